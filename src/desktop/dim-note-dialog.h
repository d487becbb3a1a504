/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DimNoteDialog: a short note to the reviewers of whoever holds the same document, under the guard.
 *
 * ::left: it is on its way
 */
#define DIM_TYPE_NOTE_DIALOG (dim_note_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DimNoteDialog, dim_note_dialog, DIM, NOTE_DIALOG, AdwWindow)

/* Over @parent; closes itself. Returns: (transfer none) */
GtkWidget *dim_note_dialog_present (GtkWindow *parent, DimMonitor *monitor, const char *incident);

G_END_DECLS
