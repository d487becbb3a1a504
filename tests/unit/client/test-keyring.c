/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-forgetting.h"
#include "dim-key-holder.h"
#include "dim-keyring.h"
#include "dim-store-inside.h"

#include <glib/gstdio.h>
#include <string.h>

/* With a real Secret Service: run within a session of its own (tests/integration/meson.build).
 * Without a session bus the passphrase states come at once. */

#define DIRECTORY       "0190d3b2-7c00-7000-8000-0000000000e1"
#define OTHER_DIRECTORY "0190d3b2-7c00-7000-8000-0000000000e2"

typedef struct {
  char *directory;
  char *path;
  DimClock *clock;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dim_crypto_init ());
  fixture->directory = g_dir_make_tmp ("dim-keyring-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->directory, "store.db", NULL);
  fixture->clock = dim_clock_new_manual (G_USEC_PER_SEC * G_GINT64_CONSTANT (1795000000));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *file = g_build_filename (fixture->directory, name, NULL);

    g_assert_cmpint (g_unlink (file), ==, 0);
  }
  g_assert_cmpint (g_rmdir (fixture->directory), ==, 0);
  dim_clock_free (fixture->clock);
  g_free (fixture->path);
  g_free (fixture->directory);
}

static DimStore *
open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DimStore *store = dim_store_open (fixture->path, fixture->clock, &error);

  g_assert_no_error (error);
  return store;
}

static DimKeyRequest *
ask_for_key (DimStore *store, const char *passphrase, gboolean without_keyring, GError **error)
{
  g_autoptr (DimKeyRequest) request = dim_key_request_new (passphrase, without_keyring);

  if (dim_store_call (store, dim_key_holder_open, request, error) == NULL)
    return NULL;
  return g_steal_pointer (&request);
}

/* The same, and it must go well. */
static DimKeyRequest *
settle_key (DimStore *store, const char *passphrase, gboolean without_keyring)
{
  g_autoptr (GError) error = NULL;
  DimKeyRequest *request = ask_for_key (store, passphrase, without_keyring, &error);

  g_assert_no_error (error);
  g_assert (request != NULL);
  return request;
}

static gpointer
derive_work (DimStore *store, gpointer out, GError **error)
{
  return dim_store_derive_key (store, "test", out, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
change_id_work (DimStore *store, gpointer data, GError **error)
{
  return dim_database_exec (dim_store_database (store), "UPDATE directory SET id = 'another'",
                            error)
           ? DIM_STORE_DONE
           : NULL;
}

static gpointer
cut_salt_work (DimStore *store, gpointer data, GError **error)
{
  return dim_database_exec (dim_store_database (store), "UPDATE directory SET salt = x'00'", error)
           ? DIM_STORE_DONE
           : NULL;
}

static gpointer
look_work (DimStore *store, gpointer out_is_in_keyring, GError **error)
{
  return dim_key_holder_look (store, out_is_in_keyring, error) ? DIM_STORE_DONE : NULL;
}

static void
read_id (DimStatement *statement, gpointer data)
{
  *(char **) data = g_strdup (dim_statement_text (statement, 0));
}

static gpointer
ask_id_work (DimStore *store, gpointer data, GError **error)
{
  char *id = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store), "SELECT id FROM directory", error);

  return dim_store_read_row (statement, read_id, &id, error) ? id : NULL;
}

static gboolean
is_in_keyring (DimStore *store)
{
  gboolean is_there = -1;

  g_assert_nonnull (dim_store_call (store, look_work, &is_there, NULL));
  return is_there;
}

static gboolean
skip_without_service (void)
{
  if (dim_keyring_is_ready ())
    return FALSE;
  g_test_skip ("there is no Secret Service here");
  return TRUE;
}

