/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tally.h"

#include "random-rows.h"
#include "reference-tally.h"

#define N_RANDOM_SETS 300

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 one = ((const DimDocumentRow *) a)->case_key;
  guint64 other = ((const DimDocumentRow *) b)->case_key;

  return (one > other) - (one < other);
}

static void
shuffle_cases (GArray *cases)
{
  for (guint i = cases->len; i > 1; i--) {
    guint j = random_rows_roll (i);
    DimCaseRow row = g_array_index (cases, DimCaseRow, i - 1);

    g_array_index (cases, DimCaseRow, i - 1) = g_array_index (cases, DimCaseRow, j);
    g_array_index (cases, DimCaseRow, j) = row;
  }
}

static void
test_equals_the_reference_in_all_dimensions (void)
{
  g_autoptr (DimCodeBook) book = random_rows_book ();

  for (guint set = 0; set < N_RANDOM_SETS; set++) {
    g_autoptr (GArray) cases = random_rows_cases (1 + random_rows_roll (60));
    g_autoptr (GArray) documents = random_rows_documents (cases);
    g_autoptr (DimTallyColumns) columns = NULL;

    if (set % 3 != 0)
      g_array_sort (documents, compare_keys);
    if (set % 3 == 1)
      shuffle_cases (cases);
    columns = dim_tally_columns_new (cases, documents);
    for (guint dimension = 0; dimension < DIM_N_STANDARD_DIMENSIONS; dimension++) {
      g_autoptr (DimTally) tally =
        dim_tally_new ((DimDimension) dimension, 2026, 1 + random_rows_roll (3));
      g_autofree char *expected = reference_tally_count (tally, book, cases, documents);
      g_autofree char *text = NULL;

      dim_tally_count (tally, book, columns);
      text = reference_tally_print (tally);
      if (g_strcmp0 (text, expected) != 0)
        g_error ("set %u, %s:\n%sinstead of\n%s", set,
                 dim_dimension_name ((DimDimension) dimension), text, expected);
    }
  }
}

static void
add_case (GArray *cases, guint64 key, guint8 form, guint16 month)
{
  DimCaseRow row = { .case_key = key, .form = form, .month = month, .gross = 2 };

  g_array_append_val (cases, row);
}

static void
add_document (GArray *documents, guint64 key, guint64 document)
{
  DimDocumentRow row = { .case_key = key, .document = document, .kind = 7 };

  g_array_append_val (documents, row);
}

static void
test_documents_are_counted_not_summed (void)
{
  g_autoptr (DimCodeBook) book = random_rows_book ();
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
  g_autoptr (DimTallyColumns) columns = NULL;
  g_autoptr (DimTally) tally = dim_tally_new (DIM_DIMENSION_FORM, 2026, 1);
  g_autofree char *text = NULL;

  add_case (cases, 1, 3, 2026 * 12);
  add_case (cases, 2, 3, 2026 * 12 + 11);
  add_case (cases, 3, 9, 2026 * 12 + 5);
  add_case (cases, 4, 9, 2026 * 12 + 12);
  add_document (documents, 3, 77);
  add_document (documents, 1, 77);
  add_document (documents, 2, 77);
  add_document (documents, 2, 88);
  add_document (documents, 4, 99);

  columns = dim_tally_columns_new (cases, documents);
  dim_tally_count (tally, book, columns);
  text = reference_tally_print (tally);
  g_assert_cmpstr (text, ==,
                   "adresfraude: 1 2 1 0 0 0 0\n"
                   "vervalst: 2 4 2 0 0 0 0\n"
                   "total: 3 6 2 0 0 0 0\n");
  g_assert_cmpstr (tally->code_list_version, ==, "2026.1");
}

