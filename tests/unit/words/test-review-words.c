/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-review-words.h"

#include "dim-error.h"
#include "dim-words.h"

#include <string.h>

/* Why something is to be looked at, and what became of it, in one sentence each. */

#define FRONT  (1U << DIM_ROLE_FRONT_OFFICE)
#define BACK   (1U << DIM_ROLE_BACK_OFFICE)
#define MADE_S 1793700000 /* 3 November 2026 */
#define TODAY  "2026-11-20"

static const char *const ids[] = { "01930000-0000-7000-8000-00000000000a",
                                   "01930000-0000-7000-8000-00000000000b",
                                   "01930000-0000-7000-8000-00000000000c" };

static const struct {
  DimReviewKind kind;
  guint count;
  const char *first; /* NULL: no date is known */
  const char *last;
  guint roles;
  const char *dutch;
  const char *english;
} rows[] = {
  { DIM_REVIEW_JOINED, 2, "2026-11-03", "2026-11-05", FRONT | BACK,
    "Zelfde document, 2 dagen na elkaar, balie en backoffice",
    "Same document, 2 days apart, front office and back office" },
  { DIM_REVIEW_JOINED, 2, "2026-11-03", "2026-11-04", FRONT,
    "Zelfde document, 1 dag na elkaar, twee loketten", "Same document, 1 day apart, two desks" },
  { DIM_REVIEW_JOINED, 2, "2026-11-03", "2026-11-03", BACK,
    "Zelfde document, op dezelfde dag, backoffice", "Same document, on the same day, back office" },
  { DIM_REVIEW_JOINED, 3, "2026-11-03", "2026-11-06", FRONT,
    "Zelfde document, 3 keer binnen 4 dagen, twee loketten",
    "Same document, 3 times within 4 days, two desks" },
  { DIM_REVIEW_AT_DESK, 2, "2026-11-03", "2026-11-05", FRONT,
    "Zelfde document aan één loket, 2 dagen na elkaar", "Same document at one desk, 2 days apart" },
  { DIM_REVIEW_NEAR, 2, "2026-11-03", "2026-11-20", FRONT,
    "Zelfde document, 17 dagen na elkaar, telt nu apart",
    "Same document, 17 days apart, not counted as one" },
  { DIM_REVIEW_OFFICE, 2, "2026-11-03", "2026-11-05", FRONT,
    "Zelfde document voor twee van uw gemeenten, 2 dagen na elkaar",
    "Same document for two of your municipalities, 2 days apart" },
  { DIM_REVIEW_COUNTRIES, 2, "2026-11-03", "2026-11-05", FRONT,
    "Zelfde nummer met verschillende landen, 2 dagen na elkaar",
    "Same number with different countries, 2 days apart" },
  { DIM_REVIEW_ALIKE, 2, "2026-11-03", "2026-11-05", FRONT,
    "Geen nummer, wel gelijkend: zelfde vorm en product, 2 dagen na elkaar",
    "No number, but alike: same form and product, 2 days apart" },
  { DIM_REVIEW_REUSE, 2, "2026-03-03", "2026-11-03", FRONT,
    "Document opnieuw gebruikt, 245 dagen na elkaar", "Document used again, 245 days apart" },
  { DIM_REVIEW_ELSEWHERE, 1, "2026-11-03", "2026-11-03", FRONT,
    "Document ook in een andere gemeente gezien: oktober 2026, november 2026",
    "Document also seen in another municipality: October 2026, November 2026" },
  { DIM_REVIEW_CONFLICT, 1, "2026-11-03", "2026-11-03", FRONT, "Twee antwoorden op één vraag",
    "Two answers to one question" },
  { DIM_REVIEW_REFUSED, 1, NULL, NULL, FRONT, "Geweigerd door de verzamelserver",
    "Refused by the collection server" },
  { DIM_REVIEW_ANSWERED, 1, "2026-11-03", "2026-11-03", FRONT,
    "Het loket heeft uw vraag beantwoord", "The desk answered your question" },
  { DIM_REVIEW_LATE, 1, "2026-10-03", "2026-10-03", FRONT,
    "Door het loket gewijzigd na uw akkoord voor oktober 2026",
    "Changed by the desk after you approved October 2026" },
  { DIM_REVIEW_NOTED, 1, "2026-11-03", "2026-11-03", FRONT,
    "Een andere gemeente liet een notitie achter bij dit document",
    "Another municipality left a note about this document" },
};

static DimReviewItem *
make_item (gsize row)
{
  DimReviewItem *item = dim_review_item_new_case (ids[0]);

  item->kind = rows[row].kind;
  for (guint i = 1; i < MIN (rows[row].count, G_N_ELEMENTS (ids)); i++)
    g_ptr_array_add (item->incidents, g_strdup (ids[i]));
  item->first = rows[row].first == NULL ? DIM_DAY_NONE : dim_day_from_text (rows[row].first);
  item->last = rows[row].last == NULL ? DIM_DAY_NONE : dim_day_from_text (rows[row].last);
  item->roles = rows[row].roles;
  for (int month = 2026 * 12 + 9; month < 2026 * 12 + 11; month++)
    g_array_append_val (item->months, month);
  return item;
}

