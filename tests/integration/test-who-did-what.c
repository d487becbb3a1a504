/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desks.h"
#include "dim-audit-codec.h"
#include "dim-json-guard.h"
#include "stored-rows.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>

/* The audit log of an office: the real programs, but for the stretching of a passphrase, and a
 * collector whose database somebody alters behind its back. */

#define ANSWERS                                                                                    \
  "{\"datum\":\"%d-11-03\",\"product\":\"paspoort-aanvraag\",\"vorm\":\"look-alike\","             \
  "\"gemeente\":\"%s\",\"ontdekking\":[\"gezichtsvergelijking\"],"                                 \
  "\"uitkomst\":[\"geweigerd\"],\"documenten\":[{\"soort\":\"geen\"}]}"

static const char *programs[DESKS_N_PROGRAMS];

typedef struct {
  Desks desks;
  char *incident; /* that the desk registered and took back */
} Office;

static char *
add (Desks *desks, const char *device, const char *municipality)
{
  g_autofree char *json = g_strdup_printf (ANSWERS, desks->year, municipality);

  return desks_register (desks, device, "incident add --json -", json);
}

/* A desk registers something and takes it back; in another town somebody registers as well. */
static void
set_up (Office *office, gconstpointer data)
{
  Desks *desks = &office->desks;
  g_autofree char *elsewhere = NULL;
  g_autofree char *words = NULL;

  desks_set_up (desks, programs);
  desks_add_office (desks, "amsterdam", "GM0363");
  desks_add_office (desks, "rotterdam", "GM0599");
  desks_enrol (desks, "balie", "amsterdam", "Balie", "balie");
  desks_enrol (desks, "achter", "amsterdam", "Backoffice", "backoffice");
  desks_enrol (desks, "maas", "rotterdam", "Maas", "backoffice");
  desks_enrol (desks, "analist", "amsterdam", "Analyse", "analist");
  office->incident = add (desks, "balie", "GM0363");
  elsewhere = add (desks, "maas", "GM0599");
  words = g_strdup_printf ("incident withdraw %s --reason vergissing", office->incident);
  desks_carry_out (desks, "balie", words, 0);
  desks_carry_out (desks, "achter", "sync", 0);
}

static void
tear_down (Office *office, gconstpointer data)
{
  g_free (office->incident);
  desks_tear_down (&office->desks);
}

static guint
count_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return *text != '\0' ? g_strv_length (lines) : 0;
}

static char *
read_audit (Office *office, const char *words)
{
  return desks_ask (&office->desks, "achter", words, "", 0);
}

/* The place of the only line about @action. */
static guint64
place_of (Office *office, const char *action)
{
  g_autofree char *words = g_strdup_printf ("audit --action %s", action);
  g_autofree char *line = read_audit (office, words);

  g_assert_cmpuint (count_lines (line), ==, 1);
  return g_ascii_strtoull (line, NULL, 10);
}

static void
test_back_office_reads_who_did_what (Office *office, gconstpointer data)
{
  g_autofree char *log = read_audit (office, "audit");

  g_assert_nonnull (strstr (log, "\tBalie heeft een voorval geregistreerd\t"));
  g_assert_nonnull (strstr (log, "\tBalie heeft een voorval teruggenomen\t"));
  g_assert_nonnull (strstr (log, "\tBackoffice is ingeschreven\t"));
  g_assert_nonnull (strstr (log, "\tDe beheerder van de verzamelserver heeft een apparaat aan het "
                                 "kantoor toegevoegd\t"));
  g_assert_null (strstr (log, "Maas"));
  /* The newest first. */
  g_assert_true (strstr (log, "teruggenomen") < strstr (log, "geregistreerd"));
}

