/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-limits.h"
#include "http-fixture.h"

#include <string.h>

#define ACCEPT_JSON "Accept: application/json\r\n"

static char *
ask_plain (HttpFixture *fixture, const char *method, const char *target, const char *headers)
{
  g_autofree char *request = http_request_text (method, target, headers, "");

  return http_fixture_exchange (fixture, request);
}

static void
test_open_route_answers_anyone (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *response = ask_plain (fixture, "GET", "/v1/gezondheid", ACCEPT_JSON);
  g_autofree char *type = http_header (response, "Content-Type");
  g_autofree char *origin = http_header (response, "Access-Control-Allow-Origin");

  g_assert_cmpuint (http_status (response), ==, 200);
  g_assert_cmpstr (http_body (response), ==, "{\"status\":\"goed\"}");
  g_assert_cmpstr (type, ==, "application/json");
  g_assert_cmpstr (origin, ==, "*");
  http_assert_common_headers (response);
}

static void
test_head_is_get_without_body (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *response = ask_plain (fixture, "HEAD", "/v1/gezondheid", "");
  g_autofree char *length = http_header (response, "Content-Length");

  g_assert_cmpuint (http_status (response), ==, 200);
  g_assert_cmpstr (length, ==, "17");
  g_assert_cmpstr (http_body (response), ==, "");
  http_assert_common_headers (response);
}

static void
test_options_says_what_is_allowed (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *open = ask_plain (fixture, "OPTIONS", "/v1/gezondheid", "");
  g_autofree char *closed = ask_plain (fixture, "OPTIONS", "/v1/dingen/a", "");
  g_autofree char *open_allow = http_header (open, "Allow");
  g_autofree char *open_origin = http_header (open, "Access-Control-Allow-Origin");
  g_autofree char *closed_allow = http_header (closed, "Allow");
  g_autofree char *closed_origin = http_header (closed, "Access-Control-Allow-Origin");

  g_assert_cmpuint (http_status (open), ==, 204);
  g_assert_cmpstr (open_allow, ==, "GET, HEAD, OPTIONS");
  g_assert_cmpstr (open_origin, ==, "*");
  g_assert_cmpuint (http_status (closed), ==, 204);
  g_assert_cmpstr (closed_allow, ==, "PUT, OPTIONS");
  g_assert_null (closed_origin);
  http_assert_common_headers (closed);
}

static void
test_range_is_passed_over (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *response = ask_plain (fixture, "GET", "/v1/gezondheid", "Range: bytes=0-3\r\n");

  g_assert_cmpuint (http_status (response), ==, 200);
  g_assert_cmpstr (http_body (response), ==, "{\"status\":\"goed\"}");
}

static void
test_expect_continue_is_answered (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *response =
    ask_plain (fixture, "GET", "/v1/gezondheid", "Expect: 100-continue\r\n");
  const char *final = strstr (response, "HTTP/1.1 200");

  g_assert_cmpuint (http_status (response), ==, 100);
  g_assert_nonnull (final);
  http_assert_common_headers (final);
}

static void
test_unknown_paths_are_404 (HttpFixture *fixture, gconstpointer data)
{
  static const char *const targets[] = { "/",
                                         "/v1",
                                         "/v1/gezondheid/",
                                         "//v1/gezondheid",
                                         "/v1//gezondheid",
                                         "/v1%2Fgezondheid",
                                         "/v1/dingen/%2e%2e",
                                         "/v1/dingen/a%2Fb",
                                         "/v1/dingen/a%20b",
                                         "/v1/dingen//",
                                         "/V1/gezondheid" };

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++) {
    g_autofree char *response = ask_plain (fixture, "GET", targets[i], "");

    http_assert_refused (response, 404, "niet-gevonden");
  }
}

static void
test_star_is_404 (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *response = ask_plain (fixture, "OPTIONS", "*", "");

  http_assert_refused (response, 404, "niet-gevonden");
}

static void
test_wrong_method_is_405_with_allow (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *response = ask_plain (fixture, "DELETE", "/v1/dingen/a", "");
  g_autofree char *allow = http_header (response, "Allow");

  http_assert_refused (response, 405, "methode-niet-toegestaan");
  g_assert_cmpstr (allow, ==, "PUT, OPTIONS");
}

static void
test_accept_without_json_is_406 (HttpFixture *fixture, gconstpointer data)
{
  static const char *const refused[] = { "text/html", "application/json;q=0, text/html",
                                         "application/json;q=0, */*", "application/problem+json" };
  static const char *const taken[] = { "*/*", "application/*;q=0.1",
                                       "text/html, application/json" };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autofree char *header = g_strdup_printf ("Accept: %s\r\n", refused[i]);
    g_autofree char *response = ask_plain (fixture, "GET", "/v1/gezondheid", header);

    http_assert_refused (response, 406, "niet-aanvaardbaar");
  }
  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++) {
    g_autofree char *header = g_strdup_printf ("Accept: %s\r\n", taken[i]);
    g_autofree char *response = ask_plain (fixture, "GET", "/v1/gezondheid", header);

    g_assert_cmpuint (http_status (response), ==, 200);
  }
}

