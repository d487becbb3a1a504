/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-cases.h"
#include "dim-changes-codec.h"
#include "dim-rules-inside.h"
#include "dim-text.h"
#include "ledger-fixture.h"

#include <string.h>

/* Random sequences of facts. After each fact the ledger, which looks only at a neighbourhood, must
 * hold the cases that joining everything gives; whoever's view changed must have a new feed number;
 * and in the end the order must not have mattered. */

#define N_SEQUENCES 200
#define N_INCIDENTS 9
#define N_NUMBERS   4

static const char *const months[] = {
  "GM0363 2026-09", "GM0363 2026-10", "GM0363 2026-11", "GM0392 2026-10",
  "GM0392 2026-11", "GM0397 2026-10", "GM0397 2026-11",
};

/* Each fact and who sends it. */
typedef struct {
  DimFact *fact;
  Place place;
} Sending;

typedef struct {
  LedgerFixture *ledger;
  GRand *random;
  GPtrArray *sendings;  /* (element-type Sending) */
  GPtrArray *incidents; /* (element-type DimFact) of those, that are registrations */
  GPtrArray *reviewers; /* back office of each, as a pointer */
  gboolean has_retractions;
  gboolean has_withdrawals;
} Sequence;

static void
free_sending_cb (gpointer data)
{
  Sending *sending = data;

  dim_fact_free (sending->fact);
  g_free (sending);
}

static void
add_sending (Sequence *sequence, Place place, DimFact *fact)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->place = place;
  sending->fact = fact;
  g_ptr_array_add (sequence->sendings, sending);
}

static guint
below (Sequence *sequence, guint limit)
{
  return (guint) g_rand_int_range (sequence->random, 0, (gint32) limit);
}

static void
write_day (Sequence *sequence, char day[DIM_DAY_TEXT_LEN])
{
  dim_day_to_text (dim_day_new (2026, 10, 28) + (DimDay) below (sequence, 26), day);
}

static void
generate_incident (Sequence *sequence)
{
  static const struct {
    Place place;
    Place reviewer;
    const char *municipality;
  } origins[] = {
    { AMSTERDAM_CENTRUM, AMSTERDAM_BACK, "GM0363" },
    { AMSTERDAM_NOORD, AMSTERDAM_BACK, "GM0363" },
    { AMSTERDAM_BACK, AMSTERDAM_BACK, "GM0363" },
    { ROTTERDAM_DESK, ROTTERDAM_BACK, "GM0599" },
    { DUO_DESK, DUO_BACK, "GM0392" },
    { DUO_DESK, DUO_BACK, "GM0397" },
    { DUO_BACK, DUO_BACK, "GM0392" },
  };
  guint origin = below (sequence, G_N_ELEMENTS (origins));
  char day[DIM_DAY_TEXT_LEN];
  DimFact *incident;

  write_day (sequence, day);
  incident = ledger_fixture_incident (sequence->ledger, day, origins[origin].municipality,
                                      below (sequence, 3));
  add_sending (sequence, origins[origin].place, incident);
  g_ptr_array_add (sequence->incidents, incident);
  g_ptr_array_add (sequence->reviewers, GINT_TO_POINTER (origins[origin].reviewer));
}

static const DimFact *
pick_incident (Sequence *sequence, Place *out_reviewer)
{
  guint index = below (sequence, sequence->incidents->len);

  *out_reviewer = (Place) GPOINTER_TO_INT (sequence->reviewers->pdata[index]);
  return sequence->incidents->pdata[index];
}

static void
generate_tags (Sequence *sequence)
{
  Place reviewer;
  const DimFact *incident = pick_incident (sequence, &reviewer);
  guint index = below (sequence, incident->values->documents->len);
  g_autofree char *number = g_strdup_printf ("number %u", below (sequence, N_NUMBERS));
  DimFact *tags = ledger_fixture_tags (sequence->ledger, incident, index, number, NULL);

  /* Near the border of two keys, now and then uniting what were two documents. */
  if (below (sequence, 4) == 0) {
    g_autofree char *other = g_strdup_printf ("number %u", below (sequence, N_NUMBERS));
    g_autoptr (DimFact) more =
      ledger_fixture_tags (sequence->ledger, incident, index, other, "2027a");
    const DimUseTags *added = more->uses->pdata[0];

    g_array_append_vals (((DimUseTags *) tags->uses->pdata[0])->tags, added->tags->data, 1);
  }
  if (below (sequence, 8) == 0) {
    DimUseTags *use = tags->uses->pdata[0];

    use->is_withdrawn = TRUE;
    g_array_set_size (use->tags, 0);
  }
  add_sending (sequence, reviewer, tags);
}

