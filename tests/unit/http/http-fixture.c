/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "http-fixture.h"

#include "dim-http-signature.h"

#include <string.h>

#define NOW_S            G_GINT64_CONSTANT (1793700000)
#define ANSWER_TIMEOUT_S 10

typedef struct {
  HttpFixture *fixture;
  guint16 port;
  const char *request;
  char *response;
  gint is_done;
} Asking;

static GBytes *
text_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
say_healthy (DimHttpExchange *exchange, gpointer data)
{
  dim_http_exchange_answer (exchange, 200, text_bytes ("{\"status\":\"goed\"}"));
}

static void
say_query (DimHttpExchange *exchange, gpointer data)
{
  const char *after = dim_http_exchange_query (exchange, "na");
  g_autofree char *body = g_strdup_printf ("{\"na\":\"%s\"}", after != NULL ? after : "");

  dim_http_exchange_answer (exchange, 200, text_bytes (body));
}

static void
echo_put (DimHttpExchange *exchange, gpointer data)
{
  g_assert_cmpstr (dim_http_exchange_caller (exchange), ==, "caller");
  g_assert_cmpstr (dim_http_exchange_origin (exchange), ==, "127.0.0.1");
  g_assert_cmpstr (dim_http_exchange_parameter (exchange, "id"), ==, "a-1");
  dim_http_exchange_answer (exchange, 201, g_bytes_ref (dim_http_exchange_body (exchange)));
}

static void
enrol (DimHttpExchange *exchange, gpointer data)
{
  HttpFixture *fixture = data;

  if (dim_http_exchange_verify_with (exchange, dim_signing_key_public (fixture->key)))
    dim_http_exchange_answer (exchange, 201, text_bytes ("{}"));
  else
    dim_http_exchange_refuse (exchange,
                              dim_problem_new (401, "handtekening-ongeldig", "Titel", "Zin."));
}

static void
hold (DimHttpExchange *exchange, gpointer data)
{
  HttpFixture *fixture = data;

  fixture->held = dim_http_exchange_ref (exchange);
}

static void
say_full (DimHttpExchange *exchange, gpointer data)
{
  dim_http_exchange_refuse_later (exchange, dim_problem_new (429, "quotum-op", "Titel", "Zin."),
                                  3600);
}

static const char *const queries[] = { "na", "aantal", NULL };

static const DimHttpRoute routes[] = {
  { "GET", "/v1/gezondheid", DIM_HTTP_OPEN, NULL, say_healthy },
  { "GET", "/v1/dingen", DIM_HTTP_SIGNED, queries, say_query },
  { "PUT", "/v1/dingen/{id}", DIM_HTTP_SIGNED, NULL, echo_put },
  { "POST", "/v1/apparaten", DIM_HTTP_ENROLMENT, NULL, enrol },
  { "GET", "/v1/later", DIM_HTTP_SIGNED, NULL, hold },
  { "GET", "/v1/vol", DIM_HTTP_SIGNED, NULL, say_full },
};

static gboolean
look_up (const char *keyid,
         guint8 out_public_key[DIM_SIGN_PUBLIC_BYTES],
         gpointer *out_caller,
         const char **out_code,
         gpointer data)
{
  HttpFixture *fixture = data;
  g_autofree char *own = dim_key_thumbprint (dim_signing_key_public (fixture->key));

  if (strcmp (own, keyid) != 0 || fixture->is_revoked) {
    *out_code = fixture->is_revoked ? "apparaat-ingetrokken" : "sleutel-onbekend";
    return FALSE;
  }
  memcpy (out_public_key, dim_signing_key_public (fixture->key), DIM_SIGN_PUBLIC_BYTES);
  *out_caller = g_strdup ("caller");
  return TRUE;
}

void
http_fixture_set_up (HttpFixture *fixture, gconstpointer data)
{
  static const guint8 seed[DIM_SIGN_SEED_BYTES] = { 7 };
  g_autoptr (GError) error = NULL;

  fixture->clock = dim_clock_new_manual (NOW_S * G_USEC_PER_SEC);
  fixture->key = dim_signing_key_new_from_seed (seed);
  fixture->server = dim_http_server_new (fixture->clock, look_up, g_free, fixture);
  dim_http_server_add_routes (fixture->server, routes, G_N_ELEMENTS (routes), fixture);
  dim_http_server_listen (fixture->server, "127.0.0.1", 0, NULL, &error);
  g_assert_no_error (error);
}

void
http_fixture_tear_down (HttpFixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->held, dim_http_exchange_unref);
  g_clear_pointer (&fixture->server, dim_http_server_free);
  g_clear_pointer (&fixture->key, dim_signing_key_free);
  g_clear_pointer (&fixture->clock, dim_clock_free);
}

char *
http_fixture_sign (HttpFixture *fixture, const SignedParts *parts)
{
  const DimSigningKey *key = parts->key != NULL ? parts->key : fixture->key;
  g_autofree char *query = g_strconcat ("?", parts->query, NULL);
  const char *body = parts->body != NULL ? parts->body : "";
  g_autofree char *digest = dim_content_digest (body, strlen (body));
  g_autofree char *thumbprint = dim_key_thumbprint (dim_signing_key_public (key));
  g_autofree char *input = NULL;
  g_autofree char *signature = NULL;
  const DimComponent components[] = { { "@method", parts->method },
                                      { "@path", parts->path },
                                      { "@query", query },
                                      { "content-digest", digest } };
  DimSignatureParams params = { dim_clock_now_s (fixture->clock) + parts->created_offset_s,
                                parts->keyid != NULL ? parts->keyid : thumbprint, parts->nonce };

  dim_signature_headers (key, components, parts->n_components != 0 ? parts->n_components : 4,
                         &params, &input, &signature);
  return g_strdup_printf ("Content-Digest: %s\r\nSignature-Input: %s\r\nSignature: %s\r\n", digest,
                          input, signature);
}

