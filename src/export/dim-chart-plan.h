/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-chart.h"

G_BEGIN_DECLS

/* Where everything of a chart stands, in the units of its width and height, from the upper left.
 * Pure: how wide a text is, is asked; nothing is drawn. */

typedef enum {
  DIM_CHART_INK_TEXT,
  DIM_CHART_INK_NOTE, /* what explains: axes, foot */
  DIM_CHART_INK_GRID,
  DIM_CHART_INK_MAIN,
  DIM_CHART_INK_BEFORE, /* a year before */
  DIM_N_CHART_INKS
} DimChartInk;

/* One line of text; what is wider than @width is cut with "…". */
typedef struct {
  char *text;
  double x, y, width, height;
  double size; /* of the letters */
  gboolean is_bold;
  DimChartInk ink;
} DimChartText;

typedef struct {
  double x, y;
} DimChartCorner;

typedef struct {
  GArray *corners; /* (element-type DimChartCorner): at least two */
  double weight;
  gboolean is_dashed;
  DimChartInk ink;
} DimChartLine;

/* A bar, or a dot on a line. */
typedef struct {
  double x, y, width, height;
  DimChartInk ink;
} DimChartBox;

/* Where a point is, for who points at it or goes there by keyboard. */
typedef struct {
  guint series, point; /* as dim_chart_point takes them */
  double x, y, width, height;
} DimChartSpot;

typedef struct {
  double width, height;
  GArray *lines; /* (element-type DimChartLine): drawn first */
  GArray *boxes; /* (element-type DimChartBox) */
  GArray *texts; /* (element-type DimChartText): drawn last; none overlaps another */
  GArray *spots; /* (element-type DimChartSpot): of all that is drawn, series by series */
  guint step;    /* between two ticks of the figures' axis; 0: has none */
  guint top;     /* the figure at its end; 0: has none */
} DimChartPlan;

/* The letters that are to be drawn with. */
typedef struct {
  double size; /* of most texts */
  double (*width) (const char *text, double size, gboolean is_bold, gpointer data);
  gpointer data;
} DimChartFont;

/* A chart that has no place for its labels loses labels, never figures: of bars the highest that
 * find place are drawn, and the foot says of how many. Owned by the caller. */
DimChartPlan *
dim_chart_plan_new (const DimChart *chart, double width, double height, const DimChartFont *font);
void dim_chart_plan_free (DimChartPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimChartPlan, dim_chart_plan_free)

/* The spot of a point; NULL: it is not drawn. Owned by @plan. */
const DimChartSpot *dim_chart_plan_find (const DimChartPlan *plan, guint series, guint point);
/* The spot nearest to a place; NULL: there is none. Owned by @plan. */
const DimChartSpot *dim_chart_plan_nearest (const DimChartPlan *plan, double x, double y);

/* 1, 2 or 5 times a power of ten, whole, so that @at_most of it reach @highest. */
guint dim_chart_step (guint highest, guint at_most);

G_END_DECLS
