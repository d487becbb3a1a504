/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-bytes.h"
#include "dim-enrolment-codec.h"
#include "dim-evaluation-codec.h"
#include "server-program.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>

/* The harness of the collector's program runs this one just as well. */
typedef struct {
  ServerProgram program;
  char *list_key_path;
  guint8 list_key[DIM_SIGN_PUBLIC_BYTES];
} Evaluator;

#define BATCH 2

/* What a device blinds and asks for. */
typedef struct {
  DimEvaluationRequest request;
  guint8 blinds[BATCH][DIM_VOPRF_SCALAR_BYTES];
} Question;

static const guint8 inputs[BATCH][4] = { { 1, 2, 3, 4 }, { 5, 6, 7, 8 } };

static void
make_list_key (Evaluator *evaluator)
{
  g_autofree char *public_key = server_program_command (&evaluator->program, NULL, "list-key",
                                                        "new", evaluator->list_key_path, NULL);

  g_assert_true (
    dim_base64_decode_exact (public_key, evaluator->list_key, sizeof evaluator->list_key));
}

static void
set_up (Evaluator *evaluator, gconstpointer path)
{
  ServerProgram *program = &evaluator->program;
  g_autofree char *made = NULL;
  g_autofree char *added = NULL;

  server_program_set_up (program, path);
  evaluator->list_key_path = g_build_filename (program->directory, "list.key", NULL);
  make_list_key (evaluator);
  made =
    server_program_command (program, NULL, "key", "new", "--id", "2026a", "--first", "2026-01-01",
                            "--last", "2026-12-31", "--list-key", evaluator->list_key_path, NULL);
  added = server_program_command (program, NULL, "office", "add", "--id", "amsterdam", "--name",
                                  "Amsterdam", NULL);
  server_program_start (program);
}

static void
tear_down (Evaluator *evaluator, gconstpointer path)
{
  server_program_tear_down (&evaluator->program);
  g_free (evaluator->list_key_path);
}

