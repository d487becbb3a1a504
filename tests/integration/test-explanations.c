/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "circle.h"
#include "stored-rows.h"

#include <signal.h>
#include <string.h>

/* An explanation from a counter to the reviewers of its municipality, past a collector that cannot
 * read it: the real programs, but for the stretching of a passphrase. */

#define CITY  "GM0363"
#define FIRST "De foto in het paspoort is van een andere persoon."
#define NEXT  "Bij de tweede controle was het zegel los."
#define ANSWERS                                                                                    \
  "{\"datum\":\"%d-11-03\",\"product\":\"paspoort-aanvraag\",\"vorm\":\"look-alike\","             \
  "\"gemeente\":\"" CITY "\",\"ontdekking\":[\"gezichtsvergelijking\"],"                           \
  "\"uitkomst\":[\"geweigerd\"],\"documenten\":[{\"soort\":\"geen\"}],"                            \
  "\"toelichting\":\"%s\",\"toelichtingVoor\":[\"gemeente\"]}"

static const char *programs[DESKS_N_PROGRAMS];

static void
set_up (Desks *desks, gconstpointer data)
{
  desks_set_up (desks, programs);
  desks_add_office (desks, "amsterdam", CITY);
  desks_add_office (desks, "rotterdam", "GM0599");
  desks_enrol (desks, "balie", "amsterdam", "Balie", "balie");
  desks_enrol (desks, "eerste", "amsterdam", "Backoffice Een", "backoffice");
}

static void
tear_down (Desks *desks, gconstpointer data)
{
  desks_tear_down (desks);
}

/* Its id. */
static char *
add (Desks *desks, const char *text)
{
  g_autofree char *json = g_strdup_printf (ANSWERS, desks->year, text);

  return desks_register (desks, "balie", "incident add --json - --text-checked", json);
}

#define OF_CITY "\"kring\": \"" CITY "\""

static void
assert_value (Desks *desks,
              const char *device,
              const char *mark,
              const char *name,
              const char *expected)
{
  g_autofree char *value = circle_value (desks, device, mark, name);

  g_assert_cmpstr (value, ==, expected);
}

static char *
read_texts (Desks *desks, const char *device, const char *incident)
{
  g_autofree char *words = g_strconcat ("incident texts ", incident, NULL);

  return desks_ask (desks, device, words, "", 0);
}

static void
assert_reads (Desks *desks, const char *device, const char *incident, const char *text)
{
  g_autofree char *texts = read_texts (desks, device, incident);

  if (text == NULL)
    g_assert_cmpstr (texts, ==, "");
  else if (strstr (texts, text) == NULL)
    g_error ("%s reads »%s«", device, texts);
}

static void
test_text_waits_until_somebody_reads (Desks *desks, gconstpointer data)
{
  g_autofree char *incident = add (desks, FIRST);
  g_autofree char *paper = NULL;
  g_autofree char *list = NULL;

  desks_carry_out (desks, "eerste", "sync", 0);
  assert_value (desks, "balie", OF_CITY, "stand", "leeg");
  list = desks_ask (desks, "balie", "readers list --json", "", 0);
  g_assert_nonnull (strstr (list, "\"wachten\": 1"));
  paper = circle_start (desks, CITY, "eerste");
  g_assert_cmpuint (strlen (paper), ==, 44);
  desks_carry_out (desks, "balie", "sync", 0);
  assert_value (desks, "balie", OF_CITY, "stand", "te-bevestigen");
  assert_reads (desks, "eerste", incident, NULL);
  desks_carry_out (desks, "balie",
                   "readers confirm " CITY " --fingerprint 0000000000000000"
                   "0000000000000000",
                   1);
  circle_confirm (desks, CITY, "balie", "eerste");
  desks_carry_out (desks, "eerste", "sync", 0);
  assert_value (desks, "balie", OF_CITY, "stand", "gereed");
  assert_reads (desks, "eerste", incident, FIRST);
  circle_assert_not_in (desks->collector.data, FIRST);
}

static void
test_new_reader_reads_what_was_written_before (Desks *desks, gconstpointer data)
{
  g_autofree char *paper = circle_start (desks, CITY, "eerste");
  g_autofree char *incident = NULL;

  desks_carry_out (desks, "balie", "sync", 0);
  circle_confirm (desks, CITY, "balie", "eerste");
  incident = add (desks, FIRST);
  desks_enrol (desks, "tweede", "amsterdam", "Backoffice Twee", "backoffice");
  desks_carry_out (desks, "tweede", "sync", 0);
  assert_reads (desks, "tweede", incident, NULL);
  desks_carry_out (desks, "eerste", "sync", 0);
  assert_value (desks, "eerste", "Backoffice Twee", "stand", "kandidaat");
  circle_certify (desks, CITY, "eerste", "tweede", "\"ditApparaat\": true");
  circle_confirm (desks, CITY, "tweede", "eerste");
  desks_carry_out (desks, "eerste", "sync", 0);
  desks_carry_out (desks, "tweede", "sync", 0);
  assert_value (desks, "tweede", "Backoffice Twee", "stand", "lezer");
  assert_reads (desks, "tweede", incident, FIRST);
}

