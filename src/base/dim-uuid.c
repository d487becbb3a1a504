/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-uuid.h"

#include <string.h>

void
dim_uuid_v7 (gint64 unix_ms, const guint8 random[DIM_UUID_RANDOM], char out[DIM_UUID_TEXT_LEN])
{
  guint8 b[16];

  for (int i = 0; i < 6; i++)
    b[i] = (guint8) (unix_ms >> (40 - 8 * i));
  memcpy (b + 6, random, DIM_UUID_RANDOM);
  b[6] = (guint8) (0x70 | (b[6] & 0x0f));
  b[8] = (guint8) (0x80 | (b[8] & 0x3f));
  g_snprintf (out, DIM_UUID_TEXT_LEN,
              "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1],
              b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14],
              b[15]);
}

gboolean
dim_uuid_is_valid (const char *text)
{
  static const char shape[] = "xxxxxxxx-xxxx-7xxx-vxxx-xxxxxxxxxxxx";

  g_return_val_if_fail (text != NULL, FALSE);
  if (strlen (text) != DIM_UUID_LEN)
    return FALSE;
  for (gsize i = 0; i < DIM_UUID_LEN; i++) {
    const char *allowed = shape[i] == 'x' ? "0123456789abcdef" : "89ab";

    if (shape[i] == 'x' || shape[i] == 'v' ? strchr (allowed, text[i]) == NULL
                                           : text[i] != shape[i])
      return FALSE;
  }
  return TRUE;
}

gint64
dim_uuid_unix_ms (const char *text)
{
  char digits[13];

  g_return_val_if_fail (text != NULL && dim_uuid_is_valid (text), 0);
  g_snprintf (digits, sizeof digits, "%.8s%.4s", text, text + 9);
  return (gint64) g_ascii_strtoull (digits, NULL, 16);
}
