/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-saved-searches.h"

#include "dim-accessible.h"
#include "dim-focus.h"

#include <glib/gi18n-lib.h>

#define KEY        "saved-searches"
#define ENTRY_TYPE "(ssa(ss))" /* name, search, filters */
#define NONE       G_MAXUINT

struct _DimSavedSearches {
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkBox *rows;
  GtkWidget *naming;
  GtkLabel *question;
  GtkEntry *name;
  GtkLabel *nothing;

  GSettings *settings;
  char *search;
  GVariant *filters;
  guint renamed; /* index of the one that gets another name; NONE: what is on screen gets one */
};

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimSavedSearches, dim_saved_searches, GTK_TYPE_WIDGET)

static void show_rows (DimSavedSearches *self);

static GVariant *
load (DimSavedSearches *self)
{
  return g_settings_get_value (self->settings, KEY);
}

static gboolean
has_something_to_keep (DimSavedSearches *self)
{
  return *self->search != '\0' || g_variant_n_children (self->filters) > 0;
}

/* Without the one at @index, and without those named @name, which comes last with @entry. */
static void
store (DimSavedSearches *self, guint index, const char *name, GVariant *entry)
{
  g_autoptr (GVariant) all = load (self);
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a" ENTRY_TYPE));

  for (guint i = 0; i < g_variant_n_children (all); i++) {
    g_autoptr (GVariant) one = g_variant_get_child_value (all, i);
    const char *its_name = NULL;

    g_variant_get_child (one, 0, "&s", &its_name);
    if (i != index && g_strcmp0 (its_name, name) != 0)
      g_variant_builder_add_value (&builder, one);
  }
  if (entry != NULL)
    g_variant_builder_add_value (&builder, entry);
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
}

/* The search and filters of the one at @index. */
static GVariant *
rename_entry (DimSavedSearches *self, guint index, const char *name)
{
  g_autoptr (GVariant) all = load (self);
  g_autoptr (GVariant) one = g_variant_get_child_value (all, index);
  g_autoptr (GVariant) filters = g_variant_get_child_value (one, 2);
  const char *search = NULL;

  g_variant_get_child (one, 1, "&s", &search);
  return g_variant_new ("(ss@a(ss))", name, search, filters);
}

static void
ask_for_name (DimSavedSearches *self, guint renamed, const char *name)
{
  self->renamed = renamed;
  gtk_label_set_label (self->question, renamed != NONE ? _ ("Another name for this search")
                                                       : _ ("Name for the search on screen"));
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  gtk_widget_set_visible (self->naming, renamed != NONE || has_something_to_keep (self));
}

static guint
index_of (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (gtk_widget_get_parent (button)), "index"));
}

static void
choose_clicked_cb (GtkButton *button, DimSavedSearches *self)
{
  g_autoptr (GVariant) all = load (self);
  g_autoptr (GVariant) one = g_variant_get_child_value (all, index_of (GTK_WIDGET (button)));
  g_autoptr (GVariant) filters = g_variant_get_child_value (one, 2);
  const char *search = NULL;

  g_variant_get_child (one, 1, "&s", &search);
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[CHOSEN], 0, search, filters);
}

static void
rename_clicked_cb (GtkButton *button, DimSavedSearches *self)
{
  guint index = index_of (GTK_WIDGET (button));
  g_autoptr (GVariant) all = load (self);
  g_autoptr (GVariant) one = g_variant_get_child_value (all, index);
  const char *name = NULL;

  g_variant_get_child (one, 0, "&s", &name);
  ask_for_name (self, index, name);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
remove_clicked_cb (GtkButton *button, DimSavedSearches *self)
{
  store (self, index_of (GTK_WIDGET (button)), NULL, NULL);
  show_rows (self);
  gtk_widget_child_focus (GTK_WIDGET (self->popover), GTK_DIR_TAB_FORWARD);
}

static void
keep_cb (GtkWidget *widget, DimSavedSearches *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  if (*name == '\0') {
    gtk_widget_grab_focus (GTK_WIDGET (self->name));
    return;
  }
  store (self, self->renamed, name,
         self->renamed != NONE ? rename_entry (self, self->renamed, name)
                               : g_variant_new ("(ss@a(ss))", name, self->search, self->filters));
  show_rows (self);
  gtk_widget_grab_focus (
    gtk_widget_get_first_child (gtk_widget_get_last_child (GTK_WIDGET (self->rows))));
}

static void
add_icon_button (DimSavedSearches *self,
                 GtkWidget *row,
                 const char *icon,
                 const char *spoken,
                 GCallback clicked_cb)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_signal_connect_object (button, "clicked", clicked_cb, self, 0);
  gtk_box_append (GTK_BOX (row), button);
}

