/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-amendment.h"

#include <string.h>

static const char *const reason_names[DIM_N_WITHDRAWALS] = {
  [DIM_WITHDRAWAL_DOUBLE] = "dubbel",
  [DIM_WITHDRAWAL_MISTAKE] = "vergissing",
  [DIM_WITHDRAWAL_EXERCISE] = "oefening",
  [DIM_WITHDRAWAL_MIXED_UP] = "verwisseld",
};

const char *
dim_withdrawal_reason_name (DimWithdrawalReason reason)
{
  g_return_val_if_fail ((guint) reason < DIM_N_WITHDRAWALS, NULL);
  return reason_names[reason];
}

gboolean
dim_withdrawal_reason_from_name (const char *name, DimWithdrawalReason *out_reason)
{
  g_return_val_if_fail (name != NULL && out_reason != NULL, FALSE);
  for (guint i = 0; i < DIM_N_WITHDRAWALS; i++)
    if (strcmp (reason_names[i], name) == 0) {
      *out_reason = (DimWithdrawalReason) i;
      return TRUE;
    }
  return FALSE;
}

DimAmendment *
dim_amendment_new (const char *fact)
{
  DimAmendment *amendment = NULL;

  g_return_val_if_fail (fact != NULL, NULL);
  amendment = g_new0 (DimAmendment, 1);
  g_strlcpy (amendment->fact, fact, sizeof amendment->fact);
  amendment->desk = g_strdup ("");
  amendment->basis = g_new0 (char *, 1);
  amendment->reason = g_strdup ("");
  return amendment;
}

DimAmendment *
dim_amendment_copy (const DimAmendment *amendment)
{
  DimAmendment *copy = NULL;

  g_return_val_if_fail (amendment != NULL, NULL);
  copy = g_memdup2 (amendment, sizeof *amendment);
  copy->desk = g_strdup (amendment->desk);
  copy->basis = g_strdupv (amendment->basis);
  copy->before = amendment->before != NULL ? dim_incident_copy (amendment->before) : NULL;
  copy->after = amendment->after != NULL ? dim_incident_copy (amendment->after) : NULL;
  copy->reason = g_strdup (amendment->reason);
  copy->refusal = g_strdup (amendment->refusal);
  return copy;
}

void
dim_amendment_free (DimAmendment *amendment)
{
  if (amendment == NULL)
    return;
  g_free (amendment->desk);
  g_strfreev (amendment->basis);
  dim_incident_free (amendment->before);
  dim_incident_free (amendment->after);
  g_free (amendment->reason);
  g_free (amendment->refusal);
  g_free (amendment);
}

void
dim_amendment_apply (const DimAmendment *amendment, DimIncident *incident)
{
  g_return_if_fail (amendment != NULL && incident != NULL);
  if (amendment->after == NULL)
    return;
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if ((amendment->changed & (1U << i)) != 0)
      dim_incident_copy_field (incident, amendment->after, (DimField) i);
}