static guint
count_keys (Desks *desks)
{
  g_autoptr (StoredRows) rows = stored_rows_new (desks->collector.data, "ledger.db");

  return stored_rows_count (rows, "text_key");
}

static void
test_revoked_reader_gets_nothing_more (Desks *desks, gconstpointer data)
{
  g_autofree char *paper = circle_start (desks, CITY, "eerste");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  desks_enrol (desks, "tweede", "amsterdam", "Backoffice Twee", "backoffice");
  desks_carry_out (desks, "tweede", "sync", 0);
  desks_carry_out (desks, "eerste", "sync", 0);
  circle_certify (desks, CITY, "eerste", "tweede", "\"ditApparaat\": true");
  desks_carry_out (desks, "balie", "sync", 0);
  circle_confirm (desks, CITY, "balie", "eerste");
  before = add (desks, FIRST);
  desks_carry_out (desks, "tweede", "sync", 0);
  assert_reads (desks, "tweede", before, FIRST);
  g_assert_cmpuint (count_keys (desks), ==, 3);
  circle_revoke_desk (desks, "Backoffice Twee");
  g_assert_cmpuint (count_keys (desks), ==, 2);
  after = add (desks, NEXT);
  g_assert_cmpuint (count_keys (desks), ==, 4);
  desks_carry_out (desks, "tweede", "sync", 1);
  assert_reads (desks, "tweede", before, FIRST);
  assert_reads (desks, "tweede", after, NULL);
  desks_carry_out (desks, "eerste", "sync", 0);
  assert_reads (desks, "eerste", after, NEXT);
  assert_value (desks, "eerste", "Backoffice Twee", "stand", "ingetrokken");
}

static void
test_paper_opens_everything_when_all_devices_are_lost (Desks *desks, gconstpointer data)
{
  g_autofree char *paper = circle_start (desks, CITY, "eerste");
  g_autofree char *file = g_build_filename (desks->collector.directory, "paper", NULL);
  g_autofree char *wrong = g_build_filename (desks->collector.directory, "wrong", NULL);
  g_autofree char *words = g_strdup_printf ("readers recover " CITY " --paper-file %s", file);
  g_autofree char *mistyped = g_strdup_printf ("readers recover " CITY " --paper-file %s", wrong);
  g_autofree char *first = NULL;
  g_autofree char *next = NULL;

  desks_carry_out (desks, "balie", "sync", 0);
  circle_confirm (desks, CITY, "balie", "eerste");
  first = add (desks, FIRST);
  next = add (desks, NEXT);
  circle_revoke_desk (desks, "Backoffice Een");
  desks_enrol (desks, "nieuw", "amsterdam", "Backoffice Nieuw", "backoffice");
  desks_carry_out (desks, "nieuw", "sync", 0);
  assert_reads (desks, "nieuw", first, NULL);
  g_assert_true (g_file_set_contents (file, paper, -1, NULL));
  paper[0] = paper[0] == '0' ? '1' : '0';
  g_assert_true (g_file_set_contents (wrong, paper, -1, NULL));
  desks_carry_out (desks, "nieuw", mistyped, 1);
  desks_carry_out (desks, "nieuw", words, 0);
  desks_carry_out (desks, "nieuw", "sync", 0);
  assert_reads (desks, "nieuw", first, FIRST);
  assert_reads (desks, "nieuw", next, NEXT);
  assert_value (desks, "nieuw", "Backoffice Nieuw", "stand", "lezer");
}

/* The collector's own hand, in its own database. */
static void
test_slipped_in_reader_is_refused (Desks *desks, gconstpointer data)
{
  g_autofree char *paper = circle_start (desks, CITY, "eerste");
  g_autofree char *incident = NULL;
  g_autoptr (StoredRows) rows = NULL;

  desks_carry_out (desks, "balie", "sync", 0);
  circle_confirm (desks, CITY, "balie", "eerste");
  desks_enrol (desks, "vreemd", "amsterdam", "Backoffice Vreemd", "backoffice");
  desks_carry_out (desks, "vreemd", "sync", 0);
  rows = stored_rows_new (desks->collector.data, "ledger.db");
  stored_rows_change (
    rows, "INSERT INTO certificate (id, circle, reader, read_key, sign_key, issuer, signature)"
          " SELECT 'x', '" CITY "', r.id, r.read_key, r.sign_key, c.issuer, c.signature"
          " FROM reader r, certificate c WHERE r.device ="
          " (SELECT id FROM device WHERE desk = 'Backoffice Vreemd') LIMIT 1");
  incident = add (desks, FIRST);
  g_assert_cmpuint (stored_rows_count (rows, "text_key"), ==, 2);
  desks_carry_out (desks, "eerste", "sync", 0);
  assert_value (desks, "eerste", "Backoffice Vreemd", "stand", "kandidaat");
  desks_carry_out (desks, "vreemd", "sync", 0);
  assert_reads (desks, "vreemd", incident, NULL);
}

