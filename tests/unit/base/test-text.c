/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-text.h"

static void
test_clean_is_utf8_without_nul (void)
{
  g_assert_true (dim_text_is_clean ("Súdwest", 8));
  g_assert_true (dim_text_is_clean (NULL, 0));
  g_assert_false (dim_text_is_clean ("a\0b", 3));
  g_assert_false (dim_text_is_clean ("\xc3", 1));
  g_assert_false (dim_text_is_clean ("\xed\xa0\x80", 3));
  g_assert_false (dim_text_is_clean ("\xc0\xaf", 2));
}

static void
test_alphanumeric_keeps_letters_and_digits (void)
{
  static const char *const cases[][2] = {
    { "speci 2014", "SPECI2014" },
    { "SPECI-2014.", "SPECI2014" },
    { "ＳＰＥＣＩ２０１４", "SPECI2014" },
    { "i", "I" },
    { "é", "" },
    { "１²", "12" },
    { "", "" },
    { "\xff\xfe", "" },
    { "abc\xe2", "" },
    { "٣", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *kept = dim_text_alphanumeric (cases[i][0]);

    g_assert_cmpstr (kept, ==, cases[i][1]);
  }
}

static void
test_search_key_folds_case_accents_and_blanks (void)
{
  static const char *const cases[][2] = {
    { "Súdwest-Fryslân", "sudwest-fryslan" },
    { "  two \t\n words  ", "two words" },
    { "STRASSE straße", "strasse strasse" },
    { "℡", "tel" },
    { "e\xcc\x81", "e" },
    { "\xea\xae\xa1 \xe1\x8f\x91", "\xea\xae\xa1 \xea\xae\xa1" }, /* folded to upper case */
    { "", "" },
    { "\xe2", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *key = dim_text_search_key (cases[i][0]);

    g_assert_cmpstr (key, ==, cases[i][1]);
  }
}

static void
test_matches_starts_and_inner_parts (void)
{
  static const struct {
    const char *haystack;
    const char *needle;
    gboolean expected;
  } cases[] = {
    { "adresfraude te delft", "fraude", TRUE },
    { "adresfraude te delft", "fr", FALSE },
    { "adresfraude te delft", "de", TRUE },
    { "adresfraude te delft", "ad de", TRUE },
    { "adresfraude te delft", "ad xy", FALSE },
    { "adresfraude te delft", "", TRUE },
    { "look-alike", "al", TRUE },
    { "røab", "ab", FALSE },
    { "ab røab", "ab", TRUE },
    { "", "a", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s in %s", cases[i].needle, cases[i].haystack);
    g_assert_cmpint (dim_text_matches (cases[i].haystack, cases[i].needle), ==, cases[i].expected);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean-is-utf8-without-nul", test_clean_is_utf8_without_nul);
  g_test_add_func ("/text/alphanumeric-keeps-letters-and-digits",
                   test_alphanumeric_keeps_letters_and_digits);
  g_test_add_func ("/text/search-key-folds-case-accents-and-blanks",
                   test_search_key_folds_case_accents_and_blanks);
  g_test_add_func ("/text/matches-starts-and-inner-parts", test_matches_starts_and_inner_parts);
  return g_test_run ();
}
