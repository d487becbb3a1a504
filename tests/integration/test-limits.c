/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "collector-fixture.h"

#include "dim-limits.h"

#include <string.h>
#include <sys/resource.h>

/* PROTOCOL.md's table of limits against the real collector: what lies at a limit is taken, or
 * refused for something else; one past it is refused for that. */

#define N_ADDRESSES (DIM_LIMIT_CONNECTIONS / DIM_LIMIT_CONNECTIONS_A_PEER)
#define FEW_FILES   1024 /* of a usual session */
#define MANY_FILES  2048

#define DOCUMENT                                                                                   \
  "{\"id\":\"$new\",\"soort\":\"nationaal-paspoort\",\"vergelijking\":\"niet-vergelijkbaar\"}"
#define NO_DOCUMENT                                                                                \
  "\"documenten\":[{\"id\":\"$new\",\"soort\":\"geen\",\"vergelijking\":\"geen-nummer\"}]"
#define ANSWERS                                                                                    \
  "\"datum\":\"2026-11-03\",\"product\":\"verhuizing\",\"gemeente\":\"GM0363\","                   \
  "\"uitkomst\":[\"geweigerd\"]"
#define FORM "\"vorm\":\"adresfraude\""
#define TAG(sleutel)                                                                               \
  "{\"sleutel\":\"" sleutel "\",\"vingerafdruk\":\"$fingerprint\",\"kenmerk\":"                    \
  "\"AAECAwQFBgcICQoLDA0ODw==\"}"

#define WRAPPED                                                                                    \
  "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+P0BBQk"     \
  "NERUZHSElKS0xNTk8="

/* A body: @before, @piece as often as it may, parted by @between, as many times @closing, @after.
 */
typedef struct {
  const char *name;
  const char *path;
  const char *before;
  const char *piece; /* "$new" is another id in each, "#" its number */
  const char *between;
  const char *closing;
  const char *after;
  guint limit;
  const char *at;   /* how the answer begins: "201", or status, code and faults */
  const char *past; /* the whole of it */
} Row;

static const Row json_rows[] = {
  { "depth", "/v1/voorvallen/$new", "", "{\"a\":", "", "}", "", DIM_LIMIT_JSON_DEPTH,
    "400 ongeldige-inhoud", "400 ongeldige-json" },
  { "depth of arrays", "/v1/voorvallen/$new", "{\"a\":", "[", "", "]", "}",
    DIM_LIMIT_JSON_DEPTH - 1, "400 ongeldige-inhoud", "400 ongeldige-json" },
  { "members", "/v1/voorvallen/$new", "{", "\"lid#\":1", ",", "", "}", DIM_LIMIT_JSON_MEMBERS,
    "400 ongeldige-inhoud", "400 ongeldige-json" },
  { "characters of a number", "/v1/voorvallen/$new", "{\"a\":0.", "1", "", "", "}", 62,
    "400 ongeldige-inhoud", "400 ongeldige-json" },
  { "digits of an integer", "/v1/voorvallen/$new", "{\"a\":", "9", "", "", "}", 15,
    "400 ongeldige-inhoud", "400 ongeldige-json" },
};

/* 552 bytes in base64. */
#define A92                                                                                        \
  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#define SEALED_NOTE A92 A92 A92 A92 A92 A92 A92 A92

