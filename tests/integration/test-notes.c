/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "circle.h"
#include "stored-rows.h"

#include <string.h>

/* A note from the reviewers of one municipality to those of another that was shown the same
 * passport, past a collector that cannot read it: the real programs, but for the stretching of a
 * passphrase. */

#define CITY    "GM0363"
#define HARBOUR "GM0599"
#define FIRST   "De houder kwam hier met een andere foto. Bel ons even."
#define NEXT    "Het zegel was ook hier los."
#define BASIS   "Artikel 4 van de proefregeling"
#define OWN     "\"ditApparaat\": true"
#define ANSWERS                                                                                    \
  "{\"datum\":\"%d-%s\",\"product\":\"paspoort-aanvraag\",\"vorm\":\"look-alike\","                \
  "\"gemeente\":\"%s\",\"ontdekking\":[\"gezichtsvergelijking\"],\"uitkomst\":[\"geweigerd\"],"    \
  "\"documenten\":[{\"soort\":\"nationaal-paspoort\",\"land\":\"NLD\",\"nummer\":\"SPECI2014\"}]}"

static const char *programs[DESKS_N_PROGRAMS];

/* Of two municipalities a counter and a reviewer each; the counters know who reads. */
static void
set_up (Desks *desks, gconstpointer data)
{
  g_autofree char *city_paper = NULL;
  g_autofree char *harbour_paper = NULL;

  desks_set_up (desks, programs);
  desks_add_office (desks, "amsterdam", CITY);
  desks_add_office (desks, "rotterdam", HARBOUR);
  desks_enrol (desks, "dam", "amsterdam", "Balie Dam", "balie");
  desks_enrol (desks, "stad", "amsterdam", "Backoffice Stad", "backoffice");
  desks_enrol (desks, "maas", "rotterdam", "Balie Maas", "balie");
  desks_enrol (desks, "haven", "rotterdam", "Backoffice Haven", "backoffice");
  city_paper = circle_start (desks, CITY, "stad");
  harbour_paper = circle_start (desks, HARBOUR, "haven");
  desks_carry_out (desks, "dam", "sync", 0);
  desks_carry_out (desks, "maas", "sync", 0);
  circle_confirm (desks, CITY, "dam", "stad");
  circle_confirm (desks, HARBOUR, "maas", "haven");
}

static void
tear_down (Desks *desks, gconstpointer data)
{
  desks_tear_down (desks);
}

/* From here on devices make note keys. */
static void
allow (Desks *desks)
{
  g_free (
    server_program_command (&desks->collector, NULL, "notes", "allow", "--basis", BASIS, NULL));
  desks_carry_out (desks, "dam", "sync", 0);
  desks_carry_out (desks, "maas", "sync", 0);
}

static char *
add (Desks *desks, const char *device, const char *city, const char *day)
{
  g_autofree char *json = g_strdup_printf (ANSWERS, desks->year, day, city);
  char *incident = desks_register (desks, device, "incident add --json -", json);

  desks_carry_out (desks, device, "sync", 0);
  return incident;
}

static char *
read_notes (Desks *desks, const char *device, const char *incident)
{
  g_autofree char *words = g_strconcat ("review note ", incident, NULL);

  return desks_ask (desks, device, words, "", 0);
}

static void
assert_reads (Desks *desks, const char *device, const char *incident, const char *text)
{
  g_autofree char *notes = read_notes (desks, device, incident);

  if (text == NULL)
    g_assert_cmpstr (notes, ==, "");
  else if (strstr (notes, text) == NULL)
    g_error ("%s reads »%s«", device, notes);
}

static void
assert_does_not_read (Desks *desks, const char *device, const char *incident, const char *text)
{
  g_autofree char *notes = read_notes (desks, device, incident);

  g_assert_null (strstr (notes, text));
}

static void
leave (Desks *desks, const char *device, const char *incident, const char *text, int expected)
{
  g_autofree char *words = g_strdup_printf ("review note %s --leave -", incident);

  g_free (desks_ask (desks, device, words, text, expected));
}

static void
sync_reviewers (Desks *desks)
{
  desks_carry_out (desks, "stad", "sync", 0);
  desks_carry_out (desks, "haven", "sync", 0);
}

