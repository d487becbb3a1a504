/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger-readers.h"

#include <string.h>

/* Who may read, what is kept for them, and when it goes. It is 1 December 2026. */

typedef LedgerFixture Fixture;

#define CITY "GM0363"

/* A reader of Amsterdam that its root vouches for. */
static DimFact *
join (Fixture *fixture, Place place, const DimSigningKey *root)
{
  return ledger_readers_join (fixture, place, CITY, root);
}

static void
add_key (GArray *keys, const char *name)
{
  DimWrappedKey key = { 0 };

  g_strlcpy (key.name, name, sizeof key.name);
  dim_random_bytes (key.wrapped, sizeof key.wrapped);
  g_array_append_val (keys, key);
}

static DimFact *
new_text (Fixture *fixture, const char *circle, const DimFact *incident, const DimFact *reader)
{
  char id[DIM_UUID_TEXT_LEN];
  DimFact *fact;

  ledger_fixture_id (fixture, id);
  fact = dim_fact_new (DIM_FACT_TEXT, id, incident->id);
  fact->text = dim_shared_text_new ();
  g_strlcpy (fact->text->circle, circle, sizeof fact->text->circle);
  fact->text->sealed = g_bytes_new ("sealed", 6);
  add_key (fact->text->keys, reader->id);
  return fact;
}

static DimFact *
new_keys (Fixture *fixture, const DimFact *reader, const DimFact *text)
{
  char id[DIM_UUID_TEXT_LEN];
  DimFact *fact;

  ledger_fixture_id (fixture, id);
  fact = dim_fact_new (DIM_FACT_TEXT_KEYS, id, "");
  fact->text_keys = dim_text_keys_new (reader->id);
  add_key (fact->text_keys->keys, text->id);
  return fact;
}

/* What a reader is told: "text", "gone", in order. */
static void
assert_told (Fixture *fixture, const DimFact *reader, const char *expected)
{
  DimLedger *ledger = fixture->rules->ledger;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  g_assert_true (ledger->home->texts.feed (ledger, reader->id, 0, 100, &entries, NULL));
  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "",
                            ((const DimTextEntry *) g_ptr_array_index (entries, i))->sealed != NULL
                              ? "text"
                              : "gone");
  g_assert_cmpstr (words->str, ==, expected);
}

static void
test_first_certificate_brings_the_root (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) root = dim_signing_key_new_random ();
  g_autoptr (DimSigningKey) other = dim_signing_key_new_random ();
  g_autoptr (DimFact) first = join (fixture, AMSTERDAM_BACK, root);
  g_autoptr (DimFact) second = ledger_readers_new (fixture, AMSTERDAM_BACK);
  g_autoptr (DimFact) strange = NULL;
  g_autoptr (DimFact) right = NULL;

  assert_offer (fixture, AMSTERDAM_BACK, second, "201");
  strange = ledger_readers_certificate (fixture, CITY, second, other);
  assert_offer (fixture, AMSTERDAM_BACK, strange, "409 kring-sleutel");
  right = ledger_readers_certificate (fixture, CITY, second, root);
  assert_offer (fixture, AMSTERDAM_BACK, right, "201");
  assert_offer (fixture, AMSTERDAM_BACK, right, "200");
}

