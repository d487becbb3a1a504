/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-deciding.h"
#include "dim-incidents.h"
#include "dim-monitor-private.h"
#include "dim-records.h"

static void
free_records (gpointer records)
{
  g_ptr_array_unref (records);
}

static gpointer
load_records_work (DimStore *store, gpointer search, GError **error)
{
  return dim_records_load (store, search, error);
}

static gpointer
load_explanation_work (DimStore *store, gpointer incident, GError **error)
{
  return dim_incidents_load_explanation (store, incident, error);
}

static gpointer
decide_work (DimStore *store, gpointer question, GError **error)
{
  return dim_decisions_queue (store, question, error) ? DIM_STORE_DONE : NULL;
}

static void
decided_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  DimMonitor *monitor = DIM_MONITOR (source);

  if (dim_monitor_take_result (monitor, result, &error) == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  dim_monitor_has_queued (monitor);
  g_task_return_boolean (task, TRUE);
}

void
dim_monitor_load_records (DimMonitor *monitor,
                          const char *search,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && search != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, g_strdup (search), g_free);
  dim_monitor_run_work (monitor, task, load_records_work, free_records);
}

GPtrArray *
dim_monitor_load_records_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_load_explanation (DimMonitor *monitor,
                              const char *incident,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && incident != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, g_strdup (incident), g_free);
  dim_monitor_run_work (monitor, task, load_explanation_work, g_free);
}

char *
dim_monitor_load_explanation_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
/* NOLINTNEXTLINE(readability-function-size): as every asynchronous function of GIO */
dim_monitor_decide (DimMonitor *monitor,
                    DimDecisionKind kind,
                    const char *first,
                    const char *second,
                    const char *reason,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  DimDecision *decision;
  char id[DIM_UUID_TEXT_LEN];
  GTask *task;
  GTask *work;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && monitor->store != NULL);
  g_return_if_fail (kind == DIM_DECISION_SAME || kind == DIM_DECISION_APART);
  g_return_if_fail (dim_uuid_is_valid (first) && dim_uuid_is_valid (second));
  dim_monitor_new_id (monitor, id);
  decision = dim_decision_new (id, kind);
  g_strlcpy (decision->first, first, sizeof decision->first);
  g_strlcpy (decision->second, second, sizeof decision->second);
  g_free (decision->reason);
  decision->reason = g_strdup (reason == NULL ? "" : reason);
  task = g_task_new (monitor, cancellable, callback, user_data);
  work = g_task_new (monitor, cancellable, decided_cb, task);
  g_task_set_task_data (work, decision, (GDestroyNotify) dim_decision_free);
  dim_monitor_run_work (monitor, work, decide_work, NULL);
}

gboolean
dim_monitor_decide_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, monitor), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