static const Row answer_rows[] = {
  { "documents", "/v1/voorvallen/$new",
    "{" ANSWERS "," FORM ",\"ontdekking\":[\"adresonderzoek\"],\"documenten\":[", DOCUMENT, ",", "",
    "]}", DIM_LIMIT_DOCUMENTS, "201", "400 ongeldige-inhoud: /documenten te-veel" },
  { "codes in one answer", "/v1/voorvallen/$new",
    "{" ANSWERS "," FORM "," NO_DOCUMENT ",\"ontdekking\":[", "\"adresonderzoek\"", ",", "", "]}",
    DIM_LIMIT_CODES, "201", "400 ongeldige-inhoud: /ontdekking te-veel" },
  { "follow-ups", "/v1/voorvallen/$new",
    "{" ANSWERS "," FORM "," NO_DOCUMENT ",\"ontdekking\":[\"adresonderzoek\"],\"vervolg\":[",
    "{\"code\":\"aangifte\",\"gedaan\":false}", ",", "", "]}", DIM_LIMIT_CODES,
    "400 ongeldige-inhoud: /vervolg/1 dubbel", "400 ongeldige-inhoud: /vervolg te-veel" },
  { "bytes of a code", "/v1/voorvallen/$new",
    "{" ANSWERS "," NO_DOCUMENT ",\"ontdekking\":[\"adresonderzoek\"],\"vorm\":\"", "a", "", "",
    "\"}", 64, "400 ongeldige-inhoud: /vorm onbekende-code",
    "400 ongeldige-inhoud: /vorm te-lang" },
  { "bytes of a reason", "/v1/intrekkingen/$new", "{\"voorval\":\"$other\",\"reden\":\"", "a", "",
    "", "\"}", DIM_LIMIT_REASON_BYTES, "201", "400 ongeldige-inhoud: /reden te-lang" },
  { "bytes, not letters, of a reason", "/v1/intrekkingen/$new",
    "{\"voorval\":\"$other\",\"reden\":\"", "\xc3\xa9", "", "", "\"}", DIM_LIMIT_REASON_BYTES / 2,
    "201", "400 ongeldige-inhoud: /reden te-lang" },
  { "facts in a basis", "/v1/herzieningen/$new",
    "{\"voorval\":\"$incident\",\"wijzigt\":[\"fase\"],\"antwoorden\":{},\"basis\":[", "\"$new\"",
    ",", "", "]}", DIM_LIMIT_NAMED_FACTS, "201", "400 ongeldige-inhoud: /basis te-veel" },
  { "decisions that are replaced", "/v1/beslissingen/$new",
    "{\"soort\":\"intrekken\",\"vervangt\":[", "\"$new\"", ",", "", "]}", DIM_LIMIT_NAMED_FACTS,
    "404 niet-gevonden", "400 ongeldige-inhoud: /vervangt te-veel" },
  { "keys of one document", "/v1/kenmerken/$new",
    "{\"voorval\":\"$incident\",\"documenten\":[{\"id\":\"$use\",\"kenmerken\":[", TAG ("203#a"),
    ",", "", "]}]}", 2, "409 kenmerk-sleutel",
    "400 ongeldige-inhoud: /documenten/0/kenmerken te-veel" },
  { "letters of a key", "/v1/kenmerken/$new",
    "{\"voorval\":\"$incident\",\"documenten\":[{\"id\":\"$use\",\"kenmerken\":[{\"vingerafdruk\":"
    "\"$fingerprint\",\"kenmerk\":\"AAECAwQFBgcICQoLDA0ODw==\",\"sleutel\":\"",
    "a", "", "", "\"}]}]}", 15, "409 kenmerk-sleutel",
    "400 ongeldige-inhoud: /documenten/0/kenmerken/0/sleutel te-lang" },
  { "readers of a text", "/v1/toelichtingen/$new",
    "{\"voorval\":\"$incident\",\"kring\":\"GM0363\",\"tekst\":\"AAAA\",\"sleutels\":[",
    "{\"lezer\":\"$new\",\"sleutel\":\"" WRAPPED "\"}", ",", "", "]}", DIM_LIMIT_READERS,
    "409 kring-sleutel", "400 ongeldige-inhoud: /sleutels te-veel" },
  { "three bytes of a sealed text", "/v1/toelichtingen/$new",
    "{\"voorval\":\"$incident\",\"kring\":\"GM0363\",\"sleutels\":[{\"lezer\":\"$new\","
    "\"sleutel\":\"" WRAPPED "\"}],\"tekst\":\"",
    "AAAA", "", "", "\"}", 4096 / 3, "409 kring-sleutel", "400 ongeldige-inhoud: /tekst te-lang" },
  { "texts whose keys are wrapped", "/v1/leessleutels/$new", "{\"lezer\":\"$new\",\"sleutels\":[",
    "{\"toelichting\":\"$new\",\"sleutel\":\"" WRAPPED "\"}", ",", "", "]}", DIM_LIMIT_TEXT_KEYS,
    "403 geen-recht", "400 ongeldige-inhoud: /sleutels te-veel" },
};

