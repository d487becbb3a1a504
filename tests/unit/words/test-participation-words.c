/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-participation-words.h"

#include "dim-words.h"

#define JANUARY (2026 * 12)

/* Who took part, in Dutch and English. */

/* Told on 15 April 2026: January reported and approved, February stated, March silent. */
static DimParticipation *
new_year (void)
{
  DimParticipation *participation = dim_participation_new (2026);
  DimPartMember *member = dim_participation_add (participation, "GM0392");
  const DimPartMonth months[] = {
    { .month = JANUARY, .registered = 3, .approval = DIM_MONTH_CHANGED, .late = 1 },
    { .month = JANUARY + 1, .is_stated = TRUE },
  };

  participation->told_s = 1776211200;
  dim_part_member_add_span (member, JANUARY - 9, DIM_PART_GOES_ON);
  g_array_append_vals (member->months, months, G_N_ELEMENTS (months));
  return participation;
}

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_denominator_is_one_line (void)
{
  static const DimPartTotals totals = { .on_map = 342,
                                        .present = 51,
                                        .taking_part = 50,
                                        .reporting = 42,
                                        .expected = 1504,
                                        .reported = 1486,
                                        .zero = 31,
                                        .silent = 18,
                                        .approved = 460 };
  static const DimPartTotals nothing = { .on_map = 342 };

  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  assert_text (dim_words_participation (&totals), "42 van 50 gemeenten · 1.486 van 1.504 maanden");
  assert_text (
    dim_words_participation_more (&totals),
    "51 van de 342 gemeenten doen mee · 31 nulmeldingen · 18 stille maanden · 460 maanden "
    "akkoord");
  assert_text (dim_words_participation (&nothing), "Er hoefde nog geen maand gemeld te worden");
  dim_words_set_language (DIM_LANGUAGE_ENGLISH);
  assert_text (dim_words_participation (&totals),
               "42 of 50 municipalities · 1,486 of 1,504 months");
}

static void
test_every_state_has_a_sign_and_words (void)
{
  static const struct {
    DimPartStanding standing;
    const char *sign;
    const char *words;
  } rows[] = {
    { { .state = DIM_PART_ABSENT }, "–", "doet niet mee" },
    { { .state = DIM_PART_RUNNING }, "…", "nog niet voorbij" },
    { { .state = DIM_PART_SILENT }, "!", "stil: geen voorval en geen nulmelding" },
    { { .state = DIM_PART_ZERO }, "0", "nulmelding" },
    { { .state = DIM_PART_REPORTED, .registered = 1 }, "1", "1 voorval" },
    { { .state = DIM_PART_REPORTED, .registered = 12, .approval = DIM_MONTH_APPROVED },
      "12✓",
      "12 voorvallen, akkoord" },
    { { .state = DIM_PART_REPORTED, .registered = 12, .approval = DIM_MONTH_CHANGED, .late = 2 },
      "12~",
      "12 voorvallen, akkoord, daarna gewijzigd; 2 voorvallen kwamen later binnen" },
    { { .state = DIM_PART_ZERO, .approval = DIM_MONTH_REOPENED }, "0", "nulmelding, heropend" },
  };

  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    assert_text (dim_words_part_sign (&rows[i].standing), rows[i].sign);
    assert_text (dim_words_part_standing (&rows[i].standing), rows[i].words);
  }
}

static void
test_row_is_heard_as_one_text (void)
{
  g_autoptr (DimParticipation) participation = new_year ();
  const DimPartMember *member = dim_participation_find (participation, "GM0392");

  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  assert_text (
    dim_words_part_row (participation, member, "Haarlem"),
    "Haarlem. 2 van 3 maanden. Januari: 3 voorvallen, akkoord, daarna gewijzigd; 1 "
    "voorval kwam later binnen. Februari: nulmelding. Maart: stil: geen voorval en geen "
    "nulmelding. April: nog niet voorbij. Mei: nog niet voorbij. Juni: nog niet voorbij. "
    "Juli: nog niet voorbij. Augustus: nog niet voorbij. September: nog niet voorbij. "
    "Oktober: nog niet voorbij. November: nog niet voorbij. December: nog niet voorbij.");
  assert_text (dim_words_part_spans (member), "Doet mee vanaf april 2025");
}

static void
test_reminder_names_months_and_nobody (void)
{
  static const int three[] = { JANUARY, JANUARY + 2, JANUARY + 11 };
  g_autoptr (GArray) months = g_array_new (FALSE, FALSE, sizeof (int));

  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  g_array_append_vals (months, three, 1);
  assert_text (dim_words_part_reminder ("Haarlem", months),
               "De gemeente Haarlem heeft over januari 2026 nog niets gemeld. Wilt u de voorvallen "
               "van die maand registreren? Is er niets gebeurd, doe dan een nulmelding.");
  g_array_append_vals (months, three + 1, 2);
  assert_text (dim_words_part_month_list (months), "januari, maart en december 2026");
  assert_text (dim_words_part_silent (0, 0), "Geen enkele maand is stil");
  assert_text (dim_words_part_silent (1, 3), "3 stille maanden, van 1 gemeente");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dim_words_init (NULL);
#define ADD(path, function) g_test_add_func ("/participation-words/" path, function)
  ADD ("denominator-is-one-line", test_denominator_is_one_line);
  ADD ("every-state-has-a-sign-and-words", test_every_state_has_a_sign_and_words);
  ADD ("row-is-heard-as-one-text", test_row_is_heard_as_one_text);
  ADD ("reminder-names-months-and-nobody", test_reminder_names_months_and_nobody);
#undef ADD
  return g_test_run ();
}
