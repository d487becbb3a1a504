/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-register-page.h"

#include "dim-accessible.h"
#include "dim-day-words.h"
#include "dim-double-notice.h"
#include "dim-draft-keeper.h"
#include "dim-drafts-menu.h"
#include "dim-entry-timer.h"
#include "dim-focus.h"
#include "dim-form.h"
#include "dim-loss-dialog.h"
#include "dim-monitor-drafts.h"
#include "dim-monitor-records.h"
#include "dim-receipt-page.h"
#include "dim-record-words.h"
#include "dim-sentences.h"
#include "dim-tray-words.h"
#include "dim-undo-toast.h"
#include "dim-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DimRegisterPage {
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkLabel *name;
  GtkLabel *status;
  GtkWidget *throw_button;
  DimDraftsMenu *drafts_menu;
  DimForm *form;
  DimDoubleNotice *double_notice;
  DimReceiptPage *receipt;

  DimMonitor *monitor;
  DimDraftKeeper *keeper;
  gboolean is_begun;      /* the drafts of before were looked at */
  const char *moved_said; /* said when the keeper has moved; NULL: nothing */
  DimMrz scanned;         /* for the draft that comes next; secret */
  DimUndoToast *undo_toast;
  gboolean is_closing; /* the window waits for the disk */
};

G_DEFINE_FINAL_TYPE (DimRegisterPage, dim_register_page, GTK_TYPE_WIDGET)

/* NULL before the first one, and while the receipt shows. */
static DimDraft *
shown_draft (DimRegisterPage *self)
{
  return self->keeper != NULL ? dim_draft_keeper_get_draft (self->keeper) : NULL;
}

static gboolean
is_typing (DimRegisterPage *self)
{
  return shown_draft (self) != NULL && !dim_draft_keeper_is_registering (self->keeper);
}

static void
show_status (DimRegisterPage *self)
{
  gint64 kept_s = dim_draft_keeper_get_kept_s (self->keeper);
  DimDay today = dim_monitor_get_today (self->monitor);
  const DimDraft *draft = dim_draft_keeper_get_draft (self->keeper);
  g_autoptr (GArray) faults = dim_monitor_check_draft (self->monitor, draft);
  g_autofree char *name =
    dim_words_draft_name (draft->incident, dim_monitor_get_book (self->monitor), today);
  g_autofree char *needed = dim_words_needed (draft->incident, faults);
  g_autofree char *time =
    kept_s > 0 ? dim_words_moment (kept_s, g_get_real_time () / G_USEC_PER_SEC) : NULL;
  g_autofree char *text = time != NULL ? g_strdup_printf (_ ("Draft kept at %s · %s"), time, needed)
                                       : dim_words_capitalise (needed);

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->status, text);
  gtk_widget_set_sensitive (self->throw_button, !dim_draft_keeper_is_blank (self->keeper));
}

static void
scroll_to_top (DimRegisterPage *self)
{
  GtkWidget *scroll = gtk_widget_get_ancestor (GTK_WIDGET (self->form), GTK_TYPE_SCROLLED_WINDOW);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll)), 0);
}

/* Where one would type: the date of a new draft, else where the hand was, else the first question
 * without an answer. */
static void
focus_draft (DimRegisterPage *self)
{
  if (dim_draft_keeper_is_blank (self->keeper)) {
    dim_form_focus_date (self->form);
    scroll_to_top (self);
  } else if (!dim_form_focus_question (self->form,
                                       dim_draft_keeper_get_draft (self->keeper)->question)) {
    dim_form_focus_first_open (self->form);
  }
}

static void
say (DimRegisterPage *self, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    dim_accessible_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (text));
}

static void
tell_error (DimRegisterPage *self, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", dim_words_error (error));
}

/* The program opens where the clerk was. @drafts: NULL if they could not be read */
static void
begin (DimRegisterPage *self, GPtrArray *drafts)
{
  self->is_begun = TRUE;
  for (guint i = 0; drafts != NULL && i < drafts->len; i++) {
    const DimDraft *draft = g_ptr_array_index (drafts, i);

    if (draft->is_shown) {
      dim_draft_keeper_go_on_to (self->keeper, dim_draft_copy (draft));
      return;
    }
  }
  dim_draft_keeper_start_new (self->keeper, NULL);
}

static void
leave_out (GPtrArray *drafts, const DimDraft *draft)
{
  for (guint i = 0; draft != NULL && i < drafts->len; i++) {
    const DimDraft *other = g_ptr_array_index (drafts, i);

    if (g_str_equal (other->incident->id, draft->incident->id))
      g_ptr_array_remove_index (drafts, i--);
  }
}

