/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-list.h"

#include "dim-monitor-records.h"

#define PAGE 24u /* rows fetched at a time; about what a window shows */
#define REACH                                                                                      \
  48u /* rows from where somebody looks; a view holds two hundred, most of them unseen */

struct _DimRecordList {
  GObject parent_instance;

  DimMonitor *monitor;
  GArray *found;      /* (element-type guint32) */
  GHashTable *rows;   /* position → DimRecordItem that somebody holds; borrowed */
  GHashTable *wanted; /* positions whose record is to be fetched */
  guint fetch_source;
  guint looked_at; /* the position that somebody looks at */
  gboolean is_filling;
  GCancellable *finding;
  GCancellable *fetching; /* not NULL: a page is on its way */
};

enum {
  FOUND,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void begin_model (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DimRecordList,
                               dim_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, begin_model))

/* A page on its way: for which rows, and which registrations stood there when it was asked for. */
typedef struct {
  DimRecordList *list;
  GArray *positions; /* (element-type guint) */
  GArray *numbers;
} Page;

static void want_fetch (DimRecordList *self, int priority);

static void
row_gone_cb (gpointer data, GObject *gone)
{
  DimRecordList *self = data;
  guint position = dim_record_item_get_position (DIM_RECORD_ITEM (gone));

  g_hash_table_remove (self->rows, GUINT_TO_POINTER (position));
  g_hash_table_remove (self->wanted, GUINT_TO_POINTER (position));
}

static guint
distance (const DimRecordList *self, guint position)
{
  return position > self->looked_at ? position - self->looked_at : self->looked_at - position;
}

static gboolean
is_in_reach (const DimRecordList *self, guint position)
{
  return distance (self, position) <= REACH;
}

static int
compare_distances_cb (gconstpointer a, gconstpointer b, gpointer list)
{
  guint one = distance (list, *(const guint *) a);
  guint other = distance (list, *(const guint *) b);

  return (one > other) - (one < other);
}

static GArray *
list_wanted (DimRecordList *self)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer position;

  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &position, NULL)) {
    guint at = GPOINTER_TO_UINT (position);

    if (is_in_reach (self, at))
      g_array_append_val (positions, at);
  }
  g_array_sort_with_data (positions, compare_distances_cb, self);
  if (positions->len > PAGE)
    g_array_set_size (positions, PAGE);
  return positions;
}

static void
free_page (Page *page)
{
  g_array_unref (page->positions);
  g_array_unref (page->numbers);
  g_object_unref (page->list);
  g_free (page);
}

/* A row that stands for another registration by now, or is gone, has its own fetch. */
static void
fill_rows (const Page *page, GPtrArray *records)
{
  g_ptr_array_set_free_func (records, NULL);
  for (guint i = 0; i < records->len; i++) {
    guint position = g_array_index (page->positions, guint, i);
    DimRecordItem *row = g_hash_table_lookup (page->list->rows, GUINT_TO_POINTER (position));
    DimRecord *record = g_ptr_array_index (records, i);

    if (row != NULL &&
        dim_record_item_get_number (row) == g_array_index (page->numbers, guint32, i))
      dim_record_item_take (row, record);
    else
      dim_record_free (record);
  }
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Page *page = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
    dim_monitor_load_found_finish (DIM_MONITOR (source), result, &error);
  gboolean is_stopped = g_cancellable_is_cancelled (page->list->fetching);

  g_clear_object (&page->list->fetching);
  if (records != NULL && !is_stopped)
    fill_rows (page, records);
  else if (!is_stopped)
    g_signal_emit (page->list, signals[FAILED], 0, error);
  /* After what came has been painted. */
  if (!is_stopped && g_hash_table_size (page->list->wanted) > 0)
    want_fetch (page->list, G_PRIORITY_LOW);
  free_page (page);
}

/* One page at a time: what is scrolled past meanwhile is not fetched at all. */
static gboolean
fetch_cb (gpointer user_data)
{
  DimRecordList *self = user_data;
  GArray *positions = list_wanted (self);
  Page *page = NULL;

  self->fetch_source = 0;
  if (positions->len == 0) {
    g_array_unref (positions);
    return G_SOURCE_REMOVE;
  }
  page = g_new0 (Page, 1);
  page->list = g_object_ref (self);
  page->positions = positions;
  page->numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < page->positions->len; i++) {
    guint position = g_array_index (page->positions, guint, i);
    DimRecordItem *row = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (position));
    guint32 number = dim_record_item_get_number (row);

    g_array_append_val (page->numbers, number);
    g_hash_table_remove (self->wanted, GUINT_TO_POINTER (position));
  }
  self->fetching = g_cancellable_new ();
  dim_monitor_load_found (self->monitor, g_array_ref (page->numbers), self->fetching, fetched_cb,
                          page);
  return G_SOURCE_REMOVE;
}

static void
want_fetch (DimRecordList *self, int priority)
{
  if (self->fetch_source == 0 && self->fetching == NULL && self->monitor != NULL)
    self->fetch_source = g_idle_add_full (priority, fetch_cb, self, NULL);
}

/* Before the next frame is laid out, so that the view has asked for all that it will show. */
static void
want_fetch_at_once (DimRecordList *self)
{
  g_clear_handle_id (&self->fetch_source, g_source_remove);
  want_fetch (self, G_PRIORITY_HIGH_IDLE);
}

static void
want (DimRecordList *self, guint position)
{
  g_hash_table_add (self->wanted, GUINT_TO_POINTER (position));
  want_fetch_at_once (self);
}

static GType
dim_record_list_get_item_type (GListModel *model)
{
  return DIM_TYPE_RECORD_ITEM;
}

