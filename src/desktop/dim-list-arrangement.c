/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-list-arrangement.h"

#include "dim-record-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COLUMN_ACTION "column-"
#define COLUMNS_KEY   "list-columns"
#define ORDER_KEY     "list-order"

struct _DimListArrangement {
  GObject parent_instance;

  GtkColumnView *view; /* borrowed */
  DimMonitor *monitor; /* borrowed */
  GActionMap *actions;
  GSettings *settings;
  guint fit_source;
  int width_px; /* for which the columns were chosen */
};

G_DEFINE_FINAL_TYPE (DimListArrangement, dim_list_arrangement, G_TYPE_OBJECT)

/* What the menu offers; the headers do the same for who has a mouse. A hyphen before its name turns
 * an order round. */
static const struct {
  const char *name;
  const char *label;
} orders[] = {
  { "datum", N_ ("Newest first") },   { "-datum", N_ ("Oldest first") },
  { "vorm", N_ ("By form") },         { "product", N_ ("By product") },
  { "document", N_ ("By document") }, { "toestand", N_ ("By state") },
  { "loket", N_ ("By desk") },
};

static const char *const order_names[DIM_N_ORDERS] = {
  [DIM_ORDER_DATE] = "datum",        [DIM_ORDER_PRODUCT] = "product", [DIM_ORDER_FORM] = "vorm",
  [DIM_ORDER_DOCUMENT] = "document", [DIM_ORDER_STATE] = "toestand",  [DIM_ORDER_DESK] = "loket",
};

static GAction *
find_action (DimListArrangement *self, const char *name)
{
  return g_action_map_lookup_action (self->actions, name);
}

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, DimListArrangement *self)
{
  g_autoptr (DimRecordQuery) query = dim_record_columns_make_query (self->view, self->monitor);
  g_autofree char *name =
    g_strconcat (query->is_reversed ? "-" : "", order_names[query->order], NULL);

  g_settings_set_string (self->settings, ORDER_KEY, name);
  g_simple_action_set_state (G_SIMPLE_ACTION (find_action (self, "order")),
                             g_variant_new_string (name));
}

static void
sort_by_name (DimListArrangement *self, const char *name)
{
  gboolean is_reversed = *name == '-';

  for (guint i = 0; i < DIM_N_ORDERS; i++)
    if (g_str_equal (order_names[i], name + (is_reversed ? 1 : 0)))
      dim_record_columns_sort (self->view, (DimRecordOrder) i, is_reversed);
}

static void
order_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sort_by_name (user_data, g_variant_get_string (parameter, NULL));
}

static void
fit_columns (DimListArrangement *self)
{
  g_auto (GStrv) chosen = g_settings_get_strv (self->settings, COLUMNS_KEY);

  dim_record_columns_fit (self->view, (const char *const *) chosen, self->width_px);
}

static gboolean
fit_cb (gpointer user_data)
{
  DimListArrangement *self = user_data;

  self->fit_source = 0;
  fit_columns (self);
  return G_SOURCE_REMOVE;
}

/* Not from within an allocation. */
static void
width_changed_cb (GtkAdjustment *width, GParamSpec *spec, DimListArrangement *self)
{
  int width_px = (int) gtk_adjustment_get_page_size (width);

  if (width_px == self->width_px || width_px <= 0)
    return;
  self->width_px = width_px;
  if (self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

/* One always stays. */
static void
column_toggled_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  DimListArrangement *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action)) + strlen (COLUMN_ACTION);
  g_auto (GStrv) before = g_settings_get_strv (self->settings, COLUMNS_KEY);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < dim_record_columns_count (self->view); i++) {
    const char *other = dim_record_columns_name (i);
    gboolean was_chosen = g_strv_contains ((const char *const *) before, other);

    if (g_str_equal (other, name) ? g_variant_get_boolean (state) : was_chosen)
      g_ptr_array_add (chosen, (gpointer) other);
  }
  if (chosen->len == 0)
    return;
  g_ptr_array_add (chosen, NULL);
  g_simple_action_set_state (action, state);
  g_settings_set_strv (self->settings, COLUMNS_KEY, (const char *const *) chosen->pdata);
  fit_columns (self);
}

