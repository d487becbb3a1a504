/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"

#include "dim-application.h"
#include "dim-words.h"

#include <glib/gstdio.h>

#define PASSPHRASE "vier gewone woorden samen"
#define PATIENCE_S 120
#define TICK_MS    20 /* a main loop that has nothing to do still looks whether it waited too long */

/* No widget does anything with this key: when the window has it, it has had all keys before it. */
#define MARK_NAME "F12"
#define MARK_KEY  GDK_KEY_F12

static struct {
  AdwApplication *application;
  char *directory; /* of its own; NULL: an enrolled one was given */
  DimClock *clock;
  DimMonitor *monitor;
  GtkWindow *window;
  GtkWidget *before;
  GtkWidget *after;
  guint marks;
} desk;

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
desk_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  dim_words_init (NULL);
  g_test_init (argc, argv, NULL);
  desk.application = ADW_APPLICATION (dim_application_new (g_get_tmp_dir (), NULL, TRUE));
  g_application_register (G_APPLICATION (desk.application), NULL, &error);
  g_assert_no_error (error);
  /* GTK 4.18 has a critical for whoever closes a window while its text still scrolls. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  /* Behind everything: a test that takes long to look would else keep what is less urgent waiting.
   */
  g_timeout_add_full (G_PRIORITY_LOW, TICK_MS, tick_cb, NULL, NULL);
}

static void
remove_directory (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    g_assert_cmpint (g_unlink (file), ==, 0);
  }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

int
desk_run (void)
{
  int status = g_test_run ();

  if (desk.monitor != NULL) {
    dim_monitor_close (desk.monitor);
    while (g_main_context_iteration (NULL, FALSE))
      continue;
    g_clear_object (&desk.monitor);
    dim_clock_free (desk.clock);
  }
  if (desk.directory != NULL)
    remove_directory (desk.directory);
  g_free (desk.directory);
  g_object_unref (desk.application);
  return status;
}

AdwApplication *
desk_application (void)
{
  return desk.application;
}

DimMonitor *
desk_monitor (void)
{
  const char *enrolled = g_getenv ("DIM_TEST_ENROLLED");
  DimMonitorOptions options = { .passphrase = PASSPHRASE, .without_keyring = TRUE };
  g_autoptr (GError) error = NULL;
  gint64 now_s = 0;

  if (desk.monitor != NULL)
    return desk.monitor;
  if (enrolled == NULL) {
    desk.directory = g_dir_make_tmp ("dim-desk-XXXXXX", &error);
    g_assert_no_error (error);
  }
  g_assert_true (dim_time_from_text (DESK_TODAY "T10:00:00Z", &now_s));
  desk.clock = dim_clock_new_manual (now_s * G_USEC_PER_SEC);
  options.data_dir = enrolled != NULL ? enrolled : desk.directory;
  options.clock = desk.clock;
  desk.monitor = dim_monitor_open (&options, &error);
  g_assert_no_error (error);
  return desk.monitor;
}

const DimCodeBook *
desk_book (void)
{
  return dim_monitor_get_book (desk_monitor ());
}

void
desk_pass_days (int days)
{
  dim_clock_advance (desk.clock, days * G_TIME_SPAN_DAY);
}

void
desk_turn (gint64 since_us, const char *what)
{
  if (g_get_monotonic_time () - since_us > (gint64) PATIENCE_S * G_USEC_PER_SEC)
    g_error ("waited too long for %s", what);
  g_main_context_iteration (NULL, TRUE);
}

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, gpointer data)
{
  if (gdk_event_get_event_type (event) == GDK_KEY_RELEASE &&
      gdk_key_event_get_keyval (event) == MARK_KEY)
    desk.marks++;
  return GDK_EVENT_PROPAGATE;
}

void
desk_adopt (GtkWindow *window)
{
  GtkEventController *listener = gtk_event_controller_legacy_new ();

  g_assert_null (desk.window);
  desk.window = window;
  gtk_event_controller_set_propagation_phase (listener, GTK_PHASE_CAPTURE);
  g_signal_connect (listener, "event", G_CALLBACK (event_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (desk.window), listener);
  gtk_window_present (desk.window);
  /* Arrow keys go by where things stand, and before it is laid out they stand nowhere. */
  DESK_WAIT (gtk_window_is_active (desk.window) &&
             gtk_widget_get_width (GTK_WIDGET (desk.window)) > 0);
}

void
desk_show (GtkWidget *widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *window = gtk_window_new ();

  desk.before = gtk_entry_new ();
  desk.after = gtk_entry_new ();
  gtk_box_append (GTK_BOX (box), desk.before);
  gtk_box_append (GTK_BOX (box), widget);
  gtk_box_append (GTK_BOX (box), desk.after);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_widget_grab_focus (desk.before);
  desk_adopt (GTK_WINDOW (window));
}

void
desk_close (void)
{
  gtk_window_destroy (desk.window);
  desk.window = NULL;
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

GtkWindow *
desk_window (void)
{
  return desk.window;
}

void
desk_leave (void)
{
  g_assert_true (gtk_widget_grab_focus (desk.after));
}

static void
frame_cb (gboolean *is_painted)
{
  *is_painted = TRUE;
}

/* A hand presses what it sees: what was changed just now is laid out first, since focus goes by
 * where things stand. */
static void
wait_for_frame (void)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (desk.window));
  gboolean is_painted = FALSE;
  gulong handler;

  if (clock == NULL)
    return;
  handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (frame_cb), &is_painted);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  DESK_WAIT (is_painted);
  g_signal_handler_disconnect (clock, handler);
}

