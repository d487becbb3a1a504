/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-register-page.h"

#include "dim-accessible.h"
#include "dim-day-words.h"
#include "dim-form.h"
#include "dim-record-words.h"
#include "dim-sentences.h"
#include "dim-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define SAVE_DELAY_MS  1000 /* after the first key since; leaving a question saves at once */
#define RETRY_DELAY_MS 10000

struct _DimRegisterPage {
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkLabel *status;
  GtkMenuButton *drafts_button;
  GtkPopover *drafts_popover;
  GtkBox *drafts_box;
  DimForm *form;
  GtkBox *double_notice;
  GtkLabel *double_label;
  GtkButton *same_button;
  GtkButton *other_button;
  AdwStatusPage *receipt;
  GtkLabel *receipt_number;
  GtkLabel *receipt_state;
  GtkButton *again_button;

  DimMonitor *monitor;
  DimDraft *draft;
  DimDraft *next;        /* to be shown once @draft is on disk; else NULL */
  const char *next_said; /* with it; NULL: nothing */
  guint n_saving;        /* handed to the store, which has not answered yet */
  guint save_timer;
  gboolean is_dirty; /* typed, and not handed to the store yet */
  gint64 saved_s;    /* when the store last said that the draft is on disk; 0: not yet */
  gboolean is_registering;
  char double_of[DIM_UUID_TEXT_LEN]; /* own registration with the same number; "" */
  DimDecisionKind double_answer;
  gboolean has_double_answer;
  char receipt_of[DIM_UUID_TEXT_LEN];
};

G_DEFINE_FINAL_TYPE (DimRegisterPage, dim_register_page, GTK_TYPE_WIDGET)

static void load_drafts (DimRegisterPage *self);

/* Nothing but what a form begins with. */
static gboolean
is_blank (DimRegisterPage *self, const DimDraft *draft)
{
  g_autoptr (DimDraft) fresh = dim_monitor_new_draft (self->monitor);

  if (draft->explanation[0] != '\0')
    return FALSE;
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if (!dim_incident_field_equal (draft->incident, fresh->incident, (DimField) i))
      return FALSE;
  return TRUE;
}

static char *
name_open_answers (const DimDraft *draft)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if (dim_field_spec ((DimField) i)->is_core &&
        !dim_incident_is_answered (draft->incident, (DimField) i)) {
      g_autofree char *name = g_utf8_strdown (dim_words_field_label ((DimField) i), -1);

      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
show_status (DimRegisterPage *self)
{
  g_autofree char *open = name_open_answers (self->draft);
  g_autofree char *needed =
    *open != '\0' ? g_strdup_printf (_ ("still needed: %s"), open) : g_strdup (_ ("complete"));
  g_autofree char *time = self->saved_s > 0 ? dim_words_time (self->saved_s) : NULL;
  g_autofree char *text = time != NULL && !self->is_dirty
                            ? g_strdup_printf (_ ("Draft kept at %s · %s"), time, needed)
                            : dim_words_capitalise (needed);

  gtk_label_set_label (self->status, text);
}

static void
hide_double (DimRegisterPage *self)
{
  self->double_of[0] = '\0';
  self->has_double_answer = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->double_notice), FALSE);
}

/* Where one would type: the date of a new draft, else the first question without an answer. */
static void
focus_draft (DimRegisterPage *self)
{
  if (is_blank (self, self->draft))
    dim_form_focus_date (self->form);
  else
    dim_form_focus_first_open (self->form);
}

static void
show_draft (DimRegisterPage *self, DimDraft *draft)
{
  g_clear_handle_id (&self->save_timer, g_source_remove);
  g_clear_pointer (&self->draft, dim_draft_free);
  self->draft = draft;
  self->is_dirty = FALSE;
  self->saved_s = is_blank (self, draft) ? 0 : draft->changed_s;
  hide_double (self);
  dim_form_load (self->form, draft);
  gtk_stack_set_visible_child_name (self->stack, "form");
  show_status (self);
}

static void
toast (DimRegisterPage *self, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (text));
}