static void
add_column_action (DimListArrangement *self, const char *column, const char *const *chosen)
{
  g_autofree char *name = g_strconcat (COLUMN_ACTION, column, NULL);
  g_autoptr (GSimpleAction) action =
    g_simple_action_new_stateful (name, NULL,
                                  g_variant_new_boolean (g_strv_contains (chosen, column)));

  g_signal_connect (action, "change-state", G_CALLBACK (column_toggled_cb), self);
  g_action_map_add_action (self->actions, G_ACTION (action));
}

static GMenuModel *
make_view_menu (DimListArrangement *self, gboolean has_desks)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) order_choices = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (orders) - (has_desks ? 0 : 1); i++) {
    g_autoptr (GMenuItem) item =
      g_menu_item_new (g_dgettext (GETTEXT_PACKAGE, orders[i].label), NULL);

    g_menu_item_set_action_and_target (item, "list.order", "s", orders[i].name);
    g_menu_append_item (order_choices, item);
  }
  for (guint i = 0; i < dim_record_columns_count (self->view); i++) {
    g_autofree char *action =
      g_strconcat ("list." COLUMN_ACTION, dim_record_columns_name (i), NULL);

    g_menu_append (columns, dim_record_columns_title (i), action);
  }
  g_menu_append_section (menu, _ ("Order"), G_MENU_MODEL (order_choices));
  g_menu_append_section (menu, _ ("Columns"), G_MENU_MODEL (columns));
  return G_MENU_MODEL (menu);
}

/* As the person left them. */
static void
restore_columns (DimListArrangement *self)
{
  g_autofree char *order = g_settings_get_string (self->settings, ORDER_KEY);

  fit_columns (self);
  sort_by_name (self, order);
  g_simple_action_set_state (G_SIMPLE_ACTION (find_action (self, "order")),
                             g_variant_new_string (order));
}

static void
dim_list_arrangement_dispose (GObject *object)
{
  DimListArrangement *self = DIM_LIST_ARRANGEMENT (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dim_list_arrangement_parent_class)->dispose (object);
}

static void
dim_list_arrangement_class_init (DimListArrangementClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dim_list_arrangement_dispose;
}

static void
dim_list_arrangement_init (DimListArrangement *self)
{
  self->settings = g_settings_new (DIM_APPLICATION_ID);
}

static void
add_actions (DimListArrangement *self)
{
  static const GActionEntry entries[] = {
    { "order", order_activated_cb, "s", "'datum'", NULL, { 0 } },
  };
  g_auto (GStrv) chosen = g_settings_get_strv (self->settings, COLUMNS_KEY);

  g_action_map_add_action_entries (self->actions, entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < dim_record_columns_count (self->view); i++)
    add_column_action (self, dim_record_columns_name (i), (const char *const *) chosen);
}

DimListArrangement *
dim_list_arrangement_new (GtkColumnView *view,
                          GtkAdjustment *width,
                          GActionMap *actions,
                          DimMonitor *monitor)
{
  DimListArrangement *self = NULL;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view) && GTK_IS_ADJUSTMENT (width), NULL);
  g_return_val_if_fail (G_IS_ACTION_MAP (actions) && DIM_IS_MONITOR (monitor), NULL);
  self = g_object_new (DIM_TYPE_LIST_ARRANGEMENT, NULL);
  self->view = view;
  self->monitor = monitor;
  self->actions = g_object_ref (actions);
  dim_record_columns_add (view, monitor);
  add_actions (self);
  restore_columns (self);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, 0);
  g_signal_connect_object (width, "notify::page-size", G_CALLBACK (width_changed_cb), self, 0);
  return self;
}

void
dim_list_arrangement_fit (DimListArrangement *self)
{
  g_return_if_fail (DIM_IS_LIST_ARRANGEMENT (self));
  fit_columns (self);
}

GMenuModel *
dim_list_arrangement_make_menu (DimListArrangement *self)
{
  g_return_val_if_fail (DIM_IS_LIST_ARRANGEMENT (self), NULL);
  return make_view_menu (self,
                         dim_monitor_get_profile (self->monitor)->role != DIM_ROLE_FRONT_OFFICE);
}
