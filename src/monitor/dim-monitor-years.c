/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-years.h"

#include "dim-monitor-private.h"
#include "dim-year-asking.h"

void
dim_monitor_load_years (DimMonitor *monitor,
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
    dim_year_asking_list (synchroniser, task);
}

GPtrArray *
dim_monitor_load_years_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_take_year_step (DimMonitor *monitor,
                            const DimYearStep *step,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  DimSynchroniser *synchroniser;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && step != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  synchroniser = dim_monitor_require_synchroniser (monitor, task);
  if (synchroniser != NULL)
    dim_year_asking_take (synchroniser, step, task);
}

gboolean
dim_monitor_take_year_step_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, monitor), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
dim_monitor_load_snapshot (DimMonitor *monitor,
                           const DimSnapshotHead *head,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  DimSynchroniser *synchroniser;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && head != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  synchroniser = dim_monitor_require_synchroniser (monitor, task);
  if (synchroniser != NULL)
    dim_year_asking_fetch (synchroniser, head, task);
}

DimSnapshot *
dim_monitor_load_snapshot_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}
