/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-figures-choice.h"

#include "dim-accessible.h"
#include "dim-day-words.h"
#include "dim-figures-filters.h"
#include "dim-filter-chips.h"
#include "dim-table-words.h"
#include "dim-tally-label.h"

#include <glib/gi18n-lib.h>

#define N_YEARS    5
#define N_QUARTERS 4

struct _DimFiguresChoice {
  GtkWidget parent_instance;

  GtkDropDown *year;
  GtkDropDown *part; /* of the year */
  GtkFlowBoxChild *first_place;
  GtkDropDown *first; /* months of a free period */
  GtkFlowBoxChild *last_place;
  GtkDropDown *last;
  GtkDropDown *rows;
  GtkDropDown *columns;
  GtkDropDown *measure;
  GtkDropDown *order;
  GtkFlowBoxChild *map_place;
  GtkDropDown *map;
  GtkMenuButton *filter;
  GtkFlowBox *chips;

  DimMonitor *monitor;
  GPtrArray *filters; /* (element-type GVariant): (ss), name of the dimension and key */
  int latest_year;    /* the one at the top of the list */
  guint columns_before;
  gboolean is_filling; /* what changes now nobody chose */
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimFiguresChoice, dim_figures_choice, GTK_TYPE_WIDGET)

/* Parts of a year, in the order of the choice: all of it, quarters, months, and any months. */
enum {
  PART_YEAR,
  PART_FIRST_QUARTER,
  PART_FIRST_MONTH = PART_FIRST_QUARTER + N_QUARTERS,
  PART_FREE = PART_FIRST_MONTH + 12,
  N_PARTS
};

/* In the order of the choice: what one asks for most stands first. */
static const DimDimension row_dimensions[] = {
  DIM_DIMENSION_FORM,      DIM_DIMENSION_FORM_CLASS,    DIM_DIMENSION_MUNICIPALITY,
  DIM_DIMENSION_PROVINCE,  DIM_DIMENSION_MONTH,         DIM_DIMENSION_QUARTER,
  DIM_DIMENSION_PRODUCT,   DIM_DIMENSION_DOCUMENT,      DIM_DIMENSION_COUNTRY_GROUP,
  DIM_DIMENSION_DISCOVERY, DIM_DIMENSION_DISCOVERED_BY, DIM_DIMENSION_PHASE,
  DIM_DIMENSION_OUTCOME,   DIM_DIMENSION_CERTAINTY,     DIM_DIMENSION_ATTEMPT,
};

/* Of municipalities there are too many to stand beside each other. Suspected and established apart
 * is what stands there at first. */
static const DimDimension column_dimensions[] = {
  DIM_DIMENSION_CERTAINTY,     DIM_DIMENSION_NONE,      DIM_DIMENSION_MONTH,
  DIM_DIMENSION_QUARTER,       DIM_DIMENSION_PROVINCE,  DIM_DIMENSION_FORM_CLASS,
  DIM_DIMENSION_FORM,          DIM_DIMENSION_PRODUCT,   DIM_DIMENSION_DOCUMENT,
  DIM_DIMENSION_COUNTRY_GROUP, DIM_DIMENSION_DISCOVERY, DIM_DIMENSION_DISCOVERED_BY,
  DIM_DIMENSION_PHASE,         DIM_DIMENSION_OUTCOME,   DIM_DIMENSION_ATTEMPT,
};

static DimDimension
rows_of (DimFiguresChoice *self)
{
  return row_dimensions[MIN (gtk_drop_down_get_selected (self->rows),
                             G_N_ELEMENTS (row_dimensions) - 1)];
}

static DimDimension
columns_of (DimFiguresChoice *self)
{
  return column_dimensions[MIN (gtk_drop_down_get_selected (self->columns),
                                G_N_ELEMENTS (column_dimensions) - 1)];
}

int
dim_figures_choice_get_year (DimFiguresChoice *self)
{
  g_return_val_if_fail (DIM_IS_FIGURES_CHOICE (self), 0);
  return self->latest_year - (int) gtk_drop_down_get_selected (self->year);
}

DimMeasure
dim_figures_choice_get_measure (DimFiguresChoice *self)
{
  g_return_val_if_fail (DIM_IS_FIGURES_CHOICE (self), DIM_MEASURE_CASES);
  return (DimMeasure) MIN (gtk_drop_down_get_selected (self->measure), DIM_N_MEASURES - 1);
}

