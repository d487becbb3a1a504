/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audit-entry.h"
#include "dim-changes-codec.h"
#include "ledger-fixture.h"

#include <string.h>

/* One document in two municipalities, and what both say of it. It is 1 December 2026. */

typedef struct {
  LedgerFixture ledger;
  DimFact *here;  /* Amsterdam */
  DimFact *there; /* Rotterdam */
} Fixture;

#define DAY   "2026-11-03"
#define LATER "2026-11-20"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ledger_fixture_set_up (&fixture->ledger, data);
  fixture->here = ledger_fixture_register (&fixture->ledger, AMSTERDAM_CENTRUM, DAY, "x");
  fixture->there = ledger_fixture_register (&fixture->ledger, ROTTERDAM_DESK, LATER, "x");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dim_fact_free (fixture->here);
  dim_fact_free (fixture->there);
  ledger_fixture_tear_down (&fixture->ledger, data);
}

/* The first hit of which @place can say something; NULL: there is none. Borrowed from @change. */
static const DimHit *
find_hit (const DimChange *change)
{
  for (guint i = 0; i < change->hits->len; i++) {
    const DimHit *hit = g_ptr_array_index (change->hits, i);

    if (hit->handle[0] != '\0')
      return hit;
  }
  return NULL;
}

/* As @place is told; "" if there is nothing to say. Owned by the caller. */
static char *
handle_of (Fixture *fixture, Place place, const DimFact *incident)
{
  g_autoptr (DimChange) change = ledger_fixture_view (&fixture->ledger, place, incident->id);
  const DimHit *hit = find_hit (change);

  return g_strdup (hit != NULL ? hit->handle : "");
}

static DimFact *
new_word (Fixture *fixture, const DimFact *incident, const char *handle, DimProposalKind kind)
{
  char id[DIM_UUID_TEXT_LEN];
  DimFact *fact;

  ledger_fixture_id (&fixture->ledger, id);
  fact = dim_fact_new (DIM_FACT_PROPOSAL, id, incident->id);
  fact->proposal = dim_proposal_new (id, incident->id, handle);
  fact->proposal->kind = kind;
  return fact;
}

/* What @place says of the only hit of @incident. */
static void
say (Fixture *fixture,
     Place place,
     const DimFact *incident,
     DimProposalKind kind,
     const char *expected)
{
  g_autofree char *handle = handle_of (fixture, place, incident);
  g_autoptr (DimFact) word = new_word (fixture, incident, handle, kind);

  assert_offer (&fixture->ledger, place, word, expected);
}

static void
both_say_same (Fixture *fixture)
{
  say (fixture, AMSTERDAM_BACK, fixture->here, DIM_PROPOSAL_SAME, "201");
  say (fixture, ROTTERDAM_BACK, fixture->there, DIM_PROPOSAL_SAME, "201");
}

/* "zij-stellen-voor"; "" if it is told of no pair. */
static void
assert_stands (Fixture *fixture, Place place, const DimFact *incident, const char *expected)
{
  g_autoptr (DimChange) change = ledger_fixture_view (&fixture->ledger, place, incident->id);
  const DimHit *hit = find_hit (change);

  g_assert_cmpstr (hit != NULL ? dim_agreement_name (dim_agreement_of (hit->ours, hit->theirs))
                               : "",
                   ==, expected);
}

/* "cases/members": what the tables are counted from. */
static char *
count_rows (Fixture *fixture)
{
  DimLedger *ledger = fixture->ledger.rules->ledger;
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
  guint gross = 0;

  g_assert_true (ledger->home->rows.between (ledger, 0, 0,
                                             &(DimLedgerChangedRows){ changed, cases, documents },
                                             NULL));
  for (guint i = 0; i < cases->len; i++)
    gross += g_array_index (cases, DimCaseRow, i).gross;
  return g_strdup_printf ("%u/%u", cases->len, gross);
}

