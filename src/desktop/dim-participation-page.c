/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-participation-page.h"

#include "dim-accessible.h"
#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-focus.h"
#include "dim-list-stop.h"
#include "dim-monitor-participation.h"
#include "dim-participation-row.h"
#include "dim-participation-words.h"
#include "dim-sentences.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define N_YEARS       5
#define MONTHS_A_YEAR 12

/* What is shown, in the order of the choice. */
typedef enum {
  SHOW_ALL,
  SHOW_SILENT,
  SHOW_REMINDERS,
} Shown;

struct _DimParticipationPage {
  GtkWidget parent_instance;

  GtkDropDown *year;
  GtkDropDown *shown;
  GtkCheckButton *in_both;
  GtkButton *copy_button;
  GtkLabel *heading;
  GtkLabel *more;
  GtkLabel *stand;
  GtkWidget *frame; /* of the list; hidden while it is empty */
  GtkListBox *list;
  GtkLabel *legend;

  DimMonitor *monitor;
  int first_year;                  /* the one that stands at the top of the choice */
  DimParticipation *participation; /* NULL: none yet */
  DimParticipation *before;        /* of the year before; NULL: not asked for, or not there */
  GPtrArray *only;                 /* (element-type utf8): codes; NULL: all */
};

G_DEFINE_FINAL_TYPE (DimParticipationPage, dim_participation_page, GTK_TYPE_WIDGET)

static int
chosen_year (DimParticipationPage *self)
{
  return self->first_year - (int) gtk_drop_down_get_selected (self->year);
}

static Shown
chosen_shown (DimParticipationPage *self)
{
  return (Shown) gtk_drop_down_get_selected (self->shown);
}

static DimParticipationRow *
row_at (DimParticipationPage *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return row != NULL ? DIM_PARTICIPATION_ROW (row) : NULL;
}

static void
tell (DimParticipationPage *self, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    dim_accessible_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (text));
}

static gboolean
is_shown (DimParticipationPage *self, DimParticipationRow *row)
{
  const char *code = dim_participation_row_get_code (row);

  return (self->only == NULL || dim_participation_is_among (self->only, code)) &&
         (chosen_shown (self) == SHOW_ALL || dim_participation_row_is_silent (row));
}

static gboolean
is_shown_cb (GtkListBoxRow *row, gpointer user_data)
{
  return is_shown (user_data, DIM_PARTICIPATION_ROW (row));
}

static void
count_silent (DimParticipationPage *self, guint *out_members, guint *out_months)
{
  *out_members = *out_months = 0;
  for (guint i = 0; i < self->participation->members->len; i++) {
    const DimPartMember *member = self->participation->members->pdata[i];
    g_autoptr (GArray) silent = dim_participation_silent_months (self->participation, member);

    if (self->only != NULL && !dim_participation_is_among (self->only, member->code))
      continue;
    *out_members += silent->len > 0;
    *out_months += silent->len;
  }
}

static char *
say_more (DimParticipationPage *self, const DimPartTotals *totals)
{
  guint members, months;

  if (chosen_shown (self) == SHOW_ALL)
    return dim_words_participation_more (totals);
  count_silent (self, &members, &months);
  return dim_words_part_silent (members, months);
}

static void
show_heading (DimParticipationPage *self)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  int first = self->participation->year * MONTHS_A_YEAR;
  g_autofree char *heading = NULL;
  g_autofree char *more = NULL;
  g_autofree char *day = dim_words_day_short (dim_day_from_unix (self->participation->told_s));
  g_autofree char *time = dim_words_time (self->participation->told_s);
  /* TRANSLATORS: a day and a time */
  g_autofree char *stand = g_strdup_printf (_ ("As of %s, %s"), day, time);
  DimPartTotals totals;

  g_ptr_array_add (years, self->participation);
  dim_participation_count (years, dim_monitor_get_municipalities (self->monitor), first,
                           first + MONTHS_A_YEAR, self->only, &totals);
  heading = dim_words_participation (&totals);
  more = say_more (self, &totals);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->more, more);
  gtk_label_set_label (self->stand, stand);
}

static void
show_rows (DimParticipationPage *self)
{
  gboolean reminds = chosen_shown (self) == SHOW_REMINDERS;
  gboolean is_empty = TRUE;
  DimParticipationRow *row;

  for (int i = 0; (row = row_at (self, i)) != NULL; i++) {
    const DimPartMember *member =
      dim_participation_find (self->participation, dim_participation_row_get_code (row));

    dim_participation_row_show (row, self->participation, member, reminds);
    is_empty = is_empty && !is_shown (self, row);
  }
  gtk_list_box_invalidate_filter (self->list);
  gtk_widget_set_visible (self->frame, !is_empty);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), !is_empty && !reminds);
  gtk_widget_set_visible (GTK_WIDGET (self->copy_button), !is_empty && reminds);
}

