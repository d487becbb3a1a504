/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "collector-fixture.h"

#include "dim-limits.h"

#include <string.h>

/* What is no good HTTP, over a bare socket to the real collector: answered with a problem wherever
 * libsoup lets us, once, and never taken for the beginning of another request. */

#define GET    "GET /v1/gezondheid HTTP/1.1\r\n"
#define HOST   "Host: a\r\n"
#define PUT    "PUT /v1/voorvallen/01930000-0000-7000-8000-00000000000a HTTP/1.1\r\nHost: a\r\n"
#define CHUNKS "2\r\n{}\r\n0\r\n\r\n"

#define UNREADABLE "400 ongeldig-verzoek"
#define UNSIGNED   "401 handtekening-ontbreekt"
#define NOT_FOUND  "404 niet-gevonden"
#define NOT_SPOKEN "niet-ondersteund"

/* The peer says it and then that no more will come. */
typedef struct {
  const char *name;
  const char *bytes;
  const char *expected[3]; /* answers in turn: "200", or status and code; then it is closed */
} Row;

static const Row lines[] = {
  { "empty lines before it", "\r\n\r\n" GET HOST "\r\n", { "200" } },
  { "empty lines alone", "\r\n\r\n", { UNREADABLE } },
  { "HTTP/0.9 without a version", "GET /v1/gezondheid\r\n\r\n", { UNREADABLE } },
  { "HTTP/0.9", "GET /v1/gezondheid HTTP/0.9\r\n\r\n", { "505 " NOT_SPOKEN } },
  { "HTTP/1.0 without a host", "GET /v1/gezondheid HTTP/1.0\r\n\r\n", { "200" } },
  { "HTTP/1.2", "GET /v1/gezondheid HTTP/1.2\r\n" HOST "\r\n", { "505 " NOT_SPOKEN } },
  { "HTTP/3.0", "GET /v1/gezondheid HTTP/3.0\r\n" HOST "\r\n", { "505 " NOT_SPOKEN } },
  { "the beginning of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", { "505 " NOT_SPOKEN } },
  { "TLS to a server without",
    "\x16\x03\x01\x01\x01\x01\x01\x01\xfc\x03\x03 hello",
    { UNREADABLE } },
  { "four words", "GET /v1/gezondheid HTTP/1.1 x\r\n" HOST "\r\n", { UNREADABLE } },
  { "a space in the path", "GET /v1/gezond heid HTTP/1.1\r\n" HOST "\r\n", { UNREADABLE } },
  { "no path", "GET HTTP/1.1\r\n" HOST "\r\n", { UNREADABLE } },
  { "one word", "GET\r\n\r\n", { UNREADABLE } },
  { "bytes that are no text", "\xff\xfe\x01\x02\r\n\r\n", { UNREADABLE } },
  { "lines that end in CR", "GET /v1/gezondheid HTTP/1.1\rHost: a\r\r", { UNREADABLE } },
  { "lines that end in LF", "GET /v1/gezondheid HTTP/1.1\nHost: a\n\n", { "200" } },
  { "half a request line", "GET /v1/gezond", { UNREADABLE } },
  { "half the headers", GET "Ho", { UNREADABLE } },
  { "no host", GET "\r\n", { UNREADABLE } },
  { "two hosts", GET HOST "Host: b\r\n\r\n", { UNREADABLE } },
  { "two hosts in one line", GET "Host: a, b\r\n\r\n", { UNREADABLE } },
  { "a host with a path", GET "Host: a/b\r\n\r\n", { UNREADABLE } },
  { "a host with a wordy port", GET "Host: a:b\r\n\r\n", { UNREADABLE } },
  { "a space before the colon of the host", GET "Host : a\r\n\r\n", { UNREADABLE } },
  { "an Expect that nobody knows", GET HOST "Expect: koffie\r\n\r\n", { "417 " NOT_SPOKEN } },
  { "an upgrade to HTTP/2", GET HOST "Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n", { "200" } },
};

