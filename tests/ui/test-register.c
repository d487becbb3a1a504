/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-draft-keeper.h"
#include "dim-explanation.h"
#include "dim-form.h"
#include "dim-monitor-device.h"
#include "dim-monitor-drafts.h"
#include "dim-register-page.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* The page on which one registers: its drafts, and a disk that takes no more. */

#define TYPED "Andere oorlel dan op de foto."

typedef struct {
  GtkWidget *overlay;
  DimRegisterPage *page;
  GtkTextBuffer *text;
  char *told; /* by the window, last; NULL: nothing */
} Fixture;

static void
told_cb (GSimpleAction *action, GVariant *text, gpointer data)
{
  Fixture *fixture = data;

  g_free (fixture->told);
  fixture->told = g_variant_dup_string (text, NULL);
}

/* What the page asks of its window. */
static void
stand_in_for_window (Fixture *fixture)
{
  const GActionEntry entries[] = { { "tell", told_cb, "s", NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   fixture);
  gtk_widget_insert_action_group (fixture->overlay, "win", G_ACTION_GROUP (actions));
}

static void
drafts_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GPtrArray **drafts = data;
  g_autoptr (GError) error = NULL;

  *drafts = dim_monitor_load_drafts_finish (DIM_MONITOR (source), result, &error);
  g_assert_no_error (error);
}

static GPtrArray *
load_drafts (void)
{
  GPtrArray *drafts = NULL;

  dim_monitor_load_drafts (desk_monitor (), NULL, drafts_loaded_cb, &drafts);
  DESK_WAIT (drafts != NULL);
  return drafts;
}

static void
forget_drafts (void)
{
  g_autoptr (GPtrArray) drafts = load_drafts ();

  for (guint i = 0; i < drafts->len; i++)
    dim_monitor_discard_draft (desk_monitor (), ((DimDraft *) drafts->pdata[i])->incident->id, NULL,
                               NULL, NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  dim_monitor_save_draft_finish (DIM_MONITOR (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* One that was begun before. @id gets its id. */
static void
leave_draft (const char *form, DimDay date, int question, char id[DIM_UUID_TEXT_LEN])
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());
  gboolean is_saved = FALSE;

  dim_incident_set_code (draft->incident, DIM_FIELD_FORM, form);
  draft->incident->date = date;
  draft->question = question;
  g_strlcpy (id, draft->incident->id, DIM_UUID_TEXT_LEN);
  dim_monitor_save_draft (desk_monitor (), draft, NULL, saved_cb, &is_saved);
  DESK_WAIT (is_saved);
}

static void
open_page (Fixture *fixture)
{
  DimForm *form;

  fixture->overlay = adw_toast_overlay_new ();
  fixture->page = g_object_new (DIM_TYPE_REGISTER_PAGE, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), GTK_WIDGET (fixture->page));
  stand_in_for_window (fixture);
  desk_show (fixture->overlay);
  dim_register_page_set_monitor (fixture->page, desk_monitor ());
  form = desk_child (fixture->page, "form");
  DESK_WAIT (*gtk_label_get_label (desk_child (fixture->page, "status")) != '\0');
  gtk_expander_set_expanded (desk_child (form, "more"), TRUE);
  fixture->text = gtk_text_view_get_buffer (desk_child (desk_child (form, "explanation"), "view"));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  forget_drafts ();
  open_page (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_close ();
  g_clear_pointer (&fixture->told, g_free);
}

/* No file of this program may grow from now on, or may again. */
static void
let_files_grow (gboolean may_grow)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = may_grow ? limit.rlim_max : 0;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static char *
read_text (Fixture *fixture)
{
  char *text = NULL;

  g_object_get (fixture->text, "text", &text, NULL);
  return text;
}

static gboolean
text_is (Fixture *fixture, const char *expected)
{
  g_autofree char *text = read_text (fixture);

  return strcmp (text, expected) == 0;
}

static void
test_failing_disk_keeps_what_is_typed (Fixture *fixture, gconstpointer data)
{
  gtk_text_buffer_set_text (fixture->text, TYPED, -1);
  let_files_grow (FALSE);
  dim_register_page_put_by (fixture->page);
  DESK_WAIT (fixture->told != NULL);
  g_assert_true (text_is (fixture, TYPED));

  let_files_grow (TRUE);
  dim_register_page_put_by (fixture->page);
  DESK_WAIT (text_is (fixture, ""));
  DESK_WAIT (gtk_widget_get_visible (desk_child (fixture->page, "drafts_menu")));
}

/* What was thrown away and not forgotten is on disk: a crash brings it back. */
static void
test_thrown_away_one_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = NULL;

  gtk_text_buffer_set_text (fixture->text, TYPED, -1);
  DESK_WAIT (strstr (desk_text (fixture->page, "status"), "bewaard") != NULL);
  desk_press_mnemonic (desk_child (fixture->page, "throw_button"));
  DESK_WAIT (text_is (fixture, ""));
  drafts = load_drafts ();
  g_assert_cmpuint (drafts->len, ==, 1);

  desk_press ("ctrl+z", NULL);
  DESK_WAIT (text_is (fixture, TYPED));
}

static gboolean
is_any_left (void)
{
  g_autoptr (GPtrArray) drafts = load_drafts ();

  return drafts->len > 0;
}

static void
test_thrown_away_one_goes_for_good (Fixture *fixture, gconstpointer data)
{
  gtk_text_buffer_set_text (fixture->text, TYPED, -1);
  DESK_WAIT (strstr (desk_text (fixture->page, "status"), "bewaard") != NULL);
  desk_press_mnemonic (desk_child (fixture->page, "throw_button"));
  DESK_WAIT (text_is (fixture, ""));

  g_assert_true (dim_register_page_may_close (fixture->page));
  DESK_WAIT (!is_any_left ());
  desk_press ("ctrl+z", NULL);
  g_assert_true (text_is (fixture, ""));
}

static void
test_begins_where_the_clerk_was (Fixture *fixture, gconstpointer data)
{
  char first[DIM_UUID_TEXT_LEN];
  char second[DIM_UUID_TEXT_LEN];

  desk_close ();
  leave_draft ("look-alike", dim_day_new (2026, 11, 3), DIM_FIELD_OUTCOME, first);
  leave_draft ("adresfraude", dim_day_new (2025, 12, 31), DIM_FIELD_DATE, second);
  dim_monitor_show_draft (desk_monitor (), first, NULL, NULL, NULL);
  open_page (fixture);
  DESK_WAIT (desk_has_focus (desk_child (desk_child (fixture->page, "form"), "outcome")));
  g_assert_cmpstr (desk_text (fixture->page, "name"), ==, "Look-alike, 3 november");
}

static GtkWidget *
row_at (GtkWidget *list, int index)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index));
}