static char *
enrolment_body (const char *code, const DimSigningKey *key)
{
  g_autoptr (GBytes) body = dim_enrolment_request_encode (code, dim_signing_key_public (key));

  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

static EnrolledDevice *
new_device (Evaluator *evaluator)
{
  EnrolledDevice *device = g_new0 (EnrolledDevice, 1);

  device->key = dim_signing_key_new_random ();
  enrolled_device_find (device, &evaluator->program);
  return device;
}

static char *
new_code (Evaluator *evaluator)
{
  return server_program_command (&evaluator->program, NULL, "device", "add", "--office",
                                 "amsterdam", "--role", "balie", NULL);
}

static EnrolledDevice *
enrol (Evaluator *evaluator)
{
  EnrolledDevice *device = new_device (evaluator);
  g_autofree char *code = new_code (evaluator);
  g_autofree char *body = enrolment_body (code, device->key);
  g_autoptr (DimHttpAnswer) answer =
    enrolled_device_ask (device, "POST", "/v1/apparaten", NULL, body);
  guint8 list_key[DIM_SIGN_PUBLIC_BYTES] = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (answer->status, ==, 201);
  g_assert_true (dim_evaluator_enrolment_decode (answer->body, device->id, list_key, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (list_key, sizeof list_key, evaluator->list_key, sizeof evaluator->list_key);
  return device;
}

static void
make_question (Question *question, const char *key_id)
{
  DimEvaluationRequest *request = &question->request;

  memset (question, 0, sizeof *question);
  dim_random_uuid (dim_clock_now_ms (dim_clock_system ()), request->request);
  g_strlcpy (request->key_id, key_id, sizeof request->key_id);
  request->count = BATCH;
  for (guint i = 0; i < BATCH; i++) {
    dim_voprf_random_scalar (question->blinds[i]);
    g_assert_true (dim_voprf_blind (DIM_VOPRF_MODE_VOPRF, inputs[i], sizeof inputs[i],
                                    question->blinds[i],
                                    request->elements + (gsize) i * DIM_VOPRF_ELEMENT_BYTES, NULL));
  }
}

static char *
question_body (const Question *question)
{
  g_autoptr (GBytes) body = dim_evaluation_request_encode (&question->request);

  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

static void
assert_asked (EnrolledDevice *device, const Question *question, const char *expected)
{
  g_autofree char *body = question_body (question);

  assert_status (device, "POST", "/v1/evaluaties", NULL, body, expected);
}

static void
evaluate (EnrolledDevice *device, const Question *question, DimEvaluation *out)
{
  g_autofree char *body = question_body (question);
  g_autoptr (DimHttpAnswer) answer =
    enrolled_device_ask (device, "POST", "/v1/evaluaties", NULL, body);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_true (dim_evaluation_decode (answer->body, out, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (out->key_id, ==, question->request.key_id);
  g_assert_cmpuint (out->count, ==, BATCH);
}

static DimKeyList *
fetch_list (Evaluator *evaluator, EnrolledDevice *device)
{
  g_autoptr (DimHttpAnswer) answer =
    enrolled_device_ask (device, "GET", "/v1/sleutels", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *jws = NULL;
  g_autofree char *exported =
    server_program_command (&evaluator->program, NULL, "key", "export-list", NULL);
  DimKeyList *list;

  g_assert_cmpuint (answer->status, ==, 200);
  jws = dim_key_list_answer_decode (answer->body, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (jws, ==, exported);
  list = dim_key_list_verify (jws, evaluator->list_key, &error);
  g_assert_no_error (error);
  return list;
}

static void
finalize_first (const Question *question, const DimEvaluation *evaluation, guint8 *out)
{
  g_assert_true (dim_voprf_finalize (inputs[0], sizeof inputs[0], question->blinds[0],
                                     evaluation->elements, out, NULL));
}

static void
test_evaluates_with_a_proof_under_the_listed_key (Evaluator *evaluator, gconstpointer path)
{
  g_autoptr (EnrolledDevice) device = enrol (evaluator);
  g_autoptr (DimKeyList) list = fetch_list (evaluator, device);
  const DimKeyEntry *entry = dim_key_list_find (list, "2026a");
  Question questions[2];
  DimEvaluation evaluations[2];
  guint8 outputs[2][DIM_VOPRF_OUTPUT_BYTES] = { 0 };
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++) {
    make_question (&questions[i], "2026a");
    evaluate (device, &questions[i], &evaluations[i]);
    g_assert_true (dim_voprf_verify (entry->public_key, questions[i].request.elements,
                                     evaluations[i].elements, BATCH, evaluations[i].proof, &error));
    g_assert_no_error (error);
    finalize_first (&questions[i], &evaluations[i], outputs[i]);
  }

  g_assert_cmpmem (outputs[0], sizeof outputs[0], outputs[1], sizeof outputs[1]);
  g_assert_cmpint (memcmp (questions[0].request.elements, questions[1].request.elements,
                           DIM_VOPRF_ELEMENT_BYTES),
                   !=, 0);
  evaluations[0].proof[0] ^= 1;
  g_assert_false (dim_voprf_verify (entry->public_key, questions[0].request.elements,
                                    evaluations[0].elements, BATCH, evaluations[0].proof, NULL));
}

static void
test_sending_again_costs_nothing (Evaluator *evaluator, gconstpointer path)
{
  ServerProgram *program = &evaluator->program;
  g_autoptr (EnrolledDevice) device = enrol (evaluator);
  g_autofree char *set = server_program_command (program, NULL, "quota", "--office", "amsterdam",
                                                 "--day", "2", "--year", "2", NULL);
  g_autofree char *use = NULL;
  Question question;
  Question other;

  make_question (&question, "2026a");
  assert_asked (device, &question, "200");
  assert_asked (device, &question, "200");
  server_program_stop (program, SIGKILL);
  server_program_start (program);
  enrolled_device_find (device, program);
  assert_asked (device, &question, "200");

  other = question;
  memcpy (other.request.elements, &question.request.elements[DIM_VOPRF_ELEMENT_BYTES],
          DIM_VOPRF_ELEMENT_BYTES);
  assert_asked (device, &other, "409 al-anders-vastgelegd");
  use = server_program_command (program, NULL, "quota", "--office", "amsterdam", NULL);
  g_assert_cmpstr (use, ==, "amsterdam\tday 2/2\tyear 2/2\tnation 2/20000");
}

static void
test_quota_ends_comparing_for_today (Evaluator *evaluator, gconstpointer path)
{
  g_autoptr (EnrolledDevice) device = enrol (evaluator);
  g_autofree char *set = server_program_command (&evaluator->program, NULL, "quota", "--office",
                                                 "amsterdam", "--day", "3", "--year", "100", NULL);
  Question question;
  g_autofree char *body = NULL;
  g_autoptr (DimHttpAnswer) answer = NULL;

  make_question (&question, "2026a");
  assert_asked (device, &question, "200");
  make_question (&question, "2026a");
  body = question_body (&question);
  answer = enrolled_device_ask (device, "POST", "/v1/evaluaties", NULL, body);

  g_assert_cmpuint (answer->status, ==, 429);
  g_assert_cmpstr (answer->problem->code, ==, "quotum-op");
  g_assert_cmpuint (answer->retry_after_s, >, 0);
  g_assert_cmpuint (answer->retry_after_s, <=, 90000);
}

static void
test_revoking_works_at_once (Evaluator *evaluator, gconstpointer path)
{
  g_autoptr (EnrolledDevice) device = enrol (evaluator);
  g_autoptr (EnrolledDevice) other = enrol (evaluator);
  g_autofree char *revoked = NULL;
  g_autofree char *list = NULL;
  Question question;

  make_question (&question, "2026a");
  assert_asked (device, &question, "200");
  revoked = server_program_command (&evaluator->program, NULL, "device", "revoke", "--device",
                                    device->id, NULL);

  assert_asked (device, &question, "401 apparaat-ingetrokken");
  assert_status (device, "GET", "/v1/sleutels", NULL, NULL, "401 apparaat-ingetrokken");
  make_question (&question, "2026a");
  assert_asked (other, &question, "200");
  list = server_program_command (&evaluator->program, NULL, "device", "list", NULL);
  g_assert_nonnull (strstr (list, "\trevoked"));
  g_assert_nonnull (strstr (list, "\tenrolled"));
}

static void
test_destroyed_key_works_no_more (Evaluator *evaluator, gconstpointer path)
{
  g_autoptr (EnrolledDevice) device = enrol (evaluator);
  g_autofree char *key_path = g_build_filename (evaluator->program.data, "keys", "2026a.key", NULL);
  g_autofree char *destroyed = NULL;
  g_autoptr (DimKeyList) list = NULL;
  Question question;

  g_assert_true (g_file_test (key_path, G_FILE_TEST_EXISTS));
  destroyed =
    server_program_command (&evaluator->program, NULL, "key", "destroy", "--id", "2026a",
                            "--list-key", evaluator->list_key_path, "--copy",
                            "kluis Den Haag=2199-06-01", "--copy", "kluis Zwolle=2198-01-31", NULL);
  g_assert_nonnull (strstr (destroyed, "kluis Den Haag, "));
  g_assert_nonnull (strstr (destroyed, "kluis Zwolle, "));
  /* It is somewhere until the last of them expires. */
  g_assert_nonnull (strstr (destroyed, "1 juni 2199\n"));
  make_question (&question, "2026a");
  assert_asked (device, &question, "409 kenmerk-sleutel");
  make_question (&question, "2025a");
  assert_asked (device, &question, "404 niet-gevonden");

  g_assert_false (g_file_test (key_path, G_FILE_TEST_EXISTS));
  list = fetch_list (evaluator, device);
  g_assert_cmpuint (list->serial, ==, 2);
  g_assert_true (dim_key_list_find (list, "2026a")->is_destroyed);
}

static void
test_code_works_for_one_key (Evaluator *evaluator, gconstpointer path)
{
  g_autoptr (EnrolledDevice) device = new_device (evaluator);
  g_autoptr (EnrolledDevice) thief = new_device (evaluator);
  g_autofree char *code = new_code (evaluator);
  g_autofree char *body = enrolment_body (code, device->key);
  g_autofree char *stolen = enrolment_body (code, thief->key);
  g_autofree char *guessed = enrolment_body ("0000000000", thief->key);

  assert_status (thief, "POST", "/v1/apparaten", NULL, guessed, "401 code-ongeldig");
  assert_status (thief, "POST", "/v1/apparaten", NULL, body, "401 handtekening-ongeldig");
  assert_status (device, "POST", "/v1/apparaten", NULL, body, "201");
  assert_status (device, "POST", "/v1/apparaten", NULL, body, "200");
  assert_status (thief, "POST", "/v1/apparaten", NULL, stolen, "401 code-ongeldig");
  assert_status (thief, "GET", "/v1/sleutels", NULL, NULL, "401 sleutel-onbekend");
}

static void
test_bad_requests_are_refused (Evaluator *evaluator, gconstpointer path)
{
  g_autoptr (EnrolledDevice) device = enrol (evaluator);
  Question question;

  assert_status (device, "POST", "/v1/evaluaties", NULL, "{", "400 ongeldige-json");
  assert_status (device, "POST", "/v1/evaluaties", NULL, "{}", "400 ongeldige-inhoud");
  make_question (&question, "2026a");
  memset (question.request.elements, 0xff, DIM_VOPRF_ELEMENT_BYTES);
  assert_asked (device, &question, "400 ongeldige-inhoud");
  assert_status (device, "GET", "/v1/openapi.json", NULL, NULL, "200");
  assert_status (device, "GET", "/v1/gezondheid", NULL, NULL, "200");
  assert_status (device, "GET", "/v1/wijzigingen", NULL, NULL, "404 niet-gevonden");
}

static gboolean
holds (const char *directory, gconstpointer needle, gsize length)
{
  static const char *const names[] = { "evaluator.db", "evaluator.db-wal" };
  gboolean is_found = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (directory, names[i], NULL);
    g_autofree char *content = NULL;
    gsize size = 0;

    if (g_file_get_contents (path, &content, &size, NULL))
      is_found = is_found || memmem (content, size, needle, length) != NULL;
  }
  return is_found;
}

static void
test_no_element_and_no_result_is_kept (Evaluator *evaluator, gconstpointer path)
{
  g_autoptr (EnrolledDevice) device = enrol (evaluator);
  Question question;
  DimEvaluation evaluation;
  const guint8 *traces[2];

  make_question (&question, "2026a");
  evaluate (device, &question, &evaluation);
  traces[0] = question.request.elements;
  traces[1] = evaluation.elements;

  g_assert_true (holds (evaluator->program.data, device->id, DIM_UUID_LEN));
  for (int i = 0; i < 2; i++) {
    g_autofree char *base64 = dim_base64_encode (traces[i], DIM_VOPRF_ELEMENT_BYTES);
    g_autofree char *hex = dim_hex_encode (traces[i], DIM_VOPRF_ELEMENT_BYTES);

    g_assert_false (holds (evaluator->program.data, traces[i], DIM_VOPRF_ELEMENT_BYTES));
    g_assert_false (holds (evaluator->program.data, base64, strlen (base64)));
    g_assert_false (holds (evaluator->program.data, hex, strlen (hex)));
  }
}

static void
assert_owner_only (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & (S_IRWXG | S_IRWXO), ==, 0);
}

static void
test_secrets_are_the_owners_only (Evaluator *evaluator, gconstpointer path)
{
  g_autofree char *key_path = g_build_filename (evaluator->program.data, "keys", "2026a.key", NULL);

  assert_owner_only (evaluator->list_key_path);
  assert_owner_only (evaluator->program.data);
  assert_owner_only (key_path);
}

static void
assert_command_status (Evaluator *evaluator, int expected, const char *word, const char *verb)
{
  int status = 0;
  g_autofree char *out = server_program_command (&evaluator->program, &status, word, verb, NULL);

  g_assert_cmpint (status, ==, expected);
  g_assert_cmpstr (out, ==, "");
}

static void
test_commands_say_how_they_ended (Evaluator *evaluator, gconstpointer path)
{
  int status = 0;
  g_autofree char *second = NULL;
  g_autofree char *overlap = NULL;

  assert_command_status (evaluator, 2, "unknown", NULL);
  assert_command_status (evaluator, 2, "key", "unknown");
  assert_command_status (evaluator, 2, "key", "new");
  assert_command_status (evaluator, 2, "device", "revoke");
  assert_command_status (evaluator, 1, "serve", NULL);
  second = server_program_command (&evaluator->program, &status, "office", "add", "--id",
                                   "amsterdam", "--name", "Again", NULL);
  g_assert_cmpint (status, ==, 1);
  overlap = server_program_command (&evaluator->program, &status, "key", "new", "--id", "2026b",
                                    "--first", "2026-06-01", "--last", "2027-05-31", "--list-key",
                                    evaluator->list_key_path, NULL);
  g_assert_cmpint (status, ==, 1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/evaluator/" name, Evaluator, argv[1], set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  ADD ("evaluates-with-a-proof-under-the-listed-key",
       test_evaluates_with_a_proof_under_the_listed_key);
  ADD ("sending-again-costs-nothing", test_sending_again_costs_nothing);
  ADD ("quota-ends-comparing-for-today", test_quota_ends_comparing_for_today);
  ADD ("revoking-works-at-once", test_revoking_works_at_once);
  ADD ("destroyed-key-works-no-more", test_destroyed_key_works_no_more);
  ADD ("code-works-for-one-key", test_code_works_for_one_key);
  ADD ("bad-requests-are-refused", test_bad_requests_are_refused);
  ADD ("no-element-and-no-result-is-kept", test_no_element_and_no_result_is_kept);
  ADD ("secrets-are-the-owners-only", test_secrets_are_the_owners_only);
  ADD ("commands-say-how-they-ended", test_commands_say_how_they_ended);
  return g_test_run ();
}
