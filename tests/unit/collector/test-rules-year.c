/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-crypto.h"
#include "dim-snapshot-rows.h"
#include "ledger-fixture.h"

#include <string.h>

/* A counting year is closed at the ledger: who may, what a snapshot holds, and that nothing that
 * comes later changes it. It is 9 February 2027. */

typedef LedgerFixture Fixture;

#define DECEMBER "2026-12-05"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ledger_fixture_set_up (fixture, data);
  dim_clock_advance (fixture->clock, 70 * G_TIME_SPAN_DAY);
}

static DimYearRecord *
find_year (GPtrArray *years, int number)
{
  for (guint i = 0; i < years->len; i++)
    if (((DimYearRecord *) years->pdata[i])->year == number)
      return years->pdata[i];
  g_assert_not_reached ();
}

static GPtrArray *
view (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *years = dim_rules_view_years (fixture->rules, &error);

  g_assert_no_error (error);
  return years;
}

/* About 2026, after the last step that there is. */
static DimFact *
new_step (Fixture *fixture, DimYearStepKind kind, DimYearReason reason)
{
  g_autoptr (GPtrArray) years = view (fixture);
  const GArray *events = find_year (years, 2026)->events;
  char id[DIM_UUID_TEXT_LEN];
  DimFact *fact;

  ledger_fixture_id (fixture, id);
  fact = dim_fact_new (DIM_FACT_YEAR_STEP, id, "");
  fact->year_step = dim_year_step_new ();
  fact->year_step->year = 2026;
  fact->year_step->kind = kind;
  fact->year_step->reason = reason;
  if (events->len > 0)
    g_strlcpy (fact->year_step->after, g_array_index (events, DimYearEvent, events->len - 1).id,
               sizeof fact->year_step->after);
  if (kind == DIM_YEAR_UNLOCK)
    fact->year_step->until = dim_clock_today (fixture->clock) + 14;
  return fact;
}

static void
take (Fixture *fixture,
      Place place,
      DimYearStepKind kind,
      DimYearReason reason,
      const char *expected)
{
  g_autoptr (DimFact) step = new_step (fixture, kind, reason);

  assert_offer (fixture, place, step, expected);
}

static void
close_year (Fixture *fixture)
{
  take (fixture, ANALYST, DIM_YEAR_ACCEPT, DIM_YEAR_INCOMPLETE, "201");
  take (fixture, ANALYST, DIM_YEAR_CLOSE, DIM_YEAR_PLANNED, "201");
}

/* The canonical text of a vintage of 2026, held against what is told of it. */
static char *
read_snapshot (Fixture *fixture, guint vintage)
{
  DimLedger *ledger = fixture->rules->ledger;
  g_autoptr (GPtrArray) years = view (fixture);
  const GArray *heads = find_year (years, 2026)->snapshots;
  const DimSnapshotHead *head = &g_array_index (heads, DimSnapshotHead, vintage - 1);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (dim_snapshot_heading ());
  guint8 digest[DIM_SHA256_BYTES];

  g_assert_cmpuint (heads->len, >=, vintage);
  g_assert_true (ledger->home->years.lines (ledger, head, 0, G_MAXINT32, &lines, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, head->n_lines);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (char *) lines->pdata[i]);
  dim_sha256 (text->str, text->len, digest);
  g_assert_true (dim_equal (digest, head->digest, sizeof digest));
  return g_string_free (text, FALSE);
}

static void
test_only_analysts_close_years (Fixture *fixture, gconstpointer data)
{
  take (fixture, AMSTERDAM_CENTRUM, DIM_YEAR_ACCEPT, DIM_YEAR_INCOMPLETE, "403 geen-recht");
  take (fixture, AMSTERDAM_BACK, DIM_YEAR_ACCEPT, DIM_YEAR_INCOMPLETE, "403 geen-recht");
  take (fixture, ANALYST, DIM_YEAR_ACCEPT, DIM_YEAR_COMPLETE, "409 jaar-onvolledig");
  take (fixture, ANALYST, DIM_YEAR_ACCEPT, DIM_YEAR_INCOMPLETE, "201");
}

static void
test_refusals_have_their_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) late = new_step (fixture, DIM_YEAR_ACCEPT, DIM_YEAR_INCOMPLETE);
  g_autoptr (DimFact) running = new_step (fixture, DIM_YEAR_ACCEPT, DIM_YEAR_INCOMPLETE);

  take (fixture, ANALYST, DIM_YEAR_CLOSE, DIM_YEAR_PLANNED, "409 jaar-staat-anders");
  take (fixture, ANALYST, DIM_YEAR_ACCEPT, DIM_YEAR_LATE, "400 ongeldige-inhoud");
  running->year_step->year = 2027;
  assert_offer (fixture, ANALYST, running, "400 ongeldige-inhoud");
  take (fixture, ANALYST, DIM_YEAR_ACCEPT, DIM_YEAR_INCOMPLETE, "201");
  assert_offer (fixture, ANALYST, late, "412 jaar-gewijzigd");
}

