/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DimWindow: the one window: unlocking, enrolment, then the pages that the device's role has, and
 * the queue in words at the foot. */
#define DIM_TYPE_WINDOW (dim_window_get_type ())
G_DECLARE_FINAL_TYPE (DimWindow, dim_window, DIM, WINDOW, AdwApplicationWindow)

/* @key_clock: (nullable): by which a scanner is told from a hand (dim_scan_capture_new) */
GtkWidget *
dim_window_new (AdwApplication *application, DimMonitor *monitor, const DimClock *key_clock);

/* Puts what is being typed on disk. */
void dim_window_keep_work (DimWindow *self);
/* Shows the page that @before shows. */
void dim_window_go_where (DimWindow *self, DimWindow *before);

G_END_DECLS
