/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* When a program is killed, and how often: the same for the same seed (g_test's own). */
typedef struct {
  GRand *random;
  guint32 seed;
  guint kills; /* 50, or 200 where everything is tested */
} KillPlan;

void kill_plan_set_up (KillPlan *plan);
void kill_plan_tear_down (KillPlan *plan);

/* How long the next life may last, in milliseconds; now and then hardly anything. */
guint kill_plan_next_life_ms (KillPlan *plan);
/* Below @end. */
guint kill_plan_draw (KillPlan *plan, guint end);
