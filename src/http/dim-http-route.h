/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-http-server.h"

G_BEGIN_DECLS

/* Which route a request means. Paths come normalised (RFC 3986 section 6.2.2: dot segments gone,
 * nothing encoded that need not be); what is still percent-encoded, has an empty segment or a slash
 * at its end is no path of ours. Pure. */
typedef struct _DimHttpRouter DimHttpRouter;

typedef struct {
  const DimHttpRoute *route; /* NULL: no route for this method */
  gpointer data;
  gboolean is_path_known;
  gboolean is_open;       /* some method of this path needs no signature */
  char *allow;            /* methods of this path, as Allow wants them */
  GHashTable *parameters; /* "id" → its part of the path */
} DimHttpMatch;

DimHttpRouter *dim_http_router_new (void);
void dim_http_router_free (DimHttpRouter *router);
/* @routes must outlive the router. */
void dim_http_router_add (DimHttpRouter *router,
                          const DimHttpRoute *routes,
                          gsize n_routes,
                          gpointer data);
/* HEAD finds the route of GET. */
void dim_http_router_find (DimHttpRouter *router,
                           const char *method,
                           const char *path,
                           DimHttpMatch *out);
void dim_http_match_clear (DimHttpMatch *match);

/* The decoded parameters of @query (nullable); NULL if one of them is not in @names (nullable),
 * comes twice, or cannot be decoded. */
GHashTable *dim_http_query_parse (const char *query, const char *const *names);

G_END_DECLS
