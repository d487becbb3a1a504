/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-reference-codec.h"
#include "dim-rows-codec.h"
#include "dim-table.h"
#include "fuzz-target.h"
#include "wire-checks.h"

/* The fact rows that a collector tells: what is taken for a page can be told on, and whatever its
 * rows say can be counted. */

static const DimCodeBook *
book (void)
{
  static DimCodeBook *builtin;

  if (builtin == NULL)
    builtin = dim_code_book_load_builtin (NULL);
  g_assert_nonnull (builtin);
  return builtin;
}

static DimRowsPage *
decode (GBytes *body, GError **error)
{
  return dim_rows_page_decode (body, book (), error);
}

static GBytes *
encode (const DimRowsPage *page)
{
  return dim_rows_page_encode (page, book ());
}

DEFINE_TRY_ANSWER (DimRowsPage, page, decode, encode)

static void
count_by (const DimTallyColumns *columns, DimDimension rows, DimDimension across)
{
  static DimMunicipalities *municipalities;
  g_autoptr (DimTableQuery) query =
    dim_table_query_new (rows, across, 2026 * 12, 2026 * 12 + DIM_TABLE_MONTHS_MAX);
  g_autoptr (DimTable) table = NULL;
  const DimMeasures *total;

  if (municipalities == NULL)
    municipalities = dim_municipalities_load_builtin (NULL);
  table = dim_table_count (query, book (), municipalities, columns);
  total = dim_table_cell (table, table->row_keys->len, table->column_keys->len);
  for (guint i = 0; i < table->row_keys->len; i++)
    g_assert_cmpuint (dim_table_cell (table, i, table->column_keys->len)->cases, <=, total->cases);
}

static void
count_all (GBytes *body)
{
  g_autoptr (DimRowsPage) page = decode (body, NULL);
  DimTallyColumns *columns;

  if (page == NULL)
    return;
  columns = dim_tally_columns_new (page->cases, page->documents);
  for (guint i = 1; i < DIM_N_DIMENSIONS; i++)
    count_by (columns, (DimDimension) i, (DimDimension) (i + 1) % DIM_N_DIMENSIONS);
  dim_tally_columns_free (columns);
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autoptr (GBytes) body = g_bytes_new (input, length);

  try_page (body);
  count_all (body);
  return 0;
}
