/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "scratch.h"
#include "test-migrations.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

static char *
read_pragma (DimDatabase *database, const char *sql)
{
  DimStatement *statement = dim_database_prepare (database, sql, NULL);
  char *text;

  g_assert_true (dim_statement_step (statement, NULL));
  text = g_strdup (dim_statement_text (statement, 0));
  dim_statement_reset (statement);
  return text;
}

static void
test_settings_are_really_set (void)
{
  static const char *const settings[][2] = {
    { "PRAGMA journal_mode", "wal" }, { "PRAGMA synchronous", "2" },
    { "PRAGMA foreign_keys", "1" },   { "PRAGMA secure_delete", "1" },
    { "PRAGMA trusted_schema", "0" }, { "PRAGMA cell_size_check", "1" },
    { "PRAGMA temp_store", "2" },     { "PRAGMA application_id", "1145654612" },
    { "PRAGMA user_version", "1" },
  };
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++) {
    g_autofree char *value = read_pragma (database, settings[i][0]);

    g_test_message ("%s", settings[i][0]);
    g_assert_cmpstr (value, ==, settings[i][1]);
  }
}

static void
test_defensive_mode_guards_the_schema (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");
  g_autoptr (GError) error = NULL;

  scratch_exec (database, "PRAGMA writable_schema = ON");

  g_assert_false (dim_database_exec (database, "DELETE FROM sqlite_schema", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_STORAGE);
}

static void
test_file_is_private (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");
  g_autofree char *journal = g_strconcat (scratch->path, "-wal", NULL);
  GStatBuf found;

  g_assert_cmpint (g_stat (scratch->path, &found), ==, 0);
  g_assert_cmpint (found.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (journal, &found), ==, 0);
  g_assert_cmpint (found.st_mode & 0777, ==, 0600);
}

static void
test_missing_folder_is_storage_error (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autofree char *path = g_build_filename (scratch->directory, "absent", "test.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (dim_database_open (path, SCRATCH_APPLICATION_ID, test_migrations_get_resource (),
                                    "/test/migrations/first", DIM_DATABASE_DEFAULT, &error));

  g_assert_error (error, DIM_ERROR, DIM_ERROR_STORAGE);
}

