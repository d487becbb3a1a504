/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "evidence.h"
#include "frozen-store.h"
#include "server-program.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <utime.h>

/* Databases as earlier versions left them, opened by the programs of today: what stood in them is
 * read, what waited is sent. And the other way round: a file of a version to come. */

#define TOO_NEW                                                                                    \
  "Dit is gemaakt met een nieuwere versie van het programma. Vraag uw beheerder om het programma " \
  "bij te werken."

static const char *monitorctl;
static const char *collector_path;
static const char *evaluator_path;

typedef struct {
  char *frozen; /* folder of one version; read only */
  char *folder; /* of this test's own */
  char *store;
  char *passphrase;
  ServerProgram collector;
  ServerProgram evaluator;
  DimClock *clock; /* when it was frozen */
} Fixture;

/* Inlined, gcc 12 takes its text for one that is gone. */
static G_GNUC_NO_INLINE char *
read_text (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static char *
copy_into (Fixture *fixture, const char *name, const char *folder)
{
  g_autofree char *from = g_build_filename (fixture->frozen, name, NULL);
  g_autofree char *base = g_path_get_basename (name);
  char *to = g_build_filename (folder, base, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  evidence_copy (from, to);
  return to;
}

static void
set_up (Fixture *fixture, gconstpointer version)
{
  g_autofree char *moment = NULL;
  g_autofree char *keys = NULL;

  fixture->frozen = g_build_filename (g_getenv ("DIM_TEST_DATA"), "frozen", version, NULL);
  fixture->folder = evidence_new_folder ();
  fixture->store = g_build_filename (fixture->folder, "desk", NULL);
  fixture->passphrase = g_build_filename (fixture->folder, "passphrase", NULL);
  g_assert_true (g_file_set_contents (fixture->passphrase, FROZEN_PASSPHRASE, -1, NULL));
  server_program_set_up (&fixture->collector, collector_path);
  server_program_set_up (&fixture->evaluator, evaluator_path);
  keys = g_build_filename (fixture->evaluator.data, "keys", NULL);
  g_free (copy_into (fixture, "store.db", fixture->store));
  g_free (copy_into (fixture, "ledger.db", fixture->collector.data));
  g_free (copy_into (fixture, "evaluator.db", fixture->evaluator.data));
  g_free (copy_into (fixture, "2026a.key", keys));
  moment = read_text (fixture->frozen, "moment");
  fixture->clock = dim_clock_new_manual ((g_ascii_strtoll (moment, NULL, 10) + 1) * G_USEC_PER_SEC);
}

static void
tear_down (Fixture *fixture, gconstpointer version)
{
  server_program_tear_down (&fixture->collector);
  server_program_tear_down (&fixture->evaluator);
  evidence_remove_folder (fixture->folder);
  dim_clock_free (fixture->clock);
  g_free (fixture->frozen);
  g_free (fixture->folder);
  g_free (fixture->store);
  g_free (fixture->passphrase);
}

/* What is made anew from other tables may change its columns. */
static void
leave_out_listing (char *tables)
{
  char *from = strstr (tables, "[listing] ");
  char *next = from != NULL ? strstr (from, "\n[") : NULL;

  if (next != NULL)
    memmove (from, next + 1, strlen (next + 1) + 1);
}

/* The file in @folder says what is kept beside the frozen one, in every column that there was. */
static void
assert_as_frozen (Fixture *fixture, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *listing = g_strconcat (name, ".txt", NULL);
  g_autofree char *expected = read_text (fixture->frozen, listing);
  g_autofree char *found = NULL;
  g_autoptr (Finding) finding = NULL;
  sqlite3 *database = evidence_open (path, &finding);

  g_assert_nonnull (database);
  finding = evidence_check_whole (database);
  g_assert_null (finding);
  leave_out_listing (expected);
  found = evidence_list_like (database, expected);
  (void) sqlite3_close (database);
  g_assert_cmpstr (found, ==, expected);
}

static gint64
ask_file (const char *folder, const char *name, const char *query)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (Finding) finding = NULL;
  sqlite3 *database = evidence_open (path, &finding);
  gint64 number = evidence_number (database, query, NULL);

  (void) sqlite3_close (database);
  return number;
}

static void
test_store_is_read (Fixture *fixture, gconstpointer version)
{
  g_autofree char *path = g_build_filename (fixture->store, "store.db", NULL);
  g_autofree char *expected = read_text (fixture->frozen, "opened.txt");
  g_autofree char *found = NULL;
  DimStore *store;

  assert_as_frozen (fixture, fixture->store, "store.db");
  store = frozen_store_open (path, fixture->clock);
  found = frozen_store_list (store);
  dim_store_free (store);
  g_assert_cmpstr (found, ==, expected);
  assert_as_frozen (fixture, fixture->store, "store.db");
}

/* Where today's program had to migrate, the old file is beside it, whole. */
static void
test_older_file_is_kept_beside (Fixture *fixture, gconstpointer version)
{
  g_autofree char *path = g_build_filename (fixture->store, "store.db", NULL);
  gint64 before = ask_file (fixture->store, "store.db", "PRAGMA user_version");
  g_autofree char *copy = g_strdup_printf ("store.db.v%" G_GINT64_FORMAT ".bak", before);
  g_autofree char *copy_path = g_build_filename (fixture->store, copy, NULL);
  DimStore *store = frozen_store_open (path, fixture->clock);

  dim_store_free (store);
  if (ask_file (fixture->store, "store.db", "PRAGMA user_version") == before) {
    g_assert_false (g_file_test (copy_path, G_FILE_TEST_EXISTS));
    return;
  }
  g_assert_cmpint (g_rename (copy_path, path), ==, 0);
  assert_as_frozen (fixture, fixture->store, "store.db");
}

/* Standard error is in @out_words. */
static int
run (const char *const *argv, char **out_words)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;

  process =
    g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                       &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, out_words, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

static void
test_ledger_verifies (Fixture *fixture, gconstpointer version)
{
  g_autofree char *said = server_program_command (&fixture->collector, NULL, "verify", NULL);

  g_assert_cmpstr (said, !=, "");
  assert_as_frozen (fixture, fixture->collector.data, "ledger.db");
}

static void
test_evaluator_is_read (Fixture *fixture, gconstpointer version)
{
  g_autofree char *keys = server_program_command (&fixture->evaluator, NULL, "key", "list", NULL);
  g_autofree char *devices =
    server_program_command (&fixture->evaluator, NULL, "device", "list", NULL);

  g_assert_true (g_str_has_prefix (keys, "2026a"));
  g_assert_nonnull (strstr (devices, "amsterdam"));
  assert_as_frozen (fixture, fixture->evaluator.data, "evaluator.db");
}

static char *
read_column (const char *folder, const char *name, const char *query)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (Finding) finding = NULL;
  sqlite3 *database = evidence_open (path, &finding);
  g_autoptr (GBytes) bytes = evidence_bytes (database, query, NULL);
  char *text;

  (void) sqlite3_close (database);
  g_assert_nonnull (bytes);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return text;
}

