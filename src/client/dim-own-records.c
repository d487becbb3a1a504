/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-own-records.h"

#include "dim-incidents.h"
#include "dim-records.h"
#include "dim-store-inside.h"

static void
free_own (gpointer own)
{
  dim_own_record_free (own);
}

static void
read_id (DimStatement *statement, gpointer data)
{
  g_ptr_array_add (data, g_strdup (dim_statement_text (statement, 0)));
}

static gboolean
load_one (DimStore *store, const char *id, GPtrArray *all, GError **error)
{
  g_autoptr (DimOwnRecord) own = g_new0 (DimOwnRecord, 1);

  own->record = dim_records_load_one (store, id, error);
  if (own->record == NULL)
    return FALSE;
  own->explanation = dim_incidents_load_explanation (store, id, error);
  if (own->explanation == NULL)
    return FALSE;
  g_ptr_array_add (all, g_steal_pointer (&own));
  return TRUE;
}

gpointer
dim_own_records_run (DimStore *store, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_own);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store), "SELECT id FROM incident ORDER BY day, id",
                          error);

  if (!dim_store_read_rows (statement, read_id, ids, error))
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    if (!load_one (store, g_ptr_array_index (ids, i), all, error))
      return NULL;
  return g_steal_pointer (&all);
}
