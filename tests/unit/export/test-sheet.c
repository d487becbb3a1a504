/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-csv.h"
#include "dim-publication.h"
#include "odd-sheet.h"

#include <string.h>

static const DimPublication publication = { .url = "https://example.org/proef/",
                                            .contact = "cijfers@example.org",
                                            .issued = "2027-02-01",
                                            .participation = "42 van 50 gemeenten",
                                            .threshold = 5 };

static char *
write_text (const DimSheet *sheet, const char *format)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);
  gboolean is_written = dim_sheet_writer (format) (stream, sheet, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (is_written);
  return g_strndup (g_memory_output_stream_get_data (memory),
                    g_memory_output_stream_get_data_size (memory));
}

static void
test_csv_gives_every_text_back (void)
{
  g_autoptr (DimSheet) sheet = odd_sheet_new ();
  g_autofree char *text = write_text (sheet, "csv");
  g_autoptr (GPtrArray) rows = dim_csv_parse (text, strlen (text), NULL);
  g_autofree char *heading = NULL;
  g_autofree char *second = NULL;
  g_autofree char *hidden = NULL;

  g_assert_nonnull (rows);
  g_assert_cmpuint (rows->len, ==, 10);
  heading = g_strjoinv ("|", g_ptr_array_index (rows, 0));
  second = g_strjoinv ("|", g_ptr_array_index (rows, 2));
  hidden = g_strjoinv ("|", g_ptr_array_index (rows, 4));
  g_assert_cmpstr (heading, ==, "code|code_omschrijving|zaken|aandeel|maand|status");
  g_assert_cmpstr (second, ==, "A1|=1+1|1000|1.5|2026-02|");
  g_assert_cmpstr (hidden, ==, "A3|-1|||2026-04|onderdrukt");
  g_assert_cmpstr (((char **) g_ptr_array_index (rows, 7))[1], ==, "twee\nregels");
  g_assert_cmpstr (((char **) g_ptr_array_index (rows, 8))[1], ==, "scheiding\xe2\x80\xa8hier");
}

static void
test_dutch_csv_has_no_formula (void)
{
  g_autoptr (DimSheet) sheet = odd_sheet_new ();
  g_autofree char *text = write_text (sheet, "csv-nl");

  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf"
                                         "Code;Naam;Zaken;Aandeel;Maand;Status\r\n"));
  g_assert_nonnull (strstr (text, "A0;'s-Gravenhage;0;0,5;2026-01;\r\n"));
  g_assert_nonnull (strstr (text, "A1;'=1+1;1000;1,5;"));
  g_assert_nonnull (strstr (text, "A2;'+31;"));
  g_assert_nonnull (strstr (text, "A3;'-1;;;"));
  g_assert_nonnull (strstr (text, "A4;'@SUM(A1);"));
  g_assert_nonnull (strstr (text, "A5;\"Den Bosch, \"\"de stad\"\"; en meer\";"));
}

static void
test_json_says_null_for_hidden (void)
{
  g_autoptr (DimSheet) sheet = odd_sheet_new ();
  g_autofree char *text = write_text (sheet, "json");

  g_assert_nonnull (strstr (text, "\"schema\": \"nl.minbzk.DutchIdMonitor/tabel/1\""));
  g_assert_nonnull (strstr (text, "\"zaken\": null, \"aandeel\": null, \"maand\": \"2026-04\""));
  g_assert_nonnull (strstr (text, "\"zaken\": 1000, \"aandeel\": 1.5"));
  g_assert_nonnull (strstr (text, "twee\\nregels"));
}

static void
test_sdmx_has_a_line_a_measure (void)
{
  g_autoptr (DimSheet) sheet = odd_sheet_new ();
  g_autofree char *text = write_text (sheet, "sdmx");
  g_autoptr (GPtrArray) rows = dim_csv_parse (text, strlen (text), NULL);

  g_assert_nonnull (rows);
  g_assert_cmpuint (rows->len, ==, 19);
  g_assert_true (g_str_has_prefix (text, "STRUCTURE,STRUCTURE_ID,ACTION,CODE,MAATSTAF,TIME_PERIOD,"
                                         "OBS_VALUE,OBS_STATUS\r\n"));
  g_assert_nonnull (
    strstr (text, "dataflow,NL_BZK:DIM_PROEF(1.0.0),I,A1,ZAKEN,2026-01-01/P12M,1000,A\r\n"));
  g_assert_nonnull (strstr (text, ",A3,ZAKEN,2026-01-01/P12M,,Q\r\n"));
  g_assert_nonnull (strstr (text, ",_T,ZAKEN,2026-01-01/P12M,8000,A\r\n"));
}

