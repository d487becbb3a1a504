/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-months-page.h"

#include "dim-accessible.h"
#include "dim-day-words.h"
#include "dim-error.h"
#include "dim-focus.h"
#include "dim-list-stop.h"
#include "dim-monitor-months.h"
#include "dim-month-row.h"
#include "dim-month-view.h"
#include "dim-month-words.h"
#include "dim-sentences.h"
#include "dim-split.h"
#include "dim-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _DimMonthsPage {
  GtkWidget parent_instance;

  DimSplit *split;
  GtkWidget *pane; /* of a back office only */
  DimMonthView *view;
  GtkLabel *heading;
  GtkCheckButton *only_missing;
  GtkScrolledWindow *scroller;
  GtkListBox *list;

  DimMonitor *monitor;
  gulong records_handler;
  guint focus_source;
  gboolean is_loading;
  gboolean is_outdated; /* something changed while it was loading */
  gboolean wants_focus; /* before there is a row that could have it */
  gboolean is_going_on; /* a statement was made: on to the next month that misses one */
  char shown[8];        /* municipality and month that the pane shows */
  int shown_month;
  char focused[8]; /* municipality and month that had the focus last */
  int focused_month;
};

G_DEFINE_FINAL_TYPE (DimMonthsPage, dim_months_page, GTK_TYPE_WIDGET)

static void load (DimMonthsPage *self);

static DimMonthRow *
row_at (DimMonthsPage *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return row != NULL ? DIM_MONTH_ROW (row) : NULL;
}

static void
tell (DimMonthsPage *self, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    dim_accessible_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (text));
}

/* Where the hand goes on: the oldest month that misses something, else the oldest that waits to be
 * approved, else the newest. */
static DimMonthRow *
find_next (DimMonthsPage *self)
{
  DimMonthRow *missing = NULL;
  DimMonthRow *awaiting = NULL;
  DimMonthRow *row;

  for (int i = 0; (row = row_at (self, i)) != NULL; i++) {
    if (dim_month_row_is_missing (row))
      missing = row;
    if (dim_month_row_is_awaiting (row))
      awaiting = row;
  }
  return missing != NULL ? missing : awaiting != NULL ? awaiting : row_at (self, 0);
}

/* DIM_DAY_NONE at a desk, which approves nothing. */
static DimDay
approving_day (DimMonthsPage *self)
{
  return self->pane != NULL ? dim_monitor_get_today (self->monitor) : DIM_DAY_NONE;
}

static DimMonthRow *
find_row (DimMonthsPage *self, const char *municipality, int month)
{
  DimMonthRow *row;

  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    if (dim_month_row_get_month (row) == month &&
        strcmp (dim_month_row_get_municipality (row), municipality) == 0)
      return row;
  return NULL;
}

static DimMonthRow *
find_focused (DimMonthsPage *self)
{
  return find_row (self, self->focused, self->focused_month);
}

/* What was shown goes on to be; at first what comes next. */
static void
select_shown (DimMonthsPage *self)
{
  DimMonthRow *row = find_row (self, self->shown, self->shown_month);

  if (row == NULL)
    row = find_next (self);
  if (row != NULL)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

/* The row that has the focus, or the focus in it; NULL if none has. */
static DimMonthRow *
focused_row (DimMonthsPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (child == NULL || !DIM_IS_MONTH_ROW (child) || focus == NULL ||
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return NULL;
  return DIM_MONTH_ROW (child);
}

static void
remember_focus (DimMonthsPage *self)
{
  DimMonthRow *row = focused_row (self);

  if (row == NULL && self->focus_source != 0)
    return; /* it is on its way back to the one that had it */
  self->focused_month = -1;
  if (row == NULL)
    return;
  self->focused_month = dim_month_row_get_month (row);
  g_strlcpy (self->focused, dim_month_row_get_municipality (row), sizeof self->focused);
}

/* After a statement the month no longer misses anything: on to the next that does, as soon as the
 * rows know of it. Whoever went to another page meanwhile keeps the focus there. */
static void
give_focus (DimMonthsPage *self)
{
  gboolean goes_on = self->is_going_on && !self->is_loading;
  DimMonthRow *row = self->focused_month >= 0 && !goes_on ? find_focused (self) : NULL;

  if (row == NULL && !self->wants_focus && !goes_on)
    return;
  self->wants_focus = FALSE;
  self->focused_month = -1;
  if (goes_on)
    self->is_going_on = FALSE;
  if (row == NULL)
    row = find_next (self);
  if (row == NULL || row == focused_row (self) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), TRUE);
}

/* New rows have a place only after the next drawing, and none can be scrolled to before. */
static gboolean
give_focus_cb (gpointer user_data)
{
  DimMonthsPage *self = user_data;

  self->focus_source = 0;
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    give_focus (self);
  return G_SOURCE_REMOVE;
}

/* The list may be another by the time that it is stored. */
typedef struct {
  DimMonthsPage *page;
  int month;
} Stating;

static void
stated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Stating *stating = user_data;
  g_autoptr (DimMonthsPage) self = stating->page;
  g_autoptr (GError) error = NULL;

  if (dim_monitor_state_nothing_finish (DIM_MONITOR (source), result, &error)) {
    g_autofree char *month = dim_words_month (stating->month);
    g_autofree char *text = g_strdup_printf (_ ("Zero statement made for %s"), month);

    tell (self, text);
    self->is_going_on = TRUE;
  } else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", dim_words_error (error));
  }
  load (self);
}

