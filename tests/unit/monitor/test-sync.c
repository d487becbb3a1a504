/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-monitor-drafts.h"
#include "dim-monitor-records.h"
#include "dim-monitor.h"
#include "servers.h"

#include <glib/gstdio.h>

/* The facade with servers: enrolment, the queue, figures, and a second process beside. */

#define PASSPHRASE "een lange zin voor de test"
#define CODE       "ABCDE-FGHJK-MNPQR-STVWX"

typedef struct {
  char *directory;
  DimClock *clock;
  Servers *servers;
  DimMonitor *monitor;
  GAsyncResult *result; /* of the call that await () waits for */
} Fixture;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Fixture *) data)->result = g_object_ref (result);
}

static GAsyncResult *
await (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&fixture->result);
}

static DimMonitor *
open_monitor (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DimMonitorOptions options = {
    .data_dir = fixture->directory,
    .clock = fixture->clock,
    .passphrase = PASSPHRASE,
    .without_keyring = TRUE,
  };
  DimMonitor *monitor = dim_monitor_open (&options, &error);

  g_assert_no_error (error);
  return monitor;
}

static gboolean
enrol (Fixture *fixture, const char *code, GError **error)
{
  g_autofree char *collector = servers_collector_url (fixture->servers);
  g_autofree char *evaluator = servers_evaluator_url (fixture->servers);
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_enrol (fixture->monitor, collector, evaluator, code, NULL, done_cb, fixture);
  result = await (fixture);
  return dim_monitor_enrol_finish (fixture->monitor, result, error);
}

static void
set_up_plain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 now_s = 0;

  fixture->directory = g_dir_make_tmp ("dim-monitor-XXXXXX", &error);
  g_assert_no_error (error);
  g_assert_true (dim_time_from_text ("2026-11-20T10:00:00Z", &now_s));
  fixture->clock = dim_clock_new_manual (now_s * G_USEC_PER_SEC);
  fixture->monitor = open_monitor (fixture);
  fixture->servers = servers_new (fixture->clock);
  servers_add_key (fixture->servers, "2026a", "2026-01-01", "2026-12-31");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  set_up_plain (fixture, data);
  g_assert_true (enrol (fixture, CODE, &error));
  g_assert_no_error (error);
}

static void
close_monitor (DimMonitor **monitor)
{
  dim_monitor_close (*monitor);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (monitor);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  close_monitor (&fixture->monitor);
  servers_free (fixture->servers);
  folder = g_dir_open (fixture->directory, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *file = g_build_filename (fixture->directory, name, NULL);

    g_assert_cmpint (g_unlink (file), ==, 0);
  }
  g_assert_cmpint (g_rmdir (fixture->directory), ==, 0);
  g_free (fixture->directory);
  dim_clock_free (fixture->clock);
}

