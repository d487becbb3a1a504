/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "raw-peer.h"
#include "server-program.h"
#include "stored-rows.h"

#include "dim-bytes.h"
#include "dim-voprf.h"

#include <string.h>

/* What the real evaluator refuses costs no quota and leaves nothing behind. */

#define IDENTITY      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
#define NOT_CANONICAL "//////////////////////////////////////////8="
#define DAY_QUOTA     "64"

typedef struct {
  ServerProgram program;
  char *list_key_path;
  DimSigningKey *device;
  char *good; /* a request that was answered: sending it again costs nothing */
  RawPeer *peer;
  StoredRows *rows;
} Fixture;

/* In @body "$id" is a new request id, "$point" a good element, "$points" 64 of them. */
typedef struct {
  const char *name;
  const char *body;
  const char *expected; /* as raw_problem_text gives it */
} Row;

#define ASK(sleutel, elementen)                                                                    \
  "{\"verzoek\":\"$id\",\"sleutel\":\"" sleutel "\",\"elementen\":[" elementen "]}"

static const Row rows[] = {
  { "the identity", ASK ("2026a", "\"" IDENTITY "\""),
    "400 ongeldige-inhoud: /elementen/0 ongeldig-element" },
  { "a point that is not canonical", ASK ("2026a", "\"" NOT_CANONICAL "\""),
    "400 ongeldige-inhoud: /elementen/0 ongeldig-element" },
  { "two bad points among good ones",
    ASK ("2026a", "$point,\"" IDENTITY "\",$point,\"" NOT_CANONICAL "\""),
    "400 ongeldige-inhoud: /elementen/1 ongeldig-element; /elementen/3 ongeldig-element" },
  { "31 bytes", ASK ("2026a", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\""),
    "400 ongeldige-inhoud: /elementen/0 ongeldige-codering" },
  { "base64 of the other alphabet",
    ASK ("2026a", "\"__________________________________________8=\""),
    "400 ongeldige-inhoud: /elementen/0 ongeldige-codering" },
  { "no element", ASK ("2026a", ""), "400 ongeldige-inhoud: /elementen te-weinig" },
  { "65 elements", ASK ("2026a", "$points,$point"), "400 ongeldige-inhoud: /elementen te-veel" },
  { "an unknown key", ASK ("2025a", "$point"), "404 niet-gevonden" },
  { "a destroyed key", ASK ("2024a", "$point"), "409 kenmerk-sleutel" },
  { "a key in capitals", ASK ("2026A", "$point"),
    "400 ongeldige-inhoud: /sleutel ongeldige-sleutelnaam" },
  { "a key with a name too long", ASK ("2026abcdefghijkl", "$point"),
    "400 ongeldige-inhoud: /sleutel te-lang" },
  { "a path for a key", ASK ("../2026a", "$point"),
    "400 ongeldige-inhoud: /sleutel ongeldige-sleutelnaam" },
  { "an id that is no UUID", "{\"verzoek\":\"1\",\"sleutel\":\"2026a\",\"elementen\":[$point]}",
    "400 ongeldige-inhoud: /verzoek ongeldig-id" },
  { "more than the day's quota", ASK ("2026a", "$points"), "429 quotum-op" },
  { "nothing", "{}",
    "400 ongeldige-inhoud: /elementen verplicht; /sleutel verplicht; /verzoek verplicht" },
  { "all of it wrong at once",
    "{\"verzoek\":1,\"sleutel\":null,\"elementen\":[7,\"\",[]],\"naam\":{}}",
    "400 ongeldige-inhoud: /elementen/0 verkeerd-type; /elementen/1 leeg; "
    "/elementen/2 verkeerd-type; /naam onbekend-onderdeel; /sleutel verkeerd-type; "
    "/verzoek verkeerd-type" },
  { "a text for the list", "{\"verzoek\":\"$id\",\"sleutel\":\"2026a\",\"elementen\":$point}",
    "400 ongeldige-inhoud: /elementen verkeerd-type" },
  { "an object for the list", "{\"verzoek\":\"$id\",\"sleutel\":\"2026a\",\"elementen\":{}}",
    "400 ongeldige-inhoud: /elementen verkeerd-type" },
  { "an empty body", "", "400 ongeldige-json" },
  { "a duplicate key", "{\"verzoek\":\"$id\",\"verzoek\":\"$id\"}", "400 ongeldige-json" },
  { "an escaped NUL", "{\"verzoek\":\"\\u0000\"}", "400 ongeldige-json" },
  { "a byte that is no UTF-8", "{\"verzoek\":\"\xff\"}", "400 ongeldige-json" },
};

