/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-private.h"

#include "dim-error.h"
#include "dim-forgetting.h"
#include "dim-restoring.h"
#include "dim-retention.h"

#define STORE_FILE "store.db"

enum {
  PROP_STATE = 1,
  N_PROPERTIES
};

enum {
  QUEUE_CHANGED,
  RECORDS_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimMonitor, dim_monitor, G_TYPE_OBJECT)

/* What opening found, on the store's thread. */
typedef struct {
  DimKeyRequest *key;
  DimDevice *device;
  DimQueueState queue;
} Opening;

typedef struct {
  GTask *task;
  GDestroyNotify free_result;
} Queueing;

static Opening *
new_opening (const char *passphrase, gboolean without_keyring)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->key = dim_key_request_new (passphrase, without_keyring);
  return opening;
}

static void
free_opening (gpointer data)
{
  Opening *opening = data;

  g_clear_pointer (&opening->key, dim_key_request_free);
  g_clear_pointer (&opening->device, dim_device_free);
  g_free (opening);
}

static gpointer
open_work (DimStore *store, gpointer data, GError **error)
{
  Opening *opening = data;

  if (dim_key_holder_open (store, opening->key, error) == NULL)
    return NULL;
  if (opening->key->state == DIM_KEY_OPEN && (dim_retention_run (store, NULL, error) == NULL ||
                                              !dim_device_load (store, &opening->device, error)))
    return NULL;
  return dim_queue_read (store, &opening->queue, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
read_queue_work (DimStore *store, gpointer data, GError **error)
{
  g_autofree DimQueueState *queue = g_new0 (DimQueueState, 1);

  return dim_queue_read (store, queue, error) ? g_steal_pointer (&queue) : NULL;
}

static void
set_state (DimMonitor *monitor, DimMonitorState state)
{
  if (monitor->state == state)
    return;
  monitor->state = state;
  g_object_notify_by_pspec (G_OBJECT (monitor), properties[PROP_STATE]);
}

static void
queue_changed_cb (gpointer data)
{
  dim_monitor_refresh_queue (data);
}

static void
records_changed_cb (gpointer data)
{
  dim_monitor_tell_records (data);
}

static void
bell_heard_cb (gpointer data)
{
  DimMonitor *monitor = data;

  dim_monitor_refresh_queue (monitor);
  dim_monitor_tell_records (monitor);
  if (monitor->synchroniser != NULL)
    dim_synchroniser_poke (monitor->synchroniser);
}

static void
queue_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DimMonitor *monitor = DIM_MONITOR (source);
  g_autofree DimQueueState *queue = g_task_propagate_pointer (G_TASK (result), NULL);

  if (queue == NULL || monitor->store == NULL)
    return;
  monitor->queue = *queue;
  g_signal_emit (monitor, signals[QUEUE_CHANGED], 0);
}

/* Settles what unlocking found. */
static gboolean
take_opening (DimMonitor *monitor, Opening *opening, GError **error)
{
  if (!dim_monitor_is_open (monitor, error))
    return FALSE;
  monitor->queue = opening->queue;
  if (opening->key->is_key_lost)
    monitor->mishap = DIM_MISHAP_KEY_LOST;
  if (opening->key->state == DIM_KEY_CHOOSE_PASSPHRASE)
    set_state (monitor, DIM_MONITOR_NEW_PASSPHRASE);
  else if (opening->key->state == DIM_KEY_ENTER_PASSPHRASE)
    set_state (monitor, DIM_MONITOR_NEEDS_PASSPHRASE);
  else
    return dim_monitor_adopt_device (monitor, g_steal_pointer (&opening->device), error);
  return TRUE;
}

/* What was cut off in the middle, by whoever may touch it. */
static gboolean
clear_up (DimMonitor *monitor, const char *path, GError **error)
{
  if (!dim_data_directory_is_holder (monitor->directory))
    return TRUE;
  dim_restoring_clear_up (path);
  return dim_forgetting_finish (path, error);
}

static gboolean
open_store (DimMonitor *monitor, const DimMonitorOptions *options, GError **error)
{
  g_autofree char *path = NULL;
  Opening *opening;
  gboolean is_open;

  monitor->directory = dim_data_directory_open (options->data_dir, error);
  if (monitor->directory == NULL)
    return FALSE;
  path = dim_data_directory_file (monitor->directory, STORE_FILE);
  if (!clear_up (monitor, path, error))
    return FALSE;
  monitor->store = dim_store_open (path, options->clock, error);
  if (monitor->store == NULL)
    return FALSE;
  if (dim_store_is_anew (monitor->store))
    monitor->mishap = DIM_MISHAP_STORE_ANEW;
  monitor->listing = dim_listing_new (monitor->reference);
  opening = new_opening (options->passphrase, options->without_keyring);
  is_open = dim_store_call (monitor->store, open_work, opening, error) != NULL &&
            take_opening (monitor, opening, error);
  free_opening (opening);
  return is_open;
}

static void
unlock_task_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Opening *opening = g_task_get_task_data (G_TASK (result));

  if (dim_monitor_take_result (DIM_MONITOR (source), result, &error) != NULL &&
      take_opening (DIM_MONITOR (source), opening, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
dim_monitor_finalize (GObject *object)
{
  DimMonitor *monitor = DIM_MONITOR (object);

  dim_monitor_close (monitor);
  g_clear_pointer (&monitor->reference, dim_reference_free);
  dim_laid_out_unref (monitor->laid_out);
  g_free (monitor->usual_municipality);
  G_OBJECT_CLASS (dim_monitor_parent_class)->finalize (object);
}

static void
dim_monitor_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_assert (id == PROP_STATE);
  g_value_set_int (value, (int) DIM_MONITOR (object)->state);
}

static void
dim_monitor_class_init (DimMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dim_monitor_finalize;
  object_class->get_property = dim_monitor_get_property;
  properties[PROP_STATE] =
    g_param_spec_int ("state", NULL, NULL, DIM_MONITOR_NEW_PASSPHRASE, DIM_MONITOR_READY,
                      DIM_MONITOR_NEW_PASSPHRASE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[QUEUE_CHANGED] = g_signal_new ("queue-changed", DIM_TYPE_MONITOR, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RECORDS_CHANGED] = g_signal_new ("records-changed", DIM_TYPE_MONITOR, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dim_monitor_init (DimMonitor *monitor)
{
  monitor->state = DIM_MONITOR_NEW_PASSPHRASE;
}

DimMonitor *
dim_monitor_open (const DimMonitorOptions *options, GError **error)
{
  g_autoptr (DimMonitor) monitor = NULL;

  g_return_val_if_fail (options != NULL && options->data_dir != NULL && options->clock != NULL,
                        NULL);
  monitor = g_object_new (DIM_TYPE_MONITOR, NULL);
  monitor->clock = options->clock;
  monitor->without_keyring = options->without_keyring;
  monitor->reference = dim_monitor_load_reference (options->data_dir, error);
  if (monitor->reference == NULL || !open_store (monitor, options, error))
    return NULL;
  dim_data_directory_listen (monitor->directory, bell_heard_cb, monitor);
  return g_steal_pointer (&monitor);
}

void
dim_monitor_close (DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_MONITOR (monitor));
  g_clear_handle_id (&monitor->lock_timer, g_source_remove);
  g_clear_pointer (&monitor->synchroniser, dim_synchroniser_free);
  g_clear_pointer (&monitor->store, dim_store_free);
  g_clear_pointer (&monitor->listing, dim_listing_free);
  g_clear_pointer (&monitor->desks, g_strfreev);
  g_clear_pointer (&monitor->device, dim_device_free);
  g_clear_pointer (&monitor->directory, dim_data_directory_free);
}

DimMonitorState
dim_monitor_get_state (DimMonitor *monitor)
{
  g_return_val_if_fail (DIM_IS_MONITOR (monitor), DIM_MONITOR_NEEDS_PASSPHRASE);
  return monitor->state;
}

DimMishap
dim_monitor_get_mishap (DimMonitor *monitor)
{
  g_return_val_if_fail (DIM_IS_MONITOR (monitor), DIM_MISHAP_NONE);
  return monitor->mishap;
}

void
dim_monitor_unlock (DimMonitor *monitor,
                    const char *passphrase,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task;
  GTask *work;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && passphrase != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  work = g_task_new (monitor, cancellable, unlock_task_cb, task);
  g_task_set_task_data (work, new_opening (passphrase, monitor->without_keyring), free_opening);
  dim_monitor_run_work (monitor, work, open_work, NULL);
}

gboolean
dim_monitor_unlock_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, monitor), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

const DimDeviceProfile *
dim_monitor_get_profile (DimMonitor *monitor)
{
  g_return_val_if_fail (DIM_IS_MONITOR (monitor), NULL);
  return monitor->device == NULL ? NULL : monitor->device->profile;
}

const DimCodeBook *
dim_monitor_get_book (DimMonitor *monitor)
{
  g_return_val_if_fail (DIM_IS_MONITOR (monitor), NULL);
  return monitor->reference->book;
}

const DimMunicipalities *
dim_monitor_get_municipalities (DimMonitor *monitor)
{
  g_return_val_if_fail (DIM_IS_MONITOR (monitor), NULL);
  return monitor->reference->municipalities;
}

DimDay
dim_monitor_get_today (DimMonitor *monitor)
{
  g_return_val_if_fail (DIM_IS_MONITOR (monitor), DIM_DAY_NONE);
  return dim_clock_today (monitor->clock);
}

gboolean
dim_monitor_is_open (DimMonitor *monitor, GError **error)
{
  if (monitor->store != NULL)
    return TRUE;
  g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot use the data directory: it is closed");
  return FALSE;
}

void
dim_monitor_run_work (DimMonitor *monitor,
                      GTask *task,
                      DimStoreWork work,
                      GDestroyNotify free_result)
{
  g_autoptr (GError) error = NULL;

  if (dim_monitor_is_open (monitor, &error)) {
    dim_store_run (monitor->store, task, work, free_result);
    return;
  }
  g_task_return_error (task, g_steal_pointer (&error));
  g_object_unref (task);
}

static void
queued_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Queueing *queueing = user_data;
  g_autoptr (GTask) task = queueing->task;
  g_autoptr (GError) error = NULL;
  DimMonitor *monitor = DIM_MONITOR (source);
  gpointer queued = dim_monitor_take_result (monitor, result, &error);

  if (queued == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  dim_monitor_has_queued (monitor);
  g_task_return_pointer (task, queued, queueing->free_result);
}

void
dim_monitor_run_queueing (DimMonitor *monitor,
                          GTask *task,
                          DimStoreWork work,
                          GDestroyNotify free_result)
{
  Queueing *queueing = g_new (Queueing, 1);
  GTask *inner = g_task_new (monitor, g_task_get_cancellable (task), queued_cb, queueing);

  queueing->task = task;
  queueing->free_result = free_result;
  g_task_set_task_data (inner, g_task_get_task_data (task), NULL);
  dim_monitor_run_work (monitor, inner, work, free_result);
}

gpointer
dim_monitor_take_result (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, monitor), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dim_monitor_refresh_queue (DimMonitor *monitor)
{
  if (monitor->store != NULL)
    dim_monitor_run_work (monitor, g_task_new (monitor, NULL, queue_read_cb, NULL), read_queue_work,
                          g_free);
}

void
dim_monitor_has_queued (DimMonitor *monitor)
{
  dim_monitor_refresh_queue (monitor);
  dim_monitor_tell_records (monitor);
  if (monitor->directory != NULL && !dim_data_directory_is_holder (monitor->directory))
    dim_data_directory_ring (monitor->directory);
  else if (monitor->synchroniser != NULL)
    dim_synchroniser_poke (monitor->synchroniser);
}

void
dim_monitor_tell_records (DimMonitor *monitor)
{
  g_signal_emit (monitor, signals[RECORDS_CHANGED], 0);
}

gboolean
dim_monitor_adopt_device (DimMonitor *monitor, DimDevice *device, GError **error)
{
  DimSynchroniserEvents events = { queue_changed_cb, records_changed_cb, monitor };

  g_clear_pointer (&monitor->synchroniser, dim_synchroniser_free);
  g_clear_pointer (&monitor->device, dim_device_free);
  monitor->device = device;
  if (device == NULL || device->profile == NULL) {
    set_state (monitor, DIM_MONITOR_NEEDS_ENROLMENT);
    return TRUE;
  }
  monitor->synchroniser =
    dim_synchroniser_new (monitor->store, device, monitor->reference, &events, error);
  if (monitor->synchroniser == NULL)
    return FALSE;
  set_state (monitor, DIM_MONITOR_READY);
  if (monitor->is_started)
    dim_monitor_start (monitor);
  return TRUE;
}