static void
test_changed_root_ends_sealing (Desks *desks, gconstpointer data)
{
  g_autofree char *paper = circle_start (desks, CITY, "eerste");
  g_autofree char *incident = NULL;
  g_autofree char *again = NULL;

  desks_carry_out (desks, "balie", "sync", 0);
  circle_confirm (desks, CITY, "balie", "eerste");
  g_free (server_program_command (&desks->collector, NULL, "circle", "forget", CITY, NULL));
  desks_enrol (desks, "ander", "amsterdam", "Backoffice Ander", "backoffice");
  again = circle_start (desks, CITY, "ander");
  incident = add (desks, FIRST);
  assert_value (desks, "balie", OF_CITY, "stand", "gewijzigd");
  g_assert_cmpuint (count_keys (desks), ==, 0);
  desks_carry_out (desks, "ander", "sync", 0);
  assert_reads (desks, "ander", incident, NULL);
  circle_confirm (desks, CITY, "balie", "ander");
  desks_carry_out (desks, "ander", "sync", 0);
  assert_reads (desks, "ander", incident, FIRST);
}

static void
test_text_goes_with_what_it_was_about (Desks *desks, gconstpointer data)
{
  g_autofree char *paper = circle_start (desks, CITY, "eerste");
  g_autofree char *incident = NULL;
  g_autofree char *revise = NULL;
  g_autofree char *withdraw = NULL;
  g_autofree char *texts = NULL;

  desks_carry_out (desks, "balie", "sync", 0);
  circle_confirm (desks, CITY, "balie", "eerste");
  incident = add (desks, FIRST);
  desks_carry_out (desks, "eerste", "sync", 0);
  assert_reads (desks, "eerste", incident, FIRST);
  revise = g_strdup_printf ("incident revise %s --json - --text-checked", incident);
  g_free (desks_ask (desks, "balie", revise, "{\"toelichting\":\"" NEXT "\"}", 0));
  desks_carry_out (desks, "eerste", "sync", 0);
  texts = read_texts (desks, "eerste", incident);
  g_assert_null (strstr (texts, FIRST));
  g_assert_nonnull (strstr (texts, NEXT));
  withdraw = g_strdup_printf ("incident withdraw %s --reason oefening", incident);
  desks_carry_out (desks, "balie", withdraw, 0);
  desks_carry_out (desks, "eerste", "sync", 0);
  assert_reads (desks, "eerste", incident, NULL);
}

static void
test_others_have_no_part_in_it (Desks *desks, gconstpointer data)
{
  g_autofree char *paper = NULL;

  desks_enrol (desks, "maas", "rotterdam", "Backoffice Maas", "backoffice");
  desks_carry_out (desks, "maas", "readers start " CITY, 1);
  desks_carry_out (desks, "balie", "readers start " CITY, 1);
  paper = circle_start (desks, CITY, "eerste");
  desks_carry_out (desks, "eerste", "readers start " CITY, 1);
  desks_carry_out (desks, "maas", "sync", 0);
  desks_carry_out (desks, "maas", "readers confirm " CITY " --fingerprint 0000", 1);
}

#define add_test(path, function)                                                                   \
  g_test_add ("/explanations/" path, Desks, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >, DESKS_N_PROGRAMS);
  for (guint i = 0; i < DESKS_N_PROGRAMS; i++)
    programs[i] = argv[i + 1];
  add_test ("wait-until-somebody-reads", test_text_waits_until_somebody_reads);
  add_test ("new-reader-reads-what-was-written-before",
            test_new_reader_reads_what_was_written_before);
  add_test ("revoked-reader-gets-nothing-more", test_revoked_reader_gets_nothing_more);
  add_test ("paper-opens-everything", test_paper_opens_everything_when_all_devices_are_lost);
  add_test ("slipped-in-reader-is-refused", test_slipped_in_reader_is_refused);
  add_test ("changed-root-ends-sealing", test_changed_root_ends_sealing);
  add_test ("text-goes-with-what-it-was-about", test_text_goes_with_what_it_was_about);
  add_test ("others-have-no-part-in-it", test_others_have_no_part_in_it);
  return g_test_run ();
}
