/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "reference-table.h"

#include <string.h>

typedef struct {
  DimMeasures measures;
  GHashTable *documents;
} Cell;

typedef struct {
  const DimTableQuery *query;
  const DimCodeBook *book;
  const DimMunicipalities *municipalities;
  GArray *cases;
  GArray *documents;
  GHashTable *cells; /* "row\tcolumn" → Cell */
} Count;

static void
free_cell (gpointer data)
{
  Cell *cell = data;

  g_hash_table_unref (cell->documents);
  g_free (cell);
}

static void
add_line (GPtrArray *lines, const char *row, const char *column, const DimMeasures *m)
{
  g_ptr_array_add (lines, g_strdup_printf ("%s|%s: %u %u %u %u %u %u %u", row, column, m->cases,
                                           m->gross, m->documents, m->not_comparable,
                                           m->no_document, m->no_number, m->to_follow));
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
join_lines (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static const char *
code_of (const Count *count, DimList list, guint number)
{
  const DimCode *code = dim_code_book_by_number (count->book, list, number);

  return code != NULL ? code->code : DIM_TALLY_UNCLASSED;
}

static char *
place_of (const Count *count, const DimCaseRow *row, gboolean is_province)
{
  g_autofree char *code = g_strdup_printf ("GM%04u", row->municipality);
  const DimMunicipality *found = dim_municipalities_find (count->municipalities, code);

  if (row->municipality == 0 || (found == NULL && is_province))
    return g_strdup (DIM_TALLY_UNCLASSED);
  if (found != NULL && count->query->map_year != 0) {
    const char *now =
      dim_municipalities_code_in_year (count->municipalities, code, count->query->map_year);

    if (now == NULL)
      return g_strdup (DIM_TALLY_UNCLASSED);
    found = dim_municipalities_find (count->municipalities, now);
  }
  if (found == NULL)
    return g_steal_pointer (&code);
  return g_strdup (is_province ? found->province : found->code);
}

static const char *
class_of (const Count *count, guint form)
{
  const DimCode *code = dim_code_book_by_number (count->book, DIM_LIST_FORM, form);

  if (code == NULL || dim_code_book_find (count->book, DIM_LIST_FORM_CLASS, code->parent) == NULL)
    return DIM_TALLY_UNCLASSED;
  return code->parent;
}

static void
add_bits (const Count *count, DimList list, guint32 bits, GPtrArray *words)
{
  for (guint number = 0; number < 32; number++) {
    const char *code = code_of (count, list, number);

    if ((bits & (1U << number)) != 0 &&
        !g_ptr_array_find_with_equal_func (words, code, g_str_equal, NULL))
      g_ptr_array_add (words, g_strdup (code));
  }
  if (bits == 0)
    g_ptr_array_add (words, g_strdup (DIM_TALLY_UNCLASSED));
}

static const char *
group_of (const DimDocumentRow *shown)
{
  static const char *const groups[][2] = { { "NLD", "nederland" },
                                           { "DEU", "eu-eer" },
                                           { "GBR", "overig-europa" },
                                           { "MAR", "buiten-europa" },
                                           { "EUE", "organisatie" } };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (shown->country == dim_country_number (groups[i][0]))
      return groups[i][1];
  return "onbekend";
}

/* Of what the case itself answers with one code; NULL: the dimension is another. */
static const char *
answer_of (const Count *count, DimDimension dimension, const DimCaseRow *row)
{
  if (dimension == DIM_DIMENSION_FORM)
    return code_of (count, DIM_LIST_FORM, row->form);
  if (dimension == DIM_DIMENSION_FORM_CLASS)
    return class_of (count, row->form);
  if (dimension == DIM_DIMENSION_PRODUCT)
    return code_of (count, DIM_LIST_PRODUCT, row->product);
  if (dimension == DIM_DIMENSION_CERTAINTY)
    return code_of (count, DIM_LIST_CERTAINTY, row->certainty);
  if (dimension == DIM_DIMENSION_ATTEMPT)
    return code_of (count, DIM_LIST_ATTEMPT, row->attempt);
  if (dimension == DIM_DIMENSION_DISCOVERED_BY)
    return code_of (count, DIM_LIST_DISCOVERED_BY, row->discovered_by);
  return dimension == DIM_DIMENSION_PHASE ? code_of (count, DIM_LIST_PHASE, row->phase) : NULL;
}

/* Of where and when it was; NULL: the dimension is another. */
static char *
place_or_time_of (const Count *count, DimDimension dimension, const DimCaseRow *row)
{
  if (dimension == DIM_DIMENSION_MUNICIPALITY || dimension == DIM_DIMENSION_PROVINCE)
    return place_of (count, row, dimension == DIM_DIMENSION_PROVINCE);
  if (dimension == DIM_DIMENSION_MONTH)
    return g_strdup_printf ("%04u-%02u", row->month / 12, row->month % 12 + 1);
  if (dimension == DIM_DIMENSION_QUARTER)
    return g_strdup_printf ("%04u-Q%u", row->month / 12, row->month % 12 / 3 + 1);
  return NULL;
}

/* Of a document that it shows. */
static const char *
document_word (const Count *count,
               DimDimension dimension,
               const DimCaseRow *row,
               const DimDocumentRow *shown)
{
  if (dimension == DIM_DIMENSION_DOCUMENT && shown != NULL)
    return code_of (count, DIM_LIST_DOCUMENT, shown->kind);
  if (dimension == DIM_DIMENSION_DOCUMENT && row->comparability == DIM_INCOMPARABLE_NO_DOCUMENT)
    return "geen";
  if (dimension == DIM_DIMENSION_COUNTRY_GROUP && shown != NULL)
    return group_of (shown);
  return dimension == DIM_DIMENSION_NONE ? "*" : DIM_TALLY_UNCLASSED;
}

/* Under which words of a dimension a case stands, by one document that it shows; @shown NULL: it
 * shows none. */
static GPtrArray *
list_words (const Count *count,
            DimDimension dimension,
            const DimCaseRow *row,
            const DimDocumentRow *shown)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *word = answer_of (count, dimension, row);
  char *own = place_or_time_of (count, dimension, row);

  if (word == NULL)
    word = document_word (count, dimension, row, shown);
  if (dimension == DIM_DIMENSION_DISCOVERY)
    add_bits (count, DIM_LIST_DISCOVERY, row->discovery, words);
  else if (dimension == DIM_DIMENSION_OUTCOME)
    add_bits (count, DIM_LIST_OUTCOME, row->outcome, words);
  else
    g_ptr_array_add (words, own != NULL ? own : g_strdup (word));
  return words;
}

static gboolean
passes (const Count *count, const DimCaseRow *row, const DimDocumentRow *shown)
{
  if (row->month < count->query->from_month || row->month >= count->query->to_month)
    return FALSE;
  for (guint i = 0; i < count->query->filters->len; i++) {
    const DimTableFilter *filter = count->query->filters->pdata[i];
    g_autoptr (GPtrArray) words = list_words (count, filter->dimension, row, shown);
    gboolean is_there = FALSE;

    for (guint j = 0; j < words->len; j++)
      is_there = is_there || g_ptr_array_find_with_equal_func (filter->keys, words->pdata[j],
                                                               g_str_equal, NULL);
    if (!is_there)
      return FALSE;
  }
  return TRUE;
}

static void
count_cell (Count *count,
            char *key, /* taken */
            const DimCaseRow *row,
            const DimDocumentRow *shown,
            GHashTable *done)
{
  Cell *cell = g_hash_table_lookup (count->cells, key);

  if (cell == NULL) {
    cell = g_new0 (Cell, 1);
    cell->documents = g_hash_table_new (g_int64_hash, g_int64_equal);
    g_hash_table_insert (count->cells, g_strdup (key), cell);
  }
  if (shown != NULL && shown->document != 0 &&
      !g_str_equal (code_of (count, DIM_LIST_DOCUMENT, shown->kind), "geen"))
    g_hash_table_add (cell->documents, (gpointer) &shown->document);
  cell->measures.documents = g_hash_table_size (cell->documents);
  if (!g_hash_table_add (done, key))
    return;
  cell->measures.cases += 1;
  cell->measures.gross += row->gross;
  cell->measures.no_document += row->comparability == DIM_INCOMPARABLE_NO_DOCUMENT ? 1 : 0;
  cell->measures.no_number += row->comparability == DIM_INCOMPARABLE_NO_NUMBER ? 1 : 0;
  cell->measures.to_follow += row->comparability == DIM_INCOMPARABLE_TO_FOLLOW ? 1 : 0;
  cell->measures.not_comparable =
    cell->measures.no_document + cell->measures.no_number + cell->measures.to_follow;
}

static void
count_shown (Count *count, const DimCaseRow *row, const DimDocumentRow *shown, GHashTable *done)
{
  g_autoptr (GPtrArray) rows = list_words (count, count->query->rows, row, shown);
  g_autoptr (GPtrArray) columns = list_words (count, count->query->columns, row, shown);

  if (!passes (count, row, shown))
    return;
  g_ptr_array_add (rows, g_strdup ("*"));
  g_ptr_array_add (columns, g_strdup ("*"));
  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < columns->len; j++)
      count_cell (count,
                  g_strdup_printf ("%s|%s", (char *) rows->pdata[i], (char *) columns->pdata[j]),
                  row, shown, done);
}