static void
generate_revision (Sequence *sequence)
{
  Place reviewer;
  const DimFact *incident = pick_incident (sequence, &reviewer);
  DimFact *revision = ledger_fixture_revision (sequence->ledger, incident);
  DimIncident *values = revision->revision->values;
  char day[DIM_DAY_TEXT_LEN];

  switch (below (sequence, 4)) {
  case 0:
    write_day (sequence, day);
    values->date = dim_day_from_text (day);
    revision->revision->changed = 1U << DIM_FIELD_DATE;
    break;
  case 1:
    dim_incident_copy_field (values, incident->values, DIM_FIELD_DOCUMENTS);
    ((DimDocumentUse *) values->documents->pdata[0])->state = DIM_COMPARE_NO_NUMBER;
    revision->revision->changed = 1U << DIM_FIELD_DOCUMENTS;
    break;
  case 2:
    dim_incident_set_code (values, DIM_FIELD_CERTAINTY,
                           below (sequence, 2) == 0 ? "weerlegd" : "vastgesteld");
    revision->revision->changed = 1U << DIM_FIELD_CERTAINTY;
    break;
  default:
    values->municipality = g_strdup (reviewer == DUO_BACK ? "GM0397" : "GM0363");
    if (reviewer == ROTTERDAM_BACK)
      memcpy (values->municipality, "GM0599", sizeof "GM0599");
    revision->revision->changed = 1U << DIM_FIELD_MUNICIPALITY;
    break;
  }
  add_sending (sequence, reviewer, revision);
}

static void
generate_decision (Sequence *sequence)
{
  Place reviewer;
  Place other_reviewer;
  const DimFact *first = pick_incident (sequence, &reviewer);
  const DimFact *second = pick_incident (sequence, &other_reviewer);
  DimDecisionKind kind = below (sequence, 2) == 0 ? DIM_DECISION_SAME : DIM_DECISION_APART;

  if (first != second && reviewer == other_reviewer)
    add_sending (sequence, reviewer,
                 ledger_fixture_decision (sequence->ledger, kind, first, second, NULL));
}

static void
generate_choice (Sequence *sequence)
{
  Place reviewer;
  const DimFact *chosen = pick_incident (sequence, &reviewer);
  DimFact *choice =
    ledger_fixture_decision (sequence->ledger, DIM_DECISION_VALUE, chosen, NULL, NULL);

  choice->decision->field = below (sequence, 2) == 0 ? DIM_FIELD_DATE : DIM_FIELD_DOCUMENTS;
  add_sending (sequence, reviewer, choice);
}

static void
generate_retraction (Sequence *sequence)
{
  guint index = below (sequence, sequence->sendings->len);
  const Sending *sending = sequence->sendings->pdata[index];

  if (sending->fact->kind != DIM_FACT_DECISION)
    return;
  sequence->has_retractions = TRUE;
  add_sending (sequence, sending->place,
               ledger_fixture_decision (sequence->ledger, DIM_DECISION_RETRACT, NULL, NULL,
                                        sending->fact));
}

static void
generate_statement (Sequence *sequence)
{
  const char *month = months[below (sequence, G_N_ELEMENTS (months))];
  Place place = g_str_has_prefix (month, "GM0363") ? AMSTERDAM_BACK : DUO_DESK;

  add_sending (sequence, place, ledger_fixture_statement (sequence->ledger, month));
}

static void
generate_withdrawal (Sequence *sequence)
{
  Place reviewer;
  const DimFact *incident = pick_incident (sequence, &reviewer);

  sequence->has_withdrawals = TRUE;
  add_sending (sequence, reviewer, ledger_fixture_withdrawal (sequence->ledger, incident));
}

static void
generate (Sequence *sequence)
{
  static void (*const generators[]) (Sequence *) = {
    generate_tags,      generate_tags,      generate_tags,       generate_tags,
    generate_revision,  generate_revision,  generate_choice,     generate_decision,
    generate_decision,  generate_decision,  generate_retraction, generate_withdrawal,
    generate_statement, generate_statement,
  };

  for (guint i = 0; i < N_INCIDENTS; i++) {
    generate_incident (sequence);
    for (guint j = 0; j < 3; j++)
      generators[below (sequence, G_N_ELEMENTS (generators))](sequence);
  }
}

