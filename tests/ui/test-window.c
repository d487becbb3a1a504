/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-choice.h"
#include "dim-comparison-view.h"
#include "dim-day-entry.h"
#include "dim-day-line.h"
#include "dim-document-card.h"
#include "dim-documents.h"
#include "dim-enrolment-page.h"
#include "dim-explanation.h"
#include "dim-figures-page.h"
#include "dim-form.h"
#include "dim-incidents-page.h"
#include "dim-inquiries-line.h"
#include "dim-inquiry-notice.h"
#include "dim-keys-window.h"
#include "dim-monitor-drafts.h"
#include "dim-month-row.h"
#include "dim-months-page.h"
#include "dim-passphrase-page.h"
#include "dim-question.h"
#include "dim-record-view.h"
#include "dim-register-page.h"
#include "dim-review-actions.h"
#include "dim-review-page.h"
#include "dim-split.h"
#include "dim-window.h"
#include "dim-words.h"
#include "reviewed.h"

#define PASSPHRASE      "vier gewone woorden samen"
#define WIDTH_MAX       800
#define WIDTH_MAX_TWICE 1024 /* with text of twice the size */
#define DPI             (96 * 1024)

/* One look at the program: who looks, in which language, and which of the pages. */
typedef struct {
  const char *path;
  const char *directory_variable; /* NULL: a new one */
  gboolean is_locked;
  DimLanguage language;
  int page; /* from 1, as Alt+1; 0: there are none yet */
} Look;

typedef struct {
  char *directory;
  DimMonitor *monitor;
  GtkWidget *window;
} Fixture;

static void
open_window (Fixture *fixture, const Look *look)
{
  DimMonitorOptions options = {
    .data_dir = fixture->directory,
    .clock = dim_clock_system (),
    .passphrase = look->is_locked ? NULL : PASSPHRASE,
    .without_keyring = TRUE,
  };
  g_autoptr (GError) error = NULL;

  dim_words_set_language (look->language);
  fixture->monitor = dim_monitor_open (&options, &error);
  g_assert_no_error (error);
  fixture->window = dim_window_new (desk_application (), fixture->monitor, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  DESK_WAIT (gtk_window_is_active (GTK_WINDOW (fixture->window)));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const Look *look = data;

  if (look->directory_variable == NULL)
    fixture->directory = g_dir_make_tmp ("dim-window-XXXXXX", NULL);
  else
    fixture->directory = g_strdup (g_getenv (look->directory_variable));
  g_assert_nonnull (fixture->directory);
  open_window (fixture, look);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  dim_monitor_close (fixture->monitor);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_object_unref (fixture->monitor);
  g_free (fixture->directory);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DPI, NULL);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

/* The widest that the page becomes: everything open, and something to say about everything. */
static void
fill_register_page (GtkWidget *window)
{
  GtkWidget *form;
  GtkTextView *view;

  DESK_WAIT (find (window, DIM_TYPE_DOCUMENT_CARD) != NULL);
  form = find (window, DIM_TYPE_FORM);
  gtk_expander_set_expanded (desk_child (form, "more"), TRUE);
  DESK_WAIT (desk_shows (form, "explanation"));
  view = desk_child (desk_child (form, "explanation"), "view");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "999990020", -1);
  g_assert_true (gtk_widget_activate_action (window, "win.save", NULL));
  DESK_WAIT (desk_shows (form, "summary"));
  gtk_widget_grab_focus (desk_child (form, "product"));
  DESK_WAIT (desk_shows (desk_child (form, "product"), "list_window"));
}

static void
registered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(DimRecord **) data = dim_monitor_register_finish (DIM_MONITOR (source), result, &error);
  g_assert_no_error (error);
}

/* A registration with long words, so that there is a row and something to read beside it. */
static void
fill_incidents_page (Fixture *fixture)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (fixture->monitor);
  g_autoptr (DimRecord) record = NULL;
  GtkColumnView *view = GTK_COLUMN_VIEW (find (fixture->window, GTK_TYPE_COLUMN_VIEW));
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (view));
  char id[DIM_UUID_TEXT_LEN];

  dim_incident_set_code (draft->incident, DIM_FIELD_PRODUCT, "rijbewijs-uitreiking");
  dim_incident_set_code (draft->incident, DIM_FIELD_FORM, "vals-brondocument");
  dim_incident_set_code (draft->incident, DIM_FIELD_DISCOVERY, "verificatieregister");
  dim_incident_set_code (draft->incident, DIM_FIELD_OUTCOME, "aangehouden-aanvraag");
  dim_monitor_new_id (fixture->monitor, id);
  dim_draft_add_document (draft, id, "buitenlandse-identiteitskaart", "UTO", "D23145890");
  dim_monitor_register (fixture->monitor, draft, NULL, registered_cb, &record);
  DESK_WAIT (record != NULL);
  DESK_WAIT (g_list_model_get_n_items (rows) > 0);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (rows), 0, TRUE);
}

