/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-filter-bar.h"

#include "dim-filter-chips.h"
#include "dim-focus.h"
#include "dim-record-words.h"
#include "dim-search-words.h"
#include "dim-text.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

struct _DimFilterBar {
  GtkWidget parent_instance;

  GtkLabel *understood;
  GtkFlowBox *chips;

  const DimCodeBook *book;
  GPtrArray *filters; /* (element-type Filter) */
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimFilterBar, dim_filter_bar, GTK_TYPE_WIDGET)

typedef enum {
  KIND_STANDING,
  KIND_PERIOD,
  KIND_FORM,
  KIND_PRODUCT,
  KIND_DESK,
  N_KINDS
} Kind;

static const struct {
  const char *name;
  const char *title;
} kinds[N_KINDS] = {
  [KIND_STANDING] = { "toestand", N_ ("State") }, [KIND_PERIOD] = { "periode", N_ ("Period") },
  [KIND_FORM] = { "vorm", N_ ("Form") },          [KIND_PRODUCT] = { "product", N_ ("Product") },
  [KIND_DESK] = { "loket", N_ ("Desk") },
};

typedef struct {
  Kind kind;
  char *value;
} Filter;

static void show_chips (DimFilterBar *self);

static void
free_filter (gpointer data)
{
  Filter *filter = data;

  g_free (filter->value);
  g_free (filter);
}

static const char *
title_of (Kind kind)
{
  return g_dgettext (GETTEXT_PACKAGE, kinds[kind].title);
}

static gboolean
find_kind (const char *name, Kind *out)
{
  for (guint i = 0; i < N_KINDS; i++)
    if (g_str_equal (kinds[i].name, name)) {
      *out = (Kind) i;
      return TRUE;
    }
  return FALSE;
}

/* NULL: it is none, as what a version to come has kept. */
static const char *
label_of (const DimCodeBook *book, Kind kind, const char *value)
{
  DimStanding standing = DIM_STANDING_RECEIVED;
  DimPeriod period = DIM_PERIOD_TODAY;
  DimList list = kind == KIND_FORM ? DIM_LIST_FORM : DIM_LIST_PRODUCT;

  switch (kind) {
  case KIND_STANDING:
    return dim_standing_from_name (value, &standing) ? dim_words_standing (standing) : NULL;
  case KIND_PERIOD:
    return dim_period_from_name (value, &period) ? dim_words_period (period) : NULL;
  case KIND_FORM:
  case KIND_PRODUCT:
    return dim_code_book_find (book, list, value) != NULL ? dim_words_code (book, list, value)
                                                          : NULL;
  case KIND_DESK:
  case N_KINDS:
  default:
    return *value != '\0' ? value : NULL;
  }
}

static gboolean
has_filter (DimFilterBar *self, Kind kind, const char *value)
{
  for (guint i = 0; i < self->filters->len; i++) {
    const Filter *filter = g_ptr_array_index (self->filters, i);

    if (filter->kind == kind && g_str_equal (filter->value, value))
      return TRUE;
  }
  return FALSE;
}

static void
remove_kind (DimFilterBar *self, Kind kind)
{
  for (guint i = self->filters->len; i-- > 0;)
    if (((const Filter *) g_ptr_array_index (self->filters, i))->kind == kind)
      g_ptr_array_remove_index (self->filters, i);
}

static gboolean
take_filter (DimFilterBar *self, const char *kind_name, const char *value)
{
  Kind kind = KIND_STANDING;
  Filter *filter = NULL;

  if (!find_kind (kind_name, &kind) || label_of (self->book, kind, value) == NULL ||
      has_filter (self, kind, value))
    return FALSE;
  if (kind == KIND_PERIOD)
    remove_kind (self, kind);
  filter = g_new0 (Filter, 1);
  filter->kind = kind;
  filter->value = g_strdup (value);
  g_ptr_array_add (self->filters, filter);
  return TRUE;
}

