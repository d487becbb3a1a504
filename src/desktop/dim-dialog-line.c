/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-dialog-line.h"

/* As high as what it has to say, and as wide as somebody made it. */
static void
fit_window (GtkWidget *line)
{
  GtkRoot *root = gtk_widget_get_root (line);
  int width = 0;
  int height = 0;

  if (!GTK_IS_WINDOW (root))
    return;
  gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (root), width, -1);
}

void
dim_dialog_line_set (GtkLabel *line, const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (line));
  gtk_label_set_label (line, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (line), text != NULL && *text != '\0');
  fit_window (GTK_WIDGET (line));
}
