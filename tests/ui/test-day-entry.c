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

static void
assert_says (Fixture *fixture, const char *words)
{
  g_autofree char *spoken =
    desk_spoken (fixture->entry, "entry", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);

  g_assert_cmpstr (desk_text (fixture->entry, "echo"), ==, words);
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
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    desk_press ("ctrl+a", "BackSpace", NULL);
    desk_type (cases[i].typed);

    g_assert_cmpint (dim_day_entry_get_day (fixture->entry), ==, dim_day_from_text (cases[i].day));
    g_assert_false (dim_day_entry_is_unreadable (fixture->entry));
    assert_says (fixture, cases[i].words);
  }
}

static void
test_unreadable_text_is_told_and_kept (Fixture *fixture, gconstpointer data)
{
  desk_type ("32-11");

  g_assert_cmpint (dim_day_entry_get_day (fixture->entry), ==, DIM_DAY_NONE);
  g_assert_true (dim_day_entry_is_unreadable (fixture->entry));
  assert_says (fixture, "Typ een datum, bijvoorbeeld 3-11 of gisteren.");
  desk_leave ();
  g_assert_cmpstr (desk_text (fixture->entry, "entry"), ==, "32-11");
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
  ADD ("unreadable-text-is-told-and-kept", test_unreadable_text_is_told_and_kept);
  ADD ("empty-is-no-fault", test_empty_is_no_fault);
  ADD ("enter-goes-on", test_enter_goes_on);
  ADD ("set-day-reads-back", test_set_day_reads_back);
  ADD ("name-is-the-question", test_name_is_the_question);
  return desk_run ();
}
