/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-voprf-group.h"

#include <string.h>

/* Section 2.2. A proof is a challenge and a response, both scalars. */

#define MODE              DIM_VOPRF_MODE_VOPRF
#define DOMAIN_SEED       "Seed-"
#define COMPOSITE         "Composite"
#define CHALLENGE         "Challenge"
#define ELEMENT           DIM_VOPRF_ELEMENT_BYTES
#define SCALAR            DIM_VOPRF_SCALAR_BYTES
#define ELEMENT_AT(es, i) ((es) + (i) *ELEMENT)

G_STATIC_ASSERT (DIM_VOPRF_PROOF_BYTES == 2 * DIM_VOPRF_SCALAR_BYTES);

typedef struct {
  guint8 m[ELEMENT];
  guint8 z[ELEMENT];
  guint8 t2[ELEMENT];
  guint8 t3[ELEMENT];
} Commitment;

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID, message);
  return FALSE;
}

static void
hash_seed (const guint8 public_key[ELEMENT], guint8 out[DIM_SHA512_BYTES])
{
  guint8 domain[DIM_VOPRF_DOMAIN_MAX];
  gsize domain_length = dim_voprf_domain (DOMAIN_SEED, MODE, domain);
  DimTranscript transcript;

  dim_transcript_begin_hash (&transcript);
  dim_transcript_add_sized (&transcript, public_key, ELEMENT);
  dim_transcript_add_sized (&transcript, domain, domain_length);
  dim_transcript_finish_hash (&transcript, out);
}

static void
hash_weight (const guint8 seed[DIM_SHA512_BYTES],
             gsize index,
             const guint8 blinded[ELEMENT],
             const guint8 evaluated[ELEMENT],
             guint8 out[SCALAR])
{
  const guint8 index_bytes[] = { (guint8) (index >> 8), (guint8) index };
  DimTranscript transcript;

  dim_transcript_begin_expand (&transcript);
  dim_transcript_add_sized (&transcript, seed, DIM_SHA512_BYTES);
  dim_transcript_add (&transcript, index_bytes, sizeof index_bytes);
  dim_transcript_add_sized (&transcript, blinded, ELEMENT);
  dim_transcript_add_sized (&transcript, evaluated, ELEMENT);
  dim_transcript_add (&transcript, COMPOSITE, strlen (COMPOSITE));
  dim_transcript_finish_scalar (&transcript, DIM_VOPRF_DOMAIN_SCALAR, MODE, out);
}

/* @sum += @weight · @element. The first term is the sum, which saves an addition. */
static gboolean
add_weighted (guint8 sum[ELEMENT],
              gboolean first,
              const guint8 weight[SCALAR],
              const guint8 element[ELEMENT])
{
  guint8 term[ELEMENT];

  if (first)
    return dim_group_multiply (sum, weight, element);
  return dim_group_multiply (term, weight, element) &&
         crypto_core_ristretto255_add (sum, sum, term) == 0;
}

/* ComputeComposites; @out_z NULL leaves Z to who knows the secret key, as ComputeCompositesFast
 * does. */
static gboolean
sum_composites (const guint8 public_key[ELEMENT],
                const guint8 *blinded,
                const guint8 *evaluated,
                gsize count,
                guint8 out_m[ELEMENT],
                guint8 *out_z)
{
  guint8 seed[DIM_SHA512_BYTES];

  hash_seed (public_key, seed);
  for (gsize i = 0; i < count; i++) {
    const guint8 *c = ELEMENT_AT (blinded, i);
    const guint8 *d = ELEMENT_AT (evaluated, i);
    guint8 weight[SCALAR];

    hash_weight (seed, i, c, d, weight);
    if (!add_weighted (out_m, i == 0, weight, c) ||
        (out_z != NULL && !add_weighted (out_z, i == 0, weight, d)))
      return FALSE;
  }
  return TRUE;
}

static void
hash_challenge (const guint8 public_key[ELEMENT], const Commitment *commitment, guint8 out[SCALAR])
{
  DimTranscript transcript;

  dim_transcript_begin_expand (&transcript);
  dim_transcript_add_sized (&transcript, public_key, ELEMENT);
  dim_transcript_add_sized (&transcript, commitment->m, ELEMENT);
  dim_transcript_add_sized (&transcript, commitment->z, ELEMENT);
  dim_transcript_add_sized (&transcript, commitment->t2, ELEMENT);
  dim_transcript_add_sized (&transcript, commitment->t3, ELEMENT);
  dim_transcript_add (&transcript, CHALLENGE, strlen (CHALLENGE));
  dim_transcript_finish_scalar (&transcript, DIM_VOPRF_DOMAIN_SCALAR, MODE, out);
}

/* GenerateProof with the given random scalar. */
static gboolean
prove (const guint8 secret[SCALAR],
       const guint8 random[SCALAR],
       const guint8 *blinded,
       const guint8 *evaluated,
       gsize count,
       guint8 out_proof[DIM_VOPRF_PROOF_BYTES])
{
  guint8 public_key[ELEMENT];
  guint8 product[SCALAR];
  Commitment commitment;

  if (crypto_scalarmult_ristretto255_base (public_key, secret) != 0 ||
      !sum_composites (public_key, blinded, evaluated, count, commitment.m, NULL) ||
      !dim_group_multiply (commitment.z, secret, commitment.m) ||
      crypto_scalarmult_ristretto255_base (commitment.t2, random) != 0 ||
      !dim_group_multiply (commitment.t3, random, commitment.m))
    return FALSE;
  hash_challenge (public_key, &commitment, out_proof);
  crypto_core_ristretto255_scalar_mul (product, out_proof, secret);
  crypto_core_ristretto255_scalar_sub (out_proof + SCALAR, random, product);
  dim_wipe (product, sizeof product);
  return TRUE;
}

