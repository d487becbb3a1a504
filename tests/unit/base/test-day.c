/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-clock.h"

static void
test_day_survives_its_text (void)
{
  char buffer[DIM_DAY_TEXT_LEN];

  for (DimDay day = dim_day_new (1999, 12, 1); day < dim_day_new (2101, 1, 1); day++)
    g_assert_cmpint (dim_day_from_text (dim_day_to_text (day, buffer)), ==, day);
}

static void
test_only_days_that_exist (void)
{
  static const char *const wrong[] = { "",           "2026-02-29", "2026-2-28",   "2026-13-01",
                                       "2026-00-10", "20261103",   "2026-11-031", "1899-12-31",
                                       "2200-01-01", "2026/11/03", "2O26-11-03" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (dim_day_from_text (wrong[i]), ==, DIM_DAY_NONE);
  g_assert_cmpint (dim_day_new (2024, 2, 29), !=, DIM_DAY_NONE);
}

static void
test_weekday_is_iso (void)
{
  g_assert_cmpint (dim_day_weekday (dim_day_new (2026, 11, 3)), ==, 2);
  g_assert_cmpint (dim_day_weekday (dim_day_new (1970, 1, 4)), ==, 7);
  g_assert_cmpint (dim_day_weekday (dim_day_new (1969, 12, 31)), ==, 3);
}

static void
test_today_is_the_dutch_day (void)
{
  gint64 late_evening_s = 0;
  g_autoptr (DimClock) clock = NULL;

  g_assert_true (dim_time_from_text ("2026-11-02T23:30:00Z", &late_evening_s));
  clock = dim_clock_new_manual (late_evening_s * G_USEC_PER_SEC);
  g_assert_cmpint (dim_clock_today (clock), ==, dim_day_new (2026, 11, 3));
  dim_clock_advance (clock, -G_TIME_SPAN_HOUR);
  g_assert_cmpint (dim_clock_today (clock), ==, dim_day_new (2026, 11, 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/survives-its-text", test_day_survives_its_text);
  g_test_add_func ("/day/only-days-that-exist", test_only_days_that_exist);
  g_test_add_func ("/day/weekday-is-iso", test_weekday_is_iso);
  g_test_add_func ("/clock/today-is-the-dutch-day", test_today_is_the_dutch_day);
  return g_test_run ();
}
