/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-pace.h"
#include "dim-limits.h"

#define NOW_US G_GINT64_CONSTANT (1000000000)

static guint
admit_many (DimHttpPace *pace, const char *keyid, gint64 now_us, guint tries)
{
  guint admitted = 0;

  for (guint i = 0; i < tries; i++)
    if (dim_http_pace_admit (pace, keyid, now_us))
      admitted++;
  return admitted;
}

static void
test_burst_is_the_limit (void)
{
  g_autoptr (DimHttpPace) pace =
    dim_http_pace_new (DIM_LIMIT_DEVICE_BURST, DIM_LIMIT_DEVICE_A_MINUTE);

  g_assert_cmpuint (admit_many (pace, "a", NOW_US, DIM_LIMIT_DEVICE_BURST), ==,
                    DIM_LIMIT_DEVICE_BURST);
  g_assert_false (dim_http_pace_admit (pace, "a", NOW_US));
}

static void
test_a_minute_gives_what_it_should (void)
{
  g_autoptr (DimHttpPace) pace = dim_http_pace_new (10, 5);

  g_assert_cmpuint (admit_many (pace, "a", NOW_US, 100), ==, 10);
  g_assert_cmpuint (admit_many (pace, "a", NOW_US + G_TIME_SPAN_MINUTE, 100), ==, 5);
  g_assert_cmpuint (admit_many (pace, "a", NOW_US + 2 * G_TIME_SPAN_MINUTE, 100), ==, 5);
  g_assert_cmpuint (admit_many (pace, "a", NOW_US + G_TIME_SPAN_DAY, 100), ==, 10);
}

static void
test_each_device_has_its_own (void)
{
  g_autoptr (DimHttpPace) pace = dim_http_pace_new (3, 1);

  g_assert_cmpuint (admit_many (pace, "a", NOW_US, 100), ==, 3);
  g_assert_cmpuint (admit_many (pace, "b", NOW_US, 100), ==, 3);
}

static void
test_asking_is_not_doing (void)
{
  g_autoptr (DimHttpPace) pace = dim_http_pace_new (1, 1);

  for (int i = 0; i < 3; i++)
    g_assert_true (dim_http_pace_may (pace, "a", NOW_US));
  g_assert_true (dim_http_pace_admit (pace, "a", NOW_US));
  g_assert_false (dim_http_pace_may (pace, "a", NOW_US));
  dim_http_pace_forget (pace, NOW_US + G_TIME_SPAN_MINUTE - 1);
  g_assert_false (dim_http_pace_may (pace, "a", NOW_US));
  dim_http_pace_forget (pace, NOW_US + G_TIME_SPAN_MINUTE);
  g_assert_true (dim_http_pace_may (pace, "a", NOW_US));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http-pace/burst-is-the-limit", test_burst_is_the_limit);
  g_test_add_func ("/http-pace/a-minute-gives-what-it-should", test_a_minute_gives_what_it_should);
  g_test_add_func ("/http-pace/each-device-has-its-own", test_each_device_has_its_own);
  g_test_add_func ("/http-pace/asking-is-not-doing", test_asking_is_not_doing);
  return g_test_run ();
}
