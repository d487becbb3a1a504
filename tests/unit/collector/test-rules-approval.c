/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-changes-codec.h"
#include "dim-crypto.h"
#include "dim-month-contents.h"
#include "ledger-fixture.h"

#include <string.h>

/* A back office says that a month is complete. It is 1 December 2026: October can be approved,
 * November not yet. */

typedef LedgerFixture Fixture;

#define DAY     "2026-10-05"
#define OCTOBER (2026 * 12 + 9)

static char *
read_cursor (Fixture *fixture)
{
  DimLedger *ledger = fixture->rules->ledger;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  guint64 position = 0;

  ledger->home->identify (ledger, &id, &position, &error);
  g_assert_no_error (error);
  return dim_cursor_encode (id, position);
}

/* What @place sees of @incidents (NULL-terminated) now, as it is approved. */
static DimFact *
look_at (Fixture *fixture, Place place, const DimFact *const *incidents)
{
  g_autoptr (DimMonthContents) contents = dim_month_contents_new ("GM0363", OCTOBER);
  g_autoptr (GBytes) bytes = NULL;
  char id[DIM_UUID_TEXT_LEN];
  DimFact *fact;

  for (guint i = 0; incidents[i] != NULL; i++) {
    g_autoptr (DimChange) change = ledger_fixture_view (fixture, place, incidents[i]->id);

    dim_month_contents_add (contents, change->incident_id, (const char *const *) change->heads,
                            change->case_number);
  }
  bytes = dim_month_contents_to_bytes (contents);
  ledger_fixture_id (fixture, id);
  fact = dim_fact_new (DIM_FACT_APPROVAL, id, "");
  fact->approval = dim_approval_new ();
  g_free (fact->approval->municipality);
  fact->approval->municipality = g_strdup ("GM0363");
  fact->approval->month = OCTOBER;
  g_free (fact->approval->seen);
  fact->approval->seen = read_cursor (fixture);
  dim_sha256 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), fact->approval->contents);
  return fact;
}

static DimFact *
new_reopening (Fixture *fixture)
{
  char id[DIM_UUID_TEXT_LEN];
  DimFact *fact;

  ledger_fixture_id (fixture, id);
  fact = dim_fact_new (DIM_FACT_APPROVAL, id, "");
  fact->approval = dim_approval_new ();
  g_free (fact->approval->municipality);
  fact->approval->municipality = g_strdup ("GM0363");
  fact->approval->month = OCTOBER;
  fact->approval->kind = DIM_APPROVAL_REOPENED;
  fact->approval->reason = DIM_REOPENING_WRONG;
  return fact;
}

static DimMonth
told (Fixture *fixture)
{
  DimMonth month = ledger_fixture_month (fixture, "GM0363 2026-10");
  g_autoptr (GError) error = NULL;

  dim_rules_view_month (fixture->rules, &month, &error);
  g_assert_no_error (error);
  return month;
}

static void
assert_state (Fixture *fixture, DimApprovalState state, guint late)
{
  DimMonth month = told (fixture);

  g_assert_cmpint (month.approval.state, ==, state);
  g_assert_cmpuint (month.approval.late, ==, late);
}

static void
test_approved_as_it_was_seen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) one = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, "een");
  g_autoptr (DimFact) other = ledger_fixture_register (fixture, AMSTERDAM_NOORD, DAY, "twee");
  const DimFact *const both[] = { other, one, NULL };
  g_autoptr (DimFact) approval = look_at (fixture, AMSTERDAM_BACK, both);
  DimMonth month;

  assert_state (fixture, DIM_MONTH_OPEN, 0);
  assert_offer (fixture, AMSTERDAM_BACK, approval, "201");
  month = told (fixture);
  g_assert_cmpint (month.approval.state, ==, DIM_MONTH_APPROVED);
  g_assert_cmpuint (month.approval.registered, ==, 2);
  g_assert_cmpstr (month.approval.desk, ==, "Backoffice");
  g_assert_cmpint (month.approval.made_s, ==, dim_clock_now_s (fixture->clock));
  assert_offer (fixture, AMSTERDAM_BACK, approval, "200"); /* its reply was lost */
}

/* "bijgekomen 1, gewijzigd 2": what the refusal tells, registrations by their place in @incidents.
 */
