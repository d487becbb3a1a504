/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "collector-fixture.h"
#include "dim-reference-codec.h"
#include "dim-rows-codec.h"
#include "dim-tally-codec.h"

#include <string.h>

/* Whoever reads the fact rows of the real collector on, page after page, counts the same tables as
 * the collector does, whatever was registered, put right, joined, split or withdrawn meanwhile. */

#define N_ACTS 80
#define N_TAGS 6 /* documents that are shown again and again */
#define YEAR   2026

typedef struct {
  CollectorFixture collector;
  DimCodeBook *book;
  GPtrArray *incidents; /* (element-type utf8): registered by the desk or the back office */
  GPtrArray *decisions; /* (element-type utf8): that were taken */
  GHashTable *kept;     /* key of a case → Kept */
  char *cursor;         /* NULL: nothing was read yet */
  GRand *chance;
} Fixture;

typedef struct {
  DimCaseRow row;
  GArray *documents; /* (element-type DimDocumentRow) */
} Kept;

static void
free_kept (gpointer data)
{
  Kept *kept = data;

  g_array_unref (kept->documents);
  g_free (kept);
}

static void
set_up (Fixture *fixture, gconstpointer program)
{
  g_autoptr (GError) error = NULL;

  collector_fixture_set_up (&fixture->collector, program);
  fixture->book = dim_code_book_load_builtin (&error);
  g_assert_no_error (error);
  fixture->incidents = g_ptr_array_new_with_free_func (g_free);
  fixture->decisions = g_ptr_array_new_with_free_func (g_free);
  fixture->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_kept);
  fixture->chance = g_rand_new_with_seed (20261120);
}

static void
tear_down (Fixture *fixture, gconstpointer program)
{
  dim_code_book_unref (fixture->book);
  g_ptr_array_unref (fixture->incidents);
  g_ptr_array_unref (fixture->decisions);
  g_hash_table_unref (fixture->kept);
  g_free (fixture->cursor);
  g_rand_free (fixture->chance);
  collector_fixture_tear_down (&fixture->collector, program);
}

static guint
roll (Fixture *fixture, guint sides)
{
  return (guint) g_rand_int_range (fixture->chance, 0, (gint32) sides);
}

#define PICK(fixture, texts) texts[roll (fixture, G_N_ELEMENTS (texts))]

static const char *
pick_incident (Fixture *fixture)
{
  return fixture->incidents->pdata[roll (fixture, fixture->incidents->len)];
}

/* Puts @body under a new id, which is added to @ids if it was taken. @may_fail: it may contradict
 * what stands. */
static void
put (Fixture *fixture, const char *path, const char *body, gboolean may_fail, GPtrArray *ids)
{
  EnrolledDevice *device =
    roll (fixture, 2) == 0 ? fixture->collector.desk : fixture->collector.back;
  char id[DIM_UUID_TEXT_LEN];
  g_autofree char *whole = NULL;
  g_autofree char *status = NULL;

  dim_random_uuid (dim_clock_now_ms (dim_clock_system ()), id);
  whole = g_strconcat (path, id, NULL);
  status = enrolled_device_status (device, "PUT", whole, NULL, body);
  if (!may_fail)
    g_assert_cmpstr (status, ==, "201");
  if (ids != NULL && strcmp (status, "201") == 0)
    g_ptr_array_add (ids, g_strdup (id));
}

static void
tag (Fixture *fixture, const char *incident, const char *use)
{
  guint8 bytes[16] = { (guint8) roll (fixture, N_TAGS) };
  g_autofree char *text = g_base64_encode (bytes, sizeof bytes);
  g_autofree char *body = g_strdup_printf (
    "{\"voorval\":\"%s\",\"documenten\":[{\"id\":\"%s\",\"kenmerken\":[{\"sleutel\":\"2026a\","
    "\"vingerafdruk\":\"%s\",\"kenmerk\":\"%s\"}]}]}",
    incident, use, fixture->collector.fingerprint, text);

  put (fixture, "/v1/kenmerken/", body, TRUE, NULL);
}

