/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-commit-queue.h"

/* Keeps one transaction, and what a crash could lose, within bounds. */
#define GROUP_MAX 256

typedef struct {
  DimCommitWork work;
  DimCommitDone done;
  gpointer data;
  GError *failure;
} Waiting;

struct _DimCommitQueue {
  DimDatabaseWorker *writer;
  DimRules *rules;
  GPtrArray *waiting; /* (element-type Waiting) */
  gboolean is_busy;
};

/* What the writer takes at once. */
typedef struct {
  DimCommitQueue *queue;
  GPtrArray *members; /* (element-type Waiting) */
} Group;

static void
free_waiting_cb (gpointer data)
{
  Waiting *waiting = data;

  g_clear_error (&waiting->failure);
  g_free (waiting);
}

static void
free_group (Group *group)
{
  g_ptr_array_unref (group->members);
  g_free (group);
}

/* In an operation of its own: half of what breaks is nothing, and once the database has given up
 * the transaction (a full disk), nothing more is written outside of it. */
static void
run (DimRules *rules, Waiting *waiting)
{
  DimLedger *ledger = rules->ledger;

  if (!ledger->home->begin_operation (ledger, &waiting->failure))
    return;
  if (!waiting->work (rules, waiting->data, &waiting->failure))
    ledger->home->undo_operation (ledger);
  else
    (void) ledger->home->keep_operation (ledger, &waiting->failure);
}

/* Writer's thread. */
static gpointer
commit_group_cb (DimDatabase *database, gpointer data, GError **error)
{
  Group *group = data;
  DimRules *rules = group->queue->rules;
  DimLedger *ledger = rules->ledger;

  if (!ledger->home->begin (ledger, error))
    return NULL;
  for (guint i = 0; i < group->members->len; i++)
    run (rules, group->members->pdata[i]);
  if (!ledger->home->commit (ledger, error))
    ledger->home->rollback (ledger);
  return NULL;
}

static void start (DimCommitQueue *queue);

static void
tell_group_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Group *group = data;
  g_autoptr (GError) failure = NULL;

  (void) dim_database_worker_run_finish (result, &failure);
  if (failure != NULL)
    g_message ("a group of %u was not stored: %s", group->members->len, failure->message);
  group->queue->is_busy = FALSE;
  start (group->queue);
  for (guint i = 0; i < group->members->len; i++) {
    Waiting *waiting = group->members->pdata[i];

    if (waiting->failure != NULL)
      g_message ("an operation was not stored: %s", waiting->failure->message);
    waiting->done (waiting->data, failure != NULL ? failure : waiting->failure);
  }
  free_group (group);
}

static void
start (DimCommitQueue *queue)
{
  guint count = MIN (queue->waiting->len, GROUP_MAX);
  Group *group;

  if (queue->is_busy || count == 0)
    return;
  group = g_new0 (Group, 1);
  group->queue = queue;
  group->members = g_ptr_array_new_with_free_func (free_waiting_cb);
  for (guint i = 0; i < count; i++)
    g_ptr_array_add (group->members, queue->waiting->pdata[i]);
  g_ptr_array_remove_range (queue->waiting, 0, count);
  queue->is_busy = TRUE;
  dim_database_worker_run (queue->writer, commit_group_cb, group, NULL, NULL, NULL, tell_group_cb,
                           group);
}

DimCommitQueue *
dim_commit_queue_new (DimDatabaseWorker *writer, DimRules *rules)
{
  DimCommitQueue *queue;

  g_return_val_if_fail (writer != NULL && rules != NULL, NULL);
  queue = g_new0 (DimCommitQueue, 1);
  queue->writer = writer;
  queue->rules = rules;
  queue->waiting = g_ptr_array_new ();
  return queue;
}

void
dim_commit_queue_free (DimCommitQueue *queue)
{
  if (queue == NULL)
    return;
  while (queue->is_busy)
    g_main_context_iteration (NULL, TRUE);
  g_ptr_array_unref (queue->waiting);
  g_free (queue);
}

void
dim_commit_queue_push (DimCommitQueue *queue, DimCommitWork work, DimCommitDone done, gpointer data)
{
  Waiting *waiting;

  g_return_if_fail (queue != NULL && work != NULL && done != NULL);
  waiting = g_new0 (Waiting, 1);
  waiting->work = work;
  waiting->done = done;
  waiting->data = data;
  g_ptr_array_add (queue->waiting, waiting);
  start (queue);
}
