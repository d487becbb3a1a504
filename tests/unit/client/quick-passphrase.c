/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-crypto.h"

#include <string.h>

int crypto_pwhash (unsigned char *out,
                   unsigned long long length,
                   const char *passphrase,
                   unsigned long long passphrase_length,
                   const unsigned char *salt,
                   unsigned long long rounds,
                   size_t memory,
                   int algorithm);

/* Stands in for libsodium's, which is slow on purpose; what it gives is tested in crypto. */
int
/* NOLINTNEXTLINE(readability-function-size): as libsodium has it */
crypto_pwhash (unsigned char *out,
               unsigned long long length,
               const char *passphrase,
               unsigned long long passphrase_length,
               const unsigned char *salt,
               unsigned long long rounds,
               size_t memory,
               int algorithm)
{
  guint8 key[32];

  dim_blake2b (passphrase, passphrase_length, salt, 16, key, sizeof key);
  memcpy (out, key, MIN (length, sizeof key));
  return 0;
}