static const Row framing[] = {
  { "two lengths", PUT "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ", { UNREADABLE } },
  { "one length twice", PUT "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", { UNREADABLE } },
  { "a list of lengths", PUT "Content-Length: 2, 2\r\n\r\n{}", { UNREADABLE } },
  { "a negative length", PUT "Content-Length: -2\r\n\r\n{}", { UNREADABLE } },
  { "a length with a plus", PUT "Content-Length: +2\r\n\r\n{}", { UNREADABLE } },
  { "a hexadecimal length", PUT "Content-Length: 0x2\r\n\r\n{}", { UNREADABLE } },
  { "a length in words", PUT "Content-Length: twee\r\n\r\n{}", { UNREADABLE } },
  { "an empty length", PUT "Content-Length: \r\n\r\n{}", { UNREADABLE } },
  { "a length of 2^63", PUT "Content-Length: 9223372036854775808\r\n\r\n{}", { "413 te-groot" } },
  { "a length of 2^64", PUT "Content-Length: 18446744073709551616\r\n\r\n{}", { "413 te-groot" } },
  { "no length", PUT "\r\n" GET HOST "\r\n", { UNSIGNED } },
  { "a length and pieces",
    PUT "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n" CHUNKS,
    { UNREADABLE } },
  { "pieces and a length",
    PUT "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n" CHUNKS,
    { UNREADABLE } },
  { "pieces twice",
    PUT "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n" CHUNKS,
    { UNREADABLE } },
  { "pieces in a list",
    PUT "Transfer-Encoding: chunked, identity\r\n\r\n" CHUNKS,
    { "501 " NOT_SPOKEN } },
  { "a coding that nobody knows",
    PUT "Transfer-Encoding: xchunked\r\n\r\n" CHUNKS,
    { "501 " NOT_SPOKEN } },
  { "gzip", PUT "Transfer-Encoding: gzip\r\n\r\n{}", { "501 " NOT_SPOKEN } },
  { "a space before the colon of the coding",
    PUT "Transfer-Encoding : chunked\r\n\r\n" CHUNKS,
    { UNSIGNED } },
  { "a tab before the coding", PUT "Transfer-Encoding:\tchunked\r\n\r\n" CHUNKS, { UNSIGNED } },
  { "a piece whose size is no number",
    PUT "Transfer-Encoding: chunked\r\n\r\nzz\r\n" GET HOST "\r\n",
    { UNSIGNED } },
  { "a piece of negative size",
    PUT "Transfer-Encoding: chunked\r\n\r\n-2\r\n" GET HOST "\r\n",
    { UNSIGNED } },
  { "a request behind the last piece",
    PUT "Transfer-Encoding: chunked\r\n\r\n" CHUNKS GET HOST "\r\n",
    { UNSIGNED } },
  { "a header behind the last piece",
    PUT "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nSignature: dim=:AA==:\r\n\r\n",
    { UNSIGNED } },
  { "half a body", PUT "Content-Length: 10\r\n\r\n{", { NULL } },
  { "half of the pieces", PUT "Transfer-Encoding: chunked\r\n\r\n2\r\n{", { NULL } },
  { "two requests at once", GET HOST "\r\n" GET HOST "\r\n", { "200", "200" } },
  { "a good request and a bad one", GET HOST "\r\nRommel\r\n\r\n", { "200", UNREADABLE } },
  { "a bad request and a good one",
    PUT "Content-Length: x\r\n\r\n" GET HOST "\r\n",
    { UNREADABLE } },
  { "a body where none belongs", GET HOST "Content-Length: 2\r\n\r\n{}", { "200" } },
};

