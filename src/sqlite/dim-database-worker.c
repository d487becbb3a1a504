/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-database-worker.h"

struct _DimDatabaseWorker {
  DimDatabase *database;
  GAsyncQueue *jobs;
  GThread *thread;
};

/* Somebody who waits for a call. */
typedef struct {
  GMutex lock;
  GCond done_changed;
  gboolean done;
  gpointer result;
  GError *error;
} Waiter;

/* Either @task or @waiter hears of it; without @work it ends the thread. */
typedef struct {
  DimDatabaseWork work;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  GTask *task;
  Waiter *waiter;
} Job;

static void
wake_waiter (Waiter *waiter, gpointer result, GError *error)
{
  g_mutex_lock (&waiter->lock);
  waiter->result = result;
  waiter->error = error;
  waiter->done = TRUE;
  g_cond_signal (&waiter->done_changed);
  g_mutex_unlock (&waiter->lock);
}

static void
tell (const Job *job, gpointer result, GError *error)
{
  if (job->waiter != NULL)
    wake_waiter (job->waiter, result, error);
  else if (error != NULL)
    g_task_return_error (job->task, error);
  else
    g_task_return_pointer (job->task, result, job->free_result);
}

static void
run_job (DimDatabase *database, Job *job)
{
  GError *error = NULL;
  gpointer result = NULL;
  gboolean cancelled =
    job->task != NULL &&
    g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &error);

  if (!cancelled) {
    result = job->work (database, job->data, &error);
    /* Work that failed midway must not leave its half to the next. */
    dim_database_rollback (database);
  }
  if (job->free_data != NULL)
    job->free_data (job->data);
  tell (job, result, error);
  g_clear_object (&job->task);
  g_free (job);
}

static gpointer
work_through_cb (gpointer data)
{
  DimDatabaseWorker *worker = data;

  for (;;) {
    Job *job = g_async_queue_pop (worker->jobs);

    if (job->work == NULL) {
      g_free (job);
      return NULL;
    }
    run_job (worker->database, job);
  }
}

DimDatabaseWorker *
dim_database_worker_new (DimDatabase *database)
{
  DimDatabaseWorker *worker;

  g_return_val_if_fail (database != NULL, NULL);
  worker = g_new0 (DimDatabaseWorker, 1);
  worker->database = database;
  worker->jobs = g_async_queue_new ();
  worker->thread = g_thread_new ("database", work_through_cb, worker);
  return worker;
}

void
dim_database_worker_free (DimDatabaseWorker *worker)
{
  if (worker == NULL)
    return;
  g_return_if_fail (g_thread_self () != worker->thread);
  g_async_queue_push (worker->jobs, g_new0 (Job, 1));
  g_thread_join (worker->thread);
  g_async_queue_unref (worker->jobs);
  dim_database_close (worker->database);
  g_free (worker);
}

void
/* NOLINTNEXTLINE(readability-function-size): as every asynchronous function of GIO */
dim_database_worker_run (DimDatabaseWorker *worker,
                         DimDatabaseWork work,
                         gpointer data,
                         GDestroyNotify free_data,
                         GDestroyNotify free_result,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Job *job;

  g_return_if_fail (worker != NULL && work != NULL);
  job = g_new0 (Job, 1);
  job->work = work;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  job->task = g_task_new (NULL, cancellable, callback, user_data);
  /* What was done is told, also if the wish to stop came while it was done. */
  g_task_set_check_cancellable (job->task, FALSE);
  g_async_queue_push (worker->jobs, job);
}

gpointer
dim_database_worker_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

gpointer
dim_database_worker_call (DimDatabaseWorker *worker,
                          DimDatabaseWork work,
                          gpointer data,
                          GError **error)
{
  Waiter waiter = { .done = FALSE };
  Job *job;

  g_return_val_if_fail (worker != NULL && work != NULL, NULL);
  g_return_val_if_fail (g_thread_self () != worker->thread, NULL);
  g_mutex_init (&waiter.lock);
  g_cond_init (&waiter.done_changed);
  job = g_new0 (Job, 1);
  job->work = work;
  job->data = data;
  job->waiter = &waiter;
  g_async_queue_push (worker->jobs, job);

  g_mutex_lock (&waiter.lock);
  while (!waiter.done)
    g_cond_wait (&waiter.done_changed, &waiter.lock);
  g_mutex_unlock (&waiter.lock);
  g_cond_clear (&waiter.done_changed);
  g_mutex_clear (&waiter.lock);
  if (waiter.error != NULL)
    g_propagate_error (error, waiter.error);
  return waiter.result;
}
