/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimDayEntry: a date typed as a hand does ("3-11", "0311", "gisteren", "-2"), with the day in
 * words beside it, and what to do if nothing can have happened on it. Enter stays while that is so.
 *
 * Properties: "title" (the accessible name). Signals: "changed", "done".
 */
#define DIM_TYPE_DAY_ENTRY (dim_day_entry_get_type ())
G_DECLARE_FINAL_TYPE (DimDayEntry, dim_day_entry, DIM, DAY_ENTRY, GtkWidget)

/* The day against which "gisteren" and a date without a year are read. */
void dim_day_entry_set_today (DimDayEntry *self, DimDay today);
/* DIM_DAY_NONE while it is empty or cannot be read. */
DimDay dim_day_entry_get_day (DimDayEntry *self);
/* TRUE if something stands there that is no date. */
gboolean dim_day_entry_is_unreadable (DimDayEntry *self);
/* Emits nothing. */
void dim_day_entry_set_day (DimDayEntry *self, DimDay day);
/* What the form says is wrong with it, for a screen reader; NULL: nothing. */
void dim_day_entry_set_fault (DimDayEntry *self, const char *sentence);

G_END_DECLS
