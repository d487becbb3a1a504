/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-revise-window.h"

#include "dim-accessible.h"
#include "dim-approval-words.h"
#include "dim-certainty-reasons.h"
#include "dim-day-words.h"
#include "dim-form.h"
#include "dim-help-window.h"
#include "dim-monitor-amending.h"
#include "dim-monitor-months.h"
#include "dim-sentences.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

#define SAVE_DELAY_MS 1000 /* after the first key since; leaving a question saves at once */

struct _DimReviseWindow {
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkLabel *status;
  DimForm *form;
  GtkLabel *approved_notice;
  GtkBox *number_notice;
  GtkButton *without_button;
  GtkBox *reason_notice;
  DimCertaintyReasons *reasons;

  DimMonitor *monitor;
  DimEdit *edit; /* NULL until it is there */
  guint save_timer;
  gint64 kept_s; /* when the store last said that all is on disk; 0: not yet */
  gboolean is_dirty;
  gboolean is_done; /* committed or thrown away: there is nothing left to save */
};

G_DEFINE_FINAL_TYPE (DimReviseWindow, dim_revise_window, ADW_TYPE_WINDOW)

static void save_edit (DimReviseWindow *self);
static void commit (DimReviseWindow *self);

static void
tell (DimReviseWindow *self, const char *text)
{
  dim_accessible_add_toast (self->toasts, adw_toast_new (text));
}

static gboolean
is_changed (DimReviseWindow *self)
{
  return dim_edit_changes (self->edit, dim_monitor_get_book (self->monitor)) != 0 ||
         dim_edit_has_new_text (self->edit);
}

/* What would be sent, in words: nobody need guess whether a slip of the hand goes along. */
static char *
name_changes (DimReviseWindow *self)
{
  guint32 changes = dim_edit_changes (self->edit, dim_monitor_get_book (self->monitor));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if ((changes & (1U << i)) != 0) {
      g_autofree char *name = g_utf8_strdown (dim_words_field_label ((DimField) i), -1);

      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  if (dim_edit_has_new_text (self->edit))
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", _ ("explanation"));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
show_status (DimReviseWindow *self)
{
  g_autofree char *names = name_changes (self);
  g_autofree char *time = self->kept_s > 0 ? dim_words_time (self->kept_s) : NULL;
  g_autofree char *changed = *names != '\0' ? g_strdup_printf (_ ("Changed: %s"), names)
                                            : g_strdup (_ ("Nothing changed yet"));
  g_autofree char *text = time != NULL && !self->is_dirty
                            ? g_strdup_printf (_ ("%s · kept at %s, not sent yet"), changed, time)
                            : g_strdup (changed);

  gtk_label_set_label (self->status, text);
}

/* Asked as soon as the answer moves; what was said for another answer may not suit. */
static void
show_reasons (DimReviseWindow *self)
{
  gboolean moves = dim_edit_moves_certainty (self->edit);

  if (moves)
    dim_certainty_reasons_suit (self->reasons,
                                dim_incident_certainty (self->edit->draft->incident));
  gtk_widget_set_visible (GTK_WIDGET (self->reason_notice), moves);
}

static gboolean
save_timeout_cb (gpointer user_data)
{
  DimReviseWindow *self = user_data;

  self->save_timer = 0;
  save_edit (self);
  return G_SOURCE_REMOVE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimReviseWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dim_monitor_save_edit_finish (DIM_MONITOR (source), result, &error)) {
    self->is_dirty = TRUE;
    if (self->edit != NULL)
      tell (self, dim_words_error (error));
    return;
  }
  self->kept_s = g_get_real_time () / G_USEC_PER_SEC;
  if (self->edit != NULL)
    show_status (self);
}

static void
save_edit (DimReviseWindow *self)
{
  g_clear_handle_id (&self->save_timer, g_source_remove);
  if (!self->is_dirty || self->is_done)
    return;
  self->is_dirty = FALSE;
  dim_monitor_save_edit (self->monitor, self->edit, NULL, saved_cb, g_object_ref (self));
}

static void
note_change (DimReviseWindow *self)
{
  self->is_dirty = TRUE;
  if (self->save_timer == 0)
    self->save_timer = g_timeout_add (SAVE_DELAY_MS, save_timeout_cb, self);
  show_status (self);
}

static void
form_changed_cb (DimForm *form, DimReviseWindow *self)
{
  dim_form_store (form, self->edit->draft);
  gtk_widget_set_visible (GTK_WIDGET (self->number_notice), FALSE);
  show_reasons (self);
  note_change (self);
}

static void
reason_changed_cb (DimCertaintyReasons *reasons, DimReviseWindow *self)
{
  const char *reason = dim_certainty_reasons_get (reasons);

  if (self->edit == NULL || g_str_equal (self->edit->reason, reason))
    return;
  dim_edit_set_reason (self->edit, reason);
  note_change (self);
}

static void
form_left_cb (DimForm *form, DimReviseWindow *self)
{
  save_edit (self);
}

/* The number of a document that got its code is destroyed: nobody can move it along. */
static void
ask_for_number (DimReviseWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->number_notice), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->without_button));
}