static guint
count (Desks *desks, const char *table)
{
  g_autoptr (StoredRows) rows = stored_rows_new (desks->collector.data, "ledger.db");

  return stored_rows_count (rows, table);
}

/* In no file of the servers, nor of the devices: what they show they opened that moment. */
static void
assert_nowhere (Desks *desks, const char *text)
{
  circle_assert_not_in (desks->collector.directory, text);
  circle_assert_not_in (desks->evaluator.directory, text);
}

static void
test_off_by_default (Desks *desks, gconstpointer data)
{
  g_autofree char *ours = add (desks, "dam", CITY, "11-03");
  g_autofree char *theirs = add (desks, "maas", HARBOUR, "09-05");
  g_autofree char *basis = NULL;

  sync_reviewers (desks);
  leave (desks, "stad", ours, FIRST, 1);
  assert_reads (desks, "haven", theirs, NULL);
  g_assert_cmpuint (count (desks, "text_key"), ==, 0);
  g_assert_cmpuint (count (desks, "note"), ==, 0);
  basis = server_program_command (&desks->collector, NULL, "notes", "show", NULL);
  g_assert_cmpstr (basis, ==, "uit");
}

static void
test_other_reviewer_reads_and_nobody_else (Desks *desks, gconstpointer data)
{
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *queue = NULL;

  allow (desks);
  ours = add (desks, "dam", CITY, "11-03");
  theirs = add (desks, "maas", HARBOUR, "09-05");
  sync_reviewers (desks);
  leave (desks, "stad", ours, FIRST, 0);
  sync_reviewers (desks);
  assert_reads (desks, "haven", theirs, FIRST);
  assert_reads (desks, "stad", ours, FIRST);
  queue = desks_ask (desks, "haven", "review list", "", 0);
  g_assert_nonnull (strstr (queue, "notitie\t"));
  desks_carry_out (desks, "maas", "sync", 0);
  desks_carry_out (desks, "dam", "sync", 0);
  assert_reads (desks, "maas", theirs, NULL);
  assert_reads (desks, "dam", ours, NULL);
  g_assert_cmpuint (count (desks, "note_text"), ==, 1);
  assert_nowhere (desks, FIRST);
}

/* Said before anybody else was shown the document, it waits for who comes. */
static void
test_who_comes_later_reads_it_too (Desks *desks, gconstpointer data)
{
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *ours_later = NULL;

  allow (desks);
  ours = add (desks, "dam", CITY, "11-03");
  theirs = add (desks, "maas", HARBOUR, "09-05");
  sync_reviewers (desks);
  leave (desks, "haven", theirs, NEXT, 0);
  ours_later = add (desks, "dam", CITY, "06-07");
  sync_reviewers (desks);
  assert_reads (desks, "stad", ours, NEXT);
  assert_reads (desks, "stad", ours_later, NEXT);
}

static void
test_new_reader_reads_and_revoked_one_does_not (Desks *desks, gconstpointer data)
{
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  guint keys;

  allow (desks);
  ours = add (desks, "dam", CITY, "11-03");
  theirs = add (desks, "maas", HARBOUR, "09-05");
  sync_reviewers (desks);
  leave (desks, "stad", ours, FIRST, 0);
  desks_enrol (desks, "nieuw", "rotterdam", "Backoffice Nieuw", "backoffice");
  desks_carry_out (desks, "nieuw", "sync", 0);
  assert_does_not_read (desks, "nieuw", theirs, FIRST);
  desks_carry_out (desks, "haven", "sync", 0);
  circle_certify (desks, HARBOUR, "haven", "nieuw", OWN);
  desks_carry_out (desks, "haven", "sync", 0);
  desks_carry_out (desks, "nieuw", "sync", 0);
  assert_reads (desks, "nieuw", theirs, FIRST);
  keys = count (desks, "text_key");
  circle_revoke_desk (desks, "Backoffice Nieuw");
  g_assert_cmpuint (count (desks, "text_key"), ==, keys - 1);
  leave (desks, "stad", ours, NEXT, 0);
  desks_carry_out (desks, "nieuw", "sync", 1);
  assert_does_not_read (desks, "nieuw", theirs, NEXT);
  desks_carry_out (desks, "haven", "sync", 0);
  assert_reads (desks, "haven", theirs, NEXT);
}

