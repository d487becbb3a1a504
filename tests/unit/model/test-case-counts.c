/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-comparison.h"
#include "dim-tally.h"
#include "reference-cases.h"

#include <string.h>

/* From registrations and decisions to figures, over random sets: against a count made here, member
 * by member, of the cases that the slow reference finds. */

#define N_RANDOM_SETS    10000
#define COMPARE_MAX      20 /* registrations beside each other */
#define CODE_REFUTED     "weerlegd"
#define CODE_UNKNOWN     "onbekend"
#define DOCUMENT_KIND_NR 7

static const DimMatchWindows windows = DIM_MATCH_WINDOWS_DEFAULT;

static const char *const forms[] = { "look-alike", "vervalst", CODE_UNKNOWN, NULL };
static const char *const outcomes[] = { "geweigerd", "vertrokken", "aanhouding-politie", NULL };
static const char *const certainties[] = { "vermoeden", "vastgesteld", CODE_REFUTED, NULL };

typedef struct {
  GPtrArray *members;   /* (element-type DimMember) */
  GPtrArray *incidents; /* (element-type DimIncident): theirs, at the same place */
  GPtrArray *decisions; /* (element-type DimDecision): all */
  GPtrArray *standing;  /* (element-type DimDecision) */
} Scene;

/* Of a row of a table, as "vorm vervalst". */
typedef struct {
  guint cases;
  guint gross;
  GHashTable *documents;
} Cell;

static guint
roll (guint below)
{
  return (guint) g_test_rand_int_range (0, (gint32) below);
}

static void
make_random_id (char id[DIM_UUID_TEXT_LEN])
{
  guint8 random[DIM_UUID_RANDOM];

  for (gsize i = 0; i < sizeof random; i++)
    random[i] = (guint8) g_test_rand_int_range (0, 256);
  dim_uuid_v7 (1767225600000, random, id);
}

static void
show_document (DimMember *member, DimIncident *incident, guint number)
{
  g_autofree char *document = g_strdup_printf ("document %u", number);
  DimShownDocument shown = { 0 };
  char use[DIM_UUID_TEXT_LEN];

  g_strlcpy (shown.document, document, sizeof shown.document);
  g_array_append_val (member->documents, shown);
  member->has_number = TRUE;
  make_random_id (use);
  g_ptr_array_add (incident->documents, dim_document_use_new (use, "nik", "NLD"));
}

static void
answer_at_random (DimIncident *incident)
{
  const char *some[G_N_ELEMENTS (outcomes)] = { NULL };
  guint n = 0;

  incident->municipality = g_strdup_printf ("GM%04u", 1 + roll (2));
  if (roll (8) > 0)
    dim_incident_set_code (incident, DIM_FIELD_FORM, forms[roll (3)]);
  if (roll (3) > 0)
    dim_incident_set_code (incident, DIM_FIELD_CERTAINTY, certainties[roll (3)]);
  for (guint i = 0; outcomes[i] != NULL; i++)
    if (roll (3) == 0)
      some[n++] = outcomes[i];
  if (n > 0)
    dim_incident_set_codes (incident, DIM_FIELD_OUTCOME, some);
}

static void
add_random_member (Scene *scene, guint n_documents, guint n_days)
{
  char id[DIM_UUID_TEXT_LEN];
  DimMember *member;
  DimIncident *incident;

  make_random_id (id);
  member = dim_member_new (id);
  incident = dim_incident_new (id);
  answer_at_random (incident);
  g_strlcpy (member->municipality, incident->municipality, sizeof member->municipality);
  g_strlcpy (member->office, "kantoor", sizeof member->office);
  g_snprintf (member->desk, sizeof member->desk, "loket %u", roll (3));
  member->role = roll (2) == 0 ? DIM_ROLE_FRONT_OFFICE : DIM_ROLE_BACK_OFFICE;
  member->date = incident->date = dim_day_new (2026, 11, 3) + (DimDay) roll (n_days);
  for (guint i = roll (4); i > 0; i--)
    show_document (member, incident, roll (n_documents));
  g_ptr_array_add (scene->members, member);
  g_ptr_array_add (scene->incidents, incident);
}

