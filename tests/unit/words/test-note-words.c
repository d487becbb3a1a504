/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-note-words.h"

#include "dim-error.h"
#include "dim-words.h"

/* Notes between municipalities, as a reviewer reads them. */

#define TODAY  "2026-11-20"
#define MADE_S 1793700000 /* 3 November 2026 */
#define NOTE   "01930000-0000-7000-8000-00000000000a"

static void
test_other_municipality_is_contact_and_month (void)
{
  g_autoptr (DimOpenedNote) note = dim_opened_note_new (NOTE);
  g_autofree char *author = NULL;

  g_free (note->contact);
  note->contact = g_strdup ("Balie Rotterdam, 14 010");
  note->month = 2026 * 12 + 10;
  author = dim_words_note_author (note, dim_day_from_text (TODAY));
  g_assert_cmpstr (author, ==,
                   "Notitie van een andere gemeente: Balie Rotterdam, 14 010 (november 2026)");
}

static void
test_own_note_says_when_and_where (void)
{
  g_autoptr (DimOpenedNote) note = dim_opened_note_new (NOTE);
  g_autofree char *author = NULL;

  note->received_s = MADE_S;
  note->role = DIM_ROLE_BACK_OFFICE;
  g_free (note->desk);
  note->desk = g_strdup ("Backoffice Noord");
  author = dim_words_note_author (note, dim_day_from_text (TODAY));
  g_assert_true (g_str_has_prefix (author, "Uw notitie aan andere gemeenten: 3 november, "));
  g_assert_true (g_str_has_suffix (author, " · Backoffice Noord"));
}

static void
test_what_does_not_open_says_so (void)
{
  g_autoptr (DimOpenedNote) note = dim_opened_note_new (NOTE);

  g_assert_cmpstr (dim_words_note (note), ==, "Deze notitie kan op dit apparaat niet open.");
  note->text = g_strdup ("Bel ons even.");
  g_assert_cmpstr (dim_words_note (note), ==, "Bel ons even.");
}

static void
test_waiting_notes_are_counted (void)
{
  g_autofree char *none = dim_words_notes_waiting (0);
  g_autofree char *one = dim_words_notes_waiting (1);
  g_autofree char *two = dim_words_notes_waiting (2);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (one, ==, "1 notitie wacht verzegeld op verzending.");
  g_assert_cmpstr (two, ==, "2 notities wachten verzegeld op verzending.");
}

static void
test_every_refusal_has_a_sentence_of_its_own (void)
{
  static const DimErrorCode codes[] = {
    DIM_ERROR_INVALID,  DIM_ERROR_LIMIT,     DIM_ERROR_CONFLICT,
    DIM_ERROR_REJECTED, DIM_ERROR_NOT_FOUND, DIM_ERROR_STORAGE
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    for (gsize j = 0; j < i; j++) {
      g_autoptr (GError) one = g_error_new_literal (DIM_ERROR, (int) codes[i], "x");
      g_autoptr (GError) other = g_error_new_literal (DIM_ERROR, (int) codes[j], "x");

      g_assert_cmpstr (dim_words_noting_error (one), !=, dim_words_noting_error (other));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dim_words_init (NULL);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  g_test_add_func ("/note-words/other-municipality-is-contact-and-month",
                   test_other_municipality_is_contact_and_month);
  g_test_add_func ("/note-words/own-note-says-when-and-where", test_own_note_says_when_and_where);
  g_test_add_func ("/note-words/what-does-not-open-says-so", test_what_does_not_open_says_so);
  g_test_add_func ("/note-words/waiting-notes-are-counted", test_waiting_notes_are_counted);
  g_test_add_func ("/note-words/every-refusal-has-a-sentence-of-its-own",
                   test_every_refusal_has_a_sentence_of_its_own);
  return g_test_run ();
}
