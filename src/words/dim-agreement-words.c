/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-agreement-words.h"

#include "dim-day-words.h"
#include "dim-error.h"
#include "dim-sentences.h"
#include "dim-translate.h"
#include "dim-words.h"

const char *
dim_words_agreement (DimAgreement agreement)
{
  switch (agreement) {
  case DIM_AGREEMENT_WE_PROPOSED:
    return _ ("You propose to count this as one event; they have not answered yet.");
  case DIM_AGREEMENT_THEY_PROPOSE:
    return _ ("They propose to count this as one event.");
  case DIM_AGREEMENT_AGREED:
    return _ ("Both municipalities say that it is one event: it counts once.");
  case DIM_AGREEMENT_WE_REFUSED:
    return _ ("You said that it is not the same event.");
  case DIM_AGREEMENT_THEY_REFUSED:
    return _ ("They say that it is not the same event.");
  case DIM_AGREEMENT_NONE:
  case DIM_N_AGREEMENTS:
  default:
    return "";
  }
}

const char *
dim_words_agreed (DimProposalKind kind, DimAgreement before)
{
  switch (kind) {
  case DIM_PROPOSAL_SAME:
    return before == DIM_AGREEMENT_THEY_PROPOSE
             ? _ ("Agreed: it counts once, as one event.")
             : _ ("Proposed: it counts once when they say so too.");
  case DIM_PROPOSAL_APART:
    return _ ("Not the same event: it does not come back here.");
  case DIM_PROPOSAL_RETRACT:
  case DIM_N_PROPOSALS:
  default:
    return _ ("Taken back: nothing is said of it any more.");
  }
}

char *
dim_words_hit_place (const DimHit *hit)
{
  g_autofree char *month = NULL;

  g_return_val_if_fail (hit != NULL, NULL);
  if (hit->month < 0)
    return g_strdup (hit->contact);
  month = dim_words_month (hit->month);
  return g_strdup_printf ("%s, %s", hit->contact, month);
}

char *
dim_words_take_back (const DimHit *hit)
{
  g_autofree char *place = dim_words_hit_place (hit);

  return g_strdup_printf (_ ("Take back what you said: %s"), place);
}

const char *
dim_words_counts_elsewhere (void)
{
  return _ ("Counted elsewhere: another municipality counts it, as one event with its own.");
}

const char *
dim_words_counts_elsewhere_short (void)
{
  return _ ("counted elsewhere");
}

const char *
dim_words_agreeing_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, "");
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_NOT_FOUND))
    return _ ("The other municipality's incident is not there any more.");
  return dim_words_error (error);
}
