/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desks.h"
#include "dim-json-guard.h"

#include <string.h>

/* A back office decides by command line what is one event: three devices of Amsterdam and one of
 * Rotterdam, the real programs but for the stretching of a passphrase. What the analyst counts
 * after each step was counted by hand. */

/* A specimen: see tests/specimens.csv. */
#define ANSWERS                                                                                    \
  "{\"datum\":\"%d-11-%02u\",\"product\":\"paspoort-aanvraag\",\"vorm\":\"look-alike\","           \
  "\"gemeente\":\"%s\",\"ontdekking\":[\"gezichtsvergelijking\"],\"uitkomst\":[\"geweigerd\"],"    \
  "\"documenten\":[{\"soort\":\"nik\",\"land\":\"NLD\",\"nummer\":\"SPECI2014\"}]}"
#define UNKNOWN "11111111-1111-7111-8111-111111111111"

static const char *programs[DESKS_N_PROGRAMS];

static void
set_up (Desks *desks, gconstpointer data)
{
  desks_set_up (desks, programs);
  desks_add_office (desks, "amsterdam", "GM0363");
  desks_add_office (desks, "rotterdam", "GM0599");
  desks_add_office (desks, "bzk", "GM0518");
  desks_enrol (desks, "balie", "amsterdam", "Balie", "balie");
  desks_enrol (desks, "noord", "amsterdam", "Balie Noord", "balie");
  desks_enrol (desks, "achter", "amsterdam", "Backoffice", "backoffice");
  desks_enrol (desks, "maas", "rotterdam", "Balie Maas", "balie");
  desks_enrol (desks, "analist", "bzk", "Analyse", "analist");
}

static void
tear_down (Desks *desks, gconstpointer data)
{
  desks_tear_down (desks);
}

/* Its id. */
static char *
add (Desks *desks, const char *device, guint day, const char *municipality)
{
  g_autofree char *json = g_strdup_printf (ANSWERS, desks->year, day, municipality);

  return desks_register (desks, device, "incident add --json -", json);
}

/* Cases, gross, documents: of all municipalities together. */
static void
assert_counted (Desks *desks, const char *expected)
{
  g_autofree char *found = desks_count_year (desks, "analist");

  g_assert_true (g_str_has_prefix (found, expected));
}

static void
assert_queue (Desks *desks, const char *expected)
{
  g_autofree char *list = NULL;

  desks_carry_out (desks, "achter", "sync", 0);
  list = desks_ask (desks, "achter", "review list", "", 0);
  if (strstr (list, expected) == NULL)
    g_error ("the queue is: %s", list);
}

/* The ids of the decisions, with a blank between. */
static char *
decide (Desks *desks, const char *command, const char *first, const char *second)
{
  g_autofree char *words = g_strdup_printf ("review %s %s %s", command, first, second);
  char *ids = desks_ask (desks, "achter", words, "", 0);

  return g_strdelimit (ids, "\n", ' ');
}

static void
retract (Desks *desks, const char *decisions)
{
  g_autofree char *words = g_strconcat ("review retract ", decisions, NULL);

  desks_carry_out (desks, "achter", words, 0);
}

static void
test_double_is_joined_confirmed_split_and_joined (Desks *desks, gconstpointer data)
{
  g_autofree char *first = add (desks, "balie", 3, "GM0363");
  g_autofree char *second = add (desks, "noord", 5, "GM0363");
  g_autofree char *elsewhere = add (desks, "maas", 6, "GM0599");
  g_autofree char *confirmed = NULL;
  g_autofree char *apart = NULL;
  g_autofree char *again = NULL;

  assert_queue (desks, "Zelfde document, 2 dagen na elkaar, twee loketten");
  assert_counted (desks, "2 3 1 ");
  confirmed = decide (desks, "same", first, second);
  assert_queue (desks, "Document ook in een andere gemeente gezien");
  assert_counted (desks, "2 3 1 ");
  apart = decide (desks, "apart --reason ander-bezoek", first, second);
  assert_counted (desks, "3 3 1 ");
  retract (desks, apart);
  assert_counted (desks, "2 3 1 ");
  again = decide (desks, "apart", first, second);
  assert_counted (desks, "3 3 1 ");
  g_free (decide (desks, "same", first, second));
  assert_counted (desks, "2 3 1 ");
}

