/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-table-axis.h"
#include "dim-table-inside.h"
#include "dim-tally-columns.h"

#define CODE_NO_DOCUMENT "geen"

/* How often each DimComparability occurs in a cell, and how many registrations that is. */
typedef struct {
  guint cases[4];
  guint gross;
  guint documents;
  guint stamp; /* of what was counted here last */
} Cell;

typedef struct {
  DimTableAxis axis;
  guint8 *passes; /* by cell */
} Filter;

typedef struct {
  const DimTableQuery *query;
  const DimTallyColumns *columns;
  DimTableAxis rows;
  DimTableAxis across; /* the columns of the table */
  Cell *cells;         /* by row, then column; the last of both is the total */
  guint n_across;
  GArray *filters;      /* (element-type Filter): of what a case answers */
  GArray *shown;        /* (element-type Filter): of what a document is */
  guint32 *row_answers; /* of each case */
  guint32 *column_answers;
  guint8 *is_counted;  /* each case */
  guint16 no_document; /* number of the kind "geen"; 0 if the book has none */
  guint stamp;         /* of the case or document that is being counted */
} Count;

/* Where a case or a document stands: cells of the rows and of the columns, each pair of them one.
 * None where the table has no rows or columns. */
typedef struct {
  guint16 rows[DIM_TABLE_AXIS_ANSWERS_MAX];
  guint16 columns[DIM_TABLE_AXIS_ANSWERS_MAX];
  guint n_rows;
  guint n_columns;
} Places;

static inline Cell *
cell_at (const Count *count, guint row, guint column)
{
  return &count->cells[(gsize) row * count->n_across + column];
}

/* One case or, without @what, one document. */
static inline void
add_to (Cell *cell, const DimCaseRow *what)
{
  if (what == NULL) {
    cell->documents++;
    return;
  }
  cell->cases[what->comparability & 3]++;
  cell->gross += what->gross;
}

/* For what stands nowhere else. */
static void
add_once (const Count *count, const Places *places, const DimCaseRow *what)
{
  guint all_rows = count->rows.n_cells;
  guint all_columns = count->across.n_cells;

  add_to (cell_at (count, all_rows, all_columns), what);
  for (guint j = 0; j < places->n_columns; j++)
    add_to (cell_at (count, all_rows, places->columns[j]), what);
  for (guint i = 0; i < places->n_rows; i++) {
    Cell *of_row = cell_at (count, places->rows[i], 0);

    add_to (&of_row[all_columns], what);
    for (guint j = 0; j < places->n_columns; j++)
      add_to (&of_row[places->columns[j]], what);
  }
}

static inline void
add_stamped (const Count *count, Cell *cell, const DimCaseRow *what)
{
  if (cell->stamp == count->stamp)
    return;
  cell->stamp = count->stamp;
  add_to (cell, what);
}

/* For what stands in several places, of which some may be one. */
static void
add_unless_there (const Count *count, const Places *places, const DimCaseRow *what)
{
  guint all_rows = count->rows.n_cells;
  guint all_columns = count->across.n_cells;

  add_stamped (count, cell_at (count, all_rows, all_columns), what);
  for (guint j = 0; j < places->n_columns; j++)
    add_stamped (count, cell_at (count, all_rows, places->columns[j]), what);
  for (guint i = 0; i < places->n_rows; i++) {
    Cell *of_row = cell_at (count, places->rows[i], 0);

    add_stamped (count, &of_row[all_columns], what);
    for (guint j = 0; j < places->n_columns; j++)
      add_stamped (count, &of_row[places->columns[j]], what);
  }
}

static inline guint
list_places (const DimTableAxis *axis, guint32 answer, guint kind, guint group, guint16 *out)
{
  if (axis->is_shown) {
    out[0] = (guint16) dim_table_axis_shown (axis, kind, group);
    return 1;
  }
  return axis->dimension != DIM_DIMENSION_NONE ? dim_table_axis_list (axis, answer, out) : 0;
}

/* Of the case at @at; @kind and @group of a document that it shows. */
static inline void
find_places (const Count *count, guint32 at, guint kind, guint group, Places *out)
{
  out->n_rows = list_places (&count->rows, count->row_answers[at], kind, group, out->rows);
  out->n_columns =
    list_places (&count->across, count->column_answers[at], kind, group, out->columns);
}

static gboolean
passes_shown (const Count *count, guint kind, guint group)
{
  for (guint i = 0; i < count->shown->len; i++) {
    const Filter *filter = &g_array_index (count->shown, Filter, i);

    if (!filter->passes[dim_table_axis_shown (&filter->axis, kind, group)])
      return FALSE;
  }
  return TRUE;
}

/* A case of which no document is known. */
static gboolean
passes_nothing_shown (const Count *count, const DimCaseRow *row)
{
  for (guint i = 0; i < count->shown->len; i++) {
    const Filter *filter = &g_array_index (count->shown, Filter, i);

    if (!filter->passes[dim_table_axis_nothing_shown (&filter->axis, row)])
      return FALSE;
  }
  return TRUE;
}

