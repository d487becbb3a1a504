/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-certainty-words.h"

#include "dim-record-words.h"
#include "dim-translate.h"

const char *
dim_words_certainty_meaning (DimCertainty certainty)
{
  static const char *const meanings[DIM_N_CERTAINTIES] = {
    [DIM_CERTAINTY_SUSPECTED] = N_ ("There are signs of fraud, but it is not certain."),
    [DIM_CERTAINTY_ESTABLISHED] = N_ ("It is certain that somebody committed fraud, or tried to."),
    [DIM_CERTAINTY_REFUTED] = N_ ("It turned out to be no fraud. The incident does not count."),
  };

  g_return_val_if_fail ((guint) certainty < DIM_N_CERTAINTIES, "");
  return _ (meanings[certainty]);
}

const char *
dim_words_certainty_reason (DimCertaintyReason reason)
{
  static const char *const reasons[DIM_N_CERTAINTY_REASONS] = {
    [DIM_CERTAINTY_ID_DESK] = N_ ("an ID desk or another expert judged the document"),
    [DIM_CERTAINTY_ADMITTED] = N_ ("the person admitted it"),
    [DIM_CERTAINTY_COMPARED] = N_ ("comparing with records or a photo showed it"),
    [DIM_CERTAINTY_TOLD] = N_ ("the police, RDW, IND or another authority said so"),
    [DIM_CERTAINTY_IN_ORDER] = N_ ("the document and the person are in order after all"),
    [DIM_CERTAINTY_EXPLAINED] = N_ ("something else explains it, such as a change in the records"),
    [DIM_CERTAINTY_JUDGED_WRONGLY] = N_ ("it was judged wrongly"),
    [DIM_CERTAINTY_DOUBT] = N_ ("there is doubt"),
    [DIM_CERTAINTY_MISTAKE] = N_ ("the earlier answer was a mistake"),
  };

  g_return_val_if_fail ((guint) reason < DIM_N_CERTAINTY_REASONS, "");
  return _ (reasons[reason]);
}

/* Words of their own come from another program. */
static const char *
say_reason (const DimAmendment *amendment)
{
  DimCertaintyReason known = DIM_CERTAINTY_MISTAKE;

  if (amendment->is_withdrawal)
    return "";
  return dim_certainty_reason_from_name (amendment->reason, &known)
           ? dim_words_certainty_reason (known)
           : amendment->reason;
}

char *
dim_words_certainty_why (const DimAmendment *amendment)
{
  const char *reason = NULL;

  g_return_val_if_fail (amendment != NULL, NULL);
  reason = say_reason (amendment);
  /* TRANSLATORS: why somebody changed how certain it is */
  return *reason != '\0' ? g_strdup_printf (_ ("Why: %s"), reason) : NULL;
}

const char *
dim_words_certainty_moved (DimCertainty certainty)
{
  switch (certainty) {
  case DIM_CERTAINTY_ESTABLISHED:
    return _ ("Established: it is certain from now on.");
  case DIM_CERTAINTY_REFUTED:
    return _ ("Refuted: it does not count from now on.");
  case DIM_CERTAINTY_SUSPECTED:
  case DIM_N_CERTAINTIES:
  default:
    return _ ("Suspected: it is not certain from now on.");
  }
}

static const char *
find_reason (const DimRecord *record)
{
  const DimAmendment *change = dim_record_certainty_change (record);

  return change != NULL ? say_reason (change) : "";
}

static const char *
say_case (const DimRecord *record)
{
  if (record->news == NULL || record->news->peers->len == 0)
    return _ ("Refuted: it does not count, and neither does its case.");
  return _ ("Refuted: it does not count. Its case counts only if another incident in it does.");
}

char *
dim_words_refuted (const DimRecord *record)
{
  const char *reason = NULL;

  g_return_val_if_fail (record != NULL, NULL);
  if (!dim_record_is_refuted (record))
    return g_strdup ("");
  reason = find_reason (record);
  if (*reason == '\0')
    return g_strdup (say_case (record));
  /* TRANSLATORS: that something does not count, and why */
  return g_strdup_printf (_ ("%s Why: %s."), say_case (record), reason);
}

char *
dim_words_refuted_short (const DimRecord *record)
{
  const char *reason = NULL;

  g_return_val_if_fail (record != NULL, NULL);
  if (!dim_record_is_refuted (record))
    return g_strdup ("");
  reason = find_reason (record);
  if (*reason == '\0')
    return g_strdup (dim_words_standing (DIM_STANDING_REFUTED));
  return g_strdup_printf ("%s (%s)", dim_words_standing (DIM_STANDING_REFUTED), reason);
}
