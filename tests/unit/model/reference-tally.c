/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "reference-tally.h"

#include <string.h>

typedef struct {
  const DimTally *tally;
  const DimCodeBook *book;
  GArray *cases;
  GArray *documents;
} Count;

static void
print_measures (GString *text, const char *key, const DimMeasures *m)
{
  g_string_append_printf (text, "%s: %u %u %u %u %u %u %u\n", key, m->cases, m->gross, m->documents,
                          m->not_comparable, m->no_document, m->no_number, m->to_follow);
}

static const char *
code_of (const Count *count, DimList list, guint number)
{
  const DimCode *code = dim_code_book_by_number (count->book, list, number);

  return code != NULL ? code->code : DIM_TALLY_UNCLASSED;
}

static const char *
class_of (const Count *count, guint form)
{
  const DimCode *code = dim_code_book_by_number (count->book, DIM_LIST_FORM, form);

  if (code == NULL || dim_code_book_find (count->book, DIM_LIST_FORM_CLASS, code->parent) == NULL)
    return DIM_TALLY_UNCLASSED;
  return code->parent;
}

static gboolean
has_bit_of (const Count *count, DimList list, guint32 bits, const char *key)
{
  for (guint number = 0; number < 32; number++)
    if ((bits & (1U << number)) != 0 && g_str_equal (code_of (count, list, number), key))
      return TRUE;
  return bits == 0 && g_str_equal (key, DIM_TALLY_UNCLASSED);
}

static gboolean
shows_kind (const Count *count, const DimCaseRow *row, const char *key)
{
  guint n = 0;

  for (guint i = 0; i < count->documents->len; i++) {
    const DimDocumentRow *shown = &g_array_index (count->documents, DimDocumentRow, i);

    if (shown->case_key != row->case_key)
      continue;
    n++;
    if (g_str_equal (code_of (count, DIM_LIST_DOCUMENT, shown->kind), key))
      return TRUE;
  }
  if (n > 0)
    return FALSE;
  return g_str_equal (key, row->comparability == DIM_INCOMPARABLE_NO_DOCUMENT
                             ? "geen"
                             : DIM_TALLY_UNCLASSED);
}

static gboolean
stands_under (const Count *count, const DimCaseRow *row, const char *key)
{
  g_autofree char *own = NULL;

  switch (count->tally->dimension) {
  case DIM_DIMENSION_FORM:
    return g_str_equal (code_of (count, DIM_LIST_FORM, row->form), key);
  case DIM_DIMENSION_FORM_CLASS:
    return g_str_equal (class_of (count, row->form), key);
  case DIM_DIMENSION_MUNICIPALITY:
    own = row->municipality > 0 ? g_strdup_printf ("GM%04u", row->municipality)
                                : g_strdup (DIM_TALLY_UNCLASSED);
    return g_str_equal (own, key);
  case DIM_DIMENSION_MONTH:
    own = g_strdup_printf ("%04u-%02u", row->month / 12, row->month % 12 + 1);
    return g_str_equal (own, key);
  case DIM_DIMENSION_PRODUCT:
    return g_str_equal (code_of (count, DIM_LIST_PRODUCT, row->product), key);
  case DIM_DIMENSION_CERTAINTY:
    return g_str_equal (code_of (count, DIM_LIST_CERTAINTY, row->certainty), key);
  case DIM_DIMENSION_DISCOVERY:
    return has_bit_of (count, DIM_LIST_DISCOVERY, row->discovery, key);
  case DIM_DIMENSION_OUTCOME:
    return has_bit_of (count, DIM_LIST_OUTCOME, row->outcome, key);
  case DIM_DIMENSION_DOCUMENT:
    return shows_kind (count, row, key);
  case DIM_DIMENSION_NONE:
  case DIM_DIMENSION_PROVINCE:
  case DIM_DIMENSION_QUARTER:
  case DIM_DIMENSION_ATTEMPT:
  case DIM_DIMENSION_DISCOVERED_BY:
  case DIM_DIMENSION_PHASE:
  case DIM_DIMENSION_COUNTRY_GROUP:
  case DIM_N_DIMENSIONS:
  default:
    return TRUE;
  }
}

