/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "evidence.h"
#include "scenario.h"
#include "test-migrations.h"

#include "dim-database.h"

#include <string.h>

/* A file of the first version with rows in it is opened by a program that knows the second, whose
 * migration makes a table and fills it from another. What is left is of one version or of the
 * other, as a whole; where it is of the second, the copy of the first is there too, whole. */

enum {
  ROWS_THERE,   /* number: how many */
  SECOND_THERE, /* the version that was opened */
};

#define APPLICATION_ID 0x44494d54
#define N_ROWS         300

typedef struct {
  Promises *promises;
  char *path;
  DimDatabase *database;
} Office;

static DimDatabase *
open_version (const char *path, const char *folder, GError **error)
{
  g_autofree char *migrations = g_strconcat ("/test/migrations/", folder, NULL);

  return dim_database_open (path, APPLICATION_ID, test_migrations_get_resource (), migrations,
                            DIM_DATABASE_DEFAULT, error);
}

static gboolean
fill (Office *office)
{
  static const char sql[] = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                            " WHERE i < 300) INSERT INTO office (id, name)"
                            " SELECT i, 'kantoor van gemeente ' || i FROM n";

  if (!dim_database_exec (office->database, sql, NULL))
    return FALSE;
  promises_add (office->promises, ROWS_THERE, NULL, N_ROWS, NULL);
  return TRUE;
}

static gboolean
migrate (Office *office)
{
  g_clear_pointer (&office->database, dim_database_close);
  office->database = open_version (office->path, "copying", NULL);
  if (office->database == NULL)
    return FALSE;
  promises_add (office->promises, SECOND_THERE, NULL, 2, NULL);
  return TRUE;
}

static gboolean
add_row (Office *office)
{
  if (!dim_database_exec (office->database, "INSERT INTO office (id, name) VALUES (1000, 'a')",
                          NULL))
    return FALSE;
  promises_add (office->promises, ROWS_THERE, NULL, N_ROWS + 1, NULL);
  return TRUE;
}

static gboolean (*const steps[]) (Office *office) = { fill, migrate, add_row };

static gboolean
do_step (gpointer state, guint step)
{
  return steps[step](state);
}

static void
close_office (gpointer state)
{
  Office *office = state;

  g_clear_pointer (&office->database, dim_database_close);
  g_free (office->path);
  g_free (office);
}

static gpointer
open_office (const char *directory, Promises *promises)
{
  Office *office = g_new0 (Office, 1);

  office->promises = promises;
  office->path = g_build_filename (directory, "office.db", NULL);
  office->database = open_version (office->path, "first", NULL);
  if (office->database != NULL)
    return office;
  close_office (office);
  return NULL;
}

/* By the version that the file has. */
static const Rule of_first[] = {
  { "a table or column of the second version is in the first",
    "SELECT name FROM sqlite_schema WHERE name = 'contact' UNION ALL"
    " SELECT name FROM pragma_table_info ('office') WHERE name = 'contacts'" },
};
static const Rule of_second[] = {
  { "a row has not what the migration gives",
    "SELECT id FROM office WHERE id <= 300"
    " AND (contacts <> 1 OR id NOT IN (SELECT office FROM contact))" },
};

static gint64
find_promised (const Promise *promises, guint n, int kind)
{
  gint64 number = 0;

  for (guint i = 0; i < n; i++)
    if (promises[i].kind == kind)
      number = promises[i].number;
  return number;
}

static Finding *
check_version (const char *path, gint64 version, gint64 n_rows)
{
  Finding *finding = NULL;
  sqlite3 *database = evidence_open (path, &finding);

  if (database == NULL)
    return finding;
  finding = evidence_check_whole (database);
  if (finding == NULL && evidence_number (database, "PRAGMA user_version", NULL) != version)
    finding = finding_new (FINDING_HALF, "the version is another");
  if (finding == NULL && version > 0)
    finding = evidence_check (database, version == 1 ? of_first : of_second, 1);
  if (finding == NULL && n_rows > 0 &&
      evidence_number (database, "SELECT count (*) FROM office", NULL) < n_rows)
    finding = finding_new (FINDING_LOST, "rows");
  (void) sqlite3_close (database);
  return finding;
}

static gint64
find_version (const char *path)
{
  g_autoptr (Finding) finding = NULL;
  sqlite3 *database = evidence_open (path, &finding);
  gint64 version = database != NULL ? evidence_number (database, "PRAGMA user_version", NULL) : -1;

  (void) sqlite3_close (database);
  return version;
}

/* In the folder as it was left: nothing has opened it but SQLite itself. */
static Finding *
judge (gpointer state, const Promise *promises, guint n, const char *directory)
{
  g_autofree char *path = g_build_filename (directory, "office.db", NULL);
  g_autofree char *copy = g_strconcat (path, ".v1.bak", NULL);
  gint64 n_rows = find_promised (promises, n, ROWS_THERE);
  gint64 version = find_version (path);
  Finding *finding;

  if (n == 0 && version <= 0)
    return NULL;
  if (version < find_promised (promises, n, SECOND_THERE))
    return finding_new (FINDING_LOST, "the second version");
  finding = check_version (path, version, n_rows);
  if (finding == NULL && g_file_test (copy, G_FILE_TEST_EXISTS))
    finding = check_version (copy, 1, N_ROWS);
  else if (finding == NULL && version == 2)
    finding = finding_new (FINDING_LOST, "the copy");
  return finding;
}

const Scenario scenario = {
  .name = "migration",
  .open = open_office,
  .n_steps = G_N_ELEMENTS (steps),
  .step = do_step,
  .close = close_office,
  .judge = judge,
  .stride = 4,
  .file = "office.db",
  .half = "DELETE FROM contact WHERE office = 5",
};
