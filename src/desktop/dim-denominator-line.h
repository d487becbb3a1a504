/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DimDenominatorLine: of which municipalities and months the figures beside it are: "42 van 50
 * gemeenten · 486 van 504 maanden". Shows nothing as long as that is not known. */
#define DIM_TYPE_DENOMINATOR_LINE (dim_denominator_line_get_type ())
G_DECLARE_FINAL_TYPE (DimDenominatorLine, dim_denominator_line, DIM, DENOMINATOR_LINE, AdwBin)

/* Once. */
void dim_denominator_line_set_monitor (DimDenominatorLine *self, DimMonitor *monitor);
/* Of the period of @query, and of the municipalities that its filters let through. Each year is
 * asked for once. */
void dim_denominator_line_show (DimDenominatorLine *self, const DimTableQuery *query);
/* What was told of the years may have changed: they are asked for again. */
void dim_denominator_line_forget (DimDenominatorLine *self);

G_END_DECLS
