/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-country-group.h"
#include "dim-error.h"
#include "random-rows.h"
#include "reference-table.h"

#include <string.h>

#define N_RANDOM_TABLES 3000
#define JANUARY         (2026 * 12)

/* Two of which one takes over the other in May, one that is split, and nobody else. */
static DimMunicipalities *
make_municipalities (void)
{
  g_autoptr (GError) error = NULL;
  DimMunicipalities *municipalities =
    dim_municipalities_parse ("code,naam,provincie,geldig_vanaf,geldig_tot\n"
                              "GM0001,Aa,Zeeland,,\n"
                              "GM0002,Bee,Drenthe,,2026-05-01\n"
                              "GM0003,Cee,Zeeland,,\n"
                              "GM0004,Dee,Utrecht,,2026-07-01\n",
                              "datum,oude_code,nieuwe_code\n"
                              "2026-05-01,GM0002,GM0003\n"
                              "2026-07-01,GM0004,GM0001\n"
                              "2026-07-01,GM0004,GM0003\n",
                              &error);

  g_assert_no_error (error);
  return municipalities;
}

static void
add_random_filter (DimTableQuery *query)
{
  static const struct {
    DimDimension dimension;
    const char *key;
  } filters[] = {
    { DIM_DIMENSION_FORM, "vervalst" },
    { DIM_DIMENSION_FORM, DIM_TALLY_UNCLASSED },
    { DIM_DIMENSION_FORM_CLASS, "vals-document" },
    { DIM_DIMENSION_MUNICIPALITY, "GM0003" },
    { DIM_DIMENSION_PROVINCE, "Zeeland" },
    { DIM_DIMENSION_QUARTER, "2026-Q2" },
    { DIM_DIMENSION_DISCOVERY, "gedrag" },
    { DIM_DIMENSION_DISCOVERY, DIM_TALLY_UNCLASSED },
    { DIM_DIMENSION_DOCUMENT, "nik" },
    { DIM_DIMENSION_DOCUMENT, "geen" },
    { DIM_DIMENSION_COUNTRY_GROUP, "nederland" },
    { DIM_DIMENSION_COUNTRY_GROUP, "eu-eer" },
    { DIM_DIMENSION_CERTAINTY, "no-such-code" },
  };
  guint i = random_rows_roll (G_N_ELEMENTS (filters));

  dim_table_query_add_filter (query, filters[i].dimension, filters[i].key);
}

static DimTableQuery *
make_random_query (void)
{
  DimDimension rows = (DimDimension) random_rows_roll (DIM_N_DIMENSIONS);
  DimDimension columns = (DimDimension) random_rows_roll (DIM_N_DIMENSIONS);
  guint from = JANUARY + random_rows_roll (5);
  DimTableQuery *query;

  if (rows == columns)
    columns = DIM_DIMENSION_NONE;
  query = dim_table_query_new (rows, columns, from, from + 1 + random_rows_roll (14));
  query->map_year = random_rows_roll (3) == 0 ? 2027 : 0;
  for (guint n = random_rows_roll (4); n > 0; n--)
    add_random_filter (query);
  return query;
}

static void
test_equals_the_reference_in_any_two_dimensions (void)
{
  g_autoptr (DimCodeBook) book = random_rows_book ();
  g_autoptr (DimMunicipalities) municipalities = make_municipalities ();
  guint n_filled = 0;

  for (guint i = 0; i < N_RANDOM_TABLES; i++) {
    g_autoptr (GArray) cases = random_rows_cases (1 + random_rows_roll (40));
    g_autoptr (GArray) documents = random_rows_documents (cases);
    g_autoptr (DimTallyColumns) columns = dim_tally_columns_new (cases, documents);
    g_autoptr (DimTableQuery) query = make_random_query ();
    g_autoptr (DimTable) table = dim_table_count (query, book, municipalities, columns);
    g_autofree char *expected =
      reference_table_count (query, book, municipalities, cases, documents);
    g_autofree char *text = reference_table_print (table);

    if (strcmp (text, expected) != 0)
      g_error ("table %u, %s by %s:\n%s\ninstead of\n%s", i, dim_dimension_name (query->rows),
               dim_dimension_name (query->columns), text, expected);
    n_filled += table->row_keys->len > 0 && table->column_keys->len > 0;
  }
  g_test_message ("%u of %u tables had rows and columns", n_filled, N_RANDOM_TABLES);
  g_assert_cmpuint (n_filled, >, N_RANDOM_TABLES / 3);
}

static void
assert_refused (DimTableQuery *query, int code, const char *part)
{
  g_autoptr (DimTableQuery) owned = query;
  g_autoptr (DimMunicipalities) municipalities = make_municipalities ();
  g_autoptr (GError) error = NULL;

  g_assert_false (dim_table_query_check (owned, municipalities, &error));
  g_assert_error (error, DIM_ERROR, code);
  g_assert_nonnull (strstr (error->message, part));
}

static DimTableQuery *
make_restated (DimDimension rows, guint from_month, int map_year)
{
  DimTableQuery *query = dim_table_query_new (rows, DIM_DIMENSION_NONE, from_month, from_month + 1);

  query->map_year = map_year;
  return query;
}

