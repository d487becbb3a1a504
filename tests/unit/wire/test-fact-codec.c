/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-fact-codec.h"

#include "dim-crypto.h"
#include "dim-limits.h"
#include "wire-text.h"

#define DOCUMENT                                                                                   \
  "{\"id\":\"" UUID_B "\",\"soort\":\"nationaal-paspoort\",\"land\":\"NLD\","                      \
  "\"vergelijking\":\"kenmerk-volgt\"}"
#define INCIDENT                                                                                   \
  "{\"datum\":\"2026-11-03\",\"product\":\"paspoort-aanvraag\",\"vorm\":\"look-alike\","           \
  "\"documenten\":[" DOCUMENT "],\"ontdekking\":[\"gezichtsvergelijking\",\"gedrag\"],"            \
  "\"uitkomst\":[\"geweigerd\"],\"gemeente\":\"GM0363\",\"nevenvormen\":[\"ongeldig-document\"],"  \
  "\"techniek\":[\"chip\"],\"zekerheid\":\"vastgesteld\",\"poging\":\"poging\","                   \
  "\"ontdektDoor\":\"frontoffice\",\"fase\":\"intake\","                                           \
  "\"vervolg\":[{\"code\":\"aangifte\",\"datum\":\"2026-11-04\",\"gedaan\":true},"                 \
  "{\"code\":\"rdw\",\"gedaan\":false}]}"
#define TAG                                                                                        \
  "{\"sleutel\":\"2026a\",\"vingerafdruk\":\"AAECAwQFBgc=\",\"kenmerk\":\"AAECAwQFBgcICQoLDA0ODw"  \
  "==\"}"
#define TAG_B                                                                                      \
  "{\"sleutel\":\"2027a\",\"vingerafdruk\":\"AAECAwQFBgc=\",\"kenmerk\":\"AAECAwQFBgcICQoLDA0ODw"  \
  "==\"}"

#define HANDLE "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
#define EVERY_FIELD                                                                                \
  "\"datum\",\"product\",\"vorm\",\"documenten\",\"ontdekking\",\"uitkomst\",\"gemeente\","        \
  "\"nevenvormen\",\"techniek\",\"zekerheid\",\"poging\",\"ontdektDoor\",\"fase\",\"vervolg\""

typedef struct {
  DimFactKind kind;
  const char *given;
  const char *expected; /* canonical body, or faults; NULL: as given */
} Case;

