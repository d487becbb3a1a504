/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-application.h"

#include "dim-accessible.h"
#include "dim-alerts.h"
#include "dim-backup-dialog.h"
#include "dim-backup-words.h"
#include "dim-desktop-resource.h"
#include "dim-help-window.h"
#include "dim-keys-window.h"
#include "dim-monitor-device.h"
#include "dim-preferences.h"
#include "dim-renderer.h"
#include "dim-sentences.h"
#include "dim-window.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DimApplication {
  AdwApplication parent_instance;

  char *data_dir;
  char *passphrase;
  gboolean without_keyring;
  DimMonitor *monitor;
  DimAlerts *alerts;
  GSettings *settings;
  GtkWidget *preferences;    /* NULL: not open */
  gboolean has_other_places; /* than the form that shows */
  GtkWidget *working;        /* says what is being done while nothing is open */
};

G_DEFINE_FINAL_TYPE (DimApplication, dim_application, ADW_TYPE_APPLICATION)

static char *
default_data_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), "dutch-id-monitor", NULL);
}

static char *
application_id_for (const char *data_dir)
{
  g_autofree char *usual = default_data_dir ();
  g_autofree char *path = g_canonicalize_filename (data_dir, NULL);
  g_autofree char *digest = NULL;

  if (g_str_equal (path, usual))
    return g_strdup (DIM_APPLICATION_ID);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  return g_strdup_printf ("%s.D%.8s", DIM_APPLICATION_ID, digest);
}

static GtkWindow *
active_window (DimApplication *self)
{
  return gtk_application_get_active_window (GTK_APPLICATION (self));
}

static DimWindow *
main_window (DimApplication *self)
{
  for (GList *i = gtk_application_get_windows (GTK_APPLICATION (self)); i != NULL; i = i->next)
    if (DIM_IS_WINDOW (i->data))
      return i->data;
  return NULL;
}

static void
about_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_show_about_window (
    gtk_application_get_active_window (GTK_APPLICATION (user_data)), "application-name",
    "Dutch ID Monitor", "application-icon", DIM_APPLICATION_ID, "version", DIM_VERSION, "comments",
    _ ("Keeps count of identity fraud at municipal counters, without keeping a person."),
    "license-type", GTK_LICENSE_CUSTOM, "license", "EUPL-1.2", NULL);
}

static void
keys_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimApplication *self = user_data;

  if (active_window (self) != NULL)
    dim_keys_window_show (active_window (self));
}

static void
help_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimApplication *self = user_data;
  gboolean is_ready =
    self->monitor != NULL && dim_monitor_get_state (self->monitor) == DIM_MONITOR_READY;

  if (active_window (self) != NULL)
    dim_help_window_show (active_window (self), is_ready
                                                  ? dim_monitor_get_profile (self->monitor)->role
                                                  : DIM_ROLE_FRONT_OFFICE);
}

static void
quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimWindow *window = main_window (user_data);
  GtkWindow *other = active_window (user_data); /* where nothing could be opened */

  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  else if (other != NULL)
    gtk_window_close (other);
}

/* Only combinations with Ctrl or Alt, or an F key: accelerators fire before the focused field. */
static void
set_accelerators (GtkApplication *application)
{
  static const struct {
    const char *action;
    const char *keys[3];
  } accelerators[] = {
    { "win.new", { "<Control>n", NULL } },
    { "win.save", { "<Control>Return", "<Control>KP_Enter", NULL } },
    { "win.drafts", { "<Control>o", NULL } },
    { "win.print", { "<Control>p", NULL } },
    { "win.search", { "<Control>f", NULL } },
    { "win.export", { "<Control>s", NULL } },
    { "win.sync", { "F5", NULL } },
    { "win.page(1)", { "<Alt>1", NULL } },
    { "win.page(2)", { "<Alt>2", NULL } },
    { "win.page(3)", { "<Alt>3", NULL } },
    { "win.page(4)", { "<Alt>4", NULL } },
    { "win.page(5)", { "<Alt>5", NULL } },
    { "app.preferences", { "<Control>comma", NULL } },
    { "app.keys", { "<Control>question", NULL } },
    { "app.help", { "F1", NULL } },
    { "app.quit", { "<Control>q", NULL } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (application, accelerators[i].action,
                                           accelerators[i].keys);
}

/* A window of its own with one thing to say. */
static GtkWidget *
show_status (DimApplication *self, const char *icon, const char *title, const char *text)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), text);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Dutch ID Monitor");
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 460);
  gtk_window_present (GTK_WINDOW (window));
  return g_object_ref_sink (page);
}