static const Row targets[] = {
  { "an absolute form", "GET http://a/v1/gezondheid HTTP/1.1\r\n" HOST "\r\n", { "200" } },
  { "an absolute form of another kind",
    "GET ftp://a/v1/gezondheid HTTP/1.1\r\n" HOST "\r\n",
    { UNREADABLE } },
  { "two slashes", "GET //v1/gezondheid HTTP/1.1\r\n" HOST "\r\n", { NOT_FOUND } },
  { "two slashes inside", "GET /v1//gezondheid HTTP/1.1\r\n" HOST "\r\n", { NOT_FOUND } },
  { "a slash at the end", "GET /v1/gezondheid/ HTTP/1.1\r\n" HOST "\r\n", { NOT_FOUND } },
  { "up and down again", "GET /v1/../v1/gezondheid HTTP/1.1\r\n" HOST "\r\n", { "200" } },
  { "up and out", "GET /../../etc/passwd HTTP/1.1\r\n" HOST "\r\n", { NOT_FOUND } },
  { "up and out, encoded",
    "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" HOST "\r\n",
    { NOT_FOUND } },
  { "an encoded NUL", "GET /v1/gezondheid%00 HTTP/1.1\r\n" HOST "\r\n", { NOT_FOUND } },
  { "an encoded slash", "GET /v1%2Fgezondheid HTTP/1.1\r\n" HOST "\r\n", { NOT_FOUND } },
  { "half an escape", "GET /v1/gezondheid% HTTP/1.1\r\n" HOST "\r\n", { UNREADABLE } },
  { "an escape that is none", "GET /v1/%zz HTTP/1.1\r\n" HOST "\r\n", { UNREADABLE } },
  { "capitals", "GET /V1/GEZONDHEID HTTP/1.1\r\n" HOST "\r\n", { NOT_FOUND } },
  { "a parameter of the path", "GET /v1/gezondheid;a=b HTTP/1.1\r\n" HOST "\r\n", { NOT_FOUND } },
  { "backslashes", "GET \\v1\\gezondheid HTTP/1.1\r\n" HOST "\r\n", { UNREADABLE } },
  { "UTF-8", "GET /v1/gez\xc3\xb6ndheid HTTP/1.1\r\n" HOST "\r\n", { NOT_FOUND } },
  { "Latin-1", "GET /v1/gez\xf6ndheid HTTP/1.1\r\n" HOST "\r\n", { NOT_FOUND } },
  { "a star", "GET * HTTP/1.1\r\n" HOST "\r\n", { NOT_FOUND } },
  { "an empty query", "GET /v1/gezondheid? HTTP/1.1\r\n" HOST "\r\n", { "200" } },
  { "a query",
    "GET /v1/gezondheid?a=1 HTTP/1.1\r\n" HOST "\r\n",
    { "400 onbekende-parameter:  onbekende-parameter" } },
  { "a query with a NUL",
    "GET /v1/gezondheid?%00 HTTP/1.1\r\n" HOST "\r\n",
    { "400 onbekende-parameter:  onbekende-parameter" } },
  { "OPTIONS", "OPTIONS /v1/gezondheid HTTP/1.1\r\n" HOST "\r\n", { "204" } },
  { "TRACE",
    "TRACE /v1/gezondheid HTTP/1.1\r\n" HOST "Cookie: x\r\n\r\n",
    { "405 methode-niet-toegestaan" } },
  { "PATCH",
    "PATCH /v1/gezondheid HTTP/1.1\r\n" HOST "Content-Length: 2\r\n\r\n{}",
    { "405 methode-niet-toegestaan" } },
  { "DELETE", "DELETE /v1/gezondheid HTTP/1.1\r\n" HOST "\r\n", { "405 methode-niet-toegestaan" } },
  { "a method in small letters",
    "get /v1/gezondheid HTTP/1.1\r\n" HOST "\r\n",
    { "405 methode-niet-toegestaan" } },
  { "CONNECT", "CONNECT a:443 HTTP/1.1\r\n" HOST "\r\n", { NOT_FOUND } },
  { "CONNECT to a path", "CONNECT /v1/gezondheid HTTP/1.1\r\n" HOST "\r\n", { UNREADABLE } },
};

/* "200", or what the problem says; NULL: it was closed. */
static char *
read_answer (RawPeer *peer, const Row *row)
{
  g_autoptr (RawAnswer) answer = raw_peer_read (peer, FALSE);
  g_autoptr (DimProblem) problem = NULL;

  if (answer == NULL)
    return NULL;
  if (strstr (answer->body, "passwd") != NULL || strstr (answer->body, "Cookie") != NULL)
    g_error ("%s is said back: %s", row->name, answer->body);
  if (answer->status < 400)
    return g_strdup_printf ("%u", answer->status);
  problem = raw_answer_problem (answer);
  return raw_problem_text (problem);
}

static void
check_bytes (CollectorFixture *fixture, const Row *row, gconstpointer bytes, gsize length)
{
  g_autofree char *before = stored_rows_digest (fixture->rows);
  g_autoptr (RawPeer) peer = raw_peer_new (fixture->program.url);

  g_test_message ("%s", row->name);
  (void) raw_peer_send (peer, bytes, (gssize) length);
  raw_peer_half_close (peer);
  for (gsize i = 0; i < G_N_ELEMENTS (row->expected); i++) {
    g_autofree char *said = read_answer (peer, row);

    g_assert_cmpstr (said, ==, row->expected[i]);
    if (said == NULL || row->expected[i] == NULL)
      break;
  }
  collector_fixture_assert_unharmed (fixture, before, row->name);
}

