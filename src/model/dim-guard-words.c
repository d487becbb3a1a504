/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-guard-text.h"

#include <string.h>

#define BIRTH_WINDOW 48
#define AFTER_WINDOW 20
#define NAME_WORDS   7
#define PLAIN_DATE   8
#define INITIALS_MAX 8
#define SHOUTED_MIN  3
#define LABEL_WINDOW 12

static const char *const birth_words[] = {
  "GEBOREN", "GEB",  "GEBOORTEDATUM", "GEBDATUM", "GEBDAT", "GEBOORTEDAG",
  "DOB",     "BORN", "BIRTH",         "JARIG",    NULL,
};
static const char *const titles[] = { "HEER",    "MEVROUW", "MENEER", "MIJNHEER", "FAMILIE",
                                      "GENAAMD", "HEET",    "NAAM",   NULL };
static const char *const short_titles[] = { "DHR", "HR",  "MW",   "MEVR", "FAM",
                                            "DRS", "ING", "PROF", "DR",   NULL };
static const char *const particles[] = {
  "VAN", "DE", "DER", "DEN", "HET", "TEN", "TER", "TE",  "T",   "IN", "OP", "EL", "AL",
  "BIN", "LA", "LE",  "DU",  "DA",  "DI",  "DOS", "DEL", "VON", "ZU", "D",  NULL,
};
/* Of these a second part of a name: "Smit van Dam"; "Smit in Almelo" is a place. */
static const char *const inner_particles[] = { "VAN", "DE",  "DER", "DEN", "TEN",
                                               "TER", "VON", "T",   NULL };

/* What is written as initials and is none, and the things that have a letter for a name: "team A.
 * Advies volgt". */
static const char *const acronyms[] = { "NB", "OM", "BV", "NV", "VS", "PS", "US", "UK", "EU",
                                        "ID", "MI", "IM", "AD", "CV", "PV", "RB", NULL };
static const char *const lettered[] = {
  "TEAM",  "BIJLAGE", "MODEL", "OPTIE",      "GROEP",  "KAMER",   "KLASSE",    "CATEGORIE", "ONDER",
  "BLAD",  "TYPE",    "VAK",   "AFDELING",   "VERSIE", "RIJ",     "KOLOM",     "LID",       "SUB",
  "DEEL",  "BALIE",   "LOKET", "PUNT",       "STAP",   "VARIANT", "RUBRIEK",   "FORMULIER", "BLOK",
  "VRAAG", "NIVEAU",  "MAP",   "VERDIEPING", "ZAAL",   "GEBOUW",  "PARAGRAAF", "LETTER",    NULL,
};
/* What begins a sentence: not a surname, whatever stands before it. */
static const char *const starters[] = {
  "AANGIFTE", "AANVRAAG", "AANVRAGER", "ADVIES",  "AFSPRAAK",  "ALLE",     "ALLES",    "ALS",
  "ANDERE",   "BALIE",    "BEIDE",     "BUREAU",  "COLLEGA",   "DAAR",     "DAARNA",   "DAAROM",
  "DAN",      "DAT",      "DEZE",      "DIE",     "DIT",       "DOCUMENT", "DOOR",     "DUS",
  "EEN",      "EERST",    "EN",        "ER",      "FOTO",      "GEEN",     "GEMEENTE", "HEEFT",
  "HIER",     "HIJ",      "HOE",       "IK",      "IS",        "KAN",      "KLANT",    "LATER",
  "MAAR",     "MET",      "MOEDER",    "NA",      "NAAR",      "NIET",     "NU",       "OF",
  "OOK",      "OM",       "PASPOORT",  "POLITIE", "RIJBEWIJS", "SINDS",    "STAAT",    "TOCH",
  "TOEN",     "TWEE",     "UIT",       "VADER",   "VERDER",    "VOLGENS",  "VOLGT",    "VOOR",
  "WAS",      "WE",       "WEL",       "WERD",    "WIJ",       "WIL",      "ZAAK",     "ZE",
  "ZIE",      "ZIJ",      "ZO",        "ZONDER",  "MEVROUW",   "MENEER",   "HEER",     "KOPIE",
  NULL,
};
static const char *const long_initials[] = { "TH", "PH", "CH", "CHR", "JOH", "FR", "IJ", NULL };

/* A name as far as it was read. */
typedef struct {
  gsize end;
  guint n_initials;
  gboolean has_name;
} Name;

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
  if (text->chars[end] == (*is_short ? '.' : ':'))
    end++;
  if (text->chars[end] != ' ')
    return 0;
  while (text->chars[end] == ' ' && end - at < BIRTH_WINDOW)
    end++;
  return end;
}

