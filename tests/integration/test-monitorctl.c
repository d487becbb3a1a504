/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-csv.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* The real program, run as a script runs it. */

static const char *program;

typedef struct {
  char *directory;
  char *passphrase;
} Fixture;

typedef struct {
  int status;
  char *out;
  char *err;
} Answer;

static void
clear_answer (Answer *answer)
{
  g_free (answer->out);
  g_free (answer->err);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->directory = g_dir_make_tmp ("dim-ctl-XXXXXX", NULL);
  g_assert_nonnull (fixture->directory);
  fixture->passphrase = g_build_filename (fixture->directory, "passphrase", NULL);
  g_assert_true (
    g_file_set_contents (fixture->passphrase, "correct horse battery staple\n", -1, NULL));
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);

  if (directory != NULL)
    for (const char *name = g_dir_read_name (directory); name != NULL;
         name = g_dir_read_name (directory)) {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->directory);
  g_free (fixture->passphrase);
  g_free (fixture->directory);
}

/* @words: NULL-terminated, without the program's name. */
static Answer
run (const char *input, const char *const *words)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                               G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  g_ptr_array_add (argv, (gpointer) program);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", "nl", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_assert_true (
    g_subprocess_communicate_utf8 (process, input, NULL, &answer.out, &answer.err, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  answer.status = g_subprocess_get_exit_status (process);
  return answer;
}

#define RUN(input, ...) run (input, (const char *const[]){ __VA_ARGS__, NULL })

static void
test_guard_tells_where (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "é BSN 999990019, paspoort NS7964638\nbel 06-12345678 of 999990020\n";
  static const char golden[] = "bsn\t7\t9\tcertain\ndocumentnummer\t27\t9\tcertain\n"
                               "telefoon\t41\t11\tcertain\nbsn\t56\t9\task\n";
  g_autofree char *path = g_build_filename (fixture->directory, "text", NULL);
  g_auto (Answer) from_file = { 0 };
  g_auto (Answer) from_input = RUN (text, "guard", "-");

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  from_file = RUN ("", "guard", path);

  g_assert_cmpstr (from_file.out, ==, golden);
  g_assert_cmpstr (from_file.err, ==, "");
  g_assert_cmpint (from_file.status, ==, 0);
  g_assert_cmpstr (from_input.out, ==, golden);
}

/* Built in, or what an administrator put beside the store; a file that is none changes nothing. */
static void
test_guard_knows_public_numbers (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "CMI 088 900 10 00, wij 020-1234567\n";
  static const char own[] =
    "{\"contacten\":[{\"code\":\"wij\",\"naam\":\"Balie\",\"nummers\":[\"020 123 45 67\"]}]}";
  g_autofree char *path = g_build_filename (fixture->directory, "contacten.json", NULL);
  g_auto (Answer) builtin = RUN (text, "guard", "--data", fixture->directory, "-");
  g_auto (Answer) changed = { 0 };
  g_auto (Answer) broken = { 0 };

  g_assert_true (g_file_set_contents (path, own, -1, NULL));
  changed = RUN (text, "guard", "--data", fixture->directory, "-");
  g_assert_true (g_file_set_contents (path, "{", -1, NULL));
  broken = RUN (text, "guard", "--data", fixture->directory, "-");

  g_assert_cmpstr (builtin.out, ==, "telefoon\t23\t11\tcertain\n");
  g_assert_cmpstr (changed.out, ==, "telefoon\t4\t13\tcertain\n");
  g_assert_cmpstr (broken.out, ==, builtin.out);
  g_assert_cmpint (broken.status, ==, 0);
}

static void
test_guard_tells_of_no_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "nothing", NULL);
  g_auto (Answer) answer = RUN ("", "guard", path);

  g_assert_cmpint (answer.status, ==, 1);
  g_assert_cmpstr (answer.out, ==, "");
  g_assert_cmpstr (answer.err, !=, "");
}