static char *
make_point (void)
{
  guint8 scalar[DIM_VOPRF_SCALAR_BYTES];
  guint8 point[DIM_VOPRF_ELEMENT_BYTES];
  g_autofree char *text = NULL;

  dim_voprf_random_scalar (scalar);
  g_assert_true (
    dim_voprf_blind (DIM_VOPRF_MODE_VOPRF, scalar, sizeof scalar, scalar, point, NULL));
  text = dim_base64_encode (point, sizeof point);
  return g_strdup_printf ("\"%s\"", text);
}

static char *
fill (const char *text)
{
  GString *filled = g_string_new (text);
  GString *points = g_string_new (NULL);
  g_autofree char *point = make_point ();
  char id[DIM_UUID_TEXT_LEN];

  dim_random_uuid (dim_clock_now_ms (dim_clock_system ()), id);
  for (guint i = 0; i < DIM_VOPRF_MAX_BATCH; i++)
    g_string_append_printf (points, "%s%s", i > 0 ? "," : "", point);
  g_string_replace (filled, "$points", points->str, 0);
  g_string_replace (filled, "$point", point, 0);
  g_string_replace (filled, "$id", id, 0);
  g_string_free (points, TRUE);
  return g_string_free (filled, FALSE);
}

static char *
new_code (Fixture *fixture)
{
  return server_program_command (&fixture->program, NULL, "device", "add", "--office", "amsterdam",
                                 "--role", "balie", NULL);
}

static RawRequest
ask_with (Fixture *fixture, const char *body)
{
  return (
    RawRequest){ .key = fixture->device, .method = "POST", .path = "/v1/evaluaties", .body = body };
}

static void
add_key (Fixture *fixture, const char *id, const char *first, const char *last)
{
  g_autofree char *out =
    server_program_command (&fixture->program, NULL, "key", "new", "--id", id, "--first", first,
                            "--last", last, "--list-key", fixture->list_key_path, NULL);
}

static void
add_office (Fixture *fixture)
{
  ServerProgram *program = &fixture->program;
  g_autofree char *added = server_program_command (program, NULL, "office", "add", "--id",
                                                   "amsterdam", "--name", "Amsterdam", NULL);
  g_autofree char *set = server_program_command (program, NULL, "quota", "--office", "amsterdam",
                                                 "--day", DAY_QUOTA, "--year", "1000", NULL);
}

static void
add_keys (Fixture *fixture)
{
  ServerProgram *program = &fixture->program;
  g_autofree char *made =
    server_program_command (program, NULL, "list-key", "new", fixture->list_key_path, NULL);
  g_autofree char *destroyed = NULL;

  add_key (fixture, "2024a", "2024-01-01", "2024-12-31");
  add_key (fixture, "2026a", "2026-01-01", "2026-12-31");
  destroyed = server_program_command (program, NULL, "key", "destroy", "--id", "2024a",
                                      "--list-key", fixture->list_key_path, "--no-copies", NULL);
}

/* One element of the quota is used, so that 64 more are too many. */
static void
enrol_and_ask_once (Fixture *fixture)
{
  g_autofree char *code = new_code (fixture);
  g_autofree char *status = NULL;
  g_autofree char *answered = NULL;
  RawRequest request;

  fixture->device = dim_signing_key_new_random ();
  status = raw_peer_enrol (fixture->peer, code, fixture->device, fixture->device);
  g_assert_cmpstr (status, ==, "201");
  fixture->good = fill (ASK ("2026a", "$point"));
  request = ask_with (fixture, fixture->good);
  answered = raw_peer_status (fixture->peer, &request);
  g_assert_cmpstr (answered, ==, "200");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ServerProgram *program = &fixture->program;

  server_program_set_up (program, data);
  fixture->list_key_path = g_build_filename (program->directory, "list.key", NULL);
  add_keys (fixture);
  add_office (fixture);
  server_program_start (program);
  fixture->peer = raw_peer_new (program->url);
  enrol_and_ask_once (fixture);
  fixture->rows = stored_rows_new (program->data, "evaluator.db");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->peer, raw_peer_free);
  g_clear_pointer (&fixture->rows, stored_rows_free);
  g_clear_pointer (&fixture->device, dim_signing_key_free);
  server_program_tear_down (&fixture->program);
  g_free (fixture->list_key_path);
  g_free (fixture->good);
}

