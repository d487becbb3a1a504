/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-document-number.h"
#include "reference-vectors.h"

#include <string.h>

static void
test_the_same_however_typed (void)
{
  static const char *const typed[][2] = {
    { "SPECI2014", "SPECI2014" },      { "speci 2014", "SPECI2014" },
    { " Speci-20.14\n", "SPECI2014" }, { "ＳＰＥＣＩ２０１４", "SPECI2014" },
    { "XR1O01R58", "XR1001R58" },      { "xr1001r58", "XR1001R58" },
    { "5094962111", "5094962111" },    { "D23145890", "D23145890" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++) {
    g_autofree char *number = NULL;

    g_assert_cmpint (dim_document_number_normalise (typed[i][0], &number), ==, DIM_NUMBER_OK);
    g_assert_cmpstr (number, ==, typed[i][1]);
  }
}

static void
test_refuses_what_is_no_number (void)
{
  static const struct {
    const char *typed;
    DimNumberVerdict verdict;
  } cases[] = {
    { "", DIM_NUMBER_EMPTY },
    { " -./ ", DIM_NUMBER_EMPTY },
    { "\xff\xfe", DIM_NUMBER_EMPTY },
    { "A1B2", DIM_NUMBER_TOO_SHORT },
    { "123456789012345678901", DIM_NUMBER_TOO_LONG },
    { "12345678901234567890123456789012345678901234567890123456789012345", DIM_NUMBER_TOO_LONG },
    { "PASPRT", DIM_NUMBER_NO_DIGIT },
    { "PASPOORT", DIM_NUMBER_NO_DIGIT },
    { "AAAAAAA", DIM_NUMBER_ONE_CHARACTER },
    { "0000000", DIM_NUMBER_ONE_CHARACTER },
    { "OO00OO", DIM_NUMBER_ONE_CHARACTER },
    { "1234567", DIM_NUMBER_PLAIN_RUN },
    { "7654321", DIM_NUMBER_PLAIN_RUN },
    { "1234567890", DIM_NUMBER_PLAIN_RUN },
    { "onbekend", DIM_NUMBER_PLACEHOLDER },
    { "Onbekend 2", DIM_NUMBER_PLACEHOLDER },
    { "n.v.t.", DIM_NUMBER_PLACEHOLDER },
    { "geen", DIM_NUMBER_PLACEHOLDER },
    { "12/2026", DIM_NUMBER_PLACEHOLDER },
    { "3-11-2026", DIM_NUMBER_PLACEHOLDER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    char *number = NULL;

    g_assert_cmpint (dim_document_number_normalise (cases[i].typed, &number), ==, cases[i].verdict);
    g_assert_null (number);
  }
}

static void
test_a_run_inside_is_no_run (void)
{
  g_autofree char *number = NULL;

  g_assert_cmpint (dim_document_number_normalise ("ABC12345", &number), ==, DIM_NUMBER_OK);
  g_assert_cmpstr (number, ==, "ABC12345");
}

static void
test_every_verdict_has_its_own_code (void)
{
  for (int i = DIM_NUMBER_OK; i <= DIM_NUMBER_PLACEHOLDER; i++)
    for (int j = DIM_NUMBER_OK; j < i; j++)
      g_assert_cmpstr (dim_number_verdict_code ((DimNumberVerdict) i), !=,
                       dim_number_verdict_code ((DimNumberVerdict) j));
}

static void
test_warns_of_dutch_numbers (void)
{
  static const struct {
    const char *number;
    const char *kind;
    const char *letters;
    const char *country;
    DimNumberWarnings warnings;
  } cases[] = {
    { "NS7964638", "nationaal-paspoort", "N", "NLD", DIM_NUMBER_WARNING_NONE },
    { "IR7LK4HB7", "nik", "I", "NLD", DIM_NUMBER_WARNING_NONE },
    { "IR7LK4HB7", "nationaal-paspoort", "N", "NLD", DIM_NUMBER_WARNING_KIND },
    { "SPECI2014", "nationaal-paspoort", "N", "NLD", DIM_NUMBER_WARNING_CHECK_DIGIT },
    { "SPECI2021", "nik", "I", "NLD", DIM_NUMBER_WARNING_NONE },
    { "XR1O01R58", "nationaal-paspoort", "N", "NLD", DIM_NUMBER_WARNING_FORMAT },
    { "NS796463", "nationaal-paspoort", "N", "", DIM_NUMBER_WARNING_FORMAT },
    { "L898902C3", "buitenlands-paspoort", NULL, "UTO", DIM_NUMBER_WARNING_NONE },
    { "L898902C3", "nationaal-paspoort", "N", "UTO", DIM_NUMBER_WARNING_NONE },
    { "5094962111", "rijbewijs-nl", NULL, "NLD", DIM_NUMBER_WARNING_NONE },
    { "509496211", "rijbewijs-nl", NULL, "NLD", DIM_NUMBER_WARNING_FORMAT },
    { "IR1234567890123X", "verblijfsdocument", NULL, "NLD", DIM_NUMBER_WARNING_FORMAT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (dim_document_number_warnings (cases[i].number, cases[i].kind, cases[i].letters,
                                                   cases[i].country),
                     ==, cases[i].warnings);
}

static void
check_vector (char **row)
{
  const char letter[] = { row[1][0], '\0' };
  gboolean valid = g_str_equal (row[2], "valid");
  DimNumberWarnings warnings =
    dim_document_number_warnings (row[1], "nationaal-paspoort", letter, "NLD");

  if (g_str_equal (row[0], "nl_docnr_format"))
    g_assert_cmpint (!(warnings & DIM_NUMBER_WARNING_FORMAT), ==, valid);
  else
    g_assert_cmpint (warnings == DIM_NUMBER_WARNING_NONE, ==, valid);
}

static void
test_agrees_with_the_reference (void)
{
  g_autoptr (GPtrArray) rows = reference_vectors_load ();
  guint n = 0;

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    char **row = g_ptr_array_index (rows, i);

    if (!g_str_has_prefix (row[0], "nl_docnr_"))
      continue;
    check_vector (row);
    n++;
  }
  g_assert_true (rows == NULL || n > 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-number/the-same-however-typed", test_the_same_however_typed);
  g_test_add_func ("/document-number/refuses-what-is-no-number", test_refuses_what_is_no_number);
  g_test_add_func ("/document-number/a-run-inside-is-no-run", test_a_run_inside_is_no_run);
  g_test_add_func ("/document-number/every-verdict-has-its-own-code",
                   test_every_verdict_has_its_own_code);
  g_test_add_func ("/document-number/warns-of-dutch-numbers", test_warns_of_dutch_numbers);
  g_test_add_func ("/document-number/agrees-with-the-reference", test_agrees_with_the_reference);
  return g_test_run ();
}
