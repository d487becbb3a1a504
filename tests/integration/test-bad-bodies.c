/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "collector-fixture.h"

#include <string.h>

/* Bodies that are no JSON, and answers that break a rule: every row is refused in the same way at
 * the real collector, which stores nothing of it and goes on. Members of a wrong type stand in
 * test-bad-members.c. */

#define LONG_TEXT_BYTES 1000000

#define ANSWERS_BUT(datum, product, vorm, gemeente, more)                                          \
  "{\"datum\":\"" datum "\",\"product\":\"" product "\",\"vorm\":\"" vorm                          \
  "\",\"gemeente\":\"" gemeente                                                                    \
  "\",\"ontdekking\":[\"gezichtsvergelijking\"],\"uitkomst\":[\"geweigerd\"]," more "}"
#define NO_DOCUMENT                                                                                \
  "\"documenten\":[{\"id\":\"$new\",\"soort\":\"geen\",\"vergelijking\":\"geen-nummer\"}]"
#define GOOD_ANSWERS ANSWERS_BUT ("2026-11-03", "verhuizing", "adresfraude", "GM0363", NO_DOCUMENT)

#define JSON_DETAIL "De inhoud is geen JSON die hier past; het gaat mis bij byte "

/* Where nothing else is said: PUT /v1/voorvallen/$new. */
typedef struct {
  const char *name;
  const char *body;
  const char *expected; /* as raw_problem_text gives it */
  const char *path;
  const char *detail; /* where it is more than the sentence of the code */
} Row;

static const Row json_rows[] = {
  { "an empty body", "", "400 ongeldige-json", NULL, JSON_DETAIL "0." },
  { "white space", " \n", "400 ongeldige-json", NULL, JSON_DETAIL "2." },
  { "a number", "12", "400 ongeldige-inhoud:  verkeerd-type", NULL, NULL },
  { "a text", "\"voorval\"", "400 ongeldige-inhoud:  verkeerd-type", NULL, NULL },
  { "an array", "[]", "400 ongeldige-inhoud:  verkeerd-type", NULL, NULL },
  { "null", "null", "400 ongeldige-inhoud:  verkeerd-type", NULL, NULL },
  { "two values", "{} {}", "400 ongeldige-json", NULL, JSON_DETAIL "3." },
  { "an early end", "{\"datum\":", "400 ongeldige-json", NULL, JSON_DETAIL "9." },
  { "a comma too many", "{\"datum\":\"2026-11-03\",}", "400 ongeldige-json", NULL,
    JSON_DETAIL "22." },
  { "a comma too many in an array", "{\"uitkomst\":[\"geweigerd\",]}", "400 ongeldige-json", NULL,
    JSON_DETAIL "25." },
  { "a comment", "{/* nooit */}", "400 ongeldige-json", NULL, JSON_DETAIL "1." },
  { "a comment to the end of a line", "{} // klaar", "400 ongeldige-json", NULL, JSON_DETAIL "3." },
  { "single quotes", "{'datum':1}", "400 ongeldige-json", NULL, JSON_DETAIL "1." },
  { "a name without quotes", "{datum:1}", "400 ongeldige-json", NULL, JSON_DETAIL "1." },
  { "NaN", "{\"a\":NaN}", "400 ongeldige-json", NULL, JSON_DETAIL "5." },
  { "a leading plus", "{\"a\":+1}", "400 ongeldige-json", NULL, JSON_DETAIL "5." },
  { "a leading zero", "{\"a\":01}", "400 ongeldige-json", NULL, JSON_DETAIL "6." },
  { "a hexadecimal number", "{\"a\":0x1F}", "400 ongeldige-json", NULL, JSON_DETAIL "6." },
  { "an integer past 53 bits", "{\"a\":9007199254740993}", "400 ongeldige-json", NULL,
    JSON_DETAIL "5." },
  { "an integer past 64 bits", "{\"a\":18446744073709551616}", "400 ongeldige-json", NULL,
    JSON_DETAIL "5." },
  { "a huge exponent", "{\"a\":1e999999999}", "400 ongeldige-json", NULL, JSON_DETAIL "5." },
  { "a huge negative exponent in a member", "{\"onbekend\":1e-99999}",
    "400 ongeldige-inhoud: /onbekend onbekend-onderdeel", NULL, NULL },
  { "a duplicate key", "{\"datum\":\"2026-11-03\",\"datum\":\"2026-11-04\"}", "400 ongeldige-json",
    NULL, JSON_DETAIL "22." },
  { "a duplicate key through an escape", "{\"datum\":\"2026-11-03\",\"d\\u0061tum\":\"x\"}",
    "400 ongeldige-json", NULL, JSON_DETAIL "22." },
  { "a duplicate key deep inside", "{\"documenten\":[{\"id\":{\"a\":[{\"b\":1,\"b\":1}]}}]}",
    "400 ongeldige-json", NULL, JSON_DETAIL "34." },
  { "a lone high surrogate", "{\"a\":\"\\ud800\"}", "400 ongeldige-json", NULL, JSON_DETAIL "12." },
  { "a lone low surrogate", "{\"a\":\"\\udc00\"}", "400 ongeldige-json", NULL, JSON_DETAIL "12." },
  { "a surrogate pair the wrong way round", "{\"a\":\"\\udc00\\ud800\"}", "400 ongeldige-json",
    NULL, JSON_DETAIL "12." },
  { "an escaped NUL", "{\"a\":\"\\u0000\"}", "400 ongeldige-json", NULL, JSON_DETAIL "12." },
  { "an escaped NUL in a name", "{\"datum\\u0000\":1}", "400 ongeldige-json", NULL,
    JSON_DETAIL "13." },
  { "an unknown escape", "{\"a\":\"\\x41\"}", "400 ongeldige-json", NULL, JSON_DETAIL "7." },
  { "a raw line break in a text", "{\"a\":\"\n\"}", "400 ongeldige-json", NULL, JSON_DETAIL "6." },
  { "a byte-order mark", "\xef\xbb\xbf" GOOD_ANSWERS, "400 ongeldige-json", NULL,
    JSON_DETAIL "0." },
  { "a byte that is no UTF-8", "{\"a\":\"\xff\"}", "400 ongeldige-json", NULL, JSON_DETAIL "6." },
  { "an overlong slash", "{\"a\":\"\xc0\xaf\"}", "400 ongeldige-json", NULL, JSON_DETAIL "6." },
  { "a surrogate in UTF-8", "{\"a\":\"\xed\xa0\x80\"}", "400 ongeldige-json", NULL,
    JSON_DETAIL "6." },
};

