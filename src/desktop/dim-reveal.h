/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls the page below which @widget stands so that all of it is in view, or its top if it is
 * taller than the page; after the next frame, when what just appeared has its place. */
void dim_reveal_soon (GtkWidget *widget);

G_END_DECLS
