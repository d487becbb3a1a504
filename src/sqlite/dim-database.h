/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A connection to one SQLite file, with the settings of DESIGN.md section "Storage": WAL,
 * synchronous=FULL, foreign_keys, secure_delete, defensive mode, trusted_schema=OFF; on a network
 * file system a rollback journal under an exclusive lock. Belongs to one thread at a time. */
typedef struct _DimDatabase DimDatabase;

typedef enum {
  DIM_DATABASE_DEFAULT = 0,
  DIM_DATABASE_READ_ONLY = 1 << 0,
} DimDatabaseFlags;

/**
 * dim_database_open:
 * @path: the file; made (mode 0600) if it is not there
 * @application_id: what PRAGMA application_id must say; set on a new file
 * @migrations: resource folder with 0001-*.sql, 0002-*.sql … ; @resource holds it
 *
 * Opens and migrates forward. Every migration runs in one transaction with its user_version; before
 * the first one on a file that holds something a copy @path.v<version>.bak is made and brought to
 * the disk. Errors: DIM_ERROR_TOO_NEW if the file is newer than the migrations, which stays as it
 * is, byte for byte; DIM_ERROR_CONFLICT if it is another program's; DIM_ERROR_DAMAGED for a damaged
 * file, which is kept; DIM_ERROR_BUSY, _DENIED, _FULL or _STORAGE for anything of the disk.
 */
DimDatabase *dim_database_open (const char *path,
                                guint32 application_id,
                                gpointer resource,
                                const char *migrations,
                                DimDatabaseFlags flags,
                                GError **error);
void dim_database_close (DimDatabase *database);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimDatabase, dim_database_close)

/* Moves a damaged file (with its -wal and -shm) aside, to @path.damaged-<unix_s>, and says where.
 */
char *dim_database_move_aside (const char *path, gint64 unix_s, GError **error);

/* How long what lies beside a database is kept. @is_over (may be NULL) looks into a copy that is
 * not too old yet, and may only read. */
typedef struct {
  gint64 before_s; /* what was made before this goes */
  gboolean (*is_over) (DimDatabase *copy, gpointer data);
  gpointer data;
} DimCopyPeriod;
/* Removes copies that migrations of @path made or began, and damaged and replaced files that were
 * moved aside, when they are over. */
gboolean dim_database_forget_copies (const char *path, const DimCopyPeriod *period, GError **error);

/* A whole copy of what the file holds now, in a file of its owner alone at @path, on the disk. What
 * stands there is overwritten. DIM_ERROR_FULL, _DENIED or _STORAGE: nothing is left there. */
gboolean dim_database_copy_to (DimDatabase *database, const char *path, GError **error);

/* Looks through the file at @path, that nobody uses, without changing or making anything. FALSE:
 * DIM_ERROR_CONFLICT if its PRAGMA application_id is not @application_id, _DAMAGED if it is not
 * sound, _STORAGE if it cannot be read. *out_version is its user_version. */
gboolean
dim_database_look (const char *path, guint32 application_id, gint64 *out_version, GError **error);
/* The text that a constant statement gives of such a file; NULL if none. Owned by the caller. */
char *dim_database_ask_copy (const char *path, const char *sql);

gboolean dim_database_begin (DimDatabase *database, GError **error); /* IMMEDIATE */
/* Rolls back if it fails. */
gboolean dim_database_commit (DimDatabase *database, GError **error);
/* Harmless without a transaction. */
void dim_database_rollback (DimDatabase *database);
/* One operation of a group: a poison record falls alone. */
gboolean dim_database_savepoint (DimDatabase *database, GError **error);
gboolean dim_database_release (DimDatabase *database, GError **error);
void dim_database_rollback_to_savepoint (DimDatabase *database);

/* Rows that the last INSERT, UPDATE or DELETE changed. */
guint dim_database_changes (DimDatabase *database);
/* Brings everything into the file itself and empties the write-ahead log, on the disk too, so that
 * no old page outlives what was deleted. *out_is_done is FALSE while another connection reads. */
gboolean dim_database_purge (DimDatabase *database, gboolean *out_is_done, GError **error);
/* PRAGMA quick_check; FALSE with the first finding. */
gboolean dim_database_check (DimDatabase *database, GError **error);

/**
 * DimStatement: a prepared statement, kept by its connection and reset on reuse.
 *
 *   DimStatement *s = dim_database_prepare (db, "SELECT naam FROM kantoor WHERE id = :id", &error);
 *   dim_statement_bind_text (s, ":id", id);
 *   while (dim_statement_step (s, &error))
 *     use (dim_statement_text (s, 0));
 *   dim_statement_reset (s);
 *
 * SQL is whole statements as constants; parameters are named. Preparing the same text again gives
 * the same statement, reset and unbound, so do not nest one in itself. A binding that names no
 * parameter is a programmer's error. Errors: DIM_ERROR_CONFLICT if a key or reference contradicts
 * what stands, DIM_ERROR_INVALID if a value is not allowed, else as of opening.
 */
typedef struct _DimStatement DimStatement;

DimStatement *dim_database_prepare (DimDatabase *database, const char *sql, GError **error);
void
dim_statement_bind_text (DimStatement *statement, const char *name, const char *text); /* NULL ok */
void dim_statement_bind_int (DimStatement *statement, const char *name, gint64 value);
void dim_statement_bind_null (DimStatement *statement, const char *name);
void dim_statement_bind_blob (DimStatement *statement,
                              const char *name,
                              gconstpointer data,
                              gsize length);
void
dim_statement_bind_bytes (DimStatement *statement, const char *name, GBytes *bytes); /* NULL ok */
/* TRUE: a row is there. FALSE: done, or an error is set. */
gboolean dim_statement_step (DimStatement *statement, GError **error);
/* For statements that give no rows: steps once and resets. */
gboolean dim_statement_run (DimStatement *statement, GError **error);
void dim_statement_reset (DimStatement *statement);
const char *dim_statement_text (DimStatement *statement, int column); /* NULL for SQL NULL */
gint64 dim_statement_int (DimStatement *statement, int column);
gboolean dim_statement_is_null (DimStatement *statement, int column);
GBytes *dim_statement_bytes (DimStatement *statement, int column); /* owned by the caller */
/* Borrowed until the next step. */
gconstpointer dim_statement_blob (DimStatement *statement, int column, gsize *out_length);

/* Runs one constant statement without parameters or rows. */
gboolean dim_database_exec (DimDatabase *database, const char *sql, GError **error);

G_END_DECLS
