/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-crypto.h"
#include "dim-error.h"
#include "dim-limits.h"
#include "dim-monitor-drafts.h"
#include "dim-monitor-records.h"
#include "dim-monitor.h"
#include "dim-one-time-code.h"
#include "dim-sentences.h"
#include "dim-words.h"

#include <ftw.h>
#include <stdio.h>
#include <string.h>

/* A workstation and both real servers (clock-servers.c), each with a clock of its own. */

#define SKEW_S     DIM_LIMIT_SIGNATURE_SKEW_S
#define DAY_S      ((gint64) 86400)
#define PASSPHRASE "een lange zin voor de test"
#define NUMBER     "SPECI2014"

static const char *servers_path;

typedef struct {
  char *directory;
  DimClock *device;
  gint64 now_s; /* the right time */
  GSubprocess *servers;
  GDataInputStream *answers;
  guint collector_port;
  guint evaluator_port;
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

static char *
read_answer (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line (fixture->answers, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  return line;
}

static char *
tell_servers (Fixture *fixture, const char *line)
{
  GOutputStream *input = g_subprocess_get_stdin_pipe (fixture->servers);
  g_autofree char *text = g_strconcat (line, "\n", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_output_stream_write_all (input, text, strlen (text), NULL, NULL, &error));
  return read_answer (fixture);
}

static void
set_clocks (Fixture *fixture, gint64 device_s, gint64 collector_s, gint64 evaluator_s)
{
  g_autofree char *line =
    g_strdup_printf ("clocks %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, fixture->now_s + collector_s,
                     fixture->now_s + evaluator_s);
  g_autofree char *answer = tell_servers (fixture, line);

  g_assert_cmpstr (answer, ==, "ok");
  dim_clock_set (fixture->device, (fixture->now_s + device_s) * G_USEC_PER_SEC);
}

/* Time goes on for all. */
static void
pass (Fixture *fixture, gint64 seconds)
{
  fixture->now_s += seconds;
  set_clocks (fixture, 0, 0, 0);
}

static void
start_servers (Fixture *fixture)
{
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->now_s);
  g_autofree char *ports = NULL;
  g_auto (GStrv) both = NULL;
  g_autoptr (GError) error = NULL;

  fixture->servers =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                      servers_path, fixture->directory, now, NULL);
  g_assert_no_error (error);
  fixture->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (fixture->servers));
  ports = read_answer (fixture);
  both = g_strsplit (ports, " ", 2);
  g_assert_cmpuint (g_strv_length (both), ==, 2);
  fixture->collector_port = (guint) g_ascii_strtoull (both[0], NULL, 10);
  fixture->evaluator_port = (guint) g_ascii_strtoull (both[1], NULL, 10);
}

static void
stop_servers (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
    g_output_stream_close (g_subprocess_get_stdin_pipe (fixture->servers), NULL, &error));
  g_assert_true (g_subprocess_wait_check (fixture->servers, NULL, &error));
  g_assert_no_error (error);
  g_clear_object (&fixture->answers);
  g_clear_object (&fixture->servers);
}

static void
open_monitor (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->directory, "store", NULL);
  const DimMonitorOptions options = {
    .data_dir = path,
    .clock = fixture->device,
    .passphrase = PASSPHRASE,
    .without_keyring = TRUE,
  };
  g_autoptr (GError) error = NULL;

  fixture->monitor = dim_monitor_open (&options, &error);
  g_assert_no_error (error);
}

static void
close_monitor (Fixture *fixture)
{
  dim_monitor_close (fixture->monitor);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&fixture->monitor);
}

static gboolean
enrol (Fixture *fixture, const char *code, GError **error)
{
  g_autofree char *collector = g_strdup_printf ("http://127.0.0.1:%u", fixture->collector_port);
  g_autofree char *evaluator = g_strdup_printf ("http://127.0.0.1:%u", fixture->evaluator_port);
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_enrol (fixture->monitor, collector, evaluator, code, NULL, done_cb, fixture);
  result = await (fixture);
  return dim_monitor_enrol_finish (fixture->monitor, result, error);
}

