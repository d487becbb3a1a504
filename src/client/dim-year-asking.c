/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-year-asking.h"

#include "dim-crypto.h"
#include "dim-error.h"
#include "dim-fact-codec.h"
#include "dim-limits.h"
#include "dim-synchroniser-inside.h"
#include "dim-years-codec.h"

#include <string.h>

typedef struct {
  DimSynchroniser *synchroniser;
  DimSnapshot *snapshot; /* what came of it so far; NULL: it is about something else */
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  dim_synchroniser_let_go (asking->synchroniser);
  dim_snapshot_free (asking->snapshot);
  g_free (asking);
}

static Asking *
begin (DimSynchroniser *synchroniser, GTask *task)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->synchroniser = dim_synchroniser_hold (synchroniser);
  g_task_set_task_data (task, asking, free_asking);
  return asking;
}

static DimErrorCode
code_of (const DimHttpAnswer *answer)
{
  switch (answer->status) {
  case 400:
    return DIM_ERROR_INVALID;
  case 401:
  case 403:
    return DIM_ERROR_REJECTED;
  case 404:
    return DIM_ERROR_NOT_FOUND;
  case 409:
  case 412:
    return DIM_ERROR_CONFLICT;
  default:
    return DIM_ERROR_OFFLINE;
  }
}

/* The body of a good answer; NULL with the error. */
static GBytes *
finish_asking (Asking *asking, GAsyncResult *result, GError **error)
{
  g_autoptr (DimHttpAnswer) answer =
    dim_http_client_send_finish (dim_synchroniser_collector (asking->synchroniser), result, error);

  if (answer == NULL)
    return NULL;
  if (answer->body != NULL)
    return g_bytes_ref (answer->body);
  g_set_error (error, DIM_ERROR, code_of (answer), "Cannot ask about a year: status %u, %s",
               answer->status, answer->problem != NULL ? answer->problem->code : "no problem body");
  return NULL;
}

static void
free_years (gpointer years)
{
  g_ptr_array_unref (years);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) body = finish_asking (g_task_get_task_data (task), result, &error);
  GPtrArray *years = body != NULL ? dim_years_decode (body, &error) : NULL;

  if (years != NULL)
    g_task_return_pointer (task, years, free_years);
  else
    g_task_return_error (task, error);
}

void
dim_year_asking_list (DimSynchroniser *synchroniser, GTask *task)
{
  g_return_if_fail (synchroniser != NULL && G_IS_TASK (task));
  begin (synchroniser, task);
  dim_http_client_send (dim_synchroniser_collector (synchroniser), "GET", "/v1/teljaren", NULL,
                        NULL, g_task_get_cancellable (task), listed_cb, task);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) body = finish_asking (g_task_get_task_data (task), result, &error);

  if (body != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dim_year_asking_take (DimSynchroniser *synchroniser, const DimYearStep *step, GTask *task)
{
  g_autoptr (DimFact) fact = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autofree char *path = NULL;
  char id[DIM_UUID_TEXT_LEN];

  g_return_if_fail (synchroniser != NULL && step != NULL && G_IS_TASK (task));
  begin (synchroniser, task);
  dim_random_uuid (dim_clock_now_ms (dim_store_clock (dim_synchroniser_store (synchroniser))), id);
  fact = dim_fact_new (DIM_FACT_YEAR_STEP, id, "");
  fact->year_step = g_memdup2 (step, sizeof *step);
  body = dim_fact_encode (fact);
  path = g_strconcat ("/v1/jaarstappen/", id, NULL);
  dim_http_client_send (dim_synchroniser_collector (synchroniser), "PUT", path, NULL, body,
                        g_task_get_cancellable (task), taken_cb, task);
}

static void ask_for_lines (GTask *task);

static void
free_snapshot (gpointer snapshot)
{
  dim_snapshot_free (snapshot);
}

static void
finish_snapshot (GTask *task)
{
  Asking *asking = g_task_get_task_data (task);
  const DimSnapshotHead *head = &asking->snapshot->head;
  guint8 digest[DIM_YEAR_DIGEST_BYTES];

  dim_snapshot_digest (asking->snapshot->lines, digest);
  if (asking->snapshot->lines->len == head->n_lines &&
      memcmp (digest, head->digest, sizeof digest) == 0)
    g_task_return_pointer (task, g_steal_pointer (&asking->snapshot), free_snapshot);
  else
    g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_INVALID,
                             "Cannot fetch snapshot: it is not what its digest says");
}

/* FALSE: it is not what was asked for. */
static gboolean
take_lines (Asking *asking, DimSnapshotPage *page)
{
  GPtrArray *lines = asking->snapshot->lines;

  if (page->year != asking->snapshot->head.year ||
      page->vintage != asking->snapshot->head.vintage || page->first != lines->len + 1 ||
      (page->more && page->lines->len == 0) ||
      lines->len + page->lines->len > asking->snapshot->head.n_lines)
    return FALSE;
  for (guint i = 0; i < page->lines->len; i++)
    g_ptr_array_add (lines, g_strdup (page->lines->pdata[i]));
  return TRUE;
}

static void
lines_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Asking *asking = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) body = finish_asking (asking, result, &error);
  g_autoptr (DimSnapshotPage) page = body != NULL ? dim_snapshot_page_decode (body, &error) : NULL;

  if (page == NULL)
    g_task_return_error (task, error);
  else if (!take_lines (asking, page))
    g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_INVALID,
                             "Cannot fetch snapshot: other lines came than were asked for");
  else if (page->more)
    ask_for_lines (g_steal_pointer (&task));
  else
    finish_snapshot (task);
}

static void
ask_for_lines (GTask *task)
{
  Asking *asking = g_task_get_task_data (task);
  const DimSnapshotHead *head = &asking->snapshot->head;
  g_autofree char *query =
    g_strdup_printf ("jaar=%d&uitgave=%u&na=%u&aantal=%d", head->year, head->vintage,
                     asking->snapshot->lines->len, DIM_LIMIT_SNAPSHOT_PAGE);

  dim_http_client_send (dim_synchroniser_collector (asking->synchroniser), "GET",
                        "/v1/momentopnamen", query, NULL, g_task_get_cancellable (task), lines_cb,
                        task);
}

void
dim_year_asking_fetch (DimSynchroniser *synchroniser, const DimSnapshotHead *head, GTask *task)
{
  Asking *asking;

  g_return_if_fail (synchroniser != NULL && head != NULL && G_IS_TASK (task));
  asking = begin (synchroniser, task);
  asking->snapshot = dim_snapshot_new (head);
  ask_for_lines (task);
}
