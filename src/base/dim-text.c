/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-text.h"

#include <string.h>

#define INFIX_LETTERS 3

gboolean
dim_text_is_clean (const char *text, gsize length)
{
  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  return length == 0 || g_utf8_validate_len (text, length, NULL);
}

/* A character at a time: g_utf8_strup obeys the locale, and a Turkish one would lose the letter I.
 */
char *
dim_text_alphanumeric (const char *text)
{
  g_autofree char *normal = NULL;
  GString *kept;

  g_return_val_if_fail (text != NULL, NULL);
  kept = g_string_new (NULL);
  if (g_utf8_validate (text, -1, NULL))
    normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  for (const char *p = normal != NULL ? normal : ""; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar upper = g_unichar_toupper (g_utf8_get_char (p));

    if (upper < 0x80 && (g_ascii_isupper ((char) upper) || g_ascii_isdigit ((char) upper)))
      g_string_append_c (kept, (char) upper);
  }
  return g_string_free (kept, FALSE);
}

/* Taken apart before folding, for what comes out of it may be upper case, as TEL out of its sign.
 * What folding itself makes upper case, as it does of Cherokee, is made lower case after it. */
static char *
fold (const char *text)
{
  g_autofree char *parts = NULL;

  if (g_utf8_validate (text, -1, NULL))
    parts = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  return parts != NULL ? g_utf8_casefold (parts, -1) : g_strdup ("");
}

char *
dim_text_search_key (const char *text)
{
  g_autofree char *folded = NULL;
  GString *key;
  gboolean gap = FALSE;

  g_return_val_if_fail (text != NULL, NULL);
  folded = fold (text);
  key = g_string_new (NULL);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_unichar_tolower (g_utf8_get_char (p));

    if (g_unichar_ismark (c))
      continue;
    if (g_unichar_isspace (c)) {
      gap = key->len > 0;
      continue;
    }
    if (gap)
      g_string_append_c (key, ' ');
    gap = FALSE;
    g_string_append_unichar (key, c);
  }
  return g_string_free (key, FALSE);
}

static gboolean
starts_a_word (const char *haystack, const char *word)
{
  for (const char *hit = strstr (haystack, word); hit != NULL; hit = strstr (hit + 1, word))
    if (hit == haystack || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (hit))))
      return TRUE;
  return FALSE;
}

gboolean
dim_text_matches_word (const char *haystack, const char *word)
{
  g_return_val_if_fail (haystack != NULL && word != NULL, FALSE);
  if (g_utf8_strlen (word, -1) >= INFIX_LETTERS)
    return strstr (haystack, word) != NULL;
  return starts_a_word (haystack, word);
}

gboolean
dim_text_matches (const char *haystack, const char *needle)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (haystack != NULL && needle != NULL, FALSE);
  words = g_strsplit (needle, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && !dim_text_matches_word (haystack, words[i]))
      return FALSE;
  return TRUE;
}

int
dim_text_compare_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}