static void
drafts_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimRegisterPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts =
    dim_monitor_load_drafts_finish (DIM_MONITOR (source), result, &error);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* the window is closed, and the monitor with it */
  if (!self->is_begun)
    begin (self, drafts);
  /* Who cannot read what was kept can still write anew. */
  if (drafts == NULL) {
    tell_error (self, error);
    return;
  }
  leave_out (drafts, shown_draft (self));
  leave_out (drafts, dim_draft_keeper_get_thrown (self->keeper));
  dim_drafts_menu_list (self->drafts_menu, drafts, dim_monitor_get_book (self->monitor),
                        dim_monitor_get_today (self->monitor));
}

static void
load_drafts (DimRegisterPage *self)
{
  dim_monitor_load_drafts (self->monitor, NULL, drafts_loaded_cb, g_object_ref (self));
}

static GtkWindow *
window_of (DimRegisterPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
close_if_settled (DimRegisterPage *self)
{
  if (!self->is_closing || !dim_draft_keeper_is_settled (self->keeper))
    return;
  self->is_closing = FALSE;
  gtk_window_close (window_of (self));
}

static void
keeper_changed_cb (DimDraftKeeper *keeper, DimRegisterPage *self)
{
  show_status (self);
  close_if_settled (self);
}

/* Before what waits to be told: the scanner is in the hand. */
static void
tell_of_scan (DimRegisterPage *self, const char *sentence)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  dim_accessible_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
put_zone (DimRegisterPage *self, const DimMrz *zone)
{
  g_autofree char *said = dim_documents_take_zone (dim_form_get_documents (self->form), zone);

  if (said != NULL)
    tell_of_scan (self, said);
}

static void
keeper_moved_cb (DimDraftKeeper *keeper, DimRegisterPage *self)
{
  const char *said = g_steal_pointer (&self->moved_said);

  dim_double_notice_clear (self->double_notice);
  dim_form_load (self->form, shown_draft (self));
  gtk_stack_set_visible_child_name (self->stack, "form");
  show_status (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_draft (self);
  load_drafts (self);
  if (self->scanned.format != DIM_MRZ_NONE)
    put_zone (self, &self->scanned);
  dim_mrz_clear (&self->scanned);
  if (said != NULL)
    say (self, said);
}

static void
keeper_failed_cb (DimDraftKeeper *keeper, const GError *error, DimRegisterPage *self)
{
  self->moved_said = NULL;
  if (self->is_closing)
    dim_loss_dialog_ask (window_of (self), error);
  else
    tell_error (self, error);
  self->is_closing = FALSE;
  load_drafts (self);
}

static void
keeper_forgotten_cb (DimDraftKeeper *keeper, DimRegisterPage *self)
{
  load_drafts (self);
}

static void
throw_away (DimRegisterPage *self, const DimDraft *draft)
{
  dim_draft_keeper_throw_away (self->keeper, draft);
  dim_undo_toast_show (self->undo_toast, GTK_WIDGET (self), _ ("Draft thrown away."));
  load_drafts (self);
}

static void
throw_clicked_cb (GtkButton *button, DimRegisterPage *self)
{
  if (is_typing (self) && !dim_draft_keeper_is_blank (self->keeper)) {
    dim_form_store (self->form, shown_draft (self));
    throw_away (self, shown_draft (self));
  }
}

static void
draft_thrown_away_cb (DimDraftsMenu *menu, const DimDraft *draft, DimRegisterPage *self)
{
  throw_away (self, draft);
}

/* Who typed since wants that back. */
static gboolean
undo_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DimRegisterPage *self = DIM_REGISTER_PAGE (widget);

  if (!dim_undo_toast_is_shown (self->undo_toast) || !is_typing (self) ||
      !dim_draft_keeper_is_blank (self->keeper))
    return GDK_EVENT_PROPAGATE;
  dim_undo_toast_undo (self->undo_toast);
  return GDK_EVENT_STOP;
}

static void
decided_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimRegisterPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dim_monitor_decide_finish (DIM_MONITOR (source), result, &error))
    tell_error (self, error);
}

