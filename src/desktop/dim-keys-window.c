/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-keys-window.h"

#include "dim-accessible.h"

#include <glib/gi18n-lib.h>

void
dim_keys_window_show (GtkWindow *from)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *window = NULL;

  g_return_if_fail (GTK_IS_WINDOW (from));
  builder = gtk_builder_new_from_resource ("/nl/minbzk/DutchIdMonitor/ui/dim-keys-window.ui");
  window = GTK_WINDOW (gtk_builder_get_object (builder, "keys"));
  dim_accessible_name_shortcuts_search (GTK_SHORTCUTS_WINDOW (window), _ ("Search"));
  gtk_window_set_transient_for (window, from);
  gtk_window_present (window);
}
