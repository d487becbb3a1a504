/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tagging.h"

#include "dim-accepted-keys.h"
#include "dim-error.h"
#include "dim-feed.h"
#include "dim-note-keys.h"
#include "dim-numbers.h"
#include "dim-queue.h"
#include "dim-retention.h"
#include "dim-tag-plan.h"

#include <string.h>

typedef struct {
  DimStore *store;
  DimHttpClient *evaluator;
  const DimReference *reference;
  guint8 list_key[DIM_SIGN_PUBLIC_BYTES];
  gboolean needs_list;
  gboolean has_work;
  char *jws;
  DimKeyList *keys;
  DimTagPlan plan;
  DimEvaluationRequest sent;
  DimEvaluation given;
  gboolean has_forgotten; /* once a round a request is made anew */
  DimSyncStep step;
} Tagging;

static void make_plan (GTask *task);

static void
free_tagging (gpointer data)
{
  Tagging *tagging = data;

  g_free (tagging->jws);
  g_clear_pointer (&tagging->keys, dim_key_list_free);
  g_clear_pointer (&tagging->plan.next, dim_tag_request_free);
  g_free (tagging);
}

static void
finish (GTask *task)
{
  Tagging *tagging = g_task_get_task_data (task);

  g_task_return_pointer (task, g_memdup2 (&tagging->step, sizeof tagging->step), g_free);
  g_object_unref (task);
}

static void
finish_in_trouble (GTask *task, DimTrouble trouble)
{
  Tagging *tagging = g_task_get_task_data (task);

  tagging->step.trouble = trouble;
  finish (task);
}

/* Wipes what is too old first, so that it is never sent. Without a feed there is nothing to hold
 * the key list against. */
static gpointer
look_for_work (DimStore *store, gpointer data, GError **error)
{
  g_auto (DimFeedState) feed = { 0 };
  Tagging *tagging = data;
  guint queued = 0;
  guint waiting = 0;

  if (!dim_retention_keep (store, &queued, error) ||
      !dim_numbers_count_waiting (store, &waiting, error) || !dim_feed_load (store, &feed, error))
    return NULL;
  tagging->step.moved = queued;
  tagging->has_work = (waiting > 0 || tagging->needs_list) && feed.ledger != NULL;
  return DIM_STORE_DONE;
}

