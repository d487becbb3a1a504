/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-deciding.h"
#include "dim-error.h"
#include "dim-fact-codec.h"
#include "dim-store-inside.h"
#include "workstation.h"

#define SPECIMEN "SPECI2014" /* of the Dutch specimen passport */

static void
read_blob (DimStatement *statement, gpointer data)
{
  *(GBytes **) data = dim_statement_bytes (statement, 0);
}

/* The sealed number as it lies on the disk. */
static gpointer
sealed_number_work (DimStore *store, gpointer data, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store), "SELECT sealed FROM number", error);

  return dim_store_read_row (statement, read_blob, data, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
decide_work (DimStore *store, gpointer decision, GError **error)
{
  return dim_decisions_queue (store, decision, error) ? DIM_STORE_DONE : NULL;
}

static void
assert_state (Workstation *workstation, const char *incident, DimRecordState state)
{
  g_autoptr (DimRecord) record = workstation_record (workstation, incident);

  g_assert_cmpint (record->state, ==, state);
}

/* The only tag fact that the collector has. */
static DimFact *
only_tag_fact (Workstation *workstation)
{
  g_autoptr (GPtrArray) bodies = servers_bodies (workstation->servers, DIM_FACT_TAGS);
  g_autoptr (DimProblem) problem = NULL;
  char id[DIM_UUID_TEXT_LEN];
  DimFact *fact;

  g_assert_cmpuint (bodies->len, ==, 1);
  dim_store_new_id (workstation->store, id);
  fact = dim_fact_decode (DIM_FACT_TAGS, id, g_ptr_array_index (bodies, 0), &problem);
  g_assert_nonnull (fact);
  return fact;
}

static guint
count_facts (Workstation *workstation, DimFactKind kind)
{
  g_autoptr (GPtrArray) bodies = servers_bodies (workstation->servers, kind);

  return bodies->len;
}

static void
test_registration_goes_with_its_tag (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (DimFact) tags = NULL;
  const DimUseTags *use;

  assert_state (workstation, id, DIM_RECORD_WAITING);
  workstation_sync_well (workstation);

  record = workstation_record (workstation, id);
  g_assert_cmpint (record->state, ==, DIM_RECORD_RECEIVED);
  g_assert_nonnull (record->news);
  g_assert_cmpstr (record->news->case_number, ==, id);
  g_assert_cmpuint (workstation_waiting (workstation), ==, 0);
  tags = only_tag_fact (workstation);
  g_assert_cmpstr (tags->incident, ==, id);
  use = g_ptr_array_index (tags->uses, 0);
  g_assert_cmpuint (use->tags->len, ==, 1);
  g_assert_cmpstr (g_array_index (use->tags, DimTag, 0).key_id, ==, "2026a");
  g_assert_cmpint (workstation_trouble (workstation), ==, DIM_TROUBLE_NONE);
}

static void
test_same_number_gives_same_tag (Workstation *workstation, gconstpointer data)
{
  g_autofree char *first = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autofree char *second = workstation_register (workstation, "2026-11-05", SPECIMEN);
  g_autofree char *third = workstation_register (workstation, "2026-11-05", "SPECI2021");
  g_autoptr (GHashTable) tags = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) bodies = NULL;

  workstation_sync_well (workstation);
  bodies = servers_bodies (workstation->servers, DIM_FACT_TAGS);
  g_assert_cmpuint (bodies->len, ==, 3);
  for (guint i = 0; i < bodies->len; i++) {
    g_autoptr (DimProblem) problem = NULL;
    g_autoptr (DimFact) fact =
      dim_fact_decode (DIM_FACT_TAGS, first, g_ptr_array_index (bodies, i), &problem);
    const DimUseTags *use = g_ptr_array_index (fact->uses, 0);
    GBytes *tag = g_bytes_new (g_array_index (use->tags, DimTag, 0).tag, DIM_TAG_BYTES);

    g_ptr_array_add (kept, tag);
    g_hash_table_add (tags, tag);
  }

  g_assert_cmpuint (g_hash_table_size (tags), ==, 2);
  g_assert_cmpuint (workstation->servers->evaluation_count, ==, 1);
}

