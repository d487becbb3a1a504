/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-month-words.h"

#include "dim-words.h"

#define STATED_S 1793700000 /* 3 November 2026 */

static const struct {
  guint registered;
  guint waiting;
  gint64 stated_s;
  gboolean is_statement_waiting;
  DimMonthState state;
  const char *dutch;
  const char *english;
  gboolean has_obstacle;
} rows[] = {
  { 0, 0, 0, FALSE, DIM_MONTH_RUNNING, "Nog geen voorval; de maand is nog niet voorbij",
    "No incident yet; the month is not over", TRUE },
  { 0, 0, 0, FALSE, DIM_MONTH_MISSING, "Geen voorval en geen nulmelding",
    "No incident and no zero statement", FALSE },
  { 1, 0, 0, FALSE, DIM_MONTH_REGISTERED, "1 voorval", "1 incident", TRUE },
  { 12, 0, 0, FALSE, DIM_MONTH_REGISTERED, "12 voorvallen", "12 incidents", TRUE },
  { 1, 1, 0, FALSE, DIM_MONTH_REGISTERED, "1 voorval dat wacht op verzending",
    "1 incident that waits to be sent", TRUE },
  { 3, 3, 0, FALSE, DIM_MONTH_REGISTERED, "3 voorvallen die wachten op verzending",
    "3 incidents that wait to be sent", TRUE },
  { 3, 1, 0, FALSE, DIM_MONTH_REGISTERED, "3 voorvallen, waarvan 1 wacht op verzending",
    "3 incidents, of which 1 waits to be sent", TRUE },
  { 5, 2, 0, FALSE, DIM_MONTH_REGISTERED, "5 voorvallen, waarvan 2 wachten op verzending",
    "5 incidents, of which 2 wait to be sent", TRUE },
  { 0, 0, STATED_S, TRUE, DIM_MONTH_STATED, "Nulmelding, wacht op verzending",
    "Zero statement, waits to be sent", TRUE },
  { 0, 0, STATED_S, FALSE, DIM_MONTH_STATED, "Nulmelding van 3 nov 2026",
    "Zero statement of 3 Nov 2026", TRUE },
  { 1, 0, STATED_S, FALSE, DIM_MONTH_LAPSED, "1 voorval; de nulmelding van 3 nov 2026 is vervallen",
    "1 incident; the zero statement of 3 Nov 2026 has lapsed", TRUE },
};

static void
test_every_state_has_its_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    DimMonthRecord record = { .state = rows[i].state,
                              .waiting = rows[i].waiting,
                              .is_statement_waiting = rows[i].is_statement_waiting };
    g_autofree char *dutch = NULL;
    g_autofree char *english = NULL;

    record.month.registered = rows[i].registered;
    record.month.stated_s = rows[i].stated_s;
    dim_words_set_language (DIM_LANGUAGE_DUTCH);
    dutch = dim_words_month_state (&record);
    g_assert_cmpstr (dutch, ==, rows[i].dutch);
    g_assert_true ((dim_words_month_obstacle (&record)[0] != '\0') == rows[i].has_obstacle);
    dim_words_set_language (DIM_LANGUAGE_ENGLISH);
    english = dim_words_month_state (&record);
    g_assert_cmpstr (english, ==, rows[i].english);
  }
}

static void
test_what_is_missing_is_counted (void)
{
  static const char *const expected[] = {
    "Alle maanden zijn gemeld",
    "1 maand heeft geen voorval en geen nulmelding",
    "2 maanden hebben geen voorval en geen nulmelding",
  };

  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autofree char *text = dim_words_months_missing (i);

    g_assert_cmpstr (text, ==, expected[i]);
  }
}

static void
test_what_waits_for_approval_is_counted (void)
{
  static const char *const expected[] = { "", "1 maand wacht op uw akkoord",
                                          "2 maanden wachten op uw akkoord" };

  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autofree char *text = dim_words_months_awaiting (i);

    g_assert_cmpstr (text, ==, expected[i]);
  }
}

static void
test_entry_time_in_words (void)
{
  DimMonthRecord record = { 0 };
  g_autofree char *none = NULL;
  g_autofree char *dutch = NULL;
  g_autofree char *english = NULL;

  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  none = dim_words_month_entry (&record);
  g_assert_cmpstr (none, ==, "");
  record.month.entry = (DimEntrySummary){ 12, DIM_ENTRY_TO_2 };
  dutch = dim_words_month_entry (&record);
  g_assert_cmpstr (dutch, ==,
                   "Invoeren duurde meestal 1 tot 2 minuten (12 voorvallen, alle loketten samen)");
  dim_words_set_language (DIM_LANGUAGE_ENGLISH);
  english = dim_words_month_entry (&record);
  g_assert_cmpstr (english, ==,
                   "Entering mostly took 1 to 2 minutes (12 incidents, all desks together)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dim_words_init (NULL);
  g_test_add_func ("/month-words/what-waits-for-approval-is-counted",
                   test_what_waits_for_approval_is_counted);
  g_test_add_func ("/month-words/every-state-has-its-words", test_every_state_has_its_words);
  g_test_add_func ("/month-words/what-is-missing-is-counted", test_what_is_missing_is_counted);
  g_test_add_func ("/month-words/entry-time", test_entry_time_in_words);
  return g_test_run ();
}
