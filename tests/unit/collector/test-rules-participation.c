/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger-fixture.h"

#include <string.h>

/* Who takes part, and what each municipality reported, as the ledger tells it. All devices enrolled
 * on 21 September 2026; it is 9 February 2027. */

typedef LedgerFixture Fixture;

#define DECEMBER (2026 * 12 + 11)

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ledger_fixture_set_up (fixture, data);
  dim_clock_advance (fixture->clock, 70 * G_TIME_SPAN_DAY);
}

static DimParticipation *
view (Fixture *fixture, int year)
{
  g_autoptr (GError) error = NULL;
  DimParticipation *participation = dim_rules_view_participation (fixture->rules, year, &error);

  g_assert_no_error (error);
  g_assert_cmpint (participation->year, ==, year);
  return participation;
}

/* December, January and February: - absent, . running, ! silent, 0 zero, a number registered. */
static char *
describe (Fixture *fixture, const char *code)
{
  GString *text = g_string_new (NULL);

  for (int month = DECEMBER; month <= DECEMBER + 2; month++) {
    g_autoptr (DimParticipation) participation = view (fixture, month / 12);
    const DimPartMember *member = dim_participation_find (participation, code);
    DimPartStanding standing = { .state = DIM_PART_ABSENT };

    if (member != NULL)
      standing = dim_participation_standing (participation, member, month);
    if (standing.state == DIM_PART_REPORTED)
      g_string_append_printf (text, "%u", standing.registered);
    else
      g_string_append_c (text, "-.!0R"[standing.state]);
  }
  return g_string_free (text, FALSE);
}

#define assert_months(fixture, code, expected)                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *described = describe (fixture, code);                                         \
    g_assert_cmpstr (described, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END

static void
state (Fixture *fixture, Place place, const char *month)
{
  g_autoptr (DimFact) statement = ledger_fixture_statement (fixture, month);

  assert_offer (fixture, place, statement, "201");
}

static void
revoke_device (Fixture *fixture, Place place, gint64 when_s)
{
  DimLedger *ledger = fixture->rules->ledger;
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger->home->begin (ledger, &error));
  g_assert_true (ledger->home->revoke (ledger, fixture->devices[place]->device, when_s, &error));
  g_assert_true (ledger->home->commit (ledger, &error));
  g_assert_no_error (error);
}

static void
test_reported_stated_and_silent_are_told_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) first =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-12-05", NULL);
  g_autoptr (DimFact) second =
    ledger_fixture_register (fixture, AMSTERDAM_BACK, "2026-12-09", NULL);
  g_autoptr (DimFact) running =
    ledger_fixture_register (fixture, AMSTERDAM_NOORD, "2027-02-02", NULL);

  state (fixture, DUO_DESK, "GM0392 2027-01");
  assert_months (fixture, "GM0363", "2!1");
  assert_months (fixture, "GM0392", "!0.");
  assert_months (fixture, "GM0397", "!!.");
  assert_months (fixture, "GM0599", "!!.");
  assert_months (fixture, "GM0014", "---");
}

/* Of the month in which the last device went nothing is expected any more. */
static void
test_who_stopped_is_not_expected (Fixture *fixture, gconstpointer data)
{
  gint64 january_s = dim_clock_now_s (fixture->clock) - (gint64) 20 * 24 * 60 * 60;

  revoke_device (fixture, ROTTERDAM_DESK, january_s);
  assert_months (fixture, "GM0599", "!!.");
  revoke_device (fixture, ROTTERDAM_BACK, january_s);
  assert_months (fixture, "GM0599", "!--");
}

static void
test_withdrawn_month_is_silent_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) only =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2027-01-05", NULL);
  g_autoptr (DimFact) withdrawal = ledger_fixture_withdrawal (fixture, only);

  assert_months (fixture, "GM0363", "!1.");
  assert_offer (fixture, AMSTERDAM_CENTRUM, withdrawal, "201");
  assert_months (fixture, "GM0363", "!!.");
}

/* A statement that lapsed stands again when what was registered is gone. */
static void
test_lapsed_statement_counts_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) late = NULL;
  g_autoptr (DimFact) withdrawal = NULL;

  state (fixture, AMSTERDAM_CENTRUM, "GM0363 2027-01");
  late = ledger_fixture_register (fixture, AMSTERDAM_NOORD, "2027-01-30", NULL);
  assert_months (fixture, "GM0363", "!1.");
  withdrawal = ledger_fixture_withdrawal (fixture, late);
  assert_offer (fixture, AMSTERDAM_NOORD, withdrawal, "201");
  assert_months (fixture, "GM0363", "!0.");
}

/* An analyst registers nothing, and what was registered before anybody took part is told without
 * being expected. */
static void
test_before_anybody_took_part_nothing_is_expected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) early =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-03-05", NULL);
  g_autoptr (DimParticipation) participation = view (fixture, 2026);
  const DimPartMember *member = dim_participation_find (participation, "GM0363");
  DimPartTotals totals;

  g_assert_cmpuint (member->months->len, ==, 1);
  dim_participation_count_member (participation, member, &totals);
  g_assert_cmpuint (totals.expected, ==, 4);
  g_assert_cmpuint (totals.reported, ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/rules-participation/" path, Fixture, NULL, set_up, function,                       \
              ledger_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("reported-stated-and-silent-are-told-apart", test_reported_stated_and_silent_are_told_apart);
  ADD ("who-stopped-is-not-expected", test_who_stopped_is_not_expected);
  ADD ("withdrawn-month-is-silent-again", test_withdrawn_month_is_silent_again);
  ADD ("lapsed-statement-counts-again", test_lapsed_statement_counts_again);
  ADD ("before-anybody-took-part-nothing-is-expected",
       test_before_anybody_took_part_nothing_is_expected);
  return g_test_run ();
}
