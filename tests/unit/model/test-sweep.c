/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-cases.h"
#include "dim-sweep.h"

#define N_MANY    20000
#define YEAR_DAYS 365

static DimMember *
make_member (guint number, DimDay date, const char *municipality, const char *documents)
{
  g_autofree char *id = g_strdup_printf ("%05u", number);
  DimMember *member = dim_member_new (id);

  g_strlcpy (member->municipality, municipality, sizeof member->municipality);
  g_snprintf (member->desk, sizeof member->desk, "%u", number % 40);
  member->date = date;
  for (const char *letter = documents; *letter != '\0'; letter++) {
    DimShownDocument shown = { .document = { *letter } };

    g_array_append_val (member->documents, shown);
  }
  return member;
}

static char *
print_sweep (GPtrArray *members, guint days)
{
  g_autoptr (DimSweep) sweep = dim_sweep_new (members, days);
  GString *text = g_string_new (NULL);
  guint lower = 0;
  guint higher = 0;

  while (dim_sweep_next (sweep, &lower, &higher))
    g_string_append_printf (text, "%u-%u ", lower, higher);
  return g_string_free (text, FALSE);
}

static void
test_nearest_first_and_each_once (void)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_member_free);
  g_autofree char *wide = NULL;
  g_autofree char *narrow = NULL;

  g_ptr_array_add (members, make_member (0, 20, "GM0363", "PQ"));
  g_ptr_array_add (members, make_member (1, 17, "GM0363", "PQ"));
  g_ptr_array_add (members, make_member (2, 19, "GM0363", "Q"));
  g_ptr_array_add (members, make_member (3, 20, "GM0363", "P"));
  g_ptr_array_add (members, make_member (4, 20, "GM0599", "PQ"));
  g_ptr_array_add (members, make_member (5, 40, "GM0363", "P"));
  g_ptr_array_add (members, make_member (6, 20, "GM0363", ""));

  wide = print_sweep (members, 20);
  g_assert_cmpstr (wide, ==, "0-3 0-2 1-2 0-1 1-3 0-5 3-5 ");
  narrow = print_sweep (members, 1);
  g_assert_cmpstr (narrow, ==, "0-3 0-2 ");
}

static void
test_empty_set_has_no_pairs (void)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  g_autofree char *text = print_sweep (members, 14);

  g_assert_cmpstr (text, ==, "");
}

static void
test_visits_only_pairs_in_the_window (void)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_member_free);
  g_autoptr (DimSweep) sweep = NULL;
  guint64 on_day[YEAR_DAYS] = { 0 };
  guint64 expected = 0;
  guint64 visits = 0;
  guint lower = 0;
  guint higher = 0;

  for (guint i = 0; i < N_MANY; i++) {
    on_day[i % YEAR_DAYS]++;
    g_ptr_array_add (members, make_member (i, (DimDay) (i % YEAR_DAYS), "GM0363", "P"));
  }
  for (guint day = 0; day < YEAR_DAYS; day++) {
    expected += on_day[day] * (on_day[day] - 1) / 2;
    for (guint later = day + 1; later < MIN (YEAR_DAYS, day + 4); later++)
      expected += on_day[day] * on_day[later];
  }

  sweep = dim_sweep_new (members, 3);
  while (dim_sweep_next (sweep, &lower, &higher))
    visits++;

  g_assert_cmpuint (visits, ==, expected);
  g_assert_cmpuint (visits, <, (guint64) N_MANY * N_MANY / 40);
}

static void
test_many_of_one_document_are_joined (void)
{
  const DimMatchWindows windows = DIM_MATCH_WINDOWS_DEFAULT;
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_member_free);
  g_autoptr (GPtrArray) cases = NULL;
  guint joined = 0;

  for (guint i = 0; i < N_MANY; i++)
    g_ptr_array_add (members, make_member (i, (DimDay) (i % YEAR_DAYS), "GM0363", "P"));
  cases = dim_cases_join (members, NULL, &windows);
  for (guint i = 0; i < cases->len; i++)
    joined += ((const DimCase *) cases->pdata[i])->members->len;

  g_assert_cmpuint (joined, ==, N_MANY);
  g_assert_cmpuint (cases->len, >=, N_MANY / 40);
  g_assert_cmpuint (cases->len, <, N_MANY / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sweep/nearest-first-and-each-once", test_nearest_first_and_each_once);
  g_test_add_func ("/sweep/empty-set-has-no-pairs", test_empty_set_has_no_pairs);
  g_test_add_func ("/sweep/visits-only-pairs-in-the-window", test_visits_only_pairs_in_the_window);
  g_test_add_func ("/sweep/many-of-one-document-are-joined", test_many_of_one_document_are_joined);
  return g_test_run ();
}
