/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-limits.h"
#include "offline-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Before enrolment: drafts, registrations, and who may open the directory. */

static GPtrArray *
load_drafts (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts;

  dim_monitor_load_drafts (fixture->monitor, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  drafts = dim_monitor_load_drafts_finish (fixture->monitor, result, &error);
  g_assert_no_error (error);
  return drafts;
}

static void
save_draft (Fixture *fixture, const DimDraft *draft)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_save_draft (fixture->monitor, draft, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  dim_monitor_save_draft_finish (fixture->monitor, result, &error);
  g_assert_no_error (error);
}

static void
test_draft_survives_restart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = fixture_make_draft (fixture->monitor);
  g_autoptr (GPtrArray) drafts = NULL;
  const DimDraft *found;

  save_draft (fixture, draft);
  fixture_reopen (fixture);
  drafts = load_drafts (fixture);

  g_assert_cmpuint (drafts->len, ==, 1);
  found = g_ptr_array_index (drafts, 0);
  g_assert_true (dim_incident_equal (found->incident, draft->incident));
  g_assert_cmpstr (g_ptr_array_index (found->numbers, 0), ==, "SPEC12014");
  g_assert_cmpstr (found->explanation, ==, draft->explanation);
}

static const DimDraft *
find_shown (GPtrArray *drafts)
{
  const DimDraft *shown = NULL;

  for (guint i = 0; i < drafts->len; i++) {
    const DimDraft *draft = g_ptr_array_index (drafts, i);

    g_assert_true (!draft->is_shown || shown == NULL);
    shown = draft->is_shown ? draft : shown;
  }
  return shown;
}

static void
assert_shown (GPtrArray *drafts, const DimDraft *expected)
{
  const DimDraft *shown = find_shown (drafts);

  g_assert (shown != NULL);
  g_assert_cmpstr (shown->incident->id, ==, expected->incident->id);
  g_assert_cmpint (shown->question, ==, expected->question);
}

static void
show_draft (Fixture *fixture, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_show_draft (fixture->monitor, id, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  dim_monitor_show_draft_finish (fixture->monitor, result, &error);
  g_assert_no_error (error);
}

/* Not the one changed last, by a clock that may have jumped: the one that stood there. */
static void
test_shown_draft_is_known_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) first = fixture_make_draft (fixture->monitor);
  g_autoptr (DimDraft) second = fixture_make_draft (fixture->monitor);
  g_autoptr (GPtrArray) drafts = NULL;

  first->question = DIM_FIELD_OUTCOME;
  save_draft (fixture, first);
  save_draft (fixture, second);
  drafts = load_drafts (fixture);
  assert_shown (drafts, second);

  show_draft (fixture, first->incident->id);
  fixture_reopen (fixture);
  g_ptr_array_unref (drafts);
  drafts = load_drafts (fixture);
  assert_shown (drafts, first);

  show_draft (fixture, NULL);
  fixture_reopen (fixture);
  g_ptr_array_unref (drafts);
  drafts = load_drafts (fixture);
  g_assert_null (find_shown (drafts));
  g_assert_cmpuint (drafts->len, ==, 2);
}

/* Of every file of the store. */
static gboolean
stands_in_files (Fixture *fixture, const char *text)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->directory, 0, NULL);
  gboolean is_there = FALSE;
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->directory, name, NULL);
    g_autofree char *content = NULL;
    gsize length = 0;

    if (g_file_get_contents (path, &content, &length, NULL))
      is_there |= memmem (content, length, text, strlen (text)) != NULL;
  }
  return is_there;
}

static void
test_discarded_draft_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = fixture_make_draft (fixture->monitor);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  save_draft (fixture, draft);
  g_assert_true (stands_in_files (fixture, draft->incident->id));
  dim_monitor_discard_draft (fixture->monitor, draft->incident->id, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  g_assert_true (dim_monitor_discard_draft_finish (fixture->monitor, result, &error));

  drafts = load_drafts (fixture);
  g_assert_cmpuint (drafts->len, ==, 0);
  g_assert_false (stands_in_files (fixture, draft->incident->id));
}

