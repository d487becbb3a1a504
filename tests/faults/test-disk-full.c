/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "evidence.h"
#include "server-program.h"

#include "dim-error.h"
#include "dim-monitor-drafts.h"
#include "dim-monitor.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* The real programs on a disk that is really full: it is told in one clear sentence, nothing is
 * stored by halves, and once there is room again everything goes on. */

#define PASSPHRASE "een lange zin voor een volle schijf"
#define IS_FULL    "De schijf van deze computer is vol. Maak ruimte en probeer het opnieuw."
#define ANSWERS                                                                                    \
  "\"datum\":\"2026-01-05\",\"product\":\"paspoort-aanvraag\",\"vorm\":\"look-alike\","            \
  "\"gemeente\":\"GM0363\",\"ontdekking\":[\"gezichtsvergelijking\"],\"uitkomst\":[\"geweigerd\"]"
#define INCIDENT                                                                                   \
  "{" ANSWERS ",\"documenten\":[{\"soort\":\"nationaal-paspoort\",\"land\":\"NLD\",\"nummer\":"    \
  "\"SPECI2014\"}]}"

enum {
  DONE,
  REFUSED,
  USAGE,
  OFFLINE
}; /* what monitorctl ends with */

static const char *monitorctl;
static const char *collector_path;
static const char *evaluator_path;

typedef struct {
  const char *disk; /* the small one */
  char *store;
  char *passphrase;
  ServerProgram collector;
  ServerProgram evaluator;
  char *words; /* what was said on standard error */
  GAsyncResult *result;
} Fixture;

static char *
filler_path (Fixture *fixture)
{
  return g_build_filename (fixture->disk, "filler", NULL);
}

/* To the last byte. */
static void
fill_disk (Fixture *fixture)
{
  g_autofree char *path = filler_path (fixture);
  static const char block[4096];
  int fd = g_open (path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, sizeof block) > 0)
    continue;
  g_assert_cmpint (errno, ==, ENOSPC);
  g_assert_true (g_close (fd, NULL));
}

