/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-table.h"

#include "dim-error.h"
#include "dim-table-inside.h"

static const char *const measure_names[DIM_N_MEASURES] = {
  [DIM_MEASURE_CASES] = "zaken",
  [DIM_MEASURE_GROSS] = "bruto",
  [DIM_MEASURE_DOCUMENTS] = "documenten",
  [DIM_MEASURE_NOT_COMPARABLE] = "niet-vergelijkbaar",
};

const char *
dim_measure_name (DimMeasure measure)
{
  g_return_val_if_fail ((guint) measure < DIM_N_MEASURES, NULL);
  return measure_names[measure];
}

gboolean
dim_measure_from_name (const char *name, DimMeasure *out_measure)
{
  g_return_val_if_fail (name != NULL && out_measure != NULL, FALSE);
  for (guint i = 0; i < DIM_N_MEASURES; i++)
    if (g_str_equal (measure_names[i], name)) {
      *out_measure = (DimMeasure) i;
      return TRUE;
    }
  return FALSE;
}

guint
dim_measure_of (const DimMeasures *measures, DimMeasure measure)
{
  g_return_val_if_fail (measures != NULL, 0);
  switch (measure) {
  case DIM_MEASURE_GROSS:
    return measures->gross;
  case DIM_MEASURE_DOCUMENTS:
    return measures->documents;
  case DIM_MEASURE_NOT_COMPARABLE:
    return measures->not_comparable;
  case DIM_MEASURE_CASES:
  case DIM_N_MEASURES:
  default:
    return measures->cases;
  }
}

gboolean
dim_dimension_is_multiple (DimDimension dimension)
{
  return dimension == DIM_DIMENSION_DISCOVERY || dimension == DIM_DIMENSION_OUTCOME ||
         dimension == DIM_DIMENSION_DOCUMENT || dimension == DIM_DIMENSION_COUNTRY_GROUP;
}

static void
free_filter (gpointer data)
{
  DimTableFilter *filter = data;

  g_ptr_array_unref (filter->keys);
  g_free (filter);
}

DimTableQuery *
dim_table_query_new (DimDimension rows, DimDimension columns, guint from_month, guint to_month)
{
  DimTableQuery *query;

  g_return_val_if_fail ((guint) rows < DIM_N_DIMENSIONS, NULL);
  g_return_val_if_fail ((guint) columns < DIM_N_DIMENSIONS, NULL);
  g_return_val_if_fail (from_month <= G_MAXUINT16 && to_month <= G_MAXUINT16, NULL);
  query = g_new0 (DimTableQuery, 1);
  query->rows = rows;
  query->columns = columns;
  query->from_month = (guint16) from_month;
  query->to_month = (guint16) to_month;
  query->filters = g_ptr_array_new_with_free_func (free_filter);
  return query;
}

DimTableQuery *
dim_table_query_copy (const DimTableQuery *query)
{
  DimTableQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);
  copy = dim_table_query_new (query->rows, query->columns, query->from_month, query->to_month);
  copy->map_year = query->map_year;
  for (guint i = 0; i < query->filters->len; i++) {
    const DimTableFilter *filter = query->filters->pdata[i];

    for (guint j = 0; j < filter->keys->len; j++)
      dim_table_query_add_filter (copy, filter->dimension, filter->keys->pdata[j]);
  }
  return copy;
}

void
dim_table_query_free (DimTableQuery *query)
{
  if (query == NULL)
    return;
  g_ptr_array_unref (query->filters);
  g_free (query);
}

static DimTableFilter *
find_filter (const DimTableQuery *query, DimDimension dimension)
{
  for (guint i = 0; i < query->filters->len; i++) {
    DimTableFilter *filter = query->filters->pdata[i];

    if (filter->dimension == dimension)
      return filter;
  }
  return NULL;
}

void
dim_table_query_add_filter (DimTableQuery *query, DimDimension dimension, const char *key)
{
  DimTableFilter *filter;

  g_return_if_fail (query != NULL && key != NULL);
  g_return_if_fail (dimension > DIM_DIMENSION_NONE && dimension < DIM_N_DIMENSIONS);
  filter = find_filter (query, dimension);
  if (filter == NULL) {
    filter = g_new0 (DimTableFilter, 1);
    filter->dimension = dimension;
    filter->keys = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (query->filters, filter);
  }
  if (!g_ptr_array_find_with_equal_func (filter->keys, key, g_str_equal, NULL))
    g_ptr_array_add (filter->keys, g_strdup (key));
}

static gboolean
is_by_place (const DimTableQuery *query)
{
  return query->rows == DIM_DIMENSION_MUNICIPALITY || query->rows == DIM_DIMENSION_PROVINCE ||
         query->columns == DIM_DIMENSION_MUNICIPALITY || query->columns == DIM_DIMENSION_PROVINCE ||
         find_filter (query, DIM_DIMENSION_MUNICIPALITY) != NULL ||
         find_filter (query, DIM_DIMENSION_PROVINCE) != NULL;
}

