/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-monitor-audit.h"
#include "dim-monitor-device.h"
#include "offline-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* What is done with the device as a whole. What a kill or a bad disk leaves of it is held in
 * unit/client/test-backup.c. */

#define BACKUP_PASSPHRASE "de reservekopie heeft er ook een"

static DimDeviceFacts *
load_facts (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DimDeviceFacts *facts;

  dim_monitor_load_device (fixture->monitor, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  facts = dim_monitor_load_device_finish (fixture->monitor, result, &error);
  g_assert_no_error (error);
  return facts;
}

static void
save_draft (Fixture *fixture)
{
  g_autoptr (DimDraft) draft = fixture_make_draft (fixture->monitor);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_save_draft (fixture->monitor, draft, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  dim_monitor_save_draft_finish (fixture->monitor, result, &error);
  g_assert_no_error (error);
}

static char *
register_on (Fixture *fixture, const char *day, const char *explanation)
{
  g_autoptr (DimDraft) draft = fixture_make_draft (fixture->monitor);
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  draft->incident->date = dim_day_from_text (day);
  g_free (draft->explanation);
  draft->explanation = g_strdup (explanation);
  record = fixture_register (fixture, draft, &error);
  g_assert_no_error (error);
  return g_strdup (record->incident->id);
}

static GPtrArray *
load_own (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_load_own (fixture->monitor, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_load_own_finish (fixture->monitor, result, error);
}

static char *
usual_municipality (Fixture *fixture, const char *code)
{
  g_autoptr (DimDraft) draft = NULL;

  dim_monitor_set_usual_municipality (fixture->monitor, code);
  draft = dim_monitor_new_draft (fixture->monitor);
  return g_strdup (draft->incident->municipality);
}

static DimBackupContents *
back_up (Fixture *fixture, const char *path, const char *passphrase, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_back_up (fixture->monitor, path, passphrase, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_back_up_finish (fixture->monitor, result, error);
}

static DimBackupContents *
look_into (Fixture *fixture, const char *path, const char *passphrase, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_backup_look_into (path, passphrase, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_backup_look_into_finish (result, error);
}

static DimBackupContents *
restore (Fixture *fixture, const char *path, const char *passphrase, GError **error)
{
  DimMonitorOptions options = fixture_options (fixture, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_restore (&options, path, passphrase, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_restore_finish (result, error);
}

static gboolean
forget (Fixture *fixture, GError **error)
{
  DimMonitorOptions options = fixture_options (fixture, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_forget (&options, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_forget_finish (result, error);
}

/* How many files of its directory have to do with the store. */
static guint
count_store_files (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->directory, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    count += g_str_has_prefix (name, "store.db") ? 1 : 0;
  return count;
}

static void
assert_contents (const DimBackupContents *contents, guint registrations, guint drafts)
{
  g_assert_nonnull (contents);
  g_assert_cmpuint (contents->registrations, ==, registrations);
  g_assert_cmpuint (contents->drafts, ==, drafts);
  g_assert_cmpuint (contents->waiting, ==, registrations);
  g_assert_cmpuint (contents->numbers, ==, registrations);
}

static void
test_facts_before_enrolment (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDeviceFacts) facts = load_facts (fixture);

  g_assert_cmpstr (facts->collector_url, ==, "");
  g_assert_cmpstr (facts->evaluator_url, ==, "");
  g_assert_cmpint (facts->enrolled_s, ==, 0);
  g_assert_cmpstr (facts->key, ==, "");
  g_assert_cmpstr (facts->list_key, ==, "");
  g_assert_false (facts->is_in_keyring);
  g_assert_cmpstr (facts->contents->office, ==, "");
  assert_contents (facts->contents, 0, 0);
}

static void
test_facts_are_of_this_device (Fixture *fixture, gconstpointer data)
{
  static const char form[] = "^[0-9A-F]{4}( [0-9A-F]{4})+$";
  g_autofree char *collector = servers_collector_url (fixture->servers);
  g_autofree char *evaluator = servers_evaluator_url (fixture->servers);
  g_autofree char *id = register_on (fixture, "2026-11-03", "");
  gint64 enrolled_s = dim_clock_now_s (fixture->clock);
  g_autoptr (DimDeviceFacts) facts = NULL;
  g_autoptr (DimDeviceFacts) again = NULL;

  save_draft (fixture);
  facts = load_facts (fixture);
  g_assert_cmpstr (facts->collector_url, ==, collector);
  g_assert_cmpstr (facts->evaluator_url, ==, evaluator);
  g_assert_cmpint (facts->enrolled_s, ==, enrolled_s);
  g_assert_true (g_regex_match_simple (form, facts->key, 0, 0));
  g_assert_true (g_regex_match_simple (form, facts->list_key, 0, 0));
  g_assert_cmpstr (facts->key, !=, facts->list_key);
  g_assert_cmpstr (facts->contents->office, ==, "Gemeente Amsterdam");
  g_assert_cmpstr (facts->contents->desk, ==, "Balie Centrum");
  assert_contents (facts->contents, 1, 1);

  dim_clock_advance (fixture->clock, G_TIME_SPAN_DAY);
  fixture_reopen (fixture);
  again = load_facts (fixture);
  g_assert_cmpstr (again->key, ==, facts->key);
  g_assert_cmpstr (again->list_key, ==, facts->list_key);
  g_assert_cmpint (again->enrolled_s, ==, enrolled_s);
}

static void
test_usual_municipality_is_one_of_the_office (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) first = dim_monitor_new_draft (fixture->monitor);
  g_autofree char *second = usual_municipality (fixture, "GM0384");
  g_autofree char *strange = usual_municipality (fixture, "GM0599");

  g_assert_cmpstr (first->incident->municipality, ==, "GM0363");
  g_assert_cmpstr (second, ==, "GM0384");
  g_assert_cmpstr (strange, ==, "GM0363");
}

static void
test_own_records_are_all_with_their_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *late = register_on (fixture, "2026-11-03", "Andere oorlel.");
  g_autofree char *early = register_on (fixture, "2026-06-09", "");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  const DimOwnRecord *first;
  const DimOwnRecord *second;

  all = load_own (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  first = g_ptr_array_index (all, 0);
  second = g_ptr_array_index (all, 1);
  g_assert_cmpstr (first->record->incident->id, ==, early);
  g_assert_cmpstr (first->explanation, ==, "");
  g_assert_cmpstr (second->record->incident->id, ==, late);
  g_assert_cmpstr (second->explanation, ==, "Andere oorlel.");

  dim_monitor_close (fixture->monitor);
  g_assert_null (load_own (fixture, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_STORAGE);
}

/* The folder of a backup, which goes with what is in it. */
static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("dim-backups-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
test_backup_brings_all_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "all.dimbackup", NULL);
  g_autofree char *id = register_on (fixture, "2026-11-03", "Andere oorlel.");
  g_autoptr (DimBackupContents) made = NULL;
  g_autoptr (DimBackupContents) seen = NULL;
  g_autoptr (DimBackupContents) restored = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  save_draft (fixture);
  made = back_up (fixture, path, BACKUP_PASSPHRASE, &error);
  g_assert_no_error (error);
  assert_contents (made, 1, 1);
  seen = look_into (fixture, path, BACKUP_PASSPHRASE, &error);
  g_assert_no_error (error);
  assert_contents (seen, 1, 1);
  g_assert_cmpstr (seen->office, ==, "Gemeente Amsterdam");

  fixture_close (fixture);
  g_assert_true (forget (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_store_files (fixture), ==, 0);
  restored = restore (fixture, path, BACKUP_PASSPHRASE, &error);
  g_assert_no_error (error);
  assert_contents (restored, 1, 1);

  fixture->monitor = fixture_open (fixture, BACKUP_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dim_monitor_get_state (fixture->monitor), ==, DIM_MONITOR_READY);
  records = load_own (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpstr (((DimOwnRecord *) g_ptr_array_index (records, 0))->record->incident->id, ==, id);
  fixture_remove_directory (folder);
}

/* Whatever is wrong with it, what is here stays as it was. */
static void
test_bad_backup_restores_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "all.dimbackup", NULL);
  g_autofree char *other = g_build_filename (folder, "none.dimbackup", NULL);
  g_autofree char *letter = g_build_filename (folder, "letter.txt", NULL);
  const struct {
    const char *path;
    const char *passphrase;
    DimErrorCode code;
  } rows[] = {
    { path, "een heel andere lange zin", DIM_ERROR_INVALID },
    { other, BACKUP_PASSPHRASE, DIM_ERROR_NOT_FOUND },
    { letter, BACKUP_PASSPHRASE, DIM_ERROR_CONFLICT },
  };
  g_autoptr (DimBackupContents) made = NULL;
  g_autoptr (GError) error = NULL;

  save_draft (fixture);
  made = back_up (fixture, path, BACKUP_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (letter, "Geachte mevrouw,", -1, NULL));
  fixture_close (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_assert_null (look_into (fixture, rows[i].path, rows[i].passphrase, &error));
    g_assert_error (error, DIM_ERROR, (int) rows[i].code);
    g_clear_error (&error);
    g_assert_null (restore (fixture, rows[i].path, rows[i].passphrase, &error));
    g_assert_error (error, DIM_ERROR, (int) rows[i].code);
    g_clear_error (&error);
  }

  fixture_reopen (fixture);
  {
    g_autoptr (DimDeviceFacts) facts = load_facts (fixture);

    g_assert_cmpuint (facts->contents->drafts, ==, 1);
  }
  fixture_remove_directory (folder);
}

static void
test_short_passphrase_makes_no_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "all.dimbackup", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (back_up (fixture, path, "elf tekens!", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  fixture_remove_directory (folder);
}

static void
test_device_in_use_is_not_forgotten (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  save_draft (fixture);
  g_assert_false (forget (fixture, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_BUSY);
  g_clear_error (&error);
  fixture_reopen (fixture);
  {
    g_autoptr (DimDeviceFacts) facts = load_facts (fixture);

    g_assert_cmpuint (facts->contents->drafts, ==, 1);
  }
}

static void
test_forgotten_device_begins_anew (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = register_on (fixture, "2026-11-03", "");
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GError) error = NULL;

  fixture_close (fixture);
  g_assert_true (forget (fixture, &error));
  g_assert_no_error (error);
  /* Harmless twice. */
  g_assert_true (forget (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_store_files (fixture), ==, 0);
  fixture->monitor = fixture_open (fixture, "een andere lange zin erna", &error);
  g_assert_no_error (error);
  g_assert_cmpint (dim_monitor_get_state (fixture->monitor), ==, DIM_MONITOR_NEEDS_ENROLMENT);
  own = load_own (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (own->len, ==, 0);
}

/* A page that is gone takes no answer. */
static void
test_cancelled_answer_is_given_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = register_on (fixture, "2026-11-03", "");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) facts = NULL;
  g_autoptr (GAsyncResult) own = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_load_device (fixture->monitor, cancellable, fixture_done_cb, fixture);
  g_cancellable_cancel (cancellable);
  facts = fixture_await (fixture);
  g_assert_null (dim_monitor_load_device_finish (fixture->monitor, facts, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_error (&error);
  g_cancellable_reset (cancellable);
  dim_monitor_load_own (fixture->monitor, cancellable, fixture_done_cb, fixture);
  g_cancellable_cancel (cancellable);
  own = fixture_await (fixture);
  g_assert_null (dim_monitor_load_own_finish (fixture->monitor, own, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_entry_is_measured_while_switched_on (Fixture *fixture, gconstpointer data)
{
  g_assert_false (dim_monitor_get_measures_entry (fixture->monitor));
  dim_monitor_set_measures_entry (fixture->monitor, TRUE);
  g_assert_true (dim_monitor_get_measures_entry (fixture->monitor));
  dim_monitor_set_measures_entry (fixture->monitor, FALSE);
  g_assert_false (dim_monitor_get_measures_entry (fixture->monitor));
}

static void
test_log_of_a_new_device_is_empty_and_right (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DimAuditVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_load_audit (fixture->monitor, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  verdict = dim_monitor_load_audit_finish (fixture->monitor, result, &error);
  g_assert_no_error (error);
  g_assert_false (verdict->is_asked);
  g_assert_cmpuint (verdict->lines, ==, 0);
  g_assert_cmpuint (verdict->findings->len, ==, 0);
}

static void
test_log_is_checked_by_who_is_enrolled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_check_audit (fixture->monitor, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  g_assert_null (dim_monitor_check_audit_finish (fixture->monitor, result, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
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
  g_test_add ("/device/facts-before-enrolment", Fixture, NULL, fixture_set_up,
              test_facts_before_enrolment, fixture_tear_down);
  g_test_add ("/device/log-is-checked-by-who-is-enrolled", Fixture, NULL, fixture_set_up,
              test_log_is_checked_by_who_is_enrolled, fixture_tear_down);
  add ("/device/log-of-a-new-device-is-empty-and-right",
       test_log_of_a_new_device_is_empty_and_right);
  add ("/device/entry-is-measured-while-switched-on", test_entry_is_measured_while_switched_on);
  add ("/device/facts-are-of-this-device", test_facts_are_of_this_device);
  g_test_add ("/device/usual-municipality-is-one-of-the-office", Fixture, "GM0363,GM0384",
              fixture_set_up_enrolled, test_usual_municipality_is_one_of_the_office,
              fixture_tear_down);
  add ("/device/own-records-are-all-with-their-text", test_own_records_are_all_with_their_text);
  add ("/device/backup-brings-all-back", test_backup_brings_all_back);
  add ("/device/bad-backup-restores-nothing", test_bad_backup_restores_nothing);
  add ("/device/short-passphrase-makes-no-backup", test_short_passphrase_makes_no_backup);
  add ("/device/one-in-use-is-not-forgotten", test_device_in_use_is_not_forgotten);
  add ("/device/forgotten-one-begins-anew", test_forgotten_device_begins_anew);
  add ("/device/cancelled-answer-is-given-up", test_cancelled_answer_is_given_up);
  return g_test_run ();
}