static void
test_body_of_another_type_is_415 (HttpFixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = {
    "", "Content-Type: text/plain\r\n", "Content-Type: application/json; charset=latin1\r\n",
    "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree char *nonce = g_strdup_printf ("type-%zu", i);
    const SignedParts parts = { .method = "PUT",
                                .path = "/v1/dingen/a-1",
                                .body = "{}",
                                .nonce = nonce };
    g_autofree char *signature = http_fixture_sign (fixture, &parts);
    g_autofree char *headers = g_strconcat (signature, wrong[i], NULL);
    g_autofree char *request = http_request_text ("PUT", "/v1/dingen/a-1", headers, "{}");
    g_autofree char *response = http_fixture_exchange (fixture, request);

    http_assert_refused (response, 415, "geen-json");
  }
}

static void
test_unknown_parameter_is_400 (HttpFixture *fixture, gconstpointer data)
{
  static const char *const targets[] = { "/v1/dingen?anders=1", "/v1/dingen?na=1&na=2",
                                         "/v1/dingen?na", "/v1/dingen?na=%00", "/v1/dingen?na=1&" };

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++) {
    g_autofree char *nonce = g_strdup_printf ("query-%zu", i);
    g_autofree char *response = http_fixture_ask (fixture, "GET", targets[i], nonce, "");

    http_assert_refused (response, 400, "onbekende-parameter");
  }
}

static void
test_query_is_decoded (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *response =
    http_fixture_ask (fixture, "GET", "/v1/dingen?aantal=2&na=a%2Bb", "n", "");

  g_assert_cmpuint (http_status (response), ==, 200);
  g_assert_cmpstr (http_body (response), ==, "{\"na\":\"a+b\"}");
}

static char *
repeat (char letter, gsize n)
{
  char *text = g_malloc (n + 1);

  memset (text, letter, n);
  text[n] = '\0';
  return text;
}

static void
test_body_at_the_limit_is_taken (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *body = repeat ('1', DIM_LIMIT_BODY_BYTES);
  g_autofree char *response = http_fixture_ask (fixture, "PUT", "/v1/dingen/a-1", "n", body);

  g_assert_cmpuint (http_status (response), ==, 201);
  g_assert_cmpstr (http_body (response), ==, body);
}

