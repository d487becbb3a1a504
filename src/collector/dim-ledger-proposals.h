/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-agreement.h"

G_BEGIN_DECLS

typedef struct _DimLedger DimLedger;

#define DIM_HANDLE_KEY_BYTES 32

/* What was said of @incident and @other, which is of another municipality, on behalf of the first.
 * Plain values; g_free. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN]; /* of the fact */
  char incident[DIM_UUID_TEXT_LEN];
  char other[DIM_UUID_TEXT_LEN];
  char handle[DIM_HANDLE_TEXT_LEN];
  DimProposalKind kind;
} DimLedgerProposal;

/* The part of a ledger's interface that is about what two municipalities agree on. */
typedef struct {
  /* Random, and the same for as long as the ledger is there. */
  gboolean (*handle_key) (DimLedger *ledger, guint8 out[DIM_HANDLE_KEY_BYTES], GError **error);
  gboolean (*put) (DimLedger *ledger, const DimLedgerProposal *proposal, GError **error);
  /* (element-type DimLedgerProposal): of either side of pairs that @incident is one of, by id. */
  gboolean (*about) (DimLedger *ledger, const char *incident, GPtrArray **out, GError **error);
  /* All that was said of pairs that @incident is one of. */
  gboolean (*drop) (DimLedger *ledger, const char *incident, GError **error);
  /* The digits of the municipality for which a case counts by its fact row; 0: it does not. */
  gboolean (*counts_for) (DimLedger *ledger, const char *case_number, guint *out, GError **error);
} DimLedgerProposals;

G_END_DECLS
