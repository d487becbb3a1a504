/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimQueueLine: the queue in words at the foot of the window. It is a button: it opens the panel
 * that says what waits, since when and why (DimQueuePanel). */
#define DIM_TYPE_QUEUE_LINE (dim_queue_line_get_type ())
G_DECLARE_FINAL_TYPE (DimQueueLine, dim_queue_line, DIM, QUEUE_LINE, GtkWidget)

void dim_queue_line_set_monitor (DimQueueLine *self, DimMonitor *monitor);
/* Opens the panel, with the focus in it. */
void dim_queue_line_open (DimQueueLine *self);

G_END_DECLS
