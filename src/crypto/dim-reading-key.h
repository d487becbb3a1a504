/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-seal.h"

G_BEGIN_DECLS

/* Sealing for somebody else: a text has a key of its own (dim-seal.h), and that key lies in a
 * sealed box for each reader (libsodium's crypto_box_seal: X25519, XSalsa20-Poly1305, a fresh key
 * pair a box). Who sealed is not told by it. */

#define DIM_READING_KEY_BYTES  32
#define DIM_READING_SEED_BYTES 32
#define DIM_SEALED_BOX_BYTES   (DIM_SEAL_KEY_BYTES + 48)

/* A key pair to read with; its secret half lies in secret memory. */
typedef struct _DimReadingKey DimReadingKey;

DimReadingKey *dim_reading_key_new_random (void);
DimReadingKey *dim_reading_key_new_from_seed (const guint8 seed[DIM_READING_SEED_BYTES]);
void dim_reading_key_free (DimReadingKey *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimReadingKey, dim_reading_key_free)

const guint8 *dim_reading_key_public (const DimReadingKey *key);
/* Copies the seed, for sealing it. The caller wipes it. */
void dim_reading_key_seed (const DimReadingKey *key, guint8 out[DIM_READING_SEED_BYTES]);

/* FALSE: @reader is no key that anything can be sealed for. */
gboolean dim_wrap_key (const guint8 reader[DIM_READING_KEY_BYTES],
                       const guint8 key[DIM_SEAL_KEY_BYTES],
                       guint8 out[DIM_SEALED_BOX_BYTES]);
/* FALSE: it was sealed for another, or is damaged. The caller wipes @out. */
gboolean dim_unwrap_key (const DimReadingKey *key,
                         const guint8 wrapped[DIM_SEALED_BOX_BYTES],
                         guint8 out[DIM_SEAL_KEY_BYTES]);

G_END_DECLS