static void
test_history_tells_of_decisions (Desks *desks, gconstpointer data)
{
  g_autofree char *first = add (desks, "balie", 3, "GM0363");
  g_autofree char *second = add (desks, "noord", 5, "GM0363");
  g_autofree char *words = g_strconcat ("incident history ", first, NULL);
  g_autofree char *as_json = g_strconcat ("incident history --json ", first, NULL);
  g_autofree char *history = NULL;
  g_autofree char *json = NULL;
  g_autofree char *decision = NULL;

  desks_carry_out (desks, "achter", "sync", 0);
  decision = decide (desks, "apart --reason ander-bezoek", first, second);
  desks_carry_out (desks, "achter", "sync", 0);
  history = desks_ask (desks, "achter", words, "", 0);
  g_assert_nonnull (strstr (history, "Backoffice"));
  json = desks_ask (desks, "achter", as_json, "", 0);
  g_assert_true (dim_json_guard (json, strlen (json), NULL));
  g_assert_nonnull (strstr (json, decision));
}

/* What a device is told, and what it then says of a registration. */
static void
assert_says (Desks *desks, const char *device, const char *words, const char *expected)
{
  g_autofree char *said = NULL;

  desks_carry_out (desks, device, "sync", 0);
  said = desks_ask (desks, device, words, "", 0);
  if (strstr (said, expected) == NULL)
    g_error ("%s: %s says: %s", device, words, said);
}

static void
assert_not_asked (Desks *desks, const char *device)
{
  g_autofree char *asked = NULL;

  desks_carry_out (desks, device, "sync", 0);
  asked = desks_ask (desks, device, "incident asked", "", 0);
  g_assert_cmpstr (asked, ==, "");
}

static void
test_question_goes_to_its_desk_and_comes_back (Desks *desks, gconstpointer data)
{
  g_autofree char *id = add (desks, "balie", 3, "GM0363");
  g_autofree char *ask =
    g_strdup_printf ("review ask %s --fields vorm,uitkomst --reason onwaarschijnlijk", id);
  g_autofree char *reply = g_strdup_printf ("incident reply %s --answer klopt", id);
  g_autofree char *history = g_strdup_printf ("incident history %s", id);

  desks_carry_out (desks, "balie", ask, 1);
  desks_carry_out (desks, "balie", "sync", 0);
  desks_carry_out (desks, "achter", "sync", 0);
  desks_carry_out (desks, "achter", ask, 0);
  assert_says (desks, "balie", "incident asked", "De backoffice vraagt u na te kijken: ");
  assert_not_asked (desks, "noord");
  assert_not_asked (desks, "maas");
  desks_carry_out (desks, "balie", reply, 0);
  assert_not_asked (desks, "balie");
  assert_queue (desks, "Het loket heeft uw vraag beantwoord");
  assert_says (desks, "achter", history, "Antwoord: het klopt zo");
  desks_carry_out (desks, "balie", reply, 1);
}

static void
test_change_answers_what_was_asked (Desks *desks, gconstpointer data)
{
  g_autofree char *id = add (desks, "balie", 3, "GM0363");
  g_autofree char *ask = g_strdup_printf ("review ask %s --fields uitkomst --reason wijkt-af", id);
  g_autofree char *revise = g_strdup_printf ("incident revise %s --json -", id);
  g_autofree char *history = g_strdup_printf ("incident history %s", id);

  desks_carry_out (desks, "achter", "sync", 0);
  desks_carry_out (desks, "achter", ask, 0);
  desks_carry_out (desks, "balie", "sync", 0);
  g_free (desks_ask (desks, "balie", revise, "{\"uitkomst\":[\"vertrokken\"]}", 0));
  assert_not_asked (desks, "balie");
  assert_says (desks, "achter", history, "Antwoord: het is aangepast");
}

