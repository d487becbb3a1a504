/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-day-words.h"

#include <string.h>

#define PARTS_MAX      4
#define DAYS_AGO_MAX   3 /* digits */
#define SHORT_NAME_MIN 3
#define YEARS_BACK     8 /* 29 February may be that long ago */

/* Digits or letters that stand together. */
typedef struct {
  const char *text;
  gsize length;
  gboolean is_digits;
} Part;

typedef struct {
  const char *word;
  int value;
} Word;

static const Word months[] = {
  { "januari", 1 },   { "february", 2 },  { "februari", 2 }, { "january", 1 },  { "maart", 3 },
  { "mrt", 3 },       { "march", 3 },     { "april", 4 },    { "mei", 5 },      { "may", 5 },
  { "juni", 6 },      { "june", 6 },      { "juli", 7 },     { "july", 7 },     { "augustus", 8 },
  { "august", 8 },    { "september", 9 }, { "oktober", 10 }, { "october", 10 }, { "november", 11 },
  { "december", 12 },
};

static const Word weekdays[] = {
  { "maandag", 1 },  { "ma", 1 },       { "monday", 1 },   { "dinsdag", 2 },   { "di", 2 },
  { "tuesday", 2 },  { "woensdag", 3 }, { "wo", 3 },       { "wednesday", 3 }, { "donderdag", 4 },
  { "do", 4 },       { "thursday", 4 }, { "vrijdag", 5 },  { "vr", 5 },        { "friday", 5 },
  { "zaterdag", 6 }, { "za", 6 },       { "saturday", 6 }, { "zondag", 7 },    { "zo", 7 },
  { "sunday", 7 },
};

static const Word days_ago[] = {
  { "vandaag", 0 },  { "today", 0 },     { "nu", 0 },
  { "gisteren", 1 }, { "yesterday", 1 }, { "eergisteren", 2 },
};

/* No event lies ahead, but who types it is told so. */
static const Word days_ahead[] = { { "morgen", 1 }, { "tomorrow", 1 }, { "overmorgen", 2 } };

static const Word last[] = { { "afgelopen", 1 }, { "vorige", 1 }, { "last", 1 } };

/* As typed, in lower case: without what cannot be seen and came along from a clipboard, with one
 * kind of blank and one kind of dash. */
static char *
clean (const char *text)
{
  GString *kept = g_string_new (NULL);

  for (const char *p = g_utf8_validate (text, -1, NULL) ? text : "?"; *p != '\0';
       p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_type (c) == G_UNICODE_FORMAT || c == '\'' || c == 0x2019)
      continue;
    if (g_unichar_isspace (c))
      g_string_append_c (kept, ' ');
    else if (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212)
      g_string_append_c (kept, '-');
    else
      g_string_append_unichar (kept, c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : c);
  }
  return g_strstrip (g_string_free (kept, FALSE));
}

/* FALSE if there is anything but letters, digits and separators, or too much of it. */
static gboolean
split_parts (const char *text, Part parts[PARTS_MAX], guint *out_count)
{
  guint count = 0;

  for (const char *p = text; *p != '\0';) {
    gboolean is_digits = g_ascii_isdigit (*p);
    const char *start = p;

    if (strchr (" -/.,", *p) != NULL) {
      p++;
      continue;
    }
    if ((!is_digits && !g_ascii_isalpha (*p)) || count == PARTS_MAX)
      return FALSE;
    while (is_digits ? g_ascii_isdigit (*p) : g_ascii_isalpha (*p))
      p++;
    parts[count++] = (Part){ start, (gsize) (p - start), is_digits };
  }
  *out_count = count;
  return count > 0;
}

/* The value of the word that @part is, or begins with at least @shortest letters; −1 if none. */
static int
find_word (const Part *part, const Word *words, gsize n_words, gsize shortest)
{
  for (gsize i = 0; i < n_words; i++) {
    gsize length = strlen (words[i].word);

    if (!part->is_digits && part->length <= length && part->length >= MIN (shortest, length) &&
        strncmp (part->text, words[i].word, part->length) == 0)
      return words[i].value;
  }
  return -1;
}

static int
read_number (const char *digits, gsize length)
{
  int number = 0;

  for (gsize i = 0; i < length; i++)
    number = number * 10 + (digits[i] - '0');
  return number;
}

static DimDay
full_day (int day, int month, const char *year, gsize year_length)
{
  if (year_length == 2)
    return dim_day_new (2000 + read_number (year, 2), month, day);
  return year_length == 4 ? dim_day_new (read_number (year, 4), month, day) : DIM_DAY_NONE;
}

