/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-dialog-line.h"

void
dim_dialog_line_set (GtkLabel *line, const char *text)
{
  GtkRoot *root = NULL;
  int width = 0;
  int height = 0; /* GTK 4.8 wants both */

  g_return_if_fail (GTK_IS_LABEL (line));
  gtk_label_set_label (line, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (line), text != NULL && *text != '\0');
  root = gtk_widget_get_root (GTK_WIDGET (line));
  if (!GTK_IS_WINDOW (root))
    return;
  gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (root), width, -1);
}
