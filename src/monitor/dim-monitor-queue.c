/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-queue.h"

#include "dim-monitor-private.h"
#include "dim-tray.h"

typedef struct {
  char fact[DIM_UUID_TEXT_LEN];
  gboolean is_aside;
} Aside;

static void
free_items (gpointer items)
{
  g_ptr_array_unref (items);
}

static gpointer
load_work (DimStore *store, gpointer data, GError **error)
{
  return dim_tray_load (store, error);
}

static gpointer
set_aside_work (DimStore *store, gpointer data, GError **error)
{
  const Aside *aside = data;

  return dim_tray_set_aside (store, aside->fact, aside->is_aside, error) ? DIM_STORE_DONE : NULL;
}

static void
set_aside_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  DimMonitor *monitor = DIM_MONITOR (source);

  if (dim_monitor_take_result (monitor, result, &error) == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  dim_monitor_refresh_queue (monitor);
  g_task_return_boolean (task, TRUE);
}

void
dim_monitor_load_queue (DimMonitor *monitor,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (DIM_IS_MONITOR (monitor));
  dim_monitor_run_work (monitor, g_task_new (monitor, cancellable, callback, user_data), load_work,
                        free_items);
}

GPtrArray *
dim_monitor_load_queue_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_set_aside (DimMonitor *monitor,
                       const char *fact,
                       gboolean is_aside,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Aside *aside;
  GTask *task;
  GTask *work;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && dim_uuid_is_valid (fact));
  aside = g_new0 (Aside, 1);
  g_strlcpy (aside->fact, fact, sizeof aside->fact);
  aside->is_aside = is_aside;
  task = g_task_new (monitor, cancellable, callback, user_data);
  work = g_task_new (monitor, cancellable, set_aside_cb, task);
  g_task_set_task_data (work, aside, g_free);
  dim_monitor_run_work (monitor, work, set_aside_work, NULL);
}

gboolean
dim_monitor_set_aside_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, monitor), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
