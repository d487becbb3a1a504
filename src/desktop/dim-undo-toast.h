/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimUndoToast: says what was done, and offers to undo it for as long as it shows.
 *
 * Signals: "undone", and else "gone": for good.
 */
#define DIM_TYPE_UNDO_TOAST (dim_undo_toast_get_type ())
G_DECLARE_FINAL_TYPE (DimUndoToast, dim_undo_toast, DIM, UNDO_TOAST, GObject)

DimUndoToast *dim_undo_toast_new (void);
/* Over @widget's window; one that shows already is replaced, without a signal. */
void dim_undo_toast_show (DimUndoToast *self, GtkWidget *widget, const char *text);
gboolean dim_undo_toast_is_shown (DimUndoToast *self);
/* Both nothing while none shows. */
void dim_undo_toast_undo (DimUndoToast *self);
void dim_undo_toast_let_go (DimUndoToast *self);

G_END_DECLS
