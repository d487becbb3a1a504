/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-clock.h"
#include "dim-quota.h"

static GArray *
two_years (gboolean is_first_destroyed)
{
  GArray *keys = g_array_new (FALSE, TRUE, sizeof (DimKeyEntry));
  const DimKeyEntry entries[] = {
    { "2026a", { 0 }, dim_day_new (2026, 1, 1), dim_day_new (2026, 12, 31), is_first_destroyed },
    { "2027a", { 0 }, dim_day_new (2027, 1, 1), dim_day_new (2027, 12, 31), FALSE },
  };

  g_array_append_vals (keys, entries, G_N_ELEMENTS (entries));
  return keys;
}

static void
test_border_months_lie_around_a_border (void)
{
  static const struct {
    const char *day;
    gboolean is_border;
  } cases[] = {
    { "2026-01-15", FALSE }, { "2026-11-30", FALSE }, { "2026-12-01", TRUE },
    { "2026-12-31", TRUE },  { "2027-01-01", TRUE },  { "2027-01-31", TRUE },
    { "2027-02-01", FALSE }, { "2027-12-15", FALSE },
  };
  g_autoptr (GArray) keys = two_years (FALSE);
  g_autoptr (GArray) destroyed = two_years (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    DimDay day = dim_day_from_text (cases[i].day);

    g_assert_cmpint (dim_quota_is_border_month (keys, day), ==, cases[i].is_border);
    g_assert_false (dim_quota_is_border_month (destroyed, day));
  }
}

static void
test_border_month_doubles_the_day_and_halves_the_year (void)
{
  const DimQuota quota = { 10, 20, 1000 };
  const DimQuotaUse use = { 10, 10, 10 };

  g_assert_cmpint (dim_quota_judge (&quota, &use, 1, FALSE), ==, DIM_QUOTA_DAY_IS_UP);
  g_assert_cmpint (dim_quota_judge (&quota, &use, 10, TRUE), ==, DIM_QUOTA_FREE);
  g_assert_cmpint (dim_quota_judge (&quota, &use, 11, TRUE), ==, DIM_QUOTA_DAY_IS_UP);
  g_assert_cmpuint (dim_quota_year_elements (5, TRUE), ==, 3);
  g_assert_cmpuint (dim_quota_year_elements (5, FALSE), ==, 5);
}

static void
test_each_limit_counts (void)
{
  const DimQuota quota = { 10, 20, 30 };

  g_assert_cmpint (dim_quota_judge (&quota, &(DimQuotaUse){ 9, 19, 29 }, 1, FALSE), ==,
                   DIM_QUOTA_FREE);
  g_assert_cmpint (dim_quota_judge (&quota, &(DimQuotaUse){ 10, 19, 29 }, 1, FALSE), ==,
                   DIM_QUOTA_DAY_IS_UP);
  g_assert_cmpint (dim_quota_judge (&quota, &(DimQuotaUse){ 9, 20, 29 }, 1, FALSE), ==,
                   DIM_QUOTA_YEAR_IS_UP);
  g_assert_cmpint (dim_quota_judge (&quota, &(DimQuotaUse){ 9, 19, 30 }, 1, FALSE), ==,
                   DIM_QUOTA_NATION_IS_UP);
  g_assert_cmpint (dim_quota_judge (&quota, &(DimQuotaUse){ G_MAXUINT, 0, 0 }, 1, FALSE), ==,
                   DIM_QUOTA_DAY_IS_UP);
}

static void
test_retry_after_ends_at_dutch_midnight (void)
{
  gint64 evening_s = 0;
  gint64 new_year_s = 0;

  g_assert_true (dim_time_from_text ("2026-11-02T22:00:00Z", &evening_s));
  g_assert_true (dim_time_from_text ("2026-12-31T23:00:00Z", &new_year_s));

  g_assert_cmpuint (dim_quota_retry_after_s (DIM_QUOTA_DAY_IS_UP, evening_s), ==, 3600);
  g_assert_cmpuint (dim_quota_retry_after_s (DIM_QUOTA_NATION_IS_UP, evening_s), ==, 3600);
  g_assert_cmpuint (dim_quota_retry_after_s (DIM_QUOTA_YEAR_IS_UP, evening_s), ==,
                    new_year_s - evening_s);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quota/border-months-lie-around-a-border",
                   test_border_months_lie_around_a_border);
  g_test_add_func ("/quota/border-month-doubles-the-day-and-halves-the-year",
                   test_border_month_doubles_the_day_and_halves_the_year);
  g_test_add_func ("/quota/each-limit-counts", test_each_limit_counts);
  g_test_add_func ("/quota/retry-after-ends-at-dutch-midnight",
                   test_retry_after_ends_at_dutch_midnight);
  return g_test_run ();
}
