/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desks.h"

#include <signal.h>
#include <string.h>

/* What was sent is put right by command line: two computers of one desk and one of another office,
 * all of them the real programs, but for the stretching of a passphrase. */

#define ANSWERS                                                                                    \
  "\"datum\":\"%d-11-03\",\"product\":\"paspoort-aanvraag\",\"vorm\":\"look-alike\","              \
  "\"gemeente\":\"GM0363\",\"ontdekking\":[\"gezichtsvergelijking\"],\"uitkomst\":[\"geweigerd\"]"
#define WITHOUT "{" ANSWERS ",\"documenten\":[{\"soort\":\"geen\"}]}"
/* A specimen: see tests/specimens.csv. */
#define TYPED                                                                                      \
  "{" ANSWERS ",\"documenten\":[{\"soort\":\"nik\",\"land\":\"NLD\",\"nummer\":\"SPECI2014\"}]}"
#define LOCKED                                                                                     \
  "Een teruggenomen voorval kan niemand meer wijzigen. Telt het toch mee, registreer het dan "     \
  "opnieuw."
#define WITH_REASON                                                                                \
  "Zeg met --reason waarom de zekerheid verandert. Naar vastgesteld: id-desk, bekend, "            \
  "vergelijking of keten. Naar weerlegd: toch-in-orde, verklaring of verkeerd-beoordeeld. Naar "   \
  "vermoeden: twijfel. Was het eerdere antwoord een vergissing: vergissing."
#define UNKNOWN "11111111-1111-7111-8111-111111111111"

static const char *programs[DESKS_N_PROGRAMS];

static void
set_up (Desks *desks, gconstpointer data)
{
  desks_set_up (desks, programs);
  desks_add_office (desks, "amsterdam", "GM0363");
  desks_enrol (desks, "links", "amsterdam", "Centrum", "balie");
  desks_enrol (desks, "rechts", "amsterdam", "Centrum", "balie");
}

static void
tear_down (Desks *desks, gconstpointer data)
{
  desks_tear_down (desks);
}

/* Puts the year in the place of "%d". */
static char *
of_year (int year, const char *form)
{
  g_auto (GStrv) parts = g_strsplit (form, "%d", -1);
  g_autofree char *text = g_strdup_printf ("%d", year);

  return g_strjoinv (text, parts);
}

/* Its id. */
static char *
add (Desks *desks, const char *options, const char *form)
{
  g_autofree char *words = g_strconcat ("incident add --json -", options, NULL);
  g_autofree char *json = of_year (desks->year, form);

  return desks_register (desks, "links", words, json);
}

static void
revise (Desks *desks, const char *device, const char *id, const char *options, const char *json)
{
  g_autofree char *words = g_strdup_printf ("incident revise %s --json -%s", id, options);
  g_autofree char *complaint = desks_complain (desks, device, words, json, 0);

  g_assert_cmpstr (complaint, ==, "");
}

/* The one sentence that comes back. */
static void
assert_refused (Desks *desks,
                const char *device,
                const char *words,
                const char *json,
                int status,
                const char *says)
{
  g_autofree char *complaint = desks_complain (desks, device, words, json, status);
  const char *sentence = complaint;

  if (g_str_has_prefix (sentence, "dutch-id-monitorctl: "))
    sentence += strlen ("dutch-id-monitorctl: ");
  g_assert_cmpstr (sentence, ==, says);
}

/* With every id as "#" and every time as "@". */
static char *
read_history (Desks *desks, const char *device, const char *id)
{
  g_autofree char *words = g_strconcat ("incident history --json ", id, NULL);
  g_autofree char *json = desks_ask (desks, device, words, "", 0);
  g_autoptr (GRegex) ids = g_regex_new ("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", 0, 0, NULL);
  g_autoptr (GRegex) times = g_regex_new ("[0-9]{4}-[0-9-]+T[0-9:.]+Z", 0, 0, NULL);
  g_autofree char *nameless = g_regex_replace_literal (ids, json, -1, 0, "#", 0, NULL);

  return g_regex_replace_literal (times, nameless, -1, 0, "@", 0, NULL);
}

