/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desks.h"
#include "dim-json-guard.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

/* The main job by command line: both servers and three devices, all of them the real programs, but
 * for the stretching of a passphrase. */

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

static const char *programs[DESKS_N_PROGRAMS];

static void
add_by (Desks *desks, const char *words, const char *device, const char *form, int expected)
{
  g_auto (GStrv) parts = g_strsplit (form, "%d", 2);
  g_autofree char *json = g_strdup_printf ("%s%d%s", parts[0], desks->year, parts[1]);
  g_autofree char *out = desks_ask (desks, device, words, json, expected);

  g_assert_nonnull (strchr (out, '\t'));
}

static void
add (Desks *desks, const char *device, const char *form, int expected)
{
  add_by (desks, "incident add --json -", device, form, expected);
}

static void
store_only (Desks *desks, const char *device, const char *form)
{
  add_by (desks, "incident add --no-sync --json -", device, form, 0);
}

static void
set_up (Desks *desks, gconstpointer data)
{
  desks_set_up (desks, programs);
  desks_add_office (desks, "amsterdam", "GM0363");
  desks_add_office (desks, "bzk", "GM0518");
  desks_enrol (desks, "balie", "amsterdam", "balie", "balie");
  desks_enrol (desks, "achter", "amsterdam", "achter", "backoffice");
  desks_enrol (desks, "analist", "bzk", "analist", "analist");
}

static void
tear_down (Desks *desks, gconstpointer data)
{
  desks_tear_down (desks);
}

static void
assert_year (Desks *desks, const char *expected)
{
  g_autofree char *found = desks_count_year (desks, "analist");

  g_assert_cmpstr (found, ==, expected);
}

static void
test_one_passport_at_two_desks_is_one_case (Desks *desks, gconstpointer data)
{
  g_autofree char *front = NULL;
  g_autofree char *back = NULL;

  add (desks, "balie", SCANNED, 0);
  add (desks, "achter", TYPED, 0);
  desks_carry_out (desks, "balie", "sync", 0);

  front = desks_ask (desks, "balie", "incident list --json", "", 0);
  back = desks_ask (desks, "achter", "incident list --json", "", 0);
  g_assert_true (dim_json_guard (front, strlen (front), NULL));
  g_assert_true (dim_json_guard (back, strlen (back), NULL));
  g_assert_nonnull (strstr (front, "\"mogelijkDubbel\": true"));
  g_assert_nonnull (strstr (back, "\"mogelijkDubbel\": true"));
  g_assert_null (strstr (front, "SPECI2014"));
  assert_year (desks, "1 2 1 0 0");
}

static void
test_work_waits_for_the_servers (Desks *desks, gconstpointer data)
{
  g_autoptr (GUri) url = g_uri_parse (desks->collector.url, G_URI_FLAGS_NONE, NULL);

  server_program_stop (&desks->collector, SIGTERM);
  add (desks, "balie", WITHOUT, 3);
  desks_carry_out (desks, "balie", "sync", 3);

  desks->collector.port = (guint) g_uri_get_port (url);
  server_program_start (&desks->collector);
  desks_carry_out (desks, "balie", "sync", 0);
  desks_carry_out (desks, "balie", "sync", 0);
  assert_year (desks, "1 1 0 1 0");
}

static void
test_figures_do_not_wait_for_tags (Desks *desks, gconstpointer data)
{
  g_autoptr (GUri) url = g_uri_parse (desks->evaluator.url, G_URI_FLAGS_NONE, NULL);

  server_program_stop (&desks->evaluator, SIGTERM);
  add (desks, "balie", SCANNED, 3);
  assert_year (desks, "1 1 0 1 1");

  desks->evaluator.port = (guint) g_uri_get_port (url);
  server_program_start (&desks->evaluator);
  desks_carry_out (desks, "balie", "sync", 0);
  assert_year (desks, "1 1 1 0 0");
}

/* Only the comparing waits for another day; nothing was refused. */
static void
test_registrations_go_on_at_the_quota (Desks *desks, gconstpointer data)
{
  g_free (server_program_command (&desks->evaluator, NULL, "quota", "--office", "amsterdam",
                                  "--day", "0", "--year", "0", NULL));
  add (desks, "balie", SCANNED, 0);
  desks_carry_out (desks, "balie", "sync", 0);
  assert_year (desks, "1 1 0 1 1");
}

