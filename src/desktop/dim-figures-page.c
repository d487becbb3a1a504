/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-figures-page.h"

#include "dim-accessible.h"
#include "dim-chart-panel.h"
#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-denominator-line.h"
#include "dim-error.h"
#include "dim-figures-choice.h"
#include "dim-monitor-figures.h"
#include "dim-sentences.h"
#include "dim-split.h"
#include "dim-table-view.h"
#include "dim-table-words.h"
#include "dim-tally-export.h"
#include "dim-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DimFiguresPage {
  GtkWidget parent_instance;

  DimFiguresChoice *choice;
  GtkToggleButton *chart_button;
  GtkButton *export_button;
  GtkBox *totals;
  DimDenominatorLine *denominator;
  DimSplit *split; /* in a narrow window the chart stands in the table's place */
  DimTableView *table;
  DimChartPanel *chart;
  GtkLabel *foot;

  DimMonitor *monitor;
  DimTable *shown;        /* NULL: none yet */
  gint64 fetched_s;       /* when its figures came */
  GPtrArray *tallies;     /* (element-type DimTally): what is exported; NULL: none yet */
  GCancellable *counting; /* of the count under way; NULL: none */
};

G_DEFINE_FINAL_TYPE (DimFiguresPage, dim_figures_page, GTK_TYPE_WIDGET)

static void
add_total (DimFiguresPage *self, DimMeasure measure, const DimMeasures *total)
{
  g_autofree char *text = dim_words_number (dim_measure_of (total, measure));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *figure_label = gtk_label_new (text);
  GtkWidget *title_label = gtk_label_new (dim_words_measure (measure));

  gtk_widget_add_css_class (box, "dim-total");
  gtk_widget_add_css_class (figure_label, "title-1");
  gtk_widget_add_css_class (figure_label, "numeric");
  gtk_label_set_wrap (GTK_LABEL (title_label), TRUE);
  gtk_label_set_justify (GTK_LABEL (title_label), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), figure_label);
  gtk_box_append (GTK_BOX (box), title_label);
  gtk_box_append (self->totals, box);
}

static void
show_totals (DimFiguresPage *self)
{
  const DimTable *table = self->shown;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->totals))) != NULL)
    gtk_box_remove (self->totals, child);
  for (guint i = 0; i < DIM_N_MEASURES; i++)
    add_total (self, (DimMeasure) i,
               dim_table_cell (table, table->row_keys->len, table->column_keys->len));
}

/* What the figures stand on, and what one may not add up. */
static void
show_foot (DimFiguresPage *self)
{
  const DimTable *table = self->shown;
  g_autofree char *period = dim_words_period_of (table->query->from_month, table->query->to_month);
  g_autofree char *day = dim_words_day_short (dim_day_from_unix (self->fetched_s));
  g_autofree char *hour = dim_words_time (self->fetched_s);
  g_autofree char *time = g_strdup_printf ("%s %s", day, hour);
  g_autofree char *position = dim_words_number (table->position);
  g_autofree char *stands = g_strdup_printf (_ ("%s · as of %s · code list %s · feed position %s"),
                                             period, time, table->code_list_version, position);
  g_autofree char *caution = dim_words_table_caution (table->query);
  g_autofree char *provisional = dim_words_table_provisional (table->provisional);
  g_autofree char *notes = g_strjoin (" ", provisional, caution, NULL);
  g_autofree char *text = g_strjoin ("\n", stands, g_strstrip (notes), NULL);

  gtk_label_set_label (self->foot, text);
}

static void
show_chart (DimFiguresPage *self)
{
  if (self->shown != NULL && gtk_toggle_button_get_active (self->chart_button))
    dim_chart_panel_show (self->chart, self->shown->query,
                          dim_figures_choice_get_measure (self->choice));
}

static void
chart_toggled_cb (GtkToggleButton *button, DimFiguresPage *self)
{
  gboolean is_shown = gtk_toggle_button_get_active (button);

  gtk_widget_set_visible (GTK_WIDGET (self->chart), is_shown);
  dim_split_set_show_side (self->split, is_shown);
  show_chart (self);
}

static void
show_table (DimFiguresPage *self)
{
  dim_table_view_show (self->table, self->shown, dim_figures_choice_get_measure (self->choice),
                       dim_figures_choice_get_order (self->choice));
  show_chart (self);
  show_totals (self);
  dim_denominator_line_show (self->denominator, self->shown->query);
  show_foot (self);
}

static void
table_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimFiguresPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 fetched_s = 0;
  g_autoptr (DimTable) table =
    dim_monitor_count_table_finish (DIM_MONITOR (source), result, &fetched_s, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* another one is asked for, or the window is closed */
  g_clear_object (&self->counting);
  if (table == NULL) {
    gtk_label_set_label (self->foot, g_error_matches (error, DIM_ERROR, DIM_ERROR_NOT_FOUND)
                                       ? _ ("The figures are being fetched.")
                                       : dim_words_error (error));
    return;
  }
  g_clear_pointer (&self->shown, dim_table_unref);
  self->shown = g_steal_pointer (&table);
  self->fetched_s = fetched_s;
  show_table (self);
}

static void
count_table (DimFiguresPage *self)
{
  g_autoptr (DimTableQuery) query = dim_figures_choice_make_query (self->choice);
  g_autoptr (GError) error = NULL;

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (!dim_table_query_check (query, dim_monitor_get_municipalities (self->monitor), &error)) {
    g_autofree char *why = dim_words_table_refusal (query, error);

    gtk_label_set_label (self->foot, why);
    return;
  }
  self->counting = g_cancellable_new ();
  dim_monitor_count_table (self->monitor, query, self->counting, table_counted_cb,
                           g_object_ref (self));
}

