/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audit-codec.h"
#include "dim-error.h"
#include "ledger-fixture.h"

#include <string.h>

/* Which lines of the audit log are an office's, and that it can reckon their chain. It is 1
 * December 2026. */

typedef LedgerFixture Fixture;

#define DAY "2026-11-03"

/* Writes one line in a transaction of its own. */
static void
note (Fixture *fixture, const char *action, const char *object, const char *result, Place place)
{
  DimLedger *ledger = fixture->rules->ledger;
  const DimAuditLine line = {
    .action = action,
    .object = object,
    .result = result,
    .origin = place < N_DEVICES ? "127.0.0.1" : "lokaal",
    .actor = place < N_DEVICES ? fixture->devices[place]->device : DIM_AUDIT_ADMINISTRATOR,
    .time_s = dim_clock_now_s (fixture->clock),
  };
  g_autoptr (GError) error = NULL;

  ledger->home->begin (ledger, &error);
  g_assert_no_error (error);
  ledger->home->audit (ledger, &line, &error);
  g_assert_no_error (error);
  ledger->home->commit (ledger, &error);
  g_assert_no_error (error);
  dim_clock_advance (fixture->clock, G_USEC_PER_SEC);
}

static GPtrArray *
lines_of (Fixture *fixture, const char *office, guint64 after, guint count)
{
  DimLedger *ledger = fixture->rules->ledger;
  GPtrArray *entries = NULL;
  g_autoptr (GError) error = NULL;

  ledger->home->log.of_office (ledger, office, after, count, &entries, &error);
  g_assert_no_error (error);
  return entries;
}

/* "1 voorval Balie Centrum; 2 kantoor-vastleggen beheer": of which the chain fits. */
static char *
describe (Fixture *fixture, const char *office)
{
  g_autoptr (GPtrArray) entries = lines_of (fixture, office, 0, 100);
  GString *text = g_string_new (NULL);
  guint8 head[DIM_AUDIT_HEAD_BYTES] = { 0 };

  for (guint i = 0; i < entries->len; i++) {
    const DimAuditEntry *entry = g_ptr_array_index (entries, i);

    dim_audit_entry_extend (entry, head);
    g_assert_cmpmem (head, sizeof head, entry->head, sizeof entry->head);
    g_string_append_printf (text, "%s%u %s %s", i > 0 ? "; " : "", (guint) entry->place,
                            entry->action, entry->desk[0] != '\0' ? entry->desk : entry->actor);
  }
  return g_string_free (text, FALSE);
}

