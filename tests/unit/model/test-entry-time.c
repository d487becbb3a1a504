/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-entry-time.h"

#define MINUTE_MS ((gint64) 60000)

static void
test_class_by_minutes (void)
{
  static const struct {
    gint64 active_ms;
    const char *class;
  } rows[] = {
    { 0, "tot1" },
    { MINUTE_MS, "tot1" },
    { MINUTE_MS + 1, "tot2" },
    { 2 * MINUTE_MS, "tot2" },
    { 2 * MINUTE_MS + 1, "tot5" },
    { 5 * MINUTE_MS, "tot5" },
    { 5 * MINUTE_MS + 1, "tot10" },
    { 10 * MINUTE_MS, "tot10" },
    { 10 * MINUTE_MS + 1, "meer" },
    { G_MAXINT64, "meer" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (dim_entry_class_name (dim_entry_class_of (rows[i].active_ms)), ==,
                     rows[i].class);
}

static void
test_names_are_read_back (void)
{
  DimEntryClass class = DIM_ENTRY_TO_1;

  for (guint i = 0; i < DIM_N_ENTRY_CLASSES; i++) {
    g_assert_true (dim_entry_class_from_name (dim_entry_class_name ((DimEntryClass) i), &class));
    g_assert_cmpuint (class, ==, i);
  }
  g_assert_false (dim_entry_class_from_name ("tot3", &class));
}

static void
test_clock_stands_while_nobody_is_there (void)
{
  static const struct {
    gint64 before_ms;
    gint64 now_ms;
    gint64 active_ms;
  } rows[] = {
    { 0, 5000, 0 },         /* the first sign of a hand */
    { 1000, 1500, 500 },    /* typing */
    { 1000, 31000, 30000 }, /* looking at a document */
    { 1000, 31001, 0 },     /* the telephone */
    { 1000, 900, 0 },       /* a clock that went back */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (dim_entry_active_ms (rows[i].before_ms, rows[i].now_ms), ==,
                     rows[i].active_ms);
}

static void
test_median_of_five_or_more (void)
{
  static const struct {
    DimEntryTimes times;
    guint total;
    DimEntryClass median;
  } rows[] = {
    { { .counts = { 0 } }, 0, DIM_ENTRY_TO_1 },
    { { .counts = { 4 } }, 0, DIM_ENTRY_TO_1 },
    { { .counts = { 5 } }, 5, DIM_ENTRY_TO_1 },
    { { .counts = { 2, 1, 2 } }, 5, DIM_ENTRY_TO_2 },
    { { .counts = { 3, 0, 0, 0, 3 } }, 6, DIM_ENTRY_TO_1 },
    { { .counts = { 2, 0, 0, 0, 3 } }, 5, DIM_ENTRY_MORE },
    { { .counts = { 0, 0, 0, 0, 9 } }, 9, DIM_ENTRY_MORE },
    { { .counts = { 10, 20, 30, 20, 10 } }, 90, DIM_ENTRY_TO_5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    DimEntrySummary summary = dim_entry_times_summarise (&rows[i].times);

    g_assert_cmpuint (summary.total, ==, rows[i].total);
    g_assert_cmpuint (summary.median, ==, rows[i].median);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entry-time/class-by-minutes", test_class_by_minutes);
  g_test_add_func ("/entry-time/names-are-read-back", test_names_are_read_back);
  g_test_add_func ("/entry-time/clock-stands-while-nobody-is-there",
                   test_clock_stands_while_nobody_is_there);
  g_test_add_func ("/entry-time/median-of-five-or-more", test_median_of_five_or_more);
  return g_test_run ();
}
