/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tally.h"

#include <string.h>

#define CODE_NO_DOCUMENT "geen"
#define N_MUNICIPALITIES 10000 /* four digits */
#define MAX_CELLS_A_CASE 33    /* a bit each, and unclassed */
#define NONE             G_MAXUINT32

/* The rows of the table to be, each a cell; the last holds what is unclassed. */
typedef struct {
  const DimTally *tally;
  DimList list; /* whose codes the cells are, in its order; DIM_N_LISTS: none */
  guint n_cells;
  guint16 of_number[256]; /* number of a code → cell */
  guint16 no_document;    /* number of the kind "geen"; 0 if the book has none */
  DimMeasures *cells;
  guint *stamps; /* the last case or document that was counted in each cell, plus one */
} Table;

/* A document row of a case that is counted. */
typedef struct {
  guint64 document;
  guint32 at; /* its case, in the case rows */
  guint32 next_of_case;
  guint32 next_of_document;
  guint8 kind;
  guint8 is_followed; /* another showing of the same document leads to this one */
} Showing;

/* Positions by a 64-bit key, with open addressing; a power of two of slots, at most half full. */
typedef struct {
  guint32 *slots; /* position, or NONE */
  guint bits;
} Index;

static void
start_index (Index *index, guint n_keys)
{
  gsize size = 0;

  index->bits = MAX (4, g_bit_storage (n_keys) + 1);
  size = (gsize) 1 << index->bits;
  index->slots = g_new (guint32, size);
  memset (index->slots, 0xff, size * sizeof (guint32));
}