static void
test_log_can_be_filtered (Office *office, gconstpointer data)
{
  g_autofree char *all = read_audit (office, "audit");
  g_autofree char *of_desk = read_audit (office, "audit --desk Backoffice");
  g_autofree char *of_action = read_audit (office, "audit --action intrekking");
  g_autofree char *words = read_audit (office, "audit teruggenomen");
  g_autofree char *today = read_audit (office, "audit --since gisteren");
  g_autofree char *long_ago = read_audit (office, "audit --until 2020-01-01");
  g_autofree char *json = read_audit (office, "audit --json --action intrekking");

  g_assert_cmpuint (count_lines (all), >, 6);
  g_assert_cmpuint (count_lines (of_desk), >, 0);
  g_assert_null (strstr (of_desk, "\tBalie "));
  g_assert_cmpuint (count_lines (of_action), ==, 1);
  g_assert_cmpstr (words, ==, of_action);
  g_assert_cmpstr (today, ==, all);
  g_assert_cmpstr (long_ago, ==, "");
  g_assert_true (dim_json_guard (json, strlen (json), NULL));
  g_assert_nonnull (strstr (json, office->incident));
}

static void
assert_refused (Office *office, const char *device)
{
  static const char *const commands[] = { "audit", "verify" };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autofree char *complaint = desks_complain (&office->desks, device, commands[i], "", 1);

    g_assert_true (
      g_str_has_suffix (complaint, "Alleen een backoffice leest het logboek van het kantoor."));
  }
}

static void
test_nobody_else_reads_it (Office *office, gconstpointer data)
{
  g_autofree char *elsewhere = NULL;

  assert_refused (office, "balie");
  assert_refused (office, "analist");
  desks_carry_out (&office->desks, "maas", "sync", 0);
  elsewhere = desks_ask (&office->desks, "maas", "audit", "", 0);
  g_assert_null (strstr (elsewhere, "Balie"));
  g_assert_nonnull (strstr (elsewhere, "Maas heeft een voorval geregistreerd"));
}

static void
test_whole_log_is_right (Office *office, gconstpointer data)
{
  g_autofree char *verdict = read_audit (office, "verify");
  g_autofree char *again = NULL;
  g_autofree char *alone = NULL;
  g_autofree char *whole = server_program_command (&office->desks.collector, NULL, "verify", NULL);

  g_assert_true (g_str_has_prefix (verdict, "Het logboek klopt: "));
  g_assert_nonnull (strstr (verdict, "\nHoofd van de keten: "));
  again = read_audit (office, "verify");
  g_assert_cmpstr (again, ==, verdict);
  server_program_stop (&office->desks.collector, SIGTERM);
  alone = desks_ask (&office->desks, "achter", "verify", "", 3);
  g_assert_true (g_str_has_prefix (alone, "Wat hier bewaard is, klopt: "));
}

static void
alter (Office *office, const char *sql)
{
  g_autoptr (StoredRows) rows = stored_rows_new (office->desks.collector.data, "ledger.db");

  stored_rows_change (rows, "DROP TRIGGER IF EXISTS audit_no_update");
  stored_rows_change (rows, "DROP TRIGGER IF EXISTS office_audit_no_update");
  stored_rows_change (rows, "DROP TRIGGER IF EXISTS office_audit_no_delete");
  stored_rows_change (rows, sql);
}

/* "verify" says that line @place of today @what, and says it again. */
static void
assert_broken (Office *office, guint64 place, const char *what)
{
  g_autofree char *where = g_strdup_printf ("Regel %" G_GUINT64_FORMAT " van ", place);

  for (guint i = 0; i < 2; i++) {
    g_autofree char *complaint = desks_complain (&office->desks, "achter", "verify", "", 1);

    g_assert_nonnull (strstr (complaint, "Het logboek klopt niet. "));
    g_assert_nonnull (strstr (complaint, where));
    g_assert_nonnull (strstr (complaint, what));
  }
}

static void
test_altered_line_is_found (Office *office, gconstpointer data)
{
  guint64 place = place_of (office, "voorval");

  alter (office, "UPDATE audit SET time_s = time_s - 3600 WHERE action = 'voorval'");
  desks_carry_out (&office->desks, "achter", "sync", 0);
  assert_broken (office, place, "luidt anders dan eerder.");
}

/* What the collector's own program says of the chain of the office. */
static void
test_administrator_finds_it_too (Office *office, gconstpointer data)
{
  int status = 0;

  alter (office, "UPDATE office_audit SET desk = 'Balie Zuid' WHERE desk = 'Balie'");
  g_free (server_program_command (&office->desks.collector, &status, "verify", NULL));
  g_assert_cmpint (status, !=, 0);
}

