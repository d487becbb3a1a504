/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-incidents-page.h"

#include "dim-accessible.h"
#include "dim-filter-bar.h"
#include "dim-focus.h"
#include "dim-list-arrangement.h"
#include "dim-list-stop.h"
#include "dim-monitor-drafts.h"
#include "dim-monitor-records.h"
#include "dim-record-columns.h"
#include "dim-record-list.h"
#include "dim-record-view.h"
#include "dim-record-words.h"
#include "dim-saved-searches.h"
#include "dim-search-words.h"
#include "dim-sentences.h"
#include "dim-split.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

#define SETTLE_MS 150 /* after a letter of a search, before its first record is set out */

struct _DimIncidentsPage {
  GtkWidget parent_instance;

  GtkStack *stack;
  DimSplit *split;
  GtkSearchEntry *search;
  GtkMenuButton *filter_button;
  GtkMenuButton *view_button;
  DimSavedSearches *saved;
  DimFilterBar *filters;
  GtkButton *drafts_button;
  GtkLabel *drafts_label;
  GtkWidget *none;
  GtkLabel *reason;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GtkLabel *foot;
  GtkButton *back_button;
  DimRecordView *record_view;

  DimMonitor *monitor;
  DimRecordList *records;
  GtkSingleSelection *selection;
  GSignalGroup *chosen_row;
  DimListArrangement *arrangement;
  GCancellable *blaming; /* who hides everything is being looked for */
  guint blamed;          /* the filter that is left out meanwhile; after the last one the search */
  guint settle_source;
  guint fit_source;
  int width_px;   /* for which the columns were chosen */
  guint32 chosen; /* its number, as the list has it */
  gboolean has_chosen;
  gboolean wants_focus; /* asked for it before there was anything to give it to */
};

G_DEFINE_FINAL_TYPE (DimIncidentsPage, dim_incidents_page, GTK_TYPE_WIDGET)

/* What is shown stays until the record of another row is there. */
static void
show_chosen (DimIncidentsPage *self)
{
  DimRecordItem *row = gtk_single_selection_get_selected_item (self->selection);
  const DimRecord *record = row != NULL ? dim_record_item_get (row) : NULL;

  if (row != NULL && record == NULL)
    return;
  dim_record_view_show (self->record_view, self->monitor, record);
}

static gboolean
settled_cb (gpointer user_data)
{
  DimIncidentsPage *self = user_data;

  self->settle_source = 0;
  show_chosen (self);
  return G_SOURCE_REMOVE;
}

/* Setting out a record takes as long as painting the list: not at every letter. */
static void
show_chosen_soon (DimIncidentsPage *self)
{
  g_clear_handle_id (&self->settle_source, g_source_remove);
  self->settle_source = g_timeout_add (SETTLE_MS, settled_cb, self);
}

static void
chosen_changed_cb (DimRecordItem *row, DimIncidentsPage *self)
{
  if (self->settle_source == 0)
    show_chosen (self);
}

static void
note_chosen (DimIncidentsPage *self)
{
  DimRecordItem *row = gtk_single_selection_get_selected_item (self->selection);

  self->has_chosen = row != NULL;
  if (row != NULL)
    self->chosen = dim_record_item_get_number (row);
  g_signal_group_set_target (self->chosen_row, row);
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *spec, DimIncidentsPage *self)
{
  if (dim_record_list_is_filling (self->records))
    return;
  g_clear_handle_id (&self->settle_source, g_source_remove);
  note_chosen (self);
  show_chosen (self);
}

static void
show_foot (DimIncidentsPage *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  guint listed = dim_monitor_count_listed (self->monitor);
  g_autofree char *all = dim_words_count (DIM_THING_INCIDENT, listed);
  g_autofree char *some = dim_words_number (shown);
  g_autofree char *incidents =
    shown == listed ? g_strdup (all) : g_strdup_printf (_ ("%s of %s"), some, all);
  g_autofree char *text = NULL;
  DimQueueState queue;

  dim_monitor_get_queue (self->monitor, &queue);
  text = queue.waiting > 0 ? g_strdup_printf (_ ("%s, %u waiting"), incidents, queue.waiting)
                           : g_strdup (incidents);
  gtk_label_set_label (self->foot, text);
}