static void
test_document_check_answers (void)
{
  static const struct {
    const char *text;
    const char *out;
    int status;
    gboolean explains;
  } cases[] = {
    { "NS7964638", "kind\tnationaal-paspoort\ncountry\tNLD\nvalid\tyes\nwarnings\t\n", 0, FALSE },
    { "ir7lk 4hb7", "kind\tnik\ncountry\tNLD\nvalid\tyes\nwarnings\t\n", 0, FALSE },
    { "NS7964639", "kind\tnationaal-paspoort\ncountry\tNLD\nvalid\tyes\nwarnings\tcheck-digit\n", 0,
      TRUE },
    { "SPECI2014", "kind\tnationaal-paspoort\ncountry\tNLD\nvalid\tyes\nwarnings\tcheck-digit\n", 0,
      TRUE },
    { "5094962111", "kind\trijbewijs-nl\ncountry\tNLD\nvalid\tyes\nwarnings\t\n", 0, FALSE },
    { "L898902C3", "kind\tonbekend\ncountry\t\nvalid\tyes\nwarnings\t\n", 0, FALSE },
    { "ONBEKEND", "kind\tonbekend\ncountry\t\nvalid\tno\nwarnings\t\n", 1, TRUE },
    { "D1NLD15094962111659VW87Z78NB84",
      "kind\trijbewijs-nl\ncountry\tNLD\nvalid\tyes\nwarnings\t\n", 0, FALSE },
    { "D1NLD15094962111659VW87Z78NB85",
      "kind\trijbewijs-nl\ncountry\tNLD\nvalid\tno\nwarnings\tmrz-number,mrz-composite\n", 1,
      TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Answer) as_word = RUN ("", "document", "check", cases[i].text);
    g_auto (Answer) as_input = RUN (cases[i].text, "document", "check", "-");

    g_assert_cmpstr (as_word.out, ==, cases[i].out);
    g_assert_cmpint (as_word.status, ==, cases[i].status);
    g_assert_cmpint (as_word.err[0] != '\0', ==, cases[i].explains);
    g_assert_cmpstr (as_input.out, ==, cases[i].out);
    g_assert_cmpint (as_input.status, ==, cases[i].status);
  }
}

static void
assert_says_nothing_of (const Answer *answer, const char *specimen)
{
  g_auto (GStrv) pieces = g_strsplit_set (specimen, "<\n ", -1);

  for (guint i = 0; pieces[i] != NULL; i++)
    if (strlen (pieces[i]) >= 5) {
      g_assert_null (strstr (answer->out, pieces[i]));
      g_assert_null (strstr (answer->err, pieces[i]));
    }
}

static void
check_specimen (char **row)
{
  g_auto (GStrv) lines = g_strsplit (row[1], "\\n", -1);
  g_autofree char *specimen = g_strjoinv ("\n", lines);
  g_auto (Answer) answer = RUN ("", "document", "check", specimen);
  g_auto (GStrv) expected = g_strsplit (row[2], " ", 3);
  g_autofree char *start = NULL;

  assert_says_nothing_of (&answer, specimen);
  if (!g_str_equal (row[0], "mrz"))
    return;
  start = g_strdup_printf ("kind\t%s\ncountry\t%s\nvalid\tyes\n", expected[0], expected[1]);
  g_assert_true (g_str_has_prefix (answer.out, start));
  g_assert_cmpint (answer.status, ==, 0);
}

static void
test_document_check_never_repeats (void)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (g_getenv ("DIM_TEST_SPECIMENS"), &text, &length, NULL));
  rows = dim_csv_parse (text, length, NULL);
  g_assert_nonnull (rows);
  for (guint i = 1; i < rows->len; i++)
    check_specimen (g_ptr_array_index (rows, i));
}

