/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The pages of the view switcher: which there are, for whom, and how each is made. */

/* Adds those of @role to @stack, empty. */
void dim_pages_add (AdwViewStack *stack, DimRole role);
/* Makes the one that shows, unless it was made before. Returns: (nullable) (transfer none) */
GtkWidget *dim_pages_build_shown (AdwViewStack *stack, DimMonitor *monitor);
/* NULL while it is not made, or not for this role. */
GtkWidget *dim_pages_find (AdwViewStack *stack, const char *name);

G_END_DECLS
