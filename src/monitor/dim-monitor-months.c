/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-months.h"

#include "dim-approving.h"
#include "dim-error.h"
#include "dim-monitor-private.h"
#include "dim-months.h"

#include <string.h>

static void
free_asked_cb (gpointer asked)
{
  dim_months_asked_free (asked);
}

static void
free_records_cb (gpointer records)
{
  g_ptr_array_unref (records);
}

/* NULL, and @task answered, while there is no office. */
static DimMonthsAsked *
ask (DimMonitor *monitor, GTask *task)
{
  const DimDeviceProfile *profile = dim_monitor_get_profile (monitor);
  DimMonthsAsked *asked;

  if (profile == NULL) {
    g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_INVALID,
                             "Cannot tell of months: this device is not enrolled");
    g_object_unref (task);
    return NULL;
  }
  asked = g_new0 (DimMonthsAsked, 1);
  asked->reference = monitor->reference;
  asked->municipalities = g_strdupv (profile->municipalities);
  return asked;
}

void
dim_monitor_load_months (DimMonitor *monitor,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  DimMonthsAsked *asked;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor));
  task = g_task_new (monitor, cancellable, callback, user_data);
  asked = ask (monitor, task);
  if (asked == NULL)
    return;
  g_task_set_task_data (task, asked, free_asked_cb);
  dim_monitor_run_work (monitor, task, dim_months_load, free_records_cb);
}

GPtrArray *
dim_monitor_load_months_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_state_nothing (DimMonitor *monitor,
                           const char *municipality,
                           int month,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  DimMonthsAsked *asked;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && municipality != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  asked = ask (monitor, task);
  if (asked == NULL)
    return;
  asked->municipality = g_strdup (municipality);
  asked->month = month;
  g_task_set_task_data (task, asked, free_asked_cb);
  dim_monitor_run_queueing (monitor, task, dim_months_state, NULL);
}

gboolean
dim_monitor_state_nothing_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error) != NULL;
}

static void
free_report_cb (gpointer report)
{
  dim_month_report_free (report);
}

static void
free_approving_cb (gpointer approving)
{
  dim_approving_free (approving);
}

void
dim_monitor_load_month (DimMonitor *monitor,
                        const char *municipality,
                        int month,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  DimMonthsAsked *asked;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && municipality != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  asked = ask (monitor, task);
  if (asked == NULL)
    return;
  asked->municipality = g_strdup (municipality);
  asked->month = month;
  g_task_set_task_data (task, asked, free_asked_cb);
  dim_monitor_run_work (monitor, task, dim_approving_load, free_report_cb);
}

DimMonthReport *
dim_monitor_load_month_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

/* NULL, and @task answered, if this device may not. */
static DimApproving *
begin_approving (DimMonitor *monitor, GTask *task, const char *municipality, int month)
{
  const DimDeviceProfile *profile = dim_monitor_get_profile (monitor);
  DimApproving *approving;
  DimMonthsAsked *asked;

  if (profile != NULL && profile->role != DIM_ROLE_BACK_OFFICE) {
    g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_REJECTED,
                             "Cannot approve the month: this is no back office's device");
    g_object_unref (task);
    return NULL;
  }
  asked = ask (monitor, task);
  if (asked == NULL)
    return NULL;
  asked->municipality = g_strdup (municipality);
  asked->month = month;
  approving = g_new0 (DimApproving, 1);
  approving->asked = asked;
  g_task_set_task_data (task, approving, free_approving_cb);
  return approving;
}

void
/* NOLINTNEXTLINE(readability-function-size): as every asynchronous function of GIO */
dim_monitor_approve_month (DimMonitor *monitor,
                           const char *municipality,
                           int month,
                           const guint8 contents[DIM_CONTENTS_BYTES],
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  DimApproving *approving;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && municipality != NULL && contents != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  approving = begin_approving (monitor, task, municipality, month);
  if (approving == NULL)
    return;
  approving->kind = DIM_APPROVAL_AGREED;
  memcpy (approving->contents, contents, sizeof approving->contents);
  dim_monitor_run_queueing (monitor, task, dim_approving_commit, NULL);
}

void
/* NOLINTNEXTLINE(readability-function-size): as every asynchronous function of GIO */
dim_monitor_reopen_month (DimMonitor *monitor,
                          const char *municipality,
                          int month,
                          DimReopeningReason reason,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  DimApproving *approving;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && municipality != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  approving = begin_approving (monitor, task, municipality, month);
  if (approving == NULL)
    return;
  approving->kind = DIM_APPROVAL_REOPENED;
  approving->reason = reason;
  dim_monitor_run_queueing (monitor, task, dim_approving_commit, NULL);
}

gboolean
dim_monitor_approve_month_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error) != NULL;
}
