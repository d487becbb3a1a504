/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-http-client.h"
#include "dim-limits.h"
#include "http-fixture.h"

#include <string.h>

typedef struct {
  DimHttpClient *client; /* NULL: gone before the answer */
  DimHttpAnswer *answer;
  GError *error;
  gboolean is_done;
} Outcome;

static void
clear_outcome (Outcome *outcome)
{
  g_clear_pointer (&outcome->answer, dim_http_answer_free);
  g_clear_error (&outcome->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, clear_outcome)

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  outcome->answer = dim_http_client_send_finish (outcome->client, result, &outcome->error);
  outcome->is_done = TRUE;
}

static void
send (DimHttpClient *client,
      const char *method,
      const char *path,
      const char *query,
      const char *body,
      Outcome *outcome)
{
  g_autoptr (GBytes) bytes = body != NULL ? g_bytes_new_static (body, strlen (body)) : NULL;

  outcome->client = client;
  dim_http_client_send (client, method, path, query, bytes, NULL, sent_cb, outcome);
  while (!outcome->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static DimHttpClient *
client_for_port (HttpFixture *fixture, guint16 port)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/", port);
  g_autoptr (GError) error = NULL;
  DimHttpClient *client = dim_http_client_new (url, fixture->key, fixture->clock, &error);

  g_assert_no_error (error);
  return client;
}

static DimHttpClient *
client_for_server (HttpFixture *fixture)
{
  return client_for_port (fixture, dim_http_server_port (fixture->server));
}

static void
assert_answer (const Outcome *outcome, guint status, const char *body)
{
  g_autofree char *text = NULL;

  g_assert_no_error (outcome->error);
  g_assert_cmpuint (outcome->answer->status, ==, status);
  g_assert_null (outcome->answer->problem);
  text = g_strndup (g_bytes_get_data (outcome->answer->body, NULL),
                    g_bytes_get_size (outcome->answer->body));
  g_assert_cmpstr (text, ==, body);
}

static void
test_server_takes_what_client_signs (HttpFixture *fixture, gconstpointer data)
{
  g_autoptr (DimHttpClient) client = client_for_server (fixture);
  g_auto (Outcome) put = { 0 };
  g_auto (Outcome) get = { 0 };
  g_auto (Outcome) without_query = { 0 };

  send (client, "PUT", "/v1/dingen/a-1", NULL, "{\"a\":1}", &put);
  send (client, "GET", "/v1/dingen", "na=a%2Bb&aantal=3", NULL, &get);
  send (client, "GET", "/v1/dingen", NULL, NULL, &without_query);

  assert_answer (&put, 201, "{\"a\":1}");
  assert_answer (&get, 200, "{\"na\":\"a+b\"}");
  assert_answer (&without_query, 200, "{\"na\":\"\"}");
}

static void
test_refusal_comes_with_its_problem (HttpFixture *fixture, gconstpointer data)
{
  g_autoptr (DimHttpClient) client = client_for_server (fixture);
  g_auto (Outcome) missing = { 0 };
  g_auto (Outcome) full = { 0 };

  send (client, "GET", "/v1/nergens", NULL, NULL, &missing);
  send (client, "GET", "/v1/vol", NULL, NULL, &full);

  g_assert_no_error (missing.error);
  g_assert_cmpuint (missing.answer->status, ==, 404);
  g_assert_cmpstr (missing.answer->problem->code, ==, "niet-gevonden");
  g_assert_null (missing.answer->body);
  g_assert_cmpuint (missing.answer->retry_after_s, ==, 0);
  g_assert_no_error (full.error);
  g_assert_cmpuint (full.answer->status, ==, 429);
  g_assert_cmpuint (full.answer->retry_after_s, ==, 3600);
}

static void
test_address_must_be_safe (HttpFixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "",
                                       "example.org",
                                       "http://example.org",
                                       "http://127.0.0.1.example.org",
                                       "ftp://127.0.0.1",
                                       "https://",
                                       "https://name:word@example.org",
                                       "https://example.org/pad",
                                       "https://example.org/?a=1" };
  static const char *const right[] = { "https://example.org", "https://example.org:8443/",
                                       "http://127.0.0.1:8080", "http://[::1]:8080",
                                       "http://localhost:1" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (dim_http_client_new (wrong[i], fixture->key, fixture->clock, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (right); i++) {
    g_autoptr (DimHttpClient) client =
      dim_http_client_new (right[i], fixture->key, fixture->clock, NULL);

    g_assert_nonnull (client);
  }
}

/* A server that says @data to whoever connects, and nothing if that is NULL. */
static gboolean
say_canned_cb (GThreadedSocketService *service,
               GSocketConnection *connection,
               GObject *source,
               gpointer data)
{
  char piece[4096];
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  (void) g_input_stream_read (in, piece, sizeof piece, NULL, NULL);
  if (data != NULL)
    (void) g_output_stream_write_all (out, data, strlen (data), NULL, NULL, NULL);
  else
    while (g_input_stream_read (in, piece, sizeof piece, NULL, NULL) > 0)
      continue;
  return TRUE;
}

static void
assert_no_answer (HttpFixture *fixture, const char *canned, DimErrorCode code)
{
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (4);
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
  g_autoptr (DimHttpClient) client = client_for_port (fixture, port);
  g_auto (Outcome) outcome = { 0 };

  g_signal_connect (service, "run", G_CALLBACK (say_canned_cb), (gpointer) canned);
  g_socket_service_start (service);
  dim_http_client_set_silence_s (client, 1);
  send (client, "GET", "/v1/dingen", NULL, NULL, &outcome);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));

  g_assert_null (outcome.answer);
  g_assert_error (outcome.error, DIM_ERROR, (gint) code);
}

