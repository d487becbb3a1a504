/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-words.h"

#include "dim-receipt.h"
#include "dim-words.h"
#include "sample-book.h"

#define INCIDENT "0195f3c2-7a10-7000-8000-00000000000a"
#define OTHER    "0195f3c2-7a10-7000-8000-00000000000b"

static DimRecord *
make_record (DimRecordState state)
{
  DimRecord *record = g_new0 (DimRecord, 1);

  record->incident = dim_incident_new (INCIDENT);
  record->state = state;
  record->news = dim_change_new (INCIDENT);
  return record;
}

static void
add_peer (DimRecord *record, const char *desk)
{
  g_ptr_array_add (record->news->peers, dim_case_peer_new (OTHER, dim_day_new (2026, 11, 5), desk,
                                                           DIM_ROLE_BACK_OFFICE));
}

static void
assert_named (const DimIncident *incident, const char *expected)
{
  g_autoptr (DimCodeBook) book = sample_book ();
  g_autofree char *name = dim_words_incident_name (incident, book);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_incident_is_named_by_what_is_answered (void)
{
  g_autoptr (DimIncident) incident = dim_incident_new (INCIDENT);

  assert_named (incident, "Nieuw voorval");
  incident->date = dim_day_new (2026, 11, 3);
  assert_named (incident, "Nieuw voorval, 3 nov 2026");
  dim_incident_set_code (incident, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  assert_named (incident, "Paspoort aanvragen, 3 nov 2026");
  dim_incident_set_code (incident, DIM_FIELD_FORM, "adresfraude");
  assert_named (incident, "Adresfraude, 3 nov 2026");
  incident->date = DIM_DAY_NONE;
  assert_named (incident, "Adresfraude");
}

static void
assert_state (const DimRecord *record, const char *brief, const char *sentence)
{
  g_autofree char *said_brief = dim_words_record_state_short (record);
  g_autofree char *said = dim_words_record_sentence (record);

  g_assert_cmpstr (said_brief, ==, brief);
  g_assert_cmpstr (said, ==, sentence);
}

static void
test_every_state_has_a_word_and_a_sentence (void)
{
  static const struct {
    DimRecordState state;
    const char *brief;
    const char *sentence;
  } states[] = {
    { DIM_RECORD_WAITING, "wacht op verzending",
      "Het staat veilig op deze computer en wacht op verzending. U hoeft niets te doen." },
    { DIM_RECORD_RECEIVED, "ontvangen", "De verzamelserver heeft het ontvangen." },
    { DIM_RECORD_REFUSED, "teruggestuurd",
      "De verzamelserver heeft het teruggestuurd. Lees waarom en verbeter het." },
    { DIM_RECORD_WITHDRAWN, "teruggenomen", "Het is teruggenomen en telt niet mee." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    g_autoptr (DimRecord) record = make_record (states[i].state);

    assert_state (record, states[i].brief, states[i].sentence);
  }
}

static void
test_possible_double_is_said_of_what_was_received (void)
{
  g_autoptr (DimRecord) received = make_record (DIM_RECORD_RECEIVED);
  g_autoptr (DimRecord) waiting = make_record (DIM_RECORD_WAITING);

  received->news->is_provisional = TRUE;
  waiting->news->is_provisional = TRUE;
  add_peer (received, "Backoffice");
  add_peer (waiting, "Backoffice");
  assert_state (received, "mogelijk dubbel",
                "De verzamelserver heeft het ontvangen. Het is mogelijk dubbel.");
  assert_state (waiting, "wacht op verzending",
                "Het staat veilig op deze computer en wacht op verzending. U hoeft niets te doen.");
}

static void
add_amendment (DimRecord *record, DimAmendmentState state, const char *withdrawn_for)
{
  DimAmendment *amendment = dim_amendment_new (OTHER);

  amendment->state = state;
  amendment->is_own = TRUE;
  amendment->is_withdrawal = withdrawn_for != NULL;
  g_free (amendment->reason);
  amendment->reason = g_strdup (withdrawn_for != NULL ? withdrawn_for : "");
  record->amendments = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_amendment_free);
  g_ptr_array_add (record->amendments, amendment);
}

static void
test_withdrawn_one_says_why (void)
{
  static const struct {
    const char *reason;
    DimAmendmentState state;
    const char *sentence;
  } rows[] = {
    { "dubbel", DIM_AMENDMENT_RECEIVED,
      "Het is teruggenomen en telt niet mee: het was al geregistreerd." },
    { "vergissing", DIM_AMENDMENT_WAITING,
      "Het is teruggenomen en telt niet mee: het was per vergissing geregistreerd. Het terugnemen "
      "wacht op verzending." },
    { "oefening", DIM_AMENDMENT_KEPT,
      "Het is teruggenomen en telt niet mee: het was een oefening." },
    { "", DIM_AMENDMENT_RECEIVED, "Het is teruggenomen en telt niet mee." },
    { "dubbel", DIM_AMENDMENT_REFUSED, "Het is teruggenomen en telt niet mee." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (DimRecord) record = make_record (DIM_RECORD_WITHDRAWN);

    add_amendment (record, rows[i].state, rows[i].reason);
    assert_state (record, "teruggenomen", rows[i].sentence);
  }
}

static void
test_change_that_waits_is_told (void)
{
  g_autoptr (DimRecord) record = make_record (DIM_RECORD_RECEIVED);

  add_amendment (record, DIM_AMENDMENT_WAITING, NULL);
  assert_state (record, "wijziging wacht op verzending",
                "Een wijziging staat veilig op deze computer en wacht op verzending. U hoeft niets "
                "te doen.");
}

static void
test_number_that_is_not_compared_is_told (void)
{
  g_autoptr (DimRecord) record = make_record (DIM_RECORD_RECEIVED);
  DimDocumentUse *use = dim_document_use_new (OTHER, "nationaal-paspoort", "NLD");

  use->state = DIM_COMPARE_TO_FOLLOW;
  g_ptr_array_add (record->incident->documents, use);
  assert_state (record, "wacht op kenmerk",
                "De verzamelserver heeft het ontvangen. Het documentnummer is nog niet vergeleken; "
                "dat gaat vanzelf.");
}

static void
test_every_standing_has_a_word (void)
{
  static const char *const dutch[DIM_N_STANDINGS] = {
    [DIM_STANDING_ASKED] = "vraag open",
    [DIM_STANDING_DOUBLE] = "mogelijk dubbel",
    [DIM_STANDING_REFUSED] = "teruggestuurd",
    [DIM_STANDING_WAITING] = "wacht op verzending",
    [DIM_STANDING_AWAITS_TAG] = "wacht op kenmerk",
    [DIM_STANDING_RECEIVED] = "ontvangen",
    [DIM_STANDING_REFUTED] = "weerlegd: telt niet mee",
    [DIM_STANDING_WITHDRAWN] = "teruggenomen",
  };

  for (int standing = 0; standing < DIM_N_STANDINGS; standing++)
    g_assert_cmpstr (dim_words_standing ((DimStanding) standing), ==, dutch[standing]);
}

#define NOON_S ((gint64) 1795172400) /* Friday 20 November 2026, 12:00 in Amsterdam */
#define DAY_S  ((gint64) 86400)

static void
test_since_is_as_near_as_it_matters (void)
{
  static const struct {
    gint64 since_s;
    const char *dutch;
    const char *english;
  } rows[] = {
    { NOON_S, "sinds 12:00", "since 12:00" },
    { NOON_S - DAY_S, "sinds gisteren 12:00", "since yesterday 12:00" },
    { NOON_S - 2 * DAY_S, "sinds 18 nov", "since 18 Nov" },
    { NOON_S - 365 * DAY_S, "sinds 20 nov 2025", "since 20 Nov 2025" },
    { 0, "", "" },
  };
  DimDay today = dim_day_new (2026, 11, 20);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *dutch = dim_words_since (rows[i].since_s, today);
    g_autofree char *english = NULL;

    dim_words_set_language (DIM_LANGUAGE_ENGLISH);
    english = dim_words_since (rows[i].since_s, today);
    dim_words_set_language (DIM_LANGUAGE_DUTCH);
    g_assert_cmpstr (dutch, ==, rows[i].dutch);
    g_assert_cmpstr (english, ==, rows[i].english);
  }
}

/* In a cell, and in one that is narrow. */
static void
assert_case (const DimRecord *record, const char *wide, const char *narrow)
{
  g_autofree char *words = dim_words_case (record);
  g_autofree char *brief = dim_words_case_short (record);

  g_assert_cmpstr (words, ==, wide);
  g_assert_cmpstr (brief, ==, narrow);
}

static void
test_case_names_one_and_counts_more (void)
{
  g_autoptr (DimRecord) record = make_record (DIM_RECORD_RECEIVED);

  assert_case (record, "", "");
  add_peer (record, "Backoffice");
  assert_case (record, "samen met Backoffice", "met Backoffice");
  add_peer (record, "Balie Noord");
  assert_case (record, "samen met 2 andere", "met 2 andere");
  g_clear_pointer (&record->news, dim_change_free);
  assert_case (record, "", "");
}

static void
test_local_double_names_its_day (void)
{
  g_autofree char *words = dim_words_local_double (dim_day_new (2026, 11, 3));

  g_assert_cmpstr (words, ==,
                   "Dit document is eerder op dit loket geregistreerd: dinsdag 3 november 2026. "
                   "Is het hetzelfde geval?");
}

/* What stands for it may not be found again, or a text would never be clean. */
static void
test_placeholder_says_what_was_removed (void)
{
  static const char *const expected[DIM_N_PERSONAL] = {
    [DIM_PERSONAL_BSN] = "[BSN verwijderd]",
    [DIM_PERSONAL_A_NUMBER] = "[A-nummer verwijderd]",
    [DIM_PERSONAL_DOCUMENT_NUMBER] = "[documentnummer verwijderd]",
    [DIM_PERSONAL_MRZ] = "[leesregel verwijderd]",
    [DIM_PERSONAL_IBAN] = "[rekeningnummer verwijderd]",
    [DIM_PERSONAL_LICENCE_PLATE] = "[kenteken verwijderd]",
    [DIM_PERSONAL_PHONE] = "[telefoonnummer verwijderd]",
    [DIM_PERSONAL_EMAIL] = "[e-mailadres verwijderd]",
    [DIM_PERSONAL_POSTCODE] = "[postcode verwijderd]",
    [DIM_PERSONAL_BIRTH_DATE] = "[datum verwijderd]",
    [DIM_PERSONAL_NAME] = "[naam verwijderd]",
    [DIM_PERSONAL_ADDRESS] = "[adres verwijderd]",
  };

  for (guint kind = 0; kind < DIM_N_PERSONAL; kind++) {
    const DimFinding finding = { .kind = (DimPersonalKind) kind };
    g_autofree char *words = dim_words_finding_placeholder (&finding);
    g_autofree char *text = g_strdup_printf ("De man gaf %s op.", words);
    g_autoptr (GArray) findings = dim_guard_scan (text, strlen (text), NULL);

    g_assert_cmpstr (words, ==, expected[kind]);
    g_assert_cmpuint (findings->len, ==, 0);
  }
}

static void
test_follow_ups_read_as_words (void)
{
  g_autoptr (DimCodeBook) book = sample_book ();
  g_autoptr (DimMunicipalities) municipalities = sample_municipalities ();
  g_autoptr (DimIncident) incident = dim_incident_new (INCIDENT);
  g_autofree char *words = NULL;

  g_ptr_array_add (incident->follow_ups,
                   dim_follow_up_new ("aangifte", dim_day_new (2026, 11, 4), TRUE));
  g_ptr_array_add (incident->follow_ups, dim_follow_up_new ("melding-rvig", DIM_DAY_NONE, FALSE));
  words = dim_words_answer (incident, DIM_FIELD_FOLLOW_UP, book, municipalities);
  g_assert_cmpstr (words, ==, "Aangifte gedaan, Gemeld bij RvIG");
}

static void
assert_draft_named (const DimIncident *incident, const char *expected)
{
  g_autoptr (DimCodeBook) book = sample_book ();
  g_autofree char *name = dim_words_draft_name (incident, book, dim_day_new (2026, 11, 20));

  g_assert_cmpstr (name, ==, expected);
}

static void
test_draft_is_named_from_its_answers (void)
{
  g_autoptr (DimIncident) incident = dim_incident_new (INCIDENT);

  incident->date = dim_day_new (2026, 11, 3);
  assert_draft_named (incident, "Nieuw concept");
  dim_incident_set_code (incident, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  assert_draft_named (incident, "Paspoort aanvragen, 3 november");
  dim_incident_set_code (incident, DIM_FIELD_FORM, "adresfraude");
  assert_draft_named (incident, "Adresfraude, 3 november");
  incident->date = dim_day_new (2025, 12, 31);
  assert_draft_named (incident, "Adresfraude, 31 december 2025");
  incident->date = DIM_DAY_NONE;
  assert_draft_named (incident, "Adresfraude");
}

static void
assert_needed (const DimIncident *incident, const char *expected)
{
  g_autofree char *needed = dim_words_needed (incident, NULL);

  g_assert_cmpstr (needed, ==, expected);
}

/* Complete is not said of what cannot be saved; what is missing comes first. */
static void
test_needed_names_what_is_wrong (void)
{
  static const DimFault wrong[] = { { DIM_FIELD_DATE, -1, "datum-in-toekomst" },
                                    { DIM_FIELD_DOCUMENTS, 0, "land-onbekend" },
                                    { DIM_FIELD_DOCUMENTS, 1, "te-veel" } };
  static const char *const codes[] = { "x", NULL };
  g_autoptr (DimIncident) incident = dim_incident_new (INCIDENT);
  g_autoptr (GArray) faults = g_array_new (FALSE, FALSE, sizeof (DimFault));
  g_autofree char *missing = NULL;
  g_autofree char *named = NULL;

  g_array_append_vals (faults, wrong, G_N_ELEMENTS (wrong));
  incident->date = dim_day_new (2026, 12, 3);
  incident->municipality = g_strdup ("GM0363");
  dim_incident_set_code (incident, DIM_FIELD_PRODUCT, "x");
  dim_incident_set_code (incident, DIM_FIELD_FORM, "x");
  dim_incident_set_codes (incident, DIM_FIELD_DISCOVERY, codes);
  g_ptr_array_add (incident->documents, dim_document_use_new (OTHER, "geen", ""));
  missing = dim_words_needed (incident, faults);
  dim_incident_set_codes (incident, DIM_FIELD_OUTCOME, codes);
  named = dim_words_needed (incident, faults);

  g_assert_cmpstr (missing, ==, "nog nodig: uitkomst");
  g_assert_cmpstr (named, ==, "klopt nog niet: datum, documenten");
}

static void
test_needed_is_what_must_be_answered (void)
{
  g_autoptr (DimIncident) incident = dim_incident_new (INCIDENT);
  static const char *const codes[] = { "x", NULL };

  incident->date = dim_day_new (2026, 11, 3);
  incident->municipality = g_strdup ("GM0363");
  dim_incident_set_code (incident, DIM_FIELD_PRODUCT, "x");
  dim_incident_set_code (incident, DIM_FIELD_FORM, "x");
  g_ptr_array_add (incident->documents, dim_document_use_new (OTHER, "geen", ""));
  assert_needed (incident, "nog nodig: ontdekking, uitkomst");
  dim_incident_set_codes (incident, DIM_FIELD_DISCOVERY, codes);
  dim_incident_set_codes (incident, DIM_FIELD_OUTCOME, codes);
  assert_needed (incident, "alles is ingevuld");
}

static void
test_receipt_says_what_a_case_file_may_hold (void)
{
  g_autoptr (DimCodeBook) book = sample_book ();
  g_autoptr (DimMunicipalities) municipalities = sample_municipalities ();
  g_autoptr (DimDeviceProfile) profile = dim_device_profile_new ();
  g_autoptr (DimRecord) record = make_record (DIM_RECORD_RECEIVED);
  DimReceiptSetting setting = { profile, book, municipalities, 1793701600 };
  g_autoptr (DimReceipt) receipt = NULL;
  g_autofree char *text = NULL;

  g_free (profile->desk);
  g_free (profile->office_name);
  profile->desk = g_strdup ("Balie Centrum");
  profile->office_name = g_strdup ("Gemeente Amsterdam");
  record->since_s = 1793701600;
  record->has_explanation = TRUE;
  record->incident->date = dim_day_new (2026, 11, 3);
  record->incident->municipality = g_strdup ("GM0363");
  dim_incident_set_code (record->incident, DIM_FIELD_FORM, "adresfraude");
  dim_incident_set_code (record->incident, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  receipt = dim_receipt_new (record, &setting);
  text = dim_receipt_text (receipt);
  g_assert_cmpstr (text, ==,
                   "Bon van een registratie van identiteitsfraude\n\n"
                   "Bonnummer: 0000-000A\n"
                   "Datum van het voorval: dinsdag 3 november 2026\n"
                   "Gemeente: GM0363\n"
                   "Loket: Balie Centrum, Gemeente Amsterdam\n"
                   "Product: Paspoort aanvragen\n"
                   "Vorm: Adresfraude\n"
                   "Toestand: ontvangen, sinds dinsdag 3 november 2026, 11:26\n"
                   "Gemaakt op: dinsdag 3 november 2026, 11:26\n\n"
                   "Deze bon is voor het dossier. Er staan geen persoonsgegevens en geen "
                   "documentnummer op.\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dim_words_init (NULL);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  g_test_add_func ("/record-words/incident-is-named-by-what-is-answered",
                   test_incident_is_named_by_what_is_answered);
  g_test_add_func ("/record-words/every-state-has-a-word-and-a-sentence",
                   test_every_state_has_a_word_and_a_sentence);
  g_test_add_func ("/record-words/possible-double-is-said-of-what-was-received",
                   test_possible_double_is_said_of_what_was_received);
  g_test_add_func ("/record-words/withdrawn-one-says-why", test_withdrawn_one_says_why);
  g_test_add_func ("/record-words/change-that-waits-is-told", test_change_that_waits_is_told);
  g_test_add_func ("/record-words/number-that-is-not-compared-is-told",
                   test_number_that_is_not_compared_is_told);
  g_test_add_func ("/record-words/every-standing-has-a-word", test_every_standing_has_a_word);
  g_test_add_func ("/record-words/since-is-as-near-as-it-matters",
                   test_since_is_as_near_as_it_matters);
  g_test_add_func ("/record-words/case-names-one-and-counts-more",
                   test_case_names_one_and_counts_more);
  g_test_add_func ("/record-words/local-double-names-its-day", test_local_double_names_its_day);
  g_test_add_func ("/record-words/placeholder-says-what-was-removed",
                   test_placeholder_says_what_was_removed);
  g_test_add_func ("/record-words/follow-ups-read-as-words", test_follow_ups_read_as_words);
  g_test_add_func ("/record-words/draft-is-named-from-its-answers",
                   test_draft_is_named_from_its_answers);
  g_test_add_func ("/record-words/needed-is-what-must-be-answered",
                   test_needed_is_what_must_be_answered);
  g_test_add_func ("/record-words/needed-names-what-is-wrong", test_needed_names_what_is_wrong);
  g_test_add_func ("/record-words/receipt-says-what-a-case-file-may-hold",
                   test_receipt_says_what_a_case_file_may_hold);
  return g_test_run ();
}
