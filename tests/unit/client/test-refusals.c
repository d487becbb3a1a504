/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-fact-codec.h"
#include "dim-store-inside.h"
#include "dim-tray.h"
#include "workstation.h"

/* A server says no: what is told of it, and what is kept. */

#define SPECIMEN "SPECI2014"
#define ANY_ID   "019a0000-0000-7000-8000-000000000000"

static void
assert_state (Workstation *workstation, const char *id, DimRecordState state)
{
  g_autoptr (DimRecord) record = workstation_record (workstation, id);

  g_assert_cmpint (record->state, ==, state);
}

static void
assert_clock_is_told (Workstation *workstation)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (workstation_sync (workstation, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_CLOCK);
  g_assert_cmpint (workstation_trouble (workstation), ==, DIM_TROUBLE_WRONG_CLOCK);
}

/* TRUE: its number was wiped and will never have a tag. */
static gboolean
is_lost (Workstation *workstation, const char *id)
{
  g_autoptr (DimRecord) record = workstation_record (workstation, id);
  const DimDocumentUse *use = g_ptr_array_index (record->incident->documents, 0);

  return use->state == DIM_COMPARE_IMPOSSIBLE;
}

static void
assert_key_is_told (Workstation *workstation)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (workstation_sync (workstation, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_REJECTED);
  g_assert_cmpint (workstation_trouble (workstation), ==, DIM_TROUBLE_WRONG_KEY);
}

/* The collector has one tag fact, which sets a tag or withdraws it. */
static void
assert_tags (Workstation *workstation, gboolean is_withdrawn)
{
  g_autoptr (GPtrArray) bodies = servers_bodies (workstation->servers, DIM_FACT_TAGS);
  g_autoptr (DimProblem) problem = NULL;
  g_autoptr (DimFact) fact = NULL;

  g_assert_cmpuint (bodies->len, ==, 1);
  fact = dim_fact_decode (DIM_FACT_TAGS, ANY_ID, g_ptr_array_index (bodies, 0), &problem);
  g_assert_nonnull (fact);
  g_assert_cmpint (((DimUseTags *) g_ptr_array_index (fact->uses, 0))->is_withdrawn, ==,
                   is_withdrawn);
}

static void
test_wrong_clock_is_told_as_such (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  DimClock *right = dim_clock_new_manual (dim_clock_now_us (workstation->clock) + G_TIME_SPAN_HOUR);

  servers_stop_collector (workstation->servers);
  workstation->servers->clock = right;
  servers_start_collector (workstation->servers);
  assert_clock_is_told (workstation);
  assert_state (workstation, id, DIM_RECORD_WAITING);

  dim_clock_advance (workstation->clock, G_TIME_SPAN_HOUR);
  workstation_sync_well (workstation);
  assert_state (workstation, id, DIM_RECORD_RECEIVED);
  servers_stop_collector (workstation->servers);
  workstation->servers->clock = workstation->clock;
  dim_clock_free (right);
}

static void
test_evaluator_tells_the_clock_too (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  DimClock *right = dim_clock_new_manual (dim_clock_now_us (workstation->clock) + G_TIME_SPAN_HOUR);

  servers_stop_evaluator (workstation->servers);
  workstation->servers->clock = right;
  servers_start_evaluator (workstation->servers);
  assert_clock_is_told (workstation);

  assert_state (workstation, id, DIM_RECORD_RECEIVED);
  g_assert_cmpuint (workstation_numbers (workstation), ==, 1);
  servers_stop_evaluator (workstation->servers);
  workstation->servers->clock = workstation->clock;
  dim_clock_free (right);
}

/* The collector came back from a backup with an older key list: it catches up. */
static void
test_tag_waits_for_a_collector_behind (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autofree char *other = NULL;

  workstation->servers->refused_tags = "kenmerk-sleutel";
  assert_key_is_told (workstation);
  assert_state (workstation, id, DIM_RECORD_RECEIVED);
  g_assert_false (is_lost (workstation, id));
  g_assert_cmpuint (workstation_waiting (workstation), ==, 1);

  other = workstation_register (workstation, "2026-11-04", "");
  assert_key_is_told (workstation);
  assert_state (workstation, other, DIM_RECORD_RECEIVED);

  workstation->servers->refused_tags = NULL;
  workstation_sync_well (workstation);
  assert_tags (workstation, FALSE);
  g_assert_false (is_lost (workstation, id));
  g_assert_cmpuint (workstation_refused (workstation), ==, 0);
}

/* What is made in the meantime goes at once; only tags are given time. */
static void
test_held_tag_makes_nothing_wait (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autofree char *other = NULL;

  g_assert_nonnull (id);
  workstation->servers->refused_tags = "kenmerk-sleutel";
  assert_key_is_told (workstation);
  other = workstation_register (workstation, "2026-11-04", "");

  dim_synchroniser_start (workstation->synchroniser);
  while (dim_synchroniser_is_running (workstation->synchroniser))
    g_main_context_iteration (NULL, TRUE);
  assert_state (workstation, other, DIM_RECORD_RECEIVED);
  g_assert_cmpint (workstation_trouble (workstation), ==, DIM_TROUBLE_WRONG_KEY);
}

