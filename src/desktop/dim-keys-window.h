/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the window of all keys (Ctrl+?) before @from; it is gone when it is closed. It is not GTK's
 * own help overlay, which stands hidden beside the window from its start: asked for a window that
 * was closed just now, GTK 4.8 takes the last there is, and the program would end where that was
 * never shown. */
void dim_keys_window_show (GtkWindow *from);

G_END_DECLS
