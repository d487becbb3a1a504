/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-sentences.h"

#include <gio/gio.h>
#include <string.h>

#include "dim-error.h"
#include "dim-words.h"

#define INCIDENT "0195f3c2-7a10-7000-8000-00000000000a"
#define OTHER    "0195f3c2-7a10-7000-8000-00000000000b"

#define NOW_S        1793000000
#define FIVE_HOURS_S 18000
#define TWO_DAYS_S   172800

static void
test_every_fault_says_what_to_do (void)
{
  static const char *const codes[] = { "verplicht",
                                       "onbekende-code",
                                       "code-niet-geldig",
                                       "datum-in-toekomst",
                                       "datum-te-oud",
                                       "gemeente-onbekend",
                                       "gemeente-niet-geldig-op-datum",
                                       "gemeente-niet-van-kantoor",
                                       "te-veel",
                                       "land-onbekend",
                                       "soort-heeft-geen-nummer",
                                       "dubbel",
                                       "geen-en-ander",
                                       "techniek-zonder-vervalsing",
                                       "onbekend-en-ander",
                                       "ongeldig-id" };
  const DimFault unheard_of = { DIM_FIELD_PHASE, -1, "nieuw" };
  const char *other = dim_words_fault (&unheard_of);

  g_assert_cmpstr (other, ==, "Dit antwoord klopt niet. Controleer het.");
  for (gsize i = 0; i < G_N_ELEMENTS (codes) * DIM_N_FIELDS; i++) {
    DimFault fault = { (DimField) (i % DIM_N_FIELDS), -1, codes[i / DIM_N_FIELDS] };

    g_assert_cmpstr (dim_words_fault (&fault), !=, other);
    g_assert_true (g_str_has_suffix (dim_words_fault (&fault), "."));
  }
}