static void
add_random_decision (Scene *scene)
{
  static const DimDecisionKind kinds[] = { DIM_DECISION_SAME, DIM_DECISION_APART,
                                           DIM_DECISION_VALUE };
  const DimMember *first = scene->members->pdata[roll (scene->members->len)];
  const DimMember *second = scene->members->pdata[roll (scene->members->len)];
  char id[DIM_UUID_TEXT_LEN];
  DimDecision *decision;

  make_random_id (id);
  decision = dim_decision_new (id, kinds[roll (G_N_ELEMENTS (kinds))]);
  decision->field = DIM_FIELD_FORM;
  g_strlcpy (decision->first, first->id, sizeof decision->first);
  if (decision->kind != DIM_DECISION_VALUE)
    g_strlcpy (decision->second, second->id, sizeof decision->second);
  g_ptr_array_add (scene->decisions, decision);
}

static void
start_scene (Scene *scene)
{
  guint n_members = 1 + roll (roll (20) == 0 ? 40 : 10);
  guint n_documents = 1 + roll (4);
  guint n_days = 1 + roll (45);

  scene->members = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_member_free);
  scene->incidents = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_incident_free);
  scene->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_decision_free);
  for (guint i = 0; i < n_members; i++)
    add_random_member (scene, n_documents, n_days);
  for (guint i = roll (2) * roll (8); i > 0; i--)
    add_random_decision (scene);
  scene->standing = dim_decisions_standing (scene->decisions);
}

static void
clear_scene (Scene *scene)
{
  g_clear_pointer (&scene->standing, g_ptr_array_unref);
  g_clear_pointer (&scene->decisions, g_ptr_array_unref);
  g_clear_pointer (&scene->incidents, g_ptr_array_unref);
  g_clear_pointer (&scene->members, g_ptr_array_unref);
}

static guint
find_member (const Scene *scene, const char *id)
{
  for (guint i = 0; i < scene->members->len; i++)
    if (strcmp (((const DimMember *) scene->members->pdata[i])->id, id) == 0)
      return i;
  g_assert_not_reached ();
}

/* Figures by hand */

static void
free_cell (gpointer data)
{
  Cell *cell = data;

  g_hash_table_unref (cell->documents);
  g_free (cell);
}

static void
count_in (GHashTable *cells, const char *dimension, const char *key, guint gross, GPtrArray *shown)
{
  g_autofree char *name = g_strdup_printf ("%s %s", dimension, key);
  Cell *cell = g_hash_table_lookup (cells, name);

  if (cell == NULL) {
    cell = g_new0 (Cell, 1);
    cell->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_insert (cells, g_steal_pointer (&name), cell);
  }
  cell->cases++;
  cell->gross += gross;
  for (guint i = 0; i < shown->len; i++)
    g_hash_table_add (cell->documents, g_strdup (shown->pdata[i]));
}

/* Back office before front office, then by date, then by id: what is to be believed first. */
static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const Scene *scene = data;
  const DimMember *one = scene->members->pdata[*(const guint *) a];
  const DimMember *other = scene->members->pdata[*(const guint *) b];

  if (one->role != other->role)
    return one->role == DIM_ROLE_BACK_OFFICE ? -1 : 1;
  if (one->date != other->date)
    return one->date < other->date ? -1 : 1;
  return strcmp (one->id, other->id);
}

