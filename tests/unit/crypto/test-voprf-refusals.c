/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-bytes.h"
#include "dim-error.h"
#include "dim-voprf.h"

#include <string.h>

/* What must be refused, and that refusing writes nothing. */

#define ELEMENT DIM_VOPRF_ELEMENT_BYTES
#define MANY    (DIM_VOPRF_MAX_BATCH + 1)

/* The group order, little endian: the least number that is no scalar. */
#define ORDER "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"

static const char *const not_scalars[] = {
  ORDER,
  "eed3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010",
  "0000000000000000000000000000000000000000000000000000000000000080",
  "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
};

/* The identity; a negative field element; the field's prime, which is zero written otherwise; bits
 * above it; a square that is no point (RFC 9496 appendix A.3). */
static const char *const not_elements[] = {
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  "26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371",
};

typedef struct {
  guint8 secret[DIM_VOPRF_SCALAR_BYTES];
  guint8 public_key[ELEMENT];
  guint8 blind[DIM_VOPRF_SCALAR_BYTES];
  guint8 blinded[2 * ELEMENT];
  guint8 evaluated[2 * ELEMENT];
  guint8 proof[DIM_VOPRF_PROOF_BYTES];
} Exchange;

static const guint8 inputs[] = { 1, 2 };

static void
derive (guint8 seed_byte, guint8 *out_secret, guint8 *out_public)
{
  guint8 seed[32];

  memset (seed, seed_byte, sizeof seed);
  g_assert_true (
    dim_voprf_derive_key_pair (DIM_VOPRF_MODE_VOPRF, seed, NULL, 0, out_secret, out_public, NULL));
}

static void
set_up (Exchange *exchange, gconstpointer data)
{
  derive (1, exchange->secret, exchange->public_key);
  dim_voprf_random_scalar (exchange->blind);
  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    g_assert_true (dim_voprf_blind (DIM_VOPRF_MODE_VOPRF, &inputs[i], 1, exchange->blind,
                                    exchange->blinded + i * ELEMENT, NULL));
  g_assert_true (dim_voprf_evaluate_batch (exchange->secret, NULL, exchange->blinded, 2,
                                           exchange->evaluated, exchange->proof, NULL));
}

static void
tear_down (Exchange *exchange, gconstpointer data)
{
  dim_wipe (exchange, sizeof *exchange);
}

static void
assert_verify (const Exchange *exchange, DimErrorCode expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dim_voprf_verify (exchange->public_key, exchange->blinded, exchange->evaluated, 2,
                                    exchange->proof, &error));
  g_assert_error (error, DIM_ERROR, (gint) expected);
}

static void
test_every_flipped_bit_of_a_proof (Exchange *exchange, gconstpointer data)
{
  for (gsize bit = 0; bit < 8 * sizeof exchange->proof; bit++) {
    g_autoptr (GError) error = NULL;

    exchange->proof[bit / 8] ^= (guint8) (1 << bit % 8);
    g_assert_false (dim_voprf_verify (exchange->public_key, exchange->blinded, exchange->evaluated,
                                      2, exchange->proof, &error));
    g_assert_nonnull (error);
    exchange->proof[bit / 8] ^= (guint8) (1 << bit % 8);
  }

  g_assert_true (dim_voprf_verify (exchange->public_key, exchange->blinded, exchange->evaluated, 2,
                                   exchange->proof, NULL));
}

static void
test_another_public_key (Exchange *exchange, gconstpointer data)
{
  guint8 secret[DIM_VOPRF_SCALAR_BYTES];

  derive (2, secret, exchange->public_key);
  assert_verify (exchange, DIM_ERROR_REJECTED);
}

static void
test_one_element_by_another_key (Exchange *exchange, gconstpointer data)
{
  guint8 secret[DIM_VOPRF_SCALAR_BYTES], public_key[ELEMENT];

  derive (2, secret, public_key);
  g_assert_true (
    dim_voprf_evaluate (secret, exchange->blinded + ELEMENT, exchange->evaluated + ELEMENT, NULL));
  assert_verify (exchange, DIM_ERROR_REJECTED);
}

