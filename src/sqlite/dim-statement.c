/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-database-private.h"

#include "dim-error.h"

#include <string.h>

struct _DimStatement {
  sqlite3_stmt *handle;
  char *sql; /* also its key in the connection's table */
};

static DimErrorCode
classify (int result)
{
  switch (result) {
  case SQLITE_CONSTRAINT_CHECK:
  case SQLITE_CONSTRAINT_DATATYPE:
  case SQLITE_CONSTRAINT_NOTNULL:
    return DIM_ERROR_INVALID;
  case SQLITE_IOERR_SHMSIZE: /* the memory beside the log is a file that grows, too */
    return DIM_ERROR_FULL;
  default:
    break;
  }
  switch (result & 0xff) {
  case SQLITE_CONSTRAINT:
    return DIM_ERROR_CONFLICT;
  case SQLITE_TOOBIG:
    return DIM_ERROR_LIMIT;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return DIM_ERROR_DAMAGED;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
  case SQLITE_PROTOCOL:
    return DIM_ERROR_BUSY;
  case SQLITE_FULL:
    return DIM_ERROR_FULL;
  case SQLITE_PERM:
  case SQLITE_AUTH:
  case SQLITE_READONLY:
    return DIM_ERROR_DENIED;
  default:
    return DIM_ERROR_STORAGE;
  }
}

gboolean
dim_database_fail (sqlite3 *handle, const char *doing, GError **error)
{
  int result = handle != NULL ? sqlite3_extended_errcode (handle) : SQLITE_NOMEM;
  /* Those of constraints name tables and columns only. */
  gboolean quotable = (result & 0xff) == SQLITE_CONSTRAINT;

  g_set_error (error, DIM_ERROR, (gint) classify (result), "Cannot %s: %s", doing,
               quotable ? sqlite3_errmsg (handle) : sqlite3_errstr (result));
  return FALSE;
}

void
dim_statement_free (DimStatement *statement)
{
  /* Its result repeats that of the last step, which was told then. */
  (void) sqlite3_finalize (statement->handle);
  g_free (statement->sql);
  g_free (statement);
}

DimStatement *
dim_database_prepare (DimDatabase *database, const char *sql, GError **error)
{
  DimStatement *statement;
  sqlite3_stmt *handle = NULL;
  const char *tail = NULL;

  g_return_val_if_fail (database != NULL && sql != NULL, NULL);
  statement = g_hash_table_lookup (database->statements, sql);
  if (statement != NULL) {
    dim_statement_reset (statement);
    return statement;
  }
  if (sqlite3_prepare_v3 (database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, &tail) !=
      SQLITE_OK) {
    /* The text is a constant, so that the message may quote it. */
    g_set_error (error, DIM_ERROR, (gint) classify (sqlite3_extended_errcode (database->handle)),
                 "Cannot prepare statement: %s", sqlite3_errmsg (database->handle));
    return NULL;
  }
  if (handle == NULL || tail[strspn (tail, " \t\r\n;")] != '\0') {
    (void) sqlite3_finalize (handle);
    g_return_val_if_reached (NULL);
  }
  statement = g_new0 (DimStatement, 1);
  statement->handle = handle;
  statement->sql = g_strdup (sql);
  g_hash_table_insert (database->statements, statement->sql, statement);
  return statement;
}

/* 0, which no parameter has, makes the binding fail. */
static int
parameter (const DimStatement *statement, const char *name)
{
  int index = sqlite3_bind_parameter_index (statement->handle, name);

  if (index == 0)
    g_critical ("A statement has no parameter %s", name);
  return index;
}

static void
expect_bound (int result)
{
  if (result != SQLITE_OK && result != SQLITE_RANGE)
    g_critical ("A parameter could not be bound: %s", sqlite3_errstr (result));
}

void
dim_statement_bind_text (DimStatement *statement, const char *name, const char *text)
{
  g_return_if_fail (statement != NULL && name != NULL);
  expect_bound (
    sqlite3_bind_text (statement->handle, parameter (statement, name), text, -1, SQLITE_TRANSIENT));
}