static void
move_servers (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->store, "store.db", NULL);
  g_autofree char *sql =
    g_strdup_printf ("UPDATE device SET collector_url = '%s', evaluator_url = '%s'",
                     fixture->collector.url, fixture->evaluator.url);

  evidence_change (path, sql);
}

static void
test_queue_is_sent (Fixture *fixture, gconstpointer version)
{
  const char *const argv[] = { monitorctl,          "sync",
                               "--no-keyring",      "--data",
                               fixture->store,      "--passphrase-file",
                               fixture->passphrase, NULL };
  g_autofree char *queued =
    read_column (fixture->store, "store.db",
                 "SELECT group_concat (quote (fact), ', ') FROM operation WHERE state = 0");
  g_autofree char *arrived =
    g_strdup_printf ("SELECT count (*) FROM fact WHERE id IN (%s)", queued);
  g_autofree char *words = NULL;

  g_assert_cmpint (ask_file (fixture->collector.data, "ledger.db", arrived), ==, 0);
  server_program_start (&fixture->collector);
  server_program_start (&fixture->evaluator);
  move_servers (fixture);
  g_assert_cmpint (run (argv, &words), ==, 0);
  server_program_stop (&fixture->collector, SIGTERM);

  g_assert_cmpint (ask_file (fixture->collector.data, "ledger.db", arrived), ==, 3);
  g_assert_cmpint (ask_file (fixture->store, "store.db",
                             "SELECT count (*) FROM operation WHERE state <> 1"),
                   ==, 0);
  g_assert_cmpint (ask_file (fixture->store, "store.db", "SELECT count (*) FROM number"), ==, 0);
}

