/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger-fixture.h"

#include <string.h>

typedef LedgerFixture Fixture;

static DimCompareState
find_state (Fixture *fixture, const DimFact *incident)
{
  g_autoptr (DimChange) change = ledger_fixture_view (fixture, AMSTERDAM_BACK, incident->id);

  return ((DimDocumentUse *) change->incident->documents->pdata[0])->state;
}

static void
test_state_follows_the_tag (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) tags = NULL;
  g_autoptr (DimFact) taken_back = NULL;

  a = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  g_assert_cmpint (find_state (fixture, a), ==, DIM_COMPARE_TO_FOLLOW);
  tags = ledger_fixture_tags (fixture, a, 0, "passport", NULL);
  assert_offer (fixture, AMSTERDAM_CENTRUM, tags, "201");
  g_assert_cmpint (find_state (fixture, a), ==, DIM_COMPARE_TAGGED);

  taken_back = ledger_fixture_tags (fixture, a, 0, "passport", NULL);
  ((DimUseTags *) taken_back->uses->pdata[0])->is_withdrawn = TRUE;
  g_array_set_size (((DimUseTags *) taken_back->uses->pdata[0])->tags, 0);
  assert_offer (fixture, AMSTERDAM_CENTRUM, taken_back, "201");
  g_assert_cmpint (find_state (fixture, a), ==, DIM_COMPARE_IMPOSSIBLE);
}

static void
test_withdrawn_document_is_cleared (Fixture *fixture, gconstpointer data)
{
  DimLedger *ledger = fixture->rules->ledger;
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) b = NULL;
  g_autoptr (DimFact) taken_back = NULL;
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (GError) error = NULL;

  a = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", "passport");
  b = ledger_fixture_register (fixture, AMSTERDAM_BACK, "2026-11-05", "passport");
  taken_back = ledger_fixture_tags (fixture, a, 0, "passport", NULL);
  ((DimUseTags *) taken_back->uses->pdata[0])->is_withdrawn = TRUE;
  g_array_set_size (((DimUseTags *) taken_back->uses->pdata[0])->tags, 0);
  assert_offer (fixture, AMSTERDAM_CENTRUM, taken_back, "201");

  assert_view (fixture, AMSTERDAM_BACK, b, "0004");
  ledger->home->uses (ledger, a->id, &uses, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (uses->len, ==, 1);
  g_assert_cmpstr (((DimLedgerUse *) uses->pdata[0])->document, ==, "");
}

static void
test_keys_must_be_known (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) unknown = NULL;
  g_autoptr (DimFact) destroyed = NULL;
  g_autoptr (DimFact) other = NULL;

  a = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  unknown = ledger_fixture_tags (fixture, a, 0, "passport", "2019a");
  destroyed = ledger_fixture_tags (fixture, a, 0, "passport", "2025a");
  other = ledger_fixture_tags (fixture, a, 0, "passport", "2026a");
  g_array_index (((DimUseTags *) other->uses->pdata[0])->tags, DimTag, 0).fingerprint[0] ^= 1;

  assert_offer (fixture, AMSTERDAM_CENTRUM, unknown, "409 kenmerk-sleutel");
  assert_offer (fixture, AMSTERDAM_CENTRUM, destroyed, "409 kenmerk-sleutel");
  assert_offer (fixture, AMSTERDAM_CENTRUM, other, "409 kenmerk-sleutel");
  g_assert_cmpint (find_state (fixture, a), ==, DIM_COMPARE_TO_FOLLOW);
}

static DimFact *
register_under (Fixture *fixture, Place place, const char *day, const char *keys)
{
  DimFact *incident = ledger_fixture_incident (fixture, day, "GM0363", 1);
  g_autoptr (DimFact) tags = ledger_fixture_tags (fixture, incident, 0, "passport", keys);

  assert_offer (fixture, place, incident, "201");
  assert_offer (fixture, place, tags, "201");
  return incident;
}

static void
test_two_keys_of_one_number_are_one_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) old = NULL;
  g_autoptr (DimFact) new = NULL;
  g_autoptr (DimFact) border = NULL;

  dim_clock_advance (fixture->clock, 60 * G_TIME_SPAN_DAY);
  old = register_under (fixture, AMSTERDAM_CENTRUM, "2026-12-28", "2026a");
  new = register_under (fixture, AMSTERDAM_NOORD, "2027-01-05", "2027a");
  assert_view (fixture, AMSTERDAM_BACK, old, "0001");
  border = register_under (fixture, AMSTERDAM_BACK, "2027-01-02", "2026a 2027a");

  assert_view (fixture, AMSTERDAM_BACK, old, "0001+0004+0007?");
  assert_view (fixture, AMSTERDAM_BACK, new, "0001+0001+0007?");
  assert_view (fixture, AMSTERDAM_BACK, border, "0001+0001+0004?");
}

static void
test_moving_the_date_out_of_the_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) moved = NULL;
  g_autoptr (DimFact) again = NULL;

  dim_clock_advance (fixture->clock, 60 * G_TIME_SPAN_DAY);
  a = register_under (fixture, AMSTERDAM_CENTRUM, "2026-12-28", "2026a");
  moved = ledger_fixture_revision (fixture, a);
  moved->revision->changed = 1U << DIM_FIELD_DATE;
  moved->revision->values->date = dim_day_from_text ("2027-01-04");
  assert_offer (fixture, AMSTERDAM_CENTRUM, moved, "201");
  g_assert_cmpint (find_state (fixture, a), ==, DIM_COMPARE_IMPOSSIBLE);

  again = ledger_fixture_tags (fixture, a, 0, "passport", "2027a");
  assert_offer (fixture, AMSTERDAM_CENTRUM, again, "201");
  g_assert_cmpint (find_state (fixture, a), ==, DIM_COMPARE_TAGGED);
}

static void
test_late_tags_change_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) first = NULL;
  g_autoptr (DimFact) second = NULL;
  g_autoptr (DimFact) b = NULL;

  a = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  first = ledger_fixture_tags (fixture, a, 0, "mistyped", NULL);
  second = ledger_fixture_tags (fixture, a, 0, "passport", NULL);
  b = ledger_fixture_register (fixture, AMSTERDAM_BACK, "2026-11-05", "passport");
  assert_offer (fixture, AMSTERDAM_CENTRUM, second, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, first, "201");

  assert_view (fixture, AMSTERDAM_BACK, b, "0001+0001?");
}

static void
test_nothing_gives_a_tag_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) tags = NULL;
  g_autoptr (DimFactRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  a = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  tags = ledger_fixture_tags (fixture, a, 0, "passport", NULL);
  assert_offer (fixture, AMSTERDAM_CENTRUM, tags, "201");

  fixture->rules->ledger->home->fact (fixture->rules->ledger, tags->id, &record, &error);
  g_assert_no_error (error);
  g_assert_null (record->body);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/tags/" name, Fixture, NULL, ledger_fixture_set_up, function,                       \
              ledger_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("state-follows-the-tag", test_state_follows_the_tag);
  ADD ("withdrawn-document-is-cleared", test_withdrawn_document_is_cleared);
  ADD ("keys-must-be-known", test_keys_must_be_known);
  ADD ("two-keys-of-one-number-are-one-document", test_two_keys_of_one_number_are_one_document);
  ADD ("moving-the-date-out-of-the-key", test_moving_the_date_out_of_the_key);
  ADD ("late-tags-change-nothing", test_late_tags_change_nothing);
  ADD ("nothing-gives-a-tag-away", test_nothing_gives_a_tag_away);
  return g_test_run ();
}
