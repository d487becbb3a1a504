/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-chart-words.h"

#include "dim-day-words.h"
#include "dim-table-words.h"
#include "dim-translate.h"
#include "dim-words.h"

#define MONTHS_A_YEAR 12

char *
dim_words_chart_title (DimMeasure measure, DimDimension by, guint from_month, guint to_month)
{
  g_autofree char *period = dim_words_period_of (from_month, to_month);

  return g_strjoin (" · ", dim_words_measure (measure), dim_words_dimension (by), period, NULL);
}

char *
dim_words_chart_years (guint from_month, guint to_month)
{
  guint first = from_month / MONTHS_A_YEAR;
  guint last = (to_month - 1) / MONTHS_A_YEAR;

  g_return_val_if_fail (from_month < to_month, NULL);
  return first == last ? g_strdup_printf ("%u", first) : g_strdup_printf ("%u–%u", first, last);
}

char *
dim_words_chart_month (guint month, gboolean with_year)
{
  const char *name = dim_words_month_short ((int) (month % MONTHS_A_YEAR) + 1);

  return with_year ? g_strdup_printf ("%s %u", name, month / MONTHS_A_YEAR) : g_strdup (name);
}

const char *
dim_words_chart_empty (void)
{
  return _ ("There is nothing to draw for this choice.");
}

const char *
dim_words_chart_not_shown (void)
{
  return _ ("not shown");
}

char *
dim_words_chart_mark (const char *mark)
{
  g_return_val_if_fail (mark != NULL, NULL);
  return g_strdup_printf ("%s = %s", mark, dim_words_chart_not_shown ());
}

const char *
dim_words_chart_scale (void)
{
  return _ ("All lines have the same scale.");
}

char *
dim_words_chart_cut (guint shown, guint of)
{
  g_autofree char *some = dim_words_number (shown);
  g_autofree char *all = dim_words_number (of);

  /* TRANSLATORS: so many of all bars are drawn */
  return g_strdup_printf (_ ("The %s highest of %s."), some, all);
}

char *
dim_words_chart_point (const char *label, const char *figure, const char *before)
{
  g_return_val_if_fail (label != NULL && figure != NULL, NULL);
  if (before == NULL)
    return g_strdup_printf ("%s: %s", label, figure);
  /* TRANSLATORS: "March 2026: 9 (a year before: 7)" */
  return g_strdup_printf (_ ("%s: %s (a year before: %s)"), label, figure, before);
}

char *
dim_words_chart_total (guint total)
{
  g_autofree char *number = dim_words_number (total);

  return g_strdup_printf (_ ("%s in all."), number);
}

char *
dim_words_chart_extremes (const char *highest_label,
                          guint highest,
                          const char *lowest_label,
                          guint lowest)
{
  g_autofree char *high = dim_words_number (highest);
  g_autofree char *low = dim_words_number (lowest);

  g_return_val_if_fail (highest_label != NULL && lowest_label != NULL, NULL);
  return g_strdup_printf (_ ("Highest: %s (%s). Lowest: %s (%s)."), highest_label, high,
                          lowest_label, low);
}

char *
dim_words_chart_level (guint figure)
{
  g_autofree char *number = dim_words_number (figure);

  return g_strdup_printf (_ ("All figures are %s."), number);
}

char *
dim_words_chart_change (guint now, guint before)
{
  g_autofree char *was = dim_words_number (before);
  g_autofree char *change = dim_words_number (now > before ? now - before : before - now);

  if (now == before)
    return g_strdup_printf (_ ("A year before: %s, just as many."), was);
  if (now > before)
    return g_strdup_printf (_ ("A year before: %s, now %s more."), was, change);
  return g_strdup_printf (_ ("A year before: %s, now %s fewer."), was, change);
}

char *
dim_words_chart_hidden (guint count)
{
  g_autofree char *number = dim_words_number (count);

  return g_strdup_printf (P_ ("%s figure is not shown.", "%s figures are not shown.", count),
                          number);
}
