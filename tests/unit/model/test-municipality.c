/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-municipality.h"

#include "dim-error.h"

#define TABLE_HEADING   "code,naam,provincie,geldig_vanaf,geldig_tot\n"
#define CHANGES_HEADING "datum,oude_code,nieuwe_code\n"

#define TABLE                                                                                      \
  TABLE_HEADING "GM0001,Oud,Drenthe,,2021-01-01\n"                                                 \
                "GM0002,Tussen,Drenthe,2021-01-01,2023-01-01\n"                                    \
                "GM0003,Nieuw,Drenthe,2023-01-01,\n"                                               \
                "GM0004,Gesplitst,Drenthe,,2021-01-01\n"                                           \
                "GM0005,Buur,Drenthe,,\n"
#define CHANGES                                                                                    \
  CHANGES_HEADING "2021-01-01,GM0001,GM0002\n"                                                     \
                  "2023-01-01,GM0002,GM0003\n"                                                     \
                  "2021-01-01,GM0004,GM0002\n"                                                     \
                  "2021-01-01,GM0004,GM0005\n"                                                     \
                  "2021-01-01,GM0004,GM0002\n"

static void
test_mergers_are_followed_to_the_end (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimMunicipalities) table = dim_municipalities_parse (TABLE, CHANGES, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dim_municipalities_current_code (table, "GM0001"), ==, "GM0003");
  g_assert_cmpstr (dim_municipalities_current_code (table, "GM0005"), ==, "GM0005");
  g_assert_cmpstr (dim_municipalities_current_code (table, "GM9999"), ==, "GM9999");
}

static void
test_split_has_no_successor (void)
{
  g_autoptr (DimMunicipalities) table = dim_municipalities_parse (TABLE, CHANGES, NULL);

  g_assert_cmpstr (dim_municipalities_current_code (table, "GM0004"), ==, "GM0004");
}

static void
test_rows_are_kept_whole (void)
{
  DimMunicipalities *made = dim_municipalities_parse (TABLE, CHANGES, NULL);
  g_autoptr (DimMunicipalities) table = dim_municipalities_ref (made);
  const DimMunicipality *between = dim_municipalities_find (table, "GM0002");

  dim_municipalities_unref (made);
  g_assert_cmpuint (dim_municipalities_size (table), ==, 5);
  g_assert_true (between == dim_municipalities_at (table, 1));
  g_assert_cmpstr (between->name, ==, "Tussen");
  g_assert_cmpstr (between->province, ==, "Drenthe");
  g_assert_false (dim_municipality_exists_on (between, dim_day_new (2020, 12, 31)));
  g_assert_true (dim_municipality_exists_on (between, dim_day_new (2021, 1, 1)));
  g_assert_false (dim_municipality_exists_on (between, dim_day_new (2023, 1, 1)));
  g_assert_null (dim_municipalities_find (table, "GM9999"));
}

static void
test_wrong_line_is_named (void)
{
  static const struct {
    const char *table;
    const char *changes;
    const char *line;
  } wrong[] = {
    { "", CHANGES_HEADING, "line 1 " },
    { "code,naam\n", CHANGES_HEADING, "line 1 " },
    { TABLE, "", "line 1 " },
    { TABLE_HEADING "0363,Amsterdam,Noord-Holland,,\n", CHANGES_HEADING, "line 2 " },
    { TABLE_HEADING "GM03A3,Amsterdam,Noord-Holland,,\n", CHANGES_HEADING, "line 2 " },
    { TABLE_HEADING "GM0363,,Noord-Holland,,\n", CHANGES_HEADING, "line 2 " },
    { TABLE_HEADING "GM0363,Amsterdam,Noord-Holland,gisteren,\n", CHANGES_HEADING, "line 2 " },
    { TABLE_HEADING "GM0363,A,B,2022-01-01,2022-01-01\n", CHANGES_HEADING, "line 2 " },
    { TABLE_HEADING "GM0363,A,B,,\nGM0363,A,B,,\n", CHANGES_HEADING, "line 3 " },
    { TABLE_HEADING "GM0363,A,B\n", CHANGES_HEADING, "line 2 " },
    { TABLE, CHANGES_HEADING "2021-01-01,GM9999,GM0002\n", "line 2 " },
    { TABLE, CHANGES_HEADING "2021-01-01,GM0001,GM9999\n", "line 2 " },
    { TABLE, CHANGES_HEADING "2021-01-02,GM0001,GM0002\n", "line 2 " },
    { TABLE, CHANGES_HEADING "2021-01-01,GM0001,GM0003\n", "line 2 " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (dim_municipalities_parse (wrong[i].table, wrong[i].changes, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
    g_assert_nonnull (g_strstr_len (error->message, -1, wrong[i].line));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/municipality/mergers-are-followed", test_mergers_are_followed_to_the_end);
  g_test_add_func ("/municipality/split-has-no-successor", test_split_has_no_successor);
  g_test_add_func ("/municipality/rows-are-kept-whole", test_rows_are_kept_whole);
  g_test_add_func ("/municipality/wrong-line-is-named", test_wrong_line_is_named);
  return g_test_run ();
}
