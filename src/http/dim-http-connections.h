/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many connections there are, in all and a peer, how long one may be silent, and how long one
 * request and its answer may take: who sends a byte now and then is never silent. */
typedef struct _DimHttpConnections DimHttpConnections;

DimHttpConnections *dim_http_connections_new (guint max_in_all,
                                              guint max_a_peer,
                                              guint max_silence_s,
                                              guint max_exchange_s);
/* The sockets that are counted keep what they need. */
void dim_http_connections_unref (DimHttpConnections *connections);

void dim_http_connections_set_silence_s (DimHttpConnections *connections, guint silence_s);

/* For every request of a connection; counts each socket once, until it is gone. FALSE: too many. */
gboolean
dim_http_connections_admit (DimHttpConnections *connections, GSocket *socket, const char *peer);

/* A request begins on a counted @socket, is here in whole, and has its answer. Times are of the
 * monotonic clock. */
void dim_http_connections_begin (GSocket *socket, gint64 now_us);
void dim_http_connections_answer (GSocket *socket);
void dim_http_connections_end (GSocket *socket);
/* Shuts every socket whose request has taken too long at @now_us. */
void dim_http_connections_cut_late (DimHttpConnections *connections, gint64 now_us);

G_END_DECLS
