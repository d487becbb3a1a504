/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes @dialog as high as what it has to say, and as wide as somebody made it, also with large
 * text.
 */
void dim_dialog_fit (AdwWindow *dialog);

/* A line of a dialog that has something to say or is not there; its window is made high enough for
 * it. @text: NULL or "" for nothing. */
void dim_dialog_line_set (GtkLabel *line, const char *text);

G_END_DECLS