#define assert_lines(fixture, office, expected)                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *described = describe (fixture, office);                                       \
    g_assert_cmpstr (described, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END

static void
test_office_has_the_lines_of_its_devices (Fixture *fixture, gconstpointer data)
{
  note (fixture, "voorval", "a", "201", AMSTERDAM_CENTRUM);
  note (fixture, "voorval", "b", "201", ROTTERDAM_DESK);
  note (fixture, "beslissing", "c", "409 tegenspraak", AMSTERDAM_BACK);
  note (fixture, "tellingen", "2026", "200", ANALYST);
  assert_lines (fixture, "amsterdam",
                "1 voorval Balie Centrum; 2 beslissing Backoffice; 3 tellingen BZK");
  assert_lines (fixture, "rotterdam", "1 voorval Balie");
  assert_lines (fixture, "duo", "");
}

/* What the administrator did belongs to whom it was done to. */
static void
test_office_has_what_was_done_to_it (Fixture *fixture, gconstpointer data)
{
  note (fixture, "kantoor-vastleggen", "amsterdam", "gedaan", N_DEVICES);
  note (fixture, "apparaat-intrekken", fixture->devices[ROTTERDAM_DESK]->device, "gedaan",
        N_DEVICES);
  note (fixture, "kring-vergeten", "GM0392", "gedaan", N_DEVICES);
  note (fixture, "sleutellijst-inlezen", "3", "gedaan", N_DEVICES);
  note (fixture, "apparaat-inschrijven", "", "401 code-ongeldig", N_DEVICES);
  assert_lines (fixture, "amsterdam", "1 kantoor-vastleggen beheer; 2 sleutellijst-inlezen beheer");
  assert_lines (fixture, "rotterdam", "1 apparaat-intrekken beheer; 2 sleutellijst-inlezen beheer");
  assert_lines (fixture, "duo", "1 kring-vergeten beheer; 2 sleutellijst-inlezen beheer");
}

static void
test_line_says_which_registration (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) incident = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, NULL);
  g_autoptr (DimFact) withdrawal = ledger_fixture_withdrawal (fixture, incident);
  g_autoptr (GPtrArray) entries = NULL;

  assert_offer (fixture, AMSTERDAM_CENTRUM, withdrawal, "201");
  note (fixture, "intrekking", withdrawal->id, "201", AMSTERDAM_CENTRUM);
  note (fixture, "intrekking", withdrawal->id, "403 geen-recht", AMSTERDAM_CENTRUM);
  entries = lines_of (fixture, "amsterdam", 0, 100);
  g_assert_cmpstr (((const DimAuditEntry *) entries->pdata[0])->incident, ==, incident->id);
  g_assert_cmpstr (((const DimAuditEntry *) entries->pdata[1])->incident, ==, "");
}

/* Nobody looks a document up by registering it and taking that back. */
static void
test_withdrawal_after_a_hit_elsewhere_is_told_to_both (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) ours = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, "passport");
  g_autoptr (DimFact) same = ledger_fixture_register (fixture, AMSTERDAM_NOORD, DAY, "passport");
  g_autoptr (DimFact) theirs = ledger_fixture_register (fixture, ROTTERDAM_DESK, DAY, "passport");
  g_autoptr (DimFact) withdrawal = ledger_fixture_withdrawal (fixture, theirs);
  g_autoptr (GPtrArray) entries = NULL;

  assert_offer (fixture, ROTTERDAM_DESK, withdrawal, "201");
  assert_lines (fixture, "rotterdam", "1 intrekking-met-treffer Balie");
  assert_lines (fixture, "amsterdam", "1 intrekking-elders elders; 2 intrekking-elders elders");
  assert_lines (fixture, "duo", "");
  entries = lines_of (fixture, "amsterdam", 0, 100);
  g_assert_cmpstr (((const DimAuditEntry *) entries->pdata[0])->incident, ==, ours->id);
  g_assert_cmpstr (((const DimAuditEntry *) entries->pdata[1])->incident, ==, same->id);
}

static void
test_withdrawal_without_a_hit_elsewhere_is_told_to_nobody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) ours = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, "passport");
  g_autoptr (DimFact) same = ledger_fixture_register (fixture, AMSTERDAM_NOORD, DAY, "passport");
  g_autoptr (DimFact) other = ledger_fixture_register (fixture, ROTTERDAM_DESK, DAY, "card");
  g_autoptr (DimFact) withdrawal = ledger_fixture_withdrawal (fixture, ours);

  assert_offer (fixture, AMSTERDAM_CENTRUM, withdrawal, "201");
  assert_lines (fixture, "amsterdam", "");
  assert_lines (fixture, "rotterdam", "");
}

static void
test_lines_come_in_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) page = NULL;

  for (guint i = 0; i < 5; i++)
    note (fixture, "voorval", "a", "201", AMSTERDAM_CENTRUM);
  page = lines_of (fixture, "amsterdam", 2, 2);
  g_assert_cmpuint (page->len, ==, 2);
  g_assert_cmpuint (((const DimAuditEntry *) page->pdata[0])->place, ==, 3);
  g_assert_cmpuint (((const DimAuditEntry *) page->pdata[1])->place, ==, 4);
}