DimTableOrder
dim_figures_choice_get_order (DimFiguresChoice *self)
{
  g_return_val_if_fail (DIM_IS_FIGURES_CHOICE (self), DIM_TABLE_ORDER_LIST);
  return (DimTableOrder) MIN (gtk_drop_down_get_selected (self->order), DIM_N_TABLE_ORDERS - 1);
}

/* Of the free choice, the newest at the top of the list. */
static guint
month_of (DimFiguresChoice *self, GtkDropDown *choice)
{
  return (guint) self->latest_year * 12 + 11 - gtk_drop_down_get_selected (choice);
}

static void
find_period (DimFiguresChoice *self, guint *out_from, guint *out_to)
{
  guint january = (guint) dim_figures_choice_get_year (self) * 12;
  guint part = gtk_drop_down_get_selected (self->part);
  guint first, last;

  *out_from = january;
  *out_to = january + 12;
  if (part >= PART_FREE) {
    first = month_of (self, self->first);
    last = month_of (self, self->last);
    *out_from = MIN (first, last);
    *out_to = MAX (first, last) + 1;
  } else if (part >= PART_FIRST_MONTH) {
    *out_from = january + part - PART_FIRST_MONTH;
    *out_to = *out_from + 1;
  } else if (part >= PART_FIRST_QUARTER) {
    *out_from = january + (part - PART_FIRST_QUARTER) * 3;
    *out_to = *out_from + 3;
  }
}

DimTableQuery *
dim_figures_choice_make_query (DimFiguresChoice *self)
{
  DimTableQuery *query;
  guint from_month = 0, to_month = 0, map;

  g_return_val_if_fail (DIM_IS_FIGURES_CHOICE (self) && self->monitor != NULL, NULL);
  find_period (self, &from_month, &to_month);
  query = dim_table_query_new (rows_of (self), columns_of (self), from_month, to_month);
  map = gtk_drop_down_get_selected (self->map);
  query->map_year = map > 0 ? self->latest_year - (int) map + 1 : 0;
  for (guint i = 0; i < self->filters->len; i++) {
    DimDimension dimension = DIM_DIMENSION_NONE;
    const char *name, *key;

    g_variant_get (self->filters->pdata[i], "(&s&s)", &name, &key);
    if (dim_dimension_from_name (name, &dimension))
      dim_table_query_add_filter (query, dimension, key);
  }
  return query;
}

static gboolean
is_of_place (DimDimension dimension)
{
  return dimension == DIM_DIMENSION_MUNICIPALITY || dimension == DIM_DIMENSION_PROVINCE;
}

static gboolean
has_place (DimFiguresChoice *self)
{
  g_autoptr (DimTableQuery) query = dim_figures_choice_make_query (self);

  for (guint i = 0; i < query->filters->len; i++)
    if (is_of_place (((const DimTableFilter *) query->filters->pdata[i])->dimension))
      return TRUE;
  return is_of_place (query->rows) || is_of_place (query->columns);
}

