/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-review.h"

G_BEGIN_DECLS

/* What a desk changes after its month was approved counts like any change, and a reviewer looks at
 * it: at the last change of each registration, until the month is approved anew. Pure; any thread.
 */

/* A month that was approved and holds something else now (akkoord, daarna gewijzigd). */
typedef struct {
  char area[8]; /* municipality as it is called today */
  int month;    /* year × 12 + month − 1 */
  gint64 approved_s;
} DimLateMonth;

/* Adds an item for each of @entries (element-type DimReviewEntry) that was changed so, in its place
 * among @items. @months: (element-type DimLateMonth). */
void dim_review_add_late (GPtrArray *items,
                          const GPtrArray *entries,
                          const GArray *months,
                          const DimMunicipalities *municipalities);

G_END_DECLS
