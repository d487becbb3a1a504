/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger-fixture.h"

#include <string.h>

/* What may be stated, by whom, and what becomes of it. It is 1 December 2026. In whatever order
 * facts come: /rules/order-does-not-matter. */

typedef LedgerFixture Fixture;

/* "3", "0 nulmelding", "1 vervallen": how many count, and what became of the statement. */
static void
assert_month (Fixture *fixture, const char *month, const char *expected)
{
  DimMonth found = ledger_fixture_month (fixture, month);
  g_autofree char *text = g_strdup_printf ("%u%s", found.registered,
                                           found.stated_s == 0    ? ""
                                           : found.registered > 0 ? " vervallen"
                                                                  : " nulmelding");

  g_assert_cmpstr (text, ==, expected);
}

static void
state (Fixture *fixture, Place place, const char *month, const char *expected)
{
  g_autofree char *name =
    g_strdup_printf ("%s %s", fixture->devices[place]->municipalities[0], month);
  g_autoptr (DimFact) statement = ledger_fixture_statement (fixture, name);

  assert_offer (fixture, place, statement, expected);
}

static void
test_what_cannot_be_stated (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *what;
    Place place;
    const char *month;
    const char *expected; /* faults, or status and code */
  } rows[] = {
    { "month that runs", AMSTERDAM_CENTRUM, "GM0363 2026-12", "/maand maand-niet-voorbij;" },
    { "month to come", AMSTERDAM_CENTRUM, "GM0363 2027-03", "/maand maand-niet-voorbij;" },
    { "end of the calendar", AMSTERDAM_CENTRUM, "GM0363 2199-12", "/maand maand-niet-voorbij;" },
    { "too long ago", AMSTERDAM_CENTRUM, "GM0363 2018-12", "/maand datum-te-oud;" },
    { "no municipality", AMSTERDAM_CENTRUM, "GM9999 2026-10", "/gemeente gemeente-onbekend;" },
    { "no code", AMSTERDAM_CENTRUM, "Amsterdam 2026-10", "/gemeente gemeente-onbekend;" },
    { "another office's", AMSTERDAM_BACK, "GM0599 2026-10",
      "/gemeente gemeente-niet-van-kantoor;" },
    { "merged by then", AMSTERDAM_BACK, "GM0457 2026-10",
      "/gemeente gemeente-niet-geldig-op-datum;" },
    { "both wrong", DUO_DESK, "GM0363 2026-12",
      "/gemeente gemeente-niet-van-kantoor;/maand maand-niet-voorbij;" },
    { "an analyst", ANALYST, "GM0363 2026-10", "403 geen-recht" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (DimFact) fact = ledger_fixture_statement (fixture, rows[i].month);
    g_autoptr (DimVerdict) verdict = ledger_fixture_send (fixture, rows[i].place, fact);
    g_autoptr (GString) said = g_string_new (NULL);

    g_test_message ("%s", rows[i].what);
    g_assert_nonnull (verdict->problem);
    for (guint j = 0; verdict->status == 400 && j < verdict->problem->faults->len; j++) {
      const DimProblemFault *fault = verdict->problem->faults->pdata[j];

      g_string_append_printf (said, "%s %s;", fault->pointer, fault->code);
    }
    if (verdict->status != 400)
      g_string_append_printf (said, "%u %s", verdict->status, verdict->problem->code);
    g_assert_cmpstr (said->str, ==, rows[i].expected);
    assert_month (fixture, "GM0363 2026-10", "0");
  }
}

static void
test_desk_and_back_office_may (Fixture *fixture, gconstpointer data)
{
  state (fixture, AMSTERDAM_CENTRUM, "2026-11", "201");
  state (fixture, AMSTERDAM_BACK, "2026-10", "201");

  assert_month (fixture, "GM0363 2026-11", "0 nulmelding");
  assert_month (fixture, "GM0363 2026-10", "0 nulmelding");
  assert_month (fixture, "GM0363 2026-09", "0");
  assert_month (fixture, "GM0599 2026-11", "0");
}

static void
test_twice_is_harmless (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) first = ledger_fixture_statement (fixture, "GM0363 2026-10");
  DimMonth once;
  DimMonth often;

  assert_offer (fixture, AMSTERDAM_CENTRUM, first, "201");
  once = ledger_fixture_month (fixture, "GM0363 2026-10");
  dim_clock_advance (fixture->clock, G_TIME_SPAN_DAY);
  assert_offer (fixture, AMSTERDAM_CENTRUM, first, "200");
  state (fixture, AMSTERDAM_NOORD, "2026-10", "201");
  state (fixture, AMSTERDAM_BACK, "2026-10", "201");
  often = ledger_fixture_month (fixture, "GM0363 2026-10");

  g_assert_cmpint (often.stated_s, ==, once.stated_s);
  assert_month (fixture, "GM0363 2026-10", "0 nulmelding");
  first->statement->month--;
  assert_offer (fixture, AMSTERDAM_CENTRUM, first, "409 al-anders-vastgelegd");
}

