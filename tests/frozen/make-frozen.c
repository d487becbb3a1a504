/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "evidence.h"
#include "frozen-store.h"
#include "server-program.h"

#include "dim-monitor-drafts.h"
#include "dim-monitor-records.h"
#include "dim-monitor.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

/* Makes what tests/data/frozen/ holds of one version: the three databases after some real work of
 * the real programs, with what stands in them as text. Only public specimens.
 *
 * usage: make-frozen MONITORCTL COLLECTOR EVALUATOR FOLDER
 */

#define ANSWERS                                                                                    \
  "\"product\":\"paspoort-aanvraag\",\"vorm\":\"look-alike\",\"gemeente\":\"GM0363\","             \
  "\"ontdekking\":[\"gezichtsvergelijking\"],\"uitkomst\":[\"geweigerd\"]"
#define WITH_NUMBER(number)                                                                        \
  "\"documenten\":[{\"soort\":\"nationaal-paspoort\",\"land\":\"NLD\",\"nummer\":\"" number "\"}]"
#define WITHOUT "\"documenten\":[{\"soort\":\"geen\"}]"

typedef struct {
  const char *monitorctl;
  ServerProgram collector;
  ServerProgram evaluator;
  char *store; /* folder */
  char *passphrase;
  DimMonitor *monitor;
  GAsyncResult *result;
} Work;

static char *
run (const char *const *argv, const char *input)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  return g_strchomp (out);
}

/* A command of the desk; its words are parted by blanks. */
static void
tell_desk (Work *work, const char *words, const char *input)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  const char *const all[] = { "--no-keyring",      "--data",         work->store,
                              "--passphrase-file", work->passphrase, NULL };

  g_ptr_array_add (argv, (gpointer) work->monitorctl);
  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (argv, parts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_ptr_array_add (argv, (gpointer) all[i]);
  g_free (run ((const char *const *) argv->pdata, input));
}

static void
add (Work *work, const char *day, const char *documents, gboolean goes)
{
  g_autofree char *json =
    g_strdup_printf ("{\"datum\":\"%s\"," ANSWERS ",\"toelichting\":\"De pasfoto leek niet.\",%s}",
                     day, documents);

  tell_desk (work, goes ? "incident add --json -" : "incident add --no-sync --json -", json);
}

static void
add_office (Work *work)
{
  g_free (server_program_command (&work->collector, NULL, "office", "add", "--id", "amsterdam",
                                  "--name", "Amsterdam", "--contact", "14 020", "--municipality",
                                  "GM0363", NULL));
  g_free (server_program_command (&work->evaluator, NULL, "office", "add", "--id", "amsterdam",
                                  "--name", "Amsterdam", NULL));
}

static void
add_keys (Work *work)
{
  g_autofree char *key = g_build_filename (work->evaluator.directory, "list-key", NULL);
  g_autofree char *list = g_build_filename (work->evaluator.directory, "list.jws", NULL);
  g_autofree char *public =
    run ((const char *const[]){ work->evaluator.path, "list-key", "new", key, NULL }, "");
  g_autofree char *text = NULL;

  g_free (server_program_command (&work->evaluator, NULL, "key", "new", "--id", "2026a", "--first",
                                  "2026-01-01", "--last", "2026-12-31", "--list-key", key, NULL));
  text = server_program_command (&work->evaluator, NULL, "key", "export-list", NULL);
  g_assert_true (g_file_set_contents (list, text, -1, NULL));
  g_free (server_program_command (&work->collector, NULL, "key-list", "import", list, "--list-key",
                                  public, NULL));
}

static void
enrol (Work *work)
{
  g_autofree char *first =
    server_program_command (&work->collector, NULL, "device", "add", "--office", "amsterdam",
                            "--desk", "Balie", "--role", "balie", NULL);
  g_autofree char *second =
    server_program_command (&work->evaluator, NULL, "device", "add", "--office", "amsterdam", NULL);
  g_autofree char *words =
    g_strdup_printf ("enrol --collector %s --evaluator %s --code %s-%s", work->collector.url,
                     work->evaluator.url, first, second);

  tell_desk (work, words, "");
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Work *) data)->result = g_object_ref (result);
}

static GAsyncResult *
await (Work *work)
{
  while (work->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&work->result);
}

static void
save_draft (Work *work, const char *number, const char *explanation)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (work->monitor);
  g_autoptr (GAsyncResult) result = NULL;
  char use[DIM_UUID_TEXT_LEN];

  draft->incident->date = dim_day_new (2026, 1, 9);
  dim_monitor_new_id (work->monitor, use);
  dim_draft_add_document (draft, use, "nationaal-paspoort", "NLD", number);
  g_free (draft->explanation);
  draft->explanation = g_strdup (explanation);
  dim_monitor_save_draft (work->monitor, draft, NULL, done_cb, work);
  result = await (work);
  g_assert_true (dim_monitor_save_draft_finish (work->monitor, result, NULL));
}

