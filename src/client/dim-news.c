/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-news.h"

#include "dim-changes-codec.h"
#include "dim-store-inside.h"

/* A page of one entry: the wire's own form, which every later version reads. */
static GBytes *
encode_change (const DimChange *change)
{
  g_autoptr (DimChangesPage) page = dim_changes_page_new ();

  page->ledger = g_strdup (change->incident_id);
  page->cursor = dim_cursor_encode (page->ledger, change->position);
  g_ptr_array_add (page->changes, dim_change_copy (change));
  return dim_changes_page_encode (page);
}

gboolean
dim_news_put (DimStore *store,
              const DimChange *change,
              const DimReference *reference,
              GError **error)
{
  g_autoptr (GBytes) entry = encode_change (change);
  g_autofree char *search =
    change->incident == NULL ? g_strdup ("")
                             : dim_reference_search_key (reference, change->incident, change->desk);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT OR REPLACE INTO news (incident, day, search, entry)"
                          " VALUES (:incident, :day, :search, :entry)",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":incident", change->incident_id);
  if (change->incident == NULL)
    dim_statement_bind_null (statement, ":day");
  else
    dim_statement_bind_int (statement, ":day", change->incident->date);
  dim_statement_bind_text (statement, ":search", search);
  dim_statement_bind_bytes (statement, ":entry", entry);
  return dim_statement_run (statement, error);
}

gboolean
dim_news_clear (DimStore *store, GError **error)
{
  return dim_database_exec (dim_store_database (store), "DELETE FROM news", error);
}

DimChange *
dim_news_decode (GBytes *entry)
{
  g_autoptr (DimChangesPage) page = dim_changes_page_decode (entry, NULL);

  if (page == NULL || page->changes->len != 1)
    return NULL;
  return g_ptr_array_steal_index (page->changes, 0);
}
