/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-amendments.h"
#include "dim-edits.h"
#include "dim-error.h"
#include "dim-key-loss.h"
#include "dim-local-check.h"
#include "dim-numbers.h"
#include "dim-outbox.h"
#include "dim-revising.h"
#include "dim-store-inside.h"
#include "dim-withdrawing.h"
#include "workstation.h"

#include <string.h>

/* What was registered is put right: revised or withdrawn. */

#define FIRST  "SPECI2014"
#define SECOND "SPECI2021"

static gpointer
begin_work (DimStore *store, gpointer incident, GError **error)
{
  return dim_revising_begin (store, incident, error);
}

static gpointer
save_work (DimStore *store, gpointer edit, GError **error)
{
  return dim_edits_save (store, edit, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
list_work (DimStore *store, gpointer data, GError **error)
{
  return dim_edits_list (store, error);
}

static gpointer
find_double_work (DimStore *store, gpointer number, GError **error)
{
  return dim_local_check_find (store, number, error);
}

static gpointer
peek_work (DimStore *store, gpointer data, GError **error)
{
  return dim_outbox_peek (store, &(DimOutboxView){ .limit = 10 }, error);
}

static gpointer
lose_key (DimStore *store, gpointer data, GError **error)
{
  return dim_key_loss_mend (store, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
lose_key_work (DimStore *store, gpointer data, GError **error)
{
  return dim_store_in_transaction (store, lose_key, NULL, error);
}

static DimEdit *
begin (Workstation *workstation, const char *incident)
{
  return workstation_call (workstation, begin_work, (gpointer) incident);
}

static DimRevising
make_revising (const Workstation *workstation, const DimEdit *edit)
{
  return (DimRevising){
    .edit = edit,
    .rules = { workstation->reference, NULL },
    .list_key = workstation->device->profile->list_key,
  };
}

static DimRecord *
commit (Workstation *workstation, const DimEdit *edit)
{
  DimRevising revising = make_revising (workstation, edit);

  return workstation_call (workstation, dim_revising_commit, &revising);
}

static void
assert_fails (Workstation *workstation, DimStoreWork work, gpointer data, DimErrorCode code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dim_store_call (workstation->store, work, data, &error));
  g_assert_error (error, DIM_ERROR, (int) code);
}

static void
answer_outcome (DimEdit *edit, const char *code)
{
  dim_incident_set_code (edit->draft->incident, DIM_FIELD_OUTCOME, code);
}

/* Returns: the id of the revision. */
static char *
revise_outcome (Workstation *workstation, const char *incident, const char *code)
{
  g_autoptr (DimEdit) edit = begin (workstation, incident);
  g_autoptr (DimRecord) record = NULL;

  answer_outcome (edit, code);
  record = commit (workstation, edit);
  return g_strdup (
    ((DimAmendment *) g_ptr_array_index (record->amendments, record->amendments->len - 1))->fact);
}

static void
give_number (DimEdit *edit, const char *number)
{
  g_ptr_array_remove_index (edit->draft->numbers, 0);
  g_ptr_array_insert (edit->draft->numbers, 0, g_strdup (number));
}

static gboolean
withdraw (Workstation *workstation, const char *incident)
{
  DimWithdrawing withdrawing = { incident, DIM_WITHDRAWAL_MISTAKE };
  g_autoptr (DimRecord) record =
    workstation_call (workstation, dim_withdrawing_commit, &withdrawing);

  return record->state == DIM_RECORD_WITHDRAWN;
}

static char *
only_body (const Workstation *workstation, DimFactKind kind)
{
  g_autoptr (GPtrArray) bodies = servers_bodies (workstation->servers, kind);
  gsize length = 0;
  const char *text;

  g_assert_cmpuint (bodies->len, ==, 1);
  text = g_bytes_get_data (g_ptr_array_index (bodies, 0), &length);
  return g_strndup (text, length);
}

static const DimAmendment *
amendment_at (const DimRecord *record, guint index)
{
  g_assert_nonnull (record->amendments);
  g_assert_cmpuint (index, <, record->amendments->len);
  return g_ptr_array_index (record->amendments, index);
}

static const DimDocumentUse *
document_of (const DimIncident *incident)
{
  return g_ptr_array_index (incident->documents, 0);
}

static void
test_only_what_differs_goes (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimEdit) edit = begin (workstation, id);
  g_autofree char *wanted =
    g_strdup_printf ("{\"voorval\":\"%s\",\"basis\":[\"%s\"],\"wijzigt\":[\"uitkomst\"],"
                     "\"antwoorden\":{\"uitkomst\":[\"vertrokken\"]}}",
                     id, id);
  g_autofree char *sent = NULL;
  g_autoptr (DimRecord) waiting = NULL;
  g_autoptr (DimRecord) received = NULL;

  answer_outcome (edit, "vertrokken");
  waiting = commit (workstation, edit);
  g_assert_cmpstr (dim_incident_code (waiting->incident, DIM_FIELD_OUTCOME), ==, "vertrokken");
  g_assert_cmpint (amendment_at (waiting, 0)->state, ==, DIM_AMENDMENT_WAITING);
  g_assert_cmpuint (workstation_waiting (workstation), ==, 2);

  workstation_sync_well (workstation);
  sent = only_body (workstation, DIM_FACT_REVISION);
  g_assert_cmpstr (sent, ==, wanted);

  received = workstation_record (workstation, id);
  g_assert_cmpstr (dim_incident_code (received->incident, DIM_FIELD_OUTCOME), ==, "vertrokken");
  g_assert_cmpint (amendment_at (received, 0)->state, ==, DIM_AMENDMENT_RECEIVED);
  g_assert_false (dim_record_is_pending (received, amendment_at (received, 0)));
  g_assert_cmpstr (dim_incident_code (amendment_at (received, 0)->before, DIM_FIELD_OUTCOME), ==,
                   "geweigerd");
}

static void
test_basis_is_what_was_seen (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autofree char *first = revise_outcome (workstation, id, "vertrokken");
  g_autoptr (DimEdit) second = begin (workstation, id);
  g_autoptr (DimEdit) third = NULL;
  g_autofree char *last = NULL;

  g_assert_cmpuint (g_strv_length (second->basis), ==, 1);
  g_assert_cmpstr (second->basis[0], ==, first);

  workstation_sync_well (workstation);
  last = revise_outcome (workstation, id, "aangehouden-aanvraag");
  third = begin (workstation, id);
  g_assert_cmpuint (g_strv_length (third->basis), ==, 1);
  g_assert_cmpstr (third->basis[0], ==, last);
}

/* What is typed is on disk, sealed, and is there again. */
static void
test_unfinished_change_survives (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimEdit) edit = begin (workstation, id);
  g_autoptr (DimEdit) kept = NULL;
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GPtrArray) after = NULL;

  answer_outcome (edit, "vertrokken");
  give_number (edit, SECOND);
  g_free (edit->draft->explanation);
  edit->draft->explanation = g_strdup ("onafgemaakte toelichting");
  workstation_call (workstation, save_work, edit);
  g_assert_false (workstation_holds (workstation, SECOND, strlen (SECOND)));
  g_assert_false (workstation_holds (workstation, "onafgemaakte", strlen ("onafgemaakte")));

  workstation_restart (workstation);
  listed = workstation_call (workstation, list_work, NULL);
  g_assert_cmpuint (listed->len, ==, 1);
  kept = begin (workstation, id);
  g_assert_cmpstr (dim_incident_code (kept->draft->incident, DIM_FIELD_OUTCOME), ==, "vertrokken");
  g_assert_cmpstr (g_ptr_array_index (kept->draft->numbers, 0), ==, SECOND);
  g_assert_cmpstr (kept->draft->explanation, ==, "onafgemaakte toelichting");
  g_assert_true (dim_incident_equal (kept->seen, edit->seen));
  g_assert_cmpstr (kept->basis[0], ==, id);

  record = commit (workstation, kept);
  after = workstation_call (workstation, list_work, NULL);
  g_assert_cmpuint (after->len, ==, 0);
  g_assert_true (amendment_at (record, 0)->has_new_text);
}

