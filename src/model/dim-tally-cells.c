/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tally-cells.h"

#define N_MUNICIPALITIES 10000 /* four digits */

static DimList
find_list (DimDimension dimension)
{
  switch (dimension) {
  case DIM_DIMENSION_FORM:
    return DIM_LIST_FORM;
  case DIM_DIMENSION_FORM_CLASS:
    return DIM_LIST_FORM_CLASS;
  case DIM_DIMENSION_PRODUCT:
    return DIM_LIST_PRODUCT;
  case DIM_DIMENSION_CERTAINTY:
    return DIM_LIST_CERTAINTY;
  case DIM_DIMENSION_DISCOVERY:
    return DIM_LIST_DISCOVERY;
  case DIM_DIMENSION_OUTCOME:
    return DIM_LIST_OUTCOME;
  case DIM_DIMENSION_DOCUMENT:
    return DIM_LIST_DOCUMENT;
  case DIM_DIMENSION_NONE:
  case DIM_DIMENSION_MUNICIPALITY:
  case DIM_DIMENSION_MONTH:
  case DIM_N_DIMENSIONS:
  default:
    return DIM_N_LISTS;
  }
}

static guint
count_cells (const DimTallyCells *cells)
{
  if (cells->list != DIM_N_LISTS)
    return dim_code_book_size (cells->book, cells->list) + 1;
  if (cells->tally->dimension == DIM_DIMENSION_MUNICIPALITY)
    return N_MUNICIPALITIES + 1;
  if (cells->tally->dimension == DIM_DIMENSION_MONTH)
    return (guint) (cells->tally->to_month - cells->tally->from_month) + 1;
  return 1;
}

static guint
find_code_cell (const DimTallyCells *cells, const char *code)
{
  for (guint i = 0; code != NULL && i < cells->n_cells - 1; i++)
    if (g_str_equal (dim_code_book_at (cells->book, cells->list, i)->code, code))
      return i;
  return cells->n_cells - 1;
}

/* A class has no column of its own: it is the parent of the form. */
static void
map_numbers (DimTallyCells *cells)
{
  gboolean is_class = cells->list == DIM_LIST_FORM_CLASS;
  DimList list = is_class ? DIM_LIST_FORM : cells->list;

  for (gsize i = 0; i < G_N_ELEMENTS (cells->of_number); i++)
    cells->of_number[i] = (guint16) (cells->n_cells - 1);
  for (guint i = 0; i < dim_code_book_size (cells->book, list); i++) {
    const DimCode *code = dim_code_book_at (cells->book, list, i);

    if (code->number < G_N_ELEMENTS (cells->of_number))
      cells->of_number[code->number] =
        (guint16) (is_class ? find_code_cell (cells, code->parent) : i);
  }
}

void
dim_tally_cells_init (DimTallyCells *cells, const DimTally *tally, const DimCodeBook *book)
{
  g_return_if_fail (cells != NULL && tally != NULL && book != NULL);
  *cells = (DimTallyCells){ .tally = tally, .book = book };
  cells->list = find_list (tally->dimension);
  cells->n_cells = count_cells (cells);
  cells->is_multiple =
    tally->dimension == DIM_DIMENSION_DISCOVERY || tally->dimension == DIM_DIMENSION_OUTCOME;
  if (cells->list != DIM_N_LISTS)
    map_numbers (cells);
  for (guint bit = 1; bit < 32; bit++)
    if (cells->of_number[bit] != cells->n_cells - 1)
      cells->known_bits |= (guint32) 1 << bit;
}

/* Codes that the book does not know share a cell, in which a case counts once. */
static guint32
class_bits (const DimTallyCells *cells, guint32 bits)
{
  guint32 known = bits & cells->known_bits;

  return known == bits && bits != 0 ? known : known | 1;
}

guint32
dim_tally_cells_answer (const DimTallyCells *cells, const DimCaseRow *row)
{
  switch (cells->tally->dimension) {
  case DIM_DIMENSION_FORM:
  case DIM_DIMENSION_FORM_CLASS:
    return cells->of_number[row->form];
  case DIM_DIMENSION_MUNICIPALITY:
    return row->municipality > 0 ? MIN (row->municipality, N_MUNICIPALITIES) : N_MUNICIPALITIES;
  case DIM_DIMENSION_MONTH:
    return (guint32) (row->month - cells->tally->from_month);
  case DIM_DIMENSION_PRODUCT:
    return cells->of_number[row->product];
  case DIM_DIMENSION_CERTAINTY:
    return cells->of_number[row->certainty];
  case DIM_DIMENSION_DISCOVERY:
    return class_bits (cells, row->discovery);
  case DIM_DIMENSION_OUTCOME:
    return class_bits (cells, row->outcome);
  case DIM_DIMENSION_NONE:
  case DIM_DIMENSION_DOCUMENT:
  case DIM_N_DIMENSIONS:
  default:
    return 0;
  }
}

char *
dim_tally_cells_key (const DimTallyCells *cells, guint cell)
{
  guint month = cells->tally->from_month + cell;

  g_return_val_if_fail (cell < cells->n_cells, NULL);
  if (cells->tally->dimension == DIM_DIMENSION_NONE)
    return g_strdup ("");
  if (cell == cells->n_cells - 1)
    return g_strdup (DIM_TALLY_UNCLASSED);
  if (cells->tally->dimension == DIM_DIMENSION_MUNICIPALITY)
    return g_strdup_printf ("GM%04u", cell);
  if (cells->tally->dimension == DIM_DIMENSION_MONTH)
    return g_strdup_printf ("%04u-%02u", month / 12, month % 12 + 1);
  return g_strdup (dim_code_book_at (cells->book, cells->list, cell)->code);
}
