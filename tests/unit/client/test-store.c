/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-drafts.h"
#include "dim-error.h"
#include "dim-fact-codec.h"
#include "dim-incidents.h"
#include "dim-kept-tallies.h"
#include "dim-key-loss.h"
#include "dim-listing.h"
#include "dim-news.h"
#include "dim-outbox.h"
#include "dim-queue.h"
#include "dim-records.h"
#include "dim-retention.h"
#include "dim-store-inside.h"
#include "workstation.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

/* The tables of the store, without anybody to send to. */

#define SPECIMEN "SPECI2014"

static gpointer
lock_work (DimStore *store, gpointer data, GError **error)
{
  dim_store_set_key (store, NULL);
  return DIM_STORE_DONE;
}

static gpointer
save_draft_work (DimStore *store, gpointer draft, GError **error)
{
  return dim_drafts_save (store, draft, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
remove_draft_work (DimStore *store, gpointer id, GError **error)
{
  return dim_drafts_remove (store, id, error) ? DIM_STORE_DONE : NULL;
}

static void
read_sealed (DimStatement *statement, gpointer data)
{
  *(GBytes **) data = dim_statement_bytes (statement, 0);
}

static gpointer
sealed_draft_work (DimStore *store, gpointer data, GError **error)
{
  GBytes *sealed = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store), "SELECT sealed FROM draft", error);

  return dim_store_read_row (statement, read_sealed, &sealed, error) ? sealed : NULL;
}

static gpointer
load_drafts_work (DimStore *store, gpointer data, GError **error)
{
  return dim_drafts_load (store, error);
}

static gpointer
peek_work (DimStore *store, gpointer data, GError **error)
{
  return dim_outbox_peek (store, &(DimOutboxView){ .limit = 10 }, error);
}

