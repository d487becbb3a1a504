/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-csv.h"
#include "dim-day-words.h"
#include "dim-error.h"
#include "dim-json-text.h"
#include "dim-tally-export.h"
#include "dim-words.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  DimCodeBook *book;
  DimMunicipalities *municipalities;
  GPtrArray *tallies;
} Fixture;

static DimTally *
new_tally (DimDimension dimension)
{
  DimTally *tally = dim_tally_new (dimension, 2026, 1);

  tally->position = 17;
  tally->code_list_version = g_strdup ("2026.1");
  tally->total = (DimMeasures){ 4, 5, 2, 1, 1, 0, 0 };
  return tally;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  DimCode *code = g_new0 (DimCode, 1);
  DimTally *form = new_tally (DIM_DIMENSION_FORM);
  DimTally *place = new_tally (DIM_DIMENSION_MUNICIPALITY);
  DimTally *month = new_tally (DIM_DIMENSION_MONTH);

  code->code = g_strdup ("look-alike");
  code->number = 1;
  code->label_nl = g_strdup ("Look-alike, \"dubbelganger\"");
  code->label_en = g_strdup ("Impostor");
  code->synonyms = g_new0 (char *, 1);
  code->valid_from = dim_day_new (2026, 1, 1);
  code->valid_to = DIM_DAY_NONE;
  fixture->book = dim_code_book_new ("2026.1");
  g_assert_true (dim_code_book_add (fixture->book, DIM_LIST_FORM, code, NULL));
  fixture->municipalities = dim_municipalities_parse (
    "code,naam,provincie,geldig_vanaf,geldig_tot\nGM0363,Amsterdam,Noord-Holland,,\n",
    "datum,oude_code,nieuwe_code\n", NULL);
  g_assert_nonnull (fixture->municipalities);
  dim_tally_add_row (form, "look-alike", &(DimMeasures){ 3, 4, 2, 0, 0, 0, 0 });
  dim_tally_add_row (form, "nieuwe-code", &(DimMeasures){ 1, 1, 0, 1, 1, 0, 0 });
  dim_tally_add_row (form, DIM_TALLY_UNCLASSED, &(DimMeasures){ .cases = 0 });
  dim_tally_add_row (place, "GM0363", &(DimMeasures){ 4, 5, 2, 1, 1, 0, 0 });
  dim_tally_add_row (month, "2026-11", &(DimMeasures){ 4, 5, 2, 1, 1, 0, 0 });
  fixture->tallies = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_tally_free);
  g_ptr_array_add (fixture->tallies, new_tally (DIM_DIMENSION_NONE));
  g_ptr_array_add (fixture->tallies, form);
  g_ptr_array_add (fixture->tallies, place);
  g_ptr_array_add (fixture->tallies, month);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->tallies, g_ptr_array_unref);
  g_clear_pointer (&fixture->municipalities, dim_municipalities_unref);
  g_clear_pointer (&fixture->book, dim_code_book_unref);
}

static char *
write_text (const Fixture *fixture, DimExportWriter write)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  g_assert_true (
    write (stream, fixture->tallies, fixture->book, fixture->municipalities, NULL, &error));
  g_assert_no_error (error);
  return g_strndup (g_memory_output_stream_get_data (memory),
                    g_memory_output_stream_get_data_size (memory));
}

static void
test_csv_is_golden (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = write_text (fixture, dim_tally_write_csv);
  g_autofree char *month = dim_words_month (2026 * 12 + 10);
  g_autofree char *golden = g_strdup_printf (
    "jaar,dimensie,code,omschrijving,zaken,bruto,documenten,niet_vergelijkbaar,geen_document,"
    "geen_nummer,kenmerk_volgt,codelijst,feedpositie\r\n"
    "2026,totaal,totaal,totaal,4,5,2,1,1,0,0,2026.1,17\r\n"
    "2026,vorm,look-alike,\"Look-alike, \"\"dubbelganger\"\"\",3,4,2,0,0,0,0,2026.1,17\r\n"
    "2026,vorm,nieuwe-code,nieuwe-code,1,1,0,1,1,0,0,2026.1,17\r\n"
    "2026,vorm,niet-ingedeeld,%s,0,0,0,0,0,0,0,2026.1,17\r\n"
    "2026,vorm,totaal,totaal,4,5,2,1,1,0,0,2026.1,17\r\n"
    "2026,gemeente,GM0363,Amsterdam,4,5,2,1,1,0,0,2026.1,17\r\n"
    "2026,gemeente,totaal,totaal,4,5,2,1,1,0,0,2026.1,17\r\n"
    "2026,maand,2026-11,%s,4,5,2,1,1,0,0,2026.1,17\r\n"
    "2026,maand,totaal,totaal,4,5,2,1,1,0,0,2026.1,17\r\n",
    dim_words_unclassed (), month);

  g_assert_cmpstr (text, ==, golden);
}

