/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-reading-key.h"

#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (DIM_READING_KEY_BYTES == crypto_box_PUBLICKEYBYTES);
G_STATIC_ASSERT (DIM_READING_SEED_BYTES == crypto_box_SEEDBYTES);
G_STATIC_ASSERT (DIM_SEALED_BOX_BYTES == DIM_SEAL_KEY_BYTES + crypto_box_SEALBYTES);

struct _DimReadingKey {
  guint8 public_key[crypto_box_PUBLICKEYBYTES];
  guint8 secret_key[crypto_box_SECRETKEYBYTES];
  guint8 seed[crypto_box_SEEDBYTES];
};

DimReadingKey *
dim_reading_key_new_random (void)
{
  guint8 seed[DIM_READING_SEED_BYTES];
  DimReadingKey *key;

  dim_random_bytes (seed, sizeof seed);
  key = dim_reading_key_new_from_seed (seed);
  dim_wipe (seed, sizeof seed);
  return key;
}

DimReadingKey *
dim_reading_key_new_from_seed (const guint8 seed[DIM_READING_SEED_BYTES])
{
  DimReadingKey *key;
  int failed;

  g_return_val_if_fail (seed != NULL, NULL);
  key = dim_secret_alloc (sizeof *key);
  memcpy (key->seed, seed, sizeof key->seed);
  failed = crypto_box_seed_keypair (key->public_key, key->secret_key, seed);
  g_assert (failed == 0);
  return key;
}

void
dim_reading_key_free (DimReadingKey *key)
{
  dim_secret_free (key);
}

const guint8 *
dim_reading_key_public (const DimReadingKey *key)
{
  g_return_val_if_fail (key != NULL, NULL);
  return key->public_key;
}

void
dim_reading_key_seed (const DimReadingKey *key, guint8 out[DIM_READING_SEED_BYTES])
{
  g_return_if_fail (key != NULL && out != NULL);
  memcpy (out, key->seed, sizeof key->seed);
}

gboolean
dim_wrap_key (const guint8 reader[DIM_READING_KEY_BYTES],
              const guint8 key[DIM_SEAL_KEY_BYTES],
              guint8 out[DIM_SEALED_BOX_BYTES])
{
  g_return_val_if_fail (reader != NULL && key != NULL && out != NULL, FALSE);
  return crypto_box_seal (out, key, DIM_SEAL_KEY_BYTES, reader) == 0;
}

gboolean
dim_unwrap_key (const DimReadingKey *key,
                const guint8 wrapped[DIM_SEALED_BOX_BYTES],
                guint8 out[DIM_SEAL_KEY_BYTES])
{
  g_return_val_if_fail (key != NULL && wrapped != NULL && out != NULL, FALSE);
  return crypto_box_seal_open (out, wrapped, DIM_SEALED_BOX_BYTES, key->public_key,
                               key->secret_key) == 0;
}