static const Case good[] = {
  { DIM_FACT_INCIDENT, "{}", NULL },
  { DIM_FACT_INCIDENT, INCIDENT,
    "{\"datum\":\"2026-11-03\",\"product\":\"paspoort-aanvraag\",\"vorm\":\"look-alike\","
    "\"documenten\":[" DOCUMENT "],\"ontdekking\":[\"gedrag\",\"gezichtsvergelijking\"],"
    "\"uitkomst\":[\"geweigerd\"],\"gemeente\":\"GM0363\",\"nevenvormen\":[\"ongeldig-document\"],"
    "\"techniek\":[\"chip\"],\"zekerheid\":\"vastgesteld\",\"poging\":\"poging\","
    "\"ontdektDoor\":\"frontoffice\",\"fase\":\"intake\","
    "\"vervolg\":[{\"code\":\"aangifte\",\"datum\":\"2026-11-04\",\"gedaan\":true},"
    "{\"code\":\"rdw\",\"gedaan\":false}]}" },
  { DIM_FACT_INCIDENT,
    " { \"vorm\" : \"anders\" ,\n\"datum\" : \"2026-11-03\", \"uitkomst\": [] } ",
    "{\"datum\":\"2026-11-03\",\"vorm\":\"anders\"}" },
  { DIM_FACT_INCIDENT, "{\"ontdekking\":[\"rps\",\"gedrag\",\"rps\"]}",
    "{\"ontdekking\":[\"gedrag\",\"rps\"]}" },
  { DIM_FACT_REVISION,
    "{\"voorval\":\"" UUID_B "\",\"basis\":[\"" UUID_D "\",\"" UUID_C
    "\"],\"wijzigt\":[\"uitkomst\",\"datum\"],\"antwoorden\":{\"datum\":\"2026-11-04\"}}",
    "{\"voorval\":\"" UUID_B "\",\"basis\":[\"" UUID_C "\",\"" UUID_D
    "\"],\"wijzigt\":[\"datum\",\"uitkomst\"],\"antwoorden\":{\"datum\":\"2026-11-04\"}}" },
  { DIM_FACT_REVISION,
    "{\"voorval\":\"" UUID_B "\",\"basis\":[\"" UUID_B
    "\"],\"wijzigt\":[\"documenten\"],\"antwoorden\":{\"documenten\":[" DOCUMENT "]}}",
    NULL },
  { DIM_FACT_REVISION,
    "{\"voorval\":\"" UUID_B "\",\"basis\":[\"" UUID_B "\"],\"wijzigt\":[" EVERY_FIELD
    "],\"antwoorden\":{}}",
    NULL },
  { DIM_FACT_REVISION,
    "{\"voorval\":\"" UUID_B "\",\"reden\":\"toch-in-orde\",\"basis\":[\"" UUID_B
    "\"],\"wijzigt\":[\"zekerheid\"],\"antwoorden\":{\"zekerheid\":\"weerlegd\"}}",
    "{\"voorval\":\"" UUID_B "\",\"basis\":[\"" UUID_B
    "\"],\"wijzigt\":[\"zekerheid\"],\"antwoorden\":{\"zekerheid\":\"weerlegd\"},"
    "\"reden\":\"toch-in-orde\"}" },
  { DIM_FACT_TAGS,
    "{\"voorval\":\"" UUID_B "\",\"documenten\":[{\"id\":\"" UUID_C "\",\"kenmerken\":[" TAG_B
    "," TAG "]},{\"id\":\"" UUID_D "\",\"ingetrokken\":true}]}",
    "{\"voorval\":\"" UUID_B "\",\"documenten\":[{\"id\":\"" UUID_C "\",\"kenmerken\":[" TAG
    "," TAG_B "]},{\"id\":\"" UUID_D "\",\"ingetrokken\":true}]}" },
  { DIM_FACT_WITHDRAWAL, "{\"voorval\":\"" UUID_B "\"}", NULL },
  { DIM_FACT_WITHDRAWAL, "{\"voorval\":\"" UUID_B "\",\"reden\":\"dubbel \\\"é\\\"\"}", NULL },
  { DIM_FACT_DECISION,
    "{\"soort\":\"zelfde\",\"voorvallen\":[\"" UUID_B "\",\"" UUID_C "\"],\"vervangt\":[\"" UUID_D
    "\"],\"reden\":\"zelfde avond\"}",
    NULL },
  { DIM_FACT_DECISION,
    "{\"soort\":\"apart\",\"voorvallen\":[\"" UUID_C "\",\"" UUID_B "\"],\"vervangt\":[]}",
    "{\"soort\":\"apart\",\"voorvallen\":[\"" UUID_C "\",\"" UUID_B "\"]}" },
  { DIM_FACT_DECISION, "{\"soort\":\"intrekken\",\"vervangt\":[\"" UUID_D "\"]}", NULL },
  { DIM_FACT_DECISION, "{\"soort\":\"waarde\",\"voorvallen\":[\"" UUID_B "\"],\"veld\":\"vorm\"}",
    NULL },
  { DIM_FACT_STATEMENT, "{\"gemeente\":\"GM0363\",\"maand\":\"2026-10\"}", NULL },
  { DIM_FACT_APPROVAL,
    "{\"gemeente\":\"GM0363\",\"maand\":\"2026-10\",\"soort\":\"akkoord\",\"inhoud\":"
    "\"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\",\"gezien\":\"ZzE6MTc\"}",
    NULL },
  { DIM_FACT_APPROVAL,
    "{\"gemeente\":\"GM0363\",\"maand\":\"2026-10\",\"soort\":\"heropend\",\"reden\":\"onjuist\"}",
    NULL },
  { DIM_FACT_YEAR_STEP, "{\"jaar\":2025,\"stap\":\"accepteren\",\"reden\":\"volledig\"}", NULL },
  { DIM_FACT_YEAR_STEP,
    "{\"jaar\":2025,\"stap\":\"ontgrendelen\",\"reden\":\"nagekomen\",\"na\":\"" UUID_B
    "\",\"tot\":\"2026-12-04\"}",
    NULL },
  { DIM_FACT_STATEMENT, " {\"maand\" : \"2026-01\", \"gemeente\":\"GM0363\"}",
    "{\"gemeente\":\"GM0363\",\"maand\":\"2026-01\"}" },
  { DIM_FACT_ENTRY_TIMES,
    "{\"gemeente\":\"GM0363\",\"maand\":\"2026-10\",\"aantallen\":{\"tot1\":3,\"tot2\":5,"
    "\"tot5\":0,\"tot10\":1,\"meer\":100000}}",
    NULL },
  { DIM_FACT_INQUIRY,
    "{\"voorval\":\"" UUID_B "\",\"velden\":[\"uitkomst\",\"vorm\"],\"reden\":\"wijkt-af\"}",
    "{\"voorval\":\"" UUID_B "\",\"velden\":[\"vorm\",\"uitkomst\"],\"reden\":\"wijkt-af\"}" },
  { DIM_FACT_INQUIRY,
    "{\"voorval\":\"" UUID_B "\",\"velden\":[" EVERY_FIELD "],\"reden\":\"ontbreekt\"}", NULL },
  { DIM_FACT_INQUIRY,
    "{\"reden\":\"onwaarschijnlijk\",\"velden\":[\"vervolg\",\"datum\"],\"voorval\":\"" UUID_B
    "\"}",
    "{\"voorval\":\"" UUID_B
    "\",\"velden\":[\"datum\",\"vervolg\"],\"reden\":\"onwaarschijnlijk\"}" },
  { DIM_FACT_REPLY,
    "{\"voorval\":\"" UUID_B "\",\"navraag\":\"" UUID_C "\",\"antwoord\":\"onbekend\"}", NULL },
  { DIM_FACT_REPLY,
    "{\"voorval\":\"" UUID_B "\",\"navraag\":\"" UUID_C "\",\"antwoord\":\"klopt\"}", NULL },
  { DIM_FACT_REPLY,
    "{\"antwoord\":\"aangepast\",\"navraag\":\"" UUID_C "\",\"voorval\":\"" UUID_B "\"}",
    "{\"voorval\":\"" UUID_B "\",\"navraag\":\"" UUID_C "\",\"antwoord\":\"aangepast\"}" },
  { DIM_FACT_PROPOSAL,
    "{\"voorval\":\"" UUID_B "\",\"treffer\":\"" HANDLE "\",\"soort\":\"zelfde\"}", NULL },
  { DIM_FACT_PROPOSAL,
    "{\"reden\":\"ander-bezoek\",\"soort\":\"niet-zelfde\",\"treffer\":\"" HANDLE
    "\",\"voorval\":\"" UUID_B "\"}",
    "{\"voorval\":\"" UUID_B "\",\"treffer\":\"" HANDLE
    "\",\"soort\":\"niet-zelfde\",\"reden\":\"ander-bezoek\"}" },
  { DIM_FACT_PROPOSAL,
    "{\"voorval\":\"" UUID_B "\",\"treffer\":\"" HANDLE
    "\",\"soort\":\"intrekken\",\"reden\":\"vergissing\"}",
    NULL },
};

