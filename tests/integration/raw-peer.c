/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "raw-peer.h"

#include "dim-bytes.h"
#include "dim-clock.h"
#include "dim-http-signature.h"

#include <string.h>

#define PATIENCE_S   60
#define NONCE_BYTES  16
#define N_COMPONENTS 4

struct _RawPeer {
  char *url;
  char *address; /* of its own; NULL: any */
  GSocketConnection *connection;
  GBufferedInputStream *input;
};

static GSocketConnection *
try_connect (RawPeer *peer)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) own =
    peer->address != NULL ? g_inet_socket_address_new_from_string (peer->address, 0) : NULL;
  g_autoptr (GUri) uri = g_uri_parse (peer->url, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection;

  g_socket_client_set_timeout (client, PATIENCE_S);
  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_set_local_address (client, own);
  connection = g_socket_client_connect_to_host (client, g_uri_get_host (uri),
                                                (guint16) g_uri_get_port (uri), NULL, &error);
  g_assert_no_error (error);
  return connection;
}

static void
connect_anew (RawPeer *peer)
{
  g_clear_object (&peer->input);
  g_clear_object (&peer->connection);
  peer->connection = try_connect (peer);
  peer->input = G_BUFFERED_INPUT_STREAM (
    g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (peer->connection))));
}

RawPeer *
raw_peer_new_from (const char *url, const char *address)
{
  RawPeer *peer = g_new0 (RawPeer, 1);

  peer->url = g_strdup (url);
  peer->address = g_strdup (address);
  connect_anew (peer);
  return peer;
}

RawPeer *
raw_peer_new (const char *url)
{
  return raw_peer_new_from (url, NULL);
}

void
raw_peer_free (RawPeer *peer)
{
  if (peer == NULL)
    return;
  g_clear_object (&peer->input);
  g_clear_object (&peer->connection);
  g_free (peer->url);
  g_free (peer->address);
  g_free (peer);
}

gboolean
raw_peer_send (RawPeer *peer, gconstpointer bytes, gssize length)
{
  gsize size = length < 0 ? strlen (bytes) : (gsize) length;

  return g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (peer->connection)),
                                    bytes, size, NULL, NULL, NULL);
}

void
raw_peer_half_close (RawPeer *peer)
{
  GSocket *socket = g_socket_connection_get_socket (peer->connection);

  g_assert_true (g_socket_shutdown (socket, FALSE, TRUE, NULL));
}