static void
test_key_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimStore) store = open_store (fixture);
  g_autoptr (GError) error = NULL;
  guint8 key[DIM_SEAL_KEY_BYTES];
  guint8 *found;

  if (skip_without_service ())
    return;
  dim_random_bytes (key, sizeof key);
  g_assert_true (dim_keyring_keep (DIRECTORY, key, &error));
  g_assert_no_error (error);
  found = dim_keyring_find (DIRECTORY, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (found, sizeof key, key, sizeof key);
  dim_secret_free (found);

  g_assert_null (dim_keyring_find ("another", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
}

static void
test_store_opens_by_itself (Fixture *fixture, gconstpointer data)
{
  guint8 first[32] = { 0 };
  guint8 second[32] = { 1 };

  for (guint i = 0; i < 2; i++) {
    g_autoptr (DimStore) store = open_store (fixture);
    g_autoptr (DimKeyRequest) request = NULL;

    if (i == 0 && skip_without_service ())
      return;
    request = settle_key (store, NULL, FALSE);
    g_assert_cmpint (request->state, ==, DIM_KEY_OPEN);
    g_assert_false (request->is_key_lost);
    g_assert_nonnull (dim_store_call (store, derive_work, i == 0 ? first : second, NULL));
  }
  g_assert_cmpmem (first, sizeof first, second, sizeof second);
}

static void
test_lost_key_is_made_anew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimStore) store = open_store (fixture);
  g_autoptr (DimKeyRequest) first = NULL;
  g_autoptr (DimKeyRequest) second = NULL;

  if (skip_without_service ())
    return;
  first = settle_key (store, NULL, FALSE);
  g_assert_false (first->is_key_lost);
  g_assert_nonnull (dim_store_call (store, change_id_work, NULL, NULL));

  second = settle_key (store, NULL, FALSE);
  g_assert_cmpint (second->state, ==, DIM_KEY_OPEN);
  g_assert_true (second->is_key_lost);
}

static void
test_keyring_that_is_gone_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimStore) store = open_store (fixture);
  g_autoptr (DimKeyRequest) request = NULL;
  g_autoptr (GError) error = NULL;

  if (skip_without_service ())
    return;
  request = settle_key (store, NULL, FALSE);
  g_assert_cmpint (request->state, ==, DIM_KEY_OPEN);
  g_assert_null (ask_for_key (store, NULL, TRUE, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_LOCKED);
}

static void
test_passphrase_is_asked_without_service (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimStore) store = open_store (fixture);
  g_autoptr (DimKeyRequest) new_one = settle_key (store, NULL, TRUE);
  g_autoptr (DimKeyRequest) chosen = settle_key (store, "een lange zin", TRUE);
  g_autoptr (DimKeyRequest) asked = settle_key (store, NULL, TRUE);

  g_assert_cmpint (new_one->state, ==, DIM_KEY_CHOOSE_PASSPHRASE);
  g_assert_cmpint (chosen->state, ==, DIM_KEY_OPEN);
  g_assert_cmpint (asked->state, ==, DIM_KEY_ENTER_PASSPHRASE);
}

