/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-dialog-line.h"

void
dim_dialog_line_set (GtkLabel *line, const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (line));
  gtk_label_set_label (line, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (line), text != NULL && *text != '\0');
}
