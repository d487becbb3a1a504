/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-figures.h"

#include "dim-fact-rows.h"
#include "dim-monitor-private.h"

/* Rows as they are counted from: any thread, for as long as somebody holds them. */
struct _DimLaidOut {
  gatomicrefcount references;
  guint64 position;
  guint64 revision;
  gint64 fetched_s;
  DimTallyColumns *columns;
};

/* A table that is asked for. */
typedef struct {
  DimTableQuery *query;
  DimLaidOut *rows; /* NULL: not found yet */
  DimFactRows *loaded;
  DimTable *table;
} Counting;

void
dim_laid_out_unref (DimLaidOut *rows)
{
  if (rows == NULL || !g_atomic_ref_count_dec (&rows->references))
    return;
  dim_tally_columns_free (rows->columns);
  g_free (rows);
}

static DimLaidOut *
hold (DimLaidOut *rows)
{
  if (rows != NULL)
    g_atomic_ref_count_inc (&rows->references);
  return rows;
}

static void
free_counting (gpointer data)
{
  Counting *counting = data;

  dim_table_query_free (counting->query);
  dim_laid_out_unref (counting->rows);
  dim_fact_rows_free (counting->loaded);
  dim_table_unref (counting->table);
  g_free (counting);
}

static void
free_rows (gpointer rows)
{
  dim_fact_rows_free (rows);
}

/* On a thread of its own. */
static void
count (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Counting *counting = data;
  DimMonitor *monitor = source;

  if (counting->loaded != NULL) {
    counting->rows = g_new0 (DimLaidOut, 1);
    g_atomic_ref_count_init (&counting->rows->references);
    counting->rows->position = counting->loaded->position;
    counting->rows->revision = counting->loaded->revision;
    counting->rows->fetched_s = counting->loaded->fetched_s;
    counting->rows->columns =
      dim_tally_columns_new (counting->loaded->cases, counting->loaded->documents);
    g_clear_pointer (&counting->loaded, dim_fact_rows_free);
  }
  counting->table =
    dim_table_count (counting->query, dim_monitor_get_book (monitor),
                     dim_monitor_get_municipalities (monitor), counting->rows->columns);
  counting->table->position = counting->rows->position;
  g_task_return_boolean (task, TRUE);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DimMonitor *monitor = DIM_MONITOR (source);
  Counting *counting = g_task_get_task_data (task);

  if (monitor->laid_out != counting->rows) {
    dim_laid_out_unref (monitor->laid_out);
    monitor->laid_out = hold (counting->rows);
  }
  g_task_return_boolean (task, TRUE);
}

static void
run_count (DimMonitor *monitor, GTask *task)
{
  g_autoptr (GTask) part = g_task_new (monitor, NULL, counted_cb, task);

  g_task_set_task_data (part, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (part, count);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Counting *counting = g_task_get_task_data (task);
  GError *error = NULL;

  counting->loaded = dim_monitor_take_result (DIM_MONITOR (source), result, &error);
  if (counting->loaded == NULL)
    g_task_return_error (task, error);
  else
    run_count (DIM_MONITOR (source), g_steal_pointer (&task));
}

/* What was laid out before still holds while no row is another one. */
static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DimMonitor *monitor = DIM_MONITOR (source);
  Counting *counting = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DimFactRows) stand = dim_monitor_take_result (monitor, result, &error);

  if (stand == NULL) {
    g_task_return_error (task, error);
  } else if (monitor->laid_out != NULL && monitor->laid_out->revision == stand->revision) {
    monitor->laid_out->position = stand->position;
    monitor->laid_out->fetched_s = stand->fetched_s;
    counting->rows = hold (monitor->laid_out);
    run_count (monitor, g_steal_pointer (&task));
  } else {
    dim_monitor_run_work (monitor, g_task_new (monitor, NULL, loaded_cb, g_steal_pointer (&task)),
                          dim_fact_rows_load, free_rows);
  }
}

void
dim_monitor_count_table (DimMonitor *monitor,
                         const DimTableQuery *query,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Counting *counting;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && query != NULL);
  counting = g_new0 (Counting, 1);
  counting->query = dim_table_query_copy (query);
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, counting, free_counting);
  dim_monitor_run_work (monitor, g_task_new (monitor, NULL, found_cb, task), dim_fact_rows_stand,
                        free_rows);
}

DimTable *
dim_monitor_count_table_finish (DimMonitor *monitor,
                                GAsyncResult *result,
                                gint64 *out_fetched_s,
                                GError **error)
{
  const Counting *counting;

  g_return_val_if_fail (g_task_is_valid (result, monitor), NULL);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  counting = g_task_get_task_data (G_TASK (result));
  if (out_fetched_s != NULL)
    *out_fetched_s = counting->rows->fetched_s;
  return dim_table_ref (counting->table);
}
