/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-reviews.h"

#include "dim-monitor-private.h"
#include "dim-reviewing.h"

/* A choice with what it borrows. */
typedef struct {
  DimValueChoice choice;
  char **incidents;
  char *incident;
} Choosing;

static void
free_choosing (gpointer data)
{
  Choosing *choosing = data;

  g_strfreev (choosing->incidents);
  g_free (choosing->incident);
  g_free (choosing);
}

static void
free_comparison (gpointer comparison)
{
  dim_comparison_free (comparison);
}

static void
free_ids (gpointer ids)
{
  g_strfreev (ids);
}

static void
free_reviewing (gpointer reviewing)
{
  dim_reviewing_free (reviewing);
}

static void
free_undo (gpointer undo)
{
  dim_review_undo_free (undo);
}

static void
free_incidents (gpointer incidents)
{
  g_strfreev (incidents);
}

static GPtrArray *
queue_work (DimListing *listing, DimStore *store, gconstpointer unused, GError **error)
{
  return dim_reviewing_queue (listing, store, error);
}

static gpointer
compare_work (DimStore *store, gpointer incidents, GError **error)
{
  return dim_reviewing_compare (store, (const char *const *) incidents, error);
}

static gpointer
choose_work (DimStore *store, gpointer data, GError **error)
{
  Choosing *choosing = data;

  return dim_reviewing_choose (store, &choosing->choice, error);
}

void
dim_monitor_load_reviews (DimMonitor *monitor,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (DIM_IS_MONITOR (monitor));
  dim_monitor_run_on_listing (monitor, g_task_new (monitor, cancellable, callback, user_data),
                              queue_work, NULL);
}

GPtrArray *
dim_monitor_load_reviews_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_compare (DimMonitor *monitor,
                     const char *const *incidents,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && incidents != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, g_strdupv ((char **) incidents), free_incidents);
  dim_monitor_run_work (monitor, task, compare_work, free_comparison);
}

DimComparison *
dim_monitor_compare_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
/* NOLINTNEXTLINE(readability-function-size): as every asynchronous function of GIO */
dim_monitor_review (DimMonitor *monitor,
                    const char *key,
                    GArray *places,
                    DimDecisionReason reason,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  DimReviewing *reviewing;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && monitor->store != NULL);
  reviewing = g_new0 (DimReviewing, 1);
  reviewing->key = g_strdup (key);
  reviewing->places = places;
  reviewing->reason = reason;
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, reviewing, free_reviewing);
  dim_monitor_run_queueing (monitor, task, dim_reviewing_commit, free_ids);
}

char **
dim_monitor_review_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
/* NOLINTNEXTLINE(readability-function-size): as every asynchronous function of GIO */
dim_monitor_choose_value (DimMonitor *monitor,
                          const char *const *incidents,
                          const char *incident,
                          DimField field,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Choosing *choosing;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && monitor->store != NULL);
  g_return_if_fail (incidents != NULL && incident != NULL);
  choosing = g_new0 (Choosing, 1);
  choosing->incidents = g_strdupv ((char **) incidents);
  choosing->incident = g_strdup (incident);
  choosing->choice.incidents = (const char *const *) choosing->incidents;
  choosing->choice.incident = choosing->incident;
  choosing->choice.field = field;
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, choosing, free_choosing);
  dim_monitor_run_queueing (monitor, task, choose_work, free_ids);
}

char **
dim_monitor_choose_value_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_undo_review (DimMonitor *monitor,
                         const char *key,
                         const char *const *decisions,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  DimReviewUndo *undo;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && monitor->store != NULL && decisions != NULL);
  undo = g_new0 (DimReviewUndo, 1);
  undo->key = g_strdup (key);
  undo->decisions = g_strdupv ((char **) decisions);
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, undo, free_undo);
  dim_monitor_run_queueing (monitor, task, dim_reviewing_undo, free_ids);
}

gboolean
dim_monitor_undo_review_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  g_auto (GStrv) ids = dim_monitor_take_result (monitor, result, error);

  return ids != NULL;
}