static void
test_large_body_is_413_unread (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *response =
    http_fixture_exchange (fixture, "PUT /v1/dingen/a-1 HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                    "Content-Length: 99999999999\r\n\r\nbegin");
  g_autofree char *connection = http_header (response, "Connection");

  http_assert_refused (response, 413, "te-groot");
  g_assert_cmpstr (connection, ==, "close");
}

static void
test_large_body_in_chunks_is_413 (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *chunk = repeat ('1', DIM_LIMIT_BODY_BYTES + 1);
  g_autofree char *request = g_strdup_printf ("PUT /v1/dingen/a-1 HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                              "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n",
                                              DIM_LIMIT_BODY_BYTES + 1, chunk);
  g_autofree char *response = http_fixture_exchange (fixture, request);

  http_assert_refused (response, 413, "te-groot");
}

static void
test_unreadable_requests_are_problems (HttpFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *request;
    guint status;
    const char *code;
  } cases[] = {
    { "GET /v1/gezondheid HTTP/1.1\r\n\r\n", 400, "ongeldig-verzoek" },
    { "GET\r\n\r\n", 400, "ongeldig-verzoek" },
    { "GET https://127.0.0.1/v1/gezondheid HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 400,
      "ongeldig-verzoek" },
    { "GET /v1/gezondheid HTTP/2.0\r\nHost: a\r\n\r\n", 505, "niet-ondersteund" },
    { "GET /v1/gezondheid HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 501,
      "niet-ondersteund" },
    { "GET /v1/gezondheid HTTP/1.1\r\nHost: a\r\nExpect: more\r\n\r\n", 417, "niet-ondersteund" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *response = http_fixture_exchange (fixture, cases[i].request);

    http_assert_refused (response, cases[i].status, cases[i].code);
  }
}

static void
test_answer_may_come_later (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *response = http_fixture_ask (fixture, "GET", "/v1/later", "n", "");

  g_assert_cmpuint (http_status (response), ==, 200);
  g_assert_cmpstr (http_body (response), ==, "{\"later\":true}");
}

static void
test_refusal_for_later_says_when (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *response = http_fixture_ask (fixture, "GET", "/v1/vol", "n", "");
  g_autofree char *retry_after = http_header (response, "Retry-After");

  http_assert_refused (response, 429, "quotum-op");
  g_assert_cmpstr (retry_after, ==, "3600");
}

/* 204 has no body, and so no length, but it is no answer to noise. */
static void
test_many_options_silence_nobody (HttpFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i <= DIM_LIMIT_UNREADABLE_BURST; i++) {
    g_autofree char *response =
      http_fixture_exchange (fixture, "OPTIONS /v1/gezondheid HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                      "Connection: close\r\n\r\n");

    g_assert_cmpuint (http_status (response), ==, 204);
  }
}

static void
test_silent_request_is_cut (HttpFixture *fixture, gconstpointer data)
{
  static const char *const halves[] = { "GET /v1/gezond", "PUT /v1/dingen/a HTTP/1.1\r\nHost: a\r\n"
                                                          "Content-Length: 10\r\n\r\n{" };

  dim_http_server_set_silence_s (fixture->server, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (halves); i++) {
    gint64 before_us = g_get_monotonic_time ();
    g_autofree char *response = http_fixture_exchange (fixture, halves[i]);

    g_assert_null (strstr (response, "HTTP/1.1 2"));
    g_assert_cmpint (g_get_monotonic_time () - before_us, <, 5 * G_TIME_SPAN_SECOND);
  }
}

/* Answers whatever the rest of a request would be, as long as nobody cuts it. */
static gpointer
send_half (gpointer data)
{
  HttpFixture *fixture = data;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection =
    g_socket_client_connect_to_host (client, "127.0.0.1", dim_http_server_port (fixture->server),
                                     NULL, NULL);
  static const char half[] = "PUT /v1/dingen/a-1 HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{";
  char piece[64];
  gssize n;

  g_assert_nonnull (connection);
  (void) g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), half,
                                    sizeof half - 1, NULL, NULL, NULL);
  n = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), piece,
                           sizeof piece, NULL, NULL);
  g_atomic_int_set (&fixture->is_cut, TRUE);
  g_main_context_wakeup (NULL);
  return GINT_TO_POINTER ((int) n);
}

/* Time is what the test says it is: within it a whole request goes by, past it half a one is cut.
 */
static void
test_late_request_is_cut (HttpFixture *fixture, gconstpointer data)
{
  const gint64 limit_us = DIM_LIMIT_EXCHANGE_S * G_TIME_SPAN_SECOND;
  GThread *thread = g_thread_new ("half", send_half, fixture);
  g_autofree char *response = NULL;

  response = ask_plain (fixture, "GET", "/v1/gezondheid", "");
  g_assert_cmpuint (http_status (response), ==, 200);
  dim_http_server_cut_late (fixture->server, g_get_monotonic_time () + limit_us / 2);
  g_assert_false (g_atomic_int_get (&fixture->is_cut));
  while (!g_atomic_int_get (&fixture->is_cut)) {
    g_main_context_iteration (NULL, FALSE);
    dim_http_server_cut_late (fixture->server, g_get_monotonic_time () + 2 * limit_us);
  }
  g_assert_cmpint (GPOINTER_TO_INT (g_thread_join (thread)), <=, 0);
}

static void
test_fast_device_waits (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *retry_after = NULL;

  dim_http_server_set_pace (fixture->server, 1, 1);
  first = http_fixture_ask (fixture, "GET", "/v1/dingen", "a", "");
  second = http_fixture_ask (fixture, "GET", "/v1/dingen", "b", "");
  retry_after = http_header (second, "Retry-After");

  g_assert_cmpuint (http_status (first), ==, 200);
  http_assert_refused (second, 503, "tijdelijk-niet");
  g_assert_cmpstr (retry_after, ==, "1");
}

/* A GET of @target whose request line and headers are @size bytes. */
static char *
write_headers (const char *target, gsize size)
{
  g_autofree char *start =
    g_strdup_printf ("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-Vulling: ",
                     target);
  g_autofree char *filling = repeat ('x', size - strlen (start) - strlen ("\r\n"));

  return g_strconcat (start, filling, "\r\n\r\n", NULL);
}

static void
test_headers_have_a_limit (HttpFixture *fixture, gconstpointer data)
{
  static const char *const targets[] = { "/v1/gezondheid", "/v1/gezondheid?", "/v1/%67ezondheid" };

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++) {
    gsize dropped = i == 2 ? 2 : 0; /* what normalising took off */
    g_autofree char *at = write_headers (targets[i], DIM_LIMIT_HEADER_BYTES + dropped);
    g_autofree char *past = write_headers (targets[i], DIM_LIMIT_HEADER_BYTES + dropped + 1);
    g_autofree char *taken = http_fixture_exchange (fixture, at);
    g_autofree char *refused = http_fixture_exchange (fixture, past);

    g_assert_cmpuint (http_status (taken), ==, 200);
    http_assert_refused (refused, 413, "te-groot");
  }
}

