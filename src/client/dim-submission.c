/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-submission.h"

#include "dim-accepted-keys.h"
#include "dim-amendments.h"
#include "dim-approvals.h"
#include "dim-bytes.h"
#include "dim-fact-codec.h"
#include "dim-incidents.h"
#include "dim-inquiries.h"
#include "dim-limits.h"
#include "dim-months.h"
#include "dim-numbers.h"
#include "dim-outbox.h"
#include "dim-proposals.h"
#include "dim-queue.h"
#include "dim-text-sealing.h"
#include "dim-tray.h"

#include <string.h>

typedef struct {
  DimStore *store;
  DimHttpClient *collector;
  guint8 list_key[DIM_SIGN_PUBLIC_BYTES];
  DimOutboxView view;    /* of the next request; those that are held stay behind it */
  GPtrArray *operations; /* (element-type DimOperation): what is on its way */
  GPtrArray *verdicts;   /* (element-type DimVerdict): in the same order */
  guint passed;          /* settled by these verdicts, or held */
  DimSyncStep step;
} Submission;

static void load_next (GTask *task);

static void
free_submission (gpointer data)
{
  Submission *submission = data;

  g_clear_pointer (&submission->operations, g_ptr_array_unref);
  g_clear_pointer (&submission->verdicts, g_ptr_array_unref);
  g_free (submission);
}

static void
free_verdict (gpointer verdict)
{
  dim_verdict_free (verdict);
}

static void
finish (GTask *task)
{
  Submission *submission = g_task_get_task_data (task);

  g_task_return_pointer (task, g_memdup2 (&submission->step, sizeof submission->step), g_free);
  g_object_unref (task);
}

static void
finish_in_trouble (GTask *task, DimTrouble trouble, guint retry_after_s)
{
  Submission *submission = g_task_get_task_data (task);

  submission->step.trouble = trouble;
  submission->step.retry_after_s = retry_after_s;
  finish (task);
}

static gboolean
is_stored (const DimVerdict *verdict)
{
  return verdict->status == 200 || verdict->status == 201;
}

/* Permanent; PROTOCOL.md, "Back-off". */
static gboolean
is_refused (const DimVerdict *verdict)
{
  return verdict->status >= 400 && verdict->status < 500 && verdict->status != 401 &&
         verdict->status != 429;
}

/* The problem's own words, each fault a line. */
static char *
reason_of (const DimVerdict *verdict)
{
  GString *reason;

  if (verdict->problem == NULL)
    return g_strdup ("De verzamelserver heeft dit geweigerd.");
  reason = g_string_new (verdict->problem->detail);
  for (guint i = 0; i < verdict->problem->faults->len; i++) {
    const DimProblemFault *fault = g_ptr_array_index (verdict->problem->faults, i);

    g_string_append_printf (reason, "%s%s", reason->len > 0 ? "\n" : "", fault->detail);
  }
  return g_string_free (reason, FALSE);
}

/* The answers that the problem points at, wherever in the body they stand. */
static guint32
fields_of (const DimVerdict *verdict)
{
  guint32 fields = 0;

  for (guint i = 0; verdict->problem != NULL && i < verdict->problem->faults->len; i++) {
    const DimProblemFault *fault = g_ptr_array_index (verdict->problem->faults, i);
    g_auto (GStrv) steps = g_strsplit (fault->pointer, "/", -1);
    DimField field;

    for (guint step = 0; steps[step] != NULL; step++)
      if (dim_field_from_name (steps[step], &field))
        fields |= 1U << field;
  }
  return fields;
}

static gboolean
is_amendment (const DimOperation *operation)
{
  return operation->kind == DIM_FACT_REVISION || operation->kind == DIM_FACT_WITHDRAWAL;
}

static gboolean
is_inquiry (const DimOperation *operation)
{
  return operation->kind == DIM_FACT_INQUIRY || operation->kind == DIM_FACT_REPLY;
}

