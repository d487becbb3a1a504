/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-reader-dialog.h"

#include "dim-accessible.h"
#include "dim-dialog-line.h"
#include "dim-help-window.h"
#include "dim-monitor-readers.h"
#include "dim-reader-words.h"
#include "dim-receipt-print.h"

#include <glib/gi18n-lib.h>

struct _DimReaderDialog {
  AdwWindow parent_instance;

  GtkLabel *text;
  GtkLabel *fingerprint;
  GtkCheckButton *same;
  GtkWidget *typing;
  GtkEntry *paper;
  GtkLabel *key;
  GtkLabel *keeping;
  GtkLabel *fault;
  GtkButton *print;
  GtkButton *cancel;
  GtkButton *go;

  DimMonitor *monitor;
  DimReaderAct act;
  char circle[DIM_CIRCLE_LEN];
  char reader[DIM_UUID_TEXT_LEN];
};

G_DEFINE_FINAL_TYPE (DimReaderDialog, dim_reader_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *
circle_name (DimReaderDialog *self)
{
  return dim_words_circle (dim_monitor_get_municipalities (self->monitor), self->circle);
}

static void
show_fault (DimReaderDialog *self, const char *sentence)
{
  dim_dialog_line_set (self->fault, sentence);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), TRUE);
}

static void
end (DimReaderDialog *self, gboolean is_done, const GError *error)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* closed meanwhile */
  if (!is_done) {
    show_fault (self, dim_words_reader_error (error));
    return;
  }
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* It is shown this once. */
static void
show_key (DimReaderDialog *self, const char *key)
{
  gtk_label_set_label (self->text,
                       _ ("Print this key or copy it by hand, and keep the paper in a safe. It is "
                          "shown this once and kept nowhere."));
  gtk_label_set_label (self->key, key);
  gtk_widget_set_visible (GTK_WIDGET (self->key), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->print), TRUE);
  /* Before what has the focus goes. */
  gtk_widget_grab_focus (GTK_WIDGET (self->print));
  gtk_widget_set_visible (GTK_WIDGET (self->go), FALSE);
  dim_dialog_line_set (self->keeping,
                       _ ("Whoever has the paper can read all explanations. Without it they are "
                          "lost when all devices of readers are lost. Figures are never lost."));
  gtk_button_set_label (self->cancel, _ ("_Done"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cancel), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Done"), -1);
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimReaderDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  char *key = dim_monitor_start_circle_finish (DIM_MONITOR (source), result, &error);

  if (key == NULL) {
    end (self, FALSE, error);
    return;
  }
  show_key (self, key);
  dim_monitor_free_paper (key);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimReaderDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = dim_monitor_confirm_circle_finish (DIM_MONITOR (source), result, &error);

  end (self, is_done, error);
}

static void
certified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimReaderDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = dim_monitor_certify_reader_finish (DIM_MONITOR (source), result, &error);

  end (self, is_done, error);
}

static void
recovered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimReaderDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = dim_monitor_recover_circle_finish (DIM_MONITOR (source), result, &error);

  end (self, is_done, error);
  if (!is_done)
    gtk_widget_grab_focus (GTK_WIDGET (self->paper));
}

/* Pressing the button says nothing; ticking that they are the same does. */
static gboolean
is_compared (DimReaderDialog *self)
{
  if ((self->act != DIM_READER_COMPARE && self->act != DIM_READER_ADMIT) ||
      gtk_check_button_get_active (self->same))
    return TRUE;
  show_fault (self, _ ("Compare all groups first, then tick that they are the same."));
  gtk_widget_grab_focus (GTK_WIDGET (self->same));
  return FALSE;
}

static void
act (DimReaderDialog *self)
{
  const char *fingerprint = gtk_label_get_label (self->fingerprint);

  dim_dialog_line_set (self->fault, NULL);
  if (!is_compared (self))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), FALSE);
  switch (self->act) {
  case DIM_READER_START:
    dim_monitor_start_circle (self->monitor, self->circle, NULL, started_cb, g_object_ref (self));
    break;
  case DIM_READER_COMPARE:
    dim_monitor_confirm_circle (self->monitor, self->circle, fingerprint, NULL, confirmed_cb,
                                g_object_ref (self));
    break;
  case DIM_READER_ADMIT:
    dim_monitor_certify_reader (self->monitor, self->circle, self->reader, fingerprint, NULL,
                                certified_cb, g_object_ref (self));
    break;
  case DIM_READER_RECOVER:
  default:
    dim_monitor_recover_circle (self->monitor, self->circle,
                                gtk_editable_get_text (GTK_EDITABLE (self->paper)), NULL,
                                recovered_cb, g_object_ref (self));
    break;
  }
}

static void
go_clicked_cb (GtkButton *button, DimReaderDialog *self)
{
  act (self);
}

static void
entered_cb (GtkEntry *entry, DimReaderDialog *self)
{
  act (self);
}

static void
cancel_clicked_cb (GtkButton *button, DimReaderDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
print_clicked_cb (GtkButton *button, DimReaderDialog *self)
{
  g_autoptr (GtkPrintOperation) operation =
    dim_receipt_print_new (dim_words_paper (gtk_label_get_label (self->key), circle_name (self),
                                            dim_monitor_get_today (self->monitor)),
                           _ ("Key on paper"));

  (void) gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                  GTK_WINDOW (self), NULL);
}