static void
register_one (Fixture *fixture)
{
  static const char *const forms[] = { "look-alike", "vervalst", "nagemaakt" };
  static const char *const outcomes[] = { "\"geweigerd\"", "\"geweigerd\",\"vertrokken\"" };
  static const char *const certainties[] = { "vermoeden", "vastgesteld" };
  static const char *const kinds[] = { "nationaal-paspoort", "nik" };
  char use[DIM_UUID_TEXT_LEN];
  g_autofree char *body = NULL;

  dim_random_uuid (dim_clock_now_ms (dim_clock_system ()), use);
  body = g_strdup_printf (
    "{\"datum\":\"2026-%02u-%02u\",\"product\":\"paspoort-aanvraag\",\"vorm\":\"%s\","
    "\"zekerheid\":\"%s\",\"documenten\":[{\"id\":\"%s\",\"soort\":\"%s\",\"land\":\"NLD\","
    "\"vergelijking\":\"kenmerk-volgt\"}],\"ontdekking\":[\"gezichtsvergelijking\"],"
    "\"uitkomst\":[%s],\"gemeente\":\"GM0363\"}",
    9 + roll (fixture, 2), 1 + roll (fixture, 28), PICK (fixture, forms),
    PICK (fixture, certainties), use, PICK (fixture, kinds), PICK (fixture, outcomes));
  put (fixture, "/v1/voorvallen/", body, FALSE, fixture->incidents);
  if (roll (fixture, 4) > 0)
    tag (fixture, fixture->incidents->pdata[fixture->incidents->len - 1], use);
}

static void
revise (Fixture *fixture)
{
  const char *incident = pick_incident (fixture);
  static const char *const changes[] = {
    "\"wijzigt\":[\"vorm\"],\"antwoorden\":{\"vorm\":\"fantasie\"}",
    "\"wijzigt\":[\"datum\"],\"antwoorden\":{\"datum\":\"2026-08-15\"}",
    ("\"wijzigt\":[\"zekerheid\"],\"antwoorden\":{\"zekerheid\":\"weerlegd\"},\"reden\":"
     "\"verklaring\""),
    "\"wijzigt\":[\"fase\"],\"antwoorden\":{\"fase\":\"intake\"}",
  };
  g_autofree char *body = g_strdup_printf ("{\"voorval\":\"%s\",\"basis\":[\"%s\"],%s}", incident,
                                           incident, PICK (fixture, changes));

  put (fixture, "/v1/herzieningen/", body, TRUE, NULL);
}

static void
withdraw (Fixture *fixture)
{
  g_autofree char *body =
    g_strdup_printf ("{\"voorval\":\"%s\",\"reden\":\"vergissing\"}", pick_incident (fixture));

  put (fixture, "/v1/intrekkingen/", body, TRUE, NULL);
}

static void
decide (Fixture *fixture)
{
  static const char *const kinds[] = { "zelfde", "zelfde", "apart" };
  g_autofree char *body =
    g_strdup_printf ("{\"soort\":\"%s\",\"voorvallen\":[\"%s\",\"%s\"]}", PICK (fixture, kinds),
                     pick_incident (fixture), pick_incident (fixture));

  put (fixture, "/v1/beslissingen/", body, TRUE, fixture->decisions);
}

static void
retract (Fixture *fixture)
{
  g_autofree char *body = NULL;

  if (fixture->decisions->len == 0)
    return;
  body = g_strdup_printf (
    "{\"soort\":\"intrekken\",\"vervangt\":[\"%s\"],\"reden\":\"vergissing\"}",
    (const char *) fixture->decisions->pdata[roll (fixture, fixture->decisions->len)]);
  put (fixture, "/v1/beslissingen/", body, TRUE, NULL);
}

static void
act (Fixture *fixture)
{
  static void (*const acts[]) (Fixture *) = { register_one, register_one, register_one, revise,
                                              withdraw,     decide,       decide,       retract };

  (fixture->incidents->len < 4 ? register_one : PICK (fixture, acts)) (fixture);
}

