/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-keys.h"

#include <string.h>

struct _DimHttpKeys {
  grefcount references;
  GHashTable *known; /* keyid → Known */
};

typedef struct {
  guint8 public_key[DIM_SIGN_PUBLIC_BYTES];
  char *device;
} Known;

static void
free_known_cb (gpointer data)
{
  Known *known = data;

  g_free (known->device);
  g_free (known);
}

DimHttpKeys *
dim_http_keys_new (void)
{
  DimHttpKeys *keys = g_new0 (DimHttpKeys, 1);

  g_ref_count_init (&keys->references);
  keys->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_known_cb);
  return keys;
}

DimHttpKeys *
dim_http_keys_ref (DimHttpKeys *keys)
{
  g_return_val_if_fail (keys != NULL, NULL);
  g_ref_count_inc (&keys->references);
  return keys;
}

void
dim_http_keys_unref (DimHttpKeys *keys)
{
  if (keys == NULL || !g_ref_count_dec (&keys->references))
    return;
  g_hash_table_unref (keys->known);
  g_free (keys);
}

void
dim_http_keys_add (DimHttpKeys *keys,
                   const guint8 public_key[DIM_SIGN_PUBLIC_BYTES],
                   const char *device)
{
  Known *known;

  g_return_if_fail (keys != NULL && public_key != NULL && device != NULL);
  known = g_new0 (Known, 1);
  known->device = g_strdup (device);
  memcpy (known->public_key, public_key, DIM_SIGN_PUBLIC_BYTES);
  g_hash_table_replace (keys->known, dim_key_thumbprint (public_key), known);
}

gboolean
dim_http_keys_look_up (const char *keyid,
                       guint8 out_public_key[DIM_SIGN_PUBLIC_BYTES],
                       gpointer *out_caller,
                       const char **out_code,
                       gpointer keys)
{
  const Known *known;

  g_return_val_if_fail (keyid != NULL && keys != NULL, FALSE);
  known = g_hash_table_lookup (((DimHttpKeys *) keys)->known, keyid);
  if (known == NULL) {
    *out_code = "sleutel-onbekend";
    return FALSE;
  }
  memcpy (out_public_key, known->public_key, DIM_SIGN_PUBLIC_BYTES);
  *out_caller = g_strdup (known->device);
  return TRUE;
}
