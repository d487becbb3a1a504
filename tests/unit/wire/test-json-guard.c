/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-json-guard.h"

#include <string.h>

#include "dim-error.h"
#include "dim-limits.h"

static const char *const not_json[] = {
  "",
  " ",
  "\xef\xbb\xbf{}",
  "{",
  "[",
  "}",
  "]",
  "[}",
  "{]",
  "{}{}",
  "{} x",
  "[1,]",
  "[,1]",
  "[1 2]",
  "{\"a\":1,}",
  "{,}",
  "{\"a\"}",
  "{\"a\":}",
  "{\"a\" 1}",
  "{a:1}",
  "{'a':1}",
  "{1:1}",
  "/* c */{}",
  "{}// c",
  "# c\n{}",
  "nul",
  "True",
  "NaN",
  "Infinity",
  "-Infinity",
  "undefined",
  "var a = {};",
  "01",
  "-01",
  "+1",
  ".5",
  "1.",
  "1.e1",
  "1e",
  "1e+",
  "0x10",
  "-",
  "--1",
  "1e999",
  "-1e999",
  "9007199254740992",
  "-9007199254740992",
  "9223372036854775808",
  "18446744073709551616",
  "99999999999999999999999999999999",
  "0.00000000000000000000000000000000000000000000000000000000000000001",
  "\"",
  "\"a",
  "\"\\\"",
  "\"\\x41\"",
  "\"\\u12\"",
  "\"\\u12g4\"",
  "\"\\u0000\"",
  "\"\\ud83d\"",
  "\"\\ude00\"",
  "\"\\ud83dx\"",
  "\"\\ud83d\\n\"",
  "\"\\ud83d\\ud83d\"",
  "\"\n\"",
  "\"\t\"",
  "\"\x1f\"",
  "\"\xc0\xaf\"",
  "\"\xe0\x80\xaf\"",
  "\"\xed\xa0\x80\"",
  "\"\xf4\x90\x80\x80\"",
  "\"\xff\"",
  "\"\xe2\x82\"",
  "\f{}",
  "\xc2\xa0{}",
  "{\"a\":1,\"a\":2}",
  "{\"a\":1,\"b\":2,\"a\":1}",
  "{\"a\":1,\"\\u0061\":2}",
  "{\"\\ud83d\\ude00\":1,\"\xf0\x9f\x98\x80\":2}",
  "{\"\":1,\"\":2}",
  "[{\"x\":{\"a\":{\"a\":1},\"a\":2}}]",
};

static void
assert_refused (const char *text, gsize length, DimErrorCode code, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dim_json_guard (text, length, &error));
  g_assert_error (error, DIM_ERROR, (int) code);
  if (message != NULL)
    g_assert_cmpstr (error->message, ==, message);
}

static void
test_takes_json (void)
{
  static const char *const texts[] = {
    "{}",
    "[]",
    " \t\r\n{ \"a\" : [ 1 , 2 ] } \n",
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-1",
    "10",
    "1.5",
    "-0.0e+0",
    "1E9",
    "1e-400",
    "9007199254740991",
    "-9007199254740991",
    "1.7976931348623157e308",
    "\"\"",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"",
    "\"\\ud83d\\ude00\"",
    "\"\xf0\x9f\x98\x80\"",
    "\"\x7f\"",
    "{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":2}}",
    "{\"\":1}",
    "{\"a\":1,\"A\":2,\"\\u0062\":3}",
    "[[],[[]],{},[{}]]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_true (dim_json_guard (texts[i], strlen (texts[i]), &error));
    g_assert_no_error (error);
  }
}

static void
test_refuses_what_is_not_json (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (not_json); i++)
    assert_refused (not_json[i], strlen (not_json[i]), DIM_ERROR_INVALID, NULL);
}

