/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-audit-entry.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Tables "audit_log", "audit_line" and "audit_finding": the audit log of this device's office, as
 * the collector told it. Nothing that was told is ever changed here: what is told otherwise, or
 * does not fit, stands beside it and is a finding. On the store's thread. */

typedef struct {
  guint number;
  guint64 told; /* up to which place the collector tells it now */
} DimAuditLog;

/* The log that was read last; number 0: none yet. */
gboolean dim_audit_lines_find_log (DimStore *store, DimAuditLog *out, GError **error);
/* That of @office in @ledger; begun if it is not here. */
gboolean dim_audit_lines_open_log (DimStore *store,
                                   const char *ledger,
                                   const char *office,
                                   DimAuditLog *out,
                                   GError **error);
/* *out_is_same: @entry stands in that log, exactly so. */
gboolean dim_audit_lines_is_kept (DimStore *store,
                                  guint log,
                                  const DimAuditEntry *entry,
                                  gboolean *out_is_same,
                                  GError **error);

/* A walk along what the collector tells of one log. The caller sets log, place and is_whole. */
typedef struct {
  guint log;
  guint64 place;     /* of the line that was told last; 0: none yet */
  gboolean is_whole; /* it begins at the first line, and looks for what is told no more */
  guint8 head[DIM_AUDIT_HEAD_BYTES];
  gboolean is_head_known;
  gboolean was_different; /* that line was told otherwise than before: so are those after it */
} DimAuditWalk;
gboolean dim_audit_walk_begin (DimStore *store, DimAuditWalk *walk, GError **error);
/* The next line that is told: keeps what is new, and what is wrong. */
gboolean dim_audit_walk_take (DimStore *store,
                              DimAuditWalk *walk,
                              const DimAuditEntry *entry,
                              GError **error);
/* It told so far; @is_end: and nothing comes after that. */
gboolean
dim_audit_walk_pause (DimStore *store, const DimAuditWalk *walk, gboolean is_end, GError **error);

/* DimStoreWork over a DimAuditQuery. Returns: a DimAuditList. */
gpointer dim_audit_lines_list (DimStore *store, gpointer data, GError **error);
/* DimStoreWork without data. Returns: a DimAuditVerdict of what was found before, without reckoning
 * anything. */
gpointer dim_audit_lines_stand (DimStore *store, gpointer data, GError **error);
/* The same after the chains of all logs were reckoned again; a line that does not fit is a finding
 * from now on. In a transaction. */
gpointer dim_audit_lines_reckon (DimStore *store, gpointer data, GError **error);

G_END_DECLS
