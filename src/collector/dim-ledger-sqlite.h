/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-database.h"
#include "dim-ledger.h"

G_BEGIN_DECLS

/* The ledger's home in one SQLite file. */

/* Opens @path and brings it to the newest format; a new one gets a random id. Errors as
 * dim_database_open's. */
DimDatabase *dim_ledger_sqlite_open (const char *path, DimDatabaseFlags flags, GError **error);

/* @database: borrowed; stays with the thread that owns it */
DimLedger *dim_ledger_sqlite_new (DimDatabase *database);

G_END_DECLS
