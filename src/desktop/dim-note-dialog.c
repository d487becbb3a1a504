/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-note-dialog.h"

#include "dim-accessible.h"
#include "dim-dialog-line.h"
#include "dim-explanation.h"
#include "dim-help-window.h"
#include "dim-monitor-notes.h"
#include "dim-note-words.h"
#include "dim-public-numbers.h"

#include <glib/gi18n-lib.h>

struct _DimNoteDialog {
  AdwWindow parent_instance;

  DimExplanation *text;
  GtkLabel *fault;
  GtkWidget *go;

  DimMonitor *monitor; /* NULL: closed */
  char incident[DIM_UUID_TEXT_LEN];
  gboolean is_leaving;
};

G_DEFINE_FINAL_TYPE (DimNoteDialog, dim_note_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_LEFT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimNoteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimNotes) notes = dim_monitor_leave_note_finish (DIM_MONITOR (source), result, &error);

  self->is_leaving = FALSE;
  if (notes != NULL)
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
  if (self->monitor == NULL)
    return; /* closed meanwhile */
  if (notes == NULL)
    dim_dialog_line_set (self->fault, dim_words_noting_error (error));
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
leave (DimNoteDialog *self)
{
  g_autofree char *fault = dim_explanation_dup_fault (self->text);
  g_autofree char *text = dim_explanation_dup_text (self->text);
  g_auto (GStrv) allowed = dim_explanation_dup_allowed (self->text);
  const DimNoteWords words = { g_strstrip (text), (const char *const *) allowed };

  if (self->is_leaving)
    return;
  if (fault != NULL) {
    dim_dialog_line_set (self->fault, fault);
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
    return;
  }
  self->is_leaving = TRUE;
  dim_dialog_line_set (self->fault, NULL);
  dim_monitor_leave_note (self->monitor, self->incident, &words, NULL, left_cb,
                          g_object_ref (self));
}

static void
go_clicked_cb (GtkButton *button, DimNoteDialog *self)
{
  leave (self);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  leave (DIM_NOTE_DIALOG (widget));
  return TRUE;
}

static void
dim_note_dialog_dispose (GObject *object)
{
  g_clear_object (&DIM_NOTE_DIALOG (object)->monitor);
  G_OBJECT_CLASS (dim_note_dialog_parent_class)->dispose (object);
}

static void
dim_note_dialog_class_init (DimNoteDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_note_dialog_dispose;
  signals[SIGNAL_LEFT] = g_signal_new ("left", DIM_TYPE_NOTE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DIM_TYPE_EXPLANATION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-note-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DimNoteDialog, text);
  gtk_widget_class_bind_template_child (widget_class, DimNoteDialog, fault);
  gtk_widget_class_bind_template_child (widget_class, DimNoteDialog, go);
  gtk_widget_class_bind_template_callback (widget_class, go_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Before the text takes Return for a line of its own. */
static void
add_key (DimNoteDialog *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                      gtk_callback_action_new (key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
dim_note_dialog_init (DimNoteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_key (self);
  dim_explanation_be_note (self->text);
  dim_help_set_topic (GTK_WIDGET (self), "review");
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

GtkWidget *
dim_note_dialog_present (GtkWindow *parent, DimMonitor *monitor, const char *incident)
{
  DimNoteDialog *self;

  g_return_val_if_fail (DIM_IS_MONITOR (monitor) && incident != NULL, NULL);
  self = g_object_new (DIM_TYPE_NOTE_DIALOG, "application", gtk_window_get_application (parent),
                       "transient-for", parent, "modal", TRUE, NULL);
  self->monitor = g_object_ref (monitor);
  g_strlcpy (self->incident, incident, sizeof self->incident);
  dim_explanation_set_public_numbers (self->text, dim_monitor_get_public_numbers (monitor));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  dim_dialog_fit (ADW_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
