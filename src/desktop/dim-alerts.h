/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Notifications of the desktop, only where a person must act: something was refused for good, the
 * device is refused, its key was lost, a back office asks this desk something. Once an event, not
 * while the window is in use, withdrawn when it is settled, and never with what is in a
 * registration. */
typedef struct _DimAlerts DimAlerts;

/* What was refused or asked before is no event. Borrows both. */
DimAlerts *dim_alerts_new (GApplication *application, DimMonitor *monitor);
/* Withdraws what stands. */
void dim_alerts_free (DimAlerts *alerts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimAlerts, dim_alerts_free)

G_END_DECLS
