/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "scratch.h"

#include "test-migrations.h"

#include <glib/gstdio.h>

Scratch *
scratch_new (void)
{
  Scratch *scratch = g_new0 (Scratch, 1);
  GError *error = NULL;

  scratch->directory = g_dir_make_tmp ("dim-sqlite-XXXXXX", &error);
  g_assert_no_error (error);
  scratch->path = g_build_filename (scratch->directory, "test.db", NULL);
  return scratch;
}

void
scratch_free (Scratch *scratch)
{
  g_autoptr (GDir) directory = g_dir_open (scratch->directory, 0, NULL);

  for (const char *name = g_dir_read_name (directory); name != NULL;
       name = g_dir_read_name (directory)) {
    g_autofree char *path = g_build_filename (scratch->directory, name, NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (scratch->directory), ==, 0);
  g_free (scratch->directory);
  g_free (scratch->path);
  g_free (scratch);
}

DimDatabase *
scratch_open (const Scratch *scratch, const char *folder, GError **error)
{
  g_autofree char *migrations = g_strconcat ("/test/migrations/", folder, NULL);

  return dim_database_open (scratch->path, SCRATCH_APPLICATION_ID, test_migrations_get_resource (),
                            migrations, DIM_DATABASE_DEFAULT, error);
}

DimDatabase *
scratch_must_open (const Scratch *scratch, const char *folder)
{
  GError *error = NULL;
  DimDatabase *database = scratch_open (scratch, folder, &error);

  g_assert_no_error (error);
  g_assert_nonnull (database);
  return database;
}

void
scratch_exec (DimDatabase *database, const char *sql)
{
  GError *error = NULL;
  gboolean done = dim_database_exec (database, sql, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

gint64
scratch_number (DimDatabase *database, const char *sql)
{
  GError *error = NULL;
  DimStatement *statement = dim_database_prepare (database, sql, &error);
  gint64 number;

  g_assert_no_error (error);
  g_assert_true (dim_statement_step (statement, &error));
  number = dim_statement_int (statement, 0);
  dim_statement_reset (statement);
  return number;
}

void
scratch_assert_file (const char *path, const char *contents, gsize length)
{
  g_autofree char *found = NULL;
  gsize found_length = 0;

  g_assert_true (g_file_get_contents (path, &found, &found_length, NULL));
  g_assert_cmpmem (found, found_length, contents, length);
}
