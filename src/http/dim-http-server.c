/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-server.h"

#include "dim-error.h"
#include "dim-http-connections.h"
#include "dim-http-cut.h"
#include "dim-http-exchange.h"
#include "dim-http-headers.h"
#include "dim-http-refusal.h"
#include "dim-limits.h"

#include <string.h>

#define NONCES_MAX   (1024 * 1024)
#define SWEEP_S      5
#define EXCHANGE_KEY "dim-http-exchange"
#define RECEIVED_KEY "dim-http-received"

struct _DimHttpServer {
  SoupServer *soup;
  DimHttpRouter *router;
  DimHttpConnections *connections;
  DimHttpPace *unreadable; /* how fast an address may send what is no HTTP */
  DimHttpContext context;
  guint sweep;
};

static gboolean
is_before_headers (SoupServerMessage *message)
{
  return soup_message_headers_get_encoding (soup_server_message_get_response_headers (message)) ==
         SOUP_ENCODING_EOF;
}

/* libsoup answers what it cannot read by itself (400, 501, 505) and tells nobody. So until the
 * headers of a request are understood its answer is one whose body is written last, when the status
 * is known: see wrote_headers_cb. */
static void
prepare_for_unreadable (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  dim_http_headers_add_common (headers);
  soup_message_headers_replace (headers, "Content-Type", "application/problem+json");
  soup_message_headers_set_encoding (headers, SOUP_ENCODING_EOF);
}

static void
forget_unreadable (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_remove (headers, "Content-Type");
  soup_message_headers_set_encoding (headers, SOUP_ENCODING_CONTENT_LENGTH);
}

/* What is still thrown away of it has the time of a request. */
static void
refuse_early (SoupServerMessage *message, const char *code)
{
  g_autoptr (DimProblem) problem = dim_http_refusal_new (code);
  g_autoptr (GSocket) socket = g_object_ref (soup_server_message_get_socket (message));

  dim_http_cut_short (message, problem);
  dim_http_connections_begin (socket, g_get_monotonic_time ());
}

static void
let_go_cb (SoupServerMessage *message, gpointer data)
{
  DimHttpExchange *exchange = g_object_get_data (G_OBJECT (message), EXCHANGE_KEY);
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket != NULL)
    dim_http_connections_end (socket);
  if (exchange != NULL)
    dim_http_exchange_let_go (exchange);
}

static void
drop_exchange_cb (gpointer data)
{
  dim_http_exchange_let_go (data);
  dim_http_exchange_unref (data);
}

static void
got_chunk_cb (SoupServerMessage *message, GBytes *chunk, gpointer data)
{
  gsize received = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (message), RECEIVED_KEY));

  received += g_bytes_get_size (chunk);
  g_object_set_data (G_OBJECT (message), RECEIVED_KEY, GSIZE_TO_POINTER (received));
  if (received > DIM_LIMIT_BODY_BYTES)
    refuse_early (message, "te-groot");
}

/* libsoup 3.2 loses the target of a request whose body it cannot measure, so who sends many of what
 * is no HTTP is not heard for a while: see request_started_cb. */
static void
wrote_headers_cb (SoupServerMessage *message, gpointer data)
{
  DimHttpServer *server = data;
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  g_autoptr (DimProblem) problem = NULL;
  g_autoptr (GBytes) text = NULL;

  /* The 204 of OPTIONS has no length either. */
  if (!is_before_headers (message) ||
      soup_server_message_get_status (message) < SOUP_STATUS_BAD_REQUEST)
    return;
  (void) dim_http_pace_admit (server->unreadable, soup_server_message_get_remote_host (message),
                              g_get_monotonic_time ());
  problem = dim_http_refusal_for_status (soup_server_message_get_status (message));
  text = dim_problem_encode (problem);
  soup_message_body_append_bytes (body, text);
  soup_message_body_complete (body);
}

static gsize
request_line_size (SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  const char *query = g_uri_get_query (uri);

  return strlen (soup_server_message_get_method (message)) + strlen (g_uri_get_path (uri)) +
         (query != NULL ? strlen (query) + 1 : 0) + strlen ("  HTTP/1.1\r\n");
}

/* Why the body is not even read; NULL: it is. */
static const char *
find_early_refusal (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *length = soup_message_headers_get_one (headers, "Content-Length");

  if (request_line_size (message) + dim_http_headers_size (headers) > DIM_LIMIT_HEADER_BYTES)
    return "te-groot";
  if (!dim_http_headers_are_framed (headers))
    return "ongeldig-verzoek";
  if (length != NULL && g_ascii_strtoull (length, NULL, 10) > DIM_LIMIT_BODY_BYTES)
    return "te-groot";
  return NULL;
}

