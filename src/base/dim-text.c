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

char *
dim_text_alphanumeric (const char *text)
{
  g_autofree char *normal = NULL;
  g_autofree char *upper = NULL;
  GString *kept = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  upper = normal != NULL ? g_utf8_strup (normal, -1) : NULL;
  for (const char *p = upper != NULL ? upper : ""; *p != '\0'; p++)
    if (g_ascii_isupper (*p) || g_ascii_isdigit (*p))
      g_string_append_c (kept, *p);
  return g_string_free (kept, FALSE);
}

char *
dim_text_search_key (const char *text)
{
  g_autofree char *folded = NULL;
  g_autofree char *parts = NULL;
  GString *key = g_string_new (NULL);
  gboolean gap = FALSE;

  g_return_val_if_fail (text != NULL, NULL);
  folded = g_utf8_casefold (text, -1);
  parts = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKD);
  for (const char *p = parts != NULL ? parts : ""; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

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
    if (hit == haystack || !g_ascii_isalnum (hit[-1]))
      return TRUE;
  return FALSE;
}

gboolean
dim_text_matches (const char *haystack, const char *needle)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (haystack != NULL && needle != NULL, FALSE);
  words = g_strsplit (needle, " ", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    gboolean infix = g_utf8_strlen (words[i], -1) >= INFIX_LETTERS;

    if (words[i][0] == '\0')
      continue;
    if (infix ? strstr (haystack, words[i]) == NULL : !starts_a_word (haystack, words[i]))
      return FALSE;
  }
  return TRUE;
}
