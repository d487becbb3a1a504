/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-table-line.h"

struct _DimTableLine {
  GObject parent_instance;

  DimTable *table;
  guint row;
  char *label;
};

G_DEFINE_FINAL_TYPE (DimTableLine, dim_table_line, G_TYPE_OBJECT)

static void
dim_table_line_finalize (GObject *object)
{
  DimTableLine *self = DIM_TABLE_LINE (object);

  dim_table_unref (self->table);
  g_free (self->label);
  G_OBJECT_CLASS (dim_table_line_parent_class)->finalize (object);
}

static void
dim_table_line_class_init (DimTableLineClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dim_table_line_finalize;
}

static void
dim_table_line_init (DimTableLine *self)
{
}

DimTableLine *
dim_table_line_new (DimTable *table, guint row, const char *label)
{
  DimTableLine *self;

  g_return_val_if_fail (table != NULL && row <= table->row_keys->len && label != NULL, NULL);
  self = g_object_new (DIM_TYPE_TABLE_LINE, NULL);
  self->table = dim_table_ref (table);
  self->row = row;
  self->label = g_strdup (label);
  return self;
}

const char *
dim_table_line_get_label (DimTableLine *self)
{
  g_return_val_if_fail (DIM_IS_TABLE_LINE (self), "");
  return self->label;
}

gboolean
dim_table_line_is_total (DimTableLine *self)
{
  g_return_val_if_fail (DIM_IS_TABLE_LINE (self), FALSE);
  return self->row == self->table->row_keys->len;
}

guint
dim_table_line_figure (DimTableLine *self, guint column, DimMeasure measure)
{
  g_return_val_if_fail (DIM_IS_TABLE_LINE (self), 0);
  return dim_measure_of (dim_table_cell (self->table, self->row, column), measure);
}

guint
dim_table_line_total (DimTableLine *self, DimMeasure measure)
{
  g_return_val_if_fail (DIM_IS_TABLE_LINE (self), 0);
  return dim_table_line_figure (self, self->table->column_keys->len, measure);
}