static const Row note_rows[] = {
  { "times that a note is sealed", "/v1/notities/$new", "{\"voorval\":\"$incident\",\"teksten\":[",
    "{\"document\":\"$new\",\"kenmerksleutel\":\"2026a\",\"tekst\":\"" SEALED_NOTE "\"}", ",", "",
    "]}", DIM_LIMIT_NOTE_TEXTS, "403 geen-recht", "400 ongeldige-inhoud: /teksten te-veel" },
  { "three bytes of a sealed note", "/v1/notities/$new",
    "{\"voorval\":\"$incident\",\"teksten\":[{\"document\":\"$new\",\"kenmerksleutel\":"
    "\"2026a\",\"tekst\":\"",
    "AAAA", "", "", "\"}]}", 2088 / 3, "403 geen-recht",
    "400 ongeldige-inhoud: /teksten/0/tekst te-lang" },
};

static const Row empty_rows[] = {
  { "no fact in a basis", "/v1/herzieningen/$new",
    "{\"voorval\":\"$incident\",\"wijzigt\":[\"fase\"],\"antwoorden\":{},\"basis\":[]}", "", "", "",
    "", 0, NULL, "400 ongeldige-inhoud: /basis te-weinig" },
  { "nothing that is changed", "/v1/herzieningen/$new",
    "{\"voorval\":\"$incident\",\"wijzigt\":[],\"antwoorden\":{},\"basis\":[\"$incident\"]}", "",
    "", "", "", 0, NULL, "400 ongeldige-inhoud: /wijzigt te-weinig" },
  { "no document with a tag", "/v1/kenmerken/$new", "{\"voorval\":\"$incident\",\"documenten\":[]}",
    "", "", "", "", 0, NULL, "400 ongeldige-inhoud: /documenten te-weinig" },
  { "one registration in a pair", "/v1/beslissingen/$new",
    "{\"soort\":\"zelfde\",\"voorvallen\":[\"$incident\"]}", "", "", "", "", 0, NULL,
    "400 ongeldige-inhoud: /voorvallen te-weinig" },
  { "nothing that is asked about", "/v1/navragen/$new",
    "{\"voorval\":\"$incident\",\"reden\":\"ontbreekt\",\"velden\":[]}", "", "", "", "", 0, NULL,
    "400 ongeldige-inhoud: /velden te-weinig" },
  { "a text for nobody", "/v1/toelichtingen/$new",
    "{\"voorval\":\"$incident\",\"kring\":\"GM0363\",\"tekst\":\"AAAA\",\"sleutels\":[]}", "", "",
    "", "", 0, NULL, "400 ongeldige-inhoud: /sleutels te-weinig" },
};

static char *
write_body (CollectorFixture *fixture, const Row *row, guint count)
{
  g_autofree char *before = collector_fixture_fill (fixture, row->before);
  g_autoptr (GString) body = g_string_new (before);

  for (guint i = 0; i < count; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i);
    g_autofree char *filled = collector_fixture_fill (fixture, row->piece);
    GString *piece = g_string_new (filled);

    g_string_replace (piece, "#", number, 0);
    g_string_append_printf (body, "%s%s", i > 0 ? row->between : "", piece->str);
    g_string_free (piece, TRUE);
  }
  if (*row->closing != '\0')
    g_string_append (body, "1");
  for (guint i = 0; i < count; i++)
    g_string_append (body, row->closing);
  g_string_append (body, row->after);
  return g_string_free (g_steal_pointer (&body), FALSE);
}

