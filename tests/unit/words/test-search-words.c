/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-search-words.h"

#include "dim-words.h"

#include <string.h>

/* What is typed, and what it asks: words as they are, days as [first..last], a day beside its
 * letters as letters|[first..last]. The day is Saturday 21 November 2026. */

#define TODAY "2026-11-21"

typedef struct {
  const char *typed;
  const char *asked;
  const char *said;
} Case;

static const Case cases[] = {
  { "", "", "" },
  { "  Look-Alike  PASPOORT ", "look-alike paspoort", "" },
  { "7k3m-q2xd", "7k3m-q2xd", "" },
  { "café", "cafe", "" },
  { "vandaag", "[2026-11-21..2026-11-21]", "van vandaag" },
  { "gisteren", "[2026-11-20..2026-11-20]", "van gisteren" },
  { "eergisteren", "[2026-11-19..2026-11-19]", "op donderdag 19 november 2026" },
  { "deze week", "[2026-11-16..2026-11-22]", "in deze week" },
  { "vorige week", "[2026-11-09..2026-11-15]", "in de vorige week" },
  { "deze maand", "[2026-11-01..2026-11-30]", "in deze maand" },
  { "vorige maand", "[2026-10-01..2026-10-31]", "in de vorige maand" },
  { "dit jaar", "[2026-01-01..2026-12-31]", "in dit jaar" },
  { "vorig jaar", "[2025-01-01..2025-12-31]", "in het vorige jaar" },
  { "this week", "[2026-11-16..2026-11-22]", "in deze week" },
  { "maandag", "[2026-11-16..2026-11-16]", "op maandag 16 november 2026" },
  { "november", "[2026-11-01..2026-11-30]", "in november 2026" },
  { "december", "[2025-12-01..2025-12-31]", "in december 2025" },
  { "november 2025", "[2025-11-01..2025-11-30]", "in november 2025" },
  { "2025 nov", "[2025-11-01..2025-11-30]", "in november 2025" },
  { "mrt 2026", "[2026-03-01..2026-03-31]", "in maart 2026" },
  { "feb 2024", "[2024-02-01..2024-02-29]", "in februari 2024" },
  { "2026-03", "[2026-03-01..2026-03-31]", "in maart 2026" },
  { "03-2026", "[2026-03-01..2026-03-31]", "in maart 2026" },
  { "2026", "[2026-01-01..2026-12-31]", "in 2026" },
  { "3 november", "[2026-11-03..2026-11-03]", "op dinsdag 3 november 2026" },
  { "3 dec", "[2025-12-03..2025-12-03]", "op woensdag 3 december 2025" },
  { "3 november 2024", "[2024-11-03..2024-11-03]", "op zondag 3 november 2024" },
  { "dinsdag 3 november 2026", "[2026-11-03..2026-11-03]", "op dinsdag 3 november 2026" },
  { "3-11", "[2026-11-03..2026-11-03]", "op dinsdag 3 november 2026" },
  { "03-11-2025", "[2025-11-03..2025-11-03]", "op maandag 3 november 2025" },
  { "2026-11-03", "[2026-11-03..2026-11-03]", "op dinsdag 3 november 2026" },
  { "look-alike in november", "look-alike [2026-11-01..2026-11-30]", "in november 2026" },
  { "paspoort van gisteren", "paspoort [2026-11-20..2026-11-20]", "van gisteren" },
  { "in rotterdam", "in rotterdam", "" },
  { "rotterdam deze week dubbel", "rotterdam [2026-11-16..2026-11-22] dubbel", "in deze week" },
  { "sinds 1 november", "[2026-11-01..2199-12-31]", "sinds zondag 1 november 2026" },
  { "vanaf maandag look", "[2026-11-16..2199-12-31] look", "sinds maandag 16 november 2026" },
  { "2025 2026", "[2025-01-01..2025-12-31] [2026-01-01..2026-12-31]", "in 2025, in 2026" },
  /* Still being typed. */
  { "nov", "nov|[2026-11-01..2026-11-30]", "" },
  { "gist", "gist|[2026-11-20..2026-11-20]", "" },
  { "dez", "dez|[2026-11-16..2026-11-22]", "" },
  { "deze m", "[2026-11-01..2026-11-30]", "in deze maand" },
  { "mar", "mar|[2026-03-01..2026-03-31]", "" },
  { "nov look", "nov look", "" },
  { "no", "no", "" },
  { "sinds", "sinds", "" },
  /* No days. */
  { "ma", "ma", "" },
  { "31-2", "31-2", "" },
  { "3", "3", "" },
  { "1999", "1999", "" },
  { "-2", "-2", "" },
  { "13-2026", "13-2026", "" },
  { "wacht op kenmerk", "wacht op kenmerk", "" },
};

