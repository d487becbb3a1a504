/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-tally.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* DimFigureRow: a row of a table with its label, as an item of a list model. */
#define DIM_TYPE_FIGURE_ROW (dim_figure_row_get_type ())
G_DECLARE_FINAL_TYPE (DimFigureRow, dim_figure_row, DIM, FIGURE_ROW, GObject)

DimFigureRow *
dim_figure_row_new (const char *label, const DimMeasures *measures, gboolean is_total);
const char *dim_figure_row_get_label (DimFigureRow *self);
const DimMeasures *dim_figure_row_get_measures (DimFigureRow *self);
gboolean dim_figure_row_is_total (DimFigureRow *self);

G_END_DECLS