static void
tell_changed (DimFiguresChoice *self)
{
  gboolean is_free;

  if (self->is_filling || self->monitor == NULL)
    return;
  is_free = gtk_drop_down_get_selected (self->part) >= PART_FREE;
  gtk_widget_set_visible (GTK_WIDGET (self->first_place), is_free);
  gtk_widget_set_visible (GTK_WIDGET (self->last_place), is_free);
  gtk_widget_set_visible (GTK_WIDGET (self->map_place), has_place (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
chosen_cb (GtkDropDown *choice, GParamSpec *spec, DimFiguresChoice *self)
{
  tell_changed (self);
}

/* A free period begins as the year that was looked at. */
static void
part_chosen_cb (GtkDropDown *choice, GParamSpec *spec, DimFiguresChoice *self)
{
  guint year = gtk_drop_down_get_selected (self->year);
  gboolean was_filling = self->is_filling;

  if (gtk_drop_down_get_selected (self->part) == PART_FREE &&
      !gtk_widget_get_visible (GTK_WIDGET (self->first_place))) {
    self->is_filling = TRUE;
    gtk_drop_down_set_selected (self->first, year * 12 + 11);
    gtk_drop_down_set_selected (self->last, year * 12);
    self->is_filling = was_filling;
  }
  tell_changed (self);
}

static guint
find_column (DimDimension dimension)
{
  for (guint i = 0; i < G_N_ELEMENTS (column_dimensions); i++)
    if (column_dimensions[i] == dimension)
      return i;
  return 0;
}

/* Rows and columns are never the same: whoever chooses for one what stands in the other gets them
 * changed about, or without columns where that cannot be. */
static void
axis_chosen_cb (GtkDropDown *choice, GParamSpec *spec, DimFiguresChoice *self)
{
  if (self->is_filling || self->monitor == NULL)
    return;
  if (rows_of (self) == columns_of (self)) {
    self->is_filling = TRUE;
    if (choice == self->rows)
      gtk_drop_down_set_selected (self->columns, find_column (DIM_DIMENSION_NONE));
    else
      gtk_drop_down_set_selected (self->rows, rows_of (self) == DIM_DIMENSION_FORM ? 4 : 0);
    self->is_filling = FALSE;
  }
  tell_changed (self);
}

static char *
name_filter (DimFiguresChoice *self, GVariant *filter)
{
  DimDimension dimension = DIM_DIMENSION_NONE;
  g_autofree char *label = NULL;
  const char *name, *key;

  g_variant_get (filter, "(&s&s)", &name, &key);
  dim_dimension_from_name (name, &dimension);
  label = dim_tally_label (dimension, key, dim_monitor_get_book (self->monitor),
                           dim_monitor_get_municipalities (self->monitor));
  return g_strdup_printf ("%s: %s", dim_words_dimension (dimension), label);
}

static void show_chips (DimFiguresChoice *self);

static void
remove_filter (gpointer owner, guint index)
{
  DimFiguresChoice *self = owner;

  g_ptr_array_remove_index (self->filters, index);
  show_chips (self);
  if (!dim_filter_chips_focus (self->chips, index))
    gtk_widget_grab_focus (GTK_WIDGET (self->filter));
  tell_changed (self);
}

static void
show_chips (DimFiguresChoice *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->filters->len; i++)
    g_ptr_array_add (names, name_filter (self, self->filters->pdata[i]));
  g_ptr_array_add (names, NULL);
  dim_filter_chips_show (self->chips, (const char *const *) names->pdata, remove_filter,
                         G_OBJECT (self));
}

static void
add_filter_cb (GSimpleAction *action, GVariant *filter, gpointer user_data)
{
  DimFiguresChoice *self = user_data;

  if (g_ptr_array_find_with_equal_func (self->filters, filter, (GEqualFunc) g_variant_equal, NULL))
    return;
  g_ptr_array_add (self->filters, g_variant_ref (filter));
  show_chips (self);
  tell_changed (self);
}

static void
dim_figures_choice_dispose (GObject *object)
{
  DimFiguresChoice *self = DIM_FIGURES_CHOICE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (dim_figures_choice_parent_class)->dispose (object);
}

static void
dim_figures_choice_finalize (GObject *object)
{
  g_ptr_array_unref (DIM_FIGURES_CHOICE (object)->filters);
  G_OBJECT_CLASS (dim_figures_choice_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DimFiguresChoice, year);
  gtk_widget_class_bind_template_child (class, DimFiguresChoice, part);
  gtk_widget_class_bind_template_child (class, DimFiguresChoice, first_place);
  gtk_widget_class_bind_template_child (class, DimFiguresChoice, first);
  gtk_widget_class_bind_template_child (class, DimFiguresChoice, last_place);
  gtk_widget_class_bind_template_child (class, DimFiguresChoice, last);
  gtk_widget_class_bind_template_child (class, DimFiguresChoice, rows);
  gtk_widget_class_bind_template_child (class, DimFiguresChoice, columns);
  gtk_widget_class_bind_template_child (class, DimFiguresChoice, measure);
  gtk_widget_class_bind_template_child (class, DimFiguresChoice, order);
  gtk_widget_class_bind_template_child (class, DimFiguresChoice, map_place);
  gtk_widget_class_bind_template_child (class, DimFiguresChoice, map);
  gtk_widget_class_bind_template_child (class, DimFiguresChoice, filter);
  gtk_widget_class_bind_template_child (class, DimFiguresChoice, chips);
  gtk_widget_class_bind_template_callback (class, chosen_cb);
  gtk_widget_class_bind_template_callback (class, part_chosen_cb);
  gtk_widget_class_bind_template_callback (class, axis_chosen_cb);
}

static void
dim_figures_choice_class_init (DimFiguresChoiceClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_figures_choice_dispose;
  G_OBJECT_CLASS (class)->finalize = dim_figures_choice_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/nl/minbzk/DutchIdMonitor/ui/dim-figures-choice.ui");
  bind_children (widget_class);
  signals[CHANGED] = g_signal_new ("changed", DIM_TYPE_FIGURES_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
dim_figures_choice_init (DimFiguresChoice *self)
{
  static const GActionEntry entries[] = {
    { "add-filter", add_filter_cb, "(ss)", NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "figures", G_ACTION_GROUP (actions));
  dim_accessible_name_menu_button (self->filter, _ ("Add a filter"));
}

static void
take_choices (GtkDropDown *choice, GtkStringList *texts)
{
  gtk_drop_down_set_model (choice, G_LIST_MODEL (texts));
  g_object_unref (texts);
  dim_accessible_name_drop_down (choice);
}

static void
append_format (GtkStringList *texts, char *text)
{
  gtk_string_list_append (texts, text);
  g_free (text);
}

static void
fill_periods (DimFiguresChoice *self)
{
  GtkStringList *years = gtk_string_list_new (NULL);
  GtkStringList *parts = gtk_string_list_new (NULL);
  GtkStringList *maps = gtk_string_list_new (NULL);

  gtk_string_list_append (maps, _ ("As on the date of the incident"));
  for (int i = 0; i < N_YEARS; i++) {
    append_format (years, g_strdup_printf ("%d", self->latest_year - i));
    append_format (maps, g_strdup_printf (_ ("As in %d"), self->latest_year - i));
  }
  gtk_string_list_append (parts, _ ("The whole year"));
  gtk_string_list_append (parts, _ ("1st quarter"));
  gtk_string_list_append (parts, _ ("2nd quarter"));
  gtk_string_list_append (parts, _ ("3rd quarter"));
  gtk_string_list_append (parts, _ ("4th quarter"));
  for (int month = 1; month <= 12; month++)
    gtk_string_list_append (parts, dim_words_month_name (month));
  gtk_string_list_append (parts, _ ("Any months"));
  take_choices (self->year, years);
  take_choices (self->part, parts);
  take_choices (self->map, maps);
}

static GtkStringList *
list_months (DimFiguresChoice *self)
{
  GtkStringList *months = gtk_string_list_new (NULL);

  for (int i = 0; i < N_YEARS * 12; i++)
    append_format (months, dim_words_month (self->latest_year * 12 + 11 - i));
  return months;
}

static GtkStringList *
list_dimensions (const DimDimension *dimensions, gsize n)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  for (gsize i = 0; i < n; i++)
    gtk_string_list_append (titles, dim_words_dimension (dimensions[i]));
  return titles;
}

static void
fill_orders (DimFiguresChoice *self)
{
  GtkStringList *measures = gtk_string_list_new (NULL);
  GtkStringList *orders = gtk_string_list_new (NULL);

  for (guint i = 0; i < DIM_N_MEASURES; i++)
    gtk_string_list_append (measures, dim_words_measure ((DimMeasure) i));
  gtk_string_list_append (orders, _ ("As in the list"));
  gtk_string_list_append (orders, _ ("Highest first"));
  gtk_string_list_append (orders, _ ("By name"));
  take_choices (self->measure, measures);
  take_choices (self->order, orders);
}

void
dim_figures_choice_set_monitor (DimFiguresChoice *self, DimMonitor *monitor)
{
  g_autoptr (GMenuModel) menu = NULL;

  g_return_if_fail (DIM_IS_FIGURES_CHOICE (self) && self->monitor == NULL);
  self->is_filling = TRUE;
  self->monitor = g_object_ref (monitor);
  self->latest_year = dim_day_year (dim_monitor_get_today (monitor));
  fill_periods (self);
  take_choices (self->first, list_months (self));
  take_choices (self->last, list_months (self));
  take_choices (self->rows, list_dimensions (row_dimensions, G_N_ELEMENTS (row_dimensions)));
  take_choices (self->columns,
                list_dimensions (column_dimensions, G_N_ELEMENTS (column_dimensions)));
  fill_orders (self);
  menu = dim_figures_filters_make_menu (dim_monitor_get_book (monitor),
                                        dim_monitor_get_municipalities (monitor));
  gtk_menu_button_set_menu_model (self->filter, menu);
  self->is_filling = FALSE;
  tell_changed (self);
}
