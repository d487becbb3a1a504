/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-ask-dialog.h"
#include "dim-inquiries-line.h"
#include "dim-inquiry-notice.h"
#include "dim-record-view.h"
#include "received.h"
#include "reviewed.h"
#include "texts.h"

#include <string.h>

/* A back office asks a desk something, which is the same device here: its collector is real, so
 * that it has what is asked about. */

#define WIDTH_MAX_TWICE 800 /* with text of twice the size */
#define DPI             (96 * 1024)

static DimMonitor *monitor;

typedef struct {
  GtkWidget *widget; /* the notice, or the dialog */
  GtkWidget *parent; /* of the dialog */
  DimComparison *comparison;
  guint answer; /* that was given last; DIM_N_ANSWERS: none */
  guint n_revised;
  const guint *n_asked;
} Fixture;

static void
answered_cb (DimInquiryNotice *notice, guint answer, Fixture *fixture)
{
  fixture->answer = answer;
}

static void
revise_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ((Fixture *) data)->n_revised++;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static char *
read_texts (GtkWidget *widget)
{
  GString *texts = g_string_new (NULL);

  texts_collect (widget, texts);
  return g_string_free (texts, FALSE);
}

/* The notice */

static DimInquiryEntry *
add_inquiry (Fixture *fixture, guint32 fields)
{
  DimRecord *record = g_ptr_array_index (fixture->comparison->records, 0);
  DimInquiry inquiry = { .fields = fields, .reason = DIM_INQUIRY_MISSING };
  DimInquiryEntry *entry = NULL;

  if (record->inquiries == NULL)
    record->inquiries = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_inquiry_entry_free);
  g_strlcpy (inquiry.id, reviewed_id (64 + record->inquiries->len), sizeof inquiry.id);
  g_strlcpy (inquiry.incident, record->incident->id, sizeof inquiry.incident);
  entry = dim_inquiry_entry_new (&inquiry);
  entry->asked.made_s = 1795000000;
  g_ptr_array_add (record->inquiries, entry);
  return entry;
}

static void
show_notice (Fixture *fixture)
{
  dim_inquiry_notice_show (DIM_INQUIRY_NOTICE (fixture->widget),
                           g_ptr_array_index (fixture->comparison->records, 0),
                           dim_day_from_text (DESK_TODAY));
}

