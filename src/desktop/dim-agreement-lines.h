/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds to @box, for each hit in another municipality of which this one said something, a button
 * that takes it back. */
void dim_agreement_lines_add (GtkBox *box, DimMonitor *monitor, const DimRecord *record);

G_END_DECLS
