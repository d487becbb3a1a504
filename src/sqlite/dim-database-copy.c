/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-database-private.h"
#include "dim-error.h"
#include "dim-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define DAMAGED  ".damaged-"
#define REPLACED ".replaced-"

static gboolean
fail_to_copy (int cause, GError **error)
{
  g_set_error (error, DIM_ERROR, (gint) dim_error_of_errno (cause), "Cannot copy database: %s",
               g_strerror (cause));
  return FALSE;
}

static gboolean
make_private_file (const char *path, GError **error)
{
  int fd;

  if (g_unlink (path) != 0 && errno != ENOENT)
    return fail_to_copy (errno, error);
  fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  return (fd >= 0 && g_close (fd, NULL)) || fail_to_copy (errno, error);
}

/* Its journal stays in memory: after a crash no file of that name may meet the next copy. */
static sqlite3_backup *
begin_copy (DimDatabase *database, sqlite3 *copy)
{
  if (sqlite3_exec (copy, "PRAGMA journal_mode = MEMORY", NULL, NULL, NULL) != SQLITE_OK ||
      sqlite3_exec (copy, "PRAGMA synchronous = FULL", NULL, NULL, NULL) != SQLITE_OK)
    return NULL;
  return sqlite3_backup_init (copy, "main", database->handle, "main");
}

static gboolean
copy_pages (DimDatabase *database, const char *path, GError **error)
{
  sqlite3 *copy = NULL;
  sqlite3_backup *backup = NULL;
  gboolean done = FALSE;

  if (sqlite3_open_v2 (path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
    backup = begin_copy (database, copy);
  if (backup != NULL) {
    (void) sqlite3_backup_step (backup, -1);
    /* Tells what the step met. */
    done = sqlite3_backup_finish (backup) == SQLITE_OK;
  }
  if (!done)
    dim_database_fail (copy, "copy database", error);
  (void) sqlite3_close (copy);
  return done;
}

gboolean
dim_database_copy_to (DimDatabase *database, const char *path, GError **error)
{
  g_return_val_if_fail (database != NULL && path != NULL, FALSE);
  if (make_private_file (path, error) && copy_pages (database, path, error))
    return TRUE;
  (void) g_unlink (path);
  return FALSE;
}

/* Under another name first, so that a copy by the right name is always whole. */
gboolean
dim_database_copy (DimDatabase *database, const char *path, gint64 version, GError **error)
{
  g_autofree char *whole = g_strdup_printf ("%s.v%" G_GINT64_FORMAT ".bak", path, version);
  g_autofree char *partial = g_strconcat (whole, ".part", NULL);

  return make_private_file (partial, error) && copy_pages (database, partial, error) &&
         ((g_rename (partial, whole) == 0 && dim_folder_sync_of (whole)) ||
          fail_to_copy (errno, error));
}

/* Without a lock, and without anything made beside it. */
static DimDatabase *
open_copy (const char *path)
{
  g_autoptr (DimDatabase) copy = g_new0 (DimDatabase, 1);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *still = g_strconcat (uri, "?immutable=1", NULL);

  copy->statements =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dim_statement_free);
  if (uri == NULL || sqlite3_open_v2 (still, &copy->handle,
                                      SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI,
                                      NULL) != SQLITE_OK)
    return NULL;
  return g_steal_pointer (&copy);
}

static gboolean
is_sound (DimDatabase *copy, guint32 application_id, gint64 *out_version, GError **error)
{
  gint64 id = 0;

  if (!dim_database_number (copy, "PRAGMA application_id", &id, error) ||
      !dim_database_number (copy, "PRAGMA user_version", out_version, error))
    return FALSE;
  if ((guint32) id != application_id) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_CONFLICT,
                         "Cannot use database: it belongs to another program");
    return FALSE;
  }
  return dim_database_check (copy, error);
}

gboolean
dim_database_look (const char *path, guint32 application_id, gint64 *out_version, GError **error)
{
  g_autoptr (DimDatabase) copy = NULL;

  g_return_val_if_fail (path != NULL && out_version != NULL, FALSE);
  copy = open_copy (path);
  if (copy != NULL)
    return is_sound (copy, application_id, out_version, error);
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot open copy of database");
  return FALSE;
}

char *
dim_database_ask_copy (const char *path, const char *sql)
{
  g_autoptr (DimDatabase) copy = NULL;
  DimStatement *statement;
  char *text = NULL;

  g_return_val_if_fail (path != NULL && sql != NULL, NULL);
  copy = open_copy (path);
  statement = copy != NULL ? dim_database_prepare (copy, sql, NULL) : NULL;
  if (statement != NULL && dim_statement_step (statement, NULL))
    text = g_strdup (dim_statement_text (statement, 0));
  if (statement != NULL)
    dim_statement_reset (statement);
  return text;
}

static gboolean
is_copy (const char *rest)
{
  return g_str_has_prefix (rest, ".v") && g_ascii_isdigit (rest[2]) &&
         strstr (rest, ".bak") != NULL;
}

static gboolean
is_beside (const char *rest)
{
  return is_copy (rest) || g_str_has_prefix (rest, DAMAGED) || g_str_has_prefix (rest, REPLACED);
}

/* Of what was moved aside its name tells when. */
static gint64
find_age (const char *file, const char *rest)
{
  GStatBuf found;

  if (g_str_has_prefix (rest, DAMAGED))
    return g_ascii_strtoll (rest + strlen (DAMAGED), NULL, 10);
  if (g_str_has_prefix (rest, REPLACED))
    return g_ascii_strtoll (rest + strlen (REPLACED), NULL, 10);
  return g_stat (file, &found) == 0 ? found.st_mtime : G_MAXINT64;
}

static gboolean
is_over (const char *file, const char *rest, const DimCopyPeriod *period)
{
  g_autoptr (DimDatabase) copy = NULL;

  if (find_age (file, rest) < period->before_s)
    return TRUE;
  if (period->is_over == NULL ||
      (!g_str_has_suffix (rest, ".bak") && !g_str_has_prefix (rest, REPLACED)))
    return FALSE;
  copy = open_copy (file);
  return copy != NULL && period->is_over (copy, period->data);
}

gboolean
dim_database_forget_copies (const char *path, const DimCopyPeriod *period, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *own = NULL;
  g_autoptr (GDir) names = NULL;
  const char *name;

  g_return_val_if_fail (path != NULL && period != NULL, FALSE);
  folder = g_path_get_dirname (path);
  own = g_path_get_basename (path);
  names = g_dir_open (folder, 0, error);
  while (names != NULL && (name = g_dir_read_name (names)) != NULL) {
    const char *rest = g_str_has_prefix (name, own) ? name + strlen (own) : "";
    g_autofree char *file = g_build_filename (folder, name, NULL);

    if (is_beside (rest) && is_over (file, rest, period) && g_unlink (file) != 0 &&
        errno != ENOENT) {
      g_set_error (error, DIM_ERROR, (gint) dim_error_of_errno (errno), "Cannot remove copy: %s",
                   g_strerror (errno));
      return FALSE;
    }
  }
  return names != NULL;
}
