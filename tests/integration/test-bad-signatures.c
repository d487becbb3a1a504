/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "collector-fixture.h"

#include "dim-bytes.h"
#include "dim-limits.h"

#include <signal.h>
#include <string.h>

/* Who is not who he says, or not for this: every row is refused by the real collector, with the
 * code that the workstation goes by, and leaves nothing behind. What is spoiled is a request that
 * would be taken. */

typedef enum {
  KEY_DESK,
  KEY_ELSEWHERE,
  KEY_STRANGER,
} Signer;

/* What differs between what is signed and what is sent. */
typedef struct {
  const char *name;
  const char *expected;
  RawRequest signs; /* its signed_… members, and time, keyid and components */
  Signer signer;
  gboolean claims_desk; /* with the keyid of the desk */
} SignedRow;

static const SignedRow signed_rows[] = {
  { "another method", "401 handtekening-ongeldig", { .signed_method = "POST" }, KEY_DESK, FALSE },
  { "another path",
    "401 handtekening-ongeldig",
    { .signed_path = "/v1/voorvallen/01930000-0000-7000-8000-00000000000a" },
    KEY_DESK,
    FALSE },
  { "the path in capitals",
    "401 handtekening-ongeldig",
    { .signed_path = "/V1" },
    KEY_DESK,
    FALSE },
  { "a query that is not sent",
    "401 handtekening-ongeldig",
    { .signed_query = "a=1" },
    KEY_DESK,
    FALSE },
  { "another body", "401 inhoud-gewijzigd", { .signed_body = "{}" }, KEY_DESK, FALSE },
  { "no body", "401 inhoud-gewijzigd", { .signed_body = "" }, KEY_DESK, FALSE },
  { "nothing but the method", "401 handtekening-ongeldig", { .n_components = 1 }, KEY_DESK, FALSE },
  { "all but the body", "401 handtekening-ongeldig", { .n_components = 3 }, KEY_DESK, FALSE },
  { "too old",
    "401 handtekening-verlopen",
    { .created_offset_s = -DIM_LIMIT_SIGNATURE_SKEW_S - 1 },
    KEY_DESK,
    FALSE },
  { "of tomorrow", "401 handtekening-verlopen", { .created_offset_s = 86400 }, KEY_DESK, FALSE },
  { "from before 1970",
    "401 handtekening-ongeldig",
    { .created_offset_s = -G_GINT64_CONSTANT (9000000000) },
    KEY_DESK,
    FALSE },
  { "an unknown key", "401 sleutel-onbekend", { 0 }, KEY_STRANGER, FALSE },
  { "a borrowed name", "401 handtekening-ongeldig", { 0 }, KEY_STRANGER, TRUE },
  { "another device's name", "401 handtekening-ongeldig", { 0 }, KEY_ELSEWHERE, TRUE },
  { "a name that is no key's", "401 sleutel-onbekend", { .keyid = "balie" }, KEY_DESK, FALSE },
  { "a name that is too long",
    "401 handtekening-ongeldig",
    { .keyid = "0123456789012345678901234567890123456789012345678901234567890123x" },
    KEY_DESK,
    FALSE },
  { "an empty nonce", "401 handtekening-ongeldig", { .nonce = "" }, KEY_DESK, FALSE },
};

/* What stands in the three lines: the first @from becomes @to, once signed. */
typedef struct {
  const char *name;
  const char *from;
  const char *to;
  const char *expected;
} HeaderRow;