static void
assert_differences (Fixture *fixture,
                    const DimFact *approval,
                    const DimFact *const *incidents,
                    const char *expected)
{
  g_autoptr (DimVerdict) verdict = ledger_fixture_send (fixture, AMSTERDAM_BACK, approval);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_cmpuint (verdict->status, ==, 412);
  g_assert_cmpstr (verdict->problem->code, ==, "maand-gewijzigd");
  for (guint i = 0; i < verdict->problem->differences->len; i++) {
    const DimProblemDifference *difference = g_ptr_array_index (verdict->problem->differences, i);
    guint place = 0;

    while (incidents[place] != NULL && strcmp (incidents[place]->id, difference->incident) != 0)
      place++;
    g_string_append_printf (found, "%s%s %u", i > 0 ? ", " : "", difference->kind, place);
  }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_what_came_in_between_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) stays = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, "een");
  g_autoptr (DimFact) changes = ledger_fixture_register (fixture, AMSTERDAM_NOORD, DAY, "twee");
  g_autoptr (DimFact) goes = ledger_fixture_register (fixture, AMSTERDAM_NOORD, DAY, "drie");
  const DimFact *const seen[] = { stays, changes, goes, NULL };
  g_autoptr (DimFact) approval = look_at (fixture, AMSTERDAM_BACK, seen);
  g_autoptr (DimFact) comes = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, "vier");
  g_autoptr (DimFact) revision = ledger_fixture_revision (fixture, changes);
  g_autoptr (DimFact) withdrawal = ledger_fixture_withdrawal (fixture, goes);
  const DimFact *const all[] = { stays, changes, goes, comes, NULL };
  const DimFact *const left[] = { stays, changes, comes, NULL };
  g_autoptr (DimFact) again = NULL;

  dim_incident_set_code (revision->revision->values, DIM_FIELD_CERTAINTY, "vermoeden");
  revision->revision->changed = 1U << DIM_FIELD_CERTAINTY;
  assert_offer (fixture, AMSTERDAM_NOORD, revision, "201");
  assert_offer (fixture, AMSTERDAM_NOORD, withdrawal, "201");
  assert_differences (fixture, approval, all, "bijgekomen 3, gewijzigd 1, vervallen 2");
  assert_state (fixture, DIM_MONTH_OPEN, 0);
  again = look_at (fixture, AMSTERDAM_BACK, left);
  assert_offer (fixture, AMSTERDAM_BACK, again, "201");
  assert_state (fixture, DIM_MONTH_APPROVED, 0);
}

static void
test_late_registration_counts_and_shows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) first = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, "een");
  const DimFact *const one[] = { first, NULL };
  g_autoptr (DimFact) approval = look_at (fixture, AMSTERDAM_BACK, one);
  g_autoptr (DimFact) late = NULL;
  g_autoptr (DimFact) withdrawal = NULL;
  guint64 position;

  assert_offer (fixture, AMSTERDAM_BACK, approval, "201");
  position = told (fixture).position;
  late = ledger_fixture_register (fixture, AMSTERDAM_NOORD, DAY, "twee");
  assert_state (fixture, DIM_MONTH_CHANGED, 1);
  g_assert_cmpuint (told (fixture).position, >, position); /* the feed tells of it */
  withdrawal = ledger_fixture_withdrawal (fixture, late);
  assert_offer (fixture, AMSTERDAM_NOORD, withdrawal, "201");
  assert_state (fixture, DIM_MONTH_APPROVED, 0);
}

static void
test_late_change_tells_of_the_month (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) incident = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, "een");
  const DimFact *const one[] = { incident, NULL };
  g_autoptr (DimFact) approval = look_at (fixture, AMSTERDAM_BACK, one);
  g_autoptr (DimFact) revision = ledger_fixture_revision (fixture, incident);
  guint64 position;

  dim_incident_set_code (revision->revision->values, DIM_FIELD_CERTAINTY, "vermoeden");
  revision->revision->changed = 1U << DIM_FIELD_CERTAINTY;
  assert_offer (fixture, AMSTERDAM_BACK, approval, "201");
  position = told (fixture).position;
  assert_offer (fixture, AMSTERDAM_CENTRUM, revision, "201");
  assert_state (fixture, DIM_MONTH_CHANGED, 0);
  g_assert_cmpuint (told (fixture).position, >, position);
}

static void
test_open_points_block (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) one = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, "een");
  g_autoptr (DimFact) other = ledger_fixture_register (fixture, AMSTERDAM_NOORD, DAY, "een");
  const DimFact *const both[] = { one, other, NULL };
  g_autoptr (DimFact) provisional = look_at (fixture, AMSTERDAM_BACK, both);
  g_autoptr (DimFact) same = ledger_fixture_decision (fixture, DIM_DECISION_SAME, one, other, NULL);
  g_autoptr (DimFact) decided = NULL;

  assert_offer (fixture, AMSTERDAM_BACK, provisional, "409 maand-open");
  assert_offer (fixture, AMSTERDAM_BACK, same, "201");
  decided = look_at (fixture, AMSTERDAM_BACK, both);
  assert_offer (fixture, AMSTERDAM_BACK, decided, "201");
}

