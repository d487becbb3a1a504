/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-decision-reason.h"

#include <string.h>

#define BOTH_OFFICES (1U << DIM_ROLE_FRONT_OFFICE | 1U << DIM_ROLE_BACK_OFFICE)

static const struct {
  const char *name;
  DimDecisionKind kind;
} reasons[DIM_N_REASONS] = {
  [DIM_REASON_ONE_VISIT] = { "een-bezoek", DIM_DECISION_SAME },
  [DIM_REASON_TWO_OFFICES] = { "balie-en-backoffice", DIM_DECISION_SAME },
  [DIM_REASON_ENTERED_TWICE] = { "dubbel-ingevoerd", DIM_DECISION_SAME },
  [DIM_REASON_OTHER_VISIT] = { "ander-bezoek", DIM_DECISION_APART },
  [DIM_REASON_OTHER_DOCUMENT] = { "ander-document", DIM_DECISION_APART },
  [DIM_REASON_CHANCE] = { "toeval", DIM_DECISION_APART },
  [DIM_REASON_CORRECT] = { "klopt", DIM_DECISION_VALUE },
  [DIM_REASON_MISTAKE] = { "vergissing", DIM_DECISION_RETRACT },
};

const char *
dim_decision_reason_name (DimDecisionReason reason)
{
  g_return_val_if_fail ((guint) reason < DIM_N_REASONS, NULL);
  return reasons[reason].name;
}

gboolean
dim_decision_reason_from_name (const char *name, DimDecisionReason *out_reason)
{
  g_return_val_if_fail (name != NULL && out_reason != NULL, FALSE);
  for (guint i = 0; i < DIM_N_REASONS; i++)
    if (strcmp (reasons[i].name, name) == 0) {
      *out_reason = (DimDecisionReason) i;
      return TRUE;
    }
  return FALSE;
}

gboolean
dim_decision_reason_suits (DimDecisionReason reason, DimDecisionKind kind)
{
  g_return_val_if_fail ((guint) reason < DIM_N_REASONS, FALSE);
  return reasons[reason].kind == kind;
}

static DimDecisionReason
usual_for_same (DimReviewKind review, guint roles)
{
  if (review == DIM_REVIEW_ELSEWHERE)
    return DIM_REASON_ONE_VISIT;
  if ((roles & BOTH_OFFICES) == BOTH_OFFICES)
    return DIM_REASON_TWO_OFFICES;
  return review == DIM_REVIEW_AT_DESK ? DIM_REASON_ENTERED_TWICE : DIM_REASON_ONE_VISIT;
}

static DimDecisionReason
usual_for_apart (DimReviewKind review)
{
  if (review == DIM_REVIEW_COUNTRIES)
    return DIM_REASON_OTHER_DOCUMENT;
  return review == DIM_REVIEW_ALIKE ? DIM_REASON_CHANCE : DIM_REASON_OTHER_VISIT;
}

DimDecisionReason
dim_decision_reason_usual (DimDecisionKind kind, DimReviewKind review, guint roles)
{
  switch (kind) {
  case DIM_DECISION_SAME:
    return usual_for_same (review, roles);
  case DIM_DECISION_APART:
    return usual_for_apart (review);
  case DIM_DECISION_VALUE:
    return DIM_REASON_CORRECT;
  case DIM_DECISION_RETRACT:
  default:
    return DIM_REASON_MISTAKE;
  }
}