/* Status line and headers up to the empty line; NULL if the connection ends before it. */
static char *
read_head (RawPeer *peer)
{
  g_autoptr (GString) head = g_string_new (NULL);
  GDataInputStream *input = G_DATA_INPUT_STREAM (peer->input);

  g_data_input_stream_set_newline_type (input, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  do {
    g_autofree char *line = g_data_input_stream_read_line (input, NULL, NULL, NULL);

    if (line == NULL)
      return NULL;
    if (*line == '\0')
      return g_string_free (g_steal_pointer (&head), FALSE);
    g_string_append_printf (head, "%s\r\n", line);
  } while (TRUE);
}

static guint
read_status (const char *head)
{
  g_assert_true (g_str_has_prefix (head, "HTTP/1."));
  return (guint) g_ascii_strtoull (head + strlen ("HTTP/1.x "), NULL, 10);
}

static char *
read_to_end (RawPeer *peer)
{
  g_autoptr (GString) body = g_string_new (NULL);
  char piece[4096];
  gssize n;

  while ((n = g_input_stream_read (G_INPUT_STREAM (peer->input), piece, sizeof piece, NULL, NULL)) >
         0)
    g_string_append_len (body, piece, n);
  return g_string_free (g_steal_pointer (&body), FALSE);
}

static char *
read_body (RawPeer *peer, const RawAnswer *answer, gboolean is_head)
{
  g_autofree char *length = raw_answer_header (answer, "Content-Length");
  gsize size;
  char *body;

  if (is_head || answer->status == 204)
    return g_strdup ("");
  if (length == NULL)
    return read_to_end (peer);
  size = (gsize) g_ascii_strtoull (length, NULL, 10);
  body = g_malloc0 (size + 1);
  g_assert_true (
    g_input_stream_read_all (G_INPUT_STREAM (peer->input), body, size, &size, NULL, NULL));
  return body;
}

RawAnswer *
raw_peer_read (RawPeer *peer, gboolean is_head)
{
  g_autoptr (RawAnswer) answer = g_new0 (RawAnswer, 1);

  do {
    g_free (answer->head);
    answer->head = read_head (peer);
    if (answer->head == NULL)
      return NULL;
    answer->status = read_status (answer->head);
  } while (answer->status < 200);
  answer->body = read_body (peer, answer, is_head);
  return g_steal_pointer (&answer);
}

void
raw_answer_free (RawAnswer *answer)
{
  if (answer == NULL)
    return;
  g_free (answer->head);
  g_free (answer->body);
  g_free (answer);
}

char *
raw_answer_header (const RawAnswer *answer, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (answer->head, "\r\n", -1);
  gsize length = strlen (name);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (g_ascii_strncasecmp (lines[i], name, length) == 0 && lines[i][length] == ':')
      return g_strstrip (g_strdup (lines[i] + length + 1));
  return NULL;
}

static void
assert_headers_of_a_problem (const RawAnswer *answer)
{
  static const char *const expected[][2] = {
    { "Content-Type", "application/problem+json" },
    { "API-Version", "1.0.0" },
    { "Cache-Control", "no-store" },
    { "X-Content-Type-Options", "nosniff" },
    { "Server", NULL },
  };
  g_autofree char *challenge = raw_answer_header (answer, "WWW-Authenticate");
  g_autofree char *allow = raw_answer_header (answer, "Allow");
  g_autofree char *retry_after = raw_answer_header (answer, "Retry-After");

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autofree char *value = raw_answer_header (answer, expected[i][0]);

    g_assert_cmpstr (value, ==, expected[i][1]);
  }
  g_assert_cmpint (challenge != NULL, ==, answer->status == 401);
  g_assert_cmpint (allow != NULL, ==, answer->status == 405);
  g_assert_cmpint (retry_after != NULL, ==, answer->status == 429 || answer->status == 503);
}

DimProblem *
raw_answer_problem (const RawAnswer *answer)
{
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimProblem) problem = NULL;

  g_assert_nonnull (answer);
  body = g_bytes_new (answer->body, strlen (answer->body));
  problem = dim_problem_decode (body, &error);
  if (problem == NULL)
    g_error ("no problem but %s%s", answer->head, answer->body);
  assert_headers_of_a_problem (answer);
  g_assert_cmpuint (problem->status, ==, answer->status);
  g_assert_cmpstr (problem->title, !=, "");
  g_assert_cmpstr (problem->detail, !=, "");
  for (guint i = 0; i < problem->faults->len; i++)
    g_assert_cmpstr (((DimProblemFault *) problem->faults->pdata[i])->detail, !=, "");
  return g_steal_pointer (&problem);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
raw_problem_text (const DimProblem *problem)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < problem->faults->len; i++) {
    const DimProblemFault *fault = problem->faults->pdata[i];

    g_ptr_array_add (faults, g_strdup_printf ("%s %s", fault->pointer, fault->code));
  }
  g_ptr_array_sort (faults, compare_texts);
  g_ptr_array_add (faults, NULL);
  list = g_strjoinv ("; ", (char **) faults->pdata);
  return g_strdup_printf ("%u %s%s%s", problem->status, problem->code, *list != '\0' ? ": " : "",
                          list);
}

DimProblem *
raw_answer_expect (const RawAnswer *answer, const char *expected)
{
  DimProblem *problem = raw_answer_problem (answer);
  g_autofree char *said = raw_problem_text (problem);

  g_assert_cmpstr (said, ==, expected);
  return problem;
}

static const char *
signed_as (const char *other, const char *sent)
{
  return other != NULL ? other : sent;
}

static gsize
body_length (const RawRequest *request)
{
  if (request->body == NULL)
    return 0;
  return request->length != 0 ? request->length : strlen (request->body);
}