static void
test_another_programs_file_is_refused (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (scratch->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "PRAGMA application_id = 7", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);

  g_assert_null (scratch_open (scratch, "first", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_CONFLICT);
}

static void
test_nameless_file_with_tables_is_refused (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (scratch->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "CREATE TABLE t (a)", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);

  g_assert_null (scratch_open (scratch, "first", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_CONFLICT);
}

static void
test_damaged_file_is_refused_and_kept (void)
{
  static const char damage[] = "This is no database, whatever its name says about it.";
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents (scratch->path, damage, -1, NULL));
  g_assert_null (scratch_open (scratch, "first", &error));

  g_assert_error (error, DIM_ERROR, DIM_ERROR_DAMAGED);
  g_assert_true (g_file_get_contents (scratch->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, damage);
}

static void
test_damaged_file_moves_aside_with_its_journal (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autofree char *journal = g_strconcat (scratch->path, "-wal", NULL);
  g_autofree char *expected = g_strconcat (scratch->path, ".damaged-1700000000", NULL);
  g_autofree char *expected_journal = g_strconcat (expected, "-wal", NULL);
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (scratch->path, "damage", -1, NULL));
  g_assert_true (g_file_set_contents (journal, "journal", -1, NULL));
  aside = dim_database_move_aside (scratch->path, 1700000000, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (aside, ==, expected);
  g_assert_true (g_file_test (expected_journal, G_FILE_TEST_IS_REGULAR));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (scratch->path, G_FILE_TEST_EXISTS));
}

static void
test_moving_aside_overwrites_nothing (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autofree char *earlier = g_strconcat (scratch->path, ".damaged-5", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (scratch->path, "second", -1, NULL));
  g_assert_true (g_file_set_contents (earlier, "first", -1, NULL));
  g_assert_null (dim_database_move_aside (scratch->path, 5, &error));

  g_assert_error (error, DIM_ERROR, DIM_ERROR_STORAGE);
  g_assert_true (g_file_get_contents (earlier, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "first");
}

static void
test_moving_aside_nothing_is_not_found (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (dim_database_move_aside (scratch->path, 5, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
}

static void
test_check_finds_a_broken_page (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length = 0;

  g_assert_true (dim_database_check (database, &error));
  g_assert_no_error (error);
  scratch_exec (database, "INSERT INTO office (name, seal) VALUES ('a', zeroblob (20000))");
  g_clear_pointer (&database, dim_database_close);
  g_assert_true (g_file_get_contents (scratch->path, &content, &length, NULL));
  memset (content + 4096, 0xff, 1024);
  g_assert_true (g_file_set_contents (scratch->path, content, (gssize) length, NULL));
  database = scratch_must_open (scratch, "first");

  g_assert_false (dim_database_check (database, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_DAMAGED);
}

static void
test_read_only_reads_and_refuses_to_write (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) writer = scratch_must_open (scratch, "first");
  g_autoptr (DimDatabase) reader = NULL;
  g_autoptr (GError) error = NULL;

  scratch_exec (writer, "INSERT INTO office (name) VALUES ('a')");
  reader =
    dim_database_open (scratch->path, SCRATCH_APPLICATION_ID, test_migrations_get_resource (),
                       "/test/migrations/first", DIM_DATABASE_READ_ONLY, &error);

  g_assert_no_error (error);
  g_assert_cmpint (scratch_number (reader, "SELECT count (*) FROM office"), ==, 1);
  g_assert_false (dim_database_exec (reader, "DELETE FROM office", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_DENIED);
}

static void
test_read_only_makes_and_migrates_nothing (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) writer = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (dim_database_open (scratch->path, SCRATCH_APPLICATION_ID,
                                    test_migrations_get_resource (), "/test/migrations/first",
                                    DIM_DATABASE_READ_ONLY, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_STORAGE);
  g_assert_false (g_file_test (scratch->path, G_FILE_TEST_EXISTS));

  dim_database_close (scratch_must_open (scratch, "first"));
  g_clear_error (&error);
  g_assert_null (dim_database_open (scratch->path, SCRATCH_APPLICATION_ID,
                                    test_migrations_get_resource (), "/test/migrations/second",
                                    DIM_DATABASE_READ_ONLY, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/database/settings-are-really-set", test_settings_are_really_set);
  g_test_add_func ("/database/defensive-mode-guards-the-schema",
                   test_defensive_mode_guards_the_schema);
  g_test_add_func ("/database/file-is-private", test_file_is_private);
  g_test_add_func ("/database/missing-folder-is-storage-error",
                   test_missing_folder_is_storage_error);
  g_test_add_func ("/database/another-programs-file-is-refused",
                   test_another_programs_file_is_refused);
  g_test_add_func ("/database/nameless-file-with-tables-is-refused",
                   test_nameless_file_with_tables_is_refused);
  g_test_add_func ("/database/damaged-file-is-refused-and-kept",
                   test_damaged_file_is_refused_and_kept);
  g_test_add_func ("/database/damaged-file-moves-aside-with-its-journal",
                   test_damaged_file_moves_aside_with_its_journal);
  g_test_add_func ("/database/moving-aside-overwrites-nothing",
                   test_moving_aside_overwrites_nothing);
  g_test_add_func ("/database/moving-aside-nothing-is-not-found",
                   test_moving_aside_nothing_is_not_found);
  g_test_add_func ("/database/check-finds-a-broken-page", test_check_finds_a_broken_page);
  g_test_add_func ("/database/read-only-reads-and-refuses-to-write",
                   test_read_only_reads_and_refuses_to_write);
  g_test_add_func ("/database/read-only-makes-and-migrates-nothing",
                   test_read_only_makes_and_migrates_nothing);
  return g_test_run ();
}
