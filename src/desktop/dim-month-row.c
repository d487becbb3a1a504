/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-month-row.h"

#include "dim-approval-words.h"
#include "dim-day-words.h"
#include "dim-month-words.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

struct _DimMonthRow {
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *state;
  GtkLabel *approval;
  GtkLabel *entry;
  GtkLabel *refusal;
  GtkButton *state_button;

  char municipality[8];
  int month;
  gboolean is_missing;
  gboolean is_awaiting;
};

G_DEFINE_FINAL_TYPE (DimMonthRow, dim_month_row, GTK_TYPE_LIST_BOX_ROW)

enum {
  STATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
icon_of (DimMonthState state)
{
  switch (state) {
  case DIM_MONTH_REGISTERED:
  case DIM_MONTH_LAPSED:
    return "view-list-symbolic";
  case DIM_MONTH_STATED:
    return "object-select-symbolic";
  case DIM_MONTH_MISSING:
    return "dialog-warning-symbolic";
  case DIM_MONTH_RUNNING:
  default:
    return "document-open-recent-symbolic";
  }
}

static void
state_clicked_cb (GtkButton *button, DimMonthRow *self)
{
  g_signal_emit (self, signals[STATED], 0);
}

static void
dim_month_row_class_init (DimMonthRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  signals[STATED] = g_signal_new ("stated", DIM_TYPE_MONTH_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-month-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DimMonthRow, icon);
  gtk_widget_class_bind_template_child (widget_class, DimMonthRow, title);
  gtk_widget_class_bind_template_child (widget_class, DimMonthRow, state);
  gtk_widget_class_bind_template_child (widget_class, DimMonthRow, approval);
  gtk_widget_class_bind_template_child (widget_class, DimMonthRow, entry);
  gtk_widget_class_bind_template_child (widget_class, DimMonthRow, refusal);
  gtk_widget_class_bind_template_child (widget_class, DimMonthRow, state_button);
  gtk_widget_class_bind_template_callback (widget_class, state_clicked_cb);
}

static void
dim_month_row_init (DimMonthRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_refusal (DimMonthRow *self, const DimMonthRecord *record)
{
  g_autofree char *text =
    record->refusal == NULL
      ? NULL
      : g_strdup_printf (_ ("Your zero statement was not accepted. %s"), record->refusal);

  gtk_label_set_label (self->refusal, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), text != NULL);
}

void
dim_month_row_show (DimMonthRow *self, const DimMonthRecord *record, DimDay today)
{
  g_autofree char *state = NULL;
  g_autofree char *approval = NULL;
  g_autofree char *entry = NULL;
  g_autofree char *more = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (DIM_IS_MONTH_ROW (self) && dim_month_row_is_of (self, record));
  state = dim_words_month_state (record);
  self->is_missing = dim_month_record_may_state (record);
  gtk_image_set_from_icon_name (self->icon, icon_of (record->state));
  gtk_label_set_label (self->state, state);
  gtk_widget_set_visible (GTK_WIDGET (self->state_button), self->is_missing);
  self->is_awaiting = today != DIM_DAY_NONE && dim_month_record_awaits_approval (record, today);
  approval = today != DIM_DAY_NONE ? dim_words_approval_to_give (record, today)
                                   : dim_words_approval (record);
  gtk_label_set_label (self->approval, approval);
  gtk_widget_set_visible (GTK_WIDGET (self->approval), *approval != '\0');
  entry = dim_words_month_entry (record);
  gtk_label_set_label (self->entry, entry);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), *entry != '\0');
  show_refusal (self, record);
  more = g_strconcat (approval, *approval != '\0' ? ". " : "", entry, *entry != '\0' ? ". " : "",
                      gtk_label_get_label (self->refusal), NULL);
  spoken = g_strdup_printf ("%s: %s", gtk_label_get_label (self->title), state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more, -1);
}

GtkWidget *
dim_month_row_new (const DimMonthRecord *record, const char *municipality, DimDay today)
{
  DimMonthRow *self;
  g_autofree char *month = NULL;
  g_autofree char *title = NULL;
  g_autofree char *capital = NULL;
  g_autofree char *action = NULL;

  g_return_val_if_fail (record != NULL, NULL);
  self = g_object_new (DIM_TYPE_MONTH_ROW, NULL);
  g_strlcpy (self->municipality, record->month.area, sizeof self->municipality);
  self->month = record->month.month;
  month = dim_words_month (self->month);
  title =
    municipality == NULL ? g_strdup (month) : g_strdup_printf ("%s · %s", month, municipality);
  capital = dim_words_capitalise (title);
  gtk_label_set_label (self->title, capital);
  action = g_strdup_printf (_ ("Make a zero statement for %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, action, -1);
  dim_month_row_show (self, record, today);
  return GTK_WIDGET (self);
}

gboolean
dim_month_row_is_of (DimMonthRow *self, const DimMonthRecord *record)
{
  g_return_val_if_fail (DIM_IS_MONTH_ROW (self) && record != NULL, FALSE);
  return self->month == record->month.month && g_str_equal (self->municipality, record->month.area);
}

const char *
dim_month_row_get_municipality (DimMonthRow *self)
{
  g_return_val_if_fail (DIM_IS_MONTH_ROW (self), NULL);
  return self->municipality;
}

int
dim_month_row_get_month (DimMonthRow *self)
{
  g_return_val_if_fail (DIM_IS_MONTH_ROW (self), -1);
  return self->month;
}

gboolean
dim_month_row_is_missing (DimMonthRow *self)
{
  g_return_val_if_fail (DIM_IS_MONTH_ROW (self), FALSE);
  return self->is_missing;
}

gboolean
dim_month_row_is_awaiting (DimMonthRow *self)
{
  g_return_val_if_fail (DIM_IS_MONTH_ROW (self), FALSE);
  return self->is_awaiting;
}
