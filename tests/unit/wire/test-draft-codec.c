/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-crypto.h"
#include "dim-fact-codec.h"
#include "dim-limits.h"
#include "wire-text.h"

#include <string.h>

/* Public specimens: passport model 2014 and the driving licence. */
#define PASSPORT_ZONE                                                                              \
  "P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<\\nSPECI20142NLD6503101F2403096999999990<<<<<84"
#define LICENCE_ZONE "D1NLD15094962111659VW87Z78NB84"

#define DRAFT                                                                                      \
  "{\"id\":\"" UUID_A "\",\"datum\":\"2026-11-03\",\"vorm\":\"look-alike\",\"documenten\":["       \
  "{\"id\":\"" UUID_B "\",\"soort\":\"nationaal-paspoort\",\"land\":\"NLD\","                      \
  "\"nummerGenormaliseerd\":\"SPECI2014\"},{\"id\":\"" UUID_C "\"}],\"zekerheid\":\"vermoeden\","  \
  "\"toelichting\":\"" JSON_TEXT "\","                                                             \
  "\"toelichtingVoor\":[\"gemeente\",\"bzk\"],\"toegestaan\":1,\"nietPersoonlijk\":[\"naam "       \
  "Eriksson\"],"                                                                                   \
  "\"gewijzigd\":1795000000,\"vraag\":\"ontdekking\"}"
#define TEXT      "regel 1\nregel \"2\", de heer Eriksson"
#define JSON_TEXT "regel 1\\u000aregel \\\"2\\\", de heer Eriksson"

/* As 0.1.0 wrote it. */
#define DRAFT_OF_0_1_0                                                                             \
  "{\"id\":\"" UUID_A "\",\"toelichting\":\"regel 1\\u000aregel \\\"2\\\"\","                      \
  "\"toegestaan\":4294967295,\"gewijzigd\":1795000000}"

static void
test_survives_the_store (void)
{
  g_autoptr (GBytes) body = bytes_of (DRAFT);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (DimDraft) draft = NULL;
  DimProblem *problem = NULL;

  draft = dim_draft_decode (body, &problem);
  g_assert_null (problem);
  again = dim_draft_encode (draft);
  assert_body (again, DRAFT);
  g_assert_cmpstr (draft->incident->id, ==, UUID_A);
  g_assert_cmpstr (draft->explanation, ==, TEXT);
  g_assert_cmpint (draft->audience, ==, DIM_AUDIENCE_ALL);
  g_assert_cmpstr (draft->allowed[0], ==, "naam Eriksson");
  g_assert_cmpstr (g_ptr_array_index (draft->numbers, 0), ==, "SPECI2014");
  g_assert_cmpstr (g_ptr_array_index (draft->numbers, 1), ==, "");
  g_assert_cmpint (draft->question, ==, DIM_FIELD_DISCOVERY);
}

