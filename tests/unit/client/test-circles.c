/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-circles.h"
#include "dim-fact-codec.h"
#include "dim-incidents.h"
#include "dim-outbox.h"
#include "dim-reader-trust.h"
#include "dim-reading-key.h"
#include "dim-text-sealing.h"
#include "workstation.h"

#include <string.h>

/* Who counts as a reader on a device, whatever a collector tells, and what is sealed for them. */

#define CITY      "GM0363"
#define TEXT      "Het zegel was los."
#define NEXT      "Het zegel was toch heel."
#define N_READERS 3

static const char *const ids[N_READERS] = { "01930000-0000-7000-8000-00000000000a",
                                            "01930000-0000-7000-8000-00000000000b",
                                            "01930000-0000-7000-8000-00000000000c" };

typedef struct {
  Workstation workstation;
  DimSigningKey *root;
  DimSigningKey *signing[N_READERS];
  DimReadingKey *reading[N_READERS];
  DimToldReaders *page; /* what the collector tells */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  DimCircle circle = { .code = CITY };

  workstation_set_up (&fixture->workstation, data);
  fixture->root = dim_signing_key_new_random ();
  fixture->page = dim_told_readers_new ();
  memcpy (circle.root, dim_signing_key_public (fixture->root), sizeof circle.root);
  g_array_append_val (fixture->page->circles, circle);
  for (guint i = 0; i < N_READERS; i++) {
    DimReaderEntry *entry = dim_reader_entry_new ();

    fixture->signing[i] = dim_signing_key_new_random ();
    fixture->reading[i] = dim_reading_key_new_random ();
    g_strlcpy (entry->reader.id, ids[i], sizeof entry->reader.id);
    memcpy (entry->reader.read_key, dim_reading_key_public (fixture->reading[i]),
            sizeof entry->reader.read_key);
    memcpy (entry->reader.sign_key, dim_signing_key_public (fixture->signing[i]),
            sizeof entry->reader.sign_key);
    g_ptr_array_add (fixture->page->readers, entry);
  }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_READERS; i++) {
    dim_signing_key_free (fixture->signing[i]);
    dim_reading_key_free (fixture->reading[i]);
  }
  dim_signing_key_free (fixture->root);
  dim_told_readers_free (fixture->page);
  workstation_tear_down (&fixture->workstation, data);
}

static DimReaderEntry *
entry_of (Fixture *fixture, guint reader)
{
  return g_ptr_array_index (fixture->page->readers, reader);
}

static void
vouch (Fixture *fixture, guint reader, const DimSigningKey *issuer)
{
  DimReaderCertificate *certificate = g_new0 (DimReaderCertificate, 1);

  g_strlcpy (certificate->circle, CITY, sizeof certificate->circle);
  certificate->reader = entry_of (fixture, reader)->reader;
  dim_certificate_sign (certificate, issuer);
  g_ptr_array_add (fixture->page->certificates, certificate);
}

