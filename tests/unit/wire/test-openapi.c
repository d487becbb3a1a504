/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <json-glib/json-glib.h>

#include "dim-audit-codec.h"
#include "dim-changes-codec.h"
#include "dim-crypto.h"
#include "dim-enrolment-codec.h"
#include "dim-evaluation-codec.h"
#include "dim-fact-codec.h"
#include "dim-readers-codec.h"
#include "dim-reference-codec.h"
#include "dim-tally-codec.h"
#include "dim-texts-codec.h"
#include "wire-text.h"

/* The documents promise what the codecs do: each example in them is read by its codec and comes
 * out as it went in. */

static JsonNode *
load_document (const char *name)
{
  g_autoptr (GBytes) file = dim_openapi_builtin (name);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  const char *text = NULL;

  g_assert_nonnull (file);
  text = g_bytes_get_data (file, &length);
  g_assert_true (json_parser_load_from_data (parser, text, (gssize) length, &error));
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static GBytes *
find_example (JsonNode *document, const char *schema)
{
  JsonObject *components =
    json_object_get_object_member (json_node_get_object (document), "components");
  JsonObject *schemas = json_object_get_object_member (components, "schemas");
  JsonObject *found = NULL;
  g_autofree char *text = NULL;

  g_assert_true (json_object_has_member (schemas, schema));
  found = json_object_get_object_member (schemas, schema);
  g_assert_true (json_object_has_member (found, "example"));
  text = json_to_string (json_object_get_member (found, "example"), FALSE);
  return bytes_of (text);
}

static void
assert_same (GBytes *made, GBytes *example)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (example, NULL), g_bytes_get_size (example));

  assert_body (made, text);
}

static void
test_examples_of_facts_are_canonical (void)
{
  static const struct {
    const char *schema;
    DimFactKind kind;
  } cases[] = {
    { "Antwoorden", DIM_FACT_INCIDENT },
    { "Herziening", DIM_FACT_REVISION },
    { "Kenmerken", DIM_FACT_TAGS },
    { "Intrekking", DIM_FACT_WITHDRAWAL },
    { "Beslissing", DIM_FACT_DECISION },
    { "Nulmelding", DIM_FACT_STATEMENT },
    { "Invoertijden", DIM_FACT_ENTRY_TIMES },
    { "Lezer", DIM_FACT_READER },
    { "Lezersverklaring", DIM_FACT_CERTIFICATE },
    { "Toelichting", DIM_FACT_TEXT },
    { "Leessleutels", DIM_FACT_TEXT_KEYS },
    { "Navraag", DIM_FACT_INQUIRY },
    { "Reactie", DIM_FACT_REPLY },
    { "Voorstel", DIM_FACT_PROPOSAL },
    { "Notitiesleutel", DIM_FACT_NOTE_KEY },
    { "Notitie", DIM_FACT_NOTE },
    { "Jaarstap", DIM_FACT_YEAR_STEP },
  };
  g_autoptr (JsonNode) document = load_document ("verzamelserver");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) example = find_example (document, cases[i].schema);
    DimProblem *problem = NULL;
    g_autoptr (DimFact) fact = dim_fact_decode (cases[i].kind, UUID_A, example, &problem);
    g_autoptr (GBytes) again = NULL;

    g_assert_null (problem);
    again = dim_fact_encode (fact);
    assert_same (again, example);
  }
}

static void
test_example_of_a_batch_is_taken (void)
{
  g_autoptr (JsonNode) document = load_document ("verzamelserver");
  g_autoptr (GBytes) example = find_example (document, "Aanlevering");
  g_autoptr (GPtrArray) items = NULL;
  DimProblem *problem = NULL;

  items = dim_batch_decode (example, &problem);
  g_assert_null (problem);
  g_assert_nonnull (((const DimBatchItem *) g_ptr_array_index (items, 0))->fact);
}

static void
test_examples_of_answers_are_as_sent (void)
{
  g_autoptr (JsonNode) document = load_document ("verzamelserver");
  g_autoptr (GBytes) verdict_example = find_example (document, "Oordeel");
  g_autoptr (GBytes) verdicts_example = find_example (document, "Oordelen");
  g_autoptr (GBytes) change_example = find_example (document, "Wijziging");
  g_autoptr (GBytes) page_example = find_example (document, "Wijzigingen");
  g_autoptr (GBytes) tallies_example = find_example (document, "Tellingen");
  g_autoptr (GBytes) profile_example = find_example (document, "Apparaat");
  g_autoptr (DimVerdict) verdict = dim_verdict_decode (verdict_example, NULL);
  g_autoptr (GPtrArray) verdicts = dim_verdicts_decode (verdicts_example, NULL);
  g_autoptr (DimChange) change = dim_change_decode (change_example, NULL);
  g_autoptr (DimChangesPage) page = dim_changes_page_decode (page_example, NULL);
  g_autoptr (GPtrArray) tallies = dim_tallies_decode (tallies_example, NULL);
  g_autoptr (DimDeviceProfile) profile = dim_device_profile_decode (profile_example, NULL);
  g_autoptr (GBytes) verdict_again = dim_verdict_encode (verdict);
  g_autoptr (GBytes) verdicts_again = dim_verdicts_encode (verdicts);
  g_autoptr (GBytes) change_again = dim_change_encode (change);
  g_autoptr (GBytes) page_again = dim_changes_page_encode (page);
  g_autoptr (GBytes) tallies_again = dim_tallies_encode (tallies);
  g_autoptr (GBytes) profile_again = dim_device_profile_encode (profile);

  assert_same (verdict_again, verdict_example);
  assert_same (verdicts_again, verdicts_example);
  assert_same (change_again, change_example);
  assert_same (page_again, page_example);
  assert_same (tallies_again, tallies_example);
  assert_same (profile_again, profile_example);
}

