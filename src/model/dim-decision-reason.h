/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-review.h"

G_BEGIN_DECLS

/* Why a reviewer decided: codes, as free text never leaves the desk. */
typedef enum {
  DIM_REASON_ONE_VISIT,      /* een-bezoek: one visit, seen at two desks */
  DIM_REASON_TWO_OFFICES,    /* balie-en-backoffice: both worked on one case */
  DIM_REASON_ENTERED_TWICE,  /* dubbel-ingevoerd */
  DIM_REASON_OTHER_VISIT,    /* ander-bezoek: the document was shown another time */
  DIM_REASON_OTHER_DOCUMENT, /* ander-document: it is another document */
  DIM_REASON_CHANCE,         /* toeval: they only look alike */
  DIM_REASON_CORRECT,        /* klopt: of two answers this is the right one */
  DIM_REASON_MISTAKE,        /* vergissing: the decision was one */
  DIM_N_REASONS
} DimDecisionReason;
/* On the wire. Static. */
const char *dim_decision_reason_name (DimDecisionReason reason);
gboolean dim_decision_reason_from_name (const char *name, DimDecisionReason *out_reason);

/* Whether it can be a reason for such a decision. */
gboolean dim_decision_reason_suits (DimDecisionReason reason, DimDecisionKind kind);
/* What a reviewer most likely means, from what asked for the look: @roles is that of the item. */
DimDecisionReason
dim_decision_reason_usual (DimDecisionKind kind, DimReviewKind review, guint roles);

G_END_DECLS
