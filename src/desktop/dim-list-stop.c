/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-list-stop.h"

#include "dim-focus.h"

struct _DimListStop {
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (DimListStop, dim_list_stop, ADW_TYPE_BIN)

static gboolean
is_list (GtkWidget *widget)
{
  return GTK_IS_LIST_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_BOX (widget);
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *list = NULL;

  if (is_list (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && list == NULL;
       child = gtk_widget_get_next_sibling (child))
    list = find_list (child);
  return list;
}

/* What holds the rows. A table has its titles above them. */
static GtkWidget *
rows_of (GtkWidget *list)
{
  return GTK_IS_COLUMN_VIEW (list) ? gtk_widget_get_last_child (list) : list;
}

/* Past @rows, to what stands next to it or to what it stands in, up to @stop. */
static gboolean
leave (GtkWidget *stop, GtkWidget *rows, GtkDirectionType direction)
{
  for (GtkWidget *node = rows; node != stop; node = gtk_widget_get_parent (node)) {
    GtkWidget *next = node;

    while ((next = direction == GTK_DIR_TAB_FORWARD ? gtk_widget_get_next_sibling (next)
                                                    : gtk_widget_get_prev_sibling (next)) != NULL)
      if (gtk_widget_child_focus (next, direction))
        return TRUE;
  }
  return FALSE;
}

/* Where the hand was last: a box of rows would begin at its last one. */
static gboolean
enter_from_behind (GtkWidget *list)
{
  GtkListBoxRow *row;

  if (!GTK_IS_LIST_BOX (list))
    return gtk_widget_grab_focus (list);
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (list));
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* The titles of a table first, then where the hand was last: GTK 4.18 would begin at the first
 * row. */
static gboolean
enter_from_before (GtkWidget *stop, GtkWidget *list)
{
  if (GTK_IS_LIST_BOX (list))
    return dim_focus_children (stop, GTK_DIR_TAB_FORWARD);
  if (GTK_IS_COLUMN_VIEW (list) &&
      gtk_widget_child_focus (gtk_widget_get_first_child (list), GTK_DIR_TAB_FORWARD))
    return TRUE;
  return gtk_widget_grab_focus (list) || dim_focus_children (stop, GTK_DIR_TAB_FORWARD);
}

static gboolean
dim_list_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *list = find_list (widget);
  gboolean is_back = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *rows;
  GtkWidget *row;

  if (list == NULL || (!is_back && direction != GTK_DIR_TAB_FORWARD))
    return dim_focus_children (widget, direction);
  rows = rows_of (list);
  if (!dim_focus_is_within (rows) && !is_back)
    return enter_from_before (widget, list);
  if (!dim_focus_is_within (rows))
    return (!dim_focus_is_within (widget) && enter_from_behind (list)) ||
           dim_focus_children (widget, direction);
  row = gtk_widget_get_focus_child (rows);
  return (row != NULL && gtk_widget_child_focus (row, direction)) ||
         leave (widget, rows, direction);
}

static void
dim_list_stop_class_init (DimListStopClass *class)
{
  GTK_WIDGET_CLASS (class)->focus = dim_list_stop_focus;
}

static void
dim_list_stop_init (DimListStop *self)
{
}
