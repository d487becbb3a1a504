/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-retention.h"

#include "dim-approvals.h"
#include "dim-entry-times.h"
#include "dim-feed.h"
#include "dim-inquiries.h"
#include "dim-limits.h"
#include "dim-local-check.h"
#include "dim-months.h"
#include "dim-numbers.h"
#include "dim-outbox.h"
#include "dim-proposals.h"
#include "dim-store-inside.h"
#include "dim-sure-time.h"

#define DAY_S ((gint64) 24 * 60 * 60)

/* A number that is over is over in a copy too. */
static gboolean
holds_old_number (DimDatabase *copy, gpointer oldest_s)
{
  gboolean is_old;
  DimStatement *statement =
    dim_database_prepare (copy, "SELECT 1 FROM number WHERE made_s < :oldest", NULL);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":oldest", *(const gint64 *) oldest_s);
  is_old = dim_statement_step (statement, NULL);
  dim_statement_reset (statement);
  return is_old;
}

/* What cannot be removed now is tried again in the next round; nothing else waits for it. */
static void
forget_copies (DimStore *store)
{
  gint64 sure_s = 0;
  gint64 oldest_s;
  DimCopyPeriod period = { 0, holds_old_number, &oldest_s };
  g_autoptr (GError) error = NULL;
  gboolean is_done = dim_sure_time_read (store, &sure_s, &error);

  oldest_s = sure_s - DIM_LIMIT_NUMBER_WITHOUT_TAG_DAYS * DAY_S;
  period.before_s = sure_s - DIM_LIMIT_KEEP_COPY_DAYS * DAY_S;
  if (!is_done || !dim_store_forget_copies (store, &period, &error))
    g_warning ("%s", error->message);
}

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
  gint64 sure_s = 0;

  return dim_sure_time_look (store, error) && dim_sure_time_read (store, &sure_s, error) &&
         dim_feed_load (store, &feed, error) &&
         dim_numbers_lose_old (store, sure_s, out_queued, error) &&
         dim_entry_times_hand_over (store, sure_s, out_queued, error) &&
         dim_local_check_prune (store, sure_s, error) && dim_months_prune (store, sure_s, error) &&
         dim_outbox_prune (store, feed.safe_until, sure_s, error) &&
         dim_inquiries_prune (store, error) && dim_proposals_prune (store, error) &&
         dim_approvals_prune (store, sure_s, error);
}

gpointer
dim_retention_run (DimStore *store, gpointer data, GError **error)
{
  if (dim_store_in_transaction (store, keep, NULL, error) == NULL)
    return NULL;
  forget_copies (store);
  return dim_store_purge (store, error) ? DIM_STORE_DONE : NULL;
}