static void
test_fault_speaks_of_its_field (void)
{
  static const struct {
    DimFault fault;
    const char *dutch;
    const char *english;
  } sentences[] = {
    { { DIM_FIELD_DATE, -1, "datum-in-toekomst" },
      "De datum ligt in de toekomst. Kies vandaag of een eerdere dag.",
      "The date lies in the future. Choose today or an earlier day." },
    { { DIM_FIELD_DATE, -1, "verplicht" },
      "Vul in op welke dag het gebeurde.",
      "Fill in on which day it happened." },
    { { DIM_FIELD_OUTCOME, -1, "verplicht" },
      "Kies wat er is gebeurd.",
      "Choose what happened then." },
    { { DIM_FIELD_DOCUMENTS, 0, "geen-en-ander" },
      "‘Geen document’ kan niet samen met een document. Haal een van de twee weg.",
      "“No document” cannot go together with a document. Take one of the two away." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++) {
    g_assert_cmpstr (dim_words_fault (&sentences[i].fault), ==, sentences[i].dutch);
    dim_words_set_language (DIM_LANGUAGE_ENGLISH);
    g_assert_cmpstr (dim_words_fault (&sentences[i].fault), ==, sentences[i].english);
    dim_words_set_language (DIM_LANGUAGE_DUTCH);
  }
}

static void
test_number_is_judged_in_words (void)
{
  static const struct {
    guint warnings;
    const char *words;
  } rows[] = {
    { DIM_NUMBER_WARNING_NONE, "" },
    { DIM_NUMBER_WARNING_FORMAT,
      "Dit soort document heeft meestal een ander soort nummer. Kijk het na." },
    { DIM_NUMBER_WARNING_CHECK_DIGIT | DIM_NUMBER_WARNING_KIND,
      "Het laatste cijfer past niet. Kijk of er een typefout in staat. De eerste letter hoort bij "
      "een ander soort document. Kijk het soort na." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *words = dim_words_number_warnings ((DimNumberWarnings) rows[i].warnings);

    g_assert_cmpstr (words, ==, rows[i].words);
  }
  g_assert_cmpstr (dim_words_number_verdict (DIM_NUMBER_OK), ==, "");
  for (int verdict = DIM_NUMBER_EMPTY; verdict <= DIM_NUMBER_PLACEHOLDER; verdict++)
    g_assert_true (g_str_has_suffix (dim_words_number_verdict ((DimNumberVerdict) verdict), "."));
}

static void
test_finding_says_how_sure_it_is (void)
{
  const DimFinding certain = { DIM_PERSONAL_IBAN, 0, 18, DIM_GUARD_CERTAIN };
  const DimFinding ask = { DIM_PERSONAL_NAME, 0, 8, DIM_GUARD_ASK };
  g_autofree char *sure = dim_words_finding (&certain);
  g_autofree char *unsure = dim_words_finding (&ask);

  g_assert_cmpstr (sure, ==,
                   "Dit is een rekeningnummer (IBAN). Haal het weg: in de toelichting horen geen "
                   "persoonsgegevens.");
  g_assert_cmpstr (unsure, ==,
                   "Dit is misschien de naam van een persoon. Haal het weg, of geef aan dat het "
                   "iets anders is.");
}

static void
test_destiny_says_where_the_explanation_stays (void)
{
  static const struct {
    guint audience;
    const char *dutch;
    const char *english;
  } rows[] = {
    { DIM_AUDIENCE_NONE, "De toelichting blijft op deze computer, verzegeld.",
      "The explanation stays on this computer, sealed." },
    { DIM_AUDIENCE_MUNICIPALITY,
      "De toelichting gaat verzegeld naar de backoffice van uw gemeente; niemand anders kan haar "
      "openen. Zolang daar niemand meeleest, wacht zij op deze computer.",
      "The explanation goes sealed to the reviewers of your municipality; nobody else can open it. "
      "Until somebody reads there it waits on this computer." },
    { DIM_AUDIENCE_MINISTRY,
      "De toelichting gaat verzegeld naar de analisten van BZK; niemand anders kan haar openen. "
      "Zolang daar niemand meeleest, wacht zij op deze computer.",
      "The explanation goes sealed to the analysts of the ministry (BZK); nobody else can open it. "
      "Until somebody reads there it waits on this computer." },
    { DIM_AUDIENCE_ALL,
      "De toelichting gaat verzegeld naar de backoffice van uw gemeente en de analisten van BZK; "
      "niemand anders kan haar openen. Zolang daar niemand meeleest, wacht zij op deze computer.",
      "The explanation goes sealed to the reviewers of your municipality and the analysts of the "
      "ministry (BZK); nobody else can open it. Until somebody reads there it waits on this "
      "computer." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_assert_cmpstr (dim_words_destiny ((DimAudience) rows[i].audience), ==, rows[i].dutch);
    dim_words_set_language (DIM_LANGUAGE_ENGLISH);
    g_assert_cmpstr (dim_words_destiny ((DimAudience) rows[i].audience), ==, rows[i].english);
    dim_words_set_language (DIM_LANGUAGE_DUTCH);
  }
}

static void
test_mishap_says_what_is_left_and_whom_to_tell (void)
{
  static const char *const expected[DIM_N_MISHAPS] = {
    [DIM_MISHAP_NONE] = "",
    [DIM_MISHAP_STORE_ANEW] =
      "Het bestand waarin dit programma alles bewaart, was beschadigd. Het is apart gezet en niet "
      "weggegooid; het programma begint opnieuw. Meld deze computer opnieuw aan en waarschuw uw "
      "beheerder.",
    [DIM_MISHAP_KEY_LOST] =
      "De sleutelbos van deze computer is de sleutel van dit programma kwijt. Uw voorvallen worden "
      "wel verzonden, maar niet vergeleken; concepten en toelichtingen zijn niet meer te lezen. "
      "Waarschuw uw beheerder.",
  };

  for (int mishap = 0; mishap < DIM_N_MISHAPS; mishap++)
    g_assert_cmpstr (dim_words_mishap ((DimMishap) mishap), ==, expected[mishap]);
}

static DimRecord *
make_record (void)
{
  DimRecord *record = g_new0 (DimRecord, 1);

  record->incident = dim_incident_new (INCIDENT);
  record->incident->date = dim_day_new (2026, 11, 3);
  record->news = dim_change_new (INCIDENT);
  record->news->incident = dim_incident_copy (record->incident);
  record->news->role = DIM_ROLE_FRONT_OFFICE;
  g_free (record->news->desk);
  record->news->desk = g_strdup ("Balie Centrum");
  return record;
}

static void
add_hit (DimRecord *record, DimMatchClass match, DimDay date, const char *desk)
{
  DimHit *hit = dim_hit_new (match);

  hit->date = date;
  g_free (hit->desk);
  hit->desk = g_strdup (desk);
  g_ptr_array_add (record->news->hits, hit);
}

static void
test_most_pressing_notice_comes_first (void)
{
  static const char *const expected[] = {
    "Mogelijk dubbel: zelfde document, 2 dagen na elkaar, balie en backoffice",
    "Dit document is op 1 november op dit loket al geregistreerd. Is het hetzelfde geval?",
    "Dit document is in november 2026 ook gezien door een ander kantoor. Contact: 14 010.",
    "Dit document is eerder gebruikt: op 3 mei 2025, Balie Noord.", NULL
  };
  DimDay today = dim_day_new (2026, 11, 21);
  g_autoptr (DimRecord) record = make_record ();
  DimHit *elsewhere = NULL;
  g_auto (GStrv) notices = NULL;

  record->news->is_provisional = TRUE;
  g_ptr_array_add (record->news->peers, dim_case_peer_new (OTHER, dim_day_new (2026, 11, 5),
                                                           "Backoffice", DIM_ROLE_BACK_OFFICE));
  add_hit (record, DIM_MATCH_T2, dim_day_new (2025, 5, 3), "Balie Noord");
  add_hit (record, DIM_MATCH_T3, DIM_DAY_NONE, "");
  elsewhere = g_ptr_array_index (record->news->hits, 1);
  g_free (elsewhere->contact);
  elsewhere->contact = g_strdup ("14 010");
  elsewhere->month = 2026 * 12 + 10;
  add_hit (record, DIM_MATCH_T1B, dim_day_new (2026, 11, 1), "Balie Centrum");

  notices = dim_words_notices (record, today);
  g_assert_true (g_strv_equal ((const char *const *) notices, expected));
}

static void
test_every_class_of_match_has_a_sentence (void)
{
  static const struct {
    DimMatchClass match;
    const char *dutch;
    const char *english;
  } sentences[] = {
    { DIM_MATCH_NONE, "", "" },
    { DIM_MATCH_T1, "Mogelijk dubbel: zelfde document op 3 november, Balie Noord.",
      "Possibly double: same document on 3 November, Balie Noord." },
    { DIM_MATCH_T1B,
      "Dit document is op 3 november op dit loket al geregistreerd. Is het hetzelfde geval?",
      "This document was registered at this desk on 3 November already. Is it the same event?" },
    { DIM_MATCH_T1C,
      "Uw kantoor heeft dit document op 3 november ook voor een andere gemeente geregistreerd "
      "(Balie Noord).",
      "Your office registered this document on 3 November for another municipality too (Balie "
      "Noord)." },
    { DIM_MATCH_T2, "Dit document is eerder gebruikt: op 3 november, Balie Noord.",
      "This document was used before: on 3 November, Balie Noord." },
    { DIM_MATCH_T3, "Dit document is ook gezien door een ander kantoor. Contact: 14 010.",
      "This document was also seen by another office. Contact: 14 010." },
    { DIM_MATCH_T4,
      "Het voorval van 3 november (Balie Noord) lijkt op dit voorval en heeft geen nummer. Is het "
      "hetzelfde geval?",
      "The incident of 3 November (Balie Noord) looks like this one and has no number. Is it the "
      "same event?" },
    { DIM_MATCH_CANDIDATE,
      "Hetzelfde nummer met een ander land: op 3 november, Balie Noord. Kijk of het hetzelfde "
      "document is.",
      "The same number with another country: on 3 November, Balie Noord. See whether it is the "
      "same document." },
  };
  DimHit hit = { .month = -1, .date = dim_day_new (2026, 11, 3) };
  DimDay today = dim_day_new (2026, 11, 21);
  char desk[] = "Balie Noord";
  char contact[] = "14 010";

  hit.desk = desk;
  hit.contact = contact;
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++) {
    g_autofree char *dutch = NULL;
    g_autofree char *english = NULL;

    hit.match = sentences[i].match;
    dutch = dim_words_hit (&hit, today);
    dim_words_set_language (DIM_LANGUAGE_ENGLISH);
    english = dim_words_hit (&hit, today);
    dim_words_set_language (DIM_LANGUAGE_DUTCH);
    g_assert_cmpstr (dutch, ==, sentences[i].dutch);
    g_assert_cmpstr (english, ==, sentences[i].english);
  }
}

static void
test_peer_is_named_by_what_differs (void)
{
  g_autoptr (DimRecord) record = make_record ();
  g_autoptr (GPtrArray) peers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_case_peer_free);
  static const char *const expected[] = {
    "Mogelijk dubbel: zelfde document, op dezelfde dag, Balie Centrum en Balie Noord",
    "Mogelijk dubbel: zelfde document, 1 dag na elkaar, Balie Centrum",
  };

  record->news->is_provisional = TRUE;
  g_ptr_array_add (peers, dim_case_peer_new (OTHER, dim_day_new (2026, 11, 3), "Balie Noord",
                                             DIM_ROLE_FRONT_OFFICE));
  g_ptr_array_add (peers, dim_case_peer_new (OTHER, dim_day_new (2026, 11, 2), "Balie Centrum",
                                             DIM_ROLE_FRONT_OFFICE));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autofree char *words = dim_words_peer (record->news, g_ptr_array_index (peers, i));

    g_assert_cmpstr (words, ==, expected[i]);
  }
}

