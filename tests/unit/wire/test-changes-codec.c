/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-changes-codec.h"

#include "dim-error.h"
#include "wire-text.h"

#define HEX    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define HANDLE "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
#define HEAD(id)                                                                                   \
  "\"id\":\"" id "\",\"apparaat\":\"" UUID_D "\",\"kantoor\":\"amsterdam\",\"loket\":\"Balie "     \
  "Centrum\",\"rol\":\"balie\",\"ontvangen\":\"2026-11-03T10:12:30Z\","
#define LIVE                                                                                       \
  "{\"positie\":17," HEAD (                                                                        \
    UUID_A) "\"ingetrokken\":false,\"antwoorden\":{\"datum\":"                                     \
            "\"2026-11-03\",\"documenten\":[{\"id\":\"" UUID_B                                     \
            "\",\"soort\":\"nationaal-paspoort\","                                                 \
            "\"land\":\"NLD\",\"vergelijking\":\"vergeleken\"}]},\"hoofden\":[\"" UUID_A "\"],"    \
            "\"conflicten\":[{\"veld\":\"uitkomst\",\"staat\":\"" UUID_B "\",\"ander\":\"" UUID_C  \
            "\"}],\"geschiedenis\":[{\"id\":\"" UUID_B                                             \
            "\",\"soort\":\"herziening\",\"ontvangen\":\"2026-11-03T10:42:00Z\",\"loket\":"        \
            "\"Balie Centrum\",\"rol\":\"balie\",\"wijzigt\":[\"uitkomst\",\"zekerheid\"],"        \
            "\"was\":{\"uitkomst\":[\"geweigerd\"]},\"antwoorden\":{\"zekerheid\":"                \
            "\"vermoeden\"},\"reden\":\"twijfel\"}],"                                              \
            "\"zaak\":{\"nummer\":\"" UUID_A                                                       \
            "\",\"voorlopig\":true,\"eldersGeteld\":true,\"leden\":[{\"id\":\"" UUID_C             \
            "\",\"datum\":\"2026-11-05\",\"loket\":\"Backoffice\",\"rol\":\"backoffice\"}]},"      \
            "\"treffers\":[{\"klasse\":\"T3\",\"contact\":\"Balie Rotterdam, 14 010\",\"maand\":"  \
            "\"2026-11\",\"treffer\":\"" HANDLE "\",\"wij\":{\"id\":\"" UUID_D                     \
            "\",\"soort\":\"zelfde\"},\"zij\":\"niet-zelfde\"},{\"klasse\":\"T1b\",\"voorval\":"   \
            "\"" UUID_D "\",\"loket\":\"Balie Centrum\","                                          \
            "\"datum\":\"2026-11-02\"}],\"beslissingen\":[{\"id\":\"" UUID_B                       \
            "\",\"soort\":\"zelfde\",\"voorvallen\":[\"" UUID_A "\",\"" UUID_C                     \
            "\"],\"vervangt\":[\"" UUID_D "\"],\"reden\":\"een-bezoek\","                          \
            "\"ontvangen\":\"2026-11-06T09:10:00Z\",\"loket\":\"Backoffice\","                     \
            "\"rol\":\"backoffice\",\"geldt\":true},{\"id\":\"" UUID_C                             \
            "\",\"soort\":\"waarde\",\"voorvallen\":[\"" UUID_A                                    \
            "\"],\"veld\":\"uitkomst\",\"ontvangen\":\"2026-11-06T09:11:00Z\","                    \
            "\"rol\":\"balie\",\"geldt\":false}],\"navragen\":[{\"id\":\"" UUID_B                  \
            "\",\"velden\":[\"vorm\",\"uitkomst\"],\"reden\":\"wijkt-af\",\"ontvangen\":"          \
            "\"2026-11-06T09:12:00Z\",\"loket\":\"Backoffice\",\"rol\":\"backoffice\","            \
            "\"reactie\":{\"id\":\"" UUID_C "\",\"antwoord\":\"klopt\",\"ontvangen\":"             \
            "\"2026-11-07T08:30:00Z\",\"loket\":\"Balie "                                          \
            "Centrum\",\"rol\":\"balie\"}},{\"id\":\"" UUID_D                                      \
            "\",\"velden\":[\"fase\"],\"reden\":\"ontbreekt\",\"ontvangen\":"                      \
            "\"2026-11-08T08:30:00Z\",\"rol\":\"backoffice\"}]}"
