/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-participation.h"

#include "dim-clock.h"
#include "dim-month.h"
#include "reference-participation.h"

#include <string.h>

/* Noord and Zuid merged into Samen in 2021; Haaren was split in that year, Nieuw formed in 2023 by
 * nobody; Weg went into Stad on 24 March 2022. */
#define TABLE                                                                                      \
  "code,naam,provincie,geldig_vanaf,geldig_tot\n"                                                  \
  "GM0001,Noord,Groningen,,2021-01-01\n"                                                           \
  "GM0002,Zuid,Groningen,,2021-01-01\n"                                                            \
  "GM0003,Samen,Groningen,2021-01-01,\n"                                                           \
  "GM0004,Haaren,Noord-Brabant,,2021-01-01\n"                                                      \
  "GM0005,Stad,Utrecht,,\n"                                                                        \
  "GM0006,Weg,Utrecht,,2022-03-24\n"                                                               \
  "GM0007,Nieuw,Flevoland,2023-01-01,\n"
#define CHANGES                                                                                    \
  "datum,oude_code,nieuwe_code\n"                                                                  \
  "2021-01-01,GM0001,GM0003\n"                                                                     \
  "2021-01-01,GM0002,GM0003\n"                                                                     \
  "2021-01-01,GM0004,GM0005\n"                                                                     \
  "2021-01-01,GM0004,GM0003\n"                                                                     \
  "2022-03-24,GM0006,GM0005\n"

#define MONTH(year, month) ((year) *12 + (month) -1)

typedef struct {
  DimMunicipalities *municipalities;
  DimParticipation *participation;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer year)
{
  g_autoptr (GError) error = NULL;

  fixture->municipalities = dim_municipalities_parse (TABLE, CHANGES, &error);
  g_assert_no_error (error);
  fixture->participation = dim_participation_new (GPOINTER_TO_INT (year));
}

static void
tear_down (Fixture *fixture, gconstpointer year)
{
  dim_participation_free (fixture->participation);
  dim_municipalities_unref (fixture->municipalities);
}

static void
tell_on (DimParticipation *participation, const char *day)
{
  participation->told_s = dim_day_start_s (dim_day_from_text (day));
}

static void
hear (DimPartMember *member, int month, guint registered, gboolean is_stated)
{
  const DimPartMonth heard = { .month = month, .registered = registered, .is_stated = is_stated };

  g_array_append_val (member->months, heard);
}

/* A letter a month: - absent, . running, ! silent, 0 zero, R registered; a capital or digit that is
 * not expected stands between brackets. */
static char *
describe (const DimParticipation *participation, const char *code)
{
  static const char letters[] = "-.!0R";
  GString *text = g_string_new (NULL);
  const DimPartMember *member = dim_participation_find (participation, code);

  for (int i = 0; i < 12; i++) {
    DimPartStanding standing =
      dim_participation_standing (participation, member, participation->year * 12 + i);
    gboolean is_extra = standing.state >= DIM_PART_ZERO && !standing.is_expected;

    g_string_append_printf (text, is_extra ? "(%c)" : "%c", letters[standing.state]);
  }
  return g_string_free (text, FALSE);
}

static void
assert_year (const DimParticipation *participation, const char *code, const char *expected)
{
  g_autofree char *found = describe (participation, code);

  g_assert_cmpstr (found, ==, expected);
}

