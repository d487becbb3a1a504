/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-private.h"

typedef struct {
  DimListing *listing; /* borrowed */
  DimListingWork work;
  char *data;
  gboolean is_behind;
  GPtrArray *found;
} Gathering;

static void catch_up (GTask *task);

static void
free_gathering (gpointer data)
{
  Gathering *gathering = data;

  g_clear_pointer (&gathering->found, g_ptr_array_unref);
  g_free (gathering->data);
  g_free (gathering);
}

static void
free_found (gpointer found)
{
  g_ptr_array_unref (found);
}

static gpointer
gather_work (DimStore *store, gpointer data, GError **error)
{
  Gathering *gathering = data;

  if (!dim_listing_catch_up (gathering->listing, store, &gathering->is_behind, error))
    return NULL;
  if (gathering->is_behind)
    return DIM_STORE_DONE;
  gathering->found = gathering->work (gathering->listing, store, gathering->data, error);
  return gathering->found != NULL ? DIM_STORE_DONE : NULL;
}

static void
caught_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Gathering *gathering = g_task_get_task_data (task);

  if (dim_monitor_take_result (DIM_MONITOR (source), result, &error) == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (gathering->is_behind)
    catch_up (g_steal_pointer (&task));
  else
    g_task_return_pointer (task, g_steal_pointer (&gathering->found), free_found);
}

static void
catch_up (GTask *task)
{
  DimMonitor *monitor = g_task_get_source_object (task);
  GTask *work = g_task_new (monitor, g_task_get_cancellable (task), caught_up_cb, task);

  g_task_set_task_data (work, g_task_get_task_data (task), NULL);
  dim_monitor_run_work (monitor, work, gather_work, NULL);
}

void
dim_monitor_run_on_listing (DimMonitor *monitor, GTask *task, DimListingWork work, const char *data)
{
  Gathering *gathering = g_new0 (Gathering, 1);

  gathering->listing = monitor->listing;
  gathering->work = work;
  gathering->data = g_strdup (data);
  g_task_set_task_data (task, gathering, free_gathering);
  catch_up (task);
}
