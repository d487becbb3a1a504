/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-agreeing.h"

#include "dim-monitor-private.h"
#include "dim-proposing.h"

static void
free_proposing (gpointer proposing)
{
  dim_proposing_free (proposing);
}

static void
free_array (gpointer array)
{
  g_array_unref (array);
}

void
/* NOLINTNEXTLINE(readability-function-size): as every asynchronous function of GIO */
dim_monitor_agree (DimMonitor *monitor,
                   GArray *pairs,
                   DimProposalKind kind,
                   DimDecisionReason reason,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  DimProposing *proposing;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && monitor->store != NULL && pairs != NULL);
  proposing = g_new0 (DimProposing, 1);
  proposing->pairs = pairs;
  proposing->kind = kind;
  proposing->reason = reason;
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, proposing, free_proposing);
  dim_monitor_run_queueing (monitor, task, dim_proposing_commit, free_array);
}

GArray *
dim_monitor_agree_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_undo_agreeing (DimMonitor *monitor,
                           GArray *said,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && monitor->store != NULL && said != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, g_array_ref (said), free_array);
  dim_monitor_run_queueing (monitor, task, dim_proposing_undo, NULL);
}

gboolean
dim_monitor_undo_agreeing_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error) != NULL;
}
