/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger-fixture.h"

#include <string.h>

typedef LedgerFixture Fixture;

/* Serials count every id that the fixture gave: a registration, its document, its tags. */

static void
test_two_desks_one_case (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) b = NULL;

  a = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", "passport");
  b = ledger_fixture_register (fixture, AMSTERDAM_BACK, "2026-11-05", "passport");

  assert_view (fixture, AMSTERDAM_CENTRUM, a, "0001+0004?");
  assert_view (fixture, AMSTERDAM_BACK, b, "0001+0001?");
}

static void
test_reuse_elsewhere_is_discreet (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) c = NULL;
  g_autoptr (DimChange) change = NULL;
  const DimHit *hit;

  a = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", "passport");
  c = ledger_fixture_register (fixture, ROTTERDAM_DESK, "2026-11-20", "passport");

  assert_view (fixture, AMSTERDAM_CENTRUM, a, "0001");
  assert_view (fixture, AMSTERDAM_BACK, a, "0001 T3:(Balie Rotterdam, 14 010)2026-11");
  assert_view (fixture, ROTTERDAM_BACK, c, "0004 T3:(Balie Amsterdam, 14 020)2026-11");
  change = ledger_fixture_view (fixture, AMSTERDAM_BACK, a->id);
  hit = change->hits->pdata[0];
  g_assert_cmpstr (hit->incident, ==, "");
  g_assert_cmpstr (hit->desk, ==, "");
  g_assert_cmpint (hit->date, ==, DIM_DAY_NONE);
}

static void
test_one_desk_is_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) b = NULL;

  a = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", "passport");
  b = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", "passport");

  assert_view (fixture, AMSTERDAM_CENTRUM, a, "0001 T1b:0004");
  assert_view (fixture, AMSTERDAM_BACK, b, "0004 T1b:0001");
}

static void
test_other_classes_go_to_reviewers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) old = NULL;
  g_autoptr (DimFact) late = NULL;
  g_autoptr (DimFact) one = ledger_fixture_incident (fixture, "2026-11-03", "GM0392", 0);
  g_autoptr (DimFact) alike = ledger_fixture_incident (fixture, "2026-11-04", "GM0392", 0);
  g_autoptr (DimFact) here = ledger_fixture_incident (fixture, "2026-11-03", "GM0392", 1);
  g_autoptr (DimFact) there = ledger_fixture_incident (fixture, "2026-11-03", "GM0397", 1);
  g_autoptr (DimFact) here_tags = ledger_fixture_tags (fixture, here, 0, "duo", NULL);
  g_autoptr (DimFact) there_tags = ledger_fixture_tags (fixture, there, 0, "duo", NULL);
  const DimFact *const facts[] = { one, alike, here, there, here_tags, there_tags };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    assert_offer (fixture, DUO_DESK, facts[i], "201");
  old = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-08-03", "passport");
  late = ledger_fixture_register (fixture, AMSTERDAM_NOORD, "2026-11-03", "passport");

  assert_view (fixture, DUO_BACK, one, "0001 T4:0003");
  assert_view (fixture, DUO_DESK, one, "0001");
  assert_view (fixture, DUO_BACK, here, "0005 T1c:0007(Samenwerking, 14 023)");
  assert_view (fixture, DUO_DESK, there, "0007");
  assert_view (fixture, AMSTERDAM_BACK, old, "000b T2:000e");
  assert_view (fixture, AMSTERDAM_NOORD, late, "000e");
}

static void
test_same_fact_again_is_harmless (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) tags = NULL;
  g_autoptr (DimVerdict) first = NULL;
  g_autoptr (DimVerdict) again = NULL;

  a = ledger_fixture_incident (fixture, "2026-11-03", "GM0363", 1);
  first = ledger_fixture_send (fixture, AMSTERDAM_CENTRUM, a);
  tags = ledger_fixture_tags (fixture, a, 0, "passport", NULL);
  assert_offer (fixture, AMSTERDAM_CENTRUM, tags, "201");
  again = ledger_fixture_send (fixture, AMSTERDAM_CENTRUM, a);

  g_assert_cmpuint (first->status, ==, 201);
  g_assert_cmpuint (again->status, ==, 200);
  g_assert_cmpuint (again->position, ==, first->position);
  assert_offer (fixture, AMSTERDAM_CENTRUM, tags, "200");
}

static void
test_same_id_other_content (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) other = NULL;

  a = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  other = dim_fact_new (DIM_FACT_WITHDRAWAL, a->id, a->id);
  assert_offer (fixture, AMSTERDAM_CENTRUM, other, "409 al-anders-vastgelegd");
  a->values->date++;
  assert_offer (fixture, AMSTERDAM_CENTRUM, a, "409 al-anders-vastgelegd");
}

