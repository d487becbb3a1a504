/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimDraftsMenu: the drafts beside the one on screen, to go on with one of them. Shows itself when
 * there are any.
 *
 * Signals: "chosen" (DimDraft *, during the call).
 */
#define DIM_TYPE_DRAFTS_MENU (dim_drafts_menu_get_type ())
G_DECLARE_FINAL_TYPE (DimDraftsMenu, dim_drafts_menu, DIM, DRAFTS_MENU, GtkWidget)

/* @drafts (element-type DimDraft) without the one with the id @shown, which may be NULL. */
void dim_drafts_menu_list (DimDraftsMenu *self,
                           GPtrArray *drafts,
                           const char *shown,
                           const DimCodeBook *book);

G_END_DECLS