static void
test_json_is_golden (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_ptr_array_remove_range (fixture->tallies, 2, 2);
  g_array_set_size (((DimTally *) g_ptr_array_index (fixture->tallies, 1))->rows, 2);
  text = write_text (fixture, dim_tally_write_json);
  g_assert_cmpstr (
    text, ==,
    "{\n"
    "  \"schema\": \"nl.minbzk.DutchIdMonitor/tellingen/1\",\n"
    "  \"tellingen\": [\n"
    "    {\"dimensie\": \"totaal\", \"jaar\": 2026, \"vanMaand\": \"2026-01\", \"totMaand\": "
    "\"2027-01\", \"positie\": 17, \"codelijst\": \"2026.1\",\n"
    "     \"rijen\": [],\n"
    "     \"totaal\": {\"zaken\": 4, \"bruto\": 5, \"documenten\": 2, \"nietVergelijkbaar\": 1, "
    "\"geenDocument\": 1, \"geenNummer\": 0, \"kenmerkVolgt\": 0}},\n"
    "    {\"dimensie\": \"vorm\", \"jaar\": 2026, \"vanMaand\": \"2026-01\", \"totMaand\": "
    "\"2027-01\", \"positie\": 17, \"codelijst\": \"2026.1\",\n"
    "     \"rijen\": [\n"
    "       {\"sleutel\": \"look-alike\", \"omschrijving\": \"Look-alike, \\\"dubbelganger\\\"\", "
    "\"zaken\": 3, \"bruto\": 4, \"documenten\": 2, \"nietVergelijkbaar\": 0, \"geenDocument\": 0, "
    "\"geenNummer\": 0, \"kenmerkVolgt\": 0},\n"
    "       {\"sleutel\": \"nieuwe-code\", \"omschrijving\": \"nieuwe-code\", \"zaken\": 1, "
    "\"bruto\": 1, \"documenten\": 0, \"nietVergelijkbaar\": 1, \"geenDocument\": 1, "
    "\"geenNummer\": 0, \"kenmerkVolgt\": 0}],\n"
    "     \"totaal\": {\"zaken\": 4, \"bruto\": 5, \"documenten\": 2, \"nietVergelijkbaar\": 1, "
    "\"geenDocument\": 1, \"geenNummer\": 0, \"kenmerkVolgt\": 0}}]\n"
    "}\n");
}

static void
test_many_rows_survive (Fixture *fixture, gconstpointer data)
{
  DimTally *tally = new_tally (DIM_DIMENSION_FORM);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < 5000; i++) {
    g_autofree char *key = g_strdup_printf ("code-%u", i);

    dim_tally_add_row (tally, key, &(DimMeasures){ .cases = i });
  }
  g_ptr_array_set_size (fixture->tallies, 0);
  g_ptr_array_add (fixture->tallies, tally);
  text = write_text (fixture, dim_tally_write_csv);
  rows = dim_csv_parse (text, strlen (text), NULL);
  g_assert_nonnull (rows);
  g_assert_cmpuint (rows->len, ==, 5002);
  g_assert_cmpstr (((char **) g_ptr_array_index (rows, 5000))[4], ==, "4999");
}

static void
test_full_disk_is_told (Fixture *fixture, gconstpointer data)
{
  static const DimExportWriter writers[] = { dim_tally_write_csv, dim_tally_write_json };

  for (gsize i = 0; i < G_N_ELEMENTS (writers); i++) {
    char room[64];
    g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
    g_autoptr (GError) error = NULL;

    g_assert_false (
      writers[i](stream, fixture->tallies, fixture->book, fixture->municipalities, NULL, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_FULL);
  }
}

static void
test_can_be_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (dim_tally_write_csv (stream, fixture->tallies, fixture->book,
                                       fixture->municipalities, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
write_half (GOutputStream *stream,
            GPtrArray *tallies,
            const DimCodeBook *book,
            const DimMunicipalities *municipalities,
            GCancellable *cancellable,
            GError **error)
{
  g_assert_true (g_output_stream_write_all (stream, "half", 4, NULL, NULL, NULL));
  g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot write export: the disk is full");
  return FALSE;
}

static void
test_file_appears_whole_or_not_at_all (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "tellingen.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = write_text (fixture, dim_tally_write_csv);
  g_autofree char *text = NULL;

  g_assert_false (dim_tally_write_file (file, write_half, fixture->tallies, fixture->book,
                                        fixture->municipalities, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_STORAGE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_assert_true (dim_tally_write_file (file, dim_tally_writer ("csv"), fixture->tallies,
                                       fixture->book, fixture->municipalities, &error));
  g_assert_no_error (error);
  g_assert_false (dim_tally_write_file (file, write_half, fixture->tallies, fixture->book,
                                        fixture->municipalities, NULL));

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_folder_that_is_not_there_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/proc/self/no-such-folder/tellingen.json");
  g_autoptr (GError) error = NULL;

  g_assert_false (dim_tally_write_file (file, dim_tally_writer ("json"), fixture->tallies,
                                        fixture->book, fixture->municipalities, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_STORAGE);
  g_assert_null (dim_tally_writer ("xlsx"));
}

static void
test_json_strings_are_escaped (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  dim_json_append_string (out, "a\"b\\c\n\t\x01\x7f é €\xff/");
  g_assert_cmpstr (out->str, ==, "\"a\\\"b\\\\c\\n\\t\\u0001\\u007f é €\uFFFD/\"");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dim_words_init (NULL);
  add ("/tally-export/csv-is-golden", test_csv_is_golden);
  add ("/tally-export/json-is-golden", test_json_is_golden);
  add ("/tally-export/many-rows-survive", test_many_rows_survive);
  add ("/tally-export/full-disk-is-told", test_full_disk_is_told);
  add ("/tally-export/can-be-cancelled", test_can_be_cancelled);
  add ("/tally-export/file-appears-whole-or-not-at-all", test_file_appears_whole_or_not_at_all);
  add ("/tally-export/folder-that-is-not-there-is-told", test_folder_that_is_not_there_is_told);
  g_test_add_func ("/json-text/strings-are-escaped", test_json_strings_are_escaped);
  return g_test_run ();
}
