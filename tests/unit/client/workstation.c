/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "workstation.h"

#include "dim-bytes.h"
#include "dim-queue.h"
#include "dim-records.h"
#include "dim-registration.h"
#include "dim-store-inside.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  gboolean is_done;
  gboolean is_well;
  GError *error;
} Outcome;

static void
queue_changed_cb (gpointer data)
{
  ((Workstation *) data)->queue_changes++;
}

static void
records_changed_cb (gpointer data)
{
  ((Workstation *) data)->record_changes++;
}

static gpointer
unlock_work (DimStore *store, gpointer key, GError **error)
{
  dim_store_set_key (store, key);
  return DIM_STORE_DONE;
}

static gpointer
save_device_work (DimStore *store, gpointer device, GError **error)
{
  return dim_device_save (store, device, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
load_device_work (DimStore *store, gpointer data, GError **error)
{
  return dim_device_load (store, data, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
load_record_work (DimStore *store, gpointer incident, GError **error)
{
  return dim_records_load_one (store, incident, error);
}

static gpointer
count_work (DimStore *store, gpointer figures, GError **error)
{
  return dim_queue_read (store, figures, error) ? DIM_STORE_DONE : NULL;
}

static void
start_synchroniser (Workstation *workstation)
{
  DimSynchroniserEvents events = { queue_changed_cb, records_changed_cb, workstation };
  g_autoptr (GError) error = NULL;

  workstation->synchroniser = dim_synchroniser_new (workstation->store, workstation->device,
                                                    workstation->reference, &events, &error);
  g_assert_no_error (error);
}

static void
open_store (Workstation *workstation)
{
  g_autofree char *path = g_build_filename (workstation->directory, "store.db", NULL);
  g_autoptr (GError) error = NULL;

  workstation->store = dim_store_open (path, workstation->clock, &error);
  g_assert_no_error (error);
  workstation_call (workstation, unlock_work, workstation->key);
}

static void
close_store (Workstation *workstation)
{
  g_clear_pointer (&workstation->synchroniser, dim_synchroniser_free);
  g_clear_pointer (&workstation->store, dim_store_free);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_pointer (&workstation->device, dim_device_free);
}

static void
make_device (Workstation *workstation)
{
  DimDevice *device = g_new0 (DimDevice, 1);

  device->key = dim_signing_key_new_random ();
  device->collector_url = servers_collector_url (workstation->servers);
  device->evaluator_url = servers_evaluator_url (workstation->servers);
  device->profile = servers_profile (workstation->servers);
  servers_admit (workstation->servers, dim_signing_key_public (device->key));
  workstation->device = device;
  workstation_call (workstation, save_device_work, device);
}

static void
remove_directory (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    g_assert_cmpint (g_unlink (file), ==, 0);
  }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  outcome->is_well = g_task_propagate_boolean (G_TASK (result), &outcome->error);
  outcome->is_done = TRUE;
}

/* The six core answers at a form of choice. */
static DimDraft *
make_draft (const Workstation *workstation, const char *form, const char *day)
{
  static const char *const discovery[] = { "gezichtsvergelijking", NULL };
  static const char *const outcome[] = { "geweigerd", NULL };
  char id[DIM_UUID_TEXT_LEN];
  DimDraft *draft;

  dim_store_new_id (workstation->store, id);
  draft = dim_draft_new (id);
  draft->incident->date = dim_day_from_text (day);
  draft->incident->municipality = g_strdup ("GM0363");
  dim_incident_set_code (draft->incident, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  dim_incident_set_code (draft->incident, DIM_FIELD_FORM, form);
  dim_incident_set_codes (draft->incident, DIM_FIELD_DISCOVERY, discovery);
  dim_incident_set_codes (draft->incident, DIM_FIELD_OUTCOME, outcome);
  return draft;
}

static char *
register_draft (Workstation *workstation, const DimDraft *draft)
{
  DimRegistration registration = { draft, { workstation->reference, NULL } };
  DimRecord *record = workstation_call (workstation, dim_registration_commit, &registration);

  dim_record_free (record);
  return g_strdup (draft->incident->id);
}

void
workstation_set_up (Workstation *workstation, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 now_s = 0;

  g_assert_true (dim_crypto_init ());
  g_assert_true (dim_time_from_text ("2026-11-20T10:00:00Z", &now_s));
  workstation->directory = g_dir_make_tmp ("dim-client-XXXXXX", &error);
  g_assert_no_error (error);
  workstation->clock = dim_clock_new_manual (now_s * G_USEC_PER_SEC);
  workstation->servers = servers_new (workstation->clock);
  servers_add_key (workstation->servers, "2026a", "2026-01-01", "2026-12-31");
  workstation->reference = dim_reference_load (&error);
  g_assert_no_error (error);
  dim_random_bytes (workstation->key, sizeof workstation->key);
  open_store (workstation);
  make_device (workstation);
  start_synchroniser (workstation);
}

void
workstation_tear_down (Workstation *workstation, gconstpointer data)
{
  close_store (workstation);
  servers_free (workstation->servers);
  dim_reference_free (workstation->reference);
  dim_clock_free (workstation->clock);
  remove_directory (workstation->directory);
  g_free (workstation->directory);
}

void
workstation_restart (Workstation *workstation)
{
  close_store (workstation);
  open_store (workstation);
  workstation_call (workstation, load_device_work, &workstation->device);
  start_synchroniser (workstation);
}

void
workstation_move_collector (Workstation *workstation, const char *url)
{
  g_free (workstation->device->collector_url);
  workstation->device->collector_url = g_strdup (url);
  workstation_call (workstation, save_device_work, workstation->device);
  workstation_restart (workstation);
}

gpointer
workstation_call (Workstation *workstation, DimStoreWork work, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer given = dim_store_call (workstation->store, work, data, &error);

  g_assert_no_error (error);
  g_assert_nonnull (given);
  return given;
}

char *
workstation_register (Workstation *workstation, const char *day, const char *number)
{
  g_autoptr (DimDraft) draft = make_draft (workstation, "look-alike", day);
  char use[DIM_UUID_TEXT_LEN];

  dim_store_new_id (workstation->store, use);
  dim_draft_add_document (draft, use, "nationaal-paspoort", "NLD", number);
  return register_draft (workstation, draft);
}

char *
workstation_register_form (Workstation *workstation, const char *form)
{
  g_autoptr (DimDraft) draft = make_draft (workstation, form, "2026-11-03");
  char use[DIM_UUID_TEXT_LEN];

  dim_store_new_id (workstation->store, use);
  dim_draft_add_document (draft, use, "geen", "", "");
  return register_draft (workstation, draft);
}

char *
workstation_register_explained (Workstation *workstation, const char *explanation)
{
  g_autoptr (DimDraft) draft = make_draft (workstation, "look-alike", "2026-11-03");
  char use[DIM_UUID_TEXT_LEN];

  dim_store_new_id (workstation->store, use);
  dim_draft_add_document (draft, use, "geen", "", "");
  g_free (draft->explanation);
  draft->explanation = g_strdup (explanation);
  draft->audience = DIM_AUDIENCE_MUNICIPALITY;
  return register_draft (workstation, draft);
}

void
workstation_register_measured (Workstation *workstation, gint64 active_ms)
{
  g_autoptr (DimDraft) draft = make_draft (workstation, "look-alike", "2026-11-03");
  char use[DIM_UUID_TEXT_LEN];

  dim_store_new_id (workstation->store, use);
  dim_draft_add_document (draft, use, "geen", "", "");
  draft->active_ms = active_ms;
  g_free (register_draft (workstation, draft));
}

gboolean
workstation_sync (Workstation *workstation, GError **error)
{
  Outcome outcome = { 0 };

  dim_synchroniser_run (workstation->synchroniser, g_task_new (NULL, NULL, ran_cb, &outcome));
  while (!outcome.is_done)
    g_main_context_iteration (NULL, TRUE);
  if (outcome.error != NULL)
    g_propagate_error (error, outcome.error);
  return outcome.is_well;
}

void
workstation_sync_well (Workstation *workstation)
{
  g_autoptr (GError) error = NULL;

  workstation_sync (workstation, &error);
  g_assert_no_error (error);
}

DimTrouble
workstation_trouble (Workstation *workstation)
{
  gint64 since_s = 0;

  return dim_synchroniser_trouble (workstation->synchroniser, &since_s);
}

DimRecord *
workstation_record (Workstation *workstation, const char *incident)
{
  return workstation_call (workstation, load_record_work, (gpointer) incident);
}

guint
workstation_numbers (Workstation *workstation)
{
  DimQueueState figures;

  workstation_call (workstation, count_work, &figures);
  return figures.waiting_tags;
}

guint
workstation_waiting (Workstation *workstation)
{
  DimQueueState figures;

  workstation_call (workstation, count_work, &figures);
  return figures.waiting;
}

guint
workstation_refused (Workstation *workstation)
{
  DimQueueState figures;

  workstation_call (workstation, count_work, &figures);
  return figures.refused;
}

static gboolean
file_holds (const char *path, gconstpointer needle, gsize length)
{
  g_autofree char *contents = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  return memmem (contents, size, needle, length) != NULL;
}

gboolean
workstation_holds (const Workstation *workstation, gconstpointer bytes, gsize length)
{
  g_autofree char *base64 = dim_base64_encode (bytes, length);
  g_autofree char *hex = dim_hex_encode (bytes, length);
  g_autoptr (GDir) folder = g_dir_open (workstation->directory, 0, NULL);
  gboolean is_held = FALSE;
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (workstation->directory, name, NULL);

    is_held |= file_holds (path, bytes, length) ||
               file_holds (path, base64, strcspn (base64, "=")) ||
               file_holds (path, hex, strlen (hex));
  }
  return is_held;
}
