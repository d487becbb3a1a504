/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-choice-row.h"

static GtkWidget *
make_mark (void)
{
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_set_hexpand (mark, TRUE);
  gtk_widget_set_halign (mark, GTK_ALIGN_END);
  return mark;
}

GtkWidget *
dim_choice_row_new (guint place, const char *label, gboolean is_chosen)
{
  g_autofree char *digit = place > 0 ? g_strdup_printf ("%u", place) : g_strdup ("");
  GtkWidget *row = NULL;
  GtkWidget *box = NULL;
  GtkWidget *key = NULL;
  GtkWidget *words = NULL;

  g_return_val_if_fail (label != NULL, NULL);
  key = gtk_label_new (digit);
  gtk_widget_add_css_class (key, "dim-place");
  gtk_label_set_width_chars (GTK_LABEL (key), 2);
  words = gtk_label_new (label);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), words);
  if (is_chosen)
    gtk_box_append (GTK_BOX (box), make_mark ());
  row = gtk_list_box_row_new ();
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}
