/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-comparison-view.h"
#include "dim-day-line.h"
#include "reviewed.h"
#include "texts.h"

#include <string.h>

/* Registrations side by side. The page around it is played by the journey "review". */

typedef struct {
  DimComparisonView *view;
  char *taken; /* incident, as the signal gave it */
  guint field;
} Fixture;

static void
chosen_cb (DimComparisonView *view, const char *incident, guint field, Fixture *fixture)
{
  g_free (fixture->taken);
  fixture->taken = g_strdup (incident);
  fixture->field = field;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->view = g_object_new (DIM_TYPE_COMPARISON_VIEW, NULL);
  g_signal_connect (fixture->view, "chosen", G_CALLBACK (chosen_cb), fixture);
  desk_show (GTK_WIDGET (fixture->view));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_close ();
  g_clear_pointer (&fixture->taken, g_free);
}

static void
show (Fixture *fixture, DimComparison *comparison)
{
  dim_comparison_view_show (fixture->view, desk_monitor (), comparison, "Zelfde document");
  DESK_WAIT (gtk_widget_get_width (GTK_WIDGET (fixture->view)) > 0);
}

/* What stands in the grid at @column and @row, as somebody reads it. */
static char *
read_cell (Fixture *fixture, int column, int row)
{
  GtkGrid *grid = desk_child (fixture->view, "grid");
  GtkWidget *cell = gtk_grid_get_child_at (grid, column, row);

  if (cell == NULL)
    return g_strdup ("");
  if (GTK_IS_BUTTON (cell))
    cell = gtk_button_get_child (GTK_BUTTON (cell));
  return g_strdup (GTK_IS_LABEL (cell) ? gtk_label_get_label (GTK_LABEL (cell)) : "");
}

static void
assert_row (Fixture *fixture, int row, const char *const *expected)
{
  for (int column = 0; expected[column] != NULL; column++) {
    g_autofree char *text = read_cell (fixture, column, row);

    g_assert_cmpstr (text, ==, expected[column]);
  }
}

static void
test_what_differs_stands_first (Fixture *fixture, gconstpointer data)
{
  static const char *const day[] = { "Datum ≠", "dinsdag 3 november 2026",
                                     "woensdag 4 november 2026", "dinsdag 3 november 2026", NULL };
  static const char *const product[] = { "Product ≠", "Paspoort, aanvraag", "Paspoort, uitreiking",
                                         "Paspoort, uitreiking", NULL };
  static const char *const form[] = { "Vorm", "Look-alike", "Look-alike", "Look-alike", NULL };
  GtkToggleButton *equal = desk_child (fixture->view, "equal_button");
  GtkGrid *grid = desk_child (fixture->view, "grid");

  show (fixture, reviewed_comparison (2));
  assert_row (fixture, 1, day);
  assert_row (fixture, 2, product);
  assert_row (fixture, 3, form);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (equal)), ==, "3 antwoorden zijn gelijk");
  g_assert_false (gtk_widget_get_visible (gtk_grid_get_child_at (grid, 1, 3)));
  desk_press_space (equal);
  g_assert_true (gtk_widget_get_visible (gtk_grid_get_child_at (grid, 1, 3)));
}

static void
test_case_takes_the_answer_that_is_pressed (Fixture *fixture, gconstpointer data)
{
  GtkGrid *grid = desk_child (fixture->view, "grid");
  GtkWidget *button = NULL;

  show (fixture, reviewed_comparison (2));
  button = gtk_grid_get_child_at (grid, 1, 2);
  g_assert_true (GTK_IS_BUTTON (button));
  desk_press_space (button);
  g_assert_cmpstr (fixture->taken, ==, reviewed_id (0));
  g_assert_cmpuint (fixture->field, ==, DIM_FIELD_PRODUCT);
}

/* Of registrations that count apart no answer is the case's. */
static void
test_separate_ones_offer_no_choice (Fixture *fixture, gconstpointer data)
{
  GtkGrid *grid = desk_child (fixture->view, "grid");
  DimComparison *comparison = reviewed_comparison (2);
  DimRecord *second = g_ptr_array_index (comparison->records, 1);

  g_strlcpy (second->news->case_number, reviewed_id (1), sizeof second->news->case_number);
  show (fixture, comparison);
  g_assert_cmpstr (desk_text (fixture->view, "state"), ==,
                   "Ze tellen nu apart. Is het dezelfde gebeurtenis?");
  g_assert_true (GTK_IS_LABEL (gtk_grid_get_child_at (grid, 1, 2)));
}

