/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @window was to be closed, and what was typed last cannot be written, for @error: that is for the
 * clerk to say. Stays open, or is destroyed. */
void dim_loss_dialog_ask (GtkWindow *window, const GError *error);

G_END_DECLS
