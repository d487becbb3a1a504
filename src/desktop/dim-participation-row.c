/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-participation-row.h"

#include "dim-day-words.h"
#include "dim-participation-words.h"

#include <glib/gi18n-lib.h>

#define MONTHS_A_YEAR 12

struct _DimParticipationRow {
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *months;
  GtkLabel *spans;
  GtkBox *strip;
  GtkLabel *reminder;
  GtkButton *copy_button;

  GtkLabel *cells[MONTHS_A_YEAR];
  char code[8];
  gboolean is_silent;
};

G_DEFINE_FINAL_TYPE (DimParticipationRow, dim_participation_row, GTK_TYPE_LIST_BOX_ROW)

enum {
  COPIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
copy_clicked_cb (GtkButton *button, DimParticipationRow *self)
{
  dim_participation_row_copy (self);
}

static void
dim_participation_row_class_init (DimParticipationRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  signals[COPIED] = g_signal_new ("copied", DIM_TYPE_PARTICIPATION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/nl/minbzk/DutchIdMonitor/ui/dim-participation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DimParticipationRow, title);
  gtk_widget_class_bind_template_child (widget_class, DimParticipationRow, months);
  gtk_widget_class_bind_template_child (widget_class, DimParticipationRow, spans);
  gtk_widget_class_bind_template_child (widget_class, DimParticipationRow, strip);
  gtk_widget_class_bind_template_child (widget_class, DimParticipationRow, reminder);
  gtk_widget_class_bind_template_child (widget_class, DimParticipationRow, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

/* The row says in words what its cells say in signs. */
static void
add_cell (DimParticipationRow *self, int month)
{
  self->cells[month] =
    g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "justify",
                  GTK_JUSTIFY_CENTER, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->cells[month]), "dim-part-cell");
  gtk_widget_add_css_class (GTK_WIDGET (self->cells[month]), "numeric");
  gtk_box_append (self->strip, GTK_WIDGET (self->cells[month]));
}

static void
dim_participation_row_init (DimParticipationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < MONTHS_A_YEAR; i++)
    add_cell (self, i);
}

static void
set_class (GtkLabel *label, const char *name, gboolean has_it)
{
  if (has_it)
    gtk_widget_add_css_class (GTK_WIDGET (label), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), name);
}

static void
show_cell (GtkLabel *cell, int month, const DimPartStanding *standing)
{
  g_autofree char *sign = dim_words_part_sign (standing);
  g_autofree char *text = g_strdup_printf ("%s\n%s", dim_words_month_short (month + 1), sign);
  g_autofree char *words = dim_words_part_standing (standing);

  gtk_label_set_label (cell, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (cell), words);
  set_class (cell, "dim-part-silent", standing->state == DIM_PART_SILENT);
  set_class (cell, "dim-part-absent", standing->state == DIM_PART_ABSENT);
}

static void
show_reminder (DimParticipationRow *self,
               const DimParticipation *participation,
               const DimPartMember *member)
{
  g_autoptr (GArray) silent = dim_participation_silent_months (participation, member);
  g_autofree char *text = NULL;

  self->is_silent = silent->len > 0;
  if (self->is_silent)
    text = dim_words_part_reminder (gtk_label_get_label (self->title), silent);
  gtk_label_set_label (self->reminder, text != NULL ? text : "");
}

void
dim_participation_row_show (DimParticipationRow *self,
                            const DimParticipation *participation,
                            const DimPartMember *member,
                            gboolean reminds)
{
  g_autofree char *months = NULL;
  g_autofree char *spans = NULL;
  g_autofree char *spoken = NULL;
  DimPartTotals totals;

  g_return_if_fail (DIM_IS_PARTICIPATION_ROW (self) && participation != NULL && member != NULL);
  g_return_if_fail (g_str_equal (member->code, self->code));
  dim_participation_count_member (participation, member, &totals);
  months = dim_words_part_months (&totals);
  spans = dim_words_part_spans (member);
  spoken = dim_words_part_row (participation, member, gtk_label_get_label (self->title));
  gtk_label_set_label (self->months, months);
  gtk_label_set_label (self->spans, spans);
  for (int i = 0; i < MONTHS_A_YEAR; i++) {
    DimPartStanding standing =
      dim_participation_standing (participation, member, participation->year * MONTHS_A_YEAR + i);

    show_cell (self->cells[i], i, &standing);
  }
  show_reminder (self, participation, member);
  reminds = reminds && self->is_silent;
  gtk_widget_set_visible (GTK_WIDGET (self->strip), !reminds);
  gtk_widget_set_visible (GTK_WIDGET (self->spans), !reminds);
  gtk_widget_set_visible (GTK_WIDGET (self->reminder), reminds);
  gtk_widget_set_visible (GTK_WIDGET (self->copy_button), reminds);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  reminds ? gtk_label_get_label (self->reminder) : spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reminds ? "" : spans, -1);
}

GtkWidget *
dim_participation_row_new (const char *code, const char *name)
{
  DimParticipationRow *self;
  g_autofree char *action = NULL;

  g_return_val_if_fail (code != NULL && name != NULL, NULL);
  self = g_object_new (DIM_TYPE_PARTICIPATION_ROW, NULL);
  g_strlcpy (self->code, code, sizeof self->code);
  gtk_label_set_label (self->title, name);
  action = g_strdup_printf (_ ("Copy the reminder for %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  action, -1);
  return GTK_WIDGET (self);
}

const char *
dim_participation_row_get_code (DimParticipationRow *self)
{
  g_return_val_if_fail (DIM_IS_PARTICIPATION_ROW (self), NULL);
  return self->code;
}

gboolean
dim_participation_row_is_silent (DimParticipationRow *self)
{
  g_return_val_if_fail (DIM_IS_PARTICIPATION_ROW (self), FALSE);
  return self->is_silent;
}

const char *
dim_participation_row_get_reminder (DimParticipationRow *self)
{
  g_return_val_if_fail (DIM_IS_PARTICIPATION_ROW (self), NULL);
  return gtk_label_get_label (self->reminder);
}

void
dim_participation_row_copy (DimParticipationRow *self)
{
  g_return_if_fail (DIM_IS_PARTICIPATION_ROW (self));
  if (!self->is_silent)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_label (self->reminder));
  g_signal_emit (self, signals[COPIED], 0);
}