static gpointer
put_work (DimStore *store, gpointer page, GError **error)
{
  return dim_circles_put (store, page, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
confirm_work (DimStore *store, gpointer root, GError **error)
{
  return dim_circles_confirm (store, CITY, root, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
list_work (DimStore *store, gpointer data, GError **error)
{
  return dim_circles_list_readers (store, CITY, error);
}

static gpointer
find_work (DimStore *store, gpointer circle, GError **error)
{
  return dim_circles_find (store, CITY, circle, error) ? DIM_STORE_DONE : NULL;
}

static void
tell (Fixture *fixture)
{
  workstation_call (&fixture->workstation, put_work, fixture->page);
}

static void
confirm (Fixture *fixture)
{
  guint8 root[DIM_READER_SIGN_BYTES];

  memcpy (root, dim_signing_key_public (fixture->root), sizeof root);
  workstation_call (&fixture->workstation, confirm_work, root);
}

static void
assert_standing (Fixture *fixture, DimCircleStanding expected)
{
  DimKnownCircle circle;

  workstation_call (&fixture->workstation, find_work, &circle);
  g_assert_cmpint (circle.standing, ==, expected);
}

/* The last letters of the ids of those for whom is sealed, in order. */
static void
assert_readers (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) readers = workstation_call (&fixture->workstation, list_work, NULL);
  g_autoptr (GString) letters = g_string_new (NULL);

  for (guint i = 0; i < readers->len; i++)
    g_string_append_c (letters,
                       ((const DimReader *) g_ptr_array_index (readers, i))->id[DIM_UUID_LEN - 1]);
  g_assert_cmpstr (letters->str, ==, expected);
}

static void
test_nobody_counts_before_somebody_compared (Fixture *fixture, gconstpointer data)
{
  assert_standing (fixture, DIM_CIRCLE_EMPTY);
  vouch (fixture, 0, fixture->root);
  tell (fixture);
  assert_standing (fixture, DIM_CIRCLE_UNCONFIRMED);
  assert_readers (fixture, "");
  confirm (fixture);
  assert_standing (fixture, DIM_CIRCLE_READY);
  assert_readers (fixture, "a");
}

static void
test_another_root_ends_it (Fixture *fixture, gconstpointer data)
{
  DimCircle *circle = &g_array_index (fixture->page->circles, DimCircle, 0);

  vouch (fixture, 0, fixture->root);
  confirm (fixture);
  tell (fixture);
  assert_readers (fixture, "a");
  circle->root[0] ^= 1;
  tell (fixture);
  assert_standing (fixture, DIM_CIRCLE_CHANGED);
  assert_readers (fixture, "");
  g_array_set_size (fixture->page->circles, 0);
  tell (fixture);
  assert_standing (fixture, DIM_CIRCLE_CHANGED);
}

static void
test_revoked_stays_revoked (Fixture *fixture, gconstpointer data)
{
  vouch (fixture, 0, fixture->root);
  vouch (fixture, 1, fixture->signing[0]);
  confirm (fixture);
  tell (fixture);
  assert_readers (fixture, "ab");
  entry_of (fixture, 0)->is_revoked = TRUE;
  tell (fixture);
  assert_readers (fixture, "b");
  entry_of (fixture, 0)->is_revoked = FALSE;
  tell (fixture);
  assert_readers (fixture, "b");
}

/* With a stolen device and a collector that helps. */
static void
test_revoked_vouches_for_nobody_more (Fixture *fixture, gconstpointer data)
{
  vouch (fixture, 0, fixture->root);
  vouch (fixture, 1, fixture->signing[0]);
  confirm (fixture);
  entry_of (fixture, 0)->is_revoked = TRUE;
  tell (fixture);
  vouch (fixture, 2, fixture->signing[0]);
  tell (fixture);
  assert_readers (fixture, "b");
}

static void
test_left_out_is_not_forgotten (Fixture *fixture, gconstpointer data)
{
  vouch (fixture, 0, fixture->root);
  vouch (fixture, 1, fixture->root);
  confirm (fixture);
  tell (fixture);
  g_ptr_array_set_size (fixture->page->certificates, 1);
  tell (fixture);
  assert_readers (fixture, "ab");
}

static void
test_paper_goes_first_and_stays (Fixture *fixture, gconstpointer data)
{
  vouch (fixture, 0, fixture->root);
  vouch (fixture, 1, fixture->root);
  entry_of (fixture, 1)->reader.kind = DIM_READER_PAPER;
  entry_of (fixture, 1)->is_revoked = TRUE; /* of the device that brought it */
  confirm (fixture);
  tell (fixture);
  assert_readers (fixture, "ba");
}

/* What is sealed: the facts of kind TEXT that wait, opened by the first reader. */

typedef struct {
  const DimReference *reference;
  guint queued;
} Sealing;

static gpointer
seal_work (DimStore *store, gpointer data, GError **error)
{
  Sealing *sealing = data;

  return dim_texts_seal_waiting (store, sealing->reference, &sealing->queued, error)
           ? DIM_STORE_DONE
           : NULL;
}

static void
assert_sealed (Fixture *fixture, guint expected)
{
  Sealing sealing = { .reference = fixture->workstation.reference };

  workstation_call (&fixture->workstation, seal_work, &sealing);
  g_assert_cmpuint (sealing.queued, ==, expected);
}

static gpointer
peek_work (DimStore *store, gpointer data, GError **error)
{
  const DimOutboxView view = { .limit = 100 };

  return dim_outbox_peek (store, &view, error);
}

/* The last text that is queued. */
static DimFact *
last_text (Fixture *fixture)
{
  g_autoptr (GPtrArray) queued = workstation_call (&fixture->workstation, peek_work, NULL);
  const DimOperation *operation = g_ptr_array_index (queued, queued->len - 1);
  DimProblem *problem = NULL;

  g_assert_cmpint (operation->kind, ==, DIM_FACT_TEXT);
  return dim_fact_decode (operation->kind, operation->fact, operation->body, &problem);
}

static void
assert_opens (Fixture *fixture, const DimFact *fact, const char *expected)
{
  g_autofree char *context = dim_shared_text_context (fact->id, fact->incident, CITY);
  const DimWrappedKey *wrapped = &g_array_index (fact->text->keys, DimWrappedKey, 0);
  guint8 key[DIM_SEAL_KEY_BYTES];
  gsize length = 0;
  char *plain = NULL;

  g_assert_cmpuint (fact->text->keys->len, ==, 1);
  g_assert_cmpstr (wrapped->name, ==, ids[0]);
  g_assert_true (dim_unwrap_key (fixture->reading[0], wrapped->wrapped, key));
  plain = dim_unseal (key, context, fact->text->sealed, &length, NULL);
  g_assert_nonnull (plain);
  g_assert_cmpmem (plain, length, expected, strlen (expected));
  dim_secret_free (plain);
}

static gpointer
change_work (DimStore *store, gpointer incident, GError **error)
{
  return dim_incidents_set_explanation (store, incident, NEXT, error) ? DIM_STORE_DONE : NULL;
}

static void
begin_circle (Fixture *fixture)
{
  vouch (fixture, 0, fixture->root);
  confirm (fixture);
  tell (fixture);
}

static void
test_text_is_sealed_once_its_registration_arrived (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = workstation_register_explained (&fixture->workstation, TEXT);
  g_autoptr (DimFact) fact = NULL;

  begin_circle (fixture);
  assert_sealed (fixture, 0);
  workstation_sync_well (&fixture->workstation);
  assert_sealed (fixture, 1);
  assert_sealed (fixture, 0);
  fact = last_text (fixture);
  g_assert_cmpstr (fact->incident, ==, id);
  assert_opens (fixture, fact, TEXT);
  g_assert_false (workstation_holds (&fixture->workstation, TEXT, strlen (TEXT)));
}

static void
test_changed_text_replaces_the_first (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = workstation_register_explained (&fixture->workstation, TEXT);
  g_autoptr (DimFact) first = NULL;
  g_autoptr (DimFact) second = NULL;

  begin_circle (fixture);
  workstation_sync_well (&fixture->workstation);
  assert_sealed (fixture, 1);
  first = last_text (fixture);
  workstation_call (&fixture->workstation, change_work, id);
  assert_sealed (fixture, 1);
  second = last_text (fixture);
  assert_opens (fixture, second, NEXT);
  g_assert_cmpuint (g_strv_length (second->text->supersedes), ==, 1);
  g_assert_cmpstr (second->text->supersedes[0], ==, first->id);
}

static gpointer
hold_work (DimStore *store, gpointer fact, GError **error)
{
  return dim_sent_texts_hold (store, fact, error) && dim_outbox_drop (store, fact, error)
           ? DIM_STORE_DONE
           : NULL;
}

/* Else a collector that knows nobody would be asked for ever. */
static void
test_refused_text_waits_for_other_readers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = workstation_register_explained (&fixture->workstation, TEXT);
  g_autoptr (DimFact) first = NULL;
  g_autoptr (DimFact) second = NULL;

  begin_circle (fixture);
  workstation_sync_well (&fixture->workstation);
  assert_sealed (fixture, 1);
  first = last_text (fixture);
  workstation_call (&fixture->workstation, hold_work, first->id);
  assert_sealed (fixture, 0);
  tell (fixture);
  assert_sealed (fixture, 0);
  vouch (fixture, 1, fixture->root);
  tell (fixture);
  assert_sealed (fixture, 1);
  second = last_text (fixture);
  g_assert_cmpuint (second->text->keys->len, ==, 2);
  g_assert_cmpuint (g_strv_length (second->text->supersedes), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!dim_crypto_init ())
    return 1;
#define ADD(path, function)                                                                        \
  g_test_add ("/circles/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("nobody-counts-before-somebody-compared", test_nobody_counts_before_somebody_compared);
  ADD ("another-root-ends-it", test_another_root_ends_it);
  ADD ("revoked-stays-revoked", test_revoked_stays_revoked);
  ADD ("revoked-vouches-for-nobody-more", test_revoked_vouches_for_nobody_more);
  ADD ("left-out-is-not-forgotten", test_left_out_is_not_forgotten);
  ADD ("paper-goes-first-and-stays", test_paper_goes_first_and_stays);
  ADD ("text-is-sealed-once-its-registration-arrived",
       test_text_is_sealed_once_its_registration_arrived);
  ADD ("changed-text-replaces-the-first", test_changed_text_replaces_the_first);
  ADD ("refused-text-waits-for-other-readers", test_refused_text_waits_for_other_readers);
#undef ADD
  return g_test_run ();
}
