/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* What a server costs that does nothing: the measure for one that does. */

/* libsoup in a process of its own that answers every request 201 with a few members. */
typedef struct _BareServer BareServer;
BareServer *bare_server_start (void);
guint bare_server_port (const BareServer *server);
void bare_server_stop (BareServer *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BareServer, bare_server_stop)

/* Puts each of @rows (element-type GBytes) into a table of the file @path, a durable transaction
 * each; gives how many seconds it took. */
gdouble bare_commits (const char *path, GPtrArray *rows);
