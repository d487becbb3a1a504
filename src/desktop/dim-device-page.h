/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DimDevicePage: what this device is, a backup of it, the registrations that it holds, and how it
 * is forgotten. It uses the application's action "restore". */
#define DIM_TYPE_DEVICE_PAGE (dim_device_page_get_type ())
G_DECLARE_FINAL_TYPE (DimDevicePage, dim_device_page, DIM, DEVICE_PAGE, AdwPreferencesPage)

void dim_device_page_set_monitor (DimDevicePage *self, DimMonitor *monitor);

G_END_DECLS