static void
assert_history (Desks *desks, const char *device, const char *id, const char *expected)
{
  g_autofree char *history = read_history (desks, device, id);

  g_assert_cmpstr (history, ==, expected);
}

static void
assert_list_has (Desks *desks,
                 const char *device,
                 const char *words,
                 const char *part,
                 gboolean has)
{
  g_autofree char *list = desks_ask (desks, device, words, "", 0);

  if ((strstr (list, part) != NULL) != has)
    g_assert_cmpstr (list, ==, part);
}

/* Read from the other side, it is the desk's that did it. */
static void
test_change_shows_at_both (Desks *desks, gconstpointer data)
{
  static const char own[] =
    "[{\"id\": \"#\", \"soort\": \"herziening\", \"tijd\": \"@\", \"eigen\": true, "
    "\"stand\": \"ontvangen\", \"was\": {\"uitkomst\": [\"geweigerd\"]}, "
    "\"antwoorden\": {\"uitkomst\": [\"vertrokken\"]}, \"toelichting\": false},\n "
    "{\"id\": \"#\", \"soort\": \"herziening\", \"tijd\": \"@\", \"eigen\": true, "
    "\"stand\": \"hier\", \"was\": {}, \"antwoorden\": {}, \"toelichting\": true}]";
  static const char theirs[] =
    "[{\"id\": \"#\", \"soort\": \"herziening\", \"tijd\": \"@\", \"eigen\": false, "
    "\"loket\": \"Centrum\", \"stand\": \"ontvangen\", \"was\": {\"uitkomst\": [\"geweigerd\"]}, "
    "\"antwoorden\": {\"uitkomst\": [\"vertrokken\"]}, \"toelichting\": false}]";
  g_autofree char *id = add (desks, "", WITHOUT);
  g_autofree char *words = g_strconcat ("incident history ", id, NULL);
  g_autofree char *text = NULL;

  revise (desks, "links", id, " --no-sync", "{\"uitkomst\":[\"vertrokken\"]}");
  text = desks_ask (desks, "links", words, "", 0);
  g_assert_nonnull (strstr (text, " · deze computer\tUitkomst: Aanvraag geweigerd → Aanvrager "
                                  "vertrokken\twacht op verzending"));
  /* It looks like personal data, and somebody looked. */
  revise (desks, "links", id, " --text-checked", "{\"toelichting\":\"Dossier 999990020\"}");
  desks_carry_out (desks, "links", "sync", 0);
  desks_carry_out (desks, "rechts", "sync", 0);
  assert_history (desks, "links", id, own);
  assert_history (desks, "rechts", id, theirs);
}

static void
test_certainty_shows_with_why_at_both (Desks *desks, gconstpointer data)
{
  static const char theirs[] =
    "[{\"id\": \"#\", \"soort\": \"herziening\", \"tijd\": \"@\", \"eigen\": false, "
    "\"loket\": \"Centrum\", \"stand\": \"ontvangen\", \"was\": {}, "
    "\"antwoorden\": {\"zekerheid\": \"vastgesteld\"}, \"toelichting\": false, "
    "\"reden\": \"bekend\"}]";
  g_autofree char *id = add (desks, "", WITHOUT);
  g_autofree char *words = g_strconcat ("incident history ", id, NULL);
  g_autofree char *text = NULL;

  revise (desks, "links", id, " --reason bekend", "{\"zekerheid\":\"vastgesteld\"}");
  text = desks_ask (desks, "links", words, "", 0);
  g_assert_nonnull (strstr (text, "; Waarom: de persoon gaf het toe\tontvangen"));
  desks_carry_out (desks, "rechts", "sync", 0);
  assert_history (desks, "rechts", id, theirs);
}

