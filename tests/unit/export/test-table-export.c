/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-csv.h"
#include "dim-table-export.h"

#define JANUARY (2026 * 12)

typedef struct {
  DimCodeBook *book;
  DimMunicipalities *municipalities;
  DimTable *table;
} Fixture;

/* Three cases: two in 's-Gravenhage in January and March, one in Haarlem in March. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  const DimCaseRow rows[] = {
    { .case_key = 1, .gross = 2, .municipality = 518, .month = JANUARY },
    { .case_key = 2, .gross = 1, .municipality = 518, .month = JANUARY + 2 },
    { .case_key = 3, .gross = 1, .municipality = 392, .month = JANUARY + 2 },
  };
  g_autoptr (GArray) cases = g_array_new (FALSE, TRUE, sizeof (DimCaseRow));
  g_autoptr (GArray) documents = g_array_new (FALSE, TRUE, sizeof (DimDocumentRow));
  g_autoptr (DimTallyColumns) columns = NULL;
  g_autoptr (DimTableQuery) query =
    dim_table_query_new (DIM_DIMENSION_MUNICIPALITY, DIM_DIMENSION_MONTH, JANUARY, JANUARY + 12);

  fixture->book = dim_code_book_new ("2026.1");
  fixture->municipalities = dim_municipalities_parse (
    "code,naam,provincie,geldig_vanaf,geldig_tot\nGM0392,Haarlem,Noord-Holland,,\n"
    "GM0518,'s-Gravenhage,Zuid-Holland,,\n",
    "datum,oude_code,nieuwe_code\n", NULL);
  g_assert_nonnull (fixture->municipalities);
  g_array_append_vals (cases, rows, G_N_ELEMENTS (rows));
  columns = dim_tally_columns_new (cases, documents);
  fixture->table = dim_table_count (query, fixture->book, fixture->municipalities, columns);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dim_table_unref (fixture->table);
  dim_municipalities_unref (fixture->municipalities);
  dim_code_book_unref (fixture->book);
}

static GPtrArray *
read_rows (Fixture *fixture, const DimTableStatus *status)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);
  g_autoptr (DimSheet) sheet =
    dim_table_sheet (fixture->table, status, fixture->book, fixture->municipalities);
  gboolean is_written = dim_sheet_write_csv (stream, sheet, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (is_written);
  return dim_csv_parse (g_memory_output_stream_get_data (memory),
                        g_memory_output_stream_get_data_size (memory), NULL);
}

static char *
start_of (const GPtrArray *rows, guint index)
{
  char **row = g_ptr_array_index (rows, index);

  return g_strdup_printf ("%s|%s|%s|%s|%s|%s", row[0], row[1], row[2], row[4], row[5], row[8]);
}

static void
test_a_row_a_cell_with_totals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = read_rows (fixture, NULL);
  g_autofree char *heading = NULL;
  g_autofree char *total = NULL;
  g_autofree char *row_total = NULL;

  g_assert_nonnull (rows);
  g_assert_cmpuint (rows->len, ==,
                    1 +
                      (fixture->table->row_keys->len + 1) * (fixture->table->column_keys->len + 1));
  heading = g_strjoinv (",", g_ptr_array_index (rows, 0));
  g_assert_cmpstr (heading, ==,
                   "gemeente,gemeente_omschrijving,maand,maand_omschrijving,zaken,bruto,documenten,"
                   "niet_vergelijkbaar,status,van_maand,tot_en_met_maand,codelijst,feedpositie");
  total = start_of (rows, rows->len - 1);
  row_total = start_of (rows, fixture->table->column_keys->len + 1);
  g_assert_cmpstr (total, ==, "totaal|totaal|totaal|3|4|");
  g_assert_cmpstr (row_total, ==, "GM0392|Haarlem|totaal|1|1|");
}

static void
test_hidden_cell_hides_all_measures (Fixture *fixture, gconstpointer data)
{
  DimTableStatus status[64] = { DIM_TABLE_AS_COUNTED, DIM_TABLE_HIDDEN };
  g_autoptr (GPtrArray) rows = read_rows (fixture, status);
  char **hidden = g_ptr_array_index (rows, 2);

  g_assert_cmpstr (hidden[4], ==, "");
  g_assert_cmpstr (hidden[5], ==, "");
  g_assert_cmpstr (hidden[6], ==, "");
  g_assert_cmpstr (hidden[7], ==, "");
  g_assert_cmpstr (hidden[8], ==, "onderdrukt");
}

static void
test_sheet_brings_its_codes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimSheet) sheet =
    dim_table_sheet (fixture->table, NULL, fixture->book, fixture->municipalities);
  const DimSheetCode *code = NULL;

  g_assert_cmpuint (sheet->codes->len, ==, 2);
  code = g_ptr_array_index (sheet->codes, 1);
  g_assert_cmpstr (code->list, ==, "gemeente");
  g_assert_cmpstr (code->label, ==, "'s-Gravenhage");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/table-export/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-row-a-cell-with-totals", test_a_row_a_cell_with_totals);
  ADD ("hidden-cell-hides-all-measures", test_hidden_cell_hides_all_measures);
  ADD ("sheet-brings-its-codes", test_sheet_brings_its_codes);
  return g_test_run ();
}
