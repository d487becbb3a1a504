/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "bench.h"
#include "dim-sheet-writer.h"
#include "odd-sheet.h"

#include <glib/gstdio.h>

/* A million rows written as CSV, against what the sqlite3 shell takes for the same rows out of a
 * database of them. */

#define N_ROWS  1000000
#define N_TURNS 5

static const char make_rows[] =
  "CREATE TABLE r AS WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < "
  "999999) SELECT printf ('GM%08d', i) AS code, 'Bergen op Zoom' AS code_omschrijving, i * 7919 % "
  "100003 AS zaken, (i % 64) / 4.0 AS aandeel, printf ('2026-%02d', i % 12 + 1) AS maand, '' AS "
  "status FROM n;";

static void
run_shell (const char *folder, const char *command)
{
  const char *const words[] = { "sh", "-c", command, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (folder, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static gint64
write_own_us (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "own.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DimSheet) sheet = plain_sheet_new (N_ROWS);
  gint64 start = g_get_monotonic_time ();

  g_assert_true (dim_sheet_write_file (file, dim_sheet_write_csv, sheet, FALSE, NULL, NULL));
  return g_get_monotonic_time () - start;
}

static gint64
write_shell_us (const char *folder)
{
  gint64 start = g_get_monotonic_time ();

  run_shell (folder, "sqlite3 -header -csv rows.db 'SELECT * FROM r' > shell.csv");
  return g_get_monotonic_time () - start;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dim-bench-XXXXXX", NULL);
  g_autofree char *make = g_strdup_printf ("sqlite3 rows.db \"%s\"", make_rows);
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) shell = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *measured = NULL;
  g_autofree char *beside = NULL;

  run_shell (folder, make);
  for (guint turn = 0; turn < N_TURNS; turn++) {
    gint64 own_us = write_own_us (folder);
    gint64 shell_us = write_shell_us (folder);

    g_array_append_val (own, own_us);
    g_array_append_val (shell, shell_us);
  }
  measured = g_strdup_printf ("%.0f ms", (double) bench_quantile (own, 0.5) / 1000);
  beside = g_strdup_printf ("sqlite3 shell's CSV of the same rows, %.0f ms",
                            (double) bench_quantile (shell, 0.5) / 1000);
  bench_print (
    &(BenchRow){ .what = "export of 1,000,000 rows as CSV",
                 .measured = measured,
                 .beside = beside,
                 .ratio = (double) bench_quantile (own, 0.5) / (double) bench_quantile (shell, 0.5),
                 .budget = "≤ 1.0" });
  run_shell (folder, "rm -f own.csv shell.csv rows.db");
  return g_rmdir (folder);
}
