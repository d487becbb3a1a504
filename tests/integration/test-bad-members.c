/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "collector-fixture.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Every member of every message to the collector in turn is given each wrong type, left out, or put
 * beside one that nobody knows: each is refused with the place where it stands, nothing is stored,
 * and what was sent is not said back. */

#define PLANTED "GEHEIM-4711"

typedef struct {
  const char *name;
  const char *method;
  const char *path;
  const char *body;
  const char *optional[12]; /* members that may be left out, by the end of their pointer */
} Message;

static const Message messages[] = {
  { "voorval",
    "PUT",
    "/v1/voorvallen/$new",
    "{\"datum\":\"2026-11-03\",\"product\":\"paspoort-aanvraag\",\"vorm\":\"vervalst\","
    "\"documenten\":[{\"id\":\"$new\",\"soort\":\"nationaal-paspoort\",\"land\":\"NLD\","
    "\"vergelijking\":\"niet-vergelijkbaar\"}],\"ontdekking\":[\"gezichtsvergelijking\"],"
    "\"uitkomst\":[\"geweigerd\"],\"gemeente\":\"GM0363\",\"nevenvormen\":[\"look-alike\"],"
    "\"techniek\":[\"chip\"],\"zekerheid\":\"vastgesteld\",\"poging\":\"poging\","
    "\"ontdektDoor\":\"frontoffice\",\"fase\":\"intake\","
    "\"vervolg\":[{\"code\":\"aangifte\",\"datum\":\"2026-11-04\",\"gedaan\":true}]}",
    { "/land", "/nevenvormen", "/techniek", "/zekerheid", "/poging", "/ontdektDoor", "/fase",
      "/vervolg", "/0/datum", "/gedaan" } },
  { "herziening",
    "PUT",
    "/v1/herzieningen/$new",
    "{\"voorval\":\"$incident\",\"basis\":[\"$incident\"],\"wijzigt\":[\"uitkomst\"],"
    "\"antwoorden\":{\"uitkomst\":[\"geweigerd\"]}}",
    { NULL } },
  { "kenmerken",
    "PUT",
    "/v1/kenmerken/$new",
    "{\"voorval\":\"$incident\",\"documenten\":[{\"id\":\"$use\",\"kenmerken\":[{\"sleutel\":"
    "\"2026a\",\"vingerafdruk\":\"$fingerprint\",\"kenmerk\":\"AAECAwQFBgcICQoLDA0ODw==\"}]}]}",
    { NULL } },
  { "intrekking van een kenmerk",
    "PUT",
    "/v1/kenmerken/$new",
    "{\"voorval\":\"$incident\",\"documenten\":[{\"id\":\"$use\",\"ingetrokken\":true}]}",
    { "/ingetrokken" } },
  { "intrekking",
    "PUT",
    "/v1/intrekkingen/$new",
    "{\"voorval\":\"$other\",\"reden\":\"dubbel ingevoerd\"}",
    { "/reden" } },
  { "beslissing",
    "PUT",
    "/v1/beslissingen/$new",
    "{\"soort\":\"zelfde\",\"voorvallen\":[\"$incident\",\"$other\"],\"vervangt\":[\"$decision\"],"
    "\"reden\":\"zelfde avond\"}",
    { "/vervangt", "/reden" } },
  { "beslissing over een waarde",
    "PUT",
    "/v1/beslissingen/$new",
    "{\"soort\":\"waarde\",\"voorvallen\":[\"$incident\"],\"veld\":\"vorm\"}",
    { NULL } },
  { "intrekking van een beslissing",
    "PUT",
    "/v1/beslissingen/$new",
    "{\"soort\":\"intrekken\",\"vervangt\":[\"$decision\"]}",
    { NULL } },
  { "nulmelding",
    "PUT",
    "/v1/nulmeldingen/$new",
    "{\"gemeente\":\"GM0363\",\"maand\":\"2025-03\"}",
    { NULL } },
  { "lezer",
    "PUT",
    "/v1/lezers/$new",
    "{\"soort\":\"papier\",\"leessleutel\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\""
    ",\"ondertekensleutel\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"}",
    { NULL } },
  { "lezersverklaring",
    "PUT",
    "/v1/lezersverklaringen/$new",
    "{\"kring\":\"GM0363\",\"lezer\":\"$new\",\"leessleutel\":\"AAECAwQFBgcICQoLDA0ODxAREhM"
    "UFRYXGBkaGxwdHh8=\",\"ondertekensleutel\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh"
    "8=\",\"uitgever\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\",\"handtekening\":\""
    "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw"
    "==\"}",
    { NULL } },
  { "toelichting",
    "PUT",
    "/v1/toelichtingen/$new",
    "{\"voorval\":\"$incident\",\"kring\":\"GM0363\",\"tekst\":\"AAAA\",\"sleutels\":[{\"le"
    "zer\":\"$new\",\"sleutel\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpK"
    "issLS4vMDEyMzQ1Njc4OTo7PD0+P0BBQkNERUZHSElKS0xNTk8=\"}],\"vervangt\":[\"$new\"]}",
    { "/vervangt" } },
  { "leessleutels",
    "PUT",
    "/v1/leessleutels/$new",
    "{\"lezer\":\"$new\",\"sleutels\":[{\"toelichting\":\"$new\",\"sleutel\":\"AAECAwQFBgcI"
    "CQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+P0BBQkNERUZHSE"
    "lKS0xNTk8=\"}]}",
    { NULL } },
  { "navraag",
    "PUT",
    "/v1/navragen/$new",
    "{\"voorval\":\"$incident\",\"velden\":[\"vorm\"],\"reden\":\"wijkt-af\"}",
    { NULL } },
  { "reactie",
    "PUT",
    "/v1/reacties/$new",
    "{\"voorval\":\"$incident\",\"navraag\":\"$new\",\"antwoord\":\"klopt\"}",
    { NULL } },
  { "voorstel",
    "PUT",
    "/v1/voorstellen/$new",
    "{\"voorval\":\"$incident\",\"treffer\":\"0f1e2d3c4b5a69788796a5b4c3d2e1f0\",\"soort\":"
    "\"zelfde\"}",
    { NULL } },
  { "aanlevering",
    "POST",
    "/v1/aanleveringen",
    "{\"feiten\":[{\"soort\":\"intrekking\",\"id\":\"$new\",\"inhoud\":{\"voorval\":\"$other\"}}]}",
    { NULL } },
  { "apparaat",
    "POST",
    "/v1/apparaten",
    "{\"code\":\"0123456789\",\"publiekeSleutel\":\"$desk\"}",
    { NULL } },
};

