/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tally.h"

#include "dim-table.h"

static const char *const dimension_names[DIM_N_DIMENSIONS] = {
  [DIM_DIMENSION_NONE] = "totaal",
  [DIM_DIMENSION_FORM] = "vorm",
  [DIM_DIMENSION_FORM_CLASS] = "vormklasse",
  [DIM_DIMENSION_MUNICIPALITY] = "gemeente",
  [DIM_DIMENSION_MONTH] = "maand",
  [DIM_DIMENSION_PRODUCT] = "product",
  [DIM_DIMENSION_CERTAINTY] = "zekerheid",
  [DIM_DIMENSION_DISCOVERY] = "ontdekking",
  [DIM_DIMENSION_OUTCOME] = "uitkomst",
  [DIM_DIMENSION_DOCUMENT] = "document",
  [DIM_DIMENSION_PROVINCE] = "provincie",
  [DIM_DIMENSION_QUARTER] = "kwartaal",
  [DIM_DIMENSION_ATTEMPT] = "poging",
  [DIM_DIMENSION_DISCOVERED_BY] = "ontdekt-door",
  [DIM_DIMENSION_PHASE] = "fase",
  [DIM_DIMENSION_COUNTRY_GROUP] = "landengroep",
};

static void
clear_row_cb (gpointer row)
{
  g_clear_pointer (&((DimTallyRow *) row)->key, g_free);
}

const char *
dim_dimension_name (DimDimension dimension)
{
  g_return_val_if_fail ((guint) dimension < DIM_N_DIMENSIONS, NULL);
  return dimension_names[dimension];
}

gboolean
dim_dimension_from_name (const char *name, DimDimension *out_dimension)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (out_dimension != NULL, FALSE);
  for (guint i = 0; i < DIM_N_DIMENSIONS; i++)
    if (g_str_equal (dimension_names[i], name)) {
      *out_dimension = (DimDimension) i;
      return TRUE;
    }
  return FALSE;
}

DimTally *
dim_tally_new (DimDimension dimension, int year, guint first_month_of_year)
{
  DimTally *tally = NULL;

  g_return_val_if_fail ((guint) dimension < DIM_N_DIMENSIONS, NULL);
  g_return_val_if_fail (year >= 1900 && year < 2200, NULL);
  g_return_val_if_fail (first_month_of_year >= 1 && first_month_of_year <= 12, NULL);
  tally = g_new0 (DimTally, 1);
  tally->dimension = dimension;
  tally->year = year;
  tally->from_month = (guint16) ((guint) year * 12 + first_month_of_year - 1);
  tally->to_month = (guint16) (tally->from_month + 12);
  tally->rows = g_array_new (FALSE, TRUE, sizeof (DimTallyRow));
  g_array_set_clear_func (tally->rows, clear_row_cb);
  return tally;
}

void
dim_tally_free (DimTally *tally)
{
  if (tally == NULL)
    return;
  g_clear_pointer (&tally->rows, g_array_unref);
  g_free (tally->code_list_version);
  g_free (tally);
}

void
dim_tally_add_row (DimTally *tally, const char *key, const DimMeasures *measures)
{
  DimTallyRow row = { 0 };

  g_return_if_fail (tally != NULL && key != NULL && measures != NULL);
  row.key = g_strdup (key);
  row.measures = *measures;
  g_array_append_val (tally->rows, row);
}

void
dim_tally_count (DimTally *tally, const DimCodeBook *book, const DimTallyColumns *columns)
{
  g_autoptr (DimTableQuery) query = NULL;
  g_autoptr (DimTable) table = NULL;

  g_return_if_fail (tally != NULL && tally->rows->len == 0);
  g_return_if_fail (tally->dimension < DIM_N_STANDARD_DIMENSIONS);
  g_return_if_fail (book != NULL && columns != NULL);
  query =
    dim_table_query_new (tally->dimension, DIM_DIMENSION_NONE, tally->from_month, tally->to_month);
  table = dim_table_count (query, book, NULL, columns);
  for (guint i = 0; i < table->row_keys->len; i++)
    dim_tally_add_row (tally, table->row_keys->pdata[i], dim_table_cell (table, i, 0));
  tally->total = *dim_table_cell (table, table->row_keys->len, 0);
  if (tally->dimension == DIM_DIMENSION_NONE && tally->total.cases > 0)
    dim_tally_add_row (tally, "", &tally->total);
  g_free (tally->code_list_version);
  tally->code_list_version = g_strdup (table->code_list_version);
}
