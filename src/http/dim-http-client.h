/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-clock.h"
#include "dim-problem.h"
#include "dim-signature.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The client half: one session to one server, every request signed. Main context of the thread
 * that made it. */
typedef struct _DimHttpClient DimHttpClient;

/* @base_url: "https://…" or, on loopback only, "http://127.0.0.1:8080"; DIM_ERROR_INVALID
 * otherwise. @key is borrowed and must outlive the client. */
DimHttpClient *dim_http_client_new (const char *base_url,
                                    const DimSigningKey *key,
                                    const DimClock *clock,
                                    GError **error);
void dim_http_client_free (DimHttpClient *client);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimHttpClient, dim_http_client_free)

/* How long the server may be silent before it counts as out of reach; 30 s if never called. */
void dim_http_client_set_silence_s (DimHttpClient *client, guint silence_s);
/* How long a whole answer may take, however it drips in; 300 s if never called. */
void dim_http_client_set_whole_s (DimHttpClient *client, guint whole_s);

typedef struct {
  guint status;        /* 200, 201, or an error that came with a problem body */
  GBytes *body;        /* JSON on 200 and 201; else NULL */
  DimProblem *problem; /* on 4xx and 5xx */
  guint retry_after_s; /* 0: not said */
  gint64 ahead_s;      /* this clock, of the server's; 0: it did not say */
} DimHttpAnswer;
void dim_http_answer_free (DimHttpAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimHttpAnswer, dim_http_answer_free)

/**
 * dim_http_client_send:
 * @path: "/v1/voorvallen/…", already safe; @query: "a=1&b=2" encoded, or NULL
 * @body: (nullable): JSON
 *
 * Redirects are not followed. DIM_ERROR_OFFLINE: nobody there, a cut connection, silence, too slow.
 * DIM_ERROR_UNTRUSTED: what answered is no server of ours (captive portal, HTML, redirect, another
 * certificate, a body over the limit). Both times nothing is known of what was sent.
 */
void dim_http_client_send (DimHttpClient *client,
                           const char *method,
                           const char *path,
                           const char *query,
                           GBytes *body,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* A PUT that holds only while its subject is still @etag (RFC 9110, 13.1.1; with its quotes), else
 * 412; ends with dim_http_client_send_finish. */
void dim_http_client_put_if_match (DimHttpClient *client,
                                   const char *path,
                                   const char *etag,
                                   GBytes *body,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
DimHttpAnswer *
dim_http_client_send_finish (DimHttpClient *client, GAsyncResult *result, GError **error);

/* How far this clock was ahead of the server's at its last answer; negative: behind. */
gint64 dim_http_client_ahead_s (const DimHttpClient *client);

G_END_DECLS
