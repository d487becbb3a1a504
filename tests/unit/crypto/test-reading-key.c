/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-paper-key.h"

#include <string.h>

/* Of the key of the bytes 0 to 19; reckoned with other programs (Python's hashlib, OpenSSL). */
#define PAPER_TEXT   "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-NHRQ"
#define PAPER_ROOT   "uxG1dQiKk8mU6w-IpTowJF2P6jhFXK_z4doj8-9yvkI"
#define PAPER_READER "ch9e4kDYB2QpscQnIsp56WI2WkIjs_agNLBhKon8b8g"

static void
fill (guint8 *out, gsize length, guint8 first)
{
  for (gsize i = 0; i < length; i++)
    out[i] = (guint8) (first + i);
}

static void
test_only_its_reader_opens_a_key (void)
{
  g_autoptr (DimReadingKey) reader = dim_reading_key_new_random ();
  g_autoptr (DimReadingKey) other = dim_reading_key_new_random ();
  guint8 key[DIM_SEAL_KEY_BYTES];
  guint8 wrapped[DIM_SEALED_BOX_BYTES];
  guint8 opened[DIM_SEAL_KEY_BYTES];

  fill (key, sizeof key, 3);
  g_assert_true (dim_wrap_key (dim_reading_key_public (reader), key, wrapped));
  g_assert_true (dim_unwrap_key (reader, wrapped, opened));
  g_assert_cmpmem (opened, sizeof opened, key, sizeof key);
  g_assert_false (dim_unwrap_key (other, wrapped, opened));
  for (gsize i = 0; i < sizeof wrapped; i++) {
    wrapped[i] ^= 1;
    g_assert_false (dim_unwrap_key (reader, wrapped, opened));
    wrapped[i] ^= 1;
  }
}

/* Points of low order would make a box that everybody opens. */
static void
test_nothing_is_sealed_for_what_is_no_key (void)
{
  static const guint8 low[DIM_READING_KEY_BYTES] = { 0 };
  static const guint8 one[DIM_READING_KEY_BYTES] = { 1 };
  guint8 key[DIM_SEAL_KEY_BYTES] = { 7 };
  guint8 wrapped[DIM_SEALED_BOX_BYTES];

  g_assert_false (dim_wrap_key (low, key, wrapped));
  g_assert_false (dim_wrap_key (one, key, wrapped));
}

static void
test_same_key_never_looks_the_same (void)
{
  g_autoptr (DimReadingKey) reader = dim_reading_key_new_random ();
  guint8 key[DIM_SEAL_KEY_BYTES] = { 9 };
  guint8 first[DIM_SEALED_BOX_BYTES];
  guint8 second[DIM_SEALED_BOX_BYTES];

  g_assert_true (dim_wrap_key (dim_reading_key_public (reader), key, first));
  g_assert_true (dim_wrap_key (dim_reading_key_public (reader), key, second));
  g_assert_cmpint (memcmp (first, second, sizeof first), !=, 0);
}

static void
test_seed_brings_the_key_back (void)
{
  g_autoptr (DimReadingKey) reader = dim_reading_key_new_random ();
  guint8 seed[DIM_READING_SEED_BYTES];
  g_autoptr (DimReadingKey) again = NULL;

  dim_reading_key_seed (reader, seed);
  again = dim_reading_key_new_from_seed (seed);
  g_assert_cmpmem (dim_reading_key_public (again), DIM_READING_KEY_BYTES,
                   dim_reading_key_public (reader), DIM_READING_KEY_BYTES);
}

