/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-crypto.h"

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DimLedger DimLedger;

/* The part of a ledger's interface that reads the audit log. */
typedef struct {
  /* Of the chain over all lines. */
  gboolean (*head) (DimLedger *ledger, guint8 out[DIM_SHA256_BYTES], GError **error);
  /* Reckons the whole chain again, and that of each office. DIM_ERROR_INVALID naming the first line
   * that does not fit. @out_lines: of all offices together. */
  gboolean (*verify) (DimLedger *ledger, guint64 *out_lines, GError **error);
  /* (element-type DimAuditEntry): at most @count lines of an office, by place, after @after. */
  gboolean (*of_office) (DimLedger *ledger,
                         const char *office,
                         guint64 after,
                         guint count,
                         GPtrArray **out,
                         GError **error);
} DimLedgerAudit;

G_END_DECLS
