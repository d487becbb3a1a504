/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-row-fetching.h"

#include "dim-fact-rows.h"
#include "dim-limits.h"
#include "dim-rows-codec.h"

#include <string.h>

#define PAGES_MOST 5000 /* in one go */

typedef struct {
  DimStore *store;
  DimHttpClient *collector;
  const DimReference *reference;
  char *cursor; /* of the next page; NULL: from the start */
  DimFetchedRows fetched;
  DimSyncStep result;
} Fetching;

static void ask (GTask *task);

static void
free_fetching (gpointer data)
{
  Fetching *fetching = data;

  g_clear_pointer (&fetching->fetched.pages, g_ptr_array_unref);
  g_free (fetching->cursor);
  g_free (fetching);
}

static void
finish (GTask *task)
{
  Fetching *fetching = g_task_get_task_data (task);

  g_task_return_pointer (task, g_memdup2 (&fetching->result, sizeof fetching->result), g_free);
  g_object_unref (task);
}

static gpointer
put_rows (DimStore *store, gpointer data, GError **error)
{
  Fetching *fetching = data;

  return dim_fact_rows_put (store, &fetching->fetched, &fetching->result.has_news, error)
           ? DIM_STORE_DONE
           : NULL;
}

static gpointer
put_rows_work (DimStore *store, gpointer data, GError **error)
{
  return dim_store_in_transaction (store, put_rows, data, error);
}

static void
rows_put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (dim_sync_worked (task, result))
    finish (g_steal_pointer (&task));
}

/* Another ledger took over between two pages: the next round tells. */
static gboolean
belongs_together (const Fetching *fetching, const DimRowsPage *page)
{
  const GPtrArray *pages = fetching->fetched.pages;

  return pages->len == 0 ||
         strcmp (((const DimRowsPage *) pages->pdata[0])->ledger, page->ledger) == 0;
}

static void
take_page (GTask *task, DimRowsPage *page)
{
  Fetching *fetching = g_task_get_task_data (task);
  gboolean is_more = page->more;

  if (!belongs_together (fetching, page) || fetching->fetched.pages->len >= PAGES_MOST) {
    dim_rows_page_free (page);
    finish (task);
    return;
  }
  g_free (fetching->cursor);
  fetching->cursor = g_strdup (page->cursor);
  g_ptr_array_add (fetching->fetched.pages, page);
  if (is_more)
    ask (task);
  else
    dim_sync_work (task, fetching->store, put_rows_work, rows_put_cb);
}

static gboolean
is_of_another_ledger (const DimHttpAnswer *answer)
{
  return answer->status == 400 && answer->problem != NULL;
}

static void
take_answer (GTask *task, const DimHttpAnswer *answer)
{
  Fetching *fetching = g_task_get_task_data (task);
  DimRowsPage *page;

  if (is_of_another_ledger (answer) && fetching->cursor != NULL) {
    g_clear_pointer (&fetching->cursor, g_free);
    g_ptr_array_set_size (fetching->fetched.pages, 0);
    fetching->fetched.is_whole = TRUE;
    ask (task);
    return;
  }
  fetching->result.trouble = dim_trouble_of_answer (answer, DIM_TROUBLE_COLLECTOR_OFFLINE);
  fetching->result.retry_after_s = answer->retry_after_s;
  /* An older collector does not know the path. */
  if (answer->body == NULL) {
    finish (task);
    return;
  }
  page = dim_rows_page_decode (answer->body, fetching->reference->book, NULL);
  if (page != NULL) {
    take_page (task, page);
    return;
  }
  fetching->result.trouble = DIM_TROUBLE_STRANGER;
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
  fetching->result.trouble = dim_trouble_of_silence (silence, DIM_TROUBLE_COLLECTOR_OFFLINE);
  finish (g_steal_pointer (&task));
}

static void
ask (GTask *task)
{
  Fetching *fetching = g_task_get_task_data (task);
  g_autofree char *query =
    fetching->cursor != NULL
      ? g_strdup_printf ("na=%s&aantal=%d", fetching->cursor, DIM_LIMIT_ROWS_PAGE)
      : g_strdup_printf ("aantal=%d", DIM_LIMIT_ROWS_PAGE);

  dim_http_client_send (fetching->collector, "GET", "/v1/telrijen", query, NULL,
                        g_task_get_cancellable (task), answered_cb, task);
}

static gpointer
load_work (DimStore *store, gpointer data, GError **error)
{
  Fetching *fetching = data;
  GError *fault = NULL;

  fetching->cursor = dim_fact_rows_cursor (store, &fault);
  if (fault != NULL) {
    g_propagate_error (error, fault);
    return NULL;
  }
  fetching->fetched.is_whole = fetching->cursor == NULL;
  return DIM_STORE_DONE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (dim_sync_worked (task, result))
    ask (g_steal_pointer (&task));
}

void
dim_row_fetching_run (DimStore *store,
                      DimHttpClient *collector,
                      const DimReference *reference,
                      GTask *task)
{
  Fetching *fetching = g_new0 (Fetching, 1);

  fetching->store = store;
  fetching->collector = collector;
  fetching->reference = reference;
  fetching->fetched.pages = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_rows_page_free);
  g_task_set_task_data (task, fetching, free_fetching);
  dim_sync_work (task, store, load_work, loaded_cb);
}
