/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-incidents-page.h"

#include "dim-accessible.h"
#include "dim-day-words.h"
#include "dim-record-item.h"
#include "dim-record-view.h"
#include "dim-record-words.h"
#include "dim-sentences.h"
#include "dim-split.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

#define CELL_LINES 3 /* what does not fit stands in the tooltip and in the record */

struct _DimIncidentsPage {
  GtkWidget parent_instance;

  GtkStack *stack;
  DimSplit *split;
  GtkSearchEntry *search;
  GtkColumnView *view;
  GtkLabel *foot;
  GtkButton *back_button;
  DimRecordView *record_view;

  DimMonitor *monitor;
  GListStore *records;
  GtkSingleSelection *selection;
  GCancellable *loading;
  char chosen[DIM_UUID_TEXT_LEN];
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (DimIncidentsPage, dim_incidents_page, GTK_TYPE_WIDGET)

/* What stands in a cell. Owned by the caller. */
typedef char *(*CellText) (DimIncidentsPage *self, const DimRecord *record);

typedef struct {
  const char *title;
  gboolean expand;
  CellText text;
} Column;

/* What a cell's factory needs. */
typedef struct {
  DimIncidentsPage *page; /* borrowed: it owns the view */
  CellText text;
} Cell;

static char *
text_of_field (DimIncidentsPage *self, const DimRecord *record, DimField field)
{
  return dim_words_answer (record->incident, field, dim_monitor_get_book (self->monitor),
                           dim_monitor_get_municipalities (self->monitor));
}

static char *
text_of_date (DimIncidentsPage *self, const DimRecord *record)
{
  return record->incident->date != DIM_DAY_NONE ? dim_words_day_short (record->incident->date)
                                                : g_strdup ("");
}

static char *
text_of_form (DimIncidentsPage *self, const DimRecord *record)
{
  return text_of_field (self, record, DIM_FIELD_FORM);
}

static char *
text_of_product (DimIncidentsPage *self, const DimRecord *record)
{
  return text_of_field (self, record, DIM_FIELD_PRODUCT);
}

/* The kinds alone: the country stands in the record. */
static char *
text_of_document (DimIncidentsPage *self, const DimRecord *record)
{
  g_autoptr (GString) kinds = g_string_new (NULL);

  for (guint i = 0; i < record->incident->documents->len; i++) {
    const DimDocumentUse *use = g_ptr_array_index (record->incident->documents, i);

    g_string_append_printf (kinds, "%s%s", i > 0 ? ", " : "",
                            dim_words_code (dim_monitor_get_book (self->monitor), DIM_LIST_DOCUMENT,
                                            use->kind));
  }
  return g_string_free (g_steal_pointer (&kinds), FALSE);
}

static char *
text_of_state (DimIncidentsPage *self, const DimRecord *record)
{
  return dim_words_record_state_short (record);
}

static char *
text_of_case (DimIncidentsPage *self, const DimRecord *record)
{
  return dim_words_case (record);
}

static char *
text_of_desk (DimIncidentsPage *self, const DimRecord *record)
{
  if (record->news != NULL && record->news->desk != NULL)
    return g_strdup (record->news->desk);
  return g_strdup (dim_monitor_get_profile (self->monitor)->desk);
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cell *cell)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), CELL_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

/* The row has no name of its own for a screen reader in GTK 4.8: it gets one from its record. */
static void
name_row (DimIncidentsPage *self, GtkWidget *label, const DimRecord *record)
{
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *name =
    dim_words_incident_name (record->incident, dim_monitor_get_book (self->monitor));
  g_autofree char *state = dim_words_record_state_short (record);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, state);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                    -1);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cell *cell)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const DimRecord *record = dim_record_item_get (gtk_list_item_get_item (item));
  g_autofree char *text = cell->text (cell->page, record);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
  name_row (cell->page, label, record);
}

static void
add_column (DimIncidentsPage *self, const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = NULL;
  Cell *cell = g_new0 (Cell, 1);

  cell->page = self;
  cell->text = column->text;
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cell_cb), cell,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), cell);
  added = gtk_column_view_column_new (g_dgettext (GETTEXT_PACKAGE, column->title), factory);
  gtk_column_view_column_set_expand (added, column->expand);
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_append_column (self->view, added);
}

static void
add_columns (DimIncidentsPage *self)
{
  static const Column columns[] = {
    { N_ ("Date"), FALSE, text_of_date },      { N_ ("Form"), TRUE, text_of_form },
    { N_ ("Product"), TRUE, text_of_product }, { N_ ("Document"), TRUE, text_of_document },
    { N_ ("State"), TRUE, text_of_state },     { N_ ("Case"), TRUE, text_of_case },
    { N_ ("Desk"), TRUE, text_of_desk },
  };

  /* A front office sees its own desk only. */
  gboolean is_front_office = dim_monitor_get_profile (self->monitor)->role == DIM_ROLE_FRONT_OFFICE;

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].text != text_of_desk || !is_front_office)
      add_column (self, &columns[i]);
}