static const Row rule_rows[] = {
  { "nothing", "{}",
    "400 ongeldige-inhoud: /datum verplicht; /documenten verplicht; /gemeente verplicht; "
    "/ontdekking verplicht; /product verplicht; /uitkomst verplicht; /vorm verplicht",
    NULL, NULL },
  { "a day in the future",
    ANSWERS_BUT ("2199-01-01", "verhuizing", "adresfraude", "GM0363", NO_DOCUMENT),
    "400 ongeldige-inhoud: /datum datum-in-toekomst", NULL, NULL },
  { "a day long ago",
    ANSWERS_BUT ("2018-12-31", "verhuizing", "adresfraude", "GM0363", NO_DOCUMENT),
    "400 ongeldige-inhoud: /datum datum-te-oud", NULL, NULL },
  { "a day that does not exist",
    ANSWERS_BUT ("2026-02-30", "verhuizing", "adresfraude", "GM0363", NO_DOCUMENT),
    "400 ongeldige-inhoud: /datum ongeldige-datum", NULL, NULL },
  { "unknown codes", ANSWERS_BUT ("2026-11-03", "brommer", "toverij", "GM0363", NO_DOCUMENT),
    "400 ongeldige-inhoud: /product onbekende-code; /vorm onbekende-code", NULL, NULL },
  { "an unknown municipality",
    ANSWERS_BUT ("2026-11-03", "verhuizing", "adresfraude", "GM9999", NO_DOCUMENT),
    "400 ongeldige-inhoud: /gemeente gemeente-onbekend", NULL, NULL },
  { "a municipality that is no more",
    ANSWERS_BUT ("2026-11-03", "verhuizing", "adresfraude", "GM0457", NO_DOCUMENT),
    "400 ongeldige-inhoud: /gemeente gemeente-niet-geldig-op-datum", NULL, NULL },
  { "a municipality of another office",
    ANSWERS_BUT ("2026-11-03", "verhuizing", "adresfraude", "GM0599", NO_DOCUMENT),
    "400 ongeldige-inhoud: /gemeente gemeente-niet-van-kantoor", NULL, NULL },
  { "no document and a document",
    ANSWERS_BUT (
      "2026-11-03",
      "verhuizing",
      "adresfraude",
      "GM0363",
      "\"documenten\":[{\"id\":\"$new\",\"soort\":\"geen\",\"vergelijking\":"
      "\"geen-nummer\"},{\"id\":\"$use\",\"soort\":\"nationaal-paspoort\",\"land\":\"XQZ\","
      "\"vergelijking\":\"geen-nummer\"}]"),
    "400 ongeldige-inhoud: /documenten/0 geen-en-ander; /documenten/1 land-onbekend", NULL, NULL },
  { "a document that says what only the server may",
    ANSWERS_BUT ("2026-11-03",
                 "verhuizing",
                 "adresfraude",
                 "GM0363",
                 "\"documenten\":[{\"id\":\"$new\",\"soort\":\"rijbewijs\",\"vergelijking\":"
                 "\"vergeleken\"}]"),
    "400 ongeldige-inhoud: /documenten/0/vergelijking niet-van-client", NULL, NULL },
  { "everything wrong at once",
    "{\"datum\":\"gisteren\",\"product\":7,\"vorm\":\"\",\"documenten\":[{\"id\":\"1\"}],"
    "\"ontdekking\":{},\"uitkomst\":[null],\"gemeente\":false,\"naam\":\"x\",\"a b\":1}",
    "400 ongeldige-inhoud:  onbekend-onderdeel; /datum ongeldige-datum; /documenten/0/id "
    "ongeldig-id; "
    "/documenten/0/soort verplicht; /documenten/0/vergelijking verplicht; "
    "/gemeente verkeerd-type; /naam onbekend-onderdeel; /ontdekking verkeerd-type; "
    "/product verkeerd-type; /uitkomst/0 verkeerd-type; /vorm leeg",
    NULL, NULL },
  { "an id that is no UUID", GOOD_ANSWERS, "400 ongeldig-id", "/v1/voorvallen/12", NULL },
  { "an id in capitals", GOOD_ANSWERS, "400 ongeldig-id",
    "/v1/voorvallen/01930000-0000-7000-8000-00000000000A", NULL },
  { "an id of another version", GOOD_ANSWERS, "400 ongeldig-id",
    "/v1/voorvallen/01930000-0000-4000-8000-00000000000a", NULL },
  { "a registration under an id that is taken", GOOD_ANSWERS, "409 al-anders-vastgelegd",
    "/v1/voorvallen/$incident", NULL },
  { "a withdrawal under the id of a registration", "{\"voorval\":\"$incident\"}",
    "409 al-anders-vastgelegd", "/v1/intrekkingen/$incident", NULL },
  { "a withdrawal of nothing", "{\"voorval\":\"$new\"}", "404 niet-gevonden",
    "/v1/intrekkingen/$new", NULL },
  { "a revision of nothing",
    "{\"voorval\":\"$new\",\"basis\":[\"$incident\"],\"wijzigt\":[\"vorm\"],\"antwoorden\":{}}",
    "404 niet-gevonden", "/v1/herzieningen/$new", NULL },
  { "a revision that empties what is required",
    "{\"voorval\":\"$incident\",\"basis\":[\"$incident\"],\"wijzigt\":[\"datum\",\"vorm\"],"
    "\"antwoorden\":{}}",
    "400 ongeldige-inhoud: /antwoorden/datum verplicht; /antwoorden/vorm verplicht",
    "/v1/herzieningen/$new", NULL },
  { "a revision that says more than it names",
    "{\"voorval\":\"$incident\",\"basis\":[\"$incident\"],\"wijzigt\":[\"vorm\"],"
    "\"antwoorden\":{\"vorm\":\"vervalst\",\"fase\":\"intake\"}}",
    "400 ongeldige-inhoud: /antwoorden/fase niet-genoemd", "/v1/herzieningen/$new", NULL },
  { "a revision into another office's municipality",
    "{\"voorval\":\"$incident\",\"basis\":[\"$incident\"],\"wijzigt\":[\"gemeente\"],"
    "\"antwoorden\":{\"gemeente\":\"GM0599\"}}",
    "400 ongeldige-inhoud: /antwoorden/gemeente gemeente-niet-van-kantoor", "/v1/herzieningen/$new",
    NULL },
  { "a tag under an unknown key",
    "{\"voorval\":\"$incident\",\"documenten\":[{\"id\":\"$use\",\"kenmerken\":[{\"sleutel\":"
    "\"2031a\",\"vingerafdruk\":\"$fingerprint\",\"kenmerk\":\"AAECAwQFBgcICQoLDA0ODw==\"}]}]}",
    "409 kenmerk-sleutel", "/v1/kenmerken/$new", NULL },
  { "a tag with another key's fingerprint",
    "{\"voorval\":\"$incident\",\"documenten\":[{\"id\":\"$use\",\"kenmerken\":[{\"sleutel\":"
    "\"2026a\",\"vingerafdruk\":\"AAECAwQFBgc=\",\"kenmerk\":\"AAECAwQFBgcICQoLDA0ODw==\"}]}]}",
    "409 kenmerk-sleutel", "/v1/kenmerken/$new", NULL },
  { "a tag of a document that was not shown",
    "{\"voorval\":\"$incident\",\"documenten\":[{\"id\":\"$new\",\"kenmerken\":[{\"sleutel\":"
    "\"2026a\",\"vingerafdruk\":\"$fingerprint\",\"kenmerk\":\"AAECAwQFBgcICQoLDA0ODw==\"}]}]}",
    "404 niet-gevonden", "/v1/kenmerken/$new", NULL },
  { "a decision that contradicts one that stands",
    "{\"soort\":\"zelfde\",\"voorvallen\":[\"$incident\",\"$other\"]}", "409 tegenspraak",
    "/v1/beslissingen/$new", NULL },
  { "a reason with a citizen service number",
    "{\"voorval\":\"$incident\",\"reden\":\"bsn 999990019 klopt niet\"}",
    "400 ongeldige-inhoud: /reden persoonsgegevens", "/v1/intrekkingen/$new", NULL },
  { "a reason of a revision with a citizen service number",
    "{\"voorval\":\"$incident\",\"basis\":[\"$incident\"],\"wijzigt\":[\"zekerheid\"],"
    "\"antwoorden\":"
    "{\"zekerheid\":\"weerlegd\"},\"reden\":\"bsn 999990019 klopt niet\"}",
    "400 ongeldige-inhoud: /reden persoonsgegevens", "/v1/herzieningen/$new", NULL },
  { "an unknown query parameter", GOOD_ANSWERS, "400 onbekende-parameter:  onbekende-parameter",
    "/v1/voorvallen/$new?proef=1", NULL },
};

