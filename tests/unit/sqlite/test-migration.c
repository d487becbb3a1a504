/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "scratch.h"

#include <glib/gstdio.h>

#define COPY_OF_FIRST ".v1.bak"

static char *
copy_path (const Scratch *scratch)
{
  return g_strconcat (scratch->path, COPY_OF_FIRST, NULL);
}

static void
test_new_file_runs_them_all_without_a_copy (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "second");
  g_autofree char *copy = copy_path (scratch);

  g_assert_cmpint (scratch_number (database, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (scratch_number (database, "SELECT count (contact) FROM office"), ==, 0);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static void
test_older_file_goes_forward_beside_a_copy (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");
  g_autofree char *copy = copy_path (scratch);
  GStatBuf found;

  scratch_exec (database, "INSERT INTO office (id, name) VALUES (7, 'a')");
  g_clear_pointer (&database, dim_database_close);
  database = scratch_must_open (scratch, "second");

  g_assert_cmpint (scratch_number (database,
                                   "SELECT id FROM office WHERE name = 'a' AND contact = 'none'"),
                   ==, 7);
  g_assert_cmpint (scratch_number (database, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (g_stat (copy, &found), ==, 0);
  g_assert_cmpint (found.st_mode & 0777, ==, 0600);
}

static void
test_copy_opens_as_what_was (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");
  g_autofree char *copy = copy_path (scratch);

  scratch_exec (database, "INSERT INTO office (id, name) VALUES (7, 'a')");
  g_clear_pointer (&database, dim_database_close);
  database = scratch_must_open (scratch, "second");
  g_clear_pointer (&database, dim_database_close);
  g_assert_cmpint (g_rename (copy, scratch->path), ==, 0);
  database = scratch_must_open (scratch, "first");

  g_assert_cmpint (scratch_number (database, "SELECT id FROM office WHERE name = 'a'"), ==, 7);
}

static void
test_newer_file_is_refused_unchanged (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "second");
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&database, dim_database_close);
  g_assert_null (scratch_open (scratch, "first", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_TOO_NEW);

  database = scratch_must_open (scratch, "second");
  g_assert_cmpint (scratch_number (database, "PRAGMA user_version"), ==, 2);
}

static void
test_failed_migration_leaves_nothing_of_itself (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");
  g_autoptr (GError) error = NULL;

  scratch_exec (database, "INSERT INTO office (id, name) VALUES (7, 'a')");
  g_clear_pointer (&database, dim_database_close);
  g_assert_null (scratch_open (scratch, "broken", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_STORAGE);

  database = scratch_must_open (scratch, "first");
  g_assert_cmpint (scratch_number (database, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (scratch_number (database,
                                   "SELECT count (*) FROM sqlite_schema WHERE name = 'half'"),
                   ==, 0);
  g_assert_cmpint (scratch_number (database, "SELECT id FROM office"), ==, 7);
}

static void
test_numbers_without_a_beginning_are_refused (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (scratch_open (scratch, "gap", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);

  g_clear_error (&error);
  g_assert_null (scratch_open (scratch, "absent", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/migration/new-file-runs-them-all-without-a-copy",
                   test_new_file_runs_them_all_without_a_copy);
  g_test_add_func ("/migration/older-file-goes-forward-beside-a-copy",
                   test_older_file_goes_forward_beside_a_copy);
  g_test_add_func ("/migration/copy-opens-as-what-was", test_copy_opens_as_what_was);
  g_test_add_func ("/migration/newer-file-is-refused-unchanged",
                   test_newer_file_is_refused_unchanged);
  g_test_add_func ("/migration/failed-migration-leaves-nothing-of-itself",
                   test_failed_migration_leaves_nothing_of_itself);
  g_test_add_func ("/migration/numbers-without-a-beginning-are-refused",
                   test_numbers_without_a_beginning_are_refused);
  return g_test_run ();
}
