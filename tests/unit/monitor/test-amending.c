/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-monitor-amending.h"
#include "offline-fixture.h"

#include <string.h>

/* What a desk puts right, as a window or a command asks for it. What is sent of it is held in
 * unit/client/test-amending.c. */

#define NOBODY  "0190d3b2-7c00-7000-8000-0000000000e1"
#define NOWHERE (-1)

/* A change that may not pass. */
typedef struct {
  const char *name;
  void (*spoil) (DimEdit *edit);
  int field; /* that the check names; NOWHERE: it is found later, or in the text */
} FaultRow;

static DimEdit *
begin_well (Fixture *fixture, const char *incident)
{
  g_autoptr (GError) error = NULL;
  DimEdit *edit = fixture_begin_edit (fixture, incident, &error);

  g_assert_no_error (error);
  return edit;
}

static gboolean
discard (Fixture *fixture, const char *incident, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_discard_edit (fixture->monitor, incident, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_discard_edit_finish (fixture->monitor, result, error);
}

static GPtrArray *
list (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_list_edits (fixture->monitor, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_list_edits_finish (fixture->monitor, result, error);
}

static DimRecord *
revise (Fixture *fixture, const DimEdit *edit, guint *out_needs_number, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_revise (fixture->monitor, edit, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_revise_finish (fixture->monitor, result, out_needs_number, error);
}

static DimRecord *
withdraw (Fixture *fixture, const char *incident, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_withdraw (fixture->monitor, incident, DIM_WITHDRAWAL_EXERCISE, NULL, fixture_done_cb,
                        fixture);
  result = fixture_await (fixture);
  return dim_monitor_withdraw_finish (fixture->monitor, result, error);
}

static DimRecord *
load (Fixture *fixture, const char *incident, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_load_record (fixture->monitor, incident, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_load_record_finish (fixture->monitor, result, error);
}

static char *
load_text (Fixture *fixture, const char *incident)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  dim_monitor_load_explanation (fixture->monitor, incident, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  text = dim_monitor_load_explanation_finish (fixture->monitor, result, &error);
  g_assert_no_error (error);
  return text;
}

/* The ids, with a blank between. */
static char *
list_text (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) incidents = list (fixture, &error);

  g_assert_no_error (error);
  g_ptr_array_add (incidents, NULL);
  return g_strjoinv (" ", (char **) incidents->pdata);
}

/* It is read on the store's thread: what is told is told in a moment. */
static void
await_waiting (Fixture *fixture, guint waiting)
{
  DimQueueState queue;

  for (dim_monitor_get_queue (fixture->monitor, &queue); queue.waiting != waiting;
       dim_monitor_get_queue (fixture->monitor, &queue))
    g_main_context_iteration (NULL, TRUE);
}

static void
answer_outcome (DimEdit *edit, const char *code)
{
  dim_incident_set_code (edit->draft->incident, DIM_FIELD_OUTCOME, code);
}

static void
write_text (DimEdit *edit, const char *text)
{
  g_free (edit->draft->explanation);
  edit->draft->explanation = g_strdup (text);
}

static const char *
outcome_of (const DimIncident *incident)
{
  return dim_incident_code (incident, DIM_FIELD_OUTCOME);
}

static const DimDocumentUse *
document_of (const DimIncident *incident, guint index)
{
  return g_ptr_array_index (incident->documents, index);
}

static void
test_change_is_a_revision (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_register_one (fixture);
  g_autoptr (DimEdit) edit = begin_well (fixture, id);
  g_autoptr (GArray) faults = NULL;
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (DimRecord) loaded = NULL;
  g_autofree char *unfinished = NULL;
  g_autoptr (GError) error = NULL;
  guint needs_number = 7;

  answer_outcome (edit, "vertrokken");
  faults = dim_monitor_check_edit (fixture->monitor, edit);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_true (fixture_save_edit (fixture, edit, &error));

  record = revise (fixture, edit, &needs_number, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (needs_number, ==, 0);
  g_assert_cmpstr (outcome_of (record->incident), ==, "vertrokken");
  g_assert_true (dim_record_has_waiting_change (record));
  loaded = load (fixture, id, &error);
  g_assert_no_error (error);
  g_assert_true (dim_incident_equal (loaded->incident, record->incident));
  g_assert_cmpuint (loaded->amendments->len, ==, 1);
  unfinished = list_text (fixture);
  g_assert_cmpstr (unfinished, ==, "");
  await_waiting (fixture, 2);
}

static void
test_unfinished_change_survives_restart (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_register_one (fixture);
  g_autoptr (DimEdit) edit = begin_well (fixture, id);
  g_autoptr (DimEdit) kept = NULL;
  g_autoptr (DimEdit) fresh = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  answer_outcome (edit, "vertrokken");
  write_text (edit, "nog niet af");
  g_assert_true (fixture_save_edit (fixture, edit, &error));
  fixture_reopen (fixture);
  before = list_text (fixture);
  g_assert_cmpstr (before, ==, id);
  kept = begin_well (fixture, id);
  g_assert_cmpstr (outcome_of (kept->draft->incident), ==, "vertrokken");
  g_assert_cmpstr (kept->draft->explanation, ==, "nog niet af");
  g_assert_cmpint (kept->draft->changed_s, ==, dim_clock_now_s (fixture->clock));
  g_assert_true (dim_incident_equal (kept->seen, edit->seen));

  g_assert_true (discard (fixture, id, &error));
  after = list_text (fixture);
  g_assert_cmpstr (after, ==, "");
  fresh = begin_well (fixture, id);
  g_assert_cmpstr (outcome_of (fresh->draft->incident), ==, "geweigerd");
  g_assert_cmpstr (fresh->draft->explanation, ==, "Andere oorlel dan op de foto.");
}

static void
test_last_changed_is_listed_first (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = fixture_register_one (fixture);
  g_autofree char *second = fixture_register_one (fixture);
  g_autoptr (DimEdit) of_first = begin_well (fixture, first);
  g_autoptr (DimEdit) of_second = begin_well (fixture, second);
  g_autofree char *wanted = g_strdup_printf ("%s %s", first, second);
  g_autofree char *listed = NULL;

  g_assert_true (fixture_save_edit (fixture, of_first, NULL));
  dim_clock_advance (fixture->clock, G_TIME_SPAN_MINUTE);
  g_assert_true (fixture_save_edit (fixture, of_second, NULL));
  dim_clock_advance (fixture->clock, G_TIME_SPAN_MINUTE);
  g_assert_true (fixture_save_edit (fixture, of_first, NULL));
  listed = list_text (fixture);
  g_assert_cmpstr (listed, ==, wanted);
}

static void
leave_all (DimEdit *edit)
{
  g_assert_true (dim_incident_equal (edit->draft->incident, edit->seen));
}

static void
take_form (DimEdit *edit)
{
  dim_incident_set_code (edit->draft->incident, DIM_FIELD_FORM, NULL);
}

static void
invent_outcome (DimEdit *edit)
{
  answer_outcome (edit, "bestaat-niet");
}

static void
date_tomorrow (DimEdit *edit)
{
  edit->draft->incident->date = dim_day_new (2026, 11, 21);
}

static void
move_elsewhere (DimEdit *edit)
{
  g_free (edit->draft->incident->municipality);
  edit->draft->incident->municipality = g_strdup ("GM0599");
}

static void
remove_document (DimEdit *edit)
{
  dim_draft_remove_document (edit->draft, 0);
}

static void
write_citizen_number (DimEdit *edit)
{
  write_text (edit, "bsn 999990019");
}

static void
assert_refused (Fixture *fixture, const char *incident, const FaultRow *row)
{
  g_autoptr (DimEdit) edit = begin_well (fixture, incident);
  g_autoptr (DimRecord) before = load (fixture, incident, NULL);
  g_autoptr (DimRecord) after = NULL;
  g_autoptr (DimRecord) revised = NULL;
  g_autoptr (GArray) faults = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint needs_number = 7;

  g_test_message ("%s", row->name);
  row->spoil (edit);
  faults = dim_monitor_check_edit (fixture->monitor, edit);
  g_assert_cmpuint (faults->len, ==, row->field == NOWHERE ? 0 : 1);
  if (faults->len > 0)
    g_assert_cmpint (g_array_index (faults, DimFault, 0).field, ==, row->field);
  revised = revise (fixture, edit, &needs_number, &error);
  g_assert_null (revised);
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_cmpuint (needs_number, ==, 0);

  after = load (fixture, incident, NULL);
  text = load_text (fixture, incident);
  g_assert_true (dim_incident_equal (after->incident, before->incident));
  g_assert_null (after->amendments);
  g_assert_cmpstr (text, ==, "Andere oorlel dan op de foto.");
}

static void
test_faulty_change_changes_nothing (Fixture *fixture, gconstpointer data)
{
  static const FaultRow rows[] = {
    { "nothing differs", leave_all, NOWHERE },
    { "an answer is taken away", take_form, DIM_FIELD_FORM },
    { "a code that is none", invent_outcome, DIM_FIELD_OUTCOME },
    { "a day to come", date_tomorrow, DIM_FIELD_DATE },
    { "a municipality of another office", move_elsewhere, DIM_FIELD_MUNICIPALITY },
    { "no document", remove_document, DIM_FIELD_DOCUMENTS },
    { "a citizen service number in the text", write_citizen_number, NOWHERE },
  };
  g_autofree char *id = fixture_register_one (fixture);
  DimQueueState queue;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_refused (fixture, id, &rows[i]);
  fixture_reopen (fixture);
  dim_monitor_get_queue (fixture->monitor, &queue);
  g_assert_cmpuint (queue.waiting, ==, 1);
}

/* The tags are of another key's days, and the number is gone: only the desk can give it again. */
static void
test_date_beyond_keys_asks_for_number (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_register_one (fixture);
  g_autoptr (DimEdit) edit = NULL;
  g_autoptr (DimRecord) refused = NULL;
  g_autoptr (DimRecord) given = NULL;
  g_autoptr (GError) error = NULL;
  guint needs_number = 0;

  servers_add_key (fixture->servers, "2025a", "2025-01-01", "2025-12-31");
  fixture_sync (fixture);
  edit = begin_well (fixture, id);
  edit->draft->incident->date = dim_day_new (2025, 6, 3);
  refused = revise (fixture, edit, &needs_number, &error);
  g_assert_null (refused);
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_cmpuint (needs_number, ==, 1);

  g_clear_error (&error);
  g_ptr_array_remove_index (edit->draft->numbers, 0);
  g_ptr_array_add (edit->draft->numbers, g_strdup ("SPEC12014"));
  given = revise (fixture, edit, &needs_number, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (needs_number, ==, 0);
  g_assert_cmpint (given->incident->date, ==, dim_day_new (2025, 6, 3));
  g_assert_cmpint (document_of (given->incident, 0)->state, ==, DIM_COMPARE_TO_FOLLOW);
}

static void
test_withdrawn_one_stays_as_it_is (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_register_one (fixture);
  g_autoptr (DimEdit) edit = begin_well (fixture, id);
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  answer_outcome (edit, "vertrokken");
  record = withdraw (fixture, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, DIM_RECORD_WITHDRAWN);
  g_assert_cmpstr (dim_record_withdrawal (record)->reason, ==, "oefening");
  g_assert_cmpstr (outcome_of (record->incident), ==, "geweigerd");
  await_waiting (fixture, 2);

  g_assert_null (withdraw (fixture, id, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (fixture_begin_edit (fixture, id, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (revise (fixture, edit, NULL, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_CONFLICT);
}

static void
test_unknown_one_is_not_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_begin_edit (fixture, NOBODY, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (withdraw (fixture, NOBODY, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (load (fixture, NOBODY, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
}

static gboolean
take_json (Fixture *fixture, DimEdit *edit, const char *text, GString *remarks, GError **error)
{
  g_autoptr (GBytes) json = g_bytes_new_static (text, strlen (text));

  return dim_monitor_edit_from_json (fixture->monitor, edit, json, 0, remarks, error);
}

static void
test_json_replaces_what_it_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_register_one (fixture);
  g_autoptr (DimEdit) edit = begin_well (fixture, id);
  g_autoptr (GString) remarks = g_string_new (NULL);
  g_autoptr (DimRecord) record = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (take_json (fixture, edit,
                            "{\"uitkomst\":[\"vertrokken\"],\"toelichting\":\"Zij liep weg.\"}",
                            remarks, &error));
  g_assert_no_error (error);
  record = revise (fixture, edit, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (outcome_of (record->incident), ==, "vertrokken");
  g_assert_cmpuint (((const DimAmendment *) g_ptr_array_index (record->amendments, 0))->changed, ==,
                    1U << DIM_FIELD_OUTCOME);
  g_assert_cmpstr (dim_incident_code (record->incident, DIM_FIELD_FORM), ==, "look-alike");
  text = load_text (fixture, id);
  g_assert_cmpstr (text, ==, "Zij liep weg.");
}

/* The first of its kind and country is the one that was there; one more is a new one. */
static void
test_json_document_keeps_its_number (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_register_one (fixture);
  g_autoptr (DimEdit) edit = begin_well (fixture, id);
  g_autofree char *use = g_strdup (document_of (edit->seen, 0)->id);
  g_autoptr (GString) remarks = g_string_new (NULL);
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (take_json (fixture, edit,
                            "{\"documenten\":["
                            "{\"soort\":\"nationaal-paspoort\",\"land\":\"NLD\"},"
                            "{\"soort\":\"nationaal-paspoort\",\"land\":\"NLD\"}]}",
                            remarks, &error));
  g_assert_no_error (error);
  record = revise (fixture, edit, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (record->incident->documents->len, ==, 2);
  g_assert_cmpstr (document_of (record->incident, 0)->id, ==, use);
  g_assert_cmpint (document_of (record->incident, 0)->state, ==, DIM_COMPARE_TO_FOLLOW);
  g_assert_cmpstr (document_of (record->incident, 1)->id, !=, use);
  g_assert_cmpint (document_of (record->incident, 1)->state, ==, DIM_COMPARE_NO_NUMBER);
}

static void
test_faulty_json_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_register_one (fixture);
  g_autoptr (DimEdit) edit = begin_well (fixture, id);
  g_autoptr (GString) remarks = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (take_json (fixture, edit,
                             "{\"uitkomst\":[\"vertrokken\"],\"datum\":\"gisteren\"}", remarks,
                             &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_cmpstr (remarks->str, ==,
                   "/datum: Dit is geen bestaande datum (JJJJ-MM-DD). (ongeldige-datum)");
  g_assert_null (strstr (error->message, "gisteren"));
  g_assert_true (dim_incident_equal (edit->draft->incident, edit->seen));
}

static void
test_closed_monitor_fails_softly (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_register_one (fixture);
  g_autoptr (DimEdit) edit = begin_well (fixture, id);
  g_autoptr (GError) begun = NULL;
  g_autoptr (GError) saved = NULL;
  g_autoptr (GError) discarded = NULL;
  g_autoptr (GError) listed = NULL;
  g_autoptr (GError) withdrawn = NULL;

  dim_monitor_close (fixture->monitor);
  g_assert_null (fixture_begin_edit (fixture, id, &begun));
  g_assert_error (begun, DIM_ERROR, DIM_ERROR_STORAGE);
  g_assert_false (fixture_save_edit (fixture, edit, &saved));
  g_assert_error (saved, DIM_ERROR, DIM_ERROR_STORAGE);
  g_assert_false (discard (fixture, id, &discarded));
  g_assert_error (discarded, DIM_ERROR, DIM_ERROR_STORAGE);
  g_assert_null (list (fixture, &listed));
  g_assert_error (listed, DIM_ERROR, DIM_ERROR_STORAGE);
  g_assert_null (withdraw (fixture, id, &withdrawn));
  g_assert_error (withdrawn, DIM_ERROR, DIM_ERROR_STORAGE);
}

/* A window that is gone takes no answer. */
static void
test_cancelled_answer_is_given_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_register_one (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_begin_edit (fixture->monitor, id, cancellable, fixture_done_cb, fixture);
  g_cancellable_cancel (cancellable);
  begun = fixture_await (fixture);
  g_assert_null (dim_monitor_begin_edit_finish (fixture->monitor, begun, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_error (&error);
  g_cancellable_reset (cancellable);
  dim_monitor_list_edits (fixture->monitor, cancellable, fixture_done_cb, fixture);
  g_cancellable_cancel (cancellable);
  listed = fixture_await (fixture);
  g_assert_null (dim_monitor_list_edits_finish (fixture->monitor, listed, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, fixture_set_up_enrolled, test, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/amending/change-is-a-revision", test_change_is_a_revision);
  add ("/amending/unfinished-change-survives-restart", test_unfinished_change_survives_restart);
  add ("/amending/last-changed-is-listed-first", test_last_changed_is_listed_first);
  add ("/amending/faulty-change-changes-nothing", test_faulty_change_changes_nothing);
  add ("/amending/date-beyond-keys-asks-for-number", test_date_beyond_keys_asks_for_number);
  add ("/amending/withdrawn-one-stays-as-it-is", test_withdrawn_one_stays_as_it_is);
  add ("/amending/unknown-one-is-not-found", test_unknown_one_is_not_found);
  add ("/amending/json-replaces-what-it-names", test_json_replaces_what_it_names);
  add ("/amending/json-document-keeps-its-number", test_json_document_keeps_its_number);
  add ("/amending/faulty-json-changes-nothing", test_faulty_json_changes_nothing);
  add ("/amending/closed-monitor-fails-softly", test_closed_monitor_fails_softly);
  add ("/amending/cancelled-answer-is-given-up", test_cancelled_answer_is_given_up);
  return g_test_run ();
}
