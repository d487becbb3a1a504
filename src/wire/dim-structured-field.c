/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-structured-field.h"

#include <string.h>

#include "dim-bytes.h"

#define COUNT_DIGITS_MAX 15

gboolean
dim_sf_take (const char **at, const char *literal)
{
  if (!g_str_has_prefix (*at, literal))
    return FALSE;
  *at += strlen (literal);
  return TRUE;
}

gboolean
dim_sf_take_comma (const char **at)
{
  const char *p = *at + strspn (*at, " \t");

  if (*p != ',')
    return FALSE;
  p++;
  p += strspn (p, " \t");
  if (*p == '\0')
    return FALSE;
  *at = p;
  return TRUE;
}

char *
dim_sf_take_key (const char **at)
{
  static const char first[] = "abcdefghijklmnopqrstuvwxyz*";
  static const char later[] = "abcdefghijklmnopqrstuvwxyz*0123456789_-.";
  gsize length = strspn (*at, later);
  char *key;

  if (strspn (*at, first) == 0)
    return NULL;
  key = g_strndup (*at, length);
  *at += length;
  return key;
}

char *
dim_sf_take_string (const char **at, gsize max_length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *p = *at;

  if (*p++ != '"')
    return NULL;
  while (*p != '"') {
    if (*p == '\\' && *++p != '"' && *p != '\\')
      return NULL;
    if (!g_ascii_isprint (*p) || text->len == max_length)
      return NULL;
    g_string_append_c (text, *p++);
  }
  *at = p + 1;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
dim_sf_take_count (const char **at, gint64 *out_count)
{
  gsize length = strspn (*at, "0123456789");

  if (length == 0 || length > COUNT_DIGITS_MAX || (**at == '0' && length > 1))
    return FALSE;
  *out_count = g_ascii_strtoll (*at, NULL, 10);
  *at += length;
  return TRUE;
}

GBytes *
dim_sf_take_bytes (const char **at)
{
  g_autofree char *text = NULL;
  const char *end = **at == ':' ? strchr (*at + 1, ':') : NULL;
  GBytes *bytes;

  if (end == NULL)
    return NULL;
  text = g_strndup (*at + 1, (gsize) (end - *at - 1));
  bytes = dim_base64_decode (text);
  if (bytes != NULL)
    *at = end + 1;
  return bytes;
}

void
dim_sf_append_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"' || *p == '\\')
      g_string_append_c (out, '\\');
    g_string_append_c (out, *p);
  }
  g_string_append_c (out, '"');
}
