/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "workstation.h"

/* A server says no: what is told of it, and what is kept. */

#define SPECIMEN "SPECI2014"

static void
assert_state (Workstation *workstation, const char *id, DimRecordState state)
{
  g_autoptr (DimRecord) record = workstation_record (workstation, id);

  g_assert_cmpint (record->state, ==, state);
}

static void
assert_clock_is_told (Workstation *workstation)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (workstation_sync (workstation, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_REJECTED);
  g_assert_cmpint (workstation_trouble (workstation), ==, DIM_TROUBLE_WRONG_CLOCK);
}

static void
test_wrong_clock_is_told_as_such (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  DimClock *right = dim_clock_new_manual (dim_clock_now_us (workstation->clock) + G_TIME_SPAN_HOUR);

  servers_stop_collector (workstation->servers);
  workstation->servers->clock = right;
  servers_start_collector (workstation->servers);
  assert_clock_is_told (workstation);
  assert_state (workstation, id, DIM_RECORD_WAITING);

  dim_clock_advance (workstation->clock, G_TIME_SPAN_HOUR);
  workstation_sync_well (workstation);
  assert_state (workstation, id, DIM_RECORD_RECEIVED);
  servers_stop_collector (workstation->servers);
  workstation->servers->clock = workstation->clock;
  dim_clock_free (right);
}

static void
test_evaluator_tells_the_clock_too (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  DimClock *right = dim_clock_new_manual (dim_clock_now_us (workstation->clock) + G_TIME_SPAN_HOUR);

  servers_stop_evaluator (workstation->servers);
  workstation->servers->clock = right;
  servers_start_evaluator (workstation->servers);
  assert_clock_is_told (workstation);

  assert_state (workstation, id, DIM_RECORD_RECEIVED);
  g_assert_cmpuint (workstation_numbers (workstation), ==, 1);
  servers_stop_evaluator (workstation->servers);
  workstation->servers->clock = workstation->clock;
  dim_clock_free (right);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Workstation, NULL, workstation_set_up, function, workstation_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/refusals/wrong-clock-is-told-as-such", test_wrong_clock_is_told_as_such);
  ADD ("/refusals/evaluator-tells-the-clock-too", test_evaluator_tells_the_clock_too);
  return g_test_run ();
}
