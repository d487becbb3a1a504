/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-help-topics.h"
#include "dim-help-window.h"

#include <string.h>

static GtkWindow *
help (void)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (desk_application ()));

  for (GList *i = windows; i != NULL; i = i->next)
    if (DIM_IS_HELP_WINDOW (i->data))
      return i->data;
  return NULL;
}

static guint
count_rows (GtkWindow *window)
{
  GtkListBox *topics = desk_child (window, "topics");
  guint count = 0;

  while (gtk_list_box_get_row_at_index (topics, (int) count) != NULL)
    count++;
  return count;
}

static char *
read_text (GtkWindow *window)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (desk_child (window, "text"));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* A window with two fields, of which the second lies inside what has a topic. */
static GtkWidget *
show_fields (GtkWidget **out_second)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_entry_new ();

  *out_second = gtk_entry_new ();
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), inside);
  gtk_box_append (GTK_BOX (inside), *out_second);
  dim_help_set_topic (box, "register");
  dim_help_set_topic (inside, "documents");
  desk_show (box);
  gtk_window_set_application (desk_window (), GTK_APPLICATION (desk_application ()));
  gtk_widget_grab_focus (first);
  return first;
}

static void
focus_tells_the_topic (void)
{
  GtkWidget *second = NULL;
  GtkWindow *window = NULL;
  g_autofree char *text = NULL;

  show_fields (&second);
  dim_help_window_show (desk_window (), DIM_ROLE_FRONT_OFFICE);
  window = help ();
  g_assert_nonnull (window);
  g_assert_cmpstr (gtk_window_get_title (window), ==, "Hulp: Registreren");
  text = read_text (window);
  g_assert_nonnull (strstr (text, "Ctrl+Enter"));

  gtk_widget_grab_focus (second);
  dim_help_window_show (desk_window (), DIM_ROLE_FRONT_OFFICE);
  g_assert_true (help () == window);
  g_assert_cmpstr (gtk_window_get_title (window), ==, "Hulp: Documenten");
  desk_close ();
  DESK_WAIT (help () == NULL); /* it goes with the window that it is about */
}

static void
each_role_has_its_own_topics (void)
{
  GtkWidget *second = NULL;
  guint n_registering = 0;
  gsize n_topics = 0;

  dim_help_topics (&n_topics);
  show_fields (&second);
  dim_help_window_show (desk_window (), DIM_ROLE_FRONT_OFFICE);
  n_registering = count_rows (help ());
  g_assert_cmpuint (n_registering, <, n_topics); /* a clerk is not told of tables */
  gtk_window_destroy (help ());

  dim_help_window_show (desk_window (), DIM_ROLE_BACK_OFFICE);
  g_assert_cmpuint (count_rows (help ()), ==, n_registering + 2); /* reviewing, the log */
  gtk_window_destroy (help ());

  dim_help_window_show (desk_window (), DIM_ROLE_ANALYST);
  g_assert_cmpuint (count_rows (help ()), <, n_registering);
  g_assert_cmpstr (gtk_window_get_title (help ()), ==, "Hulp: Cijfers");
  desk_close ();
}

static void
every_topic_says_something (void)
{
  gsize n_topics = 0;
  const DimHelpTopic *topics = dim_help_topics (&n_topics);
  GtkWidget *second = NULL;

  show_fields (&second);
  for (gsize i = 0; i < n_topics; i++) {
    DimRole role = (DimRole) g_bit_nth_lsf (topics[i].roles, -1);
    g_autofree char *text = NULL;

    dim_help_set_topic (second, topics[i].name);
    gtk_widget_grab_focus (second);
    dim_help_window_show (desk_window (), role);
    text = read_text (help ());
    g_assert_cmpuint (g_utf8_strlen (text, -1), >, 100);
    g_assert_null (strstr (text, topics[i].parts[0].text)); /* it is in Dutch */
    gtk_window_destroy (help ());
  }
  desk_close ();
}

int
main (int argc, char *argv[])
{
  desk_init (&argc, &argv);
  g_test_add_func ("/help/focus-tells-the-topic", focus_tells_the_topic);
  g_test_add_func ("/help/each-role-has-its-own-topics", each_role_has_its_own_topics);
  g_test_add_func ("/help/every-topic-says-something", every_topic_says_something);
  return desk_run ();
}