static void
test_taken_back (Desks *desks, gconstpointer data)
{
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *notes = NULL;
  g_autofree char *words = NULL;

  allow (desks);
  ours = add (desks, "dam", CITY, "11-03");
  theirs = add (desks, "maas", HARBOUR, "09-05");
  sync_reviewers (desks);
  leave (desks, "stad", ours, FIRST, 0);
  sync_reviewers (desks);
  notes = read_notes (desks, "stad", ours);
  *strchr (notes, '\t') = '\0';
  words = g_strdup_printf ("review note %s --take-back %s", ours, notes);
  desks_carry_out (desks, "haven", words, 1);
  desks_carry_out (desks, "stad", words, 0);
  sync_reviewers (desks);
  assert_reads (desks, "stad", ours, NULL);
  assert_reads (desks, "haven", theirs, NULL);
  g_assert_cmpuint (count (desks, "note_text"), ==, 0);
}

static void
test_told_no_more_when_the_registration_is_withdrawn (Desks *desks, gconstpointer data)
{
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *words = NULL;

  allow (desks);
  ours = add (desks, "dam", CITY, "11-03");
  theirs = add (desks, "maas", HARBOUR, "09-05");
  sync_reviewers (desks);
  leave (desks, "stad", ours, FIRST, 0);
  sync_reviewers (desks);
  assert_reads (desks, "haven", theirs, FIRST);
  words = g_strdup_printf ("incident withdraw %s --reason oefening", ours);
  desks_carry_out (desks, "dam", words, 0);
  sync_reviewers (desks);
  assert_reads (desks, "haven", theirs, NULL);
}

static void
test_all_goes_when_the_basis_ends (Desks *desks, gconstpointer data)
{
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;

  allow (desks);
  ours = add (desks, "dam", CITY, "11-03");
  theirs = add (desks, "maas", HARBOUR, "09-05");
  sync_reviewers (desks);
  leave (desks, "stad", ours, FIRST, 0);
  sync_reviewers (desks);
  assert_reads (desks, "haven", theirs, FIRST);
  g_free (server_program_command (&desks->collector, NULL, "notes", "end", NULL));
  g_assert_cmpuint (count (desks, "note_text"), ==, 0);
  sync_reviewers (desks);
  assert_reads (desks, "haven", theirs, NULL);
  assert_reads (desks, "stad", ours, NULL);
  leave (desks, "stad", ours, NEXT, 1);
}

/* What is certainly personal never leaves; what may be, somebody has to look at. */
static void
test_guard_stands_before_it (Desks *desks, gconstpointer data)
{
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *checked = NULL;

  allow (desks);
  ours = add (desks, "dam", CITY, "11-03");
  theirs = add (desks, "maas", HARBOUR, "09-05");
  sync_reviewers (desks);
  leave (desks, "stad", ours, "Zie SPECI2014.", 1);
  checked = g_strdup_printf ("review note %s --leave - --text-checked", ours);
  g_free (desks_ask (desks, "stad", checked, "Mail naar a.b@example.org", 1));
  leave (desks, "stad", ours, "", 1);
  g_assert_cmpuint (count (desks, "note"), ==, 0);
}

#define add_test(path, function)                                                                   \
  g_test_add ("/notes/" path, Desks, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >, DESKS_N_PROGRAMS);
  for (guint i = 0; i < DESKS_N_PROGRAMS; i++)
    programs[i] = argv[i + 1];
  add_test ("off-by-default", test_off_by_default);
  add_test ("other-reviewer-reads-and-nobody-else", test_other_reviewer_reads_and_nobody_else);
  add_test ("who-comes-later-reads-it-too", test_who_comes_later_reads_it_too);
  add_test ("new-reader-reads-and-revoked-one-does-not",
            test_new_reader_reads_and_revoked_one_does_not);
  add_test ("taken-back", test_taken_back);
  add_test ("told-no-more-when-withdrawn", test_told_no_more_when_the_registration_is_withdrawn);
  add_test ("all-goes-when-the-basis-ends", test_all_goes_when_the_basis_ends);
  add_test ("guard-stands-before-it", test_guard_stands_before_it);
  return g_test_run ();
}
