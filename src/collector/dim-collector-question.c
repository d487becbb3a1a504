/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-collector-inside.h"

#define TRY_AGAIN_S 5

/* An audit line that waits for the writer, with its own copies. */
typedef struct {
  DimAuditLine line;
  char *texts[5];
} Note;

static gboolean
write_note_cb (DimRules *rules, gpointer data, GError **error)
{
  Note *note = data;

  return rules->ledger->home->audit (rules->ledger, &note->line, error);
}

static void
free_note_cb (gpointer data, const GError *failure)
{
  Note *note = data;

  for (gsize i = 0; i < G_N_ELEMENTS (note->texts); i++)
    g_free (note->texts[i]);
  g_free (note);
}

void
dim_collector_note (DimCollector *collector, const DimAuditLine *line)
{
  Note *note = g_new0 (Note, 1);

  note->line.time_s = line->time_s;
  note->line.action = note->texts[0] = g_strdup (line->action);
  note->line.object = note->texts[1] = g_strdup (line->object);
  note->line.result = note->texts[2] = g_strdup (line->result);
  note->line.origin = note->texts[3] = g_strdup (line->origin);
  note->line.actor = note->texts[4] = g_strdup (line->actor);
  dim_commit_queue_push (collector->queue, write_note_cb, free_note_cb, note);
}

void
dim_collector_refuse_for_now (DimHttpExchange *exchange)
{
  dim_http_exchange_refuse_later (exchange, dim_refusal_problem (DIM_REFUSAL_NOT_NOW), TRY_AGAIN_S);
}

void
dim_collector_refuse_parameter (DimHttpExchange *exchange, const char *pointer, const char *detail)
{
  DimProblem *problem = dim_refusal_problem (DIM_REFUSAL_BAD_PARAMETER);

  dim_problem_add_fault (problem, pointer, "onbekende-parameter", detail);
  dim_http_exchange_refuse (exchange, problem);
}

gboolean
dim_collector_read_number (const char *text, guint64 least, guint64 most, guint *out)
{
  guint64 number = 0;

  if (!g_ascii_string_to_unsigned (text, 10, least, most, &number, NULL))
    return FALSE;
  *out = (guint) number;
  return TRUE;
}

DimQuestion *
dim_question_new (DimCollector *collector, DimHttpExchange *exchange, DimAnswering answering)
{
  DimQuestion *question = g_new0 (DimQuestion, 1);

  question->collector = collector;
  question->exchange = dim_http_exchange_ref (exchange);
  question->answering = answering;
  question->id = g_strdup ("");
  g_strlcpy (question->device, dim_http_exchange_caller (exchange), sizeof question->device);
  return question;
}

void
dim_question_free (DimQuestion *question)
{
  if (question == NULL)
    return;
  dim_http_exchange_unref (question->exchange);
  g_free (question->id);
  g_free (question->ledger);
  g_clear_pointer (&question->body, g_bytes_unref);
  g_clear_pointer (&question->problem, dim_problem_free);
  g_free (question);
}

gboolean
dim_question_refuse (DimQuestion *question, DimRefusal refusal)
{
  question->problem = dim_refusal_problem (refusal);
  return TRUE;
}

/* Reader's or counter's thread. */
static gpointer
answer_cb (DimDatabase *database, gpointer data, GError **error)
{
  DimQuestion *question = data;
  DimRules *rules = question->post->rules;
  g_autoptr (DimDeviceProfile) device = NULL;
  gboolean is_read;

  if (!rules->ledger->home->begin_reading (rules->ledger, error))
    return NULL;
  is_read = dim_rules_find_device (rules, question->device, &device, error);
  if (is_read && device == NULL)
    dim_question_refuse (question, DIM_REFUSAL_REVOKED);
  else if (is_read)
    (void) question->answering (rules, device, question, error);
  rules->ledger->home->end_reading (rules->ledger);
  return NULL;
}

static void
note_answer (const DimQuestion *question)
{
  g_autofree char *result =
    question->problem != NULL
      ? g_strdup_printf ("%u %s", question->problem->status, question->problem->code)
      : g_strdup ("200");
  const DimAuditLine line = {
    .action = question->action != NULL ? question->action : "lezen",
    .object = question->id,
    .result = result,
    .origin = dim_http_exchange_origin (question->exchange),
    .actor = question->device,
    .time_s = dim_clock_now_s (question->collector->clock),
  };

  dim_collector_note (question->collector, &line);
}

static void
tell_answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DimQuestion) question = data;
  g_autoptr (GError) failure = NULL;

  question->collector->n_questions--;
  (void) dim_database_worker_run_finish (result, &failure);
  if (failure != NULL) {
    g_message ("a question was not answered: %s", failure->message);
    dim_collector_refuse_for_now (question->exchange);
    return;
  }
  if (question->problem != NULL || question->action != NULL)
    note_answer (question);
  if (question->problem != NULL)
    dim_http_exchange_refuse (question->exchange, g_steal_pointer (&question->problem));
  else
    dim_http_exchange_answer (question->exchange, 200, g_steal_pointer (&question->body));
}

void
dim_question_ask (DimQuestion *question, DimPost *post)
{
  question->post = post;
  question->collector->n_questions++;
  dim_database_worker_run (post->worker, answer_cb, question, NULL, NULL, NULL, tell_answer_cb,
                           question);
}
