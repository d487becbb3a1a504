/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-problem.h"

#include <string.h>

#include "dim-error.h"

#define PROBLEM                                                                                    \
  "{\"status\":400,\"title\":\"De inhoud klopt niet\",\"detail\":\"Zie \\\"fouten\\\".\","         \
  "\"code\":\"ongeldige-inhoud\",\"fouten\":["                                                     \
  "{\"pointer\":\"/datum\",\"code\":\"verplicht\",\"detail\":\"Dit onderdeel is verplicht.\"},"    \
  "{\"pointer\":\"\",\"code\":\"verkeerd-type\",\"detail\":\"Ander type.\"}]}"

static DimProblem *
make_problem (void)
{
  DimProblem *problem =
    dim_problem_new (400, "ongeldige-inhoud", "De inhoud klopt niet", "Zie \"fouten\".");

  dim_problem_add_fault (problem, "/datum", "verplicht", "Dit onderdeel is verplicht.");
  dim_problem_add_fault (problem, "", "verkeerd-type", "Ander type.");
  return problem;
}

static void
assert_encodes_as (const DimProblem *problem, const char *expected)
{
  g_autoptr (GBytes) body = dim_problem_encode (problem);

  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), expected,
                   strlen (expected));
}

static void
test_survives_the_wire (void)
{
  g_autoptr (DimProblem) problem = make_problem ();
  g_autoptr (GBytes) body = g_bytes_new_static (PROBLEM, strlen (PROBLEM));
  g_autoptr (GError) error = NULL;
  g_autoptr (DimProblem) read = dim_problem_decode (body, &error);

  g_assert_no_error (error);
  assert_encodes_as (problem, PROBLEM);
  assert_encodes_as (read, PROBLEM);
}

/* What came in since the sender looked. */
static void
test_differences_survive_the_wire (void)
{
  static const char text[] =
    "{\"status\":412,\"title\":\"Gewijzigd\",\"detail\":\"Kijk opnieuw.\","
    "\"code\":\"maand-gewijzigd\",\"verschillen\":["
    "{\"voorval\":\"01930000-0000-7000-8000-00000000000a\",\"soort\":\"bijgekomen\"}]}";
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (DimProblem) read = dim_problem_decode (body, &error);
  g_autoptr (DimProblem) copy = NULL;

  g_assert_no_error (error);
  copy = dim_problem_copy (read);
  assert_encodes_as (copy, text);
  for (guint i = 0; i < 2 * DIM_PROBLEM_DIFFERENCES_MAX; i++)
    dim_problem_add_difference (copy, "01930000-0000-7000-8000-00000000000a", "gewijzigd");
  g_assert_cmpuint (copy->differences->len, ==, DIM_PROBLEM_DIFFERENCES_MAX);
}

static void
test_copy_stands_alone (void)
{
  DimProblem *problem = make_problem ();
  g_autoptr (DimProblem) copy = dim_problem_copy (problem);

  dim_problem_free (problem);
  assert_encodes_as (copy, PROBLEM);
}

static void
test_without_faults_has_no_list (void)
{
  g_autoptr (DimProblem) problem = dim_problem_new (404, "niet-gevonden", "Niet gevonden", "Nee.");

  assert_encodes_as (problem, "{\"status\":404,\"title\":\"Niet gevonden\",\"detail\":\"Nee.\","
                              "\"code\":\"niet-gevonden\"}");
}

static void
test_members_of_newer_servers_are_passed_over (void)
{
  static const char text[] = "{\"status\":503,\"title\":\"T\",\"detail\":\"D\",\"code\":\"c\","
                             "\"type\":\"about:blank\",\"instance\":{\"a\":[1]}}";
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (DimProblem) problem = dim_problem_decode (body, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problem->status, ==, 503);
}

static void
test_what_is_no_problem_is_refused (void)
{
  static const char *const texts[] = {
    "",
    "<html>",
    "[]",
    "{}",
    "{\"status\":200,\"title\":\"T\",\"detail\":\"D\",\"code\":\"c\"}",
    "{\"status\":600,\"title\":\"T\",\"detail\":\"D\",\"code\":\"c\"}",
    "{\"status\":\"400\",\"title\":\"T\",\"detail\":\"D\",\"code\":\"c\"}",
    "{\"status\":400,\"title\":\"\",\"detail\":\"D\",\"code\":\"c\"}",
    "{\"status\":400,\"title\":\"T\",\"detail\":null,\"code\":\"c\"}",
    "{\"status\":400,\"title\":\"T\",\"detail\":\"D\",\"code\":[]}",
    "{\"status\":400,\"title\":\"T\",\"detail\":\"D\",\"code\":\"c\",\"fouten\":{}}",
    "{\"status\":400,\"title\":\"T\",\"detail\":\"D\",\"code\":\"c\",\"fouten\":[1]}",
    "{\"status\":400,\"title\":\"T\",\"detail\":\"D\",\"code\":\"c\",\"fouten\":[{}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) body = g_bytes_new_static (texts[i], strlen (texts[i]));
    g_autoptr (GError) error = NULL;

    g_assert_null (dim_problem_decode (body, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/problem/survives-the-wire", test_survives_the_wire);
  g_test_add_func ("/problem/differences-survive-the-wire", test_differences_survive_the_wire);
  g_test_add_func ("/problem/copy-stands-alone", test_copy_stands_alone);
  g_test_add_func ("/problem/without-faults-has-no-list", test_without_faults_has_no_list);
  g_test_add_func ("/problem/members-of-newer-servers-are-passed-over",
                   test_members_of_newer_servers_are_passed_over);
  g_test_add_func ("/problem/what-is-no-problem-is-refused", test_what_is_no_problem_is_refused);
  return g_test_run ();
}