char *
raw_request_signature (const RawRequest *request)
{
  const char *query = signed_as (request->signed_query, request->query);
  g_autofree char *marked_query = g_strconcat ("?", query, NULL);
  g_autofree char *digest =
    request->signed_body != NULL
      ? dim_content_digest (request->signed_body, strlen (request->signed_body))
      : dim_content_digest (request->body, body_length (request));
  g_autofree char *thumbprint = dim_key_thumbprint (dim_signing_key_public (request->key));
  g_autofree char *nonce = NULL;
  g_autofree char *input = NULL;
  g_autofree char *signature = NULL;
  guint8 random[NONCE_BYTES];
  const DimComponent components[] = {
    { "@method", signed_as (request->signed_method, request->method) },
    { "@path", signed_as (request->signed_path, request->path) },
    { "@query", marked_query },
    { "content-digest", digest },
  };
  DimSignatureParams params = { 0 };

  dim_random_bytes (random, sizeof random);
  nonce = dim_base64url_encode (random, sizeof random);
  params.created = dim_clock_now_s (dim_clock_system ()) + request->created_offset_s;
  params.keyid = signed_as (request->keyid, thumbprint);
  params.nonce = signed_as (request->nonce, nonce);
  dim_signature_headers (request->key, components,
                         request->n_components != 0 ? request->n_components : N_COMPONENTS, &params,
                         &input, &signature);
  return g_strdup_printf ("Content-Digest: %s\r\nSignature-Input: %s\r\nSignature: %s\r\n", digest,
                          input, signature);
}

GBytes *
raw_request_bytes (const RawRequest *request)
{
  g_autofree char *signature = request->is_unsigned ? NULL : raw_request_signature (request);
  const char *type = request->type != NULL ? request->type : "application/json";
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s%s%s HTTP/1.1\r\nHost: 127.0.0.1\r\n", request->method,
                          request->path, request->query != NULL ? "?" : "",
                          request->query != NULL ? request->query : "");
  if (request->body != NULL)
    g_string_append_printf (text, "Content-Type: %s\r\nContent-Length: %zu\r\n", type,
                            body_length (request));
  g_string_append_printf (text, "%s%s\r\n", signature != NULL ? signature : "",
                          request->extra != NULL ? request->extra : "");
  if (request->body != NULL)
    g_string_append_len (text, request->body, (gssize) body_length (request));
  return g_string_free_to_bytes (text);
}

static RawAnswer *
exchange (RawPeer *peer, GBytes *bytes, gboolean is_head)
{
  (void) raw_peer_send (peer, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  return raw_peer_read (peer, is_head);
}

RawAnswer *
raw_peer_ask (RawPeer *peer, const RawRequest *request)
{
  g_autoptr (GBytes) bytes = raw_request_bytes (request);
  gboolean is_head = strcmp (request->method, "HEAD") == 0;
  RawAnswer *answer = exchange (peer, bytes, is_head);

  if (answer != NULL)
    return answer;
  connect_anew (peer);
  return exchange (peer, bytes, is_head);
}

char *
raw_peer_status (RawPeer *peer, const RawRequest *request)
{
  g_autoptr (RawAnswer) answer = raw_peer_ask (peer, request);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (DimProblem) problem = NULL;

  g_assert_nonnull (answer);
  if (answer->status < 400)
    return g_strdup_printf ("%u", answer->status);
  body = g_bytes_new (answer->body, strlen (answer->body));
  problem = dim_problem_decode (body, NULL);
  return g_strdup_printf ("%u %s", answer->status, problem != NULL ? problem->code : "?");
}

char *
raw_peer_enrol (RawPeer *peer,
                const char *code,
                const DimSigningKey *subject,
                const DimSigningKey *signer)
{
  g_autofree char *public_key =
    dim_base64_encode (dim_signing_key_public (subject), DIM_SIGN_PUBLIC_BYTES);
  g_autofree char *body =
    g_strdup_printf ("{\"code\":\"%s\",\"publiekeSleutel\":\"%s\"}", code, public_key);
  const RawRequest request = { .key = signer,
                               .method = "POST",
                               .path = "/v1/apparaten",
                               .body = body };

  return raw_peer_status (peer, &request);
}