static void
take_page (Fixture *fixture, const DimRowsPage *page)
{
  for (guint i = 0; i < page->changed->len; i++)
    g_hash_table_remove (fixture->kept, &g_array_index (page->changed, guint64, i));
  for (guint i = 0; i < page->cases->len; i++) {
    Kept *kept = g_new0 (Kept, 1);

    kept->row = g_array_index (page->cases, DimCaseRow, i);
    kept->documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
    g_hash_table_insert (fixture->kept, g_memdup2 (&kept->row.case_key, sizeof (guint64)), kept);
  }
  for (guint i = 0; i < page->documents->len; i++) {
    const DimDocumentRow *row = &g_array_index (page->documents, DimDocumentRow, i);
    Kept *kept = g_hash_table_lookup (fixture->kept, &row->case_key);

    g_assert_nonnull (kept);
    g_array_append_val (kept->documents, *row);
  }
}

/* Returns the feed number on which the rows stand then. */
static guint64
read_on (Fixture *fixture)
{
  gboolean more = TRUE;
  guint64 position = 0;

  while (more) {
    g_autofree char *query = fixture->cursor != NULL
                               ? g_strdup_printf ("na=%s&aantal=3", fixture->cursor)
                               : g_strdup ("aantal=3");
    g_autoptr (DimHttpAnswer) answer =
      enrolled_device_ask (fixture->collector.analyst, "GET", "/v1/telrijen", query, NULL);
    g_autoptr (DimRowsPage) page = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_cmpuint (answer->status, ==, 200);
    page = dim_rows_page_decode (answer->body, fixture->book, &error);
    g_assert_no_error (error);
    take_page (fixture, page);
    g_free (fixture->cursor);
    fixture->cursor = g_strdup (page->cursor);
    position = page->position;
    more = page->more;
  }
  return position;
}

static DimTallyColumns *
lay_out (Fixture *fixture)
{
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, fixture->kept);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const Kept *kept = value;

    g_array_append_val (cases, kept->row);
    g_array_append_vals (documents, kept->documents->data, kept->documents->len);
  }
  return dim_tally_columns_new (cases, documents);
}

/* "look-alike 2/3/1/0", a row a line, the total last. */
static char *
describe (const DimTally *tally)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i <= tally->rows->len; i++) {
    const DimTallyRow *row =
      i < tally->rows->len ? &g_array_index (tally->rows, DimTallyRow, i) : NULL;
    const DimMeasures *found = row != NULL ? &row->measures : &tally->total;

    g_string_append_printf (text, "%s %u/%u/%u/%u/%u\n", row != NULL ? row->key : "totaal",
                            found->cases, found->gross, found->documents, found->no_number,
                            found->to_follow);
  }
  return g_string_free (text, FALSE);
}

static guint
assert_counts_as_the_collector (Fixture *fixture)
{
  g_autoptr (DimHttpAnswer) answer =
    enrolled_device_ask (fixture->collector.analyst, "GET", "/v1/tellingen", "jaar=2026", NULL);
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GError) error = NULL;
  DimTallyColumns *columns;
  guint cases = 0;

  g_assert_cmpuint (answer->status, ==, 200);
  told = dim_tallies_decode (answer->body, &error);
  g_assert_no_error (error);
  columns = lay_out (fixture);
  for (guint i = 0; i < told->len; i++) {
    const DimTally *expected = told->pdata[i];
    g_autoptr (DimTally) own = dim_tally_new (expected->dimension, YEAR, 1);
    g_autofree char *own_text = NULL;
    g_autofree char *expected_text = describe (expected);

    dim_tally_count (own, fixture->book, columns);
    own_text = describe (own);
    g_assert_cmpstr (own_text, ==, expected_text);
    cases = own->total.cases;
  }
  dim_tally_columns_free (columns);
  return cases;
}

static void
test_counts_as_the_collector_at_every_moment (Fixture *fixture, gconstpointer program)
{
  guint64 position = 0;
  guint most = 0;
  guint cases;

  for (guint i = 0; i < N_ACTS; i++) {
    act (fixture);
    if (i % 4 != 3)
      continue;
    g_assert_cmpuint (read_on (fixture), >=, position);
    cases = assert_counts_as_the_collector (fixture);
    most = MAX (most, cases);
  }
  g_assert_cmpuint (most, >, 10);
  g_test_message ("%u registrations, %u cases at most, %u decisions", fixture->incidents->len, most,
                  fixture->decisions->len);
}

