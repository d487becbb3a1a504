/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-voprf.h"

#include <sodium.h>

G_BEGIN_DECLS

/* Ciphersuite ristretto255-SHA512 (RFC 9497 section 4.1): the group, and hashing into it. For
 * dim-voprf*.c only. */

/* A transcript: what is hashed, piece by piece. Sized pieces have I2OSP (length, 2) in front. */
typedef crypto_hash_sha512_state DimTranscript;

void dim_transcript_add (DimTranscript *transcript, gconstpointer piece, gsize length);
void dim_transcript_add_sized (DimTranscript *transcript, gconstpointer piece, gsize length);
/* Hash (). Wipes @transcript. */
void dim_transcript_begin_hash (DimTranscript *transcript);
void dim_transcript_finish_hash (DimTranscript *transcript, guint8 out[DIM_SHA512_BYTES]);
/* HashToGroup () and HashToScalar () by expand_message_xmd (RFC 9380 section 5.3.1). Wipe
 * @transcript. FALSE if the element is the identity. */
void dim_transcript_begin_expand (DimTranscript *transcript);
gboolean dim_transcript_finish_element (DimTranscript *transcript,
                                        DimVoprfMode mode,
                                        guint8 out[DIM_VOPRF_ELEMENT_BYTES]);
/* @domain: "HashToScalar-", or "DeriveKeyPair" for that one use. */
void dim_transcript_finish_scalar (DimTranscript *transcript,
                                   const char *domain,
                                   DimVoprfMode mode,
                                   guint8 out[DIM_VOPRF_SCALAR_BYTES]);

#define DIM_VOPRF_DOMAIN_SCALAR "HashToScalar-"
#define DIM_VOPRF_DOMAIN_MAX    64
/* @domain and the context string; it holds control bytes. Returns its length. */
gsize dim_voprf_domain (const char *domain, DimVoprfMode mode, guint8 out[DIM_VOPRF_DOMAIN_MAX]);

/* Canonical and not the identity. */
gboolean dim_group_is_element (const guint8 point[DIM_VOPRF_ELEMENT_BYTES]);
/* Below the order; zero passes. */
gboolean dim_group_is_scalar (const guint8 scalar[DIM_VOPRF_SCALAR_BYTES]);
gboolean dim_group_is_nonzero_scalar (const guint8 scalar[DIM_VOPRF_SCALAR_BYTES]);
/* FALSE if @point is no element, or the product is the identity: libsodium checks both. */
gboolean dim_group_multiply (guint8 out[DIM_VOPRF_ELEMENT_BYTES],
                             const guint8 scalar[DIM_VOPRF_SCALAR_BYTES],
                             const guint8 point[DIM_VOPRF_ELEMENT_BYTES]);

G_END_DECLS
