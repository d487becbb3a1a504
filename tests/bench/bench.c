/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "bench.h"

#include <stdio.h>
#include <time.h>

void
bench_print (const BenchRow *row)
{
  char ratio[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (row->ratio > 0)
    g_ascii_formatd (ratio, sizeof ratio, "%.2f", row->ratio);
  /* Not g_print(), which spoils what the locale has no letters for. */
  printf ("| %s | %s | %s | %s | %s |\n", row->what, row->measured, row->beside, ratio,
          row->budget);
}

gint64
bench_cpu_time_us (void)
{
  struct timespec now;

  if (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now) != 0)
    g_error ("This machine has no clock of a thread");
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int
compare_times_cb (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

gint64
bench_quantile (GArray *times_us, gdouble part)
{
  g_assert (times_us->len > 0);
  g_array_sort (times_us, compare_times_cb);
  return g_array_index (times_us, gint64, (guint) (part * (times_us->len - 1)));
}
