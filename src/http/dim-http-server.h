/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-clock.h"
#include "dim-problem.h"
#include "dim-signature.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The server half: routes, signatures, limits, headers and problem bodies of PROTOCOL.md, the same
 * for collector and evaluator. Main thread only; a handler may answer later, also after a worker
 * has done its part. */
typedef struct _DimHttpServer DimHttpServer;

/* One request and its answer; kept alive by a reference until it is answered. */
typedef struct _DimHttpExchange DimHttpExchange;

/* Who signed. @caller is what the key lookup gave. */
const char *dim_http_exchange_method (DimHttpExchange *exchange);
/* A part of the path: the value of "{id}" in the route's pattern. NULL if there is none. */
const char *dim_http_exchange_parameter (DimHttpExchange *exchange, const char *name);
/* A decoded query parameter; NULL if it is not there. Names that the route did not declare have
 * been refused with 400 already. */
const char *dim_http_exchange_query (DimHttpExchange *exchange, const char *name);
/* The field If-Match as it came, of several their list; NULL: none. */
const char *dim_http_exchange_if_match (DimHttpExchange *exchange);
GBytes *dim_http_exchange_body (DimHttpExchange *exchange); /* borrowed */
gconstpointer dim_http_exchange_caller (DimHttpExchange *exchange);
/* The public key of an enrolment request's own signature is not known to the server: the handler
 * takes it from the body and asks here. */
gboolean dim_http_exchange_verify_with (DimHttpExchange *exchange,
                                        const guint8 public_key[DIM_SIGN_PUBLIC_BYTES]);
/* Address of the peer, for the audit log's "origin". */
const char *dim_http_exchange_origin (DimHttpExchange *exchange);

DimHttpExchange *dim_http_exchange_ref (DimHttpExchange *exchange);
void dim_http_exchange_unref (DimHttpExchange *exchange);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimHttpExchange, dim_http_exchange_unref)

/* Exactly one of these, once, on the main thread. @body is taken for application/json. */
void dim_http_exchange_answer (DimHttpExchange *exchange, guint status, GBytes *body);
/* @problem is taken. */
void dim_http_exchange_refuse (DimHttpExchange *exchange, DimProblem *problem);
/* With Retry-After, for 429 and 503. */
void dim_http_exchange_refuse_later (DimHttpExchange *exchange,
                                     DimProblem *problem,
                                     guint retry_after_s);

typedef void (*DimHttpHandler) (DimHttpExchange *exchange, gpointer data);

typedef enum {
  DIM_HTTP_OPEN,      /* no signature needed; CORS "*" */
  DIM_HTTP_ENROLMENT, /* signed by a key that only the handler can check */
  DIM_HTTP_SIGNED,    /* signed by a key that the lookup knows */
} DimHttpAccess;

typedef struct {
  const char *method;
  const char *pattern; /* "/v1/voorvallen/{id}" */
  DimHttpAccess access;
  const char *const *queries; /* names of query parameters; NULL: none */
  DimHttpHandler handler;
} DimHttpRoute;

/**
 * DimHttpKeyLookup:
 *
 * Finds the key by its keyid. Returns FALSE for an unknown or revoked one (401, @out_code then says
 * which: "sleutel-onbekend" or "apparaat-ingetrokken"). Must not wait for the disk.
 * @out_caller: what dim_http_exchange_caller gives, freed with the server's free_caller.
 */
typedef gboolean (*DimHttpKeyLookup) (const char *keyid,
                                      guint8 out_public_key[DIM_SIGN_PUBLIC_BYTES],
                                      gpointer *out_caller,
                                      const char **out_code,
                                      gpointer data);

DimHttpServer *dim_http_server_new (const DimClock *clock,
                                    DimHttpKeyLookup lookup,
                                    GDestroyNotify free_caller,
                                    gpointer data);
void dim_http_server_add_routes (DimHttpServer *server,
                                 const DimHttpRoute *routes,
                                 gsize n_routes,
                                 gpointer data);
/* @port 0 picks a free one. Without @certificate only loopback addresses are taken. */
gboolean dim_http_server_listen (DimHttpServer *server,
                                 const char *address,
                                 guint16 port,
                                 GTlsCertificate *certificate,
                                 GError **error);
/* Nonces are kept in @directory/nonces and outlive the program. DIM_ERROR_STORAGE if that folder
 * cannot be had. */
gboolean dim_http_server_keep_nonces (DimHttpServer *server, const char *directory, GError **error);
/* How long a peer may be silent in a request, or between two; 30 s if never called. For connections
 * that come after it. */
void dim_http_server_set_silence_s (DimHttpServer *server, guint silence_s);
/* How many requests a device may send at once, and a minute after that; else 503. As DIM_LIMIT_… if
 * never called. */
void dim_http_server_set_pace (DimHttpServer *server, guint burst, guint a_minute);
/* Cuts what has taken longer than DIM_LIMIT_EXCHANGE_S at @now_us, of the monotonic clock. The
 * server does so by itself every few seconds. */
void dim_http_server_cut_late (DimHttpServer *server, gint64 now_us);
guint16 dim_http_server_port (DimHttpServer *server);
void dim_http_server_free (DimHttpServer *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimHttpServer, dim_http_server_free)

/* Sets G_TLS_GNUTLS_PRIORITY to TLS 1.2 (ECDHE, AEAD) and 1.3; before any TLS object is made. */
void dim_http_set_tls_policy (void);

G_END_DECLS
