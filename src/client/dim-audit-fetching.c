/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audit-fetching.h"

#include "dim-audit-codec.h"
#include "dim-audit-lines.h"
#include "dim-limits.h"

#include <string.h>

#define PAGES_MOST 2000 /* in one go */

typedef struct {
  DimStore *store;
  DimHttpClient *collector;
  char *office;
  gboolean is_whole;
  guint64 after; /* the place from which the page was asked */
  gboolean is_begun;
  char *ledger; /* whose log is walked along, once begun */
  DimAuditWalk walk;
  DimAuditPage *page;
  guint pages;
  gboolean is_over; /* nothing more is to be asked */
  DimAuditStep result;
} Fetching;

static void ask (GTask *task);

static void
free_fetching (gpointer data)
{
  Fetching *fetching = data;

  g_clear_pointer (&fetching->page, dim_audit_page_free);
  g_free (fetching->ledger);
  g_free (fetching->office);
  g_free (fetching);
}

static void
finish (GTask *task)
{
  Fetching *fetching = g_task_get_task_data (task);

  g_task_return_pointer (task, g_memdup2 (&fetching->result, sizeof fetching->result), g_free);
  g_object_unref (task);
}

/* The last line that is kept is asked for once more: what comes after it then continues the same
 * log. */
static guint64
place_before (const DimAuditLog *log)
{
  return log->told > 0 ? log->told - 1 : 0;
}

static gboolean
continues (Fetching *fetching, const DimAuditLog *log, gboolean *out, GError **error)
{
  GPtrArray *entries = fetching->page->entries;
  const DimAuditEntry *first = entries->len > 0 ? g_ptr_array_index (entries, 0) : NULL;

  *out = log->told == 0;
  if (first == NULL || first->place != log->told)
    return TRUE;
  return dim_audit_lines_is_kept (fetching->store, log->number, first, out, error);
}

/* *out_after: from where the page must have been asked. */
static gboolean
find_beginning (Fetching *fetching, const DimAuditLog *log, guint64 *out_after, GError **error)
{
  gboolean is_continued = TRUE;

  *out_after = fetching->is_whole ? 0 : place_before (log);
  if (fetching->is_whole || fetching->after != *out_after)
    return TRUE;
  if (!continues (fetching, log, &is_continued, error))
    return FALSE;
  fetching->is_whole = !is_continued;
  if (fetching->is_whole)
    *out_after = 0;
  return TRUE;
}

static gboolean
begin_walk (Fetching *fetching, GError **error)
{
  DimAuditLog log;
  guint64 after = 0;

  if (!dim_audit_lines_open_log (fetching->store, fetching->page->ledger, fetching->office, &log,
                                 error) ||
      !find_beginning (fetching, &log, &after, error))
    return FALSE;
  fetching->is_begun = fetching->after == after;
  fetching->after = after;
  if (!fetching->is_begun)
    return TRUE;
  g_free (fetching->ledger);
  fetching->ledger = g_strdup (fetching->page->ledger);
  fetching->walk = (DimAuditWalk){ .log = log.number, .place = after };
  fetching->walk.is_whole = fetching->is_whole;
  return dim_audit_walk_begin (fetching->store, &fetching->walk, error);
}

static gboolean
take_lines (Fetching *fetching, GError **error)
{
  const DimAuditPage *page = fetching->page;
  gboolean is_end = !page->more || page->entries->len == 0;

  for (guint i = 0; i < page->entries->len; i++)
    if (!dim_audit_walk_take (fetching->store, &fetching->walk,
                              g_ptr_array_index (page->entries, i), error))
      return FALSE;
  if (!dim_audit_walk_pause (fetching->store, &fetching->walk, is_end, error))
    return FALSE;
  fetching->after = fetching->walk.place;
  fetching->is_over = is_end;
  fetching->result.is_told = is_end;
  return TRUE;
}

/* Another ledger took over between two pages, or the places of this one go back: the next time
 * tells. */
static gboolean
belongs_here (const Fetching *fetching)
{
  const DimAuditPage *page = fetching->page;
  const DimAuditEntry *first = page->entries->len > 0 ? g_ptr_array_index (page->entries, 0) : NULL;

  return strcmp (fetching->ledger, page->ledger) == 0 &&
         (first == NULL || first->place > fetching->walk.place);
}

static gpointer
put_page (DimStore *store, gpointer data, GError **error)
{
  Fetching *fetching = data;

  if (!fetching->is_begun && !begin_walk (fetching, error))
    return NULL;
  if (!fetching->is_begun)
    return DIM_STORE_DONE;
  if (!belongs_here (fetching)) {
    fetching->is_over = TRUE;
    return DIM_STORE_DONE;
  }
  return take_lines (fetching, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
put_page_work (DimStore *store, gpointer data, GError **error)
{
  return dim_store_in_transaction (store, put_page, data, error);
}

static void
page_put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetching *fetching = g_task_get_task_data (task);

  if (!dim_sync_worked (task, result))
    return;
  if (fetching->is_over || ++fetching->pages >= PAGES_MOST)
    finish (g_steal_pointer (&task));
  else
    ask (g_steal_pointer (&task));
}

static void
take_answer (GTask *task, const DimHttpAnswer *answer)
{
  Fetching *fetching = g_task_get_task_data (task);

  fetching->result.step.trouble = dim_trouble_of_answer (answer, DIM_TROUBLE_COLLECTOR_OFFLINE);
  fetching->result.step.retry_after_s = answer->retry_after_s;
  g_clear_pointer (&fetching->page, dim_audit_page_free);
  /* An older collector does not know the path. */
  if (answer->body == NULL) {
    finish (task);
    return;
  }
  fetching->page = dim_audit_page_decode (answer->body, NULL);
  if (fetching->page != NULL) {
    dim_sync_work (task, fetching->store, put_page_work, page_put_cb);
    return;
  }
  fetching->result.step.trouble = DIM_TROUBLE_STRANGER;
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
  fetching->result.step.trouble = dim_trouble_of_silence (silence, DIM_TROUBLE_COLLECTOR_OFFLINE);
  finish (g_steal_pointer (&task));
}

static void
ask (GTask *task)
{
  Fetching *fetching = g_task_get_task_data (task);
  g_autofree char *query =
    g_strdup_printf ("na=%" G_GUINT64_FORMAT "&aantal=%d", fetching->after, DIM_LIMIT_AUDIT_PAGE);

  dim_http_client_send (fetching->collector, "GET", "/v1/logregels", query, NULL,
                        g_task_get_cancellable (task), answered_cb, task);
}

static gpointer
load_work (DimStore *store, gpointer data, GError **error)
{
  Fetching *fetching = data;
  DimAuditLog log;

  if (!dim_audit_lines_find_log (store, &log, error))
    return NULL;
  fetching->after = fetching->is_whole ? 0 : place_before (&log);
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
dim_audit_fetching_run (DimStore *store,
                        DimHttpClient *collector,
                        const char *office,
                        gboolean is_whole,
                        GTask *task)
{
  Fetching *fetching = g_new0 (Fetching, 1);

  fetching->store = store;
  fetching->collector = collector;
  fetching->office = g_strdup (office);
  fetching->is_whole = is_whole;
  g_task_set_task_data (task, fetching, free_fetching);
  dim_sync_work (task, store, load_work, loaded_cb);
}
