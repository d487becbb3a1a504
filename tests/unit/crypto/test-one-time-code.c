/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-one-time-code.h"

static void
test_every_byte_gives_a_letter_of_the_alphabet (void)
{
  char code[DIM_ONE_TIME_CODE_TEXT_LEN], again[DIM_ONE_TIME_CODE_TEXT_LEN];

  for (guint value = 0; value <= G_MAXUINT8; value++) {
    guint8 random[DIM_ONE_TIME_CODE_LEN];

    for (gsize i = 0; i < sizeof random; i++)
      random[i] = (guint8) value;
    dim_one_time_code_make (random, code);
    g_assert_true (dim_one_time_code_normalise (code, again));
    g_assert_cmpstr (again, ==, code);
  }
}

static void
test_typed_freely_is_the_same_code (void)
{
  static const char *const typed[] = { "01ABCDEFGH", "01abcdefgh", "0IABC-DEFGH",
                                       " oL abcd efgh " };

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++) {
    char code[DIM_ONE_TIME_CODE_TEXT_LEN];

    g_assert_true (dim_one_time_code_normalise (typed[i], code));
    g_assert_cmpstr (code, ==, "01ABCDEFGH");
  }
}

static void
test_what_is_no_code_is_refused (void)
{
  static const char *const wrong[] = { "",           "01ABCDEFG",  "01ABCDEFGHJ",
                                       "U1ABCDEFGH", "01ABCDEFG_", "01ABCDEF\xc3\xa9" };
  char code[DIM_ONE_TIME_CODE_TEXT_LEN] = "untouched";

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (dim_one_time_code_normalise (wrong[i], code));
  g_assert_cmpstr (code, ==, "untouched");
}

static void
test_hash_is_sha256 (void)
{
  guint8 hash[DIM_SHA256_BYTES], expected[DIM_SHA256_BYTES];

  dim_one_time_code_hash ("01ABCDEFGH", hash);
  dim_sha256 ("01ABCDEFGH", 10, expected);

  g_assert_cmpmem (hash, sizeof hash, expected, sizeof expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (dim_crypto_init ());
  g_test_add_func ("/one-time-code/every-byte-gives-a-letter-of-the-alphabet",
                   test_every_byte_gives_a_letter_of_the_alphabet);
  g_test_add_func ("/one-time-code/typed-freely-is-the-same-code",
                   test_typed_freely_is_the_same_code);
  g_test_add_func ("/one-time-code/what-is-no-code-is-refused", test_what_is_no_code_is_refused);
  g_test_add_func ("/one-time-code/hash-is-sha256", test_hash_is_sha256);
  return g_test_run ();
}
