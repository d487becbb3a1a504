/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of a dialog that has something to say or is not there; its window is made high enough for
 * it. @text: NULL or "" for nothing. */
void dim_dialog_line_set (GtkLabel *line, const char *text);

G_END_DECLS
