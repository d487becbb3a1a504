/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desks.h"

#include "dim-csv.h"

#include <signal.h>
#include <string.h>

static char *
run (const char *const *argv, const char *input, char **out_complaint, int *out_status)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
    (out_complaint != NULL ? G_SUBPROCESS_FLAGS_STDERR_PIPE : G_SUBPROCESS_FLAGS_STDERR_SILENCE));
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  g_subprocess_launcher_setenv (launcher, "LANGUAGE", "nl", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &out, out_complaint, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  *out_status = g_subprocess_get_exit_status (process);
  return g_strchomp (out);
}

static char *
run_device (Desks *desks,
            const char *device,
            const char *words,
            const char *input,
            char **out_complaint,
            int expected)
{
  g_autofree char *store = g_build_filename (desks->collector.directory, device, NULL);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  const char *const common[] = { "--no-keyring", "--data", store, "--passphrase-file",
                                 desks->passphrase };
  int status = 0;
  char *out = NULL;

  g_ptr_array_add (argv, (gpointer) desks->monitorctl);
  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (argv, parts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (common); i++)
    g_ptr_array_add (argv, (gpointer) common[i]);
  g_ptr_array_add (argv, NULL);
  out = run ((const char *const *) argv->pdata, input, out_complaint, &status);
  if (status != expected)
    g_test_message ("%s: %s", device, words);
  g_assert_cmpint (status, ==, expected);
  return out;
}

static void
add_keys (Desks *desks)
{
  const char *program = desks->evaluator.path;
  g_autofree char *key = g_build_filename (desks->evaluator.directory, "list-key", NULL);
  g_autofree char *list = g_build_filename (desks->evaluator.directory, "list.jws", NULL);
  g_autofree char *text = NULL;
  int status = 0;
  g_autofree char *public =
    desks_run ((const char *const[]){ program, "list-key", "new", key, NULL }, "", &status);

  g_assert_cmpint (status, ==, 0);
  for (int year = desks->year; year <= desks->year + 1; year++) {
    g_autofree char *id = g_strdup_printf ("%da", year);
    g_autofree char *first = g_strdup_printf ("%d-01-01", year);
    g_autofree char *last = g_strdup_printf ("%d-12-31", year);
    g_autofree char *out =
      server_program_command (&desks->evaluator, NULL, "key", "new", "--id", id, "--first", first,
                              "--last", last, "--list-key", key, NULL);
  }
  text = server_program_command (&desks->evaluator, NULL, "key", "export-list", NULL);
  g_assert_true (g_file_set_contents (list, text, -1, NULL));
  g_free (server_program_command (&desks->collector, NULL, "key-list", "import", list, "--list-key",
                                  public, NULL));
}

void
desks_set_up (Desks *desks, const char *const *programs)
{
  DimDay today = dim_clock_today (dim_clock_system ());

  desks->year = dim_day_year (today);
  if (today <= dim_day_new (desks->year, 11, 20))
    desks->year--;
  desks->monitorctl = programs[0];
  server_program_set_up (&desks->collector, programs[1]);
  server_program_set_up (&desks->evaluator, programs[2]);
  desks->passphrase = g_build_filename (desks->collector.directory, "passphrase", NULL);
  g_assert_true (g_file_set_contents (desks->passphrase, "correct horse battery staple", -1, NULL));
  add_keys (desks);
  server_program_start (&desks->collector);
  server_program_start (&desks->evaluator);
}

void
desks_tear_down (Desks *desks)
{
  server_program_tear_down (&desks->evaluator);
  server_program_tear_down (&desks->collector);
  g_free (desks->passphrase);
}

void
desks_settle_office (Desks *desks, const char *id, const char *municipality)
{
  g_free (server_program_command (&desks->collector, NULL, "office", "add", "--id", id, "--name",
                                  id, "--contact", "14 020", "--municipality", municipality, NULL));
}

void
desks_add_office (Desks *desks, const char *id, const char *municipality)
{
  desks_settle_office (desks, id, municipality);
  g_free (server_program_command (&desks->evaluator, NULL, "office", "add", "--id", id, "--name",
                                  id, NULL));
}

void
desks_enrol (Desks *desks,
             const char *device,
             const char *office,
             const char *desk,
             const char *role)
{
  g_autofree char *first =
    server_program_command (&desks->collector, NULL, "device", "add", "--office", office, "--desk",
                            desk, "--role", role, NULL);
  g_autofree char *second =
    server_program_command (&desks->evaluator, NULL, "device", "add", "--office", office, NULL);
  g_autofree char *words =
    g_strdup_printf ("enrol --collector %s --evaluator %s --code %s-%s", desks->collector.url,
                     desks->evaluator.url, first, second);

  desks_carry_out (desks, device, words, 0);
}

char *
desks_ask (Desks *desks, const char *device, const char *words, const char *input, int expected)
{
  return run_device (desks, device, words, input, NULL, expected);
}

char *
desks_complain (Desks *desks,
                const char *device,
                const char *words,
                const char *input,
                int expected)
{
  char *complaint = NULL;
  g_autofree char *out = run_device (desks, device, words, input, &complaint, expected);

  g_assert_cmpstr (out, ==, "");
  return g_strchomp (complaint);
}

char *
desks_register (Desks *desks, const char *device, const char *words, const char *json)
{
  char *out = desks_ask (desks, device, words, json, 0);
  char *end = strchr (out, '\t');

  g_assert_nonnull (end);
  *end = '\0';
  return out;
}

void
desks_carry_out (Desks *desks, const char *device, const char *words, int expected)
{
  g_autofree char *out = desks_ask (desks, device, words, "", expected);
}

char *
desks_count_year (Desks *desks, const char *analyst)
{
  g_autofree char *words = g_strdup_printf ("tallies --year %d --format csv", desks->year);
  g_autofree char *csv = desks_ask (desks, analyst, words, "", 0);
  g_autoptr (GPtrArray) rows = dim_csv_parse (csv, strlen (csv), NULL);
  char **total = NULL;

  g_assert_nonnull (rows);
  total = g_ptr_array_index (rows, 1);
  g_assert_cmpstr (total[1], ==, "totaal");
  return g_strjoin (" ", total[4], total[5], total[6], total[7], total[10], NULL);
}

char *
desks_run (const char *const *argv, const char *input, int *out_status)
{
  return run (argv, input, NULL, out_status);
}
