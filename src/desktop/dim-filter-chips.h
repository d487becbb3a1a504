/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The filters of a list or a table as chips in a GtkFlowBox. Each is a button that takes itself
 * away, by Delete and Backspace as well. */

/* @owner takes the filter at @index away, and shows the chips anew. */
typedef void (*DimFilterRemove) (gpointer owner, guint index);

/* Shows @names (NULL-terminated) in place of what stood there. */
void dim_filter_chips_show (GtkFlowBox *chips,
                            const char *const *names,
                            DimFilterRemove remove,
                            GObject *owner);
/* After the one at @index went: the focus stays in the row. FALSE: there is none left. */
gboolean dim_filter_chips_focus (GtkFlowBox *chips, guint index);

G_END_DECLS
