/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-queue-line.h"

#include "dim-help-window.h"
#include "dim-queue-panel.h"
#include "dim-sentences.h"
#include "dim-words.h"

#define REFRESH_S 30 /* "oudste 2 dagen" grows by itself */

struct _DimQueueLine {
  GtkWidget parent_instance;

  GtkButton *button;
  GtkImage *icon;
  GtkLabel *label;
  GtkLabel *reason;
  DimQueuePanel *panel;

  DimMonitor *monitor;
  guint timer;
};

G_DEFINE_FINAL_TYPE (DimQueueLine, dim_queue_line, GTK_TYPE_WIDGET)

static const char *
icon_for (const DimQueueState *queue)
{
  if (queue->trouble != DIM_TROUBLE_NONE)
    return "network-offline-symbolic";
  if (queue->refused > 0)
    return "dialog-warning-symbolic";
  return queue->waiting > 0 ? "go-up-symbolic" : "object-select-symbolic";
}

static void
show_queue (DimQueueLine *self)
{
  DimQueueState queue;
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;
  g_autofree char *reason = NULL;

  dim_monitor_get_queue (self->monitor, &queue);
  reason = dim_words_queue_trouble (&queue);
  gtk_label_set_label (self->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), *reason != '\0');
  line = dim_words_queue (&queue, g_get_real_time () / G_USEC_PER_SEC);
  text = dim_words_capitalise (line);
  gtk_label_set_label (self->label, text);
  gtk_image_set_from_icon_name (self->icon, icon_for (&queue));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
}

static gboolean
timer_cb (gpointer user_data)
{
  show_queue (user_data);
  return G_SOURCE_CONTINUE;
}

static void
queue_changed_cb (DimMonitor *monitor, DimQueueLine *self)
{
  show_queue (self);
}

static void
clicked_cb (GtkButton *button, DimQueueLine *self)
{
  dim_queue_line_open (self);
}

static void
/* NOLINTNEXTLINE(readability-function-size): the parameters are GTK's */
dim_queue_line_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (DIM_QUEUE_LINE (widget)->button), orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

/* A popover asks to be told where it now belongs. */
static void
dim_queue_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DimQueueLine *self = DIM_QUEUE_LINE (widget);

  gtk_widget_allocate (GTK_WIDGET (self->button), width, height, baseline, NULL);
  gtk_popover_present (GTK_POPOVER (self->panel));
}

static GtkSizeRequestMode
dim_queue_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dim_queue_line_dispose (GObject *object)
{
  DimQueueLine *self = DIM_QUEUE_LINE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->monitor);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_queue_line_parent_class)->dispose (object);
}

static void
dim_queue_line_class_init (DimQueueLineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_queue_line_dispose;
  widget_class->measure = dim_queue_line_measure;
  widget_class->size_allocate = dim_queue_line_size_allocate;
  widget_class->get_request_mode = dim_queue_line_get_request_mode;
  g_type_ensure (DIM_TYPE_QUEUE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-queue-line.ui");
  gtk_widget_class_bind_template_child (widget_class, DimQueueLine, button);
  gtk_widget_class_bind_template_child (widget_class, DimQueueLine, icon);
  gtk_widget_class_bind_template_child (widget_class, DimQueueLine, label);
  gtk_widget_class_bind_template_child (widget_class, DimQueueLine, reason);
  gtk_widget_class_bind_template_child (widget_class, DimQueueLine, panel);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
dim_queue_line_init (DimQueueLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_help_set_topic (GTK_WIDGET (self), "queue");
}

void
dim_queue_line_set_monitor (DimQueueLine *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_QUEUE_LINE (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  dim_queue_panel_set_monitor (self->panel, monitor);
  g_signal_connect_object (monitor, "queue-changed", G_CALLBACK (queue_changed_cb), self, 0);
  self->timer = g_timeout_add_seconds (REFRESH_S, timer_cb, self);
  show_queue (self);
}

void
dim_queue_line_open (DimQueueLine *self)
{
  g_return_if_fail (DIM_IS_QUEUE_LINE (self) && self->monitor != NULL);
  gtk_popover_popup (GTK_POPOVER (self->panel));
}
