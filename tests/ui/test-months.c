/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-monitor-months.h"
#include "dim-month-row.h"
#include "dim-months-page.h"

#include <string.h>

/* The page of months over a real store, of an office that works for two municipalities. It is 20
 * November 2026, so that October of both is missing. */

typedef struct {
  DimMonthsPage *page;
  GtkListBox *list;
} Fixture;

static DimMonthRow *
row_at (Fixture *fixture, int index)
{
  return DIM_MONTH_ROW (gtk_list_box_get_row_at_index (fixture->list, index));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->page = g_object_new (DIM_TYPE_MONTHS_PAGE, NULL);
  dim_months_page_set_monitor (fixture->page, desk_monitor ());
  desk_show (GTK_WIDGET (fixture->page));
  fixture->list = desk_child (fixture->page, "list");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
  DESK_WAIT (gtk_list_box_get_row_at_index (fixture->list, 3) != NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_close ();
}

/* One key a month, the oldest first; then nothing is missing any more. */
static void
test_enter_states_and_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autofree char *spoken = NULL;

  g_assert_cmpstr (desk_text (fixture->page, "heading"), ==,
                   "2 maanden hebben geen voorval en geen nulmelding");
  DESK_WAIT (desk_has_focus (row_at (fixture, 3)));
  spoken = desk_spoken (row_at (fixture, 3), "state_button", GTK_ACCESSIBLE_PROPERTY_LABEL);
  g_assert_cmpstr (spoken, ==, "Doe een nulmelding voor oktober 2026 · Rotterdam");
  desk_press ("Return", NULL);
  DESK_WAIT (!dim_month_row_is_missing (row_at (fixture, 3)));
  DESK_WAIT (desk_has_focus (row_at (fixture, 2)));
  g_assert_cmpstr (desk_text (row_at (fixture, 3), "state"), ==, "Nulmelding, wacht op verzending");
  g_assert_false (desk_shows (row_at (fixture, 3), "state_button"));
  desk_press_space (desk_child (row_at (fixture, 2), "state_button"));
  DESK_WAIT (!dim_month_row_is_missing (row_at (fixture, 2)));
  DESK_WAIT (strcmp (desk_text (fixture->page, "heading"),
                     "Alle maanden zijn gemeld · 2 maanden wachten op uw akkoord") == 0);
}

/* Enter on a month that runs, or that is stated, states nothing: it goes to look at it. */
static void
test_enter_elsewhere_states_nothing (Fixture *fixture, gconstpointer data)
{
  DimQueueState before;
  DimQueueState after;

  dim_monitor_get_queue (desk_monitor (), &before);
  for (int i = 0; i < 3; i++) {
    gtk_widget_grab_focus (GTK_WIDGET (row_at (fixture, i)));
    desk_press ("Return", NULL);
  }
  dim_monitor_get_queue (desk_monitor (), &after);

  g_assert_cmpuint (after.waiting, ==, before.waiting);
}

/* With the button of the chosen month; two years of months are no forty-eight stops. */
static void
test_list_is_one_stop_of_tab (Fixture *fixture, gconstpointer data)
{
  DESK_WAIT (desk_has_focus (row_at (fixture, 3)));
  desk_press ("Up", "Tab", NULL);
  DESK_WAIT (desk_has_focus (desk_child (row_at (fixture, 2), "state_button")));
  desk_press ("Tab", NULL);
  DESK_WAIT (!desk_has_focus (fixture->page));
  desk_press ("shift+Tab", NULL);
  DESK_WAIT (desk_has_focus (row_at (fixture, 2)));
  desk_press ("shift+Tab", NULL);
  DESK_WAIT (desk_has_focus (desk_child (fixture->page, "only_missing")));
}

static void
test_only_what_is_missing_can_be_shown (Fixture *fixture, gconstpointer data)
{
  GtkCheckButton *only_missing = desk_child (fixture->page, "only_missing");

  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (row_at (fixture, 0))));
  gtk_check_button_set_active (only_missing, TRUE);
  DESK_WAIT (!gtk_widget_get_child_visible (GTK_WIDGET (row_at (fixture, 0))));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  ADD ("/months-page/list-is-one-stop-of-tab", test_list_is_one_stop_of_tab);
  ADD ("/months-page/enter-states-and-goes-on", test_enter_states_and_goes_on);
  ADD ("/months-page/enter-elsewhere-states-nothing", test_enter_elsewhere_states_nothing);
  ADD ("/months-page/only-what-is-missing-can-be-shown", test_only_what_is_missing_can_be_shown);
  return desk_run ();
}
