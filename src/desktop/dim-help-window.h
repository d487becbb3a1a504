/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-role.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DimHelpWindow: the short help of a page (F1), beside the window that it is about, which goes on
 * working. The other topics stand in its list. */
#define DIM_TYPE_HELP_WINDOW (dim_help_window_get_type ())
G_DECLARE_FINAL_TYPE (DimHelpWindow, dim_help_window, DIM, HELP_WINDOW, AdwWindow)

/* Where the focus is in @widget or below, @topic of dim-help-topics.c is what helps. */
void dim_help_set_topic (GtkWidget *widget, const char *topic);

/* Shows what helps where the focus of @from is: in the window of the help that is open, or a new
 * one, which goes with @from. @role: whose topics are listed. */
void dim_help_window_show (GtkWindow *from, DimRole role);

G_END_DECLS
