/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-restoring.h"

#include "dim-backup-file.h"
#include "dim-data-directory.h"
#include "dim-error.h"
#include "dim-folder.h"
#include "dim-key-holder.h"
#include "dim-store-inside.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define STORE_FILE "store.db"
#define COMING     ".restoring" /* behind the store's name: what is to take its place */
#define COPYING    ".copying"   /* what a backup is made of */
#define REPLACED   ".replaced-"

static gboolean
fail_by_errno (const char *doing, GError **error)
{
  int cause = errno;

  g_set_error (error, DIM_ERROR, (gint) dim_error_of_errno (cause), "Cannot %s: %s", doing,
               g_strerror (cause));
  return FALSE;
}

static void
close_file (FILE *file)
{
  (void) fclose (file);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FILE, close_file)

/* Everything in the folder of @store whose name begins with its name and @mark. */
static void
remove_all (const char *store, const char *mark)
{
  g_autofree char *folder = g_path_get_dirname (store);
  g_autofree char *own = g_path_get_basename (store);
  g_autofree char *start = g_strconcat (own, mark, NULL);
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL) {
    g_autofree char *file = g_build_filename (folder, name, NULL);

    if (g_str_has_prefix (name, start))
      (void) g_unlink (file);
  }
}

void
dim_restoring_clear_up (const char *store)
{
  g_return_if_fail (store != NULL);
  remove_all (store, COMING);
  remove_all (store, COPYING);
}

static gboolean
unseal_into (const char *coming, const DimRestoring *restoring, DimBackupRead *out, GError **error)
{
  int fd = g_open (coming, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  g_autoptr (FILE) file = fd < 0 ? NULL : fdopen (fd, "w");

  if (file == NULL)
    return fail_by_errno ("make the restored store", error);
  return dim_backup_file_read (restoring->backup, restoring->passphrase, file, out, error) &&
         dim_backup_sync (file, error);
}

/* Brings it to this program's version and gives its key a home; both in the file that comes, so
 * that it is ready when it takes its place. */
static gboolean
make_ready (const char *coming,
            const DimRestoring *restoring,
            const DimBackupRead *read,
            GError **error)
{
  g_autoptr (DimStore) store = dim_store_open (coming, restoring->clock, error);
  DimKeyAdoption adoption = { read->store_key, restoring->passphrase, restoring->without_keyring };

  if (store == NULL)
    return FALSE;
  if (dim_store_is_anew (store)) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_DAMAGED,
                         "Cannot restore backup: there is no database in it");
    return FALSE;
  }
  return dim_store_call (store, dim_key_holder_adopt, &adoption, error) != NULL;
}

static gboolean
prepare (const char *coming, const DimRestoring *restoring, DimBackupRead *out, GError **error)
{
  gint64 version = 0;

  return unseal_into (coming, restoring, out, error) && dim_store_look (coming, &version, error) &&
         make_ready (coming, restoring, out, error) && dim_store_settle (coming, error);
}

/* A second name for the same file; a copy where the file system has no such thing. */
static gboolean
keep_as (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) cause = NULL;

  if (link (from, to) == 0 || errno == ENOENT)
    return TRUE;
  if (errno != EEXIST && g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &cause))
    return TRUE;
  g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot set the old store aside");
  return FALSE;
}

static char *
name_aside (const char *store, gint64 now_s)
{
  char *aside = NULL;

  do {
    g_free (aside);
    aside = g_strdup_printf ("%s" REPLACED "%" G_GINT64_FORMAT, store, now_s++);
  } while (g_file_test (aside, G_FILE_TEST_EXISTS));
  return aside;
}

/* All of it is in one file, but for a store that this program cannot open: of that the log is kept
 * beside it. Nothing is taken away yet. */
static gboolean
set_aside (const char *store, gint64 now_s, GError **error)
{
  static const char *const parts[] = { "", "-wal", "-journal" };
  g_autofree char *aside = name_aside (store, now_s);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *from = g_strconcat (store, parts[i], NULL);
    g_autofree char *to = g_strconcat (aside, parts[i], NULL);

    if (!keep_as (from, to, error))
      return FALSE;
  }
  return dim_folder_sync_of (store) || fail_by_errno ("set the old store aside", error);
}

/* A new file must never meet the log of an old one. */
static gboolean
remove_log (const char *store, GError **error)
{
  static const char *const parts[] = { "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *part = g_strconcat (store, parts[i], NULL);

    if (g_unlink (part) != 0 && errno != ENOENT)
      return fail_by_errno ("remove the log of the old store", error);
  }
  return TRUE;
}

/* One rename is all there is between the old and the new. */
static gboolean
replace (const char *store, const char *coming, gint64 now_s, GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (g_file_test (store, G_FILE_TEST_EXISTS)) {
    if (!dim_store_settle (store, &fault))
      g_info ("The old store is set aside as it is: %s", fault->message);
    if (!set_aside (store, now_s, error))
      return FALSE;
  }
  if (!remove_log (store, error))
    return FALSE;
  if (g_rename (coming, store) != 0 || !dim_folder_sync_of (store))
    return fail_by_errno ("put the restored store in place", error);
  return TRUE;
}

gboolean
dim_restoring_run (const DimRestoring *restoring, DimBackupContents **out, GError **error)
{
  g_autoptr (DimDataDirectory) directory = NULL;
  g_auto (DimBackupRead) read = { 0 };
  g_autofree char *store = NULL;
  g_autofree char *coming = NULL;
  gboolean is_done;

  g_return_val_if_fail (restoring != NULL && out != NULL, FALSE);
  g_return_val_if_fail (restoring->backup != NULL && restoring->passphrase != NULL, FALSE);
  directory = dim_data_directory_open (restoring->data_dir, error);
  if (directory == NULL || !dim_data_directory_take_alone (directory, error))
    return FALSE;
  store = dim_data_directory_file (directory, STORE_FILE);
  coming = g_strconcat (store, COMING, NULL);
  dim_restoring_clear_up (store);
  is_done = prepare (coming, restoring, &read, error) &&
            replace (store, coming, dim_clock_now_s (restoring->clock), error);
  dim_restoring_clear_up (store);
  if (is_done)
    *out = g_steal_pointer (&read.contents);
  return is_done;
}