static void
without_clicked_cb (GtkButton *button, DimReviseWindow *self)
{
  self->edit->without_numbers = TRUE;
  commit (self);
}

static void
revised_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimReviseWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  guint needed = 0;
  g_autoptr (DimRecord) record =
    dim_monitor_revise_finish (DIM_MONITOR (source), result, &needed, &error);

  if (record != NULL) {
    gtk_window_close (GTK_WINDOW (self));
    return;
  }
  self->is_done = FALSE;
  self->is_dirty = TRUE;
  if (needed > 0)
    ask_for_number (self);
  else
    tell (self, dim_words_error (error));
}

/* Without a fault and with something to say, and with why if it is about the certainty. */
static gboolean
is_ready (DimReviseWindow *self)
{
  g_autoptr (GArray) faults = dim_monitor_check_edit (self->monitor, self->edit);

  if (dim_form_show_faults (self->form, faults) > 0)
    return FALSE;
  if (dim_edit_lacks_reason (self->edit)) {
    tell (self, _ ("Choose why the certainty changes."));
    gtk_widget_grab_focus (GTK_WIDGET (self->reasons));
    return FALSE;
  }
  if (is_changed (self))
    return TRUE;
  tell (self, _ ("Nothing was changed. Change an answer, or close with Esc."));
  return FALSE;
}

static void
commit (DimReviseWindow *self)
{
  if (self->edit == NULL || self->is_done)
    return;
  dim_form_store (self->form, self->edit->draft);
  if (!is_ready (self))
    return;
  save_edit (self);
  self->is_done = TRUE;
  dim_monitor_revise (self->monitor, self->edit, NULL, revised_cb, g_object_ref (self));
}

static void
save_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  commit (user_data);
}

static void
put_by_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

static void
discard_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimReviseWindow *self = user_data;

  if (self->edit == NULL || self->is_done)
    return;
  self->is_done = TRUE;
  dim_monitor_discard_edit (self->monitor, self->edit->seen->id, NULL, NULL, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
month_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimReviseWindow) self = user_data;
  g_autoptr (DimMonthReport) report =
    dim_monitor_load_month_finish (DIM_MONITOR (source), result, NULL);
  g_autofree char *text = NULL;

  if (report == NULL || self->edit == NULL)
    return; /* the change can be made without */
  text = dim_words_approved_already (report->record);
  gtk_label_set_label (self->approved_notice, text);
  gtk_widget_set_visible (GTK_WIDGET (self->approved_notice), *text != '\0');
}