static void
check_rows (CollectorFixture *fixture, const Row *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    check_bytes (fixture, &rows[i], rows[i].bytes, strlen (rows[i].bytes));
}

static void
test_bad_lines_are_answered (CollectorFixture *fixture, gconstpointer path)
{
  check_rows (fixture, lines, G_N_ELEMENTS (lines));
}

static void
test_body_ends_where_it_says_once (CollectorFixture *fixture, gconstpointer path)
{
  check_rows (fixture, framing, G_N_ELEMENTS (framing));
}

static void
test_odd_targets_are_answered (CollectorFixture *fixture, gconstpointer path)
{
  check_rows (fixture, targets, G_N_ELEMENTS (targets));
}

static void
test_nul_is_refused (CollectorFixture *fixture, gconstpointer path)
{
  static const char in_value[] = GET HOST "X-A: a\0b\r\n\r\n";
  static const char in_name[] = GET HOST "X\0A: b\r\n\r\n";
  static const char in_path[] = "GET /v1/gezond\0heid HTTP/1.1\r\n" HOST "\r\n";
  const Row row = { "a NUL", NULL, { UNREADABLE } };

  check_bytes (fixture, &row, in_value, sizeof in_value - 1);
  check_bytes (fixture, &row, in_name, sizeof in_name - 1);
  check_bytes (fixture, &row, in_path, sizeof in_path - 1);
}

/* What does not even fit where libsoup reads headers is cut without a word: since 3.6 that is 100
 * KiB, before it 64. */
static void
test_huge_headers_are_cut (CollectorFixture *fixture, gconstpointer path)
{
  static const gsize sizes[] = { 102400, 1000000, 10000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autofree char *before = stored_rows_digest (fixture->rows);
    g_autofree char *filling = g_strnfill (sizes[i], 'x');
    g_autofree char *request = g_strconcat (GET HOST "X-A: ", filling, "\r\n\r\n", NULL);
    g_autoptr (RawPeer) peer = raw_peer_new (fixture->program.url);

    (void) raw_peer_send (peer, request, -1);
    g_assert_null (raw_peer_read (peer, FALSE));
    collector_fixture_assert_unharmed (fixture, before, "a huge header");
  }
}

/* At every byte of a good request the peer may be gone. */
static void
test_dropped_connections_leave_nothing (CollectorFixture *fixture, gconstpointer path)
{
  g_autofree char *before = stored_rows_digest (fixture->rows);
  g_autofree char *new_path = collector_fixture_fill (fixture, "/v1/intrekkingen/$new");
  g_autofree char *body = collector_fixture_fill (fixture, "{\"voorval\":\"$other\"}");
  const RawRequest request = { .key = fixture->desk->key,
                               .method = "PUT",
                               .path = new_path,
                               .body = body };
  g_autoptr (GBytes) bytes = raw_request_bytes (&request);
  gsize length = g_bytes_get_size (bytes);

  for (gsize end = 0; end < length; end += end + 20 < length ? 20 : 1) {
    g_autoptr (RawPeer) peer = raw_peer_new (fixture->program.url);

    g_assert_true (raw_peer_send (peer, g_bytes_get_data (bytes, NULL), (gssize) end));
  }
  collector_fixture_assert_unharmed (fixture, before, "a dropped connection");
}

