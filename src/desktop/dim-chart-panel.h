/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimChartPanel: a chart of what somebody looks at as a table: its course, bars or a map, for which
 * it has tables of its own counted. */
#define DIM_TYPE_CHART_PANEL (dim_chart_panel_get_type ())
G_DECLARE_FINAL_TYPE (DimChartPanel, dim_chart_panel, DIM, CHART_PANEL, GtkWidget)

/* Once. */
void dim_chart_panel_set_monitor (DimChartPanel *self, DimMonitor *monitor);
/* @query: passed dim_table_query_check; copied. Also when there are other figures. */
void dim_chart_panel_show (DimChartPanel *self, const DimTableQuery *query, DimMeasure measure);

G_END_DECLS