static const Case wrong[] = {
  { DIM_FACT_PROPOSAL, "{}", "/voorval verplicht; /treffer verplicht; /soort verplicht" },
  { DIM_FACT_PROPOSAL,
    "{\"voorval\":\"x\",\"treffer\":\"0f1e\",\"soort\":\"apart\",\"reden\":\"\",\"ander\":\"" UUID_C
    "\"}",
    "/voorval ongeldig-id; /treffer ongeldige-codering; /soort onbekende-code; /reden leeg; /ander "
    "onbekend-onderdeel" },
  { DIM_FACT_INQUIRY, "{}", "/voorval verplicht; /velden verplicht; /reden verplicht" },
  { DIM_FACT_INQUIRY, "{\"voorval\":\"" UUID_B "\",\"velden\":[],\"reden\":\"ontbreekt\"}",
    "/velden te-weinig" },
  { DIM_FACT_INQUIRY,
    "{\"voorval\":\"" UUID_B "\",\"velden\":[\"vorm\",\"kleur\",\"vorm\"],\"reden\":\"zomaar\"}",
    "/velden/1 onbekende-code; /velden/2 dubbel; /reden onbekende-code" },
  { DIM_FACT_INQUIRY, "{\"voorval\":\"x\",\"velden\":\"vorm\",\"reden\":1,\"vraag\":\"hoezo\"}",
    "/voorval ongeldig-id; /velden verkeerd-type; /reden verkeerd-type; /vraag "
    "onbekend-onderdeel" },
  { DIM_FACT_INQUIRY, "{\"voorval\":\"" UUID_B "\",\"velden\":[7,\"\",\"Vorm\"],\"reden\":\"\"}",
    "/velden/0 verkeerd-type; /velden/1 leeg; /velden/2 onbekende-code; /reden leeg" },
  { DIM_FACT_INQUIRY,
    "{\"voorval\":\"" UUID_B "\",\"velden\":[" EVERY_FIELD ",\"vorm\"],\"reden\":\"wijkt-af\"}",
    "/velden te-veel" },
  { DIM_FACT_REPLY, "{}", "/voorval verplicht; /navraag verplicht; /antwoord verplicht" },
  { DIM_FACT_REPLY, "{\"voorval\":\"" UUID_B "\",\"navraag\":7,\"antwoord\":\"misschien\"}",
    "/navraag verkeerd-type; /antwoord onbekende-code" },
  { DIM_FACT_REPLY,
    "{\"voorval\":\"x\",\"navraag\":\"y\",\"antwoord\":\"klopt\",\"uitleg\":\"vergist\"}",
    "/voorval ongeldig-id; /navraag ongeldig-id; /uitleg onbekend-onderdeel" },
  { DIM_FACT_INCIDENT, "", "ongeldige-json" },
  { DIM_FACT_INCIDENT, "{\"a\":1,\"a\":1}", "ongeldige-json" },
  { DIM_FACT_INCIDENT, "[]", " verkeerd-type" },
  { DIM_FACT_INCIDENT, "{\"extra\":1}", "/extra onbekend-onderdeel" },
  { DIM_FACT_INCIDENT, "{\"id\":\"" UUID_A "\"}", "/id onbekend-onderdeel" },
  { DIM_FACT_INCIDENT, "{\"SPECI2014\":1}", " onbekend-onderdeel" },
  { DIM_FACT_INCIDENT, "{\"datum\":20261103}", "/datum verkeerd-type" },
  { DIM_FACT_INCIDENT, "{\"datum\":null}", "/datum verkeerd-type" },
  { DIM_FACT_INCIDENT, "{\"datum\":\"\"}", "/datum leeg" },
  { DIM_FACT_INCIDENT, "{\"datum\":\"2026-02-30\"}", "/datum ongeldige-datum" },
  { DIM_FACT_INCIDENT, "{\"vorm\":[\"anders\"]}", "/vorm verkeerd-type" },
  { DIM_FACT_INCIDENT,
    "{\"vorm\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}",
    "/vorm te-lang" },
  { DIM_FACT_INCIDENT, "{\"uitkomst\":\"geweigerd\"}", "/uitkomst verkeerd-type" },
  { DIM_FACT_INCIDENT, "{\"uitkomst\":[1,\"\",\"x\",{}]}",
    "/uitkomst/0 verkeerd-type; /uitkomst/1 leeg; /uitkomst/3 verkeerd-type" },
  { DIM_FACT_INCIDENT, "{\"gemeente\":363}", "/gemeente verkeerd-type" },
  { DIM_FACT_INCIDENT, "{\"documenten\":{}}", "/documenten verkeerd-type" },
  { DIM_FACT_INCIDENT, "{\"documenten\":[3]}", "/documenten/0 verkeerd-type" },
  { DIM_FACT_INCIDENT, "{\"documenten\":[{}]}",
    "/documenten/0/id verplicht; /documenten/0/soort verplicht; "
    "/documenten/0/vergelijking verplicht" },
  { DIM_FACT_INCIDENT,
    "{\"documenten\":[" DOCUMENT ",{\"id\":\"x\",\"soort\":1,\"land\":\"NEDERLAND\","
    "\"vergelijking\":\"vergeleken\",\"nummer\":\"SPECI2014\"}]}",
    "/documenten/1/id ongeldig-id; /documenten/1/soort verkeerd-type; "
    "/documenten/1/land te-lang; /documenten/1/vergelijking niet-van-client; "
    "/documenten/1/nummer onbekend-onderdeel" },
  { DIM_FACT_INCIDENT,
    "{\"documenten\":[{\"id\":\"" UUID_B "\",\"soort\":\"nik\",\"vergelijking\":\"soms\"}]}",
    "/documenten/0/vergelijking onbekende-code" },
  { DIM_FACT_INCIDENT, "{\"vervolg\":[{\"datum\":\"2026-13-01\",\"gedaan\":1,\"door\":\"x\"},[]]}",
    "/vervolg/0/code verplicht; /vervolg/0/datum ongeldige-datum; "
    "/vervolg/0/gedaan verkeerd-type; /vervolg/0/door onbekend-onderdeel; "
    "/vervolg/1 verkeerd-type" },
  { DIM_FACT_REVISION, "{}",
    "/voorval verplicht; /basis verplicht; /wijzigt verplicht; /antwoorden verplicht" },
  { DIM_FACT_REVISION,
    "{\"voorval\":\"\",\"basis\":[],\"wijzigt\":[],\"antwoorden\":[],\"reden\":\"\"}",
    "/voorval leeg; /basis te-weinig; /wijzigt te-weinig; /antwoorden verkeerd-type; /reden leeg" },
  { DIM_FACT_REVISION,
    "{\"voorval\":\"" UUID_B "\",\"basis\":[\"" UUID_B "\",\"" UUID_B "\",\"y\"],"
    "\"wijzigt\":[\"datum\",\"kleur\",\"datum\"],\"antwoorden\":{\"datum\":\"2026-11-03\","
    "\"vorm\":\"anders\"}}",
    "/basis/1 dubbel; /basis/2 ongeldig-id; /wijzigt/1 onbekende-code; /wijzigt/2 dubbel; "
    "/antwoorden/vorm niet-genoemd" },
  { DIM_FACT_REVISION,
    "{\"voorval\":\"" UUID_B "\",\"basis\":[1,\"y\",\"\",\"" UUID_B
    "\"],\"wijzigt\":[[],\"kleur\"],"
    "\"antwoorden\":{}}",
    "/basis/0 verkeerd-type; /basis/2 leeg; /basis/1 ongeldig-id; /wijzigt/0 verkeerd-type; "
    "/wijzigt/1 onbekende-code" },
  { DIM_FACT_REVISION,
    "{\"voorval\":\"" UUID_B "\",\"basis\":[\"" UUID_B "\"],\"wijzigt\":[" EVERY_FIELD
    ",\"fase\"],\"antwoorden\":{}}",
    "/wijzigt te-veel" },
  { DIM_FACT_TAGS, "{}", "/voorval verplicht; /documenten verplicht" },
  { DIM_FACT_TAGS, "{\"voorval\":\"" UUID_B "\",\"documenten\":[]}", "/documenten te-weinig" },
  { DIM_FACT_TAGS,
    "{\"voorval\":\"" UUID_B "\",\"documenten\":[{\"id\":\"" UUID_C "\"},{\"id\":\"" UUID_C
    "\",\"kenmerken\":[]},{\"id\":\"" UUID_D "\",\"ingetrokken\":true,\"kenmerken\":[" TAG "]}]}",
    "/documenten/0/kenmerken verplicht; /documenten/1/id dubbel; "
    "/documenten/1/kenmerken te-weinig; /documenten/2/kenmerken onverenigbaar" },
  { DIM_FACT_TAGS,
    "{\"voorval\":\"" UUID_B "\",\"documenten\":[{\"id\":\"" UUID_C "\",\"kenmerken\":[" TAG "," TAG
    "," TAG_B "]}]}",
    "/documenten/0/kenmerken te-veel" },
  { DIM_FACT_TAGS,
    "{\"voorval\":\"" UUID_B "\",\"documenten\":[{\"id\":\"" UUID_C "\",\"kenmerken\":[" TAG
    ",{\"sleutel\":\"2026a\",\"vingerafdruk\":\"AAECAwQFBg==\",\"kenmerk\":\"AA\"}]},"
    "{\"id\":\"" UUID_D "\",\"kenmerken\":[{\"sleutel\":\"2026A\"}]}]}",
    "/documenten/0/kenmerken/1/vingerafdruk ongeldige-codering; "
    "/documenten/0/kenmerken/1/kenmerk ongeldige-codering; "
    "/documenten/0/kenmerken/1/sleutel dubbel; "
    "/documenten/1/kenmerken/0/sleutel ongeldige-sleutelnaam; "
    "/documenten/1/kenmerken/0/vingerafdruk verplicht; "
    "/documenten/1/kenmerken/0/kenmerk verplicht" },
  { DIM_FACT_WITHDRAWAL, "{\"reden\":7,\"wie\":\"x\"}",
    "/voorval verplicht; /reden verkeerd-type; /wie onbekend-onderdeel" },
  { DIM_FACT_STATEMENT, "{}", "/gemeente verplicht; /maand verplicht" },
  { DIM_FACT_STATEMENT, "{\"gemeente\":363,\"maand\":11}",
    "/gemeente verkeerd-type; /maand verkeerd-type" },
  { DIM_FACT_STATEMENT, "{\"gemeente\":\"\",\"maand\":\"2026-13\"}",
    "/gemeente leeg; /maand ongeldige-maand" },
  { DIM_FACT_STATEMENT, "{\"gemeente\":\"GM0363\",\"maand\":\"2026-11-03\",\"aantal\":0}",
    "/maand ongeldige-maand; /aantal onbekend-onderdeel" },
  { DIM_FACT_APPROVAL, "{}",
    "/gemeente verplicht; /maand verplicht; /soort verplicht; /inhoud verplicht; /gezien "
    "verplicht" },
  { DIM_FACT_APPROVAL,
    "{\"gemeente\":\"GM0363\",\"maand\":\"2026-10\",\"soort\":\"misschien\",\"inhoud\":\"00\","
    "\"gezien\":\"17\"}",
    "/soort onbekende-code; /inhoud ongeldige-codering; /gezien ongeldige-codering" },
  { DIM_FACT_APPROVAL,
    "{\"gemeente\":\"GM0363\",\"maand\":\"2026-10\",\"soort\":\"heropend\",\"reden\":\"zomaar\","
    "\"gezien\":\"ZzE6MTc\"}",
    "/reden onbekende-code; /gezien onbekend-onderdeel" },
  { DIM_FACT_YEAR_STEP, "{}", "/jaar verplicht; /stap verplicht; /reden verplicht" },
  { DIM_FACT_YEAR_STEP,
    "{\"jaar\":2025,\"stap\":\"openen\",\"reden\":\"zomaar\",\"na\":\"1\",\"tot\":\"morgen\"}",
    "/stap onbekende-code; /reden onbekende-code; /na ongeldig-id; /tot ongeldige-datum" },
  { DIM_FACT_YEAR_STEP,
    "{\"jaar\":2025,\"stap\":\"voorlopig\",\"reden\":\"hersteld\",\"tot\":\"2026-12-04\"}",
    "/tot onbekend-onderdeel" },
  { DIM_FACT_ENTRY_TIMES, "{}", "/gemeente verplicht; /maand verplicht; /aantallen verplicht" },
  { DIM_FACT_ENTRY_TIMES,
    "{\"gemeente\":\"GM0363\",\"maand\":\"2026-10\",\"aantallen\":{\"tot1\":0,\"tot2\":0,"
    "\"tot5\":0,\"tot10\":0,\"meer\":0}}",
    "/aantallen leeg" },
  { DIM_FACT_ENTRY_TIMES,
    "{\"gemeente\":\"GM0363\",\"maand\":\"2026-10\",\"aantallen\":{\"tot1\":-1,\"tot2\":100001,"
    "\"tot5\":\"3\",\"tot10\":1}}",
    "/aantallen/tot1 buiten-bereik; /aantallen/tot2 buiten-bereik; /aantallen/tot5 verkeerd-type;"
    " /aantallen/meer verplicht" },
  { DIM_FACT_DECISION, "{}", "/soort verplicht; /voorvallen verplicht" },
  { DIM_FACT_DECISION, "{\"soort\":\"zelfde\",\"voorvallen\":[\"" UUID_B "\"],\"veld\":\"vorm\"}",
    "/voorvallen te-weinig; /veld onbekend-onderdeel" },
  { DIM_FACT_DECISION, "{\"soort\":\"apart\",\"voorvallen\":[\"" UUID_B "\",\"" UUID_B "\"]}",
    "/voorvallen/1 dubbel" },
  { DIM_FACT_DECISION,
    "{\"soort\":\"apart\",\"voorvallen\":[\"" UUID_B "\",\"" UUID_C "\",\"" UUID_D "\"]}",
    "/voorvallen te-veel" },
  { DIM_FACT_DECISION, "{\"soort\":\"intrekken\",\"voorvallen\":[\"" UUID_B "\"],\"vervangt\":[]}",
    "/vervangt te-weinig; /voorvallen onbekend-onderdeel" },
  { DIM_FACT_DECISION,
    "{\"soort\":\"waarde\",\"voorvallen\":[\"" UUID_B "\",\"" UUID_C "\"],\"veld\":\"kleur\"}",
    "/voorvallen te-veel; /veld onbekende-code" },
};