static void
test_registered_is_not_zero (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) own =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-10-31", NULL);
  g_autoptr (DimFact) last = ledger_fixture_register (fixture, DUO_DESK, "2026-11-01", NULL);

  state (fixture, AMSTERDAM_NOORD, "2026-10", "409 maand-heeft-voorvallen");
  state (fixture, AMSTERDAM_NOORD, "2026-09", "201");
  state (fixture, AMSTERDAM_NOORD, "2026-11", "201");
  state (fixture, DUO_BACK, "2026-11", "409 maand-heeft-voorvallen");
  state (fixture, DUO_BACK, "2026-10", "201");
  assert_month (fixture, "GM0363 2026-10", "1");
  assert_month (fixture, "GM0392 2026-11", "1");
}

static void
test_lapses_and_stands_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) late = NULL;
  g_autoptr (DimFact) withdrawal = NULL;
  DimMonth before;

  state (fixture, AMSTERDAM_CENTRUM, "2026-10", "201");
  late = ledger_fixture_register (fixture, AMSTERDAM_NOORD, "2026-10-05", NULL);
  assert_month (fixture, "GM0363 2026-10", "1 vervallen");
  state (fixture, AMSTERDAM_CENTRUM, "2026-10", "409 maand-heeft-voorvallen");
  before = ledger_fixture_month (fixture, "GM0363 2026-10");
  withdrawal = ledger_fixture_withdrawal (fixture, late);
  assert_offer (fixture, AMSTERDAM_NOORD, withdrawal, "201");

  assert_month (fixture, "GM0363 2026-10", "0 nulmelding");
  g_assert_cmpuint (ledger_fixture_month (fixture, "GM0363 2026-10").position, >, before.position);
}

static void
test_refuted_does_not_count (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) doubt =
    ledger_fixture_register (fixture, AMSTERDAM_NOORD, "2026-10-05", NULL);
  g_autoptr (DimFact) refuted = ledger_fixture_revision (fixture, doubt);

  dim_incident_set_code (refuted->revision->values, DIM_FIELD_CERTAINTY, "weerlegd");
  refuted->revision->changed = 1U << DIM_FIELD_CERTAINTY;
  assert_offer (fixture, AMSTERDAM_NOORD, refuted, "201");

  assert_month (fixture, "GM0363 2026-10", "0");
  state (fixture, AMSTERDAM_CENTRUM, "2026-10", "201");
}

static void
test_moving_changes_both_months (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) incident = NULL;
  g_autoptr (DimFact) moved = NULL;

  state (fixture, AMSTERDAM_CENTRUM, "2026-10", "201");
  incident = ledger_fixture_register (fixture, AMSTERDAM_NOORD, "2026-11-02", NULL);
  moved = ledger_fixture_revision (fixture, incident);
  moved->revision->values->date = dim_day_from_text ("2026-10-30");
  moved->revision->changed = 1U << DIM_FIELD_DATE;
  assert_offer (fixture, AMSTERDAM_NOORD, moved, "201");

  assert_month (fixture, "GM0363 2026-10", "1 vervallen");
  assert_month (fixture, "GM0363 2026-11", "0");
}

/* The municipality as it is called today; Weesp became Amsterdam in 2022. */
static void
test_merged_municipality_is_its_successor (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) old = ledger_fixture_incident (fixture, "2021-11-03", "GM0457", 0);
  g_autoptr (DimFact) statement = ledger_fixture_statement (fixture, "GM0457 2021-10");

  assert_offer (fixture, AMSTERDAM_CENTRUM, statement, "201");
  assert_month (fixture, "GM0363 2021-10", "0 nulmelding");
  assert_offer (fixture, AMSTERDAM_CENTRUM, old, "201");
  state (fixture, AMSTERDAM_CENTRUM, "2021-11", "409 maand-heeft-voorvallen");
}

/* "GM0363 2026-10: 1", … of what an office is told after @after. */
static char *
describe_months (Fixture *fixture, Place place, guint64 after, guint count)
{
  DimLedger *ledger = fixture->rules->ledger;
  g_autoptr (GArray) months = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_true (ledger->home->months.of_office (ledger, fixture->devices[place]->office, after,
                                                 count, &months, NULL));
  for (guint i = 0; i < months->len; i++) {
    const DimMonth *month = &g_array_index (months, DimMonth, i);

    g_string_append_printf (text, "%s %d-%02d: %u%s;", month->area, month->month / 12,
                            month->month % 12 + 1, month->registered,
                            month->stated_s != 0 ? " nul" : "");
  }
  return g_strdup (text->str);
}

static void
test_office_is_told_of_its_months (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) incident = NULL;
  g_autofree char *all = NULL;
  g_autofree char *newest = NULL;
  g_autofree char *one = NULL;
  g_autofree char *others = NULL;
  guint64 position;

  state (fixture, AMSTERDAM_CENTRUM, "2026-10", "201");
  state (fixture, AMSTERDAM_CENTRUM, "2026-09", "201");
  position = ledger_fixture_month (fixture, "GM0363 2026-09").position;
  incident = ledger_fixture_register (fixture, AMSTERDAM_NOORD, "2026-10-05", NULL);
  all = describe_months (fixture, AMSTERDAM_BACK, 0, 10);
  newest = describe_months (fixture, AMSTERDAM_NOORD, position, 10);
  one = describe_months (fixture, AMSTERDAM_NOORD, 0, 1);
  others = describe_months (fixture, DUO_BACK, 0, 10);

  g_assert_cmpstr (all, ==, "GM0363 2026-09: 0 nul;GM0363 2026-10: 1 nul;");
  g_assert_cmpstr (newest, ==, "GM0363 2026-10: 1 nul;");
  g_assert_cmpstr (one, ==, "GM0363 2026-09: 0 nul;");
  g_assert_cmpstr (others, ==, "");
}