static void
test_keeps_incident_when_offline (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autoptr (GError) error = NULL;

  servers_stop_collector (workstation->servers);
  g_assert_false (workstation_sync (workstation, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_OFFLINE);
  g_assert_cmpint (workstation_trouble (workstation), ==, DIM_TROUBLE_COLLECTOR_OFFLINE);
  assert_state (workstation, id, DIM_RECORD_WAITING);

  servers_start_collector (workstation->servers);
  workstation_sync_well (workstation);
  assert_state (workstation, id, DIM_RECORD_RECEIVED);
  g_assert_cmpint (workstation_trouble (workstation), ==, DIM_TROUBLE_NONE);
}

static void
test_incident_does_not_wait_for_tag (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autoptr (GError) error = NULL;

  servers_stop_evaluator (workstation->servers);
  g_assert_false (workstation_sync (workstation, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_OFFLINE);
  g_assert_cmpint (workstation_trouble (workstation), ==, DIM_TROUBLE_EVALUATOR_OFFLINE);
  assert_state (workstation, id, DIM_RECORD_RECEIVED);
  g_assert_cmpuint (workstation_numbers (workstation), ==, 1);

  servers_start_evaluator (workstation->servers);
  workstation_sync_well (workstation);
  g_assert_cmpuint (workstation_numbers (workstation), ==, 0);
  g_assert_cmpuint (count_facts (workstation, DIM_FACT_TAGS), ==, 1);
}

static void
test_number_is_gone_after_acknowledgement (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autoptr (GBytes) sealed = NULL;
  gconstpointer bytes;
  gsize length;

  g_assert_nonnull (id);
  workstation_call (workstation, sealed_number_work, &sealed);
  bytes = g_bytes_get_data (sealed, &length);
  g_assert_true (workstation_holds (workstation, bytes, length));
  g_assert_false (workstation_holds (workstation, SPECIMEN, strlen (SPECIMEN)));

  workstation_sync_well (workstation);
  g_assert_false (workstation_holds (workstation, bytes, length));
  g_assert_false (workstation_holds (workstation, SPECIMEN, strlen (SPECIMEN)));
}

static void
test_refused_goes_to_tray_with_reason (Workstation *workstation, gconstpointer data)
{
  g_autofree char *bad = workstation_register_form (workstation, "adresfraude");
  g_autofree char *good = workstation_register (workstation, "2026-11-03", "");
  g_autofree char *other = workstation_register_form (workstation, "briefadres");
  g_autoptr (DimRecord) record = NULL;

  workstation->servers->refused_form = "adresfraude";
  workstation_sync_well (workstation);

  record = workstation_record (workstation, bad);
  g_assert_cmpint (record->state, ==, DIM_RECORD_REFUSED);
  g_assert_cmpstr (record->refusal, ==, "Dit kan niet.\nDeze vorm bestaat niet.");
  assert_state (workstation, good, DIM_RECORD_RECEIVED);
  assert_state (workstation, other, DIM_RECORD_RECEIVED);
  g_assert_cmpuint (workstation->servers->stores, ==, 2);
}

static void
test_single_refusal_reads_the_same (Workstation *workstation, gconstpointer data)
{
  g_autofree char *bad = workstation_register_form (workstation, "adresfraude");
  g_autoptr (DimRecord) record = NULL;

  workstation->servers->refused_form = "adresfraude";
  workstation_sync_well (workstation);
  record = workstation_record (workstation, bad);

  g_assert_cmpint (record->state, ==, DIM_RECORD_REFUSED);
  g_assert_cmpstr (record->refusal, ==, "Dit kan niet.\nDeze vorm bestaat niet.");
}

static void
test_busy_server_is_asked_again (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (GError) error = NULL;

  workstation->servers->busy = 1;
  g_assert_false (workstation_sync (workstation, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_OFFLINE);
  assert_state (workstation, id, DIM_RECORD_WAITING);

  workstation_sync_well (workstation);
  assert_state (workstation, id, DIM_RECORD_RECEIVED);
}

static void
test_unknown_device_keeps_its_work (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (GError) error = NULL;

  g_hash_table_remove_all (workstation->servers->devices);
  g_assert_false (workstation_sync (workstation, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_REJECTED);
  g_assert_cmpint (workstation_trouble (workstation), ==, DIM_TROUBLE_DEVICE_REFUSED);

  assert_state (workstation, id, DIM_RECORD_WAITING);
}

static void
test_restart_sends_the_same_bytes (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autoptr (GError) error = NULL;

  workstation->servers->has_wrong_secret = TRUE;
  g_assert_false (workstation_sync (workstation, &error));
  g_assert_cmpuint (g_hash_table_size (workstation->servers->evaluations), ==, 1);
  workstation_restart (workstation);
  workstation->servers->has_wrong_secret = FALSE;
  workstation_sync_well (workstation);

  assert_state (workstation, id, DIM_RECORD_RECEIVED);
  g_assert_cmpuint (workstation->servers->evaluation_count, ==, 2);
  g_assert_cmpuint (g_hash_table_size (workstation->servers->evaluations), ==, 1);
  g_assert_cmpuint (count_facts (workstation, DIM_FACT_TAGS), ==, 1);
}

static void
test_wrong_key_gives_no_tag (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autoptr (GError) error = NULL;

  workstation->servers->has_wrong_secret = TRUE;
  g_assert_false (workstation_sync (workstation, &error));

  g_assert_error (error, DIM_ERROR, DIM_ERROR_REJECTED);
  g_assert_cmpint (workstation_trouble (workstation), ==, DIM_TROUBLE_WRONG_KEY);
  assert_state (workstation, id, DIM_RECORD_RECEIVED);
  g_assert_cmpuint (count_facts (workstation, DIM_FACT_TAGS), ==, 0);
  g_assert_cmpuint (workstation_numbers (workstation), ==, 1);
}

static void
test_differing_list_sends_nothing (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (id);
  workstation->servers->publishes_wrong = TRUE;
  g_assert_false (workstation_sync (workstation, &error));
  g_assert_cmpint (workstation_trouble (workstation), ==, DIM_TROUBLE_WRONG_KEY);
  g_assert_cmpuint (workstation->servers->evaluation_count, ==, 0);
}

static void
test_older_list_sends_nothing (Workstation *workstation, gconstpointer data)
{
  g_autofree char *first = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (first);
  workstation_sync_well (workstation);
  g_assert_cmpuint (workstation->servers->evaluation_count, ==, 1);

  second = workstation_register (workstation, "2026-11-04", "SPECI2021");
  workstation->servers->keys->serial--;
  g_assert_false (workstation_sync (workstation, &error));
  g_assert_cmpint (workstation_trouble (workstation), ==, DIM_TROUBLE_WRONG_KEY);
  g_assert_cmpuint (workstation->servers->evaluation_count, ==, 1);
  assert_state (workstation, second, DIM_RECORD_RECEIVED);
}

static void
test_forged_list_sends_nothing (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (id);
  workstation->servers->publishes_list = FALSE;
  dim_signing_key_free (workstation->servers->list_key);
  workstation->servers->list_key = dim_signing_key_new_random ();
  g_assert_false (workstation_sync (workstation, &error));
  g_assert_cmpint (workstation_trouble (workstation), ==, DIM_TROUBLE_WRONG_KEY);
  g_assert_cmpuint (workstation->servers->evaluation_count, ==, 0);
}

static void
test_quota_stops_comparing_only (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autoptr (GError) error = NULL;

  workstation->servers->is_quota_used = TRUE;
  g_assert_false (workstation_sync (workstation, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_LIMIT);
  g_assert_cmpint (workstation_trouble (workstation), ==, DIM_TROUBLE_QUOTA);

  assert_state (workstation, id, DIM_RECORD_RECEIVED);
  g_assert_cmpuint (workstation_numbers (workstation), ==, 1);
}

static void
test_border_keys_travel_together (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (DimFact) fact = NULL;
  const DimUseTags *use;

  servers_add_key (workstation->servers, "2027a", "2027-01-01", "2027-12-31");
  dim_clock_advance (workstation->clock, 30 * G_TIME_SPAN_DAY);
  id = workstation_register (workstation, "2026-12-15", SPECIMEN);
  workstation_sync_well (workstation);

  fact = only_tag_fact (workstation);
  use = g_ptr_array_index (fact->uses, 0);
  g_assert_cmpuint (use->tags->len, ==, 2);
  g_assert_cmpstr (g_array_index (use->tags, DimTag, 0).key_id, !=,
                   g_array_index (use->tags, DimTag, 1).key_id);
  assert_state (workstation, id, DIM_RECORD_RECEIVED);
}

static void
test_new_ledger_is_offered_what_is_kept (Workstation *workstation, gconstpointer data)
{
  g_autofree char *first = workstation_register (workstation, "2026-11-03", "");
  g_autofree char *second = NULL;

  workstation_sync_well (workstation);
  second = workstation_register (workstation, "2026-11-04", SPECIMEN);
  workstation_sync_well (workstation);
  g_assert_cmpuint (workstation->servers->stores, ==, 3);

  servers_restore (workstation->servers, 1);
  workstation_sync_well (workstation);
  g_assert_cmpuint (g_hash_table_size (workstation->servers->facts), ==, 3);
  g_assert_cmpuint (workstation->servers->stores, ==, 5);
  g_assert_cmpuint (workstation->servers->repeats, ==, 1);
  assert_state (workstation, first, DIM_RECORD_RECEIVED);
  assert_state (workstation, second, DIM_RECORD_RECEIVED);
}

/* The collector broke down and came back from a backup while a tag waited for it: the tag comes
 * before the news that this is another ledger, which does not know its registration. */
static void
test_new_ledger_is_offered_what_it_refused (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);

  servers_stop_evaluator (workstation->servers);
  g_assert_false (workstation_sync (workstation, NULL));
  servers_stop_collector (workstation->servers);
  servers_start_evaluator (workstation->servers);
  g_assert_false (workstation_sync (workstation, NULL));
  g_assert_cmpuint (workstation_waiting (workstation), ==, 1);

  servers_restore (workstation->servers, 0);
  servers_start_collector (workstation->servers);
  workstation_sync_well (workstation);
  g_assert_cmpuint (count_facts (workstation, DIM_FACT_INCIDENT), ==, 1);
  g_assert_cmpuint (count_facts (workstation, DIM_FACT_TAGS), ==, 1);
  assert_state (workstation, id, DIM_RECORD_RECEIVED);
}

static void
test_safe_operations_are_let_go (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");

  g_assert_nonnull (id);
  workstation_sync_well (workstation);
  workstation->servers->safe_until = 1;
  workstation_sync_well (workstation);

  servers_restore (workstation->servers, 0);
  workstation_sync_well (workstation);
  g_assert_cmpuint (workstation->servers->stores, ==, 1);
}

static void
test_old_number_is_wiped (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (DimFact) fact = NULL;

  servers_stop_evaluator (workstation->servers);
  g_assert_false (workstation_sync (workstation, NULL));
  dim_clock_advance (workstation->clock, 31 * G_TIME_SPAN_DAY);
  workstation_sync_well (workstation);

  g_assert_cmpuint (workstation_numbers (workstation), ==, 0);
  fact = only_tag_fact (workstation);
  g_assert_true (((DimUseTags *) g_ptr_array_index (fact->uses, 0))->is_withdrawn);
  record = workstation_record (workstation, id);
  g_assert_cmpint (((DimDocumentUse *) g_ptr_array_index (record->incident->documents, 0))->state,
                   ==, DIM_COMPARE_IMPOSSIBLE);
}

/* The collector has no such registration, so there is nothing to take back. */
static void
test_number_of_refused_incident_goes_quietly (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = NULL;

  workstation->servers->refused_form = "look-alike";
  id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  workstation_sync_well (workstation);
  assert_state (workstation, id, DIM_RECORD_REFUSED);

  dim_clock_advance (workstation->clock, 31 * G_TIME_SPAN_DAY);
  workstation_sync_well (workstation);
  g_assert_cmpuint (workstation_numbers (workstation), ==, 0);
  g_assert_cmpuint (workstation_refused (workstation), ==, 1);
}

/* The evaluator asked for an hour, or for the rest of the year: the thirty days go on. */
static void
test_old_number_is_wiped_while_evaluator_rests (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);

  g_assert_nonnull (id);
  workstation->servers->is_quota_used = TRUE;
  g_assert_false (workstation_sync (workstation, NULL));
  g_assert_cmpuint (workstation->servers->evaluation_count, ==, 1);

  dim_clock_advance (workstation->clock, 31 * G_TIME_SPAN_DAY);
  dim_synchroniser_start (workstation->synchroniser);
  while (dim_synchroniser_is_running (workstation->synchroniser))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (workstation_numbers (workstation), ==, 0);
  g_assert_cmpuint (workstation->servers->evaluation_count, ==, 1);
}

static void
test_destroyed_key_wipes_number (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autoptr (DimFact) fact = NULL;

  g_assert_nonnull (id);
  servers_destroy_key (workstation->servers, "2026a");
  workstation_sync_well (workstation);

  g_assert_cmpuint (workstation_numbers (workstation), ==, 0);
  g_assert_cmpuint (workstation->servers->evaluation_count, ==, 0);
  fact = only_tag_fact (workstation);
  g_assert_true (((DimUseTags *) g_ptr_array_index (fact->uses, 0))->is_withdrawn);
}

static void
test_number_without_published_key_waits (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = NULL;

  dim_clock_advance (workstation->clock, 100 * G_TIME_SPAN_DAY);
  id = workstation_register (workstation, "2027-02-20", SPECIMEN);
  workstation_sync_well (workstation);

  assert_state (workstation, id, DIM_RECORD_RECEIVED);
  g_assert_cmpuint (workstation_numbers (workstation), ==, 1);
  g_assert_cmpuint (workstation->servers->evaluation_count, ==, 0);
}

static void
test_many_go_in_batches (Workstation *workstation, gconstpointer data)
{
  for (guint i = 0; i < 450; i++) {
    g_autofree char *id = workstation_register (workstation, "2026-11-03", "");

    g_assert_nonnull (id);
  }
  workstation_sync_well (workstation);

  g_assert_cmpuint (workstation->servers->stores, ==, 450);
  g_assert_cmpuint (workstation->servers->repeats, ==, 0);
  g_assert_cmpuint (workstation_waiting (workstation), ==, 0);
}

static void
test_decision_goes (Workstation *workstation, gconstpointer data)
{
  g_autofree char *first = workstation_register (workstation, "2026-11-03", "");
  g_autofree char *second = workstation_register (workstation, "2026-11-04", "");
  g_autoptr (DimDecision) decision = NULL;
  char id[DIM_UUID_TEXT_LEN];

  dim_store_new_id (workstation->store, id);
  decision = dim_decision_new (id, DIM_DECISION_APART);
  g_strlcpy (decision->first, first, sizeof decision->first);
  g_strlcpy (decision->second, second, sizeof decision->second);
  workstation_call (workstation, decide_work, decision);
  workstation_sync_well (workstation);

  g_assert_cmpuint (count_facts (workstation, DIM_FACT_DECISION), ==, 1);
}

static void
test_closing_ends_the_round (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);

  dim_synchroniser_start (workstation->synchroniser);
  g_main_context_iteration (NULL, FALSE);
  workstation_restart (workstation);
  workstation_sync_well (workstation);

  assert_state (workstation, id, DIM_RECORD_RECEIVED);
  g_assert_cmpuint (count_facts (workstation, DIM_FACT_INCIDENT), ==, 1);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Workstation, NULL, workstation_set_up, function, workstation_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/synchroniser/registration-goes-with-its-tag", test_registration_goes_with_its_tag);
  ADD ("/synchroniser/same-number-gives-same-tag", test_same_number_gives_same_tag);
  ADD ("/outbox/keeps-incident-when-offline", test_keeps_incident_when_offline);
  ADD ("/synchroniser/incident-does-not-wait-for-tag", test_incident_does_not_wait_for_tag);
  ADD ("/numbers/gone-after-acknowledgement", test_number_is_gone_after_acknowledgement);
  ADD ("/outbox/refused-goes-to-tray-with-reason", test_refused_goes_to_tray_with_reason);
  ADD ("/outbox/single-refusal-reads-the-same", test_single_refusal_reads_the_same);
  ADD ("/outbox/busy-server-is-asked-again", test_busy_server_is_asked_again);
  ADD ("/outbox/unknown-device-keeps-its-work", test_unknown_device_keeps_its_work);
  ADD ("/tags/restart-sends-the-same-bytes", test_restart_sends_the_same_bytes);
  ADD ("/tags/wrong-key-gives-no-tag", test_wrong_key_gives_no_tag);
  ADD ("/tags/differing-list-sends-nothing", test_differing_list_sends_nothing);
  ADD ("/tags/older-list-sends-nothing", test_older_list_sends_nothing);
  ADD ("/tags/forged-list-sends-nothing", test_forged_list_sends_nothing);
  ADD ("/tags/quota-stops-comparing-only", test_quota_stops_comparing_only);
  ADD ("/tags/border-keys-travel-together", test_border_keys_travel_together);
  ADD ("/tags/destroyed-key-wipes-number", test_destroyed_key_wipes_number);
  ADD ("/tags/number-without-published-key-waits", test_number_without_published_key_waits);
  ADD ("/numbers/old-one-is-wiped", test_old_number_is_wiped);
  ADD ("/numbers/refused-incident-takes-nothing-back",
       test_number_of_refused_incident_goes_quietly);
  ADD ("/numbers/old-one-is-wiped-while-evaluator-rests",
       test_old_number_is_wiped_while_evaluator_rests);
  ADD ("/feed/new-ledger-is-offered-what-is-kept", test_new_ledger_is_offered_what_is_kept);
  ADD ("/feed/new-ledger-is-offered-what-it-refused", test_new_ledger_is_offered_what_it_refused);
  ADD ("/feed/safe-operations-are-let-go", test_safe_operations_are_let_go);
  ADD ("/outbox/many-go-in-batches", test_many_go_in_batches);
  ADD ("/outbox/decision-goes", test_decision_goes);
  ADD ("/synchroniser/closing-ends-the-round", test_closing_ends_the_round);
  return g_test_run ();
}
