/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-signature.h"

#include "dim-bytes.h"

#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (DIM_SIGN_PUBLIC_BYTES == crypto_sign_ed25519_PUBLICKEYBYTES);
G_STATIC_ASSERT (DIM_SIGN_SEED_BYTES == crypto_sign_ed25519_SEEDBYTES);
G_STATIC_ASSERT (DIM_SIGN_BYTES == crypto_sign_ed25519_BYTES);

/* Lies whole in secret memory. */
struct _DimSigningKey {
  guint8 public_key[DIM_SIGN_PUBLIC_BYTES];
  guint8 secret_key[crypto_sign_ed25519_SECRETKEYBYTES];
};

DimSigningKey *
dim_signing_key_new_random (void)
{
  DimSigningKey *key = dim_secret_alloc (sizeof (DimSigningKey));
  int failed = crypto_sign_ed25519_keypair (key->public_key, key->secret_key);

  g_assert (failed == 0);
  return key;
}

DimSigningKey *
dim_signing_key_new_from_seed (const guint8 seed[DIM_SIGN_SEED_BYTES])
{
  DimSigningKey *key;
  int failed;

  g_return_val_if_fail (seed != NULL, NULL);
  key = dim_secret_alloc (sizeof (DimSigningKey));
  failed = crypto_sign_ed25519_seed_keypair (key->public_key, key->secret_key, seed);
  g_assert (failed == 0);
  return key;
}

void
dim_signing_key_free (DimSigningKey *key)
{
  dim_secret_free (key);
}

const guint8 *
dim_signing_key_public (const DimSigningKey *key)
{
  g_return_val_if_fail (key != NULL, NULL);
  return key->public_key;
}

void
dim_signing_key_seed (const DimSigningKey *key, guint8 out[DIM_SIGN_SEED_BYTES])
{
  int failed;

  g_return_if_fail (key != NULL && out != NULL);
  failed = crypto_sign_ed25519_sk_to_seed (out, key->secret_key);
  g_assert (failed == 0);
}

void
dim_sign (const DimSigningKey *key, gconstpointer data, gsize length, guint8 out[DIM_SIGN_BYTES])
{
  int failed;

  g_return_if_fail (key != NULL && (data != NULL || length == 0) && out != NULL);
  failed = crypto_sign_ed25519_detached (out, NULL, data, length, key->secret_key);
  g_assert (failed == 0);
}

gboolean
dim_verify (const guint8 public_key[DIM_SIGN_PUBLIC_BYTES],
            gconstpointer data,
            gsize length,
            const guint8 signature[DIM_SIGN_BYTES])
{
  g_return_val_if_fail (public_key != NULL && signature != NULL, FALSE);
  g_return_val_if_fail (data != NULL || length == 0, FALSE);
  return crypto_sign_ed25519_verify_detached (signature, data, length, public_key) == 0;
}

char *
dim_key_thumbprint (const guint8 public_key[DIM_SIGN_PUBLIC_BYTES])
{
  guint8 digest[DIM_SHA256_BYTES];

  g_return_val_if_fail (public_key != NULL, NULL);
  dim_sha256 (public_key, DIM_SIGN_PUBLIC_BYTES, digest);
  return dim_base64url_encode (digest, sizeof digest);
}