/* Runs xdotool, which speaks to the X server, and waits until the last key came back from there. */
static void
give_keys (GPtrArray *words)
{
  g_autoptr (GSubprocess) hand = NULL;
  g_autoptr (GError) error = NULL;
  guint marks = desk.marks;

  wait_for_frame ();
  g_ptr_array_add (words, NULL);
  hand = g_subprocess_newv ((const char *const *) words->pdata, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  DESK_WAIT (desk.marks > marks);
  g_subprocess_wait_check (hand, NULL, &error);
  g_assert_no_error (error);
}

void
desk_type (const char *text)
{
  static const char *const start[] = { "xdotool", "type", "--delay", "1", "--args", "1", "--" };
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (start); i++)
    g_ptr_array_add (words, (gpointer) start[i]);
  g_ptr_array_add (words, (gpointer) text);
  g_ptr_array_add (words, (gpointer) "key");
  g_ptr_array_add (words, (gpointer) MARK_NAME);
  give_keys (words);
}

void
desk_press (const char *first, ...)
{
  static const char *const start[] = { "xdotool", "key", "--delay", "1" };
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  va_list keys;

  for (gsize i = 0; i < G_N_ELEMENTS (start); i++)
    g_ptr_array_add (words, (gpointer) start[i]);
  va_start (keys, first);
  for (const char *key = first; key != NULL; key = va_arg (keys, const char *))
    g_ptr_array_add (words, (gpointer) key);
  va_end (keys);
  g_ptr_array_add (words, (gpointer) MARK_NAME);
  give_keys (words);
}

static GtkLabel *
find_label (GtkWidget *widget)
{
  GtkLabel *found = GTK_IS_LABEL (widget) ? GTK_LABEL (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* A button that is pressed by key stays down for a quarter of a second before it acts. */
static void
press_until_clicked (gpointer button, const char *key)
{
  guint count = 0;
  gulong handler = g_signal_connect_data (button, "clicked", G_CALLBACK (count_cb), &count, NULL,
                                          G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_autoptr (GtkWidget) kept = g_object_ref (button);

  DESK_WAIT (gtk_widget_get_mapped (kept));
  desk_press (key, NULL);
  DESK_WAIT (count > 0);
  g_signal_handler_disconnect (kept, handler);
}

void
desk_press_mnemonic (gpointer button)
{
  guint key = gtk_label_get_mnemonic_keyval (find_label (button));
  g_autofree char *keys = NULL;

  g_assert_cmpuint (key, !=, GDK_KEY_VoidSymbol);
  keys = g_strdup_printf ("alt+%s", gdk_keyval_name (gdk_keyval_to_lower (key)));
  press_until_clicked (button, keys);
}

void
desk_press_space (gpointer button)
{
  g_assert_true (gtk_widget_grab_focus (button));
  press_until_clicked (button, "space");
}

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  *(gboolean *) user_data = TRUE;
}

/* Who asks after the widget has its answer after the widget. */
void
desk_paste (const char *text, gsize length)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (desk.window));
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GdkContentProvider) content =
    gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8", bytes);
  gboolean is_pasted = FALSE;

  g_assert_true (gdk_clipboard_set_content (clipboard, content));
  desk_press ("ctrl+v", NULL);
  gdk_clipboard_read_text_async (clipboard, NULL, pasted_cb, &is_pasted);
  DESK_WAIT (is_pasted);
}

gpointer
desk_child (gpointer widget, const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);
  return child;
}

const char *
desk_text (gpointer widget, const char *name)
{
  gpointer child = desk_child (widget, name);

  return GTK_IS_LABEL (child) ? gtk_label_get_label (child) : gtk_editable_get_text (child);
}

gboolean
desk_shows (gpointer widget, const char *name)
{
  return gtk_widget_get_mapped (desk_child (widget, name));
}

/* The test backend gives a value only by saying how it differs from another. */
char *
desk_spoken (gpointer widget, const char *name, GtkAccessibleProperty property)
{
  char *found = gtk_test_accessible_check_property (desk_child (widget, name), property, "\001");

  return found != NULL ? found : g_strdup ("");
}

gboolean
desk_has_focus (gpointer widget)
{
  GtkWidget *focus = gtk_window_get_focus (desk.window);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

const guint *
desk_count (gpointer object, const char *signal)
{
  guint *count = g_new0 (guint, 1);
  g_autofree char *key = g_strdup_printf ("count-of-%s", signal);

  g_object_set_data_full (object, key, count, g_free);
  g_signal_connect_swapped (object, signal, G_CALLBACK (count_cb), count);
  return count;
}