/* "201", or all that the problem says. */
static char *
put (CollectorFixture *fixture, const Row *row, guint count)
{
  g_autofree char *path = collector_fixture_fill (fixture, row->path);
  g_autofree char *body = write_body (fixture, row, count);
  const RawRequest request = { .key = fixture->desk->key,
                               .method = "PUT",
                               .path = path,
                               .body = body };
  g_autoptr (RawAnswer) answer = raw_peer_ask (fixture->peer, &request);
  g_autoptr (DimProblem) problem = NULL;

  g_assert_nonnull (answer);
  if (answer->status < 400)
    return g_strdup_printf ("%u", answer->status);
  problem = raw_answer_problem (answer);
  g_assert_cmpuint (problem->faults->len, <=, 100);
  return raw_problem_text (problem);
}

static void
check_rows (CollectorFixture *fixture, const Row *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++) {
    const Row *row = &rows[i];
    g_autofree char *at = row->at != NULL ? put (fixture, row, row->limit) : NULL;
    g_autofree char *before = stored_rows_digest (fixture->rows);
    g_autofree char *past = put (fixture, row, row->limit + 1);

    g_test_message ("%s: %u", row->name, row->limit);
    if (at != NULL && !g_str_has_prefix (at, row->at))
      g_error ("%s at the limit: %s", row->name, at);
    g_assert_cmpstr (past, ==, row->past);
    collector_fixture_assert_unharmed (fixture, before, row->name);
  }
}

static void
test_json (CollectorFixture *fixture, gconstpointer path)
{
  check_rows (fixture, json_rows, G_N_ELEMENTS (json_rows));
}

static void
test_answers (CollectorFixture *fixture, gconstpointer path)
{
  check_rows (fixture, answer_rows, G_N_ELEMENTS (answer_rows));
  check_rows (fixture, note_rows, G_N_ELEMENTS (note_rows));
  check_rows (fixture, empty_rows, G_N_ELEMENTS (empty_rows));
}

/* 101 members that nobody knows: the first hundred are told. */
static void
test_faults (CollectorFixture *fixture, gconstpointer path)
{
  static const guint counts[] = { 99, 100, 101 };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    const Row row = { .path = "/v1/voorvallen/$new",
                      .before = "{",
                      .piece = "\"a#\":1",
                      .between = ",",
                      .closing = "",
                      .after = "}" };
    g_autofree char *said = put (fixture, &row, counts[i]);
    g_auto (GStrv) faults = g_strsplit (said, ";", -1);

    g_assert_cmpuint (g_strv_length (faults), ==, MIN (counts[i], 100));
  }
}

/* A withdrawal with white space behind it. */
static char *
put_of_size (CollectorFixture *fixture, gsize size, gboolean is_in_pieces)
{
  g_autofree char *start = collector_fixture_fill (fixture, "{\"voorval\":\"$other\"}");
  g_autofree char *space = g_strnfill (size - strlen (start), ' ');
  g_autofree char *body = g_strconcat (start, space, NULL);
  g_autofree char *path = collector_fixture_fill (fixture, "/v1/intrekkingen/$new");
  RawRequest request = { .key = fixture->desk->key, .method = "PUT", .path = path, .body = body };
  g_autofree char *lines = raw_request_signature (&request);
  g_autofree char *text =
    g_strdup_printf ("PUT %s HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                     "Transfer-Encoding: chunked\r\n%s\r\n%zx\r\n%s\r\n0\r\n\r\n",
                     path, lines, size, body);
  g_autoptr (RawPeer) peer = raw_peer_new (fixture->program.url);
  g_autoptr (RawAnswer) answer = NULL;

  if (!is_in_pieces)
    return raw_peer_status (peer, &request);
  (void) raw_peer_send (peer, text, -1);
  answer = raw_peer_read (peer, FALSE);
  g_assert_nonnull (answer);
  return g_strdup_printf ("%u%s", answer->status,
                          strstr (answer->body, "\"te-groot\"") != NULL ? " te-groot" : "");
}

static void
test_body (CollectorFixture *fixture, gconstpointer path)
{
  for (int is_in_pieces = FALSE; is_in_pieces <= TRUE; is_in_pieces++) {
    g_autofree char *at = put_of_size (fixture, DIM_LIMIT_BODY_BYTES, is_in_pieces);
    g_autofree char *before = stored_rows_digest (fixture->rows);
    g_autofree char *past = put_of_size (fixture, DIM_LIMIT_BODY_BYTES + 1, is_in_pieces);

    g_assert_cmpstr (at, ==, "201");
    g_assert_cmpstr (past, ==, "413 te-groot");
    collector_fixture_assert_unharmed (fixture, before, "a body over the limit");
  }
}

