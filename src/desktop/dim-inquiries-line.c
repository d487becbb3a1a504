/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-inquiries-line.h"

#include "dim-accessible.h"
#include "dim-inquiry-words.h"
#include "dim-monitor-inquiries.h"

struct _DimInquiriesLine {
  AdwBin parent_instance;

  GtkLabel *label;
  GtkButton *open_button;

  DimMonitor *monitor;
  gboolean is_loading;
  gboolean is_wanted; /* something changed meanwhile */
};

G_DEFINE_FINAL_TYPE (DimInquiriesLine, dim_inquiries_line, ADW_TYPE_BIN)

static void load (DimInquiriesLine *self);

static void
show (DimInquiriesLine *self, const GPtrArray *records)
{
  g_autofree char *sentence = dim_words_asked (records->len);
  const DimRecord *first = records->len > 0 ? g_ptr_array_index (records, 0) : NULL;

  gtk_label_set_label (self->label, sentence);
  if (first != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "s", first->incident->id);
  gtk_widget_set_visible (GTK_WIDGET (self), first != NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimInquiriesLine) self = user_data;
  g_autoptr (GPtrArray) records =
    dim_monitor_load_asked_finish (DIM_MONITOR (source), result, NULL);

  self->is_loading = FALSE;
  if (self->monitor == NULL)
    return; /* the window is closed, and the monitor with it */
  if (records != NULL)
    show (self, records);
  if (self->is_wanted)
    load (self);
}

static void
load (DimInquiriesLine *self)
{
  self->is_wanted = self->is_loading;
  if (self->is_loading || dim_monitor_get_state (self->monitor) != DIM_MONITOR_READY)
    return;
  self->is_loading = TRUE;
  dim_monitor_load_asked (self->monitor, NULL, loaded_cb, g_object_ref (self));
}

static void
dim_inquiries_line_dispose (GObject *object)
{
  g_clear_object (&DIM_INQUIRIES_LINE (object)->monitor);
  G_OBJECT_CLASS (dim_inquiries_line_parent_class)->dispose (object);
}

static void
dim_inquiries_line_class_init (DimInquiriesLineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_inquiries_line_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/nl/minbzk/DutchIdMonitor/ui/dim-inquiries-line.ui");
  gtk_widget_class_bind_template_child (widget_class, DimInquiriesLine, label);
  gtk_widget_class_bind_template_child (widget_class, DimInquiriesLine, open_button);
}

static void
dim_inquiries_line_init (DimInquiriesLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

void
dim_inquiries_line_set_monitor (DimInquiriesLine *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_INQUIRIES_LINE (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (monitor, "records-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "queue-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}
