/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-certainty-words.h"

#include "dim-amendment-words.h"
#include "dim-record-words.h"
#include "dim-sentences.h"
#include "dim-words.h"
#include "sample-book.h"

/* That something does not count is said wherever it is read, with why. */

#define INCIDENT "0195f3c2-7a10-7000-8000-00000000000a"
#define OTHER    "0195f3c2-7a10-7000-8000-00000000000b"
#define FACT     "0195f3c2-7a10-7000-8000-0000000000a1"

static DimRecord *
make_record (const char *certainty)
{
  DimRecord *record = g_new0 (DimRecord, 1);

  record->state = DIM_RECORD_RECEIVED;
  record->incident = dim_incident_new (INCIDENT);
  dim_incident_set_code (record->incident, DIM_FIELD_CERTAINTY, certainty);
  record->news = dim_change_new (INCIDENT);
  record->amendments = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_amendment_free);
  return record;
}

static DimAmendment *
make_change (const char *was, const char *is, const char *reason)
{
  DimAmendment *amendment = dim_amendment_new (FACT);

  amendment->state = DIM_AMENDMENT_RECEIVED;
  amendment->changed = 1U << DIM_FIELD_CERTAINTY;
  amendment->before = dim_incident_new (INCIDENT);
  dim_incident_set_code (amendment->before, DIM_FIELD_CERTAINTY, was);
  amendment->after = dim_incident_new (INCIDENT);
  dim_incident_set_code (amendment->after, DIM_FIELD_CERTAINTY, is);
  g_free (amendment->reason);
  amendment->reason = g_strdup (reason);
  return amendment;
}

static void
test_every_choice_has_words (void)
{
  for (guint i = 0; i < DIM_N_CERTAINTIES; i++) {
    g_assert_cmpstr (dim_words_certainty_meaning ((DimCertainty) i), !=, "");
    g_assert_cmpstr (dim_words_certainty_moved ((DimCertainty) i), !=, "");
  }
  for (guint i = 0; i < DIM_N_CERTAINTY_REASONS; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (dim_words_certainty_reason ((DimCertaintyReason) i), !=,
                       dim_words_certainty_reason ((DimCertaintyReason) j));
  g_assert_cmpstr (dim_words_certainty_reason (DIM_CERTAINTY_ADMITTED), ==,
                   "de persoon gaf het toe");
}

static void
assert_why (const char *reason, const char *expected)
{
  g_autoptr (DimAmendment) change = make_change ("vermoeden", "vastgesteld", reason);
  g_autofree char *why = dim_words_certainty_why (change);

  g_assert_cmpstr (why, ==, expected);
}

/* Words of their own come from another program. */
static void
test_why_is_said_once_known (void)
{
  g_autoptr (DimAmendment) withdrawal = make_change ("vermoeden", "weerlegd", "vergissing");
  g_autofree char *none = NULL;

  assert_why ("", NULL);
  assert_why ("bekend", "Waarom: de persoon gaf het toe");
  assert_why ("gezien op de gang", "Waarom: gezien op de gang");
  withdrawal->is_withdrawal = TRUE;
  none = dim_words_certainty_why (withdrawal);
  g_assert_null (none);
}

static void
test_history_says_why (void)
{
  g_autoptr (DimCodeBook) book = sample_book ();
  g_autoptr (DimMunicipalities) municipalities = sample_municipalities ();
  g_autoptr (DimAmendment) change = make_change (NULL, NULL, "toch-in-orde");
  g_auto (GStrv) lines = NULL;

  change->changed = 0;
  change->has_new_text = TRUE;
  lines = dim_words_amendment (change, book, municipalities);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_cmpstr (lines[0], ==, "Waarom: het document en de persoon zijn toch in orde");
}

static void
assert_refuted (const DimRecord *record, const char *expected, const char *brief)
{
  g_autofree char *whole = dim_words_refuted (record);
  g_autofree char *narrow = dim_words_refuted_short (record);

  g_assert_cmpstr (whole, ==, expected);
  g_assert_cmpstr (narrow, ==, brief);
}

static void
test_refuted_says_that_it_does_not_count (void)
{
  g_autoptr (DimRecord) record = make_record ("weerlegd");
  g_autoptr (DimRecord) suspected = make_record ("vermoeden");

  assert_refuted (suspected, "", "");
  assert_refuted (record, "Weerlegd: het telt niet mee, en de zaak ook niet.",
                  "weerlegd: telt niet mee");
  g_ptr_array_add (record->amendments,
                   make_change ("vermoeden", "weerlegd", "verkeerd-beoordeeld"));
  assert_refuted (record,
                  "Weerlegd: het telt niet mee, en de zaak ook niet. Waarom: het was verkeerd "
                  "beoordeeld.",
                  "weerlegd: telt niet mee (het was verkeerd beoordeeld)");
  g_ptr_array_add (record->news->peers, dim_case_peer_new (OTHER, dim_day_new (2026, 11, 5),
                                                           "Backoffice", DIM_ROLE_BACK_OFFICE));
  assert_refuted (record,
                  "Weerlegd: het telt niet mee. De zaak telt alleen mee als een ander voorval "
                  "ervan meetelt. Waarom: het was verkeerd beoordeeld.",
                  "weerlegd: telt niet mee (het was verkeerd beoordeeld)");
}

static void
test_list_and_record_say_it (void)
{
  g_autoptr (DimRecord) record = make_record ("weerlegd");
  g_autofree char *standing = dim_words_record_standing (record);
  g_autofree char *in_case = dim_words_case_short (record);
  g_autofree char *sentence = dim_words_record_sentence (record);
  g_auto (GStrv) notices = dim_words_notices (record, dim_day_new (2026, 11, 20));
  g_autofree char *waiting = NULL;

  g_assert_cmpstr (standing, ==, "weerlegd: telt niet mee");
  g_assert_cmpstr (in_case, ==, "telt niet mee");
  g_assert_cmpstr (sentence, ==,
                   "De verzamelserver heeft het ontvangen. Het is weerlegd en telt niet mee.");
  g_assert_cmpstr (notices[0], ==, "Weerlegd: het telt niet mee, en de zaak ook niet.");
  record->state = DIM_RECORD_WAITING;
  waiting = dim_words_record_standing (record);
  g_assert_cmpstr (waiting, ==, "weerlegd; wacht op verzending");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dim_words_init (NULL);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  g_test_add_func ("/certainty-words/every-choice-has-words", test_every_choice_has_words);
  g_test_add_func ("/certainty-words/why-is-said-once-known", test_why_is_said_once_known);
  g_test_add_func ("/certainty-words/history-says-why", test_history_says_why);
  g_test_add_func ("/certainty-words/refuted-says-that-it-does-not-count",
                   test_refuted_says_that_it_does_not_count);
  g_test_add_func ("/certainty-words/list-and-record-say-it", test_list_and_record_say_it);
  return g_test_run ();
}