static void
dim_reader_dialog_dispose (GObject *object)
{
  g_clear_object (&DIM_READER_DIALOG (object)->monitor);
  G_OBJECT_CLASS (dim_reader_dialog_parent_class)->dispose (object);
}

static void
dim_reader_dialog_class_init (DimReaderDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_reader_dialog_dispose;
  signals[SIGNAL_DONE] = g_signal_new ("done", DIM_TYPE_READER_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-reader-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DimReaderDialog, text);
  gtk_widget_class_bind_template_child (widget_class, DimReaderDialog, fingerprint);
  gtk_widget_class_bind_template_child (widget_class, DimReaderDialog, same);
  gtk_widget_class_bind_template_child (widget_class, DimReaderDialog, typing);
  gtk_widget_class_bind_template_child (widget_class, DimReaderDialog, paper);
  gtk_widget_class_bind_template_child (widget_class, DimReaderDialog, key);
  gtk_widget_class_bind_template_child (widget_class, DimReaderDialog, keeping);
  gtk_widget_class_bind_template_child (widget_class, DimReaderDialog, fault);
  gtk_widget_class_bind_template_child (widget_class, DimReaderDialog, print);
  gtk_widget_class_bind_template_child (widget_class, DimReaderDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, DimReaderDialog, go);
  gtk_widget_class_bind_template_callback (widget_class, go_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dim_reader_dialog_init (DimReaderDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_help_set_topic (GTK_WIDGET (self), "readers");
}

static char *
say_text (DimReaderDialog *self, const DimReaderAsked *asked)
{
  switch (asked->act) {
  case DIM_READER_START:
    return g_strdup_printf (_ ("You become the first who reads explanations for %s. Then you see "
                               "a key that belongs on paper. Have a printer or a pen at hand."),
                            circle_name (self));
  case DIM_READER_COMPARE:
    return g_strdup_printf (_ ("Ask somebody who reads explanations for %s what fingerprint stands "
                               "in the preferences there, under Readers. Not by e-mail: by "
                               "telephone or in person."),
                            circle_name (self));
  case DIM_READER_ADMIT:
    return g_strdup_printf (_ ("%s will be able to read all explanations for %s, also those of "
                               "before. Compare this fingerprint with the one on the screen "
                               "there."),
                            asked->name, circle_name (self));
  case DIM_READER_RECOVER:
  default:
    return g_strdup_printf (_ ("With the key on paper this device can read all explanations for "
                               "%s. Hyphens and capitals do not matter."),
                            circle_name (self));
  }
}

static void
name_button (DimReaderDialog *self, const char *label, const char *name)
{
  gtk_button_set_label (self->go, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->go), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
show_act (DimReaderDialog *self, const DimReaderAsked *asked)
{
  gboolean is_comparing = asked->act == DIM_READER_COMPARE || asked->act == DIM_READER_ADMIT;

  gtk_widget_set_visible (GTK_WIDGET (self->fingerprint), is_comparing);
  gtk_widget_set_visible (GTK_WIDGET (self->same), is_comparing);
  gtk_widget_set_visible (self->typing, asked->act == DIM_READER_RECOVER);
  if (is_comparing)
    gtk_label_set_label (self->fingerprint, asked->fingerprint);
  switch (asked->act) {
  case DIM_READER_START:
    name_button (self, _ ("_Become the first reader"), _ ("Become the first reader"));
    break;
  case DIM_READER_COMPARE:
    name_button (self, _ ("_Trust these readers"), _ ("Trust these readers"));
    break;
  case DIM_READER_ADMIT:
    name_button (self, _ ("_Admit"), _ ("Admit"));
    break;
  case DIM_READER_RECOVER:
  default:
    name_button (self, _ ("_Use this key"), _ ("Use this key"));
    break;
  }
}

static const char *
title_of (DimReaderAct what)
{
  switch (what) {
  case DIM_READER_START:
    return _ ("Begin reading");
  case DIM_READER_COMPARE:
    return _ ("Compare fingerprints");
  case DIM_READER_ADMIT:
    return _ ("Admit a reader");
  case DIM_READER_RECOVER:
  default:
    return _ ("Key on paper");
  }
}

GtkWidget *
dim_reader_dialog_new (GtkWindow *parent, DimMonitor *monitor, const DimReaderAsked *asked)
{
  DimReaderDialog *self;
  g_autofree char *text = NULL;

  g_return_val_if_fail (DIM_IS_MONITOR (monitor) && asked != NULL, NULL);
  self =
    g_object_new (DIM_TYPE_READER_DIALOG, "application", gtk_window_get_application (parent),
                  "transient-for", parent, "modal", TRUE, "title", title_of (asked->act), NULL);
  self->monitor = g_object_ref (monitor);
  self->act = asked->act;
  g_strlcpy (self->circle, asked->circle, sizeof self->circle);
  if (asked->reader != NULL)
    g_strlcpy (self->reader, asked->reader, sizeof self->reader);
  text = say_text (self, asked);
  gtk_label_set_label (self->text, text);
  show_act (self, asked);
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
  dim_dialog_fit (ADW_WINDOW (self));
  return GTK_WIDGET (self);
}
