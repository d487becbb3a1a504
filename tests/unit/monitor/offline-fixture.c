/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "offline-fixture.h"

#include <glib/gstdio.h>

#define CODE "ABCDE-FGHJK-MNPQR-STVWX"

static void
enrol (Fixture *fixture)
{
  g_autofree char *collector = servers_collector_url (fixture->servers);
  g_autofree char *evaluator = servers_evaluator_url (fixture->servers);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_enrol (fixture->monitor, collector, evaluator, CODE, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  dim_monitor_enrol_finish (fixture->monitor, result, &error);
  g_assert_no_error (error);
}

static GArray *
find_records (Fixture *fixture, const char *search)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *found;

  dim_monitor_find_records (fixture->monitor,
                            dim_record_query_new (search, DIM_ORDER_DATE, FALSE, NULL), NULL,
                            fixture_done_cb, fixture);
  result = fixture_await (fixture);
  found = dim_monitor_find_records_finish (fixture->monitor, result, &error);
  g_assert_no_error (error);
  return found;
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 now_s = 0;

  fixture->directory = g_dir_make_tmp ("dim-monitor-XXXXXX", &error);
  g_assert_no_error (error);
  g_assert_true (dim_time_from_text ("2026-11-20T10:00:00Z", &now_s));
  fixture->clock = dim_clock_new_manual (now_s * G_USEC_PER_SEC);
  fixture->monitor = fixture_open (fixture, FIXTURE_PASSPHRASE, &error);
  g_assert_no_error (error);
}

static void
begin_servers (Fixture *fixture)
{
  fixture->servers = servers_new (fixture->clock);
  servers_add_key (fixture->servers, "2026a", "2026-01-01", "2026-12-31");
}

void
fixture_set_up_enrolled (Fixture *fixture, gconstpointer municipalities)
{
  fixture_set_up (fixture, NULL);
  begin_servers (fixture);
  fixture->servers->municipalities = municipalities;
  enrol (fixture);
}

void
fixture_set_up_reviewer (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  begin_servers (fixture);
  fixture->servers->role = DIM_ROLE_BACK_OFFICE;
  enrol (fixture);
}

void
fixture_set_up_analyst (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  begin_servers (fixture);
  fixture->servers->role = DIM_ROLE_ANALYST;
  enrol (fixture);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_close (fixture);
  g_clear_pointer (&fixture->servers, servers_free);
  fixture_remove_directory (fixture->directory);
  g_free (fixture->directory);
  dim_clock_free (fixture->clock);
}

void
fixture_remove_directory (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    g_assert_cmpint (g_unlink (file), ==, 0);
  }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

DimMonitorOptions
fixture_options (const Fixture *fixture, const char *passphrase)
{
  return (DimMonitorOptions){
    .data_dir = fixture->directory,
    .clock = fixture->clock,
    .passphrase = passphrase,
    .without_keyring = TRUE,
  };
}

DimMonitor *
fixture_open (Fixture *fixture, const char *passphrase, GError **error)
{
  DimMonitorOptions options = fixture_options (fixture, passphrase);

  return dim_monitor_open (&options, error);
}

void
fixture_close (Fixture *fixture)
{
  if (fixture->monitor == NULL)
    return;
  dim_monitor_close (fixture->monitor);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&fixture->monitor);
}

void
fixture_reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_close (fixture);
  fixture->monitor = fixture_open (fixture, FIXTURE_PASSPHRASE, &error);
  g_assert_no_error (error);
}

void
fixture_done_cb (GObject *source, GAsyncResult *result, gpointer fixture)
{
  ((Fixture *) fixture)->result = g_object_ref (result);
}

GAsyncResult *
fixture_await (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&fixture->result);
}

DimDraft *
fixture_make_draft (DimMonitor *monitor)
{
  static const char *const discovery[] = { "gezichtsvergelijking", NULL };
  static const char *const outcome[] = { "geweigerd", NULL };
  DimDraft *draft = dim_monitor_new_draft (monitor);
  char use[DIM_UUID_TEXT_LEN];

  draft->incident->date = dim_day_new (2026, 11, 3);
  g_free (draft->incident->municipality);
  draft->incident->municipality = g_strdup ("GM0363");
  dim_incident_set_code (draft->incident, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  dim_incident_set_code (draft->incident, DIM_FIELD_FORM, "look-alike");
  dim_incident_set_codes (draft->incident, DIM_FIELD_DISCOVERY, discovery);
  dim_incident_set_codes (draft->incident, DIM_FIELD_OUTCOME, outcome);
  dim_monitor_new_id (monitor, use);
  dim_draft_add_document (draft, use, "nationaal-paspoort", "NLD", "SPEC12014");
  g_free (draft->explanation);
  draft->explanation = g_strdup ("Andere oorlel dan op de foto.");
  return draft;
}

DimRecord *
fixture_register (Fixture *fixture, const DimDraft *draft, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_register (fixture->monitor, draft, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_register_finish (fixture->monitor, result, error);
}

char *
fixture_register_one (Fixture *fixture)
{
  g_autoptr (DimDraft) draft = fixture_make_draft (fixture->monitor);
  g_autoptr (GError) error = NULL;
  g_autoptr (DimRecord) record = fixture_register (fixture, draft, &error);

  g_assert_no_error (error);
  return g_strdup (record->incident->id);
}

void
fixture_sync (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_sync (fixture->monitor, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  dim_monitor_sync_finish (fixture->monitor, result, &error);
  g_assert_no_error (error);
}

GPtrArray *
fixture_load_records (Fixture *fixture, const char *search)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  dim_monitor_load_found (fixture->monitor, find_records (fixture, search), NULL, fixture_done_cb,
                          fixture);
  result = fixture_await (fixture);
  records = dim_monitor_load_found_finish (fixture->monitor, result, &error);
  g_assert_no_error (error);
  return records;
}

DimEdit *
fixture_begin_edit (Fixture *fixture, const char *incident, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_begin_edit (fixture->monitor, incident, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_begin_edit_finish (fixture->monitor, result, error);
}

gboolean
fixture_save_edit (Fixture *fixture, const DimEdit *edit, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_save_edit (fixture->monitor, edit, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_save_edit_finish (fixture->monitor, result, error);
}
