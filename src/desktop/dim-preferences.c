/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-preferences.h"

#include "dim-accessible.h"
#include "dim-device-page.h"
#include "dim-help-window.h"
#include "dim-places.h"
#include "dim-readers-page.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

struct _DimPreferences {
  AdwPreferencesWindow parent_instance;

  GtkWidget *municipality_part;
  GtkDropDown *municipality;
  DimPlaces *places;
  GtkWidget *places_part;
  GtkDropDown *language;
  GtkDropDown *renderer;
  GtkWidget *measure_part;
  GtkCheckButton *measure;
  DimReadersPage *readers;
  DimDevicePage *device;

  GSettings *settings;
  char **municipalities; /* of the office; owned by the profile */
};

G_DEFINE_FINAL_TYPE (DimPreferences, dim_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the choices on screen. */
static const char *const languages[] = { "desktop", "nl", "en", NULL };
static const char *const renderers[] = { "auto", "processor", "graphics-card", NULL };

static guint
index_of (const char *const *values, const char *value)
{
  guint i = 0;

  while (values[i] != NULL && !g_str_equal (values[i], value))
    i++;
  return values[i] != NULL ? i : 0;
}

static void
show_choice (GtkDropDown *choice, GSettings *settings, const char *key, const char *const *values)
{
  g_autofree char *value = g_settings_get_string (settings, key);

  gtk_drop_down_set_selected (choice, index_of (values, value));
  dim_accessible_name_drop_down (choice);
}

static void
keep_choice (DimPreferences *self, const char *key, const char *value)
{
  g_autofree char *now = g_settings_get_string (self->settings, key);

  if (!g_str_equal (now, value))
    g_settings_set_string (self->settings, key, value);
}

static void
municipality_chosen_cb (GtkDropDown *choice, GParamSpec *spec, DimPreferences *self)
{
  if (self->municipalities != NULL)
    keep_choice (self, "default-municipality",
                 self->municipalities[gtk_drop_down_get_selected (choice)]);
}

static void
language_chosen_cb (GtkDropDown *choice, GParamSpec *spec, DimPreferences *self)
{
  keep_choice (self, "language", languages[gtk_drop_down_get_selected (choice)]);
}

static void
renderer_chosen_cb (GtkDropDown *choice, GParamSpec *spec, DimPreferences *self)
{
  keep_choice (self, "renderer", renderers[gtk_drop_down_get_selected (choice)]);
}

static void
show_municipalities (DimPreferences *self, DimMonitor *monitor)
{
  const DimDeviceProfile *profile = dim_monitor_get_profile (monitor);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  char **codes = profile->municipalities;

  gtk_widget_set_visible (self->municipality_part,
                          profile->role != DIM_ROLE_ANALYST && g_strv_length (codes) > 1);
  if (codes == NULL || codes[0] == NULL)
    return;
  for (guint i = 0; codes[i] != NULL; i++)
    gtk_string_list_append (names, dim_words_municipality (dim_monitor_get_municipalities (monitor),
                                                           codes[i]));
  gtk_drop_down_set_model (self->municipality, G_LIST_MODEL (names));
  show_choice (self->municipality, self->settings, "default-municipality",
               (const char *const *) codes);
  self->municipalities = codes;
}

static void
dim_preferences_dispose (GObject *object)
{
  g_clear_object (&DIM_PREFERENCES (object)->settings);
  G_OBJECT_CLASS (dim_preferences_parent_class)->dispose (object);
}

static void
dim_preferences_class_init (DimPreferencesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_preferences_dispose;
  g_type_ensure (DIM_TYPE_PLACES);
  g_type_ensure (DIM_TYPE_DEVICE_PAGE);
  g_type_ensure (DIM_TYPE_READERS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DimPreferences, municipality_part);
  gtk_widget_class_bind_template_child (widget_class, DimPreferences, municipality);
  gtk_widget_class_bind_template_child (widget_class, DimPreferences, places);
  gtk_widget_class_bind_template_child (widget_class, DimPreferences, places_part);
  gtk_widget_class_bind_template_child (widget_class, DimPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, DimPreferences, renderer);
  gtk_widget_class_bind_template_child (widget_class, DimPreferences, measure_part);
  gtk_widget_class_bind_template_child (widget_class, DimPreferences, measure);
  gtk_widget_class_bind_template_child (widget_class, DimPreferences, readers);
  gtk_widget_class_bind_template_child (widget_class, DimPreferences, device);
  gtk_widget_class_bind_template_callback (widget_class, municipality_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, renderer_chosen_cb);
}

static void
page_turned_cb (DimPreferences *self)
{
  GtkWidget *page =
    GTK_WIDGET (adw_preferences_window_get_visible_page (ADW_PREFERENCES_WINDOW (self)));

  if (page != NULL)
    dim_accessible_show_only (gtk_widget_get_parent (page), page);
}

static void
dim_preferences_init (DimPreferences *self)
{
  self->settings = g_settings_new (DIM_APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_help_set_topic (GTK_WIDGET (self), "preferences");
  show_choice (self->language, self->settings, "language", languages);
  show_choice (self->renderer, self->settings, "renderer", renderers);
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
  /* What an administrator locked cannot be pressed. */
  g_settings_bind (self->settings, "measure-entry-time", self->measure, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect (self, "notify::visible-page", G_CALLBACK (page_turned_cb), NULL);
  page_turned_cb (self);
}

GtkWidget *
dim_preferences_new (GtkWindow *parent, DimMonitor *monitor)
{
  DimPreferences *self =
    g_object_new (DIM_TYPE_PREFERENCES, "application", gtk_window_get_application (parent),
                  "transient-for", parent, "modal", TRUE, NULL);
  gboolean is_registering = dim_monitor_get_profile (monitor)->role != DIM_ROLE_ANALYST;

  show_municipalities (self, monitor);
  gtk_widget_set_visible (self->places_part, is_registering);
  gtk_widget_set_visible (self->measure_part, is_registering);
  dim_places_set_monitor (self->places, monitor);
  dim_readers_page_set_monitor (self->readers, monitor);
  dim_device_page_set_monitor (self->device, monitor);
  return GTK_WIDGET (self);
}
