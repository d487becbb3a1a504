/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "chart-fixture.h"

#include <string.h>

/* Where things stand, and what is said of them. Sentences are English here, without a catalogue. */

#define WIDE 600
#define HIGH 300

static const guint year[12] = { 3, 5, 9, 4, 1, 2, 6, 7, 2, 3, 4, 5 };
static const guint year_before[12] = { 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 30 };

static DimChart *
make_course (void)
{
  g_autoptr (DimTable) table = chart_months (year, G_N_ELEMENTS (year), 0);
  g_autoptr (DimTable) before = chart_months (year_before, G_N_ELEMENTS (year_before), 1);

  return chart_of (DIM_CHART_COURSE, table, NULL, before);
}

static const DimChartText *
text_at (const DimChartPlan *plan, guint index)
{
  return &g_array_index (plan->texts, DimChartText, index);
}

static const DimChartText *
find_text (const DimChartPlan *plan, const char *text)
{
  for (guint i = 0; i < plan->texts->len; i++)
    if (strcmp (text_at (plan, i)->text, text) == 0)
      return text_at (plan, i);
  return NULL;
}

static gboolean
overlap (const DimChartText *one, const DimChartText *other)
{
  const double least = 0.01;

  return one->x + least < other->x + other->width && other->x + least < one->x + one->width &&
         one->y + least < other->y + other->height && other->y + least < one->y + one->height;
}

/* No text leaves the chart or stands on another. */
static void
assert_legible (const DimChartPlan *plan)
{
  for (guint i = 0; i < plan->texts->len; i++) {
    const DimChartText *text = text_at (plan, i);

    g_assert_cmpfloat (text->x, >=, -0.01);
    g_assert_cmpfloat (text->y, >=, -0.01);
    g_assert_cmpfloat (text->x + text->width, <=, plan->width + 0.01);
    g_assert_cmpfloat (text->y + text->height, <=, plan->height + 0.01);
    for (guint j = 0; j < i; j++)
      if (overlap (text, text_at (plan, j)))
        g_error ("\"%s\" stands on \"%s\"", text->text, text_at (plan, j)->text);
  }
}