/* Two who did not know of each other: neither is lost, both are told, and one choice ends it, also
 * where it is for what stands already. */
static void
test_contradiction_is_settled_by_naming_the_answer (Desks *desks, gconstpointer data)
{
  static const char question[] = "uitkomst’. Kies welk antwoord geldt.";
  static const char in_conflict[] = "\"conflicten\": [{\"veld\": \"uitkomst\", \"staat\": \"";
  g_autofree char *id = add (desks, "", WITHOUT);
  g_autofree char *again = g_strdup_printf ("incident revise %s --json -", id);
  g_autofree char *list = NULL;
  const char *standing = NULL;

  desks_carry_out (desks, "rechts", "sync", 0);
  revise (desks, "links", id, " --no-sync", "{\"uitkomst\":[\"vertrokken\"]}");
  revise (desks, "rechts", id, "", "{\"uitkomst\":[\"ingetrokken\"]}");
  desks_carry_out (desks, "links", "sync", 0);
  desks_carry_out (desks, "rechts", "sync", 0);
  assert_list_has (desks, "links", "incident list", question, TRUE);
  assert_list_has (desks, "rechts", "incident list --json", in_conflict, TRUE);

  list = desks_ask (desks, "links", "incident list --json", "", 0);
  g_assert_nonnull (strstr (list, in_conflict));
  standing = strstr (list, "\"uitkomst\": [\"vertrokken\"]") != NULL
               ? "{\"uitkomst\":[\"vertrokken\"]}"
               : "{\"uitkomst\":[\"ingetrokken\"]}";
  revise (desks, "links", id, "", standing);
  desks_carry_out (desks, "rechts", "sync", 0);
  assert_list_has (desks, "links", "incident list", question, FALSE);
  assert_list_has (desks, "rechts", "incident list --json", "conflicten", FALSE);
  assert_refused (desks, "rechts", again, standing, 1, "Er is niets anders dan wat er al staat.");
}

static void
assert_year (Desks *desks, const char *expected)
{
  g_autofree char *found = desks_count_year (desks, "analist");

  g_assert_cmpstr (found, ==, expected);
}

/* It stays to be seen with why, does not count, and nobody changes it any more; a change that was
 * made without knowing of it changes nothing. */
static void
test_withdrawn_does_not_count (Desks *desks, gconstpointer data)
{
  static const char history[] =
    "[{\"id\": \"#\", \"soort\": \"intrekking\", \"tijd\": \"@\", \"eigen\": true, "
    "\"stand\": \"ontvangen\", \"reden\": \"dubbel\"}]";
  g_autofree char *id = add (desks, "", WITHOUT);
  g_autofree char *withdraw = g_strdup_printf ("incident withdraw %s --reason dubbel", id);
  g_autofree char *change = g_strdup_printf ("incident revise %s --json -", id);

  desks_add_office (desks, "bzk", "GM0518");
  desks_enrol (desks, "analist", "bzk", "analist", "analist");
  desks_carry_out (desks, "rechts", "sync", 0);
  assert_year (desks, "1 1 0 1 0");
  desks_carry_out (desks, "rechts", withdraw, 0);
  assert_refused (desks, "rechts", withdraw, "", 1, LOCKED);
  assert_refused (desks, "rechts", change, "{\"uitkomst\":[\"vertrokken\"]}", 1, LOCKED);
  revise (desks, "links", id, "", "{\"uitkomst\":[\"vertrokken\"]}");
  assert_list_has (desks, "links", "incident list --json", "\"stand\": \"teruggenomen\"", TRUE);
  assert_year (desks, "0 0 0 0 0");
  assert_history (desks, "rechts", id, history);
}

