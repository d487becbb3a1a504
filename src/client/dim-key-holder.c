/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-key-holder.h"

#include "dim-error.h"
#include "dim-key-loss.h"
#include "dim-keyring.h"
#include "dim-store-inside.h"
#include "dim-uuid.h"

#include <string.h>

/* Sealed with the store key: whoever opens it has the right one. */
#define CHECK_TEXT "nl.minbzk.DutchIdMonitor"

typedef struct {
  char *id; /* NULL: the directory is new */
  GBytes *salt;
  GBytes *check;
  GBytes *sealed_key; /* NULL: the passphrase makes the key itself */
} Directory;

static void
clear_directory (Directory *directory)
{
  g_clear_pointer (&directory->id, g_free);
  g_clear_pointer (&directory->salt, g_bytes_unref);
  g_clear_pointer (&directory->check, g_bytes_unref);
  g_clear_pointer (&directory->sealed_key, g_bytes_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Directory, clear_directory)

static void
read_directory (DimStatement *statement, gpointer data)
{
  Directory *directory = data;

  directory->id = g_strdup (dim_statement_text (statement, 0));
  directory->salt =
    dim_statement_is_null (statement, 1) ? NULL : dim_statement_bytes (statement, 1);
  directory->check = dim_statement_bytes (statement, 2);
  directory->sealed_key =
    dim_statement_is_null (statement, 3) ? NULL : dim_statement_bytes (statement, 3);
}

static gboolean
load_directory (DimStore *store, Directory *out, GError **error)
{
  g_autoptr (GError) fault = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT id, salt, sealed_check, sealed_key FROM directory", &fault);

  if (dim_store_read_row (statement, read_directory, out, &fault) || fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

/* Unlocks with @key and writes down by what it will be known again: under @salt it is what the
 * passphrase gives, or what that opens in @sealed_key. */
static gboolean
save_sealed_directory (DimStore *store,
                       const char *id,
                       GBytes *salt,
                       GBytes *sealed_key,
                       const guint8 *key,
                       GError **error)
{
  g_autoptr (GBytes) plain = g_bytes_new_static (CHECK_TEXT, strlen (CHECK_TEXT));
  g_autoptr (GBytes) check = NULL;
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    "INSERT OR REPLACE INTO directory (one, id, salt, sealed_check, sealed_key)"
    " VALUES (1, :id, :salt, :check, :sealed_key)",
    error);

  if (statement == NULL)
    return FALSE;
  dim_store_set_key (store, key);
  check = dim_store_seal (store, "check", id, plain, error);
  dim_statement_bind_text (statement, ":id", id);
  dim_statement_bind_bytes (statement, ":salt", salt);
  dim_statement_bind_bytes (statement, ":check", check);
  dim_statement_bind_bytes (statement, ":sealed_key", sealed_key);
  return dim_statement_run (statement, error);
}

static gboolean
save_directory (DimStore *store, const char *id, GBytes *salt, const guint8 *key, GError **error)
{
  return save_sealed_directory (store, id, salt, NULL, key, error);
}

static char *
key_place (const char *id)
{
  return g_strconcat ("key:", id, NULL);
}

static gboolean
try_key (DimStore *store, const Directory *directory, const guint8 *key)
{
  g_autoptr (GBytes) plain = NULL;

  dim_store_set_key (store, key);
  plain = dim_store_unseal (store, "check", directory->id, directory->check, NULL);
  if (plain == NULL)
    dim_store_set_key (store, NULL);
  return plain != NULL;
}

static gboolean
make_with_passphrase (DimStore *store, const char *passphrase, GError **error)
{
  guint8 salt[DIM_SEAL_SALT_BYTES];
  guint8 key[DIM_SEAL_KEY_BYTES];
  char id[DIM_UUID_TEXT_LEN];
  g_autoptr (GBytes) salt_bytes = NULL;
  gboolean is_made;

  if (g_utf8_strlen (passphrase, -1) < DIM_PASSPHRASE_MIN_CHARS) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
                 "Cannot take the passphrase: it is shorter than %d characters",
                 DIM_PASSPHRASE_MIN_CHARS);
    return FALSE;
  }
  dim_random_bytes (salt, sizeof salt);
  dim_store_new_id (store, id);
  if (!dim_seal_key_from_passphrase (passphrase, salt, key, error))
    return FALSE;
  salt_bytes = g_bytes_new (salt, sizeof salt);
  is_made = save_directory (store, id, salt_bytes, key, error);
  dim_wipe (key, sizeof key);
  return is_made;
}

/* The keyring has it first: a key that is nowhere would seal for nobody. */
static gboolean
make_in_keyring (DimStore *store, const char *id, GError **error)
{
  guint8 key[DIM_SEAL_KEY_BYTES];
  gboolean is_made;

  dim_random_bytes (key, sizeof key);
  is_made = dim_keyring_keep (id, key, error) && save_directory (store, id, NULL, key, error);
  dim_wipe (key, sizeof key);
  return is_made;
}

static gboolean
open_new (DimStore *store, DimKeyRequest *request, GError **error)
{
  char id[DIM_UUID_TEXT_LEN];

  if (request->passphrase != NULL) {
    request->state = DIM_KEY_OPEN;
    return make_with_passphrase (store, request->passphrase, error);
  }
  if (request->without_keyring || !dim_keyring_is_ready ()) {
    request->state = DIM_KEY_CHOOSE_PASSPHRASE;
    return TRUE;
  }
  request->state = DIM_KEY_OPEN;
  dim_store_new_id (store, id);
  return make_in_keyring (store, id, error);
}