#define assert_counted(fixture, expected)                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *counted = count_rows (fixture);                                               \
    g_assert_cmpstr (counted, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

/* Everything that a device is told of a registration, as it goes over the wire. */
static char *
write_view (Fixture *fixture, Place place, const DimFact *incident)
{
  g_autoptr (DimChange) change = ledger_fixture_view (&fixture->ledger, place, incident->id);
  g_autoptr (GBytes) body = NULL;

  change->position = 0;
  for (guint i = 0; i < change->hits->len; i++) {
    DimHit *hit = g_ptr_array_index (change->hits, i);

    hit->our_fact[0] = '\0';
  }
  body = dim_change_encode (change);
  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

static guint64
position_of (Fixture *fixture, Place place, const DimFact *incident)
{
  g_autoptr (DimChange) change = ledger_fixture_view (&fixture->ledger, place, incident->id);

  return change->position;
}

static void
test_pair_has_one_name_for_both (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) third =
    ledger_fixture_register (&fixture->ledger, DUO_DESK, "2026-11-25", "x");
  g_autoptr (DimChange) change =
    ledger_fixture_view (&fixture->ledger, AMSTERDAM_BACK, fixture->here->id);
  const DimHit *first = g_ptr_array_index (change->hits, 0);
  const DimHit *second = g_ptr_array_index (change->hits, 1);
  g_autofree char *there = handle_of (fixture, ROTTERDAM_BACK, fixture->there);
  g_autofree char *desk = handle_of (fixture, AMSTERDAM_CENTRUM, fixture->here);

  g_assert_true (dim_handle_is_valid (first->handle));
  g_assert_cmpstr (first->handle, !=, second->handle);
  g_assert_true (strcmp (there, first->handle) == 0 || strcmp (there, second->handle) == 0);
  g_assert_cmpstr (desk, ==, "");
}

static void
test_one_yes_is_a_proposal (Fixture *fixture, gconstpointer data)
{
  guint64 before = position_of (fixture, ROTTERDAM_BACK, fixture->there);

  assert_stands (fixture, AMSTERDAM_BACK, fixture->here, "niets-gezegd");
  say (fixture, AMSTERDAM_BACK, fixture->here, DIM_PROPOSAL_SAME, "201");

  assert_stands (fixture, AMSTERDAM_BACK, fixture->here, "wij-stellen-voor");
  assert_stands (fixture, ROTTERDAM_BACK, fixture->there, "zij-stellen-voor");
  g_assert_cmpuint (position_of (fixture, ROTTERDAM_BACK, fixture->there), >, before);
  assert_counted (fixture, "2/2");
}

/* Both are told anew, and each of its own registration only. */
static void
test_both_yes_is_one_case (Fixture *fixture, gconstpointer data)
{
  guint64 here;
  guint64 there;

  say (fixture, ROTTERDAM_BACK, fixture->there, DIM_PROPOSAL_SAME, "201");
  here = position_of (fixture, AMSTERDAM_BACK, fixture->here);
  there = position_of (fixture, ROTTERDAM_BACK, fixture->there);
  say (fixture, AMSTERDAM_BACK, fixture->here, DIM_PROPOSAL_SAME, "201");

  assert_counted (fixture, "1/2");
  assert_view (&fixture->ledger, AMSTERDAM_BACK, fixture->here,
               "0001 T3:(Balie Rotterdam, 14 010)2026-11");
  assert_view (&fixture->ledger, ROTTERDAM_BACK, fixture->there,
               "0004 T3:(Balie Amsterdam, 14 020)2026-11");
  assert_stands (fixture, AMSTERDAM_BACK, fixture->here, "afgesproken");
  assert_stands (fixture, ROTTERDAM_BACK, fixture->there, "afgesproken");
  g_assert_cmpuint (position_of (fixture, AMSTERDAM_BACK, fixture->here), >, here);
  g_assert_cmpuint (position_of (fixture, ROTTERDAM_BACK, fixture->there), >, there);
}

/* The earlier desk's values go first: the case counts for Amsterdam. */
static void
test_other_side_counts_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) refuted = ledger_fixture_revision (&fixture->ledger, fixture->here);
  g_autoptr (DimChange) here = NULL;
  g_autoptr (DimChange) there = NULL;
  g_autoptr (DimChange) desk = NULL;
  g_autoptr (DimChange) after = NULL;
  guint64 before;

  both_say_same (fixture);
  here = ledger_fixture_view (&fixture->ledger, AMSTERDAM_BACK, fixture->here->id);
  there = ledger_fixture_view (&fixture->ledger, ROTTERDAM_BACK, fixture->there->id);
  desk = ledger_fixture_view (&fixture->ledger, ROTTERDAM_DESK, fixture->there->id);
  g_assert_false (here->counts_elsewhere);
  g_assert_true (there->counts_elsewhere);
  g_assert_false (desk->counts_elsewhere);
  g_assert_cmpuint (ledger_fixture_month (&fixture->ledger, "GM0599 2026-11").registered, ==, 1);

  before = position_of (fixture, ROTTERDAM_BACK, fixture->there);
  refuted->revision->changed = 1U << DIM_FIELD_CERTAINTY;
  dim_incident_set_code (refuted->revision->values, DIM_FIELD_CERTAINTY, "weerlegd");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, refuted, "201");
  after = ledger_fixture_view (&fixture->ledger, ROTTERDAM_BACK, fixture->there->id);
  g_assert_false (after->counts_elsewhere);
  g_assert_cmpuint (after->position, >, before);
  assert_counted (fixture, "1/1");
}

