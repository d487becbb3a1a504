/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-chart-panel.h"

#include "dim-accessible.h"
#include "dim-chart-view.h"
#include "dim-monitor-figures.h"

struct _DimChartPanel {
  GtkWidget parent_instance;

  GtkDropDown *kind; /* in the order of DimChartKind */
  DimChartView *view;

  DimMonitor *monitor;
  DimTableQuery *query; /* NULL: nothing was asked for yet */
  DimMeasure measure;
  DimTable *counted;      /* of a course, while the year before is counted; NULL: none */
  GCancellable *counting; /* of the count under way; NULL: none */
};

G_DEFINE_FINAL_TYPE (DimChartPanel, dim_chart_panel, GTK_TYPE_WIDGET)

static DimChartKind
kind_of (DimChartPanel *self)
{
  return (DimChartKind) gtk_drop_down_get_selected (self->kind);
}

/* @before: (nullable) */
static void
show_chart (DimChartPanel *self, const DimTable *table, const DimTable *before)
{
  DimDay today = dim_monitor_get_today (self->monitor);
  DimChartSource source = {
    .table = table,
    .before = before,
    .measure = self->measure,
    .until_month = (guint) (dim_day_year (today) * 12 + dim_day_month (today)),
  };
  g_autoptr (DimChart) chart =
    dim_chart_new (kind_of (self), &source, dim_monitor_get_book (self->monitor),
                   dim_monitor_get_municipalities (self->monitor));

  dim_chart_view_show (self->view, chart);
}

/* FALSE: what was asked for is no longer wanted. */
static gboolean
finish_count (DimChartPanel *self, GObject *source, GAsyncResult *result, DimTable **out_table)
{
  g_autoptr (GError) error = NULL;

  *out_table = dim_monitor_count_table_finish (DIM_MONITOR (source), result, NULL, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      gtk_widget_get_root (GTK_WIDGET (self)) == NULL) {
    g_clear_pointer (out_table, dim_table_unref);
    return FALSE;
  }
  g_clear_object (&self->counting);
  return TRUE;
}

static void
before_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimChartPanel) self = user_data;
  g_autoptr (DimTable) before = NULL;
  g_autoptr (DimTable) table = NULL;

  if (!finish_count (self, source, result, &before))
    return;
  table = g_steal_pointer (&self->counted);
  show_chart (self, table, before);
}

static void
count (DimChartPanel *self, const DimTableQuery *query, GAsyncReadyCallback callback)
{
  self->counting = g_cancellable_new ();
  dim_monitor_count_table (self->monitor, query, self->counting, callback, g_object_ref (self));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimChartPanel) self = user_data;
  g_autoptr (DimTable) table = NULL;
  g_autoptr (DimTableQuery) earlier = NULL;

  if (!finish_count (self, source, result, &table))
    return;
  if (table == NULL) { /* the page says why */
    dim_chart_view_show (self->view, NULL);
    return;
  }
  if (kind_of (self) == DIM_CHART_COURSE)
    earlier = dim_chart_query (DIM_CHART_COURSE, self->query, 1);
  if (earlier == NULL ||
      !dim_table_query_check (earlier, dim_monitor_get_municipalities (self->monitor), NULL)) {
    show_chart (self, table, NULL);
    return;
  }
  self->counted = g_steal_pointer (&table);
  count (self, earlier, before_counted_cb);
}

static void
stop (DimChartPanel *self)
{
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->counted, dim_table_unref);
}

static void
renew (DimChartPanel *self)
{
  g_autoptr (DimTableQuery) wanted = NULL;

  stop (self);
  if (self->query == NULL || kind_of (self) >= DIM_N_CHART_KINDS)
    return;
  wanted = dim_chart_query (kind_of (self), self->query, 0);
  /* Another dimension can meet a municipality that was split. */
  if (dim_table_query_check (wanted, dim_monitor_get_municipalities (self->monitor), NULL))
    count (self, wanted, counted_cb);
  else
    dim_chart_view_show (self->view, NULL);
}

static void
kind_changed_cb (GtkDropDown *kind, GParamSpec *spec, DimChartPanel *self)
{
  if (self->monitor != NULL)
    renew (self);
}

static void
dim_chart_panel_dispose (GObject *object)
{
  DimChartPanel *self = DIM_CHART_PANEL (object);
  GtkWidget *child;

  stop (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->query, dim_table_query_free);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (dim_chart_panel_parent_class)->dispose (object);
}

static void
dim_chart_panel_class_init (DimChartPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_chart_panel_dispose;
  g_type_ensure (DIM_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-chart-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DimChartPanel, kind);
  gtk_widget_class_bind_template_child (widget_class, DimChartPanel, view);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
}

static void
dim_chart_panel_init (DimChartPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_accessible_name_drop_down (self->kind);
}

void
dim_chart_panel_set_monitor (DimChartPanel *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_CHART_PANEL (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
}

void
dim_chart_panel_show (DimChartPanel *self, const DimTableQuery *query, DimMeasure measure)
{
  DimTableQuery *copy;

  g_return_if_fail (DIM_IS_CHART_PANEL (self) && self->monitor != NULL && query != NULL);
  copy = dim_table_query_copy (query);
  g_clear_pointer (&self->query, dim_table_query_free);
  self->query = copy;
  self->measure = measure;
  renew (self);
}
