/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-tally.h"

G_BEGIN_DECLS

typedef struct _DimLedger DimLedger;

/* Fact rows: what tables are counted from. A part of DimLedgerHome. */
typedef struct {
  /* @row NULL: the case @case_key is no more. @documents: (element-type DimDocumentRow). */
  gboolean (*put) (DimLedger *ledger,
                   gint64 case_key,
                   guint64 position,
                   const DimCaseRow *row,
                   GArray *documents,
                   GError **error);
  /* After @after, up to and with @until (0: all): keys of changed cases (element-type guint64), and
   * the rows they have now. */
  gboolean (*between) (DimLedger *ledger,
                       guint64 after,
                       guint64 until,
                       GArray *out_changed,
                       GArray *out_cases,
                       GArray *out_documents,
                       GError **error);
  /* The feed number with which at least @count changes after @after are told; 0: all of them are
   * fewer. */
  gboolean (
    *end) (DimLedger *ledger, guint64 after, guint count, guint64 *out_until, GError **error);
} DimLedgerRows;

G_END_DECLS