static void
test_registration_replaces_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = fixture_make_draft (fixture->monitor);
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  DimQueueState queue;

  save_draft (fixture, draft);
  record = fixture_register (fixture, draft, &error);
  g_assert_no_error (error);
  g_assert_true (dim_incident_equal (record->incident, draft->incident));
  g_assert_cmpint (record->state, ==, DIM_RECORD_WAITING);

  fixture_reopen (fixture);
  drafts = load_drafts (fixture);
  g_assert_cmpuint (drafts->len, ==, 0);
  records = fixture_load_records (fixture, "");
  g_assert_cmpuint (records->len, ==, 1);
  dim_monitor_get_queue (fixture->monitor, &queue);
  g_assert_cmpuint (queue.waiting, ==, 1);
  g_assert_cmpuint (queue.waiting_tags, ==, 1);
  g_assert_cmpint (queue.oldest_s, ==, dim_clock_now_s (fixture->clock));
  g_assert_cmpint (queue.last_contact_s, ==, 0);
}

static void
test_words_find_registration (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = fixture_make_draft (fixture->monitor);
  g_autoptr (DimRecord) record = fixture_register (fixture, draft, NULL);
  g_autofree char *receipt = dim_receipt_number (record->incident->id);
  const char *const found[] = { "look-alike", "paspoort amsterdam", "2026-11-03", receipt };
  /* Neither an explanation nor a number helps to find it. */
  const char *const not_found[] = { "rijbewijs", "rotterdam", "oorlel", "spec12014" };

  for (gsize i = 0; i < G_N_ELEMENTS (found); i++) {
    g_autoptr (GPtrArray) records = fixture_load_records (fixture, found[i]);

    g_assert_cmpuint (records->len, ==, 1);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (not_found); i++) {
    g_autoptr (GPtrArray) records = fixture_load_records (fixture, not_found[i]);

    g_assert_cmpuint (records->len, ==, 0);
  }
}

static void
test_faulty_draft_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = fixture_make_draft (fixture->monitor);
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GArray) faults = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  dim_incident_set_code (draft->incident, DIM_FIELD_FORM, NULL);
  faults = dim_monitor_check_draft (fixture->monitor, draft);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_cmpint (g_array_index (faults, DimFault, 0).field, ==, DIM_FIELD_FORM);

  record = fixture_register (fixture, draft, &error);
  g_assert_null (record);
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  records = fixture_load_records (fixture, "");
  g_assert_cmpuint (records->len, ==, 0);
}

static guint
count_doubles (Fixture *fixture, const char *number)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) doubles = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_find_local_doubles (fixture->monitor, number, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  doubles = dim_monitor_find_local_doubles_finish (fixture->monitor, result, &error);
  g_assert_no_error (error);
  return doubles->len;
}

static void
test_double_is_found_for_a_month (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = fixture_make_draft (fixture->monitor);
  g_autoptr (DimRecord) record = fixture_register (fixture, draft, NULL);

  g_assert_nonnull (record);
  g_assert_cmpuint (count_doubles (fixture, "SPEC12014"), ==, 1);
  g_assert_cmpuint (count_doubles (fixture, "SPEC12015"), ==, 0);

  dim_clock_advance (fixture->clock, 32 * G_TIME_SPAN_DAY);
  g_assert_cmpuint (count_doubles (fixture, "SPEC12014"), ==, 0);
}

static void
test_explanation_stays_here (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = fixture_make_draft (fixture->monitor);
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  draft->audience = DIM_AUDIENCE_MINISTRY;
  record = fixture_register (fixture, draft, NULL);
  g_assert_true (record->has_explanation);
  g_assert_cmpint (record->audience, ==, DIM_AUDIENCE_MINISTRY);
  dim_monitor_load_explanation (fixture->monitor, record->incident->id, NULL, fixture_done_cb,
                                fixture);
  result = fixture_await (fixture);
  text = dim_monitor_load_explanation_finish (fixture->monitor, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, draft->explanation);
}