static void
test_twice_at_one_desk_blocks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) one = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, "een");
  g_autoptr (DimFact) other = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, "een");
  const DimFact *const both[] = { one, other, NULL };
  g_autoptr (DimFact) approval = look_at (fixture, AMSTERDAM_BACK, both);

  assert_offer (fixture, AMSTERDAM_BACK, approval, "409 maand-open");
}

static void
test_nothing_reported_is_nothing_to_approve (Fixture *fixture, gconstpointer data)
{
  const DimFact *const none[] = { NULL };
  g_autoptr (DimFact) empty = look_at (fixture, AMSTERDAM_BACK, none);
  g_autoptr (DimFact) statement = ledger_fixture_statement (fixture, "GM0363 2026-10");
  g_autoptr (DimFact) stated = look_at (fixture, AMSTERDAM_BACK, none);

  assert_offer (fixture, AMSTERDAM_BACK, empty, "409 maand-open");
  assert_offer (fixture, AMSTERDAM_BACK, statement, "201");
  assert_offer (fixture, AMSTERDAM_BACK, stated, "201");
  assert_state (fixture, DIM_MONTH_APPROVED, 0);
}

static void
test_reopened_with_a_reason (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) incident = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, "een");
  const DimFact *const one[] = { incident, NULL };
  g_autoptr (DimFact) approval = look_at (fixture, AMSTERDAM_BACK, one);
  g_autoptr (DimFact) too_soon = new_reopening (fixture);
  g_autoptr (DimFact) reopening = new_reopening (fixture);
  g_autoptr (DimFact) again = look_at (fixture, AMSTERDAM_BACK, one);
  DimMonth month;

  assert_offer (fixture, AMSTERDAM_BACK, too_soon, "409 maand-niet-akkoord");
  assert_offer (fixture, AMSTERDAM_BACK, approval, "201");
  assert_offer (fixture, AMSTERDAM_BACK, reopening, "201");
  month = told (fixture);
  g_assert_cmpint (month.approval.state, ==, DIM_MONTH_REOPENED);
  g_assert_cmpint (month.approval.reason, ==, DIM_REOPENING_WRONG);
  assert_offer (fixture, AMSTERDAM_BACK, again, "201");
  assert_state (fixture, DIM_MONTH_APPROVED, 0);
}

static void
test_who_may_not_and_when_not (Fixture *fixture, gconstpointer data)
{
  const DimFact *const none[] = { NULL };
  g_autoptr (DimFact) approval = look_at (fixture, AMSTERDAM_BACK, none);
  g_autoptr (DimFact) early = look_at (fixture, AMSTERDAM_BACK, none);
  g_autoptr (DimVerdict) verdict = NULL;

  assert_offer (fixture, AMSTERDAM_CENTRUM, approval, "403 geen-recht");
  assert_offer (fixture, ANALYST, approval, "403 geen-recht");
  assert_offer (fixture, ROTTERDAM_BACK, approval, "400 ongeldige-inhoud");
  early->approval->month = OCTOBER + 1;
  verdict = ledger_fixture_send (fixture, AMSTERDAM_BACK, early);
  g_assert_cmpuint (verdict->status, ==, 400);
  g_assert_cmpstr (((const DimProblemFault *) verdict->problem->faults->pdata[0])->code, ==,
                   "akkoord-te-vroeg");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add (path, Fixture, NULL, ledger_fixture_set_up, test, ledger_fixture_tear_down)
  ADD ("/approvals/approved-as-it-was-seen", test_approved_as_it_was_seen);
  ADD ("/approvals/what-came-in-between-is-told", test_what_came_in_between_is_told);
  ADD ("/approvals/late-registration-counts-and-shows", test_late_registration_counts_and_shows);
  ADD ("/approvals/late-change-tells-of-the-month", test_late_change_tells_of_the_month);
  ADD ("/approvals/open-points-block", test_open_points_block);
  ADD ("/approvals/twice-at-one-desk-blocks", test_twice_at_one_desk_blocks);
  ADD ("/approvals/nothing-reported-is-nothing-to-approve",
       test_nothing_reported_is_nothing_to_approve);
  ADD ("/approvals/reopened-with-a-reason", test_reopened_with_a_reason);
  ADD ("/approvals/who-may-not-and-when-not", test_who_may_not_and_when_not);
  return g_test_run ();
}
