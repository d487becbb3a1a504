/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-key-fingerprint.h"

#include "dim-signature.h"

#define SHOWN_BYTES 16

static char *
fingerprint (const guint8 public_key[DIM_SIGN_PUBLIC_BYTES])
{
  GString *text = g_string_new (NULL);
  guint8 digest[DIM_SHA256_BYTES];

  dim_sha256 (public_key, DIM_SIGN_PUBLIC_BYTES, digest);
  for (guint i = 0; i < SHOWN_BYTES; i++)
    g_string_append_printf (text, "%s%02X", i > 0 && i % 2 == 0 ? " " : "", digest[i]);
  return g_string_free (text, FALSE);
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
