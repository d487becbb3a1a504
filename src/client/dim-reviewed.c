/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-reviewed.h"

#include "dim-store-inside.h"

static void
read_key (DimStatement *statement, gpointer data)
{
  g_hash_table_add (data, g_strdup (dim_statement_text (statement, 0)));
}

gboolean
dim_reviewed_add (DimStore *store, const char *key, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT OR REPLACE INTO reviewed (key, made_s) VALUES (:key, :now)",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":key", key);
  dim_statement_bind_int (statement, ":now", dim_clock_now_s (dim_store_clock (store)));
  return dim_statement_run (statement, error);
}

gboolean
dim_reviewed_remove (DimStore *store, const char *key, GError **error)
{
  DimStatement *statement = dim_database_prepare (dim_store_database (store),
                                                  "DELETE FROM reviewed WHERE key = :key", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":key", key);
  return dim_statement_run (statement, error);
}

GHashTable *
dim_reviewed_load (DimStore *store, GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store), "SELECT key FROM reviewed", error);

  if (statement == NULL || !dim_store_read_rows (statement, read_key, keys, error))
    return NULL;
  return g_steal_pointer (&keys);
}