static void
tell_error (DimRegisterPage *self, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", dim_words_error (error));
}

static void save_draft (DimRegisterPage *self);

static gboolean
save_timeout_cb (gpointer user_data)
{
  DimRegisterPage *self = user_data;

  self->save_timer = 0;
  save_draft (self);
  return G_SOURCE_REMOVE;
}

static void
show_next (DimRegisterPage *self)
{
  const char *said = g_steal_pointer (&self->next_said);

  show_draft (self, g_steal_pointer (&self->next));
  focus_draft (self);
  load_drafts (self);
  if (said != NULL)
    toast (self, said);
}

/* What was typed stays where it is, and is tried again. */
static void
stay (DimRegisterPage *self, const GError *error)
{
  g_clear_pointer (&self->next, dim_draft_free);
  self->next_said = NULL;
  if (self->draft == NULL)
    return;
  self->is_dirty = TRUE;
  if (self->save_timer == 0)
    self->save_timer = g_timeout_add (RETRY_DELAY_MS, save_timeout_cb, self);
  show_status (self);
  tell_error (self, error);
}

static void
draft_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimRegisterPage) self = user_data;
  g_autoptr (GError) error = NULL;

  self->n_saving--;
  if (!dim_monitor_save_draft_finish (DIM_MONITOR (source), result, &error)) {
    stay (self, error);
    return;
  }
  self->saved_s = g_get_real_time () / G_USEC_PER_SEC;
  if (self->draft == NULL)
    return;
  show_status (self);
  if (self->next != NULL)
    save_draft (self);
  if (self->next != NULL && self->n_saving == 0)
    show_next (self);
}

static void
save_draft (DimRegisterPage *self)
{
  g_clear_handle_id (&self->save_timer, g_source_remove);
  if (!self->is_dirty || self->is_registering)
    return;
  dim_form_store (self->form, self->draft);
  self->is_dirty = FALSE;
  self->n_saving++;
  dim_monitor_save_draft (self->monitor, self->draft, NULL, draft_saved_cb, g_object_ref (self));
}

/* Shows @draft (taken) once what stands there is on disk: a disk that fails must not cost what was
 * typed. @said: static, or NULL */
static void
go_on_to (DimRegisterPage *self, DimDraft *draft, const char *said)
{
  g_clear_pointer (&self->next, dim_draft_free);
  self->next = draft;
  self->next_said = said;
  save_draft (self);
  if (self->n_saving == 0)
    show_next (self);
}

/* Who types on without a pause is saved in between. */
static void
form_changed_cb (DimForm *form, DimRegisterPage *self)
{
  self->is_dirty = TRUE;
  dim_form_store (form, self->draft);
  show_status (self);
  if (self->save_timer == 0)
    self->save_timer = g_timeout_add (SAVE_DELAY_MS, save_timeout_cb, self);
}

static void
form_left_cb (DimForm *form, DimRegisterPage *self)
{
  save_draft (self);
}

static void
doubles_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimRegisterPage) self = user_data;
  g_autoptr (GPtrArray) records =
    dim_monitor_find_local_doubles_finish (DIM_MONITOR (source), result, NULL);
  g_autofree char *sentence = NULL;
  const DimRecord *first;

  if (records == NULL || records->len == 0 || self->has_double_answer)
    return;
  first = g_ptr_array_index (records, 0);
  if (self->draft == NULL || g_str_equal (first->incident->id, self->draft->incident->id))
    return;
  sentence = dim_words_local_double (first->incident->date);
  g_strlcpy (self->double_of, first->incident->id, sizeof self->double_of);
  gtk_label_set_label (self->double_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->double_notice), TRUE);
}

static void
number_given_cb (DimForm *form, const char *number, DimRegisterPage *self)
{
  dim_monitor_find_local_doubles (self->monitor, number, NULL, doubles_found_cb,
                                  g_object_ref (self));
}

static void
answer_double (DimRegisterPage *self, DimDecisionKind answer, const char *words)
{
  self->double_answer = answer;
  self->has_double_answer = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->double_notice), FALSE);
  toast (self, words);
  dim_form_focus_first_open (self->form);
}

