/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimListArrangement: which columns the list of registrations shows and in which order its rows
 * stand, as the person left them (keys "list-columns" and "list-order"). Headers take no keyboard
 * focus, so there is a menu that does the same.
 */
#define DIM_TYPE_LIST_ARRANGEMENT (dim_list_arrangement_get_type ())
G_DECLARE_FINAL_TYPE (DimListArrangement, dim_list_arrangement, DIM, LIST_ARRANGEMENT, GObject)

/* Gives @view its columns, which must outlive it and is borrowed, as @monitor is. @width: of what
 * there is to see. @actions gets "order" and "column-…". */
DimListArrangement *dim_list_arrangement_new (GtkColumnView *view,
                                              GtkAdjustment *width,
                                              GActionMap *actions,
                                              DimMonitor *monitor);
/* The size of letters changed. */
void dim_list_arrangement_fit (DimListArrangement *self);
/* For actions of the group "list". */
GMenuModel *dim_list_arrangement_make_menu (DimListArrangement *self);

G_END_DECLS
