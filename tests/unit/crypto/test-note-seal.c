/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-note-seal.h"
#include "dim-tag-input.h"

#include <string.h>

#define NOTE   "01930000-0000-7000-8000-00000000000a"
#define OTHER  "01930000-0000-7000-8000-00000000000b"
#define KEY_ID "2026a"
#define TEXT   "De foto past niet bij de houder. Bel ons even."

static const guint8 note_key[DIM_SEAL_KEY_BYTES] = { 1, 2, 3 };

static void
assert_opens (GBytes *sealed, const char *expected)
{
  char *text = dim_note_unseal (note_key, NOTE, KEY_ID, sealed, NULL);

  g_assert_cmpstr (text, ==, expected);
  dim_secret_free (text);
}

static void
test_opens_with_the_key_of_the_document (void)
{
  g_autoptr (GBytes) sealed = dim_note_seal (note_key, NOTE, KEY_ID, TEXT);
  g_autoptr (GBytes) nothing = dim_note_seal (note_key, NOTE, KEY_ID, "");

  assert_opens (sealed, TEXT);
  assert_opens (nothing, "");
}

/* Two evaluations of one number give one output, and so one key on either side. */
static void
test_both_sides_have_one_key (void)
{
  guint8 output[DIM_VOPRF_OUTPUT_BYTES] = { 7 };
  guint8 tag[DIM_TAG_OUTPUT_BYTES];
  guint8 ours[DIM_NOTE_KEY_BYTES];
  guint8 theirs[DIM_NOTE_KEY_BYTES];
  g_autoptr (GBytes) sealed = NULL;
  char *text;

  dim_tag_from_output (output, tag, ours);
  dim_tag_from_output (output, tag, theirs);
  sealed = dim_note_seal (ours, NOTE, KEY_ID, TEXT);
  text = dim_note_unseal (theirs, NOTE, KEY_ID, sealed, NULL);
  g_assert_cmpstr (text, ==, TEXT);
  dim_secret_free (text);
  g_assert_cmpint (memcmp (ours, tag, sizeof tag), !=, 0);
}

static void
test_opens_nowhere_else (void)
{
  static const guint8 other_key[DIM_SEAL_KEY_BYTES] = { 3, 2, 1 };
  g_autoptr (GBytes) sealed = dim_note_seal (note_key, NOTE, KEY_ID, TEXT);
  g_autoptr (GError) key_error = NULL;
  g_autoptr (GError) note_error = NULL;
  g_autoptr (GError) id_error = NULL;

  g_assert_null (dim_note_unseal (other_key, NOTE, KEY_ID, sealed, &key_error));
  g_assert_error (key_error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_null (dim_note_unseal (note_key, OTHER, KEY_ID, sealed, &note_error));
  g_assert_error (note_error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_null (dim_note_unseal (note_key, NOTE, "2026b", sealed, &id_error));
  g_assert_error (id_error, DIM_ERROR, DIM_ERROR_INVALID);
}

static gsize
sealed_length (gsize length)
{
  g_autofree char *text = g_strnfill (length, 'a');
  g_autoptr (GBytes) sealed = dim_note_seal (note_key, NOTE, KEY_ID, text);

  assert_opens (sealed, text);
  return g_bytes_get_size (sealed);
}

static void
test_length_tells_little (void)
{
  g_assert_cmpuint (sealed_length (1), ==, DIM_NOTE_SEALED_BYTES_SHORT);
  g_assert_cmpuint (sealed_length (511), ==, DIM_NOTE_SEALED_BYTES_SHORT);
  g_assert_cmpuint (sealed_length (512), ==, DIM_NOTE_SEALED_BYTES_LONG);
  g_assert_cmpuint (sealed_length (DIM_NOTE_TEXT_BYTES_MAX), ==, DIM_NOTE_SEALED_BYTES_LONG);
}

/* Sealed rightly, by another program. */
static void
assert_no_note (const void *plain, gsize length)
{
  g_autoptr (GBytes) sealed = dim_seal (note_key, "notitie:1:" NOTE ":" KEY_ID, plain, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (dim_note_unseal (note_key, NOTE, KEY_ID, sealed, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
}

static void
test_what_is_no_note_is_refused (void)
{
  guint8 plain[512] = { 0 };

  assert_no_note (plain, sizeof plain); /* no fill */
  plain[0] = 'a';
  assert_no_note (plain, sizeof plain);
  plain[0] = 0xff;
  plain[1] = 0x80;
  assert_no_note (plain, sizeof plain); /* no UTF-8 */
  plain[0] = 'a';
  assert_no_note (plain, 100); /* no length that a note has */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (dim_crypto_init ());
  g_test_add_func ("/note-seal/opens-with-the-key-of-the-document",
                   test_opens_with_the_key_of_the_document);
  g_test_add_func ("/note-seal/both-sides-have-one-key", test_both_sides_have_one_key);
  g_test_add_func ("/note-seal/opens-nowhere-else", test_opens_nowhere_else);
  g_test_add_func ("/note-seal/length-tells-little", test_length_tells_little);
  g_test_add_func ("/note-seal/what-is-no-note-is-refused", test_what_is_no_note_is_refused);
  return g_test_run ();
}
