/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-readers-page.h"

#include "dim-accessible.h"
#include "dim-help-window.h"
#include "dim-monitor-readers.h"
#include "dim-reader-dialog.h"
#include "dim-reader-words.h"
#include "dim-sentences.h"

#include <glib/gi18n-lib.h>

struct _DimReadersPage {
  AdwPreferencesPage parent_instance;

  DimMonitor *monitor;
  GPtrArray *views;  /* (element-type DimCircleView): what is shown; NULL: nothing yet */
  GPtrArray *groups; /* (element-type AdwPreferencesGroup) borrowed */
  char *summary;     /* of what is shown */
  GtkWidget *dialog; /* that is open over it; NULL: none */
};

G_DEFINE_FINAL_TYPE (DimReadersPage, dim_readers_page, ADW_TYPE_PREFERENCES_PAGE)

static void load (DimReadersPage *self);

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* What is compared by eye can also be copied. */
static GtkWidget *
make_fingerprint (const char *fingerprint, const char *name)
{
  GtkWidget *label = make_label (fingerprint, "dim-key");

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, fingerprint, -1);
  return label;
}

static void
dialog_closed_cb (GtkWidget *dialog, DimReadersPage *self)
{
  self->dialog = NULL;
  load (self);
}

static void
open_dialog (DimReadersPage *self, const DimReaderAsked *asked)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  self->dialog = dim_reader_dialog_new (window, self->monitor, asked);
  g_signal_connect_object (self->dialog, "unmap", G_CALLBACK (dialog_closed_cb), self, 0);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static const DimCircleView *
view_of (DimReadersPage *self, GtkButton *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "circle"));

  return g_ptr_array_index (self->views, index);
}

static void
act_clicked_cb (GtkButton *button, DimReadersPage *self)
{
  const DimCircleView *view = view_of (self, button);
  const DimReaderAsked asked = {
    .act = (DimReaderAct) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "act")),
    .circle = view->code,
    .fingerprint = view->fingerprint,
  };

  open_dialog (self, &asked);
}

static void
admit_clicked_cb (GtkButton *button, DimReadersPage *self)
{
  const DimCircleView *view = view_of (self, button);
  const DimReaderLine *line =
    g_ptr_array_index (view->lines,
                       GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "line")));
  g_autofree char *name = dim_words_reader (line);
  const DimReaderAsked asked = {
    .act = DIM_READER_ADMIT,
    .circle = view->code,
    .reader = line->id,
    .name = name,
    .fingerprint = line->fingerprint,
  };

  open_dialog (self, &asked);
}

static void
add_act (DimReadersPage *self, GtkBox *box, guint circle, DimReaderAct act, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "circle", GUINT_TO_POINTER (circle));
  g_object_set_data (G_OBJECT (button), "act", GUINT_TO_POINTER (act));
  g_signal_connect_object (button, "clicked", G_CALLBACK (act_clicked_cb), self, 0);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (box, button);
}

/* Who works for this circle himself. */
static gboolean
keeps (DimReadersPage *self, const DimCircleView *view)
{
  const DimDeviceProfile *profile = dim_monitor_get_profile (self->monitor);

  return profile->role ==
         (g_str_equal (view->code, DIM_CIRCLE_MINISTRY) ? DIM_ROLE_ANALYST : DIM_ROLE_BACK_OFFICE);
}

static gboolean
is_member (const DimCircleView *view)
{
  const DimReaderLine *own = dim_circle_view_own (view);

  return own != NULL && own->standing == DIM_READER_MEMBER;
}

static void
add_acts (DimReadersPage *self, GtkBox *box, guint circle)
{
  const DimCircleView *view = g_ptr_array_index (self->views, circle);
  gboolean is_keeping = keeps (self, view);

  if (view->standing == DIM_CIRCLE_EMPTY && is_keeping)
    add_act (self, box, circle, DIM_READER_START, _ ("Become the first reader…"));
  if (view->fingerprint[0] != '\0' &&
      (view->standing == DIM_CIRCLE_UNCONFIRMED || view->standing == DIM_CIRCLE_CHANGED))
    add_act (self, box, circle, DIM_READER_COMPARE, _ ("Compare fingerprints…"));
  if (view->fingerprint[0] != '\0' && is_keeping && !is_member (view))
    add_act (self, box, circle, DIM_READER_RECOVER, _ ("Use the key on paper…"));
}