/* Whoever takes back what it said brings back the state before, also in the tables. */
static void
test_taken_back_is_as_before (Fixture *fixture, gconstpointer data)
{
  static const DimProposalKind kinds[] = { DIM_PROPOSAL_RETRACT, DIM_PROPOSAL_APART };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *before = NULL;
    g_autofree char *other_before = NULL;
    g_autofree char *after = NULL;
    g_autofree char *other_after = NULL;

    say (fixture, AMSTERDAM_BACK, fixture->here, kinds[i], "201");
    say (fixture, ROTTERDAM_BACK, fixture->there, DIM_PROPOSAL_SAME, "201");
    before = write_view (fixture, AMSTERDAM_BACK, fixture->here);
    other_before = write_view (fixture, ROTTERDAM_BACK, fixture->there);
    assert_counted (fixture, "2/2");
    say (fixture, AMSTERDAM_BACK, fixture->here, DIM_PROPOSAL_SAME, "201");
    assert_counted (fixture, "1/2");
    say (fixture, AMSTERDAM_BACK, fixture->here, kinds[i], "201");
    assert_counted (fixture, "2/2");
    after = write_view (fixture, AMSTERDAM_BACK, fixture->here);
    other_after = write_view (fixture, ROTTERDAM_BACK, fixture->there);
    g_assert_cmpstr (after, ==, before);
    g_assert_cmpstr (other_after, ==, other_before);
  }
  assert_stands (fixture, AMSTERDAM_BACK, fixture->here, "wij-niet");
  assert_stands (fixture, ROTTERDAM_BACK, fixture->there, "zij-niet");
}

/* A word that comes late counts no more if the same side said something after it. */
static void
test_last_word_of_a_side_is_that_of_the_highest_id (Fixture *fixture, gconstpointer data)
{
  g_autofree char *handle = handle_of (fixture, AMSTERDAM_BACK, fixture->here);
  g_autoptr (DimFact) first = new_word (fixture, fixture->here, handle, DIM_PROPOSAL_SAME);
  g_autoptr (DimFact) second = new_word (fixture, fixture->here, handle, DIM_PROPOSAL_APART);

  assert_offer (&fixture->ledger, AMSTERDAM_BACK, second, "201");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, first, "201");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, first, "200");
  assert_stands (fixture, AMSTERDAM_BACK, fixture->here, "wij-niet");
}

static void
test_only_who_speaks_for_the_municipality_says_so (Fixture *fixture, gconstpointer data)
{
  g_autofree char *handle = handle_of (fixture, AMSTERDAM_BACK, fixture->here);
  g_autoptr (DimFact) word = new_word (fixture, fixture->here, handle, DIM_PROPOSAL_SAME);
  g_autoptr (DimFact) other = new_word (fixture, fixture->there, handle, DIM_PROPOSAL_SAME);
  g_autoptr (DimFact) guessed =
    new_word (fixture, fixture->here, "00000000000000000000000000000000", DIM_PROPOSAL_SAME);
  g_autoptr (DimFact) unknown = new_word (fixture, other, handle, DIM_PROPOSAL_SAME);

  assert_offer (&fixture->ledger, AMSTERDAM_CENTRUM, word, "403 geen-recht");
  assert_offer (&fixture->ledger, ROTTERDAM_BACK, word, "403 geen-recht");
  assert_offer (&fixture->ledger, ANALYST, word, "403 geen-recht");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, other, "403 geen-recht");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, guessed, "404 niet-gevonden");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, unknown, "404 niet-gevonden");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, word, "201");
}

