/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-database.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* What the files of this layer share. */

struct _DimDatabase {
  sqlite3 *handle;
  GHashTable *statements; /* SQL text → DimStatement */
};

/* Sets @error to "Cannot <@doing>: <cause>" by the last result of @handle; always FALSE. A message
 * of SQLite that may quote a bound value is replaced by the name of its result code. */
gboolean dim_database_fail (sqlite3 *handle, const char *doing, GError **error);

/* The integer that a constant statement gives, as of a PRAGMA. */
gboolean dim_database_number (DimDatabase *database, const char *sql, gint64 *out, GError **error);

/* A whole copy of the file at @path, private and on the disk, at @path.v<@version>.bak. */
gboolean
dim_database_copy (DimDatabase *database, const char *path, gint64 version, GError **error);

void dim_statement_free (DimStatement *statement);

G_END_DECLS
