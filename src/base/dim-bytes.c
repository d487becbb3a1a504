/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-bytes.h"

#include <string.h>

char *
dim_hex_encode (const guint8 *bytes, gsize length)
{
  static const char digits[] = "0123456789abcdef";
  char *text = g_malloc (2 * length + 1);

  for (gsize i = 0; i < length; i++) {
    text[2 * i] = digits[bytes[i] >> 4];
    text[2 * i + 1] = digits[bytes[i] & 0x0f];
  }
  text[2 * length] = '\0';
  return text;
}

gboolean
dim_hex_decode (const char *text, guint8 *out, gsize length)
{
  g_return_val_if_fail (text != NULL && out != NULL, FALSE);
  if (strlen (text) != 2 * length)
    return FALSE;
  for (gsize i = 0; i < 2 * length; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  for (gsize i = 0; i < length; i++)
    out[i] =
      (guint8) (g_ascii_xdigit_value (text[2 * i]) << 4 | g_ascii_xdigit_value (text[2 * i + 1]));
  return TRUE;
}

char *
dim_base64_encode (const guint8 *bytes, gsize length)
{
  return g_base64_encode (bytes, length);
}

/* GLib skips what it does not know, so the text is encoded again and compared. */
GBytes *
dim_base64_decode (const char *text)
{
  g_autofree guchar *bytes = NULL;
  g_autofree char *again = NULL;
  gsize length = 0;

  g_return_val_if_fail (text != NULL, NULL);
  if (*text == '\0')
    return g_bytes_new (NULL, 0);
  bytes = g_base64_decode (text, &length);
  again = g_base64_encode (bytes, length);
  if (strcmp (again, text) != 0)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&bytes), length);
}

gboolean
dim_base64_decode_exact (const char *text, guint8 *out, gsize length)
{
  g_autoptr (GBytes) bytes = dim_base64_decode (text);

  g_return_val_if_fail (out != NULL, FALSE);
  if (bytes == NULL || g_bytes_get_size (bytes) != length)
    return FALSE;
  memcpy (out, g_bytes_get_data (bytes, NULL), length);
  return TRUE;
}

char *
dim_base64url_encode (const guint8 *bytes, gsize length)
{
  char *text = g_base64_encode (bytes, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

GBytes *
dim_base64url_decode (const char *text)
{
  g_autofree char *padded = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);
  length = strlen (text);
  if (strcspn (text, "+/=") != length || length % 4 == 1)
    return NULL;
  padded = g_strconcat (text, &"==="[3 - (4 - length % 4) % 4], NULL);
  g_strdelimit (padded, "-", '+');
  g_strdelimit (padded, "_", '/');
  return dim_base64_decode (padded);
}