static void
keeper_registered_cb (DimDraftKeeper *keeper, const DimRecord *record, DimRegisterPage *self)
{
  DimDecisionKind answer;
  const char *earlier;

  if (dim_double_notice_get_answer (self->double_notice, &answer, &earlier))
    dim_monitor_decide (self->monitor, answer, earlier, record->incident->id, "", NULL, decided_cb,
                        g_object_ref (self));
  dim_receipt_page_show (self->receipt, record);
  gtk_stack_set_visible_child_name (self->stack, "receipt");
  gtk_widget_grab_focus (GTK_WIDGET (self->receipt));
  load_drafts (self);
  close_if_settled (self);
}

static void
form_changed_cb (DimForm *form, DimRegisterPage *self)
{
  if (!is_typing (self))
    return;
  dim_form_store (form, shown_draft (self));
  dim_draft_keeper_touch (self->keeper);
}

static void
form_left_cb (DimForm *form, DimRegisterPage *self)
{
  if (self->keeper != NULL)
    dim_draft_keeper_save (self->keeper);
}

static void
number_given_cb (DimForm *form, const char *number, DimRegisterPage *self)
{
  const DimDraft *draft = shown_draft (self);

  if (draft != NULL)
    dim_double_notice_look_for (self->double_notice, self->monitor, draft->incident->id, number);
}

static void
double_answered_cb (DimDoubleNotice *notice, const char *words, DimRegisterPage *self)
{
  say (self, words);
  dim_form_focus_first_open (self->form);
}

static void
draft_chosen_cb (DimDraftsMenu *menu, const DimDraft *draft, DimRegisterPage *self)
{
  if (self->keeper != NULL && !dim_draft_keeper_is_registering (self->keeper))
    dim_draft_keeper_go_on_to (self->keeper, dim_draft_copy (draft));
}

static void
focus_moved_cb (GtkWindow *window, GParamSpec *spec, DimRegisterPage *self)
{
  if (is_typing (self))
    dim_draft_keeper_note_question (self->keeper, dim_form_get_question (self->form));
}

static void
dim_register_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dim_register_page_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (focus_moved_cb), widget, 0);
}

static void
dim_register_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_root (widget), widget);
  GTK_WIDGET_CLASS (dim_register_page_parent_class)->unroot (widget);
}

static void
stack_shown_cb (GtkStack *stack, GParamSpec *spec, DimRegisterPage *self)
{
  dim_accessible_show_only (GTK_WIDGET (stack), gtk_stack_get_visible_child (stack));
}

static gboolean
dim_register_page_grab_focus (GtkWidget *widget)
{
  DimRegisterPage *self = DIM_REGISTER_PAGE (widget);

  if (shown_draft (self) != NULL)
    focus_draft (self);
  else if (self->is_begun)
    return gtk_widget_grab_focus (GTK_WIDGET (self->receipt));
  return TRUE;
}

static void
dim_register_page_dispose (GObject *object)
{
  DimRegisterPage *self = DIM_REGISTER_PAGE (object);
  GtkWidget *child;

  dim_mrz_clear (&self->scanned);
  g_clear_object (&self->undo_toast);
  g_clear_object (&self->keeper);
  g_clear_object (&self->monitor);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_register_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DimRegisterPage, stack);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, name);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, status);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, throw_button);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, drafts_menu);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, form);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, double_notice);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, receipt);
}

static void
dim_register_page_class_init (DimRegisterPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_register_page_dispose;
  widget_class->focus = dim_focus_children;
  widget_class->root = dim_register_page_root;
  widget_class->unroot = dim_register_page_unroot;
  widget_class->grab_focus = dim_register_page_grab_focus;
  g_type_ensure (DIM_TYPE_DRAFTS_MENU);
  g_type_ensure (DIM_TYPE_FORM);
  g_type_ensure (DIM_TYPE_DOUBLE_NOTICE);
  g_type_ensure (DIM_TYPE_RECEIPT_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-register-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, stack_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_given_cb);
  gtk_widget_class_bind_template_callback (widget_class, double_answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, draft_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, draft_thrown_away_cb);
  gtk_widget_class_bind_template_callback (widget_class, throw_clicked_cb);
}

