/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-day-entry.h"

typedef struct {
  DimDayEntry *entry;
  const guint *changed;
  const guint *done;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->entry = g_object_new (DIM_TYPE_DAY_ENTRY, "title", "Wanneer was het?", NULL);
  dim_day_entry_set_today (fixture->entry, dim_day_from_text (DESK_TODAY));
  fixture->changed = desk_count (fixture->entry, "changed");
  fixture->done = desk_count (fixture->entry, "done");
  desk_show (GTK_WIDGET (fixture->entry));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->entry)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_close ();
}

/* The focus leaves when the main loop comes to it. */
static void
assert_says (Fixture *fixture, const char *words)
{
  g_autofree char *spoken = NULL;

  DESK_WAIT (g_strcmp0 (desk_text (fixture->entry, "echo"), words) == 0);
  spoken = desk_spoken (fixture->entry, "entry", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  g_assert_cmpstr (spoken, ==, words);
}

static void
test_dutch_forms_are_echoed_in_words (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *typed;
    const char *day;
    const char *words;
  } cases[] = {
    { "3-11", "2026-11-03", "dinsdag 3 november 2026" },
    { "0311", "2026-11-03", "dinsdag 3 november 2026" },
    { "031125", "2025-11-03", "maandag 3 november 2025" },
    { "3/11/26", "2026-11-03", "dinsdag 3 november 2026" },
    { "3 nov 2026", "2026-11-03", "dinsdag 3 november 2026" },
    { "25-12", "2025-12-25", "donderdag 25 december 2025" },
    { "vandaag", "2026-11-20", "vrijdag 20 november 2026" },
    { "gisteren", "2026-11-19", "donderdag 19 november 2026" },
    { "ma", "2026-11-16", "maandag 16 november 2026" },
    { "-2", "2026-11-18", "woensdag 18 november 2026" },
    { "eergis", "2026-11-18", "woensdag 18 november 2026" },
    { "maandag", "2026-11-16", "maandag 16 november 2026" },
    { "afgelopen vrijdag", "2026-11-13", "vrijdag 13 november 2026" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    desk_press ("ctrl+a", "BackSpace", NULL);
    desk_type (cases[i].typed);

    g_assert_cmpint (dim_day_entry_get_day (fixture->entry), ==, dim_day_from_text (cases[i].day));
    g_assert_false (dim_day_entry_is_unreadable (fixture->entry));
    assert_says (fixture, cases[i].words);
  }
}

static gboolean
is_marked (Fixture *fixture)
{
  return gtk_widget_has_css_class (desk_child (fixture->entry, "echo"), "error");
}

#define HINT   "Typ een datum, bijvoorbeeld 3-11 of gisteren."
#define FUTURE "De datum ligt in de toekomst. Kies vandaag of een eerdere dag."
#define OLD    "De datum ligt voor 2019. Controleer het jaar."

/* What is no date of an event: one sentence that says what to do, told as wrong when the hand wants
 * to go on, which Enter does not and Tab does. Nothing that was typed goes. */
static void
test_wrong_date_says_what_to_do (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *typed;
    const char *day; /* NULL: none */
    const char *says;
  } cases[] = {
    { "32-11", NULL, HINT },
    { "29-2-2025", NULL, HINT },
    { "00", NULL, HINT },
    { "0", NULL, HINT },
    { "13-13", NULL, HINT },
    { "onbekend", NULL, HINT },
    { "3-11-26 14:00", NULL, HINT },
    { "P<NLDDE<BRUIJN", NULL, HINT },
    { "morgen", "2026-11-21", "zaterdag 21 november 2026. " FUTURE },
    { "21-11-26", "2026-11-21", "zaterdag 21 november 2026. " FUTURE },
    { "3-11-2062", "2062-11-03", "vrijdag 3 november 2062. " FUTURE },
    { "31-12-2018", "2018-12-31", "maandag 31 december 2018. " OLD },
    { "3-11-1926", "1926-11-03", "woensdag 3 november 1926. " OLD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("typed: %s", cases[i].typed);
    g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->entry)));
    desk_press ("ctrl+a", "BackSpace", NULL);
    desk_type (cases[i].typed);
    assert_says (fixture, cases[i].says);
    g_assert_false (is_marked (fixture));
    desk_press ("Return", NULL);
    g_assert_true (is_marked (fixture));
    g_assert_true (desk_has_focus (fixture->entry));
    desk_press ("Tab", NULL);

    g_assert_false (desk_has_focus (fixture->entry));
    g_assert_true (is_marked (fixture));
    g_assert_cmpstr (desk_text (fixture->entry, "entry"), ==, cases[i].typed);
    g_assert_cmpint (dim_day_entry_get_day (fixture->entry), ==,
                     cases[i].day != NULL ? dim_day_from_text (cases[i].day) : DIM_DAY_NONE);
    g_assert_cmpint (dim_day_entry_is_unreadable (fixture->entry), ==, cases[i].day == NULL);
  }
  g_assert_cmpuint (*fixture->done, ==, 0);
}

#define MEGABYTE 1048576