static void
test_new_number_is_a_new_use (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", FIRST);
  g_autoptr (DimEdit) edit = begin (workstation, id);
  g_autofree char *old = g_strdup (document_of (edit->seen)->id);
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autofree char *tags = NULL;

  give_number (edit, SECOND);
  record = commit (workstation, edit);
  g_assert_cmpstr (document_of (record->incident)->id, !=, old);
  g_assert_cmpint (document_of (record->incident)->state, ==, DIM_COMPARE_TO_FOLLOW);
  g_assert_cmpuint (amendment_at (record, 0)->changed, ==, 1U << DIM_FIELD_DOCUMENTS);
  g_assert_cmpuint (workstation_numbers (workstation), ==, 1);
  first = workstation_call (workstation, find_double_work, (gpointer) FIRST);
  second = workstation_call (workstation, find_double_work, (gpointer) SECOND);
  g_assert_cmpuint (first->len, ==, 0);
  g_assert_cmpuint (second->len, ==, 1);

  workstation_sync_well (workstation);
  tags = only_body (workstation, DIM_FACT_TAGS);
  g_assert_nonnull (strstr (tags, document_of (record->incident)->id));
  g_assert_null (strstr (tags, old));
  g_assert_cmpuint (workstation_numbers (workstation), ==, 0);
}

