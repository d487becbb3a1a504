/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-table-view.h"

#include "dim-accessible.h"
#include "dim-day-words.h"
#include "dim-list-stop.h"
#include "dim-table-line.h"
#include "dim-table-words.h"
#include "dim-tally-label.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LABEL_CHARS 18 /* at least, before the figures begin */

struct _DimTableView {
  GtkWidget parent_instance;

  GtkColumnView *view;

  const DimCodeBook *book;
  const DimMunicipalities *municipalities;
  DimTable *table;
  GListStore *lines;
};

G_DEFINE_FINAL_TYPE (DimTableView, dim_table_view, GTK_TYPE_WIDGET)

/* Which figure of a row stands in a column. */
typedef struct {
  guint column;
  DimMeasure measure;
} Figure;

typedef struct {
  DimMeasure measure;
  DimTableOrder order;
} Order;

static void
setup_label_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), user_data != NULL ? 1 : 0);
  if (user_data == NULL) {
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_label_set_width_chars (GTK_LABEL (label), LABEL_CHARS);
  }
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
show_cell (GtkListItem *item, const char *text)
{
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), text);
  if (dim_table_line_is_total (gtk_list_item_get_item (item)))
    gtk_widget_add_css_class (label, "dim-sum");
  else
    gtk_widget_remove_css_class (label, "dim-sum");
}

static void
bind_label_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const char *text = dim_table_line_get_label (gtk_list_item_get_item (item));
  GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (item));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  show_cell (item, text);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), text);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
bind_figure_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Figure *figure)
{
  g_autofree char *text = dim_words_number (
    dim_table_line_figure (gtk_list_item_get_item (item), figure->column, figure->measure));

  show_cell (item, text);
}

static void
free_figure (gpointer figure, GClosure *closure)
{
  g_free (figure);
}

static void
add_label_column (DimTableView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  DimDimension rows = self->table->query->rows;
  g_autoptr (GtkColumnViewColumn) column =
    gtk_column_view_column_new (rows != DIM_DIMENSION_NONE ? dim_words_dimension (rows) : "",
                                factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_label_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_label_cb), NULL);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (self->view, column);
}

static void
add_figure_column (DimTableView *self, const char *title, guint at, DimMeasure measure)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);
  Figure *figure = g_new0 (Figure, 1);

  figure->column = at;
  figure->measure = measure;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_label_cb), figure);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_figure_cb), figure, free_figure, 0);
  gtk_column_view_append_column (self->view, column);
}

/* Months of one year need no year at the top of each column. */
static char *
title_of (DimTableView *self, const char *key)
{
  const DimTableQuery *query = self->table->query;
  gboolean is_one_year = query->from_month / 12 == (query->to_month - 1) / 12;

  if (query->columns == DIM_DIMENSION_MONTH && is_one_year && strlen (key) == strlen ("2026-11"))
    return g_strdup (dim_words_month_short ((int) g_ascii_strtoull (key + 5, NULL, 10)));
  return dim_tally_label (query->columns, key, self->book, self->municipalities);
}

static void
add_figure_columns (DimTableView *self, DimMeasure measure)
{
  const DimTable *table = self->table;

  if (table->query->columns == DIM_DIMENSION_NONE) {
    for (guint i = 0; i < DIM_N_MEASURES; i++)
      add_figure_column (self, dim_words_measure ((DimMeasure) i), 0, (DimMeasure) i);
    return;
  }
  for (guint i = 0; i < table->column_keys->len; i++) {
    g_autofree char *title = title_of (self, table->column_keys->pdata[i]);

    add_figure_column (self, title, i, measure);
  }
  add_figure_column (self, _ ("Total"), table->column_keys->len, measure);
}

static void
remove_columns (DimTableView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (self->view, column);
  }
}

/* The total is last in any order. */
static int
compare_lines (gconstpointer a, gconstpointer b, gpointer user_data)
{
  DimTableLine *one = (gpointer) a;
  DimTableLine *other = (gpointer) b;
  const Order *order = user_data;
  guint of_one, of_other;

  if (dim_table_line_is_total (one) || dim_table_line_is_total (other))
    return dim_table_line_is_total (one) - dim_table_line_is_total (other);
  if (order->order == DIM_TABLE_ORDER_NAME)
    return g_utf8_collate (dim_table_line_get_label (one), dim_table_line_get_label (other));
  of_one = dim_table_line_total (one, order->measure);
  of_other = dim_table_line_total (other, order->measure);
  return (of_one < of_other) - (of_one > of_other);
}

static void
fill_lines (DimTableView *self)
{
  const GPtrArray *keys = self->table->row_keys;

  for (guint i = 0; i <= keys->len; i++) {
    g_autofree char *label = i < keys->len
                               ? dim_tally_label (self->table->query->rows, keys->pdata[i],
                                                  self->book, self->municipalities)
                               : g_strdup (_ ("Total"));
    g_autoptr (DimTableLine) line = dim_table_line_new (self->table, i, label);

    g_list_store_append (self->lines, line);
  }
}

void
dim_table_view_show (DimTableView *self, DimTable *table, DimMeasure measure, DimTableOrder order)
{
  Order by = { measure, order };

  g_return_if_fail (DIM_IS_TABLE_VIEW (self) && self->book != NULL && table != NULL);
  dim_table_ref (table);
  g_clear_pointer (&self->table, dim_table_unref);
  self->table = table;
  g_list_store_remove_all (self->lines);
  remove_columns (self);
  add_label_column (self);
  add_figure_columns (self, measure);
  fill_lines (self);
  if (order != DIM_TABLE_ORDER_LIST)
    g_list_store_sort (self->lines, compare_lines, &by);
}

void
dim_table_view_set_words (DimTableView *self,
                          const DimCodeBook *book,
                          const DimMunicipalities *municipalities)
{
  g_return_if_fail (DIM_IS_TABLE_VIEW (self) && book != NULL && municipalities != NULL);
  self->book = book;
  self->municipalities = municipalities;
}

static void
dim_table_view_dispose (GObject *object)
{
  DimTableView *self = DIM_TABLE_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->lines);
  g_clear_pointer (&self->table, dim_table_unref);
  G_OBJECT_CLASS (dim_table_view_parent_class)->dispose (object);
}

static void
dim_table_view_class_init (DimTableViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_table_view_dispose;
  g_type_ensure (DIM_TYPE_LIST_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-table-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DimTableView, view);
}

static void
dim_table_view_init (DimTableView *self)
{
  GtkNoSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  dim_accessible_name_table (self->view, _ ("Table of figures"));
  self->lines = g_list_store_new (DIM_TYPE_TABLE_LINE);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->lines)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}
