/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-pace.h"

struct _DimHttpPace {
  gint64 interval_us; /* that one request takes up */
  gint64 burst_us;
  GHashTable *taken; /* keyid → until when its requests take up the time, in µs */
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

/* One moment a device is all that is kept: a request moves it on by what it takes up, and it may
 * run ahead of the clock by a burst. There are no more of them than devices were let in. */
gboolean
dim_http_pace_admit (DimHttpPace *pace, const char *keyid, gint64 now_us)
{
  gint64 *taken;
  gint64 next;

  g_return_val_if_fail (pace != NULL && keyid != NULL, FALSE);
  taken = g_hash_table_lookup (pace->taken, keyid);
  next = MAX (taken != NULL ? *taken : now_us, now_us) + pace->interval_us;
  if (next - now_us > pace->burst_us)
    return FALSE;
  g_hash_table_replace (pace->taken, g_strdup (keyid), g_memdup2 (&next, sizeof next));
  return TRUE;
}