static void
test_every_reason_is_one_sentence (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (DimReviewItem) item = make_item (i);
    g_autofree char *dutch = NULL;
    g_autofree char *english = NULL;

    dim_words_set_language (DIM_LANGUAGE_DUTCH);
    dutch = dim_words_review (item);
    g_assert_cmpstr (dutch, ==, rows[i].dutch);
    dim_words_set_language (DIM_LANGUAGE_ENGLISH);
    english = dim_words_review (item);
    g_assert_cmpstr (english, ==, rows[i].english);
  }
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
}

static void
test_what_waits_for_a_desk_says_so (void)
{
  g_autoptr (DimReviewItem) item = make_item (1);
  g_autofree char *says = NULL;

  item->is_waiting = TRUE;
  says = dim_words_review (item);
  g_assert_cmpstr (says, ==,
                   "Zelfde document, 1 dag na elkaar, twee loketten; wacht op antwoord van het "
                   "loket");
}

/* Another municipality's proposal, and what waits for its answer. */
static void
test_proposal_of_another_municipality_is_told (void)
{
  static const struct {
    DimAgreement agreement;
    const char *expected;
  } stands[] = {
    { DIM_AGREEMENT_NONE, "Document ook in een andere gemeente gezien: Balie Rotterdam, 14 010, "
                          "november 2026" },
    { DIM_AGREEMENT_THEY_PROPOSE,
      "Document ook in een andere gemeente gezien: Balie Rotterdam, 14 010, november 2026. Zij "
      "stellen voor om dit als één gebeurtenis te tellen." },
    { DIM_AGREEMENT_WE_PROPOSED,
      "Document ook in een andere gemeente gezien: Balie Rotterdam, 14 010, november 2026. U stelt "
      "voor om dit als één gebeurtenis te tellen; zij hebben nog niet geantwoord." },
  };
  g_autoptr (DimReviewItem) item = dim_review_item_new_case (ids[0]);
  int month = 2026 * 12 + 10;

  item->kind = DIM_REVIEW_ELSEWHERE;
  item->contact = "Balie Rotterdam, 14 010";
  g_array_append_val (item->months, month);
  for (gsize i = 0; i < G_N_ELEMENTS (stands); i++) {
    g_autofree char *text = NULL;

    item->agreement = stands[i].agreement;
    item->is_waiting = item->agreement == DIM_AGREEMENT_WE_PROPOSED;
    text = dim_words_review (item);
    g_assert_cmpstr (text, ==, stands[i].expected);
  }
}

static void
assert_days (gsize row, const char *expected)
{
  g_autoptr (DimReviewItem) item = make_item (row);
  g_autofree char *days = dim_words_review_days (item, dim_day_from_text (TODAY));

  g_assert_cmpstr (days, ==, expected);
}

static void
test_days_are_told_once (void)
{
  assert_days (0, "3 november en 5 november");
  assert_days (2, "3 november");
  assert_days (3, "3 november tot en met 6 november");
  assert_days (12, "");
}

static void
test_what_is_left_is_counted (void)
{
  static const struct {
    guint count;
    const char *says;
  } left[] = { { 0, "Niets te beoordelen" },
               { 1, "1 te beoordelen" },
               { 1214, "1.214 te beoordelen" } };

  for (gsize i = 0; i < G_N_ELEMENTS (left); i++) {
    g_autofree char *says = dim_words_reviews_left (left[i].count);

    g_assert_cmpstr (says, ==, left[i].says);
  }
}

/* Each registration in the case with the number of the row. */
static DimComparison *
compare (guint count, const guint *cases, gboolean is_provisional)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_record_free);

  for (guint i = 0; i < MIN (count, G_N_ELEMENTS (ids)); i++) {
    DimRecord *record = g_new0 (DimRecord, 1);

    record->incident = dim_incident_new (ids[i]);
    record->incident->date = dim_day_from_text ("2026-11-03");
    record->news = dim_change_new (ids[i]);
    g_strlcpy (record->news->case_number, ids[cases[i]], sizeof record->news->case_number);
    record->news->is_provisional = is_provisional;
    g_ptr_array_add (records, record);
  }
  return dim_comparison_new (records);
}

static void
assert_comparison (guint count, const guint *cases, gboolean is_provisional, const char *expected)
{
  g_autoptr (DimComparison) comparison = compare (count, cases, is_provisional);
  g_autofree char *says = dim_words_comparison (comparison);

  g_assert_cmpstr (says, ==, expected);
}

