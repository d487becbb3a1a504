/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-table-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimFiguresChoice: which table one wants: period, rows, columns, measure, order, map and filters.
 *
 * Signal: "changed".
 */
#define DIM_TYPE_FIGURES_CHOICE (dim_figures_choice_get_type ())
G_DECLARE_FINAL_TYPE (DimFiguresChoice, dim_figures_choice, DIM, FIGURES_CHOICE, GtkWidget)

/* Once. */
void dim_figures_choice_set_monitor (DimFiguresChoice *self, DimMonitor *monitor);
/* Owned by the caller. */
DimTableQuery *dim_figures_choice_make_query (DimFiguresChoice *self);
DimMeasure dim_figures_choice_get_measure (DimFiguresChoice *self);
DimTableOrder dim_figures_choice_get_order (DimFiguresChoice *self);
int dim_figures_choice_get_year (DimFiguresChoice *self);

G_END_DECLS
