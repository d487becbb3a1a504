/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimRecordView: one registration in sentences: answers, where it stands, what it may be double
 * with, what is asked about it, and what was done to it; from here it is changed, taken back,
 * called certain or refuted, and sent back to its desk. Uses the window's action "tell". Signal:
 * "asked": its desk was asked something. */
#define DIM_TYPE_RECORD_VIEW (dim_record_view_get_type ())
G_DECLARE_FINAL_TYPE (DimRecordView, dim_record_view, DIM, RECORD_VIEW, GtkWidget)

/* @record NULL shows nothing. */
void dim_record_view_show (DimRecordView *self, DimMonitor *monitor, const DimRecord *record);
/* What its desk changed last stands above what is shown, until something else is. */
void dim_record_view_tell_change (DimRecordView *self);

G_END_DECLS
