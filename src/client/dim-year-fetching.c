/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-year-fetching.h"

#include "dim-error.h"
#include "dim-synchroniser-inside.h"

typedef struct {
  DimSynchroniser *synchroniser;
  const DimYearKind *kind;
  int year;
  GBytes *body; /* what the collector gave; NULL: it is out of reach */
} Fetching;

static void
free_fetching (gpointer data)
{
  Fetching *fetching = data;

  dim_synchroniser_let_go (fetching->synchroniser);
  g_clear_pointer (&fetching->body, g_bytes_unref);
  g_free (fetching);
}

static void
free_answer (gpointer answer)
{
  dim_year_answer_free (answer);
}

static gpointer
keep_or_find_work (DimStore *store, gpointer data, GError **error)
{
  Fetching *fetching = data;
  const DimYearKind *kind = fetching->kind;
  g_autoptr (DimYearAnswer) answer = g_new0 (DimYearAnswer, 1);
  g_autoptr (GError) fault = NULL;
  g_autoptr (GBytes) body = NULL;

  answer->kind = kind;
  if (fetching->body != NULL && !kind->put (store, fetching->year, fetching->body, error))
    return NULL;
  body = kind->get (store, fetching->year, &answer->fetched_s, &fault);
  if (g_error_matches (fault, DIM_ERROR, DIM_ERROR_NOT_FOUND)) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_OFFLINE,
                 "Cannot fetch %s: the collector is out of reach", kind->path);
    return NULL;
  }
  if (body == NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return NULL;
  }
  answer->decoded = kind->decode (body, error);
  return answer->decoded == NULL ? NULL : g_steal_pointer (&answer);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, free_answer);
  else
    g_task_return_error (task, error);
}

/* A refusal is about this device, or about a year that there cannot be. */
static gboolean
is_refused (const DimHttpAnswer *answer)
{
  return answer->problem != NULL && answer->status < 500 && answer->status != 429;
}

static gboolean
can_be_read (const DimYearKind *kind, GBytes *body)
{
  gpointer decoded = kind->decode (body, NULL);

  if (decoded != NULL)
    kind->free_decoded (decoded);
  return decoded != NULL;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetching *fetching = g_task_get_task_data (task);
  g_autoptr (DimHttpAnswer) answer =
    dim_http_client_send_finish (dim_synchroniser_collector (fetching->synchroniser), result, NULL);
  GCancellable *cancellable = dim_synchroniser_cancellable (fetching->synchroniser);
  GTask *part;

  if (g_cancellable_is_cancelled (cancellable)) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                             "Cannot fetch %s: the store was closed", fetching->kind->path);
    return;
  }
  if (answer != NULL && is_refused (answer)) {
    g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_REJECTED,
                             "Cannot fetch %s: the collector refuses this device",
                             fetching->kind->path);
    return;
  }
  if (answer != NULL && answer->body != NULL && can_be_read (fetching->kind, answer->body))
    fetching->body = g_bytes_ref (answer->body);
  part = g_task_new (NULL, cancellable, kept_cb, g_object_ref (task));
  g_task_set_task_data (part, fetching, NULL);
  dim_store_run (dim_synchroniser_store (fetching->synchroniser), part, keep_or_find_work,
                 free_answer);
}

void
dim_year_answer_free (DimYearAnswer *answer)
{
  if (answer == NULL)
    return;
  if (answer->decoded != NULL)
    answer->kind->free_decoded (answer->decoded);
  g_free (answer);
}

void
dim_year_fetching_run (DimSynchroniser *synchroniser,
                       const DimYearKind *kind,
                       int year,
                       GTask *task)
{
  Fetching *fetching;
  g_autofree char *query = g_strdup_printf ("jaar=%d", year);

  g_return_if_fail (synchroniser != NULL && kind != NULL && G_IS_TASK (task));
  fetching = g_new0 (Fetching, 1);
  fetching->synchroniser = dim_synchroniser_hold (synchroniser);
  fetching->kind = kind;
  fetching->year = year;
  g_task_set_task_data (task, fetching, free_fetching);
  dim_http_client_send (dim_synchroniser_collector (synchroniser), "GET", kind->path, query, NULL,
                        g_task_get_cancellable (task), answered_cb, task);
}