/* Whether a case of the period may count for it. */
static gboolean
can_have_cases (const DimMunicipality *municipality, const DimTableQuery *query)
{
  DimDay first = dim_day_new (query->from_month / 12, query->from_month % 12 + 1, 1);
  DimDay end = dim_day_new (query->to_month / 12, query->to_month % 12 + 1, 1);

  return (municipality->valid_from == DIM_DAY_NONE || municipality->valid_from < end) &&
         (municipality->valid_to == DIM_DAY_NONE || municipality->valid_to > first);
}

static gboolean
check_map (const DimTableQuery *query, const DimMunicipalities *municipalities, GError **error)
{
  for (guint i = 0; i < dim_municipalities_size (municipalities); i++) {
    const DimMunicipality *municipality = dim_municipalities_at (municipalities, i);

    if (!can_have_cases (municipality, query) ||
        dim_municipalities_code_in_year (municipalities, municipality->code, query->map_year))
      continue;
    g_set_error (error, DIM_ERROR, DIM_ERROR_CONFLICT, "Cannot restate %s to the map of %d",
                 municipality->name, query->map_year);
    return FALSE;
  }
  return TRUE;
}

/* By its own code or, on the map of a year, what it is called there. */
static gboolean
passes_place (const DimTableQuery *query,
              const DimTableFilter *filter,
              const DimMunicipalities *municipalities,
              const DimMunicipality *municipality)
{
  const char *key = municipality->province;

  if (filter->dimension == DIM_DIMENSION_MUNICIPALITY)
    key = query->map_year == 0
            ? municipality->code
            : dim_municipalities_code_in_year (municipalities, municipality->code, query->map_year);
  return key != NULL && g_ptr_array_find_with_equal_func (filter->keys, key, g_str_equal, NULL);
}

static gboolean
is_of_place (const DimTableFilter *filter)
{
  return filter->dimension == DIM_DIMENSION_MUNICIPALITY ||
         filter->dimension == DIM_DIMENSION_PROVINCE;
}

static gboolean
has_place (const DimTableQuery *query)
{
  for (guint i = 0; i < query->filters->len; i++)
    if (is_of_place (query->filters->pdata[i]))
      return TRUE;
  return FALSE;
}

GPtrArray *
dim_table_query_list_areas (const DimTableQuery *query, const DimMunicipalities *municipalities)
{
  g_autoptr (GPtrArray) areas = NULL;

  g_return_val_if_fail (query != NULL && municipalities != NULL, NULL);
  if (!has_place (query))
    return NULL;
  areas = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < dim_municipalities_size (municipalities); i++) {
    const DimMunicipality *municipality = dim_municipalities_at (municipalities, i);
    gboolean passes = TRUE;

    for (guint j = 0; j < query->filters->len; j++)
      if (is_of_place (query->filters->pdata[j]) &&
          !passes_place (query, query->filters->pdata[j], municipalities, municipality))
        passes = FALSE;
    if (passes)
      g_ptr_array_add (areas, g_strdup (dim_municipalities_current_code (municipalities,
                                                                         municipality->code)));
  }
  return g_steal_pointer (&areas);
}

gboolean
dim_table_query_check (const DimTableQuery *query,
                       const DimMunicipalities *municipalities,
                       GError **error)
{
  const char *why = NULL;

  g_return_val_if_fail (query != NULL && municipalities != NULL, FALSE);
  if (query->rows == query->columns && query->rows != DIM_DIMENSION_NONE)
    why = "its rows are its columns";
  else if (query->from_month >= query->to_month)
    why = "its period has no month";
  else if (query->to_month - query->from_month > DIM_TABLE_MONTHS_MAX)
    why = "its period is too long";
  if (why != NULL) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID, "Cannot count table: %s", why);
    return FALSE;
  }
  return query->map_year == 0 || !is_by_place (query) || check_map (query, municipalities, error);
}

DimTable *
dim_table_new (const DimTableQuery *query, const DimCodeBook *book)
{
  DimTable *table = g_atomic_rc_box_new0 (DimTable);

  table->query = dim_table_query_copy (query);
  table->code_list_version = g_strdup (dim_code_book_version (book));
  table->row_keys = g_ptr_array_new_with_free_func (g_free);
  table->column_keys = g_ptr_array_new_with_free_func (g_free);
  return table;
}

DimTable *
dim_table_ref (DimTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);
  return g_atomic_rc_box_acquire (table);
}

static void
clear_table (gpointer data)
{
  DimTable *table = data;

  dim_table_query_free (table->query);
  g_free (table->code_list_version);
  g_ptr_array_unref (table->row_keys);
  g_ptr_array_unref (table->column_keys);
  g_free (table->cells);
}

void
dim_table_unref (DimTable *table)
{
  if (table != NULL)
    g_atomic_rc_box_release_full (table, clear_table);
}

const DimMeasures *
dim_table_cell (const DimTable *table, guint row, guint column)
{
  g_return_val_if_fail (table != NULL && row <= table->row_keys->len, NULL);
  g_return_val_if_fail (column <= table->column_keys->len, NULL);
  return &table->cells[row * (table->column_keys->len + 1) + column];
}
