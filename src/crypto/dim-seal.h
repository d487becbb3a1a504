/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-crypto.h"

G_BEGIN_DECLS

/* Sealing of fields: XChaCha20-Poly1305 (IETF), nonce in front. The context ties a sealed value to
 * its place, as "number:<use id>": it opens nowhere else. */

#define DIM_SEAL_KEY_BYTES  32
#define DIM_SEAL_SALT_BYTES 16

GBytes *dim_seal (const guint8 key[DIM_SEAL_KEY_BYTES],
                  const char *context,
                  gconstpointer plain,
                  gsize length);

/* The plain bytes in memory of dim_secret_alloc (length in @out_length, a NUL after it); NULL with
 * DIM_ERROR_INVALID if key, context or bytes are not those that were sealed. */
gpointer dim_unseal (const guint8 key[DIM_SEAL_KEY_BYTES],
                     const char *context,
                     GBytes *sealed,
                     gsize *out_length,
                     GError **error);

/* A key from a passphrase: Argon2id, 256 MiB, 3 passes (libsodium "moderate"). Slow on purpose:
 * never on the main thread. DIM_ERROR_LIMIT if memory is out. */
gboolean dim_seal_key_from_passphrase (const char *passphrase,
                                       const guint8 salt[DIM_SEAL_SALT_BYTES],
                                       guint8 out_key[DIM_SEAL_KEY_BYTES],
                                       GError **error);

G_END_DECLS