/* The list of keys costs nothing and is told to anyone who is let in. */
static void
assert_unharmed (Fixture *fixture, const char *before, const char *row)
{
  g_autofree char *now = stored_rows_digest (fixture->rows);
  const RawRequest good = { .key = fixture->device, .method = "GET", .path = "/v1/sleutels" };
  g_autofree char *status = raw_peer_status (fixture->peer, &good);

  if (strcmp (now, before) != 0)
    g_error ("%s changed what is stored", row);
  if (strcmp (status, "200") != 0)
    g_error ("after %s a good request is answered with %s", row, status);
}

static void
check_request (Fixture *fixture, const RawRequest *request, const char *name, const char *expected)
{
  g_autofree char *before = stored_rows_digest (fixture->rows);
  g_autoptr (RawAnswer) answer = raw_peer_ask (fixture->peer, request);
  g_autoptr (DimProblem) problem = NULL;

  g_test_message ("%s", name);
  problem = raw_answer_expect (answer, expected);
  assert_unharmed (fixture, before, name);
}

static void
check_body (Fixture *fixture, const char *name, const char *body, const char *expected)
{
  const RawRequest request = ask_with (fixture, body);

  check_request (fixture, &request, name, expected);
}

static void
test_bad_question_costs_nothing (Fixture *fixture, gconstpointer path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *body = fill (rows[i].body);

    check_body (fixture, rows[i].name, body, rows[i].expected);
  }
}

static void
test_sixty_four_elements_are_taken (Fixture *fixture, gconstpointer path)
{
  g_autofree char *set =
    server_program_command (&fixture->program, NULL, "quota", "--office", "amsterdam", "--day",
                            "65", "--year", "1000", NULL);
  g_autofree char *body = fill (ASK ("2026a", "$points"));
  const RawRequest request = ask_with (fixture, body);
  g_autofree char *status = raw_peer_status (fixture->peer, &request);

  g_assert_cmpstr (status, ==, "200");
}

static void
test_deep_body_is_refused (Fixture *fixture, gconstpointer path)
{
  g_autofree char *brackets = g_strnfill (100000, '[');

  check_body (fixture, "100,000 brackets", brackets, "400 ongeldige-json");
}

static void
test_id_stands_for_one_question (Fixture *fixture, gconstpointer path)
{
  g_autofree char *other = g_strconcat (fixture->good, " ", NULL);
  const RawRequest again = ask_with (fixture, fixture->good);
  g_autofree char *status = NULL;
  const char *tables[] = { "request", "use_of_day" };
  guint counts[G_N_ELEMENTS (tables)];

  check_body (fixture, "other bytes under the same id", other, "409 al-anders-vastgelegd");
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    counts[i] = stored_rows_count (fixture->rows, tables[i]);
  status = raw_peer_status (fixture->peer, &again);
  g_assert_cmpstr (status, ==, "200");
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    g_assert_cmpuint (stored_rows_count (fixture->rows, tables[i]), ==, counts[i]);
}

