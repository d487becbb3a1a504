/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-uuid.h"

G_BEGIN_DECLS

/* Two municipalities that saw one document say whether it was one event. Neither knows the other's
 * registration: both call the pair by a handle, which tells nothing of either. Pure; any thread. */

#define DIM_HANDLE_BYTES    16
#define DIM_HANDLE_TEXT_LEN 33 /* lower-case hexadecimal, with its NUL */
gboolean dim_handle_is_valid (const char *text);

typedef enum {
  DIM_PROPOSAL_RETRACT, /* intrekken: as if nothing had been said */
  DIM_PROPOSAL_SAME,    /* zelfde: one event */
  DIM_PROPOSAL_APART,   /* niet-zelfde: two events; remembered */
  DIM_N_PROPOSALS
} DimProposalKind;
/* On the wire: "zelfde". Static. */
const char *dim_proposal_kind_name (DimProposalKind kind);
gboolean dim_proposal_kind_from_name (const char *name, DimProposalKind *out_kind);

/* Voorstel: what one side says of a pair. Of one side's words about a pair the one with the highest
 * id counts, whatever the order in which they came. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  char incident[DIM_UUID_TEXT_LEN]; /* of whoever says it */
  char handle[DIM_HANDLE_TEXT_LEN];
  DimProposalKind kind;
  char *reason; /* of dim-decision-reason.h; "" if none was given */
} DimProposal;
/* Has the reason "". */
DimProposal *dim_proposal_new (const char *id, const char *incident, const char *handle);
void dim_proposal_free (DimProposal *proposal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimProposal, dim_proposal_free)

/* How a pair stands, for one side. */
typedef enum {
  DIM_AGREEMENT_NONE,         /* nobody said anything */
  DIM_AGREEMENT_WE_PROPOSED,  /* and they said nothing yet */
  DIM_AGREEMENT_THEY_PROPOSE, /* and we said nothing yet */
  DIM_AGREEMENT_AGREED,       /* one event */
  DIM_AGREEMENT_WE_REFUSED,   /* whatever they say */
  DIM_AGREEMENT_THEY_REFUSED, /* and we did not */
  DIM_N_AGREEMENTS
} DimAgreement;
/* @ours, @theirs: what was said last; RETRACT: nothing, or nothing any more. */
DimAgreement dim_agreement_of (DimProposalKind ours, DimProposalKind theirs);
/* Stable: "zij-stellen-voor". Static. */
const char *dim_agreement_name (DimAgreement agreement);
gboolean dim_agreement_from_name (const char *name, DimAgreement *out_agreement);

G_END_DECLS
