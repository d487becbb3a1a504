/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desks.h"

#include <signal.h>
#include <string.h>

/* Who takes part and what its months are, asked by an analyst on the command line, with the real
 * programs. */

static const char *programs[DESKS_N_PROGRAMS];

static void
set_up (Desks *desks, gconstpointer data)
{
  desks_set_up (desks, programs);
  desks_add_office (desks, "amsterdam", "GM0363");
  desks_add_office (desks, "bzk", "GM0518");
  desks_enrol (desks, "balie", "amsterdam", "Balie", "balie");
  desks_enrol (desks, "ana", "bzk", "BZK", "analist");
}

static void
tear_down (Desks *desks, gconstpointer data)
{
  desks_tear_down (desks);
}

static char *
ask (Desks *desks, int year, const char *options, int status)
{
  g_autofree char *words = g_strdup_printf ("participation --year %d%s", year, options);

  return desks_ask (desks, "ana", words, "", status);
}

static void
assert_told (Desks *desks, int year, const char *options, const char *expected)
{
  g_autofree char *shown = ask (desks, year, options, 0);

  if (strstr (shown, expected) == NULL)
    g_error ("“%s” is not in: %s", expected, shown);
}

static void
test_every_month_of_every_municipality_is_told (Desks *desks, gconstpointer data)
{
  g_autofree char *csv = NULL;
  g_autofree char *json = NULL;

  assert_told (desks, desks->year, "", "GM0363\tAmsterdam");
  csv = ask (desks, desks->year, " --format csv", 0);
  g_assert_true (g_str_has_prefix (csv, "gemeente,"));
  g_assert_nonnull (strstr (csv, "GM0363,"));
  json = ask (desks, desks->year, " --format json --output -", 0);
  g_assert_nonnull (strstr (json, "\"GM0363\""));
}

/* Nobody took part in the year before, so nobody is silent in it, and nobody is in both. */
static void
test_years_are_compared_over_who_is_in_both (Desks *desks, gconstpointer data)
{
  g_autofree char *also = g_strdup_printf (" --also-in %d", desks->year - 1);
  g_autofree char *both = ask (desks, desks->year, also, 0);
  g_autofree char *silent = ask (desks, desks->year - 1, " --silent", 0);

  g_assert_null (strstr (both, "GM0363"));
  g_assert_null (strstr (silent, "GM0363"));
}

/* What was fetched last is told with its age. */
static void
test_without_a_network_the_last_answer_is_told (Desks *desks, gconstpointer data)
{
  g_autofree char *first = ask (desks, desks->year, "", 0);
  g_autofree char *second = NULL;

  server_program_stop (&desks->collector, SIGTERM);
  g_usleep (G_USEC_PER_SEC); /* ages are told in seconds */
  second = ask (desks, desks->year, "", 3);
  g_assert_cmpstr (second, ==, first);
}

static void
test_only_analysts_are_told (Desks *desks, gconstpointer data)
{
  g_autofree char *words = g_strdup_printf ("participation --year %d", desks->year);
  g_autofree char *complaint = desks_complain (desks, "balie", words, "", 1);

  g_assert_cmpstr (complaint, !=, "");
}

static void
test_odd_question_is_refused (Desks *desks, gconstpointer data)
{
  g_free (desks_complain (desks, "ana", "participation", "", 2));
  g_free (desks_complain (desks, "ana", "participation --year 2026 --format xml", "", 2));
  g_free (desks_complain (desks, "ana", "participation --year 1", "", 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 1 + DESKS_N_PROGRAMS);
  for (int i = 0; i < DESKS_N_PROGRAMS; i++)
    programs[i] = argv[1 + i];
#define ADD(path, function)                                                                        \
  g_test_add ("/participation/" path, Desks, NULL, set_up, function, tear_down)
  ADD ("every-month-of-every-municipality-is-told", test_every_month_of_every_municipality_is_told);
  ADD ("years-are-compared-over-who-is-in-both", test_years_are_compared_over_who_is_in_both);
  ADD ("without-a-network-the-last-answer-is-told", test_without_a_network_the_last_answer_is_told);
  ADD ("only-analysts-are-told", test_only_analysts_are_told);
  ADD ("odd-question-is-refused", test_odd_question_is_refused);
#undef ADD
  return g_test_run ();
}
