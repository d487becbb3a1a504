/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-figures-page.h"

#include "dim-accessible.h"
#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-figure-row.h"
#include "dim-list-stop.h"
#include "dim-sentences.h"
#include "dim-tally-export.h"
#include "dim-tally-label.h"
#include "dim-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define N_YEARS 5

struct _DimFiguresPage {
  GtkWidget parent_instance;

  GtkDropDown *year;
  GtkDropDown *rows;
  GtkButton *export_button;
  GtkBox *totals;
  GtkColumnView *view;
  GtkLabel *foot;

  DimMonitor *monitor;
  GPtrArray *tallies; /* (element-type DimTally); NULL: none yet */
  GListStore *figures;
  GtkColumnViewColumn *label_column;
  int first_year; /* the one that stands at the top of the list */
};

G_DEFINE_FINAL_TYPE (DimFiguresPage, dim_figures_page, GTK_TYPE_WIDGET)

typedef struct {
  const char *title;
  gsize offset; /* of the figure in DimMeasures */
} Measure;

static const Measure measures[] = {
  { N_ ("Cases"), G_STRUCT_OFFSET (DimMeasures, cases) },
  { N_ ("Registrations"), G_STRUCT_OFFSET (DimMeasures, gross) },
  { N_ ("Distinct documents"), G_STRUCT_OFFSET (DimMeasures, documents) },
  { N_ ("Not comparable"), G_STRUCT_OFFSET (DimMeasures, not_comparable) },
};

/* Tables that a year has, in the order of the choice. */
static const struct {
  DimDimension dimension;
  const char *title;
} dimensions[] = {
  { DIM_DIMENSION_FORM, N_ ("Form") },
  { DIM_DIMENSION_FORM_CLASS, N_ ("Class of form") },
  { DIM_DIMENSION_MUNICIPALITY, N_ ("Municipality") },
  { DIM_DIMENSION_MONTH, N_ ("Month") },
  { DIM_DIMENSION_PRODUCT, N_ ("Product") },
  { DIM_DIMENSION_CERTAINTY, N_ ("Certainty") },
  { DIM_DIMENSION_DISCOVERY, N_ ("How discovered") },
  { DIM_DIMENSION_OUTCOME, N_ ("Outcome") },
  { DIM_DIMENSION_DOCUMENT, N_ ("Document") },
};

static guint
figure (const DimMeasures *row, gsize offset)
{
  return G_STRUCT_MEMBER (guint, row, offset);
}

static const DimTally *
find_tally (DimFiguresPage *self, DimDimension dimension)
{
  for (guint i = 0; self->tallies != NULL && i < self->tallies->len; i++) {
    const DimTally *tally = g_ptr_array_index (self->tallies, i);

    if (tally->dimension == dimension)
      return tally;
  }
  return NULL;
}

static void
setup_label_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), data != NULL ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
show_cell (GtkListItem *item, const char *text, gboolean is_total)
{
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), text);
  if (is_total)
    gtk_widget_add_css_class (label, "dim-sum");
  else
    gtk_widget_remove_css_class (label, "dim-sum");
}

static void
bind_label_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  DimFigureRow *row = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (item));
  GtkWidget *view_row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  show_cell (item, dim_figure_row_get_label (row), dim_figure_row_is_total (row));
  if (view_row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (view_row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    dim_figure_row_get_label (row), -1);
}

static void
bind_measure_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Measure *measure)
{
  DimFigureRow *row = gtk_list_item_get_item (item);
  g_autofree char *text =
    dim_words_number (figure (dim_figure_row_get_measures (row), measure->offset));

  show_cell (item, text, dim_figure_row_is_total (row));
}

static void
add_columns (DimFiguresPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_label_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_label_cb), NULL);
  self->label_column = gtk_column_view_column_new ("", factory);
  gtk_column_view_column_set_expand (self->label_column, TRUE);
  gtk_column_view_append_column (self->view, self->label_column);
  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++) {
    g_autoptr (GtkColumnViewColumn) column = NULL;

    factory = gtk_signal_list_item_factory_new ();
    g_signal_connect (factory, "setup", G_CALLBACK (setup_label_cb), (gpointer) &measures[i]);
    g_signal_connect (factory, "bind", G_CALLBACK (bind_measure_cb), (gpointer) &measures[i]);
    column = gtk_column_view_column_new (g_dgettext (GETTEXT_PACKAGE, measures[i].title), factory);
    gtk_column_view_append_column (self->view, column);
  }
}

static char *
label_of (DimFiguresPage *self, DimDimension dimension, const char *key)
{
  return dim_tally_label (dimension, key, dim_monitor_get_book (self->monitor),
                          dim_monitor_get_municipalities (self->monitor));
}

static void
add_total (DimFiguresPage *self, const char *title, guint number)
{
  g_autofree char *text = dim_words_number (number);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *figure_label = gtk_label_new (text);
  GtkWidget *title_label = gtk_label_new (title);

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
show_totals (DimFiguresPage *self, const DimTally *tally)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->totals))) != NULL)
    gtk_box_remove (self->totals, child);
  for (gsize i = 0; tally != NULL && i < G_N_ELEMENTS (measures); i++)
    add_total (self, g_dgettext (GETTEXT_PACKAGE, measures[i].title),
               figure (&tally->total, measures[i].offset));
}

