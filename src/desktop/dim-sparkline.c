/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-sparkline.h"

#include "dim-chart-drawing.h"

#include <adwaita.h>

#define WIDTH_PX  72
#define HEIGHT_PX 16

struct _DimSparkline {
  GtkWidget parent_instance;

  GArray *values; /* (element-type guint) */
  GArray *hidden; /* (element-type gboolean): one a value */
};

G_DEFINE_FINAL_TYPE (DimSparkline, dim_sparkline, GTK_TYPE_WIDGET)

static void
/* NOLINTNEXTLINE(readability-function-size): the parameters are GTK's */
dim_sparkline_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_PX : HEIGHT_PX;
}

static void
dim_sparkline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DimSparkline *self = DIM_SPARKLINE (widget);
  DimChartPalette palette = adw_style_manager_get_dark (adw_style_manager_get_default ())
                              ? DIM_CHART_DARK
                              : DIM_CHART_LIGHT;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->values->len == 0 || width <= 0 || height <= 0)
    return;
  cr =
    gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  dim_chart_draw_spark (cr, (const guint *) (gpointer) self->values->data,
                        (const gboolean *) (gpointer) self->hidden->data, self->values->len, width,
                        height, dim_chart_colour (palette, DIM_CHART_INK_MAIN));
  cairo_destroy (cr);
}

static void
dim_sparkline_finalize (GObject *object)
{
  DimSparkline *self = DIM_SPARKLINE (object);

  g_array_unref (self->values);
  g_array_unref (self->hidden);
  G_OBJECT_CLASS (dim_sparkline_parent_class)->finalize (object);
}

static void
dim_sparkline_class_init (DimSparklineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = dim_sparkline_finalize;
  widget_class->measure = dim_sparkline_measure;
  widget_class->snapshot = dim_sparkline_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dim_sparkline_init (DimSparkline *self)
{
  self->values = g_array_new (FALSE, TRUE, sizeof (guint));
  self->hidden = g_array_new (FALSE, TRUE, sizeof (gboolean));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

void
dim_sparkline_show (DimSparkline *self,
                    const guint *values,
                    const gboolean *hidden,
                    guint count,
                    const char *words)
{
  g_return_if_fail (DIM_IS_SPARKLINE (self) && words != NULL);
  g_return_if_fail (values != NULL || count == 0);
  g_array_set_size (self->values, 0);
  g_array_set_size (self->hidden, 0);
  g_array_set_size (self->hidden, count); /* all shown */
  if (count > 0)
    g_array_append_vals (self->values, values, count);
  for (guint i = 0; hidden != NULL && i < count; i++)
    g_array_index (self->hidden, gboolean, i) = hidden[i];
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