/* By a computer that was enrolled while the office worked for another municipality. */
static void
test_refused_change_is_told (Desks *desks, gconstpointer data)
{
  static const char history[] =
    "[{\"id\": \"#\", \"soort\": \"herziening\", \"tijd\": \"@\", \"eigen\": true, "
    "\"stand\": \"teruggestuurd\", \"weigering\": \"Een of meer antwoorden kloppen niet.\\nUw "
    "kantoor "
    "werkt niet voor deze gemeente.\", \"was\": {\"gemeente\": \"GM0363\"}, \"antwoorden\": "
    "{\"gemeente\": "
    "\"GM0518\"}, \"toelichting\": false}]";
  g_autofree char *id = add (desks, "", WITHOUT);
  g_autofree char *words = g_strdup_printf ("incident revise %s --json -", id);

  desks_settle_office (desks, "amsterdam", "GM0518");
  desks_enrol (desks, "oud", "amsterdam", "Centrum", "balie");
  desks_settle_office (desks, "amsterdam", "GM0363");
  desks_carry_out (desks, "oud", "sync", 0);
  assert_refused (desks, "oud", words, "{\"gemeente\":\"GM0518\"}", 1,
                  "1 vraagt aandacht\ndutch-id-monitorctl: Een of meer antwoorden kloppen niet.\n"
                  "Uw kantoor werkt niet voor deze gemeente.");
  assert_history (desks, "oud", id, history);
  desks_carry_out (desks, "rechts", "sync", 0);
  assert_history (desks, "rechts", id, "[]");
}

/* A number is not kept, so the tags of one year say nothing on another: it is asked for again. */
static void
test_date_of_another_year_needs_number (Desks *desks, gconstpointer data)
{
  g_autofree char *id = add (desks, "", TYPED);
  g_autofree char *words = g_strdup_printf ("incident revise %s --json -", id);
  g_autofree char *earlier = of_year (desks->year - 1, "{\"datum\":\"%d-12-31\"}");
  g_autofree char *history = g_strconcat ("incident history ", id, NULL);

  assert_refused (
    desks, "links", words, earlier, 1,
    "De datum ging naar een ander jaar. Geef het document opnieuw met zijn nummer, of "
    "geef --without-numbers: dan kan het niet meer worden vergeleken.");
  assert_history (desks, "links", id, "[]");
  revise (desks, "links", id, " --without-numbers", earlier);
  assert_list_has (desks, "links", history, "(kan niet meer worden vergeleken)", TRUE);
  revise (desks, "links", id, " --no-sync",
          "{\"documenten\":[{\"soort\":\"nik\",\"land\":\"NLD\",\"nummer\":\"SPECI2014\"}]}");
  assert_list_has (desks, "links", history, "(nummer opnieuw opgegeven)", TRUE);
}