static gboolean
acknowledge (Submission *submission,
             const DimOperation *operation,
             const DimVerdict *verdict,
             GError **error)
{
  DimStore *store = submission->store;
  guint destroyed = 0;

  if (!dim_outbox_acknowledge (store, operation->fact, verdict->position, error))
    return FALSE;
  submission->step.has_news = TRUE;
  if (operation->kind == DIM_FACT_INCIDENT)
    return dim_incidents_set_state (store, operation->fact, DIM_RECORD_RECEIVED, NULL, error);
  if (is_amendment (operation))
    return dim_amendments_receive (store, operation->fact, verdict->position, error);
  if (is_inquiry (operation))
    return dim_inquiries_receive (store, operation->fact, error);
  if (operation->kind == DIM_FACT_PROPOSAL)
    return dim_proposals_receive (store, operation->fact, error);
  return operation->kind != DIM_FACT_TAGS ||
         dim_numbers_destroy (store, operation->fact, &destroyed, error);
}

static gboolean
has_code (const DimVerdict *verdict, const char *code)
{
  return verdict->problem != NULL && strcmp (verdict->problem->code, code) == 0;
}

static gboolean
is_about_key (const DimOperation *operation, const DimVerdict *verdict)
{
  return operation->kind == DIM_FACT_TAGS && has_code (verdict, "kenmerk-sleutel");
}

/* A collector that came back from a backup may be behind with the keys: a tag under a key that
 * stands in the evaluator's list will be taken once it has caught up. */
static gboolean
may_be_taken_later (Submission *submission,
                    const DimOperation *operation,
                    gboolean *out,
                    GError **error)
{
  g_autoptr (DimProblem) problem = NULL;
  g_autoptr (DimFact) fact =
    dim_fact_decode (operation->kind, operation->fact, operation->body, &problem);
  gboolean lacks = TRUE;

  if (fact != NULL &&
      !dim_accepted_keys_lack (submission->store, submission->list_key, fact, &lacks, error))
    return FALSE;
  *out = !lacks;
  return TRUE;
}

/* A tag under a key that is gone will never be there: its number is wiped. */
static gboolean
refuse (Submission *submission,
        const DimOperation *operation,
        const DimVerdict *verdict,
        GError **error)
{
  g_autofree char *reason = reason_of (verdict);
  DimStore *store = submission->store;
  guint count = 0;

  /* Nobody can mend a count or a wrapped key, and nobody needs it. */
  if (operation->kind == DIM_FACT_ENTRY_TIMES || operation->kind == DIM_FACT_TEXT_KEYS ||
      operation->kind == DIM_FACT_NOTE_KEY)
    return dim_outbox_drop (store, operation->fact, error);
  if (operation->kind == DIM_FACT_TEXT && has_code (verdict, "kring-sleutel"))
    return dim_sent_texts_hold (store, operation->fact, error) &&
           dim_outbox_drop (store, operation->fact, error);
  if (!dim_outbox_refuse (store, operation->fact, reason, error) ||
      !dim_tray_note_fields (store, operation->fact, fields_of (verdict), error))
    return FALSE;
  submission->step.has_news = TRUE;
  if (operation->kind == DIM_FACT_INCIDENT)
    return dim_incidents_set_state (store, operation->fact, DIM_RECORD_REFUSED, reason, error);
  if (operation->kind == DIM_FACT_STATEMENT)
    return dim_months_refuse (store, operation->fact, reason, error);
  if (operation->kind == DIM_FACT_APPROVAL)
    return dim_approvals_refuse (store, operation->fact, reason, verdict->problem, error);
  if (is_amendment (operation))
    return dim_amendments_refuse (store, operation->fact, reason, error);
  if (is_inquiry (operation))
    return dim_inquiries_drop (store, operation->fact, error);
  if (operation->kind == DIM_FACT_PROPOSAL)
    return dim_proposals_drop (store, operation->fact, error);
  if (operation->kind != DIM_FACT_TAGS)
    return TRUE;
  if (is_about_key (operation, verdict))
    return dim_numbers_lose_with_fact (store, operation->fact, &count, error);
  return dim_numbers_destroy (store, operation->fact, &count, error);
}

static gboolean
hold_or_refuse (Submission *submission,
                const DimOperation *operation,
                const DimVerdict *verdict,
                GError **error)
{
  gboolean is_held = FALSE;

  if (is_about_key (operation, verdict) &&
      !may_be_taken_later (submission, operation, &is_held, error))
    return FALSE;
  if (!is_held) {
    submission->step.moved++;
    submission->step.refused++;
    return refuse (submission, operation, verdict, error);
  }
  submission->view.skip++;
  submission->step.held++;
  return TRUE;
}

