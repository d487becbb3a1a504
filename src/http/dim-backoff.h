/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When to try again: 2 s doubling to 15 min, full jitter, Retry-After obeyed, no last try. Pure. */
typedef struct {
  guint failures; /* in a row */
} DimBackoff;

/* @random: a fresh random number. @retry_after_s: 0 if the server said nothing. Milliseconds. */
guint dim_backoff_next_ms (DimBackoff *backoff, guint32 random, guint retry_after_s);
void dim_backoff_reset (DimBackoff *backoff);

G_END_DECLS
