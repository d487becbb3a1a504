/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-participation-words.h"

#include "dim-day-words.h"
#include "dim-translate.h"
#include "dim-words.h"

#define MONTHS_A_YEAR 12

char *
dim_words_participation (const DimPartTotals *totals)
{
  g_autofree char *reporting = NULL;
  g_autofree char *taking_part = NULL;
  g_autofree char *reported = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *heads = NULL;
  g_autofree char *months = NULL;

  g_return_val_if_fail (totals != NULL, NULL);
  if (totals->expected == 0)
    return g_strdup (_ ("No month was to be reported yet"));
  reporting = dim_words_number (totals->reporting);
  taking_part = dim_words_number (totals->taking_part);
  reported = dim_words_number (totals->reported);
  expected = dim_words_number (totals->expected);
  /* TRANSLATORS: so many of those that take part */
  heads =
    g_strdup_printf (P_ ("%s of %s municipality", "%s of %s municipalities", totals->taking_part),
                     reporting, taking_part);
  months = g_strdup_printf (P_ ("%s of %s month", "%s of %s months", totals->expected), reported,
                            expected);
  return g_strdup_printf ("%s · %s", heads, months);
}

char *
dim_words_participation_more (const DimPartTotals *totals)
{
  g_autofree char *taking_part = NULL;
  g_autofree char *on_map = NULL;
  g_autofree char *heads = NULL;
  g_autofree char *zero = NULL;
  g_autofree char *silent = NULL;
  g_autofree char *approved = NULL;

  g_return_val_if_fail (totals != NULL, NULL);
  taking_part = dim_words_number (totals->present);
  on_map = dim_words_number (totals->on_map);
  heads = g_strdup_printf (P_ ("%s of the %s municipality takes part",
                               "%s of the %s municipalities take part", totals->on_map),
                           taking_part, on_map);
  zero =
    g_strdup_printf (P_ ("%u zero statement", "%u zero statements", totals->zero), totals->zero);
  silent =
    g_strdup_printf (P_ ("%u silent month", "%u silent months", totals->silent), totals->silent);
  approved = g_strdup_printf (P_ ("%u month approved", "%u months approved", totals->approved),
                              totals->approved);
  return g_strjoin (" · ", heads, zero, silent, approved, NULL);
}

static const char *
approval_sign (DimApprovalState approval)
{
  switch (approval) {
  case DIM_MONTH_APPROVED:
    return "✓";
  case DIM_MONTH_CHANGED:
    return "~";
  case DIM_MONTH_OPEN:
  case DIM_MONTH_REOPENED:
  default:
    return "";
  }
}

char *
dim_words_part_sign (const DimPartStanding *standing)
{
  g_return_val_if_fail (standing != NULL, NULL);
  switch (standing->state) {
  case DIM_PART_REPORTED:
    return g_strdup_printf ("%u%s", standing->registered, approval_sign (standing->approval));
  case DIM_PART_ZERO:
    return g_strdup_printf ("0%s", approval_sign (standing->approval));
  case DIM_PART_SILENT:
    return g_strdup ("!");
  case DIM_PART_RUNNING:
    return g_strdup ("…");
  case DIM_PART_ABSENT:
  case DIM_N_PART_STATES:
  default:
    return g_strdup ("–");
  }
}

const char *
dim_words_part_legend (void)
{
  return _ ("Number: incidents · 0: zero statement · !: silent · …: not over yet · –: takes no "
            "part · ✓: approved · ~: approved, changed after that");
}

static const char *
say_approval (DimApprovalState approval)
{
  switch (approval) {
  case DIM_MONTH_APPROVED:
    return _ ("approved");
  case DIM_MONTH_CHANGED:
    return _ ("approved, changed after that");
  case DIM_MONTH_REOPENED:
    return _ ("opened again");
  case DIM_MONTH_OPEN:
  default:
    return "";
  }
}

static char *
say_state (const DimPartStanding *standing)
{
  switch (standing->state) {
  case DIM_PART_REPORTED:
    return g_strdup_printf (P_ ("%u incident", "%u incidents", standing->registered),
                            standing->registered);
  case DIM_PART_ZERO:
    return g_strdup (_ ("zero statement"));
  case DIM_PART_SILENT:
    return g_strdup (_ ("silent: no incident and no zero statement"));
  case DIM_PART_RUNNING:
    return g_strdup (_ ("not over yet"));
  case DIM_PART_ABSENT:
  case DIM_N_PART_STATES:
  default:
    return g_strdup (_ ("takes no part"));
  }
}

