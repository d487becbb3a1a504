/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tally-cells.h"

#include <string.h>

#define CODE_NO_DOCUMENT "geen"
#define PART_BITS        8 /* a part of half a million rows fits in the processor's cache */
#define N_PARTS          (1 << PART_BITS)
#define NONE             G_MAXUINT32
#define VISITED          (G_MAXUINT32 - 1)

/* A counted case, a document row of it, or a document as a counted case shows it. */
typedef struct {
  guint64 key; /* of the case, and of a showing the document */
  guint64 document;
  guint32 answer;
  guint16 gross;
  guint8 comparability;
  guint8 kind;
} Item;

typedef struct {
  Item *items;
  guint n;
} Items;

/* Items, those of one part together. */
typedef struct {
  Item *items;
  guint starts[N_PARTS + 1];
} Parts;

/* How often each DimComparability occurs in a cell, and how many registrations that is. */
typedef struct {
  guint cases[4];
  guint gross;
  guint documents;
} Cell;

/* Chains of items by key: the last of each key by open addressing, each before it by @nexts. */
typedef struct {
  guint32 *slots;
  guint32 *nexts;
  guint bits;
  guint room; /* items that there is room for */
} Chains;

typedef struct {
  DimTally *tally;
  DimTallyCells cells;
  Cell *measures;
  Cell total;
  guint *stamps; /* the last case or document that was counted in each cell */
  guint stamp;
  guint16 no_document; /* number of the kind "geen"; 0 if the book has none */
  Items entries;       /* cases that are counted */
  Items showings;      /* no more than there are document rows */
  guint n_rows;
} Count;

