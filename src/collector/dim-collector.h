/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-clock.h"
#include "dim-http-server.h"

G_BEGIN_DECLS

/* The collection server over one ledger file: a writer, a reader and a counter, each with its own
 * thread and connection, behind the routes of PROTOCOL.md. Main thread. */
typedef struct _DimCollector DimCollector;

/* @path: the ledger; made if it is not there. Errors as dim_database_open's. */
DimCollector *dim_collector_new (const char *path, const DimClock *clock, GError **error);
/* Answers what is still waiting, then ends its threads. */
void dim_collector_free (DimCollector *collector);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimCollector, dim_collector_free)

/* For listening on; owned by the collector. */
DimHttpServer *dim_collector_server (DimCollector *collector);

G_END_DECLS
