/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ask-dialog.h"

#include "dim-accessible.h"
#include "dim-day-words.h"
#include "dim-dialog-line.h"
#include "dim-help-window.h"
#include "dim-inquiry-words.h"
#include "dim-monitor-inquiries.h"
#include "dim-record-words.h"
#include "dim-words.h"
#include "dim-wrapping-check.h"

#include <glib/gi18n-lib.h>

#define N_COLUMNS 2

struct _DimAskDialog {
  AdwWindow parent_instance;

  GtkWidget *desks;
  GtkGrid *fields;
  GtkWidget *reasons;
  GtkLabel *fault;
  GtkWidget *go;

  DimMonitor *monitor;
  GPtrArray *records;                            /* (element-type DimRecord) */
  guint chosen;                                  /* place in @records */
  GtkCheckButton *ticks[DIM_N_FIELDS];           /* borrowed */
  GtkCheckButton *causes[DIM_N_INQUIRY_REASONS]; /* borrowed */
  gboolean is_asking;
};

G_DEFINE_FINAL_TYPE (DimAskDialog, dim_ask_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_ASKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const DimRecord *
record_at (DimAskDialog *self, guint index)
{
  return g_ptr_array_index (self->records, index);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimAskDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimRecord) record = dim_monitor_ask_finish (DIM_MONITOR (source), result, &error);

  self->is_asking = FALSE;
  if (record != NULL)
    g_signal_emit (self, signals[SIGNAL_ASKED], 0);
  if (self->monitor == NULL)
    return; /* closed meanwhile */
  if (record == NULL)
    dim_dialog_line_set (self->fault, dim_words_asking_error (error));
  else
    gtk_window_close (GTK_WINDOW (self));
}

static guint32
list_ticked (DimAskDialog *self)
{
  guint32 fields = 0;

  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if (gtk_check_button_get_active (self->ticks[i]))
      fields |= 1U << i;
  return fields;
}

/* DIM_N_INQUIRY_REASONS: none is chosen. */
static guint
find_cause (DimAskDialog *self)
{
  guint i = 0;

  while (i < DIM_N_INQUIRY_REASONS && !gtk_check_button_get_active (self->causes[i]))
    i++;
  return i;
}

static void
complain (DimAskDialog *self, GtkCheckButton *where, const char *sentence)
{
  dim_dialog_line_set (self->fault, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (where));
}

static void
ask (DimAskDialog *self)
{
  guint32 fields = list_ticked (self);
  guint cause = find_cause (self);

  if (self->is_asking)
    return;
  if (fields == 0) {
    complain (self, self->ticks[0], _ ("Choose at least one answer to ask about."));
  } else if (cause == DIM_N_INQUIRY_REASONS) {
    complain (self, self->causes[0], _ ("Choose why you ask."));
  } else {
    self->is_asking = TRUE;
    dim_dialog_line_set (self->fault, NULL);
    dim_monitor_ask (self->monitor, record_at (self, self->chosen)->incident->id, fields,
                     (DimInquiryReason) cause, NULL, asked_cb, g_object_ref (self));
  }
}

static void
go_clicked_cb (GtkButton *button, DimAskDialog *self)
{
  ask (self);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ask (DIM_ASK_DIALOG (widget));
  return TRUE;
}

static void
dim_ask_dialog_dispose (GObject *object)
{
  g_clear_object (&DIM_ASK_DIALOG (object)->monitor);
  G_OBJECT_CLASS (dim_ask_dialog_parent_class)->dispose (object);
}

static void
dim_ask_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (DIM_ASK_DIALOG (object)->records);
  G_OBJECT_CLASS (dim_ask_dialog_parent_class)->finalize (object);
}

static void
dim_ask_dialog_class_init (DimAskDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_ask_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = dim_ask_dialog_finalize;
  signals[SIGNAL_ASKED] = g_signal_new ("asked", DIM_TYPE_ASK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-ask-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DimAskDialog, desks);
  gtk_widget_class_bind_template_child (widget_class, DimAskDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, DimAskDialog, reasons);
  gtk_widget_class_bind_template_child (widget_class, DimAskDialog, fault);
  gtk_widget_class_bind_template_child (widget_class, DimAskDialog, go);
  gtk_widget_class_bind_template_callback (widget_class, go_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, key_cb, NULL);
}

