/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-year.h"

#include <string.h>

/* How a counting year goes from open to final, and who may take it there. It is about 2026. */

#define ONE   "01930000-0000-7000-8000-0000000000d1"
#define OTHER "01930000-0000-7000-8000-0000000000d2"

typedef struct {
  GArray *events;
  DimDay today;
  guint n_vintages;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->events = g_array_new (FALSE, TRUE, sizeof (DimYearEvent));
  fixture->today = dim_day_new (2027, 2, 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_array_unref (fixture->events);
}

static DimYearStep
make_step (Fixture *fixture, DimYearStepKind kind, DimYearReason reason)
{
  DimYearStep step = { .year = 2026, .kind = kind, .reason = reason, .until = DIM_DAY_NONE };

  if (fixture->events->len > 0)
    g_strlcpy (step.after,
               g_array_index (fixture->events, DimYearEvent, fixture->events->len - 1).id,
               sizeof step.after);
  if (kind == DIM_YEAR_UNLOCK)
    step.until = fixture->today + 30;
  return step;
}

static DimYearVerdict
judge (Fixture *fixture, const DimYearStep *step, const char *device)
{
  DimYearStanding standing;

  dim_year_stand (fixture->events, fixture->today, &standing);
  return dim_year_judge (&standing, step, device, FALSE, fixture->today);
}

/* Taken, if it may be. */
static DimYearVerdict
take (Fixture *fixture, DimYearStepKind kind, DimYearReason reason, const char *device)
{
  DimYearEvent event = { .step = make_step (fixture, kind, reason) };
  DimYearVerdict verdict = judge (fixture, &event.step, device);

  if (verdict != DIM_YEAR_STEP_FITS)
    return verdict;
  g_snprintf (event.id, sizeof event.id, "01930000-0000-7000-8000-%012u", fixture->events->len + 1);
  g_strlcpy (event.device, device, sizeof event.device);
  if (kind == DIM_YEAR_CLOSE || kind == DIM_YEAR_FINISH)
    event.vintage = ++fixture->n_vintages;
  g_array_append_val (fixture->events, event);
  return verdict;
}

#define assert_taken(fixture, kind, reason, device)                                                \
  g_assert_cmpint (take (fixture, kind, reason, device), ==, DIM_YEAR_STEP_FITS)

static void
assert_state (Fixture *fixture, DimYearState state, guint vintages)
{
  DimYearStanding standing;

  dim_year_stand (fixture->events, fixture->today, &standing);
  g_assert_cmpstr (dim_year_state_name (standing.state), ==, dim_year_state_name (state));
  g_assert_cmpuint (standing.vintages, ==, vintages);
}

static void
close_year (Fixture *fixture)
{
  assert_taken (fixture, DIM_YEAR_ACCEPT, DIM_YEAR_INCOMPLETE, ONE);
  assert_taken (fixture, DIM_YEAR_CLOSE, DIM_YEAR_PLANNED, ONE);
}

static void
test_year_goes_from_open_to_final (Fixture *fixture, gconstpointer data)
{
  assert_state (fixture, DIM_YEAR_OPEN, 0);
  assert_taken (fixture, DIM_YEAR_ACCEPT, DIM_YEAR_INCOMPLETE, ONE);
  assert_state (fixture, DIM_YEAR_ACCEPTED, 0);
  assert_taken (fixture, DIM_YEAR_CLOSE, DIM_YEAR_PLANNED, ONE);
  assert_state (fixture, DIM_YEAR_PROVISIONAL, 1);
  assert_taken (fixture, DIM_YEAR_FINISH, DIM_YEAR_PLANNED, ONE);
  assert_state (fixture, DIM_YEAR_FINAL, 2);
}

/* Every step at every state but those of the way. */
static void
test_no_step_is_skipped (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (take (fixture, DIM_YEAR_CLOSE, DIM_YEAR_PLANNED, ONE), ==,
                   DIM_YEAR_STEP_NOT_NOW);
  g_assert_cmpint (take (fixture, DIM_YEAR_FINISH, DIM_YEAR_PLANNED, ONE), ==,
                   DIM_YEAR_STEP_NOT_NOW);
  g_assert_cmpint (take (fixture, DIM_YEAR_UNLOCK, DIM_YEAR_LATE, ONE), ==, DIM_YEAR_STEP_NOT_NOW);
  g_assert_cmpint (take (fixture, DIM_YEAR_CONFIRM, DIM_YEAR_CHECKED, ONE), ==,
                   DIM_YEAR_STEP_NOT_NOW);
  close_year (fixture);
  g_assert_cmpint (take (fixture, DIM_YEAR_ACCEPT, DIM_YEAR_INCOMPLETE, ONE), ==,
                   DIM_YEAR_STEP_NOT_NOW);
  g_assert_cmpint (take (fixture, DIM_YEAR_CLOSE, DIM_YEAR_PLANNED, ONE), ==,
                   DIM_YEAR_STEP_NOT_NOW);
  assert_taken (fixture, DIM_YEAR_FINISH, DIM_YEAR_PLANNED, ONE);
  for (guint kind = 0; kind < DIM_N_YEAR_STEPS; kind++)
    for (guint reason = 0; reason < DIM_N_YEAR_REASONS; reason++)
      g_assert_cmpint (take (fixture, (DimYearStepKind) kind, (DimYearReason) reason, OTHER), !=,
                       DIM_YEAR_STEP_FITS);
}

static void
test_unlocking_takes_two (Fixture *fixture, gconstpointer data)
{
  close_year (fixture);
  assert_taken (fixture, DIM_YEAR_UNLOCK, DIM_YEAR_LATE, ONE);
  assert_state (fixture, DIM_YEAR_PROVISIONAL, 1);
  g_assert_cmpint (take (fixture, DIM_YEAR_CONFIRM, DIM_YEAR_CHECKED, ONE), ==,
                   DIM_YEAR_STEP_ALONE);
  g_assert_cmpint (take (fixture, DIM_YEAR_CLOSE, DIM_YEAR_CORRECTED, ONE), ==,
                   DIM_YEAR_STEP_NOT_NOW);
  assert_taken (fixture, DIM_YEAR_CONFIRM, DIM_YEAR_CHECKED, OTHER);
  assert_state (fixture, DIM_YEAR_UNLOCKED, 1);
  g_assert_cmpint (take (fixture, DIM_YEAR_CLOSE, DIM_YEAR_PLANNED, ONE), ==,
                   DIM_YEAR_STEP_NO_REASON);
  assert_taken (fixture, DIM_YEAR_CLOSE, DIM_YEAR_CORRECTED, ONE);
  assert_state (fixture, DIM_YEAR_PROVISIONAL, 2);
}

static void
test_unlocking_ends_by_itself (Fixture *fixture, gconstpointer data)
{
  close_year (fixture);
  assert_taken (fixture, DIM_YEAR_UNLOCK, DIM_YEAR_WRONG, ONE);
  assert_taken (fixture, DIM_YEAR_CONFIRM, DIM_YEAR_CHECKED, OTHER);
  fixture->today += 30;
  assert_state (fixture, DIM_YEAR_UNLOCKED, 1);
  fixture->today++;
  assert_state (fixture, DIM_YEAR_PROVISIONAL, 1);
  g_assert_cmpint (take (fixture, DIM_YEAR_CLOSE, DIM_YEAR_CORRECTED, ONE), ==,
                   DIM_YEAR_STEP_NOT_NOW);
}

/* Nobody agreed in time: it can be asked again, and not be agreed to any more. */
static void
test_request_lapses (Fixture *fixture, gconstpointer data)
{
  close_year (fixture);
  assert_taken (fixture, DIM_YEAR_UNLOCK, DIM_YEAR_WRONG, ONE);
  fixture->today += 31;
  g_assert_cmpint (take (fixture, DIM_YEAR_CONFIRM, DIM_YEAR_CHECKED, OTHER), ==,
                   DIM_YEAR_STEP_NOT_NOW);
  assert_taken (fixture, DIM_YEAR_UNLOCK, DIM_YEAR_LATE, OTHER);
  assert_taken (fixture, DIM_YEAR_CONFIRM, DIM_YEAR_CHECKED, ONE);
  assert_state (fixture, DIM_YEAR_UNLOCKED, 1);
}

static void
test_end_of_unlocking_is_near (Fixture *fixture, gconstpointer data)
{
  static const int offsets[] = { -1, DIM_YEAR_UNLOCK_DAYS_MAX + 1 };
  DimYearStep step;

  close_year (fixture);
  step = make_step (fixture, DIM_YEAR_UNLOCK, DIM_YEAR_LATE);
  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++) {
    step.until = fixture->today + offsets[i];
    g_assert_cmpint (judge (fixture, &step, ONE), ==, DIM_YEAR_STEP_NO_DAY);
  }
  step.until = DIM_DAY_NONE;
  g_assert_cmpint (judge (fixture, &step, ONE), ==, DIM_YEAR_STEP_NO_DAY);
  step.until = fixture->today + DIM_YEAR_UNLOCK_DAYS_MAX;
  g_assert_cmpint (judge (fixture, &step, ONE), ==, DIM_YEAR_STEP_FITS);
}

