/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-sheet-writer.h"
#include "odd-sheet.h"

#include <glib/gstdio.h>
#include <sys/resource.h>

/* A million rows in each format, in little memory. */

#define N_ROWS    1000000
#define GROWTH_KB ((glong) 24 * 1024)

static glong
peak_kb (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  return usage.ru_maxrss;
}

static void
write_rows (const char *format, guint64 n_rows, const char *path)
{
  g_autoptr (DimSheet) sheet = plain_sheet_new (n_rows);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gboolean is_written =
    dim_sheet_write_file (file, dim_sheet_writer (format), sheet, FALSE, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (is_written);
}

static void
test_memory_stays_flat (gconstpointer data)
{
  const char *format = data;
  g_autofree char *folder = g_dir_make_tmp ("dim-million-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "rijen", NULL);
  glong before = 0;

  write_rows (format, 10000, path);
  before = peak_kb ();
  write_rows (format, N_ROWS, path);
  g_test_message ("%s: %ld KiB more", format, peak_kb () - before);
  g_assert_cmpint (peak_kb () - before, <, GROWTH_KB);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/million-rows/csv", "csv", test_memory_stays_flat);
  g_test_add_data_func ("/million-rows/csv-nl", "csv-nl", test_memory_stays_flat);
  g_test_add_data_func ("/million-rows/json", "json", test_memory_stays_flat);
  g_test_add_data_func ("/million-rows/sdmx", "sdmx", test_memory_stays_flat);
  g_test_add_data_func ("/million-rows/xlsx", "xlsx", test_memory_stays_flat);
  return g_test_run ();
}
