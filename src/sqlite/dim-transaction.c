/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-database-private.h"
#include "dim-error.h"

#define SAVEPOINT "operation"

/* Prepared once: the collector brackets each fact, and compiling took longer than running. */
static gboolean
run (DimDatabase *database, const char *sql, GError **error)
{
  DimStatement *statement = dim_database_prepare (database, sql, error);

  return statement != NULL && dim_statement_run (statement, error);
}

gboolean
dim_database_begin (DimDatabase *database, GError **error)
{
  g_return_val_if_fail (database != NULL, FALSE);
  return run (database, "BEGIN IMMEDIATE", error);
}

gboolean
dim_database_commit (DimDatabase *database, GError **error)
{
  g_return_val_if_fail (database != NULL, FALSE);
  if (run (database, "COMMIT", error))
    return TRUE;
  /* SQLite leaves it open after some failures, and the next one would join it. */
  dim_database_rollback (database);
  return FALSE;
}

void
dim_database_rollback (DimDatabase *database)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (database != NULL);
  /* A full disk has rolled back already. */
  if (sqlite3_get_autocommit (database->handle))
    return;
  if (!run (database, "ROLLBACK", &error))
    g_warning ("%s", error->message);
}

/* Outside a transaction a savepoint would begin one, and its release commit it: an operation of a
 * group that is lost already must not be kept alone. */
gboolean
dim_database_savepoint (DimDatabase *database, GError **error)
{
  g_return_val_if_fail (database != NULL, FALSE);
  if (sqlite3_get_autocommit (database->handle)) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_STORAGE,
                         "Cannot begin operation: no transaction is open");
    return FALSE;
  }
  return run (database, "SAVEPOINT " SAVEPOINT, error);
}

gboolean
dim_database_release (DimDatabase *database, GError **error)
{
  g_return_val_if_fail (database != NULL, FALSE);
  return run (database, "RELEASE " SAVEPOINT, error);
}

void
dim_database_rollback_to_savepoint (DimDatabase *database)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (database != NULL);
  if (sqlite3_get_autocommit (database->handle))
    return;
  if (!run (database, "ROLLBACK TO " SAVEPOINT, &error) ||
      !run (database, "RELEASE " SAVEPOINT, &error))
    g_warning ("%s", error->message);
}

guint
dim_database_changes (DimDatabase *database)
{
  g_return_val_if_fail (database != NULL, 0);
  return (guint) sqlite3_changes (database->handle);
}