static char *
post_batch (CollectorFixture *fixture, guint count)
{
  const Row row = { .before = "{\"feiten\":[",
                    .piece = "{\"soort\":\"intrekking\",\"id\":\"$new\",\"inhoud\":{\"voorval\":"
                             "\"$other\"}}",
                    .between = ",",
                    .closing = "",
                    .after = "]}" };
  g_autofree char *body = write_body (fixture, &row, count);
  const RawRequest request = { .key = fixture->desk->key,
                               .method = "POST",
                               .path = "/v1/aanleveringen",
                               .body = body };
  g_autoptr (RawAnswer) answer = raw_peer_ask (fixture->peer, &request);
  g_autoptr (DimProblem) problem = NULL;

  if (answer->status == 200)
    return g_strdup ("200");
  problem = raw_answer_problem (answer);
  return raw_problem_text (problem);
}

static void
test_batch (CollectorFixture *fixture, gconstpointer path)
{
  g_autofree char *at = post_batch (fixture, DIM_LIMIT_BATCH_FACTS);
  g_autofree char *before = stored_rows_digest (fixture->rows);
  g_autofree char *past = post_batch (fixture, DIM_LIMIT_BATCH_FACTS + 1);
  g_autofree char *none = post_batch (fixture, 0);

  g_assert_cmpstr (at, ==, "200");
  g_assert_cmpuint (stored_rows_count (fixture->rows, "fact"), >, DIM_LIMIT_BATCH_FACTS);
  g_assert_cmpstr (past, ==, "400 ongeldige-inhoud: /feiten te-veel");
  g_assert_cmpstr (none, ==, "400 ongeldige-inhoud: /feiten te-weinig");
  collector_fixture_assert_unharmed (fixture, before, "a batch over the limit");
}

static void
check_target (CollectorFixture *fixture, const char *target, const char *expected)
{
  g_auto (GStrv) split = g_strsplit (target, "?", 2);
  const RawRequest request = { .key = fixture->desk->key,
                               .method = "GET",
                               .path = split[0],
                               .query = split[1] };
  g_autofree char *status = raw_peer_status (fixture->peer, &request);

  g_assert_cmpstr (status, ==, expected);
}

#define TEXTS "/v1/toelichtingen?lezer=01930000-0000-7000-8000-00000000000a"

static void
test_page (CollectorFixture *fixture, gconstpointer path)
{
  check_target (fixture, "/v1/wijzigingen?aantal=1", "200");
  check_target (fixture, "/v1/wijzigingen?aantal=0", "400 onbekende-parameter");
  check_target (fixture, "/v1/wijzigingen?aantal=500", "200");
  check_target (fixture, "/v1/wijzigingen?aantal=501", "400 onbekende-parameter");
  check_target (fixture, "/v1/wijzigingen?aantal=-1", "400 onbekende-parameter");
  check_target (fixture, "/v1/wijzigingen?aantal=18446744073709551617", "400 onbekende-parameter");
  check_target (fixture, "/v1/logregels?aantal=500", "403 geen-recht");
  check_target (fixture, "/v1/logregels?aantal=501", "400 onbekende-parameter");
  check_target (fixture, "/v1/logregels?aantal=0", "400 onbekende-parameter");
  check_target (fixture, "/v1/logregels?na=2147483647", "403 geen-recht");
  check_target (fixture, "/v1/logregels?na=2147483648", "400 onbekende-parameter");
  check_target (fixture, TEXTS "&aantal=100", "403 geen-recht");
  check_target (fixture, TEXTS "&aantal=101", "400 onbekende-parameter");
  check_target (fixture, TEXTS "&aantal=0", "400 onbekende-parameter");
}