#define WITHDRAWN                                                                                  \
  "{\"positie\":18," HEAD (UUID_B) "\"ingetrokken\":true,\"hoofden\":[],\"conflicten\":[],"        \
                                   "\"geschiedenis\":[{\"id\":\"" UUID_C                           \
                                   "\",\"soort\":\"intrekking\",\"ontvangen\":"                    \
                                   "\"2026-11-03T10:42:00Z\",\"rol\":\"backoffice\",\"reden\":"    \
                                   "\"dubbel\"}],\"treffers\":[]}"
#define STATED                                                                                     \
  "{\"positie\":18,\"gemeente\":\"GM0363\",\"maand\":\"2026-10\",\"voorvallen\":0,"                \
  "\"nulmelding\":\"2026-11-03T10:12:30Z\"}"
#define BUSY                                                                                       \
  "{\"positie\":18,\"gemeente\":\"GM0363\",\"maand\":\"2026-11\",\"voorvallen\":7,\"invoertijd\":" \
  "{\"aantal\":7,\"mediaan\":\"tot2\"}}"
#define APPROVED                                                                                   \
  "{\"positie\":19,\"gemeente\":\"GM0363\",\"maand\":\"2026-09\",\"voorvallen\":9,\"akkoord\":"    \
  "{\"soort\":\"akkoord\",\"ontvangen\":\"2026-11-16T09:00:00Z\",\"loket\":\"Backoffice\","        \
  "\"rol\":\"backoffice\",\"inhoud\":\"" HEX                                                       \
  "\",\"voorvallen\":7,\"gewijzigd\":true,\"nagekomen\":2}}"
#define REOPENED                                                                                   \
  "{\"positie\":20,\"gemeente\":\"GM0363\",\"maand\":\"2026-08\",\"voorvallen\":1,\"akkoord\":"    \
  "{\"soort\":\"heropend\",\"ontvangen\":\"2026-11-16T09:00:00Z\",\"rol\":\"backoffice\","         \
  "\"reden\":\"ontbreekt\"}}"
#define FOOT                                                                                       \
  "\"uitgave\":2,\"volgende\":\"Y3Vyc29y\",\"meer\":false,\"grootboek\":\"g1\",\"veiligTot\":12,"  \
  "\"keten\":"                                                                                     \
  "\"" HEX "\""

static void
test_pages_survive_the_wire (void)
{
  static const char *const texts[] = {
    "{\"wijzigingen\":[" LIVE "," WITHDRAWN "],\"maanden\":[" STATED "," BUSY "," APPROVED
    "," REOPENED "],\"meldtVanaf\":\"2026-01\"," FOOT ",\"sleutellijst\":{\"volgnummer\":3,"
    "\"sha256\":\"" HEX "\"},\"notitiesToegestaan\":true}",
    "{\"wijzigingen\":[],\"maanden\":[]," FOOT ",\"notitiesToegestaan\":false}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) body = bytes_of (texts[i]);
    g_autoptr (GError) error = NULL;
    g_autoptr (DimChangesPage) page = dim_changes_page_decode (body, &error);
    g_autoptr (GBytes) again = NULL;

    g_assert_no_error (error);
    again = dim_changes_page_encode (page);
    assert_body (again, texts[i]);
  }
}

/* Of a collector that knows nothing of months, and says nothing of decisions. */
static void
test_months_may_be_missing (void)
{
  g_autoptr (GString) text = g_string_new ("{\"wijzigingen\":[]," FOOT "}");
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimChangesPage) page = NULL;

  g_assert_cmpuint (g_string_replace (text, "\"uitgave\":2,", "", 1), ==, 1);
  body = bytes_of (text->str);
  page = dim_changes_page_decode (body, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->edition, ==, 1);
  g_assert_cmpuint (page->months->len, ==, 0);
  g_assert_cmpint (page->since_month, ==, -1);
}

