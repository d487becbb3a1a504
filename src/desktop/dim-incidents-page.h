/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimIncidentsPage: "Voorvallen": the registrations that this device may see, with search, and the
 * chosen one in sentences. */
#define DIM_TYPE_INCIDENTS_PAGE (dim_incidents_page_get_type ())
G_DECLARE_FINAL_TYPE (DimIncidentsPage, dim_incidents_page, DIM, INCIDENTS_PAGE, GtkWidget)

void dim_incidents_page_set_monitor (DimIncidentsPage *self, DimMonitor *monitor);
/* Focuses the search, for @text unless that is NULL: without filters, and what is found is shown;
 * "" shows the whole list. */
void dim_incidents_page_search (DimIncidentsPage *self, const char *text);

G_END_DECLS
