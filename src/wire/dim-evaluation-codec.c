/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-evaluation-codec.h"

#include "dim-bytes.h"
#include "dim-json-reader.h"
#include "dim-json-writer.h"
#include "dim-key-id.h"

#define ELEMENT_CHARS_MAX 64

static void
write_elements (DimJsonWriter *writer, const guint8 *elements, guint count)
{
  dim_json_put_array (writer, "elementen");
  for (guint i = 0; i < count; i++)
    dim_json_put_bytes (writer, NULL, elements + (gsize) i * DIM_VOPRF_ELEMENT_BYTES,
                        DIM_VOPRF_ELEMENT_BYTES);
  dim_json_put_end (writer);
}

/* Writes at most DIM_VOPRF_MAX_BATCH elements, since more of them are a fault and read as none. */
static guint
read_elements (DimJsonReader *reader, guint8 *out)
{
  g_auto (GStrv) texts =
    dim_json_texts (reader, "elementen", DIM_JSON_REQUIRED, DIM_VOPRF_MAX_BATCH, ELEMENT_CHARS_MAX);
  guint count = 0;

  dim_json_at_least (reader, "elementen", 1);
  for (; texts[count] != NULL; count++)
    if (texts[count][0] != '\0' &&
        !dim_base64_decode_exact (texts[count], out + (gsize) count * DIM_VOPRF_ELEMENT_BYTES,
                                  DIM_VOPRF_ELEMENT_BYTES))
      dim_json_fault_at (reader, "elementen", count, "ongeldige-codering");
  return count;
}

GBytes *
dim_evaluation_request_encode (const DimEvaluationRequest *request)
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (request != NULL && request->count <= DIM_VOPRF_MAX_BATCH, NULL);
  writer = dim_json_writer_new ();
  dim_json_put_text (writer, "verzoek", request->request);
  dim_json_put_text (writer, "sleutel", request->key_id);
  write_elements (writer, request->elements, request->count);
  return dim_json_writer_finish (writer);
}

gboolean
dim_evaluation_request_decode (GBytes *body, DimEvaluationRequest *out, DimProblem **out_problem)
{
  g_autoptr (DimJsonReader) reader = NULL;
  g_autofree DimEvaluationRequest *request = NULL;

  g_return_val_if_fail (body != NULL && out != NULL && out_problem != NULL, FALSE);
  reader = dim_json_reader_new (body, DIM_JSON_REQUEST, out_problem);
  if (reader == NULL)
    return FALSE;
  request = g_new0 (DimEvaluationRequest, 1);
  dim_json_uuid (reader, "verzoek", DIM_JSON_REQUIRED, request->request);
  dim_key_id_read (reader, "sleutel", request->key_id);
  request->count = read_elements (reader, request->elements);
  if (!dim_json_reader_finish (reader, out_problem))
    return FALSE;
  *out = *request;
  return TRUE;
}

GBytes *
dim_evaluation_encode (const DimEvaluation *evaluation)
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (evaluation != NULL && evaluation->count <= DIM_VOPRF_MAX_BATCH, NULL);
  writer = dim_json_writer_new ();
  dim_json_put_text (writer, "sleutel", evaluation->key_id);
  write_elements (writer, evaluation->elements, evaluation->count);
  dim_json_put_bytes (writer, "bewijs", evaluation->proof, sizeof evaluation->proof);
  return dim_json_writer_finish (writer);
}

gboolean
dim_evaluation_decode (GBytes *body, DimEvaluation *out, GError **error)
{
  g_autoptr (DimJsonReader) reader = NULL;
  g_autofree DimEvaluation *evaluation = NULL;
  DimProblem *fault = NULL;

  g_return_val_if_fail (body != NULL && out != NULL, FALSE);
  reader = dim_json_reader_new (body, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    evaluation = g_new0 (DimEvaluation, 1);
    dim_key_id_read (reader, "sleutel", evaluation->key_id);
    evaluation->count = read_elements (reader, evaluation->elements);
    dim_json_bytes (reader, "bewijs", evaluation->proof, sizeof evaluation->proof);
    if (dim_json_reader_finish (reader, &fault)) {
      *out = *evaluation;
      return TRUE;
    }
  }
  dim_json_set_error (error, "evaluation", fault);
  return FALSE;
}
