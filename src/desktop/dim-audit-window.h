/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DimAuditWindow: who did what at this office, the newest first, beside the window that it came
 * from; to search in and to check. Enter on a line shows its incident there (action
 * "win.open-record"). */
#define DIM_TYPE_AUDIT_WINDOW (dim_audit_window_get_type ())
G_DECLARE_FINAL_TYPE (DimAuditWindow, dim_audit_window, DIM, AUDIT_WINDOW, AdwWindow)

/* Shows that of @parent, or a new one, which goes with it. Borrowed. */
GtkWidget *dim_audit_window_present (GtkWindow *parent, DimMonitor *monitor);

G_END_DECLS