/* "$" stands for the registration. */
static const struct {
  const char *device;
  const char *words;
  const char *json;
  int status;
  const char *says;
} refused[] = {
  { "links", "incident revise", "", 2,
    "Geef het id van een registratie, en --json met een bestand." },
  { "links", "incident revise $", "", 2,
    "Geef het id van een registratie, en --json met een bestand." },
  { "links", "incident revise 7K3M-Q2XD --json -", "{}", 2,
    "Geef het id van een registratie, en --json met een bestand." },
  { "links", "incident withdraw $", "", 2,
    "Geef het id van een registratie, en --reason met dubbel, vergissing, oefening of "
    "verwisseld." },
  { "links", "incident withdraw $ --reason zomaar", "", 2,
    "Geef het id van een registratie, en --reason met dubbel, vergissing, oefening of "
    "verwisseld." },
  { "links", "incident withdraw --reason dubbel", "", 2,
    "Geef het id van een registratie, en --reason met dubbel, vergissing, oefening of "
    "verwisseld." },
  { "links", "incident history", "", 2, "Geef het id van een registratie." },
  { "links", "incident history 7K3M-Q2XD", "", 2, "Geef het id van een registratie." },
  { "links", "incident revise $ --json /no/file", "", 1,
    "Dit bestand is er niet. Controleer de naam." },
  { "links", "incident revise $ --json -", "{", 1,
    "Dit bestand is niet als voorval te lezen; er is niets bewaard. De inhoud is geen JSON "
    "die hier past; het gaat mis bij byte 1." },
  { "links", "incident revise $ --json -", "{}", 1, "Er is niets anders dan wat er al staat." },
  { "links", "incident revise $ --json -", "{\"uitkomst\":[\"spook\"]}", 1,
    "/uitkomst/0: Deze keuze staat niet in de lijst. Kies een andere. (onbekende-code)" },
  { "links", "incident revise $ --json -", "{\"gemeente\":\"GM0599\"}", 1,
    "/gemeente: Uw kantoor werkt niet voor deze gemeente. Kies een andere. "
    "(gemeente-niet-van-kantoor)" },
  { "links", "incident revise $ --json -", "{\"datum\":\"2199-01-01\"}", 1,
    "/datum: De datum ligt in de toekomst. Kies vandaag of een eerdere dag. (datum-in-toekomst)" },
  { "links", "incident revise $ --json -", "{\"zekerheid\":\"weerlegd\"}", 1, WITH_REASON },
  { "links", "incident revise $ --json - --reason bekend", "{\"zekerheid\":\"weerlegd\"}", 1,
    WITH_REASON },
  { "links", "incident revise $ --json - --reason zomaar", "{\"zekerheid\":\"weerlegd\"}", 2,
    WITH_REASON },
  { "links", "incident revise $ --json - --reason bekend", "{\"uitkomst\":[\"vertrokken\"]}", 1,
    "Laat --reason weg: de zekerheid verandert niet." },
  { "rechts", "incident revise $ --json -",
    "{\"toelichting\":\"Aan de balie\",\"uitkomst\":[\"vertrokken\"]}", 1,
    "/toelichting: Alleen de computer waarop het is geregistreerd bewaart een toelichting. Laat "
    "die hier weg." },
  { "elders", "incident revise $ --json -", "{\"uitkomst\":[\"vertrokken\"]}", 1,
    "Dit is niet gevonden. Ververs met F5 en probeer het opnieuw." },
  { "elders", "incident withdraw $ --reason dubbel", "", 1,
    "Dit is niet gevonden. Ververs met F5 en probeer het opnieuw." },
  { "elders", "incident history $", "", 1,
    "Dit is niet gevonden. Ververs met F5 en probeer het opnieuw." },
  { "links", "incident withdraw " UNKNOWN " --reason dubbel", "", 1,
    "Dit is niet gevonden. Ververs met F5 en probeer het opnieuw." },
};

static void
test_what_cannot_be_is_refused (Desks *desks, gconstpointer data)
{
  g_autofree char *id = add (desks, " --text-checked", WITHOUT);
  g_autofree char *before = desks_ask (desks, "links", "incident list --json", "", 0);
  g_autofree char *after = NULL;

  desks_add_office (desks, "rotterdam", "GM0599");
  desks_enrol (desks, "elders", "rotterdam", "Zuid", "balie");
  desks_carry_out (desks, "elders", "sync", 0);
  desks_carry_out (desks, "rechts", "sync", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_auto (GStrv) parts = g_strsplit (refused[i].words, "$", -1);
    g_autofree char *words = g_strjoinv (id, parts);

    g_test_message ("%s", refused[i].words);
    assert_refused (desks, refused[i].device, words, refused[i].json, refused[i].status,
                    refused[i].says);
  }
  desks_carry_out (desks, "links", "sync", 0);
  after = desks_ask (desks, "links", "incident list --json", "", 0);
  g_assert_cmpstr (after, ==, before);
  assert_history (desks, "links", id, "[]");
  assert_history (desks, "rechts", id, "[]");
}

