/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-clock.h"

static void
test_time_survives_its_text (void)
{
  static const char *const texts[] = { "1970-01-01T00:00:00Z", "2026-11-03T13:32:05Z",
                                       "2024-02-29T23:59:59Z", "1969-12-31T23:59:59Z" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *again = NULL;
    gint64 unix_s = 0;

    g_assert_true (dim_time_from_text (texts[i], &unix_s));
    again = dim_time_to_text (unix_s);
    g_assert_cmpstr (again, ==, texts[i]);
  }
}

static void
test_offsets_and_fractions_are_read (void)
{
  static const char *const same[] = { "2026-11-03T14:32:05+01:00", "2026-11-03T08:32:05-05:00",
                                      "2026-11-03T13:32:05.999Z", "2026-11-03T13:32:05+00:00" };
  gint64 expected = 0;

  g_assert_true (dim_time_from_text ("2026-11-03T13:32:05Z", &expected));
  g_assert_cmpint (expected, ==, 1793712725);
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++) {
    gint64 unix_s = 0;

    g_assert_true (dim_time_from_text (same[i], &unix_s));
    g_assert_cmpint (unix_s, ==, expected);
  }
}

static void
test_only_rfc_3339_is_a_time (void)
{
  static const char *const wrong[] = {
    "",
    "2026-11-03",
    "2026-11-03T13:32Z",
    "2026-11-03T13:32:05",
    "2026-11-03 13:32:05Z",
    "20261103T133205Z",
    "2026-W45-2T13:32:05Z",
    "2026-307T13:32:05Z",
    "2026-11-03T13:32:05,5Z",
    "2026-11-03T13:32:05.Z",
    "2026-11-03T13:32:05+01",
    "2026-11-03T13:32:05+0100",
    "2026-11-03T13:32:05Zx",
    "2026-11-03T13:32:05+01:000",
    "2026-02-29T13:32:05Z",
    "2026-11-03T24:32:05Z",
    "2026-11-03T13:60:05Z",
    "0526-11-03T13:32:05Z",
    "1900-01-01T00:59:59+01:00",
    "2199-12-31T23:59:59-01:00",
    " 2026-11-03T13:32:05Z",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    gint64 unix_s = 99;

    g_test_message ("%s", wrong[i]);
    g_assert_false (dim_time_from_text (wrong[i], &unix_s));
    g_assert_cmpint (unix_s, ==, 99);
  }
}

static void
test_manual_clock_stands_until_moved (void)
{
  g_autoptr (DimClock) clock = dim_clock_new_manual (1500000);

  g_assert_cmpint (dim_clock_now_us (clock), ==, 1500000);
  g_assert_cmpint (dim_clock_now_ms (clock), ==, 1500);
  g_assert_cmpint (dim_clock_now_s (clock), ==, 1);
  dim_clock_advance (clock, 500000);
  g_assert_cmpint (dim_clock_now_us (clock), ==, 2000000);
  dim_clock_set (clock, 7);
  g_assert_cmpint (dim_clock_now_us (clock), ==, 7);
}

static void
test_system_clock_is_that_of_the_machine (void)
{
  gint64 before_us = g_get_real_time ();
  gint64 now_us = dim_clock_now_us (dim_clock_system ());

  g_assert_cmpint (now_us, >=, before_us);
  g_assert_cmpint (now_us, <=, g_get_real_time ());
}

/* Also where the clock goes an hour ahead or back that day. */
static void
test_day_starts_at_midnight_in_the_netherlands (void)
{
  static const struct {
    const char *day;
    const char *start;
  } rows[] = {
    { "2026-11-03", "2026-11-02T23:00:00Z" },
    { "2026-07-01", "2026-06-30T22:00:00Z" },
    { "2026-03-29", "2026-03-28T23:00:00Z" },
    { "2026-10-25", "2026-10-24T22:00:00Z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    DimDay day = dim_day_from_text (rows[i].day);
    gint64 start_s = dim_day_start_s (day);
    g_autofree char *start = dim_time_to_text (start_s);

    g_assert_cmpstr (start, ==, rows[i].start);
    g_assert_cmpint (dim_day_from_unix (start_s), ==, day);
    g_assert_cmpint (dim_day_from_unix (start_s - 1), ==, day - 1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/time-survives-its-text", test_time_survives_its_text);
  g_test_add_func ("/clock/offsets-and-fractions-are-read", test_offsets_and_fractions_are_read);
  g_test_add_func ("/clock/only-rfc-3339-is-a-time", test_only_rfc_3339_is_a_time);
  g_test_add_func ("/clock/manual-clock-stands-until-moved", test_manual_clock_stands_until_moved);
  g_test_add_func ("/clock/day-starts-at-midnight-in-the-netherlands",
                   test_day_starts_at_midnight_in_the_netherlands);
  g_test_add_func ("/clock/system-clock-is-that-of-the-machine",
                   test_system_clock_is_that_of_the_machine);
  return g_test_run ();
}
