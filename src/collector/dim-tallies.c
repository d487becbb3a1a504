/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tallies.h"

#define FIRST_MONTH_OF_YEAR 1

struct _DimTallies {
  guint64 position;         /* up to which the columns are complete */
  GArray *cases;            /* (element-type DimCaseRow) */
  GArray *documents;        /* (element-type DimDocumentRow) */
  DimTallyColumns *columns; /* of both; NULL: to be made */
};

DimTallies *
dim_tallies_new (void)
{
  DimTallies *tallies = g_new0 (DimTallies, 1);

  tallies->cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  tallies->documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
  return tallies;
}

void
dim_tallies_free (DimTallies *tallies)
{
  if (tallies == NULL)
    return;
  g_array_unref (tallies->cases);
  g_array_unref (tallies->documents);
  dim_tally_columns_free (tallies->columns);
  g_free (tallies);
}

static GHashTable *
index_keys (GArray *keys)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < keys->len; i++)
    g_hash_table_add (index, &g_array_index (keys, guint64, i));
  return index;
}

/* One pass over all rows costs less than an index of them that is always kept. */
static void
drop_cases (GArray *cases, GHashTable *keys)
{
  guint kept = 0;

  for (guint i = 0; i < cases->len; i++) {
    const DimCaseRow *row = &g_array_index (cases, DimCaseRow, i);

    if (!g_hash_table_contains (keys, &row->case_key))
      g_array_index (cases, DimCaseRow, kept++) = *row;
  }
  g_array_set_size (cases, kept);
}

static void
drop_documents (GArray *documents, GHashTable *keys)
{
  guint kept = 0;

  for (guint i = 0; i < documents->len; i++) {
    const DimDocumentRow *row = &g_array_index (documents, DimDocumentRow, i);

    if (!g_hash_table_contains (keys, &row->case_key))
      g_array_index (documents, DimDocumentRow, kept++) = *row;
  }
  g_array_set_size (documents, kept);
}

static gboolean
bring_up_to_date (DimTallies *tallies, DimLedger *ledger, GError **error)
{
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
  g_autoptr (GHashTable) keys = NULL;
  guint64 position = 0;

  if (!ledger->home->identify (ledger, NULL, &position, error) ||
      !ledger->home->rows.between (ledger, tallies->position, 0,
                                   &(DimLedgerChangedRows){ changed, cases, documents }, error))
    return FALSE;
  keys = index_keys (changed);
  if (tallies->cases->len > 0 && changed->len > 0) {
    drop_cases (tallies->cases, keys);
    drop_documents (tallies->documents, keys);
  }
  if (cases->len > 0)
    g_array_append_vals (tallies->cases, cases->data, cases->len);
  if (documents->len > 0)
    g_array_append_vals (tallies->documents, documents->data, documents->len);
  if (changed->len > 0)
    g_clear_pointer (&tallies->columns, dim_tally_columns_free);
  tallies->position = position;
  return TRUE;
}

GPtrArray *
dim_tallies_count (DimTallies *tallies, DimRules *rules, int year, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_tally_free);

  g_return_val_if_fail (tallies != NULL && rules != NULL, NULL);
  if (!bring_up_to_date (tallies, rules->ledger, error))
    return NULL;
  if (tallies->columns == NULL)
    tallies->columns = dim_tally_columns_new (tallies->cases, tallies->documents);
  for (DimDimension dimension = 0; dimension < DIM_N_STANDARD_DIMENSIONS; dimension++) {
    DimTally *tally = dim_tally_new (dimension, year, FIRST_MONTH_OF_YEAR);

    dim_tally_count (tally, rules->book, tallies->columns);
    tally->position = tallies->position;
    g_ptr_array_add (tables, tally);
  }
  return g_steal_pointer (&tables);
}
