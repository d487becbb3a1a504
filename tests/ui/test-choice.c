/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "choice-desk.h"
#include "dim-country.h"
#include "dim-words.h"

static void
set_up_short (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_set_up (fixture, DIM_LIST_CERTAINTY, FALSE);
}

static void
set_up_several (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_set_up (fixture, DIM_LIST_DISCOVERY, TRUE);
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

static void
test_entering_shows_choices (ChoiceDesk *fixture, gconstpointer data)
{
  g_assert_false (desk_shows (fixture->choice, "list_window"));
  choice_desk_enter (fixture);
  DESK_WAIT (desk_shows (fixture->choice, "list_window"));
  g_assert_cmpuint (choice_desk_count_rows (fixture), ==,
                    dim_code_book_size (desk_book (), DIM_LIST_FORM));

  desk_leave ();
  g_assert_false (desk_shows (fixture->choice, "list_window"));
  choice_desk_assert_signals (fixture, 0, 0);
}

static void
test_digit_takes_its_place_and_goes_on (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_press ("7", NULL);

  choice_desk_assert_answer (fixture, "adresfraude");
  choice_desk_assert_signals (fixture, 1, 1);
  g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==, "Adresfraude");
}

static void
test_digit_of_keypad_is_the_same (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_press ("KP_3", NULL);

  choice_desk_assert_answer (fixture, "vervalst");
  choice_desk_assert_signals (fixture, 1, 1);
}

static void
test_digit_replaces_an_answer (ChoiceDesk *fixture, gconstpointer data)
{
  dim_choice_set_code (fixture->choice, "look-alike");
  choice_desk_enter (fixture);
  desk_press ("2", NULL);

  choice_desk_assert_answer (fixture, "nagemaakt");
  choice_desk_assert_signals (fixture, 1, 1);
}

static void
test_digit_adds_a_chip (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_press ("2", "1", NULL);

  choice_desk_assert_answer (fixture, "gezichtsvergelijking visuele-controle");
  choice_desk_assert_signals (fixture, 2, 0);
  g_assert_cmpuint (count_children (desk_child (fixture->choice, "chips")), ==, 2);
  g_assert_true (desk_shows (fixture->choice, "chips"));
}

static void
test_digit_again_takes_the_chip_away (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_press ("2", "1", "2", NULL);

  choice_desk_assert_answer (fixture, "visuele-controle");
  choice_desk_assert_signals (fixture, 3, 0);
}

static void
test_enter_after_chips_goes_on (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_press ("2", "Return", NULL);

  choice_desk_assert_answer (fixture, "gezichtsvergelijking");
  choice_desk_assert_signals (fixture, 1, 1);
}

static void
test_tab_goes_past_the_list (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_press ("2", "Tab", NULL);

  g_assert_false (desk_has_focus (fixture->choice));
  choice_desk_assert_answer (fixture, "gezichtsvergelijking");
  choice_desk_assert_signals (fixture, 1, 0);
}

static void
test_arrows_and_enter_choose (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_press ("Down", "Down", "Down", "Up", "Return", NULL);

  choice_desk_assert_answer (fixture, "nagemaakt");
  choice_desk_assert_signals (fixture, 1, 1);
}

static void
test_arrow_stays_within_the_list (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_type ("spookbew");
  desk_press ("Up", "Up", "Down", "Down", "Return", NULL);

  choice_desk_assert_answer (fixture, "adresfraude");
}

static void
test_enter_on_untouched_only_goes_on (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_press ("Return", NULL);
  choice_desk_assert_answer (fixture, "");
  choice_desk_assert_signals (fixture, 0, 1);

  desk_leave ();
  dim_choice_set_code (fixture->choice, "look-alike");
  choice_desk_enter (fixture);
  desk_press ("Return", NULL);
  choice_desk_assert_answer (fixture, "look-alike");
  choice_desk_assert_signals (fixture, 0, 2);
}

static void
test_backspace_takes_last_chip (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_press ("2", "1", "BackSpace", NULL);
  choice_desk_assert_answer (fixture, "gezichtsvergelijking");
  choice_desk_assert_signals (fixture, 3, 0);

  desk_press ("BackSpace", "BackSpace", NULL);
  choice_desk_assert_answer (fixture, "");
  choice_desk_assert_signals (fixture, 4, 0);
  g_assert_false (desk_shows (fixture->choice, "chips"));
}

