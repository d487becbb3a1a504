/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-readers-line.h"

#include "dim-accessible.h"
#include "dim-monitor-readers.h"
#include "dim-reader-words.h"

struct _DimReadersLine {
  AdwBin parent_instance;

  GtkLabel *label;

  DimMonitor *monitor;
  gboolean is_loading;
  gboolean is_wanted; /* something changed meanwhile */
};

G_DEFINE_FINAL_TYPE (DimReadersLine, dim_readers_line, ADW_TYPE_BIN)

static void load (DimReadersLine *self);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimReadersLine) self = user_data;
  g_autoptr (GPtrArray) views =
    dim_monitor_load_circles_finish (DIM_MONITOR (source), result, NULL);
  g_autofree char *sentence = NULL;

  self->is_loading = FALSE;
  if (self->monitor == NULL || views == NULL)
    return; /* the window is closed, and the monitor with it */
  sentence = dim_words_circles (views, dim_monitor_get_municipalities (self->monitor));
  gtk_label_set_label (self->label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self), *sentence != '\0');
  if (self->is_wanted)
    load (self);
}

static void
load (DimReadersLine *self)
{
  self->is_wanted = self->is_loading;
  if (self->is_loading || dim_monitor_get_state (self->monitor) != DIM_MONITOR_READY)
    return;
  self->is_loading = TRUE;
  dim_monitor_load_circles (self->monitor, NULL, loaded_cb, g_object_ref (self));
}

static void
dim_readers_line_dispose (GObject *object)
{
  g_clear_object (&DIM_READERS_LINE (object)->monitor);
  G_OBJECT_CLASS (dim_readers_line_parent_class)->dispose (object);
}

static void
dim_readers_line_class_init (DimReadersLineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_readers_line_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-readers-line.ui");
  gtk_widget_class_bind_template_child (widget_class, DimReadersLine, label);
}

static void
dim_readers_line_init (DimReadersLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

void
dim_readers_line_set_monitor (DimReadersLine *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_READERS_LINE (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (monitor, "queue-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}