static void
test_personal_data_stays_in_the_draft (Fixture *fixture, gconstpointer data)
{
  static const char *const bsn_as_bsn[] = { "bsn 999990019", NULL };
  static const char *const nothing[] = { NULL };
  g_autoptr (DimDraft) draft = fixture_make_draft (fixture->monitor);
  g_autoptr (GError) certain = NULL;
  g_autoptr (GError) asked = NULL;
  g_autoptr (DimRecord) allowed = NULL;

  dim_draft_set_explanation (draft, "bsn 999990019", bsn_as_bsn);
  g_assert_null (fixture_register (fixture, draft, &certain));
  g_assert_error (certain, DIM_ERROR, DIM_ERROR_INVALID);

  dim_draft_set_explanation (draft, "nummer 999990019 stond erop", nothing);
  g_assert_null (fixture_register (fixture, draft, &asked));
  g_assert_error (asked, DIM_ERROR, DIM_ERROR_INVALID);

  dim_draft_set_explanation (draft, "nummer 999990019 stond erop", bsn_as_bsn);
  allowed = fixture_register (fixture, draft, NULL);
  g_assert_nonnull (allowed);
}

static void
test_too_long_a_text_is_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const nothing[] = { NULL };
  g_autoptr (DimDraft) draft = fixture_make_draft (fixture->monitor);
  g_autofree char *longest = g_strnfill (DIM_LIMIT_TEXT_BYTES, 'a');
  g_autofree char *longer = g_strnfill (DIM_LIMIT_TEXT_BYTES + 1, 'a');
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  dim_draft_set_explanation (draft, longer, nothing);
  g_assert_null (fixture_register (fixture, draft, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  g_clear_error (&error);
  dim_draft_set_explanation (draft, longest, nothing);
  record = fixture_register (fixture, draft, &error);
  g_assert_no_error (error);
}

static void
test_wrong_passphrase_opens_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimMonitor) wrong = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  fixture_close (fixture);
  wrong = fixture_open (fixture, "een heel andere zin", &error);
  g_assert_null (wrong);
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);

  g_clear_error (&error);
  fixture->monitor = fixture_open (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dim_monitor_get_state (fixture->monitor), ==, DIM_MONITOR_NEEDS_PASSPHRASE);
  dim_monitor_unlock (fixture->monitor, FIXTURE_PASSPHRASE, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  g_assert_true (dim_monitor_unlock_finish (fixture->monitor, result, &error));
  g_assert_cmpint (dim_monitor_get_state (fixture->monitor), ==, DIM_MONITOR_NEEDS_ENROLMENT);
}

static void
test_short_passphrase_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *directory = g_steal_pointer (&fixture->directory);
  g_autoptr (DimMonitor) monitor = NULL;
  g_autoptr (GError) error = NULL;

  fixture->directory = g_build_filename (directory, "nieuw", NULL);
  monitor = fixture_open (fixture, "te kort", &error);
  g_assert_null (monitor);
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);

  fixture_remove_directory (fixture->directory);
  g_free (fixture->directory);
  fixture->directory = g_steal_pointer (&directory);
}

static void
test_second_process_works_beside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimMonitor) second = fixture_open (fixture, FIXTURE_PASSPHRASE, NULL);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (DimDraft) draft = NULL;
  g_autoptr (DimRecord) record = NULL;
  DimQueueState queue;

  g_assert_nonnull (second);
  dim_monitor_get_queue (fixture->monitor, &queue);
  g_assert_false (queue.is_elsewhere);
  dim_monitor_get_queue (second, &queue);
  g_assert_true (queue.is_elsewhere);

  draft = fixture_make_draft (second);
  dim_monitor_register (second, draft, NULL, fixture_done_cb, fixture);
  {
    g_autoptr (GAsyncResult) result = fixture_await (fixture);

    record = dim_monitor_register_finish (second, result, NULL);
  }
  g_assert_nonnull (record);
  records = fixture_load_records (fixture, "");
  g_assert_cmpuint (records->len, ==, 1);
  dim_monitor_close (second);
}

