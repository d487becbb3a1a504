/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-evaluation-codec.h"

G_BEGIN_DECLS

/* How many elements an office may have evaluated. Pure. */

#define DIM_QUOTA_DAY  200
#define DIM_QUOTA_YEAR 2000

/* Near the border of two keys every number is asked for under both: in such a month the day's quota
 * is double, and for the year two elements count as one. */
typedef struct {
  guint day;
  guint year;
  guint nation_day;
} DimQuota;

typedef struct {
  guint day;
  guint year;
  guint nation_day;
} DimQuotaUse;

typedef enum {
  DIM_QUOTA_FREE,
  DIM_QUOTA_DAY_IS_UP,
  DIM_QUOTA_YEAR_IS_UP,
  DIM_QUOTA_NATION_IS_UP,
} DimQuotaVerdict;

/* Whether @today lies in the month before or after a border between two keys that are not
 * destroyed. @keys: (element-type DimKeyEntry) */
gboolean dim_quota_is_border_month (const GArray *keys, DimDay today);
/* What @elements count for the year. */
guint dim_quota_year_elements (guint elements, gboolean is_border_month);
DimQuotaVerdict dim_quota_judge (const DimQuota *quota,
                                 const DimQuotaUse *use,
                                 guint elements,
                                 gboolean is_border_month);
/* Seconds until it is another day, or year, in the Netherlands: for Retry-After. */
guint dim_quota_retry_after_s (DimQuotaVerdict verdict, gint64 now_s);

G_END_DECLS