static void
test_running_year_is_not_accepted (Fixture *fixture, gconstpointer data)
{
  fixture->today = dim_day_new (2026, 12, 31);
  g_assert_cmpint (take (fixture, DIM_YEAR_ACCEPT, DIM_YEAR_INCOMPLETE, ONE), ==,
                   DIM_YEAR_STEP_TOO_EARLY);
  fixture->today++;
  assert_taken (fixture, DIM_YEAR_ACCEPT, DIM_YEAR_INCOMPLETE, ONE);
}

static void
test_complete_is_not_said_of_what_is_not (Fixture *fixture, gconstpointer data)
{
  DimYearStep step = make_step (fixture, DIM_YEAR_ACCEPT, DIM_YEAR_COMPLETE);
  DimYearStanding standing;

  dim_year_stand (fixture->events, fixture->today, &standing);
  g_assert_cmpint (dim_year_judge (&standing, &step, ONE, FALSE, fixture->today), ==,
                   DIM_YEAR_STEP_INCOMPLETE);
  g_assert_cmpint (dim_year_judge (&standing, &step, ONE, TRUE, fixture->today), ==,
                   DIM_YEAR_STEP_FITS);
}

/* Two analysts at once: the second one looks again first. */
static void
test_who_did_not_see_the_last_step_looks_again (Fixture *fixture, gconstpointer data)
{
  DimYearStep step = make_step (fixture, DIM_YEAR_ACCEPT, DIM_YEAR_INCOMPLETE);

  assert_taken (fixture, DIM_YEAR_ACCEPT, DIM_YEAR_INCOMPLETE, ONE);
  g_assert_cmpint (judge (fixture, &step, OTHER), ==, DIM_YEAR_STEP_OUTDATED);
}