static const char *const wrong_values[] = { "null", "true", "7", "1.5", "\"GEHEIM-4711\"",
                                            "[]",   "{}" };

/* A message with one thing wrong in it. */
typedef struct {
  CollectorFixture *fixture;
  const Message *message;
  JsonNode *root;
  guint n_sent;
} Spoiling;

static char *
write_json (JsonNode *root)
{
  return json_to_string (root, FALSE);
}

/* A fault of one fact of a batch is told in that fact's own verdict, as long as it is one. */
static gboolean
is_of_one_fact (const Spoiling *spoiling, const char *pointer)
{
  JsonObject *root = json_node_get_object (spoiling->root);

  return g_str_has_prefix (pointer, "/feiten/0") &&
         JSON_NODE_HOLDS_OBJECT (
           json_array_get_element (json_object_get_array_member (root, "feiten"), 0));
}

/* What a text says is judged as a part of the answer that it stands in, which may be told as a
 * whole.
 */
static gboolean
stands_at (const DimProblemFault *fault, const char *pointer, const char *code)
{
  if (code != NULL)
    return strcmp (fault->pointer, pointer) == 0 && strcmp (fault->code, code) == 0;
  return *fault->pointer != '\0' && g_str_has_prefix (pointer, fault->pointer);
}

static gboolean
holds_fault (const DimProblem *problem, const char *pointer, const char *code)
{
  for (guint i = 0; i < problem->faults->len; i++) {
    const DimProblemFault *fault = problem->faults->pdata[i];

    if (stands_at (fault, pointer, code))
      return *fault->detail != '\0';
  }
  return FALSE;
}

