/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tallies.h"
#include "ledger-fixture.h"

typedef struct {
  LedgerFixture ledger;
  DimTallies *tallies; /* kept between counts, as the server keeps it */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ledger_fixture_set_up (&fixture->ledger, data);
  fixture->tallies = dim_tallies_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dim_tallies_free (fixture->tallies);
  ledger_fixture_tear_down (&fixture->ledger, data);
}

/* "cases/gross/documents/not comparable" of one row, "" being the total. */
static char *
count (Fixture *fixture, DimTallies *tallies, DimDimension dimension, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = dim_tallies_count (tallies, fixture->ledger.rules, 2026, &error);
  const DimTally *table;
  DimMeasures found = { 0 };

  g_assert_no_error (error);
  g_assert_cmpuint (tables->len, ==, DIM_N_STANDARD_DIMENSIONS);
  table = tables->pdata[dimension];
  if (key[0] == '\0')
    found = table->total;
  for (guint i = 0; i < table->rows->len; i++) {
    const DimTallyRow *row = &g_array_index (table->rows, DimTallyRow, i);

    if (key[0] != '\0' && g_str_equal (row->key, key))
      found = row->measures;
  }
  return g_strdup_printf ("%u/%u/%u/%u", found.cases, found.gross, found.documents,
                          found.not_comparable);
}

/* Columns that were brought up to date step by step say the same as fresh ones. */
static void
check (Fixture *fixture, DimDimension dimension, const char *key, const char *expected)
{
  g_autoptr (DimTallies) fresh = dim_tallies_new ();
  g_autofree char *kept = count (fixture, fixture->tallies, dimension, key);
  g_autofree char *anew = count (fixture, fresh, dimension, key);

  g_assert_cmpstr (kept, ==, expected);
  g_assert_cmpstr (anew, ==, expected);
}

static void
test_the_main_job (Fixture *fixture, gconstpointer data)
{
  LedgerFixture *ledger = &fixture->ledger;
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) b = NULL;
  g_autoptr (DimFact) c = NULL;
  g_autoptr (DimFact) e = NULL;
  g_autoptr (DimFact) d = ledger_fixture_incident (ledger, "2026-11-10", "GM0363", 0);

  a = ledger_fixture_register (ledger, AMSTERDAM_CENTRUM, "2026-11-03", "passport");
  b = ledger_fixture_register (ledger, AMSTERDAM_BACK, "2026-11-05", "passport");
  c = ledger_fixture_register (ledger, ROTTERDAM_DESK, "2026-11-20", "passport");
  assert_offer (ledger, AMSTERDAM_CENTRUM, d, "201");
  e = ledger_fixture_register (ledger, AMSTERDAM_CENTRUM, "2026-11-21", "licence");

  check (fixture, DIM_DIMENSION_NONE, "", "4/5/2/1");
  check (fixture, DIM_DIMENSION_MUNICIPALITY, "GM0363", "3/4/2/1");
  check (fixture, DIM_DIMENSION_MUNICIPALITY, "GM0599", "1/1/1/0");
  check (fixture, DIM_DIMENSION_MONTH, "2026-11", "4/5/2/1");
}

static void
test_rows_follow_every_change (Fixture *fixture, gconstpointer data)
{
  LedgerFixture *ledger = &fixture->ledger;
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) b = NULL;
  g_autoptr (DimFact) apart = NULL;
  g_autoptr (DimFact) refuted = NULL;
  g_autoptr (DimFact) withdrawal = NULL;

  a = ledger_fixture_register (ledger, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  check (fixture, DIM_DIMENSION_NONE, "", "1/1/0/1");
  b = ledger_fixture_register (ledger, AMSTERDAM_BACK, "2026-11-05", "passport");
  check (fixture, DIM_DIMENSION_NONE, "", "2/2/1/1");
  {
    g_autoptr (DimFact) tags = ledger_fixture_tags (ledger, a, 0, "passport", NULL);

    assert_offer (ledger, AMSTERDAM_CENTRUM, tags, "201");
  }
  check (fixture, DIM_DIMENSION_NONE, "", "1/2/1/0");
  apart = ledger_fixture_decision (ledger, DIM_DECISION_APART, a, b, NULL);
  assert_offer (ledger, AMSTERDAM_BACK, apart, "201");
  check (fixture, DIM_DIMENSION_NONE, "", "2/2/1/0");

  refuted = ledger_fixture_revision (ledger, b);
  refuted->revision->changed = 1U << DIM_FIELD_CERTAINTY;
  dim_incident_set_code (refuted->revision->values, DIM_FIELD_CERTAINTY, "weerlegd");
  assert_offer (ledger, AMSTERDAM_BACK, refuted, "201");
  check (fixture, DIM_DIMENSION_NONE, "", "1/1/1/0");
  withdrawal = ledger_fixture_withdrawal (ledger, a);
  assert_offer (ledger, AMSTERDAM_CENTRUM, withdrawal, "201");
  check (fixture, DIM_DIMENSION_NONE, "", "0/0/0/0");
}

static void
test_a_table_names_its_position (Fixture *fixture, gconstpointer data)
{
  LedgerFixture *ledger = &fixture->ledger;
  g_autoptr (DimFact) a = ledger_fixture_incident (ledger, "2026-11-03", "GM0363", 0);
  g_autoptr (DimVerdict) verdict = ledger_fixture_send (ledger, AMSTERDAM_CENTRUM, a);
  g_autoptr (GPtrArray) tables = dim_tallies_count (fixture->tallies, ledger->rules, 2026, NULL);

  for (guint i = 0; i < tables->len; i++)
    g_assert_cmpuint (((DimTally *) tables->pdata[i])->position, ==, verdict->position);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/tallies/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-main-job", test_the_main_job);
  ADD ("rows-follow-every-change", test_rows_follow_every_change);
  ADD ("a-table-names-its-position", test_a_table_names_its_position);
  return g_test_run ();
}
