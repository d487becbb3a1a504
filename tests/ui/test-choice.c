/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-code-items.h"
#include "dim-country.h"
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
set_up_short (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, DIM_LIST_CERTAINTY, FALSE);
}

static void
set_up_several (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, DIM_LIST_DISCOVERY, TRUE);
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

static guint
count_children (gpointer widget)
{
  guint count = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count++;
  return count;
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
test_entering_shows_choices (Fixture *fixture, gconstpointer data)
{
  g_assert_false (desk_shows (fixture->choice, "list_window"));
  enter (fixture);
  DESK_WAIT (desk_shows (fixture->choice, "list_window"));
  g_assert_cmpuint (count_rows (fixture), ==, dim_code_book_size (desk_book (), DIM_LIST_FORM));

  desk_leave ();
  g_assert_false (desk_shows (fixture->choice, "list_window"));
  assert_signals (fixture, 0, 0);
}

static void
test_digit_takes_its_place_and_goes_on (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_press ("7", NULL);

  assert_answer (fixture, "adresfraude");
  assert_signals (fixture, 1, 1);
  g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==, "Adresfraude");
}

static void
test_digit_of_keypad_is_the_same (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_press ("KP_3", NULL);

  assert_answer (fixture, "vervalst");
  assert_signals (fixture, 1, 1);
}

static void
test_digit_replaces_an_answer (Fixture *fixture, gconstpointer data)
{
  dim_choice_set_code (fixture->choice, "look-alike");
  enter (fixture);
  desk_press ("2", NULL);

  assert_answer (fixture, "nagemaakt");
  assert_signals (fixture, 1, 1);
}

static void
test_digit_adds_a_chip (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_press ("2", "1", NULL);

  assert_answer (fixture, "gezichtsvergelijking visuele-controle");
  assert_signals (fixture, 2, 0);
  g_assert_cmpuint (count_children (desk_child (fixture->choice, "chips")), ==, 2);
  g_assert_true (desk_shows (fixture->choice, "chips"));
}

static void
test_digit_again_takes_the_chip_away (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_press ("2", "1", "2", NULL);

  assert_answer (fixture, "visuele-controle");
  assert_signals (fixture, 3, 0);
}

static void
test_enter_after_chips_goes_on (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_press ("2", "Return", NULL);

  assert_answer (fixture, "gezichtsvergelijking");
  assert_signals (fixture, 1, 1);
}

static void
test_tab_goes_past_the_list (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_press ("2", "Tab", NULL);

  g_assert_false (desk_has_focus (fixture->choice));
  assert_answer (fixture, "gezichtsvergelijking");
  assert_signals (fixture, 1, 0);
}

static void
test_arrows_and_enter_choose (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_press ("Down", "Down", "Down", "Up", "Return", NULL);

  assert_answer (fixture, "nagemaakt");
  assert_signals (fixture, 1, 1);
}

static void
test_arrow_stays_within_the_list (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_type ("spookbew");
  desk_press ("Up", "Up", "Down", "Down", "Return", NULL);

  assert_answer (fixture, "adresfraude");
}

static void
test_enter_on_untouched_only_goes_on (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_press ("Return", NULL);
  assert_answer (fixture, "");
  assert_signals (fixture, 0, 1);

  desk_leave ();
  dim_choice_set_code (fixture->choice, "look-alike");
  enter (fixture);
  desk_press ("Return", NULL);
  assert_answer (fixture, "look-alike");
  assert_signals (fixture, 0, 2);
}

static void
test_backspace_takes_last_chip (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_press ("2", "1", "BackSpace", NULL);
  assert_answer (fixture, "gezichtsvergelijking");
  assert_signals (fixture, 3, 0);

  desk_press ("BackSpace", "BackSpace", NULL);
  assert_answer (fixture, "");
  assert_signals (fixture, 4, 0);
  g_assert_false (desk_shows (fixture->choice, "chips"));
}

static void
test_backspace_in_text_keeps_chips (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_press ("2", "b", "BackSpace", NULL);

  assert_answer (fixture, "gezichtsvergelijking");
  assert_signals (fixture, 1, 0);
}

static gboolean
escape_cb (GtkEventControllerKey *controller,
           guint key,
           guint keycode,
           GdkModifierType state,
           guint *count)
{
  if (key == GDK_KEY_Escape)
    (*count)++;
  return GDK_EVENT_PROPAGATE;
}