static void
same_clicked_cb (GtkButton *button, DimRegisterPage *self)
{
  answer_double (self, DIM_DECISION_SAME, _ ("Noted: the same case. It will count once."));
}

static void
other_clicked_cb (GtkButton *button, DimRegisterPage *self)
{
  answer_double (self, DIM_DECISION_APART, _ ("Noted: another case. Both will count."));
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
show_receipt_state (DimRegisterPage *self, const DimRecord *record)
{
  g_autofree char *state = dim_words_record_sentence (record);

  gtk_label_set_label (self->receipt_state, state);
}

static void
show_receipt (DimRegisterPage *self, const DimRecord *record)
{
  g_autofree char *number = dim_receipt_number (record->incident->id);
  g_autofree char *text = g_strdup_printf (_ ("Receipt number %s"), number);

  g_strlcpy (self->receipt_of, record->incident->id, sizeof self->receipt_of);
  gtk_label_set_label (self->receipt_number, text);
  show_receipt_state (self, record);
  gtk_stack_set_visible_child_name (self->stack, "receipt");
  gtk_label_select_region (self->receipt_number, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->again_button));
}

static void
registered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimRegisterPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimRecord) record = dim_monitor_register_finish (DIM_MONITOR (source), result, &error);

  self->is_registering = FALSE;
  if (record == NULL) {
    self->is_dirty = TRUE;
    tell_error (self, error);
    return;
  }
  if (self->has_double_answer)
    dim_monitor_decide (self->monitor, self->double_answer, self->double_of, record->incident->id,
                        "", NULL, decided_cb, g_object_ref (self));
  show_receipt (self, record);
  load_drafts (self);
}

static void
draft_chosen_cb (GtkButton *button, DimRegisterPage *self)
{
  DimDraft *draft = g_object_get_data (G_OBJECT (button), "draft");

  gtk_popover_popdown (self->drafts_popover);
  go_on_to (self, dim_draft_copy (draft), NULL);
}

static void
add_draft_button (DimRegisterPage *self, const DimDraft *draft)
{
  g_autofree char *name =
    dim_words_incident_name (draft->incident, dim_monitor_get_book (self->monitor));
  GtkWidget *button = gtk_button_new_with_label (name);

  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "draft", dim_draft_copy (draft),
                          (GDestroyNotify) dim_draft_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (draft_chosen_cb), self, 0);
  gtk_box_append (self->drafts_box, button);
}

/* Returns: how many drafts there are beside the one on screen. */
static guint
list_drafts (DimRegisterPage *self, GPtrArray *drafts)
{
  GtkWidget *child;
  guint count = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->drafts_box))) != NULL)
    gtk_box_remove (self->drafts_box, child);
  for (guint i = 0; i < drafts->len; i++) {
    const DimDraft *draft = g_ptr_array_index (drafts, i);

    if (self->draft != NULL && g_str_equal (draft->incident->id, self->draft->incident->id))
      continue;
    add_draft_button (self, draft);
    count++;
  }
  return count;
}

static void
drafts_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimRegisterPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts =
    dim_monitor_load_drafts_finish (DIM_MONITOR (source), result, &error);
  g_autofree char *label = NULL;
  guint count;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* the window is closed, and the monitor with it */
  if (self->draft == NULL) {
    show_draft (self, drafts != NULL && drafts->len > 0
                        ? dim_draft_copy (g_ptr_array_index (drafts, 0))
                        : dim_monitor_new_draft (self->monitor));
    if (gtk_widget_get_mapped (GTK_WIDGET (self)))
      focus_draft (self);
  }
  /* Who cannot read what was kept can still write anew. */
  if (drafts == NULL) {
    tell_error (self, error);
    return;
  }
  count = list_drafts (self, drafts);
  label =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u other draft", "%u other drafts", count),
                     count);
  gtk_menu_button_set_label (self->drafts_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->drafts_button), count > 0);
}

static void
load_drafts (DimRegisterPage *self)
{
  dim_monitor_load_drafts (self->monitor, NULL, drafts_loaded_cb, g_object_ref (self));
}

