/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-csv.h"
#include "dim-json-guard.h"
#include "server-program.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

/* The main job by command line: both servers and three devices, all of them the real programs. */

#define NL_PASSPORT                                                                                \
  "P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<\\n"                                                \
  "SPECI20142NLD6503101F2403096999999990<<<<<84"
#define ANSWERS                                                                                    \
  "\"product\":\"paspoort-aanvraag\",\"vorm\":\"look-alike\",\"gemeente\":\"GM0363\","             \
  "\"ontdekking\":[\"gezichtsvergelijking\"],\"uitkomst\":[\"geweigerd\"]"
#define SCANNED                                                                                    \
  "{\"datum\":\"%d-11-03\"," ANSWERS ",\"documenten\":[{\"mrz\":\"" NL_PASSPORT "\"}]}"
#define TYPED                                                                                      \
  "{\"datum\":\"%d-11-05\"," ANSWERS                                                               \
  ",\"documenten\":[{\"soort\":\"nik\",\"land\":\"NLD\",\"nummer\":\"speci 2014\"}]}"
#define FOLLOWED                                                                                   \
  "{\"datum\":\"%d-11-07\"," ANSWERS ",\"documenten\":[{\"soort\":\"geen\"}],"                     \
  "\"vervolg\":[{\"code\":\"aangifte\",\"gedaan\":false},"                                         \
  "{\"code\":\"rvig\",\"datum\":\"2024-01-02\",\"gedaan\":true}]}"
#define ELSEWHERE                                                                                  \
  "{\"datum\":\"%d-11-05\",\"product\":\"paspoort-aanvraag\",\"vorm\":\"look-alike\","             \
  "\"gemeente\":\"GM0599\",\"ontdekking\":[\"gezichtsvergelijking\"],"                             \
  "\"uitkomst\":[\"geweigerd\"],"                                                                  \
  "\"documenten\":[{\"soort\":\"nik\",\"land\":\"NLD\",\"nummer\":\"SPECI2014\"}]}"
#define WITHOUT "{\"datum\":\"%d-11-07\"," ANSWERS ",\"documenten\":[{\"soort\":\"geen\"}]}"

static const char *monitorctl;
static const char *collector_path;
static const char *evaluator_path;

typedef struct {
  ServerProgram collector;
  ServerProgram evaluator;
  char *passphrase;
  int year; /* the last whose 20 November has passed */
} Fixture;

static char *
run_plainly (const char *const *argv, const char *input, int *out_status)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  process = g_subprocess_newv (argv,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                 G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  *out_status = g_subprocess_get_exit_status (process);
  return g_strchomp (out);
}

/* A command of one device; its words are parted by blanks. */
static char *
ask (Fixture *fixture, const char *device, const char *words, const char *input, int expected)
{
  g_autofree char *store = g_build_filename (fixture->collector.directory, device, NULL);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  const char *const common[] = { "--no-keyring", "--data", store, "--passphrase-file",
                                 fixture->passphrase };
  int status = 0;
  char *out = NULL;

  g_ptr_array_add (argv, (gpointer) monitorctl);
  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (argv, parts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (common); i++)
    g_ptr_array_add (argv, (gpointer) common[i]);
  g_ptr_array_add (argv, NULL);
  out = run_plainly ((const char *const *) argv->pdata, input, &status);
  g_assert_cmpint (status, ==, expected);
  return out;
}

static void
carry_out (Fixture *fixture, const char *device, const char *words, int expected)
{
  g_autofree char *out = ask (fixture, device, words, "", expected);
}

static void
add_by (Fixture *fixture, const char *words, const char *device, const char *form, int expected)
{
  g_auto (GStrv) parts = g_strsplit (form, "%d", 2);
  g_autofree char *json = g_strdup_printf ("%s%d%s", parts[0], fixture->year, parts[1]);
  g_autofree char *out = ask (fixture, device, words, json, expected);

  g_assert_nonnull (strchr (out, '\t'));
}