static void
assert_decisions (const GPtrArray *decisions)
{
  const DimDecisionEntry *same = NULL;
  const DimDecisionEntry *value = NULL;

  g_assert_cmpuint (decisions->len, ==, 2);
  same = g_ptr_array_index (decisions, 0);
  value = g_ptr_array_index (decisions, 1);
  g_assert_cmpint (same->decision->kind, ==, DIM_DECISION_SAME);
  g_assert_cmpstr (same->decision->second, ==, UUID_C);
  g_assert_cmpstr (same->decision->reason, ==, "een-bezoek");
  g_assert_cmpstr (same->desk, ==, "Backoffice");
  g_assert_true (same->stands);
  g_assert_cmpint (value->decision->kind, ==, DIM_DECISION_VALUE);
  g_assert_cmpint (value->decision->field, ==, DIM_FIELD_OUTCOME);
  g_assert_cmpstr (value->desk, ==, "");
  g_assert_false (value->stands);
}

static void
assert_inquiries (const GPtrArray *inquiries)
{
  const DimInquiryEntry *answered = NULL;
  const DimInquiryEntry *open = NULL;

  g_assert_cmpuint (inquiries->len, ==, 2);
  answered = g_ptr_array_index (inquiries, 0);
  open = g_ptr_array_index (inquiries, 1);
  g_assert_cmpstr (answered->inquiry.incident, ==, UUID_A);
  g_assert_cmpuint (answered->inquiry.fields, ==, 1U << DIM_FIELD_FORM | 1U << DIM_FIELD_OUTCOME);
  g_assert_cmpint (answered->inquiry.reason, ==, DIM_INQUIRY_DEVIATES);
  g_assert_cmpint (answered->asked.role, ==, DIM_ROLE_BACK_OFFICE);
  g_assert_true (answered->is_answered);
  g_assert_cmpstr (answered->reply.incident, ==, UUID_A);
  g_assert_cmpstr (answered->reply.inquiry, ==, UUID_B);
  g_assert_cmpint (answered->reply.answer, ==, DIM_ANSWER_CORRECT);
  g_assert_cmpstr (answered->answered.desk, ==, "Balie Centrum");
  g_assert_cmpint (open->inquiry.reason, ==, DIM_INQUIRY_MISSING);
  g_assert_cmpstr (open->asked.desk, ==, "");
  g_assert_false (open->is_answered);
  g_assert_cmpint (open->asked.made_s - answered->answered.made_s, ==, 86400);
}

static void
test_one_change_survives_the_wire (void)
{
  g_autoptr (GBytes) body = bytes_of (LIVE);
  g_autoptr (GError) error = NULL;
  g_autoptr (DimChange) change = dim_change_decode (body, &error);
  g_autoptr (GBytes) again = NULL;
  const DimHit *hit = NULL;

  g_assert_no_error (error);
  again = dim_change_encode (change);
  assert_body (again, LIVE);
  hit = g_ptr_array_index (change->hits, 0);
  g_assert_cmpint (hit->match, ==, DIM_MATCH_T3);
  g_assert_cmpint (hit->month, ==, 2026 * 12 + 10);
  g_assert_cmpint (hit->date, ==, DIM_DAY_NONE);
  g_assert_cmpstr (hit->incident, ==, "");
  g_assert_cmpstr (hit->handle, ==, HANDLE);
  g_assert_cmpint (hit->ours, ==, DIM_PROPOSAL_SAME);
  g_assert_cmpint (hit->theirs, ==, DIM_PROPOSAL_APART);
  g_assert_cmpstr (hit->our_fact, ==, UUID_D);
  g_assert_true (change->counts_elsewhere);
  hit = g_ptr_array_index (change->hits, 1);
  g_assert_cmpstr (hit->handle, ==, "");
  g_assert_cmpint (hit->ours, ==, DIM_PROPOSAL_RETRACT);
  g_assert_cmpint (hit->theirs, ==, DIM_PROPOSAL_RETRACT);
  g_assert_cmpstr (change->incident->id, ==, UUID_A);
  assert_decisions (change->decisions);
  assert_inquiries (change->inquiries);
}

/* What was kept of an older server says nothing of it. */
static void
test_history_may_be_missing (void)
{
  g_autoptr (GString) text = g_string_new (LIVE);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimChange) change = NULL;

  g_assert_cmpuint (g_string_replace (text, "\"geschiedenis\":", "\"iets\":", 1), ==, 1);
  body = bytes_of (text->str);
  change = dim_change_decode (body, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (change->amendments->len, ==, 0);
}