static const char *
find_form (const Scene *scene, GArray *counting)
{
  const char *best = "";
  const char *form = NULL;

  for (guint i = 0; i < scene->standing->len; i++) {
    const DimDecision *decision = scene->standing->pdata[i];

    for (guint j = 0; j < counting->len; j++) {
      const DimIncident *incident = scene->incidents->pdata[g_array_index (counting, guint, j)];
      const char *said = dim_incident_code (incident, DIM_FIELD_FORM);

      if (decision->kind != DIM_DECISION_VALUE || strcmp (decision->first, incident->id) != 0 ||
          said == NULL || strcmp (decision->id, best) < 0)
        continue;
      best = decision->id;
      form = said;
    }
  }
  for (guint turn = 0; form == NULL && turn < 2; turn++)
    for (guint j = 0; form == NULL && j < counting->len; j++) {
      const DimIncident *incident = scene->incidents->pdata[g_array_index (counting, guint, j)];
      const char *said = dim_incident_code (incident, DIM_FIELD_FORM);

      if (said != NULL && (turn == 1 || strcmp (said, CODE_UNKNOWN) != 0))
        form = said;
    }
  return form != NULL ? form : DIM_TALLY_UNCLASSED;
}

static void
count_outcomes (const Scene *scene,
                GArray *counting,
                guint gross,
                GPtrArray *shown,
                GHashTable *cells)
{
  gboolean is_answered = FALSE;

  for (guint i = 0; outcomes[i] != NULL; i++) {
    gboolean is_said = FALSE;

    for (guint j = 0; j < counting->len; j++)
      is_said |= dim_incident_has_code (scene->incidents->pdata[g_array_index (counting, guint, j)],
                                        DIM_FIELD_OUTCOME, outcomes[i]);
    if (is_said)
      count_in (cells, "uitkomst", outcomes[i], gross, shown);
    is_answered |= is_said;
  }
  if (!is_answered)
    count_in (cells, "uitkomst", DIM_TALLY_UNCLASSED, gross, shown);
}

/* @line: the ids of a case. */
static void
count_by_hand (const Scene *scene, const char *line, GHashTable *cells)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GArray) counting = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++) {
    guint place;

    if (words[i][0] == '\0' || words[i][0] == '?')
      continue;
    place = find_member (scene, words[i]);
    if (!dim_incident_has_code (scene->incidents->pdata[place], DIM_FIELD_CERTAINTY, CODE_REFUTED))
      g_array_append_val (counting, place);
  }
  if (counting->len == 0)
    return;
  g_array_sort_with_data (counting, compare_places, (gpointer) scene);
  for (guint i = 0; i < counting->len; i++) {
    const DimMember *member = scene->members->pdata[g_array_index (counting, guint, i)];

    for (guint j = 0; j < member->documents->len; j++)
      g_ptr_array_add (shown, g_array_index (member->documents, DimShownDocument, j).document);
  }
  count_in (cells, "totaal", "", counting->len, shown);
  count_in (cells, "vorm", find_form (scene, counting), counting->len, shown);
  count_outcomes (scene, counting, counting->len, shown, cells);
}