static void
test_refuses_what_is_no_table (void)
{
  assert_refused (dim_table_query_new (DIM_DIMENSION_FORM, DIM_DIMENSION_FORM, JANUARY,
                                       JANUARY + 1),
                  DIM_ERROR_INVALID, "rows");
  assert_refused (dim_table_query_new (DIM_DIMENSION_FORM, DIM_DIMENSION_NONE, JANUARY, JANUARY),
                  DIM_ERROR_INVALID, "no month");
  assert_refused (dim_table_query_new (DIM_DIMENSION_FORM, DIM_DIMENSION_NONE, JANUARY,
                                       JANUARY + DIM_TABLE_MONTHS_MAX + 1),
                  DIM_ERROR_INVALID, "too long");
}

static void
test_a_split_is_not_restated (void)
{
  g_autoptr (DimMunicipalities) municipalities = make_municipalities ();
  g_autoptr (DimTableQuery) by_form = make_restated (DIM_DIMENSION_FORM, JANUARY, 2027);
  g_autoptr (DimTableQuery) later = make_restated (DIM_DIMENSION_MUNICIPALITY, JANUARY + 8, 2027);

  assert_refused (make_restated (DIM_DIMENSION_MUNICIPALITY, JANUARY, 2027), DIM_ERROR_CONFLICT,
                  "Dee");
  assert_refused (make_restated (DIM_DIMENSION_PROVINCE, JANUARY + 5, 2027), DIM_ERROR_CONFLICT,
                  "Dee");
  g_assert_true (dim_table_query_check (later, municipalities, NULL));
  g_assert_true (dim_table_query_check (by_form, municipalities, NULL));
}

static void
test_every_country_has_a_group (void)
{
  guint counts[DIM_N_COUNTRY_GROUPS] = { 0 };

  for (guint i = 0; i < dim_country_count (); i++)
    counts[dim_country_group_of (dim_country_at (i)->code)]++;
  g_assert_cmpuint (counts[DIM_COUNTRY_GROUP_NETHERLANDS], ==, 1);
  /* 26 members besides the Netherlands, three of the Economic Area, and Åland. */
  g_assert_cmpuint (counts[DIM_COUNTRY_GROUP_EU_EEA], ==, 26 + 3 + 1);
  g_assert_cmpuint (counts[DIM_COUNTRY_GROUP_WORLD], >, 150);
  g_assert_cmpint (dim_country_group_of ("CHE"), ==, DIM_COUNTRY_GROUP_EUROPE);
  g_assert_cmpint (dim_country_group_of ("TUR"), ==, DIM_COUNTRY_GROUP_WORLD);
  g_assert_cmpint (dim_country_group_of ("XXA"), ==, DIM_COUNTRY_GROUP_UNKNOWN);
  g_assert_cmpint (dim_country_group_of ("QQQ"), ==, DIM_COUNTRY_GROUP_UNKNOWN);
  g_assert_cmpint (dim_country_group_of (NULL), ==, DIM_COUNTRY_GROUP_UNKNOWN);
}

static void
test_a_query_is_copied_whole (void)
{
  g_autoptr (DimTableQuery) query =
    dim_table_query_new (DIM_DIMENSION_FORM, DIM_DIMENSION_MONTH, JANUARY, JANUARY + 12);
  g_autoptr (DimTableQuery) copy = NULL;
  const DimTableFilter *filter;

  query->map_year = 2026;
  dim_table_query_add_filter (query, DIM_DIMENSION_PRODUCT, "verhuizing");
  dim_table_query_add_filter (query, DIM_DIMENSION_PRODUCT, "verhuizing");
  dim_table_query_add_filter (query, DIM_DIMENSION_PRODUCT, "paspoort-aanvraag");
  copy = dim_table_query_copy (query);
  g_assert_cmpint (copy->map_year, ==, 2026);
  g_assert_cmpuint (copy->filters->len, ==, 1);
  filter = copy->filters->pdata[0];
  g_assert_cmpuint (filter->keys->len, ==, 2);
  g_assert_cmpstr (filter->keys->pdata[1], ==, "paspoort-aanvraag");
}

static void
test_measures_go_by_their_names (void)
{
  const DimMeasures measures = { .cases = 1, .gross = 2, .documents = 3, .not_comparable = 4 };

  for (guint i = 0; i < DIM_N_MEASURES; i++) {
    DimMeasure measure = DIM_N_MEASURES;

    g_assert_true (dim_measure_from_name (dim_measure_name ((DimMeasure) i), &measure));
    g_assert_cmpuint (measure, ==, i);
    g_assert_cmpuint (dim_measure_of (&measures, measure), ==, i + 1);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/equals-the-reference-in-any-two-dimensions",
                   test_equals_the_reference_in_any_two_dimensions);
  g_test_add_func ("/table/refuses-what-is-no-table", test_refuses_what_is_no_table);
  g_test_add_func ("/table/a-split-is-not-restated", test_a_split_is_not_restated);
  g_test_add_func ("/table/every-country-has-a-group", test_every_country_has_a_group);
  g_test_add_func ("/table/a-query-is-copied-whole", test_a_query_is_copied_whole);
  g_test_add_func ("/table/measures-go-by-their-names", test_measures_go_by_their_names);
  return g_test_run ();
}
