/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimRecordNotes: what reviewers of municipalities that hold the same document wrote to each other,
 * at one registration; own notes can be taken back. It is not there while notes are not allowed, or
 * there are none and none can be left. Ctrl+L leaves one, wherever the focus is in the window. What
 * goes wrong is told by "win.tell".
 */
#define DIM_TYPE_RECORD_NOTES (dim_record_notes_get_type ())
G_DECLARE_FINAL_TYPE (DimRecordNotes, dim_record_notes, DIM, RECORD_NOTES, GtkWidget)

void dim_record_notes_show (DimRecordNotes *self, DimMonitor *monitor, const DimRecord *record);

G_END_DECLS