static void
test_backspace_in_text_keeps_chips (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_press ("2", "b", "BackSpace", NULL);

  choice_desk_assert_answer (fixture, "gezichtsvergelijking");
  choice_desk_assert_signals (fixture, 1, 0);
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
test_escape_untouched_propagates (ChoiceDesk *fixture, gconstpointer data)
{
  GtkEventController *listener = gtk_event_controller_key_new ();
  guint count = 0;

  g_signal_connect (listener, "key-pressed", G_CALLBACK (escape_cb), &count);
  gtk_widget_add_controller (GTK_WIDGET (desk_window ()), listener);
  choice_desk_enter (fixture);
  desk_press ("Escape", NULL);

  g_assert_cmpuint (count, ==, 1);
  choice_desk_assert_signals (fixture, 0, 0);
}

static void
test_leaving_restores_the_answer (ChoiceDesk *fixture, gconstpointer data)
{
  dim_choice_set_code (fixture->choice, "look-alike");
  choice_desk_enter (fixture);
  desk_type ("spookbew");
  choice_desk_assert_answer (fixture, "look-alike");

  desk_leave ();
  choice_desk_assert_answer (fixture, "look-alike");
  g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==,
                   dim_words_code (desk_book (), DIM_LIST_FORM, "look-alike"));
  choice_desk_assert_note (fixture, CHOICE_DESK_NOT_CHOSEN);
  choice_desk_assert_signals (fixture, 0, 0);

  choice_desk_enter (fixture);
  choice_desk_assert_note (fixture, "");
}

static void
test_tab_takes_what_was_typed (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_type ("spookbew");
  desk_press ("Tab", NULL);

  g_assert_false (desk_has_focus (fixture->choice));
  choice_desk_assert_answer (fixture, "adresfraude");
  choice_desk_assert_note (fixture, "");
  choice_desk_assert_signals (fixture, 1, 0);

  choice_desk_enter (fixture);
  desk_press ("Down", "Down", "shift+Tab", NULL);
  g_assert_false (desk_has_focus (fixture->choice));
  choice_desk_assert_answer (fixture, "nagemaakt");
}

static void
test_tab_takes_nothing_from_a_wrong_word (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_press ("2", NULL);
  desk_type ("qqq");
  desk_press ("Tab", NULL);

  g_assert_false (desk_has_focus (fixture->choice));
  choice_desk_assert_answer (fixture, "gezichtsvergelijking");
  g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==, "");
  choice_desk_assert_note (fixture, CHOICE_DESK_NOT_CHOSEN);
}

static void
test_escape_drops_what_was_typed (ChoiceDesk *fixture, gconstpointer data)
{
  dim_choice_set_code (fixture->choice, "look-alike");
  choice_desk_enter (fixture);
  desk_type ("spookbew");
  desk_press ("Escape", NULL);

  choice_desk_assert_answer (fixture, "look-alike");
  g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==, "Look-alike");
  g_assert_cmpuint (choice_desk_count_rows (fixture), ==,
                    dim_code_book_size (desk_book (), DIM_LIST_FORM));
  desk_press ("7", NULL);
  choice_desk_assert_answer (fixture, "adresfraude");
}

static void
test_digit_without_a_place_does_nothing (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_press ("9", "0", "KP_7", NULL);
  g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==, "");
  choice_desk_assert_signals (fixture, 0, 0);

  desk_press ("2", NULL);
  choice_desk_assert_answer (fixture, "vastgesteld");
}

static void
test_arrows_go_on_after_a_chip (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_press ("Page_Down", "Return", "Down", "Return", "Return", NULL);

  choice_desk_assert_answer (fixture, "gedrag adresonderzoek");
  choice_desk_assert_signals (fixture, 2, 1);
}

static void
test_page_keys_stay_within_the_list (ChoiceDesk *fixture, gconstpointer data)
{
  choice_desk_enter (fixture);
  desk_press ("Page_Down", "Page_Down", "Page_Down", "Page_Down", "Page_Up", "Page_Up", "Page_Up",
              "Page_Up", "Return", NULL);

  choice_desk_assert_answer (fixture, "look-alike");
}

static void
test_settling_takes_what_enter_would (ChoiceDesk *fixture, gconstpointer data)
{
  g_assert_true (dim_choice_settle (fixture->choice));
  choice_desk_enter (fixture);
  desk_press ("1", NULL);
  g_assert_true (dim_choice_settle (fixture->choice));
  choice_desk_assert_answer (fixture, "visuele-controle");

  desk_type ("gezicht");
  g_assert_true (dim_choice_settle (fixture->choice));
  choice_desk_assert_answer (fixture, "visuele-controle gezichtsvergelijking");
  g_assert_true (desk_has_focus (fixture->choice));
  desk_type ("qqq");
  g_assert_false (dim_choice_settle (fixture->choice));
  choice_desk_assert_answer (fixture, "visuele-controle gezichtsvergelijking");
  choice_desk_assert_signals (fixture, 2, 0);
}

