/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-exchange.h"

#include "dim-http-authentication.h"
#include "dim-http-headers.h"
#include "dim-http-refusal.h"

#include <string.h>

#define NONCES_FULL_RETRY_S 60
#define TOO_FAST_RETRY_S    1

struct _DimHttpExchange {
  grefcount references;
  SoupServerMessage *message;    /* NULL: gone */
  const DimHttpContext *context; /* NULL: gone */
  GDestroyNotify free_caller;
  DimHttpMatch match;
  GHashTable *query;
  GBytes *body;
  char *method;
  char *path;
  char *raw_query;
  char *origin;
  DimParsedSignature signature;
  gpointer caller;
  guint retry_after_s; /* should it be refused for now */
  gboolean is_paused;
  gboolean is_answered;
};

static const char *
request_header (DimHttpExchange *exchange, const char *name)
{
  return soup_message_headers_get_list (soup_server_message_get_request_headers (exchange->message),
                                        name);
}

static SoupMessageHeaders *
response_headers (DimHttpExchange *exchange)
{
  return soup_server_message_get_response_headers (exchange->message);
}

static gint64
now_s (DimHttpExchange *exchange)
{
  return dim_clock_now_s (exchange->context->clock);
}

/* The headers are borrowed from the message, so this lasts no longer than it. */
static DimSignedRequest
signed_request (DimHttpExchange *exchange)
{
  DimSignedRequest request = {
    .method = exchange->method,
    .path = exchange->path,
    .query = exchange->raw_query,
    .content_digest = request_header (exchange, "Content-Digest"),
    .signature_input = request_header (exchange, "Signature-Input"),
    .signature = request_header (exchange, "Signature"),
  };

  request.body = g_bytes_get_data (exchange->body, &request.body_length);
  return request;
}

/* The handler may be the one that is running now: then libsoup goes on by itself when it returns.
 */
static void
send_response (DimHttpExchange *exchange)
{
  exchange->is_answered = TRUE;
  if (exchange->is_paused)
    soup_server_message_unpause (exchange->message);
  exchange->is_paused = FALSE;
}

static gboolean
can_answer (DimHttpExchange *exchange)
{
  g_return_val_if_fail (!exchange->is_answered, FALSE);
  return exchange->message != NULL;
}

static void
add_headers (DimHttpExchange *exchange)
{
  dim_http_headers_add_common (response_headers (exchange));
  dim_http_headers_set_date (response_headers (exchange), now_s (exchange));
  if (exchange->match.is_open)
    dim_http_headers_add_open (response_headers (exchange));
}

static void
send_problem (DimHttpExchange *exchange, const DimProblem *problem)
{
  add_headers (exchange);
  dim_http_response_set_problem (exchange->message, problem);
  send_response (exchange);
}

