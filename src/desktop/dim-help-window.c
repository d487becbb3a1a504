/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-help-window.h"

#include "dim-help-topics.h"

#include <glib/gi18n-lib.h>

#define TOPIC_KEY "dim-help-topic"

struct _DimHelpWindow {
  AdwWindow parent_instance;

  GtkListBox *topics;
  GtkTextView *text;

  DimRole role; /* whose topics are listed */
};

G_DEFINE_FINAL_TYPE (DimHelpWindow, dim_help_window, ADW_TYPE_WINDOW)

static gboolean
is_for (const DimHelpTopic *topic, DimRole role)
{
  return (topic->roles & (1U << role)) != 0;
}

static const DimHelpTopic *
topic_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), TOPIC_KEY);
}

static void
write_part (GtkTextBuffer *buffer, const DimHelpPart *part)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  if (!gtk_text_iter_is_start (&end))
    gtk_text_buffer_insert (buffer, &end, "\n", 1);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &end,
                                            g_dgettext (GETTEXT_PACKAGE, part->heading), -1,
                                            "heading", NULL);
  gtk_text_buffer_insert (buffer, &end, "\n", 1);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &end, g_dgettext (GETTEXT_PACKAGE, part->text),
                                            -1, "text", NULL);
}

static void
show_topic (DimHelpWindow *self, const DimHelpTopic *topic)
{
  const char *title = g_dgettext (GETTEXT_PACKAGE, topic->title);
  g_autofree char *name = g_strdup_printf (_ ("Help: %s"), title);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start;

  gtk_text_buffer_set_text (buffer, "", 0);
  for (gsize i = 0; i < topic->n_parts; i++)
    write_part (buffer, &topic->parts[i]);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_to_iter (self->text, &start, 0, FALSE, 0, 0);
  gtk_window_set_title (GTK_WINDOW (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
row_selected_cb (GtkListBox *topics, GtkListBoxRow *row, DimHelpWindow *self)
{
  if (row != NULL)
    show_topic (self, topic_of (row));
}

static void
row_activated_cb (GtkListBox *topics, GtkListBoxRow *row, DimHelpWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
add_topic (DimHelpWindow *self, const DimHelpTopic *topic)
{
  const char *title = g_dgettext (GETTEXT_PACKAGE, topic->title);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (row), TOPIC_KEY, (gpointer) topic);
  gtk_list_box_append (self->topics, row);
}

/* The first topic where none has the name: better than nothing. */
static void
choose_topic (DimHelpWindow *self, const char *name)
{
  GtkListBoxRow *chosen = gtk_list_box_get_row_at_index (self->topics, 0);
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->topics, i)) != NULL; i++)
    if (g_strcmp0 (topic_of (row)->name, name) == 0)
      chosen = row;
  gtk_list_box_select_row (self->topics, chosen);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
dim_help_window_class_init (DimHelpWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DimHelpWindow, topics);
  gtk_widget_class_bind_template_child (widget_class, DimHelpWindow, text);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dim_help_window_init (DimHelpWindow *self)
{
  GtkTextBuffer *buffer = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (self->text);
  gtk_text_buffer_create_tag (buffer, "heading", "weight", PANGO_WEIGHT_BOLD, "pixels-above-lines",
                              12, NULL);
  gtk_text_buffer_create_tag (buffer, "text", "pixels-above-lines", 3, NULL);
}

static DimHelpWindow *
make_window (GtkWindow *from, DimRole role)
{
  DimHelpWindow *self =
    g_object_new (DIM_TYPE_HELP_WINDOW, "application", gtk_window_get_application (from), NULL);
  g_autoptr (GtkWindowGroup) group = gtk_window_group_new ();
  gsize n_topics = 0;
  const DimHelpTopic *topics = dim_help_topics (&n_topics);

  /* What is modal keeps the input from every window of its own group. */
  gtk_window_group_add_window (group, GTK_WINDOW (self));
  self->role = role;
  for (gsize i = 0; i < n_topics; i++)
    if (is_for (&topics[i], role))
      add_topic (self, &topics[i]);
  return self;
}

static DimHelpWindow *
find_window (GtkApplication *application, DimRole role)
{
  for (GList *i = gtk_application_get_windows (application); i != NULL; i = i->next)
    if (DIM_IS_HELP_WINDOW (i->data) && DIM_HELP_WINDOW (i->data)->role == role)
      return i->data;
  return NULL;
}

static gboolean
is_known (const char *name)
{
  gsize n_topics = 0;
  const DimHelpTopic *topics = dim_help_topics (&n_topics);

  for (gsize i = 0; i < n_topics; i++)
    if (g_strcmp0 (topics[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

void
dim_help_set_topic (GtkWidget *widget, const char *topic)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && is_known (topic));
  g_object_set_data_full (G_OBJECT (widget), TOPIC_KEY, g_strdup (topic), g_free);
}

void
dim_help_window_show (GtkWindow *from, DimRole role)
{
  DimHelpWindow *self = NULL;
  GtkWidget *place = NULL;
  const char *topic = NULL;

  g_return_if_fail (GTK_IS_WINDOW (from) && gtk_window_get_application (from) != NULL);
  if (DIM_IS_HELP_WINDOW (from))
    return;
  place = gtk_window_get_focus (from);
  for (place = place != NULL ? place : GTK_WIDGET (from); place != NULL && topic == NULL;
       place = gtk_widget_get_parent (place))
    topic = g_object_get_data (G_OBJECT (place), TOPIC_KEY);
  self = find_window (gtk_window_get_application (from), role);
  if (self == NULL)
    self = make_window (from, role);
  gtk_window_set_transient_for (GTK_WINDOW (self), from);
  choose_topic (self, topic);
  gtk_window_present (GTK_WINDOW (self));
}
