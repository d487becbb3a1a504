/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "bad-day.h"

#include <string.h>

/* A row a case: what somebody gives to "incident add", and the one sentence that comes back. After
 * it the store holds what it held, unless the row says that the registration goes on. */

#define ANSWERS(form, municipality)                                                                \
  "\"product\":\"paspoort-aanvraag\"," form "\"gemeente\":\"" municipality "\","                   \
  "\"ontdekking\":[\"gezichtsvergelijking\"],\"uitkomst\":[\"geweigerd\"]"
#define FORM(code) "\"vorm\":\"" code "\","
#define CORE       ANSWERS (FORM ("look-alike"), "GM0363")
#define DATE       "\"datum\":\"2024-05-14\""
#define NO_PAPER   "\"documenten\":[{\"soort\":\"geen\"}]"
#define WHOLE      DATE "," CORE "," NO_PAPER
#define TYPED(number)                                                                              \
  "{" DATE "," CORE ",\"documenten\":[{\"soort\":\"nik\",\"land\":\"NLD\",\"nummer\":\"" number    \
  "\"}]}"
#define SCANNED(zone) "{" DATE "," CORE ",\"documenten\":[{\"mrz\":\"" zone "\"}]}"
#define TEXT(text)    "{" WHOLE ",\"toelichting\":\"" text "\"}"
#define DAY(day)      "{\"datum\":\"" day "\"," CORE "," NO_PAPER "}"
/* The specimen of ICAO Doc 9303 part 4, without its last digit, the composite check digit. */
#define ZONE                                                                                       \
  "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\\nL898902C36UTO7408122F1204159ZE184226B<<<<<1"

typedef struct {
  const char *name;
  const char *json; /* "@" stands for a million letters, "#" for 100,000 brackets */
  const char *says;
  gboolean goes_on; /* a warning: it is registered all the same */
  gsize length;     /* 0: to the first NUL */
} Row;

