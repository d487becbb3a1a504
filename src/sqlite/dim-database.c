/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-database-private.h"
#include "dim-error.h"
#include "dim-migration.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/magic.h>
#include <stdio.h>
#include <string.h>
#include <sys/vfs.h>

#define BUSY_TIMEOUT_MS 10000

/* Not in linux/magic.h, or not in that of every version. */
#define MAGIC_CIFS 0xff534d42UL
#define MAGIC_SMB2 0xfe534d42UL
#define MAGIC_FUSE 0x65735546UL
#define MAGIC_CEPH 0x00c36400UL
#define MAGIC_9P   0x01021997UL

/* The shared memory of WAL works on one machine only. FUSE may be anything, so it counts too. */
static gboolean
is_on_network (const char *path)
{
  static const unsigned long magics[] = { NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, MAGIC_CIFS,
                                          MAGIC_SMB2,      MAGIC_FUSE,      MAGIC_CEPH,
                                          MAGIC_9P,        AFS_SUPER_MAGIC, CODA_SUPER_MAGIC,
                                          NCP_SUPER_MAGIC };
  struct statfs found;

  if (statfs (path, &found) != 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    if (((unsigned long) found.f_type & 0xffffffffUL) == magics[i])
      return TRUE;
  return FALSE;
}

static gboolean
fail_by_errno (const char *doing, int number, GError **error)
{
  g_set_error (error, DIM_ERROR, (gint) dim_error_of_errno (number), "Cannot %s: %s", doing,
               g_strerror (number));
  return FALSE;
}

/* SQLite would make it by the umask; its -wal and -shm take the mode of the file. */
static gboolean
make_file (const char *path, GError **error)
{
  int fd = g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    return fail_by_errno ("make database", errno, error);
  return g_close (fd, NULL) || fail_by_errno ("make database", errno, error);
}

static gboolean
connect_file (DimDatabase *database, const char *path, DimDatabaseFlags flags, GError **error)
{
  gboolean read_only = (flags & DIM_DATABASE_READ_ONLY) != 0;
  int mode = read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;

  if (!read_only && !make_file (path, error))
    return FALSE;
  if (sqlite3_open_v2 (path, &database->handle, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                       NULL) != SQLITE_OK)
    return dim_database_fail (database->handle, "open database", error);
  return TRUE;
}

/* What holds for the connection and writes nothing to the file. */
static gboolean
harden (DimDatabase *database, GError **error)
{
  static const struct {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    /* Until it is known whose file it is: closing must not change a newer one. */
    { SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++) {
    int set = -1;

    if (sqlite3_db_config (database->handle, options[i].option, options[i].value, &set) !=
          SQLITE_OK ||
        set != options[i].value)
      return dim_database_fail (database->handle, "harden database", error);
  }
  if (sqlite3_busy_timeout (database->handle, BUSY_TIMEOUT_MS) != SQLITE_OK)
    return dim_database_fail (database->handle, "harden database", error);
  /* Temporary tables would put what is in the file into another one. */
  return dim_database_exec (database, "PRAGMA temp_store = MEMORY", error) &&
         dim_database_exec (database, "PRAGMA secure_delete = ON", error) &&
         dim_database_exec (database, "PRAGMA cell_size_check = ON", error) &&
         dim_database_exec (database, "PRAGMA synchronous = FULL", error);
}

static gboolean
set_journal (DimDatabase *database, const char *path, GError **error)
{
  gboolean network = is_on_network (path);
  DimStatement *statement;
  gboolean set;

  if (network && !dim_database_exec (database, "PRAGMA locking_mode = EXCLUSIVE", error))
    return FALSE;
  statement =
    dim_database_prepare (database,
                          network ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL",
                          error);
  if (statement == NULL || !dim_statement_step (statement, error))
    return FALSE;
  set = g_strcmp0 (dim_statement_text (statement, 0), network ? "delete" : "wal") == 0;
  dim_statement_reset (statement);
  if (!set)
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_STORAGE,
                         "Cannot set journal of database: this file system refuses it");
  return set;
}

/* Whose file it is, and of what version, before anything is written to it. */
static gboolean
identify (DimDatabase *database, const DimMigration *migration, gint64 *out_version, GError **error)
{
  gint64 id = 0, tables = 0, version = 0;
  guint last = dim_migration_last (migration, error);

  if (last == 0 || !dim_database_number (database, "PRAGMA application_id", &id, error) ||
      !dim_database_number (database, "PRAGMA user_version", &version, error) ||
      !dim_database_number (database, "SELECT count (*) FROM sqlite_schema", &tables, error))
    return FALSE;
  if ((guint32) id != migration->application_id && (id != 0 || version != 0 || tables != 0)) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_CONFLICT,
                         "Cannot open database: it belongs to another program");
    return FALSE;
  }
  if (version > last) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_TOO_NEW,
                 "Cannot open database: it has version %" G_GINT64_FORMAT ", this program knows %u",
                 version, last);
    return FALSE;
  }
  if (version < 0) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_DAMAGED,
                         "Cannot open database: its version is damaged");
    return FALSE;
  }
  *out_version = version;
  return TRUE;
}

