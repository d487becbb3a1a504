/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "evidence.h"

#include <ftw.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MEMORY_FOLDER "/dev/shm"

sqlite3 *
evidence_open (const char *path, Finding **out_finding)
{
  sqlite3 *database = NULL;

  if (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, "unix") == SQLITE_OK)
    return database;
  *out_finding = finding_new (FINDING_UNUSABLE, "cannot be opened: %s", sqlite3_errmsg (database));
  (void) sqlite3_close (database);
  return NULL;
}

/* NULL where the file is none, or has no such table; stepping that gives no row. */
static sqlite3_stmt *
prepare (sqlite3 *database, const char *query, const char *id)
{
  sqlite3_stmt *statement = NULL;

  (void) sqlite3_prepare_v2 (database, query, -1, &statement, NULL);
  if (statement != NULL && id != NULL)
    (void) sqlite3_bind_text (statement, 1, id, -1, SQLITE_TRANSIENT);
  return statement;
}

Finding *
evidence_check (sqlite3 *database, const Rule *rules, gsize n_rules)
{
  Finding *finding = NULL;

  for (gsize i = 0; i < n_rules && finding == NULL; i++) {
    sqlite3_stmt *statement = prepare (database, rules[i].query, NULL);

    if (statement == NULL)
      finding = finding_new (FINDING_UNUSABLE, "%s: %s", rules[i].wrong, sqlite3_errmsg (database));
    else if (sqlite3_step (statement) == SQLITE_ROW)
      finding =
        finding_new (FINDING_HALF, "%s: %s", rules[i].wrong, sqlite3_column_text (statement, 0));
    (void) sqlite3_finalize (statement);
  }
  return finding;
}

Finding *
evidence_check_whole (sqlite3 *database)
{
  static const Rule rules[] = {
    { "the file is damaged",
      "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'" },
    { "a row names one that is not there", "SELECT \"table\" FROM pragma_foreign_key_check" },
  };

  return evidence_check (database, rules, G_N_ELEMENTS (rules));
}

Finding *
evidence_judge (const char *path,
                const Rule *rules,
                gsize n_rules,
                IsKept is_kept,
                const Promise *promises,
                guint n)
{
  Finding *finding = NULL;
  sqlite3 *database = evidence_open (path, &finding);

  if (database == NULL)
    return finding;
  finding = evidence_check_whole (database);
  if (finding == NULL)
    finding = evidence_check (database, rules, n_rules);
  for (guint i = 0; i < n && finding == NULL; i++)
    if (!is_kept (database, &promises[i]))
      finding = finding_new (FINDING_LOST, "promise %u of kind %d", i, promises[i].kind);
  (void) sqlite3_close (database);
  return finding;
}

gint64
evidence_number (sqlite3 *database, const char *query, const char *id)
{
  sqlite3_stmt *statement = prepare (database, query, id);
  gint64 number = -1;

  if (sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    number = sqlite3_column_int64 (statement, 0);
  (void) sqlite3_finalize (statement);
  return number;
}

GBytes *
evidence_bytes (sqlite3 *database, const char *query, const char *id)
{
  sqlite3_stmt *statement = prepare (database, query, id);
  GBytes *bytes = NULL;

  if (sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_type (statement, 0) != SQLITE_NULL) {
    gconstpointer data = sqlite3_column_blob (statement, 0);

    bytes = g_bytes_new (data, (gsize) sqlite3_column_bytes (statement, 0));
  }
  (void) sqlite3_finalize (statement);
  return bytes;
}

void
evidence_change (const char *path, const char *sql)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READWRITE, "unix"), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

gboolean
evidence_holds (const char *directory, GBytes *bytes)
{
  g_autoptr (GDir) folder = g_dir_open (directory, 0, NULL);
  gsize length = 0;
  gconstpointer needle = g_bytes_get_data (bytes, &length);
  gboolean is_held = FALSE;
  const char *name;

  while (!is_held && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (directory, name, NULL);
    g_autofree char *contents = NULL;
    gsize size = 0;

    is_held = g_file_get_contents (path, &contents, &size, NULL) &&
              memmem (contents, size, needle, length) != NULL;
  }
  return is_held;
}

