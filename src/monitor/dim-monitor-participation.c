/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-participation.h"

#include "dim-monitor-private.h"

void
dim_monitor_load_participation (DimMonitor *monitor,
                                int year,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  DimSynchroniser *synchroniser;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor));
  task = g_task_new (monitor, cancellable, callback, user_data);
  synchroniser = dim_monitor_require_synchroniser (monitor, task);
  if (synchroniser != NULL)
    dim_synchroniser_fetch_participation (synchroniser, year, task);
}

DimParticipation *
dim_monitor_load_participation_finish (DimMonitor *monitor,
                                       GAsyncResult *result,
                                       gint64 *out_fetched_s,
                                       GError **error)
{
  g_autoptr (DimKeptParticipation) kept = dim_monitor_take_result (monitor, result, error);

  if (kept == NULL)
    return NULL;
  if (out_fetched_s != NULL)
    *out_fetched_s = kept->fetched_s;
  return g_steal_pointer (&kept->participation);
}
