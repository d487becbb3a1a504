/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-review-page.h"

#include "dim-accessible.h"
#include "dim-agreement-change.h"
#include "dim-ask-dialog.h"
#include "dim-certainty-change.h"
#include "dim-comparison-view.h"
#include "dim-focus.h"
#include "dim-monitor-records.h"
#include "dim-record-view.h"
#include "dim-record-words.h"
#include "dim-review-actions.h"
#include "dim-review-list.h"
#include "dim-review-words.h"
#include "dim-sentences.h"
#include "dim-split.h"
#include "dim-undo-toast.h"
#include "dim-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DimReviewPage {
  GtkWidget parent_instance;

  GtkStack *stack;
  AdwStatusPage *none;
  DimSplit *split;
  DimReviewList *list;
  GtkButton *back_button;
  GtkStack *pane;
  DimComparisonView *comparison;
  DimRecordView *record;
  DimReviewActions *buttons;

  DimMonitor *monitor;
  GSimpleActionGroup *actions;
  DimUndoToast *toast;
  DimCertaintyChange *certainty; /* of what is compared */
  DimAgreementChange *agreement; /* with another municipality */
  char read[DIM_UUID_TEXT_LEN];  /* the registration that was shown last by itself */
  DimReviewItem *own;    /* a case that somebody wants to see, in place of what the queue has */
  GCancellable *loading; /* of what is shown; NULL: nothing is on its way */
  char *undo_key;        /* of the item that was answered last */
  char **undo_decisions; /* what it came to; NULL: there is nothing to undo */
  gboolean is_deciding;
  gboolean wants_focus; /* asked for it before there was anything to give it to */
};

G_DEFINE_FINAL_TYPE (DimReviewPage, dim_review_page, GTK_TYPE_WIDGET)

/* NULL: there is nothing to look at. */
static const DimReviewItem *
current_item (DimReviewPage *self)
{
  return self->own != NULL ? self->own : dim_review_list_get_item (self->list);
}

static void
tell (DimReviewPage *self, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", dim_words_review_error (error));
}

/* Who is taken out of the case stays in sight. */
static void
keep_compared (DimReviewPage *self, const DimComparison *comparison)
{
  g_ptr_array_set_size (self->own->incidents, 0);
  for (guint i = 0; i < comparison->records->len; i++) {
    const DimRecord *record = g_ptr_array_index (comparison->records, i);

    g_ptr_array_add (self->own->incidents, g_strdup (record->incident->id));
  }
}

/* What is gone meanwhile leaves the queue with the next reading. */
static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimComparison) comparison =
    dim_monitor_compare_finish (DIM_MONITOR (source), result, &error);
  const DimReviewItem *item = self->monitor != NULL ? current_item (self) : NULL;
  const DimRecord *first;
  g_autofree char *heading = NULL;

  if (comparison == NULL || item == NULL)
    return;
  first = g_ptr_array_index (comparison->records, 0);
  if (item == self->own)
    keep_compared (self, comparison);
  heading = item != self->own
              ? dim_words_review (item)
              : dim_words_incident_name (first->incident, dim_monitor_get_book (self->monitor));
  dim_comparison_view_show (self->comparison, self->monitor, g_steal_pointer (&comparison),
                            heading);
  gtk_stack_set_visible_child (self->pane, GTK_WIDGET (self->comparison));
}

static void
record_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimRecord) record =
    dim_monitor_load_record_finish (DIM_MONITOR (source), result, &error);
  const DimReviewItem *item = self->monitor != NULL ? current_item (self) : NULL;

  if (record == NULL || item == NULL)
    return;
  dim_record_view_show (self->record, self->monitor, record);
  g_strlcpy (self->read, record->incident->id, sizeof self->read);
  if (item->kind == DIM_REVIEW_LATE)
    dim_record_view_tell_change (self->record);
  gtk_stack_set_visible_child (self->pane, GTK_WIDGET (self->record));
}

