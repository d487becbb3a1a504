/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-notes.h"

#include "dim-focus.h"
#include "dim-monitor-notes.h"
#include "dim-note-dialog.h"
#include "dim-note-words.h"

#include <glib/gi18n-lib.h>

struct _DimRecordNotes {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkBox *list;      /* of the notes */
  GtkLabel *waiting; /* how many are not sent yet */
  GtkWidget *leave_button;

  DimMonitor *monitor; /* NULL: nothing is shown */
  char incident[DIM_UUID_TEXT_LEN];
  gboolean can_leave;
};

G_DEFINE_FINAL_TYPE (DimRecordNotes, dim_record_notes, GTK_TYPE_WIDGET)

/* Another registration may be shown by the time the answer is there. */
typedef struct {
  DimRecordNotes *view;
  char incident[DIM_UUID_TEXT_LEN];
} Awaited;

static Awaited *
begin (DimRecordNotes *self)
{
  Awaited *awaited = g_new0 (Awaited, 1);

  awaited->view = g_object_ref (self);
  g_strlcpy (awaited->incident, self->incident, sizeof awaited->incident);
  return awaited;
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
empty (DimRecordNotes *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
}

static void show_notes (DimRecordNotes *self, const DimNotes *notes);

static void
take_notes (Awaited *awaited, const DimNotes *notes, const GError *error)
{
  DimRecordNotes *self = awaited->view;

  if (self->monitor != NULL && g_str_equal (self->incident, awaited->incident)) {
    if (notes != NULL)
      show_notes (self, notes);
    else
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                  dim_words_noting_error (error));
  }
  g_object_unref (self);
  g_free (awaited);
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimNotes) notes =
    dim_monitor_take_note_back_finish (DIM_MONITOR (source), result, &error);

  take_notes (user_data, notes, error);
}

static void
take_back_clicked_cb (GtkButton *button, DimRecordNotes *self)
{
  const char *note = g_object_get_data (G_OBJECT (button), "note");

  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  dim_monitor_take_note_back (self->monitor, self->incident, note, NULL, taken_back_cb,
                              begin (self));
}

static void
add_note (DimRecordNotes *self, const DimOpenedNote *note)
{
  g_autofree char *author = dim_words_note_author (note, dim_monitor_get_today (self->monitor));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = make_label (author);
  GtkWidget *button;

  gtk_widget_add_css_class (label, "dim-field-label");
  gtk_widget_add_css_class (box, "dim-notice");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_label (dim_words_note (note)));
  gtk_box_append (self->list, box);
  if (!dim_opened_note_is_own (note))
    return;
  button = gtk_button_new_with_label (_ ("Take the note back"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  author, -1);
  g_object_set_data_full (G_OBJECT (button), "note", g_strdup (note->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_back_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (box), button);
}

/* Whoever took a note back goes on at the button below. */
static void
show_notes (DimRecordNotes *self, const DimNotes *notes)
{
  g_autofree char *waiting = dim_words_notes_waiting (notes->waiting);
  gboolean had_focus = dim_focus_is_within (GTK_WIDGET (self->list));

  self->can_leave = notes->can_leave;
  empty (self);
  for (guint i = 0; i < notes->notes->len; i++)
    add_note (self, g_ptr_array_index (notes->notes, i));
  gtk_label_set_label (self->waiting, waiting);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), notes->waiting > 0);
  gtk_widget_set_visible (self->leave_button, notes->can_leave);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          notes->is_allowed &&
                            (notes->can_leave || notes->notes->len > 0 || notes->waiting > 0));
  if (had_focus && notes->can_leave)
    gtk_widget_grab_focus (self->leave_button);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimNotes) notes = dim_monitor_load_notes_finish (DIM_MONITOR (source), result, &error);
  Awaited *awaited = user_data;

  if (notes != NULL) {
    take_notes (awaited, notes, NULL);
    return;
  }
  /* What went wrong, went wrong for the registration, which tells it. */
  g_object_unref (awaited->view);
  g_free (awaited);
}

static void
load (DimRecordNotes *self)
{
  if (self->monitor != NULL)
    dim_monitor_load_notes (self->monitor, self->incident, NULL, loaded_cb, begin (self));
}

/* The key works wherever the focus is in the window, but only for what is on screen. */
static void
leave_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DimRecordNotes *self = DIM_RECORD_NOTES (widget);
  GtkWidget *dialog;

  if (!self->can_leave || !gtk_widget_get_mapped (widget))
    return;
  dialog = dim_note_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->monitor,
                                    self->incident);
  g_signal_connect_object (dialog, "left", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
}

static void
dim_record_notes_dispose (GObject *object)
{
  DimRecordNotes *self = DIM_RECORD_NOTES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (dim_record_notes_parent_class)->dispose (object);
}

static void
dim_record_notes_class_init (DimRecordNotesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_record_notes_dispose;
  gtk_widget_class_install_action (widget_class, "notes.leave", NULL, leave_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_key (DimRecordNotes *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_MANAGED);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_l,
                                                                                  GDK_CONTROL_MASK),
                                                          gtk_named_action_new ("notes.leave")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
dim_record_notes_init (DimRecordNotes *self)
{
  add_key (self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Notes between municipalities"), -1);
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  self->waiting = GTK_LABEL (make_label (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->waiting), "dim-note");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->waiting));
  self->leave_button = gtk_button_new_with_label (_ ("Leave a note…"));
  gtk_widget_set_halign (self->leave_button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (
    self->leave_button,
    _ ("To the reviewers of municipalities that hold the same document (Ctrl+L)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->leave_button), "notes.leave");
  gtk_box_append (GTK_BOX (self->box), self->leave_button);
}

void
dim_record_notes_show (DimRecordNotes *self, DimMonitor *monitor, const DimRecord *record)
{
  g_return_if_fail (DIM_IS_RECORD_NOTES (self) && DIM_IS_MONITOR (monitor) && record != NULL);
  if (!g_str_equal (self->incident, record->incident->id)) {
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    self->can_leave = FALSE;
    empty (self);
  }
  g_set_object (&self->monitor, monitor);
  g_strlcpy (self->incident, record->incident->id, sizeof self->incident);
  load (self);
}
