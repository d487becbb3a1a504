/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A child of a GtkFlowBox that says @label and can be taken away with the mouse; the keyboard does
 * that where the chips are made. @button: its button; borrowed. */
GtkWidget *dim_chip_new (const char *label, GtkButton **button);

G_END_DECLS