/* What keeps the program from opening is told in a window of its own: a clerk sees no terminal. A
 * backup may be the way out. */
static void
show_failure (DimApplication *self, const GError *error)
{
  g_autoptr (GtkWidget) page =
    show_status (self, "dialog-warning-symbolic", _ ("The program cannot open its store"),
                 dim_words_opening_error (error));
  GtkWidget *restore = gtk_button_new_with_mnemonic (_ ("Restore a _backup…"));

  g_printerr ("%s\n", error->message);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (restore), "app.restore");
  gtk_widget_set_halign (restore, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (restore, "pill");
  gtk_accessible_update_property (GTK_ACCESSIBLE (restore), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Restore a backup"), -1);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), restore);
  dim_accessible_name_buttons_once (restore);
}

static DimMonitorOptions
make_options (DimApplication *self)
{
  return (DimMonitorOptions){
    .data_dir = self->data_dir,
    .clock = dim_clock_system (),
    .passphrase = self->passphrase,
    .without_keyring = self->without_keyring,
  };
}

static void
apply_default_municipality (DimApplication *self)
{
  g_autofree char *code = g_settings_get_string (self->settings, "default-municipality");

  if (self->monitor != NULL)
    dim_monitor_set_usual_municipality (self->monitor, code);
}

static void
apply_measuring (DimApplication *self)
{
  if (self->monitor != NULL)
    dim_monitor_set_measures_entry (self->monitor,
                                    g_settings_get_boolean (self->settings, "measure-entry-time"));
}

static gboolean
open_monitor (DimApplication *self)
{
  g_autoptr (GError) error = NULL;
  DimMonitorOptions options = make_options (self);

  self->monitor = dim_monitor_open (&options, &error);
  if (self->monitor == NULL) {
    show_failure (self, error);
    return FALSE;
  }
  apply_default_municipality (self);
  apply_measuring (self);
  self->alerts = dim_alerts_new (G_APPLICATION (self), self->monitor);
  return TRUE;
}

/* Every window goes; the program stays for as long as it is held. */
static void
close_windows (DimApplication *self)
{
  GtkWindow *window;

  while ((window = active_window (self)) != NULL)
    gtk_window_destroy (window);
}

static void
close_monitor (DimApplication *self)
{
  g_clear_pointer (&self->alerts, dim_alerts_free);
  if (self->monitor != NULL)
    dim_monitor_close (self->monitor);
  g_clear_object (&self->monitor);
}

/* Another language, or other places: the windows are made again, where they stood. */
static void
make_windows_again (DimApplication *self)
{
  DimWindow *before = main_window (self);
  GtkWidget *after;

  self->has_other_places = FALSE;
  if (before == NULL || self->monitor == NULL)
    return;
  dim_window_keep_work (before);
  after = dim_window_new (ADW_APPLICATION (self), self->monitor, NULL);
  dim_window_go_where (DIM_WINDOW (after), before);
  gtk_window_present (GTK_WINDOW (after));
  gtk_window_destroy (GTK_WINDOW (before));
}

static void
preferences_closed_cb (GtkWidget *preferences, DimApplication *self)
{
  self->preferences = NULL;
  if (self->has_other_places)
    make_windows_again (self);
}

static void
show_preferences (DimApplication *self, const char *page)
{
  DimWindow *window = main_window (self);

  if (window == NULL || dim_monitor_get_state (self->monitor) != DIM_MONITOR_READY)
    return;
  if (self->preferences == NULL) {
    self->preferences = dim_preferences_new (GTK_WINDOW (window), self->monitor);
    g_signal_connect_object (self->preferences, "destroy", G_CALLBACK (preferences_closed_cb), self,
                             0);
    if (page != NULL)
      adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (self->preferences),
                                                    page);
  }
  gtk_window_present (GTK_WINDOW (self->preferences));
}

static void
preferences_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_preferences (user_data, NULL);
}

static void
readers_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_preferences (user_data, "readers");
}

