/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-audit-alarm.h"
#include "dim-audit-row.h"
#include "dim-audit-window.h"
#include "texts.h"

#include <string.h>

/* The log of the office in its window, of a device that is enrolled with a real collector. */

#define PASSPHRASE      "vier gewone woorden samen"
#define WIDTH_MAX_TWICE 800 /* with text of twice the size */
#define DPI             (96 * 1024)

static DimMonitor *monitor;

typedef struct {
  GtkWidget *parent;
  GtkWidget *window;
} Fixture;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
synchronise (void)
{
  g_autoptr (GAsyncResult) synced = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_sync (monitor, NULL, done_cb, &synced);
  DESK_WAIT (synced != NULL);
  dim_monitor_sync_finish (monitor, synced, &error);
  g_assert_no_error (error);
}

static GListModel *
rows_of (Fixture *fixture)
{
  GtkListView *view = desk_child (fixture->window, "view");

  return G_LIST_MODEL (gtk_list_view_get_model (view));
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (rows_of (fixture));
}

static const DimAuditEntry *
row_at (Fixture *fixture, guint position)
{
  g_autoptr (DimAuditRow) row = g_list_model_get_item (rows_of (fixture), position);

  g_assert_nonnull (row);
  return dim_audit_row_get_entry (row);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->parent = g_object_new (GTK_TYPE_WINDOW, "application", desk_application (), NULL);
  fixture->window = dim_audit_window_present (GTK_WINDOW (fixture->parent), monitor);
  desk_adopt (GTK_WINDOW (fixture->window));
  DESK_WAIT (count_rows (fixture) > 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_close ();
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
}

static gboolean
says (gpointer widget, const char *text)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  texts_collect (widget, texts);
  return strstr (texts->str, text) != NULL;
}

static void
test_lines_are_sentences (Fixture *fixture, gconstpointer data)
{
  DESK_WAIT (says (fixture->window, "Backoffice is ingeschreven"));
  DESK_WAIT (says (fixture->window, "regels, nog niet gecontroleerd."));
  for (guint i = 1; i < count_rows (fixture); i++)
    g_assert_cmpuint (row_at (fixture, i)->place, <, row_at (fixture, i - 1)->place);
}

static void
test_search_is_typed (Fixture *fixture, gconstpointer data)
{
  guint before = count_rows (fixture);

  g_assert_true (desk_has_focus (desk_child (fixture->window, "search")));
  desk_type ("ingeschreven");
  DESK_WAIT (count_rows (fixture) > 0 && count_rows (fixture) < before);
  g_assert_cmpstr (row_at (fixture, 0)->action, ==, "apparaat-inschrijven");
  desk_type ("xyz");
  DESK_WAIT (desk_shows (fixture->window, "empty"));
  g_assert_true (says (desk_child (fixture->window, "empty"), "Niets gevonden"));
  desk_press ("Escape", NULL);
  DESK_WAIT (count_rows (fixture) == before);
}

/* The focus goes to what came out of it. */
static void
test_check_says_that_it_is_right (Fixture *fixture, gconstpointer data)
{
  desk_press_mnemonic (desk_child (fixture->window, "check_button"));
  DESK_WAIT (g_str_has_prefix (desk_text (fixture->window, "verdict"), "Het logboek klopt: "));
  g_assert_nonnull (strstr (desk_text (fixture->window, "verdict"), "Hoofd van de keten: "));
  g_assert_true (desk_has_focus (desk_child (fixture->window, "verdict")));
}

static void
test_there_is_one_window (Fixture *fixture, gconstpointer data)
{
  g_assert_true (dim_audit_window_present (GTK_WINDOW (fixture->parent), monitor) ==
                 fixture->window);
}

static int
minimum_width (GtkWidget *widget)
{
  int minimum = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
natural_width (GtkWidget *widget)
{
  int natural = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
test_window_fits_a_small_screen (Fixture *fixture, gconstpointer data)
{
  int once = minimum_width (fixture->window);
  int natural = natural_width (fixture->window);
  int twice = 0;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * DPI, NULL);
  /* libadwaita 1.7 lets no window be smaller than 360 px, which may be enough for both. */
  DESK_WAIT (natural_width (fixture->window) != natural);
  twice = minimum_width (fixture->window);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DPI, NULL);

  g_test_message ("%d px, and %d px with text of twice the size", once, twice);
  g_assert_cmpint (twice, <=, WIDTH_MAX_TWICE);
}

static void
test_nothing_is_said_while_it_is_right (void)
{
  GtkWidget *alarm = g_object_new (DIM_TYPE_AUDIT_ALARM, NULL);

  desk_show (alarm);
  dim_audit_alarm_set_monitor (DIM_AUDIT_ALARM (alarm), monitor);
  synchronise ();
  g_assert_false (gtk_widget_get_visible (alarm));
  desk_close ();
}

static void
open_monitor (void)
{
  DimMonitorOptions options = {
    .data_dir = g_getenv ("DIM_TEST_ENROLLED"),
    .clock = dim_clock_system (),
    .passphrase = PASSPHRASE,
    .without_keyring = TRUE,
  };
  g_autoptr (GError) error = NULL;

  monitor = dim_monitor_open (&options, &error);
  g_assert_no_error (error);
  synchronise ();
}

static void
close_monitor (void)
{
  dim_monitor_close (monitor);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&monitor);
}

#define ADD(path, function) g_test_add ("/audit/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int status;

  desk_init (&argc, &argv);
  open_monitor ();
  ADD ("lines-are-sentences", test_lines_are_sentences);
  ADD ("search-is-typed", test_search_is_typed);
  ADD ("check-says-that-it-is-right", test_check_says_that_it_is_right);
  ADD ("there-is-one-window", test_there_is_one_window);
  ADD ("window-fits-a-small-screen", test_window_fits_a_small_screen);
  g_test_add_func ("/audit/nothing-is-said-while-it-is-right",
                   test_nothing_is_said_while_it_is_right);
  status = desk_run ();
  close_monitor ();
  return status;
}
