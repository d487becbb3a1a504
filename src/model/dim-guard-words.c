/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-guard-text.h"

#include <string.h>

#define BIRTH_WINDOW 48
#define AFTER_WINDOW 20
#define NAME_WORDS   7
#define PLAIN_DATE   8

static const char *const birth_words[] = {
  "GEBOREN", "GEB",  "GEBOORTEDATUM", "GEBDATUM", "GEBDAT", "GEBOORTEDAG",
  "DOB",     "BORN", "BIRTH",         "JARIG",    NULL,
};
static const char *const titles[] = { "HEER",    "MEVROUW", "MENEER", "MIJNHEER",
                                      "FAMILIE", "GENAAMD", NULL };
static const char *const short_titles[] = { "DHR", "MW", "MEVR", "FAM", NULL };
static const char *const particles[] = {
  "VAN", "DE", "DER", "DEN", "HET", "TEN", "TER", "TE",  "T",   "IN", "OP", "EL", "AL",
  "BIN", "LA", "LE",  "DU",  "DA",  "DI",  "DOS", "DEL", "VON", "ZU", "D",  NULL,
};

/* No figure may stand between the word and the date: that would be the date it speaks of. */
static gboolean
is_about_birth (const DimGuardText *text, gsize at)
{
  gsize from = at;

  while (from > 0 && at - from < BIRTH_WINDOW && !g_ascii_isdigit (text->chars[from - 1]))
    from--;
  return dim_guard_word_before (text, at, at - from, birth_words);
}

gboolean
dim_guard_find_birth_date (const DimGuardText *text, gsize at, DimGuardSpan *out)
{
  gsize end = 0;

  if (!g_ascii_isdigit (text->chars[at]))
    return FALSE;
  end = dim_guard_date_end (text, at);
  if (end == 0) {
    for (end = at; g_ascii_isdigit (text->chars[end]) && end - at < PLAIN_DATE;)
      end++;
    if (end - at < PLAIN_DATE || !dim_guard_is_plain_date (text->chars + at))
      return FALSE;
  }
  if (!dim_guard_ends_at (text, end) ||
      !(is_about_birth (text, at) || dim_guard_word_after (text, end, AFTER_WINDOW, birth_words)))
    return FALSE;
  *out = (DimGuardSpan){ at, end, DIM_GUARD_ASK, FALSE };
  return TRUE;
}

/* Where the name begins after a title, 0 if there is none. A stop ends a whole word's sentence. */
static gsize
skip_title (const DimGuardText *text, gsize at, gboolean *is_short)
{
  gsize end = dim_guard_word_end (text, at);

  *is_short = dim_guard_word_is (text, at, end, short_titles);
  if (!*is_short && !dim_guard_word_is (text, at, end, titles))
    return 0;
  if (*is_short && text->chars[end] == '.')
    end++;
  if (text->chars[end] != ' ')
    return 0;
  while (text->chars[end] == ' ' && end - at < BIRTH_WINDOW)
    end++;
  return end;
}

/* "J.", "J.P." or "Th." before a name. */
static gsize
initials_end (const DimGuardText *text, gsize at)
{
  const char *c = text->chars;
  gsize i = at;

  while (g_ascii_isalpha (c[i]) && i - at < BIRTH_WINDOW) {
    gsize dot = g_ascii_islower (c[i + 1]) && g_ascii_isupper (c[i]) ? i + 2 : i + 1;

    if (c[dot] != '.')
      break;
    i = dot + 1;
  }
  return i;
}

static gsize
name_word_end (const DimGuardText *text, gsize at)
{
  gsize end = dim_guard_word_end (text, at);

  while (end > at && text->chars[end] == '-' && g_ascii_isalpha (text->chars[end + 1]) &&
         end - at < BIRTH_WINDOW)
    end = dim_guard_word_end (text, end + 1);
  return end;
}

static gsize
skip_blank (const DimGuardText *text, gsize at)
{
  gsize i = at;

  while (i - at < 3 && text->chars[i] != '\0' && strchr (" ()", text->chars[i]) != NULL)
    i++;
  return text->chars[i] == '\'' ? i + 1 : i;
}

gboolean
dim_guard_find_name (const DimGuardText *text, gsize at, DimGuardSpan *out)
{
  gboolean is_short = FALSE;
  gboolean has_initials = FALSE;
  gboolean has_name = FALSE;
  gsize start = skip_title (text, at, &is_short);
  gsize end = start;

  if (start == 0)
    return FALSE;
  for (guint i = 0; i < NAME_WORDS; i++) {
    gsize word = i > 0 ? skip_blank (text, end) : end;
    gsize word_end = initials_end (text, word);
    gboolean is_particle = FALSE;

    if (word_end > word) {
      has_initials = TRUE;
      end = word_end;
      continue;
    }
    word_end = name_word_end (text, word);
    is_particle = dim_guard_word_is (text, word, word_end, particles);
    if (word_end == word || (!is_particle && !g_ascii_isupper (text->chars[word]) &&
                             (!is_short || !has_initials || has_name)))
      break;
    has_name = has_name || (!is_particle && word_end - word > 1);
    end = word_end;
  }
  *out = (DimGuardSpan){ start, end, DIM_GUARD_ASK, FALSE };
  return has_name;
}
