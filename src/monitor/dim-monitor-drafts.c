/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-drafts.h"

#include "dim-draft-input.h"
#include "dim-drafts.h"
#include "dim-local-check.h"
#include "dim-monitor-private.h"
#include "dim-records.h"

/* A draft on its way to the store's thread, with what it is held against. */
typedef struct {
  DimDraft *draft;
  DimReference *reference;
  char **municipalities;
} Registering;

static void
free_registering (gpointer data)
{
  Registering *registering = data;

  dim_draft_free (registering->draft);
  g_strfreev (registering->municipalities);
  g_free (registering);
}

static void
free_draft (gpointer draft)
{
  dim_draft_free (draft);
}

static void
free_records (gpointer records)
{
  g_ptr_array_unref (records);
}

static void
free_record (gpointer record)
{
  dim_record_free (record);
}

static gpointer
save_and_show (DimStore *store, gpointer data, GError **error)
{
  const DimDraft *draft = data;

  return dim_drafts_save (store, draft, error) &&
             dim_drafts_show (store, draft->incident->id, error)
           ? DIM_STORE_DONE
           : NULL;
}

static gpointer
save_draft_work (DimStore *store, gpointer draft, GError **error)
{
  return dim_store_in_transaction (store, save_and_show, draft, error);
}

static gpointer
show_draft_work (DimStore *store, gpointer id, GError **error)
{
  return dim_drafts_show (store, id, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
load_drafts_work (DimStore *store, gpointer data, GError **error)
{
  return dim_drafts_load (store, error);
}

static gpointer
remove_draft (DimStore *store, gpointer id, GError **error)
{
  return dim_drafts_remove (store, id, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
discard_draft_work (DimStore *store, gpointer id, GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (dim_store_in_transaction (store, remove_draft, id, error) == NULL)
    return NULL;
  /* What is left in the log then goes in the next round. */
  if (!dim_store_purge (store, &fault))
    g_info ("%s", fault->message);
  return DIM_STORE_DONE;
}

static gpointer
find_doubles_work (DimStore *store, gpointer number, GError **error)
{
  g_autoptr (GPtrArray) incidents = dim_local_check_find (store, number, error);
  g_autoptr (GPtrArray) records = NULL;

  if (incidents == NULL)
    return NULL;
  records = g_ptr_array_new_with_free_func (free_record);
  for (guint i = 0; i < incidents->len; i++) {
    DimRecord *record = dim_records_load_one (store, g_ptr_array_index (incidents, i), error);

    if (record == NULL)
      return NULL;
    g_ptr_array_add (records, record);
  }
  return g_steal_pointer (&records);
}

static gpointer
register_work (DimStore *store, gpointer data, GError **error)
{
  Registering *registering = data;
  DimRegistration registration = {
    .draft = registering->draft,
    .rules = { .reference = registering->reference,
               .municipalities = (const char *const *) registering->municipalities },
  };

  return dim_registration_commit (store, &registration, error);
}

/* Who found a case is usually who works at the desk. */
static const char *
usual_municipality (DimMonitor *monitor, const DimDeviceProfile *profile)
{
  if (monitor->usual_municipality != NULL &&
      g_strv_contains ((const char *const *) profile->municipalities, monitor->usual_municipality))
    return monitor->usual_municipality;
  return profile->municipalities[0];
}

static void
answer_what_is_usual (DimMonitor *monitor, DimIncident *incident)
{
  const DimDeviceProfile *profile = dim_monitor_get_profile (monitor);
  const char *finder;

  incident->date = dim_monitor_get_today (monitor);
  if (profile == NULL)
    return;
  if (profile->municipalities != NULL)
    incident->municipality = g_strdup (usual_municipality (monitor, profile));
  finder = profile->role == DIM_ROLE_BACK_OFFICE ? "backoffice" : "frontoffice";
  if (dim_code_book_find (monitor->reference->book, DIM_LIST_DISCOVERED_BY, finder) != NULL)
    dim_incident_set_code (incident, DIM_FIELD_DISCOVERED_BY, finder);
}

DimDraft *
dim_monitor_new_draft (DimMonitor *monitor)
{
  char id[DIM_UUID_TEXT_LEN];
  DimDraft *draft;

  g_return_val_if_fail (DIM_IS_MONITOR (monitor) && monitor->store != NULL, NULL);
  dim_monitor_new_id (monitor, id);
  draft = dim_draft_new (id);
  draft->changed_s = dim_clock_now_s (monitor->clock);
  answer_what_is_usual (monitor, draft->incident);
  return draft;
}

void
dim_monitor_save_draft (DimMonitor *monitor,
                        const DimDraft *draft,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  DimDraft *copy;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && draft != NULL);
  copy = dim_draft_copy (draft);
  copy->changed_s = dim_clock_now_s (monitor->clock);
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, copy, free_draft);
  dim_monitor_run_work (monitor, task, save_draft_work, NULL);
}

gboolean
dim_monitor_save_draft_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error) != NULL;
}

