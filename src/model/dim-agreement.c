/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-agreement.h"

#include "dim-bytes.h"

#include <string.h>

static const char *const proposal_names[DIM_N_PROPOSALS] = {
  [DIM_PROPOSAL_RETRACT] = "intrekken",
  [DIM_PROPOSAL_SAME] = "zelfde",
  [DIM_PROPOSAL_APART] = "niet-zelfde",
};

static const char *const agreement_names[DIM_N_AGREEMENTS] = {
  [DIM_AGREEMENT_NONE] = "niets-gezegd",
  [DIM_AGREEMENT_WE_PROPOSED] = "wij-stellen-voor",
  [DIM_AGREEMENT_THEY_PROPOSE] = "zij-stellen-voor",
  [DIM_AGREEMENT_AGREED] = "afgesproken",
  [DIM_AGREEMENT_WE_REFUSED] = "wij-niet",
  [DIM_AGREEMENT_THEY_REFUSED] = "zij-niet",
};

/* −1: it is none of them. */
static int
find_name (const char *const *names, guint count, const char *name)
{
  for (guint i = 0; i < count; i++)
    if (strcmp (names[i], name) == 0)
      return (int) i;
  return -1;
}

gboolean
dim_handle_is_valid (const char *text)
{
  guint8 bytes[DIM_HANDLE_BYTES];

  g_return_val_if_fail (text != NULL, FALSE);
  return dim_hex_decode (text, bytes, sizeof bytes);
}

const char *
dim_proposal_kind_name (DimProposalKind kind)
{
  g_return_val_if_fail ((guint) kind < DIM_N_PROPOSALS, NULL);
  return proposal_names[kind];
}

gboolean
dim_proposal_kind_from_name (const char *name, DimProposalKind *out_kind)
{
  int found;

  g_return_val_if_fail (name != NULL && out_kind != NULL, FALSE);
  found = find_name (proposal_names, DIM_N_PROPOSALS, name);
  if (found < 0)
    return FALSE;
  *out_kind = (DimProposalKind) found;
  return TRUE;
}

DimProposal *
dim_proposal_new (const char *id, const char *incident, const char *handle)
{
  DimProposal *proposal = NULL;

  g_return_val_if_fail (id != NULL && incident != NULL && handle != NULL, NULL);
  proposal = g_new0 (DimProposal, 1);
  g_strlcpy (proposal->id, id, sizeof proposal->id);
  g_strlcpy (proposal->incident, incident, sizeof proposal->incident);
  g_strlcpy (proposal->handle, handle, sizeof proposal->handle);
  proposal->reason = g_strdup ("");
  return proposal;
}

void
dim_proposal_free (DimProposal *proposal)
{
  if (proposal == NULL)
    return;
  g_free (proposal->reason);
  g_free (proposal);
}

DimAgreement
dim_agreement_of (DimProposalKind ours, DimProposalKind theirs)
{
  if (ours == DIM_PROPOSAL_APART)
    return DIM_AGREEMENT_WE_REFUSED;
  if (theirs == DIM_PROPOSAL_APART)
    return DIM_AGREEMENT_THEY_REFUSED;
  if (ours == DIM_PROPOSAL_SAME)
    return theirs == DIM_PROPOSAL_SAME ? DIM_AGREEMENT_AGREED : DIM_AGREEMENT_WE_PROPOSED;
  return theirs == DIM_PROPOSAL_SAME ? DIM_AGREEMENT_THEY_PROPOSE : DIM_AGREEMENT_NONE;
}

const char *
dim_agreement_name (DimAgreement agreement)
{
  g_return_val_if_fail ((guint) agreement < DIM_N_AGREEMENTS, NULL);
  return agreement_names[agreement];
}

gboolean
dim_agreement_from_name (const char *name, DimAgreement *out_agreement)
{
  int found;

  g_return_val_if_fail (name != NULL && out_agreement != NULL, FALSE);
  found = find_name (agreement_names, DIM_N_AGREEMENTS, name);
  if (found < 0)
    return FALSE;
  *out_agreement = (DimAgreement) found;
  return TRUE;
}
