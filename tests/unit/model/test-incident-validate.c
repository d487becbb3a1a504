/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-incident.h"
#include "dim-limits.h"

#include <string.h>

#define INCIDENT "0195f3c2-7a10-7000-8000-00000000000a"
#define USE_A    "0195f3c2-7a10-7000-8000-0000000000a1"
#define USE_B    "0195f3c2-7a10-7000-8000-0000000000b2"
#define TODAY    (dim_day_new (2026, 11, 21))

typedef struct {
  DimCodeBook *book;
  DimMunicipalities *municipalities;
  DimIncident *incident; /* without a fault, until a test spoils it */
  DimIncidentRules rules;
} Fixture;

static void
add_code (DimCodeBook *book, DimList list, const char *text, gboolean has_tag)
{
  DimCode *code = g_new0 (DimCode, 1);

  code->code = g_strdup (text);
  code->number = dim_code_book_size (book, list) + 1;
  code->label_nl = g_strdup (text);
  code->label_en = g_strdup (text);
  code->definition = g_strdup (text);
  code->has_tag = has_tag;
  code->valid_from = dim_day_new (2019, 1, 1);
  code->valid_to = strcmp (text, "vervallen") == 0 ? dim_day_new (2026, 1, 1) : DIM_DAY_NONE;
  g_assert_true (dim_code_book_add (book, list, code, NULL));
}

static DimCodeBook *
make_book (void)
{
  static const struct {
    DimList list;
    const char *codes[5];
  } lists[] = {
    { DIM_LIST_FORM, { "look-alike", "vervalst", "adresfraude", "vervallen", "onbekend" } },
    { DIM_LIST_PRODUCT, { "paspoort-aanvraag", "onbekend" } },
    { DIM_LIST_DISCOVERY, { "gedrag", "documentscanner" } },
    { DIM_LIST_OUTCOME, { "geweigerd", "onbekend" } },
    { DIM_LIST_TECHNIQUE, { "chip", "gegevens" } },
    { DIM_LIST_FOLLOW_UP, { "aangifte", "cmi" } },
  };
  DimCodeBook *book = dim_code_book_new ("2026.1");

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (lists[i].codes) && lists[i].codes[j] != NULL; j++)
      add_code (book, lists[i].list, lists[i].codes[j], FALSE);
  add_code (book, DIM_LIST_DOCUMENT, "nationaal-paspoort", TRUE);
  add_code (book, DIM_LIST_DOCUMENT, "geboorteakte", FALSE);
  add_code (book, DIM_LIST_DOCUMENT, "geen", FALSE);
  return book;
}

static void
add_document (Fixture *fixture, const char *id, const char *kind, DimCompareState state)
{
  DimDocumentUse *use = dim_document_use_new (id, kind, "NLD");

  use->state = state;
  g_ptr_array_add (fixture->incident->documents, use);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  static const char *const own[] = { "GM0363", NULL };

  fixture->book = make_book ();
  fixture->municipalities = dim_municipalities_parse (
    "code,naam,provincie,geldig_vanaf,geldig_tot\nGM0363,Amsterdam,Noord-Holland,,\n"
    "GM0457,Weesp,Noord-Holland,,2022-03-24\nGM0599,Rotterdam,Zuid-Holland,,\n",
    "datum,oude_code,nieuwe_code\n2022-03-24,GM0457,GM0363\n", NULL);
  fixture->incident = dim_incident_new (INCIDENT);
  fixture->incident->date = dim_day_new (2026, 11, 3);
  fixture->incident->municipality = g_strdup ("GM0363");
  dim_incident_set_code (fixture->incident, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  dim_incident_set_code (fixture->incident, DIM_FIELD_FORM, "look-alike");
  dim_incident_set_code (fixture->incident, DIM_FIELD_DISCOVERY, "gedrag");
  dim_incident_set_code (fixture->incident, DIM_FIELD_OUTCOME, "geweigerd");
  add_document (fixture, USE_A, "nationaal-paspoort", DIM_COMPARE_TO_FOLLOW);
  fixture->rules = (DimIncidentRules){ fixture->book, fixture->municipalities, own, TODAY };
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  dim_code_book_unref (fixture->book);
  dim_municipalities_unref (fixture->municipalities);
  dim_incident_free (fixture->incident);
}

/* All faults as lines of field, index and code. */
static char *
list_faults (Fixture *fixture)
{
  g_autoptr (GArray) faults = dim_incident_validate (fixture->incident, &fixture->rules);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++) {
    const DimFault *fault = &g_array_index (faults, DimFault, i);

    g_string_append_printf (lines, "%s %d %s\n", dim_field_spec (fault->field)->name, fault->index,
                            fault->code);
  }
  return g_string_free (lines, FALSE);
}