static void
set_up_notice (Fixture *fixture, gconstpointer data)
{
  static const GActionEntry entries[] = { { "revise", revise_cb, NULL, NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  fixture->comparison = reviewed_comparison (1);
  fixture->answer = DIM_N_ANSWERS;
  fixture->widget = g_object_new (DIM_TYPE_INQUIRY_NOTICE, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   fixture);
  gtk_widget_insert_action_group (fixture->widget, "record", G_ACTION_GROUP (actions));
  g_signal_connect (fixture->widget, "answered", G_CALLBACK (answered_cb), fixture);
  desk_show (fixture->widget);
}

static void
tear_down_notice (Fixture *fixture, gconstpointer data)
{
  desk_close ();
  dim_comparison_free (fixture->comparison);
}

static void
test_an_answer_is_a_button (Fixture *fixture, gconstpointer data)
{
  add_inquiry (fixture, 1U << DIM_FIELD_FORM);
  show_notice (fixture);
  desk_press_space (find_button (fixture->widget, "Het klopt zo"));
  g_assert_cmpuint (fixture->answer, ==, DIM_ANSWER_CORRECT);
  desk_press_space (find_button (fixture->widget, "Ik weet het niet meer"));
  g_assert_cmpuint (fixture->answer, ==, DIM_ANSWER_UNKNOWN);
}

static void
test_a_change_is_an_answer_too (Fixture *fixture, gconstpointer data)
{
  add_inquiry (fixture, 1U << DIM_FIELD_FORM);
  show_notice (fixture);
  desk_press_space (find_button (fixture->widget, "Aanpassen…"));
  g_assert_cmpuint (fixture->n_revised, ==, 1);
  g_assert_cmpuint (fixture->answer, ==, DIM_N_ANSWERS);
}

/* One answer is an answer to all of it, so all of it is there to be read. */
static void
test_all_that_is_asked_shows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *texts = NULL;

  add_inquiry (fixture, 1U << DIM_FIELD_FORM)->is_answered = TRUE;
  show_notice (fixture);
  g_assert_false (gtk_widget_get_visible (fixture->widget));
  add_inquiry (fixture, 1U << DIM_FIELD_OUTCOME);
  add_inquiry (fixture, 1U << DIM_FIELD_PHASE);
  show_notice (fixture);
  g_assert_true (gtk_widget_get_visible (fixture->widget));
  texts = read_texts (fixture->widget);
  g_assert_nonnull (strstr (texts, "uitkomst"));
  g_assert_nonnull (strstr (texts, "fase"));
  g_assert_null (strstr (texts, "vorm"));
}

/* The dialog */

static void
set_up_dialog (Fixture *fixture, gconstpointer suggested)
{
  fixture->comparison = reviewed_comparison (2);
  fixture->parent = g_object_new (GTK_TYPE_WINDOW, "application", desk_application (), NULL);
  fixture->widget =
    dim_ask_dialog_present (GTK_WINDOW (fixture->parent), monitor, fixture->comparison->records,
                            GPOINTER_TO_UINT (suggested));
  fixture->n_asked = desk_count (fixture->widget, "asked");
  desk_adopt (GTK_WINDOW (fixture->widget));
}

static void
tear_down_dialog (Fixture *fixture, gconstpointer data)
{
  desk_close ();
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
  dim_comparison_free (fixture->comparison);
}

static GtkCheckButton *
tick_of (GtkWidget *dialog, DimField field)
{
  GtkGrid *fields = desk_child (dialog, "fields");

  return GTK_CHECK_BUTTON (gtk_grid_get_child_at (fields, (int) field % 2, (int) field / 2));
}

static void
press_space_on (GtkWidget *widget)
{
  g_assert_true (gtk_widget_grab_focus (widget));
  desk_press ("space", NULL);
}

static void
test_question_about_nothing_is_not_asked (Fixture *fixture, gconstpointer data)
{
  GtkCheckButton *form = tick_of (fixture->widget, DIM_FIELD_FORM);

  g_assert_true (gtk_check_button_get_active (form));
  g_assert_false (gtk_check_button_get_active (tick_of (fixture->widget, DIM_FIELD_DATE)));
  press_space_on (GTK_WIDGET (form));
  DESK_WAIT (!gtk_check_button_get_active (form));
  desk_press ("ctrl+Return", NULL);
  DESK_WAIT (desk_shows (fixture->widget, "fault"));
  g_assert_cmpstr (desk_text (fixture->widget, "fault"), ==,
                   "Kies minstens één antwoord waar u iets over vraagt.");
  g_assert_true (desk_has_focus (tick_of (fixture->widget, DIM_FIELD_DATE)));
  g_assert_cmpuint (*fixture->n_asked, ==, 0);
}

static void
test_question_says_why (Fixture *fixture, gconstpointer data)
{
  press_space_on (GTK_WIDGET (tick_of (fixture->widget, DIM_FIELD_OUTCOME)));
  desk_press ("ctrl+Return", NULL);
  DESK_WAIT (desk_shows (fixture->widget, "fault"));
  g_assert_cmpstr (desk_text (fixture->widget, "fault"), ==, "Kies waarom u dit vraagt.");
  g_assert_cmpuint (*fixture->n_asked, ==, 0);
}

/* The first is chosen; the title says of which it is asked. */
static void
test_one_of_several_goes_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *second = gtk_widget_get_last_child (desk_child (fixture->widget, "desks"));
  g_autofree char *texts = read_texts (second);

  g_assert_true (desk_shows (fixture->widget, "desks"));
  g_assert_nonnull (strstr (texts, "Loket 2"));
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (fixture->widget)), "3 nov"));
  press_space_on (second);
  DESK_WAIT (gtk_check_button_get_active (GTK_CHECK_BUTTON (second)));
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (fixture->widget)), "4 nov"));
}

/* Nobody here knows of these. */
static void
test_failure_is_told (Fixture *fixture, gconstpointer data)
{
  desk_press_mnemonic (desk_child (fixture->widget, "go"));
  DESK_WAIT (desk_shows (fixture->widget, "fault"));
  g_assert_cmpuint (*fixture->n_asked, ==, 0);
}

static int
minimum_width (GtkWidget *widget)
{
  int minimum = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
test_dialog_fits_a_small_screen (Fixture *fixture, gconstpointer data)
{
  int once = minimum_width (fixture->widget);
  int twice = 0;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * DPI, NULL);
  DESK_WAIT (minimum_width (fixture->widget) != once);
  twice = minimum_width (fixture->widget);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DPI, NULL);

  g_test_message ("%d px, and %d px with text of twice the size", once, twice);
  g_assert_cmpint (twice, <=, WIDTH_MAX_TWICE);
}

/* There and back */

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *i = windows; i != NULL; i = i->next)
    if (DIM_IS_ASK_DIALOG (i->data))
      return i->data;
  return NULL;
}

/* By hand it is done elsewhere: where there is no window manager, nobody gives the keys back to the
 * window when the dialog closes. */