static void
stop_loading (DimReviewPage *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
show_chosen (DimReviewPage *self)
{
  const DimReviewItem *item = current_item (self);

  stop_loading (self);
  dim_review_actions_show (self->buttons, G_ACTION_MAP (self->actions), item);
  if (item == NULL)
    return;
  self->loading = g_cancellable_new ();
  if (dim_review_actions_compare (item)) {
    g_auto (GStrv) incidents = dim_review_item_incidents (item);

    dim_monitor_compare (self->monitor, (const char *const *) incidents, self->loading, compared_cb,
                         g_object_ref (self));
  } else {
    dim_monitor_load_record (self->monitor, g_ptr_array_index (item->incidents, 0), self->loading,
                             record_loaded_cb, g_object_ref (self));
  }
}

static void
list_chosen_cb (DimReviewList *list, DimReviewPage *self)
{
  g_clear_pointer (&self->own, dim_review_item_free);
  if (self->monitor != NULL)
    show_chosen (self);
}

static void
read_cb (DimReviewList *list, const GError *error, DimReviewPage *self)
{
  gboolean had_focus = dim_focus_is_within (GTK_WIDGET (self));
  gboolean is_list = dim_review_list_count (list) > 0 || self->own != NULL;

  if (error != NULL)
    adw_status_page_set_description (self->none, dim_words_error (error));
  gtk_stack_set_visible_child_name (self->stack, is_list ? "list" : "empty");
  if (error == NULL && self->monitor != NULL)
    show_chosen (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      (self->wants_focus || (had_focus && !dim_focus_is_within (GTK_WIDGET (self)))))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
keep_undo (DimReviewPage *self, const char *key, char **decisions)
{
  g_free (self->undo_key);
  self->undo_key = g_strdup (key);
  g_strfreev (self->undo_decisions);
  self->undo_decisions = decisions;
}

/* What was done, until the store has it. */
typedef struct {
  DimReviewPage *page;
  char *key;
  const char *toast; /* static */
} Deciding;

static Deciding *
begin (DimReviewPage *self, const char *key, const char *toast)
{
  Deciding *deciding = g_new0 (Deciding, 1);

  deciding->page = g_object_ref (self);
  deciding->key = g_strdup (key);
  deciding->toast = toast;
  self->is_deciding = TRUE;
  return deciding;
}

static void
end (Deciding *deciding, char **decisions, const GError *error)
{
  DimReviewPage *self = deciding->page;

  self->is_deciding = FALSE;
  if (self->monitor == NULL) { /* the window is closed, and its children are gone */
    g_strfreev (decisions);
  } else {
    if (decisions == NULL) {
      tell (self, error);
    } else {
      keep_undo (self, deciding->key, decisions);
      dim_undo_toast_show (self->toast, GTK_WIDGET (self), deciding->toast);
    }
    dim_review_list_read (self->list);
  }
  g_free (deciding->key);
  g_free (deciding);
  g_object_unref (self);
}

static void
reviewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  char **decisions = dim_monitor_review_finish (DIM_MONITOR (source), result, &error);

  end (user_data, decisions, error);
}

/* An answer to what is shown, not to what is still on its way. */
static gboolean
is_shown (DimReviewPage *self, const DimReviewItem *item)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->pane);

  if (!dim_review_actions_compare (item))
    return shown == GTK_WIDGET (self->record) &&
           g_str_equal (self->read, g_ptr_array_index (item->incidents, 0));
  return shown == GTK_WIDGET (self->comparison) &&
         dim_comparison_view_has_any (self->comparison, item->incidents);
}

/* In a narrow window the queue hides what is asked: then a key shows that first. */
static gboolean
is_in_view (DimReviewPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->pane)))
    return TRUE;
  dim_split_set_show_side (self->split, FALSE);
  return FALSE;
}

/* NULL: it is not of the queue. */
static const char *
key_of (const DimReviewItem *item)
{
  return item->key[0] != '\0' ? item->key : NULL;
}

static void
decide (DimReviewPage *self, DimDecisionKind kind, const char *reason_name)
{
  const DimReviewItem *item = current_item (self);
  DimDecisionReason reason;

  if (item == NULL || self->is_deciding || !is_in_view (self) || !is_shown (self, item))
    return;
  if (reason_name == NULL || !dim_decision_reason_from_name (reason_name, &reason))
    reason = dim_decision_reason_usual (kind, item->kind, item->roles);
  if (dim_review_item_can_agree (item))
    dim_agreement_change_answer (self->agreement, GTK_WIDGET (self), self->monitor, item, kind,
                                 reason);
  else
    dim_monitor_review (self->monitor, key_of (item),
                        dim_comparison_view_get_places (self->comparison,
                                                        kind == DIM_DECISION_SAME),
                        reason, NULL, reviewed_cb,
                        begin (self, key_of (item), dim_words_reviewed (kind)));
}

