/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-year-words.h"

#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-translate.h"
#include "dim-words.h"

const char *
dim_words_year_state (DimYearState state)
{
  static const char *const texts[DIM_N_YEAR_STATES] = {
    [DIM_YEAR_OPEN] = N_ ("Not closed"),
    [DIM_YEAR_ACCEPTED] = N_ ("Accepted"),
    [DIM_YEAR_PROVISIONAL] = N_ ("Provisional"),
    [DIM_YEAR_UNLOCKED] = N_ ("Unlocked"),
    [DIM_YEAR_FINAL] = N_ ("Final"),
  };

  g_return_val_if_fail ((guint) state < DIM_N_YEAR_STATES, NULL);
  return _ (texts[state]);
}

const char *
dim_words_year_step (DimYearStepKind kind)
{
  static const char *const texts[DIM_N_YEAR_STEPS] = {
    [DIM_YEAR_ACCEPT] = N_ ("Accept"),
    [DIM_YEAR_CLOSE] = N_ ("Close provisionally"),
    [DIM_YEAR_FINISH] = N_ ("Close for good"),
    [DIM_YEAR_UNLOCK] = N_ ("Ask to unlock"),
    [DIM_YEAR_CONFIRM] = N_ ("Agree to unlocking"),
  };

  g_return_val_if_fail ((guint) kind < DIM_N_YEAR_STEPS, NULL);
  return _ (texts[kind]);
}

const char *
dim_words_year_reason (DimYearReason reason)
{
  static const char *const texts[DIM_N_YEAR_REASONS] = {
    [DIM_YEAR_COMPLETE] = N_ ("All months are approved"),
    [DIM_YEAR_INCOMPLETE] = N_ ("Not all months are approved; it is accepted as it is"),
    [DIM_YEAR_PLANNED] = N_ ("As planned"),
    [DIM_YEAR_CORRECTED] = N_ ("Corrected after unlocking"),
    [DIM_YEAR_LATE] = N_ ("Registrations came in later"),
    [DIM_YEAR_WRONG] = N_ ("Something in it is not right"),
    [DIM_YEAR_CHECKED] = N_ ("Checked by a second person"),
  };

  g_return_val_if_fail ((guint) reason < DIM_N_YEAR_REASONS, NULL);
  return _ (texts[reason]);
}

const char *
dim_words_year_verdict (DimYearVerdict verdict)
{
  switch (verdict) {
  case DIM_YEAR_STEP_TOO_EARLY:
    return _ ("This year is not over yet.");
  case DIM_YEAR_STEP_NO_DAY:
    return _ ("Choose a last day, from today up to 92 days from now.");
  case DIM_YEAR_STEP_NO_REASON:
    return _ ("This reason does not belong to this step.");
  case DIM_YEAR_STEP_OUTDATED:
    return _ ("Somebody took a step meanwhile. Look at the year again.");
  case DIM_YEAR_STEP_NOT_NOW:
    return _ ("This step cannot be taken now.");
  case DIM_YEAR_STEP_INCOMPLETE:
    return _ ("Not all months are approved yet.");
  case DIM_YEAR_STEP_ALONE:
    return _ ("You asked to unlock. A second person must agree, at another device.");
  case DIM_YEAR_STEP_FITS:
  default:
    return "";
  }
}

static void
append_vintage (GString *text, guint vintage)
{
  g_string_append_printf (text, _ (", vintage %u"), vintage);
}

char *
dim_words_year_standing (const DimYearStanding *standing)
{
  GString *text;
  char *until = NULL;

  g_return_val_if_fail (standing != NULL, NULL);
  text = g_string_new (dim_words_year_state (standing->state));
  if (standing->vintages > 0)
    append_vintage (text, standing->vintages);
  if (standing->state == DIM_YEAR_UNLOCKED) {
    until = dim_words_day (standing->until);
    g_string_append_printf (text, _ (", up to and including %s"), until);
  } else if (standing->request != NULL) {
    until = dim_words_day (standing->request->step.until);
    g_string_append_printf (text,
                            _ (". Somebody asks to unlock it until %s; a second person must "
                               "agree"),
                            until);
  }
  g_free (until);
  return g_string_free (text, FALSE);
}

char *
dim_words_year_event (const DimYearEvent *event)
{
  GString *text;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (event != NULL, NULL);
  day = dim_words_day_short (dim_day_from_unix (event->made_s));
  time = dim_words_time (event->made_s);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s %s · %s · %s", day, time, event->desk,
                          dim_words_year_step (event->step.kind));
  if (event->vintage > 0)
    append_vintage (text, event->vintage);
  g_string_append_printf (text, ": %s", dim_words_year_reason (event->step.reason));
  if (event->step.until != DIM_DAY_NONE) {
    g_autofree char *until = dim_words_day (event->step.until);

    g_string_append_printf (text, _ (", up to and including %s"), until);
  }
  return g_string_free (text, FALSE);
}

char *
dim_words_snapshot (const DimSnapshotHead *head)
{
  g_autofree char *day = NULL;
  g_autofree char *cases = NULL;
  g_autofree char *position = NULL;

  g_return_val_if_fail (head != NULL, NULL);
  day = dim_words_day_short (dim_day_from_unix (head->made_s));
  cases = dim_words_number (head->n_lines);
  position = dim_words_number (head->position);
  return g_strdup_printf (P_ ("Vintage %u of %s: %s case, code list %s, feed position %s",
                              "Vintage %u of %s: %s cases, code list %s, feed position %s",
                              head->n_lines),
                          head->vintage, day, cases, head->code_list_version, position);
}
