/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimDraftsMenu: the drafts beside the one on screen: how each is called, when it was kept, what it
 * still needs. Enter goes on with one, Delete throws it away. Shows itself when there are any.
 *
 * Signals: "chosen", "thrown-away" (DimDraft *, during the call).
 */
#define DIM_TYPE_DRAFTS_MENU (dim_drafts_menu_get_type ())
G_DECLARE_FINAL_TYPE (DimDraftsMenu, dim_drafts_menu, DIM, DRAFTS_MENU, GtkWidget)

/* @drafts (element-type DimDraft); @today for how days are said. */
void dim_drafts_menu_list (DimDraftsMenu *self,
                           GPtrArray *drafts,
                           const DimCodeBook *book,
                           DimDay today);
/* Opens it and goes to the first draft; nothing happens while there is none. */
void dim_drafts_menu_open (DimDraftsMenu *self);

G_END_DECLS
