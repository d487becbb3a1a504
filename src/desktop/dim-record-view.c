/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-view.h"

#include "dim-accessible.h"
#include "dim-agreement-lines.h"
#include "dim-amendment-words.h"
#include "dim-ask-dialog.h"
#include "dim-certainty-change.h"
#include "dim-conflict-notice.h"
#include "dim-focus.h"
#include "dim-inquiry-notice.h"
#include "dim-inquiry-words.h"
#include "dim-monitor-amending.h"
#include "dim-monitor-inquiries.h"
#include "dim-monitor-readers.h"
#include "dim-monitor-records.h"
#include "dim-reader-words.h"
#include "dim-record-answers.h"
#include "dim-record-history.h"
#include "dim-record-notes.h"
#include "dim-record-words.h"
#include "dim-revise-window.h"
#include "dim-sentences.h"
#include "dim-withdraw-notice.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

struct _DimRecordView {
  GtkWidget parent_instance;

  GtkLabel *heading;
  GtkLabel *state;
  GtkLabel *lock;
  DimWithdrawNotice *withdraw_notice;
  GtkBox *unfinished;
  DimInquiryNotice *inquiry_notice;
  GtkBox *conflicts;
  GtkBox *notices;
  DimRecordNotes *notes;
  GtkBox *answers;
  GtkBox *history;
  GtkButton *revise_button;
  GtkButton *withdraw_button;
  GtkButton *certainty_button;
  GtkWidget *reviewing;
  GtkButton *compare_button;

  DimMonitor *monitor; /* of what is shown */
  DimRecord *record;   /* what is shown; NULL: nothing */
  GSimpleActionGroup *actions;
  DimCertaintyChange *certainty;
  char shown[DIM_UUID_TEXT_LEN];
  gboolean is_replying;
};

enum {
  SIGNAL_ASKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimRecordView, dim_record_view, GTK_TYPE_WIDGET)

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
add_notice (DimRecordView *self, const char *sentence)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");
  GtkWidget *label = make_label (sentence);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (box, "dim-notice");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (self->notices, box);
}

static void
show_notices (DimRecordView *self, DimMonitor *monitor, const DimRecord *record)
{
  g_auto (GStrv) notices = dim_words_notices (record, dim_monitor_get_today (monitor));

  empty (self->notices);
  for (guint i = 0; notices[i] != NULL; i++)
    add_notice (self, notices[i]);
  dim_agreement_lines_add (self->notices, monitor, record);
}

/* The view may show another registration by the time the text is there. */
typedef struct {
  DimRecordView *view;
  char incident[DIM_UUID_TEXT_LEN];
  DimAudience audience;
} Awaited;

static void
explanation_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Awaited *awaited = user_data;
  g_autofree char *text = dim_monitor_load_explanation_finish (DIM_MONITOR (source), result, NULL);

  if (text != NULL && *text != '\0' && g_str_equal (awaited->view->shown, awaited->incident)) {
    dim_record_answers_add (awaited->view->answers, _ ("Explanation"), text);
    dim_record_answers_add (awaited->view->answers, _ ("Who reads the explanation"),
                            dim_words_destiny (awaited->audience));
  }
  g_object_unref (awaited->view);
  g_free (awaited);
}

/* What others explained, if this device may read it. */
static void
texts_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Awaited *awaited = user_data;
  DimMonitor *monitor = DIM_MONITOR (source);
  g_autoptr (GPtrArray) texts = dim_monitor_load_texts_finish (monitor, result, NULL);
  gboolean is_shown = texts != NULL && g_str_equal (awaited->view->shown, awaited->incident);

  for (guint i = 0; is_shown && i < texts->len; i++) {
    const DimOpenedText *text = g_ptr_array_index (texts, i);
    g_autofree char *author = dim_words_text_author (text, dim_monitor_get_today (monitor));
    g_autofree char *label = g_strdup_printf (_ ("Explanation (%s)"), author);

    dim_record_answers_add (awaited->view->answers, label,
                            text->text != NULL
                              ? text->text
                              : _ ("This explanation cannot be opened on this device."));
  }
  g_object_unref (awaited->view);
  g_free (awaited);
}

