/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-tally.h"

G_BEGIN_DECLS

typedef struct _DimLedger DimLedger;

/* What is found of fact rows; the arrays are the caller's, and added to. */
typedef struct {
  GArray *changed;   /* (element-type guint64): keys of cases that changed */
  GArray *cases;     /* (element-type DimCaseRow): the rows that they have now */
  GArray *documents; /* (element-type DimDocumentRow) of those */
} DimLedgerChangedRows;

/* Fact rows: what tables are counted from. A part of DimLedgerHome. */
typedef struct {
  /* @row NULL: the case @case_key is no more. @documents: (element-type DimDocumentRow). */
  gboolean (*put) (DimLedger *ledger,
                   gint64 case_key,
                   guint64 position,
                   const DimCaseRow *row,
                   GArray *documents,
                   GError **error);
  /* After @after, up to and with @until (0: all). */
  gboolean (*between) (DimLedger *ledger,
                       guint64 after,
                       guint64 until,
                       const DimLedgerChangedRows *found,
                       GError **error);
  /* The feed number with which at least @count changes after @after are told; 0: all of them are
   * fewer. */
  gboolean (
    *end) (DimLedger *ledger, guint64 after, guint count, guint64 *out_until, GError **error);
} DimLedgerRows;

G_END_DECLS