static void
make_room (Fixture *fixture)
{
  g_autofree char *path = filler_path (fixture);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* A command of the desk; its words are parted by blanks. Gives what it ends with. */
static int
tell_desk (Fixture *fixture, const char *words, const char *input)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  const char *const all[] = { "--no-keyring",      "--data", fixture->store, "--passphrase-file",
                              fixture->passphrase, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (argv, (gpointer) monitorctl);
  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (argv, parts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_ptr_array_add (argv, (gpointer) all[i]);
  process = g_subprocess_newv ((const char *const *) argv->pdata,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                 G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_clear_pointer (&fixture->words, g_free);
  g_subprocess_communicate_utf8 (process, input, NULL, NULL, &fixture->words, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_if_exited (process))
    g_error ("%s ended by signal %d: %s", words, g_subprocess_get_term_sig (process),
             fixture->words);
  return g_subprocess_get_exit_status (process);
}

static void
add_keys (Fixture *fixture)
{
  g_autofree char *key = g_build_filename (fixture->evaluator.directory, "list-key", NULL);
  g_autofree char *list = g_build_filename (fixture->evaluator.directory, "list.jws", NULL);
  const char *const argv[] = { evaluator_path, "list-key", "new", key, NULL };
  g_autofree char *public = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &public,
                               NULL, NULL, NULL));
  g_free (server_program_command (&fixture->evaluator, NULL, "key", "new", "--id", "2026a",
                                  "--first", "2026-01-01", "--last", "2026-12-31", "--list-key",
                                  key, NULL));
  text = server_program_command (&fixture->evaluator, NULL, "key", "export-list", NULL);
  g_assert_true (g_file_set_contents (list, text, -1, NULL));
  g_free (server_program_command (&fixture->collector, NULL, "key-list", "import", list,
                                  "--list-key", g_strchomp (public), NULL));
}

static void
enrol (Fixture *fixture, const char *role)
{
  g_autofree char *first =
    server_program_command (&fixture->collector, NULL, "device", "add", "--office", "amsterdam",
                            "--desk", "Balie", "--role", role, NULL);
  g_autofree char *second = server_program_command (&fixture->evaluator, NULL, "device", "add",
                                                    "--office", "amsterdam", NULL);
  g_autofree char *words =
    g_strdup_printf ("enrol --collector %s --evaluator %s --code %s-%s", fixture->collector.url,
                     fixture->evaluator.url, first, second);

  g_assert_cmpint (tell_desk (fixture, words, ""), ==, DONE);
}

static void
start_servers (Fixture *fixture)
{
  add_keys (fixture);
  g_free (server_program_command (&fixture->collector, NULL, "office", "add", "--id", "amsterdam",
                                  "--name", "Amsterdam", "--contact", "14 020", "--municipality",
                                  "GM0363", NULL));
  g_free (server_program_command (&fixture->evaluator, NULL, "office", "add", "--id", "amsterdam",
                                  "--name", "Amsterdam", NULL));
  server_program_start (&fixture->collector);
  server_program_start (&fixture->evaluator);
}

/* @folder: what lies on the small disk */
static void
move_to_disk (Fixture *fixture, char **folder, const char *name)
{
  g_free (*folder);
  *folder = g_build_filename (fixture->disk, name, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer on_disk)
{
  fixture->disk = g_getenv ("DIM_SMALL_DISK");
  server_program_set_up (&fixture->collector, collector_path);
  server_program_set_up (&fixture->evaluator, evaluator_path);
  fixture->store = g_build_filename (fixture->collector.directory, "desk", NULL);
  fixture->passphrase = g_build_filename (fixture->collector.directory, "passphrase", NULL);
  g_assert_true (g_file_set_contents (fixture->passphrase, PASSPHRASE, -1, NULL));
  if (g_str_equal (on_disk, "desk"))
    move_to_disk (fixture, &fixture->store, "desk");
  else if (g_str_equal (on_disk, "collector"))
    move_to_disk (fixture, &fixture->collector.data, "collector");
  else if (g_str_equal (on_disk, "evaluator"))
    move_to_disk (fixture, &fixture->evaluator.data, "evaluator");
  start_servers (fixture);
  enrol (fixture, g_str_equal (on_disk, "export") ? "analist" : "balie");
}

static void
empty_disk (const char *disk)
{
  g_autoptr (GDir) folder = g_dir_open (disk, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (disk, name, NULL);

    evidence_remove_folder (path);
  }
}

static void
tear_down (Fixture *fixture, gconstpointer on_disk)
{
  server_program_tear_down (&fixture->evaluator);
  server_program_tear_down (&fixture->collector);
  empty_disk (fixture->disk);
  g_free (fixture->store);
  g_free (fixture->passphrase);
  g_free (fixture->words);
}

static gint64
count (const char *folder, const char *file, const char *query)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (Finding) finding = NULL;
  sqlite3 *database = evidence_open (path, &finding);
  gint64 number;

  g_assert_nonnull (database);
  finding = evidence_check_whole (database);
  g_assert_null (finding);
  number = evidence_number (database, query, NULL);
  (void) sqlite3_close (database);
  return number;
}

static gint64
count_facts (Fixture *fixture)
{
  return count (fixture->collector.data, "ledger.db", "SELECT count (*) FROM fact WHERE kind = 0");
}

static gint64
count_own (Fixture *fixture)
{
  return count (fixture->store, "store.db", "SELECT count (*) FROM incident");
}

static void
test_desk_says_so_and_keeps_all (Fixture *fixture, gconstpointer on_disk)
{
  g_assert_cmpint (tell_desk (fixture, "incident add --no-sync --json -", INCIDENT), ==, DONE);
  fill_disk (fixture);
  g_assert_cmpint (tell_desk (fixture, "incident add --no-sync --json -", INCIDENT), ==, REFUSED);
  g_assert_nonnull (strstr (fixture->words, IS_FULL));
  g_assert_cmpint (tell_desk (fixture, "sync", ""), !=, DONE);

  make_room (fixture);
  g_assert_cmpint (count_own (fixture), ==, 1);
  g_assert_cmpint (tell_desk (fixture, "incident add --json -", INCIDENT), ==, DONE);
  g_assert_cmpint (count_own (fixture), ==, 2);
  g_assert_cmpint (count_facts (fixture), ==, 2);
}

/* What it answered was kept, what it refused was not, and the desk keeps that. */
static void
test_collector_stores_nothing_for_now (Fixture *fixture, gconstpointer on_disk)
{
  int status;
  guint n_full = 0;

  g_assert_cmpint (tell_desk (fixture, "incident add --json -", INCIDENT), ==, DONE);
  fill_disk (fixture);
  for (guint i = 0; i < 2; i++) {
    status = tell_desk (fixture, "incident add --json -", INCIDENT);
    g_assert_true (status == DONE || status == OFFLINE);
    n_full += status == OFFLINE;
  }
  g_assert_cmpuint (n_full, >, 0);
  g_assert_cmpint (count_own (fixture), ==, 3);
  g_assert_cmpint (count (fixture->store, "store.db",
                          "SELECT count (*) FROM incident WHERE state = 0"),
                   ==, 3 - count_facts (fixture));

  make_room (fixture);
  g_assert_cmpint (tell_desk (fixture, "sync", ""), ==, DONE);
  g_assert_cmpint (count_facts (fixture), ==, 3);
  g_free (server_program_command (&fixture->collector, NULL, "verify", NULL));
}

static void
test_evaluator_evaluates_nothing_for_now (Fixture *fixture, gconstpointer on_disk)
{
  static const char waiting[] = "SELECT count (*) FROM number";

  fill_disk (fixture);
  g_assert_cmpint (tell_desk (fixture, "incident add --json -", INCIDENT), ==, OFFLINE);
  g_assert_cmpint (count_facts (fixture), ==, 1);
  g_assert_cmpint (count (fixture->store, "store.db", waiting), ==, 1);
  g_assert_cmpint (count (fixture->evaluator.data, "evaluator.db", "SELECT count (*) FROM request"),
                   ==, 0);

  make_room (fixture);
  g_assert_cmpint (tell_desk (fixture, "sync", ""), ==, DONE);
  g_assert_cmpint (count (fixture->store, "store.db", waiting), ==, 0);
  g_assert_cmpint (count (fixture->evaluator.data, "evaluator.db", "SELECT count (*) FROM request"),
                   ==, 1);
}

/* No file stands where there was none, and an old one stays whole. */
static void
test_export_is_whole_or_not_there (Fixture *fixture, gconstpointer on_disk)
{
  g_autofree char *old = g_build_filename (fixture->disk, "old.csv", NULL);
  g_autofree char *new = g_build_filename (fixture->disk, "new.json", NULL);
  g_autofree char *over = g_strdup_printf ("tallies --year 2026 --format csv --output %s", old);
  g_autofree char *fresh = g_strdup_printf ("tallies --year 2026 --format json --output %s", new);
  g_autofree char *kept = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (tell_desk (fixture, over, ""), ==, DONE);
  g_assert_true (g_file_get_contents (old, &kept, NULL, NULL));
  fill_disk (fixture);
  g_assert_cmpint (tell_desk (fixture, over, ""), ==, REFUSED);
  g_assert_nonnull (strstr (fixture->words, IS_FULL));
  g_assert_true (g_file_get_contents (old, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, kept);
  g_assert_cmpint (tell_desk (fixture, fresh, ""), ==, REFUSED);
  g_assert_nonnull (strstr (fixture->words, IS_FULL));
  g_assert_false (g_file_test (new, G_FILE_TEST_EXISTS));

  make_room (fixture);
  g_assert_cmpint (tell_desk (fixture, fresh, ""), ==, DONE);
  g_assert_true (g_file_test (new, G_FILE_TEST_EXISTS));
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Fixture *) data)->result = g_object_ref (result);
}