static void
test_question_is_kept_by_name (void)
{
  static const struct {
    const char *name;
    int question;
  } rows[] = {
    { "datum", DIM_FIELD_DATE },
    { "toelichting", DIM_DRAFT_EXPLANATION },
    { "vraag van morgen", DIM_DRAFT_NOWHERE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = g_strdup_printf ("{\"id\":\"" UUID_A "\",\"toegestaan\":0,"
                                             "\"gewijzigd\":0,\"vraag\":\"%s\"}",
                                             rows[i].name);
    g_autoptr (GBytes) body = bytes_of (text);
    DimProblem *problem = NULL;
    g_autoptr (DimDraft) draft = dim_draft_decode (body, &problem);

    g_assert_null (problem);
    g_assert_cmpint (draft->question, ==, rows[i].question);
  }
}

/* What may be pasted is larger than what JSON may be, and may hold any character. */
static void
test_large_text_survives_the_store (void)
{
  g_autoptr (DimDraft) draft = dim_draft_new (UUID_A);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (DimDraft) read = NULL;
  const char *const nothing[] = { NULL };
  DimProblem *problem = NULL;

  while (text->len < (gsize) 3 * DIM_LIMIT_BODY_BYTES)
    g_string_append (text, "\x01\x1b \"\\\u202e\U0001f469\n");
  dim_draft_set_explanation (draft, text->str, nothing);
  body = dim_draft_encode (draft);
  read = dim_draft_decode (body, &problem);

  g_assert_null (problem);
  g_assert_cmpstr (read->explanation, ==, text->str);
}

static void
test_draft_of_an_earlier_version_is_read (void)
{
  g_autoptr (GBytes) body = bytes_of (DRAFT_OF_0_1_0);
  g_autoptr (DimDraft) draft = NULL;
  DimProblem *problem = NULL;

  draft = dim_draft_decode (body, &problem);
  g_assert_null (problem);
  g_assert_cmpstr (draft->explanation, ==, "regel 1\nregel \"2\"");
  g_assert_null (draft->allowed[0]);
  g_assert_cmpint (draft->audience, ==, DIM_AUDIENCE_NONE);
}

static void
test_empty_draft_survives_the_store (void)
{
  g_autoptr (DimDraft) draft = dim_draft_new (UUID_A);
  g_autoptr (GBytes) body = dim_draft_encode (draft);
  g_autoptr (DimDraft) read = NULL;
  DimProblem *problem = NULL;

  assert_body (body, "{\"id\":\"" UUID_A "\",\"toegestaan\":0,\"gewijzigd\":0}");
  read = dim_draft_decode (body, &problem);
  g_assert_null (problem);
  g_assert_true (dim_incident_equal (draft->incident, read->incident));
}

static DimDraft *
decode_input (const char *text)
{
  g_autoptr (GBytes) body = bytes_of (text);
  DimProblem *problem = NULL;
  DimDraft *draft = dim_draft_decode_input (body, UUID_A, NULL, &problem);

  g_assert_null (problem);
  return draft;
}

static void
assert_document (const DimDraft *draft, guint index, const char *kind, const char *number)
{
  const DimDocumentUse *use = g_ptr_array_index (draft->incident->documents, index);

  g_assert_cmpstr (use->kind, ==, kind);
  g_assert_cmpstr (g_ptr_array_index (draft->numbers, index), ==, number);
  g_assert_cmpint (use->state, ==, *number != '\0' ? DIM_COMPARE_TO_FOLLOW : DIM_COMPARE_NO_NUMBER);
  g_assert_true (dim_uuid_is_valid (use->id));
}

static void
test_script_gives_numbers_and_zones (void)
{
  g_autoptr (DimDraft) draft = decode_input (
    "{\"datum\":\"2026-11-03\",\"documenten\":["
    "{\"soort\":\"nik\",\"land\":\"NLD\",\"nummer\":\"speci 2014\"},"
    "{\"mrz\":\"" PASSPORT_ZONE "\"},{\"mrz\":\"" LICENCE_ZONE "\"},"
    "{\"soort\":\"tweede-paspoort\",\"mrz\":\"" PASSPORT_ZONE "\"},{\"soort\":\"pasfoto\"}],"
    "\"toelichting\":\"kort\"}");
  const DimDocumentUse *first = g_ptr_array_index (draft->incident->documents, 0);
  const DimDocumentUse *second = g_ptr_array_index (draft->incident->documents, 1);

  g_assert_cmpuint (draft->incident->documents->len, ==, 5);
  assert_document (draft, 0, "nik", "SPECI2014");
  assert_document (draft, 1, "nationaal-paspoort", "SPECI2014");
  assert_document (draft, 2, "rijbewijs-nl", "5094962111");
  assert_document (draft, 3, "tweede-paspoort", "SPECI2014");
  assert_document (draft, 4, "pasfoto", "");
  g_assert_cmpstr (second->country, ==, "NLD");
  g_assert_cmpstr (draft->incident->id, ==, UUID_A);
  g_assert_cmpstr (draft->explanation, ==, "kort");
  g_assert_cmpstr (first->id, !=, second->id);
  g_assert_cmpint (strncmp (first->id, UUID_A, strlen ("01930000-0000")), ==, 0);
}

/* The zone holds a name, a birth date and the holder's BSN. */
static void
test_zone_leaves_nothing_personal (void)
{
  g_autoptr (DimDraft) draft = decode_input ("{\"documenten\":[{\"mrz\":\"" PASSPORT_ZONE "\"}]}");
  g_autoptr (GBytes) body = dim_draft_encode (draft);
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));

  g_assert_null (strstr (text, "BRUIJN"));
  g_assert_null (strstr (text, "999999990"));
  g_assert_null (strstr (text, "650310"));
}