/* Once the choice that was made in the preferences is through with them. */
static void
speak_anew_cb (gpointer user_data)
{
  DimApplication *self = user_data;
  GtkWidget *preferences = self->preferences;

  if (preferences != NULL) {
    self->has_other_places = FALSE; /* the windows are made again below */
    gtk_window_destroy (GTK_WINDOW (preferences));
  }
  make_windows_again (self);
  if (preferences != NULL)
    show_preferences (self, "program");
}

static void
restore_asked_cb (DimBackupDialog *dialog,
                  const char *path,
                  const char *passphrase,
                  DimApplication *self)
{
  dim_application_restore (self, path, passphrase);
}

static void
backup_chosen_cb (GtkNativeDialog *chooser, int response, DimApplication *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
    GtkWidget *dialog =
      dim_backup_dialog_new_for_restore (gtk_native_dialog_get_transient_for (chooser),
                                         self->monitor, file);

    g_signal_connect_object (dialog, "restore", G_CALLBACK (restore_asked_cb), self, 0);
    gtk_window_present (GTK_WINDOW (dialog));
  }
  g_object_unref (chooser);
}

static void
restore_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimApplication *self = user_data;
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_ ("Restore a backup"), active_window (self),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (backup_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
queue_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimWindow *window = main_window (user_data);

  if (window == NULL)
    return;
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.queue", NULL);
}

static void
language_changed_cb (GSettings *settings, const char *key, DimApplication *self)
{
  dim_application_set_language (settings);
  g_idle_add_once (speak_anew_cb, self);
}

static void
municipality_changed_cb (GSettings *settings, const char *key, DimApplication *self)
{
  apply_default_municipality (self);
}

static void
measuring_changed_cb (GSettings *settings, const char *key, DimApplication *self)
{
  apply_measuring (self);
}

/* The form is made again once the preferences are closed, not under the hand that changes them. */
static void
settings_changed_cb (GSettings *settings, const char *key, DimApplication *self)
{
  if (g_str_has_prefix (key, "places-"))
    self->has_other_places = TRUE;
}

static void
dim_application_startup (GApplication *application)
{
  DimApplication *self = DIM_APPLICATION (application);
  static const GActionEntry entries[] = {
    { "about", about_activated_cb, NULL, NULL, NULL, { 0 } },
    { "preferences", preferences_activated_cb, NULL, NULL, NULL, { 0 } },
    { "readers", readers_activated_cb, NULL, NULL, NULL, { 0 } },
    { "restore", restore_activated_cb, NULL, NULL, NULL, { 0 } },
    { "queue", queue_activated_cb, NULL, NULL, NULL, { 0 } },
    { "help", help_activated_cb, NULL, NULL, NULL, { 0 } },
    { "keys", keys_activated_cb, NULL, NULL, NULL, { 0 } },
    { "quit", quit_activated_cb, NULL, NULL, NULL, { 0 } },
  };

  G_APPLICATION_CLASS (dim_application_parent_class)->startup (application);
  dim_renderer_probe ();
  self->settings = g_settings_new (DIM_APPLICATION_ID);
  g_signal_connect_object (self->settings, "changed::language", G_CALLBACK (language_changed_cb),
                           self, 0);
  g_signal_connect_object (self->settings, "changed::default-municipality",
                           G_CALLBACK (municipality_changed_cb), self, 0);
  g_signal_connect_object (self->settings, "changed::measure-entry-time",
                           G_CALLBACK (measuring_changed_cb), self, 0);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (settings_changed_cb), self, 0);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  set_accelerators (GTK_APPLICATION (application));
  gtk_window_set_default_icon_name (DIM_APPLICATION_ID);
}

static void
dim_application_activate (GApplication *application)
{
  DimApplication *self = DIM_APPLICATION (application);
  DimWindow *desk = main_window (self);
  GtkWindow *window = desk != NULL ? GTK_WINDOW (desk) : active_window (self);

  if (window == NULL && self->monitor == NULL && !open_monitor (self))
    return;
  if (window == NULL)
    window = GTK_WINDOW (dim_window_new (ADW_APPLICATION (application), self->monitor, NULL));
  gtk_window_present (window);
}

