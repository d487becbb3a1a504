/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-query.h"

DimRecordQuery *
dim_record_query_new (const char *search,
                      DimRecordOrder order,
                      gboolean is_reversed,
                      GHashTable *ranks)
{
  DimRecordQuery *query = NULL;

  g_return_val_if_fail (search != NULL && order < DIM_N_ORDERS, NULL);
  query = g_new0 (DimRecordQuery, 1);
  query->search = g_strdup (search);
  query->order = order;
  query->is_reversed = is_reversed;
  query->ranks = ranks != NULL ? g_hash_table_ref (ranks) : NULL;
  return query;
}

void
dim_record_query_free (DimRecordQuery *query)
{
  if (query == NULL)
    return;
  g_free (query->search);
  g_clear_pointer (&query->ranks, g_hash_table_unref);
  g_free (query);
}
