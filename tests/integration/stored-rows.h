/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* What a server keeps, seen from outside it: a digest over every row of every table of its
 * database, but for the lines of the audit log that tell of a refusal. A running server may go on
 * writing; what it has answered for is there. */
typedef struct _StoredRows StoredRows;

StoredRows *stored_rows_new (const char *directory, const char *name);
void stored_rows_free (StoredRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoredRows, stored_rows_free)

/* Owned by the caller. */
char *stored_rows_digest (StoredRows *rows);
/* How many rows @table has. */
guint stored_rows_count (StoredRows *rows, const char *table);
/* What only time, or somebody else's hand, would do. */
void stored_rows_change (StoredRows *rows, const char *sql);
