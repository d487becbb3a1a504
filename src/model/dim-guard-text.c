/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-guard-text.h"

#include <string.h>

#define WORD_MAX         24
#define CASE_WINDOW      24
#define GAP_MAX          2
#define FULL_WIDTH_FIRST 0xFF01
#define FULL_WIDTH_LAST  0xFF5E
#define FULL_WIDTH_STEP  0xFEE0
#define MINUS_SIGN       0x2212
#define SOMETHING_ELSE   '\1'
#define DROPPED          '\0'

static const char *const case_words[] = {
  "ZAAK",
  "ZAAKNUMMER",
  "ZAAKNR",
  "ZAAKID",
  "ZAAKKENMERK",
  "DOSSIER",
  "DOSSIERNUMMER",
  "DOSSIERNR",
  "KENMERK",
  "REFERENTIE",
  "REFERENTIENUMMER",
  "REF",
  "TICKET",
  "TICKETNUMMER",
  "MELDING",
  "MELDINGSNUMMER",
  "MELDINGNUMMER",
  "MELDINGSNR",
  "ORDERNUMMER",
  "BESTELNUMMER",
  "FACTUUR",
  "FACTUURNUMMER",
  "AANVRAAGNUMMER",
  "AANVRAAGNR",
  "VERBAAL",
  "PV",
  "VOORVAL",
  "VOORVALNUMMER",
  "KVK",
  "KVKNUMMER",
  "RSIN",
  "VESTIGINGSNUMMER",
  "FORMULIER",
  "GEMEENTECODE",
  NULL,
};
static const char *const month_words[] = {
  "JANUARI", "FEBRUARI", "MAART",    "APRIL", "MEI", "JUNI", "JULI", "AUGUSTUS", "SEPTEMBER",
  "OKTOBER", "NOVEMBER", "DECEMBER", "JAN",   "FEB", "MRT",  "APR",  "JUN",      "JUL",
  "AUG",     "SEP",      "SEPT",     "OKT",   "NOV", "DEC",  NULL,
};

/* The first part of a letter's decomposition is the letter without its accent. */
static char
fold_letter (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  if (n > 0 && parts[0] < 0x80 && g_ascii_isalnum ((char) parts[0]))
    return (char) parts[0];
  return g_unichar_isupper (c) ? 'X' : 'x';
}

static char
fold_other (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (type == G_UNICODE_DASH_PUNCTUATION || c == MINUS_SIGN)
    return '-';
  if (type == G_UNICODE_CURRENCY_SYMBOL)
    return '$';
  return type == G_UNICODE_FORMAT || type == G_UNICODE_NON_SPACING_MARK ? DROPPED : SOMETHING_ELSE;
}

static char
fold (gunichar c)
{
  if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST)
    c -= FULL_WIDTH_STEP;
  if (c == '\n' || c == '\r')
    return '\n';
  if (g_unichar_iscntrl (c) && !g_unichar_isspace (c))
    return DROPPED;
  if (c < 0x80)
    return g_ascii_isspace ((char) c) ? ' ' : (char) c;
  if (g_unichar_isspace (c))
    return ' ';
  if (g_unichar_isdigit (c))
    return (char) ('0' + g_unichar_digit_value (c));
  if (g_unichar_isalpha (c))
    return fold_letter (c);
  return fold_other (c);
}

DimGuardText *
dim_guard_text_new (const char *text, gsize length)
{
  DimGuardText *folded = g_new0 (DimGuardText, 1);
  const char *end = text + length;

  folded->chars = g_malloc (length + 1);
  folded->offsets = g_new (guint32, length + 1);
  for (const char *p = text; p < end;) {
    gunichar c = g_utf8_get_char_validated (p, end - p);
    gboolean is_broken = c == (gunichar) -1 || c == (gunichar) -2;
    char as = SOMETHING_ELSE;

    if (!is_broken)
      as = fold (c);
    if (as != DROPPED) {
      folded->chars[folded->length] = as;
      folded->offsets[folded->length] = (guint32) (p - text);
      folded->length++;
    }
    p = is_broken ? p + 1 : g_utf8_next_char (p);
  }
  folded->chars[folded->length] = '\0';
  folded->offsets[folded->length] = (guint32) length;
  return folded;
}

void
dim_guard_text_free (DimGuardText *text)
{
  if (text == NULL)
    return;
  explicit_bzero (text->chars, text->length);
  g_free (text->chars);
  g_free (text->offsets);
  g_free (text);
}

gboolean
dim_guard_starts_at (const DimGuardText *text, gsize at)
{
  return at == 0 || !g_ascii_isalnum (text->chars[at - 1]);
}

gboolean
dim_guard_ends_at (const DimGuardText *text, gsize at)
{
  return at >= text->length || !g_ascii_isalnum (text->chars[at]);
}

/* A full stop joins only digits: "nr.123" is an abbreviation, "123.En" the end of a sentence. */
gboolean
dim_guard_is_joined (const DimGuardText *text, gsize start, gsize end)
{
  const char *c = text->chars;

  if (start > 0 && c[start - 1] == '#')
    return TRUE;
  if (start > 1 && strchr ("-/_", c[start - 1]) != NULL && g_ascii_isalnum (c[start - 2]))
    return TRUE;
  if (start > 1 && c[start - 1] == '.' && g_ascii_isdigit (c[start - 2]))
    return TRUE;
  if (end + 1 >= text->length)
    return FALSE;
  return (strchr ("-/_", c[end]) != NULL && g_ascii_isalnum (c[end + 1])) ||
         (c[end] == '.' && g_ascii_isdigit (c[end + 1]));
}