static void
test_escape_untouched_propagates (Fixture *fixture, gconstpointer data)
{
  GtkEventController *listener = gtk_event_controller_key_new ();
  guint count = 0;

  g_signal_connect (listener, "key-pressed", G_CALLBACK (escape_cb), &count);
  gtk_widget_add_controller (GTK_WIDGET (desk_window ()), listener);
  enter (fixture);
  desk_press ("Escape", NULL);

  g_assert_cmpuint (count, ==, 1);
  assert_signals (fixture, 0, 0);
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
test_leaving_restores_the_answer (Fixture *fixture, gconstpointer data)
{
  dim_choice_set_code (fixture->choice, "look-alike");
  enter (fixture);
  desk_type ("spookbew");
  assert_answer (fixture, "look-alike");

  desk_leave ();
  assert_answer (fixture, "look-alike");
  g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==,
                   dim_words_code (desk_book (), DIM_LIST_FORM, "look-alike"));
  assert_note (fixture, NOT_CHOSEN);
  assert_signals (fixture, 0, 0);

  enter (fixture);
  assert_note (fixture, "");
}

static void
test_tab_takes_what_was_typed (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_type ("spookbew");
  desk_press ("Tab", NULL);

  g_assert_false (desk_has_focus (fixture->choice));
  assert_answer (fixture, "adresfraude");
  assert_note (fixture, "");
  assert_signals (fixture, 1, 0);

  enter (fixture);
  desk_press ("Down", "Down", "shift+Tab", NULL);
  g_assert_false (desk_has_focus (fixture->choice));
  assert_answer (fixture, "nagemaakt");
}

static void
test_tab_takes_nothing_from_a_wrong_word (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_press ("2", NULL);
  desk_type ("qqq");
  desk_press ("Tab", NULL);

  g_assert_false (desk_has_focus (fixture->choice));
  assert_answer (fixture, "gezichtsvergelijking");
  g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==, "");
  assert_note (fixture, NOT_CHOSEN);
}

static void
test_escape_drops_what_was_typed (Fixture *fixture, gconstpointer data)
{
  dim_choice_set_code (fixture->choice, "look-alike");
  enter (fixture);
  desk_type ("spookbew");
  desk_press ("Escape", NULL);

  assert_answer (fixture, "look-alike");
  g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==, "Look-alike");
  g_assert_cmpuint (count_rows (fixture), ==, dim_code_book_size (desk_book (), DIM_LIST_FORM));
  desk_press ("7", NULL);
  assert_answer (fixture, "adresfraude");
}

static void
test_digit_without_a_place_does_nothing (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_press ("9", "0", "KP_7", NULL);
  g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==, "");
  assert_signals (fixture, 0, 0);

  desk_press ("2", NULL);
  assert_answer (fixture, "vastgesteld");
}

static void
test_arrows_go_on_after_a_chip (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_press ("Page_Down", "Return", "Down", "Return", "Return", NULL);

  assert_answer (fixture, "gedrag adresonderzoek");
  assert_signals (fixture, 2, 1);
}

static void
test_page_keys_stay_within_the_list (Fixture *fixture, gconstpointer data)
{
  enter (fixture);
  desk_press ("Page_Down", "Page_Down", "Page_Down", "Page_Down", "Page_Up", "Page_Up", "Page_Up",
              "Page_Up", "Return", NULL);

  assert_answer (fixture, "look-alike");
}

static void
test_settling_takes_what_enter_would (Fixture *fixture, gconstpointer data)
{
  g_assert_true (dim_choice_settle (fixture->choice));
  enter (fixture);
  desk_press ("1", NULL);
  g_assert_true (dim_choice_settle (fixture->choice));
  assert_answer (fixture, "visuele-controle");

  desk_type ("gezicht");
  g_assert_true (dim_choice_settle (fixture->choice));
  assert_answer (fixture, "visuele-controle gezichtsvergelijking");
  g_assert_true (desk_has_focus (fixture->choice));
  desk_type ("qqq");
  g_assert_false (dim_choice_settle (fixture->choice));
  assert_answer (fixture, "visuele-controle gezichtsvergelijking");
  assert_signals (fixture, 2, 0);
}

static void
test_emptying_clears_the_answer (Fixture *fixture, gconstpointer data)
{
  dim_choice_set_code (fixture->choice, "look-alike");
  enter (fixture);
  desk_press ("ctrl+a", "BackSpace", NULL);
  assert_answer (fixture, "");
  assert_signals (fixture, 1, 0);

  desk_press ("Tab", NULL);
  assert_answer (fixture, "");
  g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==, "");
}

