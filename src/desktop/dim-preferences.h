/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DimPreferences: what a person sets (Ctrl+,): the fixed places, the usual municipality, language
 * and drawing; and the device itself (DimDevicePage). Every choice is kept at once. */
#define DIM_TYPE_PREFERENCES (dim_preferences_get_type ())
G_DECLARE_FINAL_TYPE (DimPreferences, dim_preferences, DIM, PREFERENCES, AdwPreferencesWindow)

GtkWidget *dim_preferences_new (GtkWindow *parent, DimMonitor *monitor);

G_END_DECLS
