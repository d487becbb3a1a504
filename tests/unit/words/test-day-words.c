/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-day-words.h"

#include "dim-words.h"

static void
test_day_reads_as_a_sentence (void)
{
  DimDay day = dim_day_new (2026, 11, 3);
  g_autofree char *full = dim_words_day (day);
  g_autofree char *brief = dim_words_day_short (day);
  g_autofree char *same_year = dim_words_day_near (day, dim_day_new (2026, 12, 1));
  g_autofree char *other_year = dim_words_day_near (day, dim_day_new (2027, 1, 1));
  g_autofree char *month = dim_words_month (2026 * 12 + 10);
  g_autofree char *none = dim_words_day (DIM_DAY_NONE);
  g_autofree char *no_brief = dim_words_day_short (DIM_DAY_NONE);
  g_autofree char *none_near = dim_words_day_near (DIM_DAY_NONE, DIM_DAY_NONE);

  g_assert_cmpstr (full, ==, "dinsdag 3 november 2026");
  g_assert_cmpstr (brief, ==, "3 nov 2026");
  g_assert_cmpstr (same_year, ==, "3 november");
  g_assert_cmpstr (other_year, ==, "3 november 2026");
  g_assert_cmpstr (month, ==, "november 2026");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (no_brief, ==, "");
  g_assert_cmpstr (none_near, ==, "");
}

static void
test_day_reads_as_english (void)
{
  g_autofree char *full = NULL;
  g_autofree char *brief = NULL;

  dim_words_set_language (DIM_LANGUAGE_ENGLISH);
  full = dim_words_day (dim_day_new (2026, 3, 1));
  brief = dim_words_day_short (dim_day_new (2026, 3, 1));
  dim_words_set_language (DIM_LANGUAGE_DUTCH);

  g_assert_cmpstr (full, ==, "Sunday 1 March 2026");
  g_assert_cmpstr (brief, ==, "1 Mar 2026");
}

