/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimParticipationPage: "Deelname": which municipalities take part in a year, what each month of
 * them is, and what to write to those that were silent. For an analyst. */
#define DIM_TYPE_PARTICIPATION_PAGE (dim_participation_page_get_type ())
G_DECLARE_FINAL_TYPE (DimParticipationPage,
                      dim_participation_page,
                      DIM,
                      PARTICIPATION_PAGE,
                      GtkWidget)

void dim_participation_page_set_monitor (DimParticipationPage *self, DimMonitor *monitor);
/* Asks the collector again. */
void dim_participation_page_reload (DimParticipationPage *self);

G_END_DECLS
