/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimFiguresPage: "Cijfers": the standard tables of a year, for the analyst, and their export. */
#define DIM_TYPE_FIGURES_PAGE (dim_figures_page_get_type ())
G_DECLARE_FINAL_TYPE (DimFiguresPage, dim_figures_page, DIM, FIGURES_PAGE, GtkWidget)

void dim_figures_page_set_monitor (DimFiguresPage *self, DimMonitor *monitor);
/* Fetches again. */
void dim_figures_page_reload (DimFiguresPage *self);
/* Asks where to, and writes every table of the year: CSV, or JSON if the name ends so. */
void dim_figures_page_export (DimFiguresPage *self);

G_END_DECLS