static void
set_up_plain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dim_crypto_init ());
  fixture->directory = g_dir_make_tmp ("dim-clock-XXXXXX", &error);
  g_assert_no_error (error);
  g_assert_true (dim_time_from_text ("2026-11-20T10:00:00Z", &fixture->now_s));
  fixture->device = dim_clock_new_manual (fixture->now_s * G_USEC_PER_SEC);
  start_servers (fixture);
  open_monitor (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;

  set_up_plain (fixture, data);
  code = tell_servers (fixture, "code");
  g_assert_true (enrol (fixture, code, &error));
  g_assert_no_error (error);
}

static int
remove_cb (const char *path, const struct stat *status, int kind, struct FTW *where)
{
  return remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_monitor (fixture);
  stop_servers (fixture);
  dim_clock_free (fixture->device);
  nftw (fixture->directory, remove_cb, 8, FTW_DEPTH | FTW_PHYS);
  g_free (fixture->directory);
}

/* Of today, as that computer's clock has it. */
static char *
register_today (Fixture *fixture)
{
  static const char *const discovery[] = { "gezichtsvergelijking", NULL };
  static const char *const outcome[] = { "geweigerd", NULL };
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (fixture->monitor);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  char use[DIM_UUID_TEXT_LEN];

  draft->incident->date = dim_clock_today (fixture->device);
  dim_incident_set_code (draft->incident, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  dim_incident_set_code (draft->incident, DIM_FIELD_FORM, "look-alike");
  dim_incident_set_codes (draft->incident, DIM_FIELD_DISCOVERY, discovery);
  dim_incident_set_codes (draft->incident, DIM_FIELD_OUTCOME, outcome);
  dim_monitor_new_id (fixture->monitor, use);
  dim_draft_add_document (draft, use, "nationaal-paspoort", "NLD", NUMBER);
  dim_monitor_register (fixture->monitor, draft, NULL, done_cb, fixture);
  result = await (fixture);
  record = dim_monitor_register_finish (fixture->monitor, result, &error);
  g_assert_no_error (error);
  return g_strdup (draft->incident->id);
}

static gboolean
synchronise (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_sync (fixture->monitor, NULL, done_cb, fixture);
  result = await (fixture);
  return dim_monitor_sync_finish (fixture->monitor, result, error);
}

/* The queue is read on the store's thread: what is told is told in a moment. */
static void
await_queue (Fixture *fixture, guint waiting, guint waiting_tags)
{
  DimQueueState queue;

  for (dim_monitor_get_queue (fixture->monitor, &queue);
       queue.waiting != waiting || queue.waiting_tags != waiting_tags;
       dim_monitor_get_queue (fixture->monitor, &queue))
    g_main_context_iteration (NULL, TRUE);
}

static void
synchronise_well (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (synchronise (fixture, &error));
  g_assert_no_error (error);
  await_queue (fixture, 0, 0);
}

static guint
count_used (Fixture *fixture)
{
  g_autofree char *answer = tell_servers (fixture, "used");

  return (guint) g_ascii_strtoull (answer, NULL, 10);
}

static DimRecord *
load_record (Fixture *fixture, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DimRecord *record;

  dim_monitor_load_record (fixture->monitor, id, NULL, done_cb, fixture);
  result = await (fixture);
  record = dim_monitor_load_record_finish (fixture->monitor, result, &error);
  g_assert_no_error (error);
  return record;
}

/* Whose clock is off, by how much, and what the workstation says of it; NULL: all is well. */
static const struct {
  gint64 device_s;
  gint64 collector_s;
  gint64 evaluator_s;
  const char *says;
  guint waiting; /* facts */
  guint waiting_tags;
} rows[] = {
  { -SKEW_S, 0, 0, NULL, 0, 0 },
  { SKEW_S, 0, 0, NULL, 0, 0 },
  { -SKEW_S - 1, 0, 0, "De klok van deze computer loopt 5 minuten achter.", 1, 1 },
  { SKEW_S + 1, 0, 0, "De klok van deze computer loopt 5 minuten voor.", 1, 1 },
  { -10800, 0, 0, "De klok van deze computer loopt 3 uur achter.", 1, 1 },
  { -DAY_S, 0, 0, "De klok van deze computer loopt 1 dag achter.", 1, 1 },
  { DAY_S, 0, 0, "De klok van deze computer loopt 1 dag voor.", 1, 1 },
  { -40 * DAY_S, 0, 0, "De klok van deze computer loopt 40 dagen achter.", 1, 1 },
  { 365 * DAY_S, 0, 0, "De klok van deze computer loopt 365 dagen voor.", 1, 1 },
  { 0, -DAY_S, 0, "De klok van deze computer loopt 1 dag voor.", 2, 0 },
  { 0, DAY_S, 0, "De klok van deze computer loopt 1 dag achter.", 2, 0 },
  { 0, 0, -DAY_S, "De klok van deze computer loopt 1 dag voor.", 0, 1 },
  { 0, 0, DAY_S, "De klok van deze computer loopt 1 dag achter.", 0, 1 },
  { 0, -DAY_S, DAY_S, "De klok van deze computer loopt 1 dag voor.", 1, 1 },
};

static void
assert_told (Fixture *fixture, gsize row)
{
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  DimQueueState queue;

  g_assert_false (synchronise (fixture, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_CLOCK);
  dim_monitor_get_queue (fixture->monitor, &queue);
  g_assert_cmpint (queue.trouble, ==, DIM_TROUBLE_WRONG_CLOCK);
  sentence = dim_words_queue_trouble (&queue);
  sentence[MIN (strlen (sentence), strlen (rows[row].says))] = '\0';
  g_assert_cmpstr (sentence, ==, rows[row].says);
  await_queue (fixture, rows[row].waiting, rows[row].waiting_tags);
}

static void
test_wrong_clock_is_told_and_nothing_is_lost (Fixture *fixture, gconstpointer data)
{
  guint told = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *id = register_today (fixture);
    g_autoptr (DimRecord) record = NULL;
    guint used = count_used (fixture);

    set_clocks (fixture, rows[i].device_s, rows[i].collector_s, rows[i].evaluator_s);
    if (rows[i].says != NULL) {
      assert_told (fixture, i);
      told++;
    }
    if (rows[i].says != NULL && i % 3 == 0) {
      close_monitor (fixture);
      open_monitor (fixture);
      assert_told (fixture, i);
    }
    set_clocks (fixture, 0, 0, 0);
    synchronise_well (fixture);
    g_assert_cmpuint (count_used (fixture), ==, used + 1);
    record = load_record (fixture, id);
    g_assert_cmpint (record->state, ==, DIM_RECORD_RECEIVED);
    pass (fixture, 60);
  }
  g_test_message ("clock: %" G_GSIZE_FORMAT " ways to be off, %u told and mended, nothing lost",
                  G_N_ELEMENTS (rows), told);
}

/* The day that a clock which is ahead calls today is not there yet: the collector sends it back,
 * with the reason, and it stays to be seen. */
static void
test_registration_of_tomorrow_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  set_clocks (fixture, DAY_S, 0, 0);
  id = register_today (fixture);
  g_assert_false (synchronise (fixture, &error));
  await_queue (fixture, 1, 1);

  set_clocks (fixture, 0, 0, 0);
  synchronise_well (fixture);
  record = load_record (fixture, id);
  g_assert_cmpint (record->state, ==, DIM_RECORD_REFUSED);
  g_assert_nonnull (strstr (record->refusal, "toekomst"));
}