static gpointer
acknowledge_work (DimStore *store, gpointer fact, GError **error)
{
  return dim_outbox_acknowledge (store, fact, 5, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
offer_again_work (DimStore *store, gpointer data, GError **error)
{
  return dim_outbox_offer_again (store, error) && dim_incidents_wait_again (store, error)
           ? DIM_STORE_DONE
           : NULL;
}

static gpointer
prune_work (DimStore *store, gpointer safe_until, GError **error)
{
  gint64 now_s = dim_clock_now_s (dim_store_clock (store));

  return dim_outbox_prune (store, *(guint64 *) safe_until, now_s, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
fail_work (DimStore *store, gpointer data, GError **error)
{
  if (!dim_outbox_acknowledge (store, data, 5, error))
    return NULL;
  g_set_error (error, DIM_ERROR, DIM_ERROR_LIMIT, "Cannot go on: the test says so");
  return NULL;
}

static gpointer
transaction_work (DimStore *store, gpointer data, GError **error)
{
  return dim_store_in_transaction (store, fail_work, data, error);
}

static gpointer
lose_key (DimStore *store, gpointer data, GError **error)
{
  return dim_key_loss_mend (store, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
lose_key_work (DimStore *store, gpointer key, GError **error)
{
  dim_store_set_key (store, key);
  return dim_store_in_transaction (store, lose_key, NULL, error);
}

static gpointer
explain_work (DimStore *store, gpointer incident, GError **error)
{
  return dim_incidents_load_explanation (store, incident, error);
}

static gpointer
put_news_work (DimStore *store, gpointer data, GError **error)
{
  gpointer *parts = data;

  return dim_news_put (store, parts[0], parts[1], error) ? DIM_STORE_DONE : NULL;
}

static gpointer
load_records_work (DimStore *store, gpointer search, GError **error)
{
  g_autoptr (DimReference) reference = dim_reference_load (NULL);
  g_autoptr (DimListing) listing = dim_listing_new (reference);
  g_autoptr (DimRecordQuery) query = dim_record_query_new (search, DIM_ORDER_DATE, FALSE, NULL);
  g_autoptr (GArray) found = NULL;
  gboolean is_behind = TRUE;

  while (is_behind)
    if (!dim_listing_catch_up (listing, store, &is_behind, error))
      return NULL;
  found = dim_listing_find (listing, query);
  return dim_listing_load (listing, store, found, error);
}

static gpointer
load_record_work (DimStore *store, gpointer incident, GError **error)
{
  return dim_records_load_one (store, incident, error);
}

static gpointer
keep_tallies_work (DimStore *store, gpointer body, GError **error)
{
  return dim_kept_tallies_put (store, 2026, body, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
get_tallies_work (DimStore *store, gpointer fetched_s, GError **error)
{
  return dim_kept_tallies_get (store, 2026, fetched_s, error);
}

static gpointer
read_queue_work (DimStore *store, gpointer figures, GError **error)
{
  return dim_queue_read (store, figures, error) ? DIM_STORE_DONE : NULL;
}

/* Runs work that must fail with @code. */
static void
assert_fails (Workstation *workstation, DimStoreWork work, gpointer data, DimErrorCode code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dim_store_call (workstation->store, work, data, &error));
  g_assert_error (error, DIM_ERROR, (int) code);
}

static void
test_failed_transaction_leaves_nothing (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");

  assert_fails (workstation, transaction_work, id, DIM_ERROR_LIMIT);
  g_assert_cmpuint (workstation_waiting (workstation), ==, 1);
}

static void
test_locked_store_seals_nothing (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimDraft) draft = dim_draft_new ("0190d3b2-7c00-7000-8000-0000000000f1");
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");

  g_assert_nonnull (id);
  workstation_call (workstation, lock_work, NULL);
  assert_fails (workstation, save_draft_work, draft, DIM_ERROR_INVALID);
  assert_fails (workstation, peek_work, NULL, DIM_ERROR_INVALID);
}

static void
test_draft_is_sealed (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimDraft) draft = dim_draft_new ("0190d3b2-7c00-7000-8000-0000000000f1");

  dim_draft_add_document (draft, "0190d3b2-7c00-7000-8000-0000000000f2", "nationaal-paspoort",
                          "NLD", SPECIMEN);
  workstation_call (workstation, save_draft_work, draft);
  g_assert_false (workstation_holds (workstation, SPECIMEN, strlen (SPECIMEN)));
  g_assert_false (workstation_holds (workstation, "nationaal", strlen ("nationaal")));
}

static void
test_thrown_away_draft_leaves_nothing (Workstation *workstation, gconstpointer data)
{
  static const char id[] = "0190d3b2-7c00-7000-8000-0000000000d7";
  g_autoptr (DimDraft) draft = dim_draft_new (id);
  g_autoptr (GBytes) sealed = NULL;
  gsize length = 0;
  gconstpointer bytes;

  workstation_call (workstation, save_draft_work, draft);
  sealed = workstation_call (workstation, sealed_draft_work, NULL);
  bytes = g_bytes_get_data (sealed, &length);
  g_assert_true (workstation_holds (workstation, bytes, length));

  workstation_call (workstation, remove_draft_work, (gpointer) id);
  workstation_call (workstation, dim_retention_run, NULL);
  g_assert_false (workstation_holds (workstation, bytes, length));
}

static gpointer
copy_work (DimStore *store, gpointer path, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("VACUUM INTO '%s'", (const char *) path);

  return dim_database_exec (dim_store_database (store), sql, error) ? DIM_STORE_DONE : NULL;
}

/* As if a migration had made it now. */
static char *
make_copy (Workstation *workstation)
{
  char *path = g_build_filename (workstation->directory, "store.db.v1.bak", NULL);
  gint64 now_s = dim_clock_now_s (workstation->clock);
  struct utimbuf when = { now_s, now_s };

  workstation_call (workstation, copy_work, path);
  g_assert_cmpint (g_utime (path, &when), ==, 0);
  return path;
}

static void
test_copy_is_kept_for_a_week (Workstation *workstation, gconstpointer data)
{
  g_autofree char *copy = make_copy (workstation);

  dim_clock_advance (workstation->clock, 6 * G_TIME_SPAN_DAY);
  workstation_call (workstation, dim_queue_note_contact_run, NULL);
  workstation_call (workstation, dim_retention_run, NULL);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  dim_clock_advance (workstation->clock, 2 * G_TIME_SPAN_DAY);
  workstation_call (workstation, dim_queue_note_contact_run, NULL);
  workstation_call (workstation, dim_retention_run, NULL);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static void
test_copy_goes_with_its_oldest_number (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autofree char *copy = NULL;

  dim_clock_advance (workstation->clock, 28 * G_TIME_SPAN_DAY);
  copy = make_copy (workstation);
  workstation_call (workstation, dim_queue_note_contact_run, NULL);
  workstation_call (workstation, dim_retention_run, NULL);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  dim_clock_advance (workstation->clock, 3 * G_TIME_SPAN_DAY);
  workstation_call (workstation, dim_queue_note_contact_run, NULL);
  workstation_call (workstation, dim_retention_run, NULL);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (id, !=, "");
}

static void
test_drafts_come_last_changed_first (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimDraft) older = dim_draft_new ("0190d3b2-7c00-7000-8000-0000000000f1");
  g_autoptr (DimDraft) newer = dim_draft_new ("0190d3b2-7c00-7000-8000-0000000000f2");
  g_autoptr (GPtrArray) drafts = NULL;

  older->changed_s = 2000;
  newer->changed_s = 1000;
  workstation_call (workstation, save_draft_work, older);
  workstation_call (workstation, save_draft_work, newer);
  newer->changed_s = 3000;
  workstation_call (workstation, save_draft_work, newer);

  drafts = workstation_call (workstation, load_drafts_work, NULL);
  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpstr (((DimDraft *) drafts->pdata[0])->incident->id, ==, newer->incident->id);
  g_assert_cmpstr (((DimDraft *) drafts->pdata[1])->incident->id, ==, older->incident->id);
}

static void
test_outbox_keeps_order (Workstation *workstation, gconstpointer data)
{
  g_autofree char *first = workstation_register (workstation, "2026-11-05", "");
  g_autofree char *second = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (GPtrArray) operations = workstation_call (workstation, peek_work, NULL);

  g_assert_cmpuint (operations->len, ==, 2);
  g_assert_cmpstr (((DimOperation *) operations->pdata[0])->fact, ==, first);
  g_assert_cmpstr (((DimOperation *) operations->pdata[1])->fact, ==, second);
}

static void
test_kept_operations_go_after_35_days (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  guint64 safe_until = 0;

  workstation_call (workstation, acknowledge_work, id);
  dim_clock_advance (workstation->clock, 34 * G_TIME_SPAN_DAY);
  workstation_call (workstation, prune_work, &safe_until);
  workstation_call (workstation, offer_again_work, NULL);
  g_assert_cmpuint (workstation_waiting (workstation), ==, 1);

  workstation_call (workstation, acknowledge_work, id);
  dim_clock_advance (workstation->clock, 36 * G_TIME_SPAN_DAY);
  workstation_call (workstation, dim_queue_note_contact_run, NULL);
  workstation_call (workstation, dim_retention_run, NULL);
  workstation_call (workstation, offer_again_work, NULL);
  g_assert_cmpuint (workstation_waiting (workstation), ==, 0);
}

static void
test_queue_tells_the_oldest (Workstation *workstation, gconstpointer data)
{
  gint64 first_s = dim_clock_now_s (workstation->clock);
  g_autofree char *first = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autofree char *second = NULL;
  DimQueueState figures;

  dim_clock_advance (workstation->clock, G_TIME_SPAN_HOUR);
  second = workstation_register (workstation, "2026-11-03", "");
  g_assert_cmpstr (second, !=, first);
  workstation_call (workstation, read_queue_work, &figures);
  g_assert_cmpuint (figures.waiting, ==, 2);
  g_assert_cmpuint (figures.waiting_tags, ==, 1);
  g_assert_cmpint (figures.oldest_s, ==, first_s);

  workstation_call (workstation, acknowledge_work, first);
  workstation_call (workstation, read_queue_work, &figures);
  g_assert_cmpint (figures.oldest_s, ==, first_s + 3600);
}

static void
test_lost_key_loses_no_registration (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", SPECIMEN);
  g_autoptr (GPtrArray) before = workstation_call (workstation, peek_work, NULL);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (DimRecord) record = NULL;
  const DimOperation *withdrawal;
  guint8 key[32];

  dim_random_bytes (key, sizeof key);
  workstation_call (workstation, lose_key_work, key);
  after = workstation_call (workstation, peek_work, NULL);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_true (g_bytes_equal (((DimOperation *) after->pdata[0])->body,
                                ((DimOperation *) before->pdata[0])->body));
  withdrawal = after->pdata[1];
  g_assert_cmpint (withdrawal->kind, ==, DIM_FACT_TAGS);
  g_assert_cmpuint (workstation_numbers (workstation), ==, 0);

  record = workstation_record (workstation, id);
  g_assert_cmpint (((DimDocumentUse *) record->incident->documents->pdata[0])->state, ==,
                   DIM_COMPARE_IMPOSSIBLE);
}

static void
test_no_explanation_is_empty (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autofree char *own = workstation_call (workstation, explain_work, id);
  g_autofree char *others =
    workstation_call (workstation, explain_work, (gpointer) "0190d3b2-7c00-7000-8000-0000000000f1");

  g_assert_cmpstr (own, ==, "");
  g_assert_cmpstr (others, ==, "");
}

static DimChange *
make_change (const char *id, const DimIncident *incident)
{
  DimChange *change = dim_change_new (id);

  change->position = 7;
  g_strlcpy (change->device, "0190d3b2-7c00-7000-8000-0000000000d2", sizeof change->device);
  g_free (change->office);
  change->office = g_strdup ("amsterdam");
  g_free (change->desk);
  change->desk = g_strdup ("Balie Noord");
  change->received_s = 1000;
  change->incident = incident == NULL ? NULL : dim_incident_copy (incident);
  change->is_withdrawn = incident == NULL;
  g_strlcpy (change->case_number, id, sizeof change->case_number);
  return change;
}

static void
test_news_of_others_is_a_record (Workstation *workstation, gconstpointer data)
{
  static const char other[] = "0190d3b2-7c00-7000-8000-0000000000f1";
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimRecord) own = workstation_record (workstation, id);
  g_autoptr (DimIncident) incident = dim_incident_copy (own->incident);
  g_autoptr (DimChange) change = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) found = NULL;
  const DimRecord *record;

  g_strlcpy (incident->id, other, sizeof incident->id);
  incident->date = dim_day_new (2026, 11, 9);
  change = make_change (other, incident);
  {
    gpointer parts[] = { change, workstation->reference };

    workstation_call (workstation, put_news_work, parts);
  }

  all = workstation_call (workstation, load_records_work, (gpointer) "");
  g_assert_cmpuint (all->len, ==, 2);
  record = all->pdata[0];
  g_assert_false (record->is_own);
  g_assert_cmpint (record->state, ==, DIM_RECORD_RECEIVED);
  g_assert_cmpint (record->since_s, ==, 1000);
  g_assert_true (dim_incident_equal (record->incident, incident));
  found = workstation_call (workstation, load_records_work, (gpointer) "balie noord");
  g_assert_cmpuint (found->len, ==, 1);
}

/* What the feed tells of is in its order of time, and a fact that it tells twice there once. */
static void
test_what_others_changed_is_known_once (Workstation *workstation, gconstpointer data)
{
  static const char early[] = "0190d3b2-7c00-7000-8000-0000000000a1";
  static const char late[] = "0190d3b2-7c00-7000-8000-0000000000a2";
  const char *const told[] = { late, early, late };
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimRecord) own = workstation_record (workstation, id);
  g_autoptr (DimChange) change = make_change (id, own->incident);
  gpointer parts[] = { change, workstation->reference };
  g_autoptr (DimRecord) record = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (told); i++) {
    DimAmendment *amendment = dim_amendment_new (told[i]);

    amendment->made_s = told[i] == early ? 1000 : 2000;
    amendment->changed = 1U << DIM_FIELD_OUTCOME;
    amendment->before = dim_incident_copy (own->incident);
    amendment->after = dim_incident_copy (own->incident);
    g_ptr_array_add (change->amendments, amendment);
  }
  workstation_call (workstation, put_news_work, parts);
  record = workstation_record (workstation, id);
  g_assert_cmpuint (record->amendments->len, ==, 2);
  g_assert_cmpstr (((DimAmendment *) record->amendments->pdata[0])->fact, ==, early);
  g_assert_cmpstr (((DimAmendment *) record->amendments->pdata[1])->fact, ==, late);
}

static void
test_withdrawn_own_stays_readable (Workstation *workstation, gconstpointer data)
{
  static const char other[] = "0190d3b2-7c00-7000-8000-0000000000f1";
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimChange) own = make_change (id, NULL);
  g_autoptr (DimChange) others = make_change (other, NULL);
  gpointer own_parts[] = { own, workstation->reference };
  gpointer others_parts[] = { others, workstation->reference };
  g_autoptr (GPtrArray) records = NULL;
  const DimRecord *record;

  workstation_call (workstation, put_news_work, own_parts);
  workstation_call (workstation, put_news_work, others_parts);
  records = workstation_call (workstation, load_records_work, (gpointer) "");

  g_assert_cmpuint (records->len, ==, 1);
  record = records->pdata[0];
  g_assert_cmpint (record->state, ==, DIM_RECORD_WITHDRAWN);
  g_assert_cmpint (record->incident->date, ==, dim_day_new (2026, 11, 3));
}

