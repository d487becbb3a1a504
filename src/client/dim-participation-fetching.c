/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-participation-fetching.h"

#include "dim-error.h"
#include "dim-kept-tallies.h"
#include "dim-participation-codec.h"
#include "dim-year-fetching.h"

#define KEEPS_S ((gint64) 24 * 60 * 60)

static gpointer
decode_participation (GBytes *body, GError **error)
{
  return dim_participation_decode (body, error);
}

static void
free_participation (gpointer participation)
{
  dim_participation_free (participation);
}

static const DimYearKind participation_of_year = {
  .path = "/v1/deelname",
  .put = dim_kept_participation_put,
  .get = dim_kept_participation_get,
  .decode = decode_participation,
  .free_decoded = free_participation,
};

static void
free_kept (gpointer kept)
{
  dim_kept_participation_free (kept);
}

void
dim_kept_participation_free (DimKeptParticipation *kept)
{
  if (kept == NULL)
    return;
  g_clear_pointer (&kept->participation, dim_participation_free);
  g_free (kept);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (DimYearAnswer) answer = g_task_propagate_pointer (G_TASK (result), &error);
  DimKeptParticipation *kept;

  if (answer == NULL) {
    g_task_return_error (task, error);
    return;
  }
  kept = g_new0 (DimKeptParticipation, 1);
  kept->participation = g_steal_pointer (&answer->decoded);
  kept->fetched_s = answer->fetched_s;
  g_task_return_pointer (task, kept, free_kept);
}

void
dim_synchroniser_fetch_participation (DimSynchroniser *synchroniser, int year, GTask *task)
{
  g_return_if_fail (synchroniser != NULL && G_IS_TASK (task));
  dim_year_fetching_run (synchroniser, &participation_of_year, year,
                         g_task_new (NULL, g_task_get_cancellable (task), fetched_cb, task));
}

/* The part of a round. */
typedef struct {
  DimStore *store;
  DimHttpClient *collector;
  int year;
  gboolean is_fresh; /* what is kept is not a day old */
  GBytes *body;
  DimSyncStep step;
} Round;

static void
free_round (gpointer data)
{
  Round *round = data;

  g_clear_pointer (&round->body, g_bytes_unref);
  g_free (round);
}

static void
finish (GTask *task)
{
  const Round *round = g_task_get_task_data (task);

  g_task_return_pointer (task, g_memdup2 (&round->step, sizeof round->step), g_free);
  g_object_unref (task);
}

static gpointer
keep_work (DimStore *store, gpointer data, GError **error)
{
  const Round *round = data;

  return dim_kept_participation_put (store, round->year, round->body, error) ? DIM_STORE_DONE
                                                                             : NULL;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (dim_sync_worked (task, result))
    finish (g_steal_pointer (&task));
}

static void
take_answer (GTask *task, const DimHttpAnswer *answer)
{
  Round *round = g_task_get_task_data (task);
  g_autoptr (DimParticipation) told = NULL;

  round->step.trouble = dim_trouble_of_answer (answer, DIM_TROUBLE_COLLECTOR_OFFLINE);
  round->step.retry_after_s = answer->retry_after_s;
  /* An older collector does not know the path. */
  if (answer->body == NULL) {
    finish (task);
    return;
  }
  told = dim_participation_decode (answer->body, NULL);
  if (told == NULL) {
    round->step.trouble = DIM_TROUBLE_STRANGER;
    finish (task);
    return;
  }
  round->body = g_bytes_ref (answer->body);
  dim_sync_work (task, round->store, keep_work, kept_cb);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Round *round = g_task_get_task_data (task);
  g_autoptr (GError) silence = NULL;
  g_autoptr (DimHttpAnswer) answer =
    dim_http_client_send_finish (round->collector, result, &silence);

  if (answer != NULL) {
    take_answer (g_steal_pointer (&task), answer);
    return;
  }
  round->step.trouble = dim_trouble_of_silence (silence, DIM_TROUBLE_COLLECTOR_OFFLINE);
  finish (g_steal_pointer (&task));
}

static gpointer
load_work (DimStore *store, gpointer data, GError **error)
{
  Round *round = data;
  gint64 now_s = dim_clock_now_s (dim_store_clock (store));
  gint64 fetched_s = 0;
  g_autoptr (GError) fault = NULL;
  g_autoptr (GBytes) kept = NULL;

  round->year = dim_day_year (dim_day_from_unix (now_s));
  kept = dim_kept_participation_get (store, round->year, &fetched_s, &fault);
  if (fault != NULL && !g_error_matches (fault, DIM_ERROR, DIM_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return NULL;
  }
  /* A clock that was set back makes nothing fresh for ever. */
  round->is_fresh = kept != NULL && ABS (now_s - fetched_s) < KEEPS_S;
  return DIM_STORE_DONE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Round *round = g_task_get_task_data (task);
  g_autofree char *query = NULL;

  if (!dim_sync_worked (task, result))
    return;
  if (round->is_fresh) {
    finish (g_steal_pointer (&task));
    return;
  }
  query = g_strdup_printf ("jaar=%d", round->year);
  dim_http_client_send (round->collector, "GET", participation_of_year.path, query, NULL,
                        g_task_get_cancellable (task), answered_cb, g_object_ref (task));
}

void
dim_participation_fetching_run (DimStore *store, DimHttpClient *collector, GTask *task)
{
  Round *round = g_new0 (Round, 1);

  round->store = store;
  round->collector = collector;
  g_task_set_task_data (task, round, free_round);
  dim_sync_work (task, store, load_work, loaded_cb);
}