/* "reporting/taking part of map, reported/expected months" */
static void
assert_totals (Fixture *fixture, int from, int to, const char *expected)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  g_autofree char *found = NULL;
  DimPartTotals totals;

  g_ptr_array_add (years, fixture->participation);
  dim_participation_count (years, fixture->municipalities, from, to, NULL, &totals);
  g_assert_cmpuint (totals.silent, ==, totals.expected - totals.reported);
  found = g_strdup_printf ("%u/%u of %u, %u/%u", totals.reporting, totals.taking_part,
                           totals.on_map, totals.reported, totals.expected);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_late_enrolment_expects_nothing_before (Fixture *fixture, gconstpointer year)
{
  DimPartMember *stad = dim_participation_add (fixture->participation, "GM0005");

  tell_on (fixture->participation, "2026-11-23");
  dim_part_member_add_span (stad, MONTH (2026, 4), DIM_PART_GOES_ON);
  hear (stad, MONTH (2026, 2), 1, FALSE);
  hear (stad, MONTH (2026, 4), 3, FALSE);
  hear (stad, MONTH (2026, 5), 0, TRUE);
  hear (stad, MONTH (2026, 6), 1, TRUE);
  assert_year (fixture->participation, "GM0005", "-(R)-R0R!!!!..");
}

/* By hand: of 2026 told on 23 November ten months are over. */
static void
test_totals_are_those_of_a_count_by_hand (Fixture *fixture, gconstpointer year)
{
  DimPartMember *stad = dim_participation_add (fixture->participation, "GM0005");
  DimPartMember *samen = dim_participation_add (fixture->participation, "GM0003");
  DimPartMember *nieuw = dim_participation_add (fixture->participation, "GM0007");

  tell_on (fixture->participation, "2026-11-23");
  dim_part_member_add_span (stad, MONTH (2025, 1), DIM_PART_GOES_ON);
  dim_part_member_add_span (samen, MONTH (2026, 9), DIM_PART_GOES_ON);
  dim_part_member_add_span (nieuw, MONTH (2026, 11), DIM_PART_GOES_ON);
  for (int month = 1; month <= 11; month++)
    hear (stad, MONTH (2026, month), month % 2 == 0 ? 2 : 0, month % 2 != 0 && month != 3);
  /* Samen is silent; Nieuw has a running month alone, of which nothing is expected yet. Noord and
   * Zuid, Haaren and Weg are no more. */
  assert_totals (fixture, MONTH (2026, 1), MONTH (2027, 1), "1/2 of 3, 9/12");
  assert_totals (fixture, MONTH (2026, 1), MONTH (2026, 4), "1/1 of 3, 2/3");
  assert_totals (fixture, MONTH (2026, 11), MONTH (2026, 12), "0/0 of 3, 0/0");
}

static void
test_split_municipality_takes_part_until_then (Fixture *fixture, gconstpointer year)
{
  DimPartMember *haaren = dim_participation_add (fixture->participation, "GM0004");
  DimPartMember *stad = dim_participation_add (fixture->participation, "GM0005");

  fixture->participation->year = 2020;
  tell_on (fixture->participation, "2026-11-23");
  dim_part_member_add_span (haaren, MONTH (2020, 11), DIM_PART_GOES_ON);
  dim_part_member_add_span (stad, MONTH (2020, 1), DIM_PART_GOES_ON);
  dim_participation_clip (fixture->participation, fixture->municipalities);
  assert_year (fixture->participation, "GM0004", "----------!!");
  assert_totals (fixture, MONTH (2020, 1), MONTH (2021, 1), "0/2 of 3, 0/14");
  fixture->participation->year = 2021;
  assert_year (fixture->participation, "GM0004", "------------");
  assert_totals (fixture, MONTH (2021, 1), MONTH (2022, 1), "0/1 of 2, 0/12");
}

/* What Noord and Zuid reported stands under Samen, which is there as long as they were. */
static void
test_successor_goes_on (Fixture *fixture, gconstpointer year)
{
  DimPartMember *samen = dim_participation_add (fixture->participation, "GM0003");
  DimPartMember *nieuw = dim_participation_add (fixture->participation, "GM0007");

  fixture->participation->year = 2020;
  tell_on (fixture->participation, "2026-11-23");
  dim_part_member_add_span (samen, MONTH (2020, 11), DIM_PART_GOES_ON);
  dim_part_member_add_span (nieuw, MONTH (2020, 11), DIM_PART_GOES_ON);
  hear (samen, MONTH (2020, 12), 2, FALSE);
  dim_participation_clip (fixture->participation, fixture->municipalities);
  assert_year (fixture->participation, "GM0003", "----------!R");
  assert_year (fixture->participation, "GM0007", "------------");
  fixture->participation->year = 2023;
  assert_year (fixture->participation, "GM0007", "!!!!!!!!!!!!");
}

