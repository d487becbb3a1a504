/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-http-server.h"

#include <gio/gio.h>

/* A real server on loopback in this thread, and requests to it as plain text from another. */
typedef struct {
  DimClock *clock;
  DimSigningKey *key;
  DimHttpServer *server;
  gboolean is_revoked;
  DimHttpExchange *held; /* of /v1/later, answered by the test */
  guint callers_freed;
  gint is_cut; /* the server ended what was under way */
} HttpFixture;

void http_fixture_set_up (HttpFixture *fixture, gconstpointer data);
void http_fixture_tear_down (HttpFixture *fixture, gconstpointer data);

/* What is signed; what is sent may differ. */
typedef struct {
  const char *method;
  const char *path;
  const char *query; /* NULL: none */
  const char *body;
  gint64 created_offset_s;
  const char *nonce;
  const DimSigningKey *key; /* NULL: the fixture's */
  const char *keyid;        /* NULL: the key's */
  guint n_components;       /* 0: all four */
} SignedParts;
/* "Content-Digest: …\r\nSignature-Input: …\r\nSignature: …\r\n" */
char *http_fixture_sign (HttpFixture *fixture, const SignedParts *parts);

/* A whole request with "Connection: close"; @headers with their line ends. */
char *
http_request_text (const char *method, const char *target, const char *headers, const char *body);

/* Sends and gives everything that came back until the server closed. */
char *http_fixture_exchange (HttpFixture *fixture, const char *request);
/* http_request_text, signed for what is sent, and exchanged. */
char *http_fixture_ask (HttpFixture *fixture,
                        const char *method,
                        const char *target,
                        const char *nonce,
                        const char *body);

guint http_status (const char *response);
/* NULL if it is not there. */
char *http_header (const char *response, const char *name);
const char *http_body (const char *response);
/* All headers of PROTOCOL.md, none of the forbidden. */
void http_assert_common_headers (const char *response);
/* A problem with this status and code, with all headers. */
void http_assert_refused (const char *response, guint status, const char *code);
