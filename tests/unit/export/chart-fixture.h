/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-chart-plan.h"

/* Charts of made-up tables, from January of CHART_YEAR on, and letters of which each is as wide as
 * it is high. */

#define CHART_YEAR    2026
#define CHART_JANUARY (CHART_YEAR * 12)

DimCodeBook *chart_book (void);
DimMunicipalities *chart_municipalities (void);

/* Rows @keys with a figure each; one column. Owned by the caller. */
DimTable *chart_table (DimDimension rows,
                       guint months,
                       const char *const *keys,
                       const guint *figures,
                       guint count);
/* Twelve months with these figures; @years_before 0 or 1. Owned by the caller. */
DimTable *chart_months (const guint *figures, guint count, guint years_before);
/* A row a province, a column a month, all figures @figure. Owned by the caller. */
DimTable *chart_provinces (const char *const *provinces, guint count, guint figure);

DimChart *chart_of (DimChartKind kind,
                    const DimTable *table,
                    const DimTableStatus *status,
                    const DimTable *before);
/* With letters of 10. */
DimChartPlan *chart_plan (const DimChart *chart, double width, double height);