void
dim_monitor_show_draft (DimMonitor *monitor,
                        const char *draft_id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor));
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, g_strdup (draft_id), g_free);
  dim_monitor_run_work (monitor, task, show_draft_work, NULL);
}

gboolean
dim_monitor_show_draft_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error) != NULL;
}

void
dim_monitor_load_drafts (DimMonitor *monitor,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (DIM_IS_MONITOR (monitor));
  dim_monitor_run_work (monitor, g_task_new (monitor, cancellable, callback, user_data),
                        load_drafts_work, free_records);
}

GPtrArray *
dim_monitor_load_drafts_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_discard_draft (DimMonitor *monitor,
                           const char *draft_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && draft_id != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, g_strdup (draft_id), g_free);
  dim_monitor_run_work (monitor, task, discard_draft_work, NULL);
}

gboolean
dim_monitor_discard_draft_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error) != NULL;
}

void
dim_monitor_new_id (DimMonitor *monitor, char out[DIM_UUID_TEXT_LEN])
{
  g_return_if_fail (DIM_IS_MONITOR (monitor) && monitor->store != NULL && out != NULL);
  dim_store_new_id (monitor->store, out);
}

GArray *
dim_monitor_check_draft (DimMonitor *monitor, const DimDraft *draft)
{
  DimRegistrationRules rules;

  g_return_val_if_fail (DIM_IS_MONITOR (monitor) && draft != NULL, NULL);
  dim_monitor_get_rules (monitor, &rules);
  return dim_registration_check (draft, &rules, dim_monitor_get_today (monitor));
}

void
dim_monitor_find_local_doubles (DimMonitor *monitor,
                                const char *number,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && number != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, dim_local_check_carry (number), dim_local_check_drop);
  dim_monitor_run_work (monitor, task, find_doubles_work, free_records);
}

GPtrArray *
dim_monitor_find_local_doubles_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_register (DimMonitor *monitor,
                      const DimDraft *draft,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  DimRegistrationRules rules;
  Registering *registering;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && draft != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  dim_monitor_get_rules (monitor, &rules);
  registering = g_new0 (Registering, 1);
  registering->draft = dim_draft_copy (draft);
  if (!monitor->measures_entry)
    registering->draft->active_ms = 0;
  registering->reference = monitor->reference;
  registering->municipalities = g_strdupv ((char **) rules.municipalities);
  g_task_set_task_data (task, registering, free_registering);
  dim_monitor_run_queueing (monitor, task, register_work, free_record);
}

DimRecord *
dim_monitor_register_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

DimDraft *
dim_monitor_draft_from_json (DimMonitor *monitor, GBytes *json, GString *remarks, GError **error)
{
  const DimDeviceProfile *profile;
  char id[DIM_UUID_TEXT_LEN];
  DimDraft *draft;

  g_return_val_if_fail (DIM_IS_MONITOR (monitor) && json != NULL && remarks != NULL, NULL);
  if (!dim_monitor_is_open (monitor, error))
    return NULL;
  dim_monitor_new_id (monitor, id);
  draft = dim_draft_from_json (json, id, remarks, error);
  if (draft == NULL)
    return NULL;
  draft->changed_s = dim_clock_now_s (monitor->clock);
  profile = dim_monitor_get_profile (monitor);
  if (draft->incident->municipality == NULL && profile != NULL && profile->municipalities != NULL)
    draft->incident->municipality = g_strdup (usual_municipality (monitor, profile));
  return draft;
}

void
dim_monitor_get_rules (DimMonitor *monitor, DimRegistrationRules *out)
{
  const DimDeviceProfile *profile = dim_monitor_get_profile (monitor);

  out->reference = monitor->reference;
  out->municipalities = profile == NULL ? NULL : (const char *const *) profile->municipalities;
}
