/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-review-words.h"

#include "dim-agreement-words.h"
#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-error.h"
#include "dim-month.h"
#include "dim-sentences.h"
#include "dim-translate.h"
#include "dim-words.h"

/* "2 days apart"; of more than two "within 5 days". */
static char *
say_span (const DimReviewItem *item)
{
  guint days = (guint) (item->last - item->first);
  g_autofree char *count = NULL;

  if (days == 0 || item->first == DIM_DAY_NONE)
    return g_strdup (_ ("on the same day"));
  if (item->incidents->len > 2) {
    count = dim_words_count (DIM_THING_DAY, days + 1);
    return g_strdup_printf (_ ("%u times within %s"), item->incidents->len, count);
  }
  count = dim_words_count (DIM_THING_DAY, days);
  return g_strdup_printf (_ ("%s apart"), count);
}

static char *
say_roles (const DimReviewItem *item)
{
  const char *front = dim_words_role (DIM_ROLE_FRONT_OFFICE);
  const char *back = dim_words_role (DIM_ROLE_BACK_OFFICE);

  if ((item->roles & (1U << DIM_ROLE_BACK_OFFICE)) == 0)
    return g_strdup (_ ("two desks"));
  if ((item->roles & (1U << DIM_ROLE_FRONT_OFFICE)) == 0)
    return g_strdup (back);
  return g_strdup_printf (_ ("%s and %s"), front, back);
}

static char *
say_months (const DimReviewItem *item)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) months = NULL;

  for (guint i = 0; i < item->months->len; i++) {
    g_autofree char *month = dim_words_month (g_array_index (item->months, int, i));

    g_strv_builder_add (builder, month);
  }
  months = g_strv_builder_end (builder);
  return g_strjoinv (", ", months);
}

/* Whom to ask, when it was, and how it stands. */
static char *
say_elsewhere (const DimReviewItem *item)
{
  g_autofree char *months = say_months (item);
  g_autofree char *where = item->contact != NULL && *item->contact != '\0'
                             ? g_strdup_printf ("%s, %s", item->contact, months)
                             : g_strdup (months);
  g_autofree char *seen =
    g_strdup_printf (_ ("Document also seen in another municipality: %s"), where);
  const char *agreement = dim_words_agreement (item->agreement);

  return *agreement == '\0' ? g_steal_pointer (&seen) : g_strdup_printf ("%s. %s", seen, agreement);
}

static char *
say_why (const DimReviewItem *item)
{
  g_autofree char *span = NULL;
  g_autofree char *more = NULL;

  span = say_span (item);
  switch (item->kind) {
  case DIM_REVIEW_JOINED:
    if (item->incidents->len == 1)
      return g_strdup (_ ("Same document as an incident of another month"));
    more = say_roles (item);
    return g_strdup_printf (_ ("Same document, %s, %s"), span, more);
  case DIM_REVIEW_AT_DESK:
    if (item->incidents->len == 1)
      return g_strdup (_ ("Same document at one desk, also in another month"));
    return g_strdup_printf (_ ("Same document at one desk, %s"), span);
  case DIM_REVIEW_NEAR:
    return g_strdup_printf (_ ("Same document, %s, not counted as one"), span);
  case DIM_REVIEW_OFFICE:
    return g_strdup_printf (_ ("Same document for two of your municipalities, %s"), span);
  case DIM_REVIEW_COUNTRIES:
    return g_strdup_printf (_ ("Same number with different countries, %s"), span);
  case DIM_REVIEW_ALIKE:
    return g_strdup_printf (_ ("No number, but alike: same form and product, %s"), span);
  case DIM_REVIEW_REUSE:
    return g_strdup_printf (_ ("Document used again, %s"), span);
  case DIM_REVIEW_ELSEWHERE:
    return say_elsewhere (item);
  case DIM_REVIEW_CONFLICT:
    return g_strdup (_ ("Two answers to one question"));
  case DIM_REVIEW_LATE:
    more = dim_words_month (dim_month_of_day (item->first));
    return g_strdup_printf (_ ("Changed by the desk after you approved %s"), more);
  case DIM_REVIEW_ANSWERED:
    return g_strdup (_ ("The desk answered your question"));
  case DIM_REVIEW_NOTED:
    return g_strdup (_ ("Another municipality left a note about this document"));
  case DIM_REVIEW_ASKED:
    return g_strdup (_ ("Question to the desk"));
  case DIM_REVIEW_REFUSED:
  case DIM_N_REVIEWS:
  default:
    return g_strdup (_ ("Refused by the collection server"));
  }
}

char *
dim_words_review (const DimReviewItem *item)
{
  g_autofree char *why = NULL;

  g_return_val_if_fail (item != NULL, NULL);
  why = say_why (item);
  /* What waits for the other municipality says so itself. */
  if (!item->is_waiting || item->agreement == DIM_AGREEMENT_WE_PROPOSED)
    return g_steal_pointer (&why);
  /* TRANSLATORS: why an item stands in the review queue, of which a desk was asked something */
  return g_strdup_printf (_ ("%s; waits for an answer of the desk"), why);
}

