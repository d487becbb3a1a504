/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-clock.h"
#include "dim-enrolment-codec.h"
#include "dim-evaluation-codec.h"
#include "dim-evaluator-store.h"
#include "kill-plan.h"
#include "server-program.h"

#include <signal.h>
#include <string.h>

/* The real evaluator, killed at random moments while devices of two offices ask as fast as they
 * can: every request counts exactly once, and the keys stay what they are. */

#define LANES        6
#define ELEMENTS     4
#define POOL         16
#define KEY_KILLS    12
#define KEY_LIFE_US  12000
#define FIRST_YEAR   2031
#define LARGE_QUOTA  "10000000"
#define ELEMENT_SIZE DIM_VOPRF_ELEMENT_BYTES

static const char *const offices[] = { "amsterdam", "rotterdam" };

/* One request, and what came of it. */
typedef struct {
  DimEvaluationRequest request;
  DimEvaluation evaluation;
  gboolean is_answered;
} Asked;

/* One device that asks. */
typedef struct {
  EnrolledDevice *device;
  gpointer fixture;
  guint office;
  GPtrArray *asked; /* (element-type Asked) */
  guint tries;      /* every time that something was sent */
  gboolean is_out;
  gboolean is_stopping;
} Lane;

typedef struct {
  ServerProgram program;
  KillPlan plan;
  char *list_key_path;
  char *list_key; /* base64 */
  guint8 pool[POOL][ELEMENT_SIZE];
  guint8 public_key[ELEMENT_SIZE];
  Lane lanes[LANES];
  guint on_work; /* kills that fell while an answer was awaited */
  guint unanswered;
  guint lost;
} Fixture;

static void ask_next (Lane *lane);

static void
enrol (Fixture *fixture, Lane *lane)
{
  g_autofree char *code = server_program_command (&fixture->program, NULL, "device", "add",
                                                  "--office", offices[lane->office], NULL);
  g_autoptr (GBytes) encoded = NULL;
  g_autofree char *body = NULL;
  g_autoptr (DimHttpAnswer) answer = NULL;
  guint8 list_key[DIM_SIGN_PUBLIC_BYTES];

  lane->device = g_new0 (EnrolledDevice, 1);
  lane->device->key = dim_signing_key_new_random ();
  enrolled_device_find (lane->device, &fixture->program);
  encoded = dim_enrolment_request_encode (code, dim_signing_key_public (lane->device->key));
  body = g_strndup (g_bytes_get_data (encoded, NULL), g_bytes_get_size (encoded));
  answer = enrolled_device_ask (lane->device, "POST", "/v1/apparaten", NULL, body);
  g_assert_cmpuint (answer->status, ==, 201);
  g_assert_true (dim_evaluator_enrolment_decode (answer->body, lane->device->id, list_key, NULL));
}

static int
make_key (Fixture *fixture, int year)
{
  g_autofree char *id = g_strdup_printf ("%da", year);
  g_autofree char *first = g_strdup_printf ("%d-01-01", year);
  g_autofree char *last = g_strdup_printf ("%d-12-31", year);
  int status = -1;

  g_free (server_program_command (&fixture->program, &status, "key", "new", "--id", id, "--first",
                                  first, "--last", last, "--list-key", fixture->list_key_path,
                                  NULL));
  return status;
}

static DimKeyList *
export_list (Fixture *fixture)
{
  g_autofree char *jws =
    server_program_command (&fixture->program, NULL, "key", "export-list", NULL);
  guint8 *list_key = NULL;
  gsize length = 0;
  DimKeyList *list;

  list_key = g_base64_decode (fixture->list_key, &length);
  g_assert_cmpuint (length, ==, DIM_SIGN_PUBLIC_BYTES);
  list = dim_key_list_verify (jws, list_key, NULL);
  g_free (list_key);
  g_assert_nonnull (list);
  return list;
}

