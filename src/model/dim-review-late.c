/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-review-late.h"

#include "dim-month.h"

#include <string.h>

/* Of one second both may be; then it is looked at once too often rather than never. */
static gboolean
is_late (const DimReviewPoint *point,
         DimDay date,
         const GArray *months,
         const DimMunicipalities *municipalities)
{
  const char *area;

  if (point->kind != DIM_REVIEW_LATE || date == DIM_DAY_NONE)
    return FALSE;
  area = dim_municipalities_current_code (municipalities, point->area);
  for (guint i = 0; i < months->len; i++) {
    const DimLateMonth *month = &g_array_index (months, DimLateMonth, i);

    if (month->month == dim_month_of_day (date) && strcmp (month->area, area) == 0)
      return point->made_s >= month->approved_s;
  }
  return FALSE;
}

/* Looked at once, it comes back with the next change only. */
static void
sign (DimReviewItem *item, const DimReviewPoint *point)
{
  g_autofree char *text =
    g_strdup_printf ("%s %s:%s", dim_review_kind_name (item->kind),
                     (const char *) g_ptr_array_index (item->incidents, 0), point->other);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  memcpy (item->key, digest, DIM_REVIEW_KEY_LEN - 1);
}

static DimReviewItem *
make_item (const DimReviewEntry *entry, const DimReviewPoint *point)
{
  DimReviewItem *item = dim_review_item_new_case (entry->incident);

  item->kind = DIM_REVIEW_LATE;
  item->first = item->last = entry->date;
  item->roles = 1U << entry->role;
  sign (item, point);
  return item;
}

void
dim_review_add_late (GPtrArray *items,
                     const GPtrArray *entries,
                     const GArray *months,
                     const DimMunicipalities *municipalities)
{
  g_return_if_fail (items != NULL && entries != NULL && months != NULL && municipalities != NULL);
  if (months->len == 0)
    return;
  for (guint i = 0; i < entries->len; i++) {
    const DimReviewEntry *entry = g_ptr_array_index (entries, i);

    for (guint j = 0; j < entry->points->len; j++) {
      const DimReviewPoint *point = &g_array_index (entry->points, DimReviewPoint, j);

      if (is_late (point, entry->date, months, municipalities))
        g_ptr_array_add (items, make_item (entry, point));
    }
  }
  dim_review_sort (items);
}
