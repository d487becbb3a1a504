/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-entry-time.h"

#define IDLE_MS   30000
#define MINUTE_MS ((gint64) 60000)

static const struct {
  const char *name;
  gint64 most_ms;
} classes[] = {
  [DIM_ENTRY_TO_1] = { "tot1", 1 * MINUTE_MS }, [DIM_ENTRY_TO_2] = { "tot2", 2 * MINUTE_MS },
  [DIM_ENTRY_TO_5] = { "tot5", 5 * MINUTE_MS }, [DIM_ENTRY_TO_10] = { "tot10", 10 * MINUTE_MS },
  [DIM_ENTRY_MORE] = { "meer", G_MAXINT64 },
};

const char *
dim_entry_class_name (DimEntryClass class)
{
  g_return_val_if_fail ((guint) class < DIM_N_ENTRY_CLASSES, NULL);
  return classes[class].name;
}

gboolean
dim_entry_class_from_name (const char *name, DimEntryClass *out_class)
{
  g_return_val_if_fail (name != NULL && out_class != NULL, FALSE);
  for (guint i = 0; i < DIM_N_ENTRY_CLASSES; i++)
    if (g_str_equal (classes[i].name, name)) {
      *out_class = (DimEntryClass) i;
      return TRUE;
    }
  return FALSE;
}

DimEntryClass
dim_entry_class_of (gint64 active_ms)
{
  guint class = DIM_ENTRY_TO_1;

  while (active_ms > classes[class].most_ms)
    class ++;
  return (DimEntryClass) class;
}

gint64
dim_entry_active_ms (gint64 before_ms, gint64 now_ms)
{
  if (before_ms == 0 || now_ms < before_ms || now_ms - before_ms > IDLE_MS)
    return 0;
  return now_ms - before_ms;
}

guint
dim_entry_times_total (const DimEntryTimes *times)
{
  guint total = 0;

  g_return_val_if_fail (times != NULL, 0);
  for (guint i = 0; i < DIM_N_ENTRY_CLASSES; i++)
    total += times->counts[i];
  return total;
}

DimEntrySummary
dim_entry_times_summarise (const DimEntryTimes *times)
{
  DimEntrySummary summary = { 0 };
  guint below = 0;
  guint class = 0;

  g_return_val_if_fail (times != NULL, summary);
  if (dim_entry_times_total (times) < DIM_ENTRY_FEWEST)
    return summary;
  summary.total = dim_entry_times_total (times);
  /* Of an even number the lower of the two in the middle. */
  for (below = times->counts[0]; 2 * below < summary.total; below += times->counts[class])
    class ++;
  summary.median = (DimEntryClass) class;
  return summary;
}