static void
dim_register_page_init (DimRegisterPage *self)
{
  GtkEventController *undo = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Before a field, which would undo what it was filled with. */
  gtk_event_controller_set_propagation_phase (undo, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (undo),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                      gtk_callback_action_new (undo_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), undo);
  self->undo_toast = dim_undo_toast_new ();
  /* The first child showed before the others came. */
  stack_shown_cb (self->stack, NULL, self);
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

void
dim_register_page_set_monitor (DimRegisterPage *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_REGISTER_PAGE (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  self->keeper = dim_draft_keeper_new (monitor);
  dim_entry_timer_watch (GTK_WIDGET (self), self->keeper);
  dim_form_set_monitor (self->form, monitor);
  dim_receipt_page_set_monitor (self->receipt, monitor);
  g_signal_connect_object (self->keeper, "changed", G_CALLBACK (keeper_changed_cb), self, 0);
  g_signal_connect_object (self->keeper, "moved", G_CALLBACK (keeper_moved_cb), self, 0);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (keeper_failed_cb), self, 0);
  g_signal_connect_object (self->undo_toast, "undone", G_CALLBACK (dim_draft_keeper_undo),
                           self->keeper, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->undo_toast, "gone", G_CALLBACK (dim_draft_keeper_forget_thrown),
                           self->keeper, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "forgotten", G_CALLBACK (keeper_forgotten_cb), self, 0);
  g_signal_connect_object (self->keeper, "registered", G_CALLBACK (keeper_registered_cb), self, 0);
  load_drafts (self);
}

void
dim_register_page_start_new (DimRegisterPage *self)
{
  g_return_if_fail (DIM_IS_REGISTER_PAGE (self));
  if (self->is_begun && !dim_draft_keeper_is_registering (self->keeper))
    dim_draft_keeper_start_new (self->keeper, shown_draft (self) == NULL
                                                ? dim_receipt_page_get_incident (self->receipt)
                                                : NULL);
}

void
dim_register_page_take_zone (DimRegisterPage *self, const DimMrz *zone, gboolean show)
{
  g_return_if_fail (DIM_IS_REGISTER_PAGE (self) && zone != NULL);
  if (is_typing (self)) {
    put_zone (self, zone);
  } else {
    self->scanned = *zone;
    if (self->is_begun && shown_draft (self) == NULL)
      dim_register_page_start_new (self);
  }
  if (show && is_typing (self))
    dim_documents_show_last (dim_form_get_documents (self->form));
}

void
dim_register_page_tell_scan (DimRegisterPage *self, const char *sentence, gboolean is_fault)
{
  g_return_if_fail (DIM_IS_REGISTER_PAGE (self) && sentence != NULL);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->form)) ||
      !dim_documents_tell (dim_form_get_documents (self->form), sentence, is_fault))
    tell_of_scan (self, sentence);
}

void
dim_register_page_save (DimRegisterPage *self)
{
  g_autoptr (GArray) faults = NULL;

  g_return_if_fail (DIM_IS_REGISTER_PAGE (self));
  if (!is_typing (self))
    return;
  dim_form_settle (self->form);
  dim_form_store (self->form, shown_draft (self));
  if (!dim_draft_keeper_is_blank (self->keeper))
    dim_draft_keeper_touch (self->keeper);
  dim_draft_keeper_save (self->keeper);
  faults = dim_monitor_check_draft (self->monitor, shown_draft (self));
  if (dim_form_show_faults (self->form, faults) > 0)
    scroll_to_top (self);
  else
    dim_draft_keeper_register (self->keeper);
}

void
dim_register_page_put_by (DimRegisterPage *self)
{
  g_return_if_fail (DIM_IS_REGISTER_PAGE (self));
  if (!is_typing (self))
    return;
  dim_form_store (self->form, shown_draft (self));
  if (dim_draft_keeper_is_blank (self->keeper))
    return;
  self->moved_said = _ ("Kept as a draft. You find it at the top right.");
  dim_draft_keeper_start_new (self->keeper, NULL);
}

void
dim_register_page_open_drafts (DimRegisterPage *self)
{
  g_return_if_fail (DIM_IS_REGISTER_PAGE (self));
  dim_drafts_menu_open (self->drafts_menu);
}

void
dim_register_page_print (DimRegisterPage *self)
{
  g_return_if_fail (DIM_IS_REGISTER_PAGE (self));
  if (self->is_begun && shown_draft (self) == NULL)
    dim_receipt_page_print (self->receipt);
}

gboolean
dim_register_page_may_close (DimRegisterPage *self)
{
  g_return_val_if_fail (DIM_IS_REGISTER_PAGE (self), TRUE);
  if (self->keeper == NULL)
    return TRUE;
  dim_draft_keeper_save (self->keeper);
  self->is_closing = !dim_draft_keeper_is_settled (self->keeper);
  if (!self->is_closing)
    dim_undo_toast_let_go (self->undo_toast);
  return !self->is_closing;
}

void
dim_register_page_flush (DimRegisterPage *self)
{
  g_return_if_fail (DIM_IS_REGISTER_PAGE (self));
  if (self->keeper != NULL)
    dim_draft_keeper_save (self->keeper);
}