static void
dim_ask_dialog_init (DimAskDialog *self)
{
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_record_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->go);
  dim_help_set_topic (GTK_WIDGET (self), "review");
}

static void
add_fields (DimAskDialog *self, guint32 suggested)
{
  for (guint i = 0; i < DIM_N_FIELDS; i++) {
    GtkWidget *check = dim_wrapping_check_new (dim_words_field_label ((DimField) i));

    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), (suggested & (1U << i)) != 0);
    gtk_grid_attach (self->fields, check, (int) i % N_COLUMNS, (int) i / N_COLUMNS, 1, 1);
    self->ticks[i] = GTK_CHECK_BUTTON (check);
  }
}

/* What is suggested is what somebody else answered otherwise. */
static void
add_reasons (DimAskDialog *self, guint32 suggested)
{
  for (guint i = 0; i < DIM_N_INQUIRY_REASONS; i++) {
    g_autofree char *text = dim_words_capitalise (dim_words_inquiry_reason ((DimInquiryReason) i));
    GtkWidget *check = dim_wrapping_check_new (text);

    if (i > 0)
      gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->causes[0]);
    gtk_box_append (GTK_BOX (self->reasons), check);
    self->causes[i] = GTK_CHECK_BUTTON (check);
  }
  gtk_check_button_set_active (self->causes[DIM_INQUIRY_DEVIATES], suggested != 0);
}

static void
show_title (DimAskDialog *self)
{
  g_autofree char *name = dim_words_incident_name (record_at (self, self->chosen)->incident,
                                                   dim_monitor_get_book (self->monitor));
  g_autofree char *title = g_strdup_printf (_ ("Ask about %s"), name);

  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
desk_toggled_cb (GtkCheckButton *check, DimAskDialog *self)
{
  if (!gtk_check_button_get_active (check))
    return;
  self->chosen = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "place"));
  show_title (self);
}

static char *
say_desk (DimAskDialog *self, const DimRecord *record)
{
  g_autofree char *day =
    dim_words_day_near (record->incident->date, dim_monitor_get_today (self->monitor));
  g_autofree char *number = dim_receipt_number (record->incident->id);

  return g_strdup_printf ("%s, %s (%s)", record->news->desk, day, number);
}

/* Returns: the one that is chosen to begin with. */
static GtkWidget *
add_desks (DimAskDialog *self)
{
  GtkWidget *first = NULL;

  for (guint i = 0; i < self->records->len; i++) {
    g_autofree char *text = say_desk (self, record_at (self, i));
    GtkWidget *check = dim_wrapping_check_new (text);

    g_object_set_data (G_OBJECT (check), "place", GUINT_TO_POINTER (i));
    if (first == NULL)
      first = check;
    else
      gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), check == first);
    g_signal_connect_object (check, "toggled", G_CALLBACK (desk_toggled_cb), self, 0);
    gtk_box_append (GTK_BOX (self->desks), check);
  }
  gtk_widget_set_visible (self->desks, TRUE);
  return first;
}

GtkWidget *
dim_ask_dialog_present (GtkWindow *parent,
                        DimMonitor *monitor,
                        const GPtrArray *records,
                        guint32 suggested)
{
  DimAskDialog *self;
  GtkWidget *first = NULL;

  g_return_val_if_fail (DIM_IS_MONITOR (monitor) && records != NULL && records->len > 0, NULL);
  self = g_object_new (DIM_TYPE_ASK_DIALOG, "application", gtk_window_get_application (parent),
                       "transient-for", parent, "modal", TRUE, NULL);
  self->monitor = g_object_ref (monitor);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (self->records, dim_record_copy (g_ptr_array_index (records, i)));
  add_fields (self, suggested);
  add_reasons (self, suggested);
  first = records->len > 1 ? add_desks (self) : GTK_WIDGET (self->ticks[0]);
  show_title (self);
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
  gtk_widget_grab_focus (first);
  dim_dialog_fit (ADW_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
