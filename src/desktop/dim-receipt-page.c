/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-receipt-page.h"

#include "dim-accessible.h"
#include "dim-focus.h"
#include "dim-help-window.h"
#include "dim-monitor-records.h"
#include "dim-receipt-print.h"
#include "dim-record-words.h"
#include "dim-sentences.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DimReceiptPage {
  GtkWidget parent_instance;

  AdwStatusPage *status;
  GtkLabel *number;
  GtkLabel *state;
  GtkBox *notices;
  GtkButton *again_button;

  DimMonitor *monitor;
  DimRecord *record; /* that shows; NULL: none yet */
};

G_DEFINE_FINAL_TYPE (DimReceiptPage, dim_receipt_page, GTK_TYPE_WIDGET)

static GtkWidget *
make_notice (const char *sentence)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_widget_add_css_class (label, "dim-notice");
  return label;
}

/* What the collector knows of other desks comes after it has received the registration. */
static void
show_state (DimReceiptPage *self)
{
  g_autofree char *state = dim_words_record_sentence (self->record);
  g_auto (GStrv) notices = dim_words_notices (self->record, dim_monitor_get_today (self->monitor));
  GtkWidget *child;

  gtk_label_set_label (self->state, state);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->notices))) != NULL)
    gtk_box_remove (self->notices, child);
  for (guint i = 0; notices[i] != NULL; i++)
    gtk_box_append (self->notices, make_notice (notices[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->notices), notices[0] != NULL);
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

static DimReceipt *
make_receipt (DimReceiptPage *self)
{
  DimReceiptSetting setting = {
    .profile = dim_monitor_get_profile (self->monitor),
    .book = dim_monitor_get_book (self->monitor),
    .municipalities = dim_monitor_get_municipalities (self->monitor),
    .now_s = g_get_real_time () / G_USEC_PER_SEC,
  };

  return dim_receipt_new (self->record, &setting);
}

static void
print_clicked_cb (GtkButton *button, DimReceiptPage *self)
{
  dim_receipt_page_print (self);
}

static void
copy_clicked_cb (GtkButton *button, DimReceiptPage *self)
{
  g_autoptr (DimReceipt) receipt = make_receipt (self);
  g_autofree char *text = dim_receipt_text (receipt);
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  if (overlay != NULL)
    dim_accessible_add_toast (ADW_TOAST_OVERLAY (overlay),
                              adw_toast_new (_ ("Receipt copied. Paste it into the case file.")));
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
  gtk_widget_class_bind_template_child (widget_class, DimReceiptPage, status);
  gtk_widget_class_bind_template_child (widget_class, DimReceiptPage, number);
  gtk_widget_class_bind_template_child (widget_class, DimReceiptPage, notices);
  gtk_widget_class_bind_template_child (widget_class, DimReceiptPage, state);
  gtk_widget_class_bind_template_child (widget_class, DimReceiptPage, again_button);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
dim_receipt_page_init (DimReceiptPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_help_set_topic (GTK_WIDGET (self), "receipt");
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
  g_autofree char *name = NULL;

  g_return_if_fail (DIM_IS_RECEIPT_PAGE (self) && record != NULL);
  name = dim_words_incident_name (record->incident, dim_monitor_get_book (self->monitor));
  adw_status_page_set_description (self->status, name);
  number = dim_receipt_number (record->incident->id);
  text = g_strdup_printf (_ ("Receipt number %s"), number);
  gtk_label_set_label (self->number, text);
  gtk_label_select_region (self->number, 0, 0);
  take_record (self, dim_record_copy (record));
}

const DimIncident *
dim_receipt_page_get_incident (DimReceiptPage *self)
{
  g_return_val_if_fail (DIM_IS_RECEIPT_PAGE (self), NULL);
  return self->record != NULL ? self->record->incident : NULL;
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, DimReceiptPage *self)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                _ ("The receipt could not be printed. Look at the printer, or copy "
                                   "the receipt instead."));
}

void
dim_receipt_page_print (DimReceiptPage *self)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  DimReceipt *receipt = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (DIM_IS_RECEIPT_PAGE (self) && self->record != NULL);
  receipt = make_receipt (self);
  name = g_strdup_printf (_ ("Receipt %s"), receipt->number);
  operation = dim_receipt_print_new (receipt, name);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  /* "done" tells of errors too. */
  (void) gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                  GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL);
}