static void
append_value (GString *line, sqlite3_stmt *statement, int column)
{
  const guint8 *bytes;

  g_string_append_printf (line, "%s%s=", column > 0 ? " " : "",
                          sqlite3_column_name (statement, column));
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    g_string_append (line, "-");
  else if (sqlite3_column_type (statement, column) != SQLITE_BLOB)
    g_string_append (line, (const char *) sqlite3_column_text (statement, column));
  else {
    bytes = sqlite3_column_blob (statement, column);
    for (int i = 0; i < sqlite3_column_bytes (statement, column); i++)
      g_string_append_printf (line, "%02x", bytes[i]);
  }
}

static int
compare_cb (gconstpointer first, gconstpointer second)
{
  return strcmp (*(const char *const *) first, *(const char *const *) second);
}

static void
list_table (sqlite3 *database, const char *table, const char *columns, GString *out)
{
  g_autofree char *query = g_strdup_printf ("SELECT %s FROM \"%s\"", columns, table);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = prepare (database, query, NULL);

  while (sqlite3_step (statement) == SQLITE_ROW) {
    GString *line = g_string_new (NULL);

    for (int i = 0; i < sqlite3_column_count (statement); i++)
      append_value (line, statement, i);
    g_ptr_array_add (lines, g_string_free (line, FALSE));
  }
  (void) sqlite3_finalize (statement);
  g_ptr_array_sort (lines, compare_cb);
  g_string_append_printf (out, "[%s] %s\n", table, columns);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s\n", (const char *) lines->pdata[i]);
}

char *
evidence_list (sqlite3 *database)
{
  sqlite3_stmt *tables =
    prepare (database,
             "SELECT t.name, (SELECT group_concat (c.name, ', ') FROM pragma_table_info (t.name) c)"
             " FROM sqlite_schema t WHERE type = 'table' AND t.name NOT LIKE 'sqlite%'"
             " ORDER BY t.name",
             NULL);
  GString *out = g_string_new (NULL);

  while (sqlite3_step (tables) == SQLITE_ROW)
    list_table (database, (const char *) sqlite3_column_text (tables, 0),
                (const char *) sqlite3_column_text (tables, 1), out);
  (void) sqlite3_finalize (tables);
  return g_string_free (out, FALSE);
}

char *
evidence_list_like (sqlite3 *database, const char *listing)
{
  g_auto (GStrv) lines = g_strsplit (listing, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++) {
    char *end = lines[i][0] == '[' ? strstr (lines[i], "] ") : NULL;

    if (end == NULL)
      continue;
    *end = '\0';
    list_table (database, lines[i] + 1, end + 2, out);
  }
  return g_string_free (out, FALSE);
}

void
evidence_copy (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;

  (void) (g_file_get_contents (from, &bytes, &length, &error) &&
          g_file_set_contents_full (to, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600,
                                    &error));
  g_assert_no_error (error);
}

char *
evidence_new_folder (void)
{
  gboolean has_memory = g_access (MEMORY_FOLDER, W_OK) == 0;
  g_autofree char *template =
    g_build_filename (has_memory ? MEMORY_FOLDER : g_get_tmp_dir (), "dim-fault-XXXXXX", NULL);

  g_assert_nonnull (g_mkdtemp (template));
  return g_steal_pointer (&template);
}

static int
remove_cb (const char *path, const struct stat *status, int kind, struct FTW *where)
{
  return remove (path);
}

void
evidence_remove_folder (const char *path)
{
  g_assert_cmpint (nftw (path, remove_cb, 8, FTW_DEPTH | FTW_PHYS), ==, 0);
}
