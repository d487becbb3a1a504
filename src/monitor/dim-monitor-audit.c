/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-audit.h"

#include "dim-audit-lines.h"
#include "dim-error.h"
#include "dim-monitor-private.h"

static void
free_query (gpointer query)
{
  dim_audit_query_free (query);
}

static void
free_list (gpointer list)
{
  dim_audit_list_free (list);
}

static void
free_verdict (gpointer verdict)
{
  dim_audit_verdict_free (verdict);
}

void
dim_monitor_list_audit (DimMonitor *monitor,
                        DimAuditQuery *query,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && query != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, query, free_query);
  dim_monitor_run_work (monitor, task, dim_audit_lines_list, free_list);
}

DimAuditList *
dim_monitor_list_audit_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_load_audit (DimMonitor *monitor,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (DIM_IS_MONITOR (monitor));
  dim_monitor_run_work (monitor, g_task_new (monitor, cancellable, callback, user_data),
                        dim_audit_lines_stand, free_verdict);
}

DimAuditVerdict *
dim_monitor_load_audit_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_check_audit (DimMonitor *monitor,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor));
  task = g_task_new (monitor, cancellable, callback, user_data);
  if (monitor->synchroniser != NULL) {
    dim_synchroniser_check_audit (monitor->synchroniser, task);
    return;
  }
  g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_INVALID,
                           "Cannot check the audit log: this device is not enrolled");
  g_object_unref (task);
}

DimAuditVerdict *
dim_monitor_check_audit_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}
