/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-chart-planner.h"
#include "dim-words.h"

#define MAIN_WEIGHT   2.4
#define BEFORE_WEIGHT 1.4
#define GRID_WEIGHT   0.8
#define TICKS_MAX     5
#define TICK_LINES    2.0 /* lines of text from one tick to the next, at least */
#define LABEL_SHARE   0.3 /* of the width, at most, for labels beside the lines */

/* A line with its name, beside its end. */
typedef struct {
  guint series;
  double x, y; /* the middle of its left side */
} EndLabel;

static const DimChartStroke strokes[] = {
  { 0, DIM_CHART_INK_MAIN, MAIN_WEIGHT, FALSE },
  { 1, DIM_CHART_INK_BEFORE, BEFORE_WEIGHT, TRUE },
};

static void
choose_ticks (DimChartPlanner *planner, double height)
{
  guint highest = MAX (dim_chart_highest (planner->chart), 1);
  guint at_most =
    (guint) CLAMP (height / (dim_chart_line_height (planner) * TICK_LINES), 1, TICKS_MAX);
  guint step = dim_chart_step (highest, at_most);

  planner->plan->step = step;
  planner->plan->top = (highest + step - 1) / step * step;
}

static double
width_of_ticks (DimChartPlanner *planner)
{
  g_autofree char *number = dim_words_number (planner->plan->top);

  return dim_chart_text_width (planner, number, FALSE);
}

static double
width_of_labels (DimChartPlanner *planner)
{
  double widest = 0;

  for (guint i = 0; i < planner->chart->series->len; i++)
    widest =
      MAX (widest,
           dim_chart_text_width (planner, dim_chart_series (planner->chart, i)->label, i == 0));
  return MIN (widest, planner->plan->width * LABEL_SHARE);
}

static void
put_ticks (DimChartPlanner *planner, const DimChartArea *area, double label_width)
{
  const DimChartPlan *plan = planner->plan;
  DimChartStroke grid = { 0, DIM_CHART_INK_GRID, GRID_WEIGHT, FALSE };
  gboolean has_room = area->height >= dim_chart_line_height (planner);

  for (guint value = 0; value <= plan->top; value += plan->step) {
    g_autofree char *number = dim_words_number (value);
    double y = area->y + area->height * (1 - (double) value / plan->top);
    double width = dim_chart_text_width (planner, number, FALSE);
    DimChartArea place = { area->x - dim_chart_gap (planner) - width,
                           y - dim_chart_line_height (planner) / 2, MIN (width, label_width), 0 };
    DimChartCorner corners[] = { { area->x, y }, { area->x + area->width, y } };

    dim_chart_put_line (planner, corners, G_N_ELEMENTS (corners), &grid);
    if (has_room)
      dim_chart_put_text (planner, number, &place, FALSE, DIM_CHART_INK_NOTE);
  }
}

/* Every month, or every so many that none touches the next; below the figure of the
 * ground, which may stand beside it. */
static void
put_axis (DimChartPlanner *planner, const DimChartArea *area)
{
  const GPtrArray *axis = planner->chart->axis;
  double slot = area->width / axis->len;
  double widest = 0, end = 0;
  guint each = 1;

  for (guint i = 0; i < axis->len; i++)
    widest = MAX (widest, dim_chart_text_width (planner, axis->pdata[i], FALSE));
  while (each < axis->len && slot * each < widest + dim_chart_gap (planner))
    each++;
  for (guint i = 0; i < axis->len; i += each) {
    double width = dim_chart_text_width (planner, axis->pdata[i], FALSE);
    double x =
      CLAMP (area->x + slot * (i + 0.5) - width / 2, 0, MAX (planner->plan->width - width, 0));
    DimChartArea place = { x, area->y + area->height + dim_chart_line_height (planner) / 2,
                           planner->plan->width, 0 };

    if (x >= end)
      end = dim_chart_put_text (planner, axis->pdata[i], &place, FALSE, DIM_CHART_INK_NOTE) +
            dim_chart_gap (planner) / 2;
  }
}

/* FALSE: nothing of the series is shown, so nothing is there to be named. */
static gboolean
find_end (DimChartPlanner *planner, const DimChartArea *area, guint series, EndLabel *out)
{
  const DimChart *chart = planner->chart;

  for (guint i = dim_chart_series (chart, series)->points->len; i > 0; i--) {
    const DimChartPoint *point = dim_chart_point (chart, series, i - 1);

    if (point->is_hidden)
      continue;
    out->series = series;
    out->x = area->x + area->width + dim_chart_gap (planner);
    out->y = area->y + area->height * (1 - (double) point->value / planner->plan->top);
    return TRUE;
  }
  return FALSE;
}

/* Two names that would stand on each other give way, up and down alike, within @area. */
static void
part (EndLabel *one, EndLabel *other, const DimChartArea *area, double height)
{
  EndLabel *upper = one->y <= other->y ? one : other;
  EndLabel *lower = upper == one ? other : one;
  double middle = (upper->y + lower->y) / 2;
  double bottom = area->y + area->height;

  if (lower->y - upper->y >= height)
    return;
  middle = MAX (MIN (middle, bottom - height / 2), area->y + height / 2);
  upper->y = middle - height / 2;
  lower->y = middle + height / 2;
}

static void
put_names (DimChartPlanner *planner, const DimChartArea *area, double room)
{
  EndLabel ends[G_N_ELEMENTS (strokes)];
  guint count = 0;
  double height = dim_chart_line_height (planner);

  for (guint i = 0; i < planner->chart->series->len; i++)
    count += find_end (planner, area, i, &ends[count]) ? 1 : 0;
  if (area->height < height)
    count = MIN (count, 1);
  if (count == G_N_ELEMENTS (ends))
    part (&ends[0], &ends[1], area, height);
  for (guint i = 0; i < count; i++) {
    DimChartArea place = { ends[i].x, ends[i].y - height / 2,
                           MIN (room, planner->plan->width - ends[i].x), 0 };

    dim_chart_put_text (planner, dim_chart_series (planner->chart, ends[i].series)->label, &place,
                        ends[i].series == 0,
                        ends[i].series == 0 ? DIM_CHART_INK_MAIN : DIM_CHART_INK_NOTE);
  }
}

void
dim_chart_plan_course (DimChartPlanner *planner, const DimChartArea *area)
{
  double line = dim_chart_line_height (planner);
  double gap = dim_chart_gap (planner);
  DimChartArea plot = { 0, area->y + line / 2, 1, MAX (area->height - line * 2, 1) };
  double names = width_of_labels (planner);
  double ticks;

  choose_ticks (planner, plot.height);
  ticks = width_of_ticks (planner);
  plot.x = area->x + ticks + gap;
  plot.width = MAX (area->width - plot.x - gap - names, 1);
  put_ticks (planner, &plot, ticks);
  put_axis (planner, &plot);
  /* The year before lies under this one. */
  for (guint i = planner->chart->series->len; i > 0; i--)
    dim_chart_put_months (planner, &plot, planner->plan->top, &strokes[i - 1]);
  put_names (planner, &plot, names);
}
