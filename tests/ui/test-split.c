/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-split.h"

#define HEIGHT 200
#define SIDE   400

typedef struct {
  GtkWindow *window;
  DimSplit *split;
  GtkWidget *content;
  GtkWidget *side;
  const guint *notified;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->content = gtk_label_new ("inhoud");
  fixture->side = gtk_label_new ("zijkant");
  fixture->split =
    g_object_new (DIM_TYPE_SPLIT, "content", fixture->content, "side", fixture->side, NULL);
  fixture->notified = desk_count (fixture->split, "notify::collapsed");
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_decorated (fixture->window, FALSE);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->split));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
}

static void
widen_to (Fixture *fixture, int width)
{
  gtk_window_set_default_size (fixture->window, width, HEIGHT);
  gtk_window_present (fixture->window);
  DESK_WAIT (gtk_widget_get_width (GTK_WIDGET (fixture->split)) == width);
}

static void
assert_place (Fixture *fixture, GtkWidget *child, int x, int width)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_get_mapped (child));
  g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (fixture->split), &bounds));
  g_assert_cmpint ((int) bounds.origin.x, ==, x);
  g_assert_cmpint ((int) bounds.size.width, ==, width);
}

static void
test_wide_shows_both (Fixture *fixture, gconstpointer data)
{
  widen_to (fixture, 1000);

  g_assert_false (dim_split_is_collapsed (fixture->split));
  assert_place (fixture, fixture->content, 0, 1000 - SIDE);
  assert_place (fixture, fixture->side, 1000 - SIDE, SIDE);
}

static void
test_narrow_shows_the_content (Fixture *fixture, gconstpointer data)
{
  widen_to (fixture, 999);

  g_assert_true (dim_split_is_collapsed (fixture->split));
  assert_place (fixture, fixture->content, 0, 999);
  g_assert_false (gtk_widget_get_mapped (fixture->side));
}

static void
test_pane_put_away_takes_no_place (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_visible (fixture->side, FALSE);
  dim_split_set_show_side (fixture->split, TRUE);
  widen_to (fixture, 1000);

  g_assert_true (dim_split_is_collapsed (fixture->split));
  assert_place (fixture, fixture->content, 0, 1000);

  gtk_widget_set_visible (fixture->side, TRUE);
  DESK_WAIT (gtk_widget_get_mapped (fixture->side));
  assert_place (fixture, fixture->content, 0, 1000 - SIDE);
}

static void
test_narrow_shows_the_side_when_asked (Fixture *fixture, gconstpointer data)
{
  widen_to (fixture, 999);
  dim_split_set_show_side (fixture->split, TRUE);
  DESK_WAIT (gtk_widget_get_mapped (fixture->side));

  assert_place (fixture, fixture->side, 0, 999);
  g_assert_false (gtk_widget_get_mapped (fixture->content));

  dim_split_set_show_side (fixture->split, FALSE);
  DESK_WAIT (gtk_widget_get_mapped (fixture->content));
  g_assert_false (gtk_widget_get_mapped (fixture->side));
}

static void
test_crossing_the_width_is_told (Fixture *fixture, gconstpointer data)
{
  widen_to (fixture, 1000);
  g_assert_cmpuint (*fixture->notified, ==, 0);

  widen_to (fixture, 999);
  DESK_WAIT (*fixture->notified == 1);
  g_assert_true (dim_split_is_collapsed (fixture->split));

  widen_to (fixture, 1000);
  DESK_WAIT (*fixture->notified == 2);
  g_assert_false (dim_split_is_collapsed (fixture->split));
  assert_place (fixture, fixture->side, 1000 - SIDE, SIDE);
}

static void
test_side_is_left_from_right_to_left (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_direction (GTK_WIDGET (fixture->split), GTK_TEXT_DIR_RTL);
  widen_to (fixture, 1000);
  assert_place (fixture, fixture->side, 0, SIDE);
  assert_place (fixture, fixture->content, SIDE, 1000 - SIDE);

  widen_to (fixture, 999);
  assert_place (fixture, fixture->content, 0, 999);
}

static void
test_large_text_needs_more_width (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = 0;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 3 * 96 * 1024 / 2, NULL);
  widen_to (fixture, 1499);
  g_assert_true (dim_split_is_collapsed (fixture->split));

  widen_to (fixture, 1500);
  g_assert_false (dim_split_is_collapsed (fixture->split));
  assert_place (fixture, fixture->side, 1500 - SIDE * 3 / 2, SIDE * 3 / 2);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static void
test_minimum_is_that_of_the_wider_child (Fixture *fixture, gconstpointer data)
{
  int minimum = 0, natural = 0;

  gtk_widget_set_size_request (fixture->content, 300, -1);
  gtk_widget_set_size_request (fixture->side, 350, -1);
  gtk_widget_measure (GTK_WIDGET (fixture->split), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                      &natural, NULL, NULL);

  g_assert_cmpint (minimum, ==, 350);
  g_assert_cmpint (natural, ==, 650);
}

#define ADD(path, function) g_test_add ("/split/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  ADD ("wide-shows-both", test_wide_shows_both);
  ADD ("narrow-shows-the-content", test_narrow_shows_the_content);
  ADD ("pane-put-away-takes-no-place", test_pane_put_away_takes_no_place);
  ADD ("narrow-shows-the-side-when-asked", test_narrow_shows_the_side_when_asked);
  ADD ("crossing-the-width-is-told", test_crossing_the_width_is_told);
  ADD ("side-is-left-from-right-to-left", test_side_is_left_from_right_to_left);
  ADD ("large-text-needs-more-width", test_large_text_needs_more_width);
  ADD ("minimum-is-that-of-the-wider-child", test_minimum_is_that_of_the_wider_child);
  return desk_run ();
}