static gboolean
save_draft (Fixture *fixture, DimMonitor *monitor, const DimDraft *draft, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_save_draft (monitor, draft, NULL, done_cb, fixture);
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = g_steal_pointer (&fixture->result);
  return dim_monitor_save_draft_finish (monitor, result, error);
}

static GPtrArray *
load_drafts (Fixture *fixture, DimMonitor *monitor)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts;

  dim_monitor_load_drafts (monitor, NULL, done_cb, fixture);
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = g_steal_pointer (&fixture->result);
  drafts = dim_monitor_load_drafts_finish (monitor, result, &error);
  g_assert_no_error (error);
  return drafts;
}

/* Until something does not fit any more: a log that has room takes a few. */
static void
save_until_full (Fixture *fixture, DimMonitor *monitor, DimDraft *draft, GError **error)
{
  for (guint i = 0; i < 1000; i++) {
    g_free (draft->explanation);
    draft->explanation = g_strnfill (2000 + i, 'x');
    if (!save_draft (fixture, monitor, draft, error))
      return;
  }
}

static void
test_monitor_keeps_the_last_draft (Fixture *fixture, gconstpointer on_disk)
{
  DimMonitorOptions options = { .data_dir = fixture->store,
                                .clock = dim_clock_system (),
                                .passphrase = PASSPHRASE,
                                .without_keyring = TRUE };
  DimMonitor *monitor = dim_monitor_open (&options, NULL);
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (monitor);
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (save_draft (fixture, monitor, draft, NULL));
  fill_disk (fixture);
  save_until_full (fixture, monitor, draft, &error);
  g_assert_error (error, DIM_ERROR, DIM_ERROR_FULL);
  length = strlen (draft->explanation);
  kept = load_drafts (fixture, monitor);
  g_assert_cmpuint (strlen (((DimDraft *) kept->pdata[0])->explanation), ==,
                    length > 2000 ? length - 1 : 0);

  make_room (fixture);
  g_assert_true (save_draft (fixture, monitor, draft, NULL));
  after = load_drafts (fixture, monitor);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (((DimDraft *) after->pdata[0])->explanation, ==, draft->explanation);
  dim_monitor_close (monitor);
  g_object_unref (monitor);
}

static void
add (const char *path, const char *on_disk, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, on_disk, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc != 4 || g_getenv ("DIM_SMALL_DISK") == NULL)
    g_error ("usage: in-small-disk.sh test-disk-full MONITORCTL COLLECTOR EVALUATOR");
  monitorctl = argv[1];
  collector_path = argv[2];
  evaluator_path = argv[3];
  g_setenv ("LANGUAGE", "nl", TRUE);
  add ("/disk-full/desk-says-so-and-keeps-all", "desk", test_desk_says_so_and_keeps_all);
  add ("/disk-full/collector-stores-nothing-for-now", "collector",
       test_collector_stores_nothing_for_now);
  add ("/disk-full/evaluator-evaluates-nothing-for-now", "evaluator",
       test_evaluator_evaluates_nothing_for_now);
  add ("/disk-full/export-is-whole-or-not-there", "export", test_export_is_whole_or_not_there);
  add ("/disk-full/monitor-keeps-the-last-draft", "desk", test_monitor_keeps_the_last_draft);
  return g_test_run ();
}