static void
test_answer_is_spoken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *open = desk_spoken (fixture->choice, "entry", GTK_ACCESSIBLE_PROPERTY_LABEL);
  g_autofree char *answered = NULL;

  g_assert_cmpstr (open, ==, "De vraag");
  dim_choice_set_codes (fixture->choice,
                        (const char *const[]){ "gedrag", "chip-uitlezen", "bestaat-niet", NULL });
  answered = desk_spoken (fixture->choice, "entry", GTK_ACCESSIBLE_PROPERTY_LABEL);
  g_assert_true (g_str_has_prefix (answered, "De vraag: "));
  g_assert_nonnull (strstr (answered, ", "));
  assert_signals (fixture, 0, 0);
}

static void
assert_no_digit (const char *text)
{
  if (g_ascii_isdigit (*text))
    g_error ("“%s” starts with a digit: the number key would take another choice", text);
}

static void
test_no_label_starts_with_a_digit (void)
{
  static const DimLanguage languages[] = { DIM_LANGUAGE_ENGLISH, DIM_LANGUAGE_DUTCH };
  guint count = 0;

  for (gsize language = 0; language < G_N_ELEMENTS (languages); language++) {
    dim_words_set_language (languages[language]);
    for (DimList list = 0; list < DIM_N_LISTS; list++)
      for (guint i = 0; i < dim_code_book_size (desk_book (), list); i++, count++) {
        const DimCode *code = dim_code_book_at (desk_book (), list, i);

        assert_no_digit (dim_words_code_label (code));
        for (char **synonym = code->synonyms; *synonym != NULL; synonym++)
          assert_no_digit (*synonym);
      }
    for (guint i = 0; i < dim_country_count (); i++)
      assert_no_digit (dim_words_country (dim_country_at (i)->code));
  }
  g_assert_cmpuint (count, >, 200);
}

#define ADD(path, set_up, function)                                                                \
  g_test_add ("/choice/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  ADD ("entering-shows-choices", set_up_single, test_entering_shows_choices);
  ADD ("digit-takes-its-place-and-goes-on", set_up_single, test_digit_takes_its_place_and_goes_on);
  ADD ("digit-of-keypad-is-the-same", set_up_single, test_digit_of_keypad_is_the_same);
  ADD ("digit-replaces-an-answer", set_up_single, test_digit_replaces_an_answer);
  ADD ("digit-adds-a-chip", set_up_several, test_digit_adds_a_chip);
  ADD ("digit-again-takes-the-chip-away", set_up_several, test_digit_again_takes_the_chip_away);
  ADD ("enter-after-chips-goes-on", set_up_several, test_enter_after_chips_goes_on);
  ADD ("tab-goes-past-the-list", set_up_several, test_tab_goes_past_the_list);
  ADD ("arrows-and-enter-choose", set_up_single, test_arrows_and_enter_choose);
  ADD ("arrow-stays-within-the-list", set_up_single, test_arrow_stays_within_the_list);
  ADD ("enter-on-untouched-only-goes-on", set_up_single, test_enter_on_untouched_only_goes_on);
  ADD ("backspace-takes-last-chip", set_up_several, test_backspace_takes_last_chip);
  ADD ("backspace-in-text-keeps-chips", set_up_several, test_backspace_in_text_keeps_chips);
  ADD ("escape-untouched-propagates", set_up_single, test_escape_untouched_propagates);
  ADD ("leaving-restores-the-answer", set_up_single, test_leaving_restores_the_answer);
  ADD ("tab-takes-what-was-typed", set_up_single, test_tab_takes_what_was_typed);
  ADD ("tab-takes-nothing-from-a-wrong-word", set_up_several,
       test_tab_takes_nothing_from_a_wrong_word);
  ADD ("escape-drops-what-was-typed", set_up_single, test_escape_drops_what_was_typed);
  ADD ("digit-without-a-place-does-nothing", set_up_short, test_digit_without_a_place_does_nothing);
  ADD ("arrows-go-on-after-a-chip", set_up_several, test_arrows_go_on_after_a_chip);
  ADD ("page-keys-stay-within-the-list", set_up_single, test_page_keys_stay_within_the_list);
  ADD ("settling-takes-what-enter-would", set_up_several, test_settling_takes_what_enter_would);
  ADD ("emptying-clears-the-answer", set_up_single, test_emptying_clears_the_answer);
  ADD ("answer-is-spoken", set_up_several, test_answer_is_spoken);
  g_test_add_func ("/choice/no-label-starts-with-a-digit", test_no_label_starts_with_a_digit);
  return desk_run ();
}