/* The request that had both cannot be sent with the same bytes any more. */
static void
test_withdrawn_number_leaves_its_request (Workstation *workstation, gconstpointer data)
{
  g_autofree char *first = workstation_register (workstation, "2026-11-03", FIRST);
  g_autofree char *second = workstation_register (workstation, "2026-11-03", SECOND);
  g_autoptr (DimRecord) record = NULL;
  g_autofree char *tags = NULL;

  workstation->servers->is_quota_used = TRUE;
  g_assert_false (workstation_sync (workstation, NULL));
  g_assert_true (withdraw (workstation, first));
  workstation->servers->is_quota_used = FALSE;
  workstation_sync_well (workstation);
  record = workstation_record (workstation, second);
  tags = only_body (workstation, DIM_FACT_TAGS);
  g_assert_nonnull (strstr (tags, document_of (record->incident)->id));
  g_assert_cmpuint (workstation_numbers (workstation), ==, 0);
  g_assert_cmpuint (workstation->servers->evaluation_count, ==, 2);
}

static void
test_waiting_number_goes_along_with_date (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", FIRST);
  g_autoptr (DimEdit) edit = begin (workstation, id);
  g_autoptr (DimRecord) record = NULL;
  g_autofree char *tags = NULL;

  servers_add_key (workstation->servers, "2025a", "2025-01-01", "2025-12-31");
  edit->draft->incident->date = dim_day_from_text ("2025-06-03");
  record = commit (workstation, edit);
  g_assert_cmpuint (amendment_at (record, 0)->changed, ==, 1U << DIM_FIELD_DATE);
  workstation_sync_well (workstation);
  tags = only_body (workstation, DIM_FACT_TAGS);
  g_assert_nonnull (strstr (tags, "\"2025a\""));
  g_assert_null (strstr (tags, "\"2026a\""));
}

static void
test_date_beyond_keys_asks_for_number (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", FIRST);
  g_autoptr (DimEdit) edit = NULL;
  g_autoptr (DimRecord) record = NULL;
  DimRevising revising;

  servers_add_key (workstation->servers, "2025a", "2025-01-01", "2025-12-31");
  workstation_sync_well (workstation);
  edit = begin (workstation, id);
  edit->draft->incident->date = dim_day_from_text ("2025-06-03");
  revising = make_revising (workstation, edit);
  assert_fails (workstation, dim_revising_commit, &revising, DIM_ERROR_INVALID);
  g_assert_cmpuint (revising.needs_number, ==, 1);
  g_assert_cmpuint (workstation_waiting (workstation), ==, 0);

  edit->without_numbers = TRUE;
  record = workstation_call (workstation, dim_revising_commit, &revising);
  g_assert_cmpint (document_of (record->incident)->state, ==, DIM_COMPARE_IMPOSSIBLE);
  g_assert_cmpuint (amendment_at (record, 0)->changed, ==,
                    1U << DIM_FIELD_DATE | 1U << DIM_FIELD_DOCUMENTS);
}

static void
test_moved_within_keys_asks_nothing (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", FIRST);
  g_autoptr (DimEdit) edit = NULL;
  g_autoptr (DimRecord) record = NULL;

  workstation_sync_well (workstation);
  edit = begin (workstation, id);
  edit->draft->incident->date = dim_day_from_text ("2026-06-03");
  record = commit (workstation, edit);
  g_assert_cmpuint (amendment_at (record, 0)->changed, ==, 1U << DIM_FIELD_DATE);
}

static void
test_nothing_wrong_is_queued (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimEdit) edit = begin (workstation, id);
  DimRevising revising = make_revising (workstation, edit);

  assert_fails (workstation, dim_revising_commit, &revising, DIM_ERROR_INVALID);
  dim_incident_set_code (edit->draft->incident, DIM_FIELD_OUTCOME, NULL);
  assert_fails (workstation, dim_revising_commit, &revising, DIM_ERROR_INVALID);
  answer_outcome (edit, "vertrokken");
  g_free (edit->draft->explanation);
  edit->draft->explanation = g_strdup ("BSN 111222333");
  assert_fails (workstation, dim_revising_commit, &revising, DIM_ERROR_INVALID);
  g_assert_cmpuint (workstation_waiting (workstation), ==, 1);
}