static void
test_emptying_clears_the_answer (ChoiceDesk *fixture, gconstpointer data)
{
  dim_choice_set_code (fixture->choice, "look-alike");
  choice_desk_enter (fixture);
  desk_press ("ctrl+a", "BackSpace", NULL);
  choice_desk_assert_answer (fixture, "");
  choice_desk_assert_signals (fixture, 1, 0);

  desk_press ("Tab", NULL);
  choice_desk_assert_answer (fixture, "");
  g_assert_cmpstr (desk_text (fixture->choice, "entry"), ==, "");
}

static void
test_answer_is_spoken (ChoiceDesk *fixture, gconstpointer data)
{
  g_autofree char *open = desk_spoken (fixture->choice, "entry", GTK_ACCESSIBLE_PROPERTY_LABEL);
  g_autofree char *answered = NULL;

  g_assert_cmpstr (open, ==, "De vraag");
  dim_choice_set_codes (fixture->choice,
                        (const char *const[]){ "gedrag", "chip-uitlezen", "bestaat-niet", NULL });
  answered = desk_spoken (fixture->choice, "entry", GTK_ACCESSIBLE_PROPERTY_LABEL);
  g_assert_true (g_str_has_prefix (answered, "De vraag: "));
  g_assert_nonnull (strstr (answered, ", "));
  choice_desk_assert_signals (fixture, 0, 0);
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
  g_test_add ("/choice/" path, ChoiceDesk, NULL, set_up, function, choice_desk_tear_down)

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  ADD ("entering-shows-choices", choice_desk_set_up_form, test_entering_shows_choices);
  ADD ("digit-takes-its-place-and-goes-on", choice_desk_set_up_form,
       test_digit_takes_its_place_and_goes_on);
  ADD ("digit-of-keypad-is-the-same", choice_desk_set_up_form, test_digit_of_keypad_is_the_same);
  ADD ("digit-replaces-an-answer", choice_desk_set_up_form, test_digit_replaces_an_answer);
  ADD ("digit-adds-a-chip", set_up_several, test_digit_adds_a_chip);
  ADD ("digit-again-takes-the-chip-away", set_up_several, test_digit_again_takes_the_chip_away);
  ADD ("enter-after-chips-goes-on", set_up_several, test_enter_after_chips_goes_on);
  ADD ("tab-goes-past-the-list", set_up_several, test_tab_goes_past_the_list);
  ADD ("arrows-and-enter-choose", choice_desk_set_up_form, test_arrows_and_enter_choose);
  ADD ("arrow-stays-within-the-list", choice_desk_set_up_form, test_arrow_stays_within_the_list);
  ADD ("enter-on-untouched-only-goes-on", choice_desk_set_up_form,
       test_enter_on_untouched_only_goes_on);
  ADD ("backspace-takes-last-chip", set_up_several, test_backspace_takes_last_chip);
  ADD ("backspace-in-text-keeps-chips", set_up_several, test_backspace_in_text_keeps_chips);
  ADD ("escape-untouched-propagates", choice_desk_set_up_form, test_escape_untouched_propagates);
  ADD ("leaving-restores-the-answer", choice_desk_set_up_form, test_leaving_restores_the_answer);
  ADD ("tab-takes-what-was-typed", choice_desk_set_up_form, test_tab_takes_what_was_typed);
  ADD ("tab-takes-nothing-from-a-wrong-word", set_up_several,
       test_tab_takes_nothing_from_a_wrong_word);
  ADD ("escape-drops-what-was-typed", choice_desk_set_up_form, test_escape_drops_what_was_typed);
  ADD ("digit-without-a-place-does-nothing", set_up_short, test_digit_without_a_place_does_nothing);
  ADD ("arrows-go-on-after-a-chip", set_up_several, test_arrows_go_on_after_a_chip);
  ADD ("page-keys-stay-within-the-list", choice_desk_set_up_form,
       test_page_keys_stay_within_the_list);
  ADD ("settling-takes-what-enter-would", set_up_several, test_settling_takes_what_enter_would);
  ADD ("emptying-clears-the-answer", choice_desk_set_up_form, test_emptying_clears_the_answer);
  ADD ("answer-is-spoken", set_up_several, test_answer_is_spoken);
  g_test_add_func ("/choice/no-label-starts-with-a-digit", test_no_label_starts_with_a_digit);
  return desk_run ();
}
