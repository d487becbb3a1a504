/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimQueuePanel: what waits to be sent, since when, what went wrong and when it is tried again; and
 * the tray "Aandacht nodig" of what was refused for good. It uses the window's actions "sync",
 * "open-record" and "set-aside". */
#define DIM_TYPE_QUEUE_PANEL (dim_queue_panel_get_type ())
G_DECLARE_FINAL_TYPE (DimQueuePanel, dim_queue_panel, DIM, QUEUE_PANEL, GtkPopover)

void dim_queue_panel_set_monitor (DimQueuePanel *self, DimMonitor *monitor);

G_END_DECLS
