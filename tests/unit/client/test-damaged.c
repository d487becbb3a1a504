/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-amendments.h"
#include "dim-drafts.h"
#include "dim-edits.h"
#include "dim-error.h"
#include "dim-listing.h"
#include "dim-revising.h"
#include "dim-store-inside.h"
#include "workstation.h"

/* A row gives back something else than was written: it is told, and costs no more than itself.
 * What a damaged file is, is held in test-store.c. */

#define OTHER "0190d3b2-7c00-7000-8000-0000000000f1"

static gpointer
exec_work (DimStore *store, gpointer sql, GError **error)
{
  return dim_database_exec (dim_store_database (store), sql, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
begin_work (DimStore *store, gpointer incident, GError **error)
{
  return dim_revising_begin (store, incident, error);
}

static gpointer
save_edit_work (DimStore *store, gpointer edit, GError **error)
{
  return dim_edits_save (store, edit, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
save_draft_work (DimStore *store, gpointer draft, GError **error)
{
  return dim_drafts_save (store, draft, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
load_drafts_work (DimStore *store, gpointer data, GError **error)
{
  return dim_drafts_load (store, error);
}

static gpointer
load_device_work (DimStore *store, gpointer data, GError **error)
{
  return dim_device_load (store, data, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
list_work (DimStore *store, gpointer reference, GError **error)
{
  DimListing *listing = dim_listing_new (reference);
  g_autoptr (DimRecordQuery) query = dim_record_query_new ("", DIM_ORDER_DATE, FALSE, NULL);
  g_autoptr (GArray) found = NULL;
  gboolean is_behind = FALSE;
  gpointer records = NULL;

  if (dim_listing_catch_up (listing, store, &is_behind, error)) {
    found = dim_listing_find (listing, query);
    records = dim_listing_load (listing, store, found, error);
  }
  dim_listing_free (listing);
  return records;
}

static void
damage (Workstation *workstation, const char *sql)
{
  workstation_call (workstation, exec_work, (gpointer) sql);
}

static void
expect (const char *warning)
{
  g_test_expect_message ("dim", G_LOG_LEVEL_WARNING, warning);
}

static const char *
outcome_of (const DimIncident *incident)
{
  return dim_incident_code (incident, DIM_FIELD_OUTCOME);
}

static DimEdit *
begin (Workstation *workstation, const char *incident)
{
  return workstation_call (workstation, begin_work, (gpointer) incident);
}

/* @sql damages a change that was left unfinished. */
static void
assert_begun_anew (Workstation *workstation, const char *sql, const char *warning)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimEdit) edit = begin (workstation, id);
  g_autoptr (DimEdit) fresh = NULL;

  dim_incident_set_code (edit->draft->incident, DIM_FIELD_OUTCOME, "vertrokken");
  workstation_call (workstation, save_edit_work, edit);
  damage (workstation, sql);
  expect (warning);
  fresh = begin (workstation, id);
  g_test_assert_expected_messages ();
  g_assert_cmpstr (outcome_of (fresh->draft->incident), ==, "geweigerd");
}

static void
test_change_is_begun_anew (Workstation *workstation, gconstpointer data)
{
  assert_begun_anew (workstation, "UPDATE edit SET sealed = x'00'", "Cannot open the change of*");
  assert_begun_anew (workstation, "UPDATE edit SET seen = x'5b5d'",
                     "Cannot read the change of registration * it is damaged");
}

static void
test_draft_costs_no_other (Workstation *workstation, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (DimDraft) damaged = dim_draft_new (OTHER);
  g_autoptr (DimDraft) whole = NULL;
  char id[DIM_UUID_TEXT_LEN];

  dim_store_new_id (workstation->store, id);
  whole = dim_draft_new (id);
  workstation_call (workstation, save_draft_work, damaged);
  workstation_call (workstation, save_draft_work, whole);
  damage (workstation, "UPDATE draft SET sealed = x'00' WHERE id = '" OTHER "'");
  expect ("Cannot read draft " OTHER ": it does not open");
  drafts = workstation_call (workstation, load_drafts_work, NULL);
  g_test_assert_expected_messages ();
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (((DimDraft *) g_ptr_array_index (drafts, 0))->incident->id, ==, id);
}

static void
test_question_costs_no_registration (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO inquiry (fact, incident, kind, made_s, is_waiting, body)"
                     " VALUES ('%s', '%s', %d, 0, 0, x'5b5d')",
                     OTHER, id, DIM_FACT_INQUIRY);
  g_autoptr (DimRecord) record = NULL;

  damage (workstation, sql);
  expect ("Cannot read question " OTHER ": it is damaged");
  record = workstation_record (workstation, id);
  g_test_assert_expected_messages ();
  g_assert_null (record->inquiries);
}

static void
test_amendment_costs_no_registration (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimEdit) edit = begin (workstation, id);
  g_autoptr (DimRecord) revised = NULL;
  g_autoptr (DimRecord) record = NULL;
  DimRevising revising = {
    .edit = edit,
    .rules = { workstation->reference, NULL },
    .list_key = workstation->device->profile->list_key,
  };

  dim_incident_set_code (edit->draft->incident, DIM_FIELD_OUTCOME, "vertrokken");
  revised = workstation_call (workstation, dim_revising_commit, &revising);
  g_assert_cmpstr (outcome_of (revised->incident), ==, "vertrokken");
  damage (workstation, "UPDATE amendment SET body = x'5b5d'");
  expect ("Cannot read amendment * it is damaged");
  record = workstation_record (workstation, id);
  g_test_assert_expected_messages ();
  g_assert_cmpstr (outcome_of (record->incident), ==, "geweigerd");
  g_assert_null (record->amendments);
}

/* What the feed said is told again; what was registered here is here. */
static void
test_news_leave_what_was_registered (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimRecord) before = NULL;
  g_autoptr (DimRecord) after = NULL;
  g_autoptr (GPtrArray) listed = NULL;

  workstation_sync_well (workstation);
  before = workstation_record (workstation, id);
  g_assert_nonnull (before->news);
  damage (workstation, "UPDATE news SET entry = x'5b5d'");
  after = workstation_record (workstation, id);
  g_assert_null (after->news);
  g_assert_cmpint (after->state, ==, DIM_RECORD_RECEIVED);
  g_assert_true (dim_incident_equal (after->incident, before->incident));
  listed = workstation_call (workstation, list_work, workstation->reference);
  g_assert_cmpuint (listed->len, ==, 1);
}

static void
test_row_of_the_list_costs_no_other (Workstation *workstation, gconstpointer data)
{
  g_autofree char *first = workstation_register (workstation, "2026-11-03", "");
  g_autofree char *second = workstation_register (workstation, "2026-11-04", "");
  g_autofree char *unmade =
    g_strdup_printf ("UPDATE listing SET incident = 'geen id', is_made = 0 WHERE incident = '%s'",
                     first);
  g_autoptr (GPtrArray) made_now = NULL;
  g_autoptr (GPtrArray) made_before = NULL;

  damage (workstation, unmade);
  expect ("Cannot list a registration: its id is none");
  made_now = workstation_call (workstation, list_work, workstation->reference);
  g_test_assert_expected_messages ();
  expect ("Cannot list a registration: its row is damaged");
  made_before = workstation_call (workstation, list_work, workstation->reference);
  g_test_assert_expected_messages ();
  g_assert_cmpuint (made_now->len, ==, 1);
  g_assert_cmpuint (made_before->len, ==, 1);
  g_assert_cmpstr (((DimRecord *) g_ptr_array_index (made_before, 0))->incident->id, ==, second);
}

/* Who this device is cannot be guessed: nothing goes on under another name. */
static void
test_identity_is_told (Workstation *workstation, gconstpointer data)
{
  g_autoptr (GError) sealed = NULL;
  DimDevice *device = NULL;

  damage (workstation, "UPDATE device SET sealed_identity = x'00'");
  g_assert_null (dim_store_call (workstation->store, load_device_work, &device, &sealed));
  g_assert_error (sealed, DIM_ERROR, DIM_ERROR_DAMAGED);
  g_assert_null (device);
}

/* Its number gets no tag; the registrations go on. */
static void
test_blind_holds_up_no_registration (Workstation *workstation, gconstpointer data)
{
  g_autofree char *first = workstation_register (workstation, "2026-11-03", "SPECI2014");
  g_autofree char *second = NULL;
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  workstation->servers->is_quota_used = TRUE;
  g_assert_false (workstation_sync (workstation, NULL));
  damage (workstation, "UPDATE evaluation SET sealed_blind = x'00'");
  workstation->servers->is_quota_used = FALSE;
  second = workstation_register (workstation, "2026-11-04", "");
  g_assert_false (workstation_sync (workstation, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_DAMAGED);
  record = workstation_record (workstation, second);
  g_assert_cmpint (record->state, ==, DIM_RECORD_RECEIVED);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Workstation, NULL, workstation_set_up, function, workstation_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/damaged/change-is-begun-anew", test_change_is_begun_anew);
  ADD ("/damaged/draft-costs-no-other", test_draft_costs_no_other);
  ADD ("/damaged/question-costs-no-registration", test_question_costs_no_registration);
  ADD ("/damaged/amendment-costs-no-registration", test_amendment_costs_no_registration);
  ADD ("/damaged/news-leave-what-was-registered", test_news_leave_what_was_registered);
  ADD ("/damaged/row-of-the-list-costs-no-other", test_row_of_the_list_costs_no_other);
  ADD ("/damaged/identity-is-told", test_identity_is_told);
  ADD ("/damaged/blind-holds-up-no-registration", test_blind_holds_up_no_registration);
  return g_test_run ();
}