/* For a cell: the year only where it is another. */
static void
test_brief_day_leaves_out_this_year (void)
{
  static const struct {
    const char *day; /* NULL: none */
    const char *today;
    const char *dutch;
    const char *english;
  } rows[] = {
    { "2026-03-01", "2026-11-21", "1 mrt", "1 Mar" },
    { "2025-12-31", "2026-01-01", "31 dec 2025", "31 Dec 2025" },
    { "2026-10-03", NULL, "3 okt 2026", "3 Oct 2026" },
    { NULL, "2026-11-21", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    DimDay day = rows[i].day != NULL ? dim_day_from_text (rows[i].day) : DIM_DAY_NONE;
    DimDay today = rows[i].today != NULL ? dim_day_from_text (rows[i].today) : DIM_DAY_NONE;
    g_autofree char *dutch = dim_words_day_brief (day, today);
    g_autofree char *english = NULL;

    dim_words_set_language (DIM_LANGUAGE_ENGLISH);
    english = dim_words_day_brief (day, today);
    dim_words_set_language (DIM_LANGUAGE_DUTCH);
    g_assert_cmpstr (dutch, ==, rows[i].dutch);
    g_assert_cmpstr (english, ==, rows[i].english);
  }
}

static void
test_durations_round_down (void)
{
  static const struct {
    gint64 seconds;
    const char *words;
  } durations[] = {
    { -5, "nog geen minuut" }, { 59, "nog geen minuut" }, { 60, "1 minuut" },
    { 3599, "59 minuten" },    { 3600, "1 uur" },         { 86399, "23 uur" },
    { 86400, "1 dag" },        { 172800, "2 dagen" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (durations); i++) {
    g_autofree char *words = dim_words_duration (durations[i].seconds);

    g_assert_cmpstr (words, ==, durations[i].words);
  }
}

static void
test_time_is_dutch_time (void)
{
  g_autofree char *winter = dim_words_time (1793712725); /* 2026-11-03T13:32:05Z */
  g_autofree char *summer = dim_words_time (1783085525); /* 2026-07-03T13:32:05Z */

  g_assert_cmpstr (winter, ==, "14:32");
  g_assert_cmpstr (summer, ==, "15:32");
}

static const struct {
  const char *typed;
  const char *day;
} typed_days[] = {
  { "vandaag", "2026-11-21" },
  { "gisteren", "2026-11-20" },
  { "Eergisteren", "2026-11-19" },
  { "yesterday", "2026-11-20" },
  { "-2", "2026-11-19" },
  { "-0", "2026-11-21" },
  { "-365", "2025-11-21" },
  { "3", "2026-11-03" },
  { "22", "2026-10-22" },
  { "31", "2026-10-31" },
  { "0311", "2026-11-03" },
  { "2512", "2025-12-25" },
  { "031126", "2026-11-03" },
  { "03112026", "2026-11-03" },
  { "3-11", "2026-11-03" },
  { "3/11", "2026-11-03" },
  { "3.11", "2026-11-03" },
  { " 3 - 11 ", "2026-11-03" },
  { "3-11-26", "2026-11-03" },
  { "03-11-2026", "2026-11-03" },
  { "2026-11-03", "2026-11-03" },
  { "3 november", "2026-11-03" },
  { "3 nov", "2026-11-03" },
  { "3nov", "2026-11-03" },
  { "3 mrt 25", "2025-03-03" },
  { "3 mei", "2026-05-03" },
  { "24 december", "2025-12-24" },
  { "3 november 2024", "2024-11-03" },
  { "1 december 2026", "2026-12-01" },
  { "29-2", "2024-02-29" },
  { "zaterdag", "2026-11-21" },
  { "ma", "2026-11-16" },
  { "zo", "2026-11-15" },
  { "dinsdag 3 november", "2026-11-03" },
  { "di 3-11-2026", "2026-11-03" },
  { "din 3 nov", "2026-11-03" },
  { "di. 3 nov. '26", "2026-11-03" },
  { "3 november ’26", "2026-11-03" },
  { "gist", "2026-11-20" },
  { "eergis", "2026-11-19" },
  { "woe", "2026-11-18" },
  { "Afgelopen zaterdag", "2026-11-14" },
  { "vorige vr", "2026-11-20" },
  { "last monday", "2026-11-16" },
  { "morgen", "2026-11-22" },
  { "3-12-26", "2026-12-03" },
  { "3\u20113\u201126", "2026-03-03" },
  { "3\u201311\u20132026", "2026-11-03" },
  { "\u22122", "2026-11-19" },
  { "3\u00a0november\u202f2026", "2026-11-03" },
  { "\u200e3-11-2026\u200f", "2026-11-03" },
  { "3-11-2026\r\n", "2026-11-03" },
  { "3\t11", "2026-11-03" },
};

static void
test_typed_day_is_understood (void)
{
  DimDay today = dim_day_new (2026, 11, 21);
  char buffer[DIM_DAY_TEXT_LEN];

  for (gsize i = 0; i < G_N_ELEMENTS (typed_days); i++) {
    DimDay day = dim_words_parse_day (typed_days[i].typed, today);

    if (g_strcmp0 (dim_day_to_text (day, buffer), typed_days[i].day) != 0)
      g_test_message ("typed: %s", typed_days[i].typed);
    g_assert_cmpstr (dim_day_to_text (day, buffer), ==, typed_days[i].day);
  }
}

/* Without a year it is the last such day, also on the first days of one. */
static void
test_year_turns_back_in_january (void)
{
  static const struct {
    const char *typed;
    const char *day;
  } days[] = {
    { "31-12", "2026-12-31" },  { "1-1", "2027-01-01" },    { "2-1", "2027-01-02" },
    { "3-1", "2026-01-03" },    { "3112", "2026-12-31" },   { "31", "2026-12-31" },
    { "3", "2026-12-03" },      { "-2", "2026-12-31" },     { "eergisteren", "2026-12-31" },
    { "za", "2027-01-02" },     { "vr", "2027-01-01" },     { "do", "2026-12-31" },
    { "20 dec", "2026-12-20" }, { "2-1-27", "2027-01-02" }, { "29-2", "2024-02-29" },
  };
  DimDay today = dim_day_new (2027, 1, 2);
  char buffer[DIM_DAY_TEXT_LEN];

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    g_test_message ("typed: %s", days[i].typed);
    g_assert_cmpstr (dim_day_to_text (dim_words_parse_day (days[i].typed, today), buffer), ==,
                     days[i].day);
  }
}

static void
test_what_is_no_day_is_refused (void)
{
  static const char *const wrong[] = { "",
                                       " ",
                                       "-",
                                       "--2",
                                       "- 2",
                                       "-2-3",
                                       "-1234",
                                       "32",
                                       "0",
                                       "0013",
                                       "3-13",
                                       "31-4",
                                       "31-11-2026",
                                       "29-2-2025",
                                       "311",
                                       "03112",
                                       "3-11-026",
                                       "3-11-26-1",
                                       "3 no",
                                       "afgelopen",
                                       "afgelopen 3",
                                       "afgelopen november",
                                       "gi",
                                       "gisteravond",
                                       "🙂",
                                       "٣-١١",
                                       "3-11\xff",
                                       "3 foo",
                                       "dinsdag 3 november 2026 12",
                                       "3:11",
                                       "3_11",
                                       "é",
                                       "2026-11",
                                       "99999999999999999999",
                                       "nov 3",
                                       "3-11-1800",
                                       "0x10",
                                       "ma di" };
  DimDay today = dim_day_new (2026, 11, 21);

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    if (dim_words_parse_day (wrong[i], today) != DIM_DAY_NONE)
      g_test_message ("taken: %s", wrong[i]);
    g_assert_cmpint (dim_words_parse_day (wrong[i], today), ==, DIM_DAY_NONE);
  }
}

static void
test_own_words_are_understood (void)
{
  DimDay today = dim_day_new (2027, 1, 1);

  for (int language = 0; language < 2; language++) {
    dim_words_set_language ((DimLanguage) language);
    for (DimDay day = today - 800; day < today + 30; day++) {
      g_autofree char *full = dim_words_day (day);
      g_autofree char *brief = dim_words_day_short (day);

      g_assert_cmpint (dim_words_parse_day (full, today), ==, day);
      g_assert_cmpint (dim_words_parse_day (brief, today), ==, day);
    }
  }
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dim_words_init (NULL);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  g_test_add_func ("/day-words/day-reads-as-a-sentence", test_day_reads_as_a_sentence);
  g_test_add_func ("/day-words/day-reads-as-english", test_day_reads_as_english);
  g_test_add_func ("/day-words/brief-day-leaves-out-this-year",
                   test_brief_day_leaves_out_this_year);
  g_test_add_func ("/day-words/durations-round-down", test_durations_round_down);
  g_test_add_func ("/day-words/time-is-dutch-time", test_time_is_dutch_time);
  g_test_add_func ("/day-words/typed-day-is-understood", test_typed_day_is_understood);
  g_test_add_func ("/day-words/year-turns-back-in-january", test_year_turns_back_in_january);
  g_test_add_func ("/day-words/what-is-no-day-is-refused", test_what_is_no_day_is_refused);
  g_test_add_func ("/day-words/own-words-are-understood", test_own_words_are_understood);
  return g_test_run ();
}
