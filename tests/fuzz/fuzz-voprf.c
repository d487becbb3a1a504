/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-error.h"
#include "dim-voprf.h"
#include "fuzz-target.h"

/* What evaluator and device get from one another: any 32 bytes as an element, any 64 as a proof. An
 * element that is taken as one side's is taken by all; a proof that was not made does not hold; and
 * the way through blinding comes out where evaluating the number itself would. */

#define INPUT_MAX 64

static const guint8 secret[DIM_VOPRF_SCALAR_BYTES] = { 5 };
static const guint8 blind[DIM_VOPRF_SCALAR_BYTES] = { 7 };
static const guint8 one[DIM_VOPRF_SCALAR_BYTES] = { 1 };

static const guint8 *
public_key (void)
{
  static const guint8 seed[32] = { 9 };
  static guint8 key[DIM_VOPRF_ELEMENT_BYTES];
  guint8 unused[DIM_VOPRF_SCALAR_BYTES];

  if (key[0] == 0 && key[1] == 0)
    g_assert_true (dim_voprf_derive_key_pair (DIM_VOPRF_MODE_VOPRF, seed, (const guint8 *) "", 0,
                                              unused, key, NULL));
  return key;
}

static void
try_element (const guint8 *bytes, const guint8 *proof)
{
  guint8 evaluated[DIM_VOPRF_ELEMENT_BYTES];
  guint8 batch[DIM_VOPRF_ELEMENT_BYTES];
  guint8 true_proof[DIM_VOPRF_PROOF_BYTES];
  guint8 output[DIM_VOPRF_OUTPUT_BYTES];
  g_autoptr (GError) error = NULL;
  gboolean is_element = dim_voprf_evaluate (secret, bytes, evaluated, NULL);

  g_assert_true (dim_voprf_evaluate_batch (secret, one, bytes, 1, batch, true_proof, NULL) ==
                 is_element);
  g_assert_true (dim_voprf_finalize (bytes, 1, blind, bytes, output, NULL) == is_element);
  if (!is_element)
    return;
  g_assert_cmpmem (batch, sizeof batch, evaluated, sizeof evaluated);
  g_assert_false (dim_voprf_verify (public_key (), bytes, evaluated, 1, proof, &error));
  g_assert_true (g_error_matches (error, DIM_ERROR, DIM_ERROR_REJECTED) ||
                 g_error_matches (error, DIM_ERROR, DIM_ERROR_INVALID));
}

static void
evaluate_blinded (const uint8_t *input,
                  size_t length,
                  const guint8 *with,
                  guint8 out[DIM_VOPRF_OUTPUT_BYTES])
{
  guint8 blinded[DIM_VOPRF_ELEMENT_BYTES];
  guint8 evaluated[DIM_VOPRF_ELEMENT_BYTES];

  g_assert_true (dim_voprf_blind (DIM_VOPRF_MODE_VOPRF, input, length, with, blinded, NULL));
  g_assert_true (dim_voprf_evaluate (secret, blinded, evaluated, NULL));
  g_assert_true (dim_voprf_finalize (input, length, with, evaluated, out, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  guint8 wire[DIM_VOPRF_ELEMENT_BYTES + DIM_VOPRF_PROOF_BYTES] = { 0 };
  guint8 hidden[DIM_VOPRF_OUTPUT_BYTES];
  guint8 plain[DIM_VOPRF_OUTPUT_BYTES];
  gsize given = MIN (length, sizeof wire);

  g_assert_true (dim_crypto_init ());
  if (given > 0)
    memcpy (wire, input, given);
  try_element (wire, wire + DIM_VOPRF_ELEMENT_BYTES);
  given = MIN (length, INPUT_MAX);
  evaluate_blinded (wire, given, blind, hidden);
  evaluate_blinded (wire, given, one, plain);
  g_assert_cmpmem (hidden, sizeof hidden, plain, sizeof plain);
  return 0;
}
