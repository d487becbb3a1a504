/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tally-cells.h"
#include "dim-tally-columns.h"

#define CODE_NO_DOCUMENT "geen"

/* How often each DimComparability occurs in a cell, and how many registrations that is. */
typedef struct {
  guint cases[4];
  guint gross;
  guint documents;
} Cell;

typedef struct {
  DimTally *tally;
  const DimTallyColumns *columns;
  DimTallyCells cells;
  Cell *measures;
  Cell total;
  guint *stamps; /* the last case or document that was counted in each cell */
  guint stamp;
  guint32 *answers;    /* of each case */
  guint8 *is_counted;  /* each case */
  guint16 no_document; /* number of the kind "geen"; 0 if the book has none */
} Count;

static void
add_case (Cell *cell, const DimCaseRow *row)
{
  cell->cases[row->comparability & 3]++;
  cell->gross += row->gross;
}

static void
count_cases (Count *count)
{
  const DimTallyColumns *columns = count->columns;
  guint16 cells[DIM_TALLY_CELLS_MAX];

  for (guint i = 0; i < columns->n_cases; i++) {
    const DimCaseRow *row = &columns->cases[i];
    guint n = 0;

    if (row->month < count->tally->from_month || row->month >= count->tally->to_month)
      continue;
    count->is_counted[i] = TRUE;
    count->answers[i] = dim_tally_cells_answer (&count->cells, row);
    add_case (&count->total, row);
    if (count->tally->dimension != DIM_DIMENSION_DOCUMENT)
      n = dim_tally_cells_list (&count->cells, count->answers[i], cells);
    for (guint j = 0; j < n; j++)
      add_case (&count->measures[cells[j]], row);
  }
}

/* A case counts once under each kind of document that it shows. */
static void
count_kinds (Count *count)
{
  const DimTallyColumns *columns = count->columns;

  for (guint i = 0; i < columns->n_cases; i++) {
    const DimCaseRow *row = &columns->cases[i];
    guint end = columns->kind_starts[i + 1];

    if (!count->is_counted[i])
      continue;
    count->stamp++;
    if (columns->kind_starts[i] == end)
      add_case (&count->measures[row->comparability == DIM_INCOMPARABLE_NO_DOCUMENT
                                   ? count->cells.of_number[count->no_document]
                                   : count->cells.n_cells - 1],
                row);
    for (guint at = columns->kind_starts[i]; at < end; at++) {
      guint16 cell = count->cells.of_number[columns->kinds[at]];

      if (count->stamps[cell] == count->stamp)
        continue;
      count->stamps[cell] = count->stamp;
      add_case (&count->measures[cell], row);
    }
  }
}

/* A document counts once in each cell in which a case shows it. */
static void
count_in_cell (Count *count, guint cell)
{
  if (count->stamps[cell] == count->stamp)
    return;
  count->stamps[cell] = count->stamp;
  count->measures[cell].documents++;
}

/* Of several choices all bits are put together first. */
static void
count_in_bits (Count *count, guint32 bits)
{
  guint16 cells[DIM_TALLY_CELLS_MAX];
  guint n = dim_tally_cells_list (&count->cells, bits, cells);

  for (guint i = 0; i < n; i++)
    count->measures[cells[i]].documents++;
}

static void
count_document (Count *count, guint from, guint end)
{
  const DimTallyColumns *columns = count->columns;
  gboolean is_by_kind = count->tally->dimension == DIM_DIMENSION_DOCUMENT;
  gboolean is_multiple = count->cells.is_multiple;
  gboolean is_shown = FALSE;
  guint32 bits = 0;

  count->stamp++;
  for (guint at = from; at < end; at++) {
    guint32 case_at = columns->showing_cases[at];
    guint8 kind = columns->showing_kinds[at];

    if (!count->is_counted[case_at] || (kind != 0 && kind == count->no_document))
      continue;
    is_shown = TRUE;
    if (is_multiple)
      bits |= count->answers[case_at];
    else
      count_in_cell (count, is_by_kind ? count->cells.of_number[kind] : count->answers[case_at]);
  }
  count->total.documents += is_shown;
  if (bits != 0)
    count_in_bits (count, bits);
}

static void
count_documents (Count *count)
{
  const DimTallyColumns *columns = count->columns;

  for (guint i = 0; i < columns->n_documents; i++)
    count_document (count, columns->showing_starts[i], columns->showing_starts[i + 1]);
}

static DimMeasures
read_cell (const Cell *cell)
{
  DimMeasures measures = { .gross = cell->gross,
                           .documents = cell->documents,
                           .no_document = cell->cases[DIM_INCOMPARABLE_NO_DOCUMENT],
                           .no_number = cell->cases[DIM_INCOMPARABLE_NO_NUMBER],
                           .to_follow = cell->cases[DIM_INCOMPARABLE_TO_FOLLOW] };

  measures.not_comparable = measures.no_document + measures.no_number + measures.to_follow;
  measures.cases = measures.not_comparable + cell->cases[DIM_COMPARABLE];
  return measures;
}

static void
add_rows (Count *count)
{
  for (guint i = 0; i < count->cells.n_cells; i++) {
    g_autofree char *key = NULL;
    DimMeasures measures = read_cell (&count->measures[i]);

    if (measures.cases == 0)
      continue;
    key = dim_tally_cells_key (&count->cells, i);
    dim_tally_add_row (count->tally, key, &measures);
  }
  count->tally->total = read_cell (&count->total);
}

void
dim_tally_count (DimTally *tally, const DimCodeBook *book, const DimTallyColumns *columns)
{
  const DimCode *none = NULL;
  Count count = { .tally = tally, .columns = columns };

  g_return_if_fail (tally != NULL && tally->rows->len == 0);
  g_return_if_fail (book != NULL && columns != NULL);
  none = dim_code_book_find (book, DIM_LIST_DOCUMENT, CODE_NO_DOCUMENT);
  count.no_document = none != NULL ? (guint16) none->number : 0;
  dim_tally_cells_init (&count.cells, tally, book);
  count.measures = g_new0 (Cell, count.cells.n_cells);
  count.stamps = g_new0 (guint, count.cells.n_cells);
  count.answers = g_new (guint32, columns->n_cases + 1);
  count.is_counted = g_new0 (guint8, columns->n_cases + 1);
  count_cases (&count);
  if (tally->dimension == DIM_DIMENSION_DOCUMENT)
    count_kinds (&count);
  count_documents (&count);
  add_rows (&count);
  g_free (tally->code_list_version);
  tally->code_list_version = g_strdup (dim_code_book_version (book));
  g_clear_pointer (&count.measures, g_free);
  g_clear_pointer (&count.stamps, g_free);
  g_clear_pointer (&count.answers, g_free);
  g_clear_pointer (&count.is_counted, g_free);
}