static void
test_every_fault_of_input_is_told (void)
{
  static const struct {
    const char *text;
    const char *faults;
  } cases[] = {
    { "{\"documenten\":[{}]}", "/documenten/0/soort verplicht" },
    { "{\"documenten\":[{\"soort\":\"nik\",\"nummer\":\"...\"},{\"soort\":\"nik\",\"nummer\":"
      "\"A1\"},{\"soort\":\"nik\",\"nummer\":\"ONBEKEND\"},{\"soort\":\"nik\",\"nummer\":"
      "\"1234567\"}]}",
      "/documenten/0/nummer leeg; /documenten/1/nummer te-kort; /documenten/2/nummer "
      "invulwoord; /documenten/3/nummer reeks" },
    { "{\"documenten\":[{\"mrz\":\"P<NLD\"}]}", "/documenten/0/mrz ongeldige-mrz" },
    { "{\"documenten\":[{\"soort\":\"nik\",\"nummer\":\"SPECI2014\",\"mrz\":\"" LICENCE_ZONE
      "\"}]}",
      "/documenten/0/nummer onverenigbaar" },
    { "{\"documenten\":[{\"soort\":\"nik\",\"nummerGenormaliseerd\":\"SPECI2014\"}]}",
      "/documenten/0/nummerGenormaliseerd onbekend-onderdeel" },
    { "{\"id\":\"" UUID_A "\",\"toelichting\":\"\",\"gewijzigd\":1}",
      "/toelichting leeg; /id onbekend-onderdeel; /gewijzigd onbekend-onderdeel" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) body = bytes_of (cases[i].text);
    g_autoptr (DimProblem) problem = NULL;

    g_assert_null (dim_draft_decode_input (body, UUID_A, NULL, &problem));
    assert_faults (problem, cases[i].faults);
  }
}

static void
test_what_is_no_draft_is_refused (void)
{
  static const struct {
    const char *text;
    const char *faults;
  } cases[] = {
    { "", "ongeldige-json" },
    { "{}", "/id verplicht; /toegestaan verplicht; /gewijzigd verplicht" },
    { "{\"id\":\"x\",\"documenten\":[{}],\"toegestaan\":4294967296,\"gewijzigd\":-1}",
      "/id ongeldig-id; /documenten/0/id verplicht; /toegestaan buiten-bereik; "
      "/gewijzigd buiten-bereik" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) body = bytes_of (cases[i].text);
    g_autoptr (DimProblem) problem = NULL;

    g_assert_null (dim_draft_decode (body, &problem));
    assert_faults (problem, cases[i].faults);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!dim_crypto_init ())
    return 1;
  g_test_add_func ("/draft-codec/survives-the-store", test_survives_the_store);
  g_test_add_func ("/draft-codec/question-is-kept-by-name", test_question_is_kept_by_name);
  g_test_add_func ("/draft-codec/large-text-survives-the-store",
                   test_large_text_survives_the_store);
  g_test_add_func ("/draft-codec/draft-of-an-earlier-version-is-read",
                   test_draft_of_an_earlier_version_is_read);
  g_test_add_func ("/draft-codec/empty-draft-survives-the-store",
                   test_empty_draft_survives_the_store);
  g_test_add_func ("/draft-codec/script-gives-numbers-and-zones",
                   test_script_gives_numbers_and_zones);
  g_test_add_func ("/draft-codec/zone-leaves-nothing-personal", test_zone_leaves_nothing_personal);
  g_test_add_func ("/draft-codec/every-fault-of-input-is-told", test_every_fault_of_input_is_told);
  g_test_add_func ("/draft-codec/what-is-no-draft-is-refused", test_what_is_no_draft_is_refused);
  return g_test_run ();
}