static void
test_what_is_not_our_server_is_told_apart (HttpFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *canned;
    DimErrorCode code;
  } cases[] = {
    { "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>",
      DIM_ERROR_UNTRUSTED },
    { "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n",
      DIM_ERROR_UNTRUSTED },
    { "HTTP/1.1 204 No Content\r\n\r\n", DIM_ERROR_UNTRUSTED },
    { "HTTP/1.1 304 Not Modified\r\n\r\n", DIM_ERROR_UNTRUSTED },
    { "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
      "Content-Length: 2\r\n\r\n{}",
      DIM_ERROR_UNTRUSTED },
    { "HTTP/1.1 404 Not Found\r\nContent-Type: application/problem+json\r\n"
      "Content-Length: 59\r\n\r\n"
      "{\"status\":403,\"title\":\"a\",\"detail\":\"b\",\"code\":\"geen-recht\"}",
      DIM_ERROR_UNTRUSTED },
    { "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"cut\":",
      DIM_ERROR_OFFLINE },
    { "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n"
      "Oops",
      DIM_ERROR_OFFLINE },
    { "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\n"
      "Content-Length: 2\r\n\r\n{}",
      DIM_ERROR_OFFLINE },
    { "rubbish\r\n\r\n", DIM_ERROR_UNTRUSTED },
    { "", DIM_ERROR_OFFLINE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("case %" G_GSIZE_FORMAT, i);
    assert_no_answer (fixture, cases[i].canned, cases[i].code);
  }
}

static void
test_answer_over_the_limit_is_a_strangers (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *body = g_strnfill (DIM_LIMIT_BODY_BYTES + 1, '1');
  g_autofree char *canned =
    g_strconcat ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n",
                 body, NULL);

  assert_no_answer (fixture, canned, DIM_ERROR_UNTRUSTED);
}

static void
test_stalling_server_is_offline (HttpFixture *fixture, gconstpointer data)
{
  assert_no_answer (fixture, NULL, DIM_ERROR_OFFLINE);
}

/* A head that promises, and then never more than a byte before the silence counts. */
static gboolean
drip_cb (GThreadedSocketService *service,
         GSocketConnection *connection,
         GObject *source,
         gpointer data)
{
  static const char head[] =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
  char piece[4096];
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  (void) g_input_stream_read (in, piece, sizeof piece, NULL, NULL);
  (void) g_output_stream_write_all (out, head, sizeof head - 1, NULL, NULL, NULL);
  g_socket_set_timeout (g_socket_connection_get_socket (connection), 1);
  while (g_output_stream_write_all (out, " ", 1, NULL, NULL, NULL)) {
    g_autoptr (GError) error = NULL;

    /* The client says nothing more: this waits for a second, or until it hangs up. */
    if (g_input_stream_read (in, piece, sizeof piece, NULL, &error) == 0 ||
        !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
      break;
  }
  return TRUE;
}

static void
test_dripping_server_is_offline (HttpFixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (4);
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
  g_autoptr (DimHttpClient) client = client_for_port (fixture, port);
  g_auto (Outcome) outcome = { 0 };

  g_signal_connect (service, "run", G_CALLBACK (drip_cb), NULL);
  g_socket_service_start (service);
  dim_http_client_set_whole_s (client, 2);
  send (client, "GET", "/v1/dingen", NULL, NULL, &outcome);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));

  g_assert_null (outcome.answer);
  g_assert_error (outcome.error, DIM_ERROR, DIM_ERROR_OFFLINE);
}