static void
check_body (CollectorFixture *fixture, const Row *row, const char *body, gsize length)
{
  g_autofree char *before = stored_rows_digest (fixture->rows);
  g_autofree char *target =
    collector_fixture_fill (fixture, row->path != NULL ? row->path : "/v1/voorvallen/$new");
  g_auto (GStrv) split = g_strsplit (target, "?", 2);
  const RawRequest request = { .key = fixture->desk->key,
                               .method = "PUT",
                               .path = split[0],
                               .query = split[1],
                               .body = body,
                               .length = length };
  g_autoptr (RawAnswer) answer = raw_peer_ask (fixture->peer, &request);
  g_autoptr (DimProblem) problem = NULL;

  g_test_message ("%s", row->name);
  problem = raw_answer_expect (answer, row->expected);
  if (row->detail != NULL)
    g_assert_cmpstr (problem->detail, ==, row->detail);
  collector_fixture_assert_unharmed (fixture, before, row->name);
}

static void
check_row (CollectorFixture *fixture, const Row *row)
{
  g_autofree char *body = collector_fixture_fill (fixture, row->body);

  check_body (fixture, row, body, 0);
}

static void
test_no_json_is_refused (CollectorFixture *fixture, gconstpointer path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (json_rows); i++)
    check_row (fixture, &json_rows[i]);
}