static void
state_nothing (DimMonthsPage *self, DimMonthRow *row)
{
  Stating *stating;

  if (!dim_month_row_is_missing (row))
    return;
  stating = g_new0 (Stating, 1);
  stating->page = g_object_ref (self);
  stating->month = dim_month_row_get_month (row);
  dim_monitor_state_nothing (self->monitor, dim_month_row_get_municipality (row), stating->month,
                             NULL, stated_cb, stating);
}

static void
row_stated_cb (DimMonthRow *row, DimMonthsPage *self)
{
  state_nothing (self, row);
}

/* The frequent thing for a month that misses something, else a closer look. */
static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DimMonthsPage *self)
{
  if (dim_month_row_is_missing (DIM_MONTH_ROW (row))) {
    state_nothing (self, DIM_MONTH_ROW (row));
  } else if (self->pane != NULL) {
    dim_split_set_show_side (self->split, FALSE);
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  }
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, DimMonthsPage *self)
{
  if (row == NULL || self->pane == NULL)
    return;
  self->shown_month = dim_month_row_get_month (DIM_MONTH_ROW (row));
  g_strlcpy (self->shown, dim_month_row_get_municipality (DIM_MONTH_ROW (row)), sizeof self->shown);
  dim_month_view_show (self->view, self->shown, self->shown_month);
}