static DimAuditEntry *
read_line (sqlite3_stmt *statement)
{
  DimAuditEntry *entry = dim_audit_entry_new ();

  entry->place = (guint64) sqlite3_column_int64 (statement, 0);
  entry->time_s = sqlite3_column_int64 (statement, 1);
  dim_audit_entry_set (&entry->action, (const char *) sqlite3_column_text (statement, 2));
  dim_audit_entry_set (&entry->object, (const char *) sqlite3_column_text (statement, 3));
  dim_audit_entry_set (&entry->result, (const char *) sqlite3_column_text (statement, 4));
  dim_audit_entry_set (&entry->desk, (const char *) sqlite3_column_text (statement, 5));
  entry->role = (DimRole) sqlite3_column_int (statement, 6);
  dim_audit_entry_set (&entry->actor, (const char *) sqlite3_column_text (statement, 7));
  g_strlcpy (entry->incident, (const char *) sqlite3_column_text (statement, 8),
             sizeof entry->incident);
  return entry;
}

/* The statements that make every head of Amsterdam's chain fit what now stands in its lines. */
static char *
reckon_heads (Office *office)
{
  static const char sql[] =
    "SELECT o.place, a.time_s, a.action, a.object, a.result, o.desk, o.role, a.actor, o.incident"
    " FROM office_audit o JOIN audit a ON a.sequence = o.sequence WHERE o.office = 'amsterdam'"
    " ORDER BY o.place";
  g_autofree char *path = g_build_filename (office->desks.collector.data, "ledger.db", NULL);
  GString *changes = g_string_new (NULL);
  guint8 head[DIM_AUDIT_HEAD_BYTES] = { 0 };
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW) {
    g_autoptr (DimAuditEntry) entry = read_line (statement);

    dim_audit_entry_extend (entry, head);
    g_string_append (changes, "UPDATE office_audit SET head = x'");
    for (gsize i = 0; i < sizeof head; i++)
      g_string_append_printf (changes, "%02x", head[i]);
    g_string_append_printf (changes,
                            "' WHERE office = 'amsterdam' AND place = %" G_GUINT64_FORMAT ";",
                            entry->place);
  }
  sqlite3_finalize (statement);
  sqlite3_close (database);
  return g_string_free (changes, FALSE);
}

/* Somebody who knows how it is made: each link fits again, and only who kept the old ones knows. */
static void
test_log_made_anew_is_found (Office *office, gconstpointer data)
{
  guint64 place = place_of (office, "voorval");
  g_autofree char *changes = NULL;
  int status = -1;

  alter (office, "UPDATE office_audit SET desk = 'Balie Zuid' WHERE desk = 'Balie' AND"
                 " sequence = (SELECT sequence FROM audit WHERE action = 'voorval' AND actor IN"
                 " (SELECT id FROM device WHERE desk = 'Balie'))");
  changes = reckon_heads (office);
  alter (office, changes);
  g_free (server_program_command (&office->desks.collector, &status, "verify", NULL));
  g_assert_cmpint (status, ==, 0);
  assert_broken (office, place, "luidt anders dan eerder.");
}

static void
test_lines_that_are_gone_are_found (Office *office, gconstpointer data)
{
  guint64 place = place_of (office, "intrekking");
  g_autofree char *sql =
    g_strdup_printf ("DELETE FROM office_audit WHERE office = 'amsterdam' AND place >= "
                     "%" G_GUINT64_FORMAT,
                     place);

  alter (office, sql);
  assert_broken (office, place, "is er niet meer.");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/who-did-what/" name, Office, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, DESKS_N_PROGRAMS + 1);
  for (int i = 0; i < DESKS_N_PROGRAMS; i++)
    programs[i] = argv[i + 1];
  ADD ("back-office-reads-who-did-what", test_back_office_reads_who_did_what);
  ADD ("log-can-be-filtered", test_log_can_be_filtered);
  ADD ("nobody-else-reads-it", test_nobody_else_reads_it);
  ADD ("whole-log-is-right", test_whole_log_is_right);
  ADD ("altered-line-is-found", test_altered_line_is_found);
  ADD ("administrator-finds-it-too", test_administrator_finds_it_too);
  ADD ("log-made-anew-is-found", test_log_made_anew_is_found);
  ADD ("lines-that-are-gone-are-found", test_lines_that_are_gone_are_found);
  return g_test_run ();
}