static void
add (Fixture *fixture, const char *device, const char *form, int expected)
{
  add_by (fixture, "incident add --json -", device, form, expected);
}

static void
store_only (Fixture *fixture, const char *device, const char *form)
{
  add_by (fixture, "incident add --no-sync --json -", device, form, 0);
}

static void
enrol (Fixture *fixture, const char *device, const char *office, const char *role)
{
  g_autofree char *first =
    server_program_command (&fixture->collector, NULL, "device", "add", "--office", office,
                            "--desk", device, "--role", role, NULL);
  g_autofree char *second =
    server_program_command (&fixture->evaluator, NULL, "device", "add", "--office", office, NULL);
  g_autofree char *words =
    g_strdup_printf ("enrol --collector %s --evaluator %s --code %s-%s", fixture->collector.url,
                     fixture->evaluator.url, first, second);

  carry_out (fixture, device, words, 0);
}

static void
add_keys (Fixture *fixture)
{
  g_autofree char *key = g_build_filename (fixture->evaluator.directory, "list-key", NULL);
  g_autofree char *list = g_build_filename (fixture->evaluator.directory, "list.jws", NULL);
  g_autofree char *text = NULL;
  int status = 0;
  g_autofree char *public =
    run_plainly ((const char *const[]){ evaluator_path, "list-key", "new", key, NULL }, "",
                 &status);

  g_assert_cmpint (status, ==, 0);
  for (int year = fixture->year; year <= fixture->year + 1; year++) {
    g_autofree char *id = g_strdup_printf ("%da", year);
    g_autofree char *first = g_strdup_printf ("%d-01-01", year);
    g_autofree char *last = g_strdup_printf ("%d-12-31", year);
    g_autofree char *out =
      server_program_command (&fixture->evaluator, NULL, "key", "new", "--id", id, "--first", first,
                              "--last", last, "--list-key", key, NULL);
  }
  text = server_program_command (&fixture->evaluator, NULL, "key", "export-list", NULL);
  g_assert_true (g_file_set_contents (list, text, -1, NULL));
  g_free (server_program_command (&fixture->collector, NULL, "key-list", "import", list,
                                  "--list-key", public, NULL));
}

/* At the collector the new municipality takes the place of the old one. */
static void
settle_office (Fixture *fixture, const char *id, const char *municipality)
{
  g_free (server_program_command (&fixture->collector, NULL, "office", "add", "--id", id, "--name",
                                  id, "--contact", "14 020", "--municipality", municipality, NULL));
}

