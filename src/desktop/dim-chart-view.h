/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimChartView: a chart, its words, and along its points by the arrow keys: left and right go along
 * them, up and down to the other line, or tile; Home and End to the ends. What one stands on is
 * said in a line below. Ctrl+C copies the figures.
 *
 * Actions: "chart.copy-figures", "chart.copy-image", "chart.save".
 */
#define DIM_TYPE_CHART_VIEW (dim_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (DimChartView, dim_chart_view, DIM, CHART_VIEW, GtkWidget)

/* @chart: (nullable): nothing is shown, and nothing can be copied. */
void dim_chart_view_show (DimChartView *self, DimChart *chart);
/* Asks where to, and writes SVG, PNG or PDF by the end of the name. */
void dim_chart_view_save (DimChartView *self);

G_END_DECLS