static void
test_names_the_byte (void)
{
  static const struct {
    const char *text;
    const char *message;
  } cases[] = {
    { "{\"a\":1 x}", "Cannot read JSON: no comma at byte 7" },
    { "{\"a\":1,\"b\":2,\"a\":3}", "Cannot read JSON: a duplicate key at byte 13" },
    { "[9007199254740992]", "Cannot read JSON: a number out of range at byte 1" },
    { "[1", "Cannot read JSON: an early end at byte 2" },
    { "[\"\xff\"]", "Cannot read JSON: no UTF-8 at byte 2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, strlen (cases[i].text), DIM_ERROR_INVALID, cases[i].message);
}

static void
test_refuses_nul (void)
{
  assert_refused ("{}\0", 3, DIM_ERROR_INVALID, "Cannot read JSON: no UTF-8 at byte 2");
  assert_refused ("\"a\0b\"", 5, DIM_ERROR_INVALID, NULL);
}

static char *
nest (gsize depth)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < depth; i++)
    g_string_append (text, i % 2 == 0 ? "[" : "{\"a\":");
  g_string_append (text, "1");
  for (gsize i = depth; i > 0; i--)
    g_string_append_c (text, i % 2 == 1 ? ']' : '}');
  return g_string_free (text, FALSE);
}

static void
test_depth_ends_at_the_limit (void)
{
  g_autofree char *deepest = nest (DIM_LIMIT_JSON_DEPTH);
  g_autofree char *too_deep = nest (DIM_LIMIT_JSON_DEPTH + 1);
  g_autofree char *brackets = g_strnfill (100000, '[');

  g_assert_true (dim_json_guard (deepest, strlen (deepest), NULL));
  assert_refused (too_deep, strlen (too_deep), DIM_ERROR_LIMIT, NULL);
  assert_refused (brackets, 100000, DIM_ERROR_LIMIT, "Cannot read JSON: too deep at byte 32");
}

static void
test_size_ends_at_the_limit (void)
{
  g_autofree char *text = g_strnfill (DIM_LIMIT_BODY_BYTES + 1, ' ');

  text[0] = '1';
  g_assert_true (dim_json_guard (text, DIM_LIMIT_BODY_BYTES, NULL));
  assert_refused (text, DIM_LIMIT_BODY_BYTES + 1, DIM_ERROR_LIMIT,
                  "Cannot read JSON: too large at byte 1048576");
}

static void
test_members_end_at_the_limit (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autofree char *fits = NULL;

  for (guint i = 0; i < DIM_LIMIT_JSON_MEMBERS; i++)
    g_string_append_printf (text, "%s\"%u\":0", i > 0 ? "," : "", i);
  fits = g_strconcat (text->str, "}", NULL);
  g_string_append (text, ",\"z\":0}");

  g_assert_true (dim_json_guard (fits, strlen (fits), NULL));
  assert_refused (text->str, text->len, DIM_ERROR_LIMIT, NULL);
}

/* Anything that passes must fall when its last byte is taken away, and nothing may read past the
 * end, which the sanitizers see because each cut is a block of its own. */
static void
test_no_prefix_of_an_object_passes (void)
{
  static const char whole[] = "{\"a\":[1,-2.5e3,true,null,\"\\ud83d\\ude00\\n\"],\"b\":{}}";

  g_assert_true (dim_json_guard (whole, strlen (whole), NULL));
  for (gsize length = 0; length < strlen (whole); length++) {
    g_autofree char *cut = g_memdup2 (whole, length);

    assert_refused (length > 0 ? cut : "", length, DIM_ERROR_INVALID, NULL);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-guard/takes-json", test_takes_json);
  g_test_add_func ("/json-guard/refuses-what-is-not-json", test_refuses_what_is_not_json);
  g_test_add_func ("/json-guard/names-the-byte", test_names_the_byte);
  g_test_add_func ("/json-guard/refuses-nul", test_refuses_nul);
  g_test_add_func ("/json-guard/depth-ends-at-the-limit", test_depth_ends_at_the_limit);
  g_test_add_func ("/json-guard/size-ends-at-the-limit", test_size_ends_at_the_limit);
  g_test_add_func ("/json-guard/members-end-at-the-limit", test_members_end_at_the_limit);
  g_test_add_func ("/json-guard/no-prefix-of-an-object-passes", test_no_prefix_of_an_object_passes);
  return g_test_run ();
}
