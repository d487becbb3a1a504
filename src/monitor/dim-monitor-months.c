/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-months.h"

#include "dim-error.h"
#include "dim-monitor-private.h"
#include "dim-months.h"

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