static DimFact *
decode (const Case *item, DimProblem **out_problem)
{
  g_autoptr (GBytes) body = bytes_of (item->given);

  return dim_fact_decode (item->kind, UUID_A, body, out_problem);
}

static void
test_has_one_canonical_form (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
    DimProblem *problem = NULL;
    g_autoptr (DimFact) fact = decode (&good[i], &problem);
    g_autoptr (GBytes) body = NULL;
    g_autoptr (DimFact) again = NULL;
    g_autoptr (GBytes) body_again = NULL;

    g_assert_null (problem);
    body = dim_fact_encode (fact);
    assert_body (body, good[i].expected != NULL ? good[i].expected : good[i].given);
    again = dim_fact_decode (good[i].kind, UUID_A, body, &problem);
    g_assert_null (problem);
    body_again = dim_fact_encode (again);
    g_assert_true (g_bytes_equal (body, body_again));
    g_assert_cmpstr (fact->id, ==, UUID_A);
  }
}

static void
assert_refused (DimFactKind kind, const char *given, const char *faults)
{
  const Case item = { kind, given, NULL };
  g_autoptr (DimProblem) problem = NULL;

  g_assert_null (decode (&item, &problem));
  assert_faults (problem, faults);
}

static void
test_every_fault_has_its_pointer (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_refused (wrong[i].kind, wrong[i].given, wrong[i].expected);
}