gsize
dim_guard_word_end (const DimGuardText *text, gsize at)
{
  gsize end = at;

  while (end < text->length && end - at <= WORD_MAX && g_ascii_isalpha (text->chars[end]))
    end++;
  return end;
}

gboolean
dim_guard_word_is (const DimGuardText *text, gsize start, gsize end, const char *const *words)
{
  char first = g_ascii_toupper (text->chars[start]);

  for (gsize i = 0; words[i] != NULL; i++)
    if (words[i][0] == first && strlen (words[i]) == end - start &&
        g_ascii_strncasecmp (text->chars + start, words[i], end - start) == 0)
      return TRUE;
  return FALSE;
}

/* The end of @word at @at, also where it is written in parts: "B.S.N.", "burger-service nummer".
 * 0: another word. */
static gsize
loose_word_end (const DimGuardText *text, gsize at, const char *word)
{
  const char *c = text->chars;
  gsize i = at;

  for (const char *letter = word; *letter != '\0'; letter++, i++) {
    gsize gap = i;

    while (letter > word && gap - i < GAP_MAX && c[gap] != '\0' && strchr (" .-_", c[gap]) != NULL)
      gap++;
    i = gap;
    if (g_ascii_toupper (c[i]) != *letter)
      return 0;
  }
  return g_ascii_isalpha (c[i]) ? 0 : i;
}

static gboolean
word_between (const DimGuardText *text, gsize from, gsize to, const char *const *words)
{
  for (gsize i = from; i < to; i++) {
    if (!g_ascii_isalpha (text->chars[i]) || (i > 0 && g_ascii_isalpha (text->chars[i - 1])))
      continue;
    for (gsize word = 0; words[word] != NULL; word++) {
      gsize end = loose_word_end (text, i, words[word]);

      if (end != 0 && end <= to)
        return TRUE;
    }
  }
  return FALSE;
}

gboolean
dim_guard_word_before (const DimGuardText *text, gsize at, gsize window, const char *const *words)
{
  return word_between (text, at > window ? at - window : 0, at, words);
}

gboolean
dim_guard_word_after (const DimGuardText *text, gsize at, gsize window, const char *const *words)
{
  return word_between (text, at, MIN (at + window, text->length), words);
}

gboolean
dim_guard_is_case_number (const DimGuardText *text, gsize at)
{
  return dim_guard_word_before (text, at, CASE_WINDOW, case_words);
}

static guint
count_digits (const DimGuardText *text, gsize at, guint most)
{
  guint n = 0;

  while (n <= most && at + n < text->length && g_ascii_isdigit (text->chars[at + n]))
    n++;
  return n;
}

static int
read_number (const char *digits, guint n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    value = value * 10 + (digits[i] - '0');
  return value;
}

static gboolean
is_day (int year, int month, int day)
{
  return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

gboolean
dim_guard_is_plain_date (const char *digits)
{
  return is_day (read_number (digits, 4), read_number (digits + 4, 2),
                 read_number (digits + 6, 2)) ||
         is_day (read_number (digits + 4, 4), read_number (digits + 2, 2), read_number (digits, 2));
}

static gsize
spelled_date_end (const DimGuardText *text, gsize at, int day)
{
  gsize end = dim_guard_word_end (text, at);
  gsize year = end;

  if (!dim_guard_word_is (text, at, end, month_words))
    return 0;
  while (year < text->length && year - end < 2 && strchr (" .", text->chars[year]) != NULL)
    year++;
  if (count_digits (text, year, 4) != 4 || !is_day (read_number (text->chars + year, 4), 1, day))
    return 0;
  return year + 4;
}

gsize
dim_guard_date_end (const DimGuardText *text, gsize at)
{
  guint lengths[3] = { count_digits (text, at, 4), 0, 0 };
  gsize starts[3] = { at, at + lengths[0] + 1, 0 };
  int numbers[3] = { 0 };
  char separator = '\0';

  if (lengths[0] == 0 || lengths[0] == 3 || lengths[0] > 4 || starts[1] >= text->length)
    return 0;
  separator = text->chars[at + lengths[0]];
  if (separator == ' ' && lengths[0] <= 2)
    return spelled_date_end (text, starts[1], read_number (text->chars + at, lengths[0]));
  lengths[1] = count_digits (text, starts[1], 2);
  starts[2] = starts[1] + lengths[1] + 1;
  if (strchr ("-/.", separator) == NULL || lengths[1] == 0 || lengths[1] > 2 ||
      starts[2] >= text->length || text->chars[starts[2] - 1] != separator)
    return 0;
  lengths[2] = count_digits (text, starts[2], 4);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    numbers[i] = read_number (text->chars + starts[i], MIN (lengths[i], 4));
  if (lengths[0] == 4)
    return lengths[2] <= 2 && is_day (numbers[0], numbers[1], numbers[2]) ? starts[2] + lengths[2]
                                                                          : 0;
  if (lengths[2] == 2)
    numbers[2] += 1900;
  return (lengths[2] == 2 || lengths[2] == 4) && is_day (numbers[2], numbers[1], numbers[0])
           ? starts[2] + lengths[2]
           : 0;
}
