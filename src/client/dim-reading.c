/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-reading.h"

#include "dim-circles.h"
#include "dim-recovery.h"
#include "dim-text-sealing.h"
#include "dim-text-wrapping.h"
#include "dim-texts-codec.h"

#include <string.h>

#define PAGES_MOST 1000 /* of one reader, in one round */

typedef struct {
  DimStore *store;
  DimHttpClient *collector;
  const DimReference *reference;
  DimRole role;
  DimToldReaders *readers;
  DimOwnReader *own;     /* NULL: of a front office */
  DimRecovery *recovery; /* what is read with the key on paper; NULL: with the own one */
  char *cursor;
  DimTextsPage *page;
  guint pages;
  gboolean is_restarted;
  DimSyncStep step;
} Reading;

static void load_reader (GTask *task);

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->readers, dim_told_readers_free);
  g_clear_pointer (&reading->own, dim_own_reader_free);
  g_clear_pointer (&reading->recovery, dim_recovery_free);
  g_clear_pointer (&reading->page, dim_texts_page_free);
  g_free (reading->cursor);
  g_free (reading);
}

static void
finish (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  g_task_return_pointer (task, g_memdup2 (&reading->step, sizeof reading->step), g_free);
  g_object_unref (task);
}

static const char *
current_reader (const Reading *reading)
{
  return reading->recovery != NULL ? reading->recovery->reader : reading->own->id;
}

/* What can be done without asking anybody more. */
static gpointer
queue_texts (DimStore *store, gpointer data, GError **error)
{
  Reading *reading = data;
  guint queued = 0;

  if (!dim_texts_seal_waiting (store, reading->reference, &queued, error) ||
      (reading->own != NULL && !dim_texts_wrap_for_others (store, reading->own, &queued, error)))
    return NULL;
  reading->step.moved += queued;
  return DIM_STORE_DONE;
}

static gpointer
queue_work (DimStore *store, gpointer data, GError **error)
{
  return dim_store_in_transaction (store, queue_texts, data, error);
}

static void
queued_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (dim_sync_worked (task, result))
    finish (g_steal_pointer (&task));
}

/* TRUE: the collector answered what this program understands, or is older than all this. */
static gboolean
is_answer (Reading *reading, const DimHttpAnswer *answer, const GError *silence)
{
  if (answer == NULL) {
    reading->step.trouble = dim_trouble_of_silence (silence, DIM_TROUBLE_COLLECTOR_OFFLINE);
    return FALSE;
  }
  reading->step.trouble = dim_trouble_of_answer (answer, DIM_TROUBLE_COLLECTOR_OFFLINE);
  reading->step.retry_after_s = answer->retry_after_s;
  return reading->step.trouble == DIM_TROUBLE_NONE;
}