/* Joins everything that there is, at once. */
static GPtrArray *
join_all (Sequence *sequence, GPtrArray *members, GPtrArray *decided)
{
  const DimMatchWindows windows = DIM_MATCH_WINDOWS_DEFAULT;
  g_autoptr (GPtrArray) standing = dim_decisions_standing (decided);

  return dim_cases_join (members, standing, &windows);
}

static DimMember *
read_member (Sequence *sequence, const DimLedgerIncident *incident)
{
  DimLedger *ledger = sequence->ledger->rules->ledger;
  DimMember *member = dim_member_new (incident->id);
  g_autoptr (GPtrArray) uses = NULL;

  g_assert_true (ledger->home->uses (ledger, incident->id, &uses, NULL));
  g_strlcpy (member->municipality, incident->area, sizeof member->municipality);
  g_strlcpy (member->office, incident->office, sizeof member->office);
  g_strlcpy (member->desk, incident->desk, sizeof member->desk);
  member->role = incident->role;
  member->date = incident->date;
  for (guint i = 0; i < uses->len; i++) {
    const DimLedgerUse *use = uses->pdata[i];
    DimShownDocument shown = { 0 };

    if (use->state != DIM_COMPARE_TAGGED)
      continue;
    g_strlcpy (shown.document, use->document, sizeof shown.document);
    g_strlcpy (shown.country, use->country, sizeof shown.country);
    g_array_append_val (member->documents, shown);
  }
  return member;
}

static DimLedgerIncident *
read_incident (Sequence *sequence, const char *id)
{
  DimLedger *ledger = sequence->ledger->rules->ledger;
  DimLedgerIncident *incident = NULL;

  g_assert_true (ledger->home->incident (ledger, id, &incident, NULL));
  return incident;
}

/* The fact rows as text: by case, without the feed number. */
static char *
write_rows (Sequence *sequence)
{
  DimLedger *ledger = sequence->ledger->rules->ledger;
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const DimLedgerChangedRows found = { changed, cases, documents };

  g_assert_true (ledger->home->rows.between (ledger, 0, 0, &found, NULL));
  for (guint i = 0; i < cases->len; i++) {
    const DimCaseRow *row = &g_array_index (cases, DimCaseRow, i);

    g_ptr_array_add (lines, g_strdup_printf ("%03u: month %u of %u, %u members, certainty %u, %u%s",
                                             (guint) row->case_key, row->month, row->municipality,
                                             row->gross, row->certainty, row->comparability,
                                             row->is_provisional ? "?" : ""));
  }
  for (guint i = 0; i < documents->len; i++) {
    const DimDocumentRow *row = &g_array_index (documents, DimDocumentRow, i);

    g_ptr_array_add (lines, g_strdup_printf ("%03u document %" G_GUINT64_FORMAT " of %u, kind %u",
                                             (guint) row->case_key, row->document, row->country,
                                             row->kind));
  }
  g_ptr_array_sort (lines, dim_text_compare_cb);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Makes all rows again, of cases joined from all there is. */
static void
put_all_rows (Sequence *sequence, GPtrArray *live)
{
  DimRules *rules = sequence->ledger->rules;
  DimLedger *ledger = rules->ledger;
  g_autoptr (DimNeighbourhood) all = dim_neighbourhood_gather (rules, live, NULL);
  g_autoptr (GPtrArray) decisions = dim_neighbourhood_decisions (all);
  g_autoptr (GPtrArray) cases = dim_cases_join (all->members, decisions, &rules->windows);

  for (guint i = 0; i < sequence->incidents->len; i++) {
    g_autoptr (DimLedgerIncident) incident =
      read_incident (sequence, ((DimFact *) sequence->incidents->pdata[i])->id);

    if (incident != NULL)
      g_assert_true (ledger->home->rows.put (ledger, incident->number, 1, NULL, NULL, NULL));
  }
  for (guint i = 0; i < cases->len; i++)
    g_assert_true (dim_rules_put_rows (rules, all, cases->pdata[i], 1, NULL));
}

static void
check_rows (Sequence *sequence, GPtrArray *live)
{
  DimLedger *ledger = sequence->ledger->rules->ledger;
  g_autofree char *kept = write_rows (sequence);
  g_autofree char *made = NULL;

  g_assert_true (ledger->home->begin_operation (ledger, NULL));
  put_all_rows (sequence, live);
  made = write_rows (sequence);
  ledger->home->undo_operation (ledger);
  g_assert_cmpstr (kept, ==, made);
}

static void
check_case (Sequence *sequence, const DimCase *item)
{
  for (guint i = 0; i < item->members->len; i++) {
    g_autoptr (DimLedgerIncident) incident = read_incident (sequence, item->members->pdata[i]);

    g_assert_cmpstr (incident->case_number, ==, dim_case_number (item));
    g_assert_true (!incident->is_provisional == !item->is_provisional);
  }
}

static void
check_cases (Sequence *sequence, GPtrArray *decided)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_member_free);
  g_autoptr (GPtrArray) live = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) cases = NULL;

  for (guint i = 0; i < sequence->incidents->len; i++) {
    g_autoptr (DimLedgerIncident) incident =
      read_incident (sequence, ((DimFact *) sequence->incidents->pdata[i])->id);

    if (incident == NULL || !incident->is_live)
      continue;
    g_ptr_array_add (members, read_member (sequence, incident));
    g_ptr_array_add (live, g_strdup (incident->id));
  }
  cases = join_all (sequence, members, decided);
  for (guint i = 0; i < cases->len; i++)
    check_case (sequence, cases->pdata[i]);
  check_rows (sequence, live);
}

