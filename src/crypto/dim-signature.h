/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-crypto.h"

G_BEGIN_DECLS

/* Ed25519 (RFC 8032) over bytes. */

#define DIM_SIGN_PUBLIC_BYTES 32
#define DIM_SIGN_SEED_BYTES   32
#define DIM_SIGN_BYTES        64

/* A signing key; its secret half lies in secret memory and never leaves but as its seed. */
typedef struct _DimSigningKey DimSigningKey;

DimSigningKey *dim_signing_key_new_random (void);
DimSigningKey *dim_signing_key_new_from_seed (const guint8 seed[DIM_SIGN_SEED_BYTES]);
void dim_signing_key_free (DimSigningKey *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimSigningKey, dim_signing_key_free)

const guint8 *dim_signing_key_public (const DimSigningKey *key);
/* Copies the seed, for sealing it. The caller wipes it. */
void dim_signing_key_seed (const DimSigningKey *key, guint8 out[DIM_SIGN_SEED_BYTES]);
void
dim_sign (const DimSigningKey *key, gconstpointer data, gsize length, guint8 out[DIM_SIGN_BYTES]);
gboolean dim_verify (const guint8 public_key[DIM_SIGN_PUBLIC_BYTES],
                     gconstpointer data,
                     gsize length,
                     const guint8 signature[DIM_SIGN_BYTES]);

/* How a key is named in signatures and lists: base64url of SHA-256 of the public key, 43
 * characters. Owned by the caller. */
char *dim_key_thumbprint (const guint8 public_key[DIM_SIGN_PUBLIC_BYTES]);

G_END_DECLS
