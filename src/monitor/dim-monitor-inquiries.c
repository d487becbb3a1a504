/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-inquiries.h"

#include "dim-error.h"
#include "dim-inquiring.h"
#include "dim-monitor-private.h"

static void
free_record (gpointer record)
{
  dim_record_free (record);
}

static GPtrArray *
list_work (DimListing *listing, DimStore *store, gconstpointer desk, GError **error)
{
  return dim_inquiring_list_open (listing, store, desk, error);
}

void
/* NOLINTNEXTLINE(readability-function-size): as every asynchronous function of GIO */
dim_monitor_ask (DimMonitor *monitor,
                 const char *incident,
                 guint32 fields,
                 DimInquiryReason reason,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  const DimDeviceProfile *profile = NULL;
  DimInquiring *inquiring;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && monitor->store != NULL && incident != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  profile = dim_monitor_get_profile (monitor);
  if (profile == NULL || profile->role != DIM_ROLE_BACK_OFFICE) {
    g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_REJECTED,
                             "Cannot ask about the registration: this is no back office's device");
    g_object_unref (task);
    return;
  }
  inquiring = g_new0 (DimInquiring, 1);
  g_strlcpy (inquiring->incident, incident, sizeof inquiring->incident);
  inquiring->fields = fields;
  inquiring->reason = reason;
  g_task_set_task_data (task, inquiring, g_free);
  dim_monitor_run_queueing (monitor, task, dim_inquiring_ask, free_record);
}

DimRecord *
dim_monitor_ask_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_reply (DimMonitor *monitor,
                   const char *incident,
                   DimInquiryAnswer answer,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  DimReplying *replying;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && monitor->store != NULL && incident != NULL);
  replying = g_new0 (DimReplying, 1);
  g_strlcpy (replying->incident, incident, sizeof replying->incident);
  replying->answer = answer;
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, replying, g_free);
  dim_monitor_run_queueing (monitor, task, dim_inquiring_reply, free_record);
}

DimRecord *
dim_monitor_reply_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_load_asked (DimMonitor *monitor,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  const DimDeviceProfile *profile = NULL;

  g_return_if_fail (DIM_IS_MONITOR (monitor));
  profile = dim_monitor_get_profile (monitor);
  dim_monitor_run_on_listing (monitor, g_task_new (monitor, cancellable, callback, user_data),
                              list_work, profile != NULL ? profile->desk : "");
}

GPtrArray *
dim_monitor_load_asked_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}
