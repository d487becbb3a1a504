/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimTableView: a free table, a row a key, the total last. A table of one dimension has a column a
 * measure, one of two a column a key and the total of each row.
 */
#define DIM_TYPE_TABLE_VIEW (dim_table_view_get_type ())
G_DECLARE_FINAL_TYPE (DimTableView, dim_table_view, DIM, TABLE_VIEW, GtkWidget)

typedef enum {
  DIM_TABLE_ORDER_LIST,    /* as the code list, the calendar or the code has it */
  DIM_TABLE_ORDER_HIGHEST, /* by the total of the row */
  DIM_TABLE_ORDER_NAME,
  DIM_N_TABLE_ORDERS
} DimTableOrder;

/* Before anything is shown. Borrowed. */
void dim_table_view_set_words (DimTableView *self,
                               const DimCodeBook *book,
                               const DimMunicipalities *municipalities);
/* @measure: what a table of two dimensions shows, and what the order goes by. */
void
dim_table_view_show (DimTableView *self, DimTable *table, DimMeasure measure, DimTableOrder order);

G_END_DECLS