static void
test_answers_in_another_order (Exchange *exchange, gconstpointer data)
{
  guint8 first[ELEMENT];

  memcpy (first, exchange->evaluated, ELEMENT);
  memcpy (exchange->evaluated, exchange->evaluated + ELEMENT, ELEMENT);
  memcpy (exchange->evaluated + ELEMENT, first, ELEMENT);
  assert_verify (exchange, DIM_ERROR_REJECTED);
}

static void
test_zero_proof (Exchange *exchange, gconstpointer data)
{
  memset (exchange->proof, 0, sizeof exchange->proof);
  assert_verify (exchange, DIM_ERROR_REJECTED);
}

static void
test_proof_with_what_is_no_scalar (Exchange *exchange, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (not_scalars); i++)
    for (gsize half = 0; half < 2; half++) {
      Exchange bent = *exchange;

      g_assert_true (dim_hex_decode (not_scalars[i], bent.proof + half * 32, 32));
      assert_verify (&bent, DIM_ERROR_INVALID);
    }
}

static void
test_verifying_what_is_no_element (Exchange *exchange, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (not_elements); i++) {
    Exchange key = *exchange, blinded = *exchange, evaluated = *exchange;

    g_assert_true (dim_hex_decode (not_elements[i], key.public_key, ELEMENT));
    g_assert_true (dim_hex_decode (not_elements[i], blinded.blinded + ELEMENT, ELEMENT));
    g_assert_true (dim_hex_decode (not_elements[i], evaluated.evaluated, ELEMENT));
    assert_verify (&key, DIM_ERROR_INVALID);
    assert_verify (&blinded, DIM_ERROR_INVALID);
    assert_verify (&evaluated, DIM_ERROR_INVALID);
  }
}