static const HeaderRow header_rows[] = {
  { "no Signature", "Signature: ", "X-Signature: ", "401 handtekening-ontbreekt" },
  { "no Signature-Input", "Signature-Input: ", "X-Input: ", "401 handtekening-ontbreekt" },
  { "no Content-Digest", "Content-Digest: ", "X-Digest: ", "401 handtekening-ontbreekt" },
  { "a second Signature",
    "Signature: ", "Signature: dim=:AA==:\r\nSignature: ", "401 handtekening-ongeldig" },
  { "a second Signature-Input", "Signature-Input: ",
    "Signature-Input: dim=();created=1\r\nSignature-Input: ", "401 handtekening-ongeldig" },
  { "a second Content-Digest", "Content-Digest: ",
    "Content-Digest: sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:\r\nContent-Digest: ",
    "401 inhoud-gewijzigd" },
  { "a digest of another algorithm", "sha-256=", "sha-512=", "401 inhoud-gewijzigd" },
  { "a digest that is no base64", "sha-256=:", "sha-256=:*", "401 inhoud-gewijzigd" },
  { "another label", "dim=(", "sig1=(", "401 handtekening-ongeldig" },
  { "a label that is not the other's",
    "Signature: dim=", "Signature: sig1=", "401 handtekening-ongeldig" },
  { "two signatures", "Signature: dim=", "Signature: a=:AA==:, dim=", "401 handtekening-ongeldig" },
  { "another algorithm", ";created", ";alg=\"hmac-sha256\";created", "401 handtekening-ongeldig" },
  { "no time", ";created=", ";expires=", "401 handtekening-ongeldig" },
  { "a time past 64 bits",
    ";created=", ";created=99999999999999999999;x=", "401 handtekening-ongeldig" },
  { "a second time", ";created=", ";created=1;created=", "401 handtekening-ongeldig" },
  { "no key", ";keyid=", ";kid=", "401 handtekening-ongeldig" },
  { "no nonce", ";nonce=", ";once=", "401 handtekening-ongeldig" },
  { "another time than signed", ";created=", ";created=0", "401 handtekening-ongeldig" },
  { "a component twice", "\"@method\"", "\"@method\" \"@method\"", "401 handtekening-ongeldig" },
  { "the components in another order", "\"@method\" \"@path\"", "\"@path\" \"@method\"",
    "401 handtekening-ongeldig" },
  { "another component", "\"@method\"", "\"@authority\"", "401 handtekening-ongeldig" },
  { "a signature that is no base64", "Signature: dim=:", "Signature: dim=:*",
    "401 handtekening-ongeldig" },
  { "a bearer token instead",
    "Signature: ", "Authorization: Bearer x\r\nX-Signature: ", "401 handtekening-ontbreekt" },
};

static void
assert_refused (CollectorFixture *fixture,
                const RawRequest *request,
                const char *expected,
                const char *row)
{
  g_autofree char *before = stored_rows_digest (fixture->rows);
  g_autoptr (RawAnswer) answer = raw_peer_ask (fixture->peer, request);
  g_autoptr (DimProblem) problem = NULL;

  g_test_message ("%s", row);
  problem = raw_answer_expect (answer, expected);
  collector_fixture_assert_unharmed (fixture, before, row);
}

static void
test_what_is_signed_must_be_what_is_sent (CollectorFixture *fixture, gconstpointer path)
{
  g_autoptr (DimSigningKey) stranger = dim_signing_key_new_random ();
  const DimSigningKey *keys[] = { fixture->desk->key, fixture->elsewhere->key, stranger };
  g_autofree char *desk = dim_key_thumbprint (dim_signing_key_public (fixture->desk->key));

  for (gsize i = 0; i < G_N_ELEMENTS (signed_rows); i++) {
    const SignedRow *row = &signed_rows[i];
    RawRequest request = row->signs;

    request.method = "PUT";
    request.path = fixture->path;
    request.body = fixture->body;
    request.key = keys[row->signer];
    if (row->claims_desk)
      request.keyid = desk;
    assert_refused (fixture, &request, row->expected, row->name);
  }
}

/* The three lines, signed for the repeated registration, with @row's change in them. */
static char *
spoil_lines (CollectorFixture *fixture, const HeaderRow *row)
{
  RawRequest request = collector_fixture_repeat (fixture);
  g_autofree char *lines = raw_request_signature (&request);
  GString *spoiled = g_string_new (lines);

  g_assert_cmpuint (g_string_replace (spoiled, row->from, row->to, 1), ==, 1);
  return g_string_free (spoiled, FALSE);
}

static void
test_signature_headers_must_be_whole (CollectorFixture *fixture, gconstpointer path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (header_rows); i++) {
    g_autofree char *lines = spoil_lines (fixture, &header_rows[i]);
    RawRequest request = collector_fixture_repeat (fixture);

    request.is_unsigned = TRUE;
    request.extra = lines;
    assert_refused (fixture, &request, header_rows[i].expected, header_rows[i].name);
  }
}

