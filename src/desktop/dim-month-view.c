/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-month-view.h"

#include "dim-accessible.h"
#include "dim-approval-words.h"
#include "dim-day-words.h"
#include "dim-focus.h"
#include "dim-monitor-months.h"
#include "dim-month-proof.h"
#include "dim-month-words.h"
#include "dim-receipt-print.h"
#include "dim-review-words.h"
#include "dim-sentences.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DimMonthView {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *approval;
  GtkLabel *refused;
  GtkLabel *state;
  GtkGrid *forms;
  GtkLabel *points_heading;
  GtkListBox *points;
  GtkLabel *obstacle;
  GtkLabel *contents;
  GtkWidget *approve_button;
  GtkMenuButton *reopen_button;

  DimMonitor *monitor;
  GSimpleActionGroup *actions;
  DimMonthReport *report; /* that shows; NULL: none yet */
  gboolean is_chosen;     /* @report is of the month below */
  gboolean wants_focus;   /* before that shows */
  char municipality[8];
  int month;
  gboolean is_loading;
  gboolean is_outdated;
  gboolean is_deciding; /* approving or opening again */
};

G_DEFINE_FINAL_TYPE (DimMonthView, dim_month_view, GTK_TYPE_WIDGET)

static void load (DimMonthView *self);

static void
tell (DimMonthView *self, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    dim_accessible_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (text));
}

static void
enable (DimMonthView *self, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

/* Hidden where it says nothing. */
static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
add_form (DimMonthView *self, int row, const char *form, guint64 count)
{
  GtkWidget *name = gtk_label_new (form);
  g_autofree char *number = dim_words_number (count);
  GtkWidget *value = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_grid_attach (self->forms, name, 0, row, 1, 1);
  gtk_grid_attach (self->forms, value, 1, row, 1, 1);
}

static void
show_forms (DimMonthView *self)
{
  const DimCodeBook *book = dim_monitor_get_book (self->monitor);
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->forms))) != NULL)
    gtk_grid_remove (self->forms, child);
  for (guint i = 0; i < self->report->forms->len; i++) {
    const DimMonthForm *form = g_ptr_array_index (self->report->forms, i);
    g_autofree char *name =
      dim_words_capitalise (form->form[0] != '\0' ? dim_words_code (book, DIM_LIST_FORM, form->form)
                                                  : dim_words_unclassed ());

    add_form (self, row++, name, form->count);
  }
  if (row > 0)
    add_form (self, row++, _ ("Cases together"), self->report->cases);
  if (self->report->refuted > 0)
    add_form (self, row++, _ ("Refuted, not counted"), self->report->refuted);
  gtk_widget_set_visible (GTK_WIDGET (self->forms), row > 0);
}

static char *
say_point (DimMonthView *self, const DimReviewItem *item)
{
  g_autofree char *sentence = dim_words_review (item);
  g_autofree char *days = dim_words_review_days (item, dim_monitor_get_today (self->monitor));

  return g_strdup_printf ("%s\n%s", sentence, days);
}

static void
add_point (DimMonthView *self, const DimReviewItem *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *text = say_point (self, item);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), "incident",
                          g_strdup (g_ptr_array_index (item->incidents, 0)), g_free);
  gtk_list_box_append (self->points, row);
}

/* Whether `row` is that of `item` and says what there is to say of it. */
static gboolean
is_point_of (DimMonthView *self, GtkListBoxRow *row, const DimReviewItem *item)
{
  g_autofree char *text = say_point (self, item);

  return row != NULL &&
         g_strcmp0 (g_object_get_data (G_OBJECT (row), "incident"),
                    g_ptr_array_index (item->incidents, 0)) == 0 &&
         strcmp (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))), text) == 0;
}

/* Rows that stay keep the focus, and the key that is on its way to them. */
static gboolean
has_points (DimMonthView *self, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (!is_point_of (self, gtk_list_box_get_row_at_index (self->points, (int) i),
                      g_ptr_array_index (items, i)))
      return FALSE;
  return gtk_list_box_get_row_at_index (self->points, (int) items->len) == NULL;
}