static void
test_office_reports_since_its_first_device (Fixture *fixture, gconstpointer data)
{
  DimLedger *ledger = fixture->rules->ledger;
  gint64 since_s = 0;
  gint64 nobody_s = 1;

  g_assert_true (ledger->home->months.office_since (ledger, "amsterdam", &since_s, NULL));
  g_assert_true (ledger->home->months.office_since (ledger, "nobody", &nobody_s, NULL));
  g_assert_cmpint (since_s, >, 0);
  g_assert_cmpint (nobody_s, ==, 0);
}

static DimFact *
count_entries (Fixture *fixture, const char *name, const guint counts[DIM_N_ENTRY_CLASSES])
{
  g_autoptr (DimFact) statement = ledger_fixture_statement (fixture, name);
  DimFact *fact = dim_fact_new (DIM_FACT_ENTRY_TIMES, statement->id, "");

  fact->times = g_new0 (DimEntryTimes, 1);
  g_strlcpy (fact->times->municipality, statement->statement->municipality,
             sizeof fact->times->municipality);
  fact->times->month = statement->statement->month;
  memcpy (fact->times->counts, counts, sizeof fact->times->counts);
  return fact;
}

/* Of all desks together, and of no fewer than five. */
static void
test_entry_times_are_added (Fixture *fixture, gconstpointer data)
{
  static const guint few[] = { 2, 1, 0, 0, 0 };
  static const guint more[] = { 0, 0, 3, 0, 0 };
  g_autoptr (DimFact) first = count_entries (fixture, "GM0363 2026-10", few);
  g_autoptr (DimFact) second = count_entries (fixture, "GM0363 2026-10", more);
  g_autoptr (DimFactRecord) kept = NULL;
  DimLedger *ledger = fixture->rules->ledger;

  assert_offer (fixture, AMSTERDAM_CENTRUM, first, "201");
  g_assert_cmpuint (ledger_fixture_month (fixture, "GM0363 2026-10").entry.total, ==, 0);
  assert_offer (fixture, AMSTERDAM_NOORD, second, "201");
  assert_offer (fixture, AMSTERDAM_NOORD, second, "200");
  g_assert_cmpuint (ledger_fixture_month (fixture, "GM0363 2026-10").entry.total, ==, 6);
  g_assert_cmpuint (ledger_fixture_month (fixture, "GM0363 2026-10").entry.median, ==,
                    DIM_ENTRY_TO_2);
  g_assert_cmpuint (ledger_fixture_month (fixture, "GM0363 2026-09").entry.total, ==, 0);

  /* Of one device nothing is kept but that it counted. */
  g_assert_true (ledger->home->fact (ledger, first->id, &kept, NULL));
  g_assert_null (kept->body);
}

static void
test_entry_times_of_whom_and_when (Fixture *fixture, gconstpointer data)
{
  static const guint counts[] = { 5, 0, 0, 0, 0 };
  g_autoptr (DimFact) running = count_entries (fixture, "GM0363 2026-12", counts);
  g_autoptr (DimFact) others = count_entries (fixture, "GM0599 2026-10", counts);

  assert_offer (fixture, AMSTERDAM_CENTRUM, running, "400 ongeldige-inhoud");
  assert_offer (fixture, AMSTERDAM_CENTRUM, others, "400 ongeldige-inhoud");
  assert_offer (fixture, ANALYST, others, "403 geen-recht");
  assert_offer (fixture, ROTTERDAM_DESK, others, "201");
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, ledger_fixture_set_up, test, ledger_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/months/what-cannot-be-stated", test_what_cannot_be_stated);
  add ("/months/desk-and-back-office-may", test_desk_and_back_office_may);
  add ("/months/twice-is-harmless", test_twice_is_harmless);
  add ("/months/registered-is-not-zero", test_registered_is_not_zero);
  add ("/months/lapses-and-stands-again", test_lapses_and_stands_again);
  add ("/months/refuted-does-not-count", test_refuted_does_not_count);
  add ("/months/moving-changes-both-months", test_moving_changes_both_months);
  add ("/months/merged-municipality-is-its-successor", test_merged_municipality_is_its_successor);
  add ("/months/office-is-told-of-its-months", test_office_is_told_of_its_months);
  add ("/months/office-reports-since-its-first-device", test_office_reports_since_its_first_device);
  add ("/months/entry-times-are-added", test_entry_times_are_added);
  add ("/months/entry-times-of-whom-and-when", test_entry_times_of_whom_and_when);
  return g_test_run ();
}