static void
load_texts (DimRecordView *self, DimMonitor *monitor, const DimRecord *record)
{
  Awaited *awaited = g_new0 (Awaited, 1);

  awaited->view = g_object_ref (self);
  g_strlcpy (awaited->incident, record->incident->id, sizeof awaited->incident);
  dim_monitor_load_texts (monitor, record->incident->id, NULL, texts_loaded_cb, awaited);
}

static void
load_explanation (DimRecordView *self, DimMonitor *monitor, const DimRecord *record)
{
  Awaited *awaited = g_new0 (Awaited, 1);

  awaited->view = g_object_ref (self);
  awaited->audience = record->audience;
  g_strlcpy (awaited->incident, record->incident->id, sizeof awaited->incident);
  dim_monitor_load_explanation (monitor, record->incident->id, NULL, explanation_loaded_cb,
                                awaited);
}

static void
tell (DimRecordView *self, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", dim_words_error (error));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimRecordView) self = user_data;
  g_autoptr (GPtrArray) edits = dim_monitor_list_edits_finish (DIM_MONITOR (source), result, NULL);
  gboolean is_unfinished =
    edits != NULL && g_ptr_array_find_with_equal_func (edits, self->shown, g_str_equal, NULL);

  if (self->record != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->unfinished), is_unfinished);
}

static void
look_for_change (DimRecordView *self)
{
  if (self->monitor != NULL)
    dim_monitor_list_edits (self->monitor, NULL, listed_cb, g_object_ref (self));
}

static void
window_closed_cb (GtkWidget *window, DimRecordView *self)
{
  look_for_change (self);
}

static GtkWindow *
window_of (DimRecordView *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* The key works wherever the focus is in the window, but only for what is on screen. */
static gboolean
is_shown (DimRecordView *self)
{
  return self->record != NULL && gtk_widget_get_mapped (GTK_WIDGET (self));
}

static void
revise_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimRecordView *self = user_data;
  GtkWidget *window;

  if (!is_shown (self))
    return;
  window =
    dim_revise_window_present (window_of (self), self->monitor, self->shown, self->record->is_own);
  g_signal_connect_object (window, "unmap", G_CALLBACK (window_closed_cb), self, 0);
}

static void
withdraw_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimRecordView *self = user_data;

  if (!is_shown (self))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->withdraw_notice), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->withdraw_notice));
}

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimRecordView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimRecord) record = dim_monitor_withdraw_finish (DIM_MONITOR (source), result, &error);

  if (record == NULL)
    tell (self, error);
}

static void
withdraw_answered_cb (DimWithdrawNotice *notice, guint reason, DimRecordView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (notice), FALSE);
  dim_monitor_withdraw (self->monitor, self->shown, (DimWithdrawalReason) reason, NULL,
                        withdrawn_cb, g_object_ref (self));
}

static void
withdraw_kept_cb (DimWithdrawNotice *notice, DimRecordView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->withdraw_button));
  gtk_widget_set_visible (GTK_WIDGET (notice), FALSE);
}

static void
discarded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimRecordView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dim_monitor_discard_edit_finish (DIM_MONITOR (source), result, &error))
    tell (self, error);
  look_for_change (self);
}

static void
discard_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimRecordView *self = user_data;

  if (is_shown (self))
    dim_monitor_discard_edit (self->monitor, self->shown, NULL, discarded_cb, g_object_ref (self));
}

/* What is asked about a registration is most often what its answers say twice. */
static guint32
list_conflicting (const DimRecord *record)
{
  guint32 fields = 0;

  for (guint i = 0; i < record->news->conflicts->len; i++) {
    const DimConflict *conflict = &g_array_index (record->news->conflicts, DimConflict, i);

    if (!dim_record_is_settling (record, conflict->field))
      fields |= 1U << conflict->field;
  }
  return fields;
}