char *
dim_words_part_standing (const DimPartStanding *standing)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *state = NULL;
  const char *approval;

  g_return_val_if_fail (standing != NULL, NULL);
  state = say_state (standing);
  text = g_string_new (state);
  approval = say_approval (standing->approval);
  if (*approval != '\0')
    g_string_append_printf (text, ", %s", approval);
  if (standing->late > 0)
    g_string_append_printf (text,
                            P_ ("; %u incident came in late", "; %u incidents came in late",
                                standing->late),
                            standing->late);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_span (GString *text, const DimPartSpan *span)
{
  g_autofree char *from = dim_words_month (span->from);
  g_autofree char *to = NULL;

  g_string_append (text, text->len > 0 ? "; " : "");
  if (span->to == DIM_PART_GOES_ON) {
    g_string_append_printf (text, _ ("takes part from %s"), from);
    return;
  }
  to = dim_words_month (span->to - 1);
  if (span->to - span->from == 1)
    g_string_append_printf (text, _ ("took part in %s"), from);
  else
    g_string_append_printf (text, _ ("took part from %s to %s"), from, to);
}

char *
dim_words_part_spans (const DimPartMember *member)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (member != NULL, NULL);
  text = g_string_new (NULL);
  for (guint i = 0; i < member->spans->len; i++)
    add_span (text, &g_array_index (member->spans, DimPartSpan, i));
  if (text->len == 0)
    g_string_append (text, _ ("takes no part"));
  return dim_words_capitalise (text->str);
}

char *
dim_words_part_months (const DimPartTotals *totals)
{
  g_return_val_if_fail (totals != NULL, NULL);
  if (totals->expected == 0)
    return g_strdup ("");
  return g_strdup_printf (P_ ("%u of %u month", "%u of %u months", totals->expected),
                          totals->reported, totals->expected);
}

static void
add_sentence (GString *text, const char *sentence)
{
  if (*sentence != '\0')
    g_string_append_printf (text, "%s%s.", text->len > 0 ? " " : "", sentence);
}

char *
dim_words_part_row (const DimParticipation *participation,
                    const DimPartMember *member,
                    const char *name)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *months = NULL;
  DimPartTotals totals;

  g_return_val_if_fail (participation != NULL && member != NULL && name != NULL, NULL);
  text = g_string_new (NULL);
  dim_participation_count_member (participation, member, &totals);
  months = dim_words_part_months (&totals);
  add_sentence (text, name);
  add_sentence (text, months);
  for (int i = 0; i < MONTHS_A_YEAR; i++) {
    DimPartStanding standing =
      dim_participation_standing (participation, member, participation->year * MONTHS_A_YEAR + i);
    g_autofree char *month = NULL;
    g_autofree char *words = NULL;
    g_autofree char *sentence = NULL;

    if (standing.state == DIM_PART_ABSENT)
      continue;
    month = dim_words_capitalise (dim_words_month_name (i + 1));
    words = dim_words_part_standing (&standing);
    sentence = g_strdup_printf ("%s: %s", month, words);
    add_sentence (text, sentence);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
dim_words_part_month_list (const GArray *months)
{
  g_autoptr (GString) head = NULL;
  g_autofree char *last = NULL;

  g_return_val_if_fail (months != NULL && months->len > 0, NULL);
  head = g_string_new (NULL);
  for (guint i = 0; i + 1 < months->len; i++)
    g_string_append_printf (head, "%s%s", i > 0 ? ", " : "",
                            dim_words_month_name (g_array_index (months, int, i) % MONTHS_A_YEAR +
                                                  1));
  last = dim_words_month (g_array_index (months, int, months->len - 1));
  if (head->len == 0)
    return g_steal_pointer (&last);
  /* TRANSLATORS: of a list of months, the last one */
  return g_strdup_printf (_ ("%s and %s"), head->str, last);
}

char *
dim_words_part_reminder (const char *name, const GArray *months)
{
  g_autofree char *list = NULL;

  g_return_val_if_fail (name != NULL && months != NULL && months->len > 0, NULL);
  list = dim_words_part_month_list (months);
  /* TRANSLATORS: municipality, months */
  return g_strdup_printf (
    P_ ("The municipality of %s has not reported %s yet. Please register the incidents of that "
        "month. Did nothing happen? Then make a zero statement.",
        "The municipality of %s has not reported these months yet: %s. Please register the "
        "incidents of those months. Did nothing happen in one? Then make a zero statement for it.",
        months->len),
    name, list);
}

char *
dim_words_part_silent (guint municipalities, guint months)
{
  g_autofree char *heads = NULL;

  if (months == 0)
    return g_strdup (_ ("No month is silent"));
  heads =
    g_strdup_printf (P_ ("%u municipality", "%u municipalities", municipalities), municipalities);
  /* TRANSLATORS: the first is "3 municipalities" */
  return g_strdup_printf (P_ ("%u silent month, of %s", "%u silent months, of %s", months), months,
                          heads);
}