static void
test_broken_rules_are_told_with_their_places (CollectorFixture *fixture, gconstpointer path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rule_rows); i++)
    check_row (fixture, &rule_rows[i]);
}

static void
test_raw_nul_is_refused (CollectorFixture *fixture, gconstpointer path)
{
  static const char in_text[] = "{\"a\":\"x\0y\"}";
  static const char behind[] = "{}\0";
  const Row inside = { "a NUL in a text", NULL, "400 ongeldige-json", NULL, JSON_DETAIL "7." };
  const Row after = { "a NUL behind", NULL, "400 ongeldige-json", NULL, JSON_DETAIL "2." };

  check_body (fixture, &inside, in_text, sizeof in_text - 1);
  check_body (fixture, &after, behind, sizeof behind - 1);
}

static void
test_a_hundred_thousand_brackets_are_refused (CollectorFixture *fixture, gconstpointer path)
{
  g_autofree char *brackets = g_strnfill (100000, '[');
  g_autofree char *braces = g_strdup ("{\"a\":");
  GString *nested = g_string_new (NULL);
  const Row arrays = { "100,000 brackets", NULL, "400 ongeldige-json", NULL, JSON_DETAIL "32." };
  const Row objects = { "100,000 objects", NULL, "400 ongeldige-json", NULL, JSON_DETAIL "160." };

  for (guint i = 0; i < 100000; i++)
    g_string_append (nested, braces);
  check_body (fixture, &arrays, brackets, 0);
  check_body (fixture, &objects, nested->str, 0);
  g_string_free (nested, TRUE);
}

