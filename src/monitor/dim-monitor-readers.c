/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-readers.h"

#include "dim-certifying.h"
#include "dim-circle-views.h"
#include "dim-monitor-private.h"
#include "dim-texts.h"

static void
free_array (gpointer array)
{
  g_ptr_array_unref (array);
}

static void
free_certifying (gpointer certifying)
{
  dim_certifying_free (certifying);
}

static gpointer
load_circles_work (DimStore *store, gpointer reference, GError **error)
{
  return dim_circle_views_load (store, reference, error);
}

static gpointer
load_texts_work (DimStore *store, gpointer incident, GError **error)
{
  return dim_texts_open (store, incident, error);
}

static GTask *
new_task (DimMonitor *monitor,
          DimCertifying *act,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (monitor, cancellable, callback, user_data);

  g_task_set_task_data (task, act, free_certifying);
  return task;
}

void
dim_monitor_load_circles (DimMonitor *monitor,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor));
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, monitor->reference, NULL);
  dim_monitor_run_work (monitor, task, load_circles_work, free_array);
}

GPtrArray *
dim_monitor_load_circles_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_start_circle (DimMonitor *monitor,
                          const char *circle,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (DIM_IS_MONITOR (monitor) && circle != NULL);
  dim_monitor_run_queueing (monitor,
                            new_task (monitor, dim_certifying_new (monitor->reference, circle),
                                      cancellable, callback, user_data),
                            dim_certifying_start, dim_certifying_free_paper);
}

char *
dim_monitor_start_circle_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_free_paper (char *paper)
{
  dim_certifying_free_paper (paper);
}

void
dim_monitor_confirm_circle (DimMonitor *monitor,
                            const char *circle,
                            const char *fingerprint,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  DimCertifying *act;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && circle != NULL && fingerprint != NULL);
  act = dim_certifying_new (monitor->reference, circle);
  act->compared = g_strdup (fingerprint);
  dim_monitor_run_queueing (monitor, new_task (monitor, act, cancellable, callback, user_data),
                            dim_certifying_confirm, NULL);
}

gboolean
dim_monitor_confirm_circle_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error) != NULL;
}

void
/* NOLINTNEXTLINE(readability-function-size): as every asynchronous function of GIO */
dim_monitor_certify_reader (DimMonitor *monitor,
                            const char *circle,
                            const char *reader,
                            const char *fingerprint,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  DimCertifying *act;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && circle != NULL);
  g_return_if_fail (reader != NULL && fingerprint != NULL);
  act = dim_certifying_new (monitor->reference, circle);
  g_strlcpy (act->reader, reader, sizeof act->reader);
  act->compared = g_strdup (fingerprint);
  dim_monitor_run_queueing (monitor, new_task (monitor, act, cancellable, callback, user_data),
                            dim_certifying_certify, NULL);
}

gboolean
dim_monitor_certify_reader_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error) != NULL;
}

void
dim_monitor_recover_circle (DimMonitor *monitor,
                            const char *circle,
                            const char *paper,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  DimCertifying *act;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && circle != NULL && paper != NULL);
  act = dim_certifying_new (monitor->reference, circle);
  dim_certifying_set_paper (act, paper);
  dim_monitor_run_queueing (monitor, new_task (monitor, act, cancellable, callback, user_data),
                            dim_certifying_recover, NULL);
}

gboolean
dim_monitor_recover_circle_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error) != NULL;
}

void
dim_monitor_load_texts (DimMonitor *monitor,
                        const char *incident,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && incident != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, g_strdup (incident), g_free);
  dim_monitor_run_work (monitor, task, load_texts_work, free_array);
}

GPtrArray *
dim_monitor_load_texts_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}
