/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-certainty-dialog.h"
#include "dim-certainty-reasons.h"
#include "dim-choice.h"
#include "dim-comparison-view.h"
#include "dim-record-view.h"
#include "dim-revise-window.h"
#include "received.h"
#include "reviewed.h"
#include "texts.h"

#include <string.h>

/* How certain something is moves by hand: in a dialog, from the record, and in the window that
 * changes any answer; each asks why. The collector is real. */

#define WIDTH_MAX_TWICE 800 /* with text of twice the size */
#define DPI             (96 * 1024)
#define LOADS_MAX       1000

static DimMonitor *monitor;

typedef struct {
  GtkWidget *parent;
  GtkWidget *dialog;
  GPtrArray *records;
  DimComparison *comparison; /* NULL: one record of its own */
  const guint *n_moved;
} Fixture;

static char *
read_texts (GtkWidget *widget)
{
  GString *texts = g_string_new (NULL);

  texts_collect (widget, texts);
  return g_string_free (texts, FALSE);
}

static void
assert_says (GtkWidget *widget, const char *sentence)
{
  g_autofree char *texts = read_texts (widget);

  if (strstr (texts, sentence) == NULL)
    g_error ("“%s” is not in: %s", sentence, texts);
}

static const char *
code_of (const DimRecord *record)
{
  return dim_incident_code (record->incident, DIM_FIELD_CERTAINTY);
}

static DimRecord *
load (const char *incident)
{
  return received_load (monitor, incident);
}

/* Until it says so; NULL: no answer. */
static void
wait_for_code (const char *incident, const char *code)
{
  for (guint i = 0; i < LOADS_MAX; i++) {
    g_autoptr (DimRecord) record = load (incident);

    if (g_strcmp0 (code_of (record), code) == 0)
      return;
  }
  g_assert_not_reached ();
}

/* The dialog */

static GtkCheckButton *
tick_of (GtkWidget *dialog, DimCertainty certainty)
{
  GtkWidget *child = gtk_widget_get_first_child (desk_child (dialog, "certainties"));

  for (guint i = 0; i <= certainty; i++)
    child = gtk_widget_get_next_sibling (child);
  return GTK_CHECK_BUTTON (child);
}

/* The last key comes back to the window that it went to. */
static gboolean
keep_open_cb (GtkWindow *window, gpointer data)
{
  return TRUE;
}

static void
open_dialog (Fixture *fixture)
{
  fixture->parent = g_object_new (GTK_TYPE_WINDOW, "application", desk_application (), NULL);
  fixture->dialog =
    dim_certainty_dialog_present (GTK_WINDOW (fixture->parent), monitor, fixture->records);
  fixture->n_moved = desk_count (fixture->dialog, "moved");
  g_signal_connect (fixture->dialog, "close-request", G_CALLBACK (keep_open_cb), NULL);
  desk_adopt (GTK_WINDOW (fixture->dialog));
}

/* @code: that stands; NULL: no answer. */
static void
set_up (Fixture *fixture, gconstpointer code)
{
  DimRecord *record = received_register (monitor);

  fixture->records = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_record_free);
  dim_incident_set_code (record->incident, DIM_FIELD_CERTAINTY, code);
  g_ptr_array_add (fixture->records, record);
  open_dialog (fixture);
}