/* The months in words, and what stands in the way of a zero statement. */
static void
test_month_says_what_is_in_the_way (Desks *desks, gconstpointer data)
{
  DimDay today = dim_clock_today (dim_clock_system ());
  g_autofree char *month = g_strdup_printf ("%d-%02d", dim_day_year (today), dim_day_month (today));
  g_autofree char *running =
    g_strdup_printf ("%s\tGM0363\tAmsterdam\tNog geen voorval; de maand is nog niet voorbij\t",
                     month);
  g_autofree char *declare = g_strconcat ("month declare GM0363 ", month, NULL);

  assert_list_has (desks, "links", "month list", running, TRUE);
  assert_list_has (desks, "links", "month list --missing",
                   "\tGM0363\tAmsterdam\tGeen voorval en geen nulmelding", TRUE);
  assert_list_has (desks, "links", "month list --missing --json", "loopt", FALSE);
  assert_refused (desks, "links", declare, "", 1,
                  "Deze maand is nog niet voorbij. Doe de nulmelding daarna.");
  assert_refused (desks, "links", "month declare GM0599 2026-01", "", 1,
                  "Voor deze gemeente en maand kan geen nulmelding. Zie month list.");
  assert_refused (desks, "links", "month declare GM0363 2026-13", "", 2,
                  "Geef de code van een gemeente en een maand, zoals GM0363 2026-10.");
  assert_refused (desks, "links", "month declare GM0363", "", 2,
                  "Geef de code van een gemeente en een maand, zoals GM0363 2026-10.");
}

/* Who names the desk wrongly loses nothing; who names it well leaves nothing behind here, and what
 * was sent stays with the collector. */
static void
test_forgetting_asks_for_the_desk (Desks *desks, gconstpointer data)
{
  g_autofree char *id = add (desks, "", WITHOUT);
  g_autofree char *complaint = desks_complain (desks, "links", "forget --desk Zuid", "", 1);
  g_autofree char *store = g_build_filename (desks->collector.directory, "links", NULL);
  g_autoptr (GDir) directory = NULL;

  g_assert_nonnull (strstr (complaint, "Het loket heet anders, dus er is niets veranderd. Dit "
                                       "staat hier:"));
  g_assert_nonnull (strstr (complaint, "1 voorval, "));
  assert_history (desks, "links", id, "[]");
  desks_carry_out (desks, "links", "forget --desk Centrum", 0);
  directory = g_dir_open (store, 0, NULL);
  for (const char *name = directory != NULL ? g_dir_read_name (directory) : NULL; name != NULL;
       name = g_dir_read_name (directory))
    g_assert_false (g_str_has_prefix (name, "monitor"));
  assert_refused (desks, "links", "sync", "", 1,
                  "Dit apparaat is nog niet aangemeld. Gebruik eerst de opdracht enrol.");
  desks_carry_out (desks, "rechts", "sync", 0);
  assert_history (desks, "rechts", id, "[]");
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
  add_test ("/putting-right/change-shows-at-both", test_change_shows_at_both);
  add_test ("/putting-right/certainty-shows-with-why-at-both",
            test_certainty_shows_with_why_at_both);
  add_test ("/putting-right/contradiction-is-settled-by-naming-the-answer",
            test_contradiction_is_settled_by_naming_the_answer);
  add_test ("/putting-right/withdrawn-does-not-count", test_withdrawn_does_not_count);
  add_test ("/putting-right/refused-change-is-told", test_refused_change_is_told);
  add_test ("/putting-right/date-of-another-year-needs-number",
            test_date_of_another_year_needs_number);
  add_test ("/putting-right/what-cannot-be-is-refused", test_what_cannot_be_is_refused);
  add_test ("/putting-right/month-says-what-is-in-the-way", test_month_says_what_is_in_the_way);
  add_test ("/putting-right/forgetting-asks-for-the-desk", test_forgetting_asks_for_the_desk);
  return g_test_run ();
}