/* What the reviewer of a registration sees, but for the feed number. */
static char *
write_view (Sequence *sequence, guint index, guint64 *out_position)
{
  const DimFact *fact = sequence->incidents->pdata[index];
  Place reviewer = (Place) GPOINTER_TO_INT (sequence->reviewers->pdata[index]);
  g_autoptr (DimLedgerIncident) incident = read_incident (sequence, fact->id);
  g_autoptr (DimChange) change = NULL;
  g_autoptr (GBytes) body = NULL;

  if (incident == NULL)
    return g_strdup ("");
  change = ledger_fixture_view (sequence->ledger, reviewer, fact->id);
  if (out_position != NULL)
    *out_position = change->position;
  change->position = 0;
  body = dim_change_encode (change);
  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

static void
check_feed (Sequence *sequence, char **views, guint64 *positions)
{
  for (guint i = 0; i < sequence->incidents->len; i++) {
    guint64 position = 0;
    char *view = write_view (sequence, i, &position);

    if (strcmp (view, views[i] != NULL ? views[i] : "") != 0)
      g_assert_cmpuint (position, !=, positions[i]);
    g_free (views[i]);
    views[i] = view;
    positions[i] = position;
  }
}

/* Every month is as all registrations and statements make it, and has a new feed number if it
 * reads differently than @before. @stated: (element-type utf8) */
static void
check_months (Sequence *sequence, GPtrArray *stated, DimMonth *before)
{
  g_autoptr (GPtrArray) counted = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < sequence->incidents->len; i++)
    g_ptr_array_add (
      counted, ledger_fixture_counted_in (sequence->ledger,
                                          (Place) GPOINTER_TO_INT (sequence->reviewers->pdata[i]),
                                          ((DimFact *) sequence->incidents->pdata[i])->id));
  for (guint i = 0; i < G_N_ELEMENTS (months); i++) {
    DimMonth month = ledger_fixture_month (sequence->ledger, months[i]);
    guint registered = 0;

    for (guint j = 0; j < counted->len; j++)
      registered += strcmp (counted->pdata[j], months[i]) == 0;
    g_assert_cmpuint (month.registered, ==, registered);
    g_assert_true ((month.stated_s != 0) ==
                   g_ptr_array_find_with_equal_func (stated, months[i], g_str_equal, NULL));
    if (month.registered != before[i].registered || month.stated_s != before[i].stated_s)
      g_assert_cmpuint (month.position, >, before[i].position);
    before[i] = month;
  }
}

/* A statement is refused when something is registered, and only then. */
static void
check_refusal (Sequence *sequence, const Sending *sending, const DimVerdict *verdict)
{
  g_autofree char *month = NULL;

  g_assert_cmpint (sending->fact->kind, !=, DIM_FACT_INCIDENT);
  if (sending->fact->kind != DIM_FACT_STATEMENT)
    return;
  month = ledger_fixture_stated (sending->fact);
  g_assert_cmpstr (verdict->problem->code, ==, "maand-heeft-voorvallen");
  g_assert_cmpuint (ledger_fixture_month (sequence->ledger, month).registered, >, 0);
}

/* Sends all in order; what is refused is dropped, so that another order can take all of the rest.
 */