static const char *
name_in_row (GtkWidget *list, int index)
{
  GtkWidget *line = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row_at (list, index)));
  GtkWidget *words = gtk_widget_get_first_child (line);

  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (words)));
}

/* Both were kept in the same second, so they stand in any order. */
static int
find_row (GtkWidget *list, const char *name)
{
  for (int i = 0; row_at (list, i) != NULL; i++)
    if (g_str_equal (name_in_row (list, i), name))
      return i;
  return -1;
}

static void
test_others_are_listed_and_switched_to (Fixture *fixture, gconstpointer data)
{
  char id[DIM_UUID_TEXT_LEN];
  GtkWidget *list;
  GtkWidget *row;

  desk_close ();
  leave_draft ("look-alike", dim_day_new (2026, 11, 3), DIM_FIELD_OUTCOME, id);
  leave_draft ("adresfraude", dim_day_new (2025, 12, 31), DIM_DRAFT_NOWHERE, id);
  dim_monitor_show_draft (desk_monitor (), NULL, NULL, NULL, NULL);
  open_page (fixture);
  DESK_WAIT (desk_shows (fixture->page, "drafts_menu"));
  g_assert_cmpstr (desk_text (fixture->page, "name"), ==, "Nieuw concept");
  list = desk_child (desk_child (fixture->page, "drafts_menu"), "list");
  g_assert_cmpint (find_row (list, "Adresfraude, 31 december 2025"), >=, 0);
  g_assert_true (gtk_widget_activate (row_at (list, find_row (list, "Look-alike, 3 november"))));
  DESK_WAIT (g_str_equal (desk_text (fixture->page, "name"), "Look-alike, 3 november"));

  DESK_WAIT (find_row (list, "Adresfraude, 31 december 2025") == 0 && row_at (list, 1) == NULL);
  row = row_at (list, 0);
  g_signal_emit_by_name (gtk_widget_get_last_child (gtk_widget_get_first_child (row)), "clicked");
  DESK_WAIT (!desk_shows (fixture->page, "drafts_menu"));
  g_assert_cmpstr (desk_text (fixture->page, "name"), ==, "Look-alike, 3 november");
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GObject) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window))
      return ADW_MESSAGE_DIALOG (window);
  }
  return NULL;
}

