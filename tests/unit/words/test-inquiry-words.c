/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-inquiry-words.h"

#include "dim-error.h"
#include "dim-words.h"

#include <string.h>

/* A question to a desk and its answer, as somebody reads them. */

#define TODAY  "2026-11-20"
#define MADE_S 1793700000 /* 3 November 2026 */

static const DimInquiry inquiry = {
  .fields = 1U << DIM_FIELD_FORM | 1U << DIM_FIELD_OUTCOME,
  .reason = DIM_INQUIRY_DEVIATES,
};

static void
test_question_says_what_and_why (void)
{
  g_autofree char *question = dim_words_inquiry (&inquiry);
  g_autofree char *made = dim_words_inquiry_made (&inquiry);

  g_assert_true (g_str_has_prefix (question, "De backoffice vraagt u na te kijken: vorm"));
  g_assert_true (g_str_has_suffix (question, ". Een ander loket antwoordde iets anders."));
  g_assert_true (g_str_has_prefix (made, "Gevraagd: vorm"));
  g_assert_true (g_str_has_suffix (made, "(een ander loket antwoordde iets anders)"));
}

static void
test_every_reason_and_answer_is_its_own (void)
{
  for (guint i = 1; i < DIM_N_INQUIRY_REASONS; i++)
    g_assert_cmpstr (dim_words_inquiry_reason ((DimInquiryReason) i), !=,
                     dim_words_inquiry_reason ((DimInquiryReason) (i - 1)));
  for (guint i = 0; i < DIM_N_ANSWERS; i++) {
    const DimReply reply = { .answer = (DimInquiryAnswer) i };
    g_autofree char *said = dim_words_reply_made (&reply);

    g_assert_true (g_str_has_prefix (said, "Antwoord: "));
    g_assert_nonnull (strstr (said, dim_words_inquiry_answer (reply.answer)));
  }
}

static void
test_own_question_is_of_this_computer (void)
{
  const DimInquiryAuthor own = { MADE_S, (char *) "", DIM_ROLE_BACK_OFFICE };
  const DimInquiryAuthor other = { MADE_S, (char *) "Balie Noord", DIM_ROLE_FRONT_OFFICE };
  DimDay today = dim_day_from_text (TODAY);
  g_autofree char *here = dim_words_inquiry_author (&own, today);
  g_autofree char *there = dim_words_inquiry_author (&other, today);

  g_assert_true (g_str_has_prefix (here, "3 november, "));
  g_assert_true (g_str_has_suffix (here, " · deze computer"));
  g_assert_true (g_str_has_suffix (there, " · Balie Noord"));
}

static void
assert_asked (guint count, const char *expected)
{
  g_autofree char *says = dim_words_asked (count);

  g_assert_cmpstr (says, ==, expected);
}

static void
test_questions_are_counted (void)
{
  assert_asked (0, "");
  assert_asked (1, "De backoffice vraagt u iets over 1 voorval.");
  assert_asked (3, "De backoffice vraagt u iets over 3 voorvallen.");
}

static void
test_each_refusal_has_its_own_sentence (void)
{
  static const int codes[] = { DIM_ERROR_INVALID, DIM_ERROR_CONFLICT, DIM_ERROR_NOT_FOUND,
                               DIM_ERROR_REJECTED, DIM_ERROR_FULL };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autoptr (GError) error = g_error_new_literal (DIM_ERROR, codes[i], "x");
    const char *says = dim_words_asking_error (error);

    g_assert_true (g_str_has_suffix (says, "."));
    for (gsize other = 0; other < i; other++) {
      g_autoptr (GError) before = g_error_new_literal (DIM_ERROR, codes[other], "x");

      g_assert_cmpstr (says, !=, dim_words_asking_error (before));
    }
  }
}

static void
test_answer_that_comes_late_is_told (void)
{
  g_autoptr (GError) late = g_error_new_literal (DIM_ERROR, DIM_ERROR_NOT_FOUND, "x");
  g_autoptr (GError) full = g_error_new_literal (DIM_ERROR, DIM_ERROR_FULL, "x");

  g_assert_cmpstr (dim_words_replying_error (late), ==,
                   "Over dit voorval staat geen vraag meer open.");
  g_assert_cmpstr (dim_words_replying_error (full), ==, dim_words_asking_error (full));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dim_words_init (NULL);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
#define ADD(path, function) g_test_add_func ("/inquiry-words/" path, function)
  ADD ("question-says-what-and-why", test_question_says_what_and_why);
  ADD ("every-reason-and-answer-is-its-own", test_every_reason_and_answer_is_its_own);
  ADD ("own-question-is-of-this-computer", test_own_question_is_of_this_computer);
  ADD ("questions-are-counted", test_questions_are_counted);
  ADD ("each-refusal-has-its-own-sentence", test_each_refusal_has_its_own_sentence);
  ADD ("answer-that-comes-late-is-told", test_answer_that_comes_late_is_told);
#undef ADD
  return g_test_run ();
}