static void
test_ticks_are_nice_numbers (void)
{
  static const struct {
    guint highest, at_most, step;
  } cases[] = { { 0, 5, 1 },    { 1, 5, 1 },     { 5, 5, 1 },          { 6, 5, 2 },
                { 11, 5, 5 },   { 30, 5, 10 },   { 30, 1, 50 },        { 99, 5, 20 },
                { 101, 5, 50 }, { 501, 5, 200 }, { 500000, 5, 100000 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (dim_chart_step (cases[i].highest, cases[i].at_most), ==, cases[i].step);
  g_assert_cmpuint (dim_chart_step (G_MAXUINT, 5), ==, 1000000000);
}

static void
test_labels_stand_clear_of_each_other (void)
{
  g_autoptr (DimChart) chart = make_course ();

  for (guint width = 60; width <= 900; width += 30)
    for (guint height = 40; height <= 400; height += 40) {
      g_autoptr (DimChartPlan) plan = chart_plan (chart, width, height);

      assert_legible (plan);
    }
}

static void
test_lines_are_named_beside_their_end (void)
{
  g_autoptr (DimChart) chart = make_course ();
  g_autoptr (DimChartPlan) plan = chart_plan (chart, WIDE, HIGH);
  const DimChartText *own = find_text (plan, "2026");
  const DimChartText *before = find_text (plan, "2025");

  g_assert_nonnull (own);
  g_assert_nonnull (before);
  g_assert_true (own->is_bold);
  g_assert_cmpfloat (before->y, <, own->y); /* 30 is above 5 */
}

static void
test_months_without_cases_are_nothing (void)
{
  static const guint figures[3] = { 4, 0, 2 };
  g_autoptr (DimTable) table = chart_months (figures, G_N_ELEMENTS (figures), 0);
  g_autoptr (DimChart) chart = chart_of (DIM_CHART_COURSE, table, NULL, NULL);

  g_assert_cmpuint (dim_chart_series (chart, 0)->points->len, ==, 3);
  g_assert_cmpuint (dim_chart_point (chart, 0, 1)->value, ==, 0);
  g_assert_false (dim_chart_point (chart, 0, 1)->is_hidden);
}

static void
test_hidden_month_is_a_gap_with_a_mark (void)
{
  DimTableStatus status[13] = { [3] = DIM_TABLE_HIDDEN };
  g_autoptr (DimTable) table = chart_months (year, G_N_ELEMENTS (year), 0);
  g_autoptr (DimChart) chart = chart_of (DIM_CHART_COURSE, table, status, NULL);
  g_autoptr (DimChartPlan) plan = chart_plan (chart, WIDE, HIGH);
  g_autofree char *point = dim_chart_say_point (chart, 0, 3);
  g_autofree char *figures = dim_chart_figures (chart);
  guint lines = 0;

  for (guint i = 0; i < plan->lines->len; i++)
    lines += g_array_index (plan->lines, DimChartLine, i).ink == DIM_CHART_INK_MAIN ? 1 : 0;
  g_assert_cmpuint (lines, ==, 2);
  g_assert_nonnull (find_text (plan, DIM_CHART_HIDDEN_MARK));
  g_assert_nonnull (find_text (plan, ". = not shown"));
  g_assert_nonnull (strstr (point, ": not shown"));
  g_assert_nonnull (strstr (figures, "\t.\n"));
  g_assert_cmpuint (dim_chart_point (chart, 0, 3)->value, ==, 0);
}

static void
test_month_alone_is_a_dot (void)
{
  static const guint figures[1] = { 4 };
  g_autoptr (DimTable) table = chart_months (figures, 1, 0);
  g_autoptr (DimChart) chart = chart_of (DIM_CHART_COURSE, table, NULL, NULL);
  g_autoptr (DimChartPlan) plan = chart_plan (chart, WIDE, HIGH);
  const DimChartSpot *spot = dim_chart_plan_find (plan, 0, 0);

  g_assert_cmpuint (plan->boxes->len, ==, 1);
  g_assert_nonnull (spot);
  g_assert_true (dim_chart_plan_nearest (plan, 0, 0) == spot);
  assert_legible (plan);
}

static void
test_nothing_is_said_to_be_nothing (void)
{
  g_autoptr (DimTable) table = chart_table (DIM_DIMENSION_FORM, 12, NULL, NULL, 0);
  g_autoptr (DimChart) chart = chart_of (DIM_CHART_BARS, table, NULL, NULL);
  g_autoptr (DimChartPlan) plan = chart_plan (chart, WIDE, HIGH);
  g_autofree char *about = dim_chart_describe (chart);

  g_assert_cmpuint (plan->spots->len, ==, 0);
  g_assert_nonnull (find_text (plan, "There is nothing to draw for this choice."));
  g_assert_true (g_str_has_suffix (about, "There is nothing to draw for this choice."));
}

static void
test_all_zero_lies_on_the_ground (void)
{
  static const guint figures[12] = { 0 };
  g_autoptr (DimTable) table = chart_months (figures, G_N_ELEMENTS (figures), 0);
  g_autoptr (DimChart) chart = chart_of (DIM_CHART_COURSE, table, NULL, NULL);
  g_autoptr (DimChartPlan) plan = chart_plan (chart, WIDE, HIGH);

  g_assert_cmpuint (plan->top, ==, 1);
  g_assert_cmpuint (plan->spots->len, ==, 12);
  assert_legible (plan);
}

static void
test_months_to_come_have_no_point (void)
{
  g_autoptr (DimTable) table = chart_months (year, G_N_ELEMENTS (year), 0);
  g_autoptr (DimTable) before = chart_months (year_before, G_N_ELEMENTS (year_before), 1);
  DimChartSource source = { .table = table, .before = before, .until_month = CHART_JANUARY + 3 };
  g_autoptr (DimChart) chart =
    dim_chart_new (DIM_CHART_COURSE, &source, chart_book (), chart_municipalities ());
  g_autofree char *about = dim_chart_describe (chart);

  g_assert_cmpuint (dim_chart_series (chart, 0)->points->len, ==, 3);
  g_assert_cmpuint (dim_chart_series (chart, 1)->points->len, ==, 12);
  /* The same three months are compared: 17 and 6. */
  g_assert_nonnull (strstr (about, "A year before: 6, now 11 more."));
}

static void
test_words_name_highest_lowest_and_change (void)
{
  g_autoptr (DimChart) chart = make_course ();
  g_autofree char *about = dim_chart_describe (chart);
  g_autofree char *point = dim_chart_say_point (chart, 0, 2);

  g_assert_nonnull (strstr (about, "51 in all."));
  g_assert_nonnull (strstr (about, "2026 (9). Lowest: "));
  g_assert_nonnull (strstr (about, "2026 (1)."));
  g_assert_nonnull (strstr (about, "A year before: 52, now 1 fewer."));
  g_assert_true (g_str_has_suffix (point, "2026: 9 (a year before: 2)"));
}

static void
test_highest_bars_stay_where_not_all_find_place (void)
{
  static const char *const keys[] = { "a", "b", "c", "d", "e", "f", "g", "h", "i", "j" };
  static const guint figures[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
  g_autoptr (DimTable) table =
    chart_table (DIM_DIMENSION_PROVINCE, 12, keys, figures, G_N_ELEMENTS (keys));
  g_autoptr (DimChart) chart = chart_of (DIM_CHART_BARS, table, NULL, NULL);
  g_autoptr (DimChartPlan) plan = chart_plan (chart, WIDE, 110);

  g_assert_cmpuint (plan->spots->len, >, 1);
  g_assert_cmpuint (plan->spots->len, <, G_N_ELEMENTS (keys));
  g_assert_nonnull (find_text (plan, "j"));
  g_assert_null (find_text (plan, "a"));
  assert_legible (plan);
}

static void
test_long_labels_leave_room_for_bars (void)
{
  g_autofree char *name = g_strnfill (300, 'x');
  const char *const keys[] = { name, "kort" };
  static const guint figures[] = { 9, 3 };
  g_autoptr (DimTable) table =
    chart_table (DIM_DIMENSION_PROVINCE, 12, keys, figures, G_N_ELEMENTS (keys));
  g_autoptr (DimChart) chart = chart_of (DIM_CHART_BARS, table, NULL, NULL);
  g_autoptr (DimChartPlan) plan = chart_plan (chart, WIDE, HIGH);
  const DimChartBox *longest = &g_array_index (plan->boxes, DimChartBox, 0);
  const DimChartBox *third = &g_array_index (plan->boxes, DimChartBox, 1);

  assert_legible (plan);
  g_assert_cmpfloat (longest->width, >, WIDE / 3.0);
  g_assert_cmpfloat_with_epsilon (third->width * 3, longest->width, 0.01);
}

static void
test_every_province_has_a_tile (void)
{
  static const char *const provinces[] = { "Zeeland", DIM_TALLY_UNCLASSED };
  g_autoptr (DimTable) table = chart_provinces (provinces, G_N_ELEMENTS (provinces), 2);
  g_autoptr (DimChart) chart = chart_of (DIM_CHART_MAP, table, NULL, NULL);

  g_assert_cmpuint (chart->series->len, ==, DIM_CHART_TILES);
  g_assert_nonnull (chart->elsewhere);
  for (guint i = 0; i < DIM_CHART_TILES; i++) {
    const DimChartSeries *tile = dim_chart_series (chart, i);

    g_assert_cmpuint (tile->points->len, ==, 12);
    g_assert_cmpuint (tile->total, ==, strcmp (tile->label, "Zeeland") == 0 ? 24 : 0);
  }
  for (guint width = 200; width <= 800; width += 100) {
    g_autoptr (DimChartPlan) plan = chart_plan (chart, width, HIGH);

    assert_legible (plan);
    g_assert_cmpuint (plan->spots->len, ==, (guint64) DIM_CHART_TILES * 12);
  }
}

static void
test_table_of_other_dimensions_has_no_course (void)
{
  static const char *const keys[] = { "look-alike" };
  static const guint figures[] = { 9 };
  g_autoptr (DimTable) table = chart_table (DIM_DIMENSION_FORM, 12, keys, figures, 1);

  g_assert_null (chart_of (DIM_CHART_COURSE, table, NULL, NULL));
  g_assert_null (chart_of (DIM_CHART_MAP, table, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/ticks-are-nice-numbers", test_ticks_are_nice_numbers);
  g_test_add_func ("/chart/labels-stand-clear-of-each-other",
                   test_labels_stand_clear_of_each_other);
  g_test_add_func ("/chart/lines-are-named-beside-their-end",
                   test_lines_are_named_beside_their_end);
  g_test_add_func ("/chart/months-without-cases-are-nothing",
                   test_months_without_cases_are_nothing);
  g_test_add_func ("/chart/hidden-month-is-a-gap-with-a-mark",
                   test_hidden_month_is_a_gap_with_a_mark);
  g_test_add_func ("/chart/month-alone-is-a-dot", test_month_alone_is_a_dot);
  g_test_add_func ("/chart/nothing-is-said-to-be-nothing", test_nothing_is_said_to_be_nothing);
  g_test_add_func ("/chart/all-zero-lies-on-the-ground", test_all_zero_lies_on_the_ground);
  g_test_add_func ("/chart/months-to-come-have-no-point", test_months_to_come_have_no_point);
  g_test_add_func ("/chart/words-name-highest-lowest-and-change",
                   test_words_name_highest_lowest_and_change);
  g_test_add_func ("/chart/highest-bars-stay-where-not-all-find-place",
                   test_highest_bars_stay_where_not_all_find_place);
  g_test_add_func ("/chart/long-labels-leave-room-for-bars", test_long_labels_leave_room_for_bars);
  g_test_add_func ("/chart/every-province-has-a-tile", test_every_province_has_a_tile);
  g_test_add_func ("/chart/table-of-other-dimensions-has-no-course",
                   test_table_of_other_dimensions_has_no_course);
  return g_test_run ();
}