static void
tell_changed (DimFilterBar *self)
{
  show_chips (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The focus stays in the row of chips, or goes back to where it came from. */
static void
remove_filter (gpointer owner, guint index)
{
  DimFilterBar *self = owner;

  g_ptr_array_remove_index (self->filters, index);
  tell_changed (self);
  if (!dim_filter_chips_focus (self->chips, index))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.search", NULL);
}

static void
show_or_hide (DimFilterBar *self)
{
  gboolean says = *gtk_label_get_label (self->understood) != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self->understood), says);
  gtk_widget_set_visible (GTK_WIDGET (self), says || self->filters->len > 0);
}

static void
show_chips (DimFilterBar *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->filters->len; i++)
    g_ptr_array_add (names, dim_filter_bar_name (self, i));
  g_ptr_array_add (names, NULL);
  dim_filter_chips_show (self->chips, (const char *const *) names->pdata, remove_filter,
                         G_OBJECT (self));
  show_or_hide (self);
}

static void
dim_filter_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_filter_bar_parent_class)->dispose (object);
}

static void
dim_filter_bar_finalize (GObject *object)
{
  g_ptr_array_unref (DIM_FILTER_BAR (object)->filters);
  G_OBJECT_CLASS (dim_filter_bar_parent_class)->finalize (object);
}

static void
dim_filter_bar_class_init (DimFilterBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_filter_bar_dispose;
  G_OBJECT_CLASS (class)->finalize = dim_filter_bar_finalize;
  widget_class->focus = dim_focus_children;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DimFilterBar, understood);
  gtk_widget_class_bind_template_child (widget_class, DimFilterBar, chips);
  signals[CHANGED] = g_signal_new ("changed", DIM_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
dim_filter_bar_init (DimFilterBar *self)
{
  self->filters = g_ptr_array_new_with_free_func (free_filter);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dim_filter_bar_set_book (DimFilterBar *self, const DimCodeBook *book)
{
  g_return_if_fail (DIM_IS_FILTER_BAR (self) && book != NULL);
  self->book = book;
}

void
dim_filter_bar_add (DimFilterBar *self, const char *kind, const char *value)
{
  g_return_if_fail (DIM_IS_FILTER_BAR (self) && self->book != NULL);
  if (take_filter (self, kind, value))
    tell_changed (self);
}

void
dim_filter_bar_clear (DimFilterBar *self)
{
  g_return_if_fail (DIM_IS_FILTER_BAR (self));
  if (self->filters->len == 0)
    return;
  g_ptr_array_set_size (self->filters, 0);
  tell_changed (self);
}

GVariant *
dim_filter_bar_get (DimFilterBar *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)"));

  g_return_val_if_fail (DIM_IS_FILTER_BAR (self), NULL);
  for (guint i = 0; i < self->filters->len; i++) {
    const Filter *filter = g_ptr_array_index (self->filters, i);

    g_variant_builder_add (&builder, "(ss)", kinds[filter->kind].name, filter->value);
  }
  return g_variant_builder_end (&builder);
}

void
dim_filter_bar_set (DimFilterBar *self, GVariant *filters)
{
  GVariantIter iter;
  const char *kind;
  const char *value;

  g_return_if_fail (DIM_IS_FILTER_BAR (self) && self->book != NULL);
  g_return_if_fail (g_variant_is_of_type (filters, G_VARIANT_TYPE ("a(ss)")));
  g_ptr_array_set_size (self->filters, 0);
  g_variant_iter_init (&iter, filters);
  while (g_variant_iter_next (&iter, "(&s&s)", &kind, &value))
    take_filter (self, kind, value);
  tell_changed (self);
}

guint
dim_filter_bar_count (DimFilterBar *self)
{
  g_return_val_if_fail (DIM_IS_FILTER_BAR (self), 0);
  return self->filters->len;
}

char *
dim_filter_bar_name (DimFilterBar *self, guint index)
{
  const Filter *filter = NULL;

  g_return_val_if_fail (DIM_IS_FILTER_BAR (self) && index < self->filters->len, NULL);
  filter = g_ptr_array_index (self->filters, index);
  return g_strdup_printf ("%s: %s", title_of (filter->kind),
                          label_of (self->book, filter->kind, filter->value));
}

static void
apply (const Filter *filter, DimRecordQuery *query, DimDay today)
{
  DimStanding standing = DIM_STANDING_RECEIVED;
  DimPeriod period = DIM_PERIOD_TODAY;
  DimDays days;

  switch (filter->kind) {
  case KIND_STANDING:
    if (dim_standing_from_name (filter->value, &standing))
      dim_record_query_allow_standing (query, standing);
    break;
  case KIND_PERIOD:
    if (!dim_period_from_name (filter->value, &period))
      break;
    days = dim_period_days (period, today);
    dim_record_query_add_term (query, NULL, &days);
    break;
  case KIND_FORM:
    dim_record_query_allow (query, DIM_ORDER_FORM, filter->value);
    break;
  case KIND_PRODUCT:
    dim_record_query_allow (query, DIM_ORDER_PRODUCT, filter->value);
    break;
  case KIND_DESK:
    dim_record_query_allow (query, DIM_ORDER_DESK, filter->value);
    break;
  case N_KINDS:
  default:
    break;
  }
}

void
dim_filter_bar_apply (DimFilterBar *self, DimRecordQuery *query, DimDay today, guint without)
{
  g_return_if_fail (DIM_IS_FILTER_BAR (self) && query != NULL);
  for (guint i = 0; i < self->filters->len; i++)
    if (i != without)
      apply (g_ptr_array_index (self->filters, i), query, today);
}

void
dim_filter_bar_say (DimFilterBar *self, const char *understood)
{
  g_return_if_fail (DIM_IS_FILTER_BAR (self) && understood != NULL);
  gtk_label_set_label (self->understood, understood);
  show_or_hide (self);
}

static void
append_filter (GMenu *menu, Kind kind, const char *label, const char *value)
{
  g_autofree char *text = dim_words_capitalise (label);
  g_autoptr (GMenuItem) item = g_menu_item_new (text, NULL);

  g_menu_item_set_action_and_target (item, "list.add-filter", "(ss)", kinds[kind].name, value);
  g_menu_append_item (menu, item);
}

static void
append_kind (GMenu *menu, Kind kind, GMenu *choices)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (choices)) > 0)
    g_menu_append_submenu (menu, title_of (kind), G_MENU_MODEL (choices));
}