static void
test_request_is_altered_on_the_way (CollectorFixture *fixture, gconstpointer path)
{
  static const struct {
    const char *name;
    const char *from;
    const char *to;
    const char *expected;
  } rows[] = {
    { "a code in the body", "look-alike", "adoptie-xy", "401 inhoud-gewijzigd" },
    { "a digit of the path", "PUT /v1/voorvallen/0", "PUT /v1/voorvallen/1",
      "401 handtekening-ongeldig" },
    { "another collection", "PUT /v1/voorvallen/", "PUT /v1/intrekkingen/",
      "401 handtekening-ongeldig" },
    { "a query", " HTTP/1.1\r\n", "?a=1 HTTP/1.1\r\n", "401 handtekening-ongeldig" },
    { "another method", "PUT /", "GET /", "401 handtekening-ongeldig" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *before = stored_rows_digest (fixture->rows);
    const RawRequest request = collector_fixture_repeat (fixture);
    g_autoptr (GBytes) bytes = raw_request_bytes (&request);
    GString *altered =
      g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
    g_autoptr (RawAnswer) answer = NULL;
    g_autoptr (DimProblem) problem = NULL;

    g_assert_cmpuint (g_string_replace (altered, rows[i].from, rows[i].to, 1), ==, 1);
    (void) raw_peer_send (fixture->peer, altered->str, (gssize) altered->len);
    answer = raw_peer_read (fixture->peer, FALSE);
    g_string_free (altered, TRUE);
    problem = raw_answer_expect (answer, rows[i].expected);
    collector_fixture_assert_unharmed (fixture, before, rows[i].name);
  }
}

static RawAnswer *
send_again (CollectorFixture *fixture, GBytes *bytes)
{
  g_autoptr (RawPeer) peer = raw_peer_new (fixture->program.url);

  (void) raw_peer_send (peer, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  return raw_peer_read (peer, FALSE);
}

static void
test_replay_is_refused (CollectorFixture *fixture, gconstpointer path)
{
  RawRequest request = collector_fixture_repeat (fixture);
  g_autoptr (GBytes) bytes = raw_request_bytes (&request);
  g_autoptr (RawAnswer) first = send_again (fixture, bytes);
  g_autoptr (RawAnswer) second = send_again (fixture, bytes);
  g_autoptr (DimProblem) problem = raw_answer_expect (second, "401 nonce-herhaald");
  g_autofree char *own = NULL;
  g_autofree char *of_another = NULL;

  g_assert_cmpuint (first->status, ==, 200);
  request.nonce = "een-keer";
  own = raw_peer_status (fixture->peer, &request);
  g_assert_cmpstr (own, ==, "200");
  request.created_offset_s = -10;
  assert_refused (fixture, &request, "401 nonce-herhaald", "the nonce at another time");
  request.key = fixture->back->key;
  of_another = raw_peer_status (fixture->peer, &request);
  g_assert_cmpstr (of_another, ==, "200");
}

/* However the server ended. */
static void
test_replay_after_a_restart_is_refused (CollectorFixture *fixture, gconstpointer path)
{
  static const int signals[] = { SIGKILL, SIGTERM };

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++) {
    const RawRequest request = collector_fixture_repeat (fixture);
    g_autoptr (GBytes) bytes = raw_request_bytes (&request);
    g_autoptr (RawAnswer) first = send_again (fixture, bytes);
    g_autoptr (RawAnswer) second = NULL;
    g_autoptr (DimProblem) problem = NULL;

    g_assert_cmpuint (first->status, ==, 200);
    server_program_stop (&fixture->program, signals[i]);
    server_program_start (&fixture->program);
    second = send_again (fixture, bytes);
    problem = raw_answer_expect (second, "401 nonce-herhaald");
  }
}

static void
test_revoked_device_is_refused (CollectorFixture *fixture, gconstpointer data)
{
  static const char *const targets[][2] = {
    { "GET", "/v1/wijzigingen" },
    { "GET", "/v1/codelijsten" },
    { "PUT", "/v1/voorvallen/$new" },
    { "POST", "/v1/aanleveringen" },
  };
  g_autofree char *out = server_program_command (&fixture->program, NULL, "device", "revoke",
                                                 fixture->elsewhere->id, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++) {
    g_autofree char *path = collector_fixture_fill (fixture, targets[i][1]);
    g_autofree char *batch = NULL;
    RawRequest request = { .key = fixture->elsewhere->key, .method = targets[i][0], .path = path };

    batch = g_strdup_printf ("{\"feiten\":[{\"soort\":\"voorval\",\"id\":\"%s\",\"inhoud\":%s}]}",
                             fixture->other, fixture->body);
    if (strcmp (targets[i][0], "GET") != 0)
      request.body = strcmp (targets[i][0], "PUT") == 0 ? fixture->body : batch;
    assert_refused (fixture, &request, "401 apparaat-ingetrokken", path);
  }
}

/* What belongs to Amsterdam, asked for or changed by a desk of Rotterdam, and by an analyst. */
static void
test_what_is_not_ones_own_is_refused (CollectorFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *method;
    const char *path;
    const char *body;
    const char *elsewhere;
    const char *analyst;
  } rows[] = {
    { "GET", "/v1/voorvallen/$incident", NULL, "404 niet-gevonden", "403 geen-recht" },
    { "PUT", "/v1/herzieningen/$new",
      "{\"voorval\":\"$incident\",\"basis\":[\"$incident\"],\"wijzigt\":[\"fase\"],"
      "\"antwoorden\":{}}",
      "403 geen-recht", "403 geen-recht" },
    { "PUT", "/v1/intrekkingen/$new", "{\"voorval\":\"$incident\"}", "403 geen-recht",
      "403 geen-recht" },
    { "PUT", "/v1/kenmerken/$new",
      "{\"voorval\":\"$incident\",\"documenten\":[{\"id\":\"$use\",\"ingetrokken\":true}]}",
      "403 geen-recht", "403 geen-recht" },
    { "PUT", "/v1/beslissingen/$new",
      "{\"soort\":\"apart\",\"voorvallen\":[\"$incident\",\"$other\"]}", "403 geen-recht",
      "403 geen-recht" },
    { "PUT", "/v1/beslissingen/$new", "{\"soort\":\"intrekken\",\"vervangt\":[\"$decision\"]}",
      "403 geen-recht", "403 geen-recht" },
    { "GET", "/v1/tellingen?jaar=2026", NULL, "403 geen-recht", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *target = collector_fixture_fill (fixture, rows[i].path);
    g_autofree char *body =
      rows[i].body != NULL ? collector_fixture_fill (fixture, rows[i].body) : NULL;
    g_auto (GStrv) split = g_strsplit (target, "?", 2);
    RawRequest request = { .key = fixture->elsewhere->key,
                           .method = rows[i].method,
                           .path = split[0],
                           .query = split[1],
                           .body = body };

    assert_refused (fixture, &request, rows[i].elsewhere, rows[i].path);
    request.key = fixture->analyst->key;
    if (rows[i].analyst != NULL)
      assert_refused (fixture, &request, rows[i].analyst, rows[i].path);
  }
}

static char *
new_code (CollectorFixture *fixture)
{
  return server_program_command (&fixture->program, NULL, "device", "add", "--office", "amsterdam",
                                 "--desk", "Balie Noord", "--role", "balie", NULL);
}

static void
test_codes_are_for_one_device_for_two_weeks (CollectorFixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) key = dim_signing_key_new_random ();
  g_autoptr (DimSigningKey) thief = dim_signing_key_new_random ();
  g_autofree char *expired = new_code (fixture);
  g_autofree char *before = NULL;
  const struct {
    const char *name;
    const char *code;
    const DimSigningKey *subject;
    const DimSigningKey *signer;
    const char *expected;
  } rows[] = {
    { "an expired code", expired, key, key, "401 code-ongeldig" },
    { "a guessed code", "0000000000", key, key, "401 code-ongeldig" },
    { "half a code", "ABC", key, key, "401 code-ongeldig" },
    { "letters that no code has", "UUUUUUUUUU", key, key, "401 code-ongeldig" },
    { "another's key", expired, key, thief, "401 handtekening-ongeldig" },
  };

  stored_rows_change (fixture->rows,
                      "UPDATE device SET code_expires_s = 1 WHERE public_key IS NULL");
  before = stored_rows_digest (fixture->rows);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *status =
      raw_peer_enrol (fixture->peer, rows[i].code, rows[i].subject, rows[i].signer);

    g_assert_cmpstr (status, ==, rows[i].expected);
    collector_fixture_assert_unharmed (fixture, before, rows[i].name);
  }
}