static void
test_nothing_is_an_empty_table (void)
{
  g_autoptr (DimCodeBook) book = random_rows_book ();
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
  g_autoptr (DimTallyColumns) columns = NULL;

  add_document (documents, 3, 77);
  columns = dim_tally_columns_new (cases, documents);
  for (guint dimension = 0; dimension < DIM_N_STANDARD_DIMENSIONS; dimension++) {
    g_autoptr (DimTally) tally = dim_tally_new ((DimDimension) dimension, 2026, 1);
    g_autofree char *text = NULL;

    dim_tally_count (tally, book, columns);
    text = reference_tally_print (tally);
    g_assert_cmpstr (text, ==, "total: 0 0 0 0 0 0 0\n");
  }
}

static void
test_year_may_begin_in_june (void)
{
  g_autoptr (DimTally) tally = dim_tally_new (DIM_DIMENSION_MONTH, 2026, 6);

  g_assert_cmpint (tally->year, ==, 2026);
  g_assert_cmpuint (tally->from_month, ==, 2026 * 12 + 5);
  g_assert_cmpuint (tally->to_month, ==, 2027 * 12 + 5);
  g_assert_cmpuint (tally->rows->len, ==, 0);
}

static void
test_dimensions_go_by_their_names (void)
{
  static const char *const names[] = { "totaal",   "vorm",         "vormklasse", "gemeente",
                                       "maand",    "product",      "zekerheid",  "ontdekking",
                                       "uitkomst", "document",     "provincie",  "kwartaal",
                                       "poging",   "ontdekt-door", "fase",       "landengroep" };
  DimDimension dimension = DIM_DIMENSION_MONTH;

  g_assert_cmpuint (G_N_ELEMENTS (names), ==, DIM_N_DIMENSIONS);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_assert_cmpstr (dim_dimension_name ((DimDimension) i), ==, names[i]);
    g_assert_true (dim_dimension_from_name (names[i], &dimension));
    g_assert_cmpuint (dimension, ==, i);
  }
  dimension = DIM_DIMENSION_MONTH;
  g_assert_false (dim_dimension_from_name ("jaar", &dimension));
  g_assert_cmpuint (dimension, ==, DIM_DIMENSION_MONTH);
}

static DimIncident *
make_incident (void)
{
  static const char *const discovery[] = { "gedrag", "rps", "unlisted", NULL };
  static const char *const outcome[] = { "geweigerd", "vertrokken", NULL };
  DimIncident *incident = dim_incident_new ("a");

  incident->date = dim_day_new (2026, 11, 3);
  incident->municipality = g_strdup ("GM0363");
  dim_incident_set_code (incident, DIM_FIELD_FORM, "vervalst");
  dim_incident_set_code (incident, DIM_FIELD_OTHER_FORMS, "adresfraude");
  dim_incident_set_code (incident, DIM_FIELD_PRODUCT, "verhuizing");
  dim_incident_set_code (incident, DIM_FIELD_CERTAINTY, "vastgesteld");
  dim_incident_set_code (incident, DIM_FIELD_ATTEMPT, "poging");
  dim_incident_set_code (incident, DIM_FIELD_DISCOVERED_BY, "backoffice");
  dim_incident_set_code (incident, DIM_FIELD_PHASE, "intake");
  dim_incident_set_codes (incident, DIM_FIELD_DISCOVERY, discovery);
  dim_incident_set_codes (incident, DIM_FIELD_OUTCOME, outcome);
  return incident;
}

static void
test_row_holds_numbers_and_bits (void)
{
  g_autoptr (DimCodeBook) book = random_rows_book ();
  g_autoptr (DimIncident) incident = make_incident ();
  const DimCaseValues values = { .values = incident, .gross = 3, .counts = TRUE };
  DimCaseRow row = { 0 };

  g_assert_true (dim_case_row (&values, book, 5, &row));
  g_assert_cmpuint (row.case_key, ==, 5);
  g_assert_cmpuint (row.forms, ==, 1 << 3 | 1 << 9);
  g_assert_cmpuint (row.discovery, ==, 1U << 31 | 1U << 1 | 1U);
  g_assert_cmpuint (row.outcome, ==, 1 << 1 | 1);
  g_assert_cmpuint (row.municipality, ==, 363);
  g_assert_cmpuint (row.month, ==, 2026 * 12 + 10);
  g_assert_cmpuint (row.gross, ==, 3);
  g_assert_cmpuint (row.form, ==, 3);
  g_assert_cmpuint (row.product, ==, 250);
  g_assert_cmpuint (row.certainty, ==, 2);
  g_assert_cmpuint (row.attempt, ==, 1);
  g_assert_cmpuint (row.discovered_by, ==, 2);
  g_assert_cmpuint (row.phase, ==, 3);
  g_assert_cmpuint (row.comparability, ==, DIM_INCOMPARABLE_NO_DOCUMENT);
}

