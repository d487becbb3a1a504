/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "received.h"

#include "desk.h"
#include "dim-monitor-drafts.h"
#include "dim-monitor-records.h"

#define PASSPHRASE "vier gewone woorden samen" /* of enrolled.py */

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

DimRecord *
received_load (DimMonitor *monitor, const char *incident)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DimRecord *record = NULL;

  dim_monitor_load_record (monitor, incident, NULL, done_cb, &result);
  DESK_WAIT (result != NULL);
  record = dim_monitor_load_record_finish (monitor, result, &error);
  g_assert_no_error (error);
  return record;
}

static DimDraft *
make_draft (DimMonitor *monitor, const char *municipality, const char *number)
{
  static const char *const discovery[] = { "gezichtsvergelijking", NULL };
  static const char *const outcome[] = { "geweigerd", NULL };
  DimDraft *draft = dim_monitor_new_draft (monitor);
  char use[DIM_UUID_TEXT_LEN];

  dim_incident_set_code (draft->incident, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  dim_incident_set_code (draft->incident, DIM_FIELD_FORM, "look-alike");
  dim_incident_set_codes (draft->incident, DIM_FIELD_DISCOVERY, discovery);
  dim_incident_set_codes (draft->incident, DIM_FIELD_OUTCOME, outcome);
  g_free (draft->incident->municipality);
  draft->incident->municipality = g_strdup (municipality);
  dim_monitor_new_id (monitor, use);
  if (number[0] == '\0')
    dim_draft_add_document (draft, use, "geen", "", "");
  else
    dim_draft_add_document (draft, use, "nationaal-paspoort", "NLD", number);
  return draft;
}

void
received_sync (DimMonitor *monitor)
{
  g_autoptr (GAsyncResult) synced = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_sync (monitor, NULL, done_cb, &synced);
  DESK_WAIT (synced != NULL);
  dim_monitor_sync_finish (monitor, synced, &error);
  g_assert_no_error (error);
}

static DimRecord *
register_draft (DimMonitor *monitor, DimDraft *draft)
{
  g_autoptr (GAsyncResult) registered = NULL;
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_register (monitor, draft, NULL, done_cb, &registered);
  DESK_WAIT (registered != NULL);
  record = dim_monitor_register_finish (monitor, registered, &error);
  g_assert_no_error (error);
  received_sync (monitor);
  return received_load (monitor, record->incident->id);
}

DimRecord *
received_register (DimMonitor *monitor)
{
  g_autoptr (DimDraft) draft = make_draft (monitor, "GM0363", "");

  return register_draft (monitor, draft);
}

static gboolean
is_compared (const DimRecord *record)
{
  const DimDocumentUse *use = g_ptr_array_index (record->incident->documents, 0);

  return use->state == DIM_COMPARE_TAGGED;
}

DimRecord *
received_register_passport (DimMonitor *monitor, const char *municipality)
{
  g_autoptr (DimDraft) draft = make_draft (monitor, municipality, "SPECI2014");
  DimRecord *record = register_draft (monitor, draft);

  while (!is_compared (record)) {
    g_autoptr (DimRecord) before = record;

    received_sync (monitor);
    record = received_load (monitor, before->incident->id);
  }
  return record;
}

static DimMonitor *
open_at (const char *data_dir)
{
  DimMonitorOptions options = {
    .data_dir = data_dir,
    .clock = dim_clock_system (),
    .passphrase = PASSPHRASE,
    .without_keyring = TRUE,
  };
  g_autoptr (GError) error = NULL;
  DimMonitor *monitor = NULL;

  monitor = dim_monitor_open (&options, &error);
  g_assert_no_error (error);
  return monitor;
}

DimMonitor *
received_open (void)
{
  return open_at (g_getenv ("DIM_TEST_ENROLLED"));
}

DimMonitor *
received_open_elsewhere (void)
{
  return open_at (g_getenv ("DIM_TEST_ELSEWHERE"));
}

void
received_close (DimMonitor *monitor)
{
  dim_monitor_close (monitor);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (monitor);
}
