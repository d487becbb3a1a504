/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-table.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* DimTableLine: a row of a free table with its label, as an item of a list model. */
#define DIM_TYPE_TABLE_LINE (dim_table_line_get_type ())
G_DECLARE_FINAL_TYPE (DimTableLine, dim_table_line, DIM, TABLE_LINE, GObject)

/* @row: as dim_table_cell takes it, the total too. */
DimTableLine *dim_table_line_new (DimTable *table, guint row, const char *label);
const char *dim_table_line_get_label (DimTableLine *self);
gboolean dim_table_line_is_total (DimTableLine *self);
/* Of the row as a whole. */
guint dim_table_line_total (DimTableLine *self, DimMeasure measure);
guint dim_table_line_figure (DimTableLine *self, guint column, DimMeasure measure);

G_END_DECLS