static void
set_up_organisation (Fixture *fixture)
{
  ServerProgram *program = &fixture->program;
  g_autoptr (DimKeyList) list = NULL;

  fixture->list_key_path = g_build_filename (program->directory, "list.key", NULL);
  fixture->list_key =
    server_program_command (program, NULL, "list-key", "new", fixture->list_key_path, NULL);
  g_assert_cmpint (make_key (fixture, FIRST_YEAR - 1), ==, 0);
  list = export_list (fixture);
  memcpy (fixture->public_key, g_array_index (list->keys, DimKeyEntry, 0).public_key, ELEMENT_SIZE);
  g_free (server_program_command (program, NULL, "quota", "--national-day", LARGE_QUOTA, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (offices); i++) {
    g_free (server_program_command (program, NULL, "office", "add", "--id", offices[i], "--name",
                                    offices[i], NULL));
    g_free (server_program_command (program, NULL, "quota", "--office", offices[i], "--day",
                                    LARGE_QUOTA, "--year", LARGE_QUOTA, NULL));
  }
}

static void
blind_pool (Fixture *fixture)
{
  for (guint8 i = 0; i < POOL; i++) {
    guint8 blind[DIM_VOPRF_SCALAR_BYTES];

    dim_voprf_random_scalar (blind);
    g_assert_true (dim_voprf_blind (DIM_VOPRF_MODE_VOPRF, &i, 1, blind, fixture->pool[i], NULL));
  }
}

static void
set_up (Fixture *fixture, gconstpointer path)
{
  kill_plan_set_up (&fixture->plan);
  server_program_set_up (&fixture->program, path);
  set_up_organisation (fixture);
  blind_pool (fixture);
  server_program_start (&fixture->program);
  for (guint i = 0; i < LANES; i++) {
    Lane *lane = &fixture->lanes[i];

    lane->fixture = fixture;
    lane->office = i % G_N_ELEMENTS (offices);
    lane->asked = g_ptr_array_new_with_free_func (g_free);
    enrol (fixture, lane);
  }
}

static void
tear_down (Fixture *fixture, gconstpointer path)
{
  for (guint i = 0; i < LANES; i++) {
    enrolled_device_free (fixture->lanes[i].device);
    g_ptr_array_unref (fixture->lanes[i].asked);
  }
  server_program_tear_down (&fixture->program);
  kill_plan_tear_down (&fixture->plan);
  g_free (fixture->list_key_path);
  g_free (fixture->list_key);
}

static Asked *
newest (const Lane *lane)
{
  g_assert_cmpuint (lane->asked->len, >, 0);
  return lane->asked->pdata[lane->asked->len - 1];
}

static void
take_evaluation (Lane *lane, Asked *asked, const DimHttpAnswer *answer)
{
  const Fixture *fixture = lane->fixture;
  DimEvaluation evaluation;

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_true (dim_evaluation_decode (answer->body, &evaluation, NULL));
  g_assert_true (dim_voprf_verify (fixture->public_key, asked->request.elements,
                                   evaluation.elements, evaluation.count, evaluation.proof, NULL));
  asked->evaluation = evaluation;
  asked->is_answered = TRUE;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Lane *lane = data;
  g_autoptr (DimHttpAnswer) answer =
    dim_http_client_send_finish (lane->device->client, result, NULL);

  lane->is_out = FALSE;
  if (answer == NULL)
    return;
  take_evaluation (lane, newest (lane), answer);
  if (!lane->is_stopping)
    ask_next (lane);
}

static void
ask_next (Lane *lane)
{
  Fixture *fixture = lane->fixture;
  Asked *asked = g_new0 (Asked, 1);
  DimEvaluationRequest *request = &asked->request;
  g_autoptr (GBytes) body = NULL;

  dim_random_uuid (dim_clock_now_ms (dim_clock_system ()), request->request);
  g_snprintf (request->key_id, sizeof request->key_id, "%da", FIRST_YEAR - 1);
  request->count = 1 + kill_plan_draw (&fixture->plan, ELEMENTS);
  for (guint i = 0; i < request->count; i++)
    memcpy (request->elements + (gsize) i * ELEMENT_SIZE,
            fixture->pool[kill_plan_draw (&fixture->plan, POOL)], ELEMENT_SIZE);
  g_ptr_array_add (lane->asked, asked);
  lane->tries++;
  lane->is_out = TRUE;
  body = dim_evaluation_request_encode (request);
  dim_http_client_send (lane->device->client, "POST", "/v1/evaluaties", NULL, body, NULL,
                        answered_cb, lane);
}

static gboolean
kill_cb (gpointer data)
{
  Fixture *fixture = data;

  server_program_stop (&fixture->program, SIGKILL);
  for (guint i = 0; i < LANES; i++)
    fixture->lanes[i].is_stopping = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_busy (const Fixture *fixture)
{
  for (guint i = 0; i < LANES; i++)
    if (fixture->lanes[i].is_out)
      return TRUE;
  return FALSE;
}

static void
work_and_kill (Fixture *fixture)
{
  g_timeout_add (kill_plan_next_life_ms (&fixture->plan), kill_cb, fixture);
  for (guint i = 0; i < LANES; i++) {
    fixture->lanes[i].is_stopping = FALSE;
    ask_next (&fixture->lanes[i]);
  }
  while (fixture->program.process != NULL || is_busy (fixture))
    g_main_context_iteration (NULL, TRUE);
}

/* The same bytes again. */
static void
ask_again (Lane *lane, Asked *asked)
{
  g_autoptr (GBytes) body = dim_evaluation_request_encode (&asked->request);
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_autoptr (DimHttpAnswer) answer = NULL;
  const DimEvaluation before = asked->evaluation;
  gboolean was_answered = asked->is_answered;

  lane->tries++;
  answer = enrolled_device_ask (lane->device, "POST", "/v1/evaluaties", NULL, text);
  take_evaluation (lane, asked, answer);
  if (was_answered)
    g_assert_cmpmem (asked->evaluation.elements, (gsize) asked->request.count * ELEMENT_SIZE,
                     before.elements, (gsize) asked->request.count * ELEMENT_SIZE);
}

static gint64
ask_database (Fixture *fixture, const char *sql, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimDatabase) database = dim_evaluator_store_open (fixture->program.data, &error);
  DimStatement *statement;
  gint64 found;

  g_assert_no_error (error);
  statement = dim_database_prepare (database, sql, &error);
  g_assert_no_error (error);
  if (name != NULL)
    dim_statement_bind_text (statement, name, value);
  g_assert_true (dim_statement_step (statement, &error));
  found = dim_statement_int (statement, 0);
  dim_statement_reset (statement);
  return found;
}

/* What was counted but never answered may be either; so it is asked again first. */
static void
assert_counted_once (Fixture *fixture)
{
  guint expected[G_N_ELEMENTS (offices)] = { 0 };

  for (guint i = 0; i < LANES; i++)
    for (guint j = 0; j < fixture->lanes[i].asked->len; j++)
      expected[fixture->lanes[i].office] +=
        ((const Asked *) fixture->lanes[i].asked->pdata[j])->request.count;
  for (gsize i = 0; i < G_N_ELEMENTS (offices); i++)
    g_assert_cmpint (ask_database (fixture,
                                   "SELECT sum(elements) FROM use_of_day WHERE office = :office",
                                   ":office", offices[i]),
                     ==, expected[i]);
}

/* A line for every answer, and none for what was never asked. */
static void
assert_lines (Fixture *fixture, const Lane *lane)
{
  gint64 lines = ask_database (fixture, "SELECT count(*) FROM audit WHERE device = :device",
                               ":device", lane->device->id);
  gint64 requests = ask_database (fixture, "SELECT count(*) FROM request WHERE device = :device",
                                  ":device", lane->device->id);

  g_assert_cmpint (requests, ==, lane->asked->len);
  g_assert_cmpint (lines, >=, lane->asked->len);
  g_assert_cmpint (lines, <=, lane->tries);
}

static void
survive_kill (Fixture *fixture)
{
  guint open = 0;

  work_and_kill (fixture);
  server_program_start (&fixture->program);
  for (guint i = 0; i < LANES; i++) {
    Lane *lane = &fixture->lanes[i];
    gboolean is_open = !newest (lane)->is_answered;

    enrolled_device_find (lane->device, &fixture->program);
    if (!is_open)
      fixture->lost += ask_database (fixture, "SELECT count(*) FROM request WHERE id = :id", ":id",
                                     newest (lane)->request.request) != 1;
    ask_again (lane, newest (lane));
    open += is_open;
  }
  fixture->unanswered += open;
  fixture->on_work += open > 0;
  assert_counted_once (fixture);
}

static void
test_every_request_counts_once (Fixture *fixture, gconstpointer path)
{
  g_autofree char *keys = server_program_command (&fixture->program, NULL, "key", "list", NULL);
  g_autofree char *keys_after = NULL;
  guint asked = 0;

  for (guint i = 0; i < fixture->plan.kills; i++)
    survive_kill (fixture);
  for (guint i = 0; i < LANES; i++) {
    asked += fixture->lanes[i].asked->len;
    assert_lines (fixture, &fixture->lanes[i]);
  }
  ask_again (&fixture->lanes[0], fixture->lanes[0].asked->pdata[0]);
  assert_counted_once (fixture);

  keys_after = server_program_command (&fixture->program, NULL, "key", "list", NULL);
  g_assert_cmpstr (keys, ==, keys_after);
  g_assert_cmpint (
    ask_database (fixture,
                  "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> "
                  "'ok'",
                  NULL, NULL),
    ==, 0);
  g_test_message ("evaluator: %u kills, %u requests, %u acknowledged ones lost, each counted once; "
                  "%u kills fell on unanswered work (%u requests); seed %u",
                  fixture->plan.kills, asked, fixture->lost, fixture->on_work, fixture->unanswered,
                  fixture->plan.seed);
  g_assert_cmpuint (fixture->lost, ==, 0);
  g_assert_cmpuint (fixture->on_work, >, fixture->plan.kills / 2);
}

static gboolean
is_listed (Fixture *fixture, int year)
{
  g_autoptr (DimKeyList) list = export_list (fixture);
  g_autofree char *id = g_strdup_printf ("%da", year);

  return dim_key_list_find (list, id) != NULL;
}

/* TRUE: it said that it was done. */
static gboolean
make_key_and_kill (Fixture *fixture, int year)
{
  g_autofree char *id = g_strdup_printf ("%da", year);
  g_autofree char *first = g_strdup_printf ("%d-01-01", year);
  g_autofree char *last = g_strdup_printf ("%d-12-31", year);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                      fixture->program.path, "key", "new", "--id", id, "--first", first, "--last",
                      last, "--list-key", fixture->list_key_path, "--data", fixture->program.data,
                      NULL);

  g_assert_no_error (error);
  g_usleep (kill_plan_draw (&fixture->plan, KEY_LIFE_US));
  g_subprocess_force_exit (process);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  return g_subprocess_get_successful (process);
}