static void
test_how_they_count_is_said (void)
{
  static const guint one[] = { 0, 0, 0 };
  static const guint apart[] = { 0, 1, 2 };
  static const guint two[] = { 0, 0, 2 };

  assert_comparison (1, one, FALSE, "Het telt op zichzelf.");
  assert_comparison (2, apart, FALSE, "Ze tellen nu apart. Is het dezelfde gebeurtenis?");
  assert_comparison (3, two, FALSE, "Ze tellen nu als 2 zaken.");
  assert_comparison (2, one, TRUE,
                     "Ze tellen voorlopig als één zaak. Is het dezelfde gebeurtenis?");
  assert_comparison (2, one, FALSE, "Ze tellen als één zaak.");
}

static void
test_what_is_refuted_does_not_count (void)
{
  static const guint one[] = { 0, 0 };
  g_autoptr (DimComparison) comparison = compare (2, one, TRUE);
  g_autofree char *says = NULL;

  comparison->values.counts = FALSE;
  says = dim_words_comparison (comparison);
  g_assert_cmpstr (says, ==, "Alles hier is weerlegd: het telt niet mee.");
}

static void
assert_decision (DimDecisionKind kind, const char *reason, gboolean stands, const char *expected)
{
  g_autoptr (DimDecisionEntry) entry = dim_decision_entry_new (dim_decision_new (ids[0], kind));
  g_autofree char *says = NULL;

  g_free (entry->decision->reason);
  entry->decision->reason = g_strdup (reason);
  entry->stands = stands;
  says = dim_words_decision (entry);
  g_assert_cmpstr (says, ==, expected);
}

static void
test_decision_and_its_reason_are_told (void)
{
  assert_decision (DIM_DECISION_SAME, "een-bezoek", TRUE,
                   "Zelfde gebeurtenis: één bezoek, gezien aan twee loketten");
  assert_decision (DIM_DECISION_APART, "ander-bezoek", FALSE,
                   "Aparte gebeurtenissen: bij een andere gelegenheid getoond (geldt niet meer)");
  assert_decision (DIM_DECISION_VALUE, "klopt", TRUE,
                   "Antwoord gekozen voor de zaak: dit antwoord klopt");
  assert_decision (DIM_DECISION_RETRACT, "", TRUE, "Beslissing ingetrokken");
  assert_decision (DIM_DECISION_SAME, "zelfde avond", TRUE, "Zelfde gebeurtenis: zelfde avond");
}

static void
test_author_is_told (void)
{
  g_autoptr (DimDecisionEntry) entry =
    dim_decision_entry_new (dim_decision_new (ids[0], DIM_DECISION_SAME));
  g_autofree char *says = NULL;

  g_free (entry->desk);
  entry->desk = g_strdup ("Backoffice");
  entry->made_s = MADE_S;
  says = dim_words_decision_author (entry, dim_day_from_text (TODAY));
  g_assert_true (g_str_has_prefix (says, "3 november, "));
  g_assert_true (g_str_has_suffix (says, " · Backoffice"));
}

static void
test_outcome_is_told (void)
{
  g_autoptr (GError) gone = g_error_new_literal (DIM_ERROR, DIM_ERROR_NOT_FOUND, "gone");
  g_autoptr (GError) full = g_error_new_literal (DIM_ERROR, DIM_ERROR_FULL, "full");

  for (guint kind = DIM_DECISION_SAME; kind <= DIM_DECISION_VALUE; kind++) {
    const char *says = dim_words_reviewed ((DimDecisionKind) kind);

    g_assert_true (g_str_has_suffix (says, "."));
    for (guint other = 0; other < kind; other++)
      g_assert_cmpstr (says, !=, dim_words_reviewed ((DimDecisionKind) other));
  }
  g_assert_cmpstr (dim_words_review_error (gone), !=, dim_words_review_error (full));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dim_words_init (NULL);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  g_test_add_func ("/review-words/what-is-refuted-does-not-count",
                   test_what_is_refuted_does_not_count);
  g_test_add_func ("/review-words/every-reason-is-one-sentence", test_every_reason_is_one_sentence);
  g_test_add_func ("/review-words/proposal-of-another-municipality-is-told",
                   test_proposal_of_another_municipality_is_told);
  g_test_add_func ("/review-words/what-waits-for-a-desk-says-so",
                   test_what_waits_for_a_desk_says_so);
  g_test_add_func ("/review-words/days-are-told-once", test_days_are_told_once);
  g_test_add_func ("/review-words/what-is-left-is-counted", test_what_is_left_is_counted);
  g_test_add_func ("/review-words/how-they-count-is-said", test_how_they_count_is_said);
  g_test_add_func ("/review-words/decision-and-its-reason-are-told",
                   test_decision_and_its_reason_are_told);
  g_test_add_func ("/review-words/author-is-told", test_author_is_told);
  g_test_add_func ("/review-words/outcome-is-told", test_outcome_is_told);
  return g_test_run ();
}