static void
add_office (Fixture *fixture, const char *id, const char *municipality)
{
  settle_office (fixture, id, municipality);
  g_free (server_program_command (&fixture->evaluator, NULL, "office", "add", "--id", id, "--name",
                                  id, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  DimDay today = dim_clock_today (dim_clock_system ());

  fixture->year = dim_day_year (today);
  if (today <= dim_day_new (fixture->year, 11, 20))
    fixture->year--;
  server_program_set_up (&fixture->collector, collector_path);
  server_program_set_up (&fixture->evaluator, evaluator_path);
  fixture->passphrase = g_build_filename (fixture->collector.directory, "passphrase", NULL);
  g_assert_true (
    g_file_set_contents (fixture->passphrase, "correct horse battery staple", -1, NULL));
  add_keys (fixture);
  add_office (fixture, "amsterdam", "GM0363");
  add_office (fixture, "bzk", "GM0518");
  server_program_start (&fixture->collector);
  server_program_start (&fixture->evaluator);
  enrol (fixture, "balie", "amsterdam", "balie");
  enrol (fixture, "achter", "amsterdam", "backoffice");
  enrol (fixture, "analist", "bzk", "analist");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  server_program_tear_down (&fixture->evaluator);
  server_program_tear_down (&fixture->collector);
  g_free (fixture->passphrase);
}

/* Cases, gross, documents, not comparable of the year, and the tags to follow. */
static void
assert_year (Fixture *fixture, const char *expected)
{
  g_autofree char *words = g_strdup_printf ("tallies --year %d --format csv", fixture->year);
  g_autofree char *csv = ask (fixture, "analist", words, "", 0);
  g_autoptr (GPtrArray) rows = dim_csv_parse (csv, strlen (csv), NULL);
  g_autofree char *found = NULL;
  char **total = NULL;

  g_assert_nonnull (rows);
  total = g_ptr_array_index (rows, 1);
  g_assert_cmpstr (total[1], ==, "totaal");
  found = g_strjoin (" ", total[4], total[5], total[6], total[7], total[10], NULL);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_one_passport_at_two_desks_is_one_case (Fixture *fixture, gconstpointer data)
{
  g_autofree char *front = NULL;
  g_autofree char *back = NULL;

  add (fixture, "balie", SCANNED, 0);
  add (fixture, "achter", TYPED, 0);
  carry_out (fixture, "balie", "sync", 0);

  front = ask (fixture, "balie", "incident list --json", "", 0);
  back = ask (fixture, "achter", "incident list --json", "", 0);
  g_assert_true (dim_json_guard (front, strlen (front), NULL));
  g_assert_true (dim_json_guard (back, strlen (back), NULL));
  g_assert_nonnull (strstr (front, "\"mogelijkDubbel\": true"));
  g_assert_nonnull (strstr (back, "\"mogelijkDubbel\": true"));
  g_assert_null (strstr (front, "SPECI2014"));
  assert_year (fixture, "1 2 1 0 0");
}

static void
test_work_waits_for_the_servers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GUri) url = g_uri_parse (fixture->collector.url, G_URI_FLAGS_NONE, NULL);

  server_program_stop (&fixture->collector, SIGTERM);
  add (fixture, "balie", WITHOUT, 3);
  carry_out (fixture, "balie", "sync", 3);

  fixture->collector.port = (guint) g_uri_get_port (url);
  server_program_start (&fixture->collector);
  carry_out (fixture, "balie", "sync", 0);
  carry_out (fixture, "balie", "sync", 0);
  assert_year (fixture, "1 1 0 1 0");
}

static void
test_figures_do_not_wait_for_tags (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GUri) url = g_uri_parse (fixture->evaluator.url, G_URI_FLAGS_NONE, NULL);

  server_program_stop (&fixture->evaluator, SIGTERM);
  add (fixture, "balie", SCANNED, 3);
  assert_year (fixture, "1 1 0 1 1");

  fixture->evaluator.port = (guint) g_uri_get_port (url);
  server_program_start (&fixture->evaluator);
  carry_out (fixture, "balie", "sync", 0);
  assert_year (fixture, "1 1 1 0 0");
}

/* Only the comparing waits for another day; nothing was refused. */
static void
test_registrations_go_on_at_the_quota (Fixture *fixture, gconstpointer data)
{
  g_free (server_program_command (&fixture->evaluator, NULL, "quota", "--office", "amsterdam",
                                  "--day", "0", "--year", "0", NULL));
  add (fixture, "balie", SCANNED, 0);
  carry_out (fixture, "balie", "sync", 0);
  assert_year (fixture, "1 1 0 1 1");
}

/* The office works for another municipality, for a while. */
static void
test_refusal_is_told_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = NULL;

  settle_office (fixture, "amsterdam", "GM0518");
  add (fixture, "balie", WITHOUT, 1);
  carry_out (fixture, "balie", "sync", 0);
  store_only (fixture, "balie", WITHOUT);
  carry_out (fixture, "balie", "sync", 1);

  settle_office (fixture, "amsterdam", "GM0363");
  add (fixture, "balie", WITHOUT, 0);
  carry_out (fixture, "balie", "sync", 0);
  list = ask (fixture, "balie", "incident list --json", "", 0);
  g_assert_nonnull (strstr (list, "teruggestuurd"));
  assert_year (fixture, "1 1 0 1 0");
}

