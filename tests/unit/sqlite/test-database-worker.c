/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-database-worker.h"
#include "dim-error.h"
#include "scratch.h"

#define JOBS 50

typedef struct {
  Scratch *scratch;
  DimDatabaseWorker *worker;
  GArray *heard; /* of gint, in the order of the callbacks */
  GThread *home;
} Fixture;

/* Holds the worker until the test lets it go, so that what is queued behind it stays queued. */
typedef struct {
  GMutex lock;
  GCond changed;
  gboolean entered;
  gboolean open;
} Gate;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->scratch = scratch_new ();
  fixture->worker = dim_database_worker_new (scratch_must_open (fixture->scratch, "first"));
  fixture->heard = g_array_new (FALSE, FALSE, sizeof (gint));
  fixture->home = g_thread_self ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dim_database_worker_free (fixture->worker);
  g_array_unref (fixture->heard);
  scratch_free (fixture->scratch);
}

static gpointer
insert_number (DimDatabase *database, gpointer data, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (database, "INSERT INTO office (id, name) VALUES (:id, 'office ' || :id)",
                          error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_int (statement, ":id", GPOINTER_TO_INT (data));
  return dim_statement_run (statement, error) ? data : NULL;
}

static gpointer
count_offices (DimDatabase *database, gpointer data, GError **error)
{
  return GINT_TO_POINTER ((gint) scratch_number (database, "SELECT count (*) FROM office"));
}

static gpointer
pass_gate (DimDatabase *database, gpointer data, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->lock);
  gate->entered = TRUE;
  g_cond_broadcast (&gate->changed);
  while (!gate->open)
    g_cond_wait (&gate->changed, &gate->lock);
  g_mutex_unlock (&gate->lock);
  return data;
}

static void
await_entry (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  while (!gate->entered)
    g_cond_wait (&gate->changed, &gate->lock);
  g_mutex_unlock (&gate->lock);
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  gate->open = TRUE;
  g_cond_broadcast (&gate->changed);
  g_mutex_unlock (&gate->lock);
}

static void
hear_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  gint number = GPOINTER_TO_INT (dim_database_worker_run_finish (result, &error));

  g_assert_no_error (error);
  g_assert_true (g_thread_self () == fixture->home);
  g_array_append_val (fixture->heard, number);
}

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_works_in_the_order_of_the_calls (Fixture *fixture, gconstpointer data)
{
  for (int i = 1; i <= JOBS; i++)
    dim_database_worker_run (fixture->worker, insert_number, GINT_TO_POINTER (i), NULL, NULL, NULL,
                             hear_cb, fixture);
  g_assert_cmpint (GPOINTER_TO_INT (
                     dim_database_worker_call (fixture->worker, count_offices, NULL, NULL)),
                   ==, JOBS);
  while (fixture->heard->len < JOBS)
    g_main_context_iteration (NULL, TRUE);

  for (int i = 1; i <= JOBS; i++)
    g_assert_cmpint (g_array_index (fixture->heard, gint, i - 1), ==, i);
}

static void
test_tells_the_error (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) call_error = NULL;
  g_autoptr (GError) run_error = NULL;

  dim_database_worker_call (fixture->worker, insert_number, GINT_TO_POINTER (1), NULL);
  g_assert_null (
    dim_database_worker_call (fixture->worker, insert_number, GINT_TO_POINTER (1), &call_error));
  dim_database_worker_run (fixture->worker, insert_number, GINT_TO_POINTER (1), NULL, NULL, NULL,
                           keep_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_error (call_error, DIM_ERROR, DIM_ERROR_CONFLICT);
  g_assert_null (dim_database_worker_run_finish (result, &run_error));
  g_assert_error (run_error, DIM_ERROR, DIM_ERROR_CONFLICT);
}

