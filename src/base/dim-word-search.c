/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-word-search.h"

#include "dim-text.h"

#include <string.h>

#define WORD_MAX     48 /* letters of a word that spelling is forgiven in */
#define NEAR_LETTERS 5
#define FAR_LETTERS  9

/* The letters of the words that hyphens hold together. */
typedef struct {
  GString *key;
  GString *joined;
  guint parts;
} Words;

static void
end_joined (Words *words)
{
  if (words->parts > 1)
    g_string_append_printf (words->key, " %s", words->joined->str);
  g_string_truncate (words->joined, 0);
  words->parts = 0;
}

static void
add_letter (Words *words, gunichar c, gboolean begins)
{
  if (begins) {
    words->parts++;
    if (words->key->len > 0)
      g_string_append_c (words->key, ' ');
  }
  g_string_append_unichar (words->key, c);
  g_string_append_unichar (words->joined, c);
}

static gboolean
is_silent (gunichar c)
{
  return c == '\'' || c == 0x2019 || g_unichar_type (c) == G_UNICODE_FORMAT;
}

/* "look-alike" becomes "look alike lookalike": it is typed in all three ways. */
char *
dim_word_search_key (const char *text)
{
  g_autofree char *folded = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);
  Words words = { g_string_new (NULL), joined, 0 };
  gboolean begins = TRUE;

  g_return_val_if_fail (text != NULL, NULL);
  folded = dim_text_search_key (text);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (is_silent (c))
      continue;
    if (g_unichar_isalnum (c)) {
      add_letter (&words, c, begins);
      begins = FALSE;
      continue;
    }
    begins = TRUE;
    if (g_unichar_type (c) != G_UNICODE_DASH_PUNCTUATION)
      end_joined (&words);
  }
  end_joined (&words);
  return g_string_free (words.key, FALSE);
}

static gboolean
begins_a_word (const char *haystack, const char *word)
{
  for (const char *hit = strstr (haystack, word); hit != NULL; hit = strstr (hit + 1, word))
    if (hit == haystack || hit[-1] == ' ')
      return TRUE;
  return FALSE;
}

/* One row of the table of distances: what it costs to turn the first @row letters of @typed into
 * each beginning of @word. A letter too many, too few, another, or two that changed places: one. */
static void
fill_row (guint8 rows[3][WORD_MAX + 1], glong row, const gunichar *typed, const GArray *word)
{
  guint8 *now = rows[row % 3];
  const guint8 *above = rows[(row + 2) % 3];
  const guint8 *two_above = rows[(row + 1) % 3];

  now[0] = (guint8) row;
  for (guint i = 1; i <= word->len; i++) {
    gunichar letter = g_array_index (word, gunichar, i - 1);

    now[i] = above[i - 1] + (typed[row - 1] == letter ? 0 : 1);
    now[i] = MIN (now[i], MIN (above[i], now[i - 1]) + 1);
    if (row > 1 && i > 1 && typed[row - 2] == letter &&
        typed[row - 1] == g_array_index (word, gunichar, i - 2))
      now[i] = MIN (now[i], two_above[i - 2] + 1);
  }
}

/* TRUE if a beginning of @word is @typed but for @allowed faults. Nobody mistakes the first letter
 * that he looks for. */
static gboolean
is_near_word (const gunichar *typed, glong length, const GArray *word, guint allowed)
{
  guint8 rows[3][WORD_MAX + 1];
  guint best = G_MAXUINT;

  if (word->len == 0 || g_array_index (word, gunichar, 0) != typed[0])
    return FALSE;
  for (guint i = 0; i <= word->len; i++)
    rows[0][i] = (guint8) i;
  for (glong row = 1; row <= length; row++)
    fill_row (rows, row, typed, word);
  for (guint i = 0; i <= word->len; i++)
    best = MIN (best, rows[length % 3][i]);
  return best <= allowed;
}

static gboolean
is_near (const char *haystack, const char *typed)
{
  glong length = 0;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (typed, -1, &length);
  g_autoptr (GArray) word = g_array_new (FALSE, FALSE, sizeof (gunichar));

  if (length < NEAR_LETTERS || length > WORD_MAX)
    return FALSE;
  for (const char *p = haystack;; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c != ' ' && c != '\0') {
      if (word->len < WORD_MAX)
        g_array_append_val (word, c);
      continue;
    }
    if (is_near_word (letters, length, word, length < FAR_LETTERS ? 1 : 2))
      return TRUE;
    if (c == '\0')
      return FALSE;
    g_array_set_size (word, 0);
  }
}

static DimFit
fit_word (const char *name, const char *also, const char *word)
{
  if (begins_a_word (name, word))
    return DIM_FIT_NAME;
  if (begins_a_word (also, word))
    return DIM_FIT_WORD;
  if (dim_text_matches_word (name, word) || dim_text_matches_word (also, word))
    return DIM_FIT_PART;
  return is_near (name, word) || is_near (also, word) ? DIM_FIT_NEAR : DIM_FIT_NONE;
}

DimFit
dim_word_search_fit (const char *name, const char *also, const char *typed)
{
  g_auto (GStrv) words = NULL;
  DimFit worst = DIM_FIT_START;

  g_return_val_if_fail (name != NULL && also != NULL && typed != NULL, DIM_FIT_NONE);
  words = g_strsplit (typed, " ", -1);
  for (guint i = 0; words[i] != NULL && worst != DIM_FIT_NONE; i++) {
    DimFit fit = fit_word (name, also, words[i]);

    if (fit == DIM_FIT_NAME && (i > 0 ? worst == DIM_FIT_START : g_str_has_prefix (name, words[0])))
      fit = DIM_FIT_START;
    worst = MAX (worst, fit);
  }
  return worst;
}