/* Who neither took part in the year nor reported anything of it has no row. */
static gboolean
has_row (const DimParticipation *participation, const DimPartMember *member)
{
  for (int i = 0; i < MONTHS_A_YEAR; i++)
    if (dim_participation_standing (participation, member, participation->year * MONTHS_A_YEAR + i)
          .state != DIM_PART_ABSENT)
      return TRUE;
  return FALSE;
}

static const char *
name_of (DimParticipationPage *self, const char *code)
{
  const DimMunicipality *municipality =
    dim_municipalities_find (dim_monitor_get_municipalities (self->monitor), code);

  return municipality != NULL ? municipality->name : code;
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DimPartMember *one = *(DimPartMember *const *) a;
  const DimPartMember *other = *(DimPartMember *const *) b;

  return g_utf8_collate (name_of (user_data, one->code), name_of (user_data, other->code));
}

/* (element-type DimPartMember), borrowed: by name. */
static GPtrArray *
list_members (DimParticipationPage *self)
{
  GPtrArray *members = g_ptr_array_new ();

  for (guint i = 0; i < self->participation->members->len; i++)
    if (has_row (self->participation, self->participation->members->pdata[i]))
      g_ptr_array_add (members, self->participation->members->pdata[i]);
  g_ptr_array_sort_with_data (members, compare_names, self);
  return members;
}

/* Rows that stay keep the focus. */
static gboolean
are_rows_of (DimParticipationPage *self, const GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++) {
    const DimPartMember *member = members->pdata[i];
    DimParticipationRow *row = row_at (self, (int) i);

    if (row == NULL || strcmp (dim_participation_row_get_code (row), member->code) != 0)
      return FALSE;
  }
  return row_at (self, (int) members->len) == NULL;
}

static void
copied_cb (DimParticipationRow *row, DimParticipationPage *self)
{
  tell (self, _ ("Reminder copied. Paste it into a mail."));
}

static void
make_rows (DimParticipationPage *self)
{
  g_autoptr (GPtrArray) members = list_members (self);
  gboolean had_focus = dim_focus_is_within (GTK_WIDGET (self->list));
  DimParticipationRow *row;

  if (are_rows_of (self, members))
    return;
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->year));
  while ((row = row_at (self, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < members->len; i++) {
    const DimPartMember *member = members->pdata[i];
    GtkWidget *made = dim_participation_row_new (member->code, name_of (self, member->code));

    g_signal_connect (made, "copied", G_CALLBACK (copied_cb), self);
    gtk_list_box_append (self->list, made);
  }
}

static void
show (DimParticipationPage *self)
{
  if (self->participation == NULL)
    return;
  g_clear_pointer (&self->only, g_ptr_array_unref);
  if (self->before != NULL && gtk_check_button_get_active (self->in_both))
    self->only = dim_participation_in_both (self->participation, self->before);
  make_rows (self);
  show_heading (self);
  show_rows (self);
}

static void
show_error (DimParticipationPage *self, const GError *error)
{
  gtk_label_set_label (self->heading, dim_words_error (error));
  gtk_label_set_label (self->more, "");
  gtk_label_set_label (self->stand, "");
  gtk_widget_set_visible (self->frame, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->copy_button), FALSE);
}

/* Of what was asked in between the answer counts that is of the year that is chosen now. */
static gboolean
is_outdated (DimParticipationPage *self, const DimParticipation *loaded, int wanted)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) == NULL ||
         (loaded != NULL && loaded->year != wanted);
}

static void
loaded_before_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimParticipationPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimParticipation) loaded =
    dim_monitor_load_participation_finish (DIM_MONITOR (source), result, NULL, &error);

  if (is_outdated (self, loaded, chosen_year (self) - 1) ||
      !gtk_check_button_get_active (self->in_both))
    return;
  g_clear_pointer (&self->before, dim_participation_free);
  self->before = g_steal_pointer (&loaded);
  if (self->before == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", dim_words_error (error));
  show (self);
}