static void
test_directory_is_private (Fixture *fixture, gconstpointer data)
{
  g_autofree char *store = g_build_filename (fixture->directory, "store.db", NULL);
  GStatBuf folder;
  GStatBuf file;

  g_assert_cmpint (g_stat (fixture->directory, &folder), ==, 0);
  g_assert_cmpint (folder.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (store, &file), ==, 0);
  g_assert_cmpint (file.st_mode & 0777, ==, 0600);
}

static void
test_json_faults_are_all_named (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "{\"datum\":\"3 november\",\"vorm\":7}";
  g_autoptr (GBytes) json = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) remarks = g_string_new (NULL);
  g_autoptr (DimDraft) draft =
    dim_monitor_draft_from_json (fixture->monitor, json, remarks, &error);

  g_assert_null (draft);
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_cmpstr (remarks->str, ==,
                   "/datum: Dit is geen bestaande datum (JJJJ-MM-DD). (ongeldige-datum)\n"
                   "/vorm: Dit onderdeel heeft een ander type dan afgesproken. (verkeerd-type)");
  g_assert_null (strstr (error->message, "3 november"));
}

static void
test_nothing_is_sent_before_enrolment (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (dim_monitor_get_profile (fixture->monitor));
  dim_monitor_sync (fixture->monitor, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  g_assert_false (dim_monitor_sync_finish (fixture->monitor, result, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
}

/* A window may still have an answer to show when the monitor is closed under it. */
static void
test_tables_outlive_closing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_close (fixture->monitor);
  g_assert_nonnull (dim_monitor_get_book (fixture->monitor));
  g_assert_nonnull (dim_monitor_get_municipalities (fixture->monitor));
  dim_monitor_load_drafts (fixture->monitor, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  g_assert_null (dim_monitor_load_drafts_finish (fixture->monitor, result, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_STORAGE);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/monitor/draft-survives-restart", test_draft_survives_restart);
  ADD ("/monitor/shown-draft-is-known-again", test_shown_draft_is_known_again);
  ADD ("/monitor/discarded-draft-is-gone", test_discarded_draft_is_gone);
  ADD ("/monitor/registration-replaces-draft", test_registration_replaces_draft);
  ADD ("/monitor/words-find-registration", test_words_find_registration);
  ADD ("/monitor/faulty-draft-is-refused", test_faulty_draft_is_refused);
  ADD ("/monitor/double-is-found-for-a-month", test_double_is_found_for_a_month);
  ADD ("/monitor/explanation-stays-here", test_explanation_stays_here);
  ADD ("/monitor/personal-data-stays-in-the-draft", test_personal_data_stays_in_the_draft);
  ADD ("/monitor/too-long-a-text-is-refused", test_too_long_a_text_is_refused);
  ADD ("/monitor/wrong-passphrase-opens-nothing", test_wrong_passphrase_opens_nothing);
  ADD ("/monitor/short-passphrase-is-refused", test_short_passphrase_is_refused);
  ADD ("/monitor/second-process-works-beside", test_second_process_works_beside);
  ADD ("/monitor/directory-is-private", test_directory_is_private);
  ADD ("/monitor/json-faults-are-all-named", test_json_faults_are_all_named);
  ADD ("/monitor/nothing-is-sent-before-enrolment", test_nothing_is_sent_before_enrolment);
  ADD ("/monitor/tables-outlive-closing", test_tables_outlive_closing);
  return g_test_run ();
}
