/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DimListStop: around a GtkListView, GtkColumnView or GtkListBox that stands somewhere below it,
 * and makes its rows one stop of Tab: the arrows go from row to row. GTK 4.8 goes through all of
 * them, and of fifty thousand nobody comes to the end. What takes the focus in the row itself is
 * passed first, and so are the titles of columns.
 */
#define DIM_TYPE_LIST_STOP (dim_list_stop_get_type ())
G_DECLARE_FINAL_TYPE (DimListStop, dim_list_stop, DIM, LIST_STOP, AdwBin)

G_END_DECLS
