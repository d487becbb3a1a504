/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* What can be read somewhere, a line each, appended to @texts: for looking whether something can.
 */

/* Every text in @widget and what a screen reader is told of it, on screen or not. */
void texts_collect (GtkWidget *widget, GString *texts);
void texts_collect_clipboard (GdkClipboard *clipboard, GString *texts);