static void
add_line (GPtrArray *lines, const char *name, guint cases, guint gross, guint documents)
{
  g_ptr_array_add (lines, g_strdup_printf ("%s: %u %u %u", name, cases, gross, documents));
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
join_lines (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static char *
reckon_by_hand (const Scene *scene)
{
  g_autofree char *text = reference_cases_join (scene->members, scene->standing, &windows);
  g_auto (GStrv) cases = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_cell);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer name, value;

  for (guint i = 0; cases[i] != NULL; i++)
    count_by_hand (scene, cases[i], cells);
  g_hash_table_iter_init (&iter, cells);
  while (g_hash_table_iter_next (&iter, &name, &value)) {
    const Cell *cell = value;

    add_line (lines, name, cell->cases, cell->gross, g_hash_table_size (cell->documents));
  }
  return join_lines (lines);
}

/* Figures of the product */

static void
add_code (DimCodeBook *book, DimList list, guint number, const char *code)
{
  DimCode *item = g_new0 (DimCode, 1);

  item->code = g_strdup (code);
  item->number = number;
  item->valid_to = DIM_DAY_NONE;
  g_assert_true (dim_code_book_add (book, list, item, NULL));
}

static DimCodeBook *
make_book (void)
{
  DimCodeBook *book = dim_code_book_new ("2026.1");

  for (guint i = 0; forms[i] != NULL; i++)
    add_code (book, DIM_LIST_FORM, i + 1, forms[i]);
  for (guint i = 0; outcomes[i] != NULL; i++)
    add_code (book, DIM_LIST_OUTCOME, i + 1, outcomes[i]);
  for (guint i = 0; certainties[i] != NULL; i++)
    add_code (book, DIM_LIST_CERTAINTY, i + 1, certainties[i]);
  add_code (book, DIM_LIST_DOCUMENT, DOCUMENT_KIND_NR, "nik");
  return book;
}

/* "document 3" is number 4; 0 would be none. */
static guint64
number_of (const Scene *scene, const char *use)
{
  for (guint i = 0; i < scene->members->len; i++) {
    const DimMember *member = scene->members->pdata[i];
    const DimIncident *incident = scene->incidents->pdata[i];

    for (guint j = 0; j < incident->documents->len; j++)
      if (strcmp (((const DimDocumentUse *) incident->documents->pdata[j])->id, use) == 0) {
        const DimShownDocument *shown = &g_array_index (member->documents, DimShownDocument, j);

        return g_ascii_strtoull (shown->document + strlen ("document "), NULL, 10) + 1;
      }
  }
  g_assert_not_reached ();
}

static void
add_rows (const Scene *scene,
          const DimCase *item,
          const DimCodeBook *book,
          GArray *cases,
          GArray *documents)
{
  g_autoptr (GArray) inputs = g_array_new (FALSE, FALSE, sizeof (DimCaseInput));
  DimCaseValues values = { 0 };
  DimCaseRow row = { 0 };

  for (guint i = 0; i < item->members->len; i++) {
    guint place = find_member (scene, item->members->pdata[i]);
    DimCaseInput input = { scene->members->pdata[place], scene->incidents->pdata[place] };

    g_array_append_val (inputs, input);
  }
  dim_case_values (inputs, scene->standing, &values);
  if (dim_case_row (&values, book, cases->len + 1, &row)) {
    g_array_append_val (cases, row);
    for (guint i = 0; i < values.values->documents->len; i++) {
      const DimDocumentUse *use = values.values->documents->pdata[i];
      DimDocumentRow shown = { .case_key = row.case_key,
                               .document = number_of (scene, use->id),
                               .kind = DOCUMENT_KIND_NR };

      g_array_append_val (documents, shown);
    }
  }
  dim_case_values_clear (&values);
}

static void
add_table (DimDimension dimension,
           const DimCodeBook *book,
           const DimTallyColumns *columns,
           GPtrArray *lines)
{
  g_autoptr (DimTally) tally = dim_tally_new (dimension, 2026, 6);

  dim_tally_count (tally, book, columns);
  for (guint i = 0; i < tally->rows->len; i++) {
    const DimTallyRow *row = &g_array_index (tally->rows, DimTallyRow, i);
    g_autofree char *name = g_strdup_printf ("%s %s", dim_dimension_name (dimension), row->key);

    add_line (lines, name, row->measures.cases, row->measures.gross, row->measures.documents);
  }
}

static char *
reckon (const Scene *scene, const DimCodeBook *book)
{
  g_autoptr (GPtrArray) joined = dim_cases_join (scene->members, scene->standing, &windows);
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DimTallyColumns) columns = NULL;

  for (guint i = 0; i < joined->len; i++)
    add_rows (scene, joined->pdata[i], book, cases, documents);
  columns = dim_tally_columns_new (cases, documents);
  add_table (DIM_DIMENSION_NONE, book, columns, lines);
  add_table (DIM_DIMENSION_FORM, book, columns, lines);
  add_table (DIM_DIMENSION_OUTCOME, book, columns, lines);
  return join_lines (lines);
}