/* What somebody looks for in a long list stands where the alphabet has it. */
static void
append_codes (GMenu *menu, Kind kind, const DimCodeBook *book, DimList list)
{
  g_autoptr (GMenu) choices = g_menu_new ();
  g_autoptr (GTree) codes =
    g_tree_new_full ((GCompareDataFunc) (void (*) (void)) g_strcmp0, NULL, g_free, NULL);

  for (guint i = 0; i < dim_code_book_size (book, list); i++) {
    const DimCode *code = dim_code_book_at (book, list, i);

    g_tree_insert (codes, dim_text_search_key (dim_words_code_label (code)), (gpointer) code);
  }
  for (GTreeNode *node = g_tree_node_first (codes); node != NULL; node = g_tree_node_next (node)) {
    const DimCode *code = g_tree_node_value (node);

    append_filter (choices, kind, dim_words_code_label (code), code->code);
  }
  append_kind (menu, kind, choices);
}

GMenuModel *
dim_filter_bar_make_menu (const DimCodeBook *book, const char *const *desks)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) standings = g_menu_new ();
  g_autoptr (GMenu) periods = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();

  g_return_val_if_fail (book != NULL, NULL);
  for (guint i = 0; i < DIM_N_STANDINGS; i++)
    append_filter (standings, KIND_STANDING, dim_words_standing ((DimStanding) i),
                   dim_standing_name ((DimStanding) i));
  for (guint i = 0; i < DIM_N_PERIODS; i++)
    append_filter (periods, KIND_PERIOD, dim_words_period ((DimPeriod) i),
                   dim_period_name ((DimPeriod) i));
  for (guint i = 0; desks != NULL && desks[i] != NULL; i++)
    append_filter (places, KIND_DESK, desks[i], desks[i]);
  append_kind (menu, KIND_STANDING, standings);
  append_kind (menu, KIND_PERIOD, periods);
  append_codes (menu, KIND_FORM, book, DIM_LIST_FORM);
  append_codes (menu, KIND_PRODUCT, book, DIM_LIST_PRODUCT);
  append_kind (menu, KIND_DESK, places);
  return G_MENU_MODEL (menu);
}