static void
test_code_list_shows_one_or_all (void)
{
  g_auto (Answer) one = RUN ("", "code-list", "show", "zekerheid");
  g_auto (Answer) all = RUN ("", "code-list", "show");
  g_auto (Answer) none = RUN ("", "code-list", "show", "kleur");

  g_assert_true (g_str_has_prefix (one.out, "zekerheid\tvermoeden\t"));
  g_assert_null (strstr (one.out, "vorm\t"));
  g_assert_nonnull (strstr (all.out, one.out));
  g_assert_nonnull (strstr (all.out, "vorm\tlook-alike\t"));
  g_assert_cmpint (none.status, ==, 2);
  g_assert_nonnull (strstr (none.err, "zekerheid"));
}

static void
test_wrong_usage_is_told (void)
{
  static const char *const wrong[][6] = {
    { NULL },
    { "nothing", NULL },
    { "incident", NULL },
    { "document", "chek", NULL },
    { "guard", NULL },
    { "guard", "a", "b", NULL },
    { "guard", "--colour", "-", NULL },
    { "document", "check", NULL },
    { "incident", "add", NULL },
    { "enrol", "--code", "ABC", NULL },
    { "tallies", "--year", "2026", NULL },
    { "tallies", "--year", "2026", "--format", "xls", NULL },
    { "sync", "now", NULL },
    { "code-list", "show", "--colour", NULL },
    { "document", "check", "--colour", NULL },
    { "enrol", "--colour", NULL },
    { "incident", "add", "--colour", NULL },
    { "incident", "list", "--colour", NULL },
    { "tallies", "--colour", NULL },
    { "backup", "--colour", NULL },
    { "restore", "--colour", NULL },
    { "export", "--colour", NULL },
    { "forget", "--colour", NULL },
    { "month", "list", "--colour", NULL },
    { "month", "declare", "--colour", NULL },
    { "incident", "revise", "--colour", NULL },
    { "incident", "withdraw", "--colour", NULL },
    { "incident", "history", "--colour", NULL },
    { "--data", NULL },
    { "--data=somewhere", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_auto (Answer) answer = run ("", wrong[i]);

    g_assert_cmpint (answer.status, ==, 2);
    g_assert_cmpstr (answer.out, ==, "");
    g_assert_cmpstr (answer.err, !=, "");
  }
}

static void
test_full_disk_is_no_success (void)
{
  const char *const words[] = { "/bin/sh", "-c", "exec \"$0\" code-list show >/dev/full", program,
                                NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_autofree char *said = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &said, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  g_assert_cmpstr (said, !=, "");
}

static void
test_help_and_version (void)
{
  g_auto (Answer) help = RUN ("", "--help");
  g_auto (Answer) own_help = RUN ("", "tallies", "--help");
  g_auto (Answer) version = RUN ("", "--version");

  g_assert_cmpint (help.status, ==, 0);
  g_assert_nonnull (strstr (help.out, "incident add"));
  g_assert_cmpint (own_help.status, ==, 0);
  g_assert_nonnull (strstr (own_help.out, "--year"));
  g_assert_cmpint (version.status, ==, 0);
  g_assert_true (g_str_has_prefix (version.out, "dutch-id-monitorctl " DIM_VERSION));
}

static void
test_only_enrolled_devices_go_on (Fixture *fixture, gconstpointer data)
{
  g_autofree char *json = g_build_filename (fixture->directory, "incident.json", NULL);
  g_autofree char *store = g_build_filename (fixture->directory, "store", NULL);
  g_auto (Answer) locked = RUN ("", "--no-keyring", "--data", store, "sync");
  g_auto (Answer) listed = RUN ("", "incident", "list", "--no-keyring", "--data", store,
                                "--passphrase-file", fixture->passphrase);
  g_auto (Answer) added = { 0 };

  g_assert_true (g_file_set_contents (json, "{}", -1, NULL));
  added = RUN ("", "incident", "add", "--json", json, "--no-keyring", "--data", store,
               "--passphrase-file", fixture->passphrase);
  g_assert_cmpint (locked.status, ==, 1);
  g_assert_nonnull (strstr (locked.err, "--passphrase-file"));
  g_assert_cmpint (listed.status, ==, 1);
  g_assert_nonnull (strstr (listed.err, "enrol"));
  g_assert_cmpint (added.status, ==, 1);
}

static void
test_enrol_tells_of_no_server (Fixture *fixture, gconstpointer data)
{
  g_autofree char *store = g_build_filename (fixture->directory, "store", NULL);
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u", port);
  g_auto (Answer) malformed = { 0 };
  g_auto (Answer) offline = { 0 };

  g_assert_cmpuint (port, !=, 0);
  g_socket_listener_close (listener);
  malformed = RUN ("", "enrol", "--collector", url, "--evaluator", url, "--code", "ABC",
                   "--no-keyring", "--data", store, "--passphrase-file", fixture->passphrase);
  offline =
    RUN ("", "enrol", "--collector", url, "--evaluator", url, "--code", "ABCDE-FGHJK-MNPQR-STVWX",
         "--no-keyring", "--data", store, "--passphrase-file", fixture->passphrase);

  g_assert_cmpint (malformed.status, ==, 1);
  g_assert_cmpint (offline.status, ==, 3);
}

#define IN(store) "--no-keyring", "--data", store, "--passphrase-file", fixture->passphrase

static void
test_backup_comes_back_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *store = g_build_filename (fixture->directory, "store", NULL);
  g_autofree char *other = g_build_filename (fixture->directory, "other", NULL);
  g_autofree char *backup = g_build_filename (fixture->directory, "backup", NULL);
  g_autofree char *secret = g_build_filename (fixture->directory, "secret", NULL);
  g_auto (Answer) made = { 0 };
  g_auto (Answer) looked = { 0 };
  g_auto (Answer) restored = { 0 };
  g_auto (Answer) exported = { 0 };

  g_assert_true (g_file_set_contents (secret, "de kopie heeft een eigen zin\n", -1, NULL));
  made = RUN ("", "backup", "--output", backup, "--backup-passphrase-file", secret, IN (store));
  g_assert_cmpstr (made.err, ==, "");
  g_assert_true (g_str_has_prefix (made.out, "0 voorvallen, 0 concepten, 0 nog niet verzonden"));
  looked = RUN ("", "restore", backup, "--check", "--backup-passphrase-file", secret, IN (other));
  g_assert_cmpint (looked.status, ==, 0);
  g_assert_true (g_str_has_suffix (looked.out, made.out));
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  restored = RUN ("", "restore", backup, "--backup-passphrase-file", secret, IN (other));
  g_assert_cmpstr (restored.out, ==, looked.out);
  exported = RUN ("", "export", "--format", "json", "--no-keyring", "--data", other,
                  "--passphrase-file", secret);
  g_assert_cmpstr (exported.err, ==, "");
  g_assert_true (g_str_has_suffix (exported.out, "\"voorvallen\": []}\n"));
}

static void
test_restore_refuses_in_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *store = g_build_filename (fixture->directory, "store", NULL);
  g_autofree char *nothing = g_build_filename (fixture->directory, "nothing", NULL);
  const struct {
    const char *file;
    const char *says;
    int status;
  } rows[] = {
    { nothing, "Dit bestand is er niet", 1 },
    { fixture->passphrase, "Dit bestand is geen reservekopie van dit programma", 1 },
    { fixture->directory, ".", 1 },
  };
  g_auto (Answer) bare = RUN ("", "restore", nothing, IN (store));
  g_auto (Answer) aimless = RUN ("", "backup", IN (store));
  g_auto (Answer) shapeless = RUN ("", "export", "--format", "xml", IN (store));
  g_auto (Answer) nameless = RUN ("", "forget", IN (store));

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_auto (Answer) answer = RUN ("", "restore", rows[i].file, "--backup-passphrase-file",
                                  fixture->passphrase, IN (store));

    g_test_message ("%s", answer.err);
    g_assert_cmpint (answer.status, ==, rows[i].status);
    g_assert_nonnull (strstr (answer.err, rows[i].says));
    g_assert_null (strstr (answer.err, "Cannot"));
    g_assert_cmpstr (answer.out, ==, "");
  }
  g_assert_cmpint (bare.status, ==, 2);
  g_assert_cmpint (aimless.status, ==, 2);
  g_assert_cmpint (shapeless.status, ==, 2);
  g_assert_cmpint (nameless.status, ==, 2);
}