static void
test_figures_equal_a_count_by_hand (void)
{
  g_autoptr (DimCodeBook) book = make_book ();
  guint n_cases = 0, n_members = 0;

  for (guint set = 0; set < N_RANDOM_SETS; set++) {
    g_autofree char *expected = NULL;
    g_autofree char *text = NULL;
    Scene scene;

    start_scene (&scene);
    expected = reckon_by_hand (&scene);
    text = reckon (&scene, book);
    if (strcmp (text, expected) != 0)
      g_error ("set %u:\n%s\ninstead of\n%s", set, text, expected);
    n_members += scene.members->len;
    n_cases += *text != '\0';
    clear_scene (&scene);
  }
  g_test_message ("%u registrations in %u sets, %u with cases", n_members, N_RANDOM_SETS, n_cases);
  g_assert_cmpuint (n_cases, >, N_RANDOM_SETS / 2);
}

/* Nothing that a member said is out of reach */

static DimRecord *
make_record (const Scene *scene, guint place)
{
  const DimIncident *incident = scene->incidents->pdata[place];
  const DimMember *member = scene->members->pdata[place];
  DimRecord *record = g_new0 (DimRecord, 1);

  record->state = DIM_RECORD_RECEIVED;
  record->incident = dim_incident_copy (incident);
  record->news = dim_change_new (incident->id);
  record->news->role = member->role;
  record->news->incident = dim_incident_copy (incident);
  return record;
}

static gboolean
has_row (const DimComparison *comparison, DimField field)
{
  for (guint i = 0; i < comparison->rows->len; i++)
    if (g_array_index (comparison->rows, DimComparisonRow, i).field == field)
      return TRUE;
  return FALSE;
}

/* Each answer stands in a row, under the member that said it; of several choices and of documents
 * the case has them all. */
static void
assert_reachable (const DimComparison *comparison, const DimIncident *said)
{
  const DimIncident *found = NULL;

  for (guint i = 0; i < comparison->records->len; i++) {
    const DimRecord *record = comparison->records->pdata[i];

    if (strcmp (record->incident->id, said->id) == 0)
      found = record->incident;
  }
  g_assert_nonnull (found);
  g_assert_true (dim_incident_equal (found, said));
  for (guint field = 0; field < DIM_N_FIELDS; field++)
    if (dim_incident_is_answered (said, (DimField) field))
      g_assert_true (has_row (comparison, (DimField) field));
  if (dim_incident_has_code (said, DIM_FIELD_CERTAINTY, CODE_REFUTED))
    return;
  for (guint i = 0; outcomes[i] != NULL; i++)
    if (dim_incident_has_code (said, DIM_FIELD_OUTCOME, outcomes[i]))
      g_assert_true (
        dim_incident_has_code (comparison->values.values, DIM_FIELD_OUTCOME, outcomes[i]));
  g_assert_cmpuint (comparison->values.values->documents->len, >=, said->documents->len);
}

static void
compare_case (const Scene *scene, const DimCase *item)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_record_free);
  g_autoptr (DimComparison) comparison = NULL;

  for (guint i = 0; i < item->members->len && i < COMPARE_MAX; i++)
    g_ptr_array_add (records, make_record (scene, find_member (scene, item->members->pdata[i])));
  comparison = dim_comparison_new (records);
  for (guint i = 0; i < item->members->len && i < COMPARE_MAX; i++)
    assert_reachable (comparison,
                      scene->incidents->pdata[find_member (scene, item->members->pdata[i])]);
}

static void
test_every_answer_of_a_member_stays_in_reach (void)
{
  for (guint set = 0; set < N_RANDOM_SETS; set++) {
    g_autoptr (GPtrArray) cases = NULL;
    Scene scene;

    start_scene (&scene);
    cases = dim_cases_join (scene.members, scene.standing, &windows);
    for (guint i = 0; i < cases->len; i++)
      compare_case (&scene, cases->pdata[i]);
    clear_scene (&scene);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-counts/figures-equal-a-count-by-hand",
                   test_figures_equal_a_count_by_hand);
  g_test_add_func ("/case-counts/every-answer-of-a-member-stays-in-reach",
                   test_every_answer_of_a_member_stays_in_reach);
  return g_test_run ();
}