static void
send_and_leave (HttpFixture *fixture, const char *request)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection =
    g_socket_client_connect_to_host (client, "127.0.0.1", dim_http_server_port (fixture->server),
                                     NULL, NULL);

  g_assert_nonnull (connection);
  g_assert_true (
    g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request,
                               strlen (request), NULL, NULL, NULL));
  while (fixture->held == NULL)
    g_main_context_iteration (NULL, TRUE);
  (void) g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
}

static void
test_vanished_client_harms_nobody (HttpFixture *fixture, gconstpointer data)
{
  const SignedParts parts = { .method = "GET", .path = "/v1/later", .nonce = "n" };
  g_autofree char *signature = http_fixture_sign (fixture, &parts);
  g_autofree char *request = http_request_text ("GET", "/v1/later", signature, "");
  g_autofree char *response = NULL;

  send_and_leave (fixture, request);
  response = ask_plain (fixture, "GET", "/v1/gezondheid", "");

  g_assert_cmpuint (http_status (response), ==, 200);
}

static void
test_server_may_end_before_the_answer (HttpFixture *fixture, gconstpointer data)
{
  const SignedParts parts = { .method = "GET", .path = "/v1/later", .nonce = "n" };
  g_autofree char *signature = http_fixture_sign (fixture, &parts);
  g_autofree char *request = http_request_text ("GET", "/v1/later", signature, "");

  send_and_leave (fixture, request);
  g_clear_pointer (&fixture->server, dim_http_server_free);

  dim_http_exchange_answer (fixture->held, 200, g_bytes_new_static ("{}", 2));
  g_assert_cmpstr (dim_http_exchange_caller (fixture->held), ==, "caller");
}

static void
test_plain_listening_is_loopback_only (HttpFixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "0.0.0.0", "192.0.2.1", "::", "localhost", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (dim_http_server_listen (fixture->server, wrong[i], 0, NULL, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  }
}

static void
test_taken_port_is_an_error (HttpFixture *fixture, gconstpointer data)
{
  g_autoptr (DimHttpServer) second = dim_http_server_new (fixture->clock, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (dim_http_server_listen (second, "127.0.0.1",
                                          dim_http_server_port (fixture->server), NULL, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_STORAGE);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/http-server/" path, HttpFixture, NULL, http_fixture_set_up, function,              \
              http_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (dim_crypto_init ());
  ADD ("open-route-answers-anyone", test_open_route_answers_anyone);
  ADD ("head-is-get-without-body", test_head_is_get_without_body);
  ADD ("options-says-what-is-allowed", test_options_says_what_is_allowed);
  ADD ("range-is-passed-over", test_range_is_passed_over);
  ADD ("expect-continue-is-answered", test_expect_continue_is_answered);
  ADD ("unknown-paths-are-404", test_unknown_paths_are_404);
  ADD ("star-is-404", test_star_is_404);
  ADD ("wrong-method-is-405-with-allow", test_wrong_method_is_405_with_allow);
  ADD ("accept-without-json-is-406", test_accept_without_json_is_406);
  ADD ("body-of-another-type-is-415", test_body_of_another_type_is_415);
  ADD ("unknown-parameter-is-400", test_unknown_parameter_is_400);
  ADD ("query-is-decoded", test_query_is_decoded);
  ADD ("body-at-the-limit-is-taken", test_body_at_the_limit_is_taken);
  ADD ("large-body-is-413-unread", test_large_body_is_413_unread);
  ADD ("large-body-in-chunks-is-413", test_large_body_in_chunks_is_413);
  ADD ("unreadable-requests-are-problems", test_unreadable_requests_are_problems);
  ADD ("answer-may-come-later", test_answer_may_come_later);
  ADD ("refusal-for-later-says-when", test_refusal_for_later_says_when);
  ADD ("many-options-silence-nobody", test_many_options_silence_nobody);
  ADD ("silent-request-is-cut", test_silent_request_is_cut);
  ADD ("late-request-is-cut", test_late_request_is_cut);
  ADD ("fast-device-waits", test_fast_device_waits);
  ADD ("headers-have-a-limit", test_headers_have_a_limit);
  ADD ("vanished-client-harms-nobody", test_vanished_client_harms_nobody);
  ADD ("server-may-end-before-the-answer", test_server_may_end_before_the_answer);
  ADD ("plain-listening-is-loopback-only", test_plain_listening_is_loopback_only);
  ADD ("taken-port-is-an-error", test_taken_port_is_an_error);
  return g_test_run ();
}