static void
show_table (DimFiguresPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->rows);
  const DimTally *tally;
  g_autoptr (DimFigureRow) total = NULL;

  g_list_store_remove_all (self->figures);
  if (chosen >= G_N_ELEMENTS (dimensions))
    return;
  gtk_column_view_column_set_title (self->label_column,
                                    g_dgettext (GETTEXT_PACKAGE, dimensions[chosen].title));
  tally = find_tally (self, dimensions[chosen].dimension);
  show_totals (self, tally);
  if (tally == NULL)
    return;
  for (guint i = 0; i < tally->rows->len; i++) {
    const DimTallyRow *row = &g_array_index (tally->rows, DimTallyRow, i);
    g_autofree char *label = label_of (self, tally->dimension, row->key);
    g_autoptr (DimFigureRow) item = dim_figure_row_new (label, &row->measures, FALSE);

    g_list_store_append (self->figures, item);
  }
  total = dim_figure_row_new (_ ("Total"), &tally->total, TRUE);
  g_list_store_append (self->figures, total);
}

/* What the figures stand on, and what one may not add up. */
static void
show_foot (DimFiguresPage *self, gint64 fetched_s)
{
  const DimTally *tally =
    self->tallies != NULL && self->tallies->len > 0 ? g_ptr_array_index (self->tallies, 0) : NULL;
  g_autofree char *day = dim_words_day_short (dim_day_from_unix (fetched_s));
  g_autofree char *hour = dim_words_time (fetched_s);
  g_autofree char *time = g_strdup_printf ("%s %s", day, hour);
  g_autofree char *position = dim_words_number (tally != NULL ? tally->position : 0);
  g_autofree char *text = NULL;

  if (tally != NULL)
    text = g_strdup_printf (_ ("As of %s · code list %s · feed position %s · "
                               "documents are counted once and do not add up"),
                            time, tally->code_list_version, position);
  gtk_label_set_label (self->foot, text != NULL ? text : "");
}

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
  if (tallies == NULL) {
    gtk_label_set_label (self->foot, dim_words_error (error));
    return;
  }
  g_clear_pointer (&self->tallies, g_ptr_array_unref);
  self->tallies = g_steal_pointer (&tallies);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), TRUE);
  show_table (self);
  show_foot (self, fetched_s);
}

static int
chosen_year (DimFiguresPage *self)
{
  return self->first_year - (int) gtk_drop_down_get_selected (self->year);
}

static void
year_chosen_cb (GtkDropDown *drop_down, GParamSpec *spec, DimFiguresPage *self)
{
  if (self->monitor != NULL)
    dim_figures_page_reload (self);
}

static void
rows_chosen_cb (GtkDropDown *drop_down, GParamSpec *spec, DimFiguresPage *self)
{
  if (self->monitor != NULL)
    show_table (self);
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

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->label_column);
  g_clear_object (&self->figures);
  g_clear_pointer (&self->tallies, g_ptr_array_unref);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (dim_figures_page_parent_class)->dispose (object);
}

static void
dim_figures_page_class_init (DimFiguresPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_figures_page_dispose;
  g_type_ensure (DIM_TYPE_LIST_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-figures-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DimFiguresPage, year);
  gtk_widget_class_bind_template_child (widget_class, DimFiguresPage, rows);
  gtk_widget_class_bind_template_child (widget_class, DimFiguresPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, DimFiguresPage, totals);
  gtk_widget_class_bind_template_child (widget_class, DimFiguresPage, view);
  gtk_widget_class_bind_template_child (widget_class, DimFiguresPage, foot);
  gtk_widget_class_bind_template_callback (widget_class, year_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, rows_chosen_cb);
}

static void
dim_figures_page_init (DimFiguresPage *self)
{
  GtkNoSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
  dim_accessible_name_drop_down (self->year);
  dim_accessible_name_drop_down (self->rows);
  dim_accessible_name_table (self->view, _ ("Table of figures"));
  self->figures = g_list_store_new (DIM_TYPE_FIGURE_ROW);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->figures)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  add_columns (self);
}

static void
fill_choices (DimFiguresPage *self)
{
  g_autoptr (GtkStringList) years = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);

  self->first_year = dim_day_year (dim_monitor_get_today (self->monitor));
  for (int i = 0; i < N_YEARS; i++) {
    g_autofree char *text = g_strdup_printf ("%d", self->first_year - i);

    gtk_string_list_append (years, text);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (dimensions); i++)
    gtk_string_list_append (rows, g_dgettext (GETTEXT_PACKAGE, dimensions[i].title));
  gtk_drop_down_set_model (self->year, G_LIST_MODEL (years));
  gtk_drop_down_set_model (self->rows, G_LIST_MODEL (rows));
}

void
dim_figures_page_set_monitor (DimFiguresPage *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_FIGURES_PAGE (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  fill_choices (self);
  dim_figures_page_reload (self);
}

void
dim_figures_page_reload (DimFiguresPage *self)
{
  g_return_if_fail (DIM_IS_FIGURES_PAGE (self));
  dim_monitor_load_tallies (self->monitor, chosen_year (self), NULL, tallies_loaded_cb,
                            g_object_ref (self));
}

void
dim_figures_page_export (DimFiguresPage *self)
{
  GtkFileChooserNative *dialog;
  g_autofree char *name = NULL;

  g_return_if_fail (DIM_IS_FIGURES_PAGE (self));
  if (self->tallies == NULL)
    return;
  name = g_strdup_printf ("tellingen-%d.csv", chosen_year (self));
  dialog = gtk_file_chooser_native_new (_ ("Save the figures"),
                                        GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
