/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-table-axis.h"

#include "dim-country-group.h"

#include <string.h>

#define N_MUNICIPALITIES 10000 /* four digits */
#define CODE_NO_DOCUMENT "geen"

static const DimList lists[DIM_N_DIMENSIONS] = {
  [DIM_DIMENSION_NONE] = DIM_N_LISTS,
  [DIM_DIMENSION_FORM] = DIM_LIST_FORM,
  [DIM_DIMENSION_FORM_CLASS] = DIM_LIST_FORM_CLASS,
  [DIM_DIMENSION_MUNICIPALITY] = DIM_N_LISTS,
  [DIM_DIMENSION_MONTH] = DIM_N_LISTS,
  [DIM_DIMENSION_PRODUCT] = DIM_LIST_PRODUCT,
  [DIM_DIMENSION_CERTAINTY] = DIM_LIST_CERTAINTY,
  [DIM_DIMENSION_DISCOVERY] = DIM_LIST_DISCOVERY,
  [DIM_DIMENSION_OUTCOME] = DIM_LIST_OUTCOME,
  [DIM_DIMENSION_DOCUMENT] = DIM_LIST_DOCUMENT,
  [DIM_DIMENSION_PROVINCE] = DIM_N_LISTS,
  [DIM_DIMENSION_QUARTER] = DIM_N_LISTS,
  [DIM_DIMENSION_ATTEMPT] = DIM_LIST_ATTEMPT,
  [DIM_DIMENSION_DISCOVERED_BY] = DIM_LIST_DISCOVERED_BY,
  [DIM_DIMENSION_PHASE] = DIM_LIST_PHASE,
  [DIM_DIMENSION_COUNTRY_GROUP] = DIM_N_LISTS,
};

static guint
count_quarters (const DimTableAxis *axis)
{
  return (axis->to_month - 1) / 3 - axis->from_month / 3 + 1;
}

static guint
count_cells (const DimTableAxis *axis)
{
  switch (axis->dimension) {
  case DIM_DIMENSION_NONE:
    return 0;
  case DIM_DIMENSION_MUNICIPALITY:
    return N_MUNICIPALITIES + 1;
  case DIM_DIMENSION_PROVINCE:
    return axis->provinces->len + 1;
  case DIM_DIMENSION_MONTH:
    return axis->to_month - axis->from_month + 1;
  case DIM_DIMENSION_QUARTER:
    return count_quarters (axis) + 1;
  case DIM_DIMENSION_COUNTRY_GROUP:
    return DIM_N_COUNTRY_GROUPS + 1;
  case DIM_DIMENSION_FORM:
  case DIM_DIMENSION_FORM_CLASS:
  case DIM_DIMENSION_PRODUCT:
  case DIM_DIMENSION_CERTAINTY:
  case DIM_DIMENSION_DISCOVERY:
  case DIM_DIMENSION_OUTCOME:
  case DIM_DIMENSION_DOCUMENT:
  case DIM_DIMENSION_ATTEMPT:
  case DIM_DIMENSION_DISCOVERED_BY:
  case DIM_DIMENSION_PHASE:
  case DIM_N_DIMENSIONS:
  default:
    return dim_code_book_size (axis->book, axis->list) + 1;
  }
}

static guint
find_code_cell (const DimTableAxis *axis, const char *code)
{
  for (guint i = 0; code != NULL && i < axis->n_cells - 1; i++)
    if (g_str_equal (dim_code_book_at (axis->book, axis->list, i)->code, code))
      return i;
  return axis->n_cells - 1;
}

/* A class has no column of its own: it is the parent of the form. */
static void
map_numbers (DimTableAxis *axis)
{
  gboolean is_class = axis->list == DIM_LIST_FORM_CLASS;
  DimList list = is_class ? DIM_LIST_FORM : axis->list;

  for (gsize i = 0; i < G_N_ELEMENTS (axis->of_number); i++)
    axis->of_number[i] = (guint16) (axis->n_cells - 1);
  for (guint i = 0; i < dim_code_book_size (axis->book, list); i++) {
    const DimCode *code = dim_code_book_at (axis->book, list, i);

    if (code->number < G_N_ELEMENTS (axis->of_number))
      axis->of_number[code->number] =
        (guint16) (is_class ? find_code_cell (axis, code->parent) : i);
  }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static GPtrArray *
list_provinces (const DimMunicipalities *municipalities)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < dim_municipalities_size (municipalities); i++) {
    char *name = dim_municipalities_at (municipalities, i)->province;

    if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
      g_ptr_array_add (names, name);
  }
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Of a municipality on the map that was asked for. */
static guint
find_municipality_cell (const DimTableAxis *axis,
                        const DimMunicipalities *municipalities,
                        const char *code)
{
  const DimMunicipality *municipality = dim_municipalities_find (municipalities, code);
  guint cell = axis->n_cells - 1;

  if (axis->provinces == NULL)
    return (guint) g_ascii_strtoull (code + 2, NULL, 10);
  if (municipality != NULL)
    g_ptr_array_find_with_equal_func (axis->provinces, municipality->province, g_str_equal, &cell);
  return cell;
}

/* 0 is no municipality. Without a map to restate to, a code that nobody knows is counted as it is:
 * it is for whoever reads the table to see it. */
