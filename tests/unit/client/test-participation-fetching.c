/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "workstation.h"

/* An analyst's workstation keeps who took part, so that figures have their denominator without a
 * network. It is 20 November 2026. */

#define YEAR    2026
#define JANUARY (YEAR * 12)

static void
set_up (Workstation *workstation, gconstpointer data)
{
  DimPartMember *member;

  workstation_set_up (workstation, data);
  workstation->device->profile->role = DIM_ROLE_ANALYST;
  workstation->servers->participation = dim_participation_new (YEAR);
  member = dim_participation_add (workstation->servers->participation, "GM0363");
  dim_part_member_add_span (member, JANUARY + 2, DIM_PART_GOES_ON);
}

typedef struct {
  gboolean is_done;
  DimKeptParticipation *kept;
  GError *error;
} Fetched;

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fetched *fetched = data;

  fetched->kept = g_task_propagate_pointer (G_TASK (result), &fetched->error);
  fetched->is_done = TRUE;
}

static DimKeptParticipation *
fetch (Workstation *workstation, int year, GError **error)
{
  Fetched fetched = { 0 };

  dim_synchroniser_fetch_participation (workstation->synchroniser, year,
                                        g_task_new (NULL, NULL, fetched_cb, &fetched));
  while (!fetched.is_done)
    g_main_context_iteration (NULL, TRUE);
  if (fetched.error != NULL)
    g_propagate_error (error, fetched.error);
  return fetched.kept;
}

static void
assert_kept (Workstation *workstation, gint64 fetched_s)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimKeptParticipation) kept = fetch (workstation, YEAR, &error);

  g_assert_no_error (error);
  g_assert_cmpint (kept->fetched_s, ==, fetched_s);
  g_assert_nonnull (dim_participation_find (kept->participation, "GM0363"));
}

static void
test_round_fetches_it_once_a_day (Workstation *workstation, gconstpointer data)
{
  Servers *servers = workstation->servers;

  workstation_sync_well (workstation);
  g_assert_cmpuint (servers->participations, ==, 1);
  workstation_sync_well (workstation);
  g_assert_cmpuint (servers->participations, ==, 1);
  dim_clock_advance (workstation->clock, 25 * G_TIME_SPAN_HOUR);
  workstation_sync_well (workstation);
  g_assert_cmpuint (servers->participations, ==, 2);
}

static void
test_kept_one_serves_without_network (Workstation *workstation, gconstpointer data)
{
  gint64 first_s = dim_clock_now_s (workstation->clock);

  workstation_sync_well (workstation);
  servers_stop_collector (workstation->servers);
  dim_clock_advance (workstation->clock, G_TIME_SPAN_HOUR);
  assert_kept (workstation, first_s);
  workstation_restart (workstation);
  assert_kept (workstation, first_s);
}

static void
test_what_is_asked_is_fresh (Workstation *workstation, gconstpointer data)
{
  workstation_sync_well (workstation);
  dim_clock_advance (workstation->clock, G_TIME_SPAN_HOUR);
  assert_kept (workstation, dim_clock_now_s (workstation->clock));
  g_assert_cmpuint (workstation->servers->participations, ==, 2);
}

static void
test_without_any_it_says_why (Workstation *workstation, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  workstation->servers->refuses_tallies = TRUE;
  g_assert_null (fetch (workstation, YEAR, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_REJECTED);
  g_clear_error (&error);
  servers_stop_collector (workstation->servers);
  g_assert_null (fetch (workstation, YEAR, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_OFFLINE);
}

static void
test_older_collector_is_no_trouble (Workstation *workstation, gconstpointer data)
{
  g_clear_pointer (&workstation->servers->participation, dim_participation_free);
  workstation_sync_well (workstation);
  g_assert_cmpint (workstation_trouble (workstation), ==, DIM_TROUBLE_NONE);
}

static void
test_desk_does_not_ask (Workstation *workstation, gconstpointer data)
{
  workstation->device->profile->role = DIM_ROLE_FRONT_OFFICE;
  workstation_sync_well (workstation);
  g_assert_cmpuint (workstation->servers->participations, ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/participation-fetching/" path, Workstation, NULL, set_up, function,                \
              workstation_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round-fetches-it-once-a-day", test_round_fetches_it_once_a_day);
  ADD ("kept-one-serves-without-network", test_kept_one_serves_without_network);
  ADD ("what-is-asked-is-fresh", test_what_is_asked_is_fresh);
  ADD ("without-any-it-says-why", test_without_any_it_says_why);
  ADD ("older-collector-is-no-trouble", test_older_collector_is_no_trouble);
  ADD ("desk-does-not-ask", test_desk_does_not_ask);
  return g_test_run ();
}
