/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DimReviseWindow: changes what was registered, in the form of registering. What is typed is on
 * disk within a second, and is there again after a crash; only what differs is sent.
 */
#define DIM_TYPE_REVISE_WINDOW (dim_revise_window_get_type ())
G_DECLARE_FINAL_TYPE (DimReviseWindow, dim_revise_window, DIM, REVISE_WINDOW, AdwWindow)

/* Over @parent; shows itself once the change is there, and closes itself. @explains: the
 * explanation is kept on this device, and may be changed too. Returns: (transfer none) */
GtkWidget *dim_revise_window_present (GtkWindow *parent,
                                      DimMonitor *monitor,
                                      const char *incident,
                                      gboolean explains);

G_END_DECLS