static GtkWidget *
tick_at (Fixture *fixture, int column)
{
  GtkGrid *grid = desk_child (fixture->view, "grid");

  return gtk_widget_get_last_child (gtk_grid_get_child_at (grid, column, 0));
}

/* "0 0 2": which are one event. */
static void
assert_places (Fixture *fixture, gboolean as_one, const char *expected)
{
  g_autoptr (GArray) places = dim_comparison_view_get_places (fixture->view, as_one);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "",
                            g_array_index (places, DimReviewPlace, i).event);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_one_can_be_left_out (Fixture *fixture, gconstpointer data)
{
  show (fixture, reviewed_comparison (2));
  g_assert_false (gtk_widget_get_visible (tick_at (fixture, 1)));
  assert_places (fixture, TRUE, "0 0");
  assert_places (fixture, FALSE, "1 2");

  show (fixture, reviewed_comparison (3));
  g_assert_true (gtk_widget_get_visible (tick_at (fixture, 2)));
  gtk_widget_grab_focus (tick_at (fixture, 2));
  desk_press ("space", NULL);
  assert_places (fixture, TRUE, "0 2 0");
}

/* News of what is shown comes at any moment. */
static void
test_news_leaves_focus_and_ticks (Fixture *fixture, gconstpointer data)
{
  DimComparison *news = reviewed_comparison (3);
  GtkWidget *tick = NULL;

  show (fixture, reviewed_comparison (3));
  tick = tick_at (fixture, 2);
  gtk_widget_grab_focus (tick);
  desk_press ("space", NULL);
  show (fixture, reviewed_comparison (3));
  g_assert_true (tick_at (fixture, 2) == tick);
  g_assert_true (desk_has_focus (tick));

  ((DimRecord *) g_ptr_array_index (news->records, 0))->news->position++;
  show (fixture, news);
  assert_places (fixture, TRUE, "0 2 0");
}

static void
retracted_cb (DimComparisonView *view, const char *decision, Fixture *fixture)
{
  g_free (fixture->taken);
  fixture->taken = g_strdup (decision);
}

static void
test_decision_can_be_retracted (Fixture *fixture, gconstpointer data)
{
  DimComparison *comparison = reviewed_comparison (2);
  DimDecision *decision = dim_decision_new (reviewed_id (64), DIM_DECISION_APART);
  DimDecisionEntry *entry = dim_decision_entry_new (decision);
  GtkWidget *box = NULL;

  entry->desk[0] = '\0';
  entry->made_s = 1795000000;
  g_ptr_array_add (comparison->decisions, entry);
  g_signal_connect (fixture->view, "retracted", G_CALLBACK (retracted_cb), fixture);
  show (fixture, comparison);
  box = gtk_widget_get_first_child (desk_child (fixture->view, "decisions"));
  desk_press_space (gtk_widget_get_last_child (box));
  g_assert_cmpstr (fixture->taken, ==, reviewed_id (64));
}

static void
test_line_of_days_is_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *spoken = NULL;

  show (fixture, reviewed_comparison (3));
  spoken = desk_spoken (fixture->view, "line", GTK_ACCESSIBLE_PROPERTY_LABEL);
  g_assert_cmpstr (spoken, ==, "3 november: Loket 1, 4 november: Loket 2, 5 november: Loket 3");
}

/* Twenty are wider than any window: they scroll. */
static void
test_twenty_stand_beside_each_other (Fixture *fixture, gconstpointer data)
{
  g_autofree char *last = NULL;
  int minimum = 0;

  show (fixture, reviewed_comparison (20));
  last = read_cell (fixture, 20, 2);
  gtk_widget_measure (GTK_WIDGET (fixture->view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpstr (last, ==, "Paspoort, aanvraag");
  g_assert_cmpint (minimum, <, 400);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/comparison/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  ADD ("what-differs-stands-first", test_what_differs_stands_first);
  ADD ("case-takes-the-answer-that-is-pressed", test_case_takes_the_answer_that_is_pressed);
  ADD ("separate-ones-offer-no-choice", test_separate_ones_offer_no_choice);
  ADD ("one-can-be-left-out", test_one_can_be_left_out);
  ADD ("news-leaves-focus-and-ticks", test_news_leaves_focus_and_ticks);
  ADD ("decision-can-be-retracted", test_decision_can_be_retracted);
  ADD ("line-of-days-is-told", test_line_of_days_is_told);
  ADD ("twenty-stand-beside-each-other", test_twenty_stand_beside_each_other);
  return desk_run ();
}
