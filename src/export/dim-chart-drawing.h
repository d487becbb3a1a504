/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-chart-plan.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Charts on a screen, a page or in a file. */

typedef enum {
  DIM_CHART_LIGHT, /* on white, and on paper */
  DIM_CHART_DARK,
  DIM_N_CHART_PALETTES
} DimChartPalette;

typedef struct {
  double red, green, blue; /* 0–1 */
} DimChartColour;

/* Inks that mean different things differ by more than their hue: in grey, and by weight or dashes
 * (dim-chart-plan.h). Texts have a contrast of 4.5:1 on the paper, lines and bars 3:1. Static. */
const DimChartColour *dim_chart_colour (DimChartPalette palette, DimChartInk ink);
const DimChartColour *dim_chart_paper (DimChartPalette palette);

/* A plan with the letters that dim_chart_draw draws with, of @font_size units. Owned by the
 * caller. */
DimChartPlan *
dim_chart_lay_out (const DimChart *chart, double width, double height, double font_size);

/* Draws @plan from the origin, without its paper. */
void dim_chart_draw (cairo_t *cr, const DimChartPlan *plan, DimChartPalette palette);
/* A frame round a point, for who goes along them by keyboard. */
void dim_chart_draw_frame (cairo_t *cr, const DimChartSpot *spot, DimChartPalette palette);

G_END_DECLS