static void
same_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  decide (user_data, DIM_DECISION_SAME,
          parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

static void
apart_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  decide (user_data, DIM_DECISION_APART,
          parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

static void
seen_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimReviewPage *self = user_data;
  const DimReviewItem *item = current_item (self);

  if (item != NULL && !self->is_deciding && is_in_view (self))
    dim_monitor_review (self->monitor, item->key, NULL, DIM_REASON_OTHER_VISIT, NULL, reviewed_cb,
                        begin (self, item->key, dim_review_actions_say_seen (item)));
}

/* The answer takes days: on to the next. */
static void
asked_cb (GtkWidget *where, DimReviewPage *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (overlay == NULL)
    return; /* the window is closed */
  dim_accessible_add_toast (ADW_TOAST_OVERLAY (overlay),
                            adw_toast_new (_ ("Asked. The answer comes back here.")));
  if (self->own == NULL)
    dim_review_list_go_on (self->list);
}

/* What a question is about; NULL: nothing is beside each other in view. Of one registration that is
 * read, its view asks with an action of its own. */
static const GPtrArray *
find_compared (DimReviewPage *self, const char *record_action)
{
  const DimReviewItem *item = current_item (self);

  if (item == NULL || !is_in_view (self))
    return NULL;
  if (!dim_review_actions_compare (item)) {
    gtk_widget_activate_action (GTK_WIDGET (self->record), record_action, NULL);
    return NULL;
  }
  return is_shown (self, item) ? dim_comparison_view_get (self->comparison)->records : NULL;
}

static void
ask_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimReviewPage *self = user_data;
  const GPtrArray *records = find_compared (self, "record.ask");
  GtkWidget *dialog = NULL;

  if (records == NULL)
    return;
  dialog =
    dim_ask_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->monitor,
                            records, dim_comparison_view_list_differing (self->comparison));
  g_signal_connect_object (dialog, "asked", G_CALLBACK (asked_cb), self, 0);
}

static void
certainty_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimReviewPage *self = user_data;
  const GPtrArray *records = find_compared (self, "record.certainty");

  if (records != NULL)
    dim_certainty_change_ask (self->certainty, GTK_WIDGET (self), self->monitor, records);
}

static void
skip_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimReviewPage *self = user_data;

  if (self->own == NULL) {
    dim_review_list_go_on (self->list);
    return;
  }
  g_clear_pointer (&self->own, dim_review_item_free);
  dim_review_list_read (self->list);
}

static void
undo_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimReviewPage *self = user_data;

  if (dim_certainty_change_undo (self->certainty) || dim_agreement_change_undo (self->agreement))
    return;
  if (dim_undo_toast_is_shown (self->toast))
    dim_undo_toast_undo (self->toast);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->record), "record.undo", NULL);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_undone = dim_monitor_undo_review_finish (DIM_MONITOR (source), result, &error);

  self->is_deciding = FALSE;
  if (self->monitor == NULL)
    return;
  if (!is_undone)
    tell (self, error);
  dim_review_list_read (self->list);
}

static void
toast_undone_cb (DimUndoToast *toast, DimReviewPage *self)
{
  if (self->undo_decisions == NULL || self->is_deciding)
    return;
  self->is_deciding = TRUE;
  dim_monitor_undo_review (self->monitor, self->undo_key,
                           (const char *const *) self->undo_decisions, NULL, undone_cb,
                           g_object_ref (self));
  keep_undo (self, NULL, NULL);
}

static void
retracted_cb (DimComparisonView *view, const char *decision, DimReviewPage *self)
{
  const char *const decisions[] = { decision, NULL };

  if (self->is_deciding)
    return;
  self->is_deciding = TRUE;
  dim_monitor_undo_review (self->monitor, NULL, decisions, NULL, undone_cb, g_object_ref (self));
}

static void
chose_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  char **decisions = dim_monitor_choose_value_finish (DIM_MONITOR (source), result, &error);

  end (user_data, decisions, error);
}

static void
chosen_cb (DimComparisonView *view, const char *incident, guint field, DimReviewPage *self)
{
  const DimReviewItem *item = current_item (self);
  g_auto (GStrv) incidents = NULL;

  if (item == NULL || self->is_deciding)
    return;
  incidents = dim_review_item_incidents (item);
  dim_monitor_choose_value (self->monitor, (const char *const *) incidents, incident,
                            (DimField) field, NULL, chose_cb,
                            begin (self, NULL, dim_words_reviewed (DIM_DECISION_VALUE)));
}

static void
activated_cb (DimReviewList *list, DimReviewPage *self)
{
  dim_split_set_show_side (self->split, FALSE);
  if (dim_split_is_collapsed (self->split))
    gtk_widget_grab_focus (GTK_WIDGET (self->back_button));
}