static gpointer
look_for_work_work (DimStore *store, gpointer data, GError **error)
{
  if (dim_store_in_transaction (store, look_for_work, data, error) == NULL)
    return NULL;
  return dim_store_purge (store, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
check_keys_work (DimStore *store, gpointer data, GError **error)
{
  Tagging *tagging = data;
  g_autoptr (GError) fault = NULL;

  tagging->keys = dim_accepted_keys_check (store, tagging->jws, tagging->list_key, &fault);
  if (tagging->keys != NULL)
    return dim_queue_note_contact_run (store, NULL, error);
  if (!dim_error_is_of_storage (fault)) {
    g_info ("%s", fault->message);
    tagging->step.trouble = DIM_TROUBLE_WRONG_KEY;
    return DIM_STORE_DONE;
  }
  g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

static gpointer
plan_work (DimStore *store, gpointer data, GError **error)
{
  Tagging *tagging = data;

  g_clear_pointer (&tagging->plan.next, dim_tag_request_free);
  tagging->plan.keys = tagging->keys;
  tagging->plan.queued = 0;
  return dim_tag_plan_make (store, &tagging->plan, error);
}

static gpointer
keep_tags (DimStore *store, gpointer data, GError **error)
{
  Tagging *tagging = data;
  guint queued = 0;

  if (!dim_evaluations_set_tags (store, tagging->plan.next, error) ||
      !dim_note_keys_wrap (store, tagging->reference, tagging->plan.next, &queued, error) ||
      !dim_queue_note_contact (store, error))
    return NULL;
  tagging->step.moved += queued;
  return DIM_STORE_DONE;
}

static gpointer
keep_tags_work (DimStore *store, gpointer data, GError **error)
{
  return dim_store_in_transaction (store, keep_tags, data, error);
}

static gpointer
forget_work (DimStore *store, gpointer data, GError **error)
{
  const Tagging *tagging = data;

  return dim_evaluations_forget (store, tagging->plan.next->id, error) ? DIM_STORE_DONE : NULL;
}

/* Argon2id for each element, then the blinding. On a thread of its own. */
static gboolean
blind_all (DimTagRequest *request, DimEvaluationRequest *out, GError **error)
{
  for (guint i = 0; i < request->count; i++) {
    DimTagItem *item = &request->items[i];

    if (!dim_tag_input (item->number, request->key_id, item->input, &item->input_length, error) ||
        !dim_voprf_blind (DIM_VOPRF_MODE_VOPRF, item->input, item->input_length, item->blind,
                          out->elements + (gsize) i * DIM_VOPRF_ELEMENT_BYTES, error))
      return FALSE;
  }
  g_strlcpy (out->request, request->id, sizeof out->request);
  g_strlcpy (out->key_id, request->key_id, sizeof out->key_id);
  out->count = request->count;
  return TRUE;
}

static void
blind_thread (GTask *part, gpointer source, gpointer data, GCancellable *cancellable)
{
  Tagging *tagging = data;
  GError *error = NULL;

  if (blind_all (tagging->plan.next, &tagging->sent, &error))
    g_task_return_pointer (part, DIM_STORE_DONE, NULL);
  else
    g_task_return_error (part, error);
}

static gboolean
finalize_all (Tagging *tagging, GError **error)
{
  const DimKeyEntry *key = dim_key_list_find (tagging->keys, tagging->plan.next->key_id);

  if (!dim_voprf_verify (key->public_key, tagging->sent.elements, tagging->given.elements,
                         tagging->sent.count, tagging->given.proof, error))
    return FALSE;
  for (guint i = 0; i < tagging->sent.count; i++) {
    DimTagItem *item = &tagging->plan.next->items[i];
    guint8 output[DIM_VOPRF_OUTPUT_BYTES];

    if (!dim_voprf_finalize (item->input, item->input_length, item->blind,
                             tagging->given.elements + (gsize) i * DIM_VOPRF_ELEMENT_BYTES, output,
                             error))
      return FALSE;
    dim_tag_from_output (output, item->tag, item->note_key);
    dim_wipe (output, sizeof output);
  }
  return TRUE;
}

static void
finalize_thread (GTask *part, gpointer source, gpointer data, GCancellable *cancellable)
{
  Tagging *tagging = data;
  g_autoptr (GError) fault = NULL;

  if (!finalize_all (tagging, &fault)) {
    g_info ("%s", fault->message);
    tagging->step.trouble = DIM_TROUBLE_WRONG_KEY;
  }
  g_task_return_pointer (part, DIM_STORE_DONE, NULL);
}

static void
run_in_thread (GTask *task, GTaskThreadFunc function, GAsyncReadyCallback done)
{
  g_autoptr (GTask) part = g_task_new (NULL, g_task_get_cancellable (task), done, task);

  g_task_set_task_data (part, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (part, function);
}

/* After what leaves another plan behind. */
static void
plan_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (dim_sync_worked (task, result))
    make_plan (g_steal_pointer (&task));
}

static void
finalized_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Tagging *tagging = g_task_get_task_data (task);

  if (!dim_sync_worked (task, result))
    return;
  if (tagging->step.trouble != DIM_TROUBLE_NONE)
    finish (g_steal_pointer (&task));
  else
    dim_sync_work (g_steal_pointer (&task), tagging->store, keep_tags_work, plan_again_cb);
}

static gboolean
has_code (const DimHttpAnswer *answer, const char *code)
{
  return answer->problem != NULL && strcmp (answer->problem->code, code) == 0;
}

static DimTrouble
trouble_of_refusal (const DimHttpAnswer *answer)
{
  /* It said yes with what is no answer to this. */
  if (answer->body != NULL)
    return DIM_TROUBLE_STRANGER;
  if (has_code (answer, "quotum-op"))
    return DIM_TROUBLE_QUOTA;
  if (answer->status == 401 || answer->status == 403)
    return dim_trouble_of_unproven (answer);
  if (has_code (answer, "kenmerk-sleutel") || has_code (answer, "niet-gevonden"))
    return DIM_TROUBLE_WRONG_KEY;
  return DIM_TROUBLE_EVALUATOR_OFFLINE;
}

/* The evaluator knows this request with other bytes: another try under a new one. */
static gboolean
may_ask_anew (const Tagging *tagging, const DimHttpAnswer *answer)
{
  return !tagging->has_forgotten && answer->status == 409 && !has_code (answer, "kenmerk-sleutel");
}

static void
take_evaluation (GTask *task, const DimHttpAnswer *answer)
{
  Tagging *tagging = g_task_get_task_data (task);
  gboolean is_ours = answer->body != NULL &&
                     dim_evaluation_decode (answer->body, &tagging->given, NULL) &&
                     tagging->given.count == tagging->sent.count &&
                     strcmp (tagging->given.key_id, tagging->sent.key_id) == 0;

  tagging->step.retry_after_s = answer->retry_after_s;
  if (is_ours) {
    run_in_thread (task, finalize_thread, finalized_cb);
  } else if (may_ask_anew (tagging, answer)) {
    tagging->has_forgotten = TRUE;
    dim_sync_work (task, tagging->store, forget_work, plan_again_cb);
  } else {
    finish_in_trouble (task, trouble_of_refusal (answer));
  }
}

static void
evaluated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Tagging *tagging = g_task_get_task_data (task);
  g_autoptr (GError) silence = NULL;
  g_autoptr (DimHttpAnswer) answer =
    dim_http_client_send_finish (tagging->evaluator, result, &silence);

  if (answer != NULL)
    take_evaluation (g_steal_pointer (&task), answer);
  else
    finish_in_trouble (g_steal_pointer (&task),
                       dim_trouble_of_silence (silence, DIM_TROUBLE_EVALUATOR_OFFLINE));
}

static void
blinded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Tagging *tagging = g_task_get_task_data (task);
  g_autoptr (GBytes) body = NULL;

  if (!dim_sync_worked (task, result))
    return;
  body = dim_evaluation_request_encode (&tagging->sent);
  dim_http_client_send (tagging->evaluator, "POST", "/v1/evaluaties", NULL, body,
                        g_task_get_cancellable (task), evaluated_cb, g_object_ref (task));
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Tagging *tagging = g_task_get_task_data (task);

  if (!dim_sync_worked (task, result))
    return;
  tagging->step.moved += tagging->plan.queued;
  if (tagging->plan.next != NULL)
    run_in_thread (g_steal_pointer (&task), blind_thread, blinded_cb);
  else
    finish (g_steal_pointer (&task));
}