static void
test_what_it_is_about_is_known (void)
{
  static const char *const incidents[] = {
    [DIM_FACT_INCIDENT] = UUID_A,   [DIM_FACT_REVISION] = UUID_B, [DIM_FACT_TAGS] = UUID_B,
    [DIM_FACT_WITHDRAWAL] = UUID_B, [DIM_FACT_DECISION] = "",     [DIM_FACT_STATEMENT] = "",
    [DIM_FACT_ENTRY_TIMES] = "",    [DIM_FACT_APPROVAL] = "",     [DIM_FACT_INQUIRY] = UUID_B,
    [DIM_FACT_REPLY] = UUID_B,      [DIM_FACT_PROPOSAL] = UUID_B, [DIM_FACT_YEAR_STEP] = "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
    DimProblem *problem = NULL;
    g_autoptr (DimFact) fact = decode (&good[i], &problem);

    g_assert_cmpstr (fact->incident, ==, incidents[good[i].kind]);
  }
}

static void
test_id_of_the_path_must_be_one (void)
{
  g_autoptr (GBytes) body = bytes_of ("{}");
  g_autoptr (DimProblem) problem = NULL;

  g_assert_null (dim_fact_decode (DIM_FACT_INCIDENT, "SPECI2014", body, &problem));
  assert_faults (problem, "ongeldig-id");
}