static void
test_stranger_is_refused (Fixture *fixture, gconstpointer path)
{
  g_autoptr (DimSigningKey) stranger = dim_signing_key_new_random ();
  g_autofree char *body = fill (ASK ("2026a", "$point"));
  g_autofree char *keyid = dim_key_thumbprint (dim_signing_key_public (fixture->device));
  RawRequest request = ask_with (fixture, body);

  request.is_unsigned = TRUE;
  check_request (fixture, &request, "no signature", "401 handtekening-ontbreekt");
  request.is_unsigned = FALSE;
  request.signed_path = "/v1/sleutels";
  check_request (fixture, &request, "another path", "401 handtekening-ongeldig");
  request.signed_path = NULL;
  request.signed_body = "{}";
  check_request (fixture, &request, "another body", "401 inhoud-gewijzigd");
  request.signed_body = NULL;
  request.created_offset_s = -301;
  check_request (fixture, &request, "too old", "401 handtekening-verlopen");
  request.created_offset_s = 0;
  request.key = stranger;
  check_request (fixture, &request, "an unknown key", "401 sleutel-onbekend");
  request.keyid = keyid;
  check_request (fixture, &request, "a borrowed name", "401 handtekening-ongeldig");
}

static void
test_replay_is_refused (Fixture *fixture, gconstpointer path)
{
  RawRequest request = ask_with (fixture, fixture->good);
  g_autofree char *first = NULL;

  request.nonce = "een-keer";
  first = raw_peer_status (fixture->peer, &request);
  g_assert_cmpstr (first, ==, "200");
  check_request (fixture, &request, "the same nonce", "401 nonce-herhaald");
}

static void
test_revoked_device_is_refused (Fixture *fixture, gconstpointer path)
{
  g_autoptr (DimSigningKey) key = dim_signing_key_new_random ();
  g_autofree char *code = new_code (fixture);
  g_autofree char *enrolled = raw_peer_enrol (fixture->peer, code, key, key);
  g_autofree char *body = fill (ASK ("2026a", "$point"));
  RawRequest request = ask_with (fixture, body);

  g_assert_cmpstr (enrolled, ==, "201");
  stored_rows_change (fixture->rows, "UPDATE device SET revoked_s = 1 "
                                     "WHERE enrolled_s = (SELECT max (enrolled_s) FROM device) "
                                     "AND id = (SELECT max (id) FROM device)");
  request.key = key;
  check_request (fixture, &request, "a revoked device", "401 apparaat-ingetrokken");
}

static void
test_codes_are_for_one_device_for_two_weeks (Fixture *fixture, gconstpointer path)
{
  g_autoptr (DimSigningKey) key = dim_signing_key_new_random ();
  g_autoptr (DimSigningKey) thief = dim_signing_key_new_random ();
  g_autofree char *used = new_code (fixture);
  g_autofree char *first = raw_peer_enrol (fixture->peer, used, key, key);
  g_autofree char *expired = new_code (fixture);
  g_autofree char *before = NULL;
  const struct {
    const char *code;
    const DimSigningKey *subject;
    const DimSigningKey *signer;
    const char *expected;
  } cases[] = {
    { used, thief, thief, "401 code-ongeldig" },
    { used, key, thief, "401 handtekening-ongeldig" },
    { expired, thief, thief, "401 code-ongeldig" },
    { "0000000000", thief, thief, "401 code-ongeldig" },
    { "U", thief, thief, "401 code-ongeldig" },
  };

  g_assert_cmpstr (first, ==, "201");
  stored_rows_change (fixture->rows,
                      "UPDATE device SET code_expires_s = 1 WHERE public_key IS NULL");
  before = stored_rows_digest (fixture->rows);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *status =
      raw_peer_enrol (fixture->peer, cases[i].code, cases[i].subject, cases[i].signer);

    g_assert_cmpstr (status, ==, cases[i].expected);
    assert_unharmed (fixture, before, cases[i].expected);
  }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/bad-evaluations/" name, Fixture, argv[1], set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  if (argc != 2)
    g_error ("usage: test-bad-evaluations PROGRAM");
  ADD ("bad-question-costs-nothing", test_bad_question_costs_nothing);
  ADD ("sixty-four-elements-are-taken", test_sixty_four_elements_are_taken);
  ADD ("deep-body-is-refused", test_deep_body_is_refused);
  ADD ("id-stands-for-one-question", test_id_stands_for_one_question);
  ADD ("stranger-is-refused", test_stranger_is_refused);
  ADD ("replay-is-refused", test_replay_is_refused);
  ADD ("revoked-device-is-refused", test_revoked_device_is_refused);
  ADD ("codes-are-for-one-device-for-two-weeks", test_codes_are_for_one_device_for_two_weeks);
  return g_test_run ();
}