/* Says it on @device; @reason as the option has it. */
static void
say_certainty (Desks *desks,
               const char *device,
               const char *id,
               const char *certainty,
               const char *reason)
{
  g_autofree char *words = g_strdup_printf ("incident revise %s --json - --reason %s", id, reason);
  g_autofree char *json = g_strdup_printf ("{\"zekerheid\":\"%s\"}", certainty);

  desks_carry_out (desks, device, "sync", 0);
  g_free (desks_ask (desks, device, words, json, 0));
}

/* A case of which every member is refuted leaves the tables at once, and is there again when one
 * is not any more; meanwhile everybody sees it, and why. */
static void
test_refuted_case_leaves_the_tables (Desks *desks, gconstpointer data)
{
  g_autofree char *alone = add (desks, "maas", 6, "GM0599");
  g_autofree char *first = add (desks, "balie", 3, "GM0363");
  g_autofree char *second = add (desks, "noord", 5, "GM0363");
  g_autofree char *history = g_strconcat ("incident history ", first, NULL);

  assert_counted (desks, "2 3 1 ");
  say_certainty (desks, "maas", alone, "weerlegd", "verkeerd-beoordeeld");
  assert_counted (desks, "1 2 1 ");
  say_certainty (desks, "achter", first, "weerlegd", "toch-in-orde");
  assert_counted (desks, "1 1 1 ");
  say_certainty (desks, "noord", second, "weerlegd", "verklaring");
  assert_counted (desks, "0 0 0 ");
  assert_says (desks, "balie", history, "Waarom: het document en de persoon zijn toch in orde");
  assert_says (desks, "balie", "incident list", "Weerlegd: het telt niet mee.");
  say_certainty (desks, "achter", first, "vastgesteld", "id-desk");
  assert_counted (desks, "1 1 1 ");
}

static void
say_elsewhere (Desks *desks, const char *device, const char *command, const char *id)
{
  g_autofree char *words = g_strdup_printf ("review %s %s", command, id);

  desks_carry_out (desks, device, words, 0);
}

/* What a device says must not name @id. */
static void
assert_silent (Desks *desks, const char *device, const char *words, const char *id)
{
  g_autofree char *said = NULL;

  desks_carry_out (desks, device, "sync", 0);
  said = desks_ask (desks, device, words, "", 0);
  g_assert_null (strstr (said, id));
}

/* One document in two municipalities: it counts once while both reviewers say that it is one event,
 * and neither sees the other's registration. */
static void
test_event_of_two_municipalities_counts_once (Desks *desks, gconstpointer data)
{
  g_autofree char *here = add (desks, "balie", 3, "GM0363");
  g_autofree char *there = NULL;

  desks_enrol (desks, "overkant", "rotterdam", "Backoffice", "backoffice");
  there = add (desks, "maas", 6, "GM0599");
  assert_counted (desks, "2 2 1 ");
  desks_carry_out (desks, "achter", "sync", 0);
  say_elsewhere (desks, "achter", "propose", here);
  assert_counted (desks, "2 2 1 ");
  assert_queue (desks, "zij hebben nog niet geantwoord");
  assert_says (desks, "overkant", "review list", "Zij stellen voor om dit als één gebeurtenis");
  assert_says (desks, "overkant", "review list --json", "\"afspraak\": \"zij-stellen-voor\"");

  say_elsewhere (desks, "overkant", "propose --reason een-bezoek", there);
  assert_counted (desks, "1 2 1 ");
  assert_says (desks, "overkant", "incident list", "Elders geteld");
  assert_says (desks, "overkant", "incident list --json", "\"eldersGeteld\": true");
  assert_says (desks, "achter", "incident list", "het telt één keer");
  assert_silent (desks, "overkant", "incident list --json", here);
  assert_silent (desks, "achter", "incident list --json", there);
  assert_silent (desks, "maas", "incident list", "lders");

  say_elsewhere (desks, "achter", "take-back", here);
  assert_counted (desks, "2 2 1 ");
  assert_says (desks, "achter", "review list", "Zij stellen voor");
  say_elsewhere (desks, "achter", "refuse --reason ander-bezoek", here);
  assert_counted (desks, "2 2 1 ");
  assert_silent (desks, "achter", "review list", "elders");
  assert_says (desks, "overkant", "review list",
               "Zij zeggen dat het niet dezelfde gebeurtenis is.");
}

