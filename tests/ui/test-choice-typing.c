/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-code-items.h"
#include "dim-words.h"

typedef struct {
  DimChoice *choice;
  const guint *changed;
  const guint *done;
} Fixture;

static void
set_up (Fixture *fixture, DimList list, gboolean multiple)
{
  fixture->choice = g_object_new (DIM_TYPE_CHOICE, "title", "De vraag", "multiple", multiple, NULL);
  dim_choice_add_list (fixture->choice, desk_book (), list);
  fixture->changed = desk_count (fixture->choice, "changed");
  fixture->done = desk_count (fixture->choice, "done");
  desk_show (GTK_WIDGET (fixture->choice));
}

static void
set_up_single (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, DIM_LIST_FORM, FALSE);
}

static void
set_up_product (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, DIM_LIST_PRODUCT, FALSE);
}

static void
set_up_english (Fixture *fixture, gconstpointer data)
{
  dim_words_set_language (DIM_LANGUAGE_ENGLISH);
  set_up (fixture, DIM_LIST_FORM, FALSE);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_close ();
}

static void
enter (Fixture *fixture)
{
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->choice)));
}

/* What is in the list on screen, the line for an empty one left out. */
static guint
count_rows (Fixture *fixture)
{
  GtkListBox *list = desk_child (fixture->choice, "list");
  guint count = 0;

  while (gtk_list_box_get_row_at_index (list, (int) count) != NULL)
    count++;
  return count;
}

static const char *
label_of_row (Fixture *fixture, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (desk_child (fixture->choice, "list"), index);

  g_assert_nonnull (row);
  return gtk_label_get_label (GTK_LABEL (
    gtk_widget_get_next_sibling (gtk_widget_get_first_child (gtk_list_box_row_get_child (row)))));
}

static void
assert_answer (Fixture *fixture, const char *codes)
{
  g_auto (GStrv) answer = dim_choice_dup_codes (fixture->choice);
  g_autofree char *joined = g_strjoinv (" ", answer);

  g_assert_cmpstr (joined, ==, codes);
}

static void
assert_signals (Fixture *fixture, guint changed, guint done)
{
  g_assert_cmpuint (*fixture->changed, ==, changed);
  g_assert_cmpuint (*fixture->done, ==, done);
}

static void
assert_note (Fixture *fixture, const char *words)
{
  g_autofree char *spoken =
    desk_spoken (fixture->choice, "entry", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);

  g_assert_cmpstr (desk_text (fixture->choice, "note"), ==, words);
  g_assert_cmpstr (spoken, ==, words);
}

#define NOT_CHOSEN "Wat u typte, is niet gekozen. Kies een antwoord uit de lijst."

static void
test_typing_finds_a_synonym (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_type ("spookbew");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  assert_signals (fixture, 0, 0);

  desk_press ("Return", NULL);
  assert_answer (fixture, "adresfraude");
  assert_signals (fixture, 1, 1);
}

static void
test_typing_finds_parts_of_a_label (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_type ("paspoort aanvr");
  desk_press ("Return", NULL);

  assert_answer (fixture, "paspoort-aanvraag");
  assert_signals (fixture, 1, 1);
}

static void
test_digit_while_typing_is_text (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_type ("brp2");

  assert_answer (fixture, "");
  assert_signals (fixture, 0, 0);
  g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==, "brp2");
}

static void
test_word_of_nothing_chooses_nothing (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_type ("qqq");
  g_assert_cmpuint (count_rows (fixture), ==, 0);

  desk_press ("Return", NULL);
  assert_answer (fixture, "");
  assert_signals (fixture, 0, 0);
}

static void
test_best_name_comes_first (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_type ("anders");
  g_assert_cmpstr (label_of_row (fixture, 0), ==, "Anders");
  desk_press ("ctrl+a", NULL);
  desk_type ("vals");
  g_assert_cmpstr (label_of_row (fixture, 0), ==, "Vals brondocument");
  desk_press ("Return", NULL);
  assert_answer (fixture, "vals-brondocument");
}

static void
test_misspelt_word_is_found_where_it_is_sure (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_type ("adersfraude");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  assert_note (fixture, "Niets heet precies zo. Bedoelt u dit?");
  desk_press ("Return", NULL);
  assert_answer (fixture, "adresfraude");

  desk_press ("ctrl+a", NULL);
  desk_type ("dokument");
  g_assert_cmpuint (count_rows (fixture), >, 1);
  desk_press ("Return", NULL);
  assert_answer (fixture, "adresfraude");
  desk_press ("Down", "Return", NULL);
  assert_answer (fixture, "nagemaakt");
}

static void
test_dutch_name_is_found_in_english (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_type ("adresfr");
  desk_press ("Return", NULL);
  assert_answer (fixture, "adresfraude");
  g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==, "Address fraud");
}

/* Whatever comes from a clipboard: an answer of the list, or none. */
static void
test_pasted_text_chooses_what_is_in_the_list (Fixture *fixture, gconstpointer data)
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
    enter (fixture);
    desk_paste (cases[i].text, length);
    desk_press ("Return", NULL);
    assert_answer (fixture, cases[i].answer);
    desk_leave ();
    g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==,
                     *cases[i].answer != '\0' ? "Adresfraude" : "");
  }
}

#define MEGABYTE 1048576

static void
test_pasted_megabyte_is_cut (Fixture *fixture, gconstpointer data)
{
  g_autofree char *megabyte = g_strnfill (MEGABYTE, 'a');

  enter (fixture);
  desk_paste (megabyte, MEGABYTE);
  DESK_WAIT (*desk_text (fixture->choice, "entry") != '\0');
  g_assert_cmpuint (strlen (desk_text (fixture->choice, "entry")), <=, 80);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  desk_press ("Tab", NULL);
  assert_answer (fixture, "");
  assert_note (fixture, NOT_CHOSEN);
}

#define ADD(path, set_up, function)                                                                \
  g_test_add ("/choice-typing/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  ADD ("typing-finds-a-synonym", set_up_single, test_typing_finds_a_synonym);
  ADD ("typing-finds-parts-of-a-label", set_up_product, test_typing_finds_parts_of_a_label);
  ADD ("digit-while-typing-is-text", set_up_single, test_digit_while_typing_is_text);
  ADD ("word-of-nothing-chooses-nothing", set_up_single, test_word_of_nothing_chooses_nothing);
  ADD ("best-name-comes-first", set_up_single, test_best_name_comes_first);
  ADD ("misspelt-word-is-found-where-it-is-sure", set_up_single,
       test_misspelt_word_is_found_where_it_is_sure);
  ADD ("dutch-name-is-found-in-english", set_up_english, test_dutch_name_is_found_in_english);
  ADD ("pasted-text-chooses-what-is-in-the-list", set_up_single,
       test_pasted_text_chooses_what_is_in_the_list);
  ADD ("pasted-megabyte-is-cut", set_up_single, test_pasted_megabyte_is_cut);
  return desk_run ();
}
