/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tray.h"

#include "dim-store-inside.h"

/* More than a person works through at once; the count tells the rest. */
#define SHOWN_MAX 200

static void
read_item (DimStatement *statement, gpointer data)
{
  DimQueueItem *item = g_new0 (DimQueueItem, 1);

  g_strlcpy (item->fact, dim_statement_text (statement, 0), sizeof item->fact);
  item->kind = (DimFactKind) dim_statement_int (statement, 1);
  g_strlcpy (item->incident, dim_statement_text (statement, 2), sizeof item->incident);
  item->queued_s = dim_statement_int (statement, 3);
  item->is_refused = dim_statement_int (statement, 4) != 0;
  item->reason = g_strdup (dim_statement_text (statement, 5));
  item->fields = (guint32) dim_statement_int (statement, 6);
  g_ptr_array_add (data, item);
}

static void
free_item (gpointer item)
{
  dim_queue_item_free (item);
}

GPtrArray *
dim_tray_load (DimStore *store, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (free_item);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT fact, kind, incident, queued_s, state = 2, reason, fields"
                          " FROM operation WHERE state IN (0, 2)"
                          " ORDER BY state DESC, place LIMIT :most",
                          error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_int (statement, ":most", SHOWN_MAX);
  return dim_store_read_rows (statement, read_item, items, error) ? g_steal_pointer (&items) : NULL;
}

gboolean
dim_tray_note_fields (DimStore *store, const char *fact, guint32 fields, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "UPDATE operation SET fields = :fields WHERE fact = :fact", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":fields", fields);
  dim_statement_bind_text (statement, ":fact", fact);
  return dim_statement_run (statement, error);
}

gboolean
dim_tray_set_aside (DimStore *store, const char *fact, gboolean is_aside, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "UPDATE operation SET state = :to WHERE fact = :fact AND state = :from",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":fact", fact);
  dim_statement_bind_int (statement, ":from", is_aside ? 2 : 3);
  dim_statement_bind_int (statement, ":to", is_aside ? 3 : 2);
  return dim_statement_run (statement, error);
}