static GtkWidget *
make_row (DimSavedSearches *self, guint index, const char *name)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *choose = gtk_button_new ();
  g_autofree char *renaming = g_strdup_printf (_ ("Rename “%s”"), name);
  g_autofree char *removing = g_strdup_printf (_ ("Remove “%s”"), name);

  g_object_set_data (G_OBJECT (row), "index", GUINT_TO_POINTER (index));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_button_set_child (GTK_BUTTON (choose), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choose), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_hexpand (choose, TRUE);
  gtk_widget_add_css_class (choose, "flat");
  g_signal_connect_object (choose, "clicked", G_CALLBACK (choose_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (row), choose);
  add_icon_button (self, row, "document-edit-symbolic", renaming, G_CALLBACK (rename_clicked_cb));
  add_icon_button (self, row, "user-trash-symbolic", removing, G_CALLBACK (remove_clicked_cb));
  return row;
}

static void
show_rows (DimSavedSearches *self)
{
  g_autoptr (GVariant) all = load (self);
  guint count = (guint) g_variant_n_children (all);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < count; i++) {
    g_autoptr (GVariant) one = g_variant_get_child_value (all, i);
    const char *name = NULL;

    g_variant_get_child (one, 0, "&s", &name);
    gtk_box_append (self->rows, make_row (self, i, name));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->rows), count > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), count == 0 && !has_something_to_keep (self));
  ask_for_name (self, NONE, self->search);
}

static void
shown_cb (GtkPopover *popover, DimSavedSearches *self)
{
  show_rows (self);
}

static gboolean
dim_saved_searches_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DIM_SAVED_SEARCHES (widget)->button));
}

static void
dim_saved_searches_dispose (GObject *object)
{
  DimSavedSearches *self = DIM_SAVED_SEARCHES (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->filters, g_variant_unref);
  G_OBJECT_CLASS (dim_saved_searches_parent_class)->dispose (object);
}

static void
dim_saved_searches_class_init (DimSavedSearchesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_saved_searches_dispose;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_saved_searches_grab_focus;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/nl/minbzk/DutchIdMonitor/ui/dim-saved-searches.ui");
  gtk_widget_class_bind_template_child (widget_class, DimSavedSearches, button);
  gtk_widget_class_bind_template_child (widget_class, DimSavedSearches, popover);
  gtk_widget_class_bind_template_child (widget_class, DimSavedSearches, rows);
  gtk_widget_class_bind_template_child (widget_class, DimSavedSearches, naming);
  gtk_widget_class_bind_template_child (widget_class, DimSavedSearches, question);
  gtk_widget_class_bind_template_child (widget_class, DimSavedSearches, name);
  gtk_widget_class_bind_template_child (widget_class, DimSavedSearches, nothing);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  signals[CHOSEN] = g_signal_new ("chosen", DIM_TYPE_SAVED_SEARCHES, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_VARIANT);
}

static void
dim_saved_searches_init (DimSavedSearches *self)
{
  self->settings = g_settings_new (DIM_APPLICATION_ID);
  self->search = g_strdup ("");
  self->filters = g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("(ss)"), NULL, 0));
  self->renamed = NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

void
dim_saved_searches_set_current (DimSavedSearches *self, const char *search, GVariant *filters)
{
  g_return_if_fail (DIM_IS_SAVED_SEARCHES (self) && search != NULL && filters != NULL);
  g_free (self->search);
  self->search = g_strdup (search);
  g_variant_unref (self->filters);
  self->filters = g_variant_ref_sink (filters);
}
