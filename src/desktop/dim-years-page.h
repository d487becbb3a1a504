/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimYearsPage: "Teljaren": how a counting year stands, who did what about it, its vintages, and
 * the step that it can take next. For an analyst.
 *
 * Actions: "years.step" (name of a step, of a reason, and the days for which it is unlocked),
 * "years.save" (a vintage).
 */
#define DIM_TYPE_YEARS_PAGE (dim_years_page_get_type ())
G_DECLARE_FINAL_TYPE (DimYearsPage, dim_years_page, DIM, YEARS_PAGE, GtkWidget)

void dim_years_page_set_monitor (DimYearsPage *self, DimMonitor *monitor);
/* Asks the collector again. */
void dim_years_page_reload (DimYearsPage *self);

G_END_DECLS
