/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "scratch.h"

#include <glib/gstdio.h>
#include <utime.h>

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

/* A newer program that was killed left its log; nobody else may work it in. */
static void
test_newer_file_keeps_its_log (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autofree char *log = g_strconcat (scratch->path, "-wal", NULL);
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "second");
  g_autofree char *file = NULL;
  g_autofree char *file_log = NULL;
  gsize length = 0, log_length = 0;
  g_autoptr (GError) error = NULL;

  scratch_exec (database, "INSERT INTO office (id, name, contact) VALUES (7, 'a', 'b')");
  g_assert_true (g_file_get_contents (scratch->path, &file, &length, NULL));
  g_assert_true (g_file_get_contents (log, &file_log, &log_length, NULL));
  g_assert_cmpuint (log_length, >, 0);
  g_clear_pointer (&database, dim_database_close);
  g_assert_true (g_file_set_contents (scratch->path, file, (gssize) length, NULL));
  g_assert_true (g_file_set_contents (log, file_log, (gssize) log_length, NULL));

  g_assert_null (scratch_open (scratch, "first", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_TOO_NEW);
  scratch_assert_file (scratch->path, file, length);
  scratch_assert_file (log, file_log, log_length);
}

static void
make_beside (const Scratch *scratch, const char *suffix, gint64 made_s)
{
  g_autofree char *path = g_strconcat (scratch->path, suffix, NULL);
  const struct utimbuf when = { made_s, made_s };

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_cmpint (g_utime (path, (struct utimbuf *) &when), ==, 0);
}

static gboolean
is_beside (const Scratch *scratch, const char *suffix)
{
  g_autofree char *path = g_strconcat (scratch->path, suffix, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_copies_go_when_they_are_over (void)
{
  static const struct {
    const char *suffix;
    gint64 made_s;
    gboolean stays;
  } rows[] = {
    { ".v1.bak", 999, FALSE },
    { ".v2.bak", 1000, TRUE },
    { ".v12.bak.part", 999, FALSE },
    { ".damaged-999", 2000, FALSE },
    { ".damaged-999-wal", 2000, FALSE },
    { ".damaged-1000", 10, TRUE },
    { ".replaced-999", 2000, FALSE },
    { ".replaced-999-wal", 2000, FALSE },
    { ".replaced-1000", 10, TRUE },
    { ".vault.bak", 1, TRUE },
    { "2.v1.bak", 1, TRUE },
    { "-journal.keep", 1, TRUE },
  };
  const DimCopyPeriod period = { .before_s = 1000 };
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    make_beside (scratch, rows[i].suffix, rows[i].made_s);
  g_assert_true (dim_database_forget_copies (scratch->path, &period, &error));
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (is_beside (scratch, rows[i].suffix), ==, rows[i].stays);
  g_assert_true (is_beside (scratch, ""));
}

static gboolean
has_office (DimDatabase *copy, gpointer id)
{
  return scratch_number (copy, "SELECT id FROM office") == *(const gint64 *) id;
}

static void
test_copy_goes_for_what_it_holds (void)
{
  gint64 id = 8;
  const DimCopyPeriod period = { 0, has_office, &id };
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");

  scratch_exec (database, "INSERT INTO office (id, name) VALUES (7, 'a')");
  g_clear_pointer (&database, dim_database_close);
  database = scratch_must_open (scratch, "second");

  g_assert_true (dim_database_forget_copies (scratch->path, &period, NULL));
  g_assert_true (is_beside (scratch, COPY_OF_FIRST));
  g_assert_false (is_beside (scratch, COPY_OF_FIRST "-shm"));
  id = 7;
  g_assert_true (dim_database_forget_copies (scratch->path, &period, NULL));
  g_assert_false (is_beside (scratch, COPY_OF_FIRST));
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
  g_test_add_func ("/migration/newer-file-keeps-its-log", test_newer_file_keeps_its_log);
  g_test_add_func ("/migration/copies-go-when-they-are-over", test_copies_go_when_they_are_over);
  g_test_add_func ("/migration/copy-goes-for-what-it-holds", test_copy_goes_for_what_it_holds);
  g_test_add_func ("/migration/failed-migration-leaves-nothing-of-itself",
                   test_failed_migration_leaves_nothing_of_itself);
  g_test_add_func ("/migration/numbers-without-a-beginning-are-refused",
                   test_numbers_without_a_beginning_are_refused);
  return g_test_run ();
}
