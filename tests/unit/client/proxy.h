/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

/* A proxy on loopback that hands requests on and drops some replies on their way back: the server
 * has done its work, the client hears a cut connection. It can also be slow, and send a request
 * once more after others have passed it. Chance goes by the seed. */
typedef struct _Proxy Proxy;

/* @drop_percent: of the replies */
Proxy *proxy_new (guint16 upstream_port, guint drop_percent, guint32 seed);
void proxy_free (Proxy *proxy);
/* From now on each piece takes up to @most_delay_ms, and @repeat_percent of the requests come to
 * the server a second time, up to @most_late_ms after their reply. */
void proxy_disturb (Proxy *proxy, guint most_delay_ms, guint repeat_percent, guint most_late_ms);
/* New connections go to another port. */
void proxy_move (Proxy *proxy, guint16 upstream_port);
/* "http://127.0.0.1:<port>"; owned by the caller. */
char *proxy_url (const Proxy *proxy);
guint proxy_replies (const Proxy *proxy);
guint proxy_dropped (const Proxy *proxy);
guint proxy_repeated (const Proxy *proxy);
