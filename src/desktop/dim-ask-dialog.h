/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DimAskDialog: sends a registration back to its desk: which answers are to be looked at again, and
 * why.
 *
 * ::asked: the question is on its way
 */
#define DIM_TYPE_ASK_DIALOG (dim_ask_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DimAskDialog, dim_ask_dialog, DIM, ASK_DIALOG, AdwWindow)

/* Over @parent; closes itself. @records: (element-type DimRecord): at least one, with news; of
 * several it asks which. @suggested: 1 << DimField: what is chosen to begin with. Returns:
 * (transfer none) */
GtkWidget *dim_ask_dialog_present (GtkWindow *parent,
                                   DimMonitor *monitor,
                                   const GPtrArray *records,
                                   guint32 suggested);

G_END_DECLS