/* What comes from a clipboard is cleaned where that does no harm, and else told as any other. */
static void
test_pasted_text_is_cleaned (Fixture *fixture, gconstpointer data)
{
  g_autofree char *megabyte = g_strnfill (MEGABYTE, '3');
  const struct {
    const char *name;
    const char *text;
    gsize length; /* 0: up to its NUL */
    const char *says;
  } cases[] = {
    { "from a letter", " 3 november 2026", 0, "dinsdag 3 november 2026" },
    { "marks of direction", "\u200e3-11-2026\u200f", 0, "dinsdag 3 november 2026" },
    { "long dashes", "3\u201311\u20132026", 0, "dinsdag 3 november 2026" },
    { "blanks that do not break", "3\u00a0nov\u00a02026", 0, "dinsdag 3 november 2026" },
    { "a line more", "3-11-2026\r\n4-11-2026\r\n", 0, "dinsdag 3 november 2026" },
    { "NUL", "3-11-2026\0rest", 14, "dinsdag 3 november 2026" },
    { "emoji", "🙂", 0, HINT },
    { "right to left", "٣-١١-٢٠٢٦", 0, HINT },
    { "a megabyte", megabyte, MEGABYTE, HINT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].name);
    desk_press ("ctrl+a", "BackSpace", NULL);
    desk_paste (cases[i].text, cases[i].length > 0 ? cases[i].length : strlen (cases[i].text));

    assert_says (fixture, cases[i].says);
    g_assert_cmpuint (strlen (desk_text (fixture->entry, "entry")), <=, 160);
  }
}

static void
test_fault_of_the_form_is_told_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *spoken = NULL;

  desk_type ("3-12-26");
  dim_day_entry_set_fault (fixture->entry, FUTURE);
  spoken = desk_spoken (fixture->entry, "entry", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  g_assert_cmpstr (desk_text (fixture->entry, "echo"), ==, "donderdag 3 december 2026");
  g_assert_cmpstr (spoken, ==, FUTURE " donderdag 3 december 2026");

  dim_day_entry_set_fault (fixture->entry, NULL);
  assert_says (fixture, "donderdag 3 december 2026. " FUTURE);
}

static void
test_empty_is_no_fault (Fixture *fixture, gconstpointer data)
{
  desk_press ("3", "BackSpace", NULL);

  g_assert_cmpint (dim_day_entry_get_day (fixture->entry), ==, DIM_DAY_NONE);
  g_assert_false (dim_day_entry_is_unreadable (fixture->entry));
  assert_says (fixture, "");
}

static void
test_enter_goes_on (Fixture *fixture, gconstpointer data)
{
  desk_type ("-1");
  g_assert_cmpuint (*fixture->done, ==, 0);
  desk_press ("Return", NULL);

  g_assert_cmpuint (*fixture->done, ==, 1);
  g_assert_cmpuint (*fixture->changed, ==, 2);
}

static void
test_set_day_reads_back (Fixture *fixture, gconstpointer data)
{
  DimDay day = dim_day_from_text ("2024-02-29");

  dim_day_entry_set_day (fixture->entry, day);
  g_assert_cmpstr (desk_text (fixture->entry, "entry"), ==, "29-2-2024");
  assert_says (fixture, "donderdag 29 februari 2024");
  g_assert_cmpuint (*fixture->changed, ==, 0);

  desk_press ("End", "space", NULL);
  g_assert_cmpint (dim_day_entry_get_day (fixture->entry), ==, day);
}

/* The next registration comes while the hand is there already. */
static void
test_typing_replaces_what_was_filled_in (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->entry));
  dim_day_entry_set_day (fixture->entry, dim_day_from_text ("2026-11-04"));
  desk_type ("5-11-2026");
  g_assert_cmpstr (desk_text (fixture->entry, "entry"), ==, "5-11-2026");
}

/* As GTK does when it hears late that another widget's selection is gone. */
static void
test_lost_selection_is_made_up_for (Fixture *fixture, gconstpointer data)
{
  GtkEditable *entry = desk_child (fixture->entry, "entry");

  dim_day_entry_set_day (fixture->entry, dim_day_from_text ("2026-11-04"));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->entry));
  gtk_editable_select_region (entry, 0, 0);
  desk_type ("5-11-2026");
  g_assert_cmpstr (desk_text (fixture->entry, "entry"), ==, "5-11-2026");

  dim_day_entry_set_day (fixture->entry, dim_day_from_text ("2026-11-04"));
  desk_press ("Home", NULL);
  desk_type ("1");
  g_assert_cmpstr (desk_text (fixture->entry, "entry"), ==, "14-11-2026");
}

static void
test_name_is_the_question (Fixture *fixture, gconstpointer data)
{
  g_autofree char *spoken = desk_spoken (fixture->entry, "entry", GTK_ACCESSIBLE_PROPERTY_LABEL);

  g_assert_cmpstr (spoken, ==, "Wanneer was het?");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/day-entry/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  ADD ("dutch-forms-are-echoed-in-words", test_dutch_forms_are_echoed_in_words);
  ADD ("wrong-date-says-what-to-do", test_wrong_date_says_what_to_do);
  ADD ("pasted-text-is-cleaned", test_pasted_text_is_cleaned);
  ADD ("fault-of-the-form-is-told-once", test_fault_of_the_form_is_told_once);
  ADD ("empty-is-no-fault", test_empty_is_no_fault);
  ADD ("enter-goes-on", test_enter_goes_on);
  ADD ("set-day-reads-back", test_set_day_reads_back);
  ADD ("typing-replaces-what-was-filled-in", test_typing_replaces_what_was_filled_in);
  ADD ("lost-selection-is-made-up-for", test_lost_selection_is_made_up_for);
  ADD ("name-is-the-question", test_name_is_the_question);
  return desk_run ();
}
