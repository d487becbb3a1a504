/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-crypto.h"

G_BEGIN_DECLS

/* RFC 9497, ciphersuite ristretto255-SHA512, modes 0 (OPRF) and 1 (VOPRF). Names are the RFC's.
 * All elements are 32 bytes and refused unless canonical and not the identity; scalars are 32
 * bytes little endian and refused unless below the order (and, where the RFC says, not zero).
 * Any thread. Errors are DIM_ERROR_INVALID unless said otherwise; outputs on success only. */

#define DIM_VOPRF_ELEMENT_BYTES 32
#define DIM_VOPRF_SCALAR_BYTES  32
#define DIM_VOPRF_PROOF_BYTES   64
#define DIM_VOPRF_OUTPUT_BYTES  64
#define DIM_VOPRF_MAX_BATCH     64

typedef enum {
  DIM_VOPRF_MODE_OPRF = 0x00,
  DIM_VOPRF_MODE_VOPRF = 0x01,
} DimVoprfMode;

/* DeriveKeyPair (section 3.2.1). @info at most 65,535 bytes. */
gboolean dim_voprf_derive_key_pair (DimVoprfMode mode,
                                    const guint8 seed[32],
                                    const guint8 *info,
                                    gsize info_length,
                                    guint8 out_secret[DIM_VOPRF_SCALAR_BYTES],
                                    guint8 out_public[DIM_VOPRF_ELEMENT_BYTES],
                                    GError **error);

/* A random non-zero scalar. */
void dim_voprf_random_scalar (guint8 out[DIM_VOPRF_SCALAR_BYTES]);

/* Blind (section 3.3.1). @blind is the caller's: kept secret, used once, non-zero. */
gboolean dim_voprf_blind (DimVoprfMode mode,
                          const guint8 *input,
                          gsize input_length,
                          const guint8 blind[DIM_VOPRF_SCALAR_BYTES],
                          guint8 out_blinded[DIM_VOPRF_ELEMENT_BYTES],
                          GError **error);

/* Whether @element is one: canonical and not the identity. */
gboolean dim_voprf_is_element (const guint8 element[DIM_VOPRF_ELEMENT_BYTES]);

/* BlindEvaluate without a proof (mode 0, section 3.3.1). */
gboolean dim_voprf_evaluate (const guint8 secret[DIM_VOPRF_SCALAR_BYTES],
                             const guint8 blinded[DIM_VOPRF_ELEMENT_BYTES],
                             guint8 out_evaluated[DIM_VOPRF_ELEMENT_BYTES],
                             GError **error);

/**
 * dim_voprf_evaluate_batch: BlindEvaluate with one proof (mode 1, section 3.3.2)
 * @proof_scalar: (nullable): the proof's random scalar; NULL draws one. Tests only.
 * @blinded: @count × 32 bytes
 * @count: 1–64
 * @out_evaluated: @count × 32 bytes
 */
gboolean dim_voprf_evaluate_batch (const guint8 secret[DIM_VOPRF_SCALAR_BYTES],
                                   const guint8 *proof_scalar,
                                   const guint8 *blinded,
                                   gsize count,
                                   guint8 *out_evaluated,
                                   guint8 out_proof[DIM_VOPRF_PROOF_BYTES],
                                   GError **error);

/* VerifyProof (section 2.2.2) for the whole batch. FALSE with DIM_ERROR_REJECTED if it does not
 * hold: the server used another key. */
gboolean dim_voprf_verify (const guint8 public_key[DIM_VOPRF_ELEMENT_BYTES],
                           const guint8 *blinded,
                           const guint8 *evaluated,
                           gsize count,
                           const guint8 proof[DIM_VOPRF_PROOF_BYTES],
                           GError **error);

/* Finalize (section 3.3.1) for one input, after dim_voprf_verify in mode 1. */
gboolean dim_voprf_finalize (const guint8 *input,
                             gsize input_length,
                             const guint8 blind[DIM_VOPRF_SCALAR_BYTES],
                             const guint8 evaluated[DIM_VOPRF_ELEMENT_BYTES],
                             guint8 out_output[DIM_VOPRF_OUTPUT_BYTES],
                             GError **error);

G_END_DECLS
