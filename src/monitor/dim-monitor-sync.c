/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-enrolment.h"
#include "dim-error.h"
#include "dim-monitor-private.h"

/* The lock comes free when the other process ends; this one then sends. */
#define LOCK_EVERY_S 5

static void
enrolled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  DimMonitor *monitor = DIM_MONITOR (source);
  DimDevice *device = dim_monitor_take_result (monitor, result, &error);

  if (device != NULL && !dim_monitor_is_open (monitor, &error))
    g_clear_pointer (&device, dim_device_free);
  if (device != NULL && dim_monitor_adopt_device (monitor, device, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
try_lock_cb (gpointer data)
{
  DimMonitor *monitor = data;

  if (!dim_data_directory_is_holder (monitor->directory))
    return G_SOURCE_CONTINUE;
  monitor->lock_timer = 0;
  if (monitor->synchroniser != NULL)
    dim_synchroniser_start (monitor->synchroniser);
  dim_monitor_refresh_queue (monitor);
  return G_SOURCE_REMOVE;
}

DimSynchroniser *
dim_monitor_require_synchroniser (DimMonitor *monitor, GTask *task)
{
  if (monitor->synchroniser != NULL)
    return monitor->synchroniser;
  g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_INVALID,
                           "Cannot reach the servers: this device is not enrolled");
  g_object_unref (task);
  return NULL;
}

void
/* NOLINTNEXTLINE(readability-function-size): as every asynchronous function of GIO */
dim_monitor_enrol (DimMonitor *monitor,
                   const char *collector_url,
                   const char *evaluator_url,
                   const char *code,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  DimEnrolment enrolment = { collector_url, evaluator_url, code };
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DIM_IS_MONITOR (monitor));
  g_return_if_fail (collector_url != NULL && evaluator_url != NULL && code != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  if (monitor->store != NULL &&
      (monitor->state == DIM_MONITOR_NEEDS_ENROLMENT || monitor->state == DIM_MONITOR_READY)) {
    dim_enrolment_run (monitor->store, &enrolment,
                       g_task_new (monitor, cancellable, enrolled_cb, g_steal_pointer (&task)));
    return;
  }
  g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_INVALID,
                           "Cannot enrol the device: its store is locked");
}

gboolean
dim_monitor_enrol_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, monitor), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
dim_monitor_get_queue (DimMonitor *monitor, DimQueueState *out)
{
  DimQueueState queue;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && out != NULL);
  queue = monitor->queue;
  if (monitor->synchroniser != NULL) {
    queue.trouble = dim_synchroniser_trouble (monitor->synchroniser, &queue.trouble_since_s);
    queue.clock_ahead_s = dim_synchroniser_clock_ahead_s (monitor->synchroniser);
    queue.newly_refused = dim_synchroniser_refused (monitor->synchroniser);
    queue.next_try_s = dim_synchroniser_next_s (monitor->synchroniser);
    queue.is_sending = dim_synchroniser_is_running (monitor->synchroniser);
  }
  queue.is_elsewhere =
    monitor->directory != NULL && !dim_data_directory_is_holder (monitor->directory);
  *out = queue;
}

void
dim_monitor_sync (DimMonitor *monitor,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  DimSynchroniser *synchroniser;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor));
  task = g_task_new (monitor, cancellable, callback, user_data);
  synchroniser = dim_monitor_require_synchroniser (monitor, task);
  if (synchroniser == NULL)
    return;
  if (dim_data_directory_is_holder (monitor->directory)) {
    dim_synchroniser_run (synchroniser, task);
    return;
  }
  dim_data_directory_ring (monitor->directory);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

gboolean
dim_monitor_sync_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, monitor), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
dim_monitor_start (DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_MONITOR (monitor) && monitor->directory != NULL);
  monitor->is_started = TRUE;
  if (!dim_data_directory_is_holder (monitor->directory)) {
    if (monitor->lock_timer == 0)
      monitor->lock_timer = g_timeout_add_seconds (LOCK_EVERY_S, try_lock_cb, monitor);
  } else if (monitor->synchroniser != NULL) {
    dim_synchroniser_start (monitor->synchroniser);
  }
}

void
dim_monitor_load_tallies (DimMonitor *monitor,
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
    dim_synchroniser_fetch_tallies (synchroniser, year, task);
}

GPtrArray *
dim_monitor_load_tallies_finish (DimMonitor *monitor,
                                 GAsyncResult *result,
                                 gint64 *out_fetched_s,
                                 GError **error)
{
  g_autoptr (DimKeptYear) year = dim_monitor_take_result (monitor, result, error);

  if (year == NULL)
    return NULL;
  if (out_fetched_s != NULL)
    *out_fetched_s = year->fetched_s;
  return g_steal_pointer (&year->tallies);
}