static void
test_one_person_unlocks_nothing (Fixture *fixture, gconstpointer data)
{
  close_year (fixture);
  take (fixture, ANALYST, DIM_YEAR_UNLOCK, DIM_YEAR_LATE, "201");
  take (fixture, ANALYST, DIM_YEAR_CONFIRM, DIM_YEAR_CHECKED, "403 tweede-persoon");
  take (fixture, ANALYST, DIM_YEAR_CLOSE, DIM_YEAR_CORRECTED, "409 jaar-staat-anders");
}

static void
test_step_taken_twice_is_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) step = new_step (fixture, DIM_YEAR_ACCEPT, DIM_YEAR_INCOMPLETE);
  g_autoptr (GPtrArray) years = NULL;

  assert_offer (fixture, ANALYST, step, "201");
  assert_offer (fixture, ANALYST, step, "200");
  years = view (fixture);
  g_assert_cmpuint (find_year (years, 2026)->events->len, ==, 1);
}

static void
test_snapshot_outlasts_what_comes_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) first =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DECEMBER, "SPECI2014");
  g_autoptr (DimFact) second =
    ledger_fixture_register (fixture, AMSTERDAM_BACK, DECEMBER, "SPECI2014");
  g_autoptr (DimFact) next_year =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2027-01-05", NULL);
  g_autoptr (DimFact) withdrawal = ledger_fixture_withdrawal (fixture, first);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  close_year (fixture);
  before = read_snapshot (fixture, 1);
  /* One case of two registrations; the next year is another's. */
  g_assert_nonnull (strstr (before, "\nGM0363,2026-12,2,look-alike,"));
  g_assert_null (strstr (before, "2027-01"));
  g_assert_null (strstr (before, first->id));
  assert_offer (fixture, AMSTERDAM_CENTRUM, withdrawal, "201");
  after = read_snapshot (fixture, 1);
  g_assert_cmpstr (after, ==, before);
}

static void
test_next_vintage_has_what_came_in (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (DimFact) late = NULL;
  Place other = ROTTERDAM_BACK;

  close_year (fixture);
  late = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DECEMBER, NULL);
  take (fixture, ANALYST, DIM_YEAR_UNLOCK, DIM_YEAR_LATE, "201");
  /* A second analyst. */
  fixture->devices[other]->role = DIM_ROLE_ANALYST;
  take (fixture, other, DIM_YEAR_CONFIRM, DIM_YEAR_CHECKED, "201");
  take (fixture, ANALYST, DIM_YEAR_CLOSE, DIM_YEAR_CORRECTED, "201");
  first = read_snapshot (fixture, 1);
  second = read_snapshot (fixture, 2);
  g_assert_null (strstr (first, "GM0363,2026-12"));
  g_assert_nonnull (strstr (second, "GM0363,2026-12"));
}

static void
test_nothing_of_it_can_be_altered (Fixture *fixture, gconstpointer data)
{
  static const char *const commands[] = {
    "UPDATE year_step SET reason = 'onjuist'", "DELETE FROM year_step",
    "UPDATE snapshot SET n_lines = 0",         "DELETE FROM snapshot",
    "UPDATE snapshot_line SET line = ''",      "DELETE FROM snapshot_line",
  };
  g_autoptr (DimFact) one = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DECEMBER, NULL);

  close_year (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autoptr (GError) error = NULL;
    DimStatement *statement = dim_database_prepare (fixture->database, commands[i], &error);

    g_assert_no_error (error);
    g_assert_false (dim_statement_run (statement, &error));
    g_assert_nonnull (error);
  }
}

#define ADD(path, function)                                                                        \
  g_test_add ("/rules-year/" path, Fixture, NULL, set_up, function, ledger_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("only-analysts-close-years", test_only_analysts_close_years);
  ADD ("refusals-have-their-words", test_refusals_have_their_words);
  ADD ("one-person-unlocks-nothing", test_one_person_unlocks_nothing);
  ADD ("step-taken-twice-is-one", test_step_taken_twice_is_one);
  ADD ("snapshot-outlasts-what-comes-later", test_snapshot_outlasts_what_comes_later);
  ADD ("next-vintage-has-what-came-in", test_next_vintage_has_what_came_in);
  ADD ("nothing-of-it-can-be-altered", test_nothing_of_it_can_be_altered);
  return g_test_run ();
}