static void
add_admit (DimReadersPage *self, GtkBox *box, guint circle, guint line, const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Admit…"));
  g_autofree char *label = g_strdup_printf (_ ("Admit %s"), name);

  g_object_set_data (G_OBJECT (button), "circle", GUINT_TO_POINTER (circle));
  g_object_set_data (G_OBJECT (button), "line", GUINT_TO_POINTER (line));
  g_signal_connect_object (button, "clicked", G_CALLBACK (admit_clicked_cb), self, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (box, button);
}

static void
add_line (DimReadersPage *self, GtkBox *box, guint circle, guint index)
{
  const DimCircleView *view = g_ptr_array_index (self->views, circle);
  const DimReaderLine *line = g_ptr_array_index (view->lines, index);
  g_autofree char *name = dim_words_reader (line);
  g_autofree char *heading =
    g_strdup_printf ("%s: %s", name, dim_words_reader_standing (line->standing));
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (part), make_label (heading, NULL));
  if (line->kind == DIM_READER_DEVICE && line->standing != DIM_READER_REVOKED)
    gtk_box_append (GTK_BOX (part), make_fingerprint (line->fingerprint, name));
  if (line->standing == DIM_READER_CANDIDATE && is_member (view))
    add_admit (self, GTK_BOX (part), circle, index, name);
  gtk_box_append (box, part);
}

static void
add_group (DimReadersPage *self, guint circle)
{
  const DimCircleView *view = g_ptr_array_index (self->views, circle);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *standing = dim_words_circle_standing (view);
  const char *name = dim_words_circle (dim_monitor_get_municipalities (self->monitor), view->code);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), name);
  gtk_box_append (GTK_BOX (box),
                  make_label (standing,
                              view->standing == DIM_CIRCLE_CHANGED ? "dim-notice" : "dim-note"));
  if (view->fingerprint[0] != '\0') {
    GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
    g_autofree char *label = g_strdup_printf (_ ("Fingerprint of %s"), name);

    gtk_box_append (GTK_BOX (part), make_label (label, NULL));
    gtk_box_append (GTK_BOX (part), make_fingerprint (view->fingerprint, label));
    gtk_box_append (GTK_BOX (box), part);
  }
  add_acts (self, GTK_BOX (box), circle);
  for (guint i = 0; i < view->lines->len; i++)
    add_line (self, GTK_BOX (box), circle, i);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (self->groups, group);
}

static void
clear_groups (DimReadersPage *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self), g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
}

/* The queue tells of much that changes nothing here; who is reading, or has the focus, keeps it. */
static gboolean
is_new (DimReadersPage *self, const GPtrArray *views)
{
  GString *summary = g_string_new (NULL);
  g_autofree char *before = NULL;

  for (guint i = 0; i < views->len; i++) {
    const DimCircleView *view = g_ptr_array_index (views, i);

    g_string_append_printf (summary, "%s %d %u %s\n", view->code, view->standing, view->waiting,
                            view->fingerprint);
    for (guint j = 0; j < view->lines->len; j++) {
      const DimReaderLine *line = g_ptr_array_index (view->lines, j);

      g_string_append_printf (summary, "%s %d %s %s\n", line->id, line->standing, line->office,
                              line->desk);
    }
  }
  before = g_steal_pointer (&self->summary);
  self->summary = g_string_free (summary, FALSE);
  return g_strcmp0 (before, self->summary) != 0;
}

/* What somebody types in a dialog is about what was shown: it is there until another takes its
 * place. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimReadersPage) self = user_data;
  g_autoptr (GPtrArray) views =
    dim_monitor_load_circles_finish (DIM_MONITOR (source), result, NULL);

  if (views == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* the window is closed, and the monitor with it */
  /* Nothing moves under a dialog; when it closes, this is read again. */
  if (self->dialog != NULL || !is_new (self, views))
    return;
  clear_groups (self);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  self->views = g_steal_pointer (&views);
  for (guint i = 0; i < self->views->len; i++)
    add_group (self, i);
}

static void
load (DimReadersPage *self)
{
  dim_monitor_load_circles (self->monitor, NULL, loaded_cb, g_object_ref (self));
}

static void
dim_readers_page_dispose (GObject *object)
{
  DimReadersPage *self = DIM_READERS_PAGE (object);

  g_clear_object (&self->monitor);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->summary, g_free);
  G_OBJECT_CLASS (dim_readers_page_parent_class)->dispose (object);
}

static void
dim_readers_page_class_init (DimReadersPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dim_readers_page_dispose;
}

static void
dim_readers_page_init (DimReadersPage *self)
{
  self->groups = g_ptr_array_new ();
  dim_help_set_topic (GTK_WIDGET (self), "readers");
}

void
dim_readers_page_set_monitor (DimReadersPage *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_READERS_PAGE (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  dim_accessible_name_page (ADW_PREFERENCES_PAGE (self));
  g_signal_connect_object (monitor, "queue-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}
