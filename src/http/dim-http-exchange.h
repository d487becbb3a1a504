/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-http-pace.h"
#include "dim-http-route.h"
#include "dim-nonce-memory.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The side of an exchange that the server half itself sees. */

/* What all exchanges of one server share; borrowed. */
typedef struct {
  const DimClock *clock;
  DimNonceMemory *nonces;
  DimHttpPace *pace;
  DimHttpKeyLookup lookup;
  GDestroyNotify free_caller;
  gpointer data;
} DimHttpContext;

/* Lives until @message is finished and nobody holds a reference. */
DimHttpExchange *dim_http_exchange_new (SoupServerMessage *message, const DimHttpContext *context);
/* Goes through PROTOCOL.md's refusals in their order, else gives it to its route's handler. */
void dim_http_exchange_serve (DimHttpExchange *exchange, DimHttpRouter *router);
/* By a code of dim-http-refusal. */
void dim_http_exchange_refuse_code (DimHttpExchange *exchange, const char *code);
/* The connection is gone, or the server ends: an answer that comes later goes nowhere. */
void dim_http_exchange_let_go (DimHttpExchange *exchange);

/* Puts a whole problem on a response. */
void dim_http_response_set_problem (SoupServerMessage *message, const DimProblem *problem);

G_END_DECLS