void
dim_statement_bind_int (DimStatement *statement, const char *name, gint64 value)
{
  g_return_if_fail (statement != NULL && name != NULL);
  expect_bound (sqlite3_bind_int64 (statement->handle, parameter (statement, name), value));
}

void
dim_statement_bind_null (DimStatement *statement, const char *name)
{
  g_return_if_fail (statement != NULL && name != NULL);
  expect_bound (sqlite3_bind_null (statement->handle, parameter (statement, name)));
}

void
dim_statement_bind_blob (DimStatement *statement,
                         const char *name,
                         gconstpointer data,
                         gsize length)
{
  g_return_if_fail (statement != NULL && name != NULL && (data != NULL || length == 0));
  /* SQLite would make NULL of an empty blob without an address. */
  expect_bound (sqlite3_bind_blob64 (statement->handle, parameter (statement, name),
                                     length > 0 ? data : "", length, SQLITE_TRANSIENT));
}

void
dim_statement_bind_bytes (DimStatement *statement, const char *name, GBytes *bytes)
{
  gsize length = 0;
  gconstpointer data;

  if (bytes == NULL) {
    dim_statement_bind_null (statement, name);
    return;
  }
  data = g_bytes_get_data (bytes, &length);
  dim_statement_bind_blob (statement, name, data, length);
}

gboolean
dim_statement_step (DimStatement *statement, GError **error)
{
  int result;

  g_return_val_if_fail (statement != NULL, FALSE);
  result = sqlite3_step (statement->handle);
  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    dim_database_fail (sqlite3_db_handle (statement->handle), "run statement", error);
  /* Lets go of the read lock even if the caller forgets to; bindings stay until its reset. */
  (void) sqlite3_reset (statement->handle);
  return FALSE;
}

gboolean
dim_statement_run (DimStatement *statement, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean row;

  g_return_val_if_fail (statement != NULL, FALSE);
  row = dim_statement_step (statement, &failure);
  dim_statement_reset (statement);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  g_return_val_if_fail (!row, FALSE);
  return TRUE;
}

void
dim_statement_reset (DimStatement *statement)
{
  g_return_if_fail (statement != NULL);
  (void) sqlite3_reset (statement->handle);
  (void) sqlite3_clear_bindings (statement->handle);
}

const char *
dim_statement_text (DimStatement *statement, int column)
{
  g_return_val_if_fail (statement != NULL, NULL);
  return (const char *) sqlite3_column_text (statement->handle, column);
}

gint64
dim_statement_int (DimStatement *statement, int column)
{
  g_return_val_if_fail (statement != NULL, 0);
  return sqlite3_column_int64 (statement->handle, column);
}

gboolean
dim_statement_is_null (DimStatement *statement, int column)
{
  g_return_val_if_fail (statement != NULL, TRUE);
  return sqlite3_column_type (statement->handle, column) == SQLITE_NULL;
}

GBytes *
dim_statement_bytes (DimStatement *statement, int column)
{
  gsize length = 0;
  gconstpointer data;

  g_return_val_if_fail (statement != NULL, NULL);
  if (dim_statement_is_null (statement, column))
    return NULL;
  data = dim_statement_blob (statement, column, &length);
  return g_bytes_new (data, length);
}

gconstpointer
dim_statement_blob (DimStatement *statement, int column, gsize *out_length)
{
  gconstpointer data;

  g_return_val_if_fail (statement != NULL && out_length != NULL, NULL);
  data = sqlite3_column_blob (statement->handle, column);
  *out_length = (gsize) sqlite3_column_bytes (statement->handle, column);
  return data;
}

gboolean
dim_database_exec (DimDatabase *database, const char *sql, GError **error)
{
  g_return_val_if_fail (database != NULL && sql != NULL, FALSE);
  if (sqlite3_exec (database->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  return dim_database_fail (database->handle, "run statement", error);
}

gboolean
dim_database_number (DimDatabase *database, const char *sql, gint64 *out, GError **error)
{
  DimStatement *statement = dim_database_prepare (database, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  row = dim_statement_step (statement, error);
  if (row)
    *out = dim_statement_int (statement, 0);
  dim_statement_reset (statement);
  return row;
}
