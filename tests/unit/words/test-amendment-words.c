/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-amendment-words.h"

#include "dim-words.h"
#include "sample-book.h"

/* The history of a registration, as whoever opens it reads it. */

#define INCIDENT "0195f3c2-7a10-7000-8000-00000000000a"
#define USE      "0195f3c2-7a10-7000-8000-00000000000b"
#define OWN      "0195f3c2-7a10-7000-8000-0000000000a1"
#define OTHERS   "0195f3c2-7a10-7000-8000-0000000000a2"
#define TAKEN    "0195f3c2-7a10-7000-8000-0000000000a3"
#define UNHEARD  "0195f3c2-7a10-7000-8000-0000000000a4"

#define NOON_S ((gint64) 1795172400) /* Friday 20 November 2026, 12:00 in Amsterdam */
#define YEAR_S ((gint64) 365 * 86400)

static void
set_answer (DimIncident *incident, DimField field, const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text, " ", -1);

  switch (dim_field_spec (field)->shape) {
  case DIM_SHAPE_DAY:
    incident->date = dim_day_from_text (text);
    break;
  case DIM_SHAPE_MUNICIPALITY:
    incident->municipality = g_strdup (text);
    break;
  case DIM_SHAPE_DOCUMENTS:
    g_ptr_array_add (incident->documents, dim_document_use_new (USE, text, "NLD"));
    break;
  case DIM_SHAPE_FOLLOW_UPS:
    g_ptr_array_add (incident->follow_ups, dim_follow_up_new (text, DIM_DAY_NONE, FALSE));
    break;
  case DIM_SHAPE_CODE:
  case DIM_SHAPE_CODES:
  default:
    dim_incident_set_codes (incident, field, (const char *const *) codes);
    break;
  }
}

/* @text: codes parted by blanks, a day, a kind of document; NULL: no answer. */
static DimIncident *
make_answer (DimField field, const char *text)
{
  DimIncident *incident = dim_incident_new (INCIDENT);

  if (text != NULL)
    set_answer (incident, field, text);
  return incident;
}

static DimAmendment *
make_revision (const char *fact, DimField field, const char *before, const char *after)
{
  DimAmendment *amendment = dim_amendment_new (fact);

  amendment->changed = 1U << field;
  amendment->before = make_answer (field, before);
  amendment->after = make_answer (field, after);
  return amendment;
}

static DimAmendment *
make_withdrawal (const char *reason)
{
  DimAmendment *amendment = dim_amendment_new (TAKEN);

  amendment->is_withdrawal = TRUE;
  g_free (amendment->reason);
  amendment->reason = g_strdup (reason);
  return amendment;
}