static gboolean
passes_filter (const Filter *filter, const DimCaseRow *row)
{
  guint16 cells[DIM_TABLE_AXIS_ANSWERS_MAX];
  guint n = dim_table_axis_list (&filter->axis, dim_table_axis_answer (&filter->axis, row), cells);

  for (guint i = 0; i < n; i++)
    if (filter->passes[cells[i]])
      return TRUE;
  return FALSE;
}

static gboolean
passes (const Count *count, const DimCaseRow *row)
{
  if (row->month < count->query->from_month || row->month >= count->query->to_month)
    return FALSE;
  for (guint i = 0; i < count->filters->len; i++)
    if (!passes_filter (&g_array_index (count->filters, Filter, i), row))
      return FALSE;
  return TRUE;
}

/* Once under each kind or group of the documents that it shows and that pass. */
static void
count_by_shown (Count *count, guint32 at, const DimCaseRow *row)
{
  const DimTallyColumns *columns = count->columns;
  guint end = columns->shown_starts[at + 1];
  Places places;

  for (guint i = columns->shown_starts[at]; i < end; i++) {
    if (!passes_shown (count, columns->shown_kinds[i], columns->shown_groups[i]))
      continue;
    count->is_counted[at] = TRUE;
    find_places (count, at, columns->shown_kinds[i], columns->shown_groups[i], &places);
    add_unless_there (count, &places, row);
  }
}

static void
count_nothing_shown (Count *count, guint32 at, const DimCaseRow *row)
{
  Places places;

  count->is_counted[at] = TRUE;
  find_places (count, at, 0, 0, &places);
  if (count->rows.is_shown)
    places.rows[0] = (guint16) dim_table_axis_nothing_shown (&count->rows, row);
  if (count->across.is_shown)
    places.columns[0] = (guint16) dim_table_axis_nothing_shown (&count->across, row);
  add_once (count, &places, row);
}

static void
count_case (Count *count, guint32 at, gboolean looks_at_shown)
{
  const DimTallyColumns *columns = count->columns;
  const DimCaseRow *row = &columns->cases[at];
  Places places;

  count->row_answers[at] = dim_table_axis_answer (&count->rows, row);
  count->column_answers[at] = dim_table_axis_answer (&count->across, row);
  if (!looks_at_shown) {
    count->is_counted[at] = TRUE;
    find_places (count, at, 0, 0, &places);
    add_once (count, &places, row);
  } else if (columns->shown_starts[at] < columns->shown_starts[at + 1]) {
    count->stamp++;
    count_by_shown (count, at, row);
  } else if (passes_nothing_shown (count, row)) {
    count_nothing_shown (count, at, row);
  }
}

static void
count_cases (Count *count)
{
  gboolean looks_at_shown = count->rows.is_shown || count->across.is_shown || count->shown->len > 0;

  for (guint32 at = 0; at < count->columns->n_cases; at++)
    if (passes (count, &count->columns->cases[at]))
      count_case (count, at, looks_at_shown);
}

static gboolean
is_shown_here (const Count *count, guint at)
{
  guint kind = count->columns->showing_kinds[at];

  return count->is_counted[count->columns->showing_cases[at]] &&
         (kind == 0 || kind != count->no_document) &&
         passes_shown (count, kind, count->columns->showing_groups[at]);
}

/* Where each showing stands in itself. Most documents are shown once. */
static void
count_showings (Count *count, guint from, guint end)
{
  const DimTallyColumns *columns = count->columns;
  Places places;

  count->stamp++;
  for (guint at = from; at < end; at++) {
    if (!is_shown_here (count, at))
      continue;
    find_places (count, columns->showing_cases[at], columns->showing_kinds[at],
                 columns->showing_groups[at], &places);
    if (end - from == 1)
      add_once (count, &places, NULL);
    else
      add_unless_there (count, &places, NULL);
  }
}

/* Of several choices alone all answers are put together first. */
static void
count_answers (Count *count, guint from, guint end)
{
  Places places = { .n_columns = 0 };
  guint32 answers = 0;

  for (guint at = from; at < end; at++)
    if (is_shown_here (count, at))
      answers |= count->row_answers[count->columns->showing_cases[at]];
  places.n_rows = dim_table_axis_list (&count->rows, answers, places.rows);
  if (answers != 0)
    add_once (count, &places, NULL);
}

/* Once in each cell in which a case shows it. */
static void
count_documents (Count *count)
{
  const guint32 *starts = count->columns->showing_starts;
  gboolean is_of_answers = count->rows.is_multiple && count->across.dimension == DIM_DIMENSION_NONE;

  for (guint i = 0; i < count->columns->n_documents; i++)
    if (is_of_answers)
      count_answers (count, starts[i], starts[i + 1]);
    else
      count_showings (count, starts[i], starts[i + 1]);
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

static gboolean
has_cases (const Cell *cell)
{
  return cell->cases[0] + cell->cases[1] + cell->cases[2] + cell->cases[3] > 0;
}

/* The places of the rows or columns with cases, and last that of the total. Of the total of the
 * other axis each has @stride from one to the next. */
static GArray *
list_filled (const DimTableAxis *axis, const Cell *first, gsize stride, GPtrArray *out_keys)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < axis->n_cells; i++)
    if (has_cases (&first[i * stride])) {
      g_array_append_val (places, i);
      g_ptr_array_add (out_keys, dim_table_axis_key (axis, i));
    }
  g_array_append_val (places, axis->n_cells);
  return places;
}

