/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-problem.h"

#include "dim-json-reader.h"
#include "dim-problem-body.h"

#define TEXT_BYTES_MAX 500
#define STATUS_FIRST   400
#define STATUS_LAST    599

static void
free_fault_cb (gpointer data)
{
  DimProblemFault *fault = data;

  g_free (fault->pointer);
  g_free (fault->code);
  g_free (fault->detail);
  g_free (fault);
}

static void
free_difference_cb (gpointer data)
{
  DimProblemDifference *difference = data;

  g_free (difference->kind);
  g_free (difference);
}

DimProblem *
dim_problem_new (guint status, const char *code, const char *title, const char *detail)
{
  DimProblem *problem = g_new0 (DimProblem, 1);

  problem->status = status;
  problem->code = g_strdup (code);
  problem->title = g_strdup (title);
  problem->detail = g_strdup (detail);
  problem->faults = g_ptr_array_new_with_free_func (free_fault_cb);
  problem->differences = g_ptr_array_new_with_free_func (free_difference_cb);
  return problem;
}

DimProblem *
dim_problem_copy (const DimProblem *problem)
{
  DimProblem *copy;

  g_return_val_if_fail (problem != NULL, NULL);
  copy = dim_problem_new (problem->status, problem->code, problem->title, problem->detail);
  for (guint i = 0; i < problem->faults->len; i++) {
    const DimProblemFault *fault = g_ptr_array_index (problem->faults, i);

    dim_problem_add_fault (copy, fault->pointer, fault->code, fault->detail);
  }
  for (guint i = 0; i < problem->differences->len; i++) {
    const DimProblemDifference *difference = g_ptr_array_index (problem->differences, i);

    dim_problem_add_difference (copy, difference->incident, difference->kind);
  }
  return copy;
}

void
dim_problem_add_fault (DimProblem *problem,
                       const char *pointer,
                       const char *code,
                       const char *detail)
{
  DimProblemFault *fault;

  g_return_if_fail (problem != NULL && pointer != NULL && code != NULL && detail != NULL);
  fault = g_new0 (DimProblemFault, 1);
  fault->pointer = g_strdup (pointer);
  fault->code = g_strdup (code);
  fault->detail = g_strdup (detail);
  g_ptr_array_add (problem->faults, fault);
}

void
dim_problem_add_difference (DimProblem *problem, const char *incident, const char *kind)
{
  DimProblemDifference *difference;

  g_return_if_fail (problem != NULL && incident != NULL && kind != NULL);
  if (problem->differences->len >= DIM_PROBLEM_DIFFERENCES_MAX)
    return;
  difference = g_new0 (DimProblemDifference, 1);
  g_strlcpy (difference->incident, incident, sizeof difference->incident);
  difference->kind = g_strdup (kind);
  g_ptr_array_add (problem->differences, difference);
}

void
dim_problem_free (DimProblem *problem)
{
  if (problem == NULL)
    return;
  g_free (problem->code);
  g_free (problem->title);
  g_free (problem->detail);
  g_ptr_array_unref (problem->faults);
  g_ptr_array_unref (problem->differences);
  g_free (problem);
}

static void
write_differences (DimJsonWriter *writer, const GPtrArray *differences)
{
  if (differences->len == 0)
    return;
  dim_json_put_array (writer, "verschillen");
  for (guint i = 0; i < differences->len; i++) {
    const DimProblemDifference *difference = g_ptr_array_index (differences, i);

    dim_json_put_object (writer, NULL);
    dim_json_put_text (writer, "voorval", difference->incident);
    dim_json_put_text (writer, "soort", difference->kind);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

void
dim_problem_write (DimJsonWriter *writer, const DimProblem *problem)
{
  dim_json_put_count (writer, "status", problem->status);
  dim_json_put_text (writer, "title", problem->title);
  dim_json_put_text (writer, "detail", problem->detail);
  dim_json_put_text (writer, "code", problem->code);
  write_differences (writer, problem->differences);
  if (problem->faults->len == 0)
    return;
  dim_json_put_array (writer, "fouten");
  for (guint i = 0; i < problem->faults->len; i++) {
    const DimProblemFault *fault = g_ptr_array_index (problem->faults, i);

    dim_json_put_object (writer, NULL);
    dim_json_put_pointer (writer, "pointer", fault->pointer);
    dim_json_put_text (writer, "code", fault->code);
    dim_json_put_text (writer, "detail", fault->detail);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

static void
read_fault (DimJsonReader *reader, gpointer data)
{
  g_autofree char *pointer = dim_json_pointer (reader, "pointer");
  g_autofree char *code = dim_json_text (reader, "code", DIM_JSON_REQUIRED, TEXT_BYTES_MAX);
  g_autofree char *detail = dim_json_text (reader, "detail", DIM_JSON_REQUIRED, TEXT_BYTES_MAX);

  if (pointer != NULL && code != NULL && detail != NULL)
    dim_problem_add_fault (data, pointer, code, detail);
}

static void
read_difference (DimJsonReader *reader, gpointer data)
{
  g_autofree char *kind = dim_json_text (reader, "soort", DIM_JSON_REQUIRED, TEXT_BYTES_MAX);
  char incident[DIM_UUID_TEXT_LEN];

  dim_json_uuid (reader, "voorval", DIM_JSON_REQUIRED, incident);
  if (kind != NULL)
    dim_problem_add_difference (data, incident, kind);
}

DimProblem *
dim_problem_read (DimJsonReader *reader)
{
  DimProblem *problem = dim_problem_new (0, NULL, NULL, NULL);

  problem->status = (guint) dim_json_count (reader, "status", DIM_JSON_REQUIRED, STATUS_LAST);
  if (problem->status > 0 && problem->status < STATUS_FIRST)
    dim_json_fault (reader, "status", "buiten-bereik");
  problem->title = dim_json_text (reader, "title", DIM_JSON_REQUIRED, TEXT_BYTES_MAX);
  problem->detail = dim_json_text (reader, "detail", DIM_JSON_REQUIRED, TEXT_BYTES_MAX);
  problem->code = dim_json_text (reader, "code", DIM_JSON_REQUIRED, TEXT_BYTES_MAX);
  dim_json_each (reader, "verschillen", DIM_JSON_OPTIONAL, DIM_PROBLEM_DIFFERENCES_MAX,
                 read_difference, problem);
  dim_json_each (reader, "fouten", DIM_JSON_OPTIONAL, DIM_JSON_FAULTS_MAX, read_fault, problem);
  return problem;
}

GBytes *
dim_problem_encode (const DimProblem *problem)
{
  DimJsonWriter *writer;

  g_return_val_if_fail (problem != NULL, NULL);
  writer = dim_json_writer_new ();
  dim_problem_write (writer, problem);
  return dim_json_writer_finish (writer);
}

DimProblem *
dim_problem_decode (GBytes *body, GError **error)
{
  g_autoptr (DimJsonReader) reader = NULL;
  g_autoptr (DimProblem) read = NULL;
  DimProblem *fault = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  reader = dim_json_reader_new (body, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    read = dim_problem_read (reader);
    dim_json_reader_finish (reader, &fault);
  }
  if (fault == NULL)
    return g_steal_pointer (&read);
  dim_json_set_error (error, "problem", fault);
  return NULL;
}
