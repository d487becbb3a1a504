/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-chain.h"

#include <sodium.h>

void
dim_chain_append (guint8 head[DIM_SHA256_BYTES], gconstpointer record, gsize length)
{
  crypto_hash_sha256_state state;
  guint32 size_be;
  int failed;

  g_return_if_fail (head != NULL && (record != NULL || length == 0) && length <= G_MAXUINT32);
  size_be = GUINT32_TO_BE ((guint32) length);
  failed = crypto_hash_sha256_init (&state);
  failed |= crypto_hash_sha256_update (&state, head, DIM_SHA256_BYTES);
  failed |= crypto_hash_sha256_update (&state, (const guint8 *) &size_be, sizeof size_be);
  failed |= crypto_hash_sha256_update (&state, record, length);
  failed |= crypto_hash_sha256_final (&state, head);
  g_assert (failed == 0);
}