/* Nothing of a text leaves: a change of it alone is kept, and not sent. */
static void
test_text_alone_is_not_sent (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimEdit) edit = begin (workstation, id);
  g_autoptr (DimRecord) record = NULL;

  g_free (edit->draft->explanation);
  edit->draft->explanation = g_strdup ("de pasfoto leek niet");
  record = commit (workstation, edit);
  g_assert_cmpint (amendment_at (record, 0)->state, ==, DIM_AMENDMENT_KEPT);
  g_assert_true (amendment_at (record, 0)->has_new_text);
  g_assert_true (record->has_explanation);
  g_assert_cmpuint (workstation_waiting (workstation), ==, 1);
}

static void
test_refused_registration_is_mended (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register_form (workstation, "adresfraude");
  g_autoptr (DimEdit) edit = NULL;
  g_autoptr (DimRecord) refused = NULL;
  g_autoptr (DimRecord) mended = NULL;
  g_autoptr (DimRecord) received = NULL;

  g_free (revise_outcome (workstation, id, "vertrokken"));
  workstation->servers->refused_form = "adresfraude";
  workstation_sync_well (workstation);
  refused = workstation_record (workstation, id);
  g_assert_cmpint (refused->state, ==, DIM_RECORD_REFUSED);
  g_assert_cmpstr (dim_incident_code (refused->incident, DIM_FIELD_OUTCOME), ==, "vertrokken");
  g_assert_cmpuint (workstation_refused (workstation), ==, 2);

  edit = begin (workstation, id);
  dim_incident_set_code (edit->draft->incident, DIM_FIELD_FORM, "briefadres");
  mended = commit (workstation, edit);
  g_assert_cmpint (mended->state, ==, DIM_RECORD_WAITING);
  g_assert_cmpuint (workstation_refused (workstation), ==, 0);
  workstation_sync_well (workstation);
  received = workstation_record (workstation, id);
  g_assert_cmpint (received->state, ==, DIM_RECORD_RECEIVED);
  g_assert_cmpstr (dim_incident_code (received->news->incident, DIM_FIELD_OUTCOME), ==,
                   "vertrokken");
  g_assert_cmpstr (dim_incident_code (received->news->incident, DIM_FIELD_FORM), ==, "briefadres");
}

static void
test_refused_change_shows_what_stands (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimRecord) record = NULL;

  g_free (revise_outcome (workstation, id, "vertrokken"));
  workstation->servers->refuses_amendments = TRUE;
  workstation_sync_well (workstation);
  record = workstation_record (workstation, id);
  g_assert_cmpint (record->state, ==, DIM_RECORD_RECEIVED);
  g_assert_cmpint (amendment_at (record, 0)->state, ==, DIM_AMENDMENT_REFUSED);
  g_assert_cmpstr (amendment_at (record, 0)->refusal, ==, "Dit kan niet.");
  g_assert_cmpstr (dim_incident_code (record->incident, DIM_FIELD_OUTCOME), ==, "geweigerd");
}

static void
test_withdrawn_stays_to_be_seen (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", FIRST);
  g_autofree char *wanted = g_strdup_printf ("{\"voorval\":\"%s\",\"reden\":\"vergissing\"}", id);
  DimWithdrawing again = { id, DIM_WITHDRAWAL_DOUBLE };
  g_autoptr (DimRecord) record = NULL;
  g_autofree char *sent = NULL;

  g_free (revise_outcome (workstation, id, "vertrokken"));
  g_assert_true (withdraw (workstation, id));
  g_assert_cmpuint (workstation_numbers (workstation), ==, 0);
  assert_fails (workstation, dim_withdrawing_commit, &again, DIM_ERROR_CONFLICT);
  assert_fails (workstation, begin_work, id, DIM_ERROR_CONFLICT);

  workstation_sync_well (workstation);
  sent = only_body (workstation, DIM_FACT_WITHDRAWAL);
  g_assert_cmpstr (sent, ==, wanted);
  record = workstation_record (workstation, id);
  g_assert_cmpint (record->state, ==, DIM_RECORD_WITHDRAWN);
  g_assert_cmpstr (dim_incident_code (record->incident, DIM_FIELD_OUTCOME), ==, "vertrokken");
  g_assert_cmpstr (dim_record_withdrawal (record)->reason, ==, "vergissing");
}

