/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-entry-times.h"

#include "dim-months.h"
#include "workstation.h"

#include <string.h>

/* How long entering took, from a desk in Amsterdam to the collector. It is 20 November 2026. */

#define MINUTE_MS ((gint64) 60000)
#define NOVEMBER  (2026 * 12 + 10)

/* What the collector was sent, a body a line. */
static char *
read_sent (Workstation *workstation)
{
  g_autoptr (GPtrArray) bodies = servers_bodies (workstation->servers, DIM_FACT_ENTRY_TIMES);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bodies->len; i++) {
    gsize length = 0;
    const char *body = g_bytes_get_data (bodies->pdata[i], &length);

    g_string_append_printf (text, "%s%.*s", i > 0 ? "\n" : "", (int) length, body);
  }
  return g_string_free (text, FALSE);
}

#define assert_sent(workstation, expected)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *sent = read_sent (workstation);                                               \
    g_assert_cmpstr (sent, ==, expected);                                                          \
  }                                                                                                \
  G_STMT_END

#define SENT                                                                                       \
  "{\"gemeente\":\"GM0363\",\"maand\":\"2026-11\","                                                \
  "\"aantallen\":{\"tot1\":2,\"tot2\":0,\"tot5\":1,\"tot10\":0,\"meer\":0}}"

static void
go_to_december (Workstation *workstation)
{
  dim_clock_advance (workstation->clock, 12 * G_TIME_SPAN_DAY);
}

static void
register_three (Workstation *workstation)
{
  workstation_register_measured (workstation, MINUTE_MS / 2);
  workstation_register_measured (workstation, 3 * MINUTE_MS);
  workstation_register_measured (workstation, MINUTE_MS);
}

/* Apart from the registrations, which went long before. */
static void
test_counts_go_when_the_month_is_over (Workstation *workstation, gconstpointer data)
{
  register_three (workstation);
  workstation_sync_well (workstation);
  assert_sent (workstation, "");
  go_to_december (workstation);
  workstation_sync_well (workstation); /* tells that the month is surely over */
  workstation_sync_well (workstation);
  assert_sent (workstation, SENT);
  g_assert_cmpuint (workstation_waiting (workstation), ==, 0);

  workstation_sync_well (workstation);
  assert_sent (workstation, SENT);
}

static void
test_what_was_not_measured_is_not_counted (Workstation *workstation, gconstpointer data)
{
  workstation_register_measured (workstation, 0);
  go_to_december (workstation);
  workstation_sync_well (workstation);
  workstation_sync_well (workstation);

  assert_sent (workstation, "");
}

static void
test_forgotten_counts_never_go (Workstation *workstation, gconstpointer data)
{
  register_three (workstation);
  workstation_call (workstation, dim_entry_times_forget, NULL);
  go_to_december (workstation);
  workstation_sync_well (workstation);
  workstation_sync_well (workstation);

  assert_sent (workstation, "");
}

/* A clock that is ahead does not end a month. */
static void
test_clock_alone_ends_no_month (Workstation *workstation, gconstpointer data)
{
  register_three (workstation);
  workstation_sync_well (workstation);
  servers_stop_collector (workstation->servers);
  go_to_december (workstation);
  g_assert_false (workstation_sync (workstation, NULL));

  g_assert_cmpuint (workstation_waiting (workstation), ==, 0);
}

static void
test_offline_counts_wait_and_arrive_once (Workstation *workstation, gconstpointer data)
{
  register_three (workstation);
  go_to_december (workstation);
  workstation_sync_well (workstation);
  workstation_restart (workstation);
  workstation_sync_well (workstation);

  assert_sent (workstation, SENT);
}

/* Nobody can mend a count: it does not come into the tray. */
static void
test_refused_counts_are_gone (Workstation *workstation, gconstpointer data)
{
  workstation->servers->refuses_entry_times = TRUE;
  register_three (workstation);
  go_to_december (workstation);
  workstation_sync_well (workstation);
  workstation_sync_well (workstation);

  g_assert_cmpuint (workstation_waiting (workstation), ==, 0);
  g_assert_cmpuint (workstation_refused (workstation), ==, 0);
}

static void
test_summary_of_the_feed_is_kept (Workstation *workstation, gconstpointer data)
{
  DimMonth told = { .area = "GM0363",
                    .month = NOVEMBER,
                    .position = 1,
                    .registered = 12,
                    .entry = { 12, DIM_ENTRY_TO_2 } };
  DimMonthsAsked asked = { .reference = workstation->reference };
  g_autoptr (GPtrArray) records = NULL;
  const DimMonthRecord *record = NULL;

  g_array_append_val (workstation->servers->months, told);
  workstation_sync_well (workstation);
  asked.municipalities = workstation->device->profile->municipalities;
  records = workstation_call (workstation, dim_months_load, &asked);
  record = g_ptr_array_index (records, 0);

  g_assert_cmpint (record->month.month, ==, NOVEMBER);
  g_assert_cmpuint (record->month.entry.total, ==, 12);
  g_assert_cmpuint (record->month.entry.median, ==, DIM_ENTRY_TO_2);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Workstation, NULL, workstation_set_up, function, workstation_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/entry-times/go-when-the-month-is-over", test_counts_go_when_the_month_is_over);
  ADD ("/entry-times/not-measured-is-not-counted", test_what_was_not_measured_is_not_counted);
  ADD ("/entry-times/forgotten-ones-never-go", test_forgotten_counts_never_go);
  ADD ("/entry-times/clock-alone-ends-no-month", test_clock_alone_ends_no_month);
  ADD ("/entry-times/arrive-once", test_offline_counts_wait_and_arrive_once);
  ADD ("/entry-times/refused-ones-are-gone", test_refused_counts_are_gone);
  ADD ("/entry-times/summary-of-the-feed-is-kept", test_summary_of_the_feed_is_kept);
  return g_test_run ();
}
