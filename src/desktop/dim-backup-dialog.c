/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-backup-dialog.h"

#include "dim-accessible.h"
#include "dim-backup-words.h"
#include "dim-dialog-line.h"
#include "dim-help-window.h"
#include "dim-monitor-device.h"
#include "dim-sentences.h"

#include <glib/gi18n-lib.h>

#define PASSPHRASE_MIN_CHARS 12

typedef enum {
  STEP_ASK,  /* for the passphrase */
  STEP_BUSY, /* it is being made, or read */
  STEP_READ, /* what is in it is shown, and may be restored */
  STEP_DONE,
} Step;

struct _DimBackupDialog {
  AdwWindow parent_instance;

  GtkLabel *explanation;
  GtkWidget *asking;
  GtkPasswordEntry *passphrase;
  GtkWidget *repeating;
  GtkPasswordEntry *repeat;
  GtkLabel *contents;
  GtkLabel *warning;
  GtkLabel *fault;
  GtkButton *cancel;
  GtkButton *go;

  DimMonitor *monitor; /* NULL: nothing is open here */
  GFile *file;
  gboolean is_for_restore;
  Step step;
};

G_DEFINE_FINAL_TYPE (DimBackupDialog, dim_backup_dialog, ADW_TYPE_WINDOW)

enum {
  RESTORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
text_of (GtkPasswordEntry *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
name_button (GtkButton *button, const char *label, const char *spoken)
{
  gtk_button_set_label (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
name_go (DimBackupDialog *self)
{
  if (!self->is_for_restore)
    name_button (self->go, _ ("_Choose a place…"), _ ("Choose a place"));
  else if (self->step == STEP_READ)
    name_button (self->go, _ ("_Put it back"), _ ("Put it back"));
  else
    name_button (self->go, _ ("_Look into it"), _ ("Look into it"));
}

static void
go_to (DimBackupDialog *self, Step step)
{
  self->step = step;
  gtk_widget_set_visible (self->asking, step == STEP_ASK || step == STEP_BUSY);
  gtk_widget_set_sensitive (self->asking, step == STEP_ASK);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), step != STEP_BUSY);
  gtk_widget_set_visible (GTK_WIDGET (self->go), step != STEP_DONE);
  name_button (self->cancel, step == STEP_DONE ? _ ("_Close") : _ ("_Cancel"),
               step == STEP_DONE ? _ ("Close") : _ ("Cancel"));
  name_go (self);
  if (step == STEP_BUSY)
    dim_dialog_line_set (self->contents, self->is_for_restore
                                           ? _ ("The whole backup is being read…")
                                           : _ ("The backup is being made and read "
                                                "back…"));
  if (step == STEP_READ)
    gtk_widget_grab_focus (GTK_WIDGET (self->go));
  if (step == STEP_DONE)
    gtk_widget_grab_focus (GTK_WIDGET (self->cancel));
}

static void
fail (DimBackupDialog *self, const char *sentence)
{
  go_to (self, STEP_ASK);
  dim_dialog_line_set (self->contents, NULL);
  dim_dialog_line_set (self->fault, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->passphrase),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimBackupDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimBackupContents) contents =
    dim_monitor_back_up_finish (DIM_MONITOR (source), result, &error);
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (contents == NULL) {
    fail (self, dim_words_backup_error (error));
    return;
  }
  words = dim_words_backup_contents (contents);
  name = g_file_get_basename (self->file);
  text =
    g_strdup_printf (_ ("The backup is in the file %s, and was read back. In it: %s"), name, words);
  dim_dialog_line_set (self->contents, text);
  dim_dialog_line_set (self->warning,
                       _ ("Keep the passphrase well: without it nobody opens the backup."));
  go_to (self, STEP_DONE);
}

static void
make (DimBackupDialog *self)
{
  g_autofree char *path = g_file_get_path (self->file);

  if (path == NULL) {
    fail (self, _ ("The backup cannot be written there. Choose another place."));
    return;
  }
  go_to (self, STEP_BUSY);
  dim_monitor_back_up (self->monitor, path, text_of (self->passphrase), NULL, made_cb,
                       g_object_ref (self));
}

static void
place_chosen_cb (GtkNativeDialog *dialog, int response, DimBackupDialog *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_clear_object (&self->file);
    self->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    make (self);
  }
  g_object_unref (dialog);
}

