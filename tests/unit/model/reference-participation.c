/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "reference-participation.h"

static gboolean
is_within (DimDay day, DimDay from, DimDay to)
{
  return (from == DIM_DAY_NONE || day >= from) && (to == DIM_DAY_NONE || day < to);
}

gboolean
reference_is_expected (const GArray *devices,
                       DimDay born,
                       DimDay gone,
                       int year,
                       int month,
                       DimDay today)
{
  DimDay first = dim_day_new (year, month, 1);
  DimDay last = dim_day_new (month == 12 ? year + 1 : year, month % 12 + 1, 1) - 1;
  gboolean was_there = FALSE;
  gboolean had_device = FALSE;

  for (DimDay day = first; day <= last; day++)
    was_there = was_there || is_within (day, born, gone);
  for (guint i = 0; i < devices->len; i++) {
    const ReferenceDevice *device = &g_array_index (devices, ReferenceDevice, i);

    had_device = had_device || (device->enrolled <= last &&
                                (device->revoked == DIM_DAY_NONE || device->revoked > last));
  }
  return was_there && had_device && today > last;
}