static void
set_up_two (Fixture *fixture, gconstpointer data)
{
  DimRecord *second = NULL;

  fixture->comparison = reviewed_comparison (2);
  fixture->records = g_ptr_array_ref (fixture->comparison->records);
  second = g_ptr_array_index (fixture->records, 1);
  dim_incident_set_code (second->incident, DIM_FIELD_CERTAINTY, "weerlegd");
  open_dialog (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_close ();
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
  g_ptr_array_unref (fixture->records);
  g_clear_pointer (&fixture->comparison, dim_comparison_free);
}

static void
test_enter_is_done_once_it_says_why (Fixture *fixture, gconstpointer data)
{
  const DimRecord *before = g_ptr_array_index (fixture->records, 0);
  GtkWidget *reasons = desk_child (fixture->dialog, "reasons");
  g_autoptr (DimRecord) after = NULL;

  g_assert_true (desk_has_focus (tick_of (fixture->dialog, DIM_CERTAINTY_SUSPECTED)));
  g_assert_false (desk_shows (fixture->dialog, "reasons"));
  desk_press ("Down", NULL);
  DESK_WAIT (gtk_check_button_get_active (tick_of (fixture->dialog, DIM_CERTAINTY_ESTABLISHED)));
  DESK_WAIT (desk_shows (fixture->dialog, "reasons"));
  desk_press ("Return", NULL);
  DESK_WAIT (desk_shows (fixture->dialog, "fault"));
  g_assert_cmpstr (desk_text (fixture->dialog, "fault"), ==, "Kies waarom de zekerheid verandert.");
  g_assert_cmpuint (*fixture->n_moved, ==, 0);

  DESK_WAIT (desk_has_focus (reasons));
  desk_press ("Return", NULL);
  DESK_WAIT (*fixture->n_moved == 1);
  after = load (before->incident->id);
  g_assert_cmpstr (code_of (after), ==, "vastgesteld");
  g_assert_cmpstr (dim_record_certainty_change (after)->reason, ==, "id-desk");
}

static void
test_what_stands_is_not_said_again (Fixture *fixture, gconstpointer data)
{
  g_assert_true (desk_has_focus (tick_of (fixture->dialog, DIM_CERTAINTY_REFUTED)));
  desk_press ("Return", NULL);
  DESK_WAIT (desk_shows (fixture->dialog, "fault"));
  g_assert_cmpstr (desk_text (fixture->dialog, "fault"), ==,
                   "Het staat al zo. Kies wat het moet zijn, of druk op Esc.");
  g_assert_cmpuint (*fixture->n_moved, ==, 0);
}

/* Each choice says what it means, and asks with reasons of its own. */
static void
test_reasons_are_those_that_suit (Fixture *fixture, gconstpointer data)
{
  GtkWidget *reasons = desk_child (fixture->dialog, "reasons");

  assert_says (desk_child (fixture->dialog, "certainties"), "Het voorval telt niet mee.");
  gtk_check_button_set_active (tick_of (fixture->dialog, DIM_CERTAINTY_ESTABLISHED), TRUE);
  dim_certainty_reasons_choose (DIM_CERTAINTY_REASONS (reasons), "bekend");
  g_assert_cmpstr (dim_certainty_reasons_get (DIM_CERTAINTY_REASONS (reasons)), ==, "bekend");
  gtk_check_button_set_active (tick_of (fixture->dialog, DIM_CERTAINTY_REFUTED), TRUE);
  g_assert_cmpstr (dim_certainty_reasons_get (DIM_CERTAINTY_REASONS (reasons)), ==, "");
  dim_certainty_reasons_choose (DIM_CERTAINTY_REASONS (reasons), "vergissing");
  gtk_check_button_set_active (tick_of (fixture->dialog, DIM_CERTAINTY_SUSPECTED), TRUE);
  g_assert_cmpstr (dim_certainty_reasons_get (DIM_CERTAINTY_REASONS (reasons)), ==, "vergissing");
}

/* It begins with what stands of that one. */
static void
test_of_several_it_asks_which (Fixture *fixture, gconstpointer data)
{
  GtkWidget *second = gtk_widget_get_last_child (desk_child (fixture->dialog, "desks"));

  g_assert_true (desk_shows (fixture->dialog, "desks"));
  g_assert_false (gtk_check_button_get_active (tick_of (fixture->dialog, DIM_CERTAINTY_REFUTED)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (second), TRUE);
  g_assert_true (gtk_check_button_get_active (tick_of (fixture->dialog, DIM_CERTAINTY_REFUTED)));
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), "4 nov"));
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
test_dialog_fits_a_small_screen (Fixture *fixture, gconstpointer data)
{
  int once = minimum_width (fixture->dialog);
  int natural = natural_width (fixture->dialog);
  int twice = 0;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * DPI, NULL);
  /* libadwaita 1.7 lets no window be smaller than 360 px, which may be enough for both. */
  DESK_WAIT (natural_width (fixture->dialog) != natural);
  twice = minimum_width (fixture->dialog);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DPI, NULL);

  g_test_message ("%d px, and %d px with text of twice the size", once, twice);
  g_assert_cmpint (twice, <=, WIDTH_MAX_TWICE);
}

/* From the record */

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *i = windows; i != NULL; i = i->next)
    if (DIM_IS_CERTAINTY_DIALOG (i->data))
      return i->data;
  return NULL;
}

/* By hand it is done above: where there is no window manager, nobody gives the keys back to the
 * window when the dialog closes. */
static void
refute (GtkWidget *view)
{
  GtkWidget *dialog = NULL;

  g_assert_true (gtk_widget_activate_action (view, "record.certainty", NULL));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  gtk_check_button_set_active (tick_of (dialog, DIM_CERTAINTY_REFUTED), TRUE);
  dim_certainty_reasons_choose (DIM_CERTAINTY_REASONS (desk_child (dialog, "reasons")),
                                "toch-in-orde");
  g_signal_emit_by_name (desk_child (dialog, "go"), "clicked");
  DESK_WAIT (find_dialog () == NULL);
}

static void
show_record (GtkWidget *view, const char *incident)
{
  g_autoptr (DimRecord) record = load (incident);

  dim_record_view_show (DIM_RECORD_VIEW (view), monitor, record);
}

