/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-device.h"

#include "dim-backup.h"
#include "dim-device-work.h"
#include "dim-entry-times.h"
#include "dim-key-fingerprint.h"
#include "dim-monitor-private.h"
#include "dim-own-records.h"

#define COPY_FILE "store.db.copying"

static void
free_copy (gpointer copy)
{
  dim_backup_copy_free (copy);
}

static void
free_facts (gpointer facts)
{
  dim_device_facts_free (facts);
}

static void
free_records (gpointer records)
{
  g_ptr_array_unref (records);
}

static gpointer
load_device_work (DimStore *store, gpointer data, GError **error)
{
  g_autoptr (DimDeviceFacts) facts = g_new0 (DimDeviceFacts, 1);
  g_autoptr (DimDevice) device = NULL;

  facts->contents = dim_backup_count (store, error);
  if (facts->contents == NULL || !dim_device_load (store, &device, error) ||
      !dim_key_holder_look (store, &facts->is_in_keyring, error))
    return NULL;
  facts->collector_url = g_strdup (device != NULL ? device->collector_url : "");
  facts->evaluator_url = g_strdup (device != NULL ? device->evaluator_url : "");
  facts->enrolled_s = device != NULL ? device->enrolled_s : 0;
  facts->key = dim_key_fingerprint_of_device (device);
  facts->list_key = dim_key_fingerprint_of_list (device);
  return g_steal_pointer (&facts);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  DimDeviceWork *work = g_task_get_task_data (task);

  work->copy = dim_monitor_take_result (DIM_MONITOR (source), result, &error);
  if (work->copy == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_run_in_thread (task, dim_device_work_back_up);
}

static DimDeviceWork *
over_directory (const char *path, const char *passphrase, const DimMonitorOptions *options)
{
  DimDeviceWork *work = dim_device_work_new (path, passphrase);

  work->data_dir = g_strdup (options->data_dir);
  work->clock = options->clock;
  work->without_keyring = options->without_keyring;
  return work;
}

static void
run (DimDeviceWork *work, GTaskThreadFunc func, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_task_data (task, work, dim_device_work_free);
  g_task_run_in_thread (task, func);
}

void
dim_device_facts_free (DimDeviceFacts *facts)
{
  if (facts == NULL)
    return;
  g_free (facts->collector_url);
  g_free (facts->evaluator_url);
  g_free (facts->key);
  g_free (facts->list_key);
  g_clear_pointer (&facts->contents, dim_backup_contents_free);
  g_free (facts);
}

void
dim_monitor_load_device (DimMonitor *monitor,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (DIM_IS_MONITOR (monitor));
  dim_monitor_run_work (monitor, g_task_new (monitor, cancellable, callback, user_data),
                        load_device_work, free_facts);
}

DimDeviceFacts *
dim_monitor_load_device_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_set_usual_municipality (DimMonitor *monitor, const char *code)
{
  g_return_if_fail (DIM_IS_MONITOR (monitor) && code != NULL);
  g_free (monitor->usual_municipality);
  monitor->usual_municipality = g_strdup (code);
}

static void
forgotten_times_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (dim_monitor_take_result (DIM_MONITOR (source), result, &error) == NULL)
    g_warning ("%s", error->message);
}

void
dim_monitor_set_measures_entry (DimMonitor *monitor, gboolean measures_entry)
{
  gboolean was_measuring;

  g_return_if_fail (DIM_IS_MONITOR (monitor));
  was_measuring = monitor->measures_entry;
  monitor->measures_entry = measures_entry;
  if (was_measuring && !measures_entry)
    dim_monitor_run_work (monitor, g_task_new (monitor, NULL, forgotten_times_cb, NULL),
                          dim_entry_times_forget, NULL);
}

gboolean
dim_monitor_get_measures_entry (DimMonitor *monitor)
{
  g_return_val_if_fail (DIM_IS_MONITOR (monitor), FALSE);
  return monitor->measures_entry;
}

void
dim_monitor_back_up (DimMonitor *monitor,
                     const char *path,
                     const char *passphrase,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task;
  GTask *copying;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && monitor->directory != NULL);
  g_return_if_fail (path != NULL && passphrase != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, dim_device_work_new (path, passphrase), dim_device_work_free);
  copying = g_task_new (monitor, cancellable, copied_cb, task);
  g_task_set_task_data (copying, dim_data_directory_file (monitor->directory, COPY_FILE), g_free);
  dim_monitor_run_work (monitor, copying, dim_backup_copy_run, free_copy);
}

DimBackupContents *
dim_monitor_back_up_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_backup_look_into (const char *path,
                      const char *passphrase,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (path != NULL && passphrase != NULL);
  run (dim_device_work_new (path, passphrase), dim_device_work_look_into, callback, user_data);
}

DimBackupContents *
dim_backup_look_into_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dim_monitor_restore (const DimMonitorOptions *options,
                     const char *path,
                     const char *passphrase,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (options != NULL && path != NULL && passphrase != NULL);
  run (over_directory (path, passphrase, options), dim_device_work_restore, callback, user_data);
}

DimBackupContents *
dim_monitor_restore_finish (GAsyncResult *result, GError **error)
{
  return dim_backup_look_into_finish (result, error);
}

void
dim_monitor_forget (const DimMonitorOptions *options,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_return_if_fail (options != NULL);
  run (over_directory (NULL, NULL, options), dim_device_work_forget, callback, user_data);
}

gboolean
dim_monitor_forget_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
dim_monitor_load_own (DimMonitor *monitor,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (DIM_IS_MONITOR (monitor));
  dim_monitor_run_work (monitor, g_task_new (monitor, cancellable, callback, user_data),
                        dim_own_records_run, free_records);
}

GPtrArray *
dim_monitor_load_own_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}
