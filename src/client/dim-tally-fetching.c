/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-kept-tallies.h"
#include "dim-tally-codec.h"
#include "dim-year-fetching.h"

static gpointer
decode_tallies (GBytes *body, GError **error)
{
  return dim_tallies_decode (body, error);
}

static void
free_tallies (gpointer tallies)
{
  g_ptr_array_unref (tallies);
}

static const DimYearKind tallies_of_year = {
  .path = "/v1/tellingen",
  .put = dim_kept_tallies_put,
  .get = dim_kept_tallies_get,
  .decode = decode_tallies,
  .free_decoded = free_tallies,
};

static void
free_kept_year (gpointer year)
{
  dim_kept_year_free (year);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (DimYearAnswer) answer = g_task_propagate_pointer (G_TASK (result), &error);
  DimKeptYear *year;

  if (answer == NULL) {
    g_task_return_error (task, error);
    return;
  }
  year = g_new0 (DimKeptYear, 1);
  year->tallies = g_steal_pointer (&answer->decoded);
  year->fetched_s = answer->fetched_s;
  g_task_return_pointer (task, year, free_kept_year);
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
  g_return_if_fail (synchroniser != NULL && G_IS_TASK (task));
  dim_year_fetching_run (synchroniser, &tallies_of_year, year,
                         g_task_new (NULL, g_task_get_cancellable (task), fetched_cb, task));
}
