/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-evaluation-codec.h"

#include "dim-error.h"
#include "wire-text.h"

#define ELEMENT "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
#define PROOF                                                                                      \
  "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw=="

static void
test_request_survives_the_wire (void)
{
  static const char text[] =
    "{\"verzoek\":\"" UUID_A "\",\"sleutel\":\"2026a\",\"elementen\":[\"" ELEMENT "\",\"" ELEMENT
    "\"]}";
  g_autoptr (GBytes) body = bytes_of (text);
  g_autoptr (GBytes) again = NULL;
  DimEvaluationRequest request;
  DimProblem *problem = NULL;

  g_assert_true (dim_evaluation_request_decode (body, &request, &problem));
  g_assert_null (problem);
  g_assert_cmpuint (request.count, ==, 2);
  g_assert_cmpuint (request.elements[33], ==, 1);
  again = dim_evaluation_request_encode (&request);
  assert_body (again, text);
}

static void
test_every_fault_of_a_request_is_told (void)
{
  g_autoptr (GString) many = g_string_new (
    "{\"verzoek\":\"" UUID_A "\",\"sleutel\":\"2026a\",\"elementen\":[\"" ELEMENT "\"");
  const struct {
    const char *text;
    const char *faults;
  } cases[] = {
    { "", "ongeldige-json" },
    { "{}", "/verzoek verplicht; /sleutel verplicht; /elementen verplicht" },
    { "{\"verzoek\":\"1\",\"sleutel\":\"2026A\",\"elementen\":[],\"x\":0}",
      "/verzoek ongeldig-id; /sleutel ongeldige-sleutelnaam; /elementen te-weinig; "
      "/x onbekend-onderdeel" },
    { "{\"verzoek\":\"" UUID_A
      "\",\"sleutel\":\"1234567890123456\",\"elementen\":[7,\"AA==\",\"!\"]}",
      "/sleutel te-lang; /elementen/0 verkeerd-type; /elementen/1 ongeldige-codering; "
      "/elementen/2 ongeldige-codering" },
  };
  g_autoptr (GBytes) too_many = NULL;
  g_autoptr (DimProblem) problem = NULL;
  DimEvaluationRequest request;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) body = bytes_of (cases[i].text);
    g_autoptr (DimProblem) found = NULL;

    g_assert_false (dim_evaluation_request_decode (body, &request, &found));
    assert_faults (found, cases[i].faults);
  }
  for (guint i = 0; i < DIM_VOPRF_MAX_BATCH; i++)
    g_string_append (many, ",\"" ELEMENT "\"");
  g_string_append (many, "]}");
  too_many = bytes_of (many->str);
  g_assert_false (dim_evaluation_request_decode (too_many, &request, &problem));
  assert_faults (problem, "/elementen te-veel");
}

static void
test_evaluation_survives_the_wire (void)
{
  static const char text[] =
    "{\"sleutel\":\"2026a\",\"elementen\":[\"" ELEMENT "\"],\"bewijs\":\"" PROOF "\"}";
  g_autoptr (GBytes) body = bytes_of (text);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  DimEvaluation evaluation;

  g_assert_true (dim_evaluation_decode (body, &evaluation, &error));
  g_assert_no_error (error);
  again = dim_evaluation_encode (&evaluation);
  assert_body (again, text);
}

static void
test_what_is_no_evaluation_is_refused (void)
{
  static const char *const texts[] = {
    "<html>",
    "{}",
    "{\"sleutel\":\"2026a\",\"elementen\":[\"" ELEMENT "\"]}",
    "{\"sleutel\":\"2026a\",\"elementen\":[\"" ELEMENT "\"],\"bewijs\":\"" ELEMENT "\"}",
    "{\"sleutel\":\"2026a\",\"elementen\":\"" ELEMENT "\",\"bewijs\":\"" PROOF "\"}",
    "{\"sleutel\":\"\",\"elementen\":[\"" ELEMENT "\"],\"bewijs\":\"" PROOF "\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) body = bytes_of (texts[i]);
    g_autoptr (GError) error = NULL;
    DimEvaluation evaluation;

    g_assert_false (dim_evaluation_decode (body, &evaluation, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluation-codec/request-survives-the-wire", test_request_survives_the_wire);
  g_test_add_func ("/evaluation-codec/every-fault-of-a-request-is-told",
                   test_every_fault_of_a_request_is_told);
  g_test_add_func ("/evaluation-codec/evaluation-survives-the-wire",
                   test_evaluation_survives_the_wire);
  g_test_add_func ("/evaluation-codec/what-is-no-evaluation-is-refused",
                   test_what_is_no_evaluation_is_refused);
  return g_test_run ();
}
