/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-review-list.h"

#include "dim-focus.h"
#include "dim-list-stop.h"
#include "dim-review-row.h"
#include "dim-review-words.h"

#include <string.h>

struct _DimReviewList {
  GtkWidget parent_instance;

  GtkLabel *left;
  GtkListView *view;

  DimMonitor *monitor;
  GListStore *rows; /* (element-type DimReviewRow) */
  GtkSingleSelection *selection;
  gboolean is_reading;
  gboolean is_outdated; /* something changed while the queue was read */
  gboolean is_refilling;
};

enum {
  SIGNAL_CHOSEN,
  SIGNAL_READ,
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimReviewList, dim_review_list, GTK_TYPE_WIDGET)

static const DimReviewItem *
item_at (DimReviewList *self, guint position)
{
  g_autoptr (DimReviewRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  return row != NULL ? dim_review_row_get_item (row) : NULL;
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *spec, DimReviewList *self)
{
  if (!self->is_refilling && self->monitor != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static gboolean
is_at (DimReviewList *self, guint position, const char *key)
{
  const DimReviewItem *there = item_at (self, position);

  return there != NULL && strcmp (there->key, key) == 0;
}

static const char *
key_of (const GPtrArray *items, guint index)
{
  return ((const DimReviewItem *) g_ptr_array_index (items, index))->key;
}

/* Rows that stay keep the focus and the place on screen. */
static void
refill (DimReviewList *self, GPtrArray *items)
{
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint start = 0;
  guint end = 0;
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  while (start < before && start < items->len && is_at (self, start, key_of (items, start)))
    start++;
  while (end < before - start && end < items->len - start &&
         is_at (self, before - end - 1, key_of (items, items->len - end - 1)))
    end++;
  for (guint i = start; i < items->len - end; i++) {
    g_ptr_array_add (added, dim_review_row_new (g_ptr_array_index (items, i)));
    items->pdata[i] = NULL;
  }
  if (added->len > 0 || before - start - end > 0)
    g_list_store_splice (self->rows, start, before - start - end, added->pdata, added->len);
}

/* The item that was looked at, else what now stands in its place. */
static guint
find_place (DimReviewList *self, const char *key, guint position)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; key != NULL && i < n_items; i++)
    if (is_at (self, i, key))
      return i;
  if (position == GTK_INVALID_LIST_POSITION || n_items == 0)
    return 0;
  return MIN (position, n_items - 1);
}

/* Whoever had the focus on a row that is gone has it on the one that is chosen. */
static void
show_queue (DimReviewList *self, GPtrArray *items)
{
  const DimReviewItem *chosen = dim_review_list_get_item (self);
  g_autofree char *key = chosen != NULL ? g_strdup (chosen->key) : NULL;
  guint position = gtk_single_selection_get_selected (self->selection);
  gboolean had_focus = dim_focus_is_within (GTK_WIDGET (self));
  guint count = items->len;
  g_autofree char *left = dim_words_reviews_left (count);

  self->is_refilling = TRUE;
  refill (self, items);
  if (count > 0)
    gtk_single_selection_set_selected (self->selection, find_place (self, key, position));
  self->is_refilling = FALSE;
  gtk_label_set_label (self->left, left);
  g_signal_emit (self, signals[SIGNAL_READ], 0, NULL);
  if (had_focus && count > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimReviewList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
    dim_monitor_load_reviews_finish (DIM_MONITOR (source), result, &error);

  self->is_reading = FALSE;
  if (self->monitor == NULL)
    return; /* the window is closed */
  if (items != NULL)
    show_queue (self, items);
  else
    g_signal_emit (self, signals[SIGNAL_READ], 0, error);
  if (self->is_outdated)
    dim_review_list_read (self);
}

static void
records_changed_cb (DimMonitor *monitor, DimReviewList *self)
{
  dim_review_list_read (self);
}

static void
activate_cb (GtkListView *view, guint position, DimReviewList *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static GtkWidget *
make_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DimReviewList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), make_label (NULL));
  gtk_box_append (GTK_BOX (box), make_label ("dim-note"));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DimReviewList *self)
{
  const DimReviewItem *item =
    dim_review_row_get_item (DIM_REVIEW_ROW (gtk_list_item_get_item (list_item)));
  GtkWidget *box = gtk_list_item_get_child (list_item);
  g_autofree char *why = dim_words_review (item);
  g_autofree char *days = dim_words_review_days (item, dim_monitor_get_today (self->monitor));

  /* GTK 4.8 names no row after what stands in it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, why,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, days, -1);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), why);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), days);
}

static gboolean
dim_review_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DIM_REVIEW_LIST (widget)->view));
}

static void
dim_review_list_dispose (GObject *object)
{
  DimReviewList *self = DIM_REVIEW_LIST (object);
  GtkWidget *child;

  g_clear_object (&self->monitor);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (dim_review_list_parent_class)->dispose (object);
}

static void
dim_review_list_class_init (DimReviewListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_review_list_dispose;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_review_list_grab_focus;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", DIM_TYPE_REVIEW_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_READ] =
    g_signal_new ("read", DIM_TYPE_REVIEW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", DIM_TYPE_REVIEW_LIST, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DIM_TYPE_LIST_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-review-list.ui");
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_child (widget_class, DimReviewList, left);
  gtk_widget_class_bind_template_child (widget_class, DimReviewList, view);
}

static void
dim_review_list_init (DimReviewList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (DIM_TYPE_REVIEW_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           0);
}

void
dim_review_list_set_monitor (DimReviewList *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_REVIEW_LIST (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (monitor, "records-changed", G_CALLBACK (records_changed_cb), self, 0);
  dim_review_list_read (self);
}

void
dim_review_list_read (DimReviewList *self)
{
  g_return_if_fail (DIM_IS_REVIEW_LIST (self));
  self->is_outdated = self->is_reading;
  if (self->is_reading || self->monitor == NULL)
    return;
  self->is_reading = TRUE;
  dim_monitor_load_reviews (self->monitor, NULL, read_cb, g_object_ref (self));
}

guint
dim_review_list_count (DimReviewList *self)
{
  g_return_val_if_fail (DIM_IS_REVIEW_LIST (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

const DimReviewItem *
dim_review_list_get_item (DimReviewList *self)
{
  DimReviewRow *row;

  g_return_val_if_fail (DIM_IS_REVIEW_LIST (self), NULL);
  row = gtk_single_selection_get_selected_item (self->selection);
  return row != NULL ? dim_review_row_get_item (row) : NULL;
}

void
dim_review_list_go_on (DimReviewList *self)
{
  guint count;

  g_return_if_fail (DIM_IS_REVIEW_LIST (self));
  count = dim_review_list_count (self);
  if (count > 0)
    gtk_single_selection_set_selected (self->selection,
                                       (gtk_single_selection_get_selected (self->selection) + 1) %
                                         count);
}
