/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why the queue does not move. */
typedef enum {
  DIM_TROUBLE_NONE,
  DIM_TROUBLE_COLLECTOR_OFFLINE,
  DIM_TROUBLE_EVALUATOR_OFFLINE,
  DIM_TROUBLE_QUOTA,          /* figures go on, comparing waits */
  DIM_TROUBLE_WRONG_KEY,      /* the evaluator's proof or key list does not hold */
  DIM_TROUBLE_DEVICE_REFUSED, /* revoked */
  DIM_TROUBLE_WRONG_CLOCK,    /* this computer's: a server takes no signature of another time */
  DIM_TROUBLE_STRANGER,       /* something else answers in a server's place */
  DIM_N_TROUBLES
} DimTrouble;

/* What waits at a workstation, and how sending goes. */
typedef struct {
  guint waiting;         /* registrations and other facts not yet acknowledged */
  gint64 oldest_s;       /* unix time of the oldest of them; 0: none */
  guint waiting_tags;    /* numbers without a tag */
  guint refused;         /* in the tray "Aandacht nodig" */
  guint newly_refused;   /* of them, in the round that runs or ran last */
  gint64 last_contact_s; /* when a server last answered; 0: never */
  DimTrouble trouble;
  gint64 trouble_since_s;
  gint64 next_try_s;    /* unix time at which it is tried again by itself; 0: not known */
  gint64 clock_ahead_s; /* with WRONG_CLOCK: by how much; negative: behind */
  gboolean is_sending;
  gboolean is_elsewhere; /* another process holds the lock and sends */
} DimQueueState;

G_END_DECLS
