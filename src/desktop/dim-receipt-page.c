/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-receipt-page.h"

#include "dim-accessible.h"
#include "dim-focus.h"
#include "dim-record-words.h"

#include <glib/gi18n-lib.h>

struct _DimReceiptPage {
  GtkWidget parent_instance;

  GtkLabel *number;
  GtkLabel *state;
  GtkButton *again_button;

  DimMonitor *monitor;
  DimRecord *record; /* that shows; NULL: none yet */
};

G_DEFINE_FINAL_TYPE (DimReceiptPage, dim_receipt_page, GTK_TYPE_WIDGET)

static void
show_state (DimReceiptPage *self)
{
  g_autofree char *state = dim_words_record_sentence (self->record);

  gtk_label_set_label (self->state, state);
}

static void
take_record (DimReceiptPage *self, DimRecord *record)
{
  g_clear_pointer (&self->record, dim_record_free);
  self->record = record;
  show_state (self);
}

static void
record_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimReceiptPage) self = user_data;
  g_autoptr (DimRecord) record =
    dim_monitor_load_record_finish (DIM_MONITOR (source), result, NULL);

  if (record != NULL && self->monitor != NULL &&
      g_str_equal (record->incident->id, self->record->incident->id))
    take_record (self, g_steal_pointer (&record));
}

static void
records_changed_cb (DimMonitor *monitor, DimReceiptPage *self)
{
  if (self->record != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    dim_monitor_load_record (monitor, self->record->incident->id, NULL, record_loaded_cb,
                             g_object_ref (self));
}

static gboolean
dim_receipt_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DIM_RECEIPT_PAGE (widget)->again_button));
}

static void
dim_receipt_page_dispose (GObject *object)
{
  DimReceiptPage *self = DIM_RECEIPT_PAGE (object);
  GtkWidget *child;

  g_clear_object (&self->monitor);
  g_clear_pointer (&self->record, dim_record_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_receipt_page_parent_class)->dispose (object);
}

static void
dim_receipt_page_class_init (DimReceiptPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_receipt_page_dispose;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_receipt_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-receipt-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DimReceiptPage, number);
  gtk_widget_class_bind_template_child (widget_class, DimReceiptPage, state);
  gtk_widget_class_bind_template_child (widget_class, DimReceiptPage, again_button);
}

static void
dim_receipt_page_init (DimReceiptPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

void
dim_receipt_page_set_monitor (DimReceiptPage *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_RECEIPT_PAGE (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (monitor, "records-changed", G_CALLBACK (records_changed_cb), self, 0);
}

void
dim_receipt_page_show (DimReceiptPage *self, const DimRecord *record)
{
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (DIM_IS_RECEIPT_PAGE (self) && record != NULL);
  number = dim_receipt_number (record->incident->id);
  text = g_strdup_printf (_ ("Receipt number %s"), number);
  gtk_label_set_label (self->number, text);
  gtk_label_select_region (self->number, 0, 0);
  take_record (self, dim_record_copy (record));
}