/* As if the queue held something. */
static void
fill_review_page (Fixture *fixture)
{
  GtkWidget *page = find (fixture->window, DIM_TYPE_REVIEW_PAGE);
  GtkStack *stack = desk_child (page, "stack");

  DESK_WAIT (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "empty") == 0);
  gtk_stack_set_visible_child_name (stack, "list");
  dim_comparison_view_show (desk_child (page, "comparison"), fixture->monitor,
                            reviewed_comparison (3), "Zelfde document");
}

static void
show_page (Fixture *fixture, const Look *look)
{
  AdwViewStack *pages = desk_child (fixture->window, "pages");

  if (look->page == 0)
    return;
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.page", "i", look->page));
  DESK_WAIT (gtk_widget_get_mapped (adw_view_stack_get_visible_child (pages)));
  if (g_str_equal (adw_view_stack_get_visible_child_name (pages), "register"))
    fill_register_page (fixture->window);
  else if (g_str_equal (adw_view_stack_get_visible_child_name (pages), "incidents"))
    fill_incidents_page (fixture);
  else if (g_str_equal (adw_view_stack_get_visible_child_name (pages), "review"))
    fill_review_page (fixture);
  else if (g_str_equal (adw_view_stack_get_visible_child_name (pages), "months"))
    DESK_WAIT (find (fixture->window, DIM_TYPE_MONTH_ROW) != NULL);
}

static int
minimum_width (GtkWidget *window)
{
  int minimum = 0;

  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
test_fits_a_small_screen (Fixture *fixture, gconstpointer data)
{
  int once, twice;

  show_page (fixture, data);
  once = minimum_width (fixture->window);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * DPI, NULL);
  DESK_WAIT (minimum_width (fixture->window) != once);
  twice = minimum_width (fixture->window);

  g_test_message ("%d px, and %d px with text of twice the size", once, twice);
  g_assert_cmpint (once, <=, WIDTH_MAX);
  g_assert_cmpint (twice, <=, WIDTH_MAX_TWICE);
}

/* Every letter that Alt brings somewhere at this moment, and where. */
static void
collect_mnemonics (GtkWidget *widget, GHashTable *found)
{
  guint key =
    GTK_IS_LABEL (widget) ? gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)) : GDK_KEY_VoidSymbol;

  if (key != GDK_KEY_VoidSymbol && gtk_widget_get_mapped (widget)) {
    const char *label = gtk_label_get_label (GTK_LABEL (widget));
    const char *other = g_hash_table_lookup (found, GUINT_TO_POINTER (gdk_keyval_to_lower (key)));

    if (other != NULL)
      g_error ("“%s” and “%s” have the same letter", label, other);
    g_hash_table_insert (found, GUINT_TO_POINTER (gdk_keyval_to_lower (key)), (gpointer) label);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_mnemonics (child, found);
}

static void
test_no_letter_is_given_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);

  show_page (fixture, data);
  collect_mnemonics (fixture->window, found);

  g_assert_cmpuint (g_hash_table_size (found), >, 0);
}

/* A screen reader that asks for a window which was closed just now is given the last that there is;
 * one that never showed ends the program with GTK 4.8. */
static void
test_no_window_stands_hidden (Fixture *fixture, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  show_page (fixture, data);
  g_assert_cmpuint (g_list_model_get_n_items (windows), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    g_assert_true (gtk_widget_get_visible (window));
  }
}

static void
test_keys_go_when_closed (Fixture *fixture, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint before = g_list_model_get_n_items (windows);
  g_autoptr (GtkWindow) keys = NULL;

  dim_keys_window_show (GTK_WINDOW (fixture->window));
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, before + 1);
  for (guint i = 0; i < before + 1 && keys == NULL; i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (GTK_IS_SHORTCUTS_WINDOW (window))
      keys = g_steal_pointer (&window);
  }
  g_assert_nonnull (keys);
  gtk_window_close (keys);
  DESK_WAIT (g_list_model_get_n_items (windows) == before);
}

