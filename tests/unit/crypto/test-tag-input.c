/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-bytes.h"
#include "dim-error.h"
#include "dim-tag-input.h"

#include <string.h>

/* The number of the public Dutch specimen passport. */
#define NUMBER "SPECI2014"

static void
assert_hex (const guint8 *bytes, gsize length, const char *expected)
{
  g_autofree char *text = dim_hex_encode (bytes, length);

  g_assert_cmpstr (text, ==, expected);
}

/* The stretched part was computed with the reference implementation of Argon2 (libargon2). */
static void
test_is_prefix_and_argon2id (void)
{
  g_autoptr (GError) error = NULL;
  guint8 input[DIM_TAG_INPUT_MAX];
  gsize length = 0;

  g_assert_true (dim_tag_input (NUMBER, "2026a", input, &length, &error));

  g_assert_no_error (error);
  assert_hex (input, length,
              "4e4c49444d3100323032366100"
              "725226c8a73c5013665d208e426e5ddf1c69ceeb939465bf3766fdb7cc390f96");
}

static void
test_differs_by_key_and_number (void)
{
  static const char *const cases[][2] = { { NUMBER, "2026a" },
                                          { NUMBER, "2026b" },
                                          { "SPECI2015", "2026a" } };
  guint8 inputs[G_N_ELEMENTS (cases)][DIM_TAG_INPUT_MAX];
  gsize length = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (dim_tag_input (cases[i][0], cases[i][1], inputs[i], &length, NULL));

  /* Not the prefix alone: the stretched part depends on the key too. */
  g_assert_cmpint (memcmp (inputs[0] + length - 32, inputs[1] + length - 32, 32), !=, 0);
  g_assert_cmpint (memcmp (inputs[0] + length - 32, inputs[2] + length - 32, 32), !=, 0);
}

static void
test_longest_key_id_fits (void)
{
  guint8 input[DIM_TAG_INPUT_MAX];
  gsize length = 0;

  g_assert_true (dim_tag_input (NUMBER, "123456789012345", input, &length, NULL));
  g_assert_cmpuint (length, ==, 7 + 15 + 1 + 32);
}

static void
test_wrong_key_id_is_refused (void)
{
  static const char *const wrong[] = { "", "1234567890123456" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    guint8 input[DIM_TAG_INPUT_MAX];
    gsize length = 99;

    g_assert_false (dim_tag_input (NUMBER, wrong[i], input, &length, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
    g_assert_cmpuint (length, ==, 99);
  }
}

static void
test_output_gives_tag_and_note_key (void)
{
  guint8 output[DIM_VOPRF_OUTPUT_BYTES], tag[DIM_TAG_OUTPUT_BYTES], note_key[DIM_NOTE_KEY_BYTES];

  for (gsize i = 0; i < sizeof output; i++)
    output[i] = (guint8) i;
  dim_tag_from_output (output, tag, note_key);

  assert_hex (tag, sizeof tag, "000102030405060708090a0b0c0d0e0f");
  assert_hex (note_key, sizeof note_key,
              "d8e9b5ab302d2d4c51b76964a506bdee629367008a71028ac7b91db15792d8a6");
  dim_tag_from_output (output, tag, NULL);
}

static void
test_fingerprint_is_of_the_public_key (void)
{
  guint8 public_key[DIM_VOPRF_ELEMENT_BYTES], fingerprint[8];

  for (gsize i = 0; i < sizeof public_key; i++)
    public_key[i] = (guint8) i;
  dim_tag_key_fingerprint (public_key, fingerprint);

  assert_hex (fingerprint, sizeof fingerprint, "3d94eea49c580aef");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (dim_crypto_init ());
  g_test_add_func ("/tag-input/is-prefix-and-argon2id", test_is_prefix_and_argon2id);
  g_test_add_func ("/tag-input/differs-by-key-and-number", test_differs_by_key_and_number);
  g_test_add_func ("/tag-input/longest-key-id-fits", test_longest_key_id_fits);
  g_test_add_func ("/tag-input/wrong-key-id-is-refused", test_wrong_key_id_is_refused);
  g_test_add_func ("/tag-input/output-gives-tag-and-note-key", test_output_gives_tag_and_note_key);
  g_test_add_func ("/tag-input/fingerprint-is-of-the-public-key",
                   test_fingerprint_is_of_the_public_key);
  return g_test_run ();
}
