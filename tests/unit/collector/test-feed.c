/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger-fixture.h"

#include "dim-changes-codec.h"

/* The feed of @place from the start, registrations by the last of their four-digit serial. */
static char *
describe_feed (LedgerFixture *fixture, Place place)
{
  const DimDeviceProfile *device = fixture->devices[place];
  DimLedger *ledger = fixture->rules->ledger;
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GError) error = NULL;

  if (device->role == DIM_ROLE_BACK_OFFICE)
    ledger->home->feed_of_office (ledger, device, 0, 100, &page, &error);
  else
    ledger->home->feed_of_desk (ledger, device, 0, 100, &page, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < page->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            ((DimLedgerIncident *) page->pdata[i])->id + DIM_UUID_LEN - 4);
  return g_string_free (text, FALSE);
}

#define assert_feed(fixture, place, expected)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *described = describe_feed (fixture, place);                                   \
    g_assert_cmpstr (described, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END

/* A clerk and a reviewer whose desks have one name. */
static void
test_desk_of_one_name_is_told_its_own (LedgerFixture *fixture, gconstpointer data)
{
  DimDeviceProfile *clerk = fixture->devices[AMSTERDAM_CENTRUM];
  g_autoptr (DimFact) own = NULL;
  g_autoptr (DimFact) other = NULL;

  g_free (clerk->desk);
  clerk->desk = g_strdup ("Backoffice");
  own = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-05", NULL);
  other = ledger_fixture_register (fixture, AMSTERDAM_BACK, "2026-11-06", NULL);

  assert_feed (fixture, AMSTERDAM_CENTRUM, "0001");
  assert_feed (fixture, AMSTERDAM_BACK, "0001 0003");
}

/* @after: the last fact about @incident that the author saw */
static DimFact *
move (LedgerFixture *fixture, const DimFact *incident, const DimFact *after, const char *to)
{
  DimFact *fact = ledger_fixture_revision (fixture, incident);
  DimRevision *revision = fact->revision;

  g_free (revision->basis[0]);
  revision->basis[0] = g_strdup (after->id);
  revision->changed = 1U << DIM_FIELD_MUNICIPALITY;
  g_free (revision->values->municipality);
  revision->values->municipality = g_strdup (to);
  assert_offer (fixture, DUO_BACK, fact, "201");
  return fact;
}

/* An office that works for one of the two municipalities of another office. */
static void
serve_haarlem (LedgerFixture *fixture)
{
  DimLedger *ledger = fixture->rules->ledger;
  DimDeviceProfile *profile = fixture->devices[ROTTERDAM_BACK];
  g_autoptr (DimOffice) office = dim_office_new ("rotterdam", "rotterdam", "Balie, 14 010");
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (office->municipalities, g_strdup ("GM0392"));
  g_ptr_array_add (office->areas, g_strdup ("GM0392"));
  ledger->home->put_office (ledger, office, &error);
  g_assert_no_error (error);
  g_free (profile->municipalities[0]);
  profile->municipalities[0] = g_strdup ("GM0392");
}

static void
test_moved_away_is_told_as_gone (LedgerFixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) incident = ledger_fixture_incident (fixture, "2026-11-03", "GM0392", 1);
  g_autoptr (DimFact) away = NULL;
  g_autoptr (DimChange) change = NULL;
  g_autoptr (DimChange) read = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;

  serve_haarlem (fixture);
  assert_offer (fixture, DUO_DESK, incident, "201");
  assert_feed (fixture, ROTTERDAM_BACK, "0001");
  away = move (fixture, incident, incident, "GM0397");
  change = ledger_fixture_view (fixture, ROTTERDAM_BACK, incident->id);

  assert_feed (fixture, ROTTERDAM_BACK, "0001");
  assert_feed (fixture, AMSTERDAM_BACK, "");
  g_assert_true (change->is_withdrawn);
  g_assert_null (change->incident);
  g_assert_cmpstr (change->desk, ==, "");
  g_assert_cmpstr (change->case_number, ==, "");
  g_assert_cmpuint (g_strv_length (change->heads), ==, 0);
  g_assert_cmpuint (change->peers->len + change->hits->len, ==, 0);
  body = dim_change_encode (change);
  read = dim_change_decode (body, &error);
  g_assert_no_error (error);
  g_assert_true (read->is_withdrawn);
}

static void
test_moved_back_is_told_again (LedgerFixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) incident = ledger_fixture_incident (fixture, "2026-11-03", "GM0392", 1);
  g_autoptr (DimFact) away = NULL;
  g_autoptr (DimFact) back = NULL;
  g_autoptr (DimChange) change = NULL;

  serve_haarlem (fixture);
  assert_offer (fixture, DUO_DESK, incident, "201");
  away = move (fixture, incident, incident, "GM0397");
  back = move (fixture, incident, away, "GM0392");
  change = ledger_fixture_view (fixture, ROTTERDAM_BACK, incident->id);

  assert_feed (fixture, ROTTERDAM_BACK, "0001");
  g_assert_false (change->is_withdrawn);
  g_assert_nonnull (change->incident);
}

static void
test_office_keeps_what_it_registered (LedgerFixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) incident = ledger_fixture_incident (fixture, "2026-11-03", "GM0392", 1);
  g_autoptr (DimFact) away = NULL;
  g_autoptr (DimChange) change = NULL;

  serve_haarlem (fixture);
  assert_offer (fixture, ROTTERDAM_BACK, incident, "201");
  away = move (fixture, incident, incident, "GM0397");
  change = ledger_fixture_view (fixture, ROTTERDAM_BACK, incident->id);

  assert_feed (fixture, ROTTERDAM_BACK, "0001");
  assert_feed (fixture, DUO_BACK, "0001");
  g_assert_false (change->is_withdrawn);
  g_assert_cmpstr (change->incident->municipality, ==, "GM0397");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/feed/" name, LedgerFixture, NULL, ledger_fixture_set_up, function,                 \
              ledger_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("desk-of-one-name-is-told-its-own", test_desk_of_one_name_is_told_its_own);
  ADD ("moved-away-is-told-as-gone", test_moved_away_is_told_as_gone);
  ADD ("moved-back-is-told-again", test_moved_back_is_told_again);
  ADD ("office-keeps-what-it-registered", test_office_keeps_what_it_registered);
  return g_test_run ();
}
