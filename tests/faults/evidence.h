/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "promises.h"

#include <sqlite3.h>

/* Looking at a database beside the program that it belongs to. */

/* Read-only, through the Unix files themselves. NULL with @out_finding set. */
sqlite3 *evidence_open (const char *path, Finding **out_finding);

/* The first of @query's rows that should not be, as a finding of HALF; NULL: there is none.
 * What cannot be asked is UNUSABLE. */
typedef struct {
  const char *wrong; /* what a row means */
  const char *query; /* gives no row when all is well */
} Rule;
Finding *evidence_check (sqlite3 *database, const Rule *rules, gsize n_rules);
/* integrity_check and foreign_key_check. */
Finding *evidence_check_whole (sqlite3 *database);

/* The whole, then every rule and every promise: the first thing that is wrong with the file @path.
 */
typedef gboolean (*IsKept) (sqlite3 *database, const Promise *promise);
Finding *evidence_judge (const char *path,
                         const Rule *rules,
                         gsize n_rules,
                         IsKept is_kept,
                         const Promise *promises,
                         guint n);

/* The number that @query gives for @id (may be NULL); -1: no row, or NULL. */
gint64 evidence_number (sqlite3 *database, const char *query, const char *id);
GBytes *evidence_bytes (sqlite3 *database, const char *query, const char *id);

/* Changes a database by hand. */
void evidence_change (const char *path, const char *sql);

/* Whether @bytes stand in any file of @directory. */
gboolean evidence_holds (const char *directory, GBytes *bytes);

/* All tables as text, a line a row, in order of their content: two files that say the same give the
 * same. Owned by the caller. */
char *evidence_list (sqlite3 *database);
/* The same, of the tables and columns that @listing has: what came later is left out. */
char *evidence_list_like (sqlite3 *database, const char *listing);

/* A file as it is, private. */
void evidence_copy (const char *from, const char *to);

/* A folder of its own, in memory where the system has such. */
char *evidence_new_folder (void);
void evidence_remove_folder (const char *path);