static void
make_plan (GTask *task)
{
  const Tagging *tagging = g_task_get_task_data (task);

  dim_sync_work (task, tagging->store, plan_work, planned_cb);
}

static void
keys_checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Tagging *tagging = g_task_get_task_data (task);

  if (!dim_sync_worked (task, result))
    return;
  if (tagging->step.trouble != DIM_TROUBLE_NONE)
    finish (g_steal_pointer (&task));
  else
    make_plan (g_steal_pointer (&task));
}

static void
keys_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Tagging *tagging = g_task_get_task_data (task);
  g_autoptr (GError) silence = NULL;
  g_autoptr (DimHttpAnswer) answer =
    dim_http_client_send_finish (tagging->evaluator, result, &silence);

  if (answer == NULL) {
    finish_in_trouble (g_steal_pointer (&task),
                       dim_trouble_of_silence (silence, DIM_TROUBLE_EVALUATOR_OFFLINE));
    return;
  }
  tagging->step.retry_after_s = answer->retry_after_s;
  if (answer->body != NULL)
    tagging->jws = dim_key_list_answer_decode (answer->body, NULL);
  if (tagging->jws != NULL)
    dim_sync_work (g_steal_pointer (&task), tagging->store, check_keys_work, keys_checked_cb);
  else
    finish_in_trouble (g_steal_pointer (&task), trouble_of_refusal (answer));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Tagging *tagging = g_task_get_task_data (task);

  if (!dim_sync_worked (task, result))
    return;
  if (tagging->has_work)
    dim_http_client_send (tagging->evaluator, "GET", "/v1/sleutels", NULL, NULL,
                          g_task_get_cancellable (task), keys_answered_cb, g_object_ref (task));
  else
    finish (g_steal_pointer (&task));
}

void
dim_tagging_run (DimStore *store,
                 DimHttpClient *evaluator,
                 const DimReference *reference,
                 const guint8 list_key[DIM_SIGN_PUBLIC_BYTES],
                 gboolean needs_list,
                 GTask *task)
{
  Tagging *tagging = g_new0 (Tagging, 1);

  tagging->store = store;
  tagging->evaluator = evaluator;
  tagging->reference = reference;
  tagging->needs_list = needs_list;
  memcpy (tagging->list_key, list_key, DIM_SIGN_PUBLIC_BYTES);
  g_task_set_task_data (task, tagging, free_tagging);
  dim_sync_work (task, store, look_for_work_work, looked_cb);
}
