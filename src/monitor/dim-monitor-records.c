/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-records.h"

#include "dim-deciding.h"
#include "dim-incidents.h"
#include "dim-monitor-private.h"
#include "dim-records.h"

typedef struct {
  DimListing *listing; /* borrowed */
  DimRecordQuery *query;
  gboolean is_behind;
  GArray *found;
  guint n_listed;
  char **desks;
} Finding;

typedef struct {
  DimListing *listing; /* borrowed */
  GArray *numbers;
} Loading;

static void catch_up (GTask *task);

static void
free_finding (gpointer data)
{
  Finding *finding = data;

  dim_record_query_free (finding->query);
  g_clear_pointer (&finding->found, g_array_unref);
  g_strfreev (finding->desks);
  g_free (finding);
}

static void
free_loading (gpointer data)
{
  Loading *loading = data;

  g_array_unref (loading->numbers);
  g_free (loading);
}

static void
free_found (gpointer found)
{
  g_array_unref (found);
}

static void
free_records (gpointer records)
{
  g_ptr_array_unref (records);
}

static void
free_record (gpointer record)
{
  dim_record_free (record);
}

static gpointer
find_work (DimStore *store, gpointer data, GError **error)
{
  Finding *finding = data;

  if (!dim_listing_catch_up (finding->listing, store, &finding->is_behind, error))
    return NULL;
  if (finding->is_behind)
    return DIM_STORE_DONE;
  finding->found = dim_listing_find (finding->listing, finding->query);
  finding->n_listed = dim_listing_count (finding->listing);
  finding->desks = g_strdupv ((char **) dim_listing_desks (finding->listing));
  return DIM_STORE_DONE;
}

static gpointer
load_found_work (DimStore *store, gpointer data, GError **error)
{
  Loading *loading = data;

  return dim_listing_load (loading->listing, store, loading->numbers, error);
}

static gpointer
load_record_work (DimStore *store, gpointer incident, GError **error)
{
  return dim_records_load_one (store, incident, error);
}

static void
note_listed (DimMonitor *monitor, Finding *finding)
{
  monitor->n_listed = finding->n_listed;
  g_strfreev (monitor->desks);
  monitor->desks = g_steal_pointer (&finding->desks);
}

static void
caught_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Finding *finding = g_task_get_task_data (task);

  if (dim_monitor_take_result (DIM_MONITOR (source), result, &error) == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (finding->is_behind)
    catch_up (g_steal_pointer (&task));
  else {
    note_listed (DIM_MONITOR (source), finding);
    g_task_return_pointer (task, g_steal_pointer (&finding->found), free_found);
  }
}

/* A share at a time: a draft that is saved meanwhile does not wait for the whole. */
static void
catch_up (GTask *task)
{
  DimMonitor *monitor = g_task_get_source_object (task);
  GTask *work = g_task_new (monitor, g_task_get_cancellable (task), caught_up_cb, task);

  g_task_set_task_data (work, g_task_get_task_data (task), NULL);
  dim_monitor_run_work (monitor, work, find_work, NULL);
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

void
dim_monitor_find_records (DimMonitor *monitor,
                          DimRecordQuery *query,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Finding *finding;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && query != NULL);
  finding = g_new0 (Finding, 1);
  finding->listing = monitor->listing;
  finding->query = query;
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, finding, free_finding);
  catch_up (task);
}

GArray *
dim_monitor_find_records_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

guint
dim_monitor_count_listed (DimMonitor *monitor)
{
  g_return_val_if_fail (DIM_IS_MONITOR (monitor), 0);
  return monitor->n_listed;
}

const char *const *
dim_monitor_get_desks (DimMonitor *monitor)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (DIM_IS_MONITOR (monitor), NULL);
  return monitor->desks != NULL ? (const char *const *) monitor->desks : none;
}

void
dim_monitor_load_found (DimMonitor *monitor,
                        GArray *numbers,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Loading *loading;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && numbers != NULL);
  loading = g_new0 (Loading, 1);
  loading->listing = monitor->listing;
  loading->numbers = numbers;
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, loading, free_loading);
  dim_monitor_run_work (monitor, task, load_found_work, free_records);
}

GPtrArray *
dim_monitor_load_found_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_load_record (DimMonitor *monitor,
                         const char *incident,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && incident != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, g_strdup (incident), g_free);
  dim_monitor_run_work (monitor, task, load_record_work, free_record);
}

DimRecord *
dim_monitor_load_record_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
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
  g_task_set_task_data (task, decision, (GDestroyNotify) dim_decision_free);
  dim_monitor_run_queueing (monitor, task, decide_work, NULL);
}

gboolean
dim_monitor_decide_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error) != NULL;
}
