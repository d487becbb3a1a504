/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-agreement-words.h"

#include "dim-error.h"
#include "dim-record-words.h"
#include "dim-sentences.h"
#include "dim-words.h"

#include <string.h>

#define WE_PROPOSED                                                                                \
  "U stelt voor om dit als één gebeurtenis te tellen; zij hebben nog niet geantwoord."
#define ID "0195f3c2-7a10-7000-8000-000000000001"

static void
test_each_stand_has_its_sentence (void)
{
  static const char *const sentences[DIM_N_AGREEMENTS] = {
    [DIM_AGREEMENT_NONE] = "",
    [DIM_AGREEMENT_WE_PROPOSED] = WE_PROPOSED,
    [DIM_AGREEMENT_THEY_PROPOSE] = "Zij stellen voor om dit als één gebeurtenis te tellen.",
    [DIM_AGREEMENT_AGREED] =
      "Beide gemeenten zeggen dat het één gebeurtenis is: het telt één keer.",
    [DIM_AGREEMENT_WE_REFUSED] = "U hebt gezegd dat het niet dezelfde gebeurtenis is.",
    [DIM_AGREEMENT_THEY_REFUSED] = "Zij zeggen dat het niet dezelfde gebeurtenis is.",
  };

  for (guint i = 0; i < DIM_N_AGREEMENTS; i++)
    g_assert_cmpstr (dim_words_agreement ((DimAgreement) i), ==, sentences[i]);
}

static void
test_word_tells_what_it_comes_to (void)
{
  g_assert_cmpstr (dim_words_agreed (DIM_PROPOSAL_SAME, DIM_AGREEMENT_THEY_PROPOSE), ==,
                   "Afgesproken: het telt één keer, als één gebeurtenis.");
  g_assert_cmpstr (dim_words_agreed (DIM_PROPOSAL_SAME, DIM_AGREEMENT_NONE), ==,
                   "Voorgesteld: het telt één keer zodra zij dat ook zeggen.");
  g_assert_cmpstr (dim_words_agreed (DIM_PROPOSAL_APART, DIM_AGREEMENT_NONE), ==,
                   "Niet dezelfde gebeurtenis: het komt hier niet terug.");
  g_assert_cmpstr (dim_words_agreed (DIM_PROPOSAL_RETRACT, DIM_AGREEMENT_AGREED), ==,
                   "Teruggenomen: er is niets meer over gezegd.");
}

static void
test_hit_tells_how_it_stands (void)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_hit_free);
  DimHit *hit = dim_hit_new (DIM_MATCH_T3);
  g_autofree char *text = NULL;
  g_autofree char *button = NULL;

  g_ptr_array_add (hits, hit);
  g_free (hit->contact);
  hit->contact = g_strdup ("Balie Rotterdam, 14 010");
  hit->month = 2026 * 12 + 10;
  hit->theirs = DIM_PROPOSAL_SAME;
  text = dim_words_hit (hit, DIM_DAY_NONE);
  g_assert_cmpstr (
    text, ==,
    "Dit document is in november 2026 ook gezien door een ander kantoor. Contact: "
    "Balie Rotterdam, 14 010. Zij stellen voor om dit als één gebeurtenis te tellen.");
  button = dim_words_take_back (hit);
  g_assert_cmpstr (button, ==,
                   "Terugnemen wat u hebt gezegd: Balie Rotterdam, 14 010, november 2026");
}

static void
test_registration_says_that_it_counts_elsewhere (void)
{
  g_autoptr (DimRecord) record = g_new0 (DimRecord, 1);
  g_auto (GStrv) notices = NULL;
  g_autofree char *cell = NULL;
  g_autofree char *narrow = NULL;

  record->incident = dim_incident_new (ID);
  record->state = DIM_RECORD_RECEIVED;
  record->news = dim_change_new (ID);
  record->news->incident = dim_incident_new (ID);
  record->news->counts_elsewhere = TRUE;
  notices = dim_words_notices (record, DIM_DAY_NONE);
  g_assert_cmpstr (notices[0], ==,
                   "Elders geteld: een andere gemeente telt het, als één gebeurtenis met die van "
                   "haar.");
  cell = dim_words_case (record);
  narrow = dim_words_case_short (record);
  g_assert_cmpstr (cell, ==, "elders geteld");
  g_assert_cmpstr (narrow, ==, "elders geteld");
}

static void
test_failure_is_explained (void)
{
  g_autoptr (GError) gone = g_error_new_literal (DIM_ERROR, DIM_ERROR_NOT_FOUND, "gone");
  g_autoptr (GError) storage = g_error_new_literal (DIM_ERROR, DIM_ERROR_STORAGE, "disk");

  g_assert_cmpstr (dim_words_agreeing_error (gone), ==,
                   "Het voorval van de andere gemeente is er niet meer.");
  g_assert_null (strstr (dim_words_agreeing_error (storage), "disk"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dim_words_init (NULL);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  g_test_add_func ("/agreement-words/each-stand-has-its-sentence",
                   test_each_stand_has_its_sentence);
  g_test_add_func ("/agreement-words/word-tells-what-it-comes-to",
                   test_word_tells_what_it_comes_to);
  g_test_add_func ("/agreement-words/hit-tells-how-it-stands", test_hit_tells_how_it_stands);
  g_test_add_func ("/agreement-words/registration-says-that-it-counts-elsewhere",
                   test_registration_says_that_it_counts_elsewhere);
  g_test_add_func ("/agreement-words/failure-is-explained", test_failure_is_explained);
  return g_test_run ();
}