/* A withdrawn registration has no answers any more, so no day to reckon from. */
static void
test_peer_of_a_day_that_is_not_known (void)
{
  g_autoptr (DimRecord) record = make_record ();
  DimCasePeer *peer =
    dim_case_peer_new (OTHER, dim_day_new (2026, 11, 3), "Team Fraude", DIM_ROLE_BACK_OFFICE);
  g_autofree char *without_day = NULL;
  g_autofree char *without_answers = NULL;

  record->news->is_provisional = TRUE;
  g_ptr_array_add (record->news->peers, peer);
  record->news->incident->date = DIM_DAY_NONE;
  without_day = dim_words_peer (record->news, peer);
  g_clear_pointer (&record->news->incident, dim_incident_free);
  without_answers = dim_words_peer (record->news, peer);
  g_assert_cmpstr (without_day, ==, "Mogelijk dubbel: zelfde document, balie en backoffice");
  g_assert_cmpstr (without_answers, ==, without_day);
}

static void
test_confirmed_case_is_no_double (void)
{
  g_autoptr (DimRecord) record = make_record ();
  g_autoptr (GPtrArray) peers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_case_peer_free);
  g_autofree char *words = NULL;

  g_ptr_array_add (peers, dim_case_peer_new (OTHER, dim_day_new (2026, 11, 5), "Backoffice",
                                             DIM_ROLE_BACK_OFFICE));
  words = dim_words_peer (record->news, g_ptr_array_index (peers, 0));
  g_assert_cmpstr (words, ==, "Eén zaak met het voorval van 5 november 2026 (Backoffice).");
}

