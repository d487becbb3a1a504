/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-queue.h"

#include "dim-numbers.h"
#include "dim-outbox.h"
#include "dim-store-inside.h"
#include "dim-sure-time.h"

static void
read_contact (DimStatement *statement, gpointer data)
{
  *(gint64 *) data = dim_statement_int (statement, 0);
}

static gboolean
read_last_contact (DimStore *store, gint64 *out_s, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store), "SELECT ifnull(max(last_s), 0) FROM contact",
                          error);

  return dim_store_read_row (statement, read_contact, out_s, error);
}

gboolean
dim_queue_read (DimStore *store, DimQueueState *out, GError **error)
{
  DimOutboxCounts counts = { 0 };
  DimQueueState queue = { 0 };

  if (!dim_outbox_count (store, &counts, error) ||
      !dim_numbers_count_waiting (store, &queue.waiting_tags, error) ||
      !read_last_contact (store, &queue.last_contact_s, error))
    return FALSE;
  queue.waiting = counts.queued;
  queue.oldest_s = counts.oldest_s;
  queue.refused = counts.refused;
  *out = queue;
  return TRUE;
}

gboolean
dim_queue_note_contact (DimStore *store, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT OR REPLACE INTO contact (one, last_s) VALUES (1, :now)", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":now", dim_clock_now_s (dim_store_clock (store)));
  return dim_statement_run (statement, error) && dim_sure_time_prove (store, error);
}

static gpointer
note_contact (DimStore *store, gpointer data, GError **error)
{
  return dim_queue_note_contact (store, error) ? DIM_STORE_DONE : NULL;
}

gpointer
dim_queue_note_contact_run (DimStore *store, gpointer data, GError **error)
{
  return dim_store_in_transaction (store, note_contact, data, error);
}