static void
test_nobody_there_is_offline (HttpFixture *fixture, gconstpointer data)
{
  guint16 port = dim_http_server_port (fixture->server);
  g_autoptr (DimHttpClient) client = client_for_port (fixture, port);
  g_auto (Outcome) outcome = { 0 };

  g_clear_pointer (&fixture->server, dim_http_server_free);
  send (client, "GET", "/v1/gezondheid", NULL, NULL, &outcome);

  g_assert_error (outcome.error, DIM_ERROR, DIM_ERROR_OFFLINE);
}

/* Answers a first request, and closes its connection at the second: who keeps connections must be
 * ready for that. What comes afterwards is answered. */
typedef struct {
  GMutex lock;
  guint requests;
  char *signatures[3];
} Forgetful;

static gboolean
answer_or_close (Forgetful *forgetful, const char *request, GOutputStream *out)
{
  static const char answer[] =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
  const char *signature = strstr (request, "Signature-Input:");
  guint number;

  g_mutex_lock (&forgetful->lock);
  number = forgetful->requests++;
  if (number < G_N_ELEMENTS (forgetful->signatures) && signature != NULL)
    forgetful->signatures[number] = g_strndup (signature, strcspn (signature, "\r"));
  g_mutex_unlock (&forgetful->lock);
  return number != 1 &&
         g_output_stream_write_all (out, answer, sizeof answer - 1, NULL, NULL, NULL);
}

static gboolean
forget_cb (GThreadedSocketService *service,
           GSocketConnection *connection,
           GObject *source,
           gpointer data)
{
  char piece[4096];
  gssize n;

  while ((n = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), piece,
                                   sizeof piece - 1, NULL, NULL)) > 0) {
    piece[n] = '\0';
    if (!answer_or_close (data, piece, g_io_stream_get_output_stream (G_IO_STREAM (connection))))
      return TRUE;
  }
  return TRUE;
}

static void
test_request_sent_again_is_signed_anew (HttpFixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (4);
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
  g_autoptr (DimHttpClient) client = client_for_port (fixture, port);
  Forgetful forgetful = { 0 };
  g_auto (Outcome) first = { 0 };
  g_auto (Outcome) second = { 0 };

  g_signal_connect (service, "run", G_CALLBACK (forget_cb), &forgetful);
  g_socket_service_start (service);
  send (client, "GET", "/v1/dingen", NULL, NULL, &first);
  send (client, "GET", "/v1/dingen", NULL, NULL, &second);
  g_clear_pointer (&client, dim_http_client_free);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));

  assert_answer (&first, 200, "{}");
  assert_answer (&second, 200, "{}");
  g_assert_cmpuint (forgetful.requests, ==, 3);
  g_assert_nonnull (forgetful.signatures[2]);
  g_assert_cmpstr (forgetful.signatures[1], !=, forgetful.signatures[2]);
  for (gsize i = 0; i < G_N_ELEMENTS (forgetful.signatures); i++)
    g_free (forgetful.signatures[i]);
}

static void
test_cancelling_stays_cancelling (HttpFixture *fixture, gconstpointer data)
{
  g_autoptr (DimHttpClient) client = client_for_server (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Outcome) outcome = { 0 };

  dim_http_client_send (client, "GET", "/v1/later", NULL, NULL, cancellable, sent_cb, &outcome);
  while (fixture->held == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  while (!outcome.is_done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_client_may_end_before_the_answer (HttpFixture *fixture, gconstpointer data)
{
  DimHttpClient *client = client_for_server (fixture);
  g_auto (Outcome) outcome = { 0 };

  dim_http_client_send (client, "GET", "/v1/later", NULL, NULL, NULL, sent_cb, &outcome);
  while (fixture->held == NULL)
    g_main_context_iteration (NULL, TRUE);
  dim_http_client_free (client);
  while (!outcome.is_done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_nonnull (outcome.error);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/http-client/" path, HttpFixture, NULL, http_fixture_set_up, function,              \
              http_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (dim_crypto_init ());
  ADD ("server-takes-what-client-signs", test_server_takes_what_client_signs);
  ADD ("refusal-comes-with-its-problem", test_refusal_comes_with_its_problem);
  ADD ("address-must-be-safe", test_address_must_be_safe);
  ADD ("what-is-not-our-server-is-told-apart", test_what_is_not_our_server_is_told_apart);
  ADD ("answer-over-the-limit-is-a-strangers", test_answer_over_the_limit_is_a_strangers);
  ADD ("stalling-server-is-offline", test_stalling_server_is_offline);
  ADD ("dripping-server-is-offline", test_dripping_server_is_offline);
  ADD ("nobody-there-is-offline", test_nobody_there_is_offline);
  ADD ("request-sent-again-is-signed-anew", test_request_sent_again_is_signed_anew);
  ADD ("cancelling-stays-cancelling", test_cancelling_stays_cancelling);
  ADD ("client-may-end-before-the-answer", test_client_may_end_before_the_answer);
  return g_test_run ();
}