/* What is refused is refused in words, and the file is left as it is. */
static void
assert_refused (const char *folder, const char *name, const char *const *argv)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *words = NULL;
  gsize length = 0, length_after = 0;

  evidence_change (path, "PRAGMA journal_mode = WAL");
  evidence_change (path, "PRAGMA user_version = 999");
  g_assert_true (g_file_get_contents (path, &before, &length, NULL));
  g_assert_cmpint (run (argv, &words), ==, 1);
  g_assert_nonnull (strstr (words, TOO_NEW));
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (after, length_after, before, length);
}

static void
test_newer_file_is_refused_by_all (Fixture *fixture, gconstpointer version)
{
  const char *collector_data = fixture->collector.data;
  const char *evaluator_data = fixture->evaluator.data;

  assert_refused (fixture->store, "store.db",
                  (const char *const[]){ monitorctl, "incident", "list", "--no-keyring", "--data",
                                         fixture->store, "--passphrase-file", fixture->passphrase,
                                         NULL });
  assert_refused (collector_data, "ledger.db",
                  (const char *const[]){ collector_path, "serve", "--data", collector_data, NULL });
  assert_refused (collector_data, "ledger.db",
                  (const char *const[]){ collector_path, "verify", "--data", collector_data,
                                         NULL });
  assert_refused (evaluator_data, "evaluator.db",
                  (const char *const[]){ evaluator_path, "serve", "--data", evaluator_data, NULL });
  assert_refused (evaluator_data, "evaluator.db",
                  (const char *const[]){ evaluator_path, "key", "list", "--data", evaluator_data,
                                         NULL });
}

static char *
leave_old_copy (const char *folder, const char *name)
{
  static const struct utimbuf long_ago = { 1000000000, 1000000000 };
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_cmpint (g_utime (path, (struct utimbuf *) &long_ago), ==, 0);
  return path;
}

static void
test_servers_forget_old_copies (Fixture *fixture, gconstpointer version)
{
  g_autofree char *ledger = leave_old_copy (fixture->collector.data, "ledger.db.v1.bak");
  g_autofree char *evaluator = leave_old_copy (fixture->evaluator.data, "evaluator.db.v1.bak");

  server_program_start (&fixture->collector);
  server_program_start (&fixture->evaluator);
  g_assert_false (g_file_test (ledger, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (evaluator, G_FILE_TEST_EXISTS));
}

static void
add (const char *version, const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/frozen/%s/%s", version, name);

  g_test_add (path, Fixture, version, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  static const char *const versions[] = { "0.1.0-first", "0.1.0-second", "0.1.0" };

  g_test_init (&argc, &argv, NULL);
  if (argc != 4)
    g_error ("usage: test-frozen MONITORCTL COLLECTOR EVALUATOR");
  monitorctl = argv[1];
  collector_path = argv[2];
  evaluator_path = argv[3];
  g_setenv ("LANGUAGE", "nl", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++) {
    add (versions[i], "store-is-read", test_store_is_read);
    add (versions[i], "older-file-is-kept-beside", test_older_file_is_kept_beside);
    add (versions[i], "ledger-verifies", test_ledger_verifies);
    add (versions[i], "evaluator-is-read", test_evaluator_is_read);
    add (versions[i], "queue-is-sent", test_queue_is_sent);
  }
  add ("0.1.0", "newer-file-is-refused-by-all", test_newer_file_is_refused_by_all);
  add ("0.1.0", "servers-forget-old-copies", test_servers_forget_old_copies);
  return g_test_run ();
}