static void
test_decisions_and_inquiries_may_be_missing (void)
{
  g_autoptr (GString) text = g_string_new (LIVE);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimChange) change = NULL;

  g_assert_cmpuint (g_string_replace (text, "\"beslissingen\":", "\"iets\":", 1), ==, 1);
  g_assert_cmpuint (g_string_replace (text, "\"navragen\":", "\"meer\":", 1), ==, 1);
  body = bytes_of (text->str);
  change = dim_change_decode (body, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (change->decisions->len, ==, 0);
  g_assert_cmpuint (change->inquiries->len, ==, 0);
}

static void
test_what_is_no_change_is_refused (void)
{
  static const struct {
    const char *sent;
    const char *instead;
    const char *message;
  } cases[] = {
    { "\"positie\":17", "\"positie\":-1", "Cannot read change: buiten-bereik at \"/positie\"" },
    { "\"rol\":\"balie\"", "\"rol\":\"baas\"", "Cannot read change: onbekende-code at \"/rol\"" },
    { "\"T3\"", "\"T9\"", "Cannot read change: onbekende-code at \"/treffers/0/klasse\"" },
    { "\"maand\":\"2026-11\"", "\"maand\":\"2026-13\"",
      "Cannot read change: ongeldige-maand at \"/treffers/0/maand\"" },
    { "\"treffer\":\"0f", "\"treffer\":\"zz",
      "Cannot read change: ongeldige-codering at \"/treffers/0/treffer\"" },
    { "\"zij\":\"niet-zelfde\"", "\"zij\":\"misschien\"",
      "Cannot read change: onbekende-code at \"/treffers/0/zij\"" },
    { "\"ontvangen\":\"2026-11-03T10:12:30Z\"", "\"ontvangen\":\"gisteren\"",
      "Cannot read change: ongeldig-tijdstip at \"/ontvangen\"" },
    { "\"veld\":\"uitkomst\"", "\"veld\":\"kleur\"",
      "Cannot read change: onbekende-code at \"/conflicten/0/veld\"" },
    { "\"soort\":\"herziening\"", "\"soort\":\"voorval\"",
      "Cannot read change: onbekende-code at \"/geschiedenis/0/soort\"" },
    { "\"zekerheid\"],", "\"kleur\"],",
      "Cannot read change: onbekende-code at \"/geschiedenis/0/wijzigt/1\"" },
    { "\"was\":{", "\"wat\":{", "Cannot read change: verplicht at \"/geschiedenis/0/was\"" },
    { "\"antwoorden\":{", "\"iets\":{", "Cannot read change: verplicht at \"/antwoorden\"" },
    { "\"soort\":\"zelfde\",\"voor", "\"soort\":\"zoiets\",\"voor",
      "Cannot read change: onbekende-code at \"/beslissingen/0/soort\"" },
    { "\"geldt\":true", "\"geldt\":1",
      "Cannot read change: verkeerd-type at \"/beslissingen/0/geldt\"" },
    { "\"veld\":\"uitkomst\",\"ontvangen\"", "\"veld\":\"kleur\",\"ontvangen\"",
      "Cannot read change: onbekende-code at \"/beslissingen/1/veld\"" },
    { "\"velden\":[\"vorm\"", "\"velden\":[\"kleur\"",
      "Cannot read change: onbekende-code at \"/navragen/0/velden/0\"" },
    { "\"velden\":[\"vorm\"", "\"velden\":[\"uitkomst\"",
      "Cannot read change: dubbel at \"/navragen/0/velden/1\"" },
    { "\"reden\":\"ontbreekt\"", "\"reden\":\"zomaar\"",
      "Cannot read change: onbekende-code at \"/navragen/1/reden\"" },
    { "\"antwoord\":\"klopt\",\"ontvangen\"", "\"antwoord\":\"klopt\",\"ooit\"",
      "Cannot read change: verplicht at \"/navragen/0/reactie/ontvangen\"" },
    { "\"velden\":[\"fase\"]", "\"velden\":[]",
      "Cannot read change: te-weinig at \"/navragen/1/velden\"" },
    { "\"antwoord\":\"klopt\"", "\"antwoord\":\"ja\"",
      "Cannot read change: onbekende-code at \"/navragen/0/reactie/antwoord\"" },
    { "\"voorlopig\":true", "\"voorlopig\":1",
      "Cannot read change: verkeerd-type at "
      "\"/zaak/voorlopig\"" },
    { "{\"positie\"", "[{\"positie\"", "Cannot read change: ongeldige-json at \"\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) text = g_string_new (LIVE);
    g_autoptr (GBytes) body = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_cmpuint (g_string_replace (text, cases[i].sent, cases[i].instead, 1), ==, 1);
    body = bytes_of (text->str);
    g_assert_null (dim_change_decode (body, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
    g_assert_cmpstr (error->message, ==, cases[i].message);
  }
}

static void
test_what_is_no_page_is_refused (void)
{
  static const char *const texts[] = {
    "",
    "<html>",
    "{}",
    "{\"wijzigingen\":{}," FOOT "}",
    "{\"wijzigingen\":[{}]," FOOT "}",
    "{\"wijzigingen\":[]}",
    "{\"wijzigingen\":[]," FOOT ",\"sleutellijst\":{}}",
    "{\"wijzigingen\":[],\"maanden\":[{}]," FOOT "}",
    "{\"wijzigingen\":[],\"maanden\":[{\"positie\":1,\"gemeente\":\"GM0363\",\"maand\":\"nu\","
    "\"voorvallen\":0}]," FOOT "}",
    "{\"wijzigingen\":[],\"meldtVanaf\":3," FOOT "}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) body = bytes_of (texts[i]);
    g_autoptr (GError) error = NULL;

    g_assert_null (dim_changes_page_decode (body, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  }
}

static void
test_cursor_survives_its_text (void)
{
  static const guint64 positions[] = { 0, 1, 17, G_MAXINT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (positions); i++) {
    g_autofree char *cursor = dim_cursor_encode ("a1b2", positions[i]);
    g_autofree char *ledger = NULL;
    guint64 position = 0;

    g_assert_true (dim_cursor_decode (cursor, &ledger, &position));
    g_assert_cmpstr (ledger, ==, "a1b2");
    g_assert_cmpuint (position, ==, positions[i]);
  }
}

static void
test_what_is_no_cursor_is_refused (void)
{
  /* "", "a", ":1", "a:", "a:x", "a:01", "a:1:2", "a: 1", "a:-1", "a:18446744073709551616",
   * "a:1" with a NUL, with padding, with standard base64, and no base64 at all. */
  static const char *const cursors[] = {
    "",       "YQ",       "OjE",    "YTo",    "YTp4",
    "YTowMQ", "YToxOjI",  "YTogMQ", "YTotMQ", "YToxODQ0Njc0NDA3MzcwOTU1MTYxNg",
    "YToxAA", "YTowMQ==", "+/==",   "!!"
  };
  g_autofree char *long_cursor = g_strnfill (100000, 'A');

  for (gsize i = 0; i < G_N_ELEMENTS (cursors); i++) {
    g_autofree char *ledger = NULL;
    guint64 position = 5;

    g_assert_false (dim_cursor_decode (cursors[i], &ledger, &position));
    g_assert_null (ledger);
    g_assert_cmpuint (position, ==, 5);
  }
  g_assert_false (dim_cursor_decode (long_cursor, &(char *){ NULL }, &(guint64){ 0 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/changes-codec/pages-survive-the-wire", test_pages_survive_the_wire);
  g_test_add_func ("/changes-codec/months-may-be-missing", test_months_may_be_missing);
  g_test_add_func ("/changes-codec/one-change-survives-the-wire",
                   test_one_change_survives_the_wire);
  g_test_add_func ("/changes-codec/history-may-be-missing", test_history_may_be_missing);
  g_test_add_func ("/changes-codec/decisions-and-inquiries-may-be-missing",
                   test_decisions_and_inquiries_may_be_missing);
  g_test_add_func ("/changes-codec/what-is-no-change-is-refused",
                   test_what_is_no_change_is_refused);
  g_test_add_func ("/changes-codec/what-is-no-page-is-refused", test_what_is_no_page_is_refused);
  g_test_add_func ("/changes-codec/cursor-survives-its-text", test_cursor_survives_its_text);
  g_test_add_func ("/changes-codec/what-is-no-cursor-is-refused",
                   test_what_is_no_cursor_is_refused);
  return g_test_run ();
}
