/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills @box with what happened to @record, oldest first: when, by whom, and what was changed,
 * decided, asked and answered. */
void dim_record_history_fill (GtkBox *box, DimMonitor *monitor, const DimRecord *record);
/* What its desk changed last, in a line; NULL if it changed nothing. Owned by the caller. */
char *dim_record_history_say_change (DimMonitor *monitor, const DimRecord *record);

G_END_DECLS