static void
test_cancelled_before_its_turn_is_not_done (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Gate gate = { .open = FALSE };

  dim_database_worker_run (fixture->worker, pass_gate, &gate, NULL, NULL, NULL, NULL, NULL);
  dim_database_worker_run (fixture->worker, insert_number, GINT_TO_POINTER (1), NULL, NULL,
                           cancellable, keep_cb, &result);
  g_cancellable_cancel (cancellable);
  open_gate (&gate);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_null (dim_database_worker_run_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (dim_database_worker_call (fixture->worker, count_offices, NULL, NULL));
}

static void
test_cancelled_while_done_is_told_as_done (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Gate gate = { .open = FALSE };

  dim_database_worker_run (fixture->worker, pass_gate, &gate, NULL, NULL, cancellable, keep_cb,
                           &result);
  await_entry (&gate);
  g_cancellable_cancel (cancellable);
  open_gate (&gate);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (dim_database_worker_run_finish (result, &error) == &gate);
  g_assert_no_error (error);
}

static gpointer
call_from_thread (gpointer data)
{
  Fixture *fixture = data;

  return dim_database_worker_call (fixture->worker, insert_number, GINT_TO_POINTER (7), NULL);
}

static void
test_serves_other_threads (Fixture *fixture, gconstpointer data)
{
  GThread *thread = g_thread_new ("caller", call_from_thread, fixture);

  g_assert_cmpint (GPOINTER_TO_INT (g_thread_join (thread)), ==, 7);
  g_assert_cmpint (GPOINTER_TO_INT (
                     dim_database_worker_call (fixture->worker, count_offices, NULL, NULL)),
                   ==, 1);
}

static gpointer
run_in_own_context (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_main_context_push_thread_default (context);
  dim_database_worker_run (fixture->worker, insert_number, GINT_TO_POINTER (9), NULL, NULL, NULL,
                           keep_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
  return dim_database_worker_run_finish (result, NULL);
}

static void
test_callback_comes_to_the_callers_context (Fixture *fixture, gconstpointer data)
{
  GThread *thread = g_thread_new ("caller", run_in_own_context, fixture);

  g_assert_cmpint (GPOINTER_TO_INT (g_thread_join (thread)), ==, 9);
}

static gpointer
leave_open (DimDatabase *database, gpointer data, GError **error)
{
  g_assert_true (dim_database_begin (database, NULL));
  g_assert_nonnull (insert_number (database, GINT_TO_POINTER (1), NULL));
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID, "Cannot go on: the test says so");
  return NULL;
}

static void
test_half_done_work_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dim_database_worker_call (fixture->worker, leave_open, NULL, &error));

  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_null (dim_database_worker_call (fixture->worker, count_offices, NULL, NULL));
}

static gint freed;

static void
count_cb (gpointer data)
{
  g_atomic_int_inc (&freed);
}

/* With a callback, so that it is the task that holds the result, and never asked for. */
static void
ignore_cb (GObject *source, GAsyncResult *result, gpointer data)
{
}

static void
test_frees_data_and_results_that_nobody_took (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  freed = 0;
  g_cancellable_cancel (cancelled);
  dim_database_worker_run (fixture->worker, insert_number, GINT_TO_POINTER (1), count_cb, count_cb,
                           NULL, ignore_cb, NULL);
  dim_database_worker_run (fixture->worker, insert_number, GINT_TO_POINTER (2), count_cb, count_cb,
                           cancelled, ignore_cb, NULL);
  g_clear_pointer (&fixture->worker, dim_database_worker_free);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  /* Twice the data, once a result: what was cancelled has none. */
  g_assert_cmpint (g_atomic_int_get (&freed), ==, 3);
}

static void
test_closing_finishes_the_queue (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDatabase) database = NULL;

  for (int i = 1; i <= JOBS; i++)
    dim_database_worker_run (fixture->worker, insert_number, GINT_TO_POINTER (i), NULL, NULL, NULL,
                             NULL, NULL);
  g_clear_pointer (&fixture->worker, dim_database_worker_free);

  database = scratch_must_open (fixture->scratch, "first");
  g_assert_cmpint (scratch_number (database, "SELECT count (*) FROM office"), ==, JOBS);
}

#define ADD(name, test)                                                                            \
  g_test_add ("/database-worker/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("works-in-the-order-of-the-calls", test_works_in_the_order_of_the_calls);
  ADD ("tells-the-error", test_tells_the_error);
  ADD ("cancelled-before-its-turn-is-not-done", test_cancelled_before_its_turn_is_not_done);
  ADD ("cancelled-while-done-is-told-as-done", test_cancelled_while_done_is_told_as_done);
  ADD ("serves-other-threads", test_serves_other_threads);
  ADD ("callback-comes-to-the-callers-context", test_callback_comes_to_the_callers_context);
  ADD ("half-done-work-leaves-nothing", test_half_done_work_leaves_nothing);
  ADD ("frees-data-and-results-that-nobody-took", test_frees_data_and_results_that_nobody_took);
  ADD ("closing-finishes-the-queue", test_closing_finishes_the_queue);
  return g_test_run ();
}