/* Where there is no folder nothing is written, and that is said; a file is as what would be
 * printed. */
static void
test_export_and_backup_go_to_a_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *store = g_build_filename (fixture->directory, "store", NULL);
  g_autofree char *file = g_build_filename (fixture->directory, "uit.json", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->directory, "no", "uit", NULL);
  g_autofree char *text = NULL;
  g_auto (Answer) printed = RUN ("", "export", "--format", "json", IN (store));
  g_auto (Answer) written = RUN ("", "export", "--format", "json", "--output", file, IN (store));
  g_auto (Answer) lost = RUN ("", "export", "--format", "json", "--output", nowhere, IN (store));
  g_auto (Answer) unmade = RUN ("", "backup", "--output", nowhere, "--backup-passphrase-file",
                                fixture->passphrase, IN (store));

  g_assert_cmpint (written.status, ==, 0);
  g_assert_cmpstr (written.out, ==, "");
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, printed.out);
  g_assert_cmpint (lost.status, ==, 1);
  g_assert_cmpstr (lost.out, ==, "");
  g_assert_cmpstr (lost.err, !=, "");
  g_assert_cmpint (unmade.status, ==, 1);
  g_assert_cmpstr (unmade.err, ==,
                   "dutch-id-monitorctl: De reservekopie kan daar niet worden opgeslagen. Kies een "
                   "andere plek.\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];
  g_test_add ("/monitorctl/guard-tells-where", Fixture, NULL, set_up, test_guard_tells_where,
              tear_down);
  g_test_add ("/monitorctl/guard-knows-public-numbers", Fixture, NULL, set_up,
              test_guard_knows_public_numbers, tear_down);
  g_test_add ("/monitorctl/guard-tells-of-no-file", Fixture, NULL, set_up,
              test_guard_tells_of_no_file, tear_down);
  g_test_add_func ("/monitorctl/document-check-answers", test_document_check_answers);
  g_test_add_func ("/monitorctl/document-check-never-repeats", test_document_check_never_repeats);
  g_test_add_func ("/monitorctl/code-list-shows-one-or-all", test_code_list_shows_one_or_all);
  g_test_add_func ("/monitorctl/wrong-usage-is-told", test_wrong_usage_is_told);
  g_test_add_func ("/monitorctl/full-disk-is-no-success", test_full_disk_is_no_success);
  g_test_add_func ("/monitorctl/help-and-version", test_help_and_version);
  g_test_add ("/monitorctl/only-enrolled-devices-go-on", Fixture, NULL, set_up,
              test_only_enrolled_devices_go_on, tear_down);
  g_test_add ("/monitorctl/enrol-tells-of-no-server", Fixture, NULL, set_up,
              test_enrol_tells_of_no_server, tear_down);
  g_test_add ("/monitorctl/backup-comes-back-elsewhere", Fixture, NULL, set_up,
              test_backup_comes_back_elsewhere, tear_down);
  g_test_add ("/monitorctl/restore-refuses-in-words", Fixture, NULL, set_up,
              test_restore_refuses_in_words, tear_down);
  g_test_add ("/monitorctl/export-and-backup-go-to-a-file", Fixture, NULL, set_up,
              test_export_and_backup_go_to_a_file, tear_down);
  return g_test_run ();
}
