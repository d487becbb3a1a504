/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <json-glib/json-glib.h>
#include <string.h>

#include "dim-bytes.h"
#include "dim-changes-codec.h"
#include "dim-crypto.h"
#include "dim-enrolment-codec.h"
#include "dim-evaluation-codec.h"
#include "dim-fact-codec.h"
#include "dim-http-signature.h"
#include "dim-json-guard.h"
#include "dim-reference-codec.h"
#include "dim-tally-codec.h"
#include "fuzz-target.h"

/* Everything that reads what comes from outside. What is taken must come out as a body that is
 * taken again and comes out the same; what is refused must come with its reason. */

#define ID "01930000-0000-7000-8000-00000000000a"

static void
check_again (GBytes *first, GBytes *second)
{
  g_assert_true (dim_json_guard (g_bytes_get_data (first, NULL), g_bytes_get_size (first), NULL));
  g_assert_true (g_bytes_equal (first, second));
}

static void
check_refused (DimProblem *problem, GError *error)
{
  g_autoptr (DimProblem) refusal = problem;
  g_autoptr (GError) cause = error;

  g_assert_true (refusal != NULL || cause != NULL);
  if (refusal != NULL) {
    g_autoptr (GBytes) body = dim_problem_encode (refusal);
    g_autoptr (DimProblem) again = dim_problem_decode (body, NULL);

    g_assert_nonnull (again);
  }
}

static void
try_facts (GBytes *body)
{
  for (guint kind = DIM_FACT_INCIDENT; kind <= DIM_FACT_DECISION; kind++) {
    DimProblem *problem = NULL;
    g_autoptr (DimFact) fact = dim_fact_decode ((DimFactKind) kind, ID, body, &problem);
    g_autoptr (DimFact) again = NULL;
    g_autoptr (GBytes) first = NULL;
    g_autoptr (GBytes) second = NULL;

    if (fact == NULL) {
      check_refused (problem, NULL);
      continue;
    }
    first = dim_fact_encode (fact);
    again = dim_fact_decode ((DimFactKind) kind, ID, first, &problem);
    g_assert_nonnull (again);
    second = dim_fact_encode (again);
    check_again (first, second);
  }
}

static void
try_batch (GBytes *body)
{
  DimProblem *problem = NULL;
  g_autoptr (GPtrArray) items = dim_batch_decode (body, &problem);

  if (items == NULL) {
    check_refused (problem, NULL);
    return;
  }
  for (guint i = 0; i < items->len; i++) {
    const DimBatchItem *item = g_ptr_array_index (items, i);

    g_assert_true ((item->fact == NULL) != (item->problem == NULL));
  }
}

static void
try_drafts (GBytes *body)
{
  DimProblem *problem = NULL;
  g_autoptr (DimDraft) draft = dim_draft_decode (body, &problem);
  DimProblem *input_problem = NULL;
  g_autoptr (DimDraft) input = dim_draft_decode_input (body, ID, &input_problem);
  const DimDraft *const drafts[] = { draft, input };

  if (draft == NULL)
    check_refused (problem, NULL);
  if (input == NULL)
    check_refused (input_problem, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (drafts); i++) {
    g_autoptr (GBytes) first = drafts[i] != NULL ? dim_draft_encode (drafts[i]) : NULL;
    g_autoptr (DimDraft) again = first != NULL ? dim_draft_decode (first, &problem) : NULL;
    g_autoptr (GBytes) second = again != NULL ? dim_draft_encode (again) : NULL;

    if (drafts[i] != NULL)
      check_again (first, second);
  }
}

/* A codec of what a server says: decode, encode, decode, encode. */
#define DEFINE_TRY_ANSWER(Type, name, decode, encode)                                              \
  static void try_##name (GBytes *body)                                                            \
  {                                                                                                \
    GError *error = NULL;                                                                          \
    g_autoptr (Type) read = decode (body, &error);                                                 \
    g_autoptr (Type) again = NULL;                                                                 \
    g_autoptr (GBytes) first = NULL;                                                               \
    g_autoptr (GBytes) second = NULL;                                                              \
                                                                                                   \
    if (read == NULL) {                                                                            \
      check_refused (NULL, error);                                                                 \
      return;                                                                                      \
    }                                                                                              \
    first = encode (read);                                                                         \
    again = decode (first, NULL);                                                                  \
    g_assert_nonnull (again);                                                                      \
    second = encode (again);                                                                       \
    check_again (first, second);                                                                   \
  }

