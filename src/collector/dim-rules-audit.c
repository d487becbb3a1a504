/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rules-audit.h"

#include "dim-audit-entry.h"

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
  return !is_elsewhere || note (acceptance, "intrekking-met-treffer", incident->id,
                                acceptance->device->device, error);
}