static void
test_path (CollectorFixture *fixture, gconstpointer path)
{
  g_autofree char *part = g_strnfill (65, 'a');
  g_autofree char *past = g_strconcat ("/v1/voorvallen/", part, NULL);
  g_autofree char *at = g_strndup (past, strlen (past) - 1);

  check_target (fixture, at, "400 ongeldig-id");
  check_target (fixture, past, "404 niet-gevonden");
}

static void
test_signature (CollectorFixture *fixture, gconstpointer path)
{
  g_autofree char *past = g_strnfill (65, 'n');
  g_autofree char *at = g_strndup (past, 64);
  const struct {
    const char *nonce;
    const char *keyid;
    const char *expected;
  } rows[] = {
    { at, NULL, "200" },
    { past, NULL, "401 handtekening-ongeldig" },
    { NULL, at, "401 sleutel-onbekend" },
    { NULL, past, "401 handtekening-ongeldig" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    RawRequest request = collector_fixture_repeat (fixture);
    g_autofree char *status = NULL;

    request.nonce = rows[i].nonce;
    request.keyid = rows[i].keyid;
    status = raw_peer_status (fixture->peer, &request);
    g_assert_cmpstr (status, ==, rows[i].expected);
  }
}

/* One that is let in is answered, and stays. */
static gboolean
is_let_in (const char *url, const char *address, GPtrArray *peers)
{
  static const char request[] = "GET /v1/gezondheid HTTP/1.1\r\nHost: a\r\n\r\n";
  RawPeer *peer = raw_peer_new_from (url, address);
  g_autoptr (RawAnswer) answer = NULL;

  g_ptr_array_add (peers, peer);
  (void) raw_peer_send (peer, request, -1);
  answer = raw_peer_read (peer, FALSE);
  return answer != NULL && answer->status == 200;
}

static gboolean
open_files_up_to (rlim_t count)
{
  struct rlimit files;

  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &files), ==, 0);
  files.rlim_cur = count;
  return count <= files.rlim_max && setrlimit (RLIMIT_NOFILE, &files) == 0;
}

/* From sixteen addresses of loopback. The server was started by one who may open a thousand files
 * only, and sees to it itself. */
static void
test_connections (ServerProgram *program, gconstpointer path)
{
  g_autoptr (GPtrArray) peers = g_ptr_array_new_with_free_func ((GDestroyNotify) raw_peer_free);

  server_program_start (program);
  if (!open_files_up_to (MANY_FILES)) {
    g_test_skip ("so many files cannot be open here");
    return;
  }
  for (guint i = 0; i < N_ADDRESSES; i++) {
    g_autofree char *address = g_strdup_printf ("127.0.1.%u", i + 1);

    for (guint j = 0; j < DIM_LIMIT_CONNECTIONS_A_PEER; j++)
      if (!is_let_in (program->url, address, peers))
        g_error ("connection %u of %s is not let in", j + 1, address);
    g_assert_false (is_let_in (program->url, address, peers));
  }
  g_assert_false (is_let_in (program->url, "127.0.2.1", peers));

  g_ptr_array_set_size (peers, 0);
  while (!is_let_in (program->url, "127.0.1.1", peers))
    g_ptr_array_set_size (peers, 0);
}

static void
set_up_program (ServerProgram *program, gconstpointer path)
{
  server_program_set_up (program, path);
}

static void
tear_down_program (ServerProgram *program, gconstpointer path)
{
  server_program_tear_down (program);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/limits/" name, CollectorFixture, argv[1], collector_fixture_set_up, function,      \
              collector_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc != 2)
    g_error ("usage: test-limits PROGRAM");
  (void) open_files_up_to (FEW_FILES);
  ADD ("json", test_json);
  ADD ("answers", test_answers);
  ADD ("faults", test_faults);
  ADD ("body", test_body);
  ADD ("batch", test_batch);
  ADD ("page", test_page);
  ADD ("path", test_path);
  ADD ("signature", test_signature);
  g_test_add ("/limits/connections", ServerProgram, argv[1], set_up_program, test_connections,
              tear_down_program);
  return g_test_run ();
}