/* The office works for another municipality, for a while. */
static void
test_refusal_is_told_once (Desks *desks, gconstpointer data)
{
  g_autofree char *list = NULL;

  desks_settle_office (desks, "amsterdam", "GM0518");
  add (desks, "balie", WITHOUT, 1);
  desks_carry_out (desks, "balie", "sync", 0);
  store_only (desks, "balie", WITHOUT);
  desks_carry_out (desks, "balie", "sync", 1);

  desks_settle_office (desks, "amsterdam", "GM0363");
  add (desks, "balie", WITHOUT, 0);
  desks_carry_out (desks, "balie", "sync", 0);
  list = desks_ask (desks, "balie", "incident list --json", "", 0);
  g_assert_nonnull (strstr (list, "teruggestuurd"));
  assert_year (desks, "1 1 0 1 0");
}

static guint
count_places (const char *text, const char *part)
{
  g_auto (GStrv) parts = g_strsplit (text, part, -1);

  return g_strv_length (parts) - 1;
}

/* The office worked for two municipalities when its device enrolled, and works for one since: a
 * registration for the other, in the midst of a hundred, holds up none of them. */
static void
test_one_refused_among_a_hundred_holds_up_none (Desks *desks, gconstpointer data)
{
  g_autofree char *list = NULL;

  g_free (server_program_command (&desks->collector, NULL, "office", "add", "--id", "amsterdam",
                                  "--name", "amsterdam", "--contact", "14 020", "--municipality",
                                  "GM0363", "--municipality", "GM0599", NULL));
  desks_enrol (desks, "beide", "amsterdam", "Balie Beide", "balie");
  for (guint i = 0; i < 100; i++)
    store_only (desks, "beide", i == 50 ? ELSEWHERE : WITHOUT);
  desks_settle_office (desks, "amsterdam", "GM0363");
  desks_carry_out (desks, "beide", "sync", 1);
  list = desks_ask (desks, "beide", "incident list --json", "", 0);
  g_assert_cmpuint (count_places (list, "\"stand\": \"ontvangen\""), ==, 99);
  g_assert_cmpuint (count_places (list, "\"stand\": \"teruggestuurd\""), ==, 1);
  g_assert_cmpuint (count_places (list, "\"reden\": \""), ==, 1);
  assert_year (desks, "99 99 0 99 0");
  desks_carry_out (desks, "beide", "sync", 0);
}

static void
test_only_an_analyst_gets_figures (Desks *desks, gconstpointer data)
{
  g_autofree char *words = g_strdup_printf ("tallies --year %d --format json", desks->year);
  g_autofree char *json = NULL;

  desks_carry_out (desks, "balie", words, 1);
  json = desks_ask (desks, "analist", words, "", 0);
  g_assert_true (dim_json_guard (json, strlen (json), NULL));
}

static void
test_personal_data_is_refused (Desks *desks, gconstpointer data)
{
  g_autofree char *json =
    g_strdup_printf ("{\"datum\":\"%d-11-07\"," ANSWERS
                     ",\"documenten\":[{\"soort\":\"geen\"}],\"toelichting\":\"BSN 999990019\"}",
                     desks->year);
  g_autofree char *out = desks_ask (desks, "balie", "incident add --json -", json, 1);
  g_autofree char *list = desks_ask (desks, "balie", "incident list --json", "", 0);

  g_assert_cmpstr (out, ==, "");
  g_assert_cmpstr (list, ==, "[]");
}

/* Columns parted by tabs, the last for what to look at, if anything; a search leaves out what it
 * does not find. */
