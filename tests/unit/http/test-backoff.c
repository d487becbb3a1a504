/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-backoff.h"

static void
test_doubles_to_fifteen_minutes (void)
{
  static const guint expected_ms[] = { 2000,   4000,   8000,   16000,  32000,  64000,
                                       128000, 256000, 512000, 900000, 900000, 900000 };
  DimBackoff backoff = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (expected_ms); i++)
    g_assert_cmpuint (dim_backoff_next_ms (&backoff, G_MAXUINT32, 0), ==, expected_ms[i]);
}

static void
test_jitter_is_full (void)
{
  DimBackoff backoff = { 3 };

  g_assert_cmpuint (dim_backoff_next_ms (&backoff, 0, 0), ==, 0);
  backoff.failures = 3;
  g_assert_cmpuint (dim_backoff_next_ms (&backoff, G_MAXUINT32 / 2, 0), ==, 7999);
}

static void
test_waits_at_least_what_the_server_asked (void)
{
  DimBackoff backoff = { 0 };

  g_assert_cmpuint (dim_backoff_next_ms (&backoff, 0, 60), ==, 60000);
  g_assert_cmpuint (dim_backoff_next_ms (&backoff, G_MAXUINT32, 60), ==, 64000);
  g_assert_cmpuint (dim_backoff_next_ms (&backoff, 0, G_MAXUINT), ==, G_MAXUINT);
}

static void
test_success_starts_anew (void)
{
  DimBackoff backoff = { 40 };

  dim_backoff_reset (&backoff);

  g_assert_cmpuint (dim_backoff_next_ms (&backoff, G_MAXUINT32, 0), ==, 2000);
}

static void
test_never_gives_up (void)
{
  DimBackoff backoff = { G_MAXUINT };

  g_assert_cmpuint (dim_backoff_next_ms (&backoff, G_MAXUINT32, 0), ==, 900000);
  g_assert_cmpuint (backoff.failures, ==, G_MAXUINT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backoff/doubles-to-fifteen-minutes", test_doubles_to_fifteen_minutes);
  g_test_add_func ("/backoff/jitter-is-full", test_jitter_is_full);
  g_test_add_func ("/backoff/waits-at-least-what-the-server-asked",
                   test_waits_at_least_what_the_server_asked);
  g_test_add_func ("/backoff/success-starts-anew", test_success_starts_anew);
  g_test_add_func ("/backoff/never-gives-up", test_never_gives_up);
  return g_test_run ();
}
