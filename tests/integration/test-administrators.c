/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "server-program.h"

#include <signal.h>
#include <string.h>

/* What the administrators of both servers ask by command line, and how a slip is answered. */

static const char *collector_path;
static const char *evaluator_path;

typedef struct {
  ServerProgram collector;
  ServerProgram evaluator;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  server_program_set_up (&fixture->collector, collector_path);
  server_program_set_up (&fixture->evaluator, evaluator_path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  server_program_tear_down (&fixture->evaluator);
  server_program_tear_down (&fixture->collector);
}

/* @words are parted by blanks, "$" stands for the server's own folder. Standard output; what went
 * wrong comes into @out_said. */
static char *
run (const ServerProgram *program, const char *words, int *out_status, char **out_said)
{
  g_autoptr (GString) filled = g_string_new (words);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  g_string_replace (filled, "$", program->directory, 0);
  parts = g_strsplit (filled->str, " ", -1);
  g_strv_builder_add (builder, program->path);
  g_strv_builder_addv (builder, (const char **) parts);
  argv = g_strv_builder_end (builder);
  process =
    g_subprocess_newv ((const char *const *) argv,
                       G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, out_said, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  *out_status = g_subprocess_get_exit_status (process);
  return out;
}

typedef struct {
  const char *words;
  int status;
  const char *says; /* is within what it says */
} Slip;

static void
assert_slips (const ServerProgram *program, const Slip *slips, gsize n_slips)
{
  for (gsize i = 0; i < n_slips; i++) {
    int status = -1;
    g_autofree char *said = NULL;
    g_autofree char *out = run (program, slips[i].words, &status, &said);

    g_test_message ("%s | %s", slips[i].words, said);
    g_assert_cmpint (status, ==, slips[i].status);
    g_assert_cmpstr (out, ==, "");
    g_assert_nonnull (strstr (said, slips[i].says));
  }
}

static void
test_slip_at_the_collector_is_told (Fixture *fixture, gconstpointer data)
{
  static const Slip slips[] = {
    { "", 2, "serve" },
    { "office", 2, "office add" },
    { "office list", 2, "--data DIR is missing" },
    { "office list --colour", 2, "--colour" },
    { "office list --data /proc/none", 1, "Cannot make data directory" },
    { "serve --data /proc/none", 1, "Cannot make data directory" },
    { "serve", 2, "--data DIR is missing" },
    { "serve --data $/a --listen nowhere", 1, "Cannot" },
    { "serve --data $/a --listen 0.0.0.0", 1, "Cannot" },
    { "serve --data $/a --port 99999", 1, "Cannot" },
    { "serve --data $/a --tls-certificate $/none", 1, "Cannot" },
    { "device revoke --data $/a", 2, "the id of one device" },
    { "device revoke --data $/a b c", 2, "the id of one device" },
    { "key-list import --data $/a", 2, "a file and --list-key" },
    { "key-list import --data $/a list --list-key AAAA", 2, "32 bytes in base64" },
    { "key-list import --data $/a /no/list --list-key AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
      1, "/no/list" },
  };

  assert_slips (&fixture->collector, slips, G_N_ELEMENTS (slips));
}

static void
test_slip_at_the_evaluator_is_told (Fixture *fixture, gconstpointer data)
{
  static const Slip slips[] = {
    { "", 2, "Usage" },
    { "office add --data $/a --id b", 2, "--name is missing" },
    { "office add --data $/a --id b --name n extra", 2, "a word too many" },
    { "office add --data $/a --id averyveryverylongnameofanofficethatnobodyeverwouldgiveitreally"
      "andthensomemoretobesure --name n",
      1, "Cannot add office" },
    { "office add --data /proc/none --id b --name n", 1, "Cannot make data directory" },
    { "device add --data $/a", 2, "--office is missing" },
    { "device add --data $/a --office nobody", 1, "Cannot" },
    { "device add --data $/a --office b --role averyveryverylongroleoverallthatisallowedhereforsure"
      "andthensome",
      1, "Cannot add device" },
    { "device list", 2, "--data is missing" },
    { "device revoke --data $/a", 2, "--device is missing" },
    { "device revoke --data $/a --device none", 1, "Cannot" },
    { "quota", 2, "--data is missing" },
    { "quota --data $/a --day 5", 2, "go together with --office" },
    { "quota --data $/a --office b --day -7 --year 1", 2, "go together with --office" },
    { "quota --data $/a --office b --day 5 --year 999999999", 2, "go together with --office" },
    { "quota --data $/a --national-day -7", 2, "go together with --office" },
    { "quota --data $/a --office nobody", 1, "Cannot" },
    { "key list", 2, "--data is missing" },
    { "key export-list --data $/a", 1, "Cannot" },
    { "key new --data $/a --id 2026a --first 2026-02-30 --last 2026-12-31 --list-key $/none", 1,
      "Cannot" },
    { "key new --data $/a --id 2026a --first 2026-01-01 --last 2026-12-31 --list-key $/none", 1,
      "Cannot open key file" },
    { "key destroy --data $/a --id 2026a", 2, "--list-key is missing" },
    { "key destroy --data $/a --id 2026a --list-key $/none", 1, "Cannot open key file" },
    { "list-key new", 2, "one missing" },
    { "list-key new /proc/none/key", 1, "Cannot make key file" },
    { "serve", 2, "--data is missing" },
    { "serve --data $/a --listen nowhere", 1, "Cannot" },
  };

  assert_slips (&fixture->evaluator, slips, G_N_ELEMENTS (slips));
}

/* Its columns from the second on: the first is a random id. */
static void
assert_devices (ServerProgram *program, const char *expected)
{
  g_autofree char *list = server_program_command (program, NULL, "device", "list", NULL);
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++) {
    const char *rest = strchr (lines[i], '\t');

    g_assert_nonnull (rest);
    g_string_append_printf (found, "%s\n", rest + 1);
  }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_collector_lists_offices_and_devices (Fixture *fixture, gconstpointer data)
{
  ServerProgram *program = &fixture->collector;
  g_autoptr (EnrolledDevice) first = NULL;
  g_autoptr (EnrolledDevice) second = NULL;
  g_autofree char *offices = NULL;

  g_free (server_program_command (program, NULL, "office", "add", "--id", "amsterdam", "--name",
                                  "Gemeente Amsterdam", "--contact", "14 020", "--municipality",
                                  "GM0363", "--municipality", "GM0384", NULL));
  g_free (server_program_command (program, NULL, "office", "add", "--id", "bzk", "--name", "BZK",
                                  "--contact", "1400", NULL));
  server_program_start (program);
  first = server_program_enrol (program, "amsterdam", "Balie Centrum", "balie");
  second = server_program_enrol (program, "amsterdam", "Backoffice", "backoffice");
  g_free (server_program_command (program, NULL, "device", "add", "--office", "bzk", "--desk",
                                  "Analyse", "--role", "analist", NULL));
  g_free (server_program_command (program, NULL, "device", "revoke", second->id, NULL));
  offices = server_program_command (program, NULL, "office", "list", NULL);

  g_assert_cmpstr (offices, ==,
                   "amsterdam\tGemeente Amsterdam\t14 020\tGM0363 GM0384\nbzk\tBZK\t1400");
  assert_devices (program, "amsterdam\tBalie Centrum\tbalie\tingeschreven\n"
                           "amsterdam\tBackoffice\tbackoffice\tingetrokken\n"
                           "bzk\tAnalyse\tanalist\twacht op inschrijving\n");
  server_program_stop (program, SIGTERM);
}

static void
test_evaluator_lists_devices_and_quota (Fixture *fixture, gconstpointer data)
{
  ServerProgram *program = &fixture->evaluator;
  g_autofree char *quota = NULL;
  g_autofree char *nation = NULL;
  g_autofree char *of_office = NULL;

  g_free (server_program_command (program, NULL, "office", "add", "--id", "amsterdam", "--name",
                                  "Amsterdam", NULL));
  g_free (server_program_command (program, NULL, "device", "add", "--office", "amsterdam", "--role",
                                  "balie", NULL));
  g_free (server_program_command (program, NULL, "device", "add", "--office", "amsterdam", NULL));
  nation = server_program_command (program, NULL, "quota", "--national-day", "9000", NULL);
  quota = server_program_command (program, NULL, "quota", "--office", "amsterdam", "--day", "20",
                                  "--year", "300", NULL);
  of_office = server_program_command (program, NULL, "device", "list", "--office", "bzk", NULL);

  assert_devices (program, "amsterdam\tbalie\tcode given\namsterdam\t\tcode given\n");
  g_assert_cmpstr (of_office, ==, "");
  g_assert_cmpstr (nation, ==, "");
  g_assert_cmpstr (quota, ==, "amsterdam\tday 0/20\tyear 0/300\tnation 0/9000");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/administrators/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  collector_path = argv[1];
  evaluator_path = argv[2];
  ADD ("slip-at-the-collector-is-told", test_slip_at_the_collector_is_told);
  ADD ("slip-at-the-evaluator-is-told", test_slip_at_the_evaluator_is_told);
  ADD ("collector-lists-offices-and-devices", test_collector_lists_offices_and_devices);
  ADD ("evaluator-lists-devices-and-quota", test_evaluator_lists_devices_and_quota);
  return g_test_run ();
}
