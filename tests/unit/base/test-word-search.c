/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-word-search.h"

#include <string.h>

static void
test_key_keeps_what_is_read_aloud (void)
{
  static const char *const cases[][2] = {
    { "Paspoort, aanvraag", "paspoort aanvraag" },
    { "Look-alike", "look alike lookalike" },
    { "Register (RPS) / SLTD", "register rps sltd" },
    { "'s-Gravenhage", "s gravenhage sgravenhage" },
    { "Côte d’Ivoire", "cote divoire" },
    { "vóór-aan-vraag x", "voor aan vraag vooraanvraag x" },
    { "  ÉÉN\n\ttwee ", "een twee" },
    { "ad\u200fres\u200b", "adres" },
    { "\U0001f642 -- ...", "" },
    { "-adres-", "adres" },
    { "", "" },
    { "\xff", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *key = dim_word_search_key (cases[i][0]);

    g_assert_cmpstr (key, ==, cases[i][1]);
  }
}

static DimFit
fit (const char *name, const char *also, const char *typed)
{
  g_autofree char *name_key = dim_word_search_key (name);
  g_autofree char *also_key = dim_word_search_key (also);
  g_autofree char *typed_key = dim_word_search_key (typed);

  return dim_word_search_fit (name_key, also_key, typed_key);
}

static void
test_fit_says_how_well (void)
{
  static const struct {
    const char *typed;
    DimFit fit;
  } cases[] = {
    { "", DIM_FIT_START },
    { "p", DIM_FIT_START },
    { "paspoort aanvr", DIM_FIT_START },
    { "PÁSPOORT, AANVRAAG", DIM_FIT_START },
    { "pas aan", DIM_FIT_START },
    { "aanvr", DIM_FIT_NAME },
    { "aanvraag paspoort", DIM_FIT_NAME },
    { "reisdoc", DIM_FIT_WORD },
    { "paspoort reisd", DIM_FIT_WORD },
    { "id-kaart", DIM_FIT_WORD },
    { "id kaart", DIM_FIT_WORD },
    { "idkaart", DIM_FIT_WORD },
    { "poort", DIM_FIT_PART },
    { "vraag document", DIM_FIT_PART },
    { "or", DIM_FIT_NONE },
    { "pasport", DIM_FIT_NEAR },
    { "paspoort aavnraag", DIM_FIT_NEAR },
    { "paspooort", DIM_FIT_NEAR },
    { "paspoprt", DIM_FIT_NEAR },
    { "reisdokumnt", DIM_FIT_NEAR },
    { "apspoort", DIM_FIT_NONE },
    { "pasprt", DIM_FIT_NONE },
    { "pspr", DIM_FIT_NONE },
    { "rijbewijs", DIM_FIT_NONE },
    { "paspoort rijbewijs", DIM_FIT_NONE },
    { "paspoorten", DIM_FIT_NEAR },
    { "paspoortvoorkinderen", DIM_FIT_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    DimFit found =
      fit ("Paspoort, aanvraag", "pas aanvragen reisdocument id-kaart", cases[i].typed);

    if (found != cases[i].fit)
      g_test_message ("typed: %s", cases[i].typed);
    g_assert_cmpint (found, ==, cases[i].fit);
  }
}

/* A word that is as long as an entry may be, and longer than any that is forgiven. */
static void
test_long_words_are_compared_too (void)
{
  g_autofree char *typed = g_strnfill (5000, 'a');
  g_autofree char *words = g_strdup_printf ("%s b", typed);

  g_assert_cmpint (dim_word_search_fit (words, "", typed), ==, DIM_FIT_START);
  g_assert_cmpint (dim_word_search_fit ("aaaa", words, typed), ==, DIM_FIT_WORD);
  g_assert_cmpint (dim_word_search_fit ("aaaa", "aaaaa", typed), ==, DIM_FIT_NONE);
  typed[48] = '\0';
  typed[20] = 'b';
  g_assert_cmpint (dim_word_search_fit ("x", words, typed), ==, DIM_FIT_NEAR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-search/key-keeps-what-is-read-aloud", test_key_keeps_what_is_read_aloud);
  g_test_add_func ("/word-search/fit-says-how-well", test_fit_says_how_well);
  g_test_add_func ("/word-search/long-words-are-compared-too", test_long_words_are_compared_too);
  return g_test_run ();
}