static void
test_only_an_analyst_gets_figures (Fixture *fixture, gconstpointer data)
{
  g_autofree char *words = g_strdup_printf ("tallies --year %d --format json", fixture->year);
  g_autofree char *json = NULL;

  carry_out (fixture, "balie", words, 1);
  json = ask (fixture, "analist", words, "", 0);
  g_assert_true (dim_json_guard (json, strlen (json), NULL));
}

static void
test_personal_data_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *json =
    g_strdup_printf ("{\"datum\":\"%d-11-07\"," ANSWERS
                     ",\"documenten\":[{\"soort\":\"geen\"}],\"toelichting\":\"BSN 999990019\"}",
                     fixture->year);
  g_autofree char *out = ask (fixture, "balie", "incident add --json -", json, 1);
  g_autofree char *list = ask (fixture, "balie", "incident list --json", "", 0);

  g_assert_cmpstr (out, ==, "");
  g_assert_cmpstr (list, ==, "[]");
}

/* Columns parted by tabs, the last for what to look at, if anything; a search leaves out what it
 * does not find. */
static void
test_list_reads_as_a_table (Fixture *fixture, gconstpointer data)
{
  g_autofree char *all = NULL;
  g_autofree char *none = NULL;
  g_autofree char *json = NULL;
  g_autofree char *day = g_strdup_printf ("%d-11-07", fixture->year);
  g_auto (GStrv) columns = NULL;

  add (fixture, "balie", FOLLOWED, 0);
  all = ask (fixture, "balie", "incident list", "", 0);
  none = ask (fixture, "balie", "incident list huwelijk", "", 0);
  json = ask (fixture, "balie", "incident list --json", "", 0);

  columns = g_strsplit (all, "\t", -1);
  g_assert_cmpuint (g_strv_length (columns), ==, 5);
  g_assert_cmpstr (columns[0], ==, day);
  g_assert_cmpuint (strlen (columns[1]), ==, strlen ("7K3M-Q2XD"));
  g_assert_cmpstr (columns[2], ==, "Look-alike");
  g_assert_cmpstr (columns[4], ==, "ontvangen");
  g_assert_cmpstr (none, ==, "");
  g_assert_nonnull (strstr (json, "\"vervolg\": [{\"code\": \"aangifte\", \"gedaan\": false}, "
                                  "{\"code\": \"rvig\", \"datum\": \"2024-01-02\", "
                                  "\"gedaan\": true}]"));
}

/* Whom to call, and the month, is all that one office hears of another, and its back office only.
 */
static void
test_another_office_is_told_as_a_contact (Fixture *fixture, gconstpointer data)
{
  g_autofree char *json = NULL;
  g_autofree char *expected = NULL;

  add_office (fixture, "rotterdam", "GM0599");
  enrol (fixture, "elders", "rotterdam", "balie");
  add (fixture, "achter", SCANNED, 0);
  add (fixture, "elders", ELSEWHERE, 0);
  carry_out (fixture, "achter", "sync", 0);
  json = ask (fixture, "achter", "incident list --json", "", 0);

  expected = g_strdup_printf (
    "\"treffers\": [{\"klasse\": \"T3\", \"contact\": \"14 020\", \"maand\": \"%d-11\"}]",
    fixture->year);
  g_assert_nonnull (strstr (json, expected));
}

static void
wait_for_the_next_second (void)
{
  gint64 second = g_get_real_time () / G_USEC_PER_SEC;

  while (g_get_real_time () / G_USEC_PER_SEC == second)
    g_thread_yield ();
}