static void
test_spans_that_touch_are_one (Fixture *fixture, gconstpointer year)
{
  DimPartMember *stad = dim_participation_add (fixture->participation, "GM0005");

  dim_part_member_add_span (stad, 100, 110);
  dim_part_member_add_span (stad, 120, 120);
  dim_part_member_add_span (stad, 115, DIM_PART_GOES_ON);
  dim_part_member_add_span (stad, 110, 112);
  dim_part_member_add_span (stad, 104, 106);
  g_assert_cmpuint (stad->spans->len, ==, 2);
  g_assert_cmpint (g_array_index (stad->spans, DimPartSpan, 0).from, ==, 100);
  g_assert_cmpint (g_array_index (stad->spans, DimPartSpan, 0).to, ==, 112);
  g_assert_cmpint (g_array_index (stad->spans, DimPartSpan, 1).from, ==, 115);
  g_assert_cmpint (g_array_index (stad->spans, DimPartSpan, 1).to, ==, DIM_PART_GOES_ON);
}

static void
test_only_who_took_part_in_both_years_is_compared (Fixture *fixture, gconstpointer year)
{
  g_autoptr (DimParticipation) before = dim_participation_new (2025);
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  g_autoptr (GPtrArray) both = NULL;
  DimPartTotals totals;

  tell_on (fixture->participation, "2026-11-23");
  tell_on (before, "2026-11-23");
  dim_part_member_add_span (dim_participation_add (before, "GM0005"), MONTH (2025, 6),
                            DIM_PART_GOES_ON);
  dim_part_member_add_span (dim_participation_add (fixture->participation, "GM0005"),
                            MONTH (2025, 6), DIM_PART_GOES_ON);
  dim_part_member_add_span (dim_participation_add (fixture->participation, "GM0003"),
                            MONTH (2026, 1), DIM_PART_GOES_ON);
  dim_participation_add (before, "GM0003");
  both = dim_participation_in_both (fixture->participation, before);
  g_assert_cmpuint (both->len, ==, 1);
  g_assert_true (dim_participation_is_among (both, "GM0005"));

  g_ptr_array_add (years, before);
  g_ptr_array_add (years, fixture->participation);
  dim_participation_count (years, fixture->municipalities, MONTH (2025, 1), MONTH (2027, 1), both,
                           &totals);
  g_assert_cmpuint (totals.taking_part, ==, 1);
  g_assert_cmpuint (totals.expected, ==, 7 + 10);
  dim_participation_count (years, fixture->municipalities, MONTH (2025, 1), MONTH (2027, 1), NULL,
                           &totals);
  g_assert_cmpuint (totals.taking_part, ==, 2);
  g_assert_cmpuint (totals.expected, ==, 7 + 10 + 10);
}

static void
test_silent_months_are_listed (Fixture *fixture, gconstpointer year)
{
  DimPartMember *stad = dim_participation_add (fixture->participation, "GM0005");
  g_autoptr (GArray) silent = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) all = NULL;

  tell_on (fixture->participation, "2026-04-01");
  dim_part_member_add_span (stad, MONTH (2025, 1), DIM_PART_GOES_ON);
  hear (stad, MONTH (2026, 2), 0, TRUE);
  silent = dim_participation_silent_months (fixture->participation, stad);
  g_assert_cmpuint (silent->len, ==, 2);
  g_assert_cmpint (g_array_index (silent, int, 0), ==, MONTH (2026, 1));
  g_assert_cmpint (g_array_index (silent, int, 1), ==, MONTH (2026, 3));
  lines = dim_participation_list_lines (fixture->participation, NULL, TRUE);
  all = dim_participation_list_lines (fixture->participation, NULL, FALSE);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpuint (all->len, ==, 12);
  g_assert_cmpstr (((const DimPartLine *) lines->pdata[0])->code, ==, "GM0005");
}

