/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-deciding.h"

#include "dim-error.h"
#include "dim-limits.h"
#include "dim-outbox.h"

#include <string.h>

static gboolean
is_pair (const DimDecision *decision)
{
  return decision->kind == DIM_DECISION_SAME || decision->kind == DIM_DECISION_APART;
}

gboolean
dim_decisions_queue (DimStore *store, const DimDecision *decision, GError **error)
{
  g_autoptr (DimFact) fact = NULL;

  if ((is_pair (decision) && strcmp (decision->first, decision->second) == 0) ||
      strlen (decision->reason) > DIM_LIMIT_REASON_BYTES) {
    g_set_error (
      error, DIM_ERROR, DIM_ERROR_INVALID,
      "Cannot queue the decision: it is about one registration or its reason is too long");
    return FALSE;
  }
  fact = dim_fact_new (DIM_FACT_DECISION, decision->id, "");
  fact->decision = dim_decision_copy (decision);
  return dim_outbox_add (store, fact, error);
}
