/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-kept-tallies.h"
#include "dim-sync-step.h"
#include "dim-synchroniser-inside.h"
#include "dim-tally-codec.h"

/* One year's tables, asked for and kept. */
typedef struct {
  DimSynchroniser *synchroniser;
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
free_kept_year (gpointer year)
{
  dim_kept_year_free (year);
}

static gpointer
keep_or_find_work (DimStore *store, gpointer data, GError **error)
{
  Fetching *fetching = data;
  g_autoptr (DimKeptYear) year = g_new0 (DimKeptYear, 1);
  g_autoptr (GError) fault = NULL;
  g_autoptr (GBytes) body = NULL;

  if (fetching->body != NULL &&
      !dim_kept_tallies_put (store, fetching->year, fetching->body, error))
    return NULL;
  body = dim_kept_tallies_get (store, fetching->year, &year->fetched_s, &fault);
  if (g_error_matches (fault, DIM_ERROR, DIM_ERROR_NOT_FOUND)) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_OFFLINE,
                 "Cannot fetch the tables: the collector is out of reach");
    return NULL;
  }
  if (body == NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return NULL;
  }
  year->tallies = dim_tallies_decode (body, error);
  return year->tallies == NULL ? NULL : g_steal_pointer (&year);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer year = g_task_propagate_pointer (G_TASK (result), &error);

  if (year != NULL)
    g_task_return_pointer (task, year, free_kept_year);
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
is_table (GBytes *body)
{
  g_autoptr (GPtrArray) tallies = dim_tallies_decode (body, NULL);

  return tallies != NULL;
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
                             "Cannot fetch the tables: the store was closed");
    return;
  }
  if (answer != NULL && is_refused (answer)) {
    g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_REJECTED,
                             "Cannot fetch the tables: the collector refuses this device");
    return;
  }
  if (answer != NULL && answer->body != NULL && is_table (answer->body))
    fetching->body = g_bytes_ref (answer->body);
  part = g_task_new (NULL, cancellable, kept_cb, g_object_ref (task));
  g_task_set_task_data (part, fetching, NULL);
  dim_store_run (dim_synchroniser_store (fetching->synchroniser), part, keep_or_find_work,
                 free_kept_year);
}

void
dim_kept_year_free (DimKeptYear *year)
{
  if (year == NULL)
    return;
  g_clear_pointer (&year->tallies, g_ptr_array_unref);
  g_free (year);
}

void
dim_synchroniser_fetch_tallies (DimSynchroniser *synchroniser, int year, GTask *task)
{
  Fetching *fetching;
  g_autofree char *query = g_strdup_printf ("jaar=%d", year);

  g_return_if_fail (synchroniser != NULL && G_IS_TASK (task));
  fetching = g_new0 (Fetching, 1);
  fetching->synchroniser = dim_synchroniser_hold (synchroniser);
  fetching->year = year;
  g_task_set_task_data (task, fetching, free_fetching);
  dim_http_client_send (dim_synchroniser_collector (synchroniser), "GET", "/v1/tellingen", query,
                        NULL, g_task_get_cancellable (task), answered_cb, task);
}