static guint
count_provisional (const Count *count)
{
  const DimCaseRow *cases = count->columns->cases;
  guint provisional = 0;

  for (guint at = 0; at < count->columns->n_cases; at++)
    provisional += count->is_counted[at] && cases[at].is_provisional;
  return provisional;
}

static DimTable *
make_table (const Count *count, const DimCodeBook *book)
{
  DimTable *table = dim_table_new (count->query, book);
  g_autoptr (GArray) rows = list_filled (&count->rows, &count->cells[count->across.n_cells],
                                         count->n_across, table->row_keys);
  g_autoptr (GArray) columns =
    list_filled (&count->across, &count->cells[(gsize) count->rows.n_cells * count->n_across], 1,
                 table->column_keys);
  DimMeasures *next;

  table->provisional = count_provisional (count);
  next = table->cells = g_new (DimMeasures, rows->len * columns->len);
  for (guint i = 0; i < rows->len; i++) {
    const Cell *of_row = &count->cells[(gsize) g_array_index (rows, guint, i) * count->n_across];

    for (guint j = 0; j < columns->len; j++)
      *next++ = read_cell (&of_row[g_array_index (columns, guint, j)]);
  }
  return table;
}

static void
clear_filter (gpointer data)
{
  Filter *filter = data;

  dim_table_axis_clear (&filter->axis);
  g_clear_pointer (&filter->passes, g_free);
}

static void
add_filter (Count *count,
            const DimTableFilter *asked,
            const DimCodeBook *book,
            const DimMunicipalities *municipalities)
{
  Filter filter = { 0 };

  dim_table_axis_init (&filter.axis, asked->dimension, count->query, book, municipalities);
  filter.passes = g_new0 (guint8, filter.axis.n_cells);
  for (guint i = 0; i < filter.axis.n_cells; i++) {
    g_autofree char *key = dim_table_axis_key (&filter.axis, i);

    filter.passes[i] =
      g_ptr_array_find_with_equal_func (asked->keys, key, g_str_equal, NULL) ? 1 : 0;
  }
  g_array_append_val (filter.axis.is_shown ? count->shown : count->filters, filter);
}

static void
prepare (Count *count, const DimCodeBook *book, const DimMunicipalities *municipalities)
{
  const DimTableQuery *query = count->query;
  const DimCode *none = dim_code_book_find (book, DIM_LIST_DOCUMENT, CODE_NO_DOCUMENT);

  count->no_document = none != NULL ? (guint16) none->number : 0;
  dim_table_axis_init (&count->rows, query->rows, query, book, municipalities);
  dim_table_axis_init (&count->across, query->columns, query, book, municipalities);
  count->n_across = count->across.n_cells + 1;
  count->cells = g_new0 (Cell, (gsize) (count->rows.n_cells + 1) * count->n_across);
  count->filters = g_array_new (FALSE, FALSE, sizeof (Filter));
  count->shown = g_array_new (FALSE, FALSE, sizeof (Filter));
  g_array_set_clear_func (count->filters, clear_filter);
  g_array_set_clear_func (count->shown, clear_filter);
  for (guint i = 0; i < query->filters->len; i++)
    add_filter (count, query->filters->pdata[i], book, municipalities);
  count->row_answers = g_new (guint32, count->columns->n_cases + 1);
  count->column_answers = g_new (guint32, count->columns->n_cases + 1);
  count->is_counted = g_new0 (guint8, count->columns->n_cases + 1);
}

static void
clear_count (Count *count)
{
  dim_table_axis_clear (&count->rows);
  dim_table_axis_clear (&count->across);
  g_clear_pointer (&count->cells, g_free);
  g_clear_pointer (&count->filters, g_array_unref);
  g_clear_pointer (&count->shown, g_array_unref);
  g_clear_pointer (&count->row_answers, g_free);
  g_clear_pointer (&count->column_answers, g_free);
  g_clear_pointer (&count->is_counted, g_free);
}

DimTable *
dim_table_count (const DimTableQuery *query,
                 const DimCodeBook *book,
                 const DimMunicipalities *municipalities,
                 const DimTallyColumns *columns)
{
  Count count = { .query = query, .columns = columns };
  DimTable *table;

  g_return_val_if_fail (query != NULL && query->from_month < query->to_month, NULL);
  g_return_val_if_fail (book != NULL && columns != NULL, NULL);
  prepare (&count, book, municipalities);
  count_cases (&count);
  count_documents (&count);
  table = make_table (&count, book);
  clear_count (&count);
  return table;
}
