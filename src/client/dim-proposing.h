/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-decision-reason.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* A reviewer says whether a registration and one that another municipality has are one event, which
 * they are once both say so. Each word is a fact, queued in the transaction that shows it. On the
 * store's thread. */

typedef struct {
  GArray *pairs; /* (element-type DimReviewPair); the handle "": all that there are of it */
  DimProposalKind kind;
  DimDecisionReason reason;
} DimProposing;
void dim_proposing_free (DimProposing *proposing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimProposing, dim_proposing_free)

/* DimStoreWork over a DimProposing. Of what is said already nothing is queued. DIM_ERROR_NOT_FOUND:
 * the feed does not tell of one of them (any more).
 * Returns: (transfer full) (element-type DimReviewSaid): GArray, for dim_proposing_undo. */
gpointer dim_proposing_commit (DimStore *store, gpointer proposing, GError **error);

/* DimStoreWork over a GArray (element-type DimReviewSaid): what stood before is said again.
 * Returns: DIM_STORE_DONE. */
gpointer dim_proposing_undo (DimStore *store, gpointer said, GError **error);

G_END_DECLS