static void
test_who_may_say_who_reads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) root = dim_signing_key_new_random ();
  g_autoptr (DimFact) own = ledger_readers_new (fixture, AMSTERDAM_BACK);
  g_autoptr (DimFact) borrowed = ledger_readers_new (fixture, ROTTERDAM_BACK);
  g_autoptr (DimFact) elsewhere = ledger_readers_new (fixture, ROTTERDAM_BACK);
  g_autoptr (DimFact) mine = NULL;
  g_autoptr (DimFact) theirs = NULL;
  g_autoptr (DimFact) ministry = NULL;
  g_autoptr (DimFact) forged = NULL;
  g_autoptr (DimFact) analyst = ledger_readers_new (fixture, ANALYST);

  assert_offer (fixture, AMSTERDAM_CENTRUM, own, "403 geen-recht");
  assert_offer (fixture, AMSTERDAM_BACK, borrowed, "400 ongeldige-inhoud");
  assert_offer (fixture, AMSTERDAM_BACK, own, "201");
  assert_offer (fixture, ROTTERDAM_BACK, elsewhere, "201");
  assert_offer (fixture, ANALYST, analyst, "201");
  mine = ledger_readers_certificate (fixture, CITY, own, root);
  assert_offer (fixture, AMSTERDAM_CENTRUM, mine, "403 geen-recht");
  assert_offer (fixture, ROTTERDAM_BACK, mine, "400 ongeldige-inhoud");
  theirs = ledger_readers_certificate (fixture, CITY, elsewhere, root);
  assert_offer (fixture, AMSTERDAM_BACK, theirs, "404 niet-gevonden");
  forged = ledger_readers_certificate (fixture, CITY, own, root);
  forged->certificate->signature[0] ^= 1;
  assert_offer (fixture, AMSTERDAM_BACK, forged, "400 ongeldige-inhoud");
  ministry = ledger_readers_certificate (fixture, DIM_CIRCLE_MINISTRY, analyst, root);
  assert_offer (fixture, AMSTERDAM_BACK, ministry, "400 ongeldige-inhoud");
  assert_offer (fixture, ANALYST, ministry, "201");
  assert_offer (fixture, AMSTERDAM_BACK, mine, "201");
}

static void
test_text_is_for_the_circle_of_its_registration (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) root = dim_signing_key_new_random ();
  g_autoptr (DimFact) reader = join (fixture, AMSTERDAM_BACK, root);
  g_autoptr (DimFact) incident =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  g_autoptr (DimFact) text = new_text (fixture, CITY, incident, reader);
  g_autoptr (DimFact) wrong = new_text (fixture, "GM0599", incident, reader);
  g_autoptr (DimFact) nobody = new_text (fixture, CITY, incident, incident);

  assert_offer (fixture, AMSTERDAM_CENTRUM, wrong, "400 ongeldige-inhoud");
  assert_offer (fixture, AMSTERDAM_CENTRUM, nobody, "409 kring-sleutel");
  assert_offer (fixture, AMSTERDAM_NOORD, text, "403 geen-recht");
  assert_offer (fixture, AMSTERDAM_CENTRUM, text, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, text, "200");
  assert_told (fixture, reader, "text");
}

static void
test_text_is_replaced_by_who_wrote_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) root = dim_signing_key_new_random ();
  g_autoptr (DimFact) reader = join (fixture, AMSTERDAM_BACK, root);
  g_autoptr (DimFact) incident =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  g_autoptr (DimFact) first = new_text (fixture, CITY, incident, reader);
  g_autoptr (DimFact) strange = new_text (fixture, CITY, incident, reader);
  g_autoptr (DimFact) second = new_text (fixture, CITY, incident, reader);

  assert_offer (fixture, AMSTERDAM_CENTRUM, first, "201");
  g_strfreev (strange->text->supersedes);
  strange->text->supersedes = g_strdupv ((char *[]){ first->id, NULL });
  assert_offer (fixture, AMSTERDAM_BACK, strange, "404 niet-gevonden");
  g_strfreev (second->text->supersedes);
  second->text->supersedes = g_strdupv ((char *[]){ first->id, NULL });
  assert_offer (fixture, AMSTERDAM_CENTRUM, second, "201");
  assert_told (fixture, reader, "gone text");
}

static void
test_text_goes_with_its_registration (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) root = dim_signing_key_new_random ();
  g_autoptr (DimFact) reader = join (fixture, AMSTERDAM_BACK, root);
  g_autoptr (DimFact) incident =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  g_autoptr (DimFact) text = new_text (fixture, CITY, incident, reader);
  g_autoptr (DimFact) late = new_text (fixture, CITY, incident, reader);
  g_autoptr (DimFact) withdrawal = ledger_fixture_withdrawal (fixture, incident);

  assert_offer (fixture, AMSTERDAM_CENTRUM, text, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, withdrawal, "201");
  assert_told (fixture, reader, "gone");
  assert_offer (fixture, AMSTERDAM_CENTRUM, late, "404 niet-gevonden");
}

