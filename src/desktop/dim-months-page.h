/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimMonthsPage: "Maand": what was registered or stated in each month, which months miss both, and
 * the zero statement that mends that: Enter on a month. */
#define DIM_TYPE_MONTHS_PAGE (dim_months_page_get_type ())
G_DECLARE_FINAL_TYPE (DimMonthsPage, dim_months_page, DIM, MONTHS_PAGE, GtkWidget)

void dim_months_page_set_monitor (DimMonthsPage *self, DimMonitor *monitor);

G_END_DECLS
