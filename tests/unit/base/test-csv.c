/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-csv.h"
#include "dim-error.h"

#include <string.h>

/* All rows as one text: fields apart by |, rows by a line. */
static char *
flatten (const char *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dim_csv_parse (csv, strlen (csv), &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++) {
    g_autofree char *row = g_strjoinv ("|", g_ptr_array_index (rows, i));

    g_string_append_printf (text, "%s\n", row);
  }
  return g_string_free (text, FALSE);
}

static void
test_reads_rows_of_every_form (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "a,b\r\n1,2\r\n", "a|b\n1|2\n" },
    { "a,b\n1,2", "a|b\n1|2\n" },
    { "a,b\n,\n", "a|b\n|\n" },
    { "a,b\n\"1,5\",\"say \"\"yes\"\"\"\n", "a|b\n1,5|say \"yes\"\n" },
    { "a\n\"one\r\ntwo\"\n", "a\none\r\ntwo\n" },
    { "a\n\"\"\n", "a\n\n" },
    { "naam\nSúdwest-Fryslân\n", "naam\nSúdwest-Fryslân\n" },
    { "a, b\n", "a| b\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *flat = flatten (cases[i][0]);

    g_assert_cmpstr (flat, ==, cases[i][1]);
  }
}

static void
test_names_the_line_that_is_malformed (void)
{
  static const struct {
    const char *csv;
    const char *line;
  } cases[] = {
    { "a,b\n1\n", "line 2" },     { "a,b\n1,2,3\n", "line 2" },
    { "a,b\n1,2\n\n", "line 3" }, { "a\n\"one\ntwo\"\n\"open\n", "line 4" },
    { "a\nb\"c\n", "line 2" },    { "a\n\"b\"c\n", "line 2" },
    { "a\rb\r", "line 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (dim_csv_parse (cases[i].csv, strlen (cases[i].csv), &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, cases[i].line));
  }
}

static void
test_refuses_what_is_no_text (void)
{
  static const char *const wrong[] = { "a\n\xff\n", "a\n\xc3" };
  g_autoptr (GError) nul_error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (dim_csv_parse (wrong[i], strlen (wrong[i]), &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  }
  g_assert_null (dim_csv_parse ("a\0b", 3, &nul_error));
  g_assert_error (nul_error, DIM_ERROR, DIM_ERROR_INVALID);
}

static void
test_quotes_only_where_asked (void)
{
  static const char *const fields[] = { "plain", "1,5", "\"", "two\nlines", "", "é", NULL };
  g_autoptr (GString) out = g_string_new (NULL);

  dim_csv_append_row (out, fields);

  g_assert_cmpstr (out->str, ==, "plain,\"1,5\",\"\"\"\",\"two\nlines\",,é\r\n");
}

static char *
random_field (void)
{
  static const char *const pieces[] = { "a", ",", "\"", "\r", "\n", "\r\n", " ", "é", "" };

  return g_strconcat (pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))],
                      pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))],
                      pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))], NULL);
}

static void
assert_row_survives (const char *const *fields)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  dim_csv_append_row (out, fields);
  rows = dim_csv_parse (out->str, out->len, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_true (g_strv_equal (g_ptr_array_index (rows, 0), fields));
}

static void
test_random_rows_survive_writing (void)
{
  for (int round = 0; round < 1000; round++) {
    g_autofree char *first = random_field ();
    g_autofree char *second = random_field ();
    const char *const fields[] = { first, second, NULL };

    assert_row_survives (fields);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/reads-rows-of-every-form", test_reads_rows_of_every_form);
  g_test_add_func ("/csv/names-the-line-that-is-malformed", test_names_the_line_that_is_malformed);
  g_test_add_func ("/csv/refuses-what-is-no-text", test_refuses_what_is_no_text);
  g_test_add_func ("/csv/quotes-only-where-asked", test_quotes_only_where_asked);
  g_test_add_func ("/csv/random-rows-survive-writing", test_random_rows_survive_writing);
  return g_test_run ();
}
