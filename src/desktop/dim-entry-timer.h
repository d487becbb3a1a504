/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-draft-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tells @keeper when a hand is at @page: whoever types, clicks or scrolls there is at work on its
 * draft. Nothing of it shows. */
void dim_entry_timer_watch (GtkWidget *page, DimDraftKeeper *keeper);

G_END_DECLS