/* Each of @lines in its turn, in the language that is set. */
static void
assert_amendment (const DimAmendment *amendment, const char *const *lines)
{
  g_autoptr (DimCodeBook) book = sample_book ();
  g_autoptr (DimMunicipalities) municipalities = sample_municipalities ();
  g_auto (GStrv) said = dim_words_amendment (amendment, book, municipalities);
  g_autofree char *found = g_strjoinv ("\n", said);
  g_autofree char *expected = g_strjoinv ("\n", (char **) lines);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_line (const DimAmendment *amendment, const char *dutch, const char *english)
{
  assert_amendment (amendment, (const char *const[]){ dutch, NULL });
  dim_words_set_language (DIM_LANGUAGE_ENGLISH);
  assert_amendment (amendment, (const char *const[]){ english, NULL });
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
}

static void
test_revision_says_what_was_and_what_is (void)
{
  static const struct {
    DimField field;
    const char *before;
    const char *after;
    const char *dutch;
    const char *english;
  } rows[] = {
    { DIM_FIELD_OUTCOME, "geweigerd", "document-ingehouden",
      "Uitkomst: Aanvraag geweigerd → Document ingehouden",
      "Outcome: Application refused → Document retained" },
    { DIM_FIELD_OUTCOME, NULL, "geweigerd", "Uitkomst: geen antwoord → Aanvraag geweigerd",
      "Outcome: no answer → Application refused" },
    { DIM_FIELD_OUTCOME, "document-ingehouden geweigerd", NULL,
      "Uitkomst: Document ingehouden, Aanvraag geweigerd → geen antwoord",
      "Outcome: Document retained, Application refused → no answer" },
    { DIM_FIELD_DATE, "2026-11-03", "2026-11-04",
      "Datum: dinsdag 3 november 2026 → woensdag 4 november 2026",
      "Date: Tuesday 3 November 2026 → Wednesday 4 November 2026" },
    { DIM_FIELD_MUNICIPALITY, "GM0363", "GM0599", "Gemeente: GM0363 → GM0599",
      "Municipality: GM0363 → GM0599" },
    { DIM_FIELD_FOLLOW_UP, NULL, "aangifte", "Vervolg: geen antwoord → Aangifte gedaan",
      "Follow-up: no answer → Reported to the police" },
    { DIM_FIELD_FORM, "adresfraude", "adresfraude", "Vorm: Adresfraude (gekozen)",
      "Form: Address fraud (chosen)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (DimAmendment) amendment =
      make_revision (OWN, rows[i].field, rows[i].before, rows[i].after);

    assert_line (amendment, rows[i].dutch, rows[i].english);
  }
}

/* Kind and country are the same: the history says what became of a number that it never shows. */
static void
test_revised_document_says_what_became_of_its_number (void)
{
  static const struct {
    DimCompareState state;
    const char *dutch;
    const char *english;
  } rows[] = {
    { DIM_COMPARE_TO_FOLLOW, "Documenten: Nationaal paspoort, Nederland (nummer opnieuw opgegeven)",
      "Documents: National passport, Netherlands (number given again)" },
    { DIM_COMPARE_TAGGED, "Documenten: Nationaal paspoort, Nederland (nummer opnieuw opgegeven)",
      "Documents: National passport, Netherlands (number given again)" },
    { DIM_COMPARE_IMPOSSIBLE,
      "Documenten: Nationaal paspoort, Nederland (kan niet meer worden vergeleken)",
      "Documents: National passport, Netherlands (cannot be compared any more)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (DimAmendment) amendment =
      make_revision (OWN, DIM_FIELD_DOCUMENTS, "nationaal-paspoort", "nationaal-paspoort");
    DimDocumentUse *use = g_ptr_array_index (amendment->after->documents, 0);

    use->state = rows[i].state;
    assert_line (amendment, rows[i].dutch, rows[i].english);
  }
}

static void
test_every_change_has_its_line (void)
{
  static const char *const expected[] = {
    "Datum: dinsdag 3 november 2026 → woensdag 4 november 2026",
    "Uitkomst: Aanvraag geweigerd → Document ingehouden",
    "Toelichting gewijzigd (blijft op deze computer)", NULL
  };
  static const char *const nothing[] = { NULL };
  g_autoptr (DimAmendment) amendment =
    make_revision (OWN, DIM_FIELD_DATE, "2026-11-03", "2026-11-04");
  g_autoptr (DimAmendment) untold = dim_amendment_new (OTHERS);

  set_answer (amendment->before, DIM_FIELD_OUTCOME, "geweigerd");
  set_answer (amendment->after, DIM_FIELD_OUTCOME, "document-ingehouden");
  amendment->changed |= 1U << DIM_FIELD_OUTCOME;
  amendment->has_new_text = TRUE;
  assert_amendment (amendment, expected);
  assert_amendment (untold, nothing);
}

/* Of another desk's revision the answers before may not be known here. */
static void
test_answer_that_is_not_known_is_no_answer (void)
{
  g_autoptr (DimAmendment) amendment = make_revision (OTHERS, DIM_FIELD_OUTCOME, NULL, "geweigerd");

  g_clear_pointer (&amendment->before, dim_incident_free);
  assert_line (amendment, "Uitkomst: geen antwoord → Aanvraag geweigerd",
               "Outcome: no answer → Application refused");
}

static void
test_withdrawal_says_why (void)
{
  static const struct {
    const char *reason;
    const char *dutch;
    const char *english;
  } rows[] = {
    { "dubbel", "Teruggenomen: het was al geregistreerd", "Withdrawn: it was registered already" },
    { "vergissing", "Teruggenomen: het was per vergissing geregistreerd",
      "Withdrawn: it was registered by mistake" },
    { "oefening", "Teruggenomen: het was een oefening", "Withdrawn: it was an exercise" },
    { "verwisseld", "Teruggenomen: de antwoorden horen bij een ander voorval",
      "Withdrawn: the answers belong to another incident" },
    { "", "Teruggenomen", "Withdrawn" },
    { "reden-van-een-nieuwere-versie", "Teruggenomen", "Withdrawn" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (DimAmendment) amendment = make_withdrawal (rows[i].reason);

    assert_line (amendment, rows[i].dutch, rows[i].english);
  }
}

static void
test_author_is_a_desk_and_never_a_person (void)
{
  static const struct {
    gint64 made_s;
    gboolean is_own;
    DimRole role;
    const char *desk;
    const char *dutch;
    const char *english;
  } rows[] = {
    { NOON_S, TRUE, DIM_ROLE_FRONT_OFFICE, "", "20 november, 12:00 · deze computer",
      "20 November, 12:00 · this computer" },
    { NOON_S, FALSE, DIM_ROLE_FRONT_OFFICE, "", "20 november, 12:00 · een andere computer",
      "20 November, 12:00 · another computer" },
    { NOON_S, FALSE, DIM_ROLE_FRONT_OFFICE, "Balie Noord", "20 november, 12:00 · Balie Noord",
      "20 November, 12:00 · Balie Noord" },
    { NOON_S, FALSE, DIM_ROLE_BACK_OFFICE, "Team Fraude",
      "20 november, 12:00 · Team Fraude, backoffice",
      "20 November, 12:00 · Team Fraude, back office" },
    { NOON_S - YEAR_S, TRUE, DIM_ROLE_FRONT_OFFICE, "", "20 november 2025, 12:00 · deze computer",
      "20 November 2025, 12:00 · this computer" },
  };
  DimDay today = dim_day_new (2026, 11, 21);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    DimAmendment amendment = { .made_s = rows[i].made_s,
                               .is_own = rows[i].is_own,
                               .role = rows[i].role,
                               .desk = (char *) rows[i].desk };
    g_autofree char *dutch = dim_words_amendment_author (&amendment, today);
    g_autofree char *english = NULL;

    dim_words_set_language (DIM_LANGUAGE_ENGLISH);
    english = dim_words_amendment_author (&amendment, today);
    dim_words_set_language (DIM_LANGUAGE_DUTCH);
    g_assert_cmpstr (dutch, ==, rows[i].dutch);
    g_assert_cmpstr (english, ==, rows[i].english);
  }
}

static void
test_state_says_where_it_stands (void)
{
  static const struct {
    DimAmendmentState state;
    const char *refusal;
    const char *dutch;
    const char *english;
  } rows[] = {
    { DIM_AMENDMENT_WAITING, NULL, "wacht op verzending", "waiting to be sent" },
    { DIM_AMENDMENT_RECEIVED, NULL, "ontvangen", "received" },
    { DIM_AMENDMENT_REFUSED, "De datum ligt voor 2019.",
      "geweigerd door de verzamelserver: De datum ligt voor 2019.",
      "refused by the collection server: De datum ligt voor 2019." },
    { DIM_AMENDMENT_KEPT, NULL, "alleen op deze computer", "on this computer only" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    DimAmendment amendment = { .state = rows[i].state, .refusal = (char *) rows[i].refusal };
    g_autofree char *dutch = dim_words_amendment_state (&amendment);
    g_autofree char *english = NULL;

    dim_words_set_language (DIM_LANGUAGE_ENGLISH);
    english = dim_words_amendment_state (&amendment);
    dim_words_set_language (DIM_LANGUAGE_DUTCH);
    g_assert_cmpstr (dutch, ==, rows[i].dutch);
    g_assert_cmpstr (english, ==, rows[i].english);
  }
}

static void
test_two_answers_ask_which_holds (void)
{
  static const struct {
    DimField field;
    const char *dutch;
    const char *english;
  } rows[] = {
    { DIM_FIELD_OUTCOME,
      "Op twee computers is een ander antwoord gegeven op ‘uitkomst’. Kies welk antwoord geldt.",
      "Two answers to “outcome” were given without knowing of each other. Choose which holds." },
    { DIM_FIELD_ATTEMPT,
      "Op twee computers is een ander antwoord gegeven op ‘poging of geslaagd’. Kies welk "
      "antwoord geldt.",
      "Two answers to “attempt or success” were given without knowing of each other. Choose which "
      "holds." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const DimConflict conflict = { .field = rows[i].field };
    g_autofree char *dutch = dim_words_conflict (&conflict);
    g_autofree char *english = NULL;

    dim_words_set_language (DIM_LANGUAGE_ENGLISH);
    english = dim_words_conflict (&conflict);
    dim_words_set_language (DIM_LANGUAGE_DUTCH);
    g_assert_cmpstr (dutch, ==, rows[i].dutch);
    g_assert_cmpstr (english, ==, rows[i].english);
  }
}

static DimRecord *
make_history (void)
{
  DimRecord *record = g_new0 (DimRecord, 1);
  DimAmendment *own = make_revision (OWN, DIM_FIELD_OUTCOME, NULL, "geweigerd");
  DimAmendment *others = make_revision (OTHERS, DIM_FIELD_OUTCOME, NULL, "document-ingehouden");

  own->is_own = TRUE;
  g_free (others->desk);
  others->desk = g_strdup ("Balie Noord");
  record->incident = dim_incident_new (INCIDENT);
  record->amendments = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_amendment_free);
  g_ptr_array_add (record->amendments, own);
  g_ptr_array_add (record->amendments, others);
  g_ptr_array_add (record->amendments, make_withdrawal ("dubbel"));
  return record;
}

/* What stands on the two buttons; without an answer there is none to press. */
static void
test_each_answer_names_who_gave_it (void)
{
  static const struct {
    const char *fact;
    DimField field;
    const char *words;
  } rows[] = {
    { OWN, DIM_FIELD_OUTCOME, "Aanvraag geweigerd (deze computer)" },
    { OTHERS, DIM_FIELD_OUTCOME, "Document ingehouden (Balie Noord)" },
    { OTHERS, DIM_FIELD_FORM, "geen antwoord (Balie Noord)" },
    { TAKEN, DIM_FIELD_OUTCOME, NULL },
    { UNHEARD, DIM_FIELD_OUTCOME, NULL },
  };
  g_autoptr (DimCodeBook) book = sample_book ();
  g_autoptr (DimMunicipalities) municipalities = sample_municipalities ();
  g_autoptr (DimRecord) record = make_history ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows) * 2; i++) {
    gboolean is_standing = i % 2 == 0;
    DimConflict conflict = { .field = rows[i / 2].field, .standing = UNHEARD, .other = UNHEARD };
    g_autofree char *words = NULL;

    g_strlcpy (is_standing ? conflict.standing : conflict.other, rows[i / 2].fact,
               DIM_UUID_TEXT_LEN);
    words = dim_words_conflict_answer (record, &conflict, is_standing, book, municipalities);
    g_assert_cmpstr (words, ==, rows[i / 2].words);
  }
}

static void
test_only_a_withdrawn_one_is_locked (void)
{
  static const struct {
    DimRecordState state;
    const char *words;
  } rows[] = {
    { DIM_RECORD_WAITING, "" },
    { DIM_RECORD_RECEIVED, "" },
    { DIM_RECORD_REFUSED, "" },
    { DIM_RECORD_WITHDRAWN, "Een teruggenomen voorval kan niemand meer wijzigen. Telt het toch "
                            "mee, registreer het dan opnieuw." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const DimRecord record = { .state = rows[i].state };

    g_assert_cmpstr (dim_words_lock (&record), ==, rows[i].words);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dim_words_init (NULL);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  g_test_add_func ("/amendment-words/revision-says-what-was-and-what-is",
                   test_revision_says_what_was_and_what_is);
  g_test_add_func ("/amendment-words/revised-document-says-what-became-of-its-number",
                   test_revised_document_says_what_became_of_its_number);
  g_test_add_func ("/amendment-words/every-change-has-its-line", test_every_change_has_its_line);
  g_test_add_func ("/amendment-words/answer-that-is-not-known-is-no-answer",
                   test_answer_that_is_not_known_is_no_answer);
  g_test_add_func ("/amendment-words/withdrawal-says-why", test_withdrawal_says_why);
  g_test_add_func ("/amendment-words/author-is-a-desk-and-never-a-person",
                   test_author_is_a_desk_and_never_a_person);
  g_test_add_func ("/amendment-words/state-says-where-it-stands", test_state_says_where_it_stands);
  g_test_add_func ("/amendment-words/two-answers-ask-which-holds",
                   test_two_answers_ask_which_holds);
  g_test_add_func ("/amendment-words/each-answer-names-who-gave-it",
                   test_each_answer_names_who_gave_it);
  g_test_add_func ("/amendment-words/only-a-withdrawn-one-is-locked",
                   test_only_a_withdrawn_one_is_locked);
  return g_test_run ();
}
