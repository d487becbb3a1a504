/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-chart-planner.h"
#include "dim-chart-words.h"
#include "dim-words.h"

#define LABEL_SHARE 0.45 /* of the width, at most, for the labels */
#define ROW_MAX     2.0  /* height of a bar with its gap, in lines of text, at most */
#define BAR_SHARE   0.75 /* of that, for the bar */

/* Where each bar stands. */
typedef struct {
  DimChartArea area;
  double row;    /* height */
  double labels; /* width */
  double longest;
} Bars;

static const DimChartPoint *
bar_at (const DimChartPlanner *planner, guint index)
{
  return dim_chart_point (planner->chart, 0, index);
}

static char *
say_value (const DimChartPoint *point)
{
  return point->is_hidden ? g_strdup (DIM_CHART_HIDDEN_MARK) : dim_words_number (point->value);
}

/* Beside the widest label and the widest figure stands the longest bar. */
static void
divide_width (DimChartPlanner *planner, Bars *bars, guint count)
{
  double gap = dim_chart_gap (planner);
  double figures = 0;

  bars->labels = 0;
  for (guint i = 0; i < count; i++) {
    g_autofree char *figure = say_value (bar_at (planner, i));

    bars->labels =
      MAX (bars->labels, dim_chart_text_width (planner, bar_at (planner, i)->label, FALSE));
    figures = MAX (figures, dim_chart_text_width (planner, figure, TRUE));
  }
  bars->labels = MIN (bars->labels, bars->area.width * LABEL_SHARE);
  bars->longest = MAX (bars->area.width - bars->labels - figures - 2 * gap, 0);
}

static void
put_bar (DimChartPlanner *planner, const Bars *bars, guint index)
{
  const DimChartPoint *point = bar_at (planner, index);
  g_autofree char *figure = say_value (point);
  double gap = dim_chart_gap (planner);
  double y = bars->area.y + bars->row * index;
  double text_y = y + (bars->row - dim_chart_line_height (planner)) / 2;
  double length = bars->longest * point->value / planner->plan->top;
  DimChartBox box = { bars->area.x + bars->labels + gap, y + bars->row * (1 - BAR_SHARE) / 2,
                      length, bars->row * BAR_SHARE, DIM_CHART_INK_MAIN };
  DimChartArea label = { bars->area.x, text_y, bars->labels, 0 };
  DimChartArea end = { box.x + length + gap, text_y,
                       MAX (bars->area.x + bars->area.width - box.x - length - gap, 0), 0 };
  DimChartSpot spot = { 0, index, bars->area.x, y, bars->area.width, bars->row };

  if (length > 0)
    g_array_append_val (planner->plan->boxes, box);
  dim_chart_put_text (planner, point->label, &label, FALSE, DIM_CHART_INK_TEXT);
  dim_chart_put_text (planner, figure, &end, TRUE, DIM_CHART_INK_TEXT);
  g_array_append_val (planner->plan->spots, spot);
}

static void
put_ground (DimChartPlanner *planner, const Bars *bars, guint count)
{
  DimChartStroke grid = { 0, DIM_CHART_INK_GRID, 1, FALSE };
  double x = bars->area.x + bars->labels + dim_chart_gap (planner);
  DimChartCorner corners[] = { { x, bars->area.y }, { x, bars->area.y + bars->row * count } };

  dim_chart_put_line (planner, corners, G_N_ELEMENTS (corners), &grid);
}

/* How many rows find place; at least the highest is drawn. */
static guint
count_rows (DimChartPlanner *planner, double height)
{
  guint all = dim_chart_series (planner->chart, 0)->points->len;
  double places = height / dim_chart_line_height (planner);

  return places >= all ? all : (guint) MAX (places, 1);
}

void
dim_chart_plan_bars (DimChartPlanner *planner, const DimChartArea *area, const char *foot)
{
  guint all = dim_chart_series (planner->chart, 0)->points->len;
  Bars bars = { *area, 0, 0, 0 };
  guint count = count_rows (planner, bars.area.height);
  g_autofree char *cut = NULL;
  g_autofree char *text = NULL;

  if (count < all || *foot != '\0') {
    double line = dim_chart_line_height (planner);
    DimChartArea place = *area;

    bars.area.height = MAX (bars.area.height - line - dim_chart_gap (planner), 1);
    count = count_rows (planner, bars.area.height);
    cut = count < all ? dim_words_chart_cut (count, all) : g_strdup ("");
    text = g_strstrip (g_strjoin (" ", cut, foot, NULL));
    place.y = planner->plan->height - line;
    dim_chart_put_text (planner, text, &place, FALSE, DIM_CHART_INK_NOTE);
  }
  planner->plan->top = MAX (dim_chart_highest (planner->chart), 1);
  bars.row = MIN (bars.area.height / count, dim_chart_line_height (planner) * ROW_MAX);
  divide_width (planner, &bars, count);
  put_ground (planner, &bars, count);
  for (guint i = 0; i < count; i++)
    put_bar (planner, &bars, i);
}