/* A big change is over: what there is now is opened, and says how it went. */
static void
open_again (DimApplication *self, const char *sentence)
{
  g_clear_object (&self->working);
  close_windows (self);
  g_application_activate (G_APPLICATION (self));
  if (main_window (self) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (main_window (self)), "win.tell", "s", sentence);
  g_application_release (G_APPLICATION (self));
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DimApplication *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimBackupContents) contents = dim_monitor_restore_finish (result, &error);

  open_again (self, contents != NULL
                      ? _ ("The backup was put back. What was here is set aside for seven days.")
                      : dim_words_restore_error (error));
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  open_again (user_data,
              dim_monitor_forget_finish (result, &error)
                ? _ (
                    "This device is forgotten. Nothing of it is left here; enrol it anew to go on.")
                : dim_words_forget_error (error));
}

static void
begin_work (DimApplication *self, const char *title)
{
  DimWindow *window = main_window (self);

  g_application_hold (G_APPLICATION (self));
  if (window != NULL)
    dim_window_keep_work (window);
  close_windows (self);
  self->working = show_status (self, "document-save-symbolic", title,
                               _ ("This takes a moment. Leave the computer on."));
  close_monitor (self);
}

static void
dim_application_shutdown (GApplication *application)
{
  DimApplication *self = DIM_APPLICATION (application);

  close_monitor (self);
  g_clear_object (&self->working);
  g_clear_object (&self->settings);
  G_APPLICATION_CLASS (dim_application_parent_class)->shutdown (application);
}

static void
dim_application_finalize (GObject *object)
{
  DimApplication *self = DIM_APPLICATION (object);

  if (self->passphrase != NULL)
    explicit_bzero (self->passphrase, strlen (self->passphrase));
  g_free (self->passphrase);
  g_free (self->data_dir);
  G_OBJECT_CLASS (dim_application_parent_class)->finalize (object);
}

/* The linker keeps the resource of a static library only if something names it. */
static void
dim_application_class_init (DimApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = dim_application_finalize;
  g_resources_register (dim_desktop_get_resource ());
  application_class->startup = dim_application_startup;
  application_class->activate = dim_application_activate;
  application_class->shutdown = dim_application_shutdown;
}

static void
dim_application_init (DimApplication *self)
{
}

DimApplication *
dim_application_new (const char *data_dir, const char *passphrase, gboolean without_keyring)
{
  g_autofree char *directory = data_dir != NULL ? g_strdup (data_dir) : default_data_dir ();
  g_autofree char *id = application_id_for (directory);
  DimApplication *self = NULL;

  /* dim_words_init set it; under "C" GTK would make it such that gettext knows no language. */
  gtk_disable_setlocale ();
  self = g_object_new (DIM_TYPE_APPLICATION, "application-id", id, "resource-base-path",
                       "/nl/minbzk/DutchIdMonitor", NULL);
  self->data_dir = g_steal_pointer (&directory);
  self->passphrase = g_strdup (passphrase);
  self->without_keyring = without_keyring;
  return self;
}

void
dim_application_set_language (GSettings *settings)
{
  g_autofree char *language = NULL;

  g_return_if_fail (G_IS_SETTINGS (settings));
  language = g_settings_get_string (settings, "language");
  if (g_str_equal (language, "nl"))
    dim_words_set_language (DIM_LANGUAGE_DUTCH);
  else if (g_str_equal (language, "en"))
    dim_words_set_language (DIM_LANGUAGE_ENGLISH);
  else
    dim_words_set_language (dim_words_get_desktop_language ());
}

void
dim_application_restore (DimApplication *self, const char *path, const char *passphrase)
{
  DimMonitorOptions options;
  g_autofree char *kept_path = NULL;
  g_autofree char *kept = NULL;

  g_return_if_fail (DIM_IS_APPLICATION (self) && path != NULL && passphrase != NULL);
  options = make_options (self);
  /* The window goes that has the passphrase. */
  kept_path = g_strdup (path);
  kept = g_strdup (passphrase);
  begin_work (self, _ ("The backup is being put back"));
  dim_monitor_restore (&options, kept_path, kept, restored_cb, self);
  explicit_bzero (kept, strlen (kept));
}

void
dim_application_forget (DimApplication *self)
{
  DimMonitorOptions options;

  g_return_if_fail (DIM_IS_APPLICATION (self));
  options = make_options (self);
  begin_work (self, _ ("This device is being forgotten"));
  dim_monitor_forget (&options, forgotten_cb, self);
}
