/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-forgetting.h"

#include "dim-data-directory.h"
#include "dim-database.h"
#include "dim-error.h"
#include "dim-folder.h"
#include "dim-keyring.h"
#include "dim-store-inside.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define STORE_FILE "store.db"
#define FORGOTTEN  ".forgotten" /* behind the store's name: out of use, and to be removed */

#define ASK_KEYRING_ID "SELECT id FROM directory WHERE salt IS NULL"

static gboolean
fail_by_errno (GError **error)
{
  int cause = errno;

  g_set_error (error, DIM_ERROR, (gint) dim_error_of_errno (cause), "Cannot forget the device: %s",
               g_strerror (cause));
  return FALSE;
}

/* Its key in the keyring goes first: without the file nobody knows which it is. */
static gboolean
remove_with_key (const char *path, GError **error)
{
  g_autofree char *id = dim_database_ask_copy (path, ASK_KEYRING_ID);

  if (id != NULL && !dim_keyring_forget (id, error))
    return FALSE;
  return g_unlink (path) == 0 || errno == ENOENT || fail_by_errno (error);
}

/* The one that says that this is going on goes last. */
static gboolean
remove_all (const char *store, const char *forgotten, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (store);
  g_autofree char *own = g_path_get_basename (store);
  g_autoptr (GDir) names = g_dir_open (folder, 0, error);
  const char *name;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL) {
    g_autofree char *file = g_build_filename (folder, name, NULL);

    if (g_str_has_prefix (name, own) && strcmp (file, forgotten) != 0 &&
        !remove_with_key (file, error))
      return FALSE;
  }
  return names != NULL && remove_with_key (forgotten, error) &&
         (dim_folder_sync_of (store) || fail_by_errno (error));
}

gboolean
dim_forgetting_finish (const char *store, GError **error)
{
  g_autofree char *forgotten = NULL;

  g_return_val_if_fail (store != NULL, FALSE);
  forgotten = g_strconcat (store, FORGOTTEN, NULL);
  return !g_file_test (forgotten, G_FILE_TEST_EXISTS) || remove_all (store, forgotten, error);
}

static gboolean
can_destroy_key (const char *store, gboolean without_keyring, GError **error)
{
  g_autofree char *id = dim_database_ask_copy (store, ASK_KEYRING_ID);

  if (id == NULL || (!without_keyring && dim_keyring_is_ready ()))
    return TRUE;
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_LOCKED,
                       "Cannot forget the device: the keyring that has its key cannot be asked");
  return FALSE;
}

gboolean
dim_forgetting_run (const char *data_dir, gboolean without_keyring, GError **error)
{
  g_autoptr (DimDataDirectory) directory = NULL;
  g_autofree char *store = NULL;
  g_autofree char *forgotten = NULL;

  g_return_val_if_fail (data_dir != NULL, FALSE);
  directory = dim_data_directory_open (data_dir, error);
  if (directory == NULL || !dim_data_directory_take_alone (directory, error))
    return FALSE;
  store = dim_data_directory_file (directory, STORE_FILE);
  forgotten = g_strconcat (store, FORGOTTEN, NULL);
  /* Also brings the last of the log into the file, where the key's id may be. */
  (void) dim_store_settle (store, NULL);
  if (!can_destroy_key (store, without_keyring, error))
    return FALSE;
  if (g_rename (store, forgotten) != 0 || !dim_folder_sync_of (store))
    return fail_by_errno (error);
  return dim_forgetting_finish (store, error);
}