static void
test_texts_of_a_megabyte_are_refused (CollectorFixture *fixture, gconstpointer path)
{
  static const Row rows[] = {
    { "a long reason", "{\"voorval\":\"$incident\",\"reden\":\"%s\"}",
      "400 ongeldige-inhoud: /reden te-lang", "/v1/intrekkingen/$new", NULL },
    { "a long id", "{\"voorval\":\"%s\"}", "400 ongeldige-inhoud: /voorval ongeldig-id",
      "/v1/intrekkingen/$new", NULL },
    { "a long code", "{\"soort\":\"%s\",\"voorvallen\":[\"$incident\",\"$other\"]}",
      "400 ongeldige-inhoud: /soort te-lang", "/v1/beslissingen/$new", NULL },
    { "a long name of a member", "{\"voorval\":\"$incident\",\"%s\":1}",
      "400 ongeldige-inhoud:  onbekend-onderdeel", "/v1/intrekkingen/$new", NULL },
  };
  g_autofree char *text = g_strnfill (LONG_TEXT_BYTES, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    GString *template = g_string_new (rows[i].body);
    g_autofree char *body = NULL;

    g_string_replace (template, "%s", text, 0);
    body = collector_fixture_fill (fixture, template->str);
    g_string_free (template, TRUE);
    check_body (fixture, &rows[i], body, 0);
  }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/bad-bodies/" name, CollectorFixture, argv[1], collector_fixture_set_up, function,  \
              collector_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  if (argc != 2)
    g_error ("usage: test-bad-bodies PROGRAM");
  ADD ("no-json-is-refused", test_no_json_is_refused);
  ADD ("broken-rules-are-told-with-their-places", test_broken_rules_are_told_with_their_places);
  ADD ("raw-nul-is-refused", test_raw_nul_is_refused);
  ADD ("a-hundred-thousand-brackets-are-refused", test_a_hundred_thousand_brackets_are_refused);
  ADD ("texts-of-a-megabyte-are-refused", test_texts_of_a_megabyte_are_refused);
  return g_test_run ();
}
