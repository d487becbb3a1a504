/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-pace.h"

struct _DimHttpPace {
  gint64 interval_us; /* that once takes up */
  gint64 burst_us;
  GHashTable *taken; /* who → until when his times take up the clock, in µs */
};

DimHttpPace *
dim_http_pace_new (guint burst, guint a_minute)
{
  DimHttpPace *pace;

  g_return_val_if_fail (burst > 0 && a_minute > 0, NULL);
  pace = g_new0 (DimHttpPace, 1);
  pace->interval_us = G_TIME_SPAN_MINUTE / a_minute;
  pace->burst_us = pace->interval_us * burst;
  pace->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return pace;
}

void
dim_http_pace_free (DimHttpPace *pace)
{
  if (pace == NULL)
    return;
  g_hash_table_unref (pace->taken);
  g_free (pace);
}

/* Where @who would stand after once more. */
static gint64
find_next (DimHttpPace *pace, const char *who, gint64 now_us)
{
  const gint64 *taken = g_hash_table_lookup (pace->taken, who);

  return MAX (taken != NULL ? *taken : now_us, now_us) + pace->interval_us;
}

/* One moment is all that is kept of each: once moves it on by what it takes up, and it may run
 * ahead of the clock by a burst. */
gboolean
dim_http_pace_admit (DimHttpPace *pace, const char *who, gint64 now_us)
{
  gint64 next;

  g_return_val_if_fail (pace != NULL && who != NULL, FALSE);
  next = find_next (pace, who, now_us);
  if (next - now_us > pace->burst_us)
    return FALSE;
  g_hash_table_replace (pace->taken, g_strdup (who), g_memdup2 (&next, sizeof next));
  return TRUE;
}

gboolean
dim_http_pace_may (DimHttpPace *pace, const char *who, gint64 now_us)
{
  g_return_val_if_fail (pace != NULL && who != NULL, FALSE);
  return find_next (pace, who, now_us) - now_us <= pace->burst_us;
}

static gboolean
is_over_cb (gpointer who, gpointer taken, gpointer now_us)
{
  return *(const gint64 *) taken <= *(const gint64 *) now_us;
}

void
dim_http_pace_forget (DimHttpPace *pace, gint64 now_us)
{
  g_return_if_fail (pace != NULL);
  g_hash_table_foreach_remove (pace->taken, is_over_cb, &now_us);
}
