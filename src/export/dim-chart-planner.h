/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-chart-plan.h"

G_BEGIN_DECLS

/* Internal to the plan: what its kinds of charts are put together from. */

typedef struct {
  DimChartPlan *plan;
  const DimChart *chart;
  const DimChartFont *font;
} DimChartPlanner;

typedef struct {
  double x, y, width, height;
} DimChartArea;

/* How one series is drawn. */
typedef struct {
  guint series;
  DimChartInk ink;
  double weight;
  gboolean is_dashed;
} DimChartStroke;

double dim_chart_line_height (const DimChartPlanner *planner);
double dim_chart_gap (const DimChartPlanner *planner);
double dim_chart_text_width (const DimChartPlanner *planner, const char *text, gboolean is_bold);

/* @place: its upper left and how wide it may be. Nothing is put where there is no room for a
 * letter. Returns: where it ends on the right. */
double dim_chart_put_text (DimChartPlanner *planner,
                           const char *text,
                           const DimChartArea *place,
                           gboolean is_bold,
                           DimChartInk ink);
void dim_chart_put_line (DimChartPlanner *planner,
                         const DimChartCorner *corners,
                         guint count,
                         const DimChartStroke *stroke);
/* The months of a series within @area, whose upper side is @top: a line, with gaps where figures
 * are hidden, and a dot where a month has none beside it. */
void dim_chart_put_months (DimChartPlanner *planner,
                           const DimChartArea *area,
                           guint top,
                           const DimChartStroke *stroke);

/* Bars in @area, with at most one line below them that begins with how many there are of all. */
void dim_chart_plan_bars (DimChartPlanner *planner, const DimChartArea *area, const char *foot);
/* Lines over months in @area, with both axes. */
void dim_chart_plan_course (DimChartPlanner *planner, const DimChartArea *area);
/* Small ones a province in @area. */
void dim_chart_plan_map (DimChartPlanner *planner, const DimChartArea *area);

G_END_DECLS