static char *
read_file (const char *path)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_figures_of_before_are_there_without_network (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->collector.directory, "cijfers.csv", NULL);
  g_autofree char *words =
    g_strdup_printf ("tallies --year %d --format csv --output %s", fixture->year, file);
  g_autofree char *with_network = NULL;
  g_autofree char *without_network = NULL;

  add (fixture, "balie", WITHOUT, 0);
  carry_out (fixture, "analist", words, 0);
  with_network = read_file (file);
  g_assert_cmpint (g_unlink (file), ==, 0);
  server_program_stop (&fixture->collector, SIGTERM);
  /* What was asked for within the second is of now. */
  wait_for_the_next_second ();
  carry_out (fixture, "analist", words, 3);
  without_network = read_file (file);

  g_assert_true (g_str_has_prefix (with_network, "jaar,dimensie,"));
  g_assert_cmpstr (without_network, ==, with_network);
}

/* Each with the status that says so, and what is stored stays. */
static void
test_what_cannot_be_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *store = g_build_filename (fixture->collector.directory, "balie", NULL);
  g_autofree char *again =
    g_strdup_printf ("enrol --collector %s --evaluator %s --code ABCDE-FGHJK-MNPQR-STVWX",
                     fixture->collector.url, fixture->evaluator.url);
  const char *const locked[] = { monitorctl, "incident",     "list", "--data",
                                 store,      "--no-keyring", NULL };
  const char *const no_file[] = { monitorctl,          "incident", "list",         "--data", store,
                                  "--passphrase-file", "/no/file", "--no-keyring", NULL };
  const char *const wrong[] = { monitorctl,          "incident", "list",         "--data", store,
                                "--passphrase-file", monitorctl, "--no-keyring", NULL };
  const char *const *const refused[] = { locked, no_file, wrong };
  g_autofree char *list = NULL;

  carry_out (fixture, "balie", again, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    int status = 0;
    g_autofree char *out = run_plainly (refused[i], "", &status);

    g_assert_cmpint (status, ==, 1);
    g_assert_cmpstr (out, ==, "");
  }
  list = ask (fixture, "balie", "incident list --json", "", 0);
  g_assert_cmpstr (list, ==, "[]");
}

/* What a device says on its standard error, on a computer whose clock is off. */
static char *
complain_off_by (Fixture *fixture, const char *offset, int expected)
{
  g_autofree char *store = g_build_filename (fixture->collector.directory, "balie", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  char *complaint = NULL;

  g_subprocess_launcher_setenv (launcher, "LANGUAGE", "nl", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, "faketime", "-f", offset, monitorctl,
                                         "sync", "--no-keyring", "--data", store,
                                         "--passphrase-file", fixture->passphrase, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &complaint, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, expected);
  return complaint;
}

/* Told in words and by how much; the number survives even the year ahead, and all goes on as soon
 * as the clock is right. */
static void
test_wrong_clock_is_told (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *offset;
    const char *says;
  } rows[] = {
    { "-1d", "De klok van deze computer loopt 1 dag achter. Zet de klok goed" },
    { "+1d", "De klok van deze computer loopt 1 dag voor. Zet de klok goed" },
    { "+1y", "De klok van deze computer loopt 365 dagen voor. Zet de klok goed" },
  };
  g_autofree char *program = g_find_program_in_path ("faketime");

  if (program == NULL) {
    g_test_skip ("no faketime");
    return;
  }
  store_only (fixture, "balie", SCANNED);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *complaint = complain_off_by (fixture, rows[i].offset, 1);

    g_assert_nonnull (strstr (complaint, rows[i].says));
  }
  carry_out (fixture, "balie", "sync", 0);
  assert_year (fixture, "1 1 1 0 0");
}

/* The month that ended last: that of the day before this month's first. */
static char *
last_month (void)
{
  DimDay today = dim_clock_today (dim_clock_system ());
  DimDay last = dim_day_new (dim_day_year (today), dim_day_month (today), 1) - 1;

  return g_strdup_printf ("%d-%02d", dim_day_year (last), dim_day_month (last));
}

/* Whether the device's list, whose newest line is the month that runs, says so of the last. */
static void
assert_last_month (Fixture *fixture, const char *device, const char *expected)
{
  g_autofree char *list = ask (fixture, device, "month list --json", "", 0);
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  if (strstr (lines[2], expected) == NULL)
    g_assert_cmpstr (lines[2], ==, expected);
}

