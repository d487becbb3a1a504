/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-decision-entry.h"

DimDecisionEntry *
dim_decision_entry_new (DimDecision *decision)
{
  DimDecisionEntry *entry = NULL;

  g_return_val_if_fail (decision != NULL, NULL);
  entry = g_new0 (DimDecisionEntry, 1);
  entry->decision = decision;
  entry->stands = TRUE;
  entry->desk = g_strdup ("");
  return entry;
}

DimDecisionEntry *
dim_decision_entry_copy (const DimDecisionEntry *entry)
{
  DimDecisionEntry *copy = NULL;

  g_return_val_if_fail (entry != NULL, NULL);
  copy = g_memdup2 (entry, sizeof *entry);
  copy->decision = dim_decision_copy (entry->decision);
  copy->desk = g_strdup (entry->desk);
  return copy;
}

void
dim_decision_entry_free (DimDecisionEntry *entry)
{
  if (entry == NULL)
    return;
  dim_decision_free (entry->decision);
  g_free (entry->desk);
  g_free (entry);
}
