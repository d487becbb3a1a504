/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the "focus" of a class that says in "grab_focus" where the hand begins: passes the focus on
 * from child to child, in their order. GTK's own would call "grab_focus" on the way back, and
 * nobody would get out by Shift+Tab. */
gboolean dim_focus_children (GtkWidget *widget, GtkDirectionType direction);

/* TRUE if the focus is on @widget or within it. */
gboolean dim_focus_is_within (GtkWidget *widget);

G_END_DECLS