static void
asked_cb (DimRecordView *self)
{
  g_signal_emit (self, signals[SIGNAL_ASKED], 0);
}

static void
ask_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimRecordView *self = user_data;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  GtkWidget *dialog;

  if (!is_shown (self))
    return;
  g_ptr_array_add (records, self->record);
  dialog = dim_ask_dialog_present (window_of (self), self->monitor, records,
                                   list_conflicting (self->record));
  g_signal_connect_object (dialog, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
}

static void
certainty_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimRecordView *self = user_data;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  if (!is_shown (self))
    return;
  g_ptr_array_add (records, self->record);
  dim_certainty_change_ask (self->certainty, GTK_WIDGET (self), self->monitor, records);
}

static void
undo_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  (void) dim_certainty_change_undo (DIM_RECORD_VIEW (user_data)->certainty);
}

static void
replied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimRecordView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimRecord) record = dim_monitor_reply_finish (DIM_MONITOR (source), result, &error);

  self->is_replying = FALSE;
  if (record == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                dim_words_replying_error (error));
}

static void
inquiry_answered_cb (DimInquiryNotice *notice, guint answer, DimRecordView *self)
{
  if (self->is_replying)
    return;
  self->is_replying = TRUE;
  dim_monitor_reply (self->monitor, self->shown, (DimInquiryAnswer) answer, NULL, replied_cb,
                     g_object_ref (self));
}

/* Whoever gave the answer there goes on beside it. */
static void
show_inquiry (DimRecordView *self)
{
  GtkWidget *notice = GTK_WIDGET (self->inquiry_notice);

  if (dim_record_open_inquiry (self->record) == NULL && dim_focus_is_within (notice))
    gtk_widget_grab_focus (GTK_WIDGET (self->revise_button));
  dim_inquiry_notice_show (self->inquiry_notice, self->record,
                           dim_monitor_get_today (self->monitor));
}

static void
show_conflicts (DimRecordView *self)
{
  const DimChange *news = self->record->news;

  empty (self->conflicts);
  for (guint i = 0; news != NULL && i < news->conflicts->len; i++) {
    const DimConflict *conflict = &g_array_index (news->conflicts, DimConflict, i);

    if (!dim_record_is_settling (self->record, conflict->field))
      gtk_box_append (self->conflicts,
                      dim_conflict_notice_new (self->monitor, self->record, conflict));
  }
}

static GSimpleAction *
find_action (DimRecordView *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

/* A button that cannot be pressed says why beside it. */
static void
show_lock (DimRecordView *self)
{
  GtkButton *const buttons[] = { self->revise_button, self->withdraw_button,
                                 self->certainty_button };
  const char *why = dim_words_lock (self->record);
  gboolean is_open = *why == '\0';

  gtk_label_set_label (self->lock, why);
  gtk_widget_set_visible (GTK_WIDGET (self->lock), !is_open);
  g_simple_action_set_enabled (find_action (self, "revise"), is_open);
  g_simple_action_set_enabled (find_action (self, "withdraw"), is_open);
  g_simple_action_set_enabled (find_action (self, "certainty"), is_open);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_accessible_update_property (GTK_ACCESSIBLE (buttons[i]),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
}

static void
add_actions (DimRecordView *self)
{
  static const GActionEntry entries[] = {
    { "revise", revise_activated_cb, NULL, NULL, NULL, { 0 } },
    { "ask", ask_activated_cb, NULL, NULL, NULL, { 0 } },
    { "withdraw", withdraw_activated_cb, NULL, NULL, NULL, { 0 } },
    { "certainty", certainty_activated_cb, NULL, NULL, NULL, { 0 } },
    { "undo", undo_activated_cb, NULL, NULL, NULL, { 0 } },
    { "discard-change", discard_activated_cb, NULL, NULL, NULL, { 0 } },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "record", G_ACTION_GROUP (self->actions));
}

static void
dim_record_view_dispose (GObject *object)
{
  DimRecordView *self = DIM_RECORD_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->record, dim_record_free);
  g_clear_object (&self->monitor);
  g_clear_object (&self->certainty);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (dim_record_view_parent_class)->dispose (object);
}

static void
dim_record_view_class_init (DimRecordViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_record_view_dispose;
  signals[SIGNAL_ASKED] = g_signal_new ("asked", DIM_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DIM_TYPE_INQUIRY_NOTICE);
  g_type_ensure (DIM_TYPE_RECORD_NOTES);
  g_type_ensure (DIM_TYPE_WITHDRAW_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-record-view.ui");
  gtk_widget_class_bind_template_callback (widget_class, inquiry_answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, withdraw_answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, withdraw_kept_cb);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, heading);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, state);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, lock);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, withdraw_notice);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, unfinished);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, inquiry_notice);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, conflicts);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, history);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, revise_button);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, compare_button);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, reviewing);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, withdraw_button);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, certainty_button);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, notices);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, notes);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, answers);
}

