/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-evaluator-keys.h"

#include "dim-error.h"
#include "dim-evaluator-store.h"
#include "dim-key-file.h"

#include <string.h>

#define KEY_INFO_PREFIX "dutch-id-evaluator "
/* Longer than the borders on either side together: no day comes near three keys, as a document has
 * tags under two at most. */
#define PERIOD_DAYS_MIN 63

static gboolean
set_storage_error (GError **error, const char *cause)
{
  g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot read keys: %s", cause);
  return FALSE;
}

/* The file holds a seed: RFC 9497's DeriveKeyPair makes both halves of it. */
static gboolean
derive (const char *key_id,
        const guint8 seed[DIM_KEY_FILE_BYTES],
        guint8 out_secret[DIM_VOPRF_SCALAR_BYTES],
        guint8 out_public[DIM_VOPRF_ELEMENT_BYTES],
        GError **error)
{
  g_autofree char *key_info = g_strconcat (KEY_INFO_PREFIX, key_id, NULL);

  return dim_voprf_derive_key_pair (DIM_VOPRF_MODE_VOPRF, seed, (const guint8 *) key_info,
                                    strlen (key_info), out_secret, out_public, error);
}

static gboolean
read_entry (DimStatement *row, DimKeyEntry *out, GError **error)
{
  gsize length;
  gconstpointer public_key = dim_statement_blob (row, 1, &length);

  if (length != sizeof out->public_key)
    return set_storage_error (error, "a public key is damaged");
  memset (out, 0, sizeof *out);
  (void) g_strlcpy (out->id, dim_statement_text (row, 0), sizeof out->id);
  memcpy (out->public_key, public_key, length);
  out->first = (DimDay) dim_statement_int (row, 2);
  out->last = (DimDay) dim_statement_int (row, 3);
  out->is_destroyed = !dim_statement_is_null (row, 4);
  return TRUE;
}

GArray *
dim_evaluator_key_all (DimDatabase *database, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, TRUE, sizeof (DimKeyEntry));
  g_autoptr (GError) cause = NULL;
  DimStatement *rows;

  g_return_val_if_fail (database != NULL, NULL);
  rows = dim_database_prepare (
    database, "SELECT id, public_key, first_day, last_day, destroyed_s FROM key ORDER BY id",
    error);
  if (rows == NULL)
    return NULL;
  while (cause == NULL && dim_statement_step (rows, &cause)) {
    DimKeyEntry entry;

    if (read_entry (rows, &entry, &cause))
      g_array_append_val (keys, entry);
  }
  dim_statement_reset (rows);
  if (cause == NULL)
    return g_steal_pointer (&keys);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

gboolean
dim_evaluator_key_find (DimDatabase *database, const char *key_id, DimKeyEntry *out, GError **error)
{
  g_autoptr (GArray) keys = NULL;

  g_return_val_if_fail (key_id != NULL && out != NULL, FALSE);
  keys = dim_evaluator_key_all (database, error);
  if (keys == NULL)
    return FALSE;
  for (guint i = 0; i < keys->len; i++) {
    const DimKeyEntry *entry = &g_array_index (keys, DimKeyEntry, i);

    if (strcmp (entry->id, key_id) == 0) {
      *out = *entry;
      return TRUE;
    }
  }
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_NOT_FOUND,
                       "Cannot find key: there is none by that id");
  return FALSE;
}

/* Serial 0 as long as there is no list. */
static gboolean
read_list (DimDatabase *database,
           gint64 *out_serial,
           char **out_jws,
           guint8 out_list_key[DIM_SIGN_PUBLIC_BYTES],
           GError **error)
{
  g_autoptr (GError) cause = NULL;
  DimStatement *row =
    dim_database_prepare (database,
                          "SELECT serial, jws, list_key FROM key_list ORDER BY serial DESC LIMIT 1",
                          error);
  gsize length = 0;
  gconstpointer list_key;

  if (row == NULL)
    return FALSE;
  *out_serial = 0;
  if (dim_statement_step (row, &cause)) {
    list_key = dim_statement_blob (row, 2, &length);
    *out_serial = dim_statement_int (row, 0);
    *out_jws = g_strdup (dim_statement_text (row, 1));
    if (length == DIM_SIGN_PUBLIC_BYTES)
      memcpy (out_list_key, list_key, length);
    else
      (void) set_storage_error (&cause, "the list key is damaged");
  }
  dim_statement_reset (row);
  if (cause == NULL)
    return TRUE;
  g_clear_pointer (out_jws, g_free);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

char *
dim_evaluator_key_list (DimDatabase *database,
                        guint8 out_list_key[DIM_SIGN_PUBLIC_BYTES],
                        GError **error)
{
  guint8 list_key[DIM_SIGN_PUBLIC_BYTES] = { 0 };
  g_autofree char *jws = NULL;
  gint64 serial = 0;

  g_return_val_if_fail (database != NULL, NULL);
  if (!read_list (database, &serial, &jws, list_key, error))
    return NULL;
  if (serial == 0) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_NOT_FOUND,
                         "Cannot find key list: no key was made yet");
    return NULL;
  }
  if (out_list_key != NULL)
    memcpy (out_list_key, list_key, sizeof list_key);
  return g_steal_pointer (&jws);
}

