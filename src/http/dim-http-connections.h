/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many connections there are, in all and a peer, and how long one may be silent. */
typedef struct _DimHttpConnections DimHttpConnections;

DimHttpConnections *
dim_http_connections_new (guint max_in_all, guint max_a_peer, guint max_silence_s);
/* The sockets that are counted keep what they need. */
void dim_http_connections_unref (DimHttpConnections *connections);

void dim_http_connections_set_silence_s (DimHttpConnections *connections, guint silence_s);

/* For every request of a connection; counts each socket once, until it is gone. FALSE: too many. */
gboolean
dim_http_connections_admit (DimHttpConnections *connections, GSocket *socket, const char *peer);

G_END_DECLS
