/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-month.h"

static void
test_month_knows_its_days (void)
{
  static const struct {
    const char *day;
    int month;
    const char *first;
  } rows[] = {
    { "2026-11-03", 2026 * 12 + 10, "2026-11-01" },
    { "2026-12-31", 2026 * 12 + 11, "2026-12-01" },
    { "2027-01-01", 2027 * 12, "2027-01-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_assert_cmpint (dim_month_of_day (dim_day_from_text (rows[i].day)), ==, rows[i].month);
    g_assert_cmpint (dim_month_first_day (rows[i].month), ==, dim_day_from_text (rows[i].first));
  }
  g_assert_cmpint (dim_month_first (), ==, 2019L * 12);
}

/* Of October 2026: what is registered and stated, and on which day one looks. */
static void
test_state_follows_from_what_is_there (void)
{
  static const struct {
    const char *today;
    gint64 stated_s;
    guint registered;
    DimMonthState state;
  } rows[] = {
    { "2026-10-31", 0, 0, DIM_MONTH_RUNNING },    { "2026-11-01", 0, 0, DIM_MONTH_MISSING },
    { "2027-03-01", 0, 0, DIM_MONTH_MISSING },    { "2026-10-31", 0, 1, DIM_MONTH_REGISTERED },
    { "2026-11-20", 0, 7, DIM_MONTH_REGISTERED }, { "2026-11-20", 9, 0, DIM_MONTH_STATED },
    { "2026-11-20", 9, 1, DIM_MONTH_LAPSED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    DimMonthRecord record = { 0 };

    record.month.month = 2026 * 12 + 9;
    record.month.registered = rows[i].registered;
    record.month.stated_s = rows[i].stated_s;
    record.state = dim_month_state (&record.month, dim_day_from_text (rows[i].today));
    g_assert_cmpint (record.state, ==, rows[i].state);
    g_assert_true (dim_month_record_may_state (&record) == (record.state == DIM_MONTH_MISSING));
  }
}

/* October 2026, reported: who may approve it is asked to from 15 November until it is. */
static void
test_reported_month_awaits_approval (void)
{
  static const struct {
    const char *today;
    DimMonthState state;
    DimApprovalState approval;
    gboolean is_waiting;
    gboolean awaits;
  } rows[] = {
    { "2026-11-14", DIM_MONTH_REGISTERED, DIM_MONTH_OPEN, FALSE, FALSE },
    { "2026-11-15", DIM_MONTH_REGISTERED, DIM_MONTH_OPEN, FALSE, TRUE },
    { "2026-11-15", DIM_MONTH_REGISTERED, DIM_MONTH_OPEN, TRUE, FALSE },
    { "2026-11-15", DIM_MONTH_STATED, DIM_MONTH_OPEN, FALSE, TRUE },
    { "2026-11-15", DIM_MONTH_MISSING, DIM_MONTH_OPEN, FALSE, FALSE },
    { "2026-11-20", DIM_MONTH_REGISTERED, DIM_MONTH_APPROVED, FALSE, FALSE },
    { "2026-11-20", DIM_MONTH_LAPSED, DIM_MONTH_CHANGED, FALSE, TRUE },
    { "2026-11-20", DIM_MONTH_REGISTERED, DIM_MONTH_REOPENED, FALSE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    DimMonthRecord record = { .state = rows[i].state, .is_approval_waiting = rows[i].is_waiting };

    record.month.month = 2026 * 12 + 9;
    record.month.approval.state = rows[i].approval;
    g_assert_cmpint (dim_month_record_awaits_approval (&record, dim_day_from_text (rows[i].today)),
                     ==, rows[i].awaits);
  }
}

static void
test_only_a_month_that_is_over_is_judged_right (void)
{
  DimDay today = dim_day_from_text ("2026-11-20");

  g_assert_null (dim_month_judge (2026 * 12 + 9, today));
  g_assert_null (dim_month_judge (2019 * 12, today));
  g_assert_cmpstr (dim_month_judge (2026 * 12 + 10, today), ==, "maand-niet-voorbij");
  g_assert_cmpstr (dim_month_judge (2199 * 12 + 11, today), ==, "maand-niet-voorbij");
  g_assert_cmpstr (dim_month_judge (2019 * 12 - 1, today), ==, "datum-te-oud");
  g_assert_cmpstr (dim_month_judge (-1, today), ==, "datum-te-oud");
}

/* Oud became Nieuw on 24 March 2022; Elders is another. */
static void
test_municipality_must_have_been_there (void)
{
  static const char table[] = "code,naam,provincie,geldig_vanaf,geldig_tot\n"
                              "GM0001,Oud,Flevoland,,2022-03-24\n"
                              "GM0002,Nieuw,Flevoland,2022-03-24,\n"
                              "GM0003,Elders,Flevoland,,\n";
  static const char changes[] = "datum,oude_code,nieuwe_code\n2022-03-24,GM0001,GM0002\n";
  static const char *const own[] = { "GM0002", NULL };
  static const struct {
    const char *code;
    int month;
    const char *fault;
  } rows[] = {
    { "GM0002", 2022 * 12 + 2, NULL },
    { "GM0001", 2022 * 12 + 2, NULL },
    { "GM0001", 2022 * 12 + 1, NULL },
    { "GM0001", 2022 * 12 + 3, "gemeente-niet-geldig-op-datum" },
    { "GM0002", 2022 * 12 + 1, "gemeente-niet-geldig-op-datum" },
    { "GM0002", G_MAXINT32, NULL },
    { "GM0003", 2022 * 12, "gemeente-niet-van-kantoor" },
    { "GM9999", 2022 * 12, "gemeente-onbekend" },
    { "", 2022 * 12, "gemeente-onbekend" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DimMunicipalities) municipalities = dim_municipalities_parse (table, changes, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (dim_month_judge_municipality (municipalities, own, rows[i].code,
                                                   rows[i].month),
                     ==, rows[i].fault);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/month/reported-month-awaits-approval", test_reported_month_awaits_approval);
  g_test_add_func ("/month/knows-its-days", test_month_knows_its_days);
  g_test_add_func ("/month/state-follows-from-what-is-there",
                   test_state_follows_from_what_is_there);
  g_test_add_func ("/month/only-one-that-is-over-is-judged-right",
                   test_only_a_month_that_is_over_is_judged_right);
  g_test_add_func ("/month/municipality-must-have-been-there",
                   test_municipality_must_have_been_there);
  return g_test_run ();
}