/* The passphrase gives the key itself, or what opens it. */
static gboolean
try_passphrase_key (DimStore *store, const Directory *directory, const guint8 *given)
{
  g_autofree char *place = key_place (directory->id);
  gsize length = 0;
  guint8 *key;
  gboolean is_right;

  if (directory->sealed_key == NULL)
    return try_key (store, directory, given);
  key = dim_unseal (given, place, directory->sealed_key, &length, NULL);
  is_right = key != NULL && length == DIM_SEAL_KEY_BYTES && try_key (store, directory, key);
  g_clear_pointer (&key, dim_secret_free);
  return is_right;
}

static gboolean
open_with_passphrase (DimStore *store,
                      const Directory *directory,
                      DimKeyRequest *request,
                      GError **error)
{
  guint8 key[DIM_SEAL_KEY_BYTES];
  gboolean is_right;

  request->state = DIM_KEY_ENTER_PASSPHRASE;
  if (request->passphrase == NULL)
    return TRUE;
  if (g_bytes_get_size (directory->salt) != DIM_SEAL_SALT_BYTES) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_DAMAGED, "Cannot open the store: its salt is damaged");
    return FALSE;
  }
  if (!dim_seal_key_from_passphrase (request->passphrase, g_bytes_get_data (directory->salt, NULL),
                                     key, error))
    return FALSE;
  is_right = try_passphrase_key (store, directory, key);
  dim_wipe (key, sizeof key);
  if (is_right)
    request->state = DIM_KEY_OPEN;
  else
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
                 "Cannot open the store: the passphrase is wrong");
  return is_right;
}

/* One transaction: the store is never under a new key with things sealed by the old one. */
static gboolean
renew_lost_key (DimStore *store, const char *id, GError **error)
{
  if (!dim_store_begin (store, error))
    return FALSE;
  if (make_in_keyring (store, id, error) && dim_key_loss_mend (store, error))
    return dim_store_commit (store, error);
  dim_store_rollback (store);
  return FALSE;
}

/* A keyring that answers and has no key, or another one, has lost it for good: registrations go on
 * under a new key, without what only the old one opens. */
static gboolean
open_with_keyring (DimStore *store,
                   const Directory *directory,
                   DimKeyRequest *request,
                   GError **error)
{
  g_autoptr (GError) fault = NULL;
  guint8 *key = NULL;
  gboolean is_right;

  request->state = DIM_KEY_OPEN;
  if (request->without_keyring) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_LOCKED,
                 "Cannot open the store: its key is in the keyring");
    return FALSE;
  }
  key = dim_keyring_find (directory->id, &fault);
  if (fault != NULL && !g_error_matches (fault, DIM_ERROR, DIM_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  is_right = key != NULL && try_key (store, directory, key);
  dim_secret_free (key);
  if (is_right)
    return TRUE;
  request->is_key_lost = TRUE;
  return renew_lost_key (store, directory->id, error);
}

static gboolean
seal_under_passphrase (DimStore *store,
                       const char *id,
                       const DimKeyAdoption *adoption,
                       GError **error)
{
  g_autofree char *place = key_place (id);
  g_autoptr (GBytes) salt_bytes = NULL;
  g_autoptr (GBytes) sealed = NULL;
  guint8 salt[DIM_SEAL_SALT_BYTES];
  guint8 lock[DIM_SEAL_KEY_BYTES];

  dim_random_bytes (salt, sizeof salt);
  if (!dim_seal_key_from_passphrase (adoption->passphrase, salt, lock, error))
    return FALSE;
  salt_bytes = g_bytes_new (salt, sizeof salt);
  sealed = dim_seal (lock, place, adoption->key, DIM_SEAL_KEY_BYTES);
  dim_wipe (lock, sizeof lock);
  return save_sealed_directory (store, id, salt_bytes, sealed, adoption->key, error);
}

DimKeyRequest *
dim_key_request_new (const char *passphrase, gboolean without_keyring)
{
  DimKeyRequest *request = g_new0 (DimKeyRequest, 1);

  request->passphrase = passphrase == NULL ? NULL : dim_secret_strdup (passphrase);
  request->without_keyring = without_keyring;
  return request;
}

void
dim_key_request_free (DimKeyRequest *request)
{
  if (request == NULL)
    return;
  g_clear_pointer (&request->passphrase, dim_secret_free);
  g_free (request);
}

gpointer
dim_key_holder_open (DimStore *store, gpointer request, GError **error)
{
  g_auto (Directory) directory = { 0 };
  DimKeyRequest *asked = request;
  gboolean is_done;

  asked->is_key_lost = FALSE;
  if (!load_directory (store, &directory, error))
    return NULL;
  if (directory.id == NULL)
    is_done = open_new (store, asked, error);
  else if (directory.salt != NULL)
    is_done = open_with_passphrase (store, &directory, asked, error);
  else
    is_done = open_with_keyring (store, &directory, asked, error);
  return is_done ? DIM_STORE_DONE : NULL;
}

gboolean
dim_key_holder_look (DimStore *store, gboolean *out_is_in_keyring, GError **error)
{
  g_auto (Directory) directory = { 0 };

  if (!load_directory (store, &directory, error))
    return FALSE;
  *out_is_in_keyring = directory.id != NULL && directory.salt == NULL;
  return TRUE;
}

gpointer
dim_key_holder_adopt (DimStore *store, gpointer adoption, GError **error)
{
  const DimKeyAdoption *adopted = adoption;
  char id[DIM_UUID_TEXT_LEN];
  gboolean is_done;

  dim_store_new_id (store, id);
  if (adopted->without_keyring || !dim_keyring_is_ready ())
    is_done = seal_under_passphrase (store, id, adopted, error);
  else
    is_done = dim_keyring_keep (id, adopted->key, error) &&
              save_directory (store, id, NULL, adopted->key, error);
  return is_done ? DIM_STORE_DONE : NULL;
}