static void
test_registration_of_yesterday_goes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (DimRecord) record = NULL;

  set_clocks (fixture, -DAY_S, 0, 0);
  id = register_today (fixture);
  set_clocks (fixture, 0, 0, 0);
  synchronise_well (fixture);
  record = load_record (fixture, id);
  g_assert_cmpint (record->state, ==, DIM_RECORD_RECEIVED);
}

/* A server's clock that goes back while all go with it: the feed is by number, not by time. */
static void
test_feed_goes_on_when_time_goes_back (Fixture *fixture, gconstpointer data)
{
  static const gint64 jumps_s[] = { -DAY_S, 2 * DAY_S, -DAY_S, -30 * DAY_S, 60 * DAY_S };
  g_autofree char *verdict = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (jumps_s); i++) {
    g_autofree char *id = NULL;
    g_autoptr (DimRecord) record = NULL;

    pass (fixture, jumps_s[i]);
    id = register_today (fixture);
    g_assert_true (synchronise (fixture, &error));
    record = load_record (fixture, id);
    g_assert_cmpint (record->state, ==, DIM_RECORD_RECEIVED);
    g_assert_nonnull (record->news);
  }
  verdict = tell_servers (fixture, "verify");
  g_assert_cmpstr (verdict, ==, "ok");
}