static void
test_all_faults_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = ledger_fixture_incident (fixture, "2027-01-03", "GM0599", 0);
  g_autoptr (DimVerdict) verdict = NULL;
  GString *faults = g_string_new (NULL);

  dim_incident_set_code (a->values, DIM_FIELD_FORM, "bestaat-niet");
  verdict = ledger_fixture_send (fixture, AMSTERDAM_CENTRUM, a);

  g_assert_cmpuint (verdict->status, ==, 400);
  for (guint i = 0; i < verdict->problem->faults->len; i++) {
    const DimProblemFault *fault = verdict->problem->faults->pdata[i];

    g_string_append_printf (faults, "%s %s;", fault->pointer, fault->code);
  }
  g_assert_cmpstr (faults->str, ==,
                   "/datum datum-in-toekomst;/vorm onbekende-code;"
                   "/gemeente gemeente-niet-van-kantoor;");
  g_string_free (faults, TRUE);
}

static void
test_nobody_touches_what_is_not_his (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) withdrawal = NULL;
  g_autoptr (DimFact) by_analyst = ledger_fixture_incident (fixture, "2026-11-03", "GM0363", 0);

  a = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  withdrawal = ledger_fixture_withdrawal (fixture, a);

  assert_offer (fixture, ANALYST, by_analyst, "403 geen-recht");
  assert_offer (fixture, AMSTERDAM_NOORD, withdrawal, "403 geen-recht");
  assert_offer (fixture, ROTTERDAM_BACK, withdrawal, "403 geen-recht");
  assert_offer (fixture, AMSTERDAM_BACK, withdrawal, "201");
}

static void
test_facts_need_their_registration (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = ledger_fixture_incident (fixture, "2026-11-03", "GM0363", 1);
  g_autoptr (DimFact) b = ledger_fixture_incident (fixture, "2026-11-03", "GM0363", 1);
  g_autoptr (DimFact) revision = ledger_fixture_revision (fixture, a);
  g_autoptr (DimFact) tags = ledger_fixture_tags (fixture, a, 0, "passport", NULL);
  g_autoptr (DimFact) decision = ledger_fixture_decision (fixture, DIM_DECISION_SAME, a, b, NULL);
  g_autoptr (DimFact) foreign = NULL;

  assert_offer (fixture, AMSTERDAM_BACK, revision, "404 niet-gevonden");
  assert_offer (fixture, AMSTERDAM_BACK, tags, "404 niet-gevonden");
  assert_offer (fixture, AMSTERDAM_BACK, decision, "404 niet-gevonden");
  assert_offer (fixture, AMSTERDAM_BACK, a, "201");
  foreign = ledger_fixture_tags (fixture, b, 0, "passport", NULL);
  g_strlcpy (foreign->incident, a->id, sizeof foreign->incident);
  assert_offer (fixture, AMSTERDAM_BACK, foreign, "404 niet-gevonden");
}

static void
test_withdrawn_is_no_member (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) b = NULL;
  g_autoptr (DimFact) withdrawal = NULL;
  g_autoptr (DimChange) change = NULL;

  a = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", "passport");
  b = ledger_fixture_register (fixture, AMSTERDAM_BACK, "2026-11-05", "passport");
  withdrawal = ledger_fixture_withdrawal (fixture, a);
  assert_offer (fixture, AMSTERDAM_CENTRUM, withdrawal, "201");

  assert_view (fixture, AMSTERDAM_BACK, b, "0004");
  change = ledger_fixture_view (fixture, AMSTERDAM_CENTRUM, a->id);
  g_assert_true (change->is_withdrawn);
  g_assert_null (change->incident);
  g_assert_cmpuint (change->peers->len, ==, 0);
}

static void
test_reason_holds_no_person (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) withdrawal = NULL;

  a = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  withdrawal = ledger_fixture_withdrawal (fixture, a);
  g_free (withdrawal->reason);
  withdrawal->reason = g_strdup ("dubbel, bsn 999999990");
  assert_offer (fixture, AMSTERDAM_CENTRUM, withdrawal, "400 ongeldige-inhoud");
  g_free (withdrawal->reason);
  withdrawal->reason = g_strdup ("dubbel");
  assert_offer (fixture, AMSTERDAM_CENTRUM, withdrawal, "201");
}

static DimFact *
refute (Fixture *fixture, const DimFact *incident, const char *reason)
{
  DimFact *fact = ledger_fixture_revision (fixture, incident);

  fact->revision->changed = 1U << DIM_FIELD_CERTAINTY;
  dim_incident_set_code (fact->revision->values, DIM_FIELD_CERTAINTY, "weerlegd");
  g_free (fact->revision->reason);
  fact->revision->reason = g_strdup (reason);
  return fact;
}

