/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "kill-plan.h"

#define KILLS      50
#define KILLS_FULL 200
#define LONGEST_MS 240

void
kill_plan_set_up (KillPlan *plan)
{
  const char *full = g_getenv ("DIM_TEST_FULL");

  plan->seed = (guint32) g_test_rand_int ();
  plan->random = g_rand_new_with_seed (plan->seed);
  plan->kills = full != NULL && *full != '\0' ? KILLS_FULL : KILLS;
}

void
kill_plan_tear_down (KillPlan *plan)
{
  g_rand_free (plan->random);
}

guint
kill_plan_next_life_ms (KillPlan *plan)
{
  return 1 + kill_plan_draw (plan, 1 + kill_plan_draw (plan, LONGEST_MS));
}

guint
kill_plan_draw (KillPlan *plan, guint end)
{
  return (guint) g_rand_int_range (plan->random, 0, (gint32) end);
}
