/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-backoff.h"

#define FIRST_MS 2000u
#define LAST_MS  (15u * 60u * 1000u)

static guint
longest_wait_ms (guint failures)
{
  guint wait_ms = FIRST_MS;

  for (guint i = 0; i < failures && wait_ms < LAST_MS; i++)
    wait_ms *= 2;
  return MIN (wait_ms, LAST_MS);
}

/* Full jitter: anything up to the longest wait, so that a thousand desks that lost one server do
 * not come back in one moment. What the server asked for comes first and the jitter after it. */
guint
dim_backoff_next_ms (DimBackoff *backoff, guint32 random, guint retry_after_s)
{
  guint longest_ms;
  guint jitter_ms;
  guint64 asked_ms;

  g_return_val_if_fail (backoff != NULL, LAST_MS);
  longest_ms = longest_wait_ms (backoff->failures);
  jitter_ms = (guint) ((guint64) random * longest_ms / G_MAXUINT32);
  asked_ms = (guint64) retry_after_s * 1000;
  if (backoff->failures < G_MAXUINT)
    backoff->failures++;
  return (guint) MIN (asked_ms + jitter_ms, G_MAXUINT);
}

void
dim_backoff_reset (DimBackoff *backoff)
{
  g_return_if_fail (backoff != NULL);
  backoff->failures = 0;
}
