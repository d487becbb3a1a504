/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-crypto.h"

#include "dim-uuid.h"

#include <sodium.h>
#include <string.h>

gboolean
dim_crypto_init (void)
{
  return sodium_init () >= 0;
}

void
dim_random_bytes (guint8 *out, gsize length)
{
  g_return_if_fail (out != NULL || length == 0);
  randombytes_buf (out, length);
}

void
dim_random_uuid (gint64 unix_ms, char *out)
{
  guint8 random[DIM_UUID_RANDOM];

  g_return_if_fail (out != NULL);
  dim_random_bytes (random, sizeof random);
  dim_uuid_v7 (unix_ms, random, out);
}

gpointer
dim_secret_alloc (gsize length)
{
  gpointer secret = sodium_malloc (length);

  if (secret == NULL)
    g_error ("Cannot set secret memory aside: memory is out");
  /* libsodium fills it with garbage; zeros make a forgotten field harmless. */
  if (length > 0)
    memset (secret, 0, length);
  return secret;
}

char *
dim_secret_strdup (const char *text)
{
  gsize size;
  char *copy;

  g_return_val_if_fail (text != NULL, NULL);
  size = strlen (text) + 1;
  copy = dim_secret_alloc (size);
  memcpy (copy, text, size);
  return copy;
}

void
dim_secret_free (gpointer secret)
{
  sodium_free (secret);
}

void
dim_wipe (gpointer memory, gsize length)
{
  g_return_if_fail (memory != NULL || length == 0);
  if (length > 0)
    sodium_memzero (memory, length);
}

void
dim_wipe_string (char *text)
{
  if (text == NULL)
    return;
  dim_wipe (text, strlen (text));
  g_free (text);
}

gboolean
dim_equal (gconstpointer a, gconstpointer b, gsize length)
{
  g_return_val_if_fail ((a != NULL && b != NULL) || length == 0, FALSE);
  return length == 0 || sodium_memcmp (a, b, length) == 0;
}

/* The hash functions of libsodium report nothing but a programmer's error. */
void
dim_sha256 (gconstpointer data, gsize length, guint8 out[DIM_SHA256_BYTES])
{
  int failed;

  g_return_if_fail ((data != NULL || length == 0) && out != NULL);
  failed = crypto_hash_sha256 (out, data, length);
  g_assert (failed == 0);
}

void
dim_sha512 (gconstpointer data, gsize length, guint8 out[DIM_SHA512_BYTES])
{
  int failed;

  g_return_if_fail ((data != NULL || length == 0) && out != NULL);
  failed = crypto_hash_sha512 (out, data, length);
  g_assert (failed == 0);
}

void
dim_blake2b (gconstpointer data,
             gsize length,
             const guint8 *key,
             gsize key_length,
             guint8 *out,
             gsize out_length)
{
  int failed;

  g_return_if_fail ((data != NULL || length == 0) && out != NULL);
  g_return_if_fail (out_length >= 1 && out_length <= crypto_generichash_blake2b_BYTES_MAX);
  g_return_if_fail (key == NULL ? key_length == 0
                                : key_length >= crypto_generichash_blake2b_KEYBYTES_MIN &&
                                    key_length <= crypto_generichash_blake2b_KEYBYTES_MAX);
  failed = crypto_generichash_blake2b (out, out_length, data, length, key, key_length);
  g_assert (failed == 0);
}
