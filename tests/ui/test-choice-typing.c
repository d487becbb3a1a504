/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "choice-desk.h"
#include "dim-words.h"

static void
set_up_product (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_set_up (fixture, DIM_LIST_PRODUCT, FALSE);
}

static void
set_up_english (ChoiceDesk *fixture, gconstpointer data)
{
  dim_words_set_language (DIM_LANGUAGE_ENGLISH);
  choice_desk_set_up (fixture, DIM_LIST_FORM, FALSE);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
}

static const char *
label_of_row (ChoiceDesk *fixture, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (desk_child (fixture->choice, "list"), index);

  g_assert_nonnull (row);
  return gtk_label_get_label (GTK_LABEL (
    gtk_widget_get_next_sibling (gtk_widget_get_first_child (gtk_list_box_row_get_child (row)))));
}

static void
test_typing_finds_a_synonym (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_type ("spookbew");
  g_assert_cmpuint (choice_desk_count_rows (fixture), ==, 1);
  choice_desk_assert_signals (fixture, 0, 0);

  desk_press ("Return", NULL);
  choice_desk_assert_answer (fixture, "adresfraude");
  choice_desk_assert_signals (fixture, 1, 1);
}

static void
test_typing_finds_parts_of_a_label (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_type ("paspoort aanvr");
  desk_press ("Return", NULL);

  choice_desk_assert_answer (fixture, "paspoort-aanvraag");
  choice_desk_assert_signals (fixture, 1, 1);
}

static void
test_digit_while_typing_is_text (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_type ("brp2");

  choice_desk_assert_answer (fixture, "");
  choice_desk_assert_signals (fixture, 0, 0);
  g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==, "brp2");
}

static void
test_word_of_nothing_chooses_nothing (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_type ("qqq");
  g_assert_cmpuint (choice_desk_count_rows (fixture), ==, 0);

  desk_press ("Return", NULL);
  choice_desk_assert_answer (fixture, "");
  choice_desk_assert_signals (fixture, 0, 0);
}

static void
test_best_name_comes_first (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_type ("anders");
  g_assert_cmpstr (label_of_row (fixture, 0), ==, "Anders");
  desk_press ("ctrl+a", NULL);
  desk_type ("vals");
  g_assert_cmpstr (label_of_row (fixture, 0), ==, "Vals brondocument");
  desk_press ("Return", NULL);
  choice_desk_assert_answer (fixture, "vals-brondocument");
}

static void
test_misspelt_word_is_found_where_it_is_sure (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_type ("adersfraude");
  g_assert_cmpuint (choice_desk_count_rows (fixture), ==, 1);
  choice_desk_assert_note (fixture, "Niets heet precies zo. Bedoelt u dit?");
  desk_press ("Return", NULL);
  choice_desk_assert_answer (fixture, "adresfraude");

  desk_press ("ctrl+a", NULL);
  desk_type ("dokument");
  g_assert_cmpuint (choice_desk_count_rows (fixture), >, 1);
  desk_press ("Return", NULL);
  choice_desk_assert_answer (fixture, "adresfraude");
  desk_press ("Down", "Return", NULL);
  choice_desk_assert_answer (fixture, "nagemaakt");
}

static void
test_dutch_name_is_found_in_english (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_type ("adresfr");
  desk_press ("Return", NULL);
  choice_desk_assert_answer (fixture, "adresfraude");
  g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==, "Address fraud");
}

/* Whatever comes from a clipboard: an answer of the list, or none. */
static void
test_pasted_text_chooses_what_is_in_the_list (ChoiceDesk *fixture, gconstpointer data)
{
  static const struct {
    const char *name;
    const char *text;
    gsize length; /* 0: up to its NUL */
    const char *answer;
  } cases[] = {
    { "as the list says it", "Adresfraude", 0, "adresfraude" },
    { "capitals and accents", "ÁDRÈSFRAUDE", 0, "adresfraude" },
    { "marks that turn the direction", "\u200fadres\u200efraude\u202c", 0, "adresfraude" },
    { "lines", "adresfraude\r\nnagemaakt\n", 0, "adresfraude" },
    { "a tab", "\tadresfraude\t", 0, "adresfraude" },
    { "NUL", "adresfraude\0nagemaakt", 21, "adresfraude" },
    { "a digit of a place", "1", 0, "" },
    { "emoji", "🙂", 0, "" },
    { "signs", "-- ' ;", 0, "" },
    { "markup", "<b>&amp;</b>", 0, "" },
    { "right to left", "תעודת זהות", 0, "" },
    { "no text", "\xff\xfe", 0, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    gsize length = cases[i].length > 0 ? cases[i].length : strlen (cases[i].text);

    g_test_message ("%s", cases[i].name);
    dim_choice_set_code (fixture->choice, NULL);
    choice_desk_enter (fixture);
    desk_paste (cases[i].text, length);
    desk_press ("Return", NULL);
    choice_desk_assert_answer (fixture, cases[i].answer);
    desk_leave ();
    g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==,
                     *cases[i].answer != '\0' ? "Adresfraude" : "");
  }
}

#define MEGABYTE 1048576

static void
test_pasted_megabyte_is_cut (ChoiceDesk *fixture, gconstpointer data)
{
  g_autofree char *megabyte = g_strnfill (MEGABYTE, 'a');

  choice_desk_enter (fixture);
  desk_paste (megabyte, MEGABYTE);
  DESK_WAIT (*desk_text (fixture->choice, "entry") != '\0');
  g_assert_cmpuint (strlen (desk_text (fixture->choice, "entry")), <=, 80);
  g_assert_cmpuint (choice_desk_count_rows (fixture), ==, 0);
  desk_press ("Tab", NULL);
  choice_desk_assert_answer (fixture, "");
  choice_desk_assert_note (fixture, CHOICE_DESK_NOT_CHOSEN);
}

#define ADD(path, set_up, function)                                                                \
  g_test_add ("/choice-typing/" path, ChoiceDesk, NULL, set_up, function, choice_desk_tear_down)

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  ADD ("typing-finds-a-synonym", choice_desk_set_up_form, test_typing_finds_a_synonym);
  ADD ("typing-finds-parts-of-a-label", set_up_product, test_typing_finds_parts_of_a_label);
  ADD ("digit-while-typing-is-text", choice_desk_set_up_form, test_digit_while_typing_is_text);
  ADD ("word-of-nothing-chooses-nothing", choice_desk_set_up_form,
       test_word_of_nothing_chooses_nothing);
  ADD ("best-name-comes-first", choice_desk_set_up_form, test_best_name_comes_first);
  ADD ("misspelt-word-is-found-where-it-is-sure", choice_desk_set_up_form,
       test_misspelt_word_is_found_where_it_is_sure);
  ADD ("dutch-name-is-found-in-english", set_up_english, test_dutch_name_is_found_in_english);
  ADD ("pasted-text-chooses-what-is-in-the-list", choice_desk_set_up_form,
       test_pasted_text_chooses_what_is_in_the_list);
  ADD ("pasted-megabyte-is-cut", choice_desk_set_up_form, test_pasted_megabyte_is_cut);
  return desk_run ();
}
