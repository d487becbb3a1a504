/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimSecondLook: a second look at the last four characters of a number that no check digit speaks
 * for: they are typed once more, or Enter says that they were compared. It only shows while it
 * asks, and keeps nobody from going on.
 *
 * Signals: "confirmed".
 */
#define DIM_TYPE_SECOND_LOOK (dim_second_look_get_type ())
G_DECLARE_FINAL_TYPE (DimSecondLook, dim_second_look, DIM, SECOND_LOOK, GtkWidget)

/* @number: normalised and secret; "" asks nothing and hides it. Asking for the same again changes
 * nothing. */
void dim_second_look_ask (DimSecondLook *self, const char *number);

G_END_DECLS