static guint
dim_record_list_get_n_items (GListModel *model)
{
  return DIM_RECORD_LIST (model)->found->len;
}

static gpointer
dim_record_list_get_item (GListModel *model, guint position)
{
  DimRecordList *self = DIM_RECORD_LIST (model);
  DimRecordItem *row;

  if (position >= self->found->len)
    return NULL;
  row = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (position));
  if (row != NULL)
    return g_object_ref (row);
  row = dim_record_item_new (position, g_array_index (self->found, guint32, position));
  g_hash_table_insert (self->rows, GUINT_TO_POINTER (position), row);
  g_object_weak_ref (G_OBJECT (row), row_gone_cb, self);
  want (self, position);
  return row;
}

static void
begin_model (GListModelInterface *interface)
{
  interface->get_item_type = dim_record_list_get_item_type;
  interface->get_n_items = dim_record_list_get_n_items;
  interface->get_item = dim_record_list_get_item;
}

static void
forget_row (DimRecordList *self, DimRecordItem *row)
{
  g_object_weak_unref (G_OBJECT (row), row_gone_cb, self);
}

/* What is on screen stays until the other record is there, so that nothing flickers; elsewhere
 * nobody may scroll to what is true no more. */
static void
refill_row (DimRecordList *self, DimRecordItem *row, guint position)
{
  gboolean had_record = dim_record_item_get (row) != NULL;

  dim_record_item_set_number (row, g_array_index (self->found, guint32, position));
  if (had_record && dim_record_item_get (row) == NULL && !is_in_reach (self, position))
    dim_record_item_take (row, NULL);
  g_hash_table_add (self->wanted, GUINT_TO_POINTER (position));
}

/* Rows behind the end are nobody's any more; the others stand for what is there now. */
static void
refill_rows (DimRecordList *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_remove_all (self->wanted);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row)) {
    guint position = dim_record_item_get_position (row);

    if (position >= self->found->len) {
      forget_row (self, row);
      g_hash_table_iter_remove (&iter);
      continue;
    }
    refill_row (self, row, position);
  }
  if (g_hash_table_size (self->wanted) > 0)
    want_fetch_at_once (self);
}

static void
take_found (DimRecordList *self, GArray *found)
{
  guint before = self->found->len;

  g_array_unref (self->found);
  self->found = found;
  self->is_filling = TRUE;
  refill_rows (self);
  if (found->len < before)
    g_list_model_items_changed (G_LIST_MODEL (self), found->len, before - found->len, 0);
  else if (found->len > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, found->len - before);
  g_signal_emit (self, signals[FOUND], 0);
  self->is_filling = FALSE;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimRecordList) self = user_data;
  g_autoptr (GError) error = NULL;
  GArray *found = dim_monitor_find_records_finish (DIM_MONITOR (source), result, &error);

  if (found != NULL && self->monitor != NULL)
    take_found (self, found);
  else if (found != NULL)
    g_array_unref (found);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
dim_record_list_dispose (GObject *object)
{
  DimRecordList *self = DIM_RECORD_LIST (object);
  GHashTableIter iter;
  gpointer row;

  dim_record_list_stop (self);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row)) {
    forget_row (self, row);
    g_hash_table_iter_remove (&iter);
  }
  G_OBJECT_CLASS (dim_record_list_parent_class)->dispose (object);
}

static void
dim_record_list_finalize (GObject *object)
{
  DimRecordList *self = DIM_RECORD_LIST (object);

  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->wanted);
  g_array_unref (self->found);
  G_OBJECT_CLASS (dim_record_list_parent_class)->finalize (object);
}

static void
dim_record_list_class_init (DimRecordListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dim_record_list_dispose;
  G_OBJECT_CLASS (class)->finalize = dim_record_list_finalize;
  signals[FOUND] = g_signal_new ("found", DIM_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", DIM_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dim_record_list_init (DimRecordList *self)
{
  self->found = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_hash_table_new (NULL, NULL);
  self->wanted = g_hash_table_new (NULL, NULL);
}

DimRecordList *
dim_record_list_new (DimMonitor *monitor)
{
  DimRecordList *self = g_object_new (DIM_TYPE_RECORD_LIST, NULL);

  self->monitor = g_object_ref (monitor);
  return self;
}

void
dim_record_list_ask (DimRecordList *self, DimRecordQuery *query)
{
  g_return_if_fail (DIM_IS_RECORD_LIST (self) && self->monitor != NULL);
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->finding = g_cancellable_new ();
  dim_monitor_find_records (self->monitor, query, self->finding, found_cb, g_object_ref (self));
}

void
dim_record_list_look_at (DimRecordList *self, guint position)
{
  g_return_if_fail (DIM_IS_RECORD_LIST (self));
  if (self->looked_at == position)
    return;
  self->looked_at = position;
  if (g_hash_table_size (self->wanted) > 0)
    want_fetch_at_once (self);
}

void
dim_record_list_stop (DimRecordList *self)
{
  g_return_if_fail (DIM_IS_RECORD_LIST (self));
  g_clear_handle_id (&self->fetch_source, g_source_remove);
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_cancellable_cancel (self->fetching);
  g_clear_object (&self->monitor);
}

gboolean
dim_record_list_is_filling (DimRecordList *self)
{
  g_return_val_if_fail (DIM_IS_RECORD_LIST (self), FALSE);
  return self->is_filling;
}

guint
dim_record_list_position_of (DimRecordList *self, guint32 number)
{
  g_return_val_if_fail (DIM_IS_RECORD_LIST (self), G_MAXUINT);
  for (guint i = 0; i < self->found->len; i++)
    if (g_array_index (self->found, guint32, i) == number)
      return i;
  return G_MAXUINT;
}
