/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-csv.h"
#include "dim-record-export.h"
#include "dim-words.h"

#include <string.h>

#define ID      "0195f3c2-7a10-7000-8000-00000000000a"
#define COLUMNS (5 + 2 * DIM_N_FIELDS + 1)

typedef struct {
  DimCodeBook *book;
  DimMunicipalities *municipalities;
  GPtrArray *records;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const outcomes[] = { "geweigerd", "vertrokken", NULL };
  DimCode *code = g_new0 (DimCode, 1);
  DimOwnRecord *own = g_new0 (DimOwnRecord, 1);
  DimIncident *incident = dim_incident_new (ID);

  code->code = g_strdup ("look-alike");
  code->number = 1;
  code->label_nl = g_strdup ("Look-alike, \"dubbelganger\"");
  code->label_en = g_strdup ("Impostor");
  code->synonyms = g_new0 (char *, 1);
  code->valid_to = DIM_DAY_NONE;
  fixture->book = dim_code_book_new ("2026.1");
  g_assert_true (dim_code_book_add (fixture->book, DIM_LIST_FORM, code, NULL));
  fixture->municipalities = dim_municipalities_parse (
    "code,naam,provincie,geldig_vanaf,geldig_tot\nGM0363,Amsterdam,Noord-Holland,,\n",
    "datum,oude_code,nieuwe_code\n", NULL);
  incident->date = dim_day_new (2026, 11, 3);
  incident->municipality = g_strdup ("GM0363");
  dim_incident_set_code (incident, DIM_FIELD_FORM, "look-alike");
  dim_incident_set_codes (incident, DIM_FIELD_OUTCOME, outcomes);
  g_ptr_array_add (incident->documents, dim_document_use_new (ID, "nationaal-paspoort", "NLD"));
  own->record = g_new0 (DimRecord, 1);
  own->record->incident = incident;
  own->record->state = DIM_RECORD_RECEIVED;
  own->record->is_own = TRUE;
  own->explanation = g_strdup ("Eén regel,\nen nog een.");
  fixture->records = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_own_record_free);
  g_ptr_array_add (fixture->records, own);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->records, g_ptr_array_unref);
  g_clear_pointer (&fixture->municipalities, dim_municipalities_unref);
  g_clear_pointer (&fixture->book, dim_code_book_unref);
}

static char *
write_text (const Fixture *fixture, const char *format)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  g_assert_true (dim_record_writer (format) (stream, fixture->records, fixture->book,
                                             fixture->municipalities, NULL, &error));
  g_assert_no_error (error);
  return g_strndup (g_memory_output_stream_get_data (memory),
                    g_memory_output_stream_get_data_size (memory));
}

static const char *
cell (const GPtrArray *rows, const char *column)
{
  char **heading = g_ptr_array_index (rows, 0);
  char **row = g_ptr_array_index (rows, 1);

  for (guint i = 0; heading[i] != NULL; i++)
    if (strcmp (heading[i], column) == 0)
      return row[i];
  return NULL;
}

static void
test_csv_has_codes_and_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = write_text (fixture, "csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dim_csv_parse (text, strlen (text), &error);
  g_autofree char *receipt = dim_receipt_number (ID);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpuint (g_strv_length (g_ptr_array_index (rows, 0)), ==, COLUMNS);
  g_assert_cmpstr (cell (rows, "bon"), ==, receipt);
  g_assert_cmpstr (cell (rows, "id"), ==, ID);
  g_assert_cmpstr (cell (rows, "toestand"), ==, "ontvangen");
  g_assert_cmpstr (cell (rows, "datum"), ==, "2026-11-03");
  g_assert_cmpstr (cell (rows, "vorm"), ==, "look-alike");
  g_assert_cmpstr (cell (rows, "vorm_omschrijving"), ==, "Look-alike, \"dubbelganger\"");
  g_assert_cmpstr (cell (rows, "uitkomst"), ==, "geweigerd; vertrokken");
  g_assert_cmpstr (cell (rows, "gemeente"), ==, "GM0363");
  g_assert_cmpstr (cell (rows, "gemeente_omschrijving"), ==, "Amsterdam");
  g_assert_cmpstr (cell (rows, "documenten"), ==, "nationaal-paspoort/NLD");
  g_assert_cmpstr (cell (rows, "toelichting"), ==, "Eén regel,\nen nog een.");
}

static void
test_json_has_the_same (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = write_text (fixture, "json");

  g_assert_true (g_str_has_prefix (
    text, "{\"schema\": \"nl.minbzk.DutchIdMonitor/voorvallen/1\", \"codelijst\": \"2026.1\", "
          "\"voorvallen\": [\n {\"bon\": "));
  g_assert_nonnull (strstr (text, "\"vorm\": {\"codes\": \"look-alike\", \"omschrijving\": "
                                  "\"Look-alike, \\\"dubbelganger\\\"\"}"));
  g_assert_nonnull (strstr (text, "\"toelichting\": \"Eén regel,\\nen nog een.\"}\n]}\n"));
}

static void
test_nothing_registered_is_a_heading (Fixture *fixture, gconstpointer data)
{
  g_autofree char *csv = NULL;
  g_autofree char *json = NULL;

  g_ptr_array_set_size (fixture->records, 0);
  csv = write_text (fixture, "csv");
  json = write_text (fixture, "json");
  g_assert_true (g_str_has_prefix (csv, "bon,id,toestand,sinds,reden,datum,datum_omschrijving,"));
  g_assert_true (g_str_has_suffix (csv, ",toelichting\r\n"));
  g_assert_true (g_str_has_suffix (json, "\"voorvallen\": []}\n"));
}

static void
test_other_formats_are_none (void)
{
  g_assert_null (dim_record_writer ("xml"));
  g_assert_null (dim_record_writer (NULL));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  dim_words_init (NULL);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  g_test_init (&argc, &argv, NULL);
  ADD ("/record-export/csv-has-codes-and-words", test_csv_has_codes_and_words);
  ADD ("/record-export/json-has-the-same", test_json_has_the_same);
  ADD ("/record-export/nothing-registered-is-a-heading", test_nothing_registered_is_a_heading);
  g_test_add_func ("/record-export/other-formats-are-none", test_other_formats_are_none);
  return g_test_run ();
}
