/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimMonthView: a month of a municipality as a back office looks at it: registrations by form, what
 * is open, the zero statement, and whether it is approved. Keeps itself up to date.
 *
 * Actions: "month.approve", "month.reopen" (a reason, as on the wire), "month.print".
 */
#define DIM_TYPE_MONTH_VIEW (dim_month_view_get_type ())
G_DECLARE_FINAL_TYPE (DimMonthView, dim_month_view, DIM, MONTH_VIEW, GtkWidget)

void dim_month_view_set_monitor (DimMonthView *self, DimMonitor *monitor);
void dim_month_view_show (DimMonthView *self, const char *municipality, int month);

G_END_DECLS