static gboolean
take_charge (DimDatabase *database, const char *path, GError **error)
{
  if (sqlite3_db_config (database->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL) != SQLITE_OK)
    return dim_database_fail (database->handle, "open database", error);
  return set_journal (database, path, error);
}

static gboolean
prepare_file (DimDatabase *database,
              const DimMigration *migration,
              DimDatabaseFlags flags,
              GError **error)
{
  gint64 version = 0;

  if (!connect_file (database, migration->path, flags, error) || !harden (database, error) ||
      !identify (database, migration, &version, error))
    return FALSE;
  if ((flags & DIM_DATABASE_READ_ONLY) == 0)
    return take_charge (database, migration->path, error) &&
           dim_migration_run (migration, database, error);
  if (version == dim_migration_last (migration, error))
    return TRUE;
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                       "Cannot read database: it must be migrated first");
  return FALSE;
}

/* Counting what SQLite allocates takes a lock of all connections at each allocation, and nobody
 * asks for it. Too late where another library has started SQLite; then it is merely slower. */
static void
set_up_library (void)
{
  static gsize is_done = 0;

  if (!g_once_init_enter (&is_done))
    return;
  (void) sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&is_done, 1);
}

DimDatabase *
dim_database_open (const char *path,
                   guint32 application_id,
                   gpointer resource,
                   const char *migrations,
                   DimDatabaseFlags flags,
                   GError **error)
{
  const DimMigration migration = { path, application_id, resource, migrations };
  g_autoptr (DimDatabase) database = NULL;

  g_return_val_if_fail (path != NULL && resource != NULL && migrations != NULL, NULL);
  g_return_val_if_fail (application_id != 0, NULL);
  set_up_library ();
  database = g_new0 (DimDatabase, 1);
  database->statements =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dim_statement_free);
  if (!prepare_file (database, &migration, flags, error))
    return NULL;
  return g_steal_pointer (&database);
}

void
dim_database_close (DimDatabase *database)
{
  if (database == NULL)
    return;
  g_hash_table_unref (database->statements);
  if (sqlite3_close (database->handle) != SQLITE_OK)
    g_critical ("A database was closed while in use");
  g_free (database);
}

/* Nothing is overwritten, and what is not there is left. */
static gboolean
move_part (const char *path, const char *aside, const char *suffix, GError **error)
{
  g_autofree char *from = g_strconcat (path, suffix, NULL);
  g_autofree char *to = g_strconcat (aside, suffix, NULL);

  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0 || errno == ENOENT)
    return TRUE;
  return fail_by_errno ("move database aside", errno, error);
}

/* A log can be left where its file is gone. */
static gboolean
has_a_part (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (log, G_FILE_TEST_EXISTS);
}

/* The file itself goes last: a new one must never meet the journal of an old one. */
char *
dim_database_move_aside (const char *path, gint64 unix_s, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal", "" };
  g_autofree char *aside = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  if (!has_a_part (path)) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_NOT_FOUND,
                         "Cannot move database aside: it is not there");
    return NULL;
  }
  aside = g_strdup_printf ("%s.damaged-%" G_GINT64_FORMAT, path, unix_s);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (!move_part (path, aside, suffixes[i], error))
      return NULL;
  return g_steal_pointer (&aside);
}

/* SQLite cuts the log without a sync: after a power cut the old pages would be there again. */
static gboolean
sync_journal (DimDatabase *database, GError **error)
{
  sqlite3_file *journal = NULL;

  (void) sqlite3_file_control (database->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal);
  if (journal == NULL || journal->pMethods == NULL ||
      journal->pMethods->xSync (journal, SQLITE_SYNC_NORMAL) == SQLITE_OK)
    return TRUE;
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot empty journal: no sync");
  return FALSE;
}

gboolean
dim_database_purge (DimDatabase *database, gboolean *out_is_done, GError **error)
{
  gint64 is_busy = 1;

  g_return_val_if_fail (database != NULL && out_is_done != NULL, FALSE);
  if (!dim_database_number (database, "PRAGMA wal_checkpoint (TRUNCATE)", &is_busy, error) ||
      (!is_busy && !sync_journal (database, error)))
    return FALSE;
  *out_is_done = !is_busy;
  return TRUE;
}

gboolean
dim_database_check (DimDatabase *database, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *finding = NULL;
  DimStatement *statement;

  g_return_val_if_fail (database != NULL, FALSE);
  statement = dim_database_prepare (database, "PRAGMA quick_check (1)", error);
  if (statement == NULL)
    return FALSE;
  if (dim_statement_step (statement, &failure))
    finding = g_strdup (dim_statement_text (statement, 0));
  dim_statement_reset (statement);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (g_strcmp0 (finding, "ok") == 0)
    return TRUE;
  g_set_error (error, DIM_ERROR, DIM_ERROR_DAMAGED, "Cannot trust database: %s", finding);
  return FALSE;
}