static const Row rows[] = {
  { "mrz-check-digit-broken", SCANNED (ZONE "5"),
    "/documenten/0/mrz: Een controlecijfer klopt niet. Vergelijk met het document. "
    "(controlecijfer)",
    TRUE },
  { "typed-check-digit-broken", TYPED ("IR7LK4HB8"),
    "/documenten/0/nummer: Het laatste cijfer past niet. Kijk of er een typefout in staat.", TRUE },
  { "mrz-is-none", SCANNED ("P<NLD"),
    "/documenten/0/mrz: Dit is geen leesregel (MRZ) die wij kennen. Lees het document opnieuw. "
    "(ongeldige-mrz)" },
  { "date-in-the-future", DAY ("2199-01-01"),
    "/datum: De datum ligt in de toekomst. Kies vandaag of een eerdere dag. (datum-in-toekomst)" },
  { "date-before-the-count", DAY ("0001-01-01"),
    "/datum: Dit is geen bestaande datum (JJJJ-MM-DD). (ongeldige-datum)" },
  { "date-that-is-none", DAY ("2024-02-30"),
    "/datum: Dit is geen bestaande datum (JJJJ-MM-DD). (ongeldige-datum)" },
  { "date-absurd", DAY ("99999-01-01"),
    "/datum: Dit is geen bestaande datum (JJJJ-MM-DD). (ongeldige-datum)" },
  { "code-unknown", "{" DATE "," ANSWERS (FORM ("spook"), "GM0363") "," NO_PAPER "}",
    "/vorm: Deze keuze staat niet in de lijst. Kies een andere. (onbekende-code)" },
  { "municipality-unknown", "{" DATE "," ANSWERS (FORM ("look-alike"), "GM9999") "," NO_PAPER "}",
    "/gemeente: Deze gemeente is niet bekend. Kies er een uit de lijst. (gemeente-onbekend)" },
  { "municipality-no-more", "{" DATE "," ANSWERS (FORM ("look-alike"), "GM0501") "," NO_PAPER "}",
    "/gemeente: Deze gemeente bestond niet op die datum. Kies een andere, of controleer de datum. "
    "(gemeente-niet-geldig-op-datum)" },
  { "municipality-not-ours", "{" DATE "," ANSWERS (FORM ("look-alike"), "GM0599") "," NO_PAPER "}",
    "/gemeente: Uw kantoor werkt niet voor deze gemeente. Kies een andere. "
    "(gemeente-niet-van-kantoor)" },
  { "number-is-a-word", TYPED ("ONBEKEND"),
    "/documenten/0/nummer: Dit is geen nummer, maar een invulwoord. Laat het weg als er geen "
    "nummer is. (invulwoord)" },
  { "number-is-a-month", TYPED ("12/2026"),
    "/documenten/0/nummer: Dit is geen nummer, maar een invulwoord. Laat het weg als er geen "
    "nummer is. (invulwoord)" },
  { "number-is-one-letter", TYPED ("AAAAAAA"),
    "/documenten/0/nummer: Dit nummer is een en hetzelfde teken. Geef het echte nummer, of laat "
    "het weg. (een-teken)" },
  { "number-is-a-run", TYPED ("1234567"),
    "/documenten/0/nummer: Dit nummer is een gewone reeks cijfers. Geef het echte nummer, of laat "
    "het weg. (reeks)" },
  { "number-is-too-long",
    TYPED ("1234567890123456789012345678901234567890123456789012345678901234567"),
    "/documenten/0/nummer: Deze tekst is te lang. Kort hem in. (te-lang)" },
  { "number-is-blank", TYPED ("   "),
    "/documenten/0/nummer: Dit onderdeel is leeg. Laat het weg als er geen antwoord is. (leeg)" },
  { "explanation-of-a-megabyte", TEXT ("@"),
    "/toelichting: Deze tekst is te lang. Kort hem in. (te-lang)" },
  { "file-over-a-megabyte", TEXT ("@@"),
    "Dit bestand is groter dan het mag zijn. Kijk of het het goede bestand is." },
  { "explanation-with-bsn", TEXT ("bsn 999990019 stond erop"),
    "/toelichting: Dit is een burgerservicenummer (BSN). Haal het weg: in de toelichting horen "
    "geen persoonsgegevens. (bsn)" },
  { "explanation-with-split-bsn", TEXT ("bsn 999\\u0007990\\u200b019 stond erop"),
    "/toelichting: Dit is een burgerservicenummer (BSN). Haal het weg: in de toelichting horen "
    "geen persoonsgegevens. (bsn)" },
  { "explanation-with-perhaps-a-bsn", TEXT ("nummer 999990019 stond erop"),
    "/toelichting: Dit is misschien een burgerservicenummer (BSN). Haal het weg, of geef aan dat "
    "het iets anders is. (bsn)" },
  { "explanation-with-a-name", TEXT ("mevrouw De Bruijn was het niet"),
    "/toelichting: Dit is misschien de naam van een persoon. Haal het weg, of geef aan dat het "
    "iets "
    "anders is. (naam)" },
  { "explanation-for-a-stranger", "{" WHOLE ",\"toelichtingVoor\":[\"gemeente\",\"krant\"]}",
    "/toelichtingVoor/1: Deze code bestaat niet. (onbekende-code)" },
  { "control-characters", TEXT ("foto \\u001b[31m\\u0007 anders"), "", TRUE },
  { "nul-escaped", TEXT ("foto\\u0000bsn"),
    "Dit bestand is niet als voorval te lezen; er is niets bewaard. De inhoud is geen JSON die "
    "hier past; het gaat mis bij byte 212." },
  { "nul-in-the-file", "{" WHOLE ",\"toelichting\":\"foto\0bsn\"}",
    "Dit bestand is niet als voorval te lezen; er is niets bewaard. De inhoud is geen JSON die "
    "hier past; het gaat mis bij byte 206.",
    FALSE, sizeof ("{" WHOLE ",\"toelichting\":\"foto\0bsn\"}") - 1 },
  { "surrogate-alone", TEXT ("foto \\ud83d"),
    "Dit bestand is niet als voorval te lezen; er is niets bewaard. De inhoud is geen JSON die "
    "hier past; het gaat mis bij byte 213." },
  { "not-utf-8", TEXT ("foto \xff"),
    "Dit bestand is niet als voorval te lezen; er is niets bewaard. De inhoud is geen JSON die "
    "hier past; het gaat mis bij byte 207." },
  { "nothing-at-all", "",
    "Dit bestand is niet als voorval te lezen; er is niets bewaard. De inhoud is geen JSON die "
    "hier past; het gaat mis bij byte 0." },
  { "no-object", "[]", "/: Dit onderdeel heeft een ander type dan afgesproken. (verkeerd-type)" },
  { "brackets", "#",
    "Dit bestand is niet als voorval te lezen; er is niets bewaard. De inhoud is geen JSON die "
    "hier past; het gaat mis bij byte 32." },
  { "key-twice", "{" WHOLE ",\"vorm\":\"spookbewoning\"}",
    "Dit bestand is niet als voorval te lezen; er is niets bewaard. De inhoud is geen JSON die "
    "hier past; het gaat mis bij byte 187." },
  { "key-twice-escaped", "{" WHOLE ",\"v\\u006frm\":\"spookbewoning\"}",
    "Dit bestand is niet als voorval te lezen; er is niets bewaard. De inhoud is geen JSON die "
    "hier past; het gaat mis bij byte 187." },
  { "comment", "{/* x */" WHOLE "}",
    "Dit bestand is niet als voorval te lezen; er is niets bewaard. De inhoud is geen JSON die "
    "hier past; het gaat mis bij byte 1." },
  { "trailing-comma", "{" WHOLE ",}",
    "Dit bestand is niet als voorval te lezen; er is niets bewaard. De inhoud is geen JSON die "
    "hier past; het gaat mis bij byte 187." },
  { "wrong-type", "{\"datum\":20240514," CORE "," NO_PAPER "}",
    "/datum: Dit onderdeel heeft een ander type dan afgesproken. (verkeerd-type)" },
  { "list-for-a-word",
    "{" DATE "," ANSWERS ("\"vorm\":[\"look-alike\"],", "GM0363") "," NO_PAPER "}",
    "/vorm: Dit onderdeel heeft een ander type dan afgesproken. (verkeerd-type)" },
  { "integer-past-64-bits", "{" WHOLE ",\"poging\":99999999999999999999}",
    "Dit bestand is niet als voorval te lezen; er is niets bewaard. De inhoud is geen JSON die "
    "hier past; het gaat mis bij byte 196." },
  { "member-unknown", "{" WHOLE ",\"bsn\":\"1\"}",
    "/bsn: Dit onderdeel hoort hier niet. Haal het weg. (onbekend-onderdeel)" },
  { "member-with-content-for-a-name", "{" WHOLE ",\"999990019\":\"1\"}",
    "/: Dit onderdeel hoort hier niet. Haal het weg. (onbekend-onderdeel)" },
  { "answer-missing", "{" DATE "," ANSWERS ("", "GM0363") "," NO_PAPER "}",
    "/vorm: Kies wat er aan de hand was. (verplicht)" },
};

