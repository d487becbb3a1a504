/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "chart-fixture.h"

#define LETTER 10.0

DimCodeBook *
chart_book (void)
{
  static DimCodeBook *book;

  if (book == NULL)
    book = dim_code_book_new ("2026.1");
  return book;
}

DimMunicipalities *
chart_municipalities (void)
{
  static DimMunicipalities *municipalities;

  if (municipalities == NULL)
    municipalities = dim_municipalities_parse (
      "code,naam,provincie,geldig_vanaf,geldig_tot\nGM0392,Haarlem,Noord-Holland,,\n"
      "GM0518,'s-Gravenhage,Zuid-Holland,,\n",
      "datum,oude_code,nieuwe_code\n", NULL);
  g_assert_nonnull (municipalities);
  return municipalities;
}

/* An empty table of the right shape, counted from nothing, which is then filled by hand. */
static DimTable *
empty_table (DimDimension rows, DimDimension columns, guint from_month, guint months)
{
  g_autoptr (GArray) cases = g_array_new (FALSE, TRUE, sizeof (DimCaseRow));
  g_autoptr (GArray) documents = g_array_new (FALSE, TRUE, sizeof (DimDocumentRow));
  g_autoptr (DimTallyColumns) laid_out = dim_tally_columns_new (cases, documents);
  g_autoptr (DimTableQuery) query =
    dim_table_query_new (rows, columns, from_month, from_month + months);

  return dim_table_count (query, chart_book (), chart_municipalities (), laid_out);
}

static void
make_cells (DimTable *table)
{
  g_free (table->cells);
  table->cells =
    g_new0 (DimMeasures, (gsize) (table->row_keys->len + 1) * (table->column_keys->len + 1));
}

/* Where there are no columns, the only cell of a row is its total. */
static void
set_cell (DimTable *table, guint row, guint column, guint figure)
{
  gsize width = table->column_keys->len + 1;

  table->cells[row * width + column].cases = figure;
  table->cells[table->row_keys->len * width + column].cases += figure;
  if (column == table->column_keys->len)
    return;
  table->cells[row * width + width - 1].cases += figure;
  table->cells[table->row_keys->len * width + width - 1].cases += figure;
}

DimTable *
chart_table (DimDimension rows,
             guint months,
             const char *const *keys,
             const guint *figures,
             guint count)
{
  DimTable *table = empty_table (rows, DIM_DIMENSION_NONE, CHART_JANUARY, months);

  for (guint i = 0; i < count; i++)
    g_ptr_array_add (table->row_keys, g_strdup (keys[i]));
  make_cells (table);
  for (guint i = 0; i < count; i++)
    set_cell (table, i, 0, figures[i]);
  return table;
}

/* As a counted table does, months without cases are left out. */
DimTable *
chart_months (const guint *figures, guint count, guint years_before)
{
  guint first = CHART_JANUARY - 12 * years_before;
  DimTable *table = empty_table (DIM_DIMENSION_MONTH, DIM_DIMENSION_NONE, first, count);

  for (guint i = 0; i < count; i++)
    if (figures[i] > 0)
      g_ptr_array_add (table->row_keys,
                       g_strdup_printf ("%u-%02u", (first + i) / 12, (first + i) % 12 + 1));
  make_cells (table);
  for (guint i = 0, row = 0; i < count; i++)
    if (figures[i] > 0)
      set_cell (table, row++, 0, figures[i]);
  return table;
}

DimTable *
chart_provinces (const char *const *provinces, guint count, guint figure)
{
  DimTable *table = empty_table (DIM_DIMENSION_PROVINCE, DIM_DIMENSION_MONTH, CHART_JANUARY, 12);

  for (guint i = 0; i < count; i++)
    g_ptr_array_add (table->row_keys, g_strdup (provinces[i]));
  for (guint i = 0; i < 12; i++)
    g_ptr_array_add (table->column_keys, g_strdup_printf ("%d-%02u", CHART_YEAR, i + 1));
  make_cells (table);
  for (guint i = 0; i < count; i++)
    for (guint j = 0; j < 12; j++)
      set_cell (table, i, j, figure);
  return table;
}

DimChart *
chart_of (DimChartKind kind,
          const DimTable *table,
          const DimTableStatus *status,
          const DimTable *before)
{
  DimChartSource source = { .table = table,
                            .status = status,
                            .before = before,
                            .measure = DIM_MEASURE_CASES };

  return dim_chart_new (kind, &source, chart_book (), chart_municipalities ());
}

static double
width_of (const char *text, double size, gboolean is_bold, gpointer data)
{
  return (double) g_utf8_strlen (text, -1) * size;
}

DimChartPlan *
chart_plan (const DimChart *chart, double width, double height)
{
  DimChartFont font = { LETTER, width_of, NULL };

  return dim_chart_plan_new (chart, width, height, &font);
}
