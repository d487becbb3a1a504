/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DimInquiriesLine: says that a back office asks this desk something, and opens what was asked
 * about first. Shows only then. It uses the window's action "open-record". */
#define DIM_TYPE_INQUIRIES_LINE (dim_inquiries_line_get_type ())
G_DECLARE_FINAL_TYPE (DimInquiriesLine, dim_inquiries_line, DIM, INQUIRIES_LINE, AdwBin)

void dim_inquiries_line_set_monitor (DimInquiriesLine *self, DimMonitor *monitor);

G_END_DECLS