static gboolean
evaluate_and_prove (const guint8 secret[SCALAR],
                    const guint8 random[SCALAR],
                    const guint8 *blinded,
                    gsize count,
                    guint8 *out_evaluated,
                    guint8 out_proof[DIM_VOPRF_PROOF_BYTES])
{
  guint8 evaluated[DIM_VOPRF_MAX_BATCH * ELEMENT];
  guint8 proof[DIM_VOPRF_PROOF_BYTES];

  for (gsize i = 0; i < count; i++)
    if (!dim_group_multiply (ELEMENT_AT (evaluated, i), secret, ELEMENT_AT (blinded, i)))
      return FALSE;
  if (!prove (secret, random, blinded, evaluated, count, proof))
    return FALSE;
  memcpy (out_evaluated, evaluated, count * ELEMENT);
  memcpy (out_proof, proof, sizeof proof);
  return TRUE;
}

gboolean
/* NOLINTNEXTLINE(readability-function-size): the parameters are the RFC's */
dim_voprf_evaluate_batch (const guint8 secret[DIM_VOPRF_SCALAR_BYTES],
                          const guint8 *proof_scalar,
                          const guint8 *blinded,
                          gsize count,
                          guint8 *out_evaluated,
                          guint8 out_proof[DIM_VOPRF_PROOF_BYTES],
                          GError **error)
{
  guint8 random[SCALAR];
  gboolean done;

  g_return_val_if_fail (secret != NULL && (blinded != NULL || count == 0), FALSE);
  g_return_val_if_fail (out_evaluated != NULL && out_proof != NULL, FALSE);
  if (count == 0 || count > DIM_VOPRF_MAX_BATCH)
    return refuse (error, "Cannot evaluate batch: not 1 to 64 elements");
  if (!dim_group_is_nonzero_scalar (secret) ||
      (proof_scalar != NULL && !dim_group_is_nonzero_scalar (proof_scalar)))
    return refuse (error, "Cannot evaluate batch: a scalar is zero or not below the order");
  if (proof_scalar != NULL)
    memcpy (random, proof_scalar, sizeof random);
  else
    dim_voprf_random_scalar (random);
  done = evaluate_and_prove (secret, random, blinded, count, out_evaluated, out_proof);
  dim_wipe (random, sizeof random);
  return done ||
         refuse (error, "Cannot evaluate batch: an element is the identity or not canonical");
}

/* s·A + c·B */
static gboolean
combine (guint8 out[ELEMENT],
         const guint8 proof[DIM_VOPRF_PROOF_BYTES],
         const guint8 *a,
         const guint8 b[ELEMENT])
{
  const guint8 *challenge = proof;
  const guint8 *response = proof + SCALAR;
  guint8 left[ELEMENT], right[ELEMENT];
  gboolean done = a != NULL ? dim_group_multiply (left, response, a)
                            : crypto_scalarmult_ristretto255_base (left, response) == 0;

  return done && dim_group_multiply (right, challenge, b) &&
         crypto_core_ristretto255_add (out, left, right) == 0;
}

static gboolean
proof_holds (const guint8 public_key[ELEMENT],
             const guint8 *blinded,
             const guint8 *evaluated,
             gsize count,
             const guint8 proof[DIM_VOPRF_PROOF_BYTES])
{
  Commitment commitment;
  guint8 expected[SCALAR];

  if (!sum_composites (public_key, blinded, evaluated, count, commitment.m, commitment.z) ||
      !combine (commitment.t2, proof, NULL, public_key) ||
      !combine (commitment.t3, proof, commitment.m, commitment.z))
    return FALSE;
  hash_challenge (public_key, &commitment, expected);
  return dim_equal (expected, proof, sizeof expected);
}

static gboolean
elements_are_sound (const guint8 *elements, gsize count)
{
  for (gsize i = 0; i < count; i++)
    if (!dim_group_is_element (ELEMENT_AT (elements, i)))
      return FALSE;
  return TRUE;
}

gboolean
dim_voprf_verify (const guint8 public_key[DIM_VOPRF_ELEMENT_BYTES],
                  const guint8 *blinded,
                  const guint8 *evaluated,
                  gsize count,
                  const guint8 proof[DIM_VOPRF_PROOF_BYTES],
                  GError **error)
{
  g_return_val_if_fail (public_key != NULL && proof != NULL, FALSE);
  g_return_val_if_fail ((blinded != NULL && evaluated != NULL) || count == 0, FALSE);
  if (count == 0 || count > DIM_VOPRF_MAX_BATCH)
    return refuse (error, "Cannot verify proof: not 1 to 64 elements");
  if (!dim_group_is_element (public_key) || !elements_are_sound (blinded, count) ||
      !elements_are_sound (evaluated, count))
    return refuse (error, "Cannot verify proof: an element is the identity or not canonical");
  if (!dim_group_is_scalar (proof) || !dim_group_is_scalar (proof + SCALAR))
    return refuse (error, "Cannot verify proof: a scalar is not below the order");
  if (!proof_holds (public_key, blinded, evaluated, count, proof)) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_REJECTED,
                         "Cannot verify proof: another key was used");
    return FALSE;
  }
  return TRUE;
}
