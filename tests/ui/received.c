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
make_draft (DimMonitor *monitor)
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
  draft->incident->municipality = g_strdup ("GM0363");
  dim_monitor_new_id (monitor, use);
  dim_draft_add_document (draft, use, "geen", "", "");
  return draft;
}

DimRecord *
received_register (DimMonitor *monitor)
{
  g_autoptr (DimDraft) draft = make_draft (monitor);
  g_autoptr (GAsyncResult) registered = NULL;
  g_autoptr (GAsyncResult) synced = NULL;
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_register (monitor, draft, NULL, done_cb, &registered);
  DESK_WAIT (registered != NULL);
  record = dim_monitor_register_finish (monitor, registered, &error);
  g_assert_no_error (error);
  dim_monitor_sync (monitor, NULL, done_cb, &synced);
  DESK_WAIT (synced != NULL);
  dim_monitor_sync_finish (monitor, synced, &error);
  g_assert_no_error (error);
  return received_load (monitor, record->incident->id);
}

DimMonitor *
received_open (void)
{
  DimMonitorOptions options = {
    .data_dir = g_getenv ("DIM_TEST_ENROLLED"),
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

void
received_close (DimMonitor *monitor)
{
  dim_monitor_close (monitor);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (monitor);
}