static void
assert_logged (Fixture *fixture, const char *office, const char *action)
{
  DimLedger *ledger = fixture->ledger.rules->ledger;
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_true (ledger->home->log.of_office (ledger, office, 0, 10, &entries, NULL));
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (((const DimAuditEntry *) entries->pdata[0])->action, ==, action);
}

static void
test_withdrawal_ends_what_was_said (Fixture *fixture, gconstpointer data)
{
  g_autofree char *handle = handle_of (fixture, AMSTERDAM_BACK, fixture->here);
  g_autoptr (DimFact) withdrawal = ledger_fixture_withdrawal (&fixture->ledger, fixture->there);
  g_autoptr (DimFact) late = new_word (fixture, fixture->here, handle, DIM_PROPOSAL_RETRACT);

  both_say_same (fixture);
  assert_offer (&fixture->ledger, ROTTERDAM_BACK, withdrawal, "201");

  assert_view (&fixture->ledger, AMSTERDAM_BACK, fixture->here, "0001");
  assert_counted (fixture, "1/1");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, late, "404 niet-gevonden");
  /* Who takes back what both have is in the logs of both, also of what both agreed on. */
  assert_logged (fixture, "amsterdam", "intrekking-elders");
  assert_logged (fixture, "rotterdam", "intrekking-met-treffer");
}

/* Two of Amsterdam are apart; both cannot be the one of Rotterdam. */
static void
test_agreement_does_not_bring_together_what_is_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) second =
    ledger_fixture_register (&fixture->ledger, AMSTERDAM_NOORD, LATER, "x");
  g_autoptr (DimFact) apart =
    ledger_fixture_decision (&fixture->ledger, DIM_DECISION_APART, fixture->here, second, NULL);
  g_autoptr (DimFact) again =
    ledger_fixture_decision (&fixture->ledger, DIM_DECISION_APART, fixture->here, second, NULL);
  g_autofree char *handle = NULL;
  g_autoptr (DimFact) ours = NULL;
  g_autoptr (DimFact) theirs = NULL;
  g_autoptr (DimFact) off = NULL;

  assert_offer (&fixture->ledger, AMSTERDAM_BACK, apart, "201");
  say (fixture, AMSTERDAM_BACK, fixture->here, DIM_PROPOSAL_SAME, "201");
  handle = handle_of (fixture, AMSTERDAM_BACK, fixture->here);
  theirs = new_word (fixture, fixture->there, handle, DIM_PROPOSAL_SAME);
  assert_offer (&fixture->ledger, ROTTERDAM_BACK, theirs, "201");
  say (fixture, AMSTERDAM_BACK, second, DIM_PROPOSAL_SAME, "201");
  g_free (handle);
  handle = handle_of (fixture, AMSTERDAM_BACK, second);
  ours = new_word (fixture, fixture->there, handle, DIM_PROPOSAL_SAME);
  assert_offer (&fixture->ledger, ROTTERDAM_BACK, ours, "409 tegenspraak");

  off = ledger_fixture_decision (&fixture->ledger, DIM_DECISION_RETRACT, NULL, NULL, apart);
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, off, "201");
  assert_offer (&fixture->ledger, ROTTERDAM_BACK, ours, "201");
  assert_counted (fixture, "1/3");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, again, "409 tegenspraak");
}

/* What is provisional in Rotterdam is nothing for Amsterdam to decide. */
static void
test_provisional_elsewhere_is_not_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) here =
    ledger_fixture_register (&fixture->ledger, AMSTERDAM_CENTRUM, DAY, "y");
  g_autoptr (DimFact) there = ledger_fixture_register (&fixture->ledger, ROTTERDAM_DESK, DAY, "y");
  g_autoptr (DimFact) second = ledger_fixture_register (&fixture->ledger, ROTTERDAM_BACK, DAY, "y");
  g_autofree char *handle = handle_of (fixture, ROTTERDAM_BACK, there);
  g_autoptr (DimFact) ours = new_word (fixture, here, handle, DIM_PROPOSAL_SAME);

  assert_view (&fixture->ledger, ROTTERDAM_BACK, second,
               "000a+000a? T3:(Balie Amsterdam, 14 020)2026-11");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, ours, "201");
  say (fixture, ROTTERDAM_BACK, there, DIM_PROPOSAL_SAME, "201");

  assert_counted (fixture, "3/5");
  assert_view (&fixture->ledger, AMSTERDAM_BACK, here, "0007 T3:(Balie Rotterdam, 14 010)2026-11");
  assert_view (&fixture->ledger, ROTTERDAM_BACK, second, "000a+000a?");
}

