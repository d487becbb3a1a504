/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger-fixture.h"

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

#define ADD(name, function)                                                                        \
  g_test_add ("/feed/" name, LedgerFixture, NULL, ledger_fixture_set_up, function,                 \
              ledger_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("desk-of-one-name-is-told-its-own", test_desk_of_one_name_is_told_its_own);
  return g_test_run ();
}
