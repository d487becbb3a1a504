/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-device-page.h"

#include "dim-accessible.h"
#include "dim-backup-dialog.h"
#include "dim-backup-words.h"
#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-forget-dialog.h"
#include "dim-help-window.h"
#include "dim-monitor-device.h"
#include "dim-record-export.h"
#include "dim-sentences.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

struct _DimDevicePage {
  AdwPreferencesPage parent_instance;

  GtkGrid *facts;
  GtkLabel *outcome;

  DimMonitor *monitor;
};

G_DEFINE_FINAL_TYPE (DimDevicePage, dim_device_page, ADW_TYPE_PREFERENCES_PAGE)

/* What is written in the background, with where. */
typedef struct {
  GPtrArray *records;
  GFile *file;
  const DimCodeBook *book;
  const DimMunicipalities *municipalities;
} Export;

static void
free_export (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->records, g_ptr_array_unref);
  g_clear_object (&export->file);
  g_free (export);
}

static void
tell (DimDevicePage *self, const char *sentence)
{
  gtk_label_set_label (self->outcome, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), TRUE);
}

static void
add_fact (DimDevicePage *self, int row, const char *name, const char *value)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *text = gtk_label_new (value);

  gtk_widget_add_css_class (label, "dim-note");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, value, -1);
  gtk_grid_attach (self->facts, label, 0, row, 1, 1);
  gtk_grid_attach (self->facts, text, 1, row, 1, 1);
}

static void
show_facts (DimDevicePage *self, const DimDeviceFacts *facts)
{
  const DimDeviceProfile *profile = dim_monitor_get_profile (self->monitor);
  g_autofree char *role = dim_words_capitalise (dim_words_role (profile->role));
  g_autofree char *since = facts->enrolled_s > 0
                             ? dim_words_day (dim_day_from_unix (facts->enrolled_s))
                             : g_strdup (_ ("not known"));
  g_autofree char *contents = dim_words_backup_contents (facts->contents);
  const struct {
    const char *name;
    const char *value;
  } rows[] = {
    { _ ("Office"), profile->office_name },
    { _ ("Desk"), profile->desk },
    { _ ("Role"), role },
    { _ ("Enrolled since"), since },
    { _ ("Collection server"), facts->collector_url },
    { _ ("Evaluator"), facts->evaluator_url },
    { _ ("Key of this device"), facts->key },
    { _ ("Key of the key list"), facts->list_key },
    { _ ("Opens with"),
      facts->is_in_keyring ? _ ("the keyring of this computer") : _ ("a passphrase") },
    { _ ("Kept here"), contents },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    add_fact (self, (int) i, rows[i].name, rows[i].value);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimDevicePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimDeviceFacts) facts =
    dim_monitor_load_device_finish (DIM_MONITOR (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* the window is closed, and the monitor with it */
  if (facts != NULL)
    show_facts (self, facts);
  else
    tell (self, dim_words_error (error));
}

static GtkWindow *
window_of (DimDevicePage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
backup_clicked_cb (GtkButton *button, DimDevicePage *self)
{
  gtk_window_present (GTK_WINDOW (dim_backup_dialog_new (window_of (self), self->monitor)));
}

static void
forget_clicked_cb (GtkButton *button, DimDevicePage *self)
{
  dim_forget_dialog_open (window_of (self), self->monitor);
}

static void
write_export (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Export *export = data;
  g_autofree char *name = g_file_get_basename (export->file);
  GError *error = NULL;

  if (dim_record_write_file (export->file,
                             dim_record_writer (g_str_has_suffix (name, ".json") ? "json" : "csv"),
                             export->records, export->book, export->municipalities, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DimDevicePage *self = DIM_DEVICE_PAGE (source);
  const Export *export = g_task_get_task_data (G_TASK (result));
  g_autofree char *count = dim_words_count (DIM_THING_INCIDENT, export->records->len);
  g_autofree char *name = g_file_get_basename (export->file);
  g_autofree char *text = g_strdup_printf (_ ("%s are in the file %s."), count, name);

  tell (self, g_task_propagate_boolean (G_TASK (result), NULL)
                ? text
                : _ ("The file could not be written. Choose another place."));
}

static void
own_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Export *export = g_task_get_task_data (task);

  export->records = dim_monitor_load_own_finish (DIM_MONITOR (source), result, &error);
  if (export->records != NULL)
    g_task_run_in_thread (task, write_export);
  else
    tell (g_task_get_source_object (task), dim_words_error (error));
}

static void
export_chosen_cb (GtkNativeDialog *dialog, int response, DimDevicePage *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    GTask *task = g_task_new (self, NULL, exported_cb, NULL);
    Export *export = g_new0 (Export, 1);

    export->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    export->book = dim_monitor_get_book (self->monitor);
    export->municipalities = dim_monitor_get_municipalities (self->monitor);
    g_task_set_task_data (task, export, free_export);
    dim_monitor_load_own (self->monitor, NULL, own_loaded_cb, task);
  }
  g_object_unref (dialog);
}

static void
export_clicked_cb (GtkButton *button, DimDevicePage *self)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_ ("Export my incidents"), window_of (self),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _ ("incidents.csv"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (export_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
dim_device_page_dispose (GObject *object)
{
  g_clear_object (&DIM_DEVICE_PAGE (object)->monitor);
  G_OBJECT_CLASS (dim_device_page_parent_class)->dispose (object);
}

static void
dim_device_page_class_init (DimDevicePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_device_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-device-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DimDevicePage, facts);
  gtk_widget_class_bind_template_child (widget_class, DimDevicePage, outcome);
  gtk_widget_class_bind_template_callback (widget_class, backup_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_clicked_cb);
}

static void
dim_device_page_init (DimDevicePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_help_set_topic (GTK_WIDGET (self), "device");
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

void
dim_device_page_set_monitor (DimDevicePage *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_DEVICE_PAGE (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  dim_monitor_load_device (monitor, NULL, loaded_cb, g_object_ref (self));
}