static void
test_queue_is_told_to_scripts (Desks *desks, gconstpointer data)
{
  g_autofree char *none = desks_ask (desks, "achter", "review list --json", "", 0);
  g_autofree char *first = add (desks, "balie", 3, "GM0363");
  g_autofree char *second = add (desks, "noord", 5, "GM0363");
  g_autofree char *json = NULL;

  g_assert_cmpstr (none, ==, "[]");
  desks_carry_out (desks, "achter", "sync", 0);
  json = desks_ask (desks, "achter", "review list --json", "", 0);
  g_assert_true (g_str_has_prefix (json, "[\n {\"soort\": \"samengevoegd\", \"voorvallen\": [\""));
  g_assert_nonnull (strstr (json, first));
  g_assert_nonnull (strstr (json, second));
}

static void
test_what_is_no_decision_is_refused (Desks *desks, gconstpointer data)
{
  static const struct {
    const char *words;
    int status;
  } rows[] = {
    { "review same", 2 },
    { "review same " UNKNOWN, 2 },
    { "review same " UNKNOWN " " UNKNOWN, 2 },
    { "review same " UNKNOWN " no-id", 2 },
    { "review same --reason toeval " UNKNOWN " 11111111-1111-7111-8111-111111111112", 2 },
    { "review same --no-sync " UNKNOWN " 11111111-1111-7111-8111-111111111112", 1 },
    { "review retract", 2 },
    { "review list too-much", 2 },
    { "review propose", 2 },
    { "review propose no-id", 2 },
    { "review propose " UNKNOWN " no-hit", 2 },
    { "review propose --reason toeval " UNKNOWN, 2 },
    { "review propose --no-sync " UNKNOWN, 1 },
    { "review refuse --reason een-bezoek " UNKNOWN, 2 },
    { "review refuse --no-sync " UNKNOWN " 0f1e2d3c4b5a69788796a5b4c3d2e1f0", 1 },
    { "review take-back --no-sync " UNKNOWN, 1 },
    { "review ask " UNKNOWN, 2 },
    { "review ask " UNKNOWN " --fields vorm", 2 },
    { "review ask " UNKNOWN " --fields geheim --reason wijkt-af", 2 },
    { "review ask " UNKNOWN " --fields vorm --reason toeval", 2 },
    { "review ask no-id --fields vorm --reason wijkt-af", 2 },
    { "review ask --no-sync " UNKNOWN " --fields vorm --reason wijkt-af", 1 },
    { "incident reply " UNKNOWN, 2 },
    { "incident reply " UNKNOWN " --answer misschien", 2 },
    { "incident reply --no-sync " UNKNOWN " --answer klopt", 1 },
    { "incident asked too-much", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s", rows[i].words);
    desks_carry_out (desks, "achter", rows[i].words, rows[i].status);
  }
}

#define ADD(path, function) g_test_add (path, Desks, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 1 + DESKS_N_PROGRAMS);
  for (int i = 0; i < DESKS_N_PROGRAMS; i++)
    programs[i] = argv[i + 1];
  ADD ("/reviewing/double-is-joined-confirmed-split-and-joined",
       test_double_is_joined_confirmed_split_and_joined);
  ADD ("/reviewing/history-tells-of-decisions", test_history_tells_of_decisions);
  ADD ("/reviewing/question-goes-to-its-desk-and-comes-back",
       test_question_goes_to_its_desk_and_comes_back);
  ADD ("/reviewing/change-answers-what-was-asked", test_change_answers_what_was_asked);
  ADD ("/reviewing/refuted-case-leaves-the-tables", test_refuted_case_leaves_the_tables);
  ADD ("/reviewing/event-of-two-municipalities-counts-once",
       test_event_of_two_municipalities_counts_once);
  ADD ("/reviewing/queue-is-told-to-scripts", test_queue_is_told_to_scripts);
  ADD ("/reviewing/what-is-no-decision-is-refused", test_what_is_no_decision_is_refused);
  return g_test_run ();
}