/* Every string and number that is sent here is recognisable. */
static void
test_what_was_sent_is_never_repeated (void)
{
  static const Case sent = {
    DIM_FACT_INCIDENT,
    "{\"datum\":\"SPECI2014\",\"vorm\":[\"SPECI2014\"],\"documenten\":[{\"id\":\"SPECI2014\","
    "\"soort\":999990019,\"land\":\"SPECI2014\",\"vergelijking\":\"SPECI2014\","
    "\"SPECI2014\":\"999990019\"}],\"SPECI2014\":\"SPECI2014\",\"uitkomst\":[999990019]}",
    NULL
  };
  g_autoptr (DimProblem) problem = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autofree char *text = NULL;

  g_assert_null (decode (&sent, &problem));
  g_assert_cmpuint (problem->faults->len, ==, 9);
  body = dim_problem_encode (problem);
  text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_assert_null (strstr (text, "SPECI2014"));
  g_assert_null (strstr (text, "999990019"));
}

static void
test_faults_are_counted_up_to_a_hundred (void)
{
  g_autoptr (GString) text = g_string_new ("{\"documenten\":[");
  g_autoptr (GBytes) body = NULL;
  g_autoptr (DimProblem) problem = NULL;

  for (guint i = 0; i < DIM_LIMIT_DOCUMENTS; i++)
    g_string_append_printf (text, "%s{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1}", i > 0 ? "," : "");
  g_string_append (text, "]}");
  body = bytes_of (text->str);

  g_assert_null (dim_fact_decode (DIM_FACT_INCIDENT, UUID_A, body, &problem));
  g_assert_cmpuint (problem->faults->len, ==, 100);
}