static void
test_empty_sheet_has_a_heading (void)
{
  g_autoptr (DimSheet) none = plain_sheet_new (0);
  g_autoptr (DimSheet) one = plain_sheet_new (1);
  g_autofree char *text = write_text (none, "csv");
  g_autofree char *json = write_text (none, "json");
  g_autofree char *single = write_text (one, "csv");

  g_assert_cmpstr (text, ==, "code,code_omschrijving,zaken,aandeel,maand,status\r\n");
  g_assert_nonnull (strstr (json, "\"rijen\": []"));
  g_assert_true (g_str_has_suffix (single, "\r\nGM00000000,Bergen op Zoom,0,0,2026-01,\r\n"));
}

static void
note_progress_cb (guint64 done, guint64 total, gpointer data)
{
  guint64 *last = data;

  g_assert_cmpuint (done, <=, total);
  g_assert_cmpuint (done, >=, *last);
  *last = done;
}

static void
test_progress_comes_to_the_end (void)
{
  g_autoptr (DimSheet) sheet = plain_sheet_new (10000);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  guint64 last = 0;
  const DimExportRun run = { .progress = note_progress_cb, .data = &last };

  g_assert_true (dim_sheet_write_csv (stream, sheet, &run, NULL));
  g_assert_cmpuint (last, ==, 10000);
}

static void
cancel_cb (guint64 done, guint64 total, gpointer data)
{
  if (done > 0)
    g_cancellable_cancel (data);
}

static gboolean
write_zip (GOutputStream *stream, const DimSheet *sheet, const DimExportRun *run, GError **error)
{
  return dim_publication_write (stream, sheet, &publication, run, error);
}

static void
cancel_one (DimSheetWriter write, GFile *file)
{
  g_autoptr (DimSheet) sheet = plain_sheet_new (100000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const DimExportRun run = { cancellable, cancel_cb, cancellable };
  gboolean is_written = dim_sheet_write_file (file, write, sheet, FALSE, &run, &error);

  g_assert_false (is_written);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_query_exists (file, NULL));
}

static void
test_cancelled_leaves_no_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dim-sheet-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "tabel", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) above = g_file_new_for_path (folder);

  cancel_one (dim_sheet_write_csv, file);
  cancel_one (dim_sheet_write_csv_nl, file);
  cancel_one (dim_sheet_write_json, file);
  cancel_one (dim_sheet_write_sdmx, file);
  cancel_one (dim_sheet_write_xlsx, file);
  cancel_one (write_zip, file);
  g_assert_true (g_file_delete (above, NULL, NULL));
}

static GBytes *
write_bytes (DimSheetWriter write)
{
  g_autoptr (DimSheet) sheet = odd_sheet_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  gboolean is_written = write (stream, sheet, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (is_written);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_zip_is_the_same_twice (void)
{
  g_autoptr (GBytes) first = write_bytes (write_zip);
  g_autoptr (GBytes) second = NULL;

  g_setenv ("TZ", "Pacific/Auckland", TRUE);
  second = write_bytes (write_zip);
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_unprotected_is_not_public (void)
{
  g_autoptr (DimSheet) sheet = odd_sheet_new ();
  DimPublication bare = publication;
  g_autofree char *open = dim_publication_make_dcat (sheet, &publication);
  g_autofree char *closed = NULL;

  bare.threshold = 0;
  closed = dim_publication_make_dcat (sheet, &bare);
  g_assert_nonnull (strstr (open, "access-right/PUBLIC"));
  g_assert_nonnull (strstr (closed, "access-right/NON_PUBLIC"));
}

static void
test_too_many_rows_for_a_workbook (void)
{
  g_autoptr (DimSheet) sheet = plain_sheet_new (1048576);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  gboolean is_written = dim_sheet_write_xlsx (stream, sheet, NULL, &error);

  g_assert_false (is_written);
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/csv-gives-every-text-back", test_csv_gives_every_text_back);
  g_test_add_func ("/sheet/dutch-csv-has-no-formula", test_dutch_csv_has_no_formula);
  g_test_add_func ("/sheet/json-says-null-for-hidden", test_json_says_null_for_hidden);
  g_test_add_func ("/sheet/sdmx-has-a-line-a-measure", test_sdmx_has_a_line_a_measure);
  g_test_add_func ("/sheet/empty-sheet-has-a-heading", test_empty_sheet_has_a_heading);
  g_test_add_func ("/sheet/progress-comes-to-the-end", test_progress_comes_to_the_end);
  g_test_add_func ("/sheet/cancelled-leaves-no-file", test_cancelled_leaves_no_file);
  g_test_add_func ("/sheet/too-many-rows-for-a-workbook", test_too_many_rows_for_a_workbook);
  g_test_add_func ("/publication/zip-is-the-same-twice", test_zip_is_the_same_twice);
  g_test_add_func ("/publication/unprotected-is-not-public", test_unprotected_is_not_public);
  return g_test_run ();
}