/* A key that is listed can be evaluated under. */
static void
assert_works (Fixture *fixture, int year)
{
  Lane *lane = &fixture->lanes[0];
  DimEvaluationRequest request = { .count = 1 };
  g_autoptr (GBytes) body = NULL;
  g_autofree char *text = NULL;

  dim_random_uuid (dim_clock_now_ms (dim_clock_system ()), request.request);
  g_snprintf (request.key_id, sizeof request.key_id, "%da", year);
  memcpy (request.elements, fixture->pool[0], ELEMENT_SIZE);
  body = dim_evaluation_request_encode (&request);
  text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  assert_status (lane->device, "POST", "/v1/evaluaties", NULL, text, "200");
}

static void
test_key_is_whole_or_not_there (Fixture *fixture, gconstpointer path)
{
  guint kills = fixture->plan.kills > 50 ? 4 * KEY_KILLS : KEY_KILLS;
  guint done = 0;
  guint listed = 0;

  for (guint i = 0; i < kills; i++) {
    int year = FIRST_YEAR + (int) i;
    gboolean is_done = make_key_and_kill (fixture, year);
    gboolean was_listed = is_listed (fixture, year);

    if (is_done)
      g_assert_true (was_listed);
    if (!was_listed)
      g_assert_cmpint (make_key (fixture, year), ==, 0);
    assert_works (fixture, year);
    done += is_done;
    listed += was_listed;
  }
  g_test_message ("key new: %u kills, %u too late, %u after the key was listed, %u made anew; "
                  "seed %u",
                  kills, done, listed - done, kills - listed, fixture->plan.seed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_test_add ("/kill-evaluator/every-request-counts-once", Fixture, argv[1], set_up,
              test_every_request_counts_once, tear_down);
  g_test_add ("/kill-evaluator/key-is-whole-or-not-there", Fixture, argv[1], set_up,
              test_key_is_whole_or_not_there, tear_down);
  return g_test_run ();
}