/* A desk may change what its back office called complete, and knows that somebody looks at it. */
static void
ask_for_approval (DimReviseWindow *self)
{
  const DimDeviceProfile *profile = dim_monitor_get_profile (self->monitor);
  const DimIncident *seen = self->edit->seen;

  if (profile != NULL && profile->role == DIM_ROLE_FRONT_OFFICE && seen->municipality != NULL &&
      seen->date != DIM_DAY_NONE)
    dim_monitor_load_month (self->monitor, seen->municipality, dim_month_of_day (seen->date), NULL,
                            month_loaded_cb, g_object_ref (self));
}

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimReviseWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  DimEdit *edit = dim_monitor_begin_edit_finish (DIM_MONITOR (source), result, &error);

  if (edit == NULL) {
    GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

    if (parent != NULL)
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.tell", "s", dim_words_error (error));
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }
  self->edit = edit;
  dim_form_load (self->form, edit->draft);
  show_reasons (self);
  dim_certainty_reasons_choose (self->reasons, edit->reason);
  show_status (self);
  gtk_window_present (GTK_WINDOW (self));
  dim_form_focus_date (self->form);
  ask_for_approval (self);
}

/* What differs is kept for later; what does not is nothing to keep. */
static gboolean
dim_revise_window_close_request (GtkWindow *window)
{
  DimReviseWindow *self = DIM_REVISE_WINDOW (window);

  if (self->edit != NULL && !self->is_done) {
    dim_form_store (self->form, self->edit->draft);
    if (is_changed (self))
      save_edit (self);
    else
      dim_monitor_discard_edit (self->monitor, self->edit->seen->id, NULL, NULL, NULL);
  }
  self->is_done = TRUE;
  return GTK_WINDOW_CLASS (dim_revise_window_parent_class)->close_request (window);
}

static void
dim_revise_window_dispose (GObject *object)
{
  DimReviseWindow *self = DIM_REVISE_WINDOW (object);

  g_clear_handle_id (&self->save_timer, g_source_remove);
  g_clear_pointer (&self->edit, dim_edit_free);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (dim_revise_window_parent_class)->dispose (object);
}

static void
dim_revise_window_class_init (DimReviseWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_revise_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = dim_revise_window_close_request;
  g_type_ensure (DIM_TYPE_CERTAINTY_REASONS);
  g_type_ensure (DIM_TYPE_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-revise-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DimReviseWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DimReviseWindow, status);
  gtk_widget_class_bind_template_child (widget_class, DimReviseWindow, form);
  gtk_widget_class_bind_template_child (widget_class, DimReviseWindow, approved_notice);
  gtk_widget_class_bind_template_child (widget_class, DimReviseWindow, number_notice);
  gtk_widget_class_bind_template_child (widget_class, DimReviseWindow, without_button);
  gtk_widget_class_bind_template_child (widget_class, DimReviseWindow, reason_notice);
  gtk_widget_class_bind_template_child (widget_class, DimReviseWindow, reasons);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, without_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_left_cb);
}

/* The names of the main window's, so that the same keys do the same here. */
static void
dim_revise_window_init (DimReviseWindow *self)
{
  static const GActionEntry entries[] = {
    { "save", save_activated_cb, NULL, NULL, NULL, { 0 } },
    { "put-by", put_by_activated_cb, NULL, NULL, NULL, { 0 } },
    { "discard", discard_activated_cb, NULL, NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  dim_help_set_topic (GTK_WIDGET (self), "change");
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (group));
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

GtkWidget *
dim_revise_window_present (GtkWindow *parent,
                           DimMonitor *monitor,
                           const char *incident,
                           gboolean explains)
{
  DimReviseWindow *self = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && DIM_IS_MONITOR (monitor), NULL);
  g_return_val_if_fail (incident != NULL, NULL);
  self = g_object_new (DIM_TYPE_REVISE_WINDOW, "application", gtk_window_get_application (parent),
                       "transient-for", parent, NULL);
  self->monitor = g_object_ref (monitor);
  dim_form_set_monitor (self->form, monitor);
  dim_form_set_explains (self->form, explains);
  dim_monitor_begin_edit (monitor, incident, NULL, begun_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