static void
test_limits_hold (void)
{
  g_autoptr (GString) documents = g_string_new ("{\"documenten\":[{}");
  g_autoptr (GString) codes = g_string_new ("{\"uitkomst\":[\"x\"");
  g_autofree char *reason = g_strnfill (DIM_LIMIT_REASON_BYTES + 1, 'r');
  g_autofree char *withdrawal =
    g_strdup_printf ("{\"voorval\":\"" UUID_B "\",\"reden\":\"%s\"}", reason);
  for (guint i = 0; i < DIM_LIMIT_DOCUMENTS; i++)
    g_string_append (documents, ",{}");
  for (guint i = 0; i < DIM_LIMIT_CODES; i++)
    g_string_append (codes, ",\"x\"");
  g_string_append (documents, "]}");
  g_string_append (codes, "]}");

  assert_refused (DIM_FACT_INCIDENT, documents->str, "/documenten te-veel");
  assert_refused (DIM_FACT_INCIDENT, codes->str, "/uitkomst te-veel");
  assert_refused (DIM_FACT_WITHDRAWAL, withdrawal, "/reden te-lang");
}

static void
digest_of (const char *body, guint8 out[DIM_SHA256_BYTES])
{
  const Case item = { DIM_FACT_INCIDENT, body, NULL };
  DimProblem *problem = NULL;
  g_autoptr (DimFact) fact = decode (&item, &problem);

  g_assert_null (problem);
  dim_fact_digest (fact, out);
}

static void
test_equal_facts_have_equal_digests (void)
{
  guint8 first[DIM_SHA256_BYTES];
  guint8 second[DIM_SHA256_BYTES];
  guint8 expected[DIM_SHA256_BYTES];
  static const char canonical[] = "{\"datum\":\"2026-11-03\",\"ontdekking\":[\"gedrag\",\"rps\"]}";

  digest_of (canonical, first);
  digest_of (" {\"ontdekking\":[\"rps\",\"gedrag\"], \"datum\":\"2026-11-03\"}", second);
  dim_sha256 (canonical, strlen (canonical), expected);
  g_assert_cmpmem (first, sizeof first, second, sizeof second);
  g_assert_cmpmem (first, sizeof first, expected, sizeof expected);
}