/* How old a code is says the server's clock, and how old it seems to a wrong one does no harm. */
static void
test_code_outlives_a_wrong_clock (Fixture *fixture, gconstpointer data)
{
  static const gint64 wrong_s[][3] = {
    { DAY_S, 0, 0 }, { -DAY_S, 0, 0 }, { 0, 20 * DAY_S, 0 }, { 0, 0, 20 * DAY_S }, { 0, -DAY_S, 0 },
  };
  g_autofree char *code = tell_servers (fixture, "code");
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong_s); i++) {
    set_clocks (fixture, wrong_s[i][0], wrong_s[i][1], wrong_s[i][2]);
    g_assert_false (enrol (fixture, code, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_CLOCK);
    g_clear_error (&error);
  }
  pass (fixture, DIM_ONE_TIME_CODE_VALID_S);
  g_assert_true (enrol (fixture, code, &error));
  g_assert_no_error (error);
}

static void
test_code_ends_after_its_term (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = tell_servers (fixture, "code");
  g_autoptr (GError) error = NULL;

  pass (fixture, DIM_ONE_TIME_CODE_VALID_S + 1);
  g_assert_false (enrol (fixture, code, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_REJECTED);
}

/* Used up is used up: neither a device nor a server that is a day ahead, or back, asks for more;
 * the next day it is free again. */
static void
test_quota_does_not_follow_a_jump (Fixture *fixture, gconstpointer data)
{
  static const gint64 off_s[][2] = { { DAY_S, 0 }, { -DAY_S, 0 }, { 0, DAY_S }, { 0, -DAY_S } };
  g_autofree char *first = register_today (fixture);
  g_autofree char *second = NULL;
  g_autofree char *answer = tell_servers (fixture, "quota 1");
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (answer, ==, "ok");
  synchronise_well (fixture);
  second = register_today (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (off_s); i++) {
    set_clocks (fixture, off_s[i][0], off_s[i][0], off_s[i][1]);
    g_assert_false (synchronise (fixture, NULL));
    set_clocks (fixture, 0, 0, 0);
    g_assert_false (synchronise (fixture, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_LIMIT);
    g_clear_error (&error);
    g_assert_cmpuint (count_used (fixture), ==, 1);
  }
  pass (fixture, DAY_S);
  synchronise_well (fixture);
  g_assert_cmpuint (count_used (fixture), ==, 1);
}

static void
add (const char *path,
     void (*prepare) (Fixture *, gconstpointer),
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, prepare, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  servers_path = argv[1];
  dim_words_init (NULL);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  add ("/clock/wrong-one-is-told-and-nothing-is-lost", set_up,
       test_wrong_clock_is_told_and_nothing_is_lost);
  add ("/clock/registration-of-tomorrow-comes-back", set_up,
       test_registration_of_tomorrow_comes_back);
  add ("/clock/registration-of-yesterday-goes", set_up, test_registration_of_yesterday_goes);
  add ("/clock/feed-goes-on-when-time-goes-back", set_up, test_feed_goes_on_when_time_goes_back);
  add ("/clock/code-outlives-a-wrong-clock", set_up_plain, test_code_outlives_a_wrong_clock);
  add ("/clock/code-ends-after-its-term", set_up_plain, test_code_ends_after_its_term);
  add ("/clock/quota-does-not-follow-a-jump", set_up, test_quota_does_not_follow_a_jump);
  return g_test_run ();
}