static void
test_unknown_record_is_not_found (Workstation *workstation, gconstpointer data)
{
  assert_fails (workstation, load_record_work, (gpointer) "0190d3b2-7c00-7000-8000-0000000000f1",
                DIM_ERROR_NOT_FOUND);
}

static void
test_kept_tables_say_when (Workstation *workstation, gconstpointer data)
{
  static const char text[] = "{\"tellingen\":[]}";
  g_autoptr (GBytes) body = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GBytes) kept = NULL;
  gint64 fetched_s = 0;

  assert_fails (workstation, get_tallies_work, &fetched_s, DIM_ERROR_NOT_FOUND);
  workstation_call (workstation, keep_tallies_work, body);
  kept = workstation_call (workstation, get_tallies_work, &fetched_s);
  g_assert_true (g_bytes_equal (kept, body));
  g_assert_cmpint (fetched_s, ==, dim_clock_now_s (workstation->clock));
}

static void
test_damaged_store_is_kept_beside (Workstation *workstation, gconstpointer data)
{
  g_autofree char *path = g_build_filename (workstation->directory, "other.db", NULL);
  g_autofree char *aside =
    g_strdup_printf ("%s.damaged-%" G_GINT64_FORMAT, path, dim_clock_now_s (workstation->clock));
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimStore) store = NULL;

  g_assert_true (g_file_set_contents (path, "something else altogether", -1, NULL));
  store = dim_store_open (path, workstation->clock, &error);
  g_assert_no_error (error);
  g_assert_nonnull (store);
  g_assert_true (dim_store_is_anew (store));
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "something else altogether");
}