/* What takes a body but does not say how long it is may have one all the same: libsoup passes over
 * a header that it cannot read, and takes a broken piece of a body for its end. So nothing that
 * comes behind is read. */
static gboolean
may_have_more (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *method = soup_server_message_get_method (message);

  return soup_message_headers_get_one (headers, "Content-Length") == NULL &&
         (soup_message_headers_get_one (headers, "Transfer-Encoding") != NULL ||
          strcmp (method, "PUT") == 0 || strcmp (method, "POST") == 0);
}

/* Answers in pieces are none of ours, so Range is passed over. */
static void
early_cb (SoupServer *soup,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer data)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *refusal;

  forget_unreadable (message);
  soup_message_headers_remove (headers, "Range");
  refusal = find_early_refusal (message);
  if (refusal != NULL)
    refuse_early (message, refusal);
  else if (may_have_more (message))
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Connection",
                                  "close");
}

static void
request_cb (SoupServer *soup,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  DimHttpServer *server = data;
  DimHttpExchange *exchange = dim_http_exchange_new (message, &server->context);

  dim_http_connections_answer (soup_server_message_get_socket (message));
  g_object_set_data_full (G_OBJECT (message), EXCHANGE_KEY, exchange, drop_exchange_cb);
  dim_http_exchange_serve (exchange, server->router);
}

static void
request_started_cb (SoupServer *soup, SoupServerMessage *message, gpointer data)
{
  DimHttpServer *server = data;
  GSocket *socket = soup_server_message_get_socket (message);
  const char *peer = soup_server_message_get_remote_host (message);

  if (socket == NULL || peer == NULL ||
      !dim_http_pace_may (server->unreadable, peer, g_get_monotonic_time ()) ||
      !dim_http_connections_admit (server->connections, socket, peer)) {
    if (socket != NULL)
      (void) g_socket_close (socket, NULL);
    return;
  }
  dim_http_connections_begin (socket, g_get_monotonic_time ());
  prepare_for_unreadable (message);
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), NULL);
  g_signal_connect (message, "wrote-headers", G_CALLBACK (wrote_headers_cb), server);
  g_signal_connect (message, "finished", G_CALLBACK (let_go_cb), NULL);
  g_signal_connect (message, "disconnected", G_CALLBACK (let_go_cb), NULL);
}

static GSocketAddress *
read_address (const char *address, guint16 port, gboolean is_tls, GError **error)
{
  g_autoptr (GSocketAddress) socket_address = g_inet_socket_address_new_from_string (address, port);
  GInetAddress *inet;

  if (socket_address == NULL) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
                 "Cannot listen: the address is no IPv4 or IPv6 address");
    return NULL;
  }
  inet = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (socket_address));
  if (!is_tls && !g_inet_address_get_is_loopback (inet)) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
                 "Cannot listen: without a certificate on loopback only");
    return NULL;
  }
  return g_steal_pointer (&socket_address);
}

static gboolean
sweep_cb (gpointer data)
{
  DimHttpServer *server = data;

  dim_http_server_cut_late (server, g_get_monotonic_time ());
  dim_http_pace_forget (server->unreadable, g_get_monotonic_time ());
  return G_SOURCE_CONTINUE;
}

/* Raw paths: libsoup would decode them, and an encoded slash would become a real one. "*" has a
 * handler of its own because libsoup does not count it among all paths. */
DimHttpServer *
dim_http_server_new (const DimClock *clock,
                     DimHttpKeyLookup lookup,
                     GDestroyNotify free_caller,
                     gpointer data)
{
  DimHttpServer *server = g_new0 (DimHttpServer, 1);

  server->soup = SOUP_SERVER (g_object_new (SOUP_TYPE_SERVER, "raw-paths", TRUE, NULL));
  server->router = dim_http_router_new ();
  server->connections =
    dim_http_connections_new (DIM_LIMIT_CONNECTIONS, DIM_LIMIT_CONNECTIONS_A_PEER,
                              DIM_LIMIT_SILENCE_S, DIM_LIMIT_EXCHANGE_S);
  server->unreadable =
    dim_http_pace_new (DIM_LIMIT_UNREADABLE_BURST, DIM_LIMIT_UNREADABLE_A_MINUTE);
  server->context.clock = clock;
  server->context.nonces = dim_nonce_memory_new (DIM_LIMIT_SIGNATURE_SKEW_S, NONCES_MAX);
  server->context.pace = dim_http_pace_new (DIM_LIMIT_DEVICE_BURST, DIM_LIMIT_DEVICE_A_MINUTE);
  server->context.lookup = lookup;
  server->context.free_caller = free_caller;
  server->context.data = data;
  g_signal_connect (server->soup, "request-started", G_CALLBACK (request_started_cb), server);
  soup_server_add_early_handler (server->soup, NULL, early_cb, server, NULL);
  soup_server_add_handler (server->soup, NULL, request_cb, server, NULL);
  soup_server_add_early_handler (server->soup, "*", early_cb, server, NULL);
  soup_server_add_handler (server->soup, "*", request_cb, server, NULL);
  server->sweep = g_timeout_add_seconds (SWEEP_S, sweep_cb, server);
  return server;
}