static char *
register_with (Fixture *fixture, DimMonitor *monitor)
{
  static const char *const discovery[] = { "gezichtsvergelijking", NULL };
  static const char *const outcome[] = { "geweigerd", NULL };
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (monitor);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DimRecord *record;
  char use[DIM_UUID_TEXT_LEN];

  dim_incident_set_code (draft->incident, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  dim_incident_set_code (draft->incident, DIM_FIELD_FORM, "look-alike");
  dim_incident_set_codes (draft->incident, DIM_FIELD_DISCOVERY, discovery);
  dim_incident_set_codes (draft->incident, DIM_FIELD_OUTCOME, outcome);
  dim_monitor_new_id (monitor, use);
  dim_draft_add_document (draft, use, "nationaal-paspoort", "NLD", "SPECI2014");
  dim_monitor_register (monitor, draft, NULL, done_cb, fixture);
  result = await (fixture);
  record = dim_monitor_register_finish (monitor, result, &error);
  g_assert_no_error (error);
  dim_record_free (record);
  return g_strdup (draft->incident->id);
}

static gboolean
sync_monitor (Fixture *fixture, DimMonitor *monitor, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_sync (monitor, NULL, done_cb, fixture);
  result = await (fixture);
  return dim_monitor_sync_finish (monitor, result, error);
}

static GPtrArray *
load_tallies (Fixture *fixture, gint64 *out_fetched_s, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_load_tallies (fixture->monitor, 2026, NULL, done_cb, fixture);
  result = await (fixture);
  return dim_monitor_load_tallies_finish (fixture->monitor, result, out_fetched_s, error);
}

/* The queue is read on the store's thread: what is told is told in a moment. */
static void
await_waiting (DimMonitor *monitor, guint waiting)
{
  DimQueueState queue;

  for (dim_monitor_get_queue (monitor, &queue); queue.waiting != waiting;
       dim_monitor_get_queue (monitor, &queue))
    g_main_context_iteration (NULL, TRUE);
}

static void
count_cb (gpointer monitor, gpointer count)
{
  *(guint *) count += 1;
}

static void
notified_cb (GObject *monitor, GParamSpec *spec, gpointer count)
{
  *(guint *) count += 1;
}

static void
test_enrolment_makes_ready (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint notified = 0;

  g_signal_connect (fixture->monitor, "notify::state", G_CALLBACK (notified_cb), &notified);
  g_assert_cmpint (dim_monitor_get_state (fixture->monitor), ==, DIM_MONITOR_NEEDS_ENROLMENT);
  g_assert_false (enrol (fixture, "ABCDE-FGHJK", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);

  g_clear_error (&error);
  g_assert_true (enrol (fixture, CODE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (dim_monitor_get_state (fixture->monitor), ==, DIM_MONITOR_READY);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpstr (dim_monitor_get_profile (fixture->monitor)->office, ==, "amsterdam");
}

static void
test_new_draft_has_what_is_usual (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (fixture->monitor);

  g_assert_cmpstr (draft->incident->municipality, ==, "GM0363");
  g_assert_cmpint (draft->incident->date, ==, dim_day_new (2026, 11, 20));
  g_assert_cmpstr (dim_incident_code (draft->incident, DIM_FIELD_DISCOVERED_BY), ==, "frontoffice");
}

static void
test_sync_empties_the_queue (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  guint told = 0;
  DimQueueState queue;

  g_signal_connect (fixture->monitor, "records-changed", G_CALLBACK (count_cb), &told);
  id = register_with (fixture, fixture->monitor);
  await_waiting (fixture->monitor, 1);
  told = 0;
  g_assert_true (sync_monitor (fixture, fixture->monitor, &error));
  g_assert_no_error (error);
  await_waiting (fixture->monitor, 0);
  g_assert_true (g_hash_table_contains (fixture->servers->facts, id));

  dim_monitor_get_queue (fixture->monitor, &queue);
  g_assert_cmpuint (queue.waiting_tags, ==, 0);
  g_assert_cmpint (queue.trouble, ==, DIM_TROUBLE_NONE);
  g_assert_cmpint (queue.last_contact_s, ==, dim_clock_now_s (fixture->clock));
  g_assert_false (queue.is_sending);
  g_assert_cmpuint (told, >, 0);
}

static void
test_queue_says_what_is_wrong (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = register_with (fixture, fixture->monitor);
  g_autoptr (GError) error = NULL;
  DimQueueState queue;

  servers_stop_collector (fixture->servers);
  g_assert_false (sync_monitor (fixture, fixture->monitor, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_OFFLINE);
  dim_monitor_get_queue (fixture->monitor, &queue);
  g_assert_cmpint (queue.trouble, ==, DIM_TROUBLE_COLLECTOR_OFFLINE);
  g_assert_cmpint (queue.trouble_since_s, ==, dim_clock_now_s (fixture->clock));

  g_clear_error (&error);
  servers_start_collector (fixture->servers);
  servers_stop_evaluator (fixture->servers);
  g_assert_false (sync_monitor (fixture, fixture->monitor, &error));
  dim_monitor_get_queue (fixture->monitor, &queue);
  g_assert_cmpint (queue.trouble, ==, DIM_TROUBLE_EVALUATOR_OFFLINE);
}

static void
test_started_monitor_sends_by_itself (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  dim_monitor_start (fixture->monitor);
  id = register_with (fixture, fixture->monitor);
  while (fixture->servers->stores < 2)
    g_main_context_iteration (NULL, TRUE);
  await_waiting (fixture->monitor, 0);
  g_assert_true (g_hash_table_contains (fixture->servers->facts, id));
}

static void
test_second_process_wakes_the_first (Fixture *fixture, gconstpointer data)
{
  DimMonitor *second = open_monitor (fixture);
  g_autofree char *id = NULL;

  dim_monitor_start (fixture->monitor);
  await_waiting (fixture->monitor, 0);
  id = register_with (fixture, second);
  while (fixture->servers->stores < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_hash_table_contains (fixture->servers->facts, id));
  close_monitor (&second);
}

static void
test_second_process_leaves_sending (Fixture *fixture, gconstpointer data)
{
  DimMonitor *second = open_monitor (fixture);
  g_autofree char *id = register_with (fixture, second);
  g_autoptr (GError) error = NULL;
  DimQueueState queue;

  g_assert_true (sync_monitor (fixture, second, &error));
  g_assert_no_error (error);
  dim_monitor_get_queue (second, &queue);
  g_assert_true (queue.is_elsewhere);
  g_assert_cmpuint (fixture->servers->stores, ==, 0);

  close_monitor (&second);
  g_assert_true (sync_monitor (fixture, fixture->monitor, &error));
  g_assert_true (g_hash_table_contains (fixture->servers->facts, id));
}

static void
test_decision_is_queued (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = register_with (fixture, fixture->monitor);
  g_autofree char *second = register_with (fixture, fixture->monitor);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_decide (fixture->monitor, DIM_DECISION_APART, first, second, "Andere persoon.", NULL,
                      done_cb, fixture);
  result = await (fixture);
  g_assert_true (dim_monitor_decide_finish (fixture->monitor, result, &error));
  g_assert_true (sync_monitor (fixture, fixture->monitor, &error));
  decisions = servers_bodies (fixture->servers, DIM_FACT_DECISION);
  g_assert_cmpuint (decisions->len, ==, 1);
}

static void
test_decision_about_one_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = register_with (fixture, fixture->monitor);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_decide (fixture->monitor, DIM_DECISION_SAME, id, id, NULL, NULL, done_cb, fixture);
  result = await (fixture);
  g_assert_false (dim_monitor_decide_finish (fixture->monitor, result, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
}

static void
test_figures_are_kept_for_offline (Fixture *fixture, gconstpointer data)
{
  gint64 first_s = dim_clock_now_s (fixture->clock);
  gint64 fetched_s = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fresh = load_tallies (fixture, &fetched_s, &error);
  g_autoptr (GPtrArray) kept = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (fresh->len, ==, 1);
  g_assert_cmpint (fetched_s, ==, first_s);

  servers_stop_collector (fixture->servers);
  dim_clock_advance (fixture->clock, G_TIME_SPAN_HOUR);
  kept = load_tallies (fixture, &fetched_s, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((DimTally *) kept->pdata[0])->total.cases, ==, 2);
  g_assert_cmpint (fetched_s, ==, first_s);
}

static void
test_no_figures_are_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->servers->refuses_tallies = TRUE;
  g_assert_null (load_tallies (fixture, NULL, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_REJECTED);

  g_clear_error (&error);
  servers_stop_collector (fixture->servers);
  g_assert_null (load_tallies (fixture, NULL, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_OFFLINE);
}

static void
test_closed_monitor_fails_softly (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_sync (fixture->monitor, NULL, done_cb, fixture);
  dim_monitor_close (fixture->monitor);
  result = await (fixture);
  g_assert_false (dim_monitor_sync_finish (fixture->monitor, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_error (&error);
  g_clear_object (&result);
  dim_monitor_load_drafts (fixture->monitor, NULL, done_cb, fixture);
  result = await (fixture);
  g_assert_null (dim_monitor_load_drafts_finish (fixture->monitor, result, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_STORAGE);
}

#define ADD(path, prepare, function) g_test_add (path, Fixture, NULL, prepare, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/monitor/enrolment-makes-ready", set_up_plain, test_enrolment_makes_ready);
  ADD ("/monitor/new-draft-has-what-is-usual", set_up, test_new_draft_has_what_is_usual);
  ADD ("/monitor/sync-empties-the-queue", set_up, test_sync_empties_the_queue);
  ADD ("/monitor/queue-says-what-is-wrong", set_up, test_queue_says_what_is_wrong);
  ADD ("/monitor/started-one-sends-by-itself", set_up, test_started_monitor_sends_by_itself);
  ADD ("/monitor/second-process-wakes-the-first", set_up, test_second_process_wakes_the_first);
  ADD ("/monitor/second-process-leaves-sending", set_up, test_second_process_leaves_sending);
  ADD ("/monitor/decision-is-queued", set_up, test_decision_is_queued);
  ADD ("/monitor/decision-about-one-is-refused", set_up, test_decision_about_one_is_refused);
  ADD ("/monitor/figures-are-kept-for-offline", set_up, test_figures_are_kept_for_offline);
  ADD ("/monitor/no-figures-are-told", set_up, test_no_figures_are_told);
  ADD ("/monitor/closed-one-fails-softly", set_up, test_closed_monitor_fails_softly);
  return g_test_run ();
}