static void
test_failing_disk_is_told_before_closing (Fixture *fixture, gconstpointer data)
{
  gtk_text_buffer_set_text (fixture->text, TYPED, -1);
  let_files_grow (FALSE);
  g_assert_false (dim_register_page_may_close (fixture->page));
  DESK_WAIT (find_dialog () != NULL);
  let_files_grow (TRUE);
  gtk_window_close (GTK_WINDOW (find_dialog ())); /* by Escape: stay */
  DESK_WAIT (find_dialog () == NULL);
  g_assert_true (text_is (fixture, TYPED));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (desk_window ())));
}

static void
test_next_one_repeats_what_usually_does (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraftKeeper) keeper = dim_draft_keeper_new (desk_monitor ());
  g_autoptr (DimIncident) last = dim_incident_new ("0192a1b2-c3d4-7abc-8def-0123456789ab");
  const DimIncident *next;

  last->date = dim_day_new (2026, 11, 3);
  last->municipality = g_strdup ("GM0363");
  dim_incident_set_code (last, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  dim_incident_set_code (last, DIM_FIELD_FORM, "look-alike");
  dim_draft_keeper_start_new (keeper, last);

  next = dim_draft_keeper_get_draft (keeper)->incident;
  g_assert_cmpint (next->date, ==, last->date);
  g_assert_cmpstr (next->municipality, ==, "GM0363");
  g_assert_cmpstr (dim_incident_code (next, DIM_FIELD_PRODUCT), ==, "paspoort-aanvraag");
  g_assert_null (dim_incident_code (next, DIM_FIELD_FORM));
  g_assert_true (dim_draft_keeper_is_blank (keeper));
}

static void
test_blank_one_follows_the_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraftKeeper) keeper = dim_draft_keeper_new (desk_monitor ());
  const DimDay day = dim_day_from_text (DESK_TODAY);
  DimDraft *draft;

  dim_draft_keeper_start_new (keeper, NULL);
  desk_pass_days (1);
  dim_draft_keeper_renew (keeper);
  draft = dim_draft_keeper_get_draft (keeper);
  g_assert_cmpint (draft->incident->date, ==, day + 1);

  dim_incident_set_code (draft->incident, DIM_FIELD_FORM, "look-alike");
  desk_pass_days (1);
  dim_draft_keeper_renew (keeper);
  g_assert_true (dim_draft_keeper_get_draft (keeper) == draft);
  g_assert_cmpint (draft->incident->date, ==, day + 1);
  desk_pass_days (-2);
}

static gint64
measured_ms (void)
{
  g_autoptr (GPtrArray) drafts = load_drafts ();
  const DimDraft *draft = drafts->len == 1 ? g_ptr_array_index (drafts, 0) : NULL;

  return draft != NULL && dim_incident_has_code (draft->incident, DIM_FIELD_PRODUCT, "verhuizing")
           ? draft->active_ms
           : -1;
}

/* Off unless the municipality wants it, and nothing of it shows. */
static void
test_time_is_measured_where_it_is_wanted (Fixture *fixture, gconstpointer data)
{
  const gboolean wishes[] = { FALSE, TRUE };

  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++) {
    dim_monitor_set_measures_entry (desk_monitor (), wishes[i]);
    desk_type ("-1");
    desk_press ("Return", NULL);
    desk_type ("8");
    DESK_WAIT (strstr (desk_text (fixture->page, "status"), "bewaard") != NULL);
    DESK_WAIT (measured_ms () >= 0);
    g_assert_true ((measured_ms () > 0) == wishes[i]);
    dim_monitor_set_measures_entry (desk_monitor (), FALSE);
    desk_close ();
    forget_drafts ();
    open_page (fixture);
  }
}

int
main (int argc, char **argv)
{
  /* A write past the limit fails instead. */
  (void) signal (SIGXFSZ, SIG_IGN);
  desk_init (&argc, &argv);
  g_test_add ("/register/failing-disk-keeps-what-is-typed", Fixture, NULL, set_up,
              test_failing_disk_keeps_what_is_typed, tear_down);
#define ADD(path, test) g_test_add ("/register/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("thrown-away-one-comes-back", test_thrown_away_one_comes_back);
  ADD ("thrown-away-one-goes-for-good", test_thrown_away_one_goes_for_good);
  ADD ("begins-where-the-clerk-was", test_begins_where_the_clerk_was);
  ADD ("others-are-listed-and-switched-to", test_others_are_listed_and_switched_to);
  ADD ("failing-disk-is-told-before-closing", test_failing_disk_is_told_before_closing);
  ADD ("next-one-repeats-what-usually-does", test_next_one_repeats_what_usually_does);
  ADD ("blank-one-follows-the-day", test_blank_one_follows_the_day);
  ADD ("time-is-measured-where-it-is-wanted", test_time_is_measured_where_it_is_wanted);
  return desk_run ();
}