/* The two that show the same document are said to be one event. */
static void
decide (Work *work, const char *first, const char *second)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_decide (work->monitor, DIM_DECISION_SAME, first, second, "", NULL, done_cb, work);
  result = await (work);
  g_assert_true (dim_monitor_decide_finish (work->monitor, result, NULL));
}

static void
use_window (Work *work, gboolean types)
{
  DimMonitorOptions options = { .data_dir = work->store,
                                .clock = dim_clock_system (),
                                .passphrase = FROZEN_PASSPHRASE,
                                .without_keyring = TRUE };
  g_autofree char *path = g_build_filename (work->store, "store.db", NULL);
  g_autoptr (Finding) finding = NULL;
  sqlite3 *database = evidence_open (path, &finding);
  g_autoptr (GBytes) first =
    evidence_bytes (database, "SELECT min (id) || char (0) FROM incident", NULL);
  g_autoptr (GBytes) second =
    evidence_bytes (database, "SELECT max (id) || char (0) FROM incident", NULL);

  (void) sqlite3_close (database);
  work->monitor = dim_monitor_open (&options, NULL);
  g_assert_nonnull (work->monitor);
  if (types) {
    save_draft (work, "SPECI2021", "Half ingevuld, de klant belt terug.");
    save_draft (work, "", "");
  }
  decide (work, g_bytes_get_data (first, NULL), g_bytes_get_data (second, NULL));
  dim_monitor_close (work->monitor);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (work->monitor);
}

static void
do_work (Work *work)
{
  add_keys (work);
  add_office (work);
  server_program_start (&work->collector);
  server_program_start (&work->evaluator);
  enrol (work);
  add (work, "2026-01-05", WITH_NUMBER ("SPECI2014"), TRUE);
  add (work, "2026-01-06", WITH_NUMBER ("SPECI2014"), TRUE);
  add (work, "2026-01-07", WITHOUT, TRUE);
  use_window (work, FALSE);
  tell_desk (work, "sync", "");
  server_program_stop (&work->evaluator, SIGTERM);
  add (work, "2026-01-08", WITH_NUMBER ("SPECI2011"), TRUE);
  server_program_stop (&work->collector, SIGTERM);
  add (work, "2026-01-12", WITH_NUMBER ("SPECI2014"), FALSE);
  add (work, "2026-01-13", WITHOUT, FALSE);
  use_window (work, TRUE);
}

static void
keep_text (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* Packed, and with its content beside it. */
static void
keep (const char *from, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (from, name, NULL);
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autofree char *pack = g_strdup_printf ("VACUUM INTO '%s'", to);
  g_autofree char *text_name = g_strconcat (name, ".txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (Finding) finding = NULL;
  sqlite3 *database;

  (void) g_unlink (to);
  evidence_change (path, pack);
  database = evidence_open (to, &finding);
  g_assert_nonnull (database);
  text = evidence_list (database);
  (void) sqlite3_close (database);
  keep_text (folder, text_name, text);
}

static void
keep_all (Work *work, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "store.db", NULL);
  g_autofree char *key = g_build_filename (work->evaluator.data, "keys", "2026a.key", NULL);
  g_autofree char *now =
    g_strdup_printf ("%" G_GINT64_FORMAT "\n", dim_clock_now_s (dim_clock_system ()));
  g_autofree char *opened = NULL;
  g_autofree char *secret = NULL;
  g_autofree char *copy = g_strconcat (work->store, "/copy.db", NULL);
  DimStore *store;

  keep (work->store, folder, "store.db");
  keep (work->collector.data, folder, "ledger.db");
  keep (work->evaluator.data, folder, "evaluator.db");
  g_assert_true (g_file_get_contents (key, &secret, NULL, NULL));
  keep_text (folder, "2026a.key", secret);
  keep_text (folder, "moment", now);
  evidence_copy (path, copy);
  store = frozen_store_open (copy, dim_clock_system ());
  opened = frozen_store_list (store);
  dim_store_free (store);
  keep_text (folder, "opened.txt", opened);
}

int
main (int argc, char **argv)
{
  Work work = { 0 };

  if (argc != 5)
    g_error ("usage: make-frozen MONITORCTL COLLECTOR EVALUATOR FOLDER");
  work.monitorctl = argv[1];
  server_program_set_up (&work.collector, argv[2]);
  server_program_set_up (&work.evaluator, argv[3]);
  work.store = g_build_filename (work.collector.directory, "desk", NULL);
  work.passphrase = g_build_filename (work.collector.directory, "passphrase", NULL);
  g_assert_true (g_file_set_contents (work.passphrase, FROZEN_PASSPHRASE, -1, NULL));
  g_assert_cmpint (g_mkdir_with_parents (argv[4], 0700), ==, 0);
  do_work (&work);
  keep_all (&work, argv[4]);
  server_program_tear_down (&work.collector);
  server_program_tear_down (&work.evaluator);
  g_free (work.store);
  g_free (work.passphrase);
  return 0;
}
