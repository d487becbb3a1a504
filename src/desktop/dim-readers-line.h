/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DimReadersLine: says that explanations wait for somebody to compare the readers' key, or that the
 * key changed. Shows only then. It uses the application's action "readers". */
#define DIM_TYPE_READERS_LINE (dim_readers_line_get_type ())
G_DECLARE_FINAL_TYPE (DimReadersLine, dim_readers_line, DIM, READERS_LINE, AdwBin)

void dim_readers_line_set_monitor (DimReadersLine *self, DimMonitor *monitor);

G_END_DECLS
