/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-bytes.h"
#include "dim-signature.h"

#include <string.h>

/* RFC 8032 section 7.1, tests 1 and 2. */
static const struct {
  const char *seed;
  const char *public_key;
  const char *message;
  gsize length;
  const char *signature;
} vectors[] = {
  { "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "", 0,
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b4"
    "6bd25bf5f0595bbe24655141438e7a100b" },
  { "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "\x72", 1,
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d"
    "8c387b2eaeb4302aeeb00d291612bb0c00" },
};

static DimSigningKey *
make_key (const char *seed_hex)
{
  guint8 seed[DIM_SIGN_SEED_BYTES];

  g_assert_true (dim_hex_decode (seed_hex, seed, sizeof seed));
  return dim_signing_key_new_from_seed (seed);
}

static void
test_gives_the_figures_of_the_rfc (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (DimSigningKey) key = make_key (vectors[i].seed);
    g_autofree char *public_key = dim_hex_encode (dim_signing_key_public (key), 32);
    g_autofree char *signed_text = NULL;
    guint8 signature[DIM_SIGN_BYTES];

    dim_sign (key, vectors[i].message, vectors[i].length, signature);
    signed_text = dim_hex_encode (signature, sizeof signature);

    g_assert_cmpstr (public_key, ==, vectors[i].public_key);
    g_assert_cmpstr (signed_text, ==, vectors[i].signature);
    g_assert_true (
      dim_verify (dim_signing_key_public (key), vectors[i].message, vectors[i].length, signature));
  }
}

static void
test_refuses_what_was_changed (void)
{
  g_autoptr (DimSigningKey) key = dim_signing_key_new_random ();
  g_autoptr (DimSigningKey) other = dim_signing_key_new_random ();
  guint8 signature[DIM_SIGN_BYTES];
  static const char message[] = "a request";

  dim_sign (key, message, strlen (message), signature);

  g_assert_true (dim_verify (dim_signing_key_public (key), message, strlen (message), signature));
  g_assert_false (
    dim_verify (dim_signing_key_public (other), message, strlen (message), signature));
  g_assert_false (
    dim_verify (dim_signing_key_public (key), message, strlen (message) - 1, signature));
  for (gsize bit = 0; bit < 8 * sizeof signature; bit++) {
    signature[bit / 8] ^= (guint8) (1 << bit % 8);
    g_assert_false (
      dim_verify (dim_signing_key_public (key), message, strlen (message), signature));
    signature[bit / 8] ^= (guint8) (1 << bit % 8);
  }
}

static void
test_key_comes_back_from_its_seed (void)
{
  g_autoptr (DimSigningKey) key = dim_signing_key_new_random ();
  g_autoptr (DimSigningKey) again = NULL;
  guint8 seed[DIM_SIGN_SEED_BYTES];

  dim_signing_key_seed (key, seed);
  again = dim_signing_key_new_from_seed (seed);

  g_assert_cmpmem (dim_signing_key_public (key), DIM_SIGN_PUBLIC_BYTES,
                   dim_signing_key_public (again), DIM_SIGN_PUBLIC_BYTES);
}

static void
test_thumbprint_is_base64url_of_sha256 (void)
{
  g_autoptr (DimSigningKey) key = make_key (vectors[0].seed);
  g_autofree char *thumbprint = dim_key_thumbprint (dim_signing_key_public (key));

  g_assert_cmpstr (thumbprint, ==, "If4x36FUomFia_hUBG_SJxt77UtqvkWqWId-9H-XIbk");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (dim_crypto_init ());
  g_test_add_func ("/signature/gives-the-figures-of-the-rfc", test_gives_the_figures_of_the_rfc);
  g_test_add_func ("/signature/refuses-what-was-changed", test_refuses_what_was_changed);
  g_test_add_func ("/signature/key-comes-back-from-its-seed", test_key_comes_back_from_its_seed);
  g_test_add_func ("/signature/thumbprint-is-base64url-of-sha256",
                   test_thumbprint_is_base64url_of_sha256);
  return g_test_run ();
}