static RawAnswer *
send_spoiled (Spoiling *spoiling)
{
  CollectorFixture *fixture = spoiling->fixture;
  g_autofree char *body = write_json (spoiling->root);
  g_autofree char *path = collector_fixture_fill (fixture, spoiling->message->path);
  const RawRequest request = {
    .key = strcmp (spoiling->message->name, "beslissing over een waarde") == 0 ? fixture->back->key
                                                                               : fixture->desk->key,
    .method = spoiling->message->method,
    .path = path,
    .body = body,
  };

  spoiling->n_sent++;
  return raw_peer_ask (fixture->peer, &request);
}

/* @code: NULL: any fault at that place */
static void
check_spoiled (Spoiling *spoiling, const char *pointer, const char *code)
{
  g_autofree char *before = stored_rows_digest (spoiling->fixture->rows);
  g_autofree char *row =
    g_strdup_printf ("%s with %s at %s", spoiling->message->name, code, pointer);
  g_autoptr (RawAnswer) answer = send_spoiled (spoiling);
  g_autoptr (DimProblem) problem = NULL;

  if (is_of_one_fact (spoiling, pointer)) {
    g_assert_cmpuint (answer->status, ==, 200);
    g_assert_nonnull (strstr (answer->body, "\"status\":400"));
  } else {
    problem = raw_answer_problem (answer);
    if (problem == NULL || problem->status != 400 || !holds_fault (problem, pointer, code))
      g_error ("%s is answered with %s", row, answer->body);
  }
  if (strstr (answer->body, PLANTED) != NULL)
    g_error ("%s is said back: %s", row, answer->body);
  collector_fixture_assert_unharmed (spoiling->fixture, before, row);
}

static gboolean
is_optional (const Message *message, const char *pointer)
{
  for (gsize i = 0; message->optional[i] != NULL; i++)
    if (g_str_has_suffix (pointer, message->optional[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_same_type (JsonNode *a, JsonNode *b)
{
  return json_node_get_node_type (a) == json_node_get_node_type (b) &&
         (!JSON_NODE_HOLDS_VALUE (a) ||
          json_node_get_value_type (a) == json_node_get_value_type (b));
}

/* An empty array and a text of the right type are refused for what they say. */
static const char *
expected_fault (JsonNode *own, JsonNode *wrong)
{
  return is_same_type (own, wrong) ? NULL : "verkeerd-type";
}

/* Also a one-time code that is not known, which is no fault of the message. */
static gboolean
may_be_taken (JsonNode *own, JsonNode *wrong, const Message *message, const char *pointer)
{
  if (!is_same_type (own, wrong))
    return FALSE;
  return !JSON_NODE_HOLDS_VALUE (own) || is_optional (message, pointer) ||
         strcmp (pointer, "/code") == 0 || json_node_get_value_type (own) != G_TYPE_STRING;
}

static void
replace_member (Spoiling *spoiling, JsonObject *object, const char *name, const char *pointer)
{
  g_autoptr (JsonNode) own = json_node_copy (json_object_get_member (object, name));

  for (gsize i = 0; i < G_N_ELEMENTS (wrong_values); i++) {
    g_autoptr (JsonNode) wrong = json_from_string (wrong_values[i], NULL);

    if (may_be_taken (own, wrong, spoiling->message, pointer))
      continue;
    json_object_set_member (object, name, json_node_copy (wrong));
    check_spoiled (spoiling, pointer, expected_fault (own, wrong));
  }
  json_object_set_member (object, name, json_node_copy (own));
}

static void
leave_out (Spoiling *spoiling, JsonObject *object, const char *name, const char *pointer)
{
  g_autoptr (JsonNode) own = json_node_copy (json_object_get_member (object, name));

  if (is_optional (spoiling->message, pointer))
    return;
  json_object_remove_member (object, name);
  check_spoiled (spoiling, pointer, NULL);
  json_object_set_member (object, name, json_node_copy (own));
}

static void
put_beside (Spoiling *spoiling, JsonObject *object, const char *pointer)
{
  static const char *const names[] = { "onbekend", PLANTED };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *place =
      i == 0 ? g_strconcat (pointer, "/", names[i], NULL) : g_strdup (pointer);

    json_object_set_string_member (object, names[i], PLANTED);
    check_spoiled (spoiling, place, "onbekend-onderdeel");
    json_object_remove_member (object, names[i]);
  }
}

static void spoil_within (Spoiling *spoiling, JsonNode *node, const char *pointer);

static void
spoil_object (Spoiling *spoiling, JsonObject *object, const char *pointer)
{
  g_autoptr (GList) names = json_object_get_members (object);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);

  for (GList *l = names; l != NULL; l = l->next)
    g_ptr_array_add (copies, g_strdup (l->data));
  put_beside (spoiling, object, pointer);
  for (guint i = 0; i < copies->len; i++) {
    const char *name = copies->pdata[i];
    g_autofree char *place = g_strconcat (pointer, "/", name, NULL);

    replace_member (spoiling, object, name, place);
    leave_out (spoiling, object, name, place);
    spoil_within (spoiling, json_object_get_member (object, name), place);
  }
}

static void
spoil_array (Spoiling *spoiling, JsonArray *array, const char *pointer)
{
  g_autoptr (JsonNode) own = json_node_copy (json_array_get_element (array, 0));
  g_autofree char *place = g_strconcat (pointer, "/0", NULL);

  spoil_within (spoiling, json_array_get_element (array, 0), place);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong_values); i++) {
    g_autoptr (JsonNode) wrong = json_from_string (wrong_values[i], NULL);

    if (is_same_type (own, wrong))
      continue;
    json_array_remove_element (array, 0);
    json_array_add_element (array, json_node_copy (wrong));
    check_spoiled (spoiling, place, "verkeerd-type");
    json_array_remove_element (array, 0);
    json_array_add_element (array, json_node_copy (own));
  }
}