/* The end of one initial with its stop; @at: none. */
static gsize
capital_end (const DimGuardText *text, gsize at)
{
  gsize end = dim_guard_word_end (text, at);

  if (!g_ascii_isupper (text->chars[at]) || text->chars[end] != '.' ||
      (end - at > 1 && !dim_guard_word_is (text, at, end, long_initials)))
    return at;
  return end + 1;
}

/* "J.", "J.P." or "Th." before a name. */
static gsize
initials_end (const DimGuardText *text, gsize at)
{
  const char *c = text->chars;
  gsize i = at;

  while (g_ascii_isalpha (c[i]) && i - at < BIRTH_WINDOW) {
    gsize dot = g_ascii_islower (c[i + 1]) && g_ascii_isupper (c[i]) ? i + 2 : i + 1;
    gsize end = c[dot] == '.' ? dot + 1 : capital_end (text, i);

    if (end == i)
      break;
    i = end;
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

/* Initials, particles and words with a capital; after a short title and initials a small letter
 * will do. A particle is of the name when a word of the name comes after it. */
static Name
read_name (const DimGuardText *text, gsize start, gboolean is_lax)
{
  Name name = { .end = start };
  gsize at = start;

  for (guint i = 0; i < NAME_WORDS; i++) {
    gsize word = skip_blank (text, at);
    gsize word_end = initials_end (text, word);

    if (word_end > word && !name.has_name) {
      name.n_initials++;
      name.end = at = word_end;
      continue;
    }
    word_end = name_word_end (text, word);
    if (word_end == word)
      break;
    at = word_end;
    if (dim_guard_word_is (text, word, word_end, name.has_name ? inner_particles : particles))
      continue;
    if (!g_ascii_isupper (text->chars[word]) && !(is_lax && name.n_initials > 0 && !name.has_name))
      break;
    name.has_name = name.has_name || word_end - word > 1;
    name.end = word_end;
  }
  return name;
}

gboolean
dim_guard_find_name (const DimGuardText *text, gsize at, DimGuardSpan *out)
{
  gboolean is_short = FALSE;
  gsize start = skip_title (text, at, &is_short);
  Name name = { 0 };

  if (start == 0)
    return FALSE;
  name = read_name (text, start, is_short);
  *out = (DimGuardSpan){ start, name.end, DIM_GUARD_ASK, FALSE };
  return name.has_name;
}

/* Capitals with stops, over single blanks; @letters: without the stops. */
static gsize
capitals_end (const DimGuardText *text, gsize at, GString *letters)
{
  gsize end = at;

  while (letters->len < INITIALS_MAX) {
    gsize next = text->chars[end] == ' ' && end > at ? end + 1 : end;
    gsize initial_end = capital_end (text, next);

    if (initial_end == next)
      break;
    g_string_append_len (letters, text->chars + next, (gssize) (initial_end - next - 1));
    end = initial_end;
  }
  return end;
}

/* "Bruijn", "BRUIJN"; not "De", "KMar", "IND". */
static gboolean
is_surname (const DimGuardText *text, gsize at, gsize end)
{
  gsize capitals = 0;

  if (!g_ascii_isupper (text->chars[at]) || end - at < 2 ||
      dim_guard_word_is (text, at, end, starters))
    return FALSE;
  while (at + capitals < end && g_ascii_isupper (text->chars[at + capitals]))
    capitals++;
  return capitals == 1 || (capitals == end - at && capitals > SHOUTED_MIN);
}

/* The first word of the name after initials that end at @at; 0: there is none. */
static gsize
surname_after (const DimGuardText *text, gsize at)
{
  gsize word = skip_blank (text, at);

  for (guint i = 0; i < 3; i++) {
    gsize end = dim_guard_word_end (text, word);

    if (end == word)
      return 0;
    if (!dim_guard_word_is (text, word, end, particles))
      return is_surname (text, word, end) ? word : 0;
    word = skip_blank (text, end);
  }
  return 0;
}

/* Initials and a surname, without a title. */
gboolean
dim_guard_find_initials (const DimGuardText *text, gsize at, DimGuardSpan *out)
{
  g_autoptr (GString) letters = NULL;
  Name name = { 0 };
  gsize end = capital_end (text, at);
  gsize label = at;

  if (end == at || (at > 0 && strchr (".@/-_", text->chars[at - 1]) != NULL))
    return FALSE;
  letters = g_string_new (NULL);
  end = capitals_end (text, at, letters);
  if (text->chars[end] == '\n' || surname_after (text, end) == 0 ||
      g_strv_contains (acronyms, letters->str))
    return FALSE;
  while (label > 0 && text->chars[label - 1] == ' ')
    label--;
  if (letters->len == 1 && dim_guard_word_before (text, label, LABEL_WINDOW, lettered))
    return FALSE;
  name = read_name (text, at, FALSE);
  *out = (DimGuardSpan){ at, name.end, DIM_GUARD_ASK, FALSE };
  return name.has_name;
}