/* Fibonacci hashing: the high bits of the product depend on all bits of the key. */
static guint64
hash_key (guint64 key)
{
  return key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

static guint
find_part (guint64 key)
{
  return (guint) (hash_key (key) >> (64 - PART_BITS));
}

static void
split_items (Parts *parts, Items from)
{
  guint nexts[N_PARTS] = { 0 };

  *parts = (Parts){ .items = g_new (Item, from.n + 1) };
  for (guint i = 0; i < from.n; i++)
    parts->starts[find_part (from.items[i].key) + 1]++;
  for (guint i = 0; i < N_PARTS; i++) {
    nexts[i] = parts->starts[i];
    parts->starts[i + 1] += parts->starts[i];
  }
  for (guint i = 0; i < from.n; i++)
    parts->items[nexts[find_part (from.items[i].key)]++] = from.items[i];
}

static Items
get_part (const Parts *parts, guint part)
{
  return (Items){ parts->items + parts->starts[part],
                  parts->starts[part + 1] - parts->starts[part] };
}

/* Empties the chains and makes room for @n items. */
static void
reset_chains (Chains *chains, guint n)
{
  chains->bits = MAX (4, g_bit_storage (n) + 1);
  if (n >= chains->room) {
    chains->room = 1U << (chains->bits - 1);
    chains->slots = g_renew (guint32, chains->slots, (gsize) chains->room * 2);
    chains->nexts = g_renew (guint32, chains->nexts, chains->room);
  }
  memset (chains->slots, 0xff, sizeof (guint32) << chains->bits);
}

static void
clear_chains (Chains *chains)
{
  g_clear_pointer (&chains->slots, g_free);
  g_clear_pointer (&chains->nexts, g_free);
}

/* The slot of @key, empty if it is not there. The part already told the highest bits apart. */
static guint32 *
find_slot (const Chains *chains, const Item *items, guint64 key)
{
  guint mask = (1U << chains->bits) - 1;
  guint at = (guint) ((hash_key (key) << PART_BITS) >> (64 - chains->bits));

  while (chains->slots[at] != NONE && items[chains->slots[at]].key != key)
    at = (at + 1) & mask;
  return &chains->slots[at];
}

static void
chain_items (Chains *chains, Items items)
{
  reset_chains (chains, items.n);
  for (guint i = 0; i < items.n; i++) {
    guint32 *slot = find_slot (chains, items.items, items.items[i].key);

    chains->nexts[i] = *slot;
    *slot = i;
  }
}

static void
add_case (Cell *cell, const Item *entry)
{
  cell->cases[entry->comparability]++;
  cell->gross += entry->gross;
}

static void
count_cases (Count *count, GArray *cases)
{
  guint16 cells[DIM_TALLY_CELLS_MAX];

  count->entries.items = g_new0 (Item, cases->len + 1);
  for (guint i = 0; i < cases->len; i++) {
    const DimCaseRow *row = &g_array_index (cases, DimCaseRow, i);
    Item entry = { .key = row->case_key,
                   .gross = row->gross,
                   .comparability = row->comparability & 3 };
    guint n = 0;

    if (row->month < count->tally->from_month || row->month >= count->tally->to_month)
      continue;
    entry.answer = dim_tally_cells_answer (&count->cells, row);
    count->entries.items[count->entries.n++] = entry;
    add_case (&count->total, &entry);
    if (count->tally->dimension != DIM_DIMENSION_DOCUMENT)
      n = dim_tally_cells_list (&count->cells, entry.answer, cells);
    for (guint j = 0; j < n; j++)
      add_case (&count->measures[cells[j]], &entry);
  }
}

static Items
copy_documents (GArray *documents)
{
  Items rows = { g_new0 (Item, documents->len + 1), documents->len };

  for (guint i = 0; i < documents->len; i++) {
    const DimDocumentRow *row = &g_array_index (documents, DimDocumentRow, i);

    rows.items[i] = (Item){ .key = row->case_key, .document = row->document, .kind = row->kind };
  }
  return rows;
}

static void
add_showing (Count *count, const Item *entry, const Item *row)
{
  gboolean is_by_kind = count->tally->dimension == DIM_DIMENSION_DOCUMENT;

  if (row->document == 0 || (row->kind != 0 && row->kind == count->no_document))
    return;
  /* Only a case key that came twice could need more. */
  if (count->showings.n == count->n_rows)
    return;
  count->showings.items[count->showings.n++] =
    (Item){ .key = row->document,
            .answer = is_by_kind ? count->cells.of_number[row->kind] : entry->answer };
}

/* A case counts once under each kind of document that it shows; @at is the last of its rows. */
static void
count_kinds (Count *count, const Item *entry, const Item *rows, const guint32 *nexts, guint32 at)
{
  guint empty = entry->comparability == DIM_INCOMPARABLE_NO_DOCUMENT
                  ? count->cells.of_number[count->no_document]
                  : count->cells.n_cells - 1;

  if (at == NONE)
    add_case (&count->measures[empty], entry);
  count->stamp++;
  for (; at != NONE; at = nexts[at]) {
    guint16 cell = count->cells.of_number[rows[at].kind];

    if (count->stamps[cell] != count->stamp) {
      count->stamps[cell] = count->stamp;
      add_case (&count->measures[cell], entry);
    }
  }
}

static void
match_part (Count *count, Chains *chains, Items entries, Items rows)
{
  chain_items (chains, rows);
  for (guint i = 0; i < entries.n; i++) {
    guint32 last = *find_slot (chains, rows.items, entries.items[i].key);

    for (guint32 at = last; at != NONE; at = chains->nexts[at])
      add_showing (count, &entries.items[i], &rows.items[at]);
    if (count->tally->dimension == DIM_DIMENSION_DOCUMENT)
      count_kinds (count, &entries.items[i], rows.items, chains->nexts, last);
  }
}

static void
match_parts (Count *count, Items rows)
{
  Chains chains = { 0 };
  Parts entry_parts;
  Parts row_parts;

  split_items (&entry_parts, count->entries);
  split_items (&row_parts, rows);
  for (guint part = 0; part < N_PARTS; part++)
    match_part (count, &chains, get_part (&entry_parts, part), get_part (&row_parts, part));
  clear_chains (&chains);
  g_clear_pointer (&entry_parts.items, g_free);
  g_clear_pointer (&row_parts.items, g_free);
}

static gboolean
are_ordered (Items items)
{
  for (guint i = 1; i < items.n; i++)
    if (items.items[i - 1].key > items.items[i].key)
      return FALSE;
  return TRUE;
}

/* The rows of each case stand together, the cases in the same order. */
static void
match_ordered (Count *count, Items rows)
{
  g_autofree guint32 *nexts = g_new (guint32, rows.n + 1);
  guint at = 0;

  for (guint i = 0; i < count->entries.n; i++) {
    const Item *entry = &count->entries.items[i];
    guint32 last = NONE;

    while (at < rows.n && rows.items[at].key < entry->key)
      at++;
    for (; at < rows.n && rows.items[at].key == entry->key; at++) {
      nexts[at] = last;
      last = at;
      add_showing (count, entry, &rows.items[at]);
    }
    if (count->tally->dimension == DIM_DIMENSION_DOCUMENT)
      count_kinds (count, entry, rows.items, nexts, last);
  }
}

/* Gives the documents of each counted case what the case answered. A store mostly hands rows over
 * in order, which saves splitting them. */
static void
match_documents (Count *count, GArray *documents)
{
  Items rows = copy_documents (documents);

  count->showings.items = g_new0 (Item, rows.n + 1);
  count->n_rows = rows.n;
  if (are_ordered (count->entries) && are_ordered (rows))
    match_ordered (count, rows);
  else
    match_parts (count, rows);
  g_free (rows.items);
}

/* One document: each cell in which a case shows it counts it once. */
static void
count_document (Count *count, const Item *showings, guint32 *nexts, guint32 at)
{
  guint16 cells[DIM_TALLY_CELLS_MAX];

  count->total.documents++;
  count->stamp++;
  while (at != NONE) {
    guint n = dim_tally_cells_list (&count->cells, showings[at].answer, cells);
    guint32 next = nexts[at];

    for (guint i = 0; i < n; i++)
      if (count->stamps[cells[i]] != count->stamp) {
        count->stamps[cells[i]] = count->stamp;
        count->measures[cells[i]].documents++;
      }
    nexts[at] = VISITED;
    at = next;
  }
}

static void
count_documents (Count *count)
{
  Chains chains = { 0 };
  Parts parts;

  split_items (&parts, count->showings);
  for (guint part = 0; part < N_PARTS; part++) {
    Items showings = get_part (&parts, part);

    chain_items (&chains, showings);
    /* A chain leads backwards, so the last of a document is met first. */
    for (guint i = showings.n; i > 0; i--)
      if (chains.nexts[i - 1] != VISITED)
        count_document (count, showings.items, chains.nexts, i - 1);
  }
  clear_chains (&chains);
  g_clear_pointer (&parts.items, g_free);
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
dim_tally_count (DimTally *tally, const DimCodeBook *book, GArray *cases, GArray *documents)
{
  const DimCode *none = NULL;
  Count count = { .tally = tally };

  g_return_if_fail (tally != NULL && tally->rows->len == 0);
  g_return_if_fail (book != NULL && cases != NULL && documents != NULL);
  none = dim_code_book_find (book, DIM_LIST_DOCUMENT, CODE_NO_DOCUMENT);
  count.no_document = none != NULL ? (guint16) none->number : 0;
  dim_tally_cells_init (&count.cells, tally, book);
  count.measures = g_new0 (Cell, count.cells.n_cells);
  count.stamps = g_new0 (guint, count.cells.n_cells);
  count_cases (&count, cases);
  match_documents (&count, documents);
  count_documents (&count);
  add_rows (&count);
  g_free (tally->code_list_version);
  tally->code_list_version = g_strdup (dim_code_book_version (book));
  g_clear_pointer (&count.measures, g_free);
  g_clear_pointer (&count.stamps, g_free);
  g_clear_pointer (&count.entries.items, g_free);
  g_clear_pointer (&count.showings.items, g_free);
}
