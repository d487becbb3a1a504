/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-voprf-group.h"

#include <string.h>

#define SHA512_BLOCK_BYTES  128
#define EXPANDED_BYTES      64
#define CONTEXT_BEFORE_MODE "OPRFV1-"
#define CONTEXT_AFTER_MODE  "-ristretto255-SHA512"
#define CONTEXT_BYTES       (sizeof CONTEXT_BEFORE_MODE - 1 + 1 + sizeof CONTEXT_AFTER_MODE - 1)
#define DOMAIN_ELEMENT      "HashToGroup-"

G_STATIC_ASSERT (DIM_VOPRF_ELEMENT_BYTES == crypto_core_ristretto255_BYTES);
G_STATIC_ASSERT (DIM_VOPRF_SCALAR_BYTES == crypto_core_ristretto255_SCALARBYTES);
G_STATIC_ASSERT (EXPANDED_BYTES == crypto_core_ristretto255_HASHBYTES);
G_STATIC_ASSERT (EXPANDED_BYTES == crypto_core_ristretto255_NONREDUCEDSCALARBYTES);

gsize
dim_voprf_domain (const char *domain, DimVoprfMode mode, guint8 out[DIM_VOPRF_DOMAIN_MAX])
{
  const gsize domain_length = strlen (domain);
  guint8 *end = out;

  g_assert (domain_length + CONTEXT_BYTES <= DIM_VOPRF_DOMAIN_MAX);
  end = mempcpy (end, domain, domain_length);
  end = mempcpy (end, CONTEXT_BEFORE_MODE, sizeof CONTEXT_BEFORE_MODE - 1);
  *end++ = (guint8) mode;
  end = mempcpy (end, CONTEXT_AFTER_MODE, sizeof CONTEXT_AFTER_MODE - 1);
  return (gsize) (end - out);
}

void
dim_transcript_add (DimTranscript *transcript, gconstpointer piece, gsize length)
{
  int failed = crypto_hash_sha512_update (transcript, piece, length);

  g_assert (failed == 0);
}

void
dim_transcript_add_sized (DimTranscript *transcript, gconstpointer piece, gsize length)
{
  const guint8 size[] = { (guint8) (length >> 8), (guint8) length };

  g_assert (length <= G_MAXUINT16);
  dim_transcript_add (transcript, size, sizeof size);
  dim_transcript_add (transcript, piece, length);
}

void
dim_transcript_begin_hash (DimTranscript *transcript)
{
  int failed = crypto_hash_sha512_init (transcript);

  g_assert (failed == 0);
}

void
dim_transcript_finish_hash (DimTranscript *transcript, guint8 out[DIM_SHA512_BYTES])
{
  int failed = crypto_hash_sha512_final (transcript, out);

  g_assert (failed == 0);
  dim_wipe (transcript, sizeof *transcript);
}

void
dim_transcript_begin_expand (DimTranscript *transcript)
{
  static const guint8 zero_block[SHA512_BLOCK_BYTES];

  dim_transcript_begin_hash (transcript);
  dim_transcript_add (transcript, zero_block, sizeof zero_block);
}

/* Every use takes as many bytes as one hash gives, so of expand_message_xmd only the first block
 * remains. */
static void
finish_expand (DimTranscript *transcript,
               const char *domain,
               DimVoprfMode mode,
               guint8 out[EXPANDED_BYTES])
{
  static const guint8 expanded_length[] = { 0, EXPANDED_BYTES, 0 };
  static const guint8 first_block[] = { 1 };
  guint8 tag[DIM_VOPRF_DOMAIN_MAX];
  gsize tag_length = dim_voprf_domain (domain, mode, tag);
  const guint8 tag_size[] = { (guint8) tag_length };
  guint8 seed[DIM_SHA512_BYTES];

  dim_transcript_add (transcript, expanded_length, sizeof expanded_length);
  dim_transcript_add (transcript, tag, tag_length);
  dim_transcript_add (transcript, tag_size, sizeof tag_size);
  dim_transcript_finish_hash (transcript, seed);

  dim_transcript_begin_hash (transcript);
  dim_transcript_add (transcript, seed, sizeof seed);
  dim_transcript_add (transcript, first_block, sizeof first_block);
  dim_transcript_add (transcript, tag, tag_length);
  dim_transcript_add (transcript, tag_size, sizeof tag_size);
  dim_transcript_finish_hash (transcript, out);
  dim_wipe (seed, sizeof seed);
}

gboolean
dim_transcript_finish_element (DimTranscript *transcript,
                               DimVoprfMode mode,
                               guint8 out[DIM_VOPRF_ELEMENT_BYTES])
{
  guint8 expanded[EXPANDED_BYTES];
  int failed;

  finish_expand (transcript, DOMAIN_ELEMENT, mode, expanded);
  failed = crypto_core_ristretto255_from_hash (out, expanded);
  dim_wipe (expanded, sizeof expanded);
  return failed == 0 && dim_group_is_element (out);
}

void
dim_transcript_finish_scalar (DimTranscript *transcript,
                              const char *domain,
                              DimVoprfMode mode,
                              guint8 out[DIM_VOPRF_SCALAR_BYTES])
{
  guint8 expanded[EXPANDED_BYTES];

  finish_expand (transcript, domain, mode, expanded);
  crypto_core_ristretto255_scalar_reduce (out, expanded);
  dim_wipe (expanded, sizeof expanded);
}

/* libsodium takes the identity for a valid point; its encoding is all zeros. */
gboolean
dim_group_is_element (const guint8 point[DIM_VOPRF_ELEMENT_BYTES])
{
  return crypto_core_ristretto255_is_valid_point (point) == 1 &&
         sodium_is_zero (point, DIM_VOPRF_ELEMENT_BYTES) == 0;
}

/* libsodium takes any 32 bytes for a scalar, so it is reduced and compared, in constant time. */
gboolean
dim_group_is_scalar (const guint8 scalar[DIM_VOPRF_SCALAR_BYTES])
{
  guint8 wide[EXPANDED_BYTES] = { 0 };
  guint8 reduced[DIM_VOPRF_SCALAR_BYTES];
  gboolean same;

  memcpy (wide, scalar, DIM_VOPRF_SCALAR_BYTES);
  crypto_core_ristretto255_scalar_reduce (reduced, wide);
  same = dim_equal (reduced, scalar, sizeof reduced);
  dim_wipe (wide, sizeof wide);
  dim_wipe (reduced, sizeof reduced);
  return same;
}

gboolean
dim_group_is_nonzero_scalar (const guint8 scalar[DIM_VOPRF_SCALAR_BYTES])
{
  return dim_group_is_scalar (scalar) && sodium_is_zero (scalar, DIM_VOPRF_SCALAR_BYTES) == 0;
}

gboolean
dim_group_multiply (guint8 out[DIM_VOPRF_ELEMENT_BYTES],
                    const guint8 scalar[DIM_VOPRF_SCALAR_BYTES],
                    const guint8 point[DIM_VOPRF_ELEMENT_BYTES])
{
  return crypto_scalarmult_ristretto255 (out, scalar, point) == 0;
}