static void
append_term (GString *asked, const DimQueryTerm *term)
{
  char first[DIM_DAY_TEXT_LEN];
  char last[DIM_DAY_TEXT_LEN];

  if (asked->len > 0)
    g_string_append_c (asked, ' ');
  if (term->word != NULL)
    g_string_append_printf (asked, "%s%s", term->word, term->has_days ? "|" : "");
  if (term->has_days)
    g_string_append_printf (asked, "[%s..%s]", dim_day_to_text (term->days.first, first),
                            dim_day_to_text (term->days.last, last));
}

static void
test_typed (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (DimRecordQuery) query = dim_record_query_new ("", DIM_ORDER_DATE, FALSE, NULL);
  g_autofree char *said = dim_words_read_search (row->typed, dim_day_from_text (TODAY), query);
  g_autoptr (GString) asked = g_string_new (NULL);

  for (guint i = 0; i < query->terms->len; i++)
    append_term (asked, g_ptr_array_index (query->terms, i));
  g_assert_cmpstr (asked->str, ==, row->asked);
  g_assert_cmpstr (said, ==, row->said);
}

static void
test_january_looks_back_over_the_year (void)
{
  g_autoptr (DimRecordQuery) query = dim_record_query_new ("", DIM_ORDER_DATE, FALSE, NULL);
  g_autofree char *said =
    dim_words_read_search ("vorige maand", dim_day_from_text ("2027-01-03"), query);
  g_autoptr (GString) asked = g_string_new (NULL);

  append_term (asked, g_ptr_array_index (query->terms, 0));
  g_assert_cmpstr (asked->str, ==, "[2026-12-01..2026-12-31]");
}

static void
test_standings_are_found_by_what_they_are_called (void)
{
  g_autoptr (DimRecordQuery) query = dim_record_query_new ("", DIM_ORDER_DATE, FALSE, NULL);
  g_autofree char *said = dim_words_read_search ("dubbel", dim_day_from_text (TODAY), query);

  g_assert_cmpstr (query->standing_keys[DIM_STANDING_DOUBLE], ==, "mogelijk dubbel");
  g_assert_cmpstr (query->standing_keys[DIM_STANDING_AWAITS_TAG], ==, "wacht op kenmerk");
  g_assert_cmpstr (query->standing_keys[DIM_STANDING_WAITING], ==, "wacht op verzending");
  g_assert_cmpstr (query->standing_keys[DIM_STANDING_WITHDRAWN], ==, "teruggenomen");
}

/* Settings keep these. */
static void
test_names_stay (void)
{
  for (guint i = 0; i < DIM_N_STANDINGS; i++) {
    DimStanding standing = DIM_N_STANDINGS;

    g_assert_true (dim_standing_from_name (dim_standing_name ((DimStanding) i), &standing));
    g_assert_cmpuint (standing, ==, i);
  }
  for (guint i = 0; i < DIM_N_PERIODS; i++) {
    DimPeriod period = DIM_N_PERIODS;

    g_assert_true (dim_period_from_name (dim_period_name ((DimPeriod) i), &period));
    g_assert_cmpuint (period, ==, i);
    g_assert_cmpuint (strlen (dim_words_period (period)), >, 0);
  }
}

int
main (int argc, char **argv)
{
  dim_words_init (NULL);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/search-words/typed/%02zu-%s", i, cases[i].typed);

    g_test_add_data_func (g_strdelimit (path, " ", '_'), &cases[i], test_typed);
  }
  g_test_add_func ("/search-words/january-looks-back-over-the-year",
                   test_january_looks_back_over_the_year);
  g_test_add_func ("/search-words/standings-are-found-by-what-they-are-called",
                   test_standings_are_found_by_what_they_are_called);
  g_test_add_func ("/search-words/names-stay", test_names_stay);
  return g_test_run ();
}