static void
test_refused_withdrawal_is_none (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimRecord) record = NULL;

  g_assert_true (withdraw (workstation, id));
  workstation->servers->refuses_amendments = TRUE;
  workstation_sync_well (workstation);
  record = workstation_record (workstation, id);
  g_assert_cmpint (record->state, ==, DIM_RECORD_RECEIVED);
  g_assert_null (dim_record_withdrawal (record));
}

static void
test_withdrawing_what_was_refused_sends_nothing (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register_form (workstation, "adresfraude");

  workstation->servers->refused_form = "adresfraude";
  workstation_sync_well (workstation);
  g_assert_true (withdraw (workstation, id));
  g_assert_cmpuint (workstation_waiting (workstation), ==, 0);
  g_assert_cmpuint (workstation_refused (workstation), ==, 0);
}

static void
test_restored_ledger_gets_all_again (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GPtrArray) bodies = NULL;

  g_free (revise_outcome (workstation, id, "vertrokken"));
  workstation_sync_well (workstation);
  servers_restore (workstation->servers, 0);
  workstation_sync_well (workstation);
  bodies = servers_bodies (workstation->servers, DIM_FACT_REVISION);
  g_assert_cmpuint (bodies->len, ==, 1);
  record = workstation_record (workstation, id);
  g_assert_cmpint (amendment_at (record, 0)->state, ==, DIM_AMENDMENT_RECEIVED);
  g_assert_cmpstr (dim_incident_code (record->incident, DIM_FIELD_OUTCOME), ==, "vertrokken");
}

static void
test_lost_key_loses_no_change (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autofree char *fact = revise_outcome (workstation, id, "vertrokken");
  g_autoptr (DimEdit) edit = begin (workstation, id);
  g_autoptr (GPtrArray) queued = NULL;
  g_autoptr (GPtrArray) edits = NULL;

  workstation_call (workstation, save_work, edit);
  workstation_call (workstation, lose_key_work, NULL);
  queued = workstation_call (workstation, peek_work, NULL);
  edits = workstation_call (workstation, list_work, NULL);
  g_assert_cmpuint (queued->len, ==, 2);
  g_assert_cmpstr (((DimOperation *) g_ptr_array_index (queued, 0))->fact, ==, id);
  g_assert_cmpstr (((DimOperation *) g_ptr_array_index (queued, 1))->fact, ==, fact);
  g_assert_cmpuint (edits->len, ==, 0);
}

/* Of a tag and a revision the later one holds, whatever the clock says. */
static void
test_later_revision_has_later_id (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  dim_clock_advance (workstation->clock, -(gint64) 86400 * G_USEC_PER_SEC);
  first = revise_outcome (workstation, id, "vertrokken");
  second = revise_outcome (workstation, id, "geweigerd");
  g_assert_cmpstr (first, >, id);
  g_assert_cmpstr (second, >, first);
}

static void
add (const char *path, void (*test) (Workstation *, gconstpointer))
{
  g_test_add (path, Workstation, NULL, workstation_set_up, test, workstation_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/revising/only-what-differs-goes", test_only_what_differs_goes);
  add ("/revising/basis-is-what-was-seen", test_basis_is_what_was_seen);
  add ("/revising/unfinished-change-survives", test_unfinished_change_survives);
  add ("/revising/new-number-is-a-new-use", test_new_number_is_a_new_use);
  add ("/revising/waiting-number-goes-along-with-date", test_waiting_number_goes_along_with_date);
  add ("/revising/date-beyond-keys-asks-for-number", test_date_beyond_keys_asks_for_number);
  add ("/revising/moved-within-keys-asks-nothing", test_moved_within_keys_asks_nothing);
  add ("/revising/nothing-wrong-is-queued", test_nothing_wrong_is_queued);
  add ("/revising/text-alone-is-not-sent", test_text_alone_is_not_sent);
  add ("/revising/refused-registration-is-mended", test_refused_registration_is_mended);
  add ("/revising/refused-change-shows-what-stands", test_refused_change_shows_what_stands);
  add ("/revising/restored-ledger-gets-all-again", test_restored_ledger_gets_all_again);
  add ("/revising/lost-key-loses-no-change", test_lost_key_loses_no_change);
  add ("/revising/later-revision-has-later-id", test_later_revision_has_later_id);
  add ("/withdrawing/stays-to-be-seen", test_withdrawn_stays_to_be_seen);
  add ("/withdrawing/number-leaves-its-request", test_withdrawn_number_leaves_its_request);
  add ("/withdrawing/refused-is-none", test_refused_withdrawal_is_none);
  add ("/withdrawing/what-was-refused-sends-nothing",
       test_withdrawing_what_was_refused_sends_nothing);
  return g_test_run ();
}