static void
test_nothing_known_gives_no_notice (void)
{
  g_autoptr (DimRecord) record = g_new0 (DimRecord, 1);
  g_auto (GStrv) notices = NULL;

  record->incident = dim_incident_new (INCIDENT);
  notices = dim_words_notices (record, dim_day_new (2026, 11, 21));
  g_assert_cmpuint (g_strv_length (notices), ==, 0);
}

static void
assert_says_its_own (const char *sentence)
{
  g_assert_null (strstr (sentence, "secret"));
  g_assert_true (g_str_has_suffix (sentence, "."));
  g_assert_cmpstr (sentence, !=, "Dit is niet gelukt. Probeer het opnieuw.");
}

static void
test_error_is_never_its_message (void)
{
  g_autoptr (GError) foreign = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "secret");
  g_autoptr (GError) stopped = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "secret");

  g_assert_cmpstr (dim_words_error (foreign), ==, "Dit is niet gelukt. Probeer het opnieuw.");
  g_assert_cmpstr (dim_words_error (stopped), ==, "Dit is gestopt.");
  for (int code = DIM_ERROR_INVALID; code < DIM_N_ERRORS; code++) {
    g_autoptr (GError) own = g_error_new (DIM_ERROR, code, "secret");

    assert_says_its_own (dim_words_error (own));
    assert_says_its_own (dim_words_opening_error (own));
    assert_says_its_own (dim_words_enrolment_error (own));
    assert_says_its_own (dim_words_file_error (own));
  }
}

