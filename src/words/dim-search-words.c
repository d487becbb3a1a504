/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-search-words.h"

#include "dim-day-words.h"
#include "dim-record-words.h"
#include "dim-text.h"
#include "dim-translate.h"

#include <string.h>

#define WORDS_MAX   4 /* of what is understood as one: "dinsdag 3 november 2026" */
#define LETTERS_MIN 3 /* of what is still being typed */
#define NAME_MIN    5 /* letters of a day that stands alone: "ma" may be anything */
#define YEAR_DIGITS 4
#define FIRST_YEAR  2019 /* where the table of municipalities begins */
#define LAST_DAY    dim_day_new (2199, 12, 31)

typedef struct {
  const char *text;
  DimPeriod period;
} Phrase;

/* Of two that begin alike the first is what somebody means who is still typing. */
static const Phrase phrases[] = {
  { "vandaag", DIM_PERIOD_TODAY },
  { "gisteren", DIM_PERIOD_YESTERDAY },
  { "deze week", DIM_PERIOD_THIS_WEEK },
  { "vorige week", DIM_PERIOD_LAST_WEEK },
  { "deze maand", DIM_PERIOD_THIS_MONTH },
  { "vorige maand", DIM_PERIOD_LAST_MONTH },
  { "dit jaar", DIM_PERIOD_THIS_YEAR },
  { "vorig jaar", DIM_PERIOD_LAST_YEAR },
  { "afgelopen week", DIM_PERIOD_LAST_WEEK },
  { "afgelopen maand", DIM_PERIOD_LAST_MONTH },
  { "afgelopen jaar", DIM_PERIOD_LAST_YEAR },
  { "today", DIM_PERIOD_TODAY },
  { "yesterday", DIM_PERIOD_YESTERDAY },
  { "this week", DIM_PERIOD_THIS_WEEK },
  { "last week", DIM_PERIOD_LAST_WEEK },
  { "this month", DIM_PERIOD_THIS_MONTH },
  { "last month", DIM_PERIOD_LAST_MONTH },
  { "this year", DIM_PERIOD_THIS_YEAR },
  { "last year", DIM_PERIOD_LAST_YEAR },
};

static const char *const months[] = {
  "januari",   "februari", "maart",    "april",    "mei",       "juni",     "juli",     "augustus",
  "september", "oktober",  "november", "december", "january",   "february", "march",    "april",
  "may",       "june",     "july",     "august",   "september", "october",  "november", "december",
};

/* What a run of words means. */
typedef struct {
  DimDays days;
  char *said;        /* owned */
  gboolean is_whole; /* else it is still being typed: the letters count as well */
} Meaning;

typedef struct {
  char **words;
  guint count;
  DimDay today;
  DimRecordQuery *query;
  GString *said;
} Reading;

static char *
say_period (DimPeriod period)
{
  static const char *const said[DIM_N_PERIODS] = {
    [DIM_PERIOD_TODAY] = N_ ("of today"),           [DIM_PERIOD_YESTERDAY] = N_ ("of yesterday"),
    [DIM_PERIOD_THIS_WEEK] = N_ ("in this week"),   [DIM_PERIOD_LAST_WEEK] = N_ ("in last week"),
    [DIM_PERIOD_THIS_MONTH] = N_ ("in this month"), [DIM_PERIOD_LAST_MONTH] = N_ ("in last month"),
    [DIM_PERIOD_THIS_YEAR] = N_ ("in this year"),   [DIM_PERIOD_LAST_YEAR] = N_ ("in last year"),
  };

  return g_strdup (_ (said[period]));
}

static gboolean
mean_period (DimPeriod period, DimDay today, Meaning *out)
{
  out->days = dim_period_days (period, today);
  out->said = say_period (period);
  return TRUE;
}

static gboolean
mean_day (DimDay day, Meaning *out)
{
  g_autofree char *words = dim_words_day (day);

  if (day == DIM_DAY_NONE)
    return FALSE;
  out->days = (DimDays){ day, day };
  out->said = g_strdup_printf (_ ("on %s"), words);
  return TRUE;
}

/* @month from 1 */
static gboolean
mean_month (int year, int month, Meaning *out)
{
  g_autofree char *words = dim_words_month (year * 12 + month - 1);

  out->days = dim_month_days (year, month);
  out->said = g_strdup_printf (_ ("in %s"), words);
  return TRUE;
}

static gboolean
is_number (const char *word, gsize digits)
{
  return strlen (word) == digits && strspn (word, "0123456789") == digits;
}

