/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-focus.h"

static GtkWidget *
neighbour (GtkWidget *child, gboolean is_forward)
{
  return is_forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
}

gboolean
dim_focus_children (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean is_forward =
    direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_DOWN || direction == GTK_DIR_RIGHT;
  GtkWidget *child;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  child = gtk_widget_get_focus_child (widget);
  if (child == NULL)
    child = is_forward ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);
  for (; child != NULL; child = neighbour (child, is_forward))
    if (gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

gboolean
dim_focus_is_within (GtkWidget *widget)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  root = gtk_widget_get_root (widget);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}