static void
assert_batch_refused (const guint8 *secret,
                      const guint8 *proof_scalar,
                      const guint8 *blinded,
                      gsize count)
{
  g_autoptr (GError) error = NULL;
  guint8 evaluated[MANY * ELEMENT] = { 0 }, proof[DIM_VOPRF_PROOF_BYTES] = { 0 };
  static const guint8 untouched[sizeof evaluated];

  g_assert_false (
    dim_voprf_evaluate_batch (secret, proof_scalar, blinded, count, evaluated, proof, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_cmpmem (evaluated, sizeof evaluated, untouched, sizeof evaluated);
  g_assert_cmpmem (proof, sizeof proof, untouched, sizeof proof);
}

static void
test_evaluating_what_is_no_element (Exchange *exchange, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (not_elements); i++) {
    g_autoptr (GError) error = NULL;
    guint8 evaluated[ELEMENT] = { 0 };
    static const guint8 untouched[ELEMENT];

    g_assert_true (dim_hex_decode (not_elements[i], exchange->blinded + ELEMENT, ELEMENT));
    g_assert_true (dim_voprf_is_element (exchange->blinded));
    g_assert_false (dim_voprf_is_element (exchange->blinded + ELEMENT));
    g_assert_false (
      dim_voprf_evaluate (exchange->secret, exchange->blinded + ELEMENT, evaluated, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
    g_assert_cmpmem (evaluated, ELEMENT, untouched, ELEMENT);
    assert_batch_refused (exchange->secret, NULL, exchange->blinded, 2);
  }
}

static void
test_finalizing_what_is_no_element (Exchange *exchange, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (not_elements); i++) {
    g_autoptr (GError) error = NULL;
    guint8 output[DIM_VOPRF_OUTPUT_BYTES];

    g_assert_true (dim_hex_decode (not_elements[i], exchange->evaluated, ELEMENT));
    g_assert_false (
      dim_voprf_finalize (inputs, 1, exchange->blind, exchange->evaluated, output, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  }
}

/* As secret, as blind, as the proof's random scalar. */
static void
assert_scalar_refused (const Exchange *exchange, const guint8 scalar[DIM_VOPRF_SCALAR_BYTES])
{
  g_autoptr (GError) blind_error = NULL;
  g_autoptr (GError) evaluate_error = NULL;
  g_autoptr (GError) finalize_error = NULL;
  guint8 element[ELEMENT], output[DIM_VOPRF_OUTPUT_BYTES];

  g_assert_false (dim_voprf_blind (DIM_VOPRF_MODE_VOPRF, inputs, 1, scalar, element, &blind_error));
  g_assert_error (blind_error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_false (dim_voprf_evaluate (scalar, exchange->blinded, element, &evaluate_error));
  g_assert_error (evaluate_error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_false (
    dim_voprf_finalize (inputs, 1, scalar, exchange->evaluated, output, &finalize_error));
  g_assert_error (finalize_error, DIM_ERROR, DIM_ERROR_INVALID);
  assert_batch_refused (scalar, NULL, exchange->blinded, 2);
  assert_batch_refused (exchange->secret, scalar, exchange->blinded, 2);
}

static void
test_what_is_no_scalar (Exchange *exchange, gconstpointer data)
{
  guint8 scalar[DIM_VOPRF_SCALAR_BYTES] = { 0 };

  assert_scalar_refused (exchange, scalar);
  for (gsize i = 0; i < G_N_ELEMENTS (not_scalars); i++) {
    g_assert_true (dim_hex_decode (not_scalars[i], scalar, sizeof scalar));
    assert_scalar_refused (exchange, scalar);
  }
}

static void
test_batch_of_none_or_too_many (Exchange *exchange, gconstpointer data)
{
  g_autoptr (GError) none_error = NULL;
  g_autoptr (GError) many_error = NULL;
  guint8 blinded[MANY * ELEMENT];

  for (gsize i = 0; i < MANY; i++)
    memcpy (blinded + i * ELEMENT, exchange->blinded, ELEMENT);

  assert_batch_refused (exchange->secret, NULL, blinded, 0);
  assert_batch_refused (exchange->secret, NULL, blinded, MANY);
  g_assert_false (
    dim_voprf_verify (exchange->public_key, blinded, blinded, 0, exchange->proof, &none_error));
  g_assert_error (none_error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_false (
    dim_voprf_verify (exchange->public_key, blinded, blinded, MANY, exchange->proof, &many_error));
  g_assert_error (many_error, DIM_ERROR, DIM_ERROR_INVALID);
}

static void
test_input_that_is_too_long (Exchange *exchange, gconstpointer data)
{
  const gsize length = G_MAXUINT16 + 1;
  g_autofree guint8 *input = g_malloc0 (length);
  g_autoptr (GError) blind_error = NULL;
  g_autoptr (GError) finalize_error = NULL;
  g_autoptr (GError) derive_error = NULL;
  guint8 element[ELEMENT], output[DIM_VOPRF_OUTPUT_BYTES], seed[32] = { 1 };

  g_assert_false (
    dim_voprf_blind (DIM_VOPRF_MODE_VOPRF, input, length, exchange->blind, element, &blind_error));
  g_assert_error (blind_error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_false (dim_voprf_finalize (input, length, exchange->blind, exchange->evaluated, output,
                                      &finalize_error));
  g_assert_error (finalize_error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_false (dim_voprf_derive_key_pair (DIM_VOPRF_MODE_VOPRF, seed, input, length, output,
                                             element, &derive_error));
  g_assert_error (derive_error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_true (
    dim_voprf_blind (DIM_VOPRF_MODE_VOPRF, input, length - 1, exchange->blind, element, NULL));
}

#define ADD(name, test) g_test_add ("/voprf-refuses/" name, Exchange, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (dim_crypto_init ());
  ADD ("every-flipped-bit-of-a-proof", test_every_flipped_bit_of_a_proof);
  ADD ("another-public-key", test_another_public_key);
  ADD ("one-element-by-another-key", test_one_element_by_another_key);
  ADD ("answers-in-another-order", test_answers_in_another_order);
  ADD ("zero-proof", test_zero_proof);
  ADD ("proof-with-what-is-no-scalar", test_proof_with_what_is_no_scalar);
  ADD ("verifying-what-is-no-element", test_verifying_what_is_no_element);
  ADD ("evaluating-what-is-no-element", test_evaluating_what_is_no_element);
  ADD ("finalizing-what-is-no-element", test_finalizing_what_is_no_element);
  ADD ("what-is-no-scalar", test_what_is_no_scalar);
  ADD ("batch-of-none-or-too-many", test_batch_of_none_or_too_many);
  ADD ("input-that-is-too-long", test_input_that_is_too_long);
  return g_test_run ();
}