static const char *
search_text (DimIncidentsPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static gboolean
is_searching (DimIncidentsPage *self)
{
  return *search_text (self) != '\0' || dim_filter_bar_count (self->filters) > 0;
}

/* What is asked, without one of the filters, or, at their number, without the search. */
static DimRecordQuery *
make_query (DimIncidentsPage *self, guint without, char **out_understood)
{
  DimRecordQuery *query = dim_record_columns_make_query (self->view, self->monitor);
  DimDay today = dim_monitor_get_today (self->monitor);
  gboolean has_words = without != dim_filter_bar_count (self->filters);
  g_autofree char *understood =
    dim_words_read_search (has_words ? search_text (self) : "", today, query);

  dim_filter_bar_apply (self->filters, query, today, without);
  if (out_understood != NULL)
    *out_understood = g_steal_pointer (&understood);
  return query;
}

static void blame_next (DimIncidentsPage *self);

/* The sentence that says which of what was asked hides everything. */
static void
blame (DimIncidentsPage *self, guint left)
{
  gboolean is_search = self->blamed == dim_filter_bar_count (self->filters);
  g_autofree char *name =
    is_search ? g_strdup (search_text (self)) : dim_filter_bar_name (self->filters, self->blamed);
  g_autofree char *count = dim_words_count (DIM_THING_INCIDENT, left);
  g_autofree char *sentence =
    g_strdup_printf (_ ("“%s” hides everything. Without it you see %s."), name, count);

  gtk_label_set_label (self->reason, sentence);
}

static void
blamed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimIncidentsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = dim_monitor_find_records_finish (DIM_MONITOR (source), result, &error);

  if (found == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (found->len > 0) {
    blame (self, found->len);
  } else {
    self->blamed++;
    blame_next (self);
  }
}

static void
blame_next (DimIncidentsPage *self)
{
  guint count = dim_filter_bar_count (self->filters);

  if (self->blamed > count || (self->blamed == count && *search_text (self) == '\0'))
    gtk_label_set_label (self->reason,
                         _ ("What you search for and filter by do not occur together."));
  else
    dim_monitor_find_records (self->monitor, make_query (self, self->blamed, NULL), self->blaming,
                              blamed_cb, g_object_ref (self));
}

static void
stop_blaming (DimIncidentsPage *self)
{
  g_cancellable_cancel (self->blaming);
  g_clear_object (&self->blaming);
}

static void
show_none (DimIncidentsPage *self, gboolean is_none)
{
  gtk_widget_set_visible (self->none, is_none);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), !is_none);
  if (!is_none)
    return;
  gtk_label_set_label (self->reason, "");
  self->blaming = g_cancellable_new ();
  self->blamed = 0;
  blame_next (self);
}

static void
show_page (DimIncidentsPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  if (self->wants_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* The chosen registration stays chosen wherever it stands now. */
static void
found_cb (DimRecordList *records, DimIncidentsPage *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (records));
  guint position = self->has_chosen ? dim_record_list_position_of (records, self->chosen)
                                    : GTK_INVALID_LIST_POSITION;

  gtk_single_selection_set_selected (self->selection,
                                     position != GTK_INVALID_LIST_POSITION ? position : 0);
  note_chosen (self);
  show_chosen_soon (self);
  show_foot (self);
  show_none (self, shown == 0 && is_searching (self));
  show_page (self, shown > 0 || is_searching (self) ? "list" : "empty");
}

static void
failed_cb (DimRecordList *records, const GError *error, DimIncidentsPage *self)
{
  gtk_label_set_label (self->foot, dim_words_error (error));
  show_page (self, "list");
}

static void
load (DimIncidentsPage *self)
{
  g_autofree char *understood = NULL;
  DimRecordQuery *query = make_query (self, G_MAXUINT, &understood);

  stop_blaming (self);
  dim_filter_bar_say (self->filters, understood);
  dim_saved_searches_set_current (self->saved, search_text (self),
                                  dim_filter_bar_get (self->filters));
  dim_record_list_ask (self->records, query);
}

static char *
name_drafts (DimIncidentsPage *self, const GPtrArray *drafts)
{
  const DimDraft *last = g_ptr_array_index (drafts, 0);
  g_autofree char *name =
    dim_words_incident_name (last->incident, dim_monitor_get_book (self->monitor));

  if (drafts->len == 1)
    return g_strdup_printf (_ ("1 draft to finish: %s"), name);
  return g_strdup_printf (_ ("%u drafts to finish: %s and %u more"), drafts->len, name,
                          drafts->len - 1);
}

static void
drafts_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimIncidentsPage) self = user_data;
  g_autoptr (GPtrArray) drafts =
    dim_monitor_load_drafts_finish (DIM_MONITOR (source), result, NULL);
  gboolean has_drafts = drafts != NULL && drafts->len > 0;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* the window is closed, and the monitor with it */
  if (has_drafts) {
    g_autofree char *text = name_drafts (self, drafts);

    gtk_label_set_label (self->drafts_label, text);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->drafts_button),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->drafts_button), has_drafts);
}