static void
back_clicked_cb (GtkButton *button, DimMonthsPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  dim_split_set_show_side (self->split, TRUE);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
is_shown_cb (GtkListBoxRow *row, gpointer user_data)
{
  DimMonthsPage *self = user_data;

  return !gtk_check_button_get_active (self->only_missing) ||
         dim_month_row_is_missing (DIM_MONTH_ROW (row)) ||
         dim_month_row_is_awaiting (DIM_MONTH_ROW (row));
}

static void
only_missing_toggled_cb (GtkCheckButton *button, DimMonthsPage *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
add_row (DimMonthsPage *self, const DimMonthRecord *record, gboolean is_one)
{
  const DimMunicipality *municipality =
    is_one ? NULL
           : dim_municipalities_find (dim_monitor_get_municipalities (self->monitor),
                                      record->month.area);
  GtkWidget *row = dim_month_row_new (record, municipality != NULL ? municipality->name : NULL,
                                      approving_day (self));

  g_signal_connect (row, "stated", G_CALLBACK (row_stated_cb), self);
  gtk_list_box_append (self->list, row);
}

/* Rows that stay keep the focus, and the key that is on its way to them. */
static gboolean
update_rows (DimMonthsPage *self, GPtrArray *records)
{
  DimMonthRow *row;

  for (guint i = 0; i < records->len; i++)
    if ((row = row_at (self, (int) i)) == NULL ||
        !dim_month_row_is_of (row, g_ptr_array_index (records, i)))
      return FALSE;
  if (row_at (self, (int) records->len) != NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    dim_month_row_show (row_at (self, (int) i), g_ptr_array_index (records, i),
                        approving_day (self));
  gtk_list_box_invalidate_filter (self->list);
  return TRUE;
}

static void
make_rows (DimMonthsPage *self, GPtrArray *records, gboolean is_one)
{
  GtkListBoxRow *row;

  remember_focus (self);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < records->len; i++)
    add_row (self, g_ptr_array_index (records, i), is_one);
  select_shown (self);
}

/* What is still to be done, of both kinds. */
static char *
say_left (DimMonthsPage *self)
{
  g_autofree char *reported = NULL;
  g_autofree char *approved = NULL;
  guint missing = 0;
  guint awaiting = 0;
  DimMonthRow *row;

  for (int i = 0; (row = row_at (self, i)) != NULL; i++) {
    missing += dim_month_row_is_missing (row);
    awaiting += dim_month_row_is_awaiting (row);
  }
  reported = dim_words_months_missing (missing);
  approved = dim_words_months_awaiting (awaiting);
  return awaiting > 0 ? g_strdup_printf ("%s · %s", reported, approved)
                      : g_steal_pointer (&reported);
}

static void
show_months (DimMonthsPage *self, GPtrArray *records)
{
  const DimDeviceProfile *profile = dim_monitor_get_profile (self->monitor);
  gboolean is_one = g_strv_length (profile->municipalities) < 2;
  g_autofree char *heading = NULL;

  if (!update_rows (self, records))
    make_rows (self, records, is_one);
  heading = say_left (self);
  gtk_label_set_label (self->heading, heading);
  gtk_widget_set_visible (GTK_WIDGET (self->only_missing), !is_one);
  if (self->focus_source == 0)
    self->focus_source = g_idle_add (give_focus_cb, self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimMonthsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
    dim_monitor_load_months_finish (DIM_MONITOR (source), result, &error);

  self->is_loading = FALSE;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* the window is closed, and the monitor with it */
  if (records == NULL)
    gtk_label_set_label (self->heading, dim_words_error (error));
  else
    show_months (self, records);
  if (self->is_outdated)
    load (self);
}

static void
load (DimMonthsPage *self)
{
  self->is_outdated = self->is_loading;
  if (self->is_loading || self->monitor == NULL)
    return;
  self->is_loading = TRUE;
  dim_monitor_load_months (self->monitor, NULL, loaded_cb, g_object_ref (self));
}

static void
records_changed_cb (DimMonitor *monitor, DimMonthsPage *self)
{
  load (self);
}

static gboolean
dim_months_page_grab_focus (GtkWidget *widget)
{
  DimMonthsPage *self = DIM_MONTHS_PAGE (widget);
  DimMonthRow *row = find_next (self);

  self->wants_focus = row == NULL;
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
dim_months_page_dispose (GObject *object)
{
  DimMonthsPage *self = DIM_MONTHS_PAGE (object);
  GtkWidget *child;

  if (self->monitor != NULL)
    g_clear_signal_handler (&self->records_handler, self->monitor);
  g_clear_object (&self->monitor);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_months_page_parent_class)->dispose (object);
}

static void
dim_months_page_class_init (DimMonthsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_months_page_dispose;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_months_page_grab_focus;
  g_type_ensure (DIM_TYPE_LIST_STOP);
  g_type_ensure (DIM_TYPE_MONTH_VIEW);
  g_type_ensure (DIM_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-months-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DimMonthsPage, split);
  gtk_widget_class_bind_template_child (widget_class, DimMonthsPage, pane);
  gtk_widget_class_bind_template_child (widget_class, DimMonthsPage, view);
  gtk_widget_class_bind_template_child (widget_class, DimMonthsPage, heading);
  gtk_widget_class_bind_template_child (widget_class, DimMonthsPage, only_missing);
  gtk_widget_class_bind_template_child (widget_class, DimMonthsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DimMonthsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, only_missing_toggled_cb);
}

static void
dim_months_page_init (DimMonthsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
  self->focused_month = -1;
  self->shown_month = -1;
  gtk_list_box_set_filter_func (self->list, is_shown_cb, self, NULL);
}

/* A desk sees no registrations but its own, and approves nothing. */
static void
leave_list_alone (DimMonthsPage *self)
{
  g_autoptr (GtkWidget) list = g_object_ref (GTK_WIDGET (self->scroller));

  self->pane = NULL;
  self->view = NULL;
  g_object_set (self->split, "side", NULL, NULL);
  gtk_widget_unparent (GTK_WIDGET (self->split));
  self->split = NULL;
  gtk_widget_set_parent (list, GTK_WIDGET (self));
}

void
dim_months_page_set_monitor (DimMonthsPage *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_MONTHS_PAGE (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  if (dim_monitor_get_profile (monitor)->role == DIM_ROLE_BACK_OFFICE)
    dim_month_view_set_monitor (self->view, monitor);
  else
    leave_list_alone (self);
  self->records_handler =
    g_signal_connect (monitor, "records-changed", G_CALLBACK (records_changed_cb), self);
  load (self);
}
