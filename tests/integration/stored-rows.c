/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "stored-rows.h"

#include <sqlite3.h>
#include <string.h>

struct _StoredRows {
  sqlite3 *database;
  GPtrArray *queries;
};

static sqlite3_stmt *
prepare (StoredRows *rows, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (rows->database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  return statement;
}

/* A refusal is told in the audit log and nowhere else; that log tells the result of each line at
 * the collector, and only of what was granted at the evaluator. */
static char *
query_for (StoredRows *rows, const char *table)
{
  g_autofree char *columns =
    g_strdup_printf ("SELECT 1 FROM pragma_table_info ('%s') WHERE name = 'result'", table);
  sqlite3_stmt *statement = prepare (rows, columns);
  gboolean has_result = sqlite3_step (statement) == SQLITE_ROW;

  sqlite3_finalize (statement);
  if (strcmp (table, "office_audit") == 0)
    return g_strdup ("SELECT o.office, o.desk, o.role, o.incident FROM office_audit o"
                     " JOIN audit a ON a.sequence = o.sequence WHERE a.result LIKE '2%'");
  if (!has_result)
    return g_strdup_printf ("SELECT * FROM \"%s\"", table);
  return g_strdup_printf ("SELECT time_s, action, object, result, origin, actor FROM \"%s\" "
                          "WHERE result LIKE '2%%'",
                          table);
}

static void
list_tables (StoredRows *rows)
{
  sqlite3_stmt *statement =
    prepare (rows, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");

  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (rows->queries,
                     query_for (rows, (const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);
  g_assert_cmpuint (rows->queries->len, >, 0);
}

StoredRows *
stored_rows_new (const char *directory, const char *name)
{
  StoredRows *rows = g_new0 (StoredRows, 1);
  g_autofree char *path = g_build_filename (directory, name, NULL);

  rows->queries = g_ptr_array_new_with_free_func (g_free);
  g_assert_cmpint (sqlite3_open_v2 (path, &rows->database, SQLITE_OPEN_READWRITE, NULL), ==,
                   SQLITE_OK);
  sqlite3_busy_timeout (rows->database, 10000);
  list_tables (rows);
  return rows;
}

void
stored_rows_free (StoredRows *rows)
{
  if (rows == NULL)
    return;
  sqlite3_close (rows->database);
  g_ptr_array_unref (rows->queries);
  g_free (rows);
}

static void
add_row (GChecksum *digest, sqlite3_stmt *row)
{
  for (int i = 0; i < sqlite3_column_count (row); i++) {
    int kind = sqlite3_column_type (row, i);
    const void *bytes = sqlite3_column_blob (row, i);
    int length = sqlite3_column_bytes (row, i);

    g_checksum_update (digest, (const guchar *) &kind, sizeof kind);
    g_checksum_update (digest, (const guchar *) &length, sizeof length);
    if (length > 0)
      g_checksum_update (digest, bytes, length);
  }
}

char *
stored_rows_digest (StoredRows *rows)
{
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < rows->queries->len; i++) {
    const char *sql = rows->queries->pdata[i];
    sqlite3_stmt *row = prepare (rows, sql);
    int status;

    g_checksum_update (digest, (const guchar *) sql, (gssize) strlen (sql));
    while ((status = sqlite3_step (row)) == SQLITE_ROW)
      add_row (digest, row);
    g_assert_cmpint (status, ==, SQLITE_DONE);
    sqlite3_finalize (row);
  }
  return g_strdup (g_checksum_get_string (digest));
}

guint
stored_rows_count (StoredRows *rows, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", table);
  sqlite3_stmt *row = prepare (rows, sql);
  guint count;

  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_ROW);
  count = (guint) sqlite3_column_int (row, 0);
  sqlite3_finalize (row);
  return count;
}

void
stored_rows_change (StoredRows *rows, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (rows->database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}