static void
test_paper_is_read_as_it_was_written (void)
{
  for (guint i = 0; i < 100; i++) {
    guint8 secret[DIM_PAPER_KEY_BYTES];
    guint8 again[DIM_PAPER_KEY_BYTES];
    char text[DIM_PAPER_KEY_TEXT_LEN];
    g_autofree char *small = NULL;
    g_autofree char *loose = NULL;

    dim_random_bytes (secret, sizeof secret);
    dim_paper_key_format (secret, text);
    g_assert_cmpuint (strlen (text), ==, DIM_PAPER_KEY_TEXT_LEN - 1);
    small = g_ascii_strdown (text, -1);
    loose = g_strdelimit (g_strdup_printf (" %s \n", small), "-", ' ');
    g_assert_true (dim_paper_key_parse (loose, again));
    g_assert_cmpmem (again, sizeof again, secret, sizeof secret);
  }
}

/* Another letter there, none, or the one before it and it in each other's place. */
static void
assert_letter_matters (const char *text, gsize place)
{
  guint8 out[DIM_PAPER_KEY_BYTES] = { 0 };
  g_autofree char *wrong = g_strdup (text);

  wrong[place] = text[place] == '7' ? '8' : '7';
  g_assert_false (dim_paper_key_parse (wrong, out));
  wrong[place] = '_';
  g_assert_false (dim_paper_key_parse (wrong, out));
  if (place == 0 || text[place - 1] == '-' || text[place - 1] == text[place])
    return;
  wrong[place] = text[place - 1];
  wrong[place - 1] = text[place];
  g_assert_false (dim_paper_key_parse (wrong, out));
}

static void
test_mistyped_paper_is_noticed (void)
{
  guint8 secret[DIM_PAPER_KEY_BYTES];
  guint8 out[DIM_PAPER_KEY_BYTES] = { 0 };
  guint8 untouched[DIM_PAPER_KEY_BYTES] = { 0 };
  char text[DIM_PAPER_KEY_TEXT_LEN];

  fill (secret, sizeof secret, 40);
  dim_paper_key_format (secret, text);
  for (gsize i = 0; text[i] != '\0'; i++)
    if (text[i] != '-')
      assert_letter_matters (text, i);
  g_assert_false (dim_paper_key_parse ("", out));
  text[DIM_PAPER_KEY_TEXT_LEN - 2] = '\0';
  g_assert_false (dim_paper_key_parse (text, out));
  g_assert_cmpmem (out, sizeof out, untouched, sizeof untouched);
}

/* What is printed today opens what was sealed years ago: these never change. */
static void
test_paper_gives_the_keys_that_it_always_gave (void)
{
  guint8 secret[DIM_PAPER_KEY_BYTES];
  char text[DIM_PAPER_KEY_TEXT_LEN];
  g_autoptr (DimSigningKey) root = NULL;
  g_autoptr (DimReadingKey) reader = NULL;
  g_autofree char *root_name = NULL;
  g_autofree char *reader_name = NULL;

  fill (secret, sizeof secret, 0);
  dim_paper_key_format (secret, text);
  root = dim_paper_key_root (secret);
  reader = dim_paper_key_reader (secret);
  root_name = dim_key_thumbprint (dim_signing_key_public (root));
  reader_name = dim_key_thumbprint (dim_reading_key_public (reader));
  g_assert_cmpstr (text, ==, PAPER_TEXT);
  g_assert_cmpstr (root_name, ==, PAPER_ROOT);
  g_assert_cmpstr (reader_name, ==, PAPER_READER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!dim_crypto_init ())
    return 1;
  g_test_add_func ("/reading-key/only-its-reader-opens", test_only_its_reader_opens_a_key);
  g_test_add_func ("/reading-key/low-order-is-no-key", test_nothing_is_sealed_for_what_is_no_key);
  g_test_add_func ("/reading-key/never-looks-the-same", test_same_key_never_looks_the_same);
  g_test_add_func ("/reading-key/seed-brings-it-back", test_seed_brings_the_key_back);
  g_test_add_func ("/paper-key/read-as-it-was-written", test_paper_is_read_as_it_was_written);
  g_test_add_func ("/paper-key/mistyped-is-noticed", test_mistyped_paper_is_noticed);
  g_test_add_func ("/paper-key/gives-what-it-always-gave",
                   test_paper_gives_the_keys_that_it_always_gave);
  return g_test_run ();
}