static void
test_half_closed_peer_gets_its_answer (CollectorFixture *fixture, gconstpointer path)
{
  const RawRequest request = collector_fixture_repeat (fixture);
  g_autoptr (GBytes) bytes = raw_request_bytes (&request);
  g_autoptr (RawPeer) peer = raw_peer_new (fixture->program.url);
  g_autoptr (RawAnswer) answer = NULL;

  (void) raw_peer_send (peer, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  raw_peer_half_close (peer);
  answer = raw_peer_read (peer, FALSE);
  g_assert_nonnull (answer);
  g_assert_cmpuint (answer->status, ==, 200);
}

static void
test_head_has_no_body (CollectorFixture *fixture, gconstpointer path)
{
  static const struct {
    const char *target;
    guint status;
  } cases[] = { { "/v1/gezondheid", 200 }, { "/v1/wijzigingen", 401 }, { "/v1/niets", 404 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *request =
      g_strdup_printf ("HEAD %s HTTP/1.1\r\n" HOST "\r\n" GET HOST "\r\n", cases[i].target);
    g_autoptr (RawPeer) peer = raw_peer_new (fixture->program.url);
    g_autoptr (RawAnswer) head = NULL;
    g_autoptr (RawAnswer) next = NULL;

    (void) raw_peer_send (peer, request, -1);
    head = raw_peer_read (peer, TRUE);
    next = raw_peer_read (peer, FALSE);
    g_assert_cmpuint (head->status, ==, cases[i].status);
    g_assert_cmpstr (next->body, ==, "{\"status\":\"goed\"}");
  }
}

/* A good body in pieces is taken, and the connection ends with it. */
static void
test_good_pieces_are_taken (CollectorFixture *fixture, gconstpointer path)
{
  RawRequest request = collector_fixture_repeat (fixture);
  g_autofree char *signature = raw_request_signature (&request);
  g_autofree char *text =
    g_strdup_printf ("PUT %s HTTP/1.1\r\n" HOST "Content-Type: application/json\r\n"
                     "Transfer-Encoding: chunked\r\n%s\r\n%zx\r\n%s\r\n0\r\n\r\n",
                     fixture->path, signature, strlen (fixture->body), fixture->body);
  g_autoptr (RawPeer) peer = raw_peer_new (fixture->program.url);
  g_autoptr (RawAnswer) answer = NULL;
  g_autofree char *connection = NULL;

  (void) raw_peer_send (peer, text, -1);
  answer = raw_peer_read (peer, FALSE);
  g_assert_nonnull (answer);
  connection = raw_answer_header (answer, "Connection");
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpstr (connection, ==, "close");
}

/* The address of a peer that goes on with it is not heard for a while; others are. */
static void
test_address_of_much_rubbish_is_closed (CollectorFixture *fixture, gconstpointer path)
{
  const char *url = fixture->program.url;
  guint answered = 0;
  gboolean is_heard = TRUE;

  while (is_heard && answered <= 2 * DIM_LIMIT_UNREADABLE_BURST) {
    g_autoptr (RawPeer) peer = raw_peer_new_from (url, "127.0.3.1");
    g_autoptr (RawAnswer) answer = NULL;

    (void) raw_peer_send (peer, "Rommel\r\n\r\n", -1);
    answer = raw_peer_read (peer, FALSE);
    is_heard = answer != NULL;
    answered += is_heard ? 1 : 0;
  }
  g_assert_cmpuint (answered, >=, DIM_LIMIT_UNREADABLE_BURST);
  g_assert_false (is_heard);
  test_half_closed_peer_gets_its_answer (fixture, path);
}

static void
know_what_libsoup_loses (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "integration", "libsoup.supp", NULL);
  g_autofree char *options = g_strconcat ("suppressions=", path, NULL);

  (void) g_setenv ("LSAN_OPTIONS", options, TRUE);
  server_program_tell_sanitizers ("fast_unwind_on_malloc=0");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/malformed-http/" name, CollectorFixture, argv[1], collector_fixture_set_up,        \
              function, collector_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  if (argc != 2)
    g_error ("usage: test-malformed-http PROGRAM");
  know_what_libsoup_loses ();
  ADD ("bad-lines-are-answered", test_bad_lines_are_answered);
  ADD ("body-ends-where-it-says-once", test_body_ends_where_it_says_once);
  ADD ("odd-targets-are-answered", test_odd_targets_are_answered);
  ADD ("nul-is-refused", test_nul_is_refused);
  ADD ("huge-headers-are-cut", test_huge_headers_are_cut);
  ADD ("dropped-connections-leave-nothing", test_dropped_connections_leave_nothing);
  ADD ("half-closed-peer-gets-its-answer", test_half_closed_peer_gets_its_answer);
  ADD ("address-of-much-rubbish-is-closed", test_address_of_much_rubbish_is_closed);
  ADD ("head-has-no-body", test_head_has_no_body);
  ADD ("good-pieces-are-taken", test_good_pieces_are_taken);
  return g_test_run ();
}
