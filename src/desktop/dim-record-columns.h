/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-record-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The columns of the list of registrations: what stands in a cell, and which order the headers ask
 * for. The sorter of the view says "changed" when they ask for another. */

/* Sorted by date, newest first. Rows are DimRecordItem; @monitor is borrowed. */
void dim_record_columns_add (GtkColumnView *view, DimMonitor *monitor);
guint dim_record_columns_count (GtkColumnView *view);
/* As settings keep it: "vorm". Static. */
const char *dim_record_columns_name (guint index);
const char *dim_record_columns_title (guint index);
/* Shows those of @chosen (names, NULL-terminated) that have room in @width_px (0: any), by the size
 * of letters as it is now; never none. */
void dim_record_columns_fit (GtkColumnView *view, const char *const *chosen, int width_px);
/* As if its header were clicked; nothing happens if the view has no such column. */
void dim_record_columns_sort (GtkColumnView *view, DimRecordOrder order, gboolean is_reversed);
/* All registrations, in the order that the headers ask for. Owned by the caller. */
DimRecordQuery *dim_record_columns_make_query (GtkColumnView *view, DimMonitor *monitor);

G_END_DECLS