static void
spoil_within (Spoiling *spoiling, JsonNode *node, const char *pointer)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    spoil_object (spoiling, json_node_get_object (node), pointer);
  else if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 1)
    spoil_array (spoiling, json_node_get_array (node), pointer);
}

static void
test_each_member_is_guarded (CollectorFixture *fixture, gconstpointer path)
{
  guint n_sent = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (messages); i++) {
    g_autofree char *body = collector_fixture_fill (fixture, messages[i].body);
    Spoiling spoiling = { fixture, &messages[i], json_from_string (body, NULL), 0 };

    g_assert_nonnull (spoiling.root);
    spoil_within (&spoiling, spoiling.root, "");
    g_test_message ("%s: %u ways to spoil it", messages[i].name, spoiling.n_sent);
    n_sent += spoiling.n_sent;
    json_node_unref (spoiling.root);
  }
  g_test_message ("%u spoiled messages in all", n_sent);
  g_assert_cmpuint (n_sent, >, 500);
}

/* Else the rows above could be refused for something that they have in common. */
static void
test_unspoiled_they_are_taken (CollectorFixture *fixture, gconstpointer path)
{
  static const char *const order[] = { "voorval",
                                       "herziening",
                                       "kenmerken",
                                       "intrekking van een kenmerk",
                                       "beslissing over een waarde",
                                       "intrekking van een beslissing",
                                       "intrekking",
                                       "nulmelding" };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (messages); j++) {
      g_autofree char *body = collector_fixture_fill (fixture, messages[j].body);
      Spoiling whole = { fixture, &messages[j], json_from_string (body, NULL), 0 };
      g_autoptr (RawAnswer) answer = NULL;

      if (strcmp (order[i], messages[j].name) == 0) {
        answer = send_spoiled (&whole);
        if (answer->status != 201)
          g_error ("%s: %s", messages[j].name, answer->body);
      }
      json_node_unref (whole.root);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/bad-members/" name, CollectorFixture, argv[1], collector_fixture_set_up, function, \
              collector_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc != 2)
    g_error ("usage: test-bad-members PROGRAM");
  ADD ("each-member-is-guarded", test_each_member_is_guarded);
  ADD ("unspoiled-they-are-taken", test_unspoiled_they_are_taken);
  return g_test_run ();
}