static void
add_documents (const Count *count, const DimCaseRow *row, const char *key, GHashTable *set)
{
  for (guint i = 0; i < count->documents->len; i++) {
    const DimDocumentRow *shown = &g_array_index (count->documents, DimDocumentRow, i);
    const char *kind = code_of (count, DIM_LIST_DOCUMENT, shown->kind);

    if (shown->case_key != row->case_key || shown->document == 0 || g_str_equal (kind, "geen"))
      continue;
    if (key == NULL || count->tally->dimension != DIM_DIMENSION_DOCUMENT || g_str_equal (kind, key))
      g_hash_table_add (set, (gpointer) &shown->document);
  }
}

/* @key NULL: everything */
static DimMeasures
measure (const Count *count, const char *key)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_int64_hash, g_int64_equal);
  DimMeasures m = { 0 };

  for (guint i = 0; i < count->cases->len; i++) {
    const DimCaseRow *row = &g_array_index (count->cases, DimCaseRow, i);

    if (row->month < count->tally->from_month || row->month >= count->tally->to_month)
      continue;
    if (key != NULL && !stands_under (count, row, key))
      continue;
    m.cases += 1;
    m.gross += row->gross;
    m.no_document += row->comparability == DIM_INCOMPARABLE_NO_DOCUMENT ? 1 : 0;
    m.no_number += row->comparability == DIM_INCOMPARABLE_NO_NUMBER ? 1 : 0;
    m.to_follow += row->comparability == DIM_INCOMPARABLE_TO_FOLLOW ? 1 : 0;
    add_documents (count, row, key, set);
  }
  m.not_comparable = m.no_document + m.no_number + m.to_follow;
  m.documents = g_hash_table_size (set);
  return m;
}

static GPtrArray *
list_codes (const Count *count, DimList list)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < dim_code_book_size (count->book, list); i++)
    g_ptr_array_add (keys, g_strdup (dim_code_book_at (count->book, list, i)->code));
  return keys;
}

static GPtrArray *
list_numbers (guint from, guint to, gboolean are_months)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = from; i < to; i++)
    g_ptr_array_add (keys, are_months ? g_strdup_printf ("%04u-%02u", i / 12, i % 12 + 1)
                                      : g_strdup_printf ("GM%04u", i));
  return keys;
}

static GPtrArray *
list_keys (const Count *count)
{
  static const DimList lists[DIM_N_DIMENSIONS] = {
    [DIM_DIMENSION_FORM] = DIM_LIST_FORM,
    [DIM_DIMENSION_FORM_CLASS] = DIM_LIST_FORM_CLASS,
    [DIM_DIMENSION_PRODUCT] = DIM_LIST_PRODUCT,
    [DIM_DIMENSION_CERTAINTY] = DIM_LIST_CERTAINTY,
    [DIM_DIMENSION_DISCOVERY] = DIM_LIST_DISCOVERY,
    [DIM_DIMENSION_OUTCOME] = DIM_LIST_OUTCOME,
    [DIM_DIMENSION_DOCUMENT] = DIM_LIST_DOCUMENT,
  };
  DimDimension dimension = count->tally->dimension;

  if (dimension == DIM_DIMENSION_NONE)
    return g_ptr_array_new_with_free_func (g_free);
  if (dimension == DIM_DIMENSION_MUNICIPALITY)
    return list_numbers (1, 40, FALSE);
  if (dimension == DIM_DIMENSION_MONTH)
    return list_numbers (count->tally->from_month, count->tally->to_month, TRUE);
  return list_codes (count, lists[dimension]);
}

char *
reference_tally_count (const DimTally *empty,
                       const DimCodeBook *book,
                       GArray *cases,
                       GArray *documents)
{
  const Count count = { empty, book, cases, documents };
  g_autoptr (GPtrArray) keys = list_keys (&count);
  GString *text = g_string_new (NULL);
  DimMeasures total = measure (&count, NULL);

  g_ptr_array_add (keys,
                   g_strdup (empty->dimension == DIM_DIMENSION_NONE ? "" : DIM_TALLY_UNCLASSED));
  for (guint i = 0; i < keys->len; i++) {
    DimMeasures m = measure (&count, keys->pdata[i]);

    if (m.cases > 0)
      print_measures (text, keys->pdata[i], &m);
  }
  print_measures (text, "total", &total);
  return g_string_free (text, FALSE);
}

char *
reference_tally_print (const DimTally *tally)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tally->rows->len; i++) {
    const DimTallyRow *row = &g_array_index (tally->rows, DimTallyRow, i);

    print_measures (text, row->key, &row->measures);
  }
  print_measures (text, "total", &tally->total);
  return g_string_free (text, FALSE);
}