static void
test_examples_of_explanations_are_as_sent (void)
{
  g_autoptr (JsonNode) document = load_document ("verzamelserver");
  g_autoptr (GBytes) readers_example = find_example (document, "Lezers");
  g_autoptr (GBytes) texts_example = find_example (document, "Toelichtingen");
  g_autoptr (DimToldReaders) readers = dim_told_readers_decode (readers_example, NULL);
  g_autoptr (DimTextsPage) texts = dim_texts_page_decode (texts_example, NULL);
  g_autoptr (GBytes) readers_again = dim_told_readers_encode (readers);
  g_autoptr (GBytes) texts_again = dim_texts_page_encode (texts);

  assert_same (readers_again, readers_example);
  assert_same (texts_again, texts_example);
}

/* Its chain can be reckoned by what PROTOCOL.md says. */
static void
test_example_of_the_audit_log_is_as_sent (void)
{
  g_autoptr (JsonNode) document = load_document ("verzamelserver");
  g_autoptr (GBytes) example = find_example (document, "Logregels");
  g_autoptr (DimAuditPage) page = dim_audit_page_decode (example, NULL);
  g_autoptr (GBytes) again = dim_audit_page_encode (page);
  const DimAuditEntry *line = g_ptr_array_index (page->entries, 0);
  guint8 head[DIM_AUDIT_HEAD_BYTES] = { 0 };

  assert_same (again, example);
  dim_audit_entry_extend (line, head);
  g_assert_cmpmem (head, sizeof head, line->head, sizeof line->head);
}

static void
test_examples_of_the_evaluator_are_as_sent (void)
{
  g_autoptr (JsonNode) document = load_document ("evaluator");
  g_autoptr (GBytes) request_example = find_example (document, "Evaluatieverzoek");
  g_autoptr (GBytes) answer_example = find_example (document, "Evaluatie");
  g_autoptr (GBytes) device_example = find_example (document, "Apparaat");
  g_autoptr (GBytes) request_again = NULL;
  g_autoptr (GBytes) answer_again = NULL;
  g_autoptr (GBytes) device_again = NULL;
  DimEvaluationRequest request;
  DimEvaluation answer;
  DimProblem *problem = NULL;
  char device[DIM_UUID_TEXT_LEN];
  guint8 list_key[32];

  g_assert_true (dim_evaluation_request_decode (request_example, &request, &problem));
  g_assert_true (dim_evaluation_decode (answer_example, &answer, NULL));
  g_assert_true (dim_evaluator_enrolment_decode (device_example, device, list_key, NULL));
  request_again = dim_evaluation_request_encode (&request);
  answer_again = dim_evaluation_encode (&answer);
  device_again = dim_evaluator_enrolment_encode (device, list_key);
  assert_same (request_again, request_example);
  assert_same (answer_again, answer_example);
  assert_same (device_again, device_example);
}

static void
test_examples_of_enrolment_are_taken (void)
{
  static const char *const names[] = { "verzamelserver", "evaluator" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (JsonNode) document = load_document (names[i]);
    g_autoptr (GBytes) example = find_example (document, "Aanmelding");
    DimEnrolmentRequest request;
    DimProblem *problem = NULL;

    g_assert_true (dim_enrolment_request_decode (example, &request, &problem));
    dim_enrolment_request_clear (&request);
  }
}

static void
test_examples_of_problems_are_problems (void)
{
  static const char *const names[] = { "verzamelserver", "evaluator" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (JsonNode) document = load_document (names[i]);
    g_autoptr (JsonNode) found = json_path_query ("$.components.examples.*.value", document, NULL);
    JsonArray *examples = json_node_get_array (found);

    g_assert_cmpuint (json_array_get_length (examples), >, 20);
    for (guint j = 0; j < json_array_get_length (examples); j++) {
      g_autofree char *text = json_to_string (json_array_get_element (examples, j), FALSE);
      g_autoptr (GBytes) example = bytes_of (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (DimProblem) problem = dim_problem_decode (example, &error);
      g_autoptr (GBytes) again = NULL;

      g_assert_no_error (error);
      again = dim_problem_encode (problem);
      assert_same (again, example);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!dim_crypto_init ())
    return 1;
  g_test_add_func ("/openapi/examples-of-facts-are-canonical",
                   test_examples_of_facts_are_canonical);
  g_test_add_func ("/openapi/example-of-a-batch-is-taken", test_example_of_a_batch_is_taken);
  g_test_add_func ("/openapi/examples-of-answers-are-as-sent",
                   test_examples_of_answers_are_as_sent);
  g_test_add_func ("/openapi/examples-of-explanations-are-as-sent",
                   test_examples_of_explanations_are_as_sent);
  g_test_add_func ("/openapi/example-of-the-audit-log-is-as-sent",
                   test_example_of_the_audit_log_is_as_sent);
  g_test_add_func ("/openapi/examples-of-the-evaluator-are-as-sent",
                   test_examples_of_the_evaluator_are_as_sent);
  g_test_add_func ("/openapi/examples-of-enrolment-are-taken",
                   test_examples_of_enrolment_are_taken);
  g_test_add_func ("/openapi/examples-of-problems-are-problems",
                   test_examples_of_problems_are_problems);
  return g_test_run ();
}