static void
test_refuted_is_seen_and_undone (void)
{
  g_autoptr (DimRecord) record = received_register (monitor);
  GtkWidget *view = g_object_new (DIM_TYPE_RECORD_VIEW, "vexpand", TRUE, NULL);
  GtkWidget *overlay = adw_toast_overlay_new ();
  const char *incident = record->incident->id;

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), view);
  desk_show (overlay);
  dim_record_view_show (DIM_RECORD_VIEW (view), monitor, record);
  refute (view);
  wait_for_code (incident, "weerlegd");
  show_record (view, incident);
  assert_says (desk_child (view, "notices"),
               "Weerlegd: het telt niet mee, en de zaak ook niet. Waarom: het document en de "
               "persoon zijn toch in orde.");
  assert_says (desk_child (view, "history"),
               "Waarom: het document en de persoon zijn toch in orde");
  assert_says (overlay, "Weerlegd: het telt vanaf nu niet mee.");

  g_assert_true (gtk_widget_activate_action (view, "record.undo", NULL));
  wait_for_code (incident, NULL);
  show_record (view, incident);
  assert_says (desk_child (view, "history"), "Waarom: het eerdere antwoord was een vergissing");
  desk_close ();
}

static void
test_comparison_says_what_is_refuted (void)
{
  DimComparison *comparison = reviewed_comparison (2);
  DimRecord *second = g_ptr_array_index (comparison->records, 1);
  GtkWidget *view = g_object_new (DIM_TYPE_COMPARISON_VIEW, NULL);

  dim_incident_set_code (second->incident, DIM_FIELD_CERTAINTY, "weerlegd");
  desk_show (view);
  dim_comparison_view_show (DIM_COMPARISON_VIEW (view), monitor, comparison, "Zelfde document");
  assert_says (desk_child (view, "grid"), "weerlegd: telt niet mee");
  desk_close ();
}

/* In the window that changes any answer */

static void
answer_certainty (GtkWidget *window, const char *code)
{
  GtkWidget *choice = desk_child (desk_child (window, "form"), "certainty");

  dim_choice_set_code (DIM_CHOICE (choice), code);
  g_signal_emit_by_name (choice, "changed");
}

static void
test_changing_asks_why_too (void)
{
  g_autoptr (DimRecord) record = received_register (monitor);
  g_autoptr (DimRecord) unsent = NULL;
  GtkWidget *parent = g_object_new (GTK_TYPE_WINDOW, "application", desk_application (), NULL);
  GtkWidget *window =
    dim_revise_window_present (GTK_WINDOW (parent), monitor, record->incident->id, TRUE);
  GtkWidget *focus = NULL;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  DESK_WAIT (gtk_widget_get_mapped (window));
  g_assert_false (desk_shows (window, "reason_notice"));
  answer_certainty (window, "weerlegd");
  g_assert_true (desk_shows (window, "reason_notice"));
  gtk_widget_activate_action (window, "win.save", NULL);
  assert_says (window, "Kies waarom de zekerheid verandert.");
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_ancestor (focus, desk_child (window, "reasons")));
  unsent = load (record->incident->id);
  g_assert_null (code_of (unsent));

  dim_certainty_reasons_choose (DIM_CERTAINTY_REASONS (desk_child (window, "reasons")),
                                "verklaring");
  gtk_widget_activate_action (window, "win.save", NULL);
  DESK_WAIT (window == NULL);
  wait_for_code (record->incident->id, "weerlegd");
  gtk_window_destroy (GTK_WINDOW (parent));
}

/* Nobody is asked why about what is as it was. */
static void
test_changed_back_asks_nothing (void)
{
  g_autoptr (DimRecord) record = received_register (monitor);
  GtkWidget *parent = g_object_new (GTK_TYPE_WINDOW, "application", desk_application (), NULL);
  GtkWidget *window =
    dim_revise_window_present (GTK_WINDOW (parent), monitor, record->incident->id, TRUE);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  DESK_WAIT (gtk_widget_get_mapped (window));
  answer_certainty (window, "weerlegd");
  answer_certainty (window, NULL);
  g_assert_false (desk_shows (window, "reason_notice"));
  gtk_widget_activate_action (window, "win.discard", NULL);
  DESK_WAIT (window == NULL);
  gtk_window_destroy (GTK_WINDOW (parent));
}

#define ADD(path, code, function)                                                                  \
  g_test_add ("/certainty/" path, Fixture, code, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int status;

  desk_init (&argc, &argv);
  monitor = received_open ();
  ADD ("enter-is-done-once-it-says-why", NULL, test_enter_is_done_once_it_says_why);
  ADD ("what-stands-is-not-said-again", "weerlegd", test_what_stands_is_not_said_again);
  ADD ("reasons-are-those-that-suit", NULL, test_reasons_are_those_that_suit);
  ADD ("dialog-fits-a-small-screen", NULL, test_dialog_fits_a_small_screen);
  g_test_add ("/certainty/of-several-it-asks-which", Fixture, NULL, set_up_two,
              test_of_several_it_asks_which, tear_down);
  g_test_add_func ("/certainty/refuted-is-seen-and-undone", test_refuted_is_seen_and_undone);
  g_test_add_func ("/certainty/comparison-says-what-is-refuted",
                   test_comparison_says_what_is_refuted);
  g_test_add_func ("/certainty/changing-asks-why-too", test_changing_asks_why_too);
  g_test_add_func ("/certainty/changed-back-asks-nothing", test_changed_back_asks_nothing);
  status = desk_run ();
  received_close (monitor);
  return status;
}
