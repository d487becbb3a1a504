/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-wrapping-check.h"

GtkWidget *
dim_wrapping_check_new (const char *text)
{
  GtkWidget *check = NULL;
  GtkWidget *label = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  check = gtk_check_button_new ();
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  return check;
}
