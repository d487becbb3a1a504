/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-chart-plan.h"

#include "dim-chart-planner.h"
#include "dim-chart-words.h"

#define LINE_SHARE  1.4 /* height of a line of text, in letters */
#define GAP_SHARE   0.6 /* between what stands beside each other */
#define DOT_SHARE   2.0 /* of the weight of the line that it stands on */
#define DOT_APART   4.0 /* from one dot to the next, in dots; nearer they hide the line */
#define ALONE_SHARE 2.0 /* a dot without a line is larger by so much */
#define ROUNDING    0.5 /* what a text may be wider than its place by having been added up */

static void
clear_text (gpointer data)
{
  g_free (((DimChartText *) data)->text);
}

static void
clear_line (gpointer data)
{
  g_array_unref (((DimChartLine *) data)->corners);
}

static DimChartPlan *
make_plan (double width, double height)
{
  DimChartPlan *plan = g_new0 (DimChartPlan, 1);

  plan->width = width;
  plan->height = height;
  plan->lines = g_array_new (FALSE, FALSE, sizeof (DimChartLine));
  plan->boxes = g_array_new (FALSE, FALSE, sizeof (DimChartBox));
  plan->texts = g_array_new (FALSE, FALSE, sizeof (DimChartText));
  plan->spots = g_array_new (FALSE, FALSE, sizeof (DimChartSpot));
  g_array_set_clear_func (plan->lines, clear_line);
  g_array_set_clear_func (plan->texts, clear_text);
  return plan;
}

void
dim_chart_plan_free (DimChartPlan *plan)
{
  g_return_if_fail (plan != NULL);
  g_array_unref (plan->lines);
  g_array_unref (plan->boxes);
  g_array_unref (plan->texts);
  g_array_unref (plan->spots);
  g_free (plan);
}

const DimChartSpot *
dim_chart_plan_find (const DimChartPlan *plan, guint series, guint point)
{
  g_return_val_if_fail (plan != NULL, NULL);
  for (guint i = 0; i < plan->spots->len; i++) {
    const DimChartSpot *spot = &g_array_index (plan->spots, DimChartSpot, i);

    if (spot->series == series && spot->point == point)
      return spot;
  }
  return NULL;
}

const DimChartSpot *
dim_chart_plan_nearest (const DimChartPlan *plan, double x, double y)
{
  const DimChartSpot *nearest = NULL;
  double least = G_MAXDOUBLE;

  g_return_val_if_fail (plan != NULL, NULL);
  for (guint i = 0; i < plan->spots->len; i++) {
    const DimChartSpot *spot = &g_array_index (plan->spots, DimChartSpot, i);
    double right = x - CLAMP (x, spot->x, spot->x + spot->width);
    double down = y - CLAMP (y, spot->y, spot->y + spot->height);
    double away = right * right + down * down;

    if (away < least) {
      least = away;
      nearest = spot;
    }
  }
  return nearest;
}

guint
dim_chart_step (guint highest, guint at_most)
{
  static const guint64 nice[] = { 1, 2, 5 };

  g_return_val_if_fail (at_most > 0, 1);
  for (guint64 power = 1;; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (nice); i++)
      if (nice[i] * power * at_most >= highest)
        return (guint) (nice[i] * power);
}

double
dim_chart_line_height (const DimChartPlanner *planner)
{
  return planner->font->size * LINE_SHARE;
}

double
dim_chart_gap (const DimChartPlanner *planner)
{
  return planner->font->size * GAP_SHARE;
}

double
dim_chart_text_width (const DimChartPlanner *planner, const char *text, gboolean is_bold)
{
  return planner->font->width (text, planner->font->size, is_bold, planner->font->data);
}

double
dim_chart_put_text (DimChartPlanner *planner,
                    const char *text,
                    const DimChartArea *place,
                    gboolean is_bold,
                    DimChartInk ink)
{
  DimChartText put = { NULL, place->x, place->y, 0, 0, planner->font->size, is_bold, ink };
  double wanted = dim_chart_text_width (planner, text, is_bold);

  put.width = MIN (wanted, MAX (place->width, 0));
  put.height = dim_chart_line_height (planner);
  /* What does not fit whole is of use only if some letters do. */
  if (*text == '\0' || put.y < 0 || put.y + put.height > planner->plan->height ||
      (put.width < planner->font->size && put.width + ROUNDING < wanted))
    return place->x;
  put.text = g_strdup (text);
  g_array_append_val (planner->plan->texts, put);
  return put.x + put.width;
}

void
dim_chart_put_line (DimChartPlanner *planner,
                    const DimChartCorner *corners,
                    guint count,
                    const DimChartStroke *stroke)
{
  DimChartLine line = { g_array_new (FALSE, FALSE, sizeof (DimChartCorner)), stroke->weight,
                        stroke->is_dashed, stroke->ink };

  g_array_append_vals (line.corners, corners, count);
  g_array_append_val (planner->plan->lines, line);
}

static void
put_dot (DimChartPlanner *planner, const DimChartCorner *at, double size, DimChartInk ink)
{
  DimChartBox dot = { at->x - size / 2, at->y - size / 2, size, size, ink };

  g_array_append_val (planner->plan->boxes, dot);
}

/* In the place of a month, on the ground; that of a year before above it. */
static void
put_mark (DimChartPlanner *planner, const DimChartArea *area, double x, gboolean is_before)
{
  double width = dim_chart_text_width (planner, DIM_CHART_HIDDEN_MARK, TRUE);
  double up = dim_chart_line_height (planner) * (is_before ? 2 : 1);
  DimChartArea place = { x - width / 2, area->y + area->height - up, width, 0 };

  dim_chart_put_text (planner, DIM_CHART_HIDDEN_MARK, &place, TRUE,
                      is_before ? DIM_CHART_INK_NOTE : DIM_CHART_INK_TEXT);
}