static void
test_any_change_changes_the_digest (void)
{
  static const char *const bodies[] = {
    "{}",
    "{\"datum\":\"2026-11-03\"}",
    "{\"datum\":\"2026-11-04\"}",
    "{\"product\":\"vog\"}",
    "{\"vorm\":\"anders\"}",
    "{\"documenten\":[" DOCUMENT "]}",
    "{\"documenten\":[" DOCUMENT "," DOCUMENT "]}",
    "{\"documenten\":[{\"id\":\"" UUID_B
    "\",\"soort\":\"nik\",\"land\":\"NLD\",\"vergelijking\":\"kenmerk-volgt\"}]}",
    "{\"documenten\":[{\"id\":\"" UUID_B
    "\",\"soort\":\"nik\",\"land\":\"NLD\",\"vergelijking\":\"geen-nummer\"}]}",
    "{\"documenten\":[{\"id\":\"" UUID_B "\",\"soort\":\"nik\",\"vergelijking\":\"geen-nummer\"}]}",
    "{\"ontdekking\":[\"anders\"]}",
    "{\"uitkomst\":[\"anders\"]}",
    "{\"gemeente\":\"GM0363\"}",
    "{\"nevenvormen\":[\"anders\"]}",
    "{\"techniek\":[\"anders\"]}",
    "{\"zekerheid\":\"anders\"}",
    "{\"poging\":\"anders\"}",
    "{\"ontdektDoor\":\"anders\"}",
    "{\"fase\":\"anders\"}",
    "{\"vervolg\":[{\"code\":\"rdw\",\"gedaan\":false}]}",
    "{\"vervolg\":[{\"code\":\"rdw\",\"gedaan\":true}]}",
    "{\"vervolg\":[{\"code\":\"rdw\",\"datum\":\"2026-11-03\",\"gedaan\":true}]}",
  };
  guint8 digests[G_N_ELEMENTS (bodies)][DIM_SHA256_BYTES];

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
    digest_of (bodies[i], digests[i]);
    for (gsize j = 0; j < i; j++)
      g_assert_cmpint (memcmp (digests[i], digests[j], DIM_SHA256_BYTES), !=, 0);
  }
}

static void
test_a_client_never_says_compared (void)
{
  g_autoptr (DimFact) fact = dim_fact_new (DIM_FACT_INCIDENT, UUID_A, UUID_A);
  DimDocumentUse *use = dim_document_use_new (UUID_B, "nationaal-paspoort", "NLD");
  g_autoptr (GBytes) body = NULL;

  use->state = DIM_COMPARE_TAGGED;
  fact->values = dim_incident_new (UUID_A);
  g_ptr_array_add (fact->values->documents, use);
  body = dim_fact_encode (fact);
  assert_body (body, "{\"documenten\":[" DOCUMENT "]}");
}

static void
test_faults_of_the_model_get_pointers (void)
{
  const DimFault faults[] = { { DIM_FIELD_DATE, -1, "verplicht" },
                              { DIM_FIELD_DOCUMENTS, 2, "land-onbekend" },
                              { DIM_FIELD_DISCOVERED_BY, -1, "onbekende-code" } };
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (DimFault));
  g_autoptr (DimProblem) problem = dim_problem_new (400, "ongeldige-inhoud", "T", "D");

  g_array_append_vals (list, faults, G_N_ELEMENTS (faults));
  dim_problem_add_incident_faults (problem, list);
  assert_faults (problem,
                 "/datum verplicht; /documenten/2 land-onbekend; /ontdektDoor onbekende-code");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!dim_crypto_init ())
    return 1;
  g_test_add_func ("/fact-codec/has-one-canonical-form", test_has_one_canonical_form);
  g_test_add_func ("/fact-codec/every-fault-has-its-pointer", test_every_fault_has_its_pointer);
  g_test_add_func ("/fact-codec/what-it-is-about-is-known", test_what_it_is_about_is_known);
  g_test_add_func ("/fact-codec/id-of-the-path-must-be-one", test_id_of_the_path_must_be_one);
  g_test_add_func ("/fact-codec/what-was-sent-is-never-repeated",
                   test_what_was_sent_is_never_repeated);
  g_test_add_func ("/fact-codec/faults-are-counted-up-to-a-hundred",
                   test_faults_are_counted_up_to_a_hundred);
  g_test_add_func ("/fact-codec/limits-hold", test_limits_hold);
  g_test_add_func ("/fact-codec/equal-facts-have-equal-digests",
                   test_equal_facts_have_equal_digests);
  g_test_add_func ("/fact-codec/any-change-changes-the-digest", test_any_change_changes_the_digest);
  g_test_add_func ("/fact-codec/a-client-never-says-compared", test_a_client_never_says_compared);
  g_test_add_func ("/fact-codec/faults-of-the-model-get-pointers",
                   test_faults_of_the_model_get_pointers);
  return g_test_run ();
}
