/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-monitor-figures.h"
#include "offline-fixture.h"

#define NOVEMBER (2026 * 12 + 10)

/* A case of @gross registrations; 0: it counts no more. */
static void
tell (Fixture *fixture, guint64 key, guint gross)
{
  ToldRow told = {
    .row = { .case_key = key, .municipality = 363, .month = NOVEMBER, .gross = (guint16) gross },
    .document = { .document = key * 7, .country = dim_country_number ("NLD"), .kind = 1 },
    .is_gone = gross == 0,
  };

  g_array_append_val (fixture->servers->rows, told);
}

static DimTable *
count (Fixture *fixture, gint64 *out_fetched_s, GError **error)
{
  g_autoptr (DimTableQuery) query =
    dim_table_query_new (DIM_DIMENSION_MUNICIPALITY, DIM_DIMENSION_MONTH, NOVEMBER, NOVEMBER + 1);
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_count_table (fixture->monitor, query, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_count_table_finish (fixture->monitor, result, out_fetched_s, error);
}

/* The total of @cases cases and @gross registrations, on one feed number or another. */
static void
assert_total (Fixture *fixture, guint cases, guint gross)
{
  g_autoptr (GError) error = NULL;
  gint64 fetched_s = 0;
  g_autoptr (DimTable) table = count (fixture, &fetched_s, &error);
  const DimMeasures *total;

  g_assert_no_error (error);
  total = dim_table_cell (table, table->row_keys->len, table->column_keys->len);
  g_assert_cmpuint (total->cases, ==, cases);
  g_assert_cmpuint (total->gross, ==, gross);
  g_assert_cmpuint (total->documents, ==, cases);
  g_assert_cmpint (fetched_s, ==, dim_clock_now_s (fixture->clock));
}

static void
test_without_rows_there_is_no_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (count (fixture, NULL, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
}

static void
test_tables_follow_the_rows (Fixture *fixture, gconstpointer data)
{
  tell (fixture, 1, 1);
  tell (fixture, 2, 3);
  fixture_sync (fixture);
  assert_total (fixture, 2, 4);
  /* From what was laid out before. */
  assert_total (fixture, 2, 4);
  fixture_sync (fixture);
  assert_total (fixture, 2, 4);
  tell (fixture, 2, 0);
  tell (fixture, 3, 2);
  fixture_sync (fixture);
  assert_total (fixture, 2, 3);
}

static void
test_tables_are_counted_without_a_network (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimTable) table = NULL;

  tell (fixture, 1, 1);
  fixture_sync (fixture);
  fixture_reopen (fixture);
  table = count (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (table->row_keys->len, ==, 1);
  g_assert_cmpstr (table->row_keys->pdata[0], ==, "GM0363");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/monitor-figures/" path, Fixture, NULL, fixture_set_up_analyst, function,           \
              fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("without-rows-there-is-no-table", test_without_rows_there_is_no_table);
  ADD ("tables-follow-the-rows", test_tables_follow_the_rows);
  ADD ("tables-are-counted-without-a-network", test_tables_are_counted_without_a_network);
  return g_test_run ();
}
