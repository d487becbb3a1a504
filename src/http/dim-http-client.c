/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-client.h"

#include "dim-bytes.h"
#include "dim-crypto.h"
#include "dim-error.h"
#include "dim-http-headers.h"
#include "dim-http-signature.h"
#include "dim-limits.h"

#include <libsoup/soup.h>
#include <string.h>

#define SILENCE_S 30
/* Shorter than the server's, so that a kept connection is dropped here before it is there. */
#define IDLE_S     20
#define NONCE_SIZE 16
/* However slowly it goes: a server that sends a byte now and then must not hold up a round. */
#define WHOLE_S   300
#define READ_STEP 16384

struct _DimHttpClient {
  SoupSession *session;
  char *base_url; /* without a slash at its end */
  const DimSigningKey *key;
  const DimClock *clock;
  guint whole_s;
  gint64 ahead_s;
};

/* One request on its way. */
typedef struct {
  DimHttpClient *client; /* may be gone once the message is cancelled */
  const DimClock *clock;
  SoupMessage *message;
  char *path;
  char *query;
  GBytes *body;
  GInputStream *stream;
  GByteArray *received;
  GCancellable *stop; /* by the caller, or since it takes too long */
  GCancellable *caller;
  gulong caller_handler;
  GSource *limit;
  gboolean is_too_long;
} Sending;

static void
free_sending (Sending *sending)
{
  if (sending->caller != NULL)
    g_clear_signal_handler (&sending->caller_handler, sending->caller);
  g_clear_object (&sending->caller);
  g_clear_object (&sending->stop);
  g_source_destroy (sending->limit);
  g_clear_pointer (&sending->limit, g_source_unref);
  g_signal_handlers_disconnect_by_data (sending->message, sending);
  g_clear_object (&sending->message);
  g_clear_object (&sending->stream);
  g_clear_pointer (&sending->received, g_byte_array_unref);
  g_clear_pointer (&sending->body, g_bytes_unref);
  g_free (sending->path);
  g_free (sending->query);
  g_free (sending);
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return strcmp (host, "localhost") == 0 ||
         (address != NULL && g_inet_address_get_is_loopback (address));
}

static gboolean
is_bare (GUri *uri)
{
  const char *path = g_uri_get_path (uri);

  return (*path == '\0' || strcmp (path, "/") == 0) && g_uri_get_query (uri) == NULL &&
         g_uri_get_fragment (uri) == NULL && g_uri_get_userinfo (uri) == NULL &&
         g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';
}

static GUri *
read_base_url (const char *base_url, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (base_url, G_URI_FLAGS_NONE, NULL);
  gboolean is_fit = FALSE;

  if (uri != NULL && is_bare (uri))
    is_fit = strcmp (g_uri_get_scheme (uri), "https") == 0 ||
             (strcmp (g_uri_get_scheme (uri), "http") == 0 && is_loopback (g_uri_get_host (uri)));
  if (is_fit)
    return g_steal_pointer (&uri);
  g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
               "Cannot use server address: https://name, or http on this machine only");
  return NULL;
}

static SoupSession *
make_session (gboolean is_local)
{
  SoupSession *session = soup_session_new_with_options ("timeout", SILENCE_S, "idle-timeout",
                                                        IDLE_S, "user-agent", NULL, NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  if (is_local)
    soup_session_set_proxy_resolver (session, NULL);
  return session;
}

static void
sign (Sending *sending)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (sending->message);
  gsize length = 0;
  gconstpointer bytes = sending->body != NULL ? g_bytes_get_data (sending->body, &length) : NULL;
  guint8 random[NONCE_SIZE];
  g_autofree char *query = g_strconcat ("?", sending->query, NULL);
  g_autofree char *digest = dim_content_digest (bytes, length);
  g_autofree char *keyid = dim_key_thumbprint (dim_signing_key_public (sending->client->key));
  g_autofree char *nonce = NULL;
  g_autofree char *signature_input = NULL;
  g_autofree char *signature = NULL;
  const DimComponent components[] = {
    { "@method", soup_message_get_method (sending->message) },
    { "@path", sending->path },
    { "@query", query },
    { "content-digest", digest },
  };
  DimSignatureParams params = { dim_clock_now_s (sending->clock), keyid, NULL };

  dim_random_bytes (random, sizeof random);
  nonce = dim_base64url_encode (random, sizeof random);
  params.nonce = nonce;
  dim_signature_headers (sending->client->key, components, G_N_ELEMENTS (components), &params,
                         &signature_input, &signature);
  soup_message_headers_replace (headers, "Content-Digest", digest);
  soup_message_headers_replace (headers, "Signature-Input", signature_input);
  soup_message_headers_replace (headers, "Signature", signature);
}

static void
caller_cancelled_cb (GCancellable *caller, gpointer stop)
{
  g_cancellable_cancel (stop);
}