/* What is read at once and what was read bit by bit are the same rows. */
static void
test_reading_from_the_start_gives_the_same_rows (Fixture *fixture, gconstpointer program)
{
  guint kept;

  for (guint i = 0; i < N_ACTS / 2; i++) {
    act (fixture);
    read_on (fixture);
  }
  kept = g_hash_table_size (fixture->kept);
  g_clear_pointer (&fixture->cursor, g_free);
  g_hash_table_remove_all (fixture->kept);
  read_on (fixture);
  g_assert_cmpuint (g_hash_table_size (fixture->kept), ==, kept);
  assert_counts_as_the_collector (fixture);
}

static void
test_rows_are_for_analysts (Fixture *fixture, gconstpointer program)
{
  const CollectorFixture *collector = &fixture->collector;

  assert_status (collector->desk, "GET", "/v1/telrijen", NULL, NULL, "403 geen-recht");
  assert_status (collector->back, "GET", "/v1/telrijen", NULL, NULL, "403 geen-recht");
  assert_status (collector->elsewhere, "GET", "/v1/telrijen", NULL, NULL, "403 geen-recht");
  assert_status (collector->analyst, "GET", "/v1/telrijen", NULL, NULL, "200");
}

static void
test_place_of_another_ledger_is_told (Fixture *fixture, gconstpointer program)
{
  static const char *const queries[] = { "na=ZzE6MTc", "na=%24" };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    assert_status (fixture->collector.analyst, "GET", "/v1/telrijen", queries[i], NULL,
                   "400 onbekende-parameter");
}

static void
test_page_has_a_limit (Fixture *fixture, gconstpointer program)
{
  static const char *const refused[] = { "aantal=0", "aantal=2001", "aantal=x" };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_status (fixture->collector.analyst, "GET", "/v1/telrijen", refused[i], NULL,
                   "400 onbekende-parameter");
  assert_status (fixture->collector.analyst, "GET", "/v1/telrijen", "aantal=2000", NULL, "200");
}

static void
test_page_of_a_snapshot_has_a_limit (Fixture *fixture, gconstpointer program)
{
  static const char *const refused[] = {
    "jaar=2025&uitgave=1&aantal=0",
    "jaar=2025&uitgave=1&aantal=5001",
    "jaar=2025&uitgave=0",
    "jaar=2018&uitgave=1",
    "jaar=2025",
    "uitgave=1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_status (fixture->collector.analyst, "GET", "/v1/momentopnamen", refused[i], NULL,
                   "400 onbekende-parameter");
  assert_status (fixture->collector.analyst, "GET", "/v1/momentopnamen",
                 "jaar=2025&uitgave=1&aantal=5000", NULL, "404 niet-gevonden");
}

/* Nothing in it says who registered what, or from which tag a document's name comes. */
static void
test_rows_name_nobody (Fixture *fixture, gconstpointer program)
{
  g_autoptr (DimHttpAnswer) answer = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 12; i++)
    register_one (fixture);
  answer = enrolled_device_ask (fixture->collector.analyst, "GET", "/v1/telrijen", NULL, NULL);
  text = g_strndup (g_bytes_get_data (answer->body, NULL), g_bytes_get_size (answer->body));
  g_assert_nonnull (strstr (text, "\"vorm\":\"look-alike\""));
  g_assert_null (strstr (text, "Balie"));
  g_assert_null (strstr (text, "amsterdam"));
  g_assert_null (strstr (text, "kenmerk\":"));
  g_assert_null (strstr (text, "2026-09-"));
  for (guint i = 0; i < fixture->incidents->len; i++)
    g_assert_null (strstr (text, fixture->incidents->pdata[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
#define ADD(path, function)                                                                        \
  g_test_add ("/fact-rows/" path, Fixture, argv[1], set_up, function, tear_down)
  ADD ("counts-as-the-collector-at-every-moment", test_counts_as_the_collector_at_every_moment);
  ADD ("reading-from-the-start-gives-the-same-rows",
       test_reading_from_the_start_gives_the_same_rows);
  ADD ("rows-are-for-analysts", test_rows_are_for_analysts);
  ADD ("place-of-another-ledger-is-told", test_place_of_another_ledger_is_told);
  ADD ("page-has-a-limit", test_page_has_a_limit);
  ADD ("page-of-a-snapshot-has-a-limit", test_page_of_a_snapshot_has_a_limit);
  ADD ("rows-name-nobody", test_rows_name_nobody);
#undef ADD
  return g_test_run ();
}
