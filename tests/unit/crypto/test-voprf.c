/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-bytes.h"
#include "dim-voprf.h"

#include <string.h>

/* RFC 9497 appendix A.1, ristretto255-SHA512, figure by figure. */

#define INPUT_COUNT 2
#define BLIND       "64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706"
#define BLIND_2     "222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e"
#define BATCH_R     "419c4f4f5052c53c45f3da494d2b67b220d02118e0857cdbcf037f9ea84bbe0c"
#define VOPRF_SK    "e6f73f344b79b379f1a0dd37e07ff62e38d9f71345ce62ae3a9bc60b04ccd909"
#define VOPRF_PK    "c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e"
#define OPRF_SK     "5ebcea5ee37023ccb9fc2d2019f9d7737be85591ae8652ffa9ef0f4d37063b0e"

typedef struct {
  const char *input;
  gsize input_length;
  const char *blinded;
  const char *evaluated;
  const char *proof;
  const char *output;
} Vector;

static const Vector oprf_vectors[] = {
  { "00", 1, "609a0ae68c15a3cf6903766461307e5c8bb2f95e7e6550e1ffa2dc99e412803c",
    "7ec6578ae5120958eb2db1745758ff379e77cb64fe77b0b2d8cc917ea0869c7e", NULL,
    "527759c3d9366f277d8c6020418d96bb393ba2afb20ff90df23fb7708264e2f3"
    "ab9135e3bd69955851de4b1f9fe8a0973396719b7912ba9ee8aa7d0b5e24bcf6" },
  { "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a", 17,
    "da27ef466870f5f15296299850aa088629945a17d1f5b7f5ff043f76b3c06418",
    "b4cbf5a4f1eeda5a63ce7b77c7d23f461db3fcab0dd28e4e17cecb5c90d02c25", NULL,
    "f4a74c9c592497375e796aa837e907b1a045d34306a749db9f34221f7e750cb4"
    "f2a6413a6bf6fa5e19ba6348eb673934a722a7ede2e7621306d18951e7cf2c73" },
};

static const Vector voprf_vectors[] = {
  { "00", 1, "863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945",
    "aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e",
    "ddef93772692e535d1a53903db24367355cc2cc78de93b3be5a8ffcc6985dd06"
    "6d4346421d17bf5117a2a1ff0fcb2a759f58a539dfbe857a40bce4cf49ec600d",
    "b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7d"
    "a4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c" },
  { "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a", 17,
    "cc0b2a350101881d8a4cba4c80241d74fb7dcbfde4a61fde2f91443c2bf9ef0c",
    "60a59a57208d48aca71e9e850d22674b611f752bed48b36f7a91b372bd7ad468",
    "401a0da6264f8cf45bb2f5264bc31e109155600babb3cd4e5af7d181a2c9dc0a"
    "67154fabf031fd936051dec80b0b6ae29c9503493dde7393b722eafdf5a50b02",
    "8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60"
    "356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6" },
};

#define BATCH_BLINDED_2   "90a0145ea9da29254c3a56be4fe185465ebb3bf2a1801f7124bbbadac751e654"
#define BATCH_EVALUATED_2 "cc5ac221950a49ceaa73c8db41b82c20372a4c8d63e5dded2db920b7eee36a2a"
#define BATCH_PROOF                                                                                \
  "cc203910175d786927eeb44ea847328047892ddf8590e723c37205cb74600b0a"                               \
  "5ab5337c8eb4ceae0494c2cf89529dcf94572ed267473d567aeed6ab873dee08"

static void
decode (const char *text, guint8 *out, gsize length)
{
  g_assert_true (dim_hex_decode (text, out, length));
}

