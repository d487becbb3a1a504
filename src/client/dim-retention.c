/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-retention.h"

#include "dim-feed.h"
#include "dim-local-check.h"
#include "dim-numbers.h"
#include "dim-outbox.h"

static gpointer
keep (DimStore *store, gpointer data, GError **error)
{
  guint queued = 0;

  return dim_retention_keep (store, &queued, error) ? DIM_STORE_DONE : NULL;
}

gboolean
dim_retention_keep (DimStore *store, guint *out_queued, GError **error)
{
  g_auto (DimFeedState) feed = { 0 };

  return dim_feed_load (store, &feed, error) && dim_numbers_lose_old (store, out_queued, error) &&
         dim_local_check_prune (store, error) && dim_outbox_prune (store, feed.safe_until, error);
}

gpointer
dim_retention_run (DimStore *store, gpointer data, GError **error)
{
  if (dim_store_in_transaction (store, keep, NULL, error) == NULL)
    return NULL;
  return dim_store_purge (store, error) ? DIM_STORE_DONE : NULL;
}
