/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-bytes.h"
#include "dim-chain.h"
#include "dim-uuid.h"

#include <string.h>

static void
assert_hex (const guint8 *bytes, gsize length, const char *expected)
{
  g_autofree char *text = dim_hex_encode (bytes, length);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_chain_gives_known_heads (void)
{
  static const struct {
    const char *record;
    const char *head;
  } links[] = {
    { "", "6db65fd59fd356f6729140571b5bcd6bb3b83492a16e1bf0a3884442fc3c8a0e" },
    { "first", "6b8f5d97cc7f71c33ada6c0daadcccda78db1548758c211dc90eb23aeaed1723" },
    { "second record", "1cbc08ff6c5614cb2160c8692d157efca096be90f46c838358e09fcdcbb6f9eb" },
  };
  guint8 head[DIM_SHA256_BYTES] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++) {
    dim_chain_append (head, links[i].record, strlen (links[i].record));
    assert_hex (head, sizeof head, links[i].head);
  }
}

static void
test_chain_tells_where_a_record_ends (void)
{
  guint8 one[DIM_SHA256_BYTES] = { 0 }, two[DIM_SHA256_BYTES] = { 0 };

  dim_chain_append (one, "ab", 2);
  dim_chain_append (one, "c", 1);
  dim_chain_append (two, "a", 1);
  dim_chain_append (two, "bc", 2);

  g_assert_cmpint (memcmp (one, two, sizeof one), !=, 0);
}

static void
test_hashes_give_known_values (void)
{
  guint8 sha256[DIM_SHA256_BYTES], sha512[DIM_SHA512_BYTES], blake[64], check[2], key[32];

  for (gsize i = 0; i < sizeof key; i++)
    key[i] = (guint8) i;
  dim_sha256 ("abc", 3, sha256);
  dim_sha512 ("abc", 3, sha512);
  dim_blake2b ("abc", 3, NULL, 0, blake, sizeof blake);
  dim_blake2b ("abc", 3, key, sizeof key, check, sizeof check);

  assert_hex (sha256, sizeof sha256,
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert_hex (sha512, sizeof sha512,
              "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
              "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
  assert_hex (blake, sizeof blake,
              "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
              "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
  assert_hex (check, sizeof check, "21c7");
}

static void
test_secret_memory_starts_empty (void)
{
  static const guint8 zeros[64];
  guint8 *secret = dim_secret_alloc (sizeof zeros);
  char *copy = dim_secret_strdup ("a secret");

  g_assert_cmpmem (secret, sizeof zeros, zeros, sizeof zeros);
  g_assert_cmpstr (copy, ==, "a secret");

  dim_secret_free (secret);
  dim_secret_free (copy);
  dim_secret_free (NULL);
}

static void
test_wiping_leaves_zeros (void)
{
  guint8 buffer[] = { 1, 2, 3, 4 };
  static const guint8 wiped[] = { 0, 0, 0, 4 };

  dim_wipe (buffer, 3);
  dim_wipe_string (NULL);
  dim_wipe_string (g_strdup ("a secret"));

  g_assert_cmpmem (buffer, sizeof buffer, wiped, sizeof wiped);
}

static void
test_equality_is_of_every_byte (void)
{
  g_assert_true (dim_equal ("abcd", "abcd", 4));
  g_assert_true (dim_equal ("abcd", "abcx", 3));
  g_assert_false (dim_equal ("abcd", "abcx", 4));
  g_assert_true (dim_equal (NULL, NULL, 0));
}

static void
test_random_identifiers_differ_and_sort_by_time (void)
{
  char early[DIM_UUID_TEXT_LEN], late[DIM_UUID_TEXT_LEN], again[DIM_UUID_TEXT_LEN];

  dim_random_uuid (1700000000000, early);
  dim_random_uuid (1700000000000, again);
  dim_random_uuid (1700000000001, late);

  g_assert_true (dim_uuid_is_valid (early));
  g_assert_cmpstr (early, !=, again);
  g_assert_cmpstr (early, <, late);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (dim_crypto_init ());
  g_test_add_func ("/chain/gives-known-heads", test_chain_gives_known_heads);
  g_test_add_func ("/chain/tells-where-a-record-ends", test_chain_tells_where_a_record_ends);
  g_test_add_func ("/crypto/hashes-give-known-values", test_hashes_give_known_values);
  g_test_add_func ("/crypto/secret-memory-starts-empty", test_secret_memory_starts_empty);
  g_test_add_func ("/crypto/wiping-leaves-zeros", test_wiping_leaves_zeros);
  g_test_add_func ("/crypto/equality-is-of-every-byte", test_equality_is_of_every_byte);
  g_test_add_func ("/crypto/random-identifiers-differ-and-sort-by-time",
                   test_random_identifiers_differ_and_sort_by_time);
  return g_test_run ();
}
