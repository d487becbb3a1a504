/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audit-words.h"

#include "dim-clock.h"
#include "dim-error.h"
#include "dim-text.h"
#include "dim-words.h"

#include <string.h>

#define INCIDENT "01930000-0000-7000-8000-00000000000a"

static DimAuditEntry *
make_entry (const char *action, const char *result, const char *desk)
{
  DimAuditEntry *entry = dim_audit_entry_new ();

  entry->place = 12;
  g_assert_true (dim_time_from_text ("2026-11-03T09:12:00Z", &entry->time_s));
  dim_audit_entry_set (&entry->action, action);
  dim_audit_entry_set (&entry->result, result);
  dim_audit_entry_set (&entry->desk, desk);
  return entry;
}

static void
test_line_is_a_sentence (void)
{
  static const struct {
    const char *action;
    const char *result;
    const char *desk;
    const char *says;
  } rows[] = {
    { "voorval", "201", "Balie Centrum", "Balie Centrum heeft een voorval geregistreerd" },
    { "voorval", "403 geen-recht", "Analyse", "Analyse wilde een voorval registreren" },
    { "intrekking", "201", "Balie", "Balie heeft een voorval teruggenomen" },
    { "apparaat-intrekken", "gedaan", "",
      "De beheerder van de verzamelserver heeft een apparaat ingetrokken" },
    { "intrekking-met-treffer", "gedaan", "Balie",
      "Balie heeft een voorval teruggenomen waarvan het document ook elders is gezien" },
    { "wat-later-komt", "201", "Balie", "Balie heeft iets anders gedaan (wat-later-komt)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (DimAuditEntry) entry = make_entry (rows[i].action, rows[i].result, rows[i].desk);
    g_autofree char *line = dim_words_audit_line (entry);

    g_assert_cmpstr (line, ==, rows[i].says);
  }
}

static void
test_other_municipality_has_no_desk (void)
{
  g_autoptr (DimAuditEntry) entry = make_entry ("intrekking-elders", "gedaan", "");
  g_autofree char *line = NULL;

  dim_audit_entry_set (&entry->actor, DIM_AUDIT_ELSEWHERE);
  line = dim_words_audit_line (entry);
  g_assert_cmpstr (line, ==,
                   "Een andere gemeente heeft een voorval teruggenomen met hetzelfde document als "
                   "dit voorval");
}

/* Whatever the collector writes down is told in words. */
static void
test_every_action_has_its_own_words (void)
{
  static const char *const actions[] = {
    "voorval",
    "herziening",
    "kenmerken",
    "intrekking",
    "beslissing",
    "nulmelding",
    "akkoord",
    "invoertijden",
    "lezer",
    "lezersverklaring",
    "toelichting",
    "leessleutels",
    "notitiesleutel",
    "notitie",
    "notities-toestaan",
    "notities-beeindigen",
    "navraag",
    "reactie",
    "voorstel",
    "feit",
    "lezen",
    "tellingen",
    "apparaat-inschrijven",
    "kantoor-vastleggen",
    "apparaat-toevoegen",
    "apparaat-intrekken",
    "kring-vergeten",
    "sleutellijst-inlezen",
  };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    for (guint is_refused = 0; is_refused < 2; is_refused++) {
      g_autoptr (DimAuditEntry) entry =
        make_entry (actions[i], is_refused ? "403 geen-recht" : "201", "Balie");
      char *line = dim_words_audit_line (entry);

      g_assert_null (strchr (line, '(')); /* in which stands an action that is not known */
      g_assert_true (g_hash_table_add (seen, line));
    }
}

static void
test_details_say_when_which_and_why_not (void)
{
  g_autoptr (DimAuditEntry) entry = make_entry ("herziening", "409 tegenspraak", "Balie");
  g_autoptr (DimAuditEntry) other = make_entry ("lezen", "418 nieuwe-code", "Balie");
  g_autofree char *details = NULL;
  g_autofree char *plain = NULL;

  g_strlcpy (entry->incident, INCIDENT, sizeof entry->incident);
  details = dim_words_audit_details (entry, dim_day_from_text ("2026-11-20"));
  g_assert_true (g_str_has_prefix (details, "3 november, 10:12 · Bonnummer "));
  g_assert_true (
    g_str_has_suffix (details, " · geweigerd: het spreekt een eerdere beslissing tegen"));
  plain = dim_words_audit_details (other, dim_day_from_text ("2027-01-20"));
  g_assert_cmpstr (plain, ==, "3 november 2026, 10:12 · geweigerd: nieuwe-code");
}

static gboolean
matches (const DimAuditEntry *entry, const char *typed)
{
  g_autofree char *key = dim_text_search_key (typed);

  return dim_words_audit_matches (entry, key);
}

static void
test_search_looks_at_all_that_is_told (void)
{
  g_autoptr (DimAuditEntry) entry = make_entry ("voorval", "409 tegenspraak", "Balie Centrum");

  g_assert_true (matches (entry, ""));
  g_assert_true (matches (entry, "centrum voorval"));
  g_assert_true (matches (entry, "GEWEIGERD"));
  g_assert_true (matches (entry, "3 november"));
  g_assert_true (matches (entry, "2026"));
  g_assert_true (matches (entry, "tegenspraak"));
  g_assert_false (matches (entry, "noord"));
  g_assert_false (matches (entry, "centrum noord"));
}

static DimAuditFinding
make_finding (DimAuditFault fault, gboolean is_here)
{
  DimAuditFinding finding = { .log = 1, .place = 1234, .fault = fault };

  if (is_here)
    g_assert_true (dim_time_from_text ("2026-11-03T09:12:00Z", &finding.time_s));
  return finding;
}

static void
test_finding_says_where (void)
{
  static const struct {
    DimAuditFault fault;
    gboolean is_here;
    const char *says;
  } rows[] = {
    { DIM_AUDIT_UNFIT, TRUE, "Regel 1.234 van 3 nov 2026, 10:12 past niet in de keten." },
    { DIM_AUDIT_DIFFERENT, TRUE, "Regel 1.234 van 3 nov 2026, 10:12 luidt anders dan eerder." },
    { DIM_AUDIT_MISSING, TRUE, "Regel 1.234 van 3 nov 2026, 10:12 is er niet meer." },
    { DIM_AUDIT_MISSING, FALSE, "Regel 1.234 ontbreekt." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    DimAuditFinding finding = make_finding (rows[i].fault, rows[i].is_here);
    g_autofree char *says = dim_words_audit_finding (&finding);

    g_assert_cmpstr (says, ==, rows[i].says);
  }
}

#define assert_verdict(verdict, expected)                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *says = dim_words_audit_verdict (verdict);                                     \
    g_assert_cmpstr (says, ==, expected);                                                          \
  }                                                                                                \
  G_STMT_END

static void
test_verdict_says_whether_it_is_right (void)
{
  g_autoptr (DimAuditVerdict) verdict = dim_audit_verdict_new ();
  DimAuditFinding finding = make_finding (DIM_AUDIT_MISSING, FALSE);
  g_autofree char *head = NULL;

  verdict->lines = 1234;
  assert_verdict (verdict, "Wat hier bewaard is, klopt: 1.234 regels. De verzamelserver kon niet "
                           "gevraagd worden.");
  verdict->is_asked = TRUE;
  assert_verdict (verdict,
                  "Het logboek klopt: 1.234 regels. De verzamelserver vertelt nu hetzelfde "
                  "als eerder.");
  verdict->lines = 1;
  assert_verdict (verdict, "Het logboek klopt: 1 regel. De verzamelserver vertelt nu hetzelfde als "
                           "eerder.");
  g_assert_cmpstr (dim_words_audit_alarm (verdict), ==, "");
  g_array_append_val (verdict->findings, finding);
  assert_verdict (verdict, "Het logboek klopt niet. Regel 1.234 ontbreekt.");
  g_array_append_val (verdict->findings, finding);
  assert_verdict (verdict, "Het logboek klopt niet. Regel 1.234 ontbreekt. Er is nog 1 plaats waar "
                           "het niet klopt.");
  g_assert_cmpstr (dim_words_audit_alarm (verdict), !=, "");
  verdict->head[0] = 0xab;
  head = dim_words_audit_head (verdict);
  g_assert_true (g_str_has_prefix (head, "Hoofd van de keten: ab00 0000 "));
}

static void
test_refusal_has_its_own_sentence (void)
{
  g_autoptr (GError) rejected = g_error_new_literal (DIM_ERROR, DIM_ERROR_REJECTED, "x");
  g_autoptr (GError) full = g_error_new_literal (DIM_ERROR, DIM_ERROR_FULL, "x");

  g_assert_cmpstr (dim_words_audit_error (rejected), ==,
                   "Alleen een backoffice leest het logboek van het kantoor.");
  g_assert_cmpstr (dim_words_audit_error (full), !=, dim_words_audit_error (rejected));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dim_words_init (NULL);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
#define ADD(path, function) g_test_add_func ("/audit-words/" path, function)
  ADD ("line-is-a-sentence", test_line_is_a_sentence);
  ADD ("other-municipality-has-no-desk", test_other_municipality_has_no_desk);
  ADD ("every-action-has-its-own-words", test_every_action_has_its_own_words);
  ADD ("details-say-when-which-and-why-not", test_details_say_when_which_and_why_not);
  ADD ("search-looks-at-all-that-is-told", test_search_looks_at_all_that_is_told);
  ADD ("finding-says-where", test_finding_says_where);
  ADD ("verdict-says-whether-it-is-right", test_verdict_says_whether_it_is_right);
  ADD ("refusal-has-its-own-sentence", test_refusal_has_its_own_sentence);
#undef ADD
  return g_test_run ();
}