static void
show_chosen (DimIncidentsPage *self)
{
  DimRecordItem *item = gtk_single_selection_get_selected_item (self->selection);
  const DimRecord *record = item != NULL ? dim_record_item_get (item) : NULL;

  g_strlcpy (self->chosen, record != NULL ? record->incident->id : "", sizeof self->chosen);
  dim_record_view_show (self->record_view, self->monitor, record);
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *spec, DimIncidentsPage *self)
{
  if (!self->is_filling)
    show_chosen (self);
}

static void
show_foot (DimIncidentsPage *self, guint shown)
{
  g_autofree char *incidents =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u incident", "%u incidents", shown), shown);
  g_autofree char *text = NULL;
  DimQueueState queue;

  dim_monitor_get_queue (self->monitor, &queue);
  text = queue.waiting > 0 ? g_strdup_printf (_ ("%s, %u waiting"), incidents, queue.waiting)
                           : g_strdup (incidents);
  gtk_label_set_label (self->foot, text);
}

/* The chosen registration stays chosen while the list is filled again. */
static void
fill_list (DimIncidentsPage *self, GPtrArray *records)
{
  guint position = 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++) {
    const DimRecord *record = g_ptr_array_index (records, i);

    g_ptr_array_add (items, dim_record_item_new (record));
    if (g_str_equal (record->incident->id, self->chosen))
      position = i;
  }
  self->is_filling = TRUE;
  g_list_store_splice (self->records, 0, g_list_model_get_n_items (G_LIST_MODEL (self->records)),
                       items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection, position);
  self->is_filling = FALSE;
  show_chosen (self);
  show_foot (self, records->len);
}

static void
records_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimIncidentsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
    dim_monitor_load_records_finish (DIM_MONITOR (source), result, &error);
  gboolean is_searching = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* the window is closed, and the monitor with it */
  if (records == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      gtk_label_set_label (self->foot, dim_words_error (error));
    return;
  }
  gtk_stack_set_visible_child_name (self->stack,
                                    records->len > 0 || is_searching ? "list" : "empty");
  fill_list (self, records);
}

static void
load (DimIncidentsPage *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  dim_monitor_load_records (self->monitor, gtk_editable_get_text (GTK_EDITABLE (self->search)),
                            self->loading, records_loaded_cb, g_object_ref (self));
}

static void
search_changed_cb (GtkSearchEntry *search, DimIncidentsPage *self)
{
  if (self->monitor != NULL)
    load (self);
}

static void
records_changed_cb (DimMonitor *monitor, DimIncidentsPage *self)
{
  load (self);
}

static void
activate_cb (GtkColumnView *view, guint position, DimIncidentsPage *self)
{
  dim_split_set_show_side (self->split, TRUE);
  if (dim_split_is_collapsed (self->split))
    gtk_widget_grab_focus (GTK_WIDGET (self->back_button));
}

static void
back_clicked_cb (GtkButton *button, DimIncidentsPage *self)
{
  dim_split_set_show_side (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
stack_shown_cb (GtkStack *stack, GParamSpec *spec, DimIncidentsPage *self)
{
  dim_accessible_show_only (GTK_WIDGET (stack), gtk_stack_get_visible_child (stack));
}

static gboolean
dim_incidents_page_grab_focus (GtkWidget *widget)
{
  DimIncidentsPage *self = DIM_INCIDENTS_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
dim_incidents_page_dispose (GObject *object)
{
  DimIncidentsPage *self = DIM_INCIDENTS_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->records);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (dim_incidents_page_parent_class)->dispose (object);
}

static void
dim_incidents_page_class_init (DimIncidentsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_incidents_page_dispose;
  widget_class->grab_focus = dim_incidents_page_grab_focus;
  g_type_ensure (DIM_TYPE_SPLIT);
  g_type_ensure (DIM_TYPE_RECORD_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/nl/minbzk/DutchIdMonitor/ui/dim-incidents-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DimIncidentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DimIncidentsPage, split);
  gtk_widget_class_bind_template_child (widget_class, DimIncidentsPage, search);
  gtk_widget_class_bind_template_child (widget_class, DimIncidentsPage, view);
  gtk_widget_class_bind_template_child (widget_class, DimIncidentsPage, foot);
  gtk_widget_class_bind_template_child (widget_class, DimIncidentsPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, DimIncidentsPage, record_view);
  gtk_widget_class_bind_template_callback (widget_class, stack_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
}

static void
dim_incidents_page_init (DimIncidentsPage *self)
{
  self->records = g_list_store_new (DIM_TYPE_RECORD_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->records)));
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The first child showed before the others came. */
  stack_shown_cb (self->stack, NULL, self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           0);
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
  dim_accessible_name_table (self->view, _ ("Incidents"));
}

void
dim_incidents_page_set_monitor (DimIncidentsPage *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_INCIDENTS_PAGE (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  add_columns (self);
  g_signal_connect_object (monitor, "records-changed", G_CALLBACK (records_changed_cb), self, 0);
  load (self);
}

void
dim_incidents_page_focus_search (DimIncidentsPage *self)
{
  g_return_if_fail (DIM_IS_INCIDENTS_PAGE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