static gboolean
put_own (DimStore *store, Reading *reading, GError **error)
{
  for (guint i = 0; i < reading->page->texts->len; i++)
    if (!dim_texts_put (store, g_ptr_array_index (reading->page->texts, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
put_recovered (DimStore *store, Reading *reading, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, TRUE, sizeof (DimWrappedKey));
  guint queued = 0;

  for (guint i = 0; i < reading->page->texts->len; i++) {
    g_autoptr (GError) fault = NULL;

    if (!dim_texts_recover (store, reading->own, reading->recovery->key,
                            g_ptr_array_index (reading->page->texts, i), keys, &fault) &&
        fault != NULL) {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  }
  if (!dim_texts_queue_keys (store, reading->own->id, keys, &queued, error) ||
      (!reading->page->more && !dim_recovery_end (store, reading->recovery, error)))
    return FALSE;
  reading->step.moved += queued;
  return TRUE;
}

/* The cursor goes on with what it passed, in one transaction; that of a recovery that is done goes
 * with it. */
static gpointer
put_page (DimStore *store, gpointer data, GError **error)
{
  Reading *reading = data;
  gboolean is_put = reading->recovery != NULL ? put_recovered (store, reading, error)
                                              : put_own (store, reading, error);

  if (!is_put)
    return NULL;
  if (reading->recovery != NULL && !reading->page->more)
    return DIM_STORE_DONE;
  return dim_texts_save_cursor (store, current_reader (reading), reading->page->cursor, error)
           ? DIM_STORE_DONE
           : NULL;
}

static gpointer
put_page_work (DimStore *store, gpointer data, GError **error)
{
  if (dim_store_in_transaction (store, put_page, data, error) == NULL)
    return NULL;
  return dim_store_purge (store, error) ? DIM_STORE_DONE : NULL;
}

static void
page_put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);

  if (!dim_sync_worked (task, result))
    return;
  reading->step.has_news |= reading->page->texts->len > 0;
  if (++reading->pages < PAGES_MOST && (reading->page->more || reading->recovery != NULL))
    load_reader (g_steal_pointer (&task));
  else
    dim_sync_work (g_steal_pointer (&task), reading->store, queue_work, queued_cb);
}

static gpointer
restart_work (DimStore *store, gpointer data, GError **error)
{
  return dim_texts_save_cursor (store, current_reader (data), NULL, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
give_up_work (DimStore *store, gpointer data, GError **error)
{
  return dim_recovery_end (store, ((Reading *) data)->recovery, error) ? DIM_STORE_DONE : NULL;
}

static void
restarted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (dim_sync_worked (task, result))
    load_reader (g_steal_pointer (&task));
}

/* A refused place is another ledger's. A reader that the collector does not know has been announced
 * but not arrived, or was lost with its ledger; a key on paper that it does not know opens nothing
 * there any more. */
static void
take_refusal (GTask *task, const DimHttpAnswer *answer)
{
  Reading *reading = g_task_get_task_data (task);

  if (answer->status == 400 && reading->cursor != NULL && !reading->is_restarted) {
    reading->is_restarted = TRUE;
    dim_sync_work (task, reading->store, restart_work, restarted_cb);
  } else if (reading->recovery != NULL) {
    dim_sync_work (task, reading->store, give_up_work, restarted_cb);
  } else {
    dim_sync_work (task, reading->store, queue_work, queued_cb);
  }
}

static void
texts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) silence = NULL;
  g_autoptr (DimHttpAnswer) answer =
    dim_http_client_send_finish (reading->collector, result, &silence);

  if (!is_answer (reading, answer, silence)) {
    finish (g_steal_pointer (&task));
    return;
  }
  if (answer->body == NULL) {
    take_refusal (g_steal_pointer (&task), answer);
    return;
  }
  g_clear_pointer (&reading->page, dim_texts_page_free);
  reading->page = dim_texts_page_decode (answer->body, NULL);
  if (reading->page != NULL) {
    dim_sync_work (g_steal_pointer (&task), reading->store, put_page_work, page_put_cb);
    return;
  }
  reading->step.trouble = DIM_TROUBLE_STRANGER;
  finish (g_steal_pointer (&task));
}

/* What a key on paper opens goes first. */
static gpointer
find_reader (DimStore *store, gpointer data, GError **error)
{
  Reading *reading = data;
  guint queued = 0;

  g_clear_pointer (&reading->recovery, dim_recovery_free);
  g_clear_pointer (&reading->cursor, g_free);
  if (reading->own == NULL)
    reading->own = dim_own_reader_ensure (store, &queued, error);
  if (reading->own == NULL || !dim_recovery_load (store, &reading->recovery, error))
    return NULL;
  reading->step.moved += queued;
  return dim_texts_load_cursor (store, current_reader (reading), &reading->cursor, error)
           ? DIM_STORE_DONE
           : NULL;
}

static gpointer
load_reader_work (DimStore *store, gpointer data, GError **error)
{
  return dim_store_in_transaction (store, find_reader, data, error);
}

static void
reader_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autofree char *query = NULL;

  if (!dim_sync_worked (task, result))
    return;
  query = reading->cursor == NULL
            ? g_strdup_printf ("lezer=%s", current_reader (reading))
            : g_strdup_printf ("lezer=%s&na=%s", current_reader (reading), reading->cursor);
  dim_http_client_send (reading->collector, "GET", "/v1/toelichtingen", query, NULL,
                        g_task_get_cancellable (task), texts_cb, task);
  g_steal_pointer (&task);
}

static void
load_reader (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  dim_sync_work (task, reading->store, load_reader_work, reader_loaded_cb);
}

static gpointer
put_readers (DimStore *store, gpointer data, GError **error)
{
  return dim_circles_put (store, ((Reading *) data)->readers, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
put_readers_work (DimStore *store, gpointer data, GError **error)
{
  return dim_store_in_transaction (store, put_readers, data, error);
}

static void
readers_put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);

  if (!dim_sync_worked (task, result))
    return;
  if (reading->role == DIM_ROLE_FRONT_OFFICE)
    dim_sync_work (g_steal_pointer (&task), reading->store, queue_work, queued_cb);
  else
    load_reader (g_steal_pointer (&task));
}

static void
readers_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) silence = NULL;
  g_autoptr (DimHttpAnswer) answer =
    dim_http_client_send_finish (reading->collector, result, &silence);

  /* An older collector does not know the path. */
  if (!is_answer (reading, answer, silence) || answer->body == NULL) {
    finish (g_steal_pointer (&task));
    return;
  }
  reading->readers = dim_told_readers_decode (answer->body, NULL);
  if (reading->readers != NULL) {
    dim_sync_work (g_steal_pointer (&task), reading->store, put_readers_work, readers_put_cb);
    return;
  }
  reading->step.trouble = DIM_TROUBLE_STRANGER;
  finish (g_steal_pointer (&task));
}

void
dim_reading_run (DimStore *store,
                 DimHttpClient *collector,
                 const DimReference *reference,
                 DimRole role,
                 GTask *task)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->store = store;
  reading->collector = collector;
  reading->reference = reference;
  reading->role = role;
  g_task_set_task_data (task, reading, free_reading);
  dim_http_client_send (collector, "GET", "/v1/lezers", NULL, NULL, g_task_get_cancellable (task),
                        readers_cb, task);
}