/* Drafts are sealed and few: they are no rows, but they are not forgotten either. */
static void
load_drafts (DimIncidentsPage *self)
{
  if (self->monitor != NULL)
    dim_monitor_load_drafts (self->monitor, NULL, drafts_loaded_cb, g_object_ref (self));
}

/* Another question begins at its first answer. */
static void
load_from_top (DimIncidentsPage *self)
{
  if (self->monitor == NULL)
    return; /* the page comes or goes */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  load (self);
}

static void
search_changed_cb (GtkSearchEntry *search, DimIncidentsPage *self)
{
  load_from_top (self);
}

/* What somebody looks at is fetched first. */
static void
scrolled_cb (GtkAdjustment *place, DimIncidentsPage *self)
{
  double middle = gtk_adjustment_get_value (place) + gtk_adjustment_get_page_size (place) / 2;
  double part = middle / MAX (1, gtk_adjustment_get_upper (place));
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->records));

  dim_record_list_look_at (self->records, (guint) (CLAMP (part, 0, 1) * shown));
}

static void
search_activated_cb (GtkSearchEntry *search, DimIncidentsPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
search_stopped_cb (GtkSearchEntry *search, DimIncidentsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (search), "");
}

static void
saved_chosen_cb (DimSavedSearches *saved,
                 const char *search,
                 GVariant *filters,
                 DimIncidentsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), search);
  dim_filter_bar_set (self->filters, filters);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Which desks there are is known when it opens. */
static void
make_filter_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  DimIncidentsPage *self = user_data;
  gboolean has_desks = dim_monitor_get_profile (self->monitor)->role != DIM_ROLE_FRONT_OFFICE;
  g_autoptr (GMenuModel) menu =
    dim_filter_bar_make_menu (dim_monitor_get_book (self->monitor),
                              has_desks ? dim_monitor_get_desks (self->monitor) : NULL);

  gtk_menu_button_set_menu_model (button, menu);
}

static gboolean
focus_search_cb (gpointer user_data)
{
  if (DIM_INCIDENTS_PAGE (user_data)->monitor != NULL)
    dim_incidents_page_search (user_data, NULL);
  return G_SOURCE_REMOVE;
}

/* A menu inside a menu leaves the focus nowhere when it closes, and keys would go nowhere too. */
static void
add_filter_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *kind = NULL;
  const char *value = NULL;

  g_variant_get (parameter, "(&s&s)", &kind, &value);
  dim_filter_bar_add (DIM_INCIDENTS_PAGE (user_data)->filters, kind, value);
  g_idle_add_full (G_PRIORITY_LOW, focus_search_cb, g_object_ref (user_data), g_object_unref);
}

static void
clear_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dim_incidents_page_search (user_data, "");
}

static void
records_changed_cb (DimMonitor *monitor, DimIncidentsPage *self)
{
  load (self);
  load_drafts (self);
}