static void
back_clicked_cb (GtkButton *button, DimReviewPage *self)
{
  dim_split_set_show_side (self->split, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
stack_shown_cb (GtkStack *stack, GParamSpec *spec, DimReviewPage *self)
{
  dim_accessible_show_only (GTK_WIDGET (stack), gtk_stack_get_visible_child (stack));
}

static gboolean
dim_review_page_grab_focus (GtkWidget *widget)
{
  DimReviewPage *self = DIM_REVIEW_PAGE (widget);
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  self->wants_focus = g_strcmp0 (shown, "wait") == 0;
  if (g_strcmp0 (shown, "list") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
dim_review_page_dispose (GObject *object)
{
  DimReviewPage *self = DIM_REVIEW_PAGE (object);
  GtkWidget *child;

  stop_loading (self);
  g_clear_object (&self->monitor);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->actions);
  g_clear_object (&self->toast);
  g_clear_object (&self->certainty);
  g_clear_object (&self->agreement);
  g_clear_pointer (&self->own, dim_review_item_free);
  g_clear_pointer (&self->undo_key, g_free);
  g_clear_pointer (&self->undo_decisions, g_strfreev);
  G_OBJECT_CLASS (dim_review_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DimReviewPage, stack);
  gtk_widget_class_bind_template_child (class, DimReviewPage, none);
  gtk_widget_class_bind_template_child (class, DimReviewPage, split);
  gtk_widget_class_bind_template_child (class, DimReviewPage, list);
  gtk_widget_class_bind_template_child (class, DimReviewPage, back_button);
  gtk_widget_class_bind_template_child (class, DimReviewPage, pane);
  gtk_widget_class_bind_template_child (class, DimReviewPage, comparison);
  gtk_widget_class_bind_template_child (class, DimReviewPage, record);
  gtk_widget_class_bind_template_child (class, DimReviewPage, buttons);
}

static void
dim_review_page_class_init (DimReviewPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_review_page_dispose;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_review_page_grab_focus;
  g_type_ensure (DIM_TYPE_COMPARISON_VIEW);
  g_type_ensure (DIM_TYPE_RECORD_VIEW);
  g_type_ensure (DIM_TYPE_REVIEW_ACTIONS);
  g_type_ensure (DIM_TYPE_REVIEW_LIST);
  g_type_ensure (DIM_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-review-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, stack_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, retracted_cb);
  gtk_widget_class_bind_template_callback (widget_class, asked_cb);
}

static void
add_actions (DimReviewPage *self)
{
  static const GActionEntry entries[] = {
    { "same", same_activated_cb, NULL, NULL, NULL, { 0 } },
    { "same-because", same_activated_cb, "s", NULL, NULL, { 0 } },
    { "apart", apart_activated_cb, NULL, NULL, NULL, { 0 } },
    { "apart-because", apart_activated_cb, "s", NULL, NULL, { 0 } },
    { "seen", seen_activated_cb, NULL, NULL, NULL, { 0 } },
    { "ask", ask_activated_cb, NULL, NULL, NULL, { 0 } },
    { "certainty", certainty_activated_cb, NULL, NULL, NULL, { 0 } },
    { "skip", skip_activated_cb, NULL, NULL, NULL, { 0 } },
    { "undo", undo_activated_cb, NULL, NULL, NULL, { 0 } },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "review", G_ACTION_GROUP (self->actions));
}

static void
dim_review_page_init (DimReviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_actions (self);
  self->toast = dim_undo_toast_new ();
  self->certainty = dim_certainty_change_new (NULL);
  self->agreement = dim_agreement_change_new ();
  g_signal_connect_object (self->agreement, "changed", G_CALLBACK (dim_review_list_read),
                           self->list, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->toast, "undone", G_CALLBACK (toast_undone_cb), self, 0);
  dim_review_actions_show (self->buttons, G_ACTION_MAP (self->actions), NULL);
  /* The first child showed before the others came. */
  stack_shown_cb (self->stack, NULL, self);
  stack_shown_cb (self->pane, NULL, self);
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

void
dim_review_page_set_monitor (DimReviewPage *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_REVIEW_PAGE (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  dim_review_list_set_monitor (self->list, monitor);
}

void
dim_review_page_show_case (DimReviewPage *self, const char *incident)
{
  g_return_if_fail (DIM_IS_REVIEW_PAGE (self) && self->monitor != NULL && incident != NULL);
  dim_review_item_free (self->own);
  self->own = dim_review_item_new_case (incident);
  dim_split_set_show_side (self->split, FALSE);
  dim_review_list_read (self->list);
}
