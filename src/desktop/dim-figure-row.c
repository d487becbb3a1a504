/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-figure-row.h"

struct _DimFigureRow {
  GObject parent_instance;

  char *label;
  DimMeasures measures;
  gboolean is_total;
};

G_DEFINE_FINAL_TYPE (DimFigureRow, dim_figure_row, G_TYPE_OBJECT)

static void
dim_figure_row_finalize (GObject *object)
{
  g_free (DIM_FIGURE_ROW (object)->label);
  G_OBJECT_CLASS (dim_figure_row_parent_class)->finalize (object);
}

static void
dim_figure_row_class_init (DimFigureRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dim_figure_row_finalize;
}

static void
dim_figure_row_init (DimFigureRow *self)
{
}

DimFigureRow *
dim_figure_row_new (const char *label, const DimMeasures *measures, gboolean is_total)
{
  DimFigureRow *self = g_object_new (DIM_TYPE_FIGURE_ROW, NULL);

  self->label = g_strdup (label);
  self->measures = *measures;
  self->is_total = is_total;
  return self;
}

const char *
dim_figure_row_get_label (DimFigureRow *self)
{
  g_return_val_if_fail (DIM_IS_FIGURE_ROW (self), NULL);
  return self->label;
}

const DimMeasures *
dim_figure_row_get_measures (DimFigureRow *self)
{
  g_return_val_if_fail (DIM_IS_FIGURE_ROW (self), NULL);
  return &self->measures;
}

gboolean
dim_figure_row_is_total (DimFigureRow *self)
{
  g_return_val_if_fail (DIM_IS_FIGURE_ROW (self), FALSE);
  return self->is_total;
}