static void
test_used_code_is_its_users (CollectorFixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) key = dim_signing_key_new_random ();
  g_autoptr (DimSigningKey) thief = dim_signing_key_new_random ();
  g_autofree char *code = new_code (fixture);
  g_autofree char *first = raw_peer_enrol (fixture->peer, code, key, key);
  g_autofree char *before = stored_rows_digest (fixture->rows);
  g_autofree char *again = raw_peer_enrol (fixture->peer, code, key, key);
  g_autofree char *stolen = raw_peer_enrol (fixture->peer, code, thief, thief);

  g_assert_cmpstr (first, ==, "201");
  g_assert_cmpstr (again, ==, "200");
  g_assert_cmpstr (stolen, ==, "401 code-ongeldig");
  collector_fixture_assert_unharmed (fixture, before, "a used code");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/bad-signatures/" name, CollectorFixture, argv[1], collector_fixture_set_up,        \
              function, collector_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  if (argc != 2)
    g_error ("usage: test-bad-signatures PROGRAM");
  ADD ("what-is-signed-must-be-what-is-sent", test_what_is_signed_must_be_what_is_sent);
  ADD ("headers-must-be-whole", test_signature_headers_must_be_whole);
  ADD ("altered-on-the-way", test_request_is_altered_on_the_way);
  ADD ("replay-is-refused", test_replay_is_refused);
  ADD ("replay-after-a-restart-is-refused", test_replay_after_a_restart_is_refused);
  ADD ("revoked-device-is-refused", test_revoked_device_is_refused);
  ADD ("what-is-not-ones-own-is-refused", test_what_is_not_ones_own_is_refused);
  ADD ("codes-are-for-two-weeks", test_codes_are_for_one_device_for_two_weeks);
  ADD ("used-code-is-its-users", test_used_code_is_its_users);
  return g_test_run ();
}