static void
register_last_month (Fixture *fixture, const char *words, const char *device)
{
  g_autofree char *month = last_month ();
  g_autofree char *json =
    g_strdup_printf ("{\"datum\":\"%s-07\"," ANSWERS ",\"documenten\":[{\"soort\":\"geen\"}]}",
                     month);

  g_free (ask (fixture, device, words, json, 0));
}

/* Said twice it is harmless; a late registration, even one that waited at a desk, makes it lapse.
 */
static void
test_zero_statement_lapses (Fixture *fixture, gconstpointer data)
{
  g_autofree char *month = last_month ();
  g_autofree char *declare = g_strconcat ("month declare GM0363 ", month, NULL);

  carry_out (fixture, "balie", "month declare GM0599 2026-01", 1);
  carry_out (fixture, "balie", "month declare GM0363 2199-01", 1);
  assert_last_month (fixture, "balie", "\"ontbreekt\", \"voorvallen\": 0");
  register_last_month (fixture, "incident add --no-sync --json -", "balie");
  carry_out (fixture, "balie", declare, 1);
  carry_out (fixture, "achter", declare, 0);
  carry_out (fixture, "achter", declare, 0);
  assert_last_month (fixture, "achter", "\"nulmelding\", \"voorvallen\": 0");
  carry_out (fixture, "balie", "sync", 0);
  carry_out (fixture, "achter", "sync", 0);
  assert_last_month (fixture, "balie", "\"vervallen\", \"voorvallen\": 1");
  assert_last_month (fixture, "achter", "\"vervallen\", \"voorvallen\": 1");
}

/* A statement that comes after a registration elsewhere is refused, which stands at its month. */
static void
test_late_zero_statement_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *month = last_month ();
  g_autofree char *words = g_strdup_printf ("month declare GM0363 %s --no-sync", month);

  carry_out (fixture, "achter", words, 0);
  assert_last_month (fixture, "achter", "\"nulmeldingWacht\": true");
  register_last_month (fixture, "incident add --json -", "balie");
  carry_out (fixture, "achter", "sync", 1);
  assert_last_month (fixture, "achter", "\"voorvallen\": 1, \"wachten\": 0, \"geweigerd\": \"In");
  carry_out (fixture, "achter", "sync", 0);
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 4);
  monitorctl = argv[1];
  collector_path = argv[2];
  evaluator_path = argv[3];
  add_test ("/two-desks/one-passport-is-one-case", test_one_passport_at_two_desks_is_one_case);
  add_test ("/two-desks/work-waits-for-the-servers", test_work_waits_for_the_servers);
  add_test ("/two-desks/figures-do-not-wait-for-tags", test_figures_do_not_wait_for_tags);
  add_test ("/two-desks/registrations-go-on-at-the-quota", test_registrations_go_on_at_the_quota);
  add_test ("/two-desks/refusal-is-told-once", test_refusal_is_told_once);
  add_test ("/two-desks/only-an-analyst-gets-figures", test_only_an_analyst_gets_figures);
  add_test ("/two-desks/wrong-clock-is-told", test_wrong_clock_is_told);
  add_test ("/two-desks/personal-data-is-refused", test_personal_data_is_refused);
  add_test ("/two-desks/list-reads-as-a-table", test_list_reads_as_a_table);
  add_test ("/two-desks/another-office-is-told-as-a-contact",
            test_another_office_is_told_as_a_contact);
  add_test ("/two-desks/figures-of-before-are-there-without-network",
            test_figures_of_before_are_there_without_network);
  add_test ("/two-desks/what-cannot-be-is-refused", test_what_cannot_be_is_refused);
  add_test ("/two-desks/zero-statement-lapses", test_zero_statement_lapses);
  add_test ("/two-desks/late-zero-statement-is-refused", test_late_zero_statement_is_refused);
  return g_test_run ();
}