/* Of the year that is chosen, for the export. */
static void
tallies_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimFiguresPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 fetched_s = 0;
  g_autoptr (GPtrArray) tallies =
    dim_monitor_load_tallies_finish (DIM_MONITOR (source), result, &fetched_s, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* the window is closed, and the monitor with it */
  g_clear_pointer (&self->tallies, g_ptr_array_unref);
  self->tallies = g_steal_pointer (&tallies);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), self->tallies != NULL);
}

static void
load_tallies (DimFiguresPage *self)
{
  dim_monitor_load_tallies (self->monitor, dim_figures_choice_get_year (self->choice), NULL,
                            tallies_loaded_cb, g_object_ref (self));
}

static void
choice_changed_cb (DimFiguresChoice *choice, DimFiguresPage *self)
{
  if (self->monitor == NULL)
    return;
  count_table (self);
  load_tallies (self);
}

/* There are other figures, and perhaps others who took part. */
static void
renew (DimFiguresPage *self)
{
  dim_denominator_line_forget (self->denominator);
  count_table (self);
}

/* An export under way: everything it needs, on a thread of its own. */
typedef struct {
  GPtrArray *tallies;
  GFile *file;
  DimMonitor *monitor;
} Export;

static void
free_export (Export *job)
{
  g_ptr_array_unref (job->tallies);
  g_object_unref (job->file);
  g_object_unref (job->monitor);
  g_free (job);
}

static void
write_export (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Export *job = data;
  GError *error = NULL;
  g_autofree char *name = g_file_get_basename (job->file);
  DimExportWriter write = dim_tally_writer (g_str_has_suffix (name, ".json") ? "json" : "csv");

  if (dim_tally_write_file (job->file, write, job->tallies, dim_monitor_get_book (job->monitor),
                            dim_monitor_get_municipalities (job->monitor), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DimFiguresPage *self = DIM_FIGURES_PAGE (source);
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autoptr (GError) error = NULL;
  const char *text = _ ("The figures are saved.");

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    text = _ ("The file could not be written. Choose another place.");
  if (overlay != NULL)
    dim_accessible_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (text));
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, DimFiguresPage *self)
{
  g_autoptr (GTask) task = NULL;
  Export *job;

  if (response == GTK_RESPONSE_ACCEPT && self->tallies != NULL) {
    job = g_new0 (Export, 1);
    job->tallies = g_ptr_array_ref (self->tallies);
    job->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    job->monitor = g_object_ref (self->monitor);
    task = g_task_new (self, NULL, exported_cb, NULL);
    g_task_set_task_data (task, job, (GDestroyNotify) free_export);
    g_task_run_in_thread (task, write_export);
  }
  g_object_unref (dialog);
}

static void
dim_figures_page_dispose (GObject *object)
{
  DimFiguresPage *self = DIM_FIGURES_PAGE (object);
  GtkWidget *child;

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->shown, dim_table_unref);
  g_clear_pointer (&self->tallies, g_ptr_array_unref);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (dim_figures_page_parent_class)->dispose (object);
}

static void
dim_figures_page_class_init (DimFiguresPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_figures_page_dispose;
  g_type_ensure (DIM_TYPE_CHART_PANEL);
  g_type_ensure (DIM_TYPE_DENOMINATOR_LINE);
  g_type_ensure (DIM_TYPE_FIGURES_CHOICE);
  g_type_ensure (DIM_TYPE_SPLIT);
  g_type_ensure (DIM_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-figures-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DimFiguresPage, choice);
  gtk_widget_class_bind_template_child (widget_class, DimFiguresPage, chart_button);
  gtk_widget_class_bind_template_child (widget_class, DimFiguresPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, DimFiguresPage, totals);
  gtk_widget_class_bind_template_child (widget_class, DimFiguresPage, denominator);
  gtk_widget_class_bind_template_child (widget_class, DimFiguresPage, split);
  gtk_widget_class_bind_template_child (widget_class, DimFiguresPage, table);
  gtk_widget_class_bind_template_child (widget_class, DimFiguresPage, chart);
  gtk_widget_class_bind_template_child (widget_class, DimFiguresPage, foot);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chart_toggled_cb);
}

static void
dim_figures_page_init (DimFiguresPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

void
dim_figures_page_set_monitor (DimFiguresPage *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_FIGURES_PAGE (self) && self->monitor == NULL);
  dim_table_view_set_words (self->table, dim_monitor_get_book (monitor),
                            dim_monitor_get_municipalities (monitor));
  dim_denominator_line_set_monitor (self->denominator, monitor);
  dim_chart_panel_set_monitor (self->chart, monitor);
  dim_figures_choice_set_monitor (self->choice, monitor);
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (monitor, "records-changed", G_CALLBACK (renew), self, G_CONNECT_SWAPPED);
  dim_figures_page_reload (self);
}

void
dim_figures_page_reload (DimFiguresPage *self)
{
  g_return_if_fail (DIM_IS_FIGURES_PAGE (self));
  renew (self);
  load_tallies (self);
}

void
dim_figures_page_export (DimFiguresPage *self)
{
  GtkFileChooserNative *dialog;
  g_autofree char *name = NULL;

  g_return_if_fail (DIM_IS_FIGURES_PAGE (self));
  if (self->tallies == NULL)
    return;
  name = g_strdup_printf ("tellingen-%d.csv", dim_figures_choice_get_year (self->choice));
  dialog = gtk_file_chooser_native_new (_ ("Save the figures"),
                                        GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