static gboolean
has_letters (const char *word)
{
  for (const char *p = word; *p != '\0'; p++)
    if (g_ascii_isalpha (*p))
      return TRUE;
  return FALSE;
}

/* The month that @word names or begins; 0: none. */
static int
find_month (const char *word)
{
  gsize length = strlen (word);

  if (strcmp (word, "mrt") == 0)
    return 3;
  for (guint i = 0; length >= LETTERS_MIN && i < G_N_ELEMENTS (months); i++)
    if (strncmp (months[i], word, length) == 0)
      return (int) (i % 12) + 1;
  return 0;
}

static gboolean
is_month_name (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (strcmp (months[i], word) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_year (const char *word, int *out_year)
{
  if (!is_number (word, YEAR_DIGITS))
    return FALSE;
  *out_year = (int) g_ascii_strtoull (word, NULL, 10);
  return *out_year >= FIRST_YEAR && *out_year < 2200;
}

/* Without a year: the last one that has begun. */
static gboolean
mean_last_month (int month, DimDay today, Meaning *out)
{
  return mean_month (dim_day_year (today) - (month > dim_day_month (today) ? 1 : 0), month, out);
}

/* "2026-03", "03-2026" */
static gboolean
mean_month_in_digits (const char *word, Meaning *out)
{
  g_auto (GStrv) parts = g_strsplit_set (word, "-/", -1);
  gboolean is_year_first = FALSE;
  int year = 0;
  guint64 month = 0;

  if (g_strv_length (parts) != 2)
    return FALSE;
  is_year_first = strlen (parts[0]) == YEAR_DIGITS;
  if (!read_year (parts[is_year_first ? 0 : 1], &year) ||
      (!is_number (parts[is_year_first ? 1 : 0], 1) &&
       !is_number (parts[is_year_first ? 1 : 0], 2)))
    return FALSE;
  month = g_ascii_strtoull (parts[is_year_first ? 1 : 0], NULL, 10);
  return month >= 1 && month <= 12 && mean_month (year, (int) month, out);
}

static gboolean
mean_one_word (const char *word, DimDay today, Meaning *out)
{
  int year = 0;

  if (read_year (word, &year)) {
    out->days = (DimDays){ dim_day_new (year, 1, 1), dim_day_new (year, 12, 31) };
    out->said = g_strdup_printf (_ ("in %d"), year);
    return TRUE;
  }
  if (is_month_name (word))
    return mean_last_month (find_month (word), today, out);
  if (mean_month_in_digits (word, out))
    return TRUE;
  if (has_letters (word) ? strlen (word) >= NAME_MIN : strpbrk (word, "-/") > word)
    return mean_day (dim_words_parse_day (word, today), out);
  return FALSE;
}

static gboolean
mean_two_words (const char *first, const char *second, Meaning *out)
{
  int year = 0;

  if (read_year (second, &year) && find_month (first) > 0)
    return mean_month (year, find_month (first), out);
  return read_year (first, &year) && find_month (second) > 0 &&
         mean_month (year, find_month (second), out);
}

static gboolean
mean_phrase (const char *text, DimDay today, Meaning *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (strcmp (phrases[i].text, text) == 0)
      return mean_period (phrases[i].period, today, out);
  return FALSE;
}

/* At the end something may be still on its way. */
static gboolean
mean_beginning (const char *text, guint count, DimDay today, Meaning *out)
{
  gsize length = strlen (text);

  if (length < LETTERS_MIN)
    return FALSE;
  /* Two words that begin nothing else than a period leave no doubt. */
  out->is_whole = count > 1;
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (strncmp (phrases[i].text, text, length) == 0)
      return mean_period (phrases[i].period, today, out);
  return count == 1 && find_month (text) > 0 && mean_last_month (find_month (text), today, out);
}

static char *
join_words (const Reading *reading, guint from, guint count)
{
  GString *text = g_string_new (reading->words[from]);

  for (guint i = 1; i < count; i++)
    g_string_append_printf (text, " %s", reading->words[from + i]);
  return g_string_free (text, FALSE);
}

/* Days among numbers and names: "3 november", "dinsdag 3 nov 2026". */
static gboolean
mean_written_day (const Reading *reading, guint from, guint count, const char *text, Meaning *out)
{
  gboolean has_month = FALSE;

  for (guint i = 0; i < count; i++)
    has_month = has_month || find_month (reading->words[from + i]) > 0;
  return has_month && mean_day (dim_words_parse_day (text, reading->today), out);
}

static gboolean
find_meaning (const Reading *reading, guint from, guint count, Meaning *out)
{
  g_autofree char *text = join_words (reading, from, count);

  out->is_whole = TRUE;
  if (mean_phrase (text, reading->today, out))
    return TRUE;
  if (count == 1 && mean_one_word (text, reading->today, out))
    return TRUE;
  if (count == 2 && mean_two_words (reading->words[from], reading->words[from + 1], out))
    return TRUE;
  if (count > 1 && mean_written_day (reading, from, count, text, out))
    return TRUE;
  return from + count == reading->count && mean_beginning (text, count, reading->today, out);
}

/* How many words from there on mean one thing; 0: none. */
static guint
find_longest (const Reading *reading, guint from, Meaning *out)
{
  for (guint count = MIN (WORDS_MAX, reading->count - from); count > 0; count--)
    if (find_meaning (reading, from, count, out))
      return count;
  return 0;
}

static gboolean
is_one_of (const char *word, const char *const *words)
{
  return g_strv_contains (words, word);
}

static void
say (Reading *reading, const char *said)
{
  if (reading->said->len > 0)
    g_string_append (reading->said, ", ");
  g_string_append (reading->said, said);
}

static void
take_meaning (Reading *reading, const Meaning *meaning, const char *letters)
{
  dim_record_query_add_term (reading->query, meaning->is_whole ? NULL : letters, &meaning->days);
  if (meaning->is_whole)
    say (reading, meaning->said);
}

static void
take_since (Reading *reading, Meaning *meaning)
{
  g_autofree char *words = dim_words_day (meaning->days.first);
  g_autofree char *said = g_strdup_printf (_ ("since %s"), words);

  meaning->days.last = LAST_DAY;
  dim_record_query_add_term (reading->query, NULL, &meaning->days);
  say (reading, said);
}

/* How many words were taken in. */
static guint
take_some (Reading *reading, guint from)
{
  static const char *const linking[] = { "in", "op", "van", "uit", "on", "of", "from", NULL };
  static const char *const since[] = { "sinds", "vanaf", "since", NULL };
  const char *first = reading->words[from];
  Meaning meaning = { 0 };
  g_autofree char *said = NULL;
  guint count = find_longest (reading, from, &meaning);

  if (count > 0) {
    take_meaning (reading, &meaning, first);
    g_free (meaning.said);
    return count;
  }
  if (from + 1 < reading->count && (is_one_of (first, linking) || is_one_of (first, since)))
    count = find_longest (reading, from + 1, &meaning);
  said = meaning.said;
  if (count > 0 && is_one_of (first, since))
    take_since (reading, &meaning);
  else if (count > 0 && meaning.is_whole)
    take_meaning (reading, &meaning, NULL);
  else {
    dim_record_query_add_term (reading->query, first, NULL);
    return 1;
  }
  return count + 1;
}

char *
dim_words_read_search (const char *search, DimDay today, DimRecordQuery *query)
{
  g_autofree char *key = NULL;
  g_auto (GStrv) words = NULL;
  Reading reading = { .today = today, .query = query };

  g_return_val_if_fail (search != NULL && query != NULL && today != DIM_DAY_NONE, NULL);
  for (guint i = 0; i < DIM_N_STANDINGS; i++)
    dim_record_query_name_standing (query, (DimStanding) i, dim_words_standing ((DimStanding) i));
  key = dim_text_search_key (search);
  words = g_strsplit (key, " ", -1);
  reading.words = words;
  reading.count = g_strv_length (words);
  reading.said = g_string_new (NULL);
  for (guint i = 0; i < reading.count;)
    i += take_some (&reading, i);
  return g_string_free (reading.said, FALSE);
}

const char *
dim_words_period (DimPeriod period)
{
  static const char *const names[DIM_N_PERIODS] = {
    [DIM_PERIOD_TODAY] = N_ ("today"),           [DIM_PERIOD_YESTERDAY] = N_ ("yesterday"),
    [DIM_PERIOD_THIS_WEEK] = N_ ("this week"),   [DIM_PERIOD_LAST_WEEK] = N_ ("last week"),
    [DIM_PERIOD_THIS_MONTH] = N_ ("this month"), [DIM_PERIOD_LAST_MONTH] = N_ ("last month"),
    [DIM_PERIOD_THIS_YEAR] = N_ ("this year"),   [DIM_PERIOD_LAST_YEAR] = N_ ("last year"),
  };

  g_return_val_if_fail ((guint) period < DIM_N_PERIODS, "");
  return _ (names[period]);
}