static void
ask (GtkWidget *view)
{
  const guint *n_asked = desk_count (view, "asked");
  GtkWidget *dialog = NULL;

  g_assert_true (gtk_widget_activate_action (view, "record.ask", NULL));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  gtk_check_button_set_active (tick_of (dialog, DIM_FIELD_FORM), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                 gtk_widget_get_last_child (desk_child (dialog, "reasons"))),
                               TRUE);
  g_signal_emit_by_name (desk_child (dialog, "go"), "clicked");
  DESK_WAIT (*n_asked == 1);
  DESK_WAIT (find_dialog () == NULL);
}

static void
show_record (GtkWidget *view, const char *incident)
{
  g_autoptr (DimRecord) record = received_load (monitor, incident);

  dim_record_view_show (DIM_RECORD_VIEW (view), monitor, record);
}

static void
opened_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_strlcpy (data, g_variant_get_string (parameter, NULL), DIM_UUID_TEXT_LEN);
}

static void
assert_history (GtkWidget *view)
{
  g_autofree char *texts = read_texts (desk_child (view, "history"));
  const char *question = strstr (texts, "Gevraagd: vorm");
  const char *answer = strstr (texts, "Antwoord: het klopt zo");

  g_assert_true (question != NULL && answer != NULL && question < answer);
}

static void
test_desk_is_told_and_answers (void)
{
  static const GActionEntry entries[] = { { "open-record", opened_cb, "s", NULL, NULL, { 0 } } };
  char opened[DIM_UUID_TEXT_LEN] = "";
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (DimRecord) record = received_register (monitor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = g_object_new (DIM_TYPE_INQUIRIES_LINE, NULL);
  GtkWidget *view = g_object_new (DIM_TYPE_RECORD_VIEW, "vexpand", TRUE, NULL);
  GtkWidget *correct = NULL;

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), opened);
  gtk_widget_insert_action_group (box, "win", G_ACTION_GROUP (actions));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), view);
  desk_show (box);
  dim_inquiries_line_set_monitor (DIM_INQUIRIES_LINE (line), monitor);
  dim_record_view_show (DIM_RECORD_VIEW (view), monitor, record);
  DESK_WAIT (desk_shows (view, "reviewing"));
  g_assert_false (desk_shows (view, "inquiry_notice"));
  ask (view);

  DESK_WAIT (desk_shows (line, "open_button"));
  g_signal_emit_by_name (desk_child (line, "open_button"), "clicked");
  g_assert_cmpstr (opened, ==, record->incident->id);
  show_record (view, opened);
  DESK_WAIT (desk_shows (view, "inquiry_notice"));
  correct = find_button (view, "Het klopt zo");
  g_assert_true (gtk_widget_grab_focus (correct));
  g_signal_emit_by_name (correct, "clicked");

  DESK_WAIT (!desk_shows (line, "open_button"));
  show_record (view, opened);
  g_assert_false (desk_shows (view, "inquiry_notice"));
  g_assert_true (desk_has_focus (desk_child (view, "revise_button")));
  assert_history (view);
  desk_close ();
}

#define ADD_NOTICE(path, function)                                                                 \
  g_test_add ("/asking/" path, Fixture, NULL, set_up_notice, function, tear_down_notice)
#define ADD_DIALOG(path, suggested, function)                                                      \
  g_test_add ("/asking/" path, Fixture, GUINT_TO_POINTER (suggested), set_up_dialog, function,     \
              tear_down_dialog)

int
main (int argc, char **argv)
{
  int status;

  desk_init (&argc, &argv);
  monitor = received_open ();
  ADD_NOTICE ("an-answer-is-a-button", test_an_answer_is_a_button);
  ADD_NOTICE ("a-change-is-an-answer-too", test_a_change_is_an_answer_too);
  ADD_NOTICE ("all-that-is-asked-shows", test_all_that_is_asked_shows);
  ADD_DIALOG ("question-about-nothing-is-not-asked", 1U << DIM_FIELD_FORM,
              test_question_about_nothing_is_not_asked);
  ADD_DIALOG ("question-says-why", 0, test_question_says_why);
  ADD_DIALOG ("one-of-several-goes-back", 1U << DIM_FIELD_FORM, test_one_of_several_goes_back);
  ADD_DIALOG ("failure-is-told", 1U << DIM_FIELD_FORM, test_failure_is_told);
  ADD_DIALOG ("dialog-fits-a-small-screen", 0, test_dialog_fits_a_small_screen);
  g_test_add_func ("/asking/desk-is-told-and-answers", test_desk_is_told_and_answers);
  status = desk_run ();
  received_close (monitor);
  return status;
}
