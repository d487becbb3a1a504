/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-fact-codec.h"
#include "dim-json-writer.h"
#include "dim-limits.h"
#include "dim-problem-body.h"

#define STATUS_KNOWN  200
#define STATUS_STORED 201
#define STATUS_LAST   599

static gboolean
is_taken (const DimVerdict *verdict)
{
  return verdict->status == STATUS_KNOWN || verdict->status == STATUS_STORED;
}

DimVerdict *
dim_verdict_new (const char *id, guint status)
{
  DimVerdict *verdict = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  verdict = g_new0 (DimVerdict, 1);
  g_strlcpy (verdict->id, id, sizeof verdict->id);
  verdict->status = status;
  return verdict;
}

void
dim_verdict_free (DimVerdict *verdict)
{
  if (verdict == NULL)
    return;
  dim_problem_free (verdict->problem);
  g_free (verdict);
}

static void
write_verdict (DimJsonWriter *writer, const DimVerdict *verdict)
{
  dim_json_put_text (writer, "id", verdict->id);
  dim_json_put_count (writer, "status", verdict->status);
  if (is_taken (verdict)) {
    dim_json_put_count (writer, "positie", verdict->position);
    return;
  }
  g_return_if_fail (verdict->problem != NULL);
  dim_json_put_object (writer, "probleem");
  dim_problem_write (writer, verdict->problem);
  dim_json_put_end (writer);
}

static DimVerdict *
read_verdict (DimJsonReader *reader)
{
  DimVerdict *verdict = dim_verdict_new ("", 0);

  dim_json_uuid (reader, "id", DIM_JSON_OPTIONAL, verdict->id);
  verdict->status = (guint) dim_json_count (reader, "status", DIM_JSON_REQUIRED, STATUS_LAST);
  if (is_taken (verdict)) {
    verdict->position = dim_json_count (reader, "positie", DIM_JSON_REQUIRED, G_MAXINT64);
  } else if (dim_json_enter (reader, "probleem", DIM_JSON_REQUIRED)) {
    verdict->problem = dim_problem_read (reader);
    dim_json_leave (reader);
  }
  return verdict;
}

GBytes *
dim_verdict_encode (const DimVerdict *verdict)
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (verdict != NULL, NULL);
  writer = dim_json_writer_new ();
  write_verdict (writer, verdict);
  return dim_json_writer_finish (writer);
}

DimVerdict *
dim_verdict_decode (GBytes *body, GError **error)
{
  g_autoptr (DimJsonReader) reader = NULL;
  g_autoptr (DimVerdict) verdict = NULL;
  DimProblem *fault = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  reader = dim_json_reader_new (body, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    verdict = read_verdict (reader);
    if (dim_json_reader_finish (reader, &fault))
      return g_steal_pointer (&verdict);
  }
  dim_json_set_error (error, "verdict", fault);
  return NULL;
}

GBytes *
dim_verdicts_encode (GPtrArray *verdicts)
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (verdicts != NULL, NULL);
  writer = dim_json_writer_new ();
  dim_json_put_array (writer, "oordelen");
  for (guint i = 0; i < verdicts->len; i++) {
    dim_json_put_object (writer, NULL);
    write_verdict (writer, g_ptr_array_index (verdicts, i));
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
  return dim_json_writer_finish (writer);
}

static void
read_item (DimJsonReader *reader, gpointer data)
{
  g_ptr_array_add (data, read_verdict (reader));
}

GPtrArray *
dim_verdicts_decode (GBytes *body, GError **error)
{
  g_autoptr (DimJsonReader) reader = NULL;
  g_autoptr (GPtrArray) verdicts = NULL;
  DimProblem *fault = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  verdicts = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_verdict_free);
  reader = dim_json_reader_new (body, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    dim_json_each (reader, "oordelen", DIM_JSON_REQUIRED, DIM_LIMIT_BATCH_FACTS, read_item,
                   verdicts);
    if (dim_json_reader_finish (reader, &fault))
      return g_steal_pointer (&verdicts);
  }
  dim_json_set_error (error, "verdicts", fault);
  return NULL;
}