/* The key was destroyed while the tag was on its way; the list that says so comes first. */
static void
test_tag_of_destroyed_key_is_withdrawn (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);

  g_assert_nonnull (id);
  workstation->servers->refused_tags = "kenmerk-sleutel";
  assert_key_is_told (workstation);
  servers_destroy_key (workstation->servers, "2026a");
  assert_key_is_told (workstation);
  g_assert_false (is_lost (workstation, id));

  workstation_sync_well (workstation);
  assert_tags (workstation, TRUE);
  g_assert_true (is_lost (workstation, id));
}

static gpointer
load_tray_work (DimStore *store, gpointer data, GError **error)
{
  return dim_tray_load (store, error);
}

static gpointer
set_aside_work (DimStore *store, gpointer fact, GError **error)
{
  return dim_tray_set_aside (store, fact, TRUE, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
take_back_work (DimStore *store, gpointer fact, GError **error)
{
  return dim_tray_set_aside (store, fact, FALSE, error) ? DIM_STORE_DONE : NULL;
}

/* First what was refused, with the answer that the problem points at; then what waits. */
static void
test_tray_says_what_to_mend (Workstation *workstation, gconstpointer data)
{
  g_autofree char *bad = workstation_register_form (workstation, "adresfraude");
  g_autofree char *later = NULL;
  g_autoptr (GPtrArray) items = NULL;
  const DimQueueItem *item;

  workstation->servers->refused_form = "adresfraude";
  workstation_sync_well (workstation);
  later = workstation_register (workstation, "2026-11-04", "");
  items = workstation_call (workstation, load_tray_work, NULL);

  g_assert_cmpuint (items->len, ==, 2);
  item = g_ptr_array_index (items, 0);
  g_assert_true (item->is_refused);
  g_assert_cmpstr (item->incident, ==, bad);
  g_assert_cmpstr (item->reason, ==, "Dit kan niet.\nDeze vorm bestaat niet.");
  g_assert_cmpuint (item->fields, ==, 1U << DIM_FIELD_FORM);
  item = g_ptr_array_index (items, 1);
  g_assert_false (item->is_refused);
  g_assert_cmpstr (item->incident, ==, later);
  g_assert_cmpuint (item->fields, ==, 0);
}

static void
test_set_aside_leaves_the_tray (Workstation *workstation, gconstpointer data)
{
  g_autofree char *bad = workstation_register_form (workstation, "adresfraude");
  g_autofree char *waiting = NULL;

  workstation->servers->refused_form = "adresfraude";
  workstation_sync_well (workstation);
  waiting = workstation_register (workstation, "2026-11-04", "");
  workstation_call (workstation, set_aside_work, bad);
  workstation_call (workstation, set_aside_work, waiting);
  g_assert_cmpuint (workstation_refused (workstation), ==, 0);
  g_assert_cmpuint (workstation_waiting (workstation), ==, 1);
  assert_state (workstation, bad, DIM_RECORD_REFUSED);

  workstation_call (workstation, take_back_work, bad);
  g_assert_cmpuint (workstation_refused (workstation), ==, 1);
}

static void
read_request (DimStatement *statement, gpointer data)
{
  *(char **) data = g_strdup (dim_statement_text (statement, 0));
}

static gpointer
load_request_work (DimStore *store, gpointer data, GError **error)
{
  char *request = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store), "SELECT request FROM evaluation", error);

  return dim_store_read_row (statement, read_request, &request, error) ? request : NULL;
}

/* After a restored backup two states of this desk may have asked under one name. */
static void
test_request_known_otherwise_is_asked_anew (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  char *request = NULL;

  workstation->servers->is_quota_used = TRUE;
  g_assert_false (workstation_sync (workstation, NULL));
  request = workstation_call (workstation, load_request_work, NULL);
  g_hash_table_insert (workstation->servers->evaluations, request, g_bytes_new ("anders", 6));
  workstation->servers->is_quota_used = FALSE;
  workstation_sync_well (workstation);
  assert_tags (workstation, FALSE);
  g_assert_cmpuint (workstation_numbers (workstation), ==, 0);
  g_assert_cmpuint (workstation->servers->evaluation_count, ==, 3);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Workstation, NULL, workstation_set_up, function, workstation_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/refusals/wrong-clock-is-told-as-such", test_wrong_clock_is_told_as_such);
  ADD ("/refusals/evaluator-tells-the-clock-too", test_evaluator_tells_the_clock_too);
  ADD ("/refusals/tag-waits-for-a-collector-behind", test_tag_waits_for_a_collector_behind);
  ADD ("/refusals/held-tag-makes-nothing-wait", test_held_tag_makes_nothing_wait);
  ADD ("/refusals/tag-of-destroyed-key-is-withdrawn", test_tag_of_destroyed_key_is_withdrawn);
  ADD ("/refusals/tray-says-what-to-mend", test_tray_says_what_to_mend);
  ADD ("/refusals/set-aside-leaves-the-tray", test_set_aside_leaves_the_tray);
  ADD ("/refusals/request-known-otherwise-is-asked-anew",
       test_request_known_otherwise_is_asked_anew);
  return g_test_run ();
}
