/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-seal.h"

#include <string.h>

#define CONTEXT "number:0190a8d0-0000-7000-8000-000000000000"

static const guint8 key[DIM_SEAL_KEY_BYTES] = "a key of thirty-two bytes, known";
static const char plain[] = "a value that stays on the device";

static void
assert_refused (const guint8 *with_key, const char *context, GBytes *sealed)
{
  g_autoptr (GError) error = NULL;
  gsize length = 99;

  g_assert_null (dim_unseal (with_key, context, sealed, &length, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_cmpuint (length, ==, 99);
}

static void
test_opens_what_it_sealed (void)
{
  g_autoptr (GBytes) sealed = dim_seal (key, CONTEXT, plain, strlen (plain));
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  char *opened = dim_unseal (key, CONTEXT, sealed, &length, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (length, ==, strlen (plain));
  g_assert_cmpstr (opened, ==, plain);
  dim_secret_free (opened);
}

static void
test_opens_an_empty_value (void)
{
  g_autoptr (GBytes) sealed = dim_seal (key, CONTEXT, NULL, 0);
  gsize length = 99;
  char *opened = dim_unseal (key, CONTEXT, sealed, &length, NULL);

  g_assert_cmpuint (length, ==, 0);
  g_assert_cmpstr (opened, ==, "");
  dim_secret_free (opened);
}

static void
test_seals_differently_each_time (void)
{
  g_autoptr (GBytes) first = dim_seal (key, CONTEXT, plain, sizeof plain);
  g_autoptr (GBytes) second = dim_seal (key, CONTEXT, plain, sizeof plain);

  g_assert_false (g_bytes_equal (first, second));
  g_assert_null (memmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), plain, 8));
}

static void
test_wrong_key_opens_nothing (void)
{
  g_autoptr (GBytes) sealed = dim_seal (key, CONTEXT, plain, sizeof plain);
  guint8 other[DIM_SEAL_KEY_BYTES];

  memcpy (other, key, sizeof other);
  other[0] ^= 1;
  assert_refused (other, CONTEXT, sealed);
}

static void
test_wrong_place_opens_nothing (void)
{
  g_autoptr (GBytes) sealed = dim_seal (key, CONTEXT, plain, sizeof plain);

  assert_refused (key, "draft:0190a8d0-0000-7000-8000-000000000000", sealed);
  assert_refused (key, "", sealed);
}

static void
test_every_truncation_is_refused (void)
{
  g_autoptr (GBytes) sealed = dim_seal (key, CONTEXT, plain, sizeof plain);

  for (gsize length = 0; length < g_bytes_get_size (sealed); length++) {
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (sealed, 0, length);

    assert_refused (key, CONTEXT, cut);
  }
}

static void
test_every_flipped_bit_is_refused (void)
{
  g_autoptr (GBytes) sealed = dim_seal (key, CONTEXT, plain, sizeof plain);
  gsize length = 0;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);

  for (gsize bit = 0; bit < 8 * length; bit++) {
    guint8 *bent = g_memdup2 (bytes, length);
    g_autoptr (GBytes) flipped = g_bytes_new_take (bent, length);

    bent[bit / 8] ^= (guint8) (1 << bit % 8);
    assert_refused (key, CONTEXT, flipped);
  }
}

static void
test_passphrase_and_salt_make_the_key (void)
{
  static const guint8 salt[DIM_SEAL_SALT_BYTES] = { 1 }, other_salt[DIM_SEAL_SALT_BYTES] = { 2 };
  guint8 keys[4][DIM_SEAL_KEY_BYTES];
  g_autoptr (GError) error = NULL;

  g_assert_true (dim_seal_key_from_passphrase ("a phrase", salt, keys[0], &error));
  g_assert_true (dim_seal_key_from_passphrase ("a phrase", salt, keys[1], &error));
  g_assert_true (dim_seal_key_from_passphrase ("a phrase", other_salt, keys[2], &error));
  g_assert_true (dim_seal_key_from_passphrase ("A phrase", salt, keys[3], &error));

  g_assert_no_error (error);
  g_assert_cmpmem (keys[0], sizeof keys[0], keys[1], sizeof keys[1]);
  g_assert_cmpint (memcmp (keys[0], keys[2], sizeof keys[0]), !=, 0);
  g_assert_cmpint (memcmp (keys[0], keys[3], sizeof keys[0]), !=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (dim_crypto_init ());
  g_test_add_func ("/seal/opens-what-it-sealed", test_opens_what_it_sealed);
  g_test_add_func ("/seal/opens-an-empty-value", test_opens_an_empty_value);
  g_test_add_func ("/seal/seals-differently-each-time", test_seals_differently_each_time);
  g_test_add_func ("/seal/wrong-key-opens-nothing", test_wrong_key_opens_nothing);
  g_test_add_func ("/seal/wrong-place-opens-nothing", test_wrong_place_opens_nothing);
  g_test_add_func ("/seal/every-truncation-is-refused", test_every_truncation_is_refused);
  g_test_add_func ("/seal/every-flipped-bit-is-refused", test_every_flipped_bit_is_refused);
  g_test_add_func ("/seal/passphrase-and-salt-make-the-key", test_passphrase_and_salt_make_the_key);
  return g_test_run ();
}
