/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-seal.h"

#include "dim-error.h"

#include <sodium.h>
#include <string.h>

#define NONCE_BYTES crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_BYTES   crypto_aead_xchacha20poly1305_ietf_ABYTES

G_STATIC_ASSERT (DIM_SEAL_KEY_BYTES == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
G_STATIC_ASSERT (DIM_SEAL_SALT_BYTES == crypto_pwhash_argon2id_SALTBYTES);

GBytes *
dim_seal (const guint8 key[DIM_SEAL_KEY_BYTES],
          const char *context,
          gconstpointer plain,
          gsize length)
{
  gsize size = NONCE_BYTES + length + TAG_BYTES;
  guint8 *sealed;
  int failed;

  g_return_val_if_fail (key != NULL && context != NULL && (plain != NULL || length == 0), NULL);
  sealed = g_malloc (size);
  dim_random_bytes (sealed, NONCE_BYTES);
  failed = crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + NONCE_BYTES, NULL, plain, length,
                                                       (const guint8 *) context, strlen (context),
                                                       NULL, sealed, key);
  g_assert (failed == 0);
  return g_bytes_new_take (sealed, size);
}

gpointer
dim_unseal (const guint8 key[DIM_SEAL_KEY_BYTES],
            const char *context,
            GBytes *sealed,
            gsize *out_length,
            GError **error)
{
  const guint8 *bytes;
  gsize size, length;
  guint8 *plain;

  g_return_val_if_fail (key != NULL && context != NULL && sealed != NULL, NULL);
  g_return_val_if_fail (out_length != NULL, NULL);
  bytes = g_bytes_get_data (sealed, &size);
  if (size < NONCE_BYTES + TAG_BYTES) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID, "Cannot unseal value: too short");
    return NULL;
  }
  length = size - NONCE_BYTES - TAG_BYTES;
  plain = dim_secret_alloc (length + 1);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (plain, NULL, NULL, bytes + NONCE_BYTES,
                                                  size - NONCE_BYTES, (const guint8 *) context,
                                                  strlen (context), bytes, key) != 0) {
    dim_secret_free (plain);
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                         "Cannot unseal value: key, place or bytes differ");
    return NULL;
  }
  *out_length = length;
  return plain;
}

gboolean
dim_seal_key_from_passphrase (const char *passphrase,
                              const guint8 salt[DIM_SEAL_SALT_BYTES],
                              guint8 out_key[DIM_SEAL_KEY_BYTES],
                              GError **error)
{
  guint8 key[DIM_SEAL_KEY_BYTES];

  g_return_val_if_fail (passphrase != NULL && salt != NULL && out_key != NULL, FALSE);
  if (crypto_pwhash (key, sizeof key, passphrase, strlen (passphrase), salt,
                     crypto_pwhash_argon2id_OPSLIMIT_MODERATE,
                     crypto_pwhash_argon2id_MEMLIMIT_MODERATE, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_LIMIT,
                         "Cannot make key from passphrase: memory is out");
    return FALSE;
  }
  memcpy (out_key, key, sizeof key);
  dim_wipe (key, sizeof key);
  return TRUE;
}