static DimDay
last_day_in_year (int day, int month, DimDay today)
{
  int year = dim_day_year (today);

  for (int back = 0; back <= YEARS_BACK; back++) {
    DimDay found = dim_day_new (year - back, month, day);

    if (found != DIM_DAY_NONE && found <= today)
      return found;
  }
  return DIM_DAY_NONE;
}

static DimDay
last_day_in_month (int day, DimDay today)
{
  for (int back = 0; back < 3; back++) {
    int month = dim_day_year (today) * 12 + dim_day_month (today) - 1 - back;
    DimDay found = dim_day_new (month / 12, month % 12 + 1, day);

    if (found != DIM_DAY_NONE && found <= today)
      return found;
  }
  return DIM_DAY_NONE;
}

static DimDay
parse_digits (const Part *part, DimDay today)
{
  int day = read_number (part->text, MIN (part->length, 2));
  int month = part->length >= 4 ? read_number (part->text + 2, 2) : 0;

  switch (part->length) {
  case 1:
  case 2:
    return last_day_in_month (day, today);
  case 4:
    return last_day_in_year (day, month, today);
  case 6:
  case 8:
    return full_day (day, month, part->text + 4, part->length - 4);
  default:
    return DIM_DAY_NONE;
  }
}

static int
find_weekday (const Part *part)
{
  return find_word (part, weekdays, G_N_ELEMENTS (weekdays), SHORT_NAME_MIN);
}

static DimDay
parse_word (const Part *part, DimDay today)
{
  int ago = find_word (part, days_ago, G_N_ELEMENTS (days_ago), SHORT_NAME_MIN);
  int ahead = find_word (part, days_ahead, G_N_ELEMENTS (days_ahead), SHORT_NAME_MIN);
  int weekday = find_weekday (part);

  if (ago >= 0)
    return today - ago;
  if (ahead >= 0)
    return today + ahead;
  return weekday > 0 ? today - (dim_day_weekday (today) - weekday + 7) % 7 : DIM_DAY_NONE;
}

/* "afgelopen maandag", typed on a Monday, is a week ago. */
static DimDay
parse_last (const Part *parts, DimDay today)
{
  DimDay day = find_weekday (&parts[1]) > 0 ? parse_word (&parts[1], today) : DIM_DAY_NONE;

  return day == today ? today - 7 : day;
}

static int
read_month (const Part *part)
{
  if (part->is_digits)
    return part->length <= 2 ? read_number (part->text, part->length) : -1;
  return find_word (part, months, G_N_ELEMENTS (months), SHORT_NAME_MIN);
}

static DimDay
parse_parts (const Part *parts, guint count, DimDay today)
{
  int month;

  if (count == 2 && find_word (&parts[0], last, G_N_ELEMENTS (last), G_MAXSIZE) > 0)
    return parse_last (parts, today);
  if (count == 1)
    return parts[0].is_digits ? parse_digits (&parts[0], today) : parse_word (&parts[0], today);
  if (count > 3 || !parts[0].is_digits || (count == 3 && !parts[2].is_digits))
    return DIM_DAY_NONE;
  month = read_month (&parts[1]);
  if (parts[0].length == 4)
    return count == 3 && parts[2].length <= 2
             ? full_day (read_number (parts[2].text, parts[2].length), month, parts[0].text, 4)
             : DIM_DAY_NONE;
  if (parts[0].length > 2)
    return DIM_DAY_NONE;
  if (count == 2)
    return last_day_in_year (read_number (parts[0].text, parts[0].length), month, today);
  return full_day (read_number (parts[0].text, parts[0].length), month, parts[2].text,
                   parts[2].length);
}

DimDay
dim_words_parse_day (const char *text, DimDay today)
{
  g_autofree char *lower = NULL;
  Part parts[PARTS_MAX];
  guint count = 0;
  guint skipped = 0;

  g_return_val_if_fail (text != NULL && today != DIM_DAY_NONE, DIM_DAY_NONE);
  lower = clean (text);
  if (!split_parts (lower, parts, &count))
    return DIM_DAY_NONE;
  if (lower[0] == '-')
    return count == 1 && parts[0].is_digits && parts[0].length <= DAYS_AGO_MAX &&
               parts[0].text == lower + 1
             ? today - read_number (parts[0].text, parts[0].length)
             : DIM_DAY_NONE;
  /* "dinsdag 3 november" says the same twice; the number counts. */
  if (count > 1 && parts[1].is_digits && find_weekday (&parts[0]) > 0)
    skipped = 1;
  return parse_parts (parts + skipped, count - skipped, today);
}