static void
test_names_come_back (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < DIM_N_YEAR_STEPS; i++) {
    DimYearStepKind kind = DIM_N_YEAR_STEPS;

    g_assert_true (dim_year_step_from_name (dim_year_step_name ((DimYearStepKind) i), &kind));
    g_assert_cmpuint (kind, ==, i);
  }
  for (guint i = 0; i < DIM_N_YEAR_REASONS; i++) {
    DimYearReason reason = DIM_N_YEAR_REASONS;

    g_assert_true (dim_year_reason_from_name (dim_year_reason_name ((DimYearReason) i), &reason));
    g_assert_cmpuint (reason, ==, i);
  }
}

#define ADD(path, function) g_test_add ("/year/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("goes-from-open-to-final", test_year_goes_from_open_to_final);
  ADD ("no-step-is-skipped", test_no_step_is_skipped);
  ADD ("unlocking-takes-two", test_unlocking_takes_two);
  ADD ("unlocking-ends-by-itself", test_unlocking_ends_by_itself);
  ADD ("request-lapses", test_request_lapses);
  ADD ("end-of-unlocking-is-near", test_end_of_unlocking_is_near);
  ADD ("running-year-is-not-accepted", test_running_year_is_not_accepted);
  ADD ("complete-is-not-said-of-what-is-not", test_complete_is_not_said_of_what_is_not);
  ADD ("who-did-not-see-the-last-step-looks-again", test_who_did_not_see_the_last_step_looks_again);
  ADD ("names-come-back", test_names_come_back);
  return g_test_run ();
}