static void
send_in_order (Sequence *sequence)
{
  g_autofree guint64 *positions = g_new0 (guint64, N_INCIDENTS);
  g_auto (GStrv) views = g_new0 (char *, N_INCIDENTS + 1);
  g_autofree DimMonth *before = g_new0 (DimMonth, G_N_ELEMENTS (months));
  g_autoptr (GPtrArray) decided = g_ptr_array_new ();
  g_autoptr (GPtrArray) stated = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < sequence->sendings->len; i++) {
    const Sending *sending = sequence->sendings->pdata[i];
    g_autoptr (DimVerdict) verdict =
      ledger_fixture_try (sequence->ledger, sending->place, sending->fact);

    if (verdict->problem != NULL) {
      check_refusal (sequence, sending, verdict);
      g_ptr_array_remove_index (sequence->sendings, i--);
      continue;
    }
    if (sending->fact->kind == DIM_FACT_DECISION)
      g_ptr_array_add (decided, sending->fact->decision);
    if (sending->fact->kind == DIM_FACT_STATEMENT)
      g_ptr_array_add (stated, ledger_fixture_stated (sending->fact));
    check_cases (sequence, decided);
    check_months (sequence, stated, before);
    check_feed (sequence, views, positions);
  }
}

/* Before all registrations, where none is refused. */
static void
send_statements (Sequence *sequence, GPtrArray *waiting)
{
  for (guint i = waiting->len; i > 0; i--) {
    const Sending *sending = waiting->pdata[i - 1];
    g_autoptr (DimVerdict) verdict = NULL;

    if (sending->fact->kind != DIM_FACT_STATEMENT)
      continue;
    verdict = ledger_fixture_try (sequence->ledger, sending->place, sending->fact);
    g_assert_cmpuint (verdict->status, ==, 201);
    g_ptr_array_remove_index (waiting, i - 1);
  }
}

/* What names something that is not there yet waits for its turn. FALSE if a decision contradicts
 * others by way of a registration that the first order had seen withdrawn before. */
static gboolean
send_shuffled (Sequence *sequence)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  g_ptr_array_extend (waiting, sequence->sendings, NULL, NULL);
  send_statements (sequence, waiting);
  while (waiting->len > 0) {
    guint index = below (sequence, waiting->len);
    const Sending *sending = waiting->pdata[index];
    g_autoptr (DimVerdict) verdict =
      ledger_fixture_try (sequence->ledger, sending->place, sending->fact);

    if (verdict->status == 409 && sequence->has_withdrawals)
      return FALSE;
    g_assert_true (verdict->status == 201 || verdict->status == 404);
    if (verdict->status == 201)
      g_ptr_array_remove_index_fast (waiting, index);
  }
  return TRUE;
}

static void
collect_views (Sequence *sequence, GPtrArray *views)
{
  for (guint i = 0; i < sequence->incidents->len; i++)
    g_ptr_array_add (views, write_view (sequence, i, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (months); i++) {
    DimMonth month = ledger_fixture_month (sequence->ledger, months[i]);

    g_ptr_array_add (views, g_strdup_printf ("%s: %u, %" G_GINT64_FORMAT, months[i],
                                             month.registered, month.stated_s));
  }
}

static void
play (LedgerFixture *fixture)
{
  DimLedger *ledger = fixture->rules->ledger;
  Sequence sequence = {
    .ledger = fixture,
    .random = g_rand_new_with_seed ((guint32) g_test_rand_int ()),
    .sendings = g_ptr_array_new_with_free_func (free_sending_cb),
    .incidents = g_ptr_array_new (),
    .reviewers = g_ptr_array_new (),
  };
  g_autoptr (GPtrArray) first = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) second = g_ptr_array_new_with_free_func (g_free);

  fixture->n_ids = 0;
  generate (&sequence);
  g_assert_true (ledger->home->begin (ledger, NULL));
  send_in_order (&sequence);
  collect_views (&sequence, first);
  ledger->home->rollback (ledger);
  if (!sequence.has_retractions) {
    g_assert_true (ledger->home->begin (ledger, NULL));
    if (send_shuffled (&sequence))
      collect_views (&sequence, second);
    ledger->home->rollback (ledger);
    for (guint i = 0; i < second->len; i++)
      g_assert_cmpstr (second->pdata[i], ==, first->pdata[i]);
  }
  g_ptr_array_unref (sequence.incidents);
  g_ptr_array_unref (sequence.reviewers);
  g_ptr_array_unref (sequence.sendings);
  g_rand_free (sequence.random);
}

static void
test_order_does_not_matter (LedgerFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_SEQUENCES; i++)
    play (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rules/order-does-not-matter", LedgerFixture, NULL, ledger_fixture_set_up,
              test_order_does_not_matter, ledger_fixture_tear_down);
  return g_test_run ();
}