char *
http_request_text (const char *method, const char *target, const char *headers, const char *body)
{
  return g_strdup_printf ("%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                          "Content-Length: %zu\r\n%s\r\n%s",
                          method, target, strlen (body), headers, body);
}

static gpointer
ask_thread (gpointer data)
{
  Asking *asking = data;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GString) response = g_string_new (NULL);
  char piece[4096];
  gssize n;

  g_socket_client_set_timeout (client, ANSWER_TIMEOUT_S);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", asking->port, NULL, NULL);
  g_assert_nonnull (connection);
  (void) g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                                    asking->request, strlen (asking->request), NULL, NULL, NULL);
  while ((n = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), piece,
                                   sizeof piece, NULL, NULL)) > 0)
    g_string_append_len (response, piece, n);
  asking->response = g_string_free (g_steal_pointer (&response), FALSE);
  g_atomic_int_set (&asking->is_done, TRUE);
  g_main_context_wakeup (NULL);
  return NULL;
}

/* Whoever waits at /v1/later gets the answer once the handler has returned. */
static void
answer_held (HttpFixture *fixture)
{
  DimHttpExchange *held = g_steal_pointer (&fixture->held);

  if (held == NULL)
    return;
  dim_http_exchange_answer (held, 200, text_bytes ("{\"later\":true}"));
  dim_http_exchange_unref (held);
}

char *
http_fixture_exchange (HttpFixture *fixture, const char *request)
{
  Asking asking = { fixture, dim_http_server_port (fixture->server), request, NULL, FALSE };
  GThread *thread = g_thread_new ("ask", ask_thread, &asking);

  while (!g_atomic_int_get (&asking.is_done)) {
    g_main_context_iteration (NULL, TRUE);
    answer_held (fixture);
  }
  g_thread_join (thread);
  return asking.response;
}

char *
http_fixture_ask (HttpFixture *fixture,
                  const char *method,
                  const char *target,
                  const char *nonce,
                  const char *body)
{
  g_auto (GStrv) split = g_strsplit (target, "?", 2);
  const SignedParts parts = { .method = method,
                              .path = split[0],
                              .query = split[1],
                              .body = body,
                              .nonce = nonce };
  g_autofree char *signature = http_fixture_sign (fixture, &parts);
  g_autofree char *headers = g_strconcat (signature, "Content-Type: application/json\r\n", NULL);
  g_autofree char *request = http_request_text (method, target, headers, body);

  return http_fixture_exchange (fixture, request);
}

guint
http_status (const char *response)
{
  g_assert_true (g_str_has_prefix (response, "HTTP/1."));
  return (guint) g_ascii_strtoull (response + 9, NULL, 10);
}

char *
http_header (const char *response, const char *name)
{
  g_autofree char *head = g_strndup (response, (gsize) (http_body (response) - response));
  g_auto (GStrv) lines = g_strsplit (head, "\r\n", -1);
  gsize length = strlen (name);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (g_ascii_strncasecmp (lines[i], name, length) == 0 && lines[i][length] == ':')
      return g_strstrip (g_strdup (lines[i] + length + 1));
  return NULL;
}

const char *
http_body (const char *response)
{
  const char *end = strstr (response, "\r\n\r\n");

  g_assert_nonnull (end);
  return end + 4;
}

void
http_assert_common_headers (const char *response)
{
  static const char *const expected[][2] = {
    { "API-Version", "1.0.0" },
    { "Cache-Control", "no-store" },
    { "Content-Security-Policy", "frame-ancestors 'none'" },
    { "Strict-Transport-Security", "max-age=31536000; includeSubDomains" },
    { "X-Content-Type-Options", "nosniff" },
    { "X-Frame-Options", "DENY" },
    { "Referrer-Policy", "no-referrer" },
    { "Server", NULL },
  };
  g_autofree char *date = http_header (response, "Date");

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autofree char *value = http_header (response, expected[i][0]);

    g_assert_cmpstr (value, ==, expected[i][1]);
  }
  g_assert_nonnull (date);
}

void
http_assert_refused (const char *response, guint status, const char *code)
{
  g_autofree char *type = http_header (response, "Content-Type");
  g_autofree char *challenge = http_header (response, "WWW-Authenticate");
  g_autoptr (GBytes) body = text_bytes (http_body (response));
  g_autoptr (GError) error = NULL;
  g_autoptr (DimProblem) problem = NULL;

  g_assert_cmpuint (http_status (response), ==, status);
  g_assert_cmpstr (type, ==, "application/problem+json");
  http_assert_common_headers (response);
  problem = dim_problem_decode (body, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problem->status, ==, status);
  g_assert_cmpstr (problem->code, ==, code);
  g_assert_cmpint (challenge != NULL, ==, status == 401);
}
