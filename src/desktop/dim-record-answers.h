/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-incident.h"
#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills @box with the answers that were given, each below its name. */
void dim_record_answers_fill (GtkBox *box, DimMonitor *monitor, const DimIncident *incident);
/* One more text below its name. */
void dim_record_answers_add (GtkBox *box, const char *name, const char *text);

G_END_DECLS
