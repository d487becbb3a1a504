/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-approval-words.h"

#include "dim-error.h"
#include "dim-month-proof.h"
#include "dim-words.h"

#include <string.h>

/* What is said of an approved month. */

#define MADE_S  1794819600 /* 16 November 2026 */
#define OCTOBER (2026 * 12 + 9)

static const struct {
  DimApprovalState state;
  guint late;
  gboolean is_waiting;
  const char *dutch;
} rows[] = {
  { DIM_MONTH_OPEN, 0, FALSE, "" },
  { DIM_MONTH_OPEN, 0, TRUE, "Uw akkoord wacht op verzending" },
  { DIM_MONTH_APPROVED, 0, FALSE, "Akkoord op maandag 16 november 2026 door Backoffice" },
  { DIM_MONTH_APPROVED, 0, TRUE, "Het heropenen wacht op verzending" },
  { DIM_MONTH_CHANGED, 0, FALSE,
    "Akkoord op maandag 16 november 2026 door Backoffice, daarna gewijzigd" },
  { DIM_MONTH_CHANGED, 1, FALSE,
    "Akkoord op maandag 16 november 2026 door Backoffice, daarna gewijzigd; 1 voorval is "
    "nagekomen" },
  { DIM_MONTH_CHANGED, 2, FALSE,
    "Akkoord op maandag 16 november 2026 door Backoffice, daarna gewijzigd; 2 voorvallen zijn "
    "nagekomen" },
  { DIM_MONTH_REOPENED, 0, FALSE,
    "Heropend op maandag 16 november 2026 door Backoffice: er klopt iets niet" },
};

static void
test_every_state_has_its_words (void)
{
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    DimMonthRecord record = { .is_approval_waiting = rows[i].is_waiting };
    DimMonthApproval *approval = &record.month.approval;
    g_autofree char *text = NULL;

    approval->state = rows[i].state;
    approval->made_s = MADE_S;
    approval->late = rows[i].late;
    approval->reason = DIM_REOPENING_WRONG;
    g_strlcpy (approval->desk, "Backoffice", sizeof approval->desk);
    text = dim_words_approval (&record);
    g_assert_cmpstr (text, ==, rows[i].dutch);
  }
}

static void
test_back_office_is_told_what_is_left (void)
{
  DimMonthRecord record = { .month.month = OCTOBER, .state = DIM_MONTH_REGISTERED };
  DimDay today = dim_day_from_text ("2026-11-20");
  g_autofree char *open = NULL;
  g_autofree char *approved = NULL;
  g_autofree char *reopened = NULL;

  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  open = dim_words_approval_to_give (&record, today);
  g_assert_cmpstr (open, ==, "Wacht op uw akkoord");
  record.month.approval.made_s = MADE_S;
  g_strlcpy (record.month.approval.desk, "Backoffice", sizeof record.month.approval.desk);
  record.month.approval.state = DIM_MONTH_APPROVED;
  approved = dim_words_approval_to_give (&record, today);
  g_assert_cmpstr (approved, ==, "Akkoord op maandag 16 november 2026 door Backoffice");
  record.month.approval.state = DIM_MONTH_REOPENED;
  record.month.approval.reason = DIM_REOPENING_WRONG;
  reopened = dim_words_approval_to_give (&record, today);
  g_assert_cmpstr (
    reopened, ==,
    "Heropend op maandag 16 november 2026 door Backoffice: er klopt iets niet. Wacht "
    "op uw akkoord");
}

static void
test_desk_is_told_before_it_changes_something (void)
{
  DimMonthRecord record = { .month.month = OCTOBER };
  g_autofree char *open = dim_words_approved_already (&record);
  g_autofree char *approved = NULL;

  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  g_assert_cmpstr (open, ==, "");
  record.month.approval.state = DIM_MONTH_CHANGED;
  approved = dim_words_approved_already (&record);
  g_assert_cmpstr (approved, ==,
                   "De backoffice gaf al akkoord voor oktober 2026. Uw wijziging telt mee en de "
                   "backoffice krijgt hem te zien.");
}

static void
add (GArray *differences, DimDifferenceKind kind)
{
  DimMonthDifference difference = { .kind = kind };

  g_array_append_val (differences, difference);
}

static void
test_what_came_in_between_is_counted (void)
{
  DimMonthRecord *record = g_new0 (DimMonthRecord, 1);
  g_autofree char *taken = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *changed = NULL;

  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  taken = dim_words_approval_refused (record);
  g_assert_cmpstr (taken, ==, "");
  record->approval_refusal = g_strdup ("De maand is nog open.");
  refused = dim_words_approval_refused (record);
  g_assert_cmpstr (refused, ==, "Uw akkoord is niet aangenomen. De maand is nog open.");
  record->differences = g_array_new (FALSE, FALSE, sizeof (DimMonthDifference));
  add (record->differences, DIM_DIFFERENCE_NEW);
  add (record->differences, DIM_DIFFERENCE_NEW);
  add (record->differences, DIM_DIFFERENCE_GONE);
  changed = dim_words_approval_refused (record);
  g_assert_cmpstr (changed, ==,
                   "Uw akkoord is niet aangenomen: sinds u keek, zijn er 2 nieuwe voorvallen, 1 "
                   "voorval dat niet meer meetelt. Bekijk de maand opnieuw en geef dan akkoord.");
  dim_month_record_free (record);
}

static void
test_every_reason_and_failure_has_a_sentence (void)
{
  static const int codes[] = { DIM_ERROR_CONFLICT, DIM_ERROR_INVALID, DIM_ERROR_REJECTED,
                               DIM_ERROR_STORAGE };

  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  for (guint i = 0; i < DIM_N_REOPENINGS; i++)
    g_assert_cmpstr (dim_words_reopening_reason (i), !=, "");
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autoptr (GError) error = g_error_new_literal (DIM_ERROR, codes[i], "Cannot do it: no");

    g_assert_null (strstr (dim_words_approving_error (error), "Cannot"));
    g_assert_cmpstr (dim_words_approving_error (error), !=, "");
  }
}

static void
test_hash_is_read_in_groups (void)
{
  guint8 contents[DIM_CONTENTS_BYTES] = { 0x01, 0x23, 0x45, 0x67, 0x89, 0xab };
  g_autofree char *text = dim_words_contents (contents);

  g_assert_cmpstr (text, ==,
                   "01234567 89ab0000 00000000 00000000 00000000 00000000 00000000 00000000");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dim_words_init (NULL);
  g_test_add_func ("/approval-words/back-office-is-told-what-is-left",
                   test_back_office_is_told_what_is_left);
  g_test_add_func ("/approval-words/desk-is-told-before-it-changes-something",
                   test_desk_is_told_before_it_changes_something);
  g_test_add_func ("/approval-words/every-state-has-its-words", test_every_state_has_its_words);
  g_test_add_func ("/approval-words/what-came-in-between-is-counted",
                   test_what_came_in_between_is_counted);
  g_test_add_func ("/approval-words/every-reason-and-failure-has-a-sentence",
                   test_every_reason_and_failure_has_a_sentence);
  g_test_add_func ("/approval-words/hash-is-read-in-groups", test_hash_is_read_in_groups);
  return g_test_run ();
}