static void
map_municipalities (DimTableAxis *axis, const DimMunicipalities *municipalities, int map_year)
{
  axis->of_municipality = g_new (guint16, N_MUNICIPALITIES);
  for (guint i = 0; i < N_MUNICIPALITIES; i++)
    axis->of_municipality[i] = (guint16) (axis->provinces == NULL && i > 0 ? i : axis->n_cells - 1);
  if (municipalities == NULL || (axis->provinces == NULL && map_year == 0))
    return;
  for (guint i = 0; i < dim_municipalities_size (municipalities); i++) {
    const char *code = dim_municipalities_at (municipalities, i)->code;
    const char *now =
      map_year != 0 ? dim_municipalities_code_in_year (municipalities, code, map_year) : code;

    axis->of_municipality[g_ascii_strtoull (code + 2, NULL, 10)] =
      (guint16) (now != NULL ? find_municipality_cell (axis, municipalities, now)
                             : axis->n_cells - 1);
  }
}

void
dim_table_axis_init (DimTableAxis *axis,
                     DimDimension dimension,
                     const DimTableQuery *query,
                     const DimCodeBook *book,
                     const DimMunicipalities *municipalities)
{
  g_return_if_fail (axis != NULL && query != NULL && book != NULL);
  *axis = (DimTableAxis){ .dimension = dimension,
                          .from_month = query->from_month,
                          .to_month = query->to_month,
                          .book = book,
                          .list = lists[dimension] };
  if (dimension == DIM_DIMENSION_PROVINCE)
    axis->provinces = list_provinces (municipalities);
  axis->n_cells = count_cells (axis);
  axis->is_shown = dimension == DIM_DIMENSION_DOCUMENT || dimension == DIM_DIMENSION_COUNTRY_GROUP;
  axis->is_multiple = !axis->is_shown && dim_dimension_is_multiple (dimension);
  if (axis->list != DIM_N_LISTS)
    map_numbers (axis);
  axis->no_document = dimension == DIM_DIMENSION_DOCUMENT ? find_code_cell (axis, CODE_NO_DOCUMENT)
                                                          : axis->n_cells - 1;
  for (guint bit = 1; axis->is_multiple && bit < 32; bit++)
    if (axis->of_number[bit] != axis->n_cells - 1)
      axis->known_bits |= (guint32) 1 << bit;
  if (dimension == DIM_DIMENSION_MUNICIPALITY || dimension == DIM_DIMENSION_PROVINCE)
    map_municipalities (axis, municipalities, query->map_year);
}

void
dim_table_axis_clear (DimTableAxis *axis)
{
  g_clear_pointer (&axis->of_municipality, g_free);
  g_clear_pointer (&axis->provinces, g_ptr_array_unref);
}

/* Codes that the book does not know share a cell, in which a case counts once. */
static guint32
class_bits (const DimTableAxis *axis, guint32 bits)
{
  guint32 known = bits & axis->known_bits;

  return known == bits && bits != 0 ? known : known | 1;
}

guint32
dim_table_axis_answer (const DimTableAxis *axis, const DimCaseRow *row)
{
  switch (axis->dimension) {
  case DIM_DIMENSION_FORM:
  case DIM_DIMENSION_FORM_CLASS:
    return axis->of_number[row->form];
  case DIM_DIMENSION_MUNICIPALITY:
  case DIM_DIMENSION_PROVINCE:
    return row->municipality < N_MUNICIPALITIES ? axis->of_municipality[row->municipality]
                                                : axis->n_cells - 1;
  case DIM_DIMENSION_MONTH:
    return row->month - axis->from_month;
  case DIM_DIMENSION_QUARTER:
    return row->month / 3U - axis->from_month / 3;
  case DIM_DIMENSION_PRODUCT:
    return axis->of_number[row->product];
  case DIM_DIMENSION_CERTAINTY:
    return axis->of_number[row->certainty];
  case DIM_DIMENSION_ATTEMPT:
    return axis->of_number[row->attempt];
  case DIM_DIMENSION_DISCOVERED_BY:
    return axis->of_number[row->discovered_by];
  case DIM_DIMENSION_PHASE:
    return axis->of_number[row->phase];
  case DIM_DIMENSION_DISCOVERY:
    return class_bits (axis, row->discovery);
  case DIM_DIMENSION_OUTCOME:
    return class_bits (axis, row->outcome);
  case DIM_DIMENSION_NONE:
  case DIM_DIMENSION_DOCUMENT:
  case DIM_DIMENSION_COUNTRY_GROUP:
  case DIM_N_DIMENSIONS:
  default:
    return 0;
  }
}

char *
dim_table_axis_key (const DimTableAxis *axis, guint cell)
{
  guint month = axis->from_month + cell;
  guint quarter = axis->from_month / 3 + cell;

  g_return_val_if_fail (cell < axis->n_cells, NULL);
  if (cell == axis->n_cells - 1)
    return g_strdup (DIM_TALLY_UNCLASSED);
  if (axis->list != DIM_N_LISTS)
    return g_strdup (dim_code_book_at (axis->book, axis->list, cell)->code);
  if (axis->dimension == DIM_DIMENSION_MUNICIPALITY)
    return g_strdup_printf ("GM%04u", cell);
  if (axis->dimension == DIM_DIMENSION_PROVINCE)
    return g_strdup (axis->provinces->pdata[cell]);
  if (axis->dimension == DIM_DIMENSION_QUARTER)
    return g_strdup_printf ("%04u-Q%u", quarter / 4, quarter % 4 + 1);
  if (axis->dimension == DIM_DIMENSION_COUNTRY_GROUP)
    return g_strdup (dim_country_group_name ((DimCountryGroup) cell));
  return g_strdup_printf ("%04u-%02u", month / 12, month % 12 + 1);
}