static void
assert_hex (const guint8 *bytes, gsize length, const char *expected)
{
  g_autofree char *text = dim_hex_encode (bytes, length);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_derived (DimVoprfMode mode, const char *expected_secret, const char *expected_public)
{
  static const guint8 info[] = { 't', 'e', 's', 't', ' ', 'k', 'e', 'y' };
  g_autoptr (GError) error = NULL;
  guint8 seed[32], secret[DIM_VOPRF_SCALAR_BYTES], public_key[DIM_VOPRF_ELEMENT_BYTES];

  memset (seed, 0xa3, sizeof seed);
  g_assert_true (
    dim_voprf_derive_key_pair (mode, seed, info, sizeof info, secret, public_key, &error));
  g_assert_no_error (error);
  assert_hex (secret, sizeof secret, expected_secret);
  if (expected_public != NULL)
    assert_hex (public_key, sizeof public_key, expected_public);
}

static void
test_derives_the_keys_of_the_rfc (void)
{
  assert_derived (DIM_VOPRF_MODE_OPRF, OPRF_SK, NULL);
  assert_derived (DIM_VOPRF_MODE_VOPRF, VOPRF_SK, VOPRF_PK);
}

/* Checks the blinded element and, from the evaluated one of the vector, the output. */
static void
assert_client_half (DimVoprfMode mode, const Vector *vector, const char *blind_hex)
{
  g_autoptr (GError) error = NULL;
  guint8 input[17], blind[DIM_VOPRF_SCALAR_BYTES], blinded[DIM_VOPRF_ELEMENT_BYTES];
  guint8 evaluated[DIM_VOPRF_ELEMENT_BYTES], output[DIM_VOPRF_OUTPUT_BYTES];

  decode (vector->input, input, vector->input_length);
  decode (blind_hex, blind, sizeof blind);
  decode (vector->evaluated, evaluated, sizeof evaluated);

  g_assert_true (dim_voprf_blind (mode, input, vector->input_length, blind, blinded, &error));
  g_assert_no_error (error);
  g_assert_true (
    dim_voprf_finalize (input, vector->input_length, blind, evaluated, output, &error));
  g_assert_no_error (error);

  assert_hex (blinded, sizeof blinded, vector->blinded);
  assert_hex (output, sizeof output, vector->output);
}

static void
test_oprf_gives_the_figures_of_the_rfc (void)
{
  guint8 secret[DIM_VOPRF_SCALAR_BYTES];

  decode (OPRF_SK, secret, sizeof secret);
  for (gsize i = 0; i < INPUT_COUNT; i++) {
    g_autoptr (GError) error = NULL;
    guint8 blinded[DIM_VOPRF_ELEMENT_BYTES], evaluated[DIM_VOPRF_ELEMENT_BYTES];

    assert_client_half (DIM_VOPRF_MODE_OPRF, &oprf_vectors[i], BLIND);
    decode (oprf_vectors[i].blinded, blinded, sizeof blinded);
    g_assert_true (dim_voprf_evaluate (secret, blinded, evaluated, &error));
    g_assert_no_error (error);
    assert_hex (evaluated, sizeof evaluated, oprf_vectors[i].evaluated);
  }
}

static void
test_voprf_gives_the_figures_of_the_rfc (void)
{
  guint8 secret[DIM_VOPRF_SCALAR_BYTES], random[DIM_VOPRF_SCALAR_BYTES];
  guint8 public_key[DIM_VOPRF_ELEMENT_BYTES];

  decode (VOPRF_SK, secret, sizeof secret);
  decode (VOPRF_PK, public_key, sizeof public_key);
  decode (BLIND_2, random, sizeof random);
  for (gsize i = 0; i < INPUT_COUNT; i++) {
    g_autoptr (GError) error = NULL;
    guint8 blinded[DIM_VOPRF_ELEMENT_BYTES], evaluated[DIM_VOPRF_ELEMENT_BYTES];
    guint8 proof[DIM_VOPRF_PROOF_BYTES];

    assert_client_half (DIM_VOPRF_MODE_VOPRF, &voprf_vectors[i], BLIND);
    decode (voprf_vectors[i].blinded, blinded, sizeof blinded);
    g_assert_true (dim_voprf_evaluate_batch (secret, random, blinded, 1, evaluated, proof, &error));
    g_assert_no_error (error);
    assert_hex (evaluated, sizeof evaluated, voprf_vectors[i].evaluated);
    assert_hex (proof, sizeof proof, voprf_vectors[i].proof);
    g_assert_true (dim_voprf_verify (public_key, blinded, evaluated, 1, proof, &error));
    g_assert_no_error (error);
  }
}

static void
test_batch_gives_the_figures_of_the_rfc (void)
{
  const Vector second = { voprf_vectors[1].input,
                          voprf_vectors[1].input_length,
                          BATCH_BLINDED_2,
                          BATCH_EVALUATED_2,
                          BATCH_PROOF,
                          voprf_vectors[1].output };
  g_autoptr (GError) error = NULL;
  guint8 secret[DIM_VOPRF_SCALAR_BYTES], random[DIM_VOPRF_SCALAR_BYTES];
  guint8 public_key[DIM_VOPRF_ELEMENT_BYTES], proof[DIM_VOPRF_PROOF_BYTES];
  guint8 blinded[INPUT_COUNT * DIM_VOPRF_ELEMENT_BYTES];
  guint8 evaluated[INPUT_COUNT * DIM_VOPRF_ELEMENT_BYTES];

  assert_client_half (DIM_VOPRF_MODE_VOPRF, &second, BLIND_2);
  decode (VOPRF_SK, secret, sizeof secret);
  decode (VOPRF_PK, public_key, sizeof public_key);
  decode (BATCH_R, random, sizeof random);
  decode (voprf_vectors[0].blinded, blinded, DIM_VOPRF_ELEMENT_BYTES);
  decode (BATCH_BLINDED_2, blinded + DIM_VOPRF_ELEMENT_BYTES, DIM_VOPRF_ELEMENT_BYTES);

  g_assert_true (
    dim_voprf_evaluate_batch (secret, random, blinded, INPUT_COUNT, evaluated, proof, &error));
  g_assert_no_error (error);

  assert_hex (evaluated, DIM_VOPRF_ELEMENT_BYTES, voprf_vectors[0].evaluated);
  assert_hex (evaluated + DIM_VOPRF_ELEMENT_BYTES, DIM_VOPRF_ELEMENT_BYTES, BATCH_EVALUATED_2);
  assert_hex (proof, sizeof proof, BATCH_PROOF);
  g_assert_true (dim_voprf_verify (public_key, blinded, evaluated, INPUT_COUNT, proof, &error));
  g_assert_no_error (error);
}

static void
test_output_does_not_depend_on_the_blind (void)
{
  static const guint8 input[] = "a public specimen";
  guint8 secret[DIM_VOPRF_SCALAR_BYTES], outputs[2][DIM_VOPRF_OUTPUT_BYTES];

  dim_voprf_random_scalar (secret);
  for (int i = 0; i < 2; i++) {
    guint8 blind[DIM_VOPRF_SCALAR_BYTES], element[DIM_VOPRF_ELEMENT_BYTES];

    dim_voprf_random_scalar (blind);
    g_assert_true (
      dim_voprf_blind (DIM_VOPRF_MODE_VOPRF, input, sizeof input, blind, element, NULL));
    g_assert_true (dim_voprf_evaluate (secret, element, element, NULL));
    g_assert_true (dim_voprf_finalize (input, sizeof input, blind, element, outputs[i], NULL));
  }

  g_assert_cmpmem (outputs[0], sizeof outputs[0], outputs[1], sizeof outputs[1]);
}

static void
test_full_batch_proves_with_a_drawn_scalar (void)
{
  g_autoptr (GError) error = NULL;
  guint8 secret[DIM_VOPRF_SCALAR_BYTES], public_key[DIM_VOPRF_ELEMENT_BYTES];
  guint8 elements[DIM_VOPRF_MAX_BATCH * DIM_VOPRF_ELEMENT_BYTES], evaluated[sizeof elements];
  guint8 proof[DIM_VOPRF_PROOF_BYTES], other_proof[DIM_VOPRF_PROOF_BYTES];
  guint8 seed[32] = { 7 };

  g_assert_true (
    dim_voprf_derive_key_pair (DIM_VOPRF_MODE_VOPRF, seed, NULL, 0, secret, public_key, NULL));
  for (gsize i = 0; i < DIM_VOPRF_MAX_BATCH; i++) {
    const guint8 input = (guint8) i;
    guint8 blind[DIM_VOPRF_SCALAR_BYTES];

    dim_voprf_random_scalar (blind);
    g_assert_true (dim_voprf_blind (DIM_VOPRF_MODE_VOPRF, &input, 1, blind,
                                    elements + i * DIM_VOPRF_ELEMENT_BYTES, NULL));
  }

  g_assert_true (dim_voprf_evaluate_batch (secret, NULL, elements, DIM_VOPRF_MAX_BATCH, evaluated,
                                           proof, &error));
  g_assert_true (dim_voprf_evaluate_batch (secret, NULL, elements, DIM_VOPRF_MAX_BATCH, evaluated,
                                           other_proof, &error));

  g_assert_no_error (error);
  g_assert_true (
    dim_voprf_verify (public_key, elements, evaluated, DIM_VOPRF_MAX_BATCH, proof, &error));
  g_assert_cmpint (memcmp (proof, other_proof, sizeof proof), !=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (dim_crypto_init ());
  g_test_add_func ("/voprf/derives-the-keys-of-the-rfc", test_derives_the_keys_of_the_rfc);
  g_test_add_func ("/voprf/oprf-gives-the-figures-of-the-rfc",
                   test_oprf_gives_the_figures_of_the_rfc);
  g_test_add_func ("/voprf/voprf-gives-the-figures-of-the-rfc",
                   test_voprf_gives_the_figures_of_the_rfc);
  g_test_add_func ("/voprf/batch-gives-the-figures-of-the-rfc",
                   test_batch_gives_the_figures_of_the_rfc);
  g_test_add_func ("/voprf/output-does-not-depend-on-the-blind",
                   test_output_does_not_depend_on_the_blind);
  g_test_add_func ("/voprf/full-batch-proves-with-a-drawn-scalar",
                   test_full_batch_proves_with_a_drawn_scalar);
  return g_test_run ();
}