static void
test_case_that_does_not_count_has_no_row (void)
{
  g_autoptr (DimCodeBook) book = random_rows_book ();
  g_autoptr (DimIncident) incident = make_incident ();
  const DimCaseValues values = { .values = incident, .counts = FALSE };
  DimCaseRow row = { .case_key = 8 };

  g_assert_false (dim_case_row (&values, book, 5, &row));
  g_assert_cmpuint (row.case_key, ==, 8);
}

static void
test_one_tag_makes_a_case_comparable (void)
{
  static const struct {
    const char *kind;
    DimCompareState state;
    DimComparability expected;
  } steps[] = { { "geen", DIM_COMPARE_NO_NUMBER, DIM_INCOMPARABLE_NO_DOCUMENT },
                { "nik", DIM_COMPARE_NO_NUMBER, DIM_INCOMPARABLE_NO_NUMBER },
                { "nik", DIM_COMPARE_IMPOSSIBLE, DIM_INCOMPARABLE_NO_NUMBER },
                { "nik", DIM_COMPARE_TO_FOLLOW, DIM_INCOMPARABLE_TO_FOLLOW },
                { "nik", DIM_COMPARE_NO_NUMBER, DIM_INCOMPARABLE_TO_FOLLOW },
                { "nik", DIM_COMPARE_TAGGED, DIM_COMPARABLE } };
  g_autoptr (DimCodeBook) book = random_rows_book ();
  g_autoptr (DimIncident) incident = make_incident ();
  const DimCaseValues values = { .values = incident, .gross = 1, .counts = TRUE };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    DimDocumentUse *use = dim_document_use_new ("u", steps[i].kind, "");
    DimCaseRow row = { 0 };

    use->state = steps[i].state;
    g_ptr_array_add (incident->documents, use);
    g_assert_true (dim_case_row (&values, book, 5, &row));
    g_assert_cmpuint (row.comparability, ==, steps[i].expected);
  }
}

static void
test_countries_have_numbers (void)
{
  g_assert_cmpuint (dim_country_number ("AAA"), ==, 27 * 27 + 27 + 1);
  g_assert_cmpuint (dim_country_number ("NLD"), ==, 14 * 27 * 27 + 12 * 27 + 4);
  g_assert_cmpuint (dim_country_number ("D"), ==, dim_country_number ("DEU"));
  g_assert_cmpuint (dim_country_number (""), ==, 0);
  g_assert_cmpuint (dim_country_number ("nld"), ==, 0);
  g_assert_cmpuint (dim_country_number ("NL"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tally/equals-the-reference-in-all-dimensions",
                   test_equals_the_reference_in_all_dimensions);
  g_test_add_func ("/tally/documents-are-counted-not-summed",
                   test_documents_are_counted_not_summed);
  g_test_add_func ("/tally/nothing-is-an-empty-table", test_nothing_is_an_empty_table);
  g_test_add_func ("/tally/year-may-begin-in-june", test_year_may_begin_in_june);
  g_test_add_func ("/tally/dimensions-go-by-their-names", test_dimensions_go_by_their_names);
  g_test_add_func ("/tally/row-holds-numbers-and-bits", test_row_holds_numbers_and_bits);
  g_test_add_func ("/tally/case-that-does-not-count-has-no-row",
                   test_case_that_does_not_count_has_no_row);
  g_test_add_func ("/tally/one-tag-makes-a-case-comparable", test_one_tag_makes_a_case_comparable);
  g_test_add_func ("/tally/countries-have-numbers", test_countries_have_numbers);
  return g_test_run ();
}