/* A ledger of before there were such logs: nothing but the lines themselves. */
static void
test_old_lines_are_shared_out_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "ledger.db", NULL);

  note (fixture, "voorval", "a", "201", AMSTERDAM_CENTRUM);
  note (fixture, "voorval", "b", "201", ROTTERDAM_DESK);
  note (fixture, "kantoor-vastleggen", "amsterdam", "gedaan", N_DEVICES);
  g_assert_true (
    dim_database_exec (fixture->database, "DROP TRIGGER office_audit_no_delete", NULL));
  g_assert_true (dim_database_exec (fixture->database, "DELETE FROM office_audit", NULL));
  g_assert_true (
    dim_database_exec (fixture->database, "UPDATE ledger SET has_office_audit = 0", NULL));
  assert_lines (fixture, "amsterdam", "");
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DimDatabase) again = dim_ledger_sqlite_open (path, DIM_DATABASE_DEFAULT, &error);

    g_assert_no_error (error);
    assert_lines (fixture, "amsterdam", "1 voorval Balie Centrum; 2 kantoor-vastleggen beheer");
    assert_lines (fixture, "rotterdam", "1 voorval Balie");
  }
  note (fixture, "voorval", "c", "201", AMSTERDAM_NOORD);
  assert_lines (fixture, "amsterdam",
                "1 voorval Balie Centrum; 2 kantoor-vastleggen beheer; 3 voorval Balie Noord");
}

static void
assert_broken (Fixture *fixture, const char *sql)
{
  DimLedger *ledger = fixture->rules->ledger;
  guint64 lines = 0;
  g_autoptr (GError) error = NULL;

  g_assert_true (dim_database_exec (fixture->database, sql, NULL));
  g_assert_false (ledger->home->log.verify (ledger, &lines, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
}

/* The log of all offices is whole, and that of one is not. */
static void
test_verifying_looks_at_every_office (Fixture *fixture, gconstpointer data)
{
  DimLedger *ledger = fixture->rules->ledger;
  guint64 lines = 0;
  g_autoptr (GError) append_only = NULL;

  note (fixture, "voorval", "a", "201", AMSTERDAM_CENTRUM);
  note (fixture, "voorval", "b", "201", ROTTERDAM_DESK);
  g_assert_true (ledger->home->log.verify (ledger, &lines, NULL));
  g_assert_cmpuint (lines, ==, 2);
  g_assert_false (
    dim_database_exec (fixture->database, "UPDATE office_audit SET desk = 'x'", &append_only));
  g_assert_error (append_only, DIM_ERROR, DIM_ERROR_CONFLICT);
  g_assert_true (
    dim_database_exec (fixture->database, "DROP TRIGGER office_audit_no_update", NULL));
  assert_broken (fixture, "UPDATE office_audit SET desk = 'x' WHERE office = 'rotterdam'");
  assert_broken (fixture, "UPDATE office_audit SET place = 2 WHERE office = 'amsterdam'");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/office-audit/" name, Fixture, NULL, ledger_fixture_set_up, function,               \
              ledger_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("office-has-the-lines-of-its-devices", test_office_has_the_lines_of_its_devices);
  ADD ("office-has-what-was-done-to-it", test_office_has_what_was_done_to_it);
  ADD ("line-says-which-registration", test_line_says_which_registration);
  ADD ("withdrawal-after-a-hit-elsewhere-is-told-to-both",
       test_withdrawal_after_a_hit_elsewhere_is_told_to_both);
  ADD ("withdrawal-without-a-hit-elsewhere-is-told-to-nobody",
       test_withdrawal_without_a_hit_elsewhere_is_told_to_nobody);
  ADD ("lines-come-in-pages", test_lines_come_in_pages);
  ADD ("old-lines-are-shared-out-once", test_old_lines_are_shared_out_once);
  ADD ("verifying-looks-at-every-office", test_verifying_looks_at_every_office);
  return g_test_run ();
}