static void
count_case (Count *count, const DimCaseRow *row)
{
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_shown = 0;

  for (guint i = 0; i < count->documents->len; i++) {
    const DimDocumentRow *shown = &g_array_index (count->documents, DimDocumentRow, i);

    if (shown->case_key != row->case_key)
      continue;
    n_shown++;
    count_shown (count, row, shown, done);
  }
  if (n_shown == 0)
    count_shown (count, row, NULL, done);
}

char *
reference_table_count (const DimTableQuery *query,
                       const DimCodeBook *book,
                       const DimMunicipalities *municipalities,
                       GArray *cases,
                       GArray *documents)
{
  Count count = { query, book, municipalities, cases, documents, NULL };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key, value;
  char *text;

  count.cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_cell);
  for (guint i = 0; i < cases->len; i++)
    count_case (&count, &g_array_index (cases, DimCaseRow, i));
  g_hash_table_iter_init (&iter, count.cells);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    g_auto (GStrv) parts = g_strsplit (key, "|", 2);

    add_line (lines, parts[0], parts[1], &((const Cell *) value)->measures);
  }
  text = join_lines (lines);
  g_hash_table_unref (count.cells);
  return text;
}

char *
reference_table_print (const DimTable *table)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i <= table->row_keys->len; i++)
    for (guint j = 0; j <= table->column_keys->len; j++) {
      const DimMeasures *measures = dim_table_cell (table, i, j);

      if (measures->cases > 0)
        add_line (lines, i < table->row_keys->len ? table->row_keys->pdata[i] : "*",
                  j < table->column_keys->len ? table->column_keys->pdata[j] : "*", measures);
    }
  return join_lines (lines);
}
