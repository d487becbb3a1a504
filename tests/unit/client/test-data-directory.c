/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-data-directory.h"
#include "dim-error.h"

#include <glib/gstdio.h>

static char *
make_path (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("dim-directory-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

static void
remove_path (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    g_assert_cmpint (g_unlink (file), ==, 0);
  }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
test_first_one_holds_until_it_ends (void)
{
  g_autofree char *path = make_path ();
  g_autoptr (DimDataDirectory) second = NULL;
  DimDataDirectory *first = dim_data_directory_open (path, NULL);

  second = dim_data_directory_open (path, NULL);
  g_assert_true (dim_data_directory_is_holder (first));
  g_assert_false (dim_data_directory_is_holder (second));

  dim_data_directory_free (first);
  g_assert_true (dim_data_directory_is_holder (second));
  remove_path (path);
}

static void
test_other_host_is_refused_in_words (void)
{
  g_autofree char *path = make_path ();
  g_autofree char *lock = g_build_filename (path, "lock", NULL);
  g_autoptr (DimDataDirectory) first = dim_data_directory_open (path, NULL);
  g_autoptr (DimDataDirectory) second = NULL;
  g_autoptr (GError) error = NULL;
  FILE *file = fopen (lock, "r+");

  g_assert_nonnull (first);
  g_assert_cmpint (fputs ("another-computer-altogether", file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
  second = dim_data_directory_open (path, &error);
  g_assert_null (second);
  g_assert_error (error, DIM_ERROR, DIM_ERROR_BUSY);
  remove_path (path);
}

static void
test_folder_that_cannot_be_is_told (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimDataDirectory) directory =
    dim_data_directory_open ("/proc/self/there-is-no-such-folder", &error);

  g_assert_null (directory);
  g_assert_error (error, DIM_ERROR, DIM_ERROR_STORAGE);
}

static void
heard_cb (gpointer data)
{
  *(guint *) data += 1;
}

static void
test_bell_is_heard (void)
{
  g_autofree char *path = make_path ();
  g_autoptr (DimDataDirectory) holder = dim_data_directory_open (path, NULL);
  g_autoptr (DimDataDirectory) other = dim_data_directory_open (path, NULL);
  guint heard = 0;

  dim_data_directory_listen (holder, heard_cb, &heard);
  dim_data_directory_ring (other);
  while (heard == 0)
    g_main_context_iteration (NULL, TRUE);

  heard = 0;
  dim_data_directory_ring (other);
  while (heard == 0)
    g_main_context_iteration (NULL, TRUE);
  remove_path (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/data-directory/first-one-holds-until-it-ends",
                   test_first_one_holds_until_it_ends);
  g_test_add_func ("/data-directory/other-host-is-refused-in-words",
                   test_other_host_is_refused_in_words);
  g_test_add_func ("/data-directory/folder-that-cannot-be-is-told",
                   test_folder_that_cannot_be_is_told);
  g_test_add_func ("/data-directory/bell-is-heard", test_bell_is_heard);
  return g_test_run ();
}