static void
test_queue_reads_as_a_line (void)
{
  static const struct {
    DimQueueState queue;
    const char *dutch;
    const char *english;
  } lines[] = {
    { { 0 }, "Alles is verzonden", "Everything has been sent" },
    { { .waiting = 3, .oldest_s = NOW_S - TWO_DAYS_S, .trouble = DIM_TROUBLE_COLLECTOR_OFFLINE },
      "3 wachten, oudste 2 dagen · verzamelserver onbereikbaar",
      "3 wait, oldest 2 days · collection server out of reach" },
    { { .waiting = 1, .oldest_s = NOW_S - FIVE_HOURS_S, .is_sending = TRUE },
      "1 wacht, al 5 uur · wordt verzonden",
      "1 waits, for 5 hours · being sent" },
    { { .waiting_tags = 2, .refused = 1, .trouble = DIM_TROUBLE_QUOTA },
      "2 documenten nog niet vergeleken · 1 vraagt aandacht · vergelijken wacht: quotum is op",
      "2 documents not compared yet · 1 needs attention · comparing waits: quota used up" },
    { { .waiting = 1, .oldest_s = NOW_S + 1, .waiting_tags = 1, .is_elsewhere = TRUE },
      "1 wacht · 1 document nog niet vergeleken · een ander venster verzendt",
      "1 waits · 1 document not compared yet · another window sends" },
    { { .waiting = 1, .oldest_s = NOW_S, .trouble = DIM_TROUBLE_WRONG_CLOCK },
      "1 wacht · de klok van deze computer loopt niet gelijk",
      "1 waits · the clock of this computer is wrong" },
    { { .trouble = DIM_TROUBLE_WRONG_CLOCK, .clock_ahead_s = 86399 },
      "de klok van deze computer loopt 1 dag voor",
      "the clock of this computer is 1 day fast" },
    { { .waiting = 2,
        .oldest_s = NOW_S,
        .trouble = DIM_TROUBLE_WRONG_CLOCK,
        .clock_ahead_s = -661 },
      "2 wachten · de klok van deze computer loopt 11 minuten achter",
      "2 wait · the clock of this computer is 11 minutes slow" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree char *dutch = dim_words_queue (&lines[i].queue, NOW_S);
    g_autofree char *english = NULL;

    g_assert_cmpstr (dutch, ==, lines[i].dutch);
    dim_words_set_language (DIM_LANGUAGE_ENGLISH);
    english = dim_words_queue (&lines[i].queue, NOW_S);
    dim_words_set_language (DIM_LANGUAGE_DUTCH);
    g_assert_cmpstr (english, ==, lines[i].english);
  }
}

static void
test_every_trouble_is_explained (void)
{
  const DimQueueState fast = { .trouble = DIM_TROUBLE_WRONG_CLOCK, .clock_ahead_s = 86401 };
  const DimQueueState slow = { .trouble = DIM_TROUBLE_WRONG_CLOCK, .clock_ahead_s = -7200 };
  const DimQueueState none = { 0 };
  g_autofree char *of_fast = dim_words_queue_trouble (&fast);
  g_autofree char *of_slow = dim_words_queue_trouble (&slow);
  g_autofree char *of_none = dim_words_queue_trouble (&none);

  g_assert_cmpstr (of_fast, ==,
                   "De klok van deze computer loopt 1 dag voor. Zet de klok goed: wat wacht, gaat "
                   "dan vanzelf.");
  g_assert_cmpstr (
    of_slow, ==,
    "De klok van deze computer loopt 2 uur achter. Zet de klok goed: wat wacht, gaat "
    "dan vanzelf.");
  g_assert_cmpstr (of_none, ==, "");
  g_assert_cmpstr (dim_words_trouble (DIM_TROUBLE_NONE), ==, "");
  g_assert_cmpstr (dim_words_trouble (DIM_TROUBLE_EVALUATOR_OFFLINE), ==,
                   "De evaluator is niet bereikbaar. Voorvallen worden wel verzonden; documenten "
                   "vergelijken volgt vanzelf.");
  g_assert_cmpstr (dim_words_trouble (DIM_TROUBLE_WRONG_CLOCK), ==,
                   "De klok van deze computer loopt niet gelijk. Zet de klok goed.");
  for (int trouble = DIM_TROUBLE_COLLECTOR_OFFLINE; trouble < DIM_N_TROUBLES; trouble++)
    g_assert_true (g_str_has_suffix (dim_words_trouble ((DimTrouble) trouble), "."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dim_words_init (NULL);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  g_test_add_func ("/sentences/every-fault-says-what-to-do", test_every_fault_says_what_to_do);
  g_test_add_func ("/sentences/fault-speaks-of-its-field", test_fault_speaks_of_its_field);
  g_test_add_func ("/sentences/number-is-judged-in-words", test_number_is_judged_in_words);
  g_test_add_func ("/sentences/finding-says-how-sure-it-is", test_finding_says_how_sure_it_is);
  g_test_add_func ("/sentences/destiny-says-where-the-explanation-stays",
                   test_destiny_says_where_the_explanation_stays);
  g_test_add_func ("/sentences/mishap-says-what-is-left-and-whom-to-tell",
                   test_mishap_says_what_is_left_and_whom_to_tell);
  g_test_add_func ("/sentences/most-pressing-notice-comes-first",
                   test_most_pressing_notice_comes_first);
  g_test_add_func ("/sentences/every-class-of-match-has-one",
                   test_every_class_of_match_has_a_sentence);
  g_test_add_func ("/sentences/every-trouble-is-explained", test_every_trouble_is_explained);
  g_test_add_func ("/sentences/peer-is-named-by-what-differs", test_peer_is_named_by_what_differs);
  g_test_add_func ("/sentences/peer-of-a-day-that-is-not-known",
                   test_peer_of_a_day_that_is_not_known);
  g_test_add_func ("/sentences/confirmed-case-is-no-double", test_confirmed_case_is_no_double);
  g_test_add_func ("/sentences/nothing-known-gives-no-notice", test_nothing_known_gives_no_notice);
  g_test_add_func ("/sentences/error-is-never-its-message", test_error_is_never_its_message);
  g_test_add_func ("/sentences/queue-reads-as-a-line", test_queue_reads_as_a_line);
  return g_test_run ();
}