static void
test_wrong_passphrases_are_invalid (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimStore) store = open_store (fixture);
  g_autoptr (DimKeyRequest) chosen = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (ask_for_key (store, "elf tekens!", TRUE, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  g_clear_error (&error);
  chosen = settle_key (store, "twaalf tekens", TRUE);
  g_assert_cmpint (chosen->state, ==, DIM_KEY_OPEN);

  g_assert_null (ask_for_key (store, "twaalf Tekens", TRUE, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
}

static void
test_damaged_salt_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimStore) store = open_store (fixture);
  g_autoptr (DimKeyRequest) chosen = settle_key (store, "twaalf tekens", TRUE);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (chosen->state, ==, DIM_KEY_OPEN);
  g_assert_false (is_in_keyring (store));
  g_assert_nonnull (dim_store_call (store, cut_salt_work, NULL, NULL));
  g_assert_null (ask_for_key (store, "twaalf tekens", TRUE, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_DAMAGED);
}

/* Out of a backup: the store then opens by itself, with the key that came along. */
static void
test_adopted_key_goes_into_the_keyring (Fixture *fixture, gconstpointer data)
{
  guint8 key[DIM_SEAL_KEY_BYTES];
  DimKeyAdoption adoption = { key, "wordt hier niet gevraagd", FALSE };
  guint8 first[32] = { 0 };
  guint8 second[32] = { 1 };

  if (skip_without_service ())
    return;
  dim_random_bytes (key, sizeof key);
  {
    g_autoptr (DimStore) store = open_store (fixture);

    g_assert_nonnull (dim_store_call (store, dim_key_holder_adopt, &adoption, NULL));
    g_assert_nonnull (dim_store_call (store, derive_work, first, NULL));
    g_assert_true (is_in_keyring (store));
  }
  {
    g_autoptr (DimStore) store = open_store (fixture);
    g_autoptr (DimKeyRequest) request = settle_key (store, NULL, FALSE);

    g_assert_cmpint (request->state, ==, DIM_KEY_OPEN);
    g_assert_false (request->is_key_lost);
    g_assert_nonnull (dim_store_call (store, derive_work, second, NULL));
  }
  g_assert_cmpmem (first, sizeof first, second, sizeof second);
}

static void
test_forgotten_key_is_not_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimStore) store = open_store (fixture);
  g_autoptr (GError) error = NULL;
  guint8 key[DIM_SEAL_KEY_BYTES] = { 7 };
  guint8 *other;

  if (skip_without_service ())
    return;
  dim_keyring_keep (DIRECTORY, key, &error);
  g_assert_no_error (error);
  dim_keyring_keep (OTHER_DIRECTORY, key, &error);
  g_assert_no_error (error);
  dim_keyring_forget (DIRECTORY, &error);
  g_assert_no_error (error);
  g_assert_null (dim_keyring_find (DIRECTORY, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);

  g_clear_error (&error);
  other = dim_keyring_find (OTHER_DIRECTORY, &error);
  g_assert_no_error (error);
  g_assert_nonnull (other);
  dim_secret_free (other);
  g_assert_true (dim_keyring_forget (DIRECTORY, &error));
}

/* Where the keyring cannot be asked its key would stay behind: the device is not forgotten. */
static void
test_forgetting_takes_the_key_along (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimStore) store = open_store (fixture);
  g_autoptr (DimKeyRequest) request = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  if (skip_without_service ())
    return;
  request = settle_key (store, NULL, FALSE);
  g_assert_cmpint (request->state, ==, DIM_KEY_OPEN);
  id = dim_store_call (store, ask_id_work, NULL, NULL);
  g_clear_pointer (&store, dim_store_free);

  g_assert_false (dim_forgetting_run (fixture->directory, TRUE, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  g_assert_true (dim_forgetting_run (fixture->directory, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_null (dim_keyring_find (id, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/keyring/key-is-kept", test_key_is_kept);
  ADD ("/key/store-opens-by-itself", test_store_opens_by_itself);
  ADD ("/key/lost-one-is-made-anew", test_lost_key_is_made_anew);
  ADD ("/key/keyring-that-is-gone-is-told", test_keyring_that_is_gone_is_told);
  ADD ("/key/passphrase-is-asked-without-service", test_passphrase_is_asked_without_service);
  ADD ("/key/wrong-passphrases-are-invalid", test_wrong_passphrases_are_invalid);
  ADD ("/key/damaged-salt-is-told", test_damaged_salt_is_told);
  ADD ("/key/adopted-one-goes-into-the-keyring", test_adopted_key_goes_into_the_keyring);
  ADD ("/keyring/forgotten-key-is-not-found", test_forgotten_key_is_not_found);
  ADD ("/forgetting/takes-the-key-along", test_forgetting_takes_the_key_along);
  return g_test_run ();
}