static void
test_every_widget_is_made (gconstpointer data)
{
  const GType types[] = {
    DIM_TYPE_CHOICE,          DIM_TYPE_DAY_ENTRY,      DIM_TYPE_DOCUMENT_CARD,
    DIM_TYPE_DOCUMENTS,       DIM_TYPE_EXPLANATION,    DIM_TYPE_ENROLMENT_PAGE,
    DIM_TYPE_FIGURES_PAGE,    DIM_TYPE_FORM,           DIM_TYPE_INCIDENTS_PAGE,
    DIM_TYPE_PASSPHRASE_PAGE, DIM_TYPE_QUESTION,       DIM_TYPE_RECORD_VIEW,
    DIM_TYPE_REGISTER_PAGE,   DIM_TYPE_SPLIT,          DIM_TYPE_MONTH_ROW,
    DIM_TYPE_MONTHS_PAGE,     DIM_TYPE_REVIEW_PAGE,    DIM_TYPE_COMPARISON_VIEW,
    DIM_TYPE_DAY_LINE,        DIM_TYPE_INQUIRIES_LINE, DIM_TYPE_INQUIRY_NOTICE,
    DIM_TYPE_REVIEW_ACTIONS,
  };

  dim_words_set_language (GPOINTER_TO_INT (data));
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    GtkWidget *widget = g_object_ref_sink (g_object_new (types[i], NULL));
    gpointer gone = widget;

    g_assert_true (types[i] == DIM_TYPE_SPLIT || gtk_widget_get_first_child (widget) != NULL);
    g_object_add_weak_pointer (G_OBJECT (widget), &gone);
    g_object_unref (widget);
    g_assert_null (gone);
  }
}

static void
add_looks (void)
{
  static const Look looks[] = {
    { "passphrase-nl", NULL, TRUE, DIM_LANGUAGE_DUTCH, 0 },
    { "passphrase-en", NULL, TRUE, DIM_LANGUAGE_ENGLISH, 0 },
    { "enrolment-nl", NULL, FALSE, DIM_LANGUAGE_DUTCH, 0 },
    { "enrolment-en", NULL, FALSE, DIM_LANGUAGE_ENGLISH, 0 },
    { "register-nl", "DIM_TEST_ENROLLED", FALSE, DIM_LANGUAGE_DUTCH, 1 },
    { "register-en", "DIM_TEST_ENROLLED", FALSE, DIM_LANGUAGE_ENGLISH, 1 },
    { "incidents-nl", "DIM_TEST_ENROLLED", FALSE, DIM_LANGUAGE_DUTCH, 2 },
    { "incidents-en", "DIM_TEST_ENROLLED", FALSE, DIM_LANGUAGE_ENGLISH, 2 },
    { "review-nl", "DIM_TEST_ENROLLED", FALSE, DIM_LANGUAGE_DUTCH, 3 },
    { "review-en", "DIM_TEST_ENROLLED", FALSE, DIM_LANGUAGE_ENGLISH, 3 },
    { "months-nl", "DIM_TEST_ENROLLED", FALSE, DIM_LANGUAGE_DUTCH, 4 },
    { "months-en", "DIM_TEST_ENROLLED", FALSE, DIM_LANGUAGE_ENGLISH, 4 },
    { "figures-nl", "DIM_TEST_ANALYST", FALSE, DIM_LANGUAGE_DUTCH, 1 },
    { "figures-en", "DIM_TEST_ANALYST", FALSE, DIM_LANGUAGE_ENGLISH, 1 },
  };

  g_test_add ("/window/keys-go-when-closed", Fixture, &looks[0], set_up, test_keys_go_when_closed,
              tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++) {
    g_autofree char *hidden = g_strdup_printf ("/window/no-window-stands-hidden/%s", looks[i].path);
    g_autofree char *fits = g_strdup_printf ("/window/fits-a-small-screen/%s", looks[i].path);
    g_autofree char *letters =
      g_strdup_printf ("/window/no-letter-is-given-twice/%s", looks[i].path);

    g_test_add (hidden, Fixture, &looks[i], set_up, test_no_window_stands_hidden, tear_down);
    g_test_add (fits, Fixture, &looks[i], set_up, test_fits_a_small_screen, tear_down);
    g_test_add (letters, Fixture, &looks[i], set_up, test_no_letter_is_given_twice, tear_down);
  }
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_data_func ("/window/every-widget-is-made/nl", GINT_TO_POINTER (DIM_LANGUAGE_DUTCH),
                        test_every_widget_is_made);
  g_test_add_data_func ("/window/every-widget-is-made/en", GINT_TO_POINTER (DIM_LANGUAGE_ENGLISH),
                        test_every_widget_is_made);
  add_looks ();
  return desk_run ();
}