static void
test_why_the_certainty_moved_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  g_autoptr (DimFact) personal = refute (fixture, a, "bsn 999999990 klopt niet");
  g_autoptr (DimFact) refuted = refute (fixture, a, "toch-in-orde");
  g_autoptr (DimChange) change = NULL;
  const DimAmendment *told = NULL;

  assert_offer (fixture, AMSTERDAM_BACK, personal, "400 ongeldige-inhoud");
  assert_offer (fixture, AMSTERDAM_BACK, refuted, "201");
  change = ledger_fixture_view (fixture, AMSTERDAM_CENTRUM, a->id);
  g_assert_cmpuint (change->amendments->len, ==, 1);
  told = change->amendments->pdata[0];
  g_assert_cmpstr (told->reason, ==, "toch-in-orde");
  g_assert_cmpint (told->role, ==, DIM_ROLE_BACK_OFFICE);
}

/* Two who say the same for another reason do not contradict each other. */
static void
test_reasons_do_not_contradict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  g_autoptr (DimFact) one = refute (fixture, a, "toch-in-orde");
  g_autoptr (DimFact) two = refute (fixture, a, "verklaring");
  g_autoptr (DimChange) change = NULL;

  assert_offer (fixture, AMSTERDAM_BACK, two, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, one, "201");
  change = ledger_fixture_view (fixture, AMSTERDAM_CENTRUM, a->id);
  g_assert_cmpuint (change->conflicts->len, ==, 0);
  g_assert_cmpuint (change->amendments->len, ==, 2);
}

static void
test_revisions_meet_in_a_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) one = NULL;
  g_autoptr (DimFact) two = NULL;
  g_autoptr (DimChange) change = NULL;
  g_autofree char *heads = NULL;

  a = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  one = ledger_fixture_revision (fixture, a);
  one->revision->changed = 1U << DIM_FIELD_FORM;
  dim_incident_set_code (one->revision->values, DIM_FIELD_FORM, "nagemaakt");
  two = ledger_fixture_revision (fixture, a);
  two->revision->changed = 1U << DIM_FIELD_FORM;
  dim_incident_set_code (two->revision->values, DIM_FIELD_FORM, "fantasie");
  assert_offer (fixture, AMSTERDAM_BACK, two, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, one, "201");

  change = ledger_fixture_view (fixture, AMSTERDAM_CENTRUM, a->id);
  heads = g_strjoinv (" ", change->heads);
  g_assert_cmpstr (dim_incident_code (change->incident, DIM_FIELD_FORM), ==, "nagemaakt");
  g_assert_cmpuint (change->conflicts->len, ==, 1);
  g_assert_cmpstr (g_array_index (change->conflicts, DimConflict, 0).other, ==, two->id);
  g_assert_nonnull (strstr (heads, one->id));
  g_assert_nonnull (strstr (heads, two->id));
  g_assert_null (strstr (heads, a->id));
}

static void
test_faults_of_a_revision_point_into_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = NULL;
  g_autoptr (DimFact) revision = NULL;
  g_autoptr (DimVerdict) verdict = NULL;
  const DimProblemFault *fault;

  a = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  revision = ledger_fixture_revision (fixture, a);
  revision->revision->changed = 1U << DIM_FIELD_DATE;
  verdict = ledger_fixture_send (fixture, AMSTERDAM_CENTRUM, revision);

  g_assert_cmpuint (verdict->status, ==, 400);
  g_assert_cmpuint (verdict->problem->faults->len, ==, 1);
  fault = verdict->problem->faults->pdata[0];
  g_assert_cmpstr (fault->pointer, ==, "/antwoorden/datum");
  g_assert_cmpstr (fault->code, ==, "verplicht");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/rules/" name, Fixture, NULL, ledger_fixture_set_up, function,                      \
              ledger_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("two-desks-one-case", test_two_desks_one_case);
  ADD ("reuse-elsewhere-is-discreet", test_reuse_elsewhere_is_discreet);
  ADD ("one-desk-is-asked", test_one_desk_is_asked);
  ADD ("other-classes-go-to-reviewers", test_other_classes_go_to_reviewers);
  ADD ("same-fact-again-is-harmless", test_same_fact_again_is_harmless);
  ADD ("same-id-other-content", test_same_id_other_content);
  ADD ("all-faults-at-once", test_all_faults_at_once);
  ADD ("nobody-touches-what-is-not-his", test_nobody_touches_what_is_not_his);
  ADD ("facts-need-their-registration", test_facts_need_their_registration);
  ADD ("withdrawn-is-no-member", test_withdrawn_is_no_member);
  ADD ("reason-holds-no-person", test_reason_holds_no_person);
  ADD ("why-the-certainty-moved-is-told", test_why_the_certainty_moved_is_told);
  ADD ("reasons-do-not-contradict", test_reasons_do_not_contradict);
  ADD ("revisions-meet-in-a-conflict", test_revisions_meet_in_a_conflict);
  ADD ("faults-of-a-revision-point-into-it", test_faults_of_a_revision_point_into_it);
  return g_test_run ();
}
