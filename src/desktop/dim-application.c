/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-application.h"

#include "dim-desktop-resource.h"
#include "dim-sentences.h"
#include "dim-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DimApplication {
  AdwApplication parent_instance;

  char *data_dir;
  char *passphrase;
  gboolean without_keyring;
  DimMonitor *monitor;
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
quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  if (window != NULL)
    gtk_window_close (window);
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
    { "win.search", { "<Control>f", NULL } },
    { "win.export", { "<Control>s", NULL } },
    { "win.sync", { "F5", NULL } },
    { "win.page(1)", { "<Alt>1", NULL } },
    { "win.page(2)", { "<Alt>2", NULL } },
    { "win.page(3)", { "<Alt>3", NULL } },
    { "win.page(4)", { "<Alt>4", NULL } },
    { "win.page(5)", { "<Alt>5", NULL } },
    { "win.show-help-overlay", { "<Control>question", NULL } },
    { "app.quit", { "<Control>q", NULL } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (application, accelerators[i].action,
                                           accelerators[i].keys);
}

static void
dim_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "about", about_activated_cb, NULL, NULL, NULL, { 0 } },
    { "quit", quit_activated_cb, NULL, NULL, NULL, { 0 } },
  };

  G_APPLICATION_CLASS (dim_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  set_accelerators (GTK_APPLICATION (application));
  gtk_window_set_default_icon_name (DIM_APPLICATION_ID);
}

/* What keeps the program from opening is told in a window of its own: a clerk sees no terminal. */
static void
show_failure (DimApplication *self, const GError *error)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_status_page_new ();

  g_printerr ("%s\n", error->message);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("The program cannot open its store"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), dim_words_opening_error (error));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Dutch ID Monitor");
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 420);
  gtk_window_present (GTK_WINDOW (window));
}

static void
dim_application_activate (GApplication *application)
{
  DimApplication *self = DIM_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_autoptr (GError) error = NULL;
  DimMonitorOptions options = {
    .data_dir = self->data_dir,
    .clock = dim_clock_system (),
    .passphrase = self->passphrase,
    .without_keyring = self->without_keyring,
  };

  if (window == NULL && self->monitor == NULL) {
    self->monitor = dim_monitor_open (&options, &error);
    if (self->monitor == NULL) {
      show_failure (self, error);
      return;
    }
  }
  if (window == NULL)
    window = GTK_WINDOW (dim_window_new (ADW_APPLICATION (application), self->monitor));
  gtk_window_present (window);
}

static void
dim_application_shutdown (GApplication *application)
{
  DimApplication *self = DIM_APPLICATION (application);

  if (self->monitor != NULL)
    dim_monitor_close (self->monitor);
  g_clear_object (&self->monitor);
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
