/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-list-stop.h"

/* A list between two entries: Tab comes to where the hand was in it, and from any row past it. */

static const char *const words[] = { "een", "twee", "drie", "vier", NULL };

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkStringObject *word = gtk_list_item_get_item (item);

  gtk_list_item_set_child (item, gtk_label_new (gtk_string_object_get_string (word)));
}

static GtkListItemFactory *
make_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

static GtkSelectionModel *
make_words (void)
{
  return GTK_SELECTION_MODEL (
    gtk_single_selection_new (G_LIST_MODEL (gtk_string_list_new (words))));
}

static GtkWidget *
make_table (void)
{
  GtkWidget *table = gtk_column_view_new (make_words ());
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("Woord", make_factory ());
  GtkSorter *sorter = GTK_SORTER (
    gtk_string_sorter_new (gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));

  gtk_column_view_column_set_sorter (column, sorter);
  g_object_unref (sorter);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (table), column);
  return table;
}

static GtkWidget *
make_box (void)
{
  GtkWidget *box = gtk_list_box_new ();

  for (guint i = 0; words[i] != NULL; i++)
    gtk_list_box_append (GTK_LIST_BOX (box), gtk_button_new_with_label (words[i]));
  return box;
}

/* Takes @list. */
static GtkWidget *
show (GtkWidget *list)
{
  GtkWidget *stop = g_object_new (DIM_TYPE_LIST_STOP, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  adw_bin_set_child (ADW_BIN (stop), scroller);
  desk_show (stop);
  return stop;
}

static void
test_rows_are_one_stop (void)
{
  GtkWidget *stop = show (gtk_list_view_new (make_words (), make_factory ()));
  GtkWidget *first;
  GtkWidget *second;

  desk_press ("Tab", NULL);
  DESK_WAIT (desk_has_focus (stop));
  first = gtk_window_get_focus (desk_window ());
  desk_press ("Down", NULL);
  DESK_WAIT (desk_has_focus (stop) && gtk_window_get_focus (desk_window ()) != first);
  second = gtk_window_get_focus (desk_window ());
  desk_press ("Tab", NULL);
  DESK_WAIT (!desk_has_focus (stop));
  desk_press ("shift+Tab", NULL);
  DESK_WAIT (desk_has_focus (second));
  desk_press ("shift+Tab", NULL);
  DESK_WAIT (!desk_has_focus (stop));
  desk_press ("Tab", NULL);
  DESK_WAIT (desk_has_focus (second));
  desk_close ();
}

/* A newer GTK also stops at the titles, which come before the rows. */
static void
test_rows_of_a_table_are_one_stop (void)
{
  GtkWidget *table = make_table ();
  GtkWidget *stop = show (table);
  GtkWidget *titles = gtk_widget_get_first_child (table);

  desk_press ("Tab", NULL);
  DESK_WAIT (desk_has_focus (stop));
  if (desk_has_focus (titles))
    desk_press ("Tab", NULL);
  DESK_WAIT (desk_has_focus (table) && !desk_has_focus (titles));
  desk_press ("Down", "Tab", NULL);
  DESK_WAIT (!desk_has_focus (stop));
  desk_press ("shift+Tab", NULL);
  DESK_WAIT (desk_has_focus (table) && !desk_has_focus (titles));
  desk_press ("shift+Tab", NULL);
  DESK_WAIT (!desk_has_focus (table) || desk_has_focus (titles));
  desk_close ();
}

static void
test_what_is_in_the_row_is_passed (void)
{
  GtkWidget *box = make_box ();
  GtkWidget *stop = show (box);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (box), 1);

  desk_press ("Tab", "Down", NULL);
  DESK_WAIT (gtk_window_get_focus (desk_window ()) == GTK_WIDGET (row));
  desk_press ("Tab", NULL);
  DESK_WAIT (desk_has_focus (gtk_list_box_row_get_child (row)));
  desk_press ("Tab", NULL);
  DESK_WAIT (!desk_has_focus (stop));
  desk_press ("shift+Tab", NULL);
  DESK_WAIT (desk_has_focus (row));
  desk_close ();
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/list-stop/rows-are-one-stop", test_rows_are_one_stop);
  g_test_add_func ("/list-stop/rows-of-a-table-are-one-stop", test_rows_of_a_table_are_one_stop);
  g_test_add_func ("/list-stop/what-is-in-the-row-is-passed", test_what_is_in_the_row_is_passed);
  return desk_run ();
}