char *
dim_words_review_days (const DimReviewItem *item, DimDay today)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_return_val_if_fail (item != NULL, NULL);
  if (item->first == DIM_DAY_NONE)
    return g_strdup ("");
  first = dim_words_day_near (item->first, today);
  if (item->first == item->last)
    return g_steal_pointer (&first);
  last = dim_words_day_near (item->last, today);
  if (item->incidents->len == 2)
    return g_strdup_printf (_ ("%s and %s"), first, last);
  return g_strdup_printf (_ ("%s to %s"), first, last);
}

char *
dim_words_reviews_left (guint count)
{
  g_autofree char *number = dim_words_number (count);

  if (count == 0)
    return g_strdup (_ ("Nothing to review"));
  return g_strdup_printf (P_ ("%s to review", "%s to review", count), number);
}

char *
dim_words_comparison (const DimComparison *comparison)
{
  const DimRecord *first;
  g_autofree char *cases = NULL;
  guint n_cases;

  g_return_val_if_fail (comparison != NULL, NULL);
  first = g_ptr_array_index (comparison->records, 0);
  n_cases = dim_comparison_count_cases (comparison);
  if (!comparison->values.counts)
    return g_strdup (_ ("Everything here was refuted: it does not count."));
  if (comparison->records->len == 1)
    return g_strdup (_ ("It counts by itself."));
  if (n_cases == comparison->records->len)
    return g_strdup (_ ("They count apart now. Is it the same event?"));
  if (n_cases > 1) {
    cases = dim_words_count (DIM_THING_CASE, n_cases);
    return g_strdup_printf (_ ("They count as %s now."), cases);
  }
  if (first->news->is_provisional)
    return g_strdup (_ ("They count as one case, provisionally. Is it the same event?"));
  return g_strdup (_ ("They count as one case."));
}

const char *
dim_words_decision_reason (DimDecisionReason reason)
{
  static const char *const reasons[DIM_N_REASONS] = {
    [DIM_REASON_ONE_VISIT] = N_ ("one visit, seen at two desks"),
    [DIM_REASON_TWO_OFFICES] = N_ ("front and back office worked on one case"),
    [DIM_REASON_ENTERED_TWICE] = N_ ("entered twice"),
    [DIM_REASON_OTHER_VISIT] = N_ ("shown on another occasion"),
    [DIM_REASON_OTHER_DOCUMENT] = N_ ("it is another document"),
    [DIM_REASON_CHANCE] = N_ ("they only look alike"),
    [DIM_REASON_CORRECT] = N_ ("this answer is right"),
    [DIM_REASON_MISTAKE] = N_ ("the decision was a mistake"),
  };

  g_return_val_if_fail ((guint) reason < DIM_N_REASONS, "");
  return _ (reasons[reason]);
}

static const char *
name_decision (DimDecisionKind kind)
{
  switch (kind) {
  case DIM_DECISION_SAME:
    return _ ("Same event");
  case DIM_DECISION_APART:
    return _ ("Separate events");
  case DIM_DECISION_VALUE:
    return _ ("Answer chosen for the case");
  case DIM_DECISION_RETRACT:
  default:
    return _ ("Decision retracted");
  }
}

/* Words of their own come from another program. */
static const char *
say_reason (const char *reason)
{
  DimDecisionReason known;

  return dim_decision_reason_from_name (reason, &known) ? dim_words_decision_reason (known)
                                                        : reason;
}

char *
dim_words_decision (const DimDecisionEntry *entry)
{
  g_autofree char *text = NULL;
  const char *what;
  const char *reason;

  g_return_val_if_fail (entry != NULL, NULL);
  what = name_decision (entry->decision->kind);
  reason = say_reason (entry->decision->reason);
  text = *reason != '\0' ? g_strdup_printf ("%s: %s", what, reason) : g_strdup (what);
  if (entry->stands)
    return g_steal_pointer (&text);
  /* TRANSLATORS: a decision that was retracted or replaced */
  return g_strdup_printf (_ ("%s (no longer stands)"), text);
}

char *
dim_words_decision_author (const DimDecisionEntry *entry, DimDay today)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (entry != NULL, NULL);
  day = dim_words_day_near (dim_day_from_unix (entry->made_s), today);
  time = dim_words_time (entry->made_s);
  return g_strdup_printf ("%s, %s · %s", day, time, entry->desk);
}

const char *
dim_words_reviewed (DimDecisionKind kind)
{
  switch (kind) {
  case DIM_DECISION_SAME:
    return _ ("Joined: it counts as one case.");
  case DIM_DECISION_APART:
    return _ ("Kept apart: they count separately.");
  case DIM_DECISION_VALUE:
    return _ ("The case takes this answer.");
  case DIM_DECISION_RETRACT:
  default:
    return _ ("Undone: it is as it was.");
  }
}

const char *
dim_words_review_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, "");
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_NOT_FOUND))
    return _ ("One of these incidents was taken back meanwhile. The queue was read again.");
  return dim_words_error (error);
}
