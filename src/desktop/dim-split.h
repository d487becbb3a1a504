/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimSplit: a page with a side pane: both beside each other from 1,000 pixels on (more with
 * larger text), else one of the two; the content alone while the pane is not visible. (AdwFlap and
 * AdwLeaflet are deprecated in later versions.)
 *
 * Properties: "content" and "side" (GtkWidget), "show-side" (which of the two a narrow window
 * shows), "side-first" (the side pane stands before the content), "collapsed" (read only: the
 * window is narrow, or the pane is not visible).
 */
#define DIM_TYPE_SPLIT (dim_split_get_type ())
G_DECLARE_FINAL_TYPE (DimSplit, dim_split, DIM, SPLIT, GtkWidget)

gboolean dim_split_is_collapsed (DimSplit *self);
void dim_split_set_show_side (DimSplit *self, gboolean show_side);

G_END_DECLS