static gboolean
store_list (DimDatabase *database,
            gint64 serial,
            const char *jws,
            const DimSigningKey *list_key,
            gint64 now_s,
            GError **error)
{
  DimStatement *insert = dim_database_prepare (database,
                                               "INSERT INTO key_list (serial, list_key, jws, "
                                               "signed_s) VALUES (:serial, :list_key, :jws, :now)",
                                               error);

  if (insert == NULL)
    return FALSE;
  dim_statement_bind_int (insert, ":serial", serial);
  dim_statement_bind_blob (insert, ":list_key", dim_signing_key_public (list_key),
                           DIM_SIGN_PUBLIC_BYTES);
  dim_statement_bind_text (insert, ":jws", jws);
  dim_statement_bind_int (insert, ":now", now_s);
  return dim_statement_run (insert, error);
}

/* Devices have pinned the list key: another one would shut them all out. */
static gboolean
sign_list (DimDatabase *database, const DimSigningKey *list_key, gint64 now_s, GError **error)
{
  guint8 pinned[DIM_SIGN_PUBLIC_BYTES] = { 0 };
  g_autofree char *last_jws = NULL;
  g_autofree char *jws = NULL;
  g_autoptr (DimKeyList) list = NULL;
  gint64 serial = 0;

  if (!read_list (database, &serial, &last_jws, pinned, error))
    return FALSE;
  if (serial > 0 && !dim_equal (pinned, dim_signing_key_public (list_key), sizeof pinned)) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_CONFLICT,
                         "Cannot sign key list: this is not the list key that devices know");
    return FALSE;
  }
  list = dim_key_list_new ((guint64) serial + 1);
  g_clear_pointer (&list->keys, g_array_unref);
  list->keys = dim_evaluator_key_all (database, error);
  if (list->keys == NULL)
    return FALSE;
  jws = dim_key_list_sign (list, list_key);
  return store_list (database, serial + 1, jws, list_key, now_s, error);
}

gboolean
dim_evaluator_key_id_is_valid (const char *key_id)
{
  gsize length;

  g_return_val_if_fail (key_id != NULL, FALSE);
  length = strlen (key_id);
  if (length == 0 || length >= DIM_KEY_ID_MAX)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower (key_id[i]) && !g_ascii_isdigit (key_id[i]) && key_id[i] != '-')
      return FALSE;
  return TRUE;
}

static gboolean
is_period (DimDay first, DimDay last)
{
  int year, month, day;

  if (first == DIM_DAY_NONE || last == DIM_DAY_NONE || last < first ||
      (gint64) last - first + 1 < PERIOD_DAYS_MIN)
    return FALSE;
  dim_day_split (first, &year, &month, &day);
  return day == 1;
}

static gboolean
fits_period (const DimKeyEntry *entry, const DimKeyEntry *other)
{
  gboolean is_apart = entry->last < other->first || entry->first > other->last;
  gboolean is_same = entry->first == other->first && entry->last == other->last;

  return is_apart || is_same;
}

static gboolean
check_new (DimDatabase *database, const DimKeyEntry *entry, GError **error)
{
  g_autoptr (GArray) keys = dim_evaluator_key_all (database, error);

  if (keys == NULL)
    return FALSE;
  for (guint i = 0; i < keys->len; i++) {
    const DimKeyEntry *other = &g_array_index (keys, DimKeyEntry, i);

    if (strcmp (other->id, entry->id) != 0 && fits_period (entry, other))
      continue;
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_CONFLICT,
                         "Cannot make key: its id is taken, or its period cuts into another key's");
    return FALSE;
  }
  return TRUE;
}

static gboolean
insert_entry (DimDatabase *database, const DimKeyEntry *entry, GError **error)
{
  DimStatement *insert =
    dim_database_prepare (database,
                          "INSERT INTO key (id, public_key, first_day, last_day) "
                          "VALUES (:id, :public_key, :first, :last)",
                          error);

  if (insert == NULL)
    return FALSE;
  dim_statement_bind_text (insert, ":id", entry->id);
  dim_statement_bind_blob (insert, ":public_key", entry->public_key, sizeof entry->public_key);
  dim_statement_bind_int (insert, ":first", entry->first);
  dim_statement_bind_int (insert, ":last", entry->last);
  return dim_statement_run (insert, error);
}

static guint8 *
write_seed (const char *path, GError **error)
{
  guint8 *seed = dim_secret_alloc (DIM_KEY_FILE_BYTES);

  dim_random_bytes (seed, DIM_KEY_FILE_BYTES);
  if (dim_key_file_write (path, seed, error))
    return seed;
  dim_secret_free (seed);
  return NULL;
}