static void
show_points (DimMonthView *self)
{
  const DimMonthReport *report = self->report;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  GtkListBoxRow *row;

  g_ptr_array_extend (items, report->blocking, NULL, NULL);
  g_ptr_array_extend (items, report->open, NULL, NULL);
  if (!has_points (self, items)) {
    while ((row = gtk_list_box_get_row_at_index (self->points, 0)) != NULL)
      gtk_list_box_remove (self->points, GTK_WIDGET (row));
    for (guint i = 0; i < items->len; i++)
      add_point (self, g_ptr_array_index (items, i));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->points), items->len > 0);
  show_text (self->points_heading, items->len == 0 ? ""
                                   : report->blocking->len > 0
                                     ? _ ("To decide first")
                                     : _ ("Changed, or may still change"));
}

static void
show_title (DimMonthView *self)
{
  const DimDeviceProfile *profile = dim_monitor_get_profile (self->monitor);
  g_autofree char *month = dim_words_month (self->month);
  g_autofree char *capital = dim_words_capitalise (month);
  g_autofree char *title = NULL;

  if (g_strv_length (profile->municipalities) > 1)
    title = g_strdup_printf ("%s · %s", capital,
                             dim_words_municipality (dim_monitor_get_municipalities (self->monitor),
                                                     self->municipality));
  gtk_label_set_label (self->title, title != NULL ? title : capital);
}

/* Whoever was in it stays in it, also when what had the focus is gone. */
static void
show_report (DimMonthView *self)
{
  const DimMonthReport *report = self->report;
  DimDay today = dim_monitor_get_today (self->monitor);
  g_autofree char *approval = dim_words_approval (report->record);
  g_autofree char *refused = dim_words_approval_refused (report->record);
  g_autofree char *state = dim_words_month_state (report->record);
  g_autofree char *obstacle = dim_words_approval_obstacle (report, today);
  g_autofree char *hash = dim_words_contents (report->contents);
  g_autofree char *contents = g_strdup_printf (_ ("Hash of the contents: %s"), hash);
  gboolean may_reopen = dim_month_report_may_reopen (report);
  gboolean has_focus = dim_focus_is_within (GTK_WIDGET (self));

  show_title (self);
  show_text (self->approval, approval);
  show_text (self->refused, refused);
  show_text (self->state, state);
  show_forms (self);
  show_points (self);
  show_text (self->obstacle, obstacle);
  show_text (self->contents, contents);
  enable (self, "approve", dim_month_report_obstacle (report, today) == DIM_OBSTACLE_NONE);
  enable (self, "reopen", may_reopen);
  enable (self, "print", TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->reopen_button), may_reopen);
  if (has_focus && (self->wants_focus || !dim_focus_is_within (GTK_WIDGET (self))))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->wants_focus = FALSE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimMonthView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimMonthReport) report =
    dim_monitor_load_month_finish (DIM_MONITOR (source), result, &error);

  self->is_loading = FALSE;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* the window is closed, and the monitor with it */
  if (self->is_outdated) {
    load (self);
    return;
  }
  if (report == NULL) {
    show_text (self->obstacle, dim_words_error (error));
    return;
  }
  g_clear_pointer (&self->report, dim_month_report_free);
  self->report = g_steal_pointer (&report);
  self->is_chosen = TRUE;
  show_report (self);
}

static void
load (DimMonthView *self)
{
  self->is_outdated = self->is_loading;
  if (self->is_loading || self->month < 0 || self->monitor == NULL)
    return;
  self->is_loading = TRUE;
  dim_monitor_load_month (self->monitor, self->municipality, self->month, NULL, loaded_cb,
                          g_object_ref (self));
}

static void
records_changed_cb (DimMonitor *monitor, DimMonthView *self)
{
  load (self);
}

static void
approved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimMonthView) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_deciding = FALSE;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (!dim_monitor_approve_month_finish (DIM_MONITOR (source), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                dim_words_approving_error (error));
  load (self);
}

/* What was looked at is what is approved. */
static void
approve_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimMonthView *self = user_data;

  if (self->is_deciding || !self->is_chosen)
    return;
  self->is_deciding = TRUE;
  dim_monitor_approve_month (self->monitor, self->municipality, self->month, self->report->contents,
                             NULL, approved_cb, g_object_ref (self));
}