static DimChartCorner
corner_of (DimChartPlanner *planner, const DimChartArea *area, guint top, guint series, guint point)
{
  double slot = area->width / planner->chart->axis->len;
  const DimChartPoint *at = dim_chart_point (planner->chart, series, point);

  return (DimChartCorner){ area->x + slot * (point + 0.5),
                           area->y + area->height * (1 - (double) at->value / top) };
}

/* The months from @first up to one that is hidden, or the end. Returns: where that is. */
static guint
put_run (DimChartPlanner *planner,
         const DimChartArea *area,
         guint top,
         const DimChartStroke *stroke,
         guint first)
{
  guint count = dim_chart_series (planner->chart, stroke->series)->points->len;
  double slot = area->width / planner->chart->axis->len;
  gboolean has_dots = !stroke->is_dashed && slot >= stroke->weight * DOT_SHARE * DOT_APART;
  g_autoptr (GArray) corners = g_array_new (FALSE, FALSE, sizeof (DimChartCorner));
  guint at = first;

  for (; at < count && !dim_chart_point (planner->chart, stroke->series, at)->is_hidden; at++) {
    DimChartCorner corner = corner_of (planner, area, top, stroke->series, at);

    g_array_append_val (corners, corner);
  }
  if (corners->len > 1)
    dim_chart_put_line (planner, (DimChartCorner *) (gpointer) corners->data, corners->len, stroke);
  for (guint i = 0; i < corners->len; i++)
    if (has_dots || corners->len == 1)
      put_dot (planner, &g_array_index (corners, DimChartCorner, i),
               stroke->weight * (corners->len == 1 ? DOT_SHARE * ALONE_SHARE : DOT_SHARE),
               stroke->ink);
  return at;
}

void
dim_chart_put_months (DimChartPlanner *planner,
                      const DimChartArea *area,
                      guint top,
                      const DimChartStroke *stroke)
{
  const DimChartSeries *series = dim_chart_series (planner->chart, stroke->series);
  double slot = area->width / MAX (planner->chart->axis->len, 1);

  for (guint i = 0; i < series->points->len; i++) {
    DimChartCorner at = corner_of (planner, area, top, stroke->series, i);
    DimChartSpot spot = { stroke->series, i, at.x - slot / 2, 0, slot, 0 };

    spot.height = dim_chart_line_height (planner);
    spot.y = CLAMP (at.y - spot.height / 2, 0, MAX (planner->plan->height - spot.height, 0));
    g_array_append_val (planner->plan->spots, spot);
    if (dim_chart_point (planner->chart, stroke->series, i)->is_hidden)
      put_mark (planner, area, at.x, stroke->is_dashed);
  }
  /* A run ends at a month that is hidden, which is passed over. */
  for (guint i = 0; i < series->points->len; i++)
    i = put_run (planner, area, top, stroke, i);
}

static void
put_title (DimChartPlanner *planner, DimChartArea *area)
{
  double line = dim_chart_line_height (planner) + dim_chart_gap (planner);

  dim_chart_put_text (planner, planner->chart->title, area, TRUE, DIM_CHART_INK_TEXT);
  area->y += line;
  area->height = MAX (area->height - line, 1);
}

static void
put_empty (DimChartPlanner *planner, const DimChartArea *area)
{
  dim_chart_put_text (planner, dim_words_chart_empty (), area, FALSE, DIM_CHART_INK_NOTE);
}

static gboolean
is_empty (const DimChart *chart)
{
  return chart->series->len == 0 || dim_chart_series (chart, 0)->points->len == 0;
}

/* The foot holds at most one line, below @area. */
static void
put_foot (DimChartPlanner *planner, DimChartArea *area, const char *text)
{
  DimChartArea line = *area;

  line.y = planner->plan->height - dim_chart_line_height (planner);
  dim_chart_put_text (planner, text, &line, FALSE, DIM_CHART_INK_NOTE);
  area->height = MAX (line.y - dim_chart_gap (planner) - area->y, 1);
}

static char *
say_foot (DimChartPlanner *planner)
{
  const DimChart *chart = planner->chart;
  GString *text = g_string_new (NULL);

  if (chart->kind == DIM_CHART_MAP)
    g_string_append (text, dim_words_chart_scale ());
  if (chart->elsewhere != NULL)
    g_string_append_printf (text, " %s.", chart->elsewhere);
  if (dim_chart_hides (chart)) {
    g_autofree char *mark = dim_words_chart_mark (DIM_CHART_HIDDEN_MARK);

    g_string_append_printf (text, " %s", mark);
  }
  return g_strstrip (g_string_free (text, FALSE));
}

DimChartPlan *
dim_chart_plan_new (const DimChart *chart, double width, double height, const DimChartFont *font)
{
  DimChartPlanner planner = { make_plan (width, height), chart, font };
  DimChartArea area = { 0, 0, MAX (width, 1), MAX (height, 1) };
  g_autofree char *foot = NULL;

  g_return_val_if_fail (chart != NULL && font != NULL && font->width != NULL, planner.plan);
  put_title (&planner, &area);
  if (is_empty (chart)) {
    put_empty (&planner, &area);
    return planner.plan;
  }
  foot = say_foot (&planner);
  if (chart->kind == DIM_CHART_BARS) {
    dim_chart_plan_bars (&planner, &area, foot);
    return planner.plan;
  }
  if (*foot != '\0')
    put_foot (&planner, &area, foot);
  if (chart->kind == DIM_CHART_MAP)
    dim_chart_plan_map (&planner, &area);
  else
    dim_chart_plan_course (&planner, &area);
  return planner.plan;
}
