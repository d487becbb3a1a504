/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row in the list of a DimChoice. @place: its number key; 0: it has none now. */
GtkWidget *dim_choice_row_new (guint place, const char *label, gboolean is_chosen);

G_END_DECLS
