/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-fetching.h"

#include "dim-changes-codec.h"
#include "dim-feed.h"
#include "dim-limits.h"
#include "dim-queue.h"

#include <string.h>

typedef struct {
  DimStore *store;
  DimHttpClient *collector;
  const DimReference *reference;
  char *cursor;
  DimChangesPage *page;
  gboolean is_restarted;
  gboolean is_new_ledger;
  guint new_ledgers;
  DimSyncStep step;
} Fetching;

static void load_cursor (GTask *task);

static void
free_fetching (gpointer data)
{
  Fetching *fetching = data;

  g_free (fetching->cursor);
  g_clear_pointer (&fetching->page, dim_changes_page_free);
  g_free (fetching);
}

static void
finish (GTask *task)
{
  Fetching *fetching = g_task_get_task_data (task);

  g_task_return_pointer (task, g_memdup2 (&fetching->step, sizeof fetching->step), g_free);
  g_object_unref (task);
}

static gpointer
load_cursor_work (DimStore *store, gpointer data, GError **error)
{
  g_auto (DimFeedState) state = { 0 };
  Fetching *fetching = data;

  if (!dim_feed_load (store, &state, error))
    return NULL;
  g_free (fetching->cursor);
  fetching->cursor = g_steal_pointer (&state.cursor);
  return DIM_STORE_DONE;
}

static gpointer
restart_work (DimStore *store, gpointer data, GError **error)
{
  return dim_feed_restart (store, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
apply_work (DimStore *store, gpointer data, GError **error)
{
  Fetching *fetching = data;
  DimFeedPage page = { .page = fetching->page, .reference = fetching->reference };

  if (dim_feed_apply (store, &page, error) == NULL ||
      dim_queue_note_contact_run (store, NULL, error) == NULL)
    return NULL;
  fetching->is_new_ledger = page.is_new_ledger;
  return DIM_STORE_DONE;
}

static void
restarted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (dim_sync_worked (task, result))
    load_cursor (g_steal_pointer (&task));
}

/* A collector that gives the same page for ever, or another ledger at every page, is left alone
 * until the next round. */
static gboolean
is_getting_on (Fetching *fetching)
{
  if (fetching->is_new_ledger)
    return ++fetching->new_ledgers == 1;
  return !fetching->page->more || g_strcmp0 (fetching->page->cursor, fetching->cursor) != 0;
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetching *fetching = g_task_get_task_data (task);

  if (!dim_sync_worked (task, result))
    return;
  fetching->step.has_news |=
    fetching->page->changes->len > 0 || fetching->page->months->len > 0 || fetching->is_new_ledger;
  fetching->step.moved += fetching->is_new_ledger ? 1 : 0;
  if (!is_getting_on (fetching)) {
    fetching->step.trouble = DIM_TROUBLE_COLLECTOR_OFFLINE;
    finish (g_steal_pointer (&task));
  } else if (fetching->is_new_ledger || fetching->page->more) {
    load_cursor (g_steal_pointer (&task));
  } else {
    finish (g_steal_pointer (&task));
  }
}

static gboolean
refuses_cursor (const DimHttpAnswer *answer)
{
  if (answer->status != 400 || answer->problem == NULL)
    return FALSE;
  for (guint i = 0; i < answer->problem->faults->len; i++) {
    const DimProblemFault *fault = g_ptr_array_index (answer->problem->faults, i);

    if (strcmp (fault->pointer, "/na") == 0)
      return TRUE;
  }
  return FALSE;
}

/* A refused cursor is another ledger's: once a round the feed begins anew. Whatever else is no page
 * is no answer of our collector. */
static void
take_answer (GTask *task, const DimHttpAnswer *answer)
{
  Fetching *fetching = g_task_get_task_data (task);

  g_clear_pointer (&fetching->page, dim_changes_page_free);
  fetching->step.trouble = dim_trouble_of_answer (answer, DIM_TROUBLE_COLLECTOR_OFFLINE);
  fetching->step.retry_after_s = answer->retry_after_s;
  if (answer->body != NULL)
    fetching->page = dim_changes_page_decode (answer->body, NULL);
  if (fetching->page != NULL) {
    dim_sync_work (task, fetching->store, apply_work, applied_cb);
    return;
  }
  if (refuses_cursor (answer) && !fetching->is_restarted) {
    fetching->is_restarted = TRUE;
    dim_sync_work (task, fetching->store, restart_work, restarted_cb);
    return;
  }
  if (fetching->step.trouble == DIM_TROUBLE_NONE)
    fetching->step.trouble = DIM_TROUBLE_STRANGER;
  finish (task);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetching *fetching = g_task_get_task_data (task);
  g_autoptr (GError) silence = NULL;
  g_autoptr (DimHttpAnswer) answer =
    dim_http_client_send_finish (fetching->collector, result, &silence);

  if (answer != NULL) {
    take_answer (g_steal_pointer (&task), answer);
    return;
  }
  fetching->step.trouble = dim_trouble_of_silence (silence, DIM_TROUBLE_COLLECTOR_OFFLINE);
  finish (g_steal_pointer (&task));
}

static void
cursor_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetching *fetching = g_task_get_task_data (task);
  g_autofree char *query = NULL;

  if (!dim_sync_worked (task, result))
    return;
  if (fetching->cursor == NULL)
    query = g_strdup_printf ("aantal=%d", DIM_LIMIT_CHANGES_PAGE);
  else
    query = g_strdup_printf ("na=%s&aantal=%d", fetching->cursor, DIM_LIMIT_CHANGES_PAGE);
  dim_http_client_send (fetching->collector, "GET", "/v1/wijzigingen", query, NULL,
                        g_task_get_cancellable (task), answered_cb, task);
  g_steal_pointer (&task);
}

static void
load_cursor (GTask *task)
{
  Fetching *fetching = g_task_get_task_data (task);

  dim_sync_work (task, fetching->store, load_cursor_work, cursor_loaded_cb);
}

void
dim_fetching_run (DimStore *store,
                  DimHttpClient *collector,
                  const DimReference *reference,
                  GTask *task)
{
  Fetching *fetching = g_new0 (Fetching, 1);

  fetching->store = store;
  fetching->collector = collector;
  fetching->reference = reference;
  g_task_set_task_data (task, fetching, free_fetching);
  load_cursor (task);
}