static void
reopen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimMonthView *self = user_data;
  DimReopeningReason reason;

  if (self->is_deciding || !self->is_chosen ||
      !dim_reopening_reason_from_name (g_variant_get_string (parameter, NULL), &reason))
    return;
  self->is_deciding = TRUE;
  dim_monitor_reopen_month (self->monitor, self->municipality, self->month, reason, NULL,
                            approved_cb, g_object_ref (self));
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, DimMonthView *self)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    tell (self, _ ("The month proof could not be printed. Look at the printer and try again."));
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimMonthView *self = user_data;
  const DimReceiptSetting setting = {
    .profile = dim_monitor_get_profile (self->monitor),
    .book = dim_monitor_get_book (self->monitor),
    .municipalities = dim_monitor_get_municipalities (self->monitor),
    .now_s = g_get_real_time () / G_USEC_PER_SEC,
  };
  DimReceipt *proof;
  g_autofree char *name = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (!self->is_chosen)
    return;
  proof = dim_month_proof_new (self->report, &setting);
  name = g_strdup_printf (_ ("Month proof %s"), proof->number);
  operation = dim_receipt_print_new (proof, name);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  /* "done" tells of errors too. */
  (void) gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                  GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL);
}

static void
point_activated_cb (GtkListBox *list, GtkListBoxRow *row, DimMonthView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.review-case", "s",
                              (const char *) g_object_get_data (G_OBJECT (row), "incident"));
}

static gboolean
dim_month_view_grab_focus (GtkWidget *widget)
{
  DimMonthView *self = DIM_MONTH_VIEW (widget);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->points, 0);

  self->wants_focus = !self->is_chosen;
  if (row != NULL && gtk_widget_get_visible (GTK_WIDGET (self->points)))
    return gtk_widget_grab_focus (GTK_WIDGET (row));
  return (gtk_widget_is_sensitive (self->approve_button) &&
          gtk_widget_grab_focus (self->approve_button)) ||
         gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
dim_month_view_dispose (GObject *object)
{
  DimMonthView *self = DIM_MONTH_VIEW (object);

  g_clear_object (&self->monitor);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->report, dim_month_report_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dim_month_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DimMonthView, box);
  gtk_widget_class_bind_template_child (widget_class, DimMonthView, title);
  gtk_widget_class_bind_template_child (widget_class, DimMonthView, approval);
  gtk_widget_class_bind_template_child (widget_class, DimMonthView, refused);
  gtk_widget_class_bind_template_child (widget_class, DimMonthView, state);
  gtk_widget_class_bind_template_child (widget_class, DimMonthView, forms);
  gtk_widget_class_bind_template_child (widget_class, DimMonthView, points_heading);
  gtk_widget_class_bind_template_child (widget_class, DimMonthView, points);
  gtk_widget_class_bind_template_child (widget_class, DimMonthView, obstacle);
  gtk_widget_class_bind_template_child (widget_class, DimMonthView, contents);
  gtk_widget_class_bind_template_child (widget_class, DimMonthView, approve_button);
  gtk_widget_class_bind_template_child (widget_class, DimMonthView, reopen_button);
}

static void
dim_month_view_class_init (DimMonthViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_month_view_dispose;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_month_view_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-month-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, point_activated_cb);
}

static void
dim_month_view_init (DimMonthView *self)
{
  static const GActionEntry entries[] = {
    { "approve", approve_cb, NULL, NULL, NULL, { 0 } },
    { "reopen", reopen_cb, "s", NULL, NULL, { 0 } },
    { "print", print_cb, NULL, NULL, NULL, { 0 } },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->month = -1;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    enable (self, entries[i].name, FALSE);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "month", G_ACTION_GROUP (self->actions));
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
  dim_accessible_name_menu_button (self->reopen_button, _ ("Open again"));
}

void
dim_month_view_set_monitor (DimMonthView *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_MONTH_VIEW (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (monitor, "records-changed", G_CALLBACK (records_changed_cb), self, 0);
}

void
dim_month_view_show (DimMonthView *self, const char *municipality, int month)
{
  g_return_if_fail (DIM_IS_MONTH_VIEW (self) && municipality != NULL);
  if (self->month == month && strcmp (self->municipality, municipality) == 0)
    return;
  g_strlcpy (self->municipality, municipality, sizeof self->municipality);
  self->month = month;
  self->is_chosen = FALSE;
  load (self);
}