/* Fibonacci hashing: the high bits of the product depend on all bits of the key. */
static gsize
find_first_slot (const Index *index, guint64 key)
{
  return (gsize) ((key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> (64 - index->bits));
}

static gsize
find_next_slot (const Index *index, gsize slot)
{
  return (slot + 1) & (((gsize) 1 << index->bits) - 1);
}

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
find_code_cell (const DimCodeBook *book, DimList list, const char *code)
{
  guint size = dim_code_book_size (book, list);

  for (guint i = 0; code != NULL && i < size; i++)
    if (g_str_equal (dim_code_book_at (book, list, i)->code, code))
      return i;
  return size;
}

/* A class has no column of its own: it is the parent of the form. */
static void
map_numbers (Table *table, const DimCodeBook *book)
{
  gboolean is_class = table->list == DIM_LIST_FORM_CLASS;
  DimList list = is_class ? DIM_LIST_FORM : table->list;

  for (gsize i = 0; i < G_N_ELEMENTS (table->of_number); i++)
    table->of_number[i] = (guint16) (table->n_cells - 1);
  for (guint i = 0; i < dim_code_book_size (book, list); i++) {
    const DimCode *code = dim_code_book_at (book, list, i);

    if (code->number < G_N_ELEMENTS (table->of_number))
      table->of_number[code->number] =
        (guint16) (is_class ? find_code_cell (book, table->list, code->parent) : i);
  }
}

static guint
count_cells (const Table *table, const DimCodeBook *book)
{
  if (table->list != DIM_N_LISTS)
    return dim_code_book_size (book, table->list) + 1;
  if (table->tally->dimension == DIM_DIMENSION_MUNICIPALITY)
    return N_MUNICIPALITIES + 1;
  if (table->tally->dimension == DIM_DIMENSION_MONTH)
    return (guint) (table->tally->to_month - table->tally->from_month) + 1;
  return 1;
}

static void
start_table (Table *table, const DimCodeBook *book)
{
  const DimCode *none = dim_code_book_find (book, DIM_LIST_DOCUMENT, CODE_NO_DOCUMENT);

  table->list = find_list (table->tally->dimension);
  table->n_cells = count_cells (table, book);
  table->no_document = none != NULL ? (guint16) none->number : 0;
  table->cells = g_new0 (DimMeasures, table->n_cells);
  table->stamps = g_new0 (guint, table->n_cells);
  if (table->list != DIM_N_LISTS)
    map_numbers (table, book);
}

static void
clear_table (Table *table)
{
  g_clear_pointer (&table->cells, g_free);
  g_clear_pointer (&table->stamps, g_free);
}

/* Codes that the book does not know share a cell, in which the case counts once. */
static guint
list_bit_cells (const Table *table, guint32 bits, guint16 cells[MAX_CELLS_A_CASE])
{
  guint16 unclassed = (guint16) (table->n_cells - 1);
  gboolean is_unclassed = bits == 0;
  guint n = 0;

  for (; bits != 0; bits &= bits - 1) {
    guint16 cell = table->of_number[g_bit_nth_lsf (bits, -1)];

    if (cell == unclassed)
      is_unclassed = TRUE;
    else
      cells[n++] = cell;
  }
  if (is_unclassed)
    cells[n++] = unclassed;
  return n;
}

/* The cells of a case, but those of DIM_DIMENSION_DOCUMENT, which its documents tell. */
static guint
list_cells (const Table *table, const DimCaseRow *row, guint16 cells[MAX_CELLS_A_CASE])
{
  switch (table->tally->dimension) {
  case DIM_DIMENSION_FORM:
  case DIM_DIMENSION_FORM_CLASS:
    cells[0] = table->of_number[row->form];
    return 1;
  case DIM_DIMENSION_MUNICIPALITY:
    cells[0] = row->municipality > 0 ? MIN (row->municipality, N_MUNICIPALITIES) : N_MUNICIPALITIES;
    return 1;
  case DIM_DIMENSION_MONTH:
    cells[0] = (guint16) (row->month - table->tally->from_month);
    return 1;
  case DIM_DIMENSION_PRODUCT:
    cells[0] = table->of_number[row->product];
    return 1;
  case DIM_DIMENSION_CERTAINTY:
    cells[0] = table->of_number[row->certainty];
    return 1;
  case DIM_DIMENSION_DISCOVERY:
    return list_bit_cells (table, row->discovery, cells);
  case DIM_DIMENSION_OUTCOME:
    return list_bit_cells (table, row->outcome, cells);
  case DIM_DIMENSION_NONE:
  case DIM_DIMENSION_DOCUMENT:
  case DIM_N_DIMENSIONS:
  default:
    cells[0] = 0;
    return 1;
  }
}

static gboolean
is_in_period (const DimTally *tally, const DimCaseRow *row)
{
  return row->month >= tally->from_month && row->month < tally->to_month;
}

static void
add_case (DimMeasures *measures, const DimCaseRow *row)
{
  measures->cases++;
  measures->gross += row->gross;
  measures->not_comparable += row->comparability != DIM_COMPARABLE;
  measures->no_document += row->comparability == DIM_INCOMPARABLE_NO_DOCUMENT;
  measures->no_number += row->comparability == DIM_INCOMPARABLE_NO_NUMBER;
  measures->to_follow += row->comparability == DIM_INCOMPARABLE_TO_FOLLOW;
}

static void
count_cases (Table *table, DimMeasures *total, GArray *cases)
{
  guint16 cells[MAX_CELLS_A_CASE];

  for (guint i = 0; i < cases->len; i++) {
    const DimCaseRow *row = &g_array_index (cases, DimCaseRow, i);
    guint n = 0;

    if (!is_in_period (table->tally, row))
      continue;
    add_case (total, row);
    if (table->tally->dimension != DIM_DIMENSION_DOCUMENT)
      n = list_cells (table, row, cells);
    for (guint j = 0; j < n; j++)
      add_case (&table->cells[cells[j]], row);
  }
}

static void
index_cases (Index *index, const DimTally *tally, GArray *cases)
{
  start_index (index, cases->len);
  for (guint i = 0; i < cases->len; i++) {
    const DimCaseRow *row = &g_array_index (cases, DimCaseRow, i);
    gsize slot = find_first_slot (index, row->case_key);

    if (!is_in_period (tally, row))
      continue;
    while (index->slots[slot] != NONE)
      slot = find_next_slot (index, slot);
    index->slots[slot] = i;
  }
}

static guint32
find_case (const Index *index, GArray *cases, guint64 case_key)
{
  gsize slot = find_first_slot (index, case_key);

  while (index->slots[slot] != NONE &&
         g_array_index (cases, DimCaseRow, index->slots[slot]).case_key != case_key)
    slot = find_next_slot (index, slot);
  return index->slots[slot];
}

/* The document rows of the cases that are counted. */
static GArray *
collect_showings (const DimTally *tally, GArray *cases, GArray *documents)
{
  GArray *showings = g_array_sized_new (FALSE, FALSE, sizeof (Showing), documents->len);
  Index index = { 0 };
  guint32 at = NONE;

  index_cases (&index, tally, cases);
  for (guint i = 0; i < documents->len; i++) {
    const DimDocumentRow *row = &g_array_index (documents, DimDocumentRow, i);
    Showing showing = { .document = row->document, .kind = row->kind };

    if (at == NONE || g_array_index (cases, DimCaseRow, at).case_key != row->case_key)
      at = find_case (&index, cases, row->case_key);
    if (at == NONE)
      continue;
    showing.at = at;
    showing.next_of_case = showing.next_of_document = NONE;
    g_array_append_val (showings, showing);
  }
  g_clear_pointer (&index.slots, g_free);
  return showings;
}

/* Chains the showings of each document. */
static void
chain_documents (const Table *table, GArray *showings)
{
  Index index = { 0 };

  start_index (&index, showings->len);
  for (guint i = 0; i < showings->len; i++) {
    Showing *showing = &g_array_index (showings, Showing, i);
    gsize slot = find_first_slot (&index, showing->document);

    if (showing->document == 0 ||
        (table->no_document != 0 && showing->kind == table->no_document)) {
      showing->is_followed = TRUE;
      continue;
    }
    while (index.slots[slot] != NONE &&
           g_array_index (showings, Showing, index.slots[slot]).document != showing->document)
      slot = find_next_slot (&index, slot);
    showing->next_of_document = index.slots[slot];
    if (showing->next_of_document != NONE)
      g_array_index (showings, Showing, showing->next_of_document).is_followed = TRUE;
    index.slots[slot] = i;
  }
  g_clear_pointer (&index.slots, g_free);
}

static void
count_document (Table *table, GArray *cases, GArray *showings, guint32 first)
{
  guint16 cells[MAX_CELLS_A_CASE];

  for (guint32 i = first; i != NONE; i = g_array_index (showings, Showing, i).next_of_document) {
    const Showing *showing = &g_array_index (showings, Showing, i);
    guint n = 1;

    if (table->tally->dimension == DIM_DIMENSION_DOCUMENT)
      cells[0] = table->of_number[showing->kind];
    else
      n = list_cells (table, &g_array_index (cases, DimCaseRow, showing->at), cells);
    for (guint j = 0; j < n; j++)
      if (table->stamps[cells[j]] != first + 1) {
        table->stamps[cells[j]] = first + 1;
        table->cells[cells[j]].documents++;
      }
  }
}

static void
count_documents (Table *table, DimMeasures *total, GArray *cases, GArray *showings)
{
  chain_documents (table, showings);
  memset (table->stamps, 0, table->n_cells * sizeof (guint));
  for (guint i = 0; i < showings->len; i++)
    if (!g_array_index (showings, Showing, i).is_followed) {
      total->documents++;
      count_document (table, cases, showings, i);
    }
}

/* Chains the showings of each case; returns the first of each. */
static guint32 *
chain_cases (GArray *cases, GArray *showings)
{
  guint32 *first = g_new (guint32, cases->len + 1);

  memset (first, 0xff, (cases->len + 1) * sizeof (guint32));
  for (guint i = 0; i < showings->len; i++) {
    Showing *showing = &g_array_index (showings, Showing, i);

    showing->next_of_case = first[showing->at];
    first[showing->at] = i;
  }
  return first;
}

/* A case counts once under each kind of document that it shows. */
static void
count_cases_by_kind (Table *table, GArray *cases, GArray *showings)
{
  g_autofree guint32 *first = chain_cases (cases, showings);

  for (guint i = 0; i < cases->len; i++) {
    const DimCaseRow *row = &g_array_index (cases, DimCaseRow, i);
    guint16 empty = row->comparability == DIM_INCOMPARABLE_NO_DOCUMENT
                      ? table->of_number[table->no_document]
                      : (guint16) (table->n_cells - 1);

    if (!is_in_period (table->tally, row))
      continue;
    if (first[i] == NONE)
      add_case (&table->cells[empty], row);
    for (guint32 j = first[i]; j != NONE; j = g_array_index (showings, Showing, j).next_of_case) {
      guint16 cell = table->of_number[g_array_index (showings, Showing, j).kind];

      if (table->stamps[cell] != i + 1) {
        table->stamps[cell] = i + 1;
        add_case (&table->cells[cell], row);
      }
    }
  }
}

static char *
print_key (const Table *table, const DimCodeBook *book, guint cell)
{
  guint month = table->tally->from_month + cell;

  if (table->tally->dimension == DIM_DIMENSION_NONE)
    return g_strdup ("");
  if (cell == table->n_cells - 1)
    return g_strdup (DIM_TALLY_UNCLASSED);
  if (table->tally->dimension == DIM_DIMENSION_MUNICIPALITY)
    return g_strdup_printf ("GM%04u", cell);
  if (table->tally->dimension == DIM_DIMENSION_MONTH)
    return g_strdup_printf ("%04u-%02u", month / 12, month % 12 + 1);
  return g_strdup (dim_code_book_at (book, table->list, cell)->code);
}

void
dim_tally_count (DimTally *tally, const DimCodeBook *book, GArray *cases, GArray *documents)
{
  g_autoptr (GArray) showings = NULL;
  Table table = { .tally = tally };

  g_return_if_fail (tally != NULL && tally->rows->len == 0);
  g_return_if_fail (book != NULL && cases != NULL && documents != NULL);
  start_table (&table, book);
  tally->total = (DimMeasures){ 0 };
  count_cases (&table, &tally->total, cases);
  showings = collect_showings (tally, cases, documents);
  if (tally->dimension == DIM_DIMENSION_DOCUMENT)
    count_cases_by_kind (&table, cases, showings);
  count_documents (&table, &tally->total, cases, showings);
  for (guint i = 0; i < table.n_cells; i++) {
    g_autofree char *key = NULL;

    if (table.cells[i].cases == 0)
      continue;
    key = print_key (&table, book, i);
    dim_tally_add_row (tally, key, &table.cells[i]);
  }
  clear_table (&table);
  g_free (tally->code_list_version);
  tally->code_list_version = g_strdup (dim_code_book_version (book));
}