static const char *monitorctl;

/* What stands for much is written out. */
static GBytes *
write_out (const Row *row)
{
  gsize length = row->length > 0 ? row->length : strlen (row->json);
  GString *json = g_string_new (NULL);
  g_autofree char *letters = g_strnfill (1000000, 'x');
  g_autofree char *brackets = g_strnfill (100000, '[');

  for (gsize i = 0; i < length; i++)
    if (row->json[i] == '@')
      g_string_append (json, letters);
    else if (row->json[i] == '#')
      g_string_append (json, brackets);
    else
      g_string_append_c (json, row->json[i]);
  return g_string_free_to_bytes (json);
}

/* How long the clock has stood is kept whatever is asked, and time passes. */
static const char *const of_the_clock[] = { "sure_time", NULL };

static void
test_row (BadDay **day, gconstpointer data)
{
  const Row *row = data;
  g_autofree char *workstation = bad_day_workstation (*day);
  g_autofree char *before = bad_day_content (workstation, of_the_clock);
  g_autofree char *after = NULL;
  g_autoptr (GBytes) json = write_out (row);
  g_autofree char *file = g_build_filename (workstation, "input.json", NULL);
  g_autofree char *words = g_strconcat ("incident add --no-sync --json ", file, NULL);
  g_auto (BadDayAnswer) answer = { 0 };

  g_assert_true (g_file_set_contents (file, g_bytes_get_data (json, NULL),
                                      (gssize) g_bytes_get_size (json), NULL));
  answer = bad_day_run (*day, workstation, words);
  bad_day_assert_says (row->name, answer.err, row->says);
  g_assert_cmpint (answer.status, ==, row->goes_on ? 0 : 1);
  after = bad_day_content (workstation, of_the_clock);
  if (!row->goes_on)
    g_assert_cmpstr (after, ==, before);
  else
    g_assert_cmpstr (after, !=, before);
}

/* Of all rows; made by the first. */
static BadDay *shared;

static void
set_up (BadDay **day, gconstpointer data)
{
  if (shared == NULL)
    shared = bad_day_new (monitorctl);
  *day = shared;
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  monitorctl = argv[1];
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/bad-input/", rows[i].name, NULL);

    g_test_add (path, BadDay *, &rows[i], set_up, test_row, NULL);
  }

  status = g_test_run ();
  g_clear_pointer (&shared, bad_day_free);
  return status;
}
