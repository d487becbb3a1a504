/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-month.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimMonthRow: a month of a municipality in the list: what is registered or stated, a button where
 * a zero statement is missing, and to a back office whether it waits to be approved.
 *
 * Signal "stated": the button was pressed.
 */
#define DIM_TYPE_MONTH_ROW (dim_month_row_get_type ())
G_DECLARE_FINAL_TYPE (DimMonthRow, dim_month_row, DIM, MONTH_ROW, GtkListBoxRow)

/* @municipality: its name; NULL where there is only one. @today: of who may approve it; else
 * DIM_DAY_NONE. */
GtkWidget *dim_month_row_new (const DimMonthRecord *record, const char *municipality, DimDay today);
/* Whether @record is of the row's month and municipality. */
gboolean dim_month_row_is_of (DimMonthRow *self, const DimMonthRecord *record);
/* What became of that month since: @record is of it. */
void dim_month_row_show (DimMonthRow *self, const DimMonthRecord *record, DimDay today);
const char *dim_month_row_get_municipality (DimMonthRow *self); /* code */
int dim_month_row_get_month (DimMonthRow *self);
gboolean dim_month_row_is_missing (DimMonthRow *self);
gboolean dim_month_row_is_awaiting (DimMonthRow *self);

G_END_DECLS