static gboolean
limit_cb (gpointer data)
{
  Sending *sending = data;

  sending->is_too_long = TRUE;
  g_cancellable_cancel (sending->stop);
  return G_SOURCE_REMOVE;
}

static void
limit_time (Sending *sending, GCancellable *cancellable)
{
  sending->stop = g_cancellable_new ();
  if (cancellable != NULL) {
    sending->caller = g_object_ref (cancellable);
    sending->caller_handler =
      g_cancellable_connect (cancellable, G_CALLBACK (caller_cancelled_cb), sending->stop, NULL);
  }
  sending->limit = g_timeout_source_new_seconds (sending->client->whole_s);
  g_source_set_callback (sending->limit, limit_cb, sending, NULL);
  g_source_attach (sending->limit, g_main_context_get_thread_default ());
}

/* libsoup sends a request again by itself when a kept connection turns out to be closed. The server
 * may have had the first one, and takes no nonce twice: so it is signed anew. */
static void
restarted_cb (SoupMessage *message, gpointer data)
{
  sign (data);
}

static SoupMessage *
make_message (Sending *sending, const char *method)
{
  g_autofree char *url = g_strconcat (sending->client->base_url, sending->path,
                                      sending->query != NULL ? "?" : NULL, sending->query, NULL);
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  SoupMessage *message;

  g_return_val_if_fail (uri != NULL, NULL);
  message = soup_message_new_from_uri (method, uri);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept",
                                "application/json, application/problem+json");
  if (sending->body != NULL)
    soup_message_set_request_body_from_bytes (message, "application/json", sending->body);
  return message;
}

static gboolean
is_strange (const GError *cause)
{
  return g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE) ||
         g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS) ||
         g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_HANDSHAKE) ||
         g_error_matches (cause, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING);
}

/* Cancelling by the caller stays what it is. A certificate that does not hold, or what is no HTTP,
 * is a stranger's; all else means that nobody was there. */
static GError *
explain (const Sending *sending, const GError *cause)
{
  if (sending->is_too_long)
    return g_error_new (DIM_ERROR, DIM_ERROR_OFFLINE, "Cannot reach server: it takes too long");
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (cause);
  return g_error_new (DIM_ERROR, is_strange (cause) ? DIM_ERROR_UNTRUSTED : DIM_ERROR_OFFLINE,
                      "Cannot reach server: %s", cause->message);
}

/* A gateway that answers for a server of ours that is away says so with 5xx. */
static void
distrust (GTask *task, const char *cause)
{
  const Sending *sending = g_task_get_task_data (task);
  gboolean is_away = soup_message_get_status (sending->message) >= 500;

  g_task_return_new_error (task, DIM_ERROR, is_away ? DIM_ERROR_OFFLINE : DIM_ERROR_UNTRUSTED,
                           "Cannot reach server: %s", cause);
}

static gboolean
is_done (guint status)
{
  return status == SOUP_STATUS_OK || status == SOUP_STATUS_CREATED;
}

static gboolean
read_success (Sending *sending, DimHttpAnswer *answer)
{
  if (!dim_http_headers_are_json (soup_message_get_response_headers (sending->message)))
    return FALSE;
  answer->body = g_byte_array_free_to_bytes (g_steal_pointer (&sending->received));
  return TRUE;
}

static gboolean
read_refusal (Sending *sending, DimHttpAnswer *answer)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (sending->message);
  g_autoptr (GBytes) body = NULL;

  if (answer->status < 400 || answer->status > 599 ||
      !dim_http_headers_have_type (headers, "application/problem+json"))
    return FALSE;
  body = g_byte_array_free_to_bytes (g_steal_pointer (&sending->received));
  answer->problem = dim_problem_decode (body, NULL);
  answer->retry_after_s =
    dim_http_headers_retry_after_s (headers, dim_clock_now_s (sending->clock) - answer->ahead_s);
  return answer->problem != NULL && answer->problem->status == answer->status;
}

/* A moment that the server names is one of its own clock, so that counts, right or wrong. */
static gint64
compare_clocks (const Sending *sending)
{
  gint64 now_s = dim_clock_now_s (sending->clock);
  gint64 said_s = now_s;

  (void) dim_http_headers_date_s (soup_message_get_response_headers (sending->message), &said_s);
  return now_s - said_s;
}

static void
finish (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (DimHttpAnswer) answer = g_new0 (DimHttpAnswer, 1);
  gboolean is_ours;

  answer->status = soup_message_get_status (sending->message);
  answer->ahead_s = compare_clocks (sending);
  is_ours =
    is_done (answer->status) ? read_success (sending, answer) : read_refusal (sending, answer);
  if (is_ours)
    g_task_return_pointer (task, g_steal_pointer (&answer), (GDestroyNotify) dim_http_answer_free);
  else
    distrust (task, "the answer is not our server's");
}