static void
dim_record_view_init (DimRecordView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_actions (self);
  self->certainty = dim_certainty_change_new (find_action (self, "undo"));
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

/* What a reviewer does with what the collector has: set a case of more than one side by side, and
 * send it back to its desk. */
static void
show_reviewing (DimRecordView *self)
{
  const DimChange *news = self->record->news;
  const DimDeviceProfile *profile = dim_monitor_get_profile (self->monitor);
  gboolean may_review = profile != NULL && profile->role == DIM_ROLE_BACK_OFFICE && news != NULL &&
                        !news->is_withdrawn && self->record->state != DIM_RECORD_WITHDRAWN;

  gtk_widget_set_visible (self->reviewing, may_review);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->compare_button), "s", self->shown);
  gtk_widget_set_visible (GTK_WIDGET (self->compare_button), may_review && news->peers->len > 0);
  g_simple_action_set_enabled (find_action (self, "ask"), may_review);
}

static void
keep_shown (DimRecordView *self, DimMonitor *monitor, const DimRecord *record)
{
  g_set_object (&self->monitor, monitor);
  g_clear_pointer (&self->record, dim_record_free);
  self->record = dim_record_copy (record);
  if (!g_str_equal (self->shown, record->incident->id)) {
    gtk_widget_set_visible (GTK_WIDGET (self->unfinished), FALSE);
    gtk_widget_set_visible (GTK_WIDGET (self->withdraw_notice), FALSE);
  }
  g_strlcpy (self->shown, record->incident->id, sizeof self->shown);
}

void
dim_record_view_show (DimRecordView *self, DimMonitor *monitor, const DimRecord *record)
{
  g_autofree char *number = NULL;
  g_autofree char *state = NULL;
  g_autofree char *line = NULL;
  g_autofree char *heading = NULL;

  g_return_if_fail (DIM_IS_RECORD_VIEW (self));
  gtk_widget_set_visible (GTK_WIDGET (self), record != NULL);
  if (record == NULL) {
    g_clear_pointer (&self->record, dim_record_free);
    return;
  }
  keep_shown (self, monitor, record);
  heading = dim_words_incident_name (record->incident, dim_monitor_get_book (monitor));
  number = dim_receipt_number (record->incident->id);
  state = dim_words_record_sentence (record);
  line = g_strdup_printf (_ ("Receipt number %s. %s"), number, state);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->state, line);
  show_lock (self);
  show_reviewing (self);
  show_inquiry (self);
  show_conflicts (self);
  show_notices (self, monitor, record);
  dim_record_notes_show (self->notes, monitor, record);
  dim_record_answers_fill (self->answers, monitor, record->incident);
  dim_record_history_fill (self->history, monitor, record);
  look_for_change (self);
  if (record->has_explanation)
    load_explanation (self, monitor, record);
  load_texts (self, monitor, record);
}

void
dim_record_view_tell_change (DimRecordView *self)
{
  g_autofree char *text = dim_record_history_say_change (self->monitor, self->record);

  if (text != NULL)
    add_notice (self, text);
}
