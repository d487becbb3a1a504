/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DimCertaintyDialog: how certain a registration is, and why it is so from now on.
 *
 * ::moved (incident, was, now): id, the code that stood (NULL: no answer) and a DimCertainty; it is
 * in the store, and queued
 */
#define DIM_TYPE_CERTAINTY_DIALOG (dim_certainty_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DimCertaintyDialog, dim_certainty_dialog, DIM, CERTAINTY_DIALOG, AdwWindow)

/* Over @parent; closes itself. @records: (element-type DimRecord): at least one; of several, which
 * then have news, it asks which. Returns: (transfer none) */
GtkWidget *
dim_certainty_dialog_present (GtkWindow *parent, DimMonitor *monitor, const GPtrArray *records);

G_END_DECLS