static void read_on (GTask *task);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) piece =
    g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &cause);
  gsize length;
  const guint8 *bytes;

  if (piece == NULL) {
    g_task_return_error (task, explain (sending, cause));
    return;
  }
  bytes = g_bytes_get_data (piece, &length);
  if (length == 0) {
    finish (task);
    return;
  }
  if (sending->received->len + length > DIM_LIMIT_BODY_BYTES) {
    distrust (task, "the answer is over the limit");
    return;
  }
  g_byte_array_append (sending->received, bytes, (guint) length);
  read_on (g_steal_pointer (&task));
}

static void
read_on (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (sending->stream, READ_STEP, G_PRIORITY_DEFAULT, sending->stop,
                                   read_cb, task);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GError) cause = NULL;

  sending->stream = soup_session_send_finish (SOUP_SESSION (source), result, &cause);
  if (sending->stream == NULL)
    g_task_return_error (task, explain (sending, cause));
  else
    read_on (g_steal_pointer (&task));
}

DimHttpClient *
dim_http_client_new (const char *base_url,
                     const DimSigningKey *key,
                     const DimClock *clock,
                     GError **error)
{
  g_autoptr (GUri) uri = NULL;
  DimHttpClient *client;

  g_return_val_if_fail (base_url != NULL && key != NULL && clock != NULL, NULL);
  uri = read_base_url (base_url, error);
  if (uri == NULL)
    return NULL;
  client = g_new0 (DimHttpClient, 1);
  client->session = make_session (is_loopback (g_uri_get_host (uri)));
  client->base_url = g_strdup (base_url);
  if (g_str_has_suffix (client->base_url, "/"))
    client->base_url[strlen (client->base_url) - 1] = '\0';
  client->key = key;
  client->clock = clock;
  client->whole_s = WHOLE_S;
  return client;
}

void
dim_http_client_free (DimHttpClient *client)
{
  if (client == NULL)
    return;
  soup_session_abort (client->session);
  g_object_unref (client->session);
  g_free (client->base_url);
  g_free (client);
}

void
dim_http_client_set_silence_s (DimHttpClient *client, guint silence_s)
{
  g_return_if_fail (client != NULL && silence_s > 0);
  soup_session_set_timeout (client->session, silence_s);
}

void
dim_http_client_set_whole_s (DimHttpClient *client, guint whole_s)
{
  g_return_if_fail (client != NULL && whole_s > 0);
  client->whole_s = whole_s;
}

void
dim_http_answer_free (DimHttpAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->body, g_bytes_unref);
  g_clear_pointer (&answer->problem, dim_problem_free);
  g_free (answer);
}

static Sending *
new_sending (DimHttpClient *client,
             const char *method,
             const char *path,
             const char *query,
             GBytes *body)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->client = client;
  sending->clock = client->clock;
  sending->path = g_strdup (path);
  sending->query = g_strdup (query);
  sending->body = body != NULL ? g_bytes_ref (body) : NULL;
  sending->received = g_byte_array_new ();
  sending->message = make_message (sending, method);
  return sending;
}

/* @task and @sending are taken. */
static void
start (GTask *task, Sending *sending)
{
  g_task_set_task_data (task, sending, (GDestroyNotify) free_sending);
  sign (sending);
  g_signal_connect (sending->message, "restarted", G_CALLBACK (restarted_cb), sending);
  limit_time (sending, g_task_get_cancellable (task));
  soup_session_send_async (sending->client->session, sending->message, G_PRIORITY_DEFAULT,
                           sending->stop, sent_cb, task);
}

void
/* NOLINTNEXTLINE(readability-function-size): as every asynchronous function of GIO */
dim_http_client_send (DimHttpClient *client,
                      const char *method,
                      const char *path,
                      const char *query,
                      GBytes *body,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (client != NULL && method != NULL && path != NULL && *path == '/');
  start (g_task_new (NULL, cancellable, callback, user_data),
         new_sending (client, method, path, query, body));
}

void
/* NOLINTNEXTLINE(readability-function-size): as every asynchronous function of GIO */
dim_http_client_put_if_match (DimHttpClient *client,
                              const char *path,
                              const char *etag,
                              GBytes *body,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Sending *sending;

  g_return_if_fail (client != NULL && path != NULL && *path == '/' && etag != NULL);
  sending = new_sending (client, "PUT", path, NULL, body);
  soup_message_headers_replace (soup_message_get_request_headers (sending->message), "If-Match",
                                etag);
  start (g_task_new (NULL, cancellable, callback, user_data), sending);
}

DimHttpAnswer *
dim_http_client_send_finish (DimHttpClient *client, GAsyncResult *result, GError **error)
{
  DimHttpAnswer *answer;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (answer != NULL)
    client->ahead_s = answer->ahead_s;
  return answer;
}

gint64
dim_http_client_ahead_s (const DimHttpClient *client)
{
  g_return_val_if_fail (client != NULL, 0);
  return client->ahead_s;
}