static void
receipt_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimRegisterPage) self = user_data;
  g_autoptr (DimRecord) record =
    dim_monitor_load_record_finish (DIM_MONITOR (source), result, NULL);

  if (record != NULL && g_str_equal (record->incident->id, self->receipt_of))
    show_receipt_state (self, record);
}

static void
records_changed_cb (DimMonitor *monitor, DimRegisterPage *self)
{
  if (self->receipt_of[0] != '\0' &&
      g_str_equal (gtk_stack_get_visible_child_name (self->stack), "receipt"))
    dim_monitor_load_record (monitor, self->receipt_of, NULL, receipt_loaded_cb,
                             g_object_ref (self));
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

  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "receipt"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->again_button));
  if (self->draft != NULL)
    focus_draft (self);
  return TRUE;
}

static void
dim_register_page_dispose (GObject *object)
{
  DimRegisterPage *self = DIM_REGISTER_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->save_timer, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->draft, dim_draft_free);
  g_clear_pointer (&self->next, dim_draft_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_register_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DimRegisterPage, stack);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, status);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, drafts_button);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, drafts_popover);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, drafts_box);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, form);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, double_notice);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, double_label);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, same_button);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, other_button);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, receipt);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, receipt_number);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, receipt_state);
  gtk_widget_class_bind_template_child (class, DimRegisterPage, again_button);
}

static void
dim_register_page_class_init (DimRegisterPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_register_page_dispose;
  widget_class->grab_focus = dim_register_page_grab_focus;
  g_type_ensure (DIM_TYPE_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-register-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, stack_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_given_cb);
  gtk_widget_class_bind_template_callback (widget_class, same_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_clicked_cb);
}

static void
dim_register_page_init (DimRegisterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The first child showed before the others came. */
  stack_shown_cb (self->stack, NULL, self);
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

void
dim_register_page_set_monitor (DimRegisterPage *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_REGISTER_PAGE (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  dim_form_set_monitor (self->form, monitor);
  g_signal_connect_object (monitor, "records-changed", G_CALLBACK (records_changed_cb), self, 0);
  load_drafts (self);
}

void
dim_register_page_start_new (DimRegisterPage *self)
{
  g_return_if_fail (DIM_IS_REGISTER_PAGE (self));
  if (self->draft == NULL || self->is_registering)
    return;
  go_on_to (self, dim_monitor_new_draft (self->monitor), NULL);
}

void
dim_register_page_save (DimRegisterPage *self)
{
  g_autoptr (GArray) faults = NULL;

  g_return_if_fail (DIM_IS_REGISTER_PAGE (self));
  if (self->draft == NULL || self->is_registering ||
      !g_str_equal (gtk_stack_get_visible_child_name (self->stack), "form"))
    return;
  dim_form_store (self->form, self->draft);
  self->is_dirty = !is_blank (self, self->draft);
  save_draft (self);
  faults = dim_monitor_check_draft (self->monitor, self->draft);
  if (dim_form_show_faults (self->form, faults) > 0) {
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (
                                gtk_widget_get_ancestor (GTK_WIDGET (self->form),
                                                         GTK_TYPE_SCROLLED_WINDOW))),
                              0);
    return;
  }
  self->is_registering = TRUE;
  dim_monitor_register (self->monitor, self->draft, NULL, registered_cb, g_object_ref (self));
}

void
dim_register_page_put_by (DimRegisterPage *self)
{
  g_return_if_fail (DIM_IS_REGISTER_PAGE (self));
  if (self->draft == NULL || self->is_registering ||
      !g_str_equal (gtk_stack_get_visible_child_name (self->stack), "form"))
    return;
  dim_form_store (self->form, self->draft);
  if (is_blank (self, self->draft))
    return;
  go_on_to (self, dim_monitor_new_draft (self->monitor),
            _ ("Kept as a draft. You find it at the top right."));
}

void
dim_register_page_flush (DimRegisterPage *self)
{
  g_return_if_fail (DIM_IS_REGISTER_PAGE (self));
  if (self->draft != NULL)
    save_draft (self);
}