DEFINE_TRY_ANSWER (DimProblem, problem, dim_problem_decode, dim_problem_encode)
DEFINE_TRY_ANSWER (DimVerdict, verdict, dim_verdict_decode, dim_verdict_encode)
DEFINE_TRY_ANSWER (GPtrArray, verdicts, dim_verdicts_decode, dim_verdicts_encode)
DEFINE_TRY_ANSWER (DimChange, change, dim_change_decode, dim_change_encode)
DEFINE_TRY_ANSWER (DimChangesPage, page, dim_changes_page_decode, dim_changes_page_encode)
DEFINE_TRY_ANSWER (GPtrArray, tallies, dim_tallies_decode, dim_tallies_encode)
DEFINE_TRY_ANSWER (DimDeviceProfile, profile, dim_device_profile_decode, dim_device_profile_encode)

static void
try_answers (GBytes *body)
{
  try_problem (body);
  try_verdict (body);
  try_verdicts (body);
  try_change (body);
  try_page (body);
  try_tallies (body);
  try_profile (body);
}

static void
try_evaluations (GBytes *body)
{
  DimEvaluationRequest request;
  DimEvaluation answer;
  DimEnrolmentRequest enrolment;
  char device[DIM_UUID_TEXT_LEN];
  guint8 list_key[DIM_SIGN_PUBLIC_BYTES];
  DimProblem *problem = NULL;
  g_autoptr (GError) error = NULL;

  if (!dim_evaluation_request_decode (body, &request, &problem))
    check_refused (g_steal_pointer (&problem), NULL);
  if (!dim_evaluation_decode (body, &answer, &error))
    g_assert_nonnull (error);
  if (dim_enrolment_request_decode (body, &enrolment, &problem))
    dim_enrolment_request_clear (&enrolment);
  else
    check_refused (g_steal_pointer (&problem), NULL);
  dim_evaluator_enrolment_decode (body, device, list_key, NULL);
}

static void
try_key_list_answer (GBytes *body)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *jws = dim_key_list_answer_decode (body, &error);

  g_assert_true ((jws == NULL) == (error != NULL));
}

/* Signed here, so that the payload is looked at. */
static void
try_key_list (GBytes *payload)
{
  static const guint8 seed[DIM_SIGN_SEED_BYTES] = { 1 };
  g_autoptr (DimSigningKey) key = dim_signing_key_new_from_seed (seed);
  g_autofree char *body =
    dim_base64url_encode (g_bytes_get_data (payload, NULL), g_bytes_get_size (payload));
  g_autofree char *text = g_strconcat ("eyJhbGciOiJFZERTQSJ9.", body, NULL);
  g_autofree char *signature_text = NULL;
  g_autofree char *jws = NULL;
  g_autoptr (DimKeyList) list = NULL;
  g_autoptr (GError) error = NULL;
  guint8 signature[DIM_SIGN_BYTES];

  dim_sign (key, text, strlen (text), signature);
  signature_text = dim_base64url_encode (signature, sizeof signature);
  jws = g_strjoin (".", text, signature_text, NULL);
  list = dim_key_list_verify (jws, dim_signing_key_public (key), &error);
  g_assert_true ((list == NULL) == (error != NULL));
}

static void
try_code_list (GBytes *body)
{
  g_autoptr (DimCodeBook) book = dim_code_book_new ("2026.1");
  g_autoptr (GError) error = NULL;

  if (!dim_code_list_decode (body, book, &error))
    g_assert_nonnull (error);
}

/* json-glib must take whatever the guard lets pass. */
static void
try_guard (const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  if (dim_json_guard (text, length, &error))
    g_assert_true (json_parser_load_from_data (parser, text, (gssize) length, NULL));
  else
    g_assert_nonnull (error);
}

/* Two lines: Signature-Input and Signature. The first line is tried as a digest and cursor too. */
static void
try_fields (const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_auto (GStrv) lines = g_strsplit (copy, "\n", 2);
  const char *first = lines[0] != NULL ? lines[0] : "";
  const char *second = lines[0] != NULL && lines[1] != NULL ? lines[1] : "";
  DimParsedSignature parsed = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *ledger = NULL;
  guint64 position = 0;

  if (dim_signature_parse (first, second, &parsed, &error)) {
    g_assert_cmpuint (g_strv_length (parsed.components), >, 0);
    g_assert_true (strlen (parsed.keyid) > 0 && strlen (parsed.nonce) > 0);
    dim_parsed_signature_clear (&parsed);
  } else {
    g_assert_nonnull (error);
  }
  dim_content_digest_matches (first, text, length);
  if (dim_cursor_decode (first, &ledger, &position)) {
    g_autofree char *again = dim_cursor_encode (ledger, position);

    g_assert_cmpstr (again, ==, first);
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autoptr (GBytes) body = g_bytes_new (input, length);
  const char *text = length > 0 ? g_bytes_get_data (body, NULL) : "";

  g_assert_true (dim_crypto_init ());
  try_guard (text, length);
  try_fields (text, length);
  try_facts (body);
  try_batch (body);
  try_drafts (body);
  try_answers (body);
  try_evaluations (body);
  try_key_list_answer (body);
  try_key_list (body);
  try_code_list (body);
  return 0;
}
