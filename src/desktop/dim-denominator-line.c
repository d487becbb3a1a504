/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-denominator-line.h"

#include "dim-monitor-participation.h"
#include "dim-participation-words.h"

#define MONTHS_A_YEAR 12

struct _DimDenominatorLine {
  AdwBin parent_instance;

  GtkLabel *label;

  DimMonitor *monitor;
  DimTableQuery *query; /* NULL: nothing to show yet */
  GHashTable *years;    /* year → DimParticipation */
  GHashTable *asked;    /* years of which an answer is to come */
};

G_DEFINE_FINAL_TYPE (DimDenominatorLine, dim_denominator_line, ADW_TYPE_BIN)

/* A year that was asked for. */
typedef struct {
  DimDenominatorLine *line;
  int year;
} Asked;

/* (element-type DimParticipation), borrowed; NULL: one of them is not there. */
static GPtrArray *
list_years (DimDenominatorLine *self)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new ();

  for (int year = self->query->from_month / MONTHS_A_YEAR;
       year <= (self->query->to_month - 1) / MONTHS_A_YEAR; year++) {
    gpointer told = g_hash_table_lookup (self->years, GINT_TO_POINTER (year));

    if (told == NULL)
      return NULL;
    g_ptr_array_add (years, told);
  }
  return g_steal_pointer (&years);
}

static void
show_text (DimDenominatorLine *self)
{
  const DimMunicipalities *municipalities = dim_monitor_get_municipalities (self->monitor);
  g_autoptr (GPtrArray) years = list_years (self);
  g_autoptr (GPtrArray) areas = NULL;
  g_autofree char *text = NULL;
  DimPartTotals totals;

  if (years != NULL) {
    areas = dim_table_query_list_areas (self->query, municipalities);
    dim_participation_count (years, municipalities, self->query->from_month, self->query->to_month,
                             areas, &totals);
    text = dim_words_participation (&totals);
  }
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (DimDenominatorLine) self = asked->line;
  g_autoptr (GError) error = NULL;
  DimParticipation *told =
    dim_monitor_load_participation_finish (DIM_MONITOR (source), result, NULL, &error);

  if (self->monitor == NULL) {
    dim_participation_free (told); /* the window is closed */
    return;
  }
  g_hash_table_remove (self->asked, GINT_TO_POINTER (asked->year));
  if (told == NULL)
    return; /* without it the figures stand alone */
  g_hash_table_insert (self->years, GINT_TO_POINTER (asked->year), told);
  show_text (self);
}

static void
ask (DimDenominatorLine *self)
{
  for (int year = self->query->from_month / MONTHS_A_YEAR;
       year <= (self->query->to_month - 1) / MONTHS_A_YEAR; year++) {
    Asked *asked;

    if (g_hash_table_contains (self->years, GINT_TO_POINTER (year)) ||
        !g_hash_table_add (self->asked, GINT_TO_POINTER (year)))
      continue;
    asked = g_new (Asked, 1);
    *asked = (Asked){ g_object_ref (self), year };
    dim_monitor_load_participation (self->monitor, year, NULL, told_cb, asked);
  }
}

static void
dim_denominator_line_dispose (GObject *object)
{
  DimDenominatorLine *self = DIM_DENOMINATOR_LINE (object);

  g_clear_object (&self->monitor);
  g_clear_pointer (&self->query, dim_table_query_free);
  g_clear_pointer (&self->years, g_hash_table_unref);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  G_OBJECT_CLASS (dim_denominator_line_parent_class)->dispose (object);
}

static void
dim_denominator_line_class_init (DimDenominatorLineClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dim_denominator_line_dispose;
}

static void
free_told (gpointer told)
{
  dim_participation_free (told);
}

static void
dim_denominator_line_init (DimDenominatorLine *self)
{
  self->years = g_hash_table_new_full (NULL, NULL, NULL, free_told);
  self->asked = g_hash_table_new (NULL, NULL);
  self->label = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
dim_denominator_line_set_monitor (DimDenominatorLine *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_DENOMINATOR_LINE (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
}

void
dim_denominator_line_show (DimDenominatorLine *self, const DimTableQuery *query)
{
  g_return_if_fail (DIM_IS_DENOMINATOR_LINE (self) && self->monitor != NULL && query != NULL);
  g_clear_pointer (&self->query, dim_table_query_free);
  self->query = dim_table_query_copy (query);
  ask (self);
  show_text (self);
}

/* What stands there stays until the answers come. */
void
dim_denominator_line_forget (DimDenominatorLine *self)
{
  g_return_if_fail (DIM_IS_DENOMINATOR_LINE (self));
  g_hash_table_remove_all (self->years);
}
