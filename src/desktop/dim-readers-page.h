/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DimReadersPage: who can read the explanations that are shared, a group a circle, and what is to
 * be done about it. */
#define DIM_TYPE_READERS_PAGE (dim_readers_page_get_type ())
G_DECLARE_FINAL_TYPE (DimReadersPage, dim_readers_page, DIM, READERS_PAGE, AdwPreferencesPage)

void dim_readers_page_set_monitor (DimReadersPage *self, DimMonitor *monitor);

G_END_DECLS