static void
test_keys_of_a_revoked_device_go (Fixture *fixture, gconstpointer data)
{
  DimLedger *ledger = fixture->rules->ledger;
  const char *device = fixture->devices[AMSTERDAM_BACK]->device;
  g_autoptr (DimSigningKey) root = dim_signing_key_new_random ();
  g_autoptr (DimFact) reader = join (fixture, AMSTERDAM_BACK, root);
  g_autoptr (DimFact) incident =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  g_autoptr (DimFact) text = new_text (fixture, CITY, incident, reader);
  g_autoptr (DimFact) next = new_text (fixture, CITY, incident, reader);

  assert_offer (fixture, AMSTERDAM_CENTRUM, text, "201");
  g_assert_true (ledger->home->begin (ledger, NULL));
  g_assert_true (ledger->home->revoke (ledger, device, 1, NULL));
  g_assert_true (ledger->home->texts.drop_keys_of (ledger, device, NULL));
  g_assert_true (ledger->home->commit (ledger, NULL));
  assert_told (fixture, reader, "");
  assert_offer (fixture, AMSTERDAM_CENTRUM, next, "409 kring-sleutel");
}

static void
test_later_reader_is_given_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) root = dim_signing_key_new_random ();
  g_autoptr (DimFact) first = join (fixture, AMSTERDAM_BACK, root);
  g_autoptr (DimFact) incident =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  g_autoptr (DimFact) text = new_text (fixture, CITY, incident, first);
  g_autoptr (DimFact) later = NULL;
  g_autoptr (DimFact) keys = NULL;
  g_autoptr (DimFact) unknown = NULL;

  assert_offer (fixture, AMSTERDAM_CENTRUM, text, "201");
  later = join (fixture, AMSTERDAM_BACK, root);
  assert_told (fixture, later, "");
  keys = new_keys (fixture, later, text);
  assert_offer (fixture, AMSTERDAM_CENTRUM, keys, "403 geen-recht");
  assert_offer (fixture, AMSTERDAM_BACK, keys, "201");
  assert_told (fixture, later, "text");
  unknown = new_keys (fixture, incident, text);
  assert_offer (fixture, AMSTERDAM_BACK, unknown, "404 niet-gevonden");
}

/* Another municipality's back office wraps nothing here, whatever it says. */
static void
test_strangers_wrap_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) root = dim_signing_key_new_random ();
  g_autoptr (DimFact) first = join (fixture, AMSTERDAM_BACK, root);
  g_autoptr (DimFact) incident =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  g_autoptr (DimFact) text = new_text (fixture, CITY, incident, first);
  g_autoptr (DimFact) later = NULL;
  g_autoptr (DimFact) keys = NULL;

  assert_offer (fixture, AMSTERDAM_CENTRUM, text, "201");
  later = join (fixture, AMSTERDAM_BACK, root);
  keys = new_keys (fixture, later, text);
  assert_offer (fixture, ROTTERDAM_BACK, keys, "201");
  assert_told (fixture, later, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!dim_crypto_init ())
    return 1;
#define ADD(path, function)                                                                        \
  g_test_add ("/rules-texts/" path, Fixture, NULL, ledger_fixture_set_up, function,                \
              ledger_fixture_tear_down)
  ADD ("first-certificate-brings-the-root", test_first_certificate_brings_the_root);
  ADD ("who-may-say-who-reads", test_who_may_say_who_reads);
  ADD ("text-is-for-the-circle-of-its-registration",
       test_text_is_for_the_circle_of_its_registration);
  ADD ("text-is-replaced-by-who-wrote-it", test_text_is_replaced_by_who_wrote_it);
  ADD ("text-goes-with-its-registration", test_text_goes_with_its_registration);
  ADD ("keys-of-a-revoked-device-go", test_keys_of_a_revoked_device_go);
  ADD ("later-reader-is-given-keys", test_later_reader_is_given_keys);
  ADD ("strangers-wrap-nothing", test_strangers_wrap_nothing);
#undef ADD
  return g_test_run ();
}