static void
say_options (DimHttpExchange *exchange)
{
  SoupMessageHeaders *headers = response_headers (exchange);

  add_headers (exchange);
  soup_message_headers_replace (headers, "Allow", exchange->match.allow);
  if (exchange->match.is_open)
    soup_message_headers_replace (headers, "Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
  soup_server_message_set_status (exchange->message, SOUP_STATUS_NO_CONTENT, NULL);
  send_response (exchange);
}

static const char *
look_up_caller (DimHttpExchange *exchange, const DimSignedRequest *request)
{
  const DimHttpContext *context = exchange->context;
  guint8 public_key[DIM_SIGN_PUBLIC_BYTES] = { 0 };
  const char *code = "sleutel-onbekend";

  if (!context->lookup (exchange->signature.keyid, public_key, &exchange->caller, &code,
                        context->data))
    return code;
  return dim_http_authentication_verify (request, &exchange->signature, public_key, context->nonces,
                                         now_s (exchange));
}

/* Only for whom is proven: nobody uses up another's pace. */
static gboolean
is_too_fast (DimHttpExchange *exchange)
{
  return exchange->match.route->access == DIM_HTTP_SIGNED &&
         !dim_http_pace_admit (exchange->context->pace, exchange->signature.keyid,
                               g_get_monotonic_time ());
}

static const char *
authenticate (DimHttpExchange *exchange)
{
  DimSignedRequest request = signed_request (exchange);
  const char *refusal;

  if (exchange->match.route->access == DIM_HTTP_OPEN)
    return NULL;
  refusal = dim_http_authentication_read (&request, exchange->context->nonces, now_s (exchange),
                                          &exchange->signature);
  if (refusal == NULL && exchange->match.route->access == DIM_HTTP_SIGNED)
    refusal = look_up_caller (exchange, &request);
  return refusal;
}

static gboolean
takes_body (const DimHttpRoute *route)
{
  return strcmp (route->method, "GET") != 0;
}

/* The order is that of what one must know: there is such a thing, it can be said in JSON, who asks
 * is proven, and only then what the request itself holds. */
static const char *
find_refusal (DimHttpExchange *exchange)
{
  const DimHttpRoute *route = exchange->match.route;
  const char *refusal;

  if (!exchange->match.is_path_known)
    return "niet-gevonden";
  if (route == NULL)
    return "methode-niet-toegestaan";
  if (!dim_http_headers_accept (request_header (exchange, "Accept"), "application/json"))
    return "niet-aanvaardbaar";
  refusal = authenticate (exchange);
  if (refusal != NULL)
    return refusal;
  if (is_too_fast (exchange)) {
    exchange->retry_after_s = TOO_FAST_RETRY_S;
    return "tijdelijk-niet";
  }
  if (takes_body (route) &&
      !dim_http_headers_are_json (soup_server_message_get_request_headers (exchange->message)))
    return "geen-json";
  exchange->query = dim_http_query_parse (exchange->raw_query, route->queries);
  return exchange->query == NULL ? "onbekende-parameter" : NULL;
}

static void
free_exchange (DimHttpExchange *exchange)
{
  if (exchange->caller != NULL && exchange->free_caller != NULL)
    exchange->free_caller (exchange->caller);
  dim_http_match_clear (&exchange->match);
  dim_parsed_signature_clear (&exchange->signature);
  g_clear_pointer (&exchange->query, g_hash_table_unref);
  g_clear_pointer (&exchange->body, g_bytes_unref);
  g_free (exchange->method);
  g_free (exchange->path);
  g_free (exchange->raw_query);
  g_free (exchange->origin);
  g_free (exchange);
}

DimHttpExchange *
dim_http_exchange_new (SoupServerMessage *message, const DimHttpContext *context)
{
  DimHttpExchange *exchange = g_new0 (DimHttpExchange, 1);
  GUri *uri = soup_server_message_get_uri (message);

  g_ref_count_init (&exchange->references);
  exchange->message = message;
  exchange->context = context;
  exchange->free_caller = context->free_caller;
  exchange->retry_after_s = NONCES_FULL_RETRY_S;
  exchange->method = g_strdup (soup_server_message_get_method (message));
  exchange->path =
    g_strdup (soup_server_message_is_options_ping (message) ? "*" : g_uri_get_path (uri));
  exchange->raw_query = g_strdup (g_uri_get_query (uri));
  exchange->origin = g_strdup (soup_server_message_get_remote_host (message));
  exchange->body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  return exchange;
}

void
dim_http_exchange_serve (DimHttpExchange *exchange, DimHttpRouter *router)
{
  const DimHttpRoute *route;
  const char *refusal;

  dim_http_router_find (router, exchange->method, exchange->path, &exchange->match);
  if (exchange->match.is_path_known && strcmp (exchange->method, "OPTIONS") == 0) {
    say_options (exchange);
    return;
  }
  refusal = find_refusal (exchange);
  if (refusal != NULL) {
    dim_http_exchange_refuse_code (exchange, refusal);
    return;
  }
  route = exchange->match.route;
  route->handler (exchange, exchange->match.data);
  if (exchange->is_answered || exchange->message == NULL)
    return;
  /* Nobody else holds it, so nobody would ever answer. */
  if (g_ref_count_compare (&exchange->references, 1)) {
    dim_http_exchange_refuse_code (exchange, "storing");
    return;
  }
  exchange->is_paused = TRUE;
  soup_server_message_pause (exchange->message);
}

void
dim_http_exchange_refuse_code (DimHttpExchange *exchange, const char *code)
{
  g_autoptr (DimProblem) problem = dim_http_refusal_new (code);
  SoupMessageHeaders *headers = response_headers (exchange);
  g_autofree char *retry_after = g_strdup_printf ("%u", exchange->retry_after_s);

  if (problem->status == SOUP_STATUS_METHOD_NOT_ALLOWED)
    soup_message_headers_replace (headers, "Allow", exchange->match.allow);
  if (problem->status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    soup_message_headers_replace (headers, "Retry-After", retry_after);
  if (problem->status == SOUP_STATUS_BAD_REQUEST)
    dim_problem_add_fault (problem, "", problem->code, problem->detail);
  send_problem (exchange, problem);
}

void
dim_http_exchange_let_go (DimHttpExchange *exchange)
{
  exchange->message = NULL;
  exchange->context = NULL;
}

void
dim_http_response_set_problem (SoupServerMessage *message, const DimProblem *problem)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autoptr (GBytes) body = dim_problem_encode (problem);
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  if (problem->status == SOUP_STATUS_UNAUTHORIZED)
    dim_http_headers_add_challenge (headers);
  soup_server_message_set_status (message, problem->status, NULL);
  soup_server_message_set_response (message, "application/problem+json", SOUP_MEMORY_COPY, text,
                                    length);
}

DimHttpExchange *
dim_http_exchange_ref (DimHttpExchange *exchange)
{
  g_return_val_if_fail (exchange != NULL, NULL);
  g_ref_count_inc (&exchange->references);
  return exchange;
}

void
dim_http_exchange_unref (DimHttpExchange *exchange)
{
  if (exchange != NULL && g_ref_count_dec (&exchange->references))
    free_exchange (exchange);
}

const char *
dim_http_exchange_method (DimHttpExchange *exchange)
{
  g_return_val_if_fail (exchange != NULL, NULL);
  return exchange->method;
}

const char *
dim_http_exchange_parameter (DimHttpExchange *exchange, const char *name)
{
  g_return_val_if_fail (exchange != NULL && name != NULL, NULL);
  return g_hash_table_lookup (exchange->match.parameters, name);
}

const char *
dim_http_exchange_query (DimHttpExchange *exchange, const char *name)
{
  g_return_val_if_fail (exchange != NULL && name != NULL, NULL);
  return g_hash_table_lookup (exchange->query, name);
}

const char *
dim_http_exchange_if_match (DimHttpExchange *exchange)
{
  g_return_val_if_fail (exchange != NULL && exchange->message != NULL, NULL);
  return soup_message_headers_get_list (soup_server_message_get_request_headers (exchange->message),
                                        "If-Match");
}

GBytes *
dim_http_exchange_body (DimHttpExchange *exchange)
{
  g_return_val_if_fail (exchange != NULL, NULL);
  return exchange->body;
}

gconstpointer
dim_http_exchange_caller (DimHttpExchange *exchange)
{
  g_return_val_if_fail (exchange != NULL, NULL);
  return exchange->caller;
}

gboolean
dim_http_exchange_verify_with (DimHttpExchange *exchange,
                               const guint8 public_key[DIM_SIGN_PUBLIC_BYTES])
{
  DimSignedRequest request;

  g_return_val_if_fail (exchange != NULL && public_key != NULL, FALSE);
  if (exchange->message == NULL || exchange->match.route->access != DIM_HTTP_ENROLMENT)
    return FALSE;
  request = signed_request (exchange);
  return dim_http_authentication_verify (&request, &exchange->signature, public_key,
                                         exchange->context->nonces, now_s (exchange)) == NULL;
}

const char *
dim_http_exchange_origin (DimHttpExchange *exchange)
{
  g_return_val_if_fail (exchange != NULL, NULL);
  return exchange->origin;
}

void
dim_http_exchange_answer (DimHttpExchange *exchange, guint status, GBytes *body)
{
  g_autoptr (GBytes) owned_body = body;
  gsize length;
  const char *text;

  g_return_if_fail (exchange != NULL && body != NULL);
  if (!can_answer (exchange))
    return;
  text = g_bytes_get_data (owned_body, &length);
  add_headers (exchange);
  soup_server_message_set_status (exchange->message, status, NULL);
  soup_server_message_set_response (exchange->message, "application/json", SOUP_MEMORY_COPY, text,
                                    length);
  send_response (exchange);
}

void
dim_http_exchange_refuse (DimHttpExchange *exchange, DimProblem *problem)
{
  g_autoptr (DimProblem) owned_problem = problem;

  g_return_if_fail (exchange != NULL && problem != NULL);
  if (can_answer (exchange))
    send_problem (exchange, owned_problem);
}

void
dim_http_exchange_refuse_later (DimHttpExchange *exchange, DimProblem *problem, guint retry_after_s)
{
  g_autofree char *seconds = g_strdup_printf ("%u", retry_after_s);

  g_return_if_fail (exchange != NULL && problem != NULL);
  if (exchange->message != NULL)
    soup_message_headers_replace (response_headers (exchange), "Retry-After", seconds);
  dim_http_exchange_refuse (exchange, problem);
}