/* What a municipality is and has, at random. */
typedef struct {
  const char *code;
  DimDay born;
  DimDay gone;
  GArray *devices; /* (element-type ReferenceDevice) */
} Random;

static void
add_devices (DimPartMember *member, Random *random)
{
  guint count = g_test_rand_int_range (0, 5);

  for (guint i = 0; i < count; i++) {
    ReferenceDevice device = {
      .enrolled = dim_day_new (2019, 1, 1) + g_test_rand_int_range (0, 2700),
      .revoked = DIM_DAY_NONE,
    };

    if (g_test_rand_bit ())
      device.revoked = device.enrolled + g_test_rand_int_range (0, 400);
    g_array_append_val (random->devices, device);
    dim_part_member_add_span (member, dim_month_of_day (device.enrolled),
                              device.revoked != DIM_DAY_NONE ? dim_month_of_day (device.revoked)
                                                             : DIM_PART_GOES_ON);
  }
}

static void
check_against_reference (Fixture *fixture, const Random *random, DimDay today)
{
  const DimPartMember *member = dim_participation_find (fixture->participation, random->code);

  for (int year = 2019; year <= 2026; year++) {
    fixture->participation->year = year;
    for (int month = 1; month <= 12; month++) {
      DimPartStanding standing =
        dim_participation_standing (fixture->participation, member, MONTH (year, month));

      g_assert_cmpint (standing.is_expected, ==,
                       reference_is_expected (random->devices, random->born, random->gone, year,
                                              month, today));
    }
  }
}

static void
test_agrees_with_the_slow_one (Fixture *fixture, gconstpointer year)
{
  const DimDay split = dim_day_new (2021, 1, 1);
  Random random[] = {
    { "GM0003", DIM_DAY_NONE, DIM_DAY_NONE, NULL },
    { "GM0004", DIM_DAY_NONE, split, NULL },
    { "GM0005", DIM_DAY_NONE, DIM_DAY_NONE, NULL },
    { "GM0007", dim_day_new (2023, 1, 1), DIM_DAY_NONE, NULL },
  };

  for (guint round = 0; round < 200; round++) {
    DimDay today = dim_day_new (2019, 1, 1) + g_test_rand_int_range (0, 2800);

    dim_participation_free (fixture->participation);
    fixture->participation = dim_participation_new (2026);
    fixture->participation->told_s = dim_day_start_s (today) + 3600;
    for (gsize i = 0; i < G_N_ELEMENTS (random); i++) {
      random[i].devices = g_array_new (FALSE, TRUE, sizeof (ReferenceDevice));
      add_devices (dim_participation_add (fixture->participation, random[i].code), &random[i]);
    }
    dim_participation_clip (fixture->participation, fixture->municipalities);
    for (gsize i = 0; i < G_N_ELEMENTS (random); i++) {
      check_against_reference (fixture, &random[i], today);
      g_array_unref (random[i].devices);
    }
  }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/participation/" name, Fixture, GINT_TO_POINTER (2026), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("late-enrolment-expects-nothing-before", test_late_enrolment_expects_nothing_before);
  ADD ("totals-are-those-of-a-count-by-hand", test_totals_are_those_of_a_count_by_hand);
  ADD ("split-municipality-takes-part-until-then", test_split_municipality_takes_part_until_then);
  ADD ("successor-goes-on", test_successor_goes_on);
  ADD ("spans-that-touch-are-one", test_spans_that_touch_are_one);
  ADD ("only-who-took-part-in-both-years-is-compared",
       test_only_who_took_part_in_both_years_is_compared);
  ADD ("silent-months-are-listed", test_silent_months_are_listed);
  ADD ("agrees-with-the-slow-one", test_agrees_with_the_slow_one);
  return g_test_run ();
}
