/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* What a bench measured, printed as a row of a Markdown table, which build-aux/bench gathers:
 * | what | measured | beside | ratio | budget |. Prints only; no clock fails a run. */
typedef struct {
  const char *what;
  const char *measured; /* with its unit */
  const char *beside;   /* what it was measured against in this run, with its figure; or "" */
  gdouble ratio;        /* of the two; 0: none */
  const char *budget;   /* "≤ 1.15"; or "" */
} BenchRow;
void bench_print (const BenchRow *row);

/* CPU time of this thread, so that other programs do not count. */
gint64 bench_cpu_time_us (void);

/* The @part of @times_us (gint64) that is not slower: 0.5 gives the median. Sorts it. */
gint64 bench_quantile (GArray *times_us, gdouble part);