static void
load_before (DimParticipationPage *self)
{
  if (gtk_check_button_get_active (self->in_both))
    dim_monitor_load_participation (self->monitor, chosen_year (self) - 1, NULL, loaded_before_cb,
                                    g_object_ref (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimParticipationPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimParticipation) loaded =
    dim_monitor_load_participation_finish (DIM_MONITOR (source), result, NULL, &error);

  if (is_outdated (self, loaded, chosen_year (self)))
    return;
  g_clear_pointer (&self->participation, dim_participation_free);
  self->participation = g_steal_pointer (&loaded);
  if (self->participation == NULL)
    show_error (self, error);
  else
    show (self);
}

static void
name_check (DimParticipationPage *self)
{
  g_autofree char *label =
    g_strdup_printf (_ ("Only municipalities that took part in %d too"), chosen_year (self) - 1);

  gtk_check_button_set_label (self->in_both, label);
}

static void
year_chosen_cb (GtkDropDown *drop_down, GParamSpec *spec, DimParticipationPage *self)
{
  if (self->monitor == NULL)
    return;
  g_clear_pointer (&self->before, dim_participation_free);
  name_check (self);
  dim_participation_page_reload (self);
}

static void
shown_chosen_cb (GtkDropDown *drop_down, GParamSpec *spec, DimParticipationPage *self)
{
  show (self);
}

static void
in_both_toggled_cb (GtkCheckButton *button, DimParticipationPage *self)
{
  if (self->before == NULL)
    load_before (self);
  show (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DimParticipationPage *self)
{
  if (chosen_shown (self) == SHOW_REMINDERS)
    dim_participation_row_copy (DIM_PARTICIPATION_ROW (row));
}

static void
copy_clicked_cb (GtkButton *button, DimParticipationPage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DimParticipationRow *row;

  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    if (is_shown (self, row))
      g_string_append_printf (text, "%s\n", dim_participation_row_get_reminder (row));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
  tell (self, _ ("All reminders copied, a line each."));
}

static void
dim_participation_page_dispose (GObject *object)
{
  DimParticipationPage *self = DIM_PARTICIPATION_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->participation, dim_participation_free);
  g_clear_pointer (&self->before, dim_participation_free);
  g_clear_pointer (&self->only, g_ptr_array_unref);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (dim_participation_page_parent_class)->dispose (object);
}

static void
dim_participation_page_class_init (DimParticipationPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_participation_page_dispose;
  g_type_ensure (DIM_TYPE_LIST_STOP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/nl/minbzk/DutchIdMonitor/ui/dim-participation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DimParticipationPage, year);
  gtk_widget_class_bind_template_child (widget_class, DimParticipationPage, shown);
  gtk_widget_class_bind_template_child (widget_class, DimParticipationPage, in_both);
  gtk_widget_class_bind_template_child (widget_class, DimParticipationPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, DimParticipationPage, heading);
  gtk_widget_class_bind_template_child (widget_class, DimParticipationPage, more);
  gtk_widget_class_bind_template_child (widget_class, DimParticipationPage, stand);
  gtk_widget_class_bind_template_child (widget_class, DimParticipationPage, frame);
  gtk_widget_class_bind_template_child (widget_class, DimParticipationPage, list);
  gtk_widget_class_bind_template_child (widget_class, DimParticipationPage, legend);
  gtk_widget_class_bind_template_callback (widget_class, year_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, in_both_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
dim_participation_page_init (DimParticipationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
  dim_accessible_name_drop_down (self->year);
  dim_accessible_name_drop_down (self->shown);
  gtk_label_set_label (self->legend, dim_words_part_legend ());
  gtk_list_box_set_filter_func (self->list, is_shown_cb, self, NULL);
}

void
dim_participation_page_set_monitor (DimParticipationPage *self, DimMonitor *monitor)
{
  g_autoptr (GtkStringList) years = gtk_string_list_new (NULL);

  g_return_if_fail (DIM_IS_PARTICIPATION_PAGE (self) && self->monitor == NULL);
  self->first_year = dim_day_year (dim_monitor_get_today (monitor));
  for (int i = 0; i < N_YEARS; i++) {
    g_autofree char *text = g_strdup_printf ("%d", self->first_year - i);

    gtk_string_list_append (years, text);
  }
  gtk_drop_down_set_model (self->year, G_LIST_MODEL (years));
  name_check (self);
  self->monitor = g_object_ref (monitor);
  dim_participation_page_reload (self);
}

void
dim_participation_page_reload (DimParticipationPage *self)
{
  g_return_if_fail (DIM_IS_PARTICIPATION_PAGE (self) && self->monitor != NULL);
  dim_monitor_load_participation (self->monitor, chosen_year (self), NULL, loaded_cb,
                                  g_object_ref (self));
  load_before (self);
}