/* A document that is gone does not undo what both said. */
static void
test_agreement_outlives_the_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) tags =
    ledger_fixture_tags (&fixture->ledger, fixture->there, 0, "another", NULL);

  both_say_same (fixture);
  assert_offer (&fixture->ledger, ROTTERDAM_BACK, tags, "201");
  assert_counted (fixture, "1/2");
  assert_stands (fixture, AMSTERDAM_BACK, fixture->here, "afgesproken");
  say (fixture, AMSTERDAM_BACK, fixture->here, DIM_PROPOSAL_RETRACT, "201");
  assert_counted (fixture, "2/2");
  assert_view (&fixture->ledger, AMSTERDAM_BACK, fixture->here, "0001");
}

static void
assert_silent_about (const char *told, const DimFact *other)
{
  const DimDocumentUse *use = other->values->documents->pdata[0];

  g_assert_null (strstr (told, other->id));
  g_assert_null (strstr (told, use->id));
  g_assert_null (strstr (told, dim_incident_code (other->values, DIM_FIELD_OUTCOME)));
  g_assert_null (strstr (told, "Noord"));
}

/* Whatever is said, nothing of the other registration stands in what a device is told. */
static void
test_other_side_learns_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) tags = NULL;
  g_autoptr (DimFact) other = ledger_fixture_incident (&fixture->ledger, "2026-11-04", "GM0363", 1);
  g_autoptr (DimFact) here = NULL;

  dim_incident_set_code (other->values, DIM_FIELD_OUTCOME, "document-ingehouden");
  assert_offer (&fixture->ledger, AMSTERDAM_NOORD, other, "201");
  tags = ledger_fixture_tags (&fixture->ledger, other, 0, "y", NULL);
  assert_offer (&fixture->ledger, AMSTERDAM_NOORD, tags, "201");
  here = ledger_fixture_register (&fixture->ledger, ROTTERDAM_DESK, LATER, "y");
  for (guint i = 0; i < DIM_N_PROPOSALS; i++) {
    g_autofree char *told = NULL;
    g_autofree char *desk = NULL;

    say (fixture, AMSTERDAM_BACK, other, (DimProposalKind) i, "201");
    say (fixture, ROTTERDAM_BACK, here, DIM_PROPOSAL_SAME, "201");
    told = write_view (fixture, ROTTERDAM_BACK, here);
    desk = write_view (fixture, ROTTERDAM_DESK, here);
    assert_silent_about (told, other);
    assert_silent_about (desk, other);
    g_assert_null (strstr (desk, "T3"));
  }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/rules-agreement/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("pair-has-one-name-for-both", test_pair_has_one_name_for_both);
  ADD ("one-yes-is-a-proposal", test_one_yes_is_a_proposal);
  ADD ("both-yes-is-one-case", test_both_yes_is_one_case);
  ADD ("other-side-counts-elsewhere", test_other_side_counts_elsewhere);
  ADD ("taken-back-is-as-before", test_taken_back_is_as_before);
  ADD ("last-word-of-a-side-is-that-of-the-highest-id",
       test_last_word_of_a_side_is_that_of_the_highest_id);
  ADD ("only-who-speaks-for-the-municipality-says-so",
       test_only_who_speaks_for_the_municipality_says_so);
  ADD ("withdrawal-ends-what-was-said", test_withdrawal_ends_what_was_said);
  ADD ("agreement-does-not-bring-together-what-is-apart",
       test_agreement_does_not_bring_together_what_is_apart);
  ADD ("provisional-elsewhere-is-not-told", test_provisional_elsewhere_is_not_told);
  ADD ("agreement-outlives-the-document", test_agreement_outlives_the_document);
  ADD ("other-side-learns-nothing", test_other_side_learns_nothing);
  return g_test_run ();
}