static void
test_list_reads_as_a_table (Desks *desks, gconstpointer data)
{
  g_autofree char *all = NULL;
  g_autofree char *none = NULL;
  g_autofree char *json = NULL;
  g_autofree char *day = g_strdup_printf ("%d-11-07", desks->year);
  g_auto (GStrv) columns = NULL;

  add (desks, "balie", FOLLOWED, 0);
  all = desks_ask (desks, "balie", "incident list", "", 0);
  none = desks_ask (desks, "balie", "incident list huwelijk", "", 0);
  json = desks_ask (desks, "balie", "incident list --json", "", 0);

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
test_another_office_is_told_as_a_contact (Desks *desks, gconstpointer data)
{
  g_autofree char *json = NULL;
  g_autofree char *expected = NULL;

  desks_add_office (desks, "rotterdam", "GM0599");
  desks_enrol (desks, "elders", "rotterdam", "elders", "balie");
  add (desks, "achter", SCANNED, 0);
  add (desks, "elders", ELSEWHERE, 0);
  desks_carry_out (desks, "achter", "sync", 0);
  json = desks_ask (desks, "achter", "incident list --json", "", 0);

  expected = g_strdup_printf (
    "\"treffers\": [{\"klasse\": \"T3\", \"contact\": \"14 020\", \"maand\": \"%d-11\", "
    "\"treffer\": \"",
    desks->year);
  g_assert_nonnull (strstr (json, expected));
  g_assert_nonnull (strstr (json, "\"afspraak\": \"niets-gezegd\"}]"));
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
test_figures_of_before_are_there_without_network (Desks *desks, gconstpointer data)
{
  g_autofree char *file = g_build_filename (desks->collector.directory, "cijfers.csv", NULL);
  g_autofree char *words =
    g_strdup_printf ("tallies --year %d --format csv --output %s", desks->year, file);
  g_autofree char *with_network = NULL;
  g_autofree char *without_network = NULL;

  add (desks, "balie", WITHOUT, 0);
  desks_carry_out (desks, "analist", words, 0);
  with_network = read_file (file);
  g_assert_cmpint (g_unlink (file), ==, 0);
  server_program_stop (&desks->collector, SIGTERM);
  /* What was asked for within the second is of now. */
  wait_for_the_next_second ();
  desks_carry_out (desks, "analist", words, 3);
  without_network = read_file (file);

  g_assert_true (g_str_has_prefix (with_network, "jaar,dimensie,"));
  g_assert_cmpstr (without_network, ==, with_network);
}

/* Each with the status that says so, and what is stored stays. */
static void
test_what_cannot_be_is_refused (Desks *desks, gconstpointer data)
{
  g_autofree char *store = g_build_filename (desks->collector.directory, "balie", NULL);
  g_autofree char *again =
    g_strdup_printf ("enrol --collector %s --evaluator %s --code ABCDE-FGHJK-MNPQR-STVWX",
                     desks->collector.url, desks->evaluator.url);
  const char *const locked[] = { desks->monitorctl, "incident", "list", "--data", store,
                                 "--no-keyring",    NULL };
  const char *const no_file[] = { desks->monitorctl,   "incident", "list",         "--data", store,
                                  "--passphrase-file", "/no/file", "--no-keyring", NULL };
  const char *const wrong[] = { desks->monitorctl, "incident",     "list",
                                "--data",          store,          "--passphrase-file",
                                desks->monitorctl, "--no-keyring", NULL };
  const char *const *const refused[] = { locked, no_file, wrong };
  g_autofree char *list = NULL;

  desks_carry_out (desks, "balie", again, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    int status = 0;
    g_autofree char *out = desks_run (refused[i], "", &status);

    g_assert_cmpint (status, ==, 1);
    g_assert_cmpstr (out, ==, "");
  }
  list = desks_ask (desks, "balie", "incident list --json", "", 0);
  g_assert_cmpstr (list, ==, "[]");
}

/* What a device says on its standard error, on a computer whose clock is off. */
static char *
complain_off_by (Desks *desks, const char *offset, int expected)
{
  g_autofree char *store = g_build_filename (desks->collector.directory, "balie", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  const char *options = g_getenv ("ASAN_OPTIONS");
  /* What is loaded first is faketime. */
  g_autofree char *sanitizer =
    g_strdup_printf ("%s:verify_asan_link_order=0", options != NULL ? options : "");
  char *complaint = NULL;

  g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", sanitizer, TRUE);
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", "nl", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, "faketime", "-f", offset,
                                         desks->monitorctl, "sync", "--no-keyring", "--data", store,
                                         "--passphrase-file", desks->passphrase, NULL);
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
test_wrong_clock_is_told (Desks *desks, gconstpointer data)
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
  store_only (desks, "balie", SCANNED);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *complaint = complain_off_by (desks, rows[i].offset, 1);

    g_assert_nonnull (strstr (complaint, rows[i].says));
  }
  desks_carry_out (desks, "balie", "sync", 0);
  assert_year (desks, "1 1 1 0 0");
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
assert_last_month (Desks *desks, const char *device, const char *expected)
{
  g_autofree char *list = desks_ask (desks, device, "month list --json", "", 0);
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  if (strstr (lines[2], expected) == NULL)
    g_assert_cmpstr (lines[2], ==, expected);
}

static void
register_last_month (Desks *desks, const char *words, const char *device)
{
  g_autofree char *month = last_month ();
  g_autofree char *json =
    g_strdup_printf ("{\"datum\":\"%s-07\"," ANSWERS ",\"documenten\":[{\"soort\":\"geen\"}]}",
                     month);

  g_free (desks_ask (desks, device, words, json, 0));
}

/* Said twice it is harmless; a late registration, even one that waited at a desk, makes it lapse.
 */
static void
test_zero_statement_lapses (Desks *desks, gconstpointer data)
{
  g_autofree char *month = last_month ();
  g_autofree char *declare = g_strconcat ("month declare GM0363 ", month, NULL);

  desks_carry_out (desks, "balie", "month declare GM0599 2026-01", 1);
  desks_carry_out (desks, "balie", "month declare GM0363 2199-01", 1);
  assert_last_month (desks, "balie", "\"ontbreekt\", \"voorvallen\": 0");
  register_last_month (desks, "incident add --no-sync --json -", "balie");
  desks_carry_out (desks, "balie", declare, 1);
  desks_carry_out (desks, "achter", declare, 0);
  desks_carry_out (desks, "achter", declare, 0);
  assert_last_month (desks, "achter", "\"nulmelding\", \"voorvallen\": 0");
  desks_carry_out (desks, "balie", "sync", 0);
  desks_carry_out (desks, "achter", "sync", 0);
  assert_last_month (desks, "balie", "\"vervallen\", \"voorvallen\": 1");
  assert_last_month (desks, "achter", "\"vervallen\", \"voorvallen\": 1");
}

/* A statement that comes after a registration elsewhere is refused, which stands at its month. */
static void
test_late_zero_statement_is_refused (Desks *desks, gconstpointer data)
{
  g_autofree char *month = last_month ();
  g_autofree char *words = g_strdup_printf ("month declare GM0363 %s --no-sync", month);

  desks_carry_out (desks, "achter", words, 0);
  assert_last_month (desks, "achter", "\"nulmeldingWacht\": true");
  register_last_month (desks, "incident add --json -", "balie");
  desks_carry_out (desks, "achter", "sync", 1);
  assert_last_month (desks, "achter", "\"voorvallen\": 1, \"wachten\": 0, \"geweigerd\": \"In");
  desks_carry_out (desks, "achter", "sync", 0);
}

static void
add_test (const char *path, void (*test) (Desks *, gconstpointer))
{
  g_test_add (path, Desks, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 1 + DESKS_N_PROGRAMS);
  for (int i = 0; i < DESKS_N_PROGRAMS; i++)
    programs[i] = argv[i + 1];
  add_test ("/two-desks/one-passport-is-one-case", test_one_passport_at_two_desks_is_one_case);
  add_test ("/two-desks/work-waits-for-the-servers", test_work_waits_for_the_servers);
  add_test ("/two-desks/figures-do-not-wait-for-tags", test_figures_do_not_wait_for_tags);
  add_test ("/two-desks/registrations-go-on-at-the-quota", test_registrations_go_on_at_the_quota);
  add_test ("/two-desks/refusal-is-told-once", test_refusal_is_told_once);
  add_test ("/two-desks/one-refused-among-a-hundred-holds-up-none",
            test_one_refused_among_a_hundred_holds_up_none);
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
