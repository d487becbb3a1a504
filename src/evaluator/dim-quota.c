/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-quota.h"

#define BORDER_FACTOR 2

static gint
month_number (DimDay day)
{
  return dim_day_year (day) * 12 + dim_day_month (day);
}

static gboolean
has_neighbour (const GArray *keys, DimDay last)
{
  for (guint i = 0; i < keys->len; i++) {
    const DimKeyEntry *key = &g_array_index (keys, DimKeyEntry, i);

    if (!key->is_destroyed && key->last == last)
      return TRUE;
  }
  return FALSE;
}

gboolean
dim_quota_is_border_month (const GArray *keys, DimDay today)
{
  g_return_val_if_fail (keys != NULL && today != DIM_DAY_NONE, FALSE);
  for (guint i = 0; i < keys->len; i++) {
    const DimKeyEntry *key = &g_array_index (keys, DimKeyEntry, i);
    gint months;

    if (key->is_destroyed || !has_neighbour (keys, key->first - 1))
      continue;
    months = month_number (today) - month_number (key->first);
    if (months == 0 || months == -1)
      return TRUE;
  }
  return FALSE;
}

guint
dim_quota_year_elements (guint elements, gboolean is_border_month)
{
  return is_border_month ? (elements + BORDER_FACTOR - 1) / BORDER_FACTOR : elements;
}

static gboolean
exceeds (guint64 used, guint64 asked, guint64 allowed)
{
  return used + asked > allowed;
}

DimQuotaVerdict
dim_quota_judge (const DimQuota *quota,
                 const DimQuotaUse *use,
                 guint elements,
                 gboolean is_border_month)
{
  guint64 day;

  g_return_val_if_fail (quota != NULL && use != NULL, DIM_QUOTA_DAY_IS_UP);
  day = (guint64) quota->day * (is_border_month ? BORDER_FACTOR : 1);
  if (exceeds (use->year, dim_quota_year_elements (elements, is_border_month), quota->year))
    return DIM_QUOTA_YEAR_IS_UP;
  if (exceeds (use->day, elements, day))
    return DIM_QUOTA_DAY_IS_UP;
  if (exceeds (use->nation_day, elements, quota->nation_day))
    return DIM_QUOTA_NATION_IS_UP;
  return DIM_QUOTA_FREE;
}

/* As in dim_clock_today: without the zone database the day changes an hour or two late. */
static GTimeZone *
dutch_zone (void)
{
  GTimeZone *zone = g_time_zone_new_identifier ("Europe/Amsterdam");

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

guint
dim_quota_retry_after_s (DimQuotaVerdict verdict, gint64 now_s)
{
  g_autoptr (GTimeZone) zone = dutch_zone ();
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now_s);
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) midnight = NULL;
  g_autoptr (GDateTime) next = NULL;

  g_return_val_if_fail (utc != NULL, 0);
  now = g_date_time_to_timezone (utc, zone);
  if (verdict == DIM_QUOTA_YEAR_IS_UP) {
    next = g_date_time_new (zone, g_date_time_get_year (now) + 1, 1, 1, 0, 0, 0);
  } else {
    midnight = g_date_time_new (zone, g_date_time_get_year (now), g_date_time_get_month (now),
                                g_date_time_get_day_of_month (now), 0, 0, 0);
    next = g_date_time_add_days (midnight, 1);
  }
  return (guint) (g_date_time_to_unix (next) - now_s);
}