/* A file without an entry is what a making that was cut off left behind, or the database comes from
 * a backup that is older than the key: either way it is that key, and it is taken up. */
static guint8 *
find_or_write_seed (const char *path, gboolean *out_is_new, GError **error)
{
  g_autoptr (GError) fault = NULL;
  guint8 *seed;

  if (dim_key_file_is_cut_off (path) && !dim_key_file_destroy (path, error))
    return NULL;
  seed = dim_key_file_read (path, &fault);
  *out_is_new = g_error_matches (fault, DIM_ERROR, DIM_ERROR_NOT_FOUND);
  if (*out_is_new)
    return write_seed (path, error);
  if (seed == NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  return seed;
}

static gboolean
make_secret (const char *path,
             const char *key_id,
             guint8 *out_public,
             gboolean *out_is_new,
             GError **error)
{
  guint8 *seed = find_or_write_seed (path, out_is_new, error);
  guint8 *secret;
  gboolean is_made;

  if (seed == NULL)
    return FALSE;
  secret = dim_secret_alloc (DIM_VOPRF_SCALAR_BYTES);
  is_made = derive (key_id, seed, secret, out_public, error);
  dim_secret_free (secret);
  dim_secret_free (seed);
  return is_made;
}

gboolean
dim_evaluator_key_new (DimDatabase *database,
                       const char *directory,
                       const DimKeyEntry *entry,
                       const DimSigningKey *list_key,
                       gint64 now_s,
                       GError **error)
{
  DimKeyEntry made = *entry;
  g_autofree char *path = dim_evaluator_store_key_path (directory, entry->id);
  gboolean is_new = FALSE;

  g_return_val_if_fail (database != NULL && list_key != NULL, FALSE);
  if (!dim_evaluator_key_id_is_valid (entry->id) || !is_period (entry->first, entry->last)) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                         "Cannot make key: bad id, or its period does not begin on the first of a "
                         "month and last 63 days");
    return FALSE;
  }
  if (!dim_database_begin (database, error))
    return FALSE;
  if (!check_new (database, entry, error) ||
      !make_secret (path, entry->id, made.public_key, &is_new, error)) {
    dim_database_rollback (database);
    return FALSE;
  }
  if (insert_entry (database, &made, error) && sign_list (database, list_key, now_s, error) &&
      dim_database_commit (database, error))
    return TRUE;
  dim_database_rollback (database);
  if (is_new)
    (void) dim_key_file_destroy (path, NULL);
  return FALSE;
}

static gboolean
mark_destroyed (DimDatabase *database, const char *key_id, gint64 now_s, GError **error)
{
  DimStatement *update = dim_database_prepare (
    database, "UPDATE key SET destroyed_s = :now WHERE id = :id AND destroyed_s IS NULL", error);

  if (update == NULL)
    return FALSE;
  dim_statement_bind_int (update, ":now", now_s);
  dim_statement_bind_text (update, ":id", key_id);
  return dim_statement_run (update, error);
}

static gboolean
publish_destroyed (DimDatabase *database,
                   const char *key_id,
                   const DimSigningKey *list_key,
                   gint64 now_s,
                   GError **error)
{
  if (!dim_database_begin (database, error))
    return FALSE;
  if (mark_destroyed (database, key_id, now_s, error) &&
      sign_list (database, list_key, now_s, error) && dim_database_commit (database, error))
    return TRUE;
  dim_database_rollback (database);
  return FALSE;
}

gboolean
dim_evaluator_key_destroy (DimDatabase *database,
                           const char *directory,
                           const char *key_id,
                           const DimSigningKey *list_key,
                           gint64 now_s,
                           GError **error)
{
  g_autofree char *path = dim_evaluator_store_key_path (directory, key_id);
  DimKeyEntry entry;

  g_return_val_if_fail (list_key != NULL, FALSE);
  if (!dim_evaluator_key_find (database, key_id, &entry, error))
    return FALSE;
  if (!entry.is_destroyed && !publish_destroyed (database, key_id, list_key, now_s, error))
    return FALSE;
  return dim_key_file_destroy (path, error);
}

guint8 *
dim_evaluator_key_load (const char *directory, const DimKeyEntry *entry, GError **error)
{
  g_autofree char *path = dim_evaluator_store_key_path (directory, entry->id);
  guint8 public_key[DIM_VOPRF_ELEMENT_BYTES] = { 0 };
  guint8 *seed = dim_key_file_read (path, error);
  guint8 *secret;
  gboolean is_derived;

  if (seed == NULL)
    return NULL;
  secret = dim_secret_alloc (DIM_VOPRF_SCALAR_BYTES);
  is_derived = derive (entry->id, seed, secret, public_key, error);
  dim_secret_free (seed);
  if (is_derived && dim_equal (public_key, entry->public_key, sizeof public_key))
    return secret;
  dim_secret_free (secret);
  if (is_derived)
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                         "Cannot load key: the file is another key's");
  return NULL;
}
