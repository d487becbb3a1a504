/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-enrolment-codec.h"

#include "dim-error.h"
#include "wire-text.h"

#define KEY "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

static void
test_request_survives_the_wire (void)
{
  static const char text[] = "{\"code\":\"ABCDEFGHJK\",\"publiekeSleutel\":\"" KEY "\"}";
  g_autoptr (GBytes) body = bytes_of (text);
  g_autoptr (GBytes) again = NULL;
  DimEnrolmentRequest request;
  DimProblem *problem = NULL;

  g_assert_true (dim_enrolment_request_decode (body, &request, &problem));
  g_assert_null (problem);
  again = dim_enrolment_request_encode (request.code, request.public_key);
  assert_body (again, text);
  dim_enrolment_request_clear (&request);
  g_assert_null (request.code);
}

static void
test_every_fault_of_a_request_is_told (void)
{
  static const struct {
    const char *text;
    const char *faults;
  } cases[] = {
    { "x", "ongeldige-json" },
    { "{}", "/code verplicht; /publiekeSleutel verplicht" },
    { "{\"code\":1,\"publiekeSleutel\":\"AA==\",\"naam\":\"x\"}",
      "/code verkeerd-type; /publiekeSleutel ongeldige-codering; /naam onbekend-onderdeel" },
    { "{\"code\":\"\",\"publiekeSleutel\":\"\"}", "/code leeg; /publiekeSleutel leeg" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) body = bytes_of (cases[i].text);
    g_autoptr (DimProblem) problem = NULL;
    DimEnrolmentRequest request = { .code = NULL };

    g_assert_false (dim_enrolment_request_decode (body, &request, &problem));
    assert_faults (problem, cases[i].faults);
    g_assert_null (request.code);
  }
}

static void
test_profiles_survive_the_wire (void)
{
  static const char *const texts[] = {
    "{\"apparaat\":\"" UUID_A "\",\"kantoor\":{\"id\":\"amsterdam\",\"naam\":\"Gemeente "
    "Amsterdam\",\"contact\":\"Balie Amsterdam, 14 020\"},\"loket\":\"Balie Centrum\",\"rol\":"
    "\"balie\",\"gemeenten\":[\"GM0363\",\"GM0852\"],\"lijstsleutel\":\"" KEY "\"}",
    "{\"apparaat\":\"" UUID_A "\",\"kantoor\":{\"id\":\"bzk\",\"naam\":\"BZK\"},\"rol\":"
    "\"analist\",\"gemeenten\":[],\"lijstsleutel\":\"" KEY "\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) body = bytes_of (texts[i]);
    g_autoptr (GError) error = NULL;
    g_autoptr (DimDeviceProfile) profile = dim_device_profile_decode (body, &error);
    g_autoptr (GBytes) again = NULL;

    g_assert_no_error (error);
    again = dim_device_profile_encode (profile);
    assert_body (again, texts[i]);
  }
}

static void
test_what_is_no_profile_is_refused (void)
{
  static const char *const texts[] = {
    "<html>",
    "{}",
    "{\"apparaat\":\"" UUID_A "\",\"kantoor\":\"x\",\"rol\":\"balie\",\"gemeenten\":[],"
    "\"lijstsleutel\":\"" KEY "\"}",
    "{\"apparaat\":\"" UUID_A "\",\"kantoor\":{\"id\":\"x\",\"naam\":\"x\"},\"rol\":\"baas\","
    "\"gemeenten\":[],\"lijstsleutel\":\"" KEY "\"}",
    "{\"apparaat\":\"" UUID_A "\",\"kantoor\":{\"id\":\"x\",\"naam\":\"x\"},\"rol\":\"balie\","
    "\"gemeenten\":[],\"lijstsleutel\":\"AA==\"}",
    "{\"apparaat\":\"1\",\"kantoor\":{\"id\":\"x\",\"naam\":\"x\"},\"rol\":\"balie\","
    "\"gemeenten\":[],\"lijstsleutel\":\"" KEY "\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) body = bytes_of (texts[i]);
    g_autoptr (GError) error = NULL;

    g_assert_null (dim_device_profile_decode (body, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  }
}

static void
test_answer_of_the_evaluator_survives_the_wire (void)
{
  const guint8 key[32] = { 1, 2, 3 };
  g_autoptr (GBytes) body = dim_evaluator_enrolment_encode (UUID_A, key);
  g_autoptr (GBytes) wrong = bytes_of ("{\"apparaat\":\"" UUID_A "\"}");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refused = NULL;
  char device[DIM_UUID_TEXT_LEN] = "as it was";
  guint8 read_key[32];

  g_assert_false (dim_evaluator_enrolment_decode (wrong, device, read_key, &refused));
  g_assert_error (refused, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_cmpstr (device, ==, "as it was");
  g_assert_true (dim_evaluator_enrolment_decode (body, device, read_key, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (device, ==, UUID_A);
  g_assert_cmpmem (read_key, sizeof read_key, key, sizeof key);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/enrolment-codec/request-survives-the-wire", test_request_survives_the_wire);
  g_test_add_func ("/enrolment-codec/every-fault-of-a-request-is-told",
                   test_every_fault_of_a_request_is_told);
  g_test_add_func ("/enrolment-codec/profiles-survive-the-wire", test_profiles_survive_the_wire);
  g_test_add_func ("/enrolment-codec/what-is-no-profile-is-refused",
                   test_what_is_no_profile_is_refused);
  g_test_add_func ("/enrolment-codec/answer-of-the-evaluator-survives-the-wire",
                   test_answer_of_the_evaluator_survives_the_wire);
  return g_test_run ();
}
