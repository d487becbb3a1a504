/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-bytes.h"

/* RFC 4648 section 10, and bytes whose letters differ in the URL alphabet. */
static const struct {
  const char *bytes;
  gsize length;
  const char *base64;
  const char *base64url;
} pairs[] = {
  { "", 0, "", "" },
  { "f", 1, "Zg==", "Zg" },
  { "fo", 2, "Zm8=", "Zm8" },
  { "foo", 3, "Zm9v", "Zm9v" },
  { "foob", 4, "Zm9vYg==", "Zm9vYg" },
  { "fooba", 5, "Zm9vYmE=", "Zm9vYmE" },
  { "foobar", 6, "Zm9vYmFy", "Zm9vYmFy" },
  { "\xfb\xff\x00\xfe", 4, "+/8A/g==", "-_8A_g" },
};

static void
assert_bytes (GBytes *bytes, const char *expected, gsize length)
{
  g_assert_nonnull (bytes);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, length);
}

static void
test_base64_goes_and_comes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *text = dim_base64_encode ((const guint8 *) pairs[i].bytes, pairs[i].length);
    g_autofree char *url = dim_base64url_encode ((const guint8 *) pairs[i].bytes, pairs[i].length);
    g_autoptr (GBytes) from_text = dim_base64_decode (text);
    g_autoptr (GBytes) from_url = dim_base64url_decode (url);

    g_assert_cmpstr (text, ==, pairs[i].base64);
    g_assert_cmpstr (url, ==, pairs[i].base64url);
    assert_bytes (from_text, pairs[i].bytes, pairs[i].length);
    assert_bytes (from_url, pairs[i].bytes, pairs[i].length);
  }
}

static void
test_base64_takes_canonical_text_only (void)
{
  static const char *const wrong[] = { "Zg",       "Zg=",   "Zh==",  "Zm9=",     "Zg==Zg==",
                                       "Zm9v\n",   " Zm9v", "Zm 9v", "Zm9v====", "=",
                                       "-_8A_g==", "Zm9vY", "Zm9v=", "A",        "Zm9v\xc3\xa9" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_test_message ("%s", wrong[i]);
    g_assert_null (dim_base64_decode (wrong[i]));
  }
}

static void
test_base64url_takes_canonical_text_only (void)
{
  static const char *const wrong[] = { "Zg==",   "Zh",     "Zm9",   "Zm9vY", "A",
                                       "+/8A/g", "Zm9v\n", "Zm 9v", "=",     "Zm8=" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_test_message ("%s", wrong[i]);
    g_assert_null (dim_base64url_decode (wrong[i]));
  }
}

static void
test_base64_of_every_length_goes_and_comes (void)
{
  guint8 bytes[64];

  for (gsize length = 0; length <= sizeof bytes; length++) {
    g_autofree char *url = NULL;
    g_autoptr (GBytes) back = NULL;

    for (gsize i = 0; i < length; i++)
      bytes[i] = (guint8) g_test_rand_int_range (0, 256);
    url = dim_base64url_encode (bytes, length);
    back = dim_base64url_decode (url);
    assert_bytes (back, (const char *) bytes, length);
  }
}

static void
test_exact_length_or_nothing (void)
{
  guint8 out[3] = { 9, 9, 9 };
  static const guint8 untouched[3] = { 9, 9, 9 };

  g_assert_false (dim_base64_decode_exact ("Zm8=", out, sizeof out));
  g_assert_false (dim_base64_decode_exact ("Zm9vYg==", out, sizeof out));
  g_assert_false (dim_base64_decode_exact ("Zm9", out, sizeof out));
  g_assert_cmpmem (out, sizeof out, untouched, sizeof untouched);
  g_assert_true (dim_base64_decode_exact ("Zm9v", out, sizeof out));
  g_assert_cmpmem (out, sizeof out, "foo", 3);
}

static void
test_hexadecimal_goes_and_comes (void)
{
  static const guint8 bytes[] = { 0x00, 0x0f, 0xa0, 0xff };
  g_autofree char *text = dim_hex_encode (bytes, sizeof bytes);
  guint8 lower[4], upper[4];

  g_assert_cmpstr (text, ==, "000fa0ff");
  g_assert_true (dim_hex_decode ("000fa0ff", lower, sizeof lower));
  g_assert_true (dim_hex_decode ("000FA0ff", upper, sizeof upper));
  g_assert_cmpmem (lower, sizeof lower, bytes, sizeof bytes);
  g_assert_cmpmem (upper, sizeof upper, bytes, sizeof bytes);
}

static void
test_hexadecimal_takes_digits_only (void)
{
  static const char *const wrong[] = { "", "00", "000", "00000", "0x00", "00 0", "000g", "-000" };
  guint8 out[2] = { 9, 9 };
  static const guint8 untouched[2] = { 9, 9 };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (dim_hex_decode (wrong[i], out, sizeof out));
  g_assert_cmpmem (out, sizeof out, untouched, sizeof untouched);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bytes/base64-goes-and-comes", test_base64_goes_and_comes);
  g_test_add_func ("/bytes/base64-takes-canonical-text-only",
                   test_base64_takes_canonical_text_only);
  g_test_add_func ("/bytes/base64url-takes-canonical-text-only",
                   test_base64url_takes_canonical_text_only);
  g_test_add_func ("/bytes/base64-of-every-length-goes-and-comes",
                   test_base64_of_every_length_goes_and_comes);
  g_test_add_func ("/bytes/exact-length-or-nothing", test_exact_length_or_nothing);
  g_test_add_func ("/bytes/hexadecimal-goes-and-comes", test_hexadecimal_goes_and_comes);
  g_test_add_func ("/bytes/hexadecimal-takes-digits-only", test_hexadecimal_takes_digits_only);
  return g_test_run ();
}