static void
mapped_cb (GtkWidget *widget, gpointer data)
{
  load_drafts (DIM_INCIDENTS_PAGE (widget));
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
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  self->wants_focus = g_strcmp0 (shown, "wait") == 0;
  if (g_strcmp0 (shown, "list") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
dim_incidents_page_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  DimIncidentsPage *self = DIM_INCIDENTS_PAGE (widget);

  GTK_WIDGET_CLASS (dim_incidents_page_parent_class)->system_setting_changed (widget, setting);
  if (self->arrangement != NULL &&
      (setting == GTK_SYSTEM_SETTING_DPI || setting == GTK_SYSTEM_SETTING_FONT_NAME))
    dim_list_arrangement_fit (self->arrangement);
}

static void
dim_incidents_page_dispose (GObject *object)
{
  DimIncidentsPage *self = DIM_INCIDENTS_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_object (&self->arrangement);
  stop_blaming (self);
  g_clear_object (&self->monitor);
  if (self->records != NULL)
    dim_record_list_stop (self->records);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->chosen_row);
  g_clear_object (&self->selection);
  g_clear_object (&self->records);
  G_OBJECT_CLASS (dim_incidents_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DimIncidentsPage, stack);
  gtk_widget_class_bind_template_child (class, DimIncidentsPage, split);
  gtk_widget_class_bind_template_child (class, DimIncidentsPage, search);
  gtk_widget_class_bind_template_child (class, DimIncidentsPage, filter_button);
  gtk_widget_class_bind_template_child (class, DimIncidentsPage, view_button);
  gtk_widget_class_bind_template_child (class, DimIncidentsPage, saved);
  gtk_widget_class_bind_template_child (class, DimIncidentsPage, filters);
  gtk_widget_class_bind_template_child (class, DimIncidentsPage, drafts_button);
  gtk_widget_class_bind_template_child (class, DimIncidentsPage, drafts_label);
  gtk_widget_class_bind_template_child (class, DimIncidentsPage, none);
  gtk_widget_class_bind_template_child (class, DimIncidentsPage, reason);
  gtk_widget_class_bind_template_child (class, DimIncidentsPage, scroller);
  gtk_widget_class_bind_template_child (class, DimIncidentsPage, view);
  gtk_widget_class_bind_template_child (class, DimIncidentsPage, foot);
  gtk_widget_class_bind_template_child (class, DimIncidentsPage, back_button);
  gtk_widget_class_bind_template_child (class, DimIncidentsPage, record_view);
}

static void
dim_incidents_page_class_init (DimIncidentsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_incidents_page_dispose;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_incidents_page_grab_focus;
  widget_class->system_setting_changed = dim_incidents_page_system_setting_changed;
  g_type_ensure (DIM_TYPE_FILTER_BAR);
  g_type_ensure (DIM_TYPE_LIST_STOP);
  g_type_ensure (DIM_TYPE_SAVED_SEARCHES);
  g_type_ensure (DIM_TYPE_SPLIT);
  g_type_ensure (DIM_TYPE_RECORD_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/nl/minbzk/DutchIdMonitor/ui/dim-incidents-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, stack_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, load_from_top);
  gtk_widget_class_bind_template_callback (widget_class, saved_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
}

static void
add_actions (DimIncidentsPage *self)
{
  static const GActionEntry entries[] = {
    { "add-filter", add_filter_activated_cb, "(ss)", NULL, NULL, { 0 } },
    { "clear", clear_activated_cb, NULL, NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenuModel) menu = NULL;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  self->arrangement =
    dim_list_arrangement_new (self->view, gtk_scrolled_window_get_hadjustment (self->scroller),
                              G_ACTION_MAP (group), self->monitor);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list", G_ACTION_GROUP (group));
  menu = dim_list_arrangement_make_menu (self->arrangement);
  gtk_menu_button_set_menu_model (self->view_button, menu);
  gtk_menu_button_set_create_popup_func (self->filter_button, make_filter_menu_cb, self, NULL);
}

static void
dim_incidents_page_init (DimIncidentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  /* The first child showed before the others came. */
  stack_shown_cb (self->stack, NULL, self);
  self->chosen_row = g_signal_group_new (DIM_TYPE_RECORD_ITEM);
  g_signal_group_connect (self->chosen_row, "changed", G_CALLBACK (chosen_changed_cb), self);
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
  dim_accessible_name_table (self->view, _ ("Incidents"));
  dim_accessible_name_menu_button (self->filter_button, _ ("Filter the list"));
}

void
dim_incidents_page_set_monitor (DimIncidentsPage *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_INCIDENTS_PAGE (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  self->records = dim_record_list_new (monitor);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->records)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  dim_filter_bar_set_book (self->filters, dim_monitor_get_book (monitor));
  add_actions (self);
  g_signal_connect_object (self->records, "found", G_CALLBACK (found_cb), self, 0);
  g_signal_connect_object (self->records, "failed", G_CALLBACK (failed_cb), self, 0);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           0);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (load_from_top), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "records-changed", G_CALLBACK (records_changed_cb), self, 0);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (scrolled_cb), self, 0);
  load (self);
}

void
dim_incidents_page_search (DimIncidentsPage *self, const char *text)
{
  g_return_if_fail (DIM_IS_INCIDENTS_PAGE (self));
  if (text != NULL) {
    dim_filter_bar_clear (self->filters);
    gtk_editable_set_text (GTK_EDITABLE (self->search), text);
    dim_split_set_show_side (self->split, *text != '\0');
  }
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
