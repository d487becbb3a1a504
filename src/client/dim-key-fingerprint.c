/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-key-fingerprint.h"

#include "dim-signature.h"

#include <string.h>

#define SHOWN_BYTES 16

static char *
fingerprint_of (gconstpointer keys, gsize length)
{
  GString *text = g_string_new (NULL);
  guint8 digest[DIM_SHA256_BYTES];

  dim_sha256 (keys, length, digest);
  for (guint i = 0; i < SHOWN_BYTES; i++)
    g_string_append_printf (text, "%s%02X", i > 0 && i % 2 == 0 ? " " : "", digest[i]);
  return g_string_free (text, FALSE);
}

static char *
fingerprint (const guint8 public_key[DIM_SIGN_PUBLIC_BYTES])
{
  return fingerprint_of (public_key, DIM_SIGN_PUBLIC_BYTES);
}

char *
dim_key_fingerprint_of_device (const DimDevice *device)
{
  if (device == NULL || device->profile == NULL)
    return g_strdup ("");
  return fingerprint (dim_signing_key_public (device->key));
}

char *
dim_key_fingerprint_of_list (const DimDevice *device)
{
  if (device == NULL || device->profile == NULL)
    return g_strdup ("");
  return fingerprint (device->profile->list_key);
}

char *
dim_key_fingerprint_of_root (const guint8 root[DIM_READER_SIGN_BYTES])
{
  g_return_val_if_fail (root != NULL, NULL);
  return fingerprint (root);
}

char *
dim_key_fingerprint_of_reader (const DimReader *reader)
{
  guint8 keys[DIM_READ_KEY_BYTES + DIM_READER_SIGN_BYTES];

  g_return_val_if_fail (reader != NULL, NULL);
  memcpy (keys, reader->read_key, DIM_READ_KEY_BYTES);
  memcpy (keys + DIM_READ_KEY_BYTES, reader->sign_key, DIM_READER_SIGN_BYTES);
  return fingerprint_of (keys, sizeof keys);
}

/* The next letter that is not blank; 0 at the end. */
static char
next_letter (const char **text)
{
  while (g_ascii_isspace (**text))
    (*text)++;
  if (**text == '\0')
    return '\0';
  return g_ascii_toupper (*(*text)++);
}

gboolean
dim_key_fingerprint_matches (const char *fingerprint, const char *typed)
{
  char letter;

  g_return_val_if_fail (fingerprint != NULL && typed != NULL, FALSE);
  if (*fingerprint == '\0')
    return FALSE;
  do {
    letter = next_letter (&fingerprint);
    if (letter != next_letter (&typed))
      return FALSE;
  } while (letter != '\0');
  return TRUE;
}