void
dim_http_server_add_routes (DimHttpServer *server,
                            const DimHttpRoute *routes,
                            gsize n_routes,
                            gpointer data)
{
  g_return_if_fail (server != NULL && routes != NULL);
  dim_http_router_add (server->router, routes, n_routes, data);
}

gboolean
dim_http_server_listen (DimHttpServer *server,
                        const char *address,
                        guint16 port,
                        GTlsCertificate *certificate,
                        GError **error)
{
  g_autoptr (GSocketAddress) socket_address = NULL;
  g_autoptr (GError) cause = NULL;
  SoupServerListenOptions options = certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0;

  g_return_val_if_fail (server != NULL && address != NULL, FALSE);
  socket_address = read_address (address, port, certificate != NULL, error);
  if (socket_address == NULL)
    return FALSE;
  if (certificate != NULL)
    soup_server_set_tls_certificate (server->soup, certificate);
  if (!soup_server_listen (server->soup, socket_address, options, &cause)) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot listen: %s", cause->message);
    return FALSE;
  }
  return TRUE;
}

gboolean
dim_http_server_keep_nonces (DimHttpServer *server, const char *directory, GError **error)
{
  g_autofree char *folder = NULL;
  DimNonceFiles *files;

  g_return_val_if_fail (server != NULL && directory != NULL, FALSE);
  folder = g_build_filename (directory, "nonces", NULL);
  files = dim_nonce_files_open (folder, error);
  if (files == NULL)
    return FALSE;
  dim_nonce_memory_keep_in (server->context.nonces, files, dim_clock_now_s (server->context.clock));
  return TRUE;
}

void
dim_http_server_set_silence_s (DimHttpServer *server, guint silence_s)
{
  g_return_if_fail (server != NULL && silence_s > 0);
  dim_http_connections_set_silence_s (server->connections, silence_s);
}

void
dim_http_server_set_pace (DimHttpServer *server, guint burst, guint a_minute)
{
  g_return_if_fail (server != NULL && burst > 0 && a_minute > 0);
  g_clear_pointer (&server->context.pace, dim_http_pace_free);
  server->context.pace = dim_http_pace_new (burst, a_minute);
}

void
dim_http_server_cut_late (DimHttpServer *server, gint64 now_us)
{
  g_return_if_fail (server != NULL);
  dim_http_connections_cut_late (server->connections, now_us);
}

guint16
dim_http_server_port (DimHttpServer *server)
{
  g_autoptr (GSList) listeners = NULL;
  g_autoptr (GSocketAddress) address = NULL;

  g_return_val_if_fail (server != NULL, 0);
  listeners = soup_server_get_listeners (server->soup);
  if (listeners == NULL)
    return 0;
  address = g_socket_get_local_address (listeners->data, NULL);
  return address != NULL ? g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)) : 0;
}

void
dim_http_server_free (DimHttpServer *server)
{
  if (server == NULL)
    return;
  g_source_remove (server->sweep);
  soup_server_disconnect (server->soup);
  g_signal_handlers_disconnect_by_data (server->soup, server);
  g_object_unref (server->soup);
  dim_http_router_free (server->router);
  dim_http_connections_unref (server->connections);
  dim_nonce_memory_free (server->context.nonces);
  dim_http_pace_free (server->context.pace);
  dim_http_pace_free (server->unreadable);
  g_free (server);
}

void
dim_http_set_tls_policy (void)
{
  (void) g_setenv ("G_TLS_GNUTLS_PRIORITY",
                   "SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-RSA:-DHE-RSA:-AES-128-CBC:"
                   "-AES-256-CBC:-AES-128-CCM:-AES-256-CCM:-SHA1:%PROFILE_MEDIUM:"
                   "%SERVER_PRECEDENCE",
                   TRUE);
}
