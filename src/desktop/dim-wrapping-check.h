/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A GtkCheckButton whose text breaks where there is no room: GTK's own does not. */
GtkWidget *dim_wrapping_check_new (const char *text);

G_END_DECLS