static void
test_good_incident_has_no_fault (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *faults = list_faults (fixture);

  g_assert_cmpstr (faults, ==, "");
}

static void
test_empty_incident_lacks_the_core (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *faults = NULL;

  dim_incident_free (fixture->incident);
  fixture->incident = dim_incident_new (INCIDENT);

  faults = list_faults (fixture);
  g_assert_cmpstr (faults, ==,
                   "datum -1 verplicht\nproduct -1 verplicht\nvorm -1 verplicht\n"
                   "documenten -1 verplicht\nontdekking -1 verplicht\nuitkomst -1 verplicht\n"
                   "gemeente -1 verplicht\n");
}

typedef struct {
  const char *date;
  const char *municipality;
  const char *faults;
} DayCase;

static void
test_day_and_municipality_are_held_together (Fixture *fixture, gconstpointer unused)
{
  static const DayCase cases[] = {
    { "2026-11-21", "GM0363", "" },
    { "2026-11-22", "GM0363", "datum -1 datum-in-toekomst\n" },
    { "2019-01-01", "GM0363", "" },
    { "2018-12-31", "GM0363", "datum -1 datum-te-oud\n" },
    { "2022-03-23", "GM0457", "" },
    { "2022-03-24", "GM0457", "gemeente -1 gemeente-niet-geldig-op-datum\n" },
    { "2026-11-03", "GM9999", "gemeente -1 gemeente-onbekend\n" },
    { "2026-11-03", "GM0599", "gemeente -1 gemeente-niet-van-kantoor\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *faults = NULL;

    fixture->incident->date = dim_day_from_text (cases[i].date);
    g_free (fixture->incident->municipality);
    fixture->incident->municipality = g_strdup (cases[i].municipality);
    faults = list_faults (fixture);
    g_assert_cmpstr (faults, ==, cases[i].faults);
  }
}

static void
test_server_takes_any_municipality (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *faults = NULL;

  fixture->rules.office_municipalities = NULL;
  g_free (fixture->incident->municipality);
  fixture->incident->municipality = g_strdup ("GM0599");

  faults = list_faults (fixture);
  g_assert_cmpstr (faults, ==, "");
}

typedef struct {
  DimField field;
  const char *codes[3];
  const char *faults;
} CodeCase;

static void
test_codes_are_held_against_their_list (Fixture *fixture, gconstpointer unused)
{
  static const CodeCase cases[] = {
    { DIM_FIELD_PRODUCT, { "vliegtuig" }, "product 0 onbekende-code\n" },
    { DIM_FIELD_FORM, { "vervallen" }, "vorm 0 code-niet-geldig\n" },
    { DIM_FIELD_FORM, { "adresfraude", "look-alike" }, "vorm -1 te-veel\n" },
    { DIM_FIELD_DISCOVERY, { "documentscanner", "gedrag" }, "" },
    { DIM_FIELD_DISCOVERY, { "gedrag", "raden" }, "ontdekking 1 onbekende-code\n" },
    { DIM_FIELD_OUTCOME, { "geweigerd", "onbekend" }, "uitkomst -1 onbekend-en-ander\n" },
    { DIM_FIELD_OUTCOME, { "onbekend" }, "" },
    { DIM_FIELD_OTHER_FORMS, { "look-alike" }, "nevenvormen -1 dubbel\n" },
    { DIM_FIELD_TECHNIQUE, { "chip" }, "techniek -1 techniek-zonder-vervalsing\n" },
    { DIM_FIELD_PHASE, { "intake" }, "fase 0 onbekende-code\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DimIncident) good = dim_incident_copy (fixture->incident);
    g_autofree char *faults = NULL;

    dim_incident_set_codes (fixture->incident, cases[i].field, cases[i].codes);
    faults = list_faults (fixture);
    g_assert_cmpstr (faults, ==, cases[i].faults);
    dim_incident_copy_field (fixture->incident, good, cases[i].field);
  }
}

static void
test_technique_belongs_to_any_forged_form (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *faults = NULL;

  dim_incident_set_code (fixture->incident, DIM_FIELD_TECHNIQUE, "chip");
  dim_incident_set_code (fixture->incident, DIM_FIELD_OTHER_FORMS, "vervalst");

  faults = list_faults (fixture);
  g_assert_cmpstr (faults, ==, "");
}

static void
test_documents_are_held_one_by_one (Fixture *fixture, gconstpointer unused)
{
  DimDocumentUse *abroad = dim_document_use_new (USE_B, "nationaal-paspoort", "QQQ");
  g_autofree char *faults = NULL;

  add_document (fixture, USE_A, "geboorteakte", DIM_COMPARE_TO_FOLLOW);
  add_document (fixture, "geen-id", "strippenkaart", DIM_COMPARE_NO_NUMBER);
  g_ptr_array_add (fixture->incident->documents, abroad);
  add_document (fixture, "0195f3c2-7a10-7000-8000-0000000000c3", "geen", DIM_COMPARE_NO_NUMBER);

  faults = list_faults (fixture);
  g_assert_cmpstr (faults, ==,
                   "documenten 1 dubbel\ndocumenten 1 soort-heeft-geen-nummer\n"
                   "documenten 2 ongeldig-id\ndocumenten 2 onbekende-code\n"
                   "documenten 3 land-onbekend\ndocumenten 4 geen-en-ander\n");
}

static void
test_follow_ups_are_held_one_by_one (Fixture *fixture, gconstpointer unused)
{
  GPtrArray *follow_ups = fixture->incident->follow_ups;
  g_autofree char *faults = NULL;

  g_ptr_array_add (follow_ups, dim_follow_up_new ("aangifte", TODAY, TRUE));
  g_ptr_array_add (follow_ups, dim_follow_up_new ("aangifte", DIM_DAY_NONE, FALSE));
  g_ptr_array_add (follow_ups, dim_follow_up_new ("bellen", TODAY + 1, FALSE));
  g_ptr_array_add (follow_ups, dim_follow_up_new ("cmi", TODAY + 1, TRUE));

  faults = list_faults (fixture);
  g_assert_cmpstr (faults, ==,
                   "vervolg 1 dubbel\nvervolg 2 onbekende-code\nvervolg 3 datum-in-toekomst\n");
}

static void
test_too_many_is_one_fault (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *faults = NULL;
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_auto (GStrv) many = NULL;

  for (guint i = 0; i <= DIM_LIMIT_CODES; i++) {
    char code[16];

    g_snprintf (code, sizeof code, "code-%02u", i);
    g_strv_builder_add (codes, code);
    add_document (fixture, USE_B, "geen", DIM_COMPARE_NO_NUMBER);
    g_ptr_array_add (fixture->incident->follow_ups, dim_follow_up_new ("x", DIM_DAY_NONE, FALSE));
  }
  many = g_strv_builder_end (codes);
  dim_incident_set_codes (fixture->incident, DIM_FIELD_DISCOVERY, (const char *const *) many);

  faults = list_faults (fixture);
  g_assert_cmpstr (faults, ==,
                   "documenten -1 te-veel\nontdekking -1 te-veel\nvervolg -1 te-veel\n");
}

static void
test_all_faults_come_at_once (Fixture *fixture, gconstpointer unused)
{
  static const char *const outcomes[] = { "geweigerd", "onbekend", NULL };
  g_autofree char *faults = NULL;

  fixture->incident->date = TODAY + 1;
  dim_incident_set_code (fixture->incident, DIM_FIELD_PRODUCT, NULL);
  dim_incident_set_codes (fixture->incident, DIM_FIELD_OUTCOME, outcomes);
  g_free (fixture->incident->municipality);
  fixture->incident->municipality = g_strdup ("GM0457");
  dim_incident_set_code (fixture->incident, DIM_FIELD_TECHNIQUE, "verf");

  faults = list_faults (fixture);
  g_assert_cmpstr (faults, ==,
                   "datum -1 datum-in-toekomst\nproduct -1 verplicht\n"
                   "uitkomst -1 onbekend-en-ander\ngemeente -1 gemeente-niet-geldig-op-datum\n"
                   "techniek -1 techniek-zonder-vervalsing\ntechniek 0 onbekende-code\n");
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/validate/good-incident-has-no-fault", test_good_incident_has_no_fault);
  ADD ("/validate/empty-incident-lacks-the-core", test_empty_incident_lacks_the_core);
  ADD ("/validate/day-and-municipality-together", test_day_and_municipality_are_held_together);
  ADD ("/validate/server-takes-any-municipality", test_server_takes_any_municipality);
  ADD ("/validate/codes-against-their-list", test_codes_are_held_against_their_list);
  ADD ("/validate/technique-of-any-forged-form", test_technique_belongs_to_any_forged_form);
  ADD ("/validate/documents-one-by-one", test_documents_are_held_one_by_one);
  ADD ("/validate/follow-ups-one-by-one", test_follow_ups_are_held_one_by_one);
  ADD ("/validate/too-many-is-one-fault", test_too_many_is_one_fault);
  ADD ("/validate/all-faults-at-once", test_all_faults_come_at_once);
  return g_test_run ();
}
