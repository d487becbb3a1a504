/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-crypto.h"
#include "dim-enrolment-codec.h"
#include "dim-evaluation-codec.h"
#include "dim-limits.h"
#include "fuzz-target.h"
#include "wire-checks.h"

/* Enrolment and evaluation: what both servers are asked, and what the evaluator answers. */

static void
try_enrolment (GBytes *body)
{
  DimEnrolmentRequest request;
  DimEnrolmentRequest again;
  DimProblem *problem = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  if (!dim_enrolment_request_decode (body, &request, &problem)) {
    check_problem (problem, body);
    return;
  }
  first = dim_enrolment_request_encode (request.code, request.public_key);
  g_assert_true (dim_enrolment_request_decode (first, &again, &problem));
  second = dim_enrolment_request_encode (again.code, again.public_key);
  check_same_body (first, second);
  dim_enrolment_request_clear (&request);
  dim_enrolment_request_clear (&again);
}

static void
try_enrolment_answer (GBytes *body)
{
  char device[DIM_UUID_TEXT_LEN];
  guint8 list_key[DIM_SIGN_PUBLIC_BYTES];
  GError *error = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  if (!dim_evaluator_enrolment_decode (body, device, list_key, &error)) {
    check_error (error);
    return;
  }
  first = dim_evaluator_enrolment_encode (device, list_key);
  g_assert_true (dim_evaluator_enrolment_decode (first, device, list_key, NULL));
  second = dim_evaluator_enrolment_encode (device, list_key);
  check_same_body (first, second);
}

static void
try_evaluation_request (GBytes *body)
{
  DimEvaluationRequest request;
  DimProblem *problem = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  if (!dim_evaluation_request_decode (body, &request, &problem)) {
    check_problem (problem, body);
    return;
  }
  g_assert_true (request.count > 0 && request.count <= DIM_LIMIT_EVALUATE_ITEMS);
  first = dim_evaluation_request_encode (&request);
  g_assert_true (dim_evaluation_request_decode (first, &request, &problem));
  second = dim_evaluation_request_encode (&request);
  check_same_body (first, second);
}

static void
try_evaluation (GBytes *body)
{
  DimEvaluation answer;
  GError *error = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  if (!dim_evaluation_decode (body, &answer, &error)) {
    check_error (error);
    return;
  }
  g_assert_true (answer.count > 0 && answer.count <= DIM_LIMIT_EVALUATE_ITEMS);
  first = dim_evaluation_encode (&answer);
  g_assert_true (dim_evaluation_decode (first, &answer, NULL));
  second = dim_evaluation_encode (&answer);
  check_same_body (first, second);
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autoptr (GBytes) body = g_bytes_new (input, length);

  g_assert_true (dim_crypto_init ());
  try_enrolment (body);
  try_enrolment_answer (body);
  try_evaluation_request (body);
  try_evaluation (body);
  return 0;
}