static gboolean
apply_verdict (Submission *submission, guint index, GError **error)
{
  const DimOperation *operation = g_ptr_array_index (submission->operations, index);
  const DimVerdict *verdict = g_ptr_array_index (submission->verdicts, index);

  if (!is_stored (verdict) && !is_refused (verdict))
    return TRUE;
  submission->passed++;
  if (is_refused (verdict))
    return hold_or_refuse (submission, operation, verdict, error);
  submission->step.moved++;
  return acknowledge (submission, operation, verdict, error);
}

static gpointer
apply_verdicts (DimStore *store, gpointer data, GError **error)
{
  Submission *submission = data;

  for (guint i = 0; i < submission->operations->len; i++)
    if (!apply_verdict (submission, i, error))
      return NULL;
  return dim_queue_note_contact (store, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
apply_work (DimStore *store, gpointer data, GError **error)
{
  if (dim_store_in_transaction (store, apply_verdicts, data, error) == NULL)
    return NULL;
  return dim_store_purge (store, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
peek_work (DimStore *store, gpointer data, GError **error)
{
  Submission *submission = data;

  g_clear_pointer (&submission->operations, g_ptr_array_unref);
  submission->operations = dim_outbox_peek (store, &submission->view, error);
  return submission->operations == NULL ? NULL : DIM_STORE_DONE;
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Submission *submission = g_task_get_task_data (task);

  if (!dim_sync_worked (task, result))
    return;
  if (submission->passed < submission->operations->len)
    finish_in_trouble (g_steal_pointer (&task), DIM_TROUBLE_COLLECTOR_OFFLINE, 0);
  else
    load_next (g_steal_pointer (&task));
}

/* TRUE if the answer speaks of exactly what was sent. */
static gboolean
verdicts_match (const Submission *submission)
{
  if (submission->verdicts == NULL || submission->verdicts->len != submission->operations->len)
    return FALSE;
  for (guint i = 0; i < submission->verdicts->len; i++) {
    const DimVerdict *verdict = g_ptr_array_index (submission->verdicts, i);
    const DimOperation *operation = g_ptr_array_index (submission->operations, i);

    if (strcmp (verdict->id, operation->fact) != 0)
      return FALSE;
  }
  return TRUE;
}

static void
take_verdict (Submission *submission, DimVerdict *verdict)
{
  submission->verdicts = g_ptr_array_new_with_free_func (free_verdict);
  if (verdict != NULL)
    g_ptr_array_add (submission->verdicts, verdict);
}

/* What a single PUT was refused with, as a verdict like those of a batch. */
static DimVerdict *
verdict_of_refusal (const DimOperation *operation, const DimHttpAnswer *answer)
{
  DimVerdict *verdict = dim_verdict_new (operation->fact, answer->status);

  verdict->problem = answer->problem == NULL ? NULL : dim_problem_copy (answer->problem);
  return verdict;
}

static void
read_verdicts (Submission *submission, const DimHttpAnswer *answer)
{
  g_clear_pointer (&submission->verdicts, g_ptr_array_unref);
  submission->passed = 0;
  if (answer->body == NULL)
    take_verdict (submission,
                  verdict_of_refusal (g_ptr_array_index (submission->operations, 0), answer));
  else if (submission->operations->len == 1)
    take_verdict (submission, dim_verdict_decode (answer->body, NULL));
  else
    submission->verdicts = dim_verdicts_decode (answer->body, NULL);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Submission *submission = g_task_get_task_data (task);
  g_autoptr (GError) silence = NULL;
  g_autoptr (DimHttpAnswer) answer =
    dim_http_client_send_finish (submission->collector, result, &silence);
  DimTrouble trouble = answer == NULL
                         ? dim_trouble_of_silence (silence, DIM_TROUBLE_COLLECTOR_OFFLINE)
                         : dim_trouble_of_answer (answer, DIM_TROUBLE_COLLECTOR_OFFLINE);

  if (answer == NULL || trouble != DIM_TROUBLE_NONE) {
    finish_in_trouble (g_steal_pointer (&task), trouble,
                       answer == NULL ? 0 : answer->retry_after_s);
    return;
  }
  if (answer->body == NULL && submission->operations->len > 1) {
    submission->view.limit = 1;
    load_next (g_steal_pointer (&task));
    return;
  }
  read_verdicts (submission, answer);
  if (!verdicts_match (submission))
    finish_in_trouble (g_steal_pointer (&task), DIM_TROUBLE_STRANGER, 0);
  else
    dim_sync_work (g_steal_pointer (&task), submission->store, apply_work, applied_cb);
}

static GBytes *
encode_batch (const Submission *submission)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_fact_free);

  for (guint i = 0; i < submission->operations->len; i++) {
    const DimOperation *operation = g_ptr_array_index (submission->operations, i);
    g_autoptr (DimProblem) problem = NULL;
    DimFact *fact = dim_fact_decode (operation->kind, operation->fact, operation->body, &problem);

    if (fact == NULL)
      return NULL;
    g_ptr_array_add (facts, fact);
  }
  return dim_batch_encode (facts);
}

/* Which state of its month an approval is about, as an ETag; NULL for any other fact. */
static char *
condition_of (const DimOperation *operation)
{
  g_autoptr (DimProblem) problem = NULL;
  g_autoptr (DimFact) fact = NULL;
  g_autofree char *contents = NULL;

  if (operation->kind != DIM_FACT_APPROVAL)
    return NULL;
  fact = dim_fact_decode (operation->kind, operation->fact, operation->body, &problem);
  if (fact == NULL || fact->approval->kind != DIM_APPROVAL_AGREED)
    return NULL;
  contents = dim_hex_encode (fact->approval->contents, sizeof fact->approval->contents);
  return g_strdup_printf ("\"%s\"", contents);
}

static void
send_one (GTask *task)
{
  Submission *submission = g_task_get_task_data (task);
  const DimOperation *operation = g_ptr_array_index (submission->operations, 0);
  g_autofree char *etag = condition_of (operation);
  g_autofree char *path =
    g_strdup_printf ("/v1/%s/%s", dim_fact_kind_plural (operation->kind), operation->fact);

  if (etag != NULL) {
    dim_http_client_put_if_match (submission->collector, path, etag, operation->body,
                                  g_task_get_cancellable (task), answered_cb, task);
    return;
  }
  dim_http_client_send (submission->collector, "PUT", path, NULL, operation->body,
                        g_task_get_cancellable (task), answered_cb, task);
}

/* A batch that is too large, or that holds something that is no fact any more, goes fact by fact.
 */
static void
send_batch (GTask *task)
{
  Submission *submission = g_task_get_task_data (task);
  g_autoptr (GBytes) body = encode_batch (submission);

  if (body == NULL || g_bytes_get_size (body) > DIM_LIMIT_BODY_BYTES) {
    submission->view.limit = 1;
    load_next (task);
    return;
  }
  dim_http_client_send (submission->collector, "POST", "/v1/aanleveringen", NULL, body,
                        g_task_get_cancellable (task), answered_cb, task);
}

static void
peeked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Submission *submission = g_task_get_task_data (task);

  if (!dim_sync_worked (task, result))
    return;
  if (submission->operations->len == 0)
    finish (g_steal_pointer (&task));
  else if (submission->operations->len == 1)
    send_one (g_steal_pointer (&task));
  else
    send_batch (g_steal_pointer (&task));
}

static void
load_next (GTask *task)
{
  Submission *submission = g_task_get_task_data (task);

  dim_sync_work (task, submission->store, peek_work, peeked_cb);
}

void
dim_submission_run (DimStore *store,
                    DimHttpClient *collector,
                    const guint8 list_key[DIM_SIGN_PUBLIC_BYTES],
                    gboolean without_tags,
                    GTask *task)
{
  Submission *submission = g_new0 (Submission, 1);

  submission->store = store;
  submission->collector = collector;
  memcpy (submission->list_key, list_key, DIM_SIGN_PUBLIC_BYTES);
  submission->view.limit = DIM_LIMIT_BATCH_FACTS;
  submission->view.without_tags = without_tags;
  g_task_set_task_data (task, submission, free_submission);
  load_next (task);
}
