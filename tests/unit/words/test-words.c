/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-words.h"

#include <string.h>

#include "dim-text.h"

#define INCIDENT "0195f3c2-7a10-7000-8000-00000000000a"
#define USE      "0195f3c2-7a10-7000-8000-00000000000b"

static DimCode *
make_code (const char *code, guint number, const char *nl, const char *en, const char *synonym)
{
  const char *const synonyms[] = { synonym, NULL };
  DimCode *made = g_new0 (DimCode, 1);

  made->code = g_strdup (code);
  made->number = number;
  made->label_nl = g_strdup (nl);
  made->label_en = g_strdup (en);
  made->definition = g_strdup ("Een woord.");
  made->synonyms = g_strdupv ((char **) synonyms);
  made->valid_from = made->valid_to = DIM_DAY_NONE;
  return made;
}

static DimCodeBook *
make_book (void)
{
  DimCodeBook *book = dim_code_book_new ("2026.1");

  dim_code_book_add (book, DIM_LIST_FORM,
                     make_code ("adresfraude", 1, "Adresfraude", "Address fraud", "spookbewoning"),
                     NULL);
  dim_code_book_add (book, DIM_LIST_OUTCOME,
                     make_code ("geweigerd", 1, "Aanvraag geweigerd", "Application refused", NULL),
                     NULL);
  dim_code_book_add (book, DIM_LIST_OUTCOME,
                     make_code ("document-ingehouden", 2, "Document ingehouden",
                                "Document retained", NULL),
                     NULL);
  dim_code_book_add (book, DIM_LIST_DOCUMENT,
                     make_code ("nationaal-paspoort", 1, "Nationaal paspoort", "National passport",
                                NULL),
                     NULL);
  return book;
}

static DimMunicipalities *
make_municipalities (void)
{
  return dim_municipalities_parse ("code,naam,provincie,geldig_vanaf,geldig_tot\n"
                                   "GM0363,Amsterdam,Noord-Holland,,\n",
                                   "datum,oude_code,nieuwe_code\n", NULL);
}

static void
test_label_follows_the_language (void)
{
  g_autoptr (DimCodeBook) book = make_book ();

  g_assert_cmpstr (dim_words_code (book, DIM_LIST_FORM, "adresfraude"), ==, "Adresfraude");
  g_assert_cmpstr (dim_words_country ("DEU"), ==, "Duitsland");
  g_assert_cmpstr (dim_words_role (DIM_ROLE_FRONT_OFFICE), ==, "balie");

  dim_words_set_language (DIM_LANGUAGE_ENGLISH);
  g_assert_cmpstr (dim_words_code (book, DIM_LIST_FORM, "adresfraude"), ==, "Address fraud");
  g_assert_cmpstr (dim_words_country ("DEU"), ==, "Germany");
  g_assert_cmpstr (dim_words_role (DIM_ROLE_FRONT_OFFICE), ==, "front office");

  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  g_assert_cmpstr (dim_words_role (DIM_ROLE_FRONT_OFFICE), ==, "balie");
}

static void
test_unknown_is_given_back (void)
{
  g_autoptr (DimCodeBook) book = make_book ();
  g_autoptr (DimMunicipalities) municipalities = make_municipalities ();

  g_assert_cmpstr (dim_words_code (book, DIM_LIST_FORM, "nieuw"), ==, "nieuw");
  g_assert_cmpstr (dim_words_municipality (municipalities, "GM9999"), ==, "GM9999");
  g_assert_cmpstr (dim_words_country ("QQQ"), ==, "QQQ");
}

static void
test_synonym_finds_a_code (void)
{
  g_autoptr (DimCodeBook) book = make_book ();
  g_autofree char *key =
    dim_words_code_search_key (dim_code_book_find (book, DIM_LIST_FORM, "adresfraude"));

  g_assert_true (dim_text_matches (key, "spook"));
  g_assert_true (dim_text_matches (key, "fraude"));
  g_assert_false (dim_text_matches (key, "huwelijk"));
}

