/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-news.h"

#include "dim-changes-codec.h"
#include "dim-store-inside.h"
#include "dim-text-sealing.h"

gboolean
dim_news_put (DimStore *store,
              const DimChange *change,
              const DimReference *reference,
              GError **error)
{
  g_autoptr (GBytes) entry = dim_change_encode (change);
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
  return dim_statement_run (statement, error) &&
         dim_sent_texts_doubt (store, change->incident_id, error);
}

gboolean
dim_news_clear (DimStore *store, GError **error)
{
  return dim_database_exec (dim_store_database (store), "DELETE FROM news", error);
}

DimChange *
dim_news_decode (GBytes *entry)
{
  return dim_change_decode (entry, NULL);
}
