/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimPassphrasePage: opens what is sealed where there is no Secret Service. */
#define DIM_TYPE_PASSPHRASE_PAGE (dim_passphrase_page_get_type ())
G_DECLARE_FINAL_TYPE (DimPassphrasePage, dim_passphrase_page, DIM, PASSPHRASE_PAGE, GtkWidget)

void dim_passphrase_page_set_monitor (DimPassphrasePage *self, DimMonitor *monitor);

G_END_DECLS