static void
choose_place (DimBackupDialog *self)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_ ("Save the backup"), GTK_WINDOW (self),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name =
    g_strdup_printf ("Dutch-ID-Monitor-%04d-%02d-%02d.dimbackup", g_date_time_get_year (now),
                     g_date_time_get_month (now), g_date_time_get_day_of_month (now));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (place_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* NULL: nothing is wrong with what was typed. */
static const char *
find_fault (DimBackupDialog *self)
{
  if (self->is_for_restore)
    return NULL;
  if (g_utf8_strlen (text_of (self->passphrase), -1) < PASSPHRASE_MIN_CHARS)
    return _ ("Choose a passphrase of at least twelve characters.");
  if (!g_str_equal (text_of (self->passphrase), text_of (self->repeat)))
    return _ ("The two passphrases differ. Type the same one twice.");
  return NULL;
}

/* What stands here now is set aside, and what waits here would not be sent any more. */
static char *
warn (DimBackupDialog *self)
{
  DimQueueState queue = { 0 };
  const char *aside =
    _ ("What is here now is set aside and kept for seven days. The other computer, "
       "if there is one, is not to be used after this.");

  if (self->monitor != NULL && dim_monitor_get_profile (self->monitor) != NULL)
    dim_monitor_get_queue (self->monitor, &queue);
  if (queue.waiting == 0)
    return g_strdup (aside);
  return g_strdup_printf (
    g_dngettext (
      GETTEXT_PACKAGE,
      "%u thing that is here now was not sent yet: close this window, press F5 and wait, "
      "or it is not sent. %s",
      "%u things that are here now were not sent yet: close this window, press F5 and "
      "wait, or they are not sent. %s",
      queue.waiting),
    queue.waiting, aside);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimBackupDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimBackupContents) contents = dim_backup_look_into_finish (result, &error);
  g_autofree char *origin = NULL;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;
  g_autofree char *warning = NULL;

  if (contents == NULL) {
    fail (self, dim_words_restore_error (error));
    return;
  }
  origin = dim_words_backup_origin (contents);
  words = dim_words_backup_contents (contents);
  text = g_strdup_printf (_ ("This backup is whole. %s In it: %s"), origin, words);
  warning = warn (self);
  dim_dialog_line_set (self->contents, text);
  dim_dialog_line_set (self->warning, warning);
  go_to (self, STEP_READ);
}

static void
look_into (DimBackupDialog *self)
{
  g_autofree char *path = g_file_get_path (self->file);

  go_to (self, STEP_BUSY);
  dim_backup_look_into (path != NULL ? path : "", text_of (self->passphrase), NULL, read_cb,
                        g_object_ref (self));
}

static void
put_back (DimBackupDialog *self)
{
  g_autofree char *path = g_file_get_path (self->file);

  g_signal_emit (self, signals[RESTORE], 0, path, text_of (self->passphrase));
}

static void
go (DimBackupDialog *self)
{
  const char *fault = find_fault (self);

  dim_dialog_line_set (self->fault, fault);
  if (fault != NULL)
    fail (self, fault);
  else if (!self->is_for_restore)
    choose_place (self);
  else if (self->step == STEP_READ)
    put_back (self);
  else if (self->step == STEP_ASK)
    look_into (self);
}

static void
go_clicked_cb (GtkButton *button, DimBackupDialog *self)
{
  go (self);
}

static void
entered_cb (GtkPasswordEntry *entry, DimBackupDialog *self)
{
  if (entry == self->passphrase && !self->is_for_restore)
    gtk_widget_grab_focus (GTK_WIDGET (self->repeat));
  else
    go (self);
}

static void
cancel_clicked_cb (GtkButton *button, DimBackupDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
dim_backup_dialog_dispose (GObject *object)
{
  DimBackupDialog *self = DIM_BACKUP_DIALOG (object);

  g_clear_object (&self->monitor);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (dim_backup_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DimBackupDialog, explanation);
  gtk_widget_class_bind_template_child (class, DimBackupDialog, asking);
  gtk_widget_class_bind_template_child (class, DimBackupDialog, passphrase);
  gtk_widget_class_bind_template_child (class, DimBackupDialog, repeating);
  gtk_widget_class_bind_template_child (class, DimBackupDialog, repeat);
  gtk_widget_class_bind_template_child (class, DimBackupDialog, contents);
  gtk_widget_class_bind_template_child (class, DimBackupDialog, warning);
  gtk_widget_class_bind_template_child (class, DimBackupDialog, fault);
  gtk_widget_class_bind_template_child (class, DimBackupDialog, cancel);
  gtk_widget_class_bind_template_child (class, DimBackupDialog, go);
}

static void
dim_backup_dialog_class_init (DimBackupDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_backup_dialog_dispose;
  signals[RESTORE] =
    g_signal_new ("restore", DIM_TYPE_BACKUP_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-backup-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, go_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dim_backup_dialog_init (DimBackupDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_help_set_topic (GTK_WIDGET (self), "device");
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

static DimBackupDialog *
make_dialog (GtkWindow *parent, DimMonitor *monitor, gboolean is_for_restore)
{
  DimBackupDialog *self =
    g_object_new (DIM_TYPE_BACKUP_DIALOG, "application", gtk_window_get_application (parent),
                  "transient-for", parent, "modal", TRUE, NULL);

  self->monitor = monitor != NULL ? g_object_ref (monitor) : NULL;
  self->is_for_restore = is_for_restore;
  gtk_widget_set_visible (self->repeating, !is_for_restore);
  gtk_window_set_title (GTK_WINDOW (self),
                        is_for_restore ? _ ("Restore a backup") : _ ("Make a backup"));
  go_to (self, STEP_ASK);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
  return self;
}

GtkWidget *
dim_backup_dialog_new (GtkWindow *parent, DimMonitor *monitor)
{
  DimBackupDialog *self;

  g_return_val_if_fail (DIM_IS_MONITOR (monitor), NULL);
  self = make_dialog (parent, monitor, FALSE);
  dim_dialog_line_set (
    self->explanation,
    _ ("Choose a passphrase for the backup. Whoever has the file and the passphrase has "
       "everything that is in it."));
  return GTK_WIDGET (self);
}

GtkWidget *
dim_backup_dialog_new_for_restore (GtkWindow *parent, DimMonitor *monitor, GFile *file)
{
  DimBackupDialog *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  self = make_dialog (parent, monitor, TRUE);
  self->file = g_object_ref (file);
  dim_dialog_line_set (self->explanation,
                       _ ("Type the passphrase of this backup. Nothing changes before you "
                          "have seen what is in it."));
  return GTK_WIDGET (self);
}
