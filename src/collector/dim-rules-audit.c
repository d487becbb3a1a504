/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rules-audit.h"

#include "dim-audit-entry.h"
#include "dim-rules-agreement.h"

/* Nobody looks a document up by registering it: who takes back a registration after another
 * municipality turned out to have the document, is found in the logs of both. */

static gboolean
note (DimAcceptance *acceptance,
      const char *action,
      const char *incident,
      const char *actor,
      GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;
  const DimAuditLine line = {
    .action = action,
    .object = incident,
    .result = "gedaan",
    .origin = "",
    .actor = actor,
    .time_s = acceptance->now_s,
  };

  return ledger->home->audit (ledger, &line, error);
}

/* What both agreed on stands in one case, and is no match any more. */
static gboolean
note_agreed (DimAcceptance *acceptance, const char *incident, gboolean *out_is_any, GError **error)
{
  g_autoptr (GPtrArray) pairs = dim_rules_pairs (acceptance->rules, incident, error);

  for (guint i = 0; pairs != NULL && i < pairs->len; i++) {
    const DimPair *pair = pairs->pdata[i];

    if (!dim_pair_is_agreed (pair))
      continue;
    *out_is_any = TRUE;
    if (!note (acceptance, "intrekking-elders", pair->other, DIM_AUDIT_ELSEWHERE, error))
      return FALSE;
  }
  return pairs != NULL;
}

gboolean
dim_rules_note_withdrawal (DimAcceptance *acceptance,
                           const DimLedgerIncident *incident,
                           GError **error)
{
  g_autoptr (GPtrArray) matches = dim_rules_sharing (acceptance->rules, incident, error);
  gboolean is_elsewhere = FALSE;

  if (matches == NULL)
    return FALSE;
  for (guint i = 0; i < matches->len; i++) {
    const DimMatch *match = matches->pdata[i];

    if (match->match != DIM_MATCH_T3)
      continue;
    is_elsewhere = TRUE;
    if (!note (acceptance, "intrekking-elders", match->other->id, DIM_AUDIT_ELSEWHERE, error))
      return FALSE;
  }
  if (!note_agreed (acceptance, incident->id, &is_elsewhere, error))
    return FALSE;
  return !is_elsewhere || note (acceptance, "intrekking-met-treffer", incident->id,
                                acceptance->device->device, error);
}