/* SQLite takes an empty file for a new one, and throws away the log beside it. */
static void
test_log_without_its_file_is_kept_beside (Workstation *workstation, gconstpointer data)
{
  g_autofree char *path = g_build_filename (workstation->directory, "other.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *aside = g_strdup_printf ("%s.damaged-%" G_GINT64_FORMAT "-wal", path,
                                            dim_clock_now_s (workstation->clock));
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimStore) store = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_true (g_file_set_contents (log, "all that is left", -1, NULL));
  store = dim_store_open (path, workstation->clock, &error);
  g_assert_no_error (error);
  g_assert_true (dim_store_is_anew (store));
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "all that is left");
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Workstation, NULL, workstation_set_up, function, workstation_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/failed-transaction-leaves-nothing", test_failed_transaction_leaves_nothing);
  ADD ("/store/locked-one-seals-nothing", test_locked_store_seals_nothing);
  ADD ("/store/damaged-one-is-kept-beside", test_damaged_store_is_kept_beside);
  ADD ("/store/log-without-its-file-is-kept-beside", test_log_without_its_file_is_kept_beside);
  ADD ("/drafts/sealed", test_draft_is_sealed);
  ADD ("/drafts/thrown-away-one-leaves-nothing", test_thrown_away_draft_leaves_nothing);
  ADD ("/retention/copy-is-kept-for-a-week", test_copy_is_kept_for_a_week);
  ADD ("/retention/copy-goes-with-its-oldest-number", test_copy_goes_with_its_oldest_number);
  ADD ("/drafts/last-changed-first", test_drafts_come_last_changed_first);
  ADD ("/outbox/keeps-order", test_outbox_keeps_order);
  ADD ("/outbox/kept-operations-go-after-35-days", test_kept_operations_go_after_35_days);
  ADD ("/queue/tells-the-oldest", test_queue_tells_the_oldest);
  ADD ("/key/lost-one-loses-no-registration", test_lost_key_loses_no_registration);
  ADD ("/incidents/no-explanation-is-empty", test_no_explanation_is_empty);
  ADD ("/news/of-others-is-a-record", test_news_of_others_is_a_record);
  ADD ("/news/what-others-changed-is-known-once", test_what_others_changed_is_known_once);
  ADD ("/news/withdrawn-own-stays-readable", test_withdrawn_own_stays_readable);
  ADD ("/records/unknown-one-is-not-found", test_unknown_record_is_not_found);
  ADD ("/tallies/kept-ones-say-when", test_kept_tables_say_when);
  return g_test_run ();
}