static void
test_every_state_and_field_has_words (void)
{
  static const char *const states[] = { "wacht op verzending", "ontvangen", "teruggestuurd",
                                        "teruggenomen" };
  static const char *const compare[] = { "geen nummer", "nog niet vergeleken", "vergeleken",
                                         "niet vergelijkbaar" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpstr (dim_words_record_state ((DimRecordState) i), ==, states[i]);
  for (guint i = 0; i < G_N_ELEMENTS (compare); i++)
    g_assert_cmpstr (dim_words_compare_state ((DimCompareState) i), ==, compare[i]);
  for (guint i = 0; i < DIM_N_FIELDS; i++) {
    g_assert_cmpstr (dim_words_field_label ((DimField) i), !=, "");
    g_assert_true (strchr (dim_words_field_question ((DimField) i), '?') != NULL);
  }
  g_assert_cmpstr (dim_words_field_question (DIM_FIELD_PRODUCT), ==, "Waarvoor kwam de aanvrager?");
}

static void
test_answers_read_as_words (void)
{
  static const struct {
    DimField field;
    const char *words;
  } answers[] = {
    { DIM_FIELD_DATE, "dinsdag 3 november 2026" },
    { DIM_FIELD_FORM, "Adresfraude" },
    { DIM_FIELD_DOCUMENTS, "Nationaal paspoort, Nederland" },
    { DIM_FIELD_OUTCOME, "Document ingehouden, Aanvraag geweigerd" },
    { DIM_FIELD_MUNICIPALITY, "Amsterdam" },
    { DIM_FIELD_PHASE, "" },
    { DIM_FIELD_FOLLOW_UP, "" },
  };
  static const char *const outcomes[] = { "geweigerd", "document-ingehouden", NULL };
  g_autoptr (DimCodeBook) book = make_book ();
  g_autoptr (DimMunicipalities) municipalities = make_municipalities ();
  g_autoptr (DimIncident) incident = dim_incident_new (INCIDENT);

  incident->date = dim_day_new (2026, 11, 3);
  incident->municipality = g_strdup ("GM0363");
  dim_incident_set_code (incident, DIM_FIELD_FORM, "adresfraude");
  dim_incident_set_codes (incident, DIM_FIELD_OUTCOME, outcomes);
  g_ptr_array_add (incident->documents, dim_document_use_new (USE, "nationaal-paspoort", "NLD"));
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autofree char *words = dim_words_answer (incident, answers[i].field, book, municipalities);

    g_assert_cmpstr (words, ==, answers[i].words);
  }
}

static void
test_numbers_have_marks (void)
{
  static const struct {
    guint64 number;
    const char *dutch;
    const char *english;
  } numbers[] = {
    { 0, "0", "0" },
    { 999, "999", "999" },
    { 1234, "1.234", "1,234" },
    { 1234567, "1.234.567", "1,234,567" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autofree char *dutch = dim_words_number (numbers[i].number);
    g_autofree char *english = NULL;

    g_assert_cmpstr (dutch, ==, numbers[i].dutch);
    dim_words_set_language (DIM_LANGUAGE_ENGLISH);
    english = dim_words_number (numbers[i].number);
    g_assert_cmpstr (english, ==, numbers[i].english);
    dim_words_set_language (DIM_LANGUAGE_DUTCH);
  }
}

static void
test_one_is_singular (void)
{
  static const struct {
    DimThing thing;
    guint64 number;
    const char *words;
  } counts[] = {
    { DIM_THING_INCIDENT, 1, "1 voorval" },
    { DIM_THING_INCIDENT, 0, "0 voorvallen" },
    { DIM_THING_CASE, 1, "1 zaak" },
    { DIM_THING_CASE, 1234, "1.234 zaken" },
    { DIM_THING_DOCUMENT, 2, "2 documenten" },
    { DIM_THING_MUNICIPALITY, 50, "50 gemeenten" },
    { DIM_THING_DAY, 1, "1 dag" },
    { DIM_THING_HOUR, 5, "5 uur" },
    { DIM_THING_MINUTE, 2, "2 minuten" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    g_autofree char *words = dim_words_count (counts[i].thing, counts[i].number);

    g_assert_cmpstr (words, ==, counts[i].words);
  }
}

static void
test_first_letter_becomes_upper_case (void)
{
  g_autofree char *plain = dim_words_capitalise ("één zaak");
  g_autofree char *empty = dim_words_capitalise ("");

  g_assert_cmpstr (plain, ==, "Één zaak");
  g_assert_cmpstr (empty, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dim_words_init (NULL);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  g_test_add_func ("/words/label-follows-the-language", test_label_follows_the_language);
  g_test_add_func ("/words/unknown-is-given-back", test_unknown_is_given_back);
  g_test_add_func ("/words/synonym-finds-a-code", test_synonym_finds_a_code);
  g_test_add_func ("/words/every-state-and-field-has-words", test_every_state_and_field_has_words);
  g_test_add_func ("/words/answers-read-as-words", test_answers_read_as_words);
  g_test_add_func ("/words/numbers-have-marks", test_numbers_have_marks);
  g_test_add_func ("/words/one-is-singular", test_one_is_singular);
  g_test_add_func ("/words/first-letter-becomes-upper-case", test_first_letter_becomes_upper_case);
  return g_test_run ();
}
