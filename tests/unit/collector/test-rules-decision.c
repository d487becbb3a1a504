/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger-fixture.h"

typedef struct {
  LedgerFixture ledger;
  DimFact *a; /* one passport at a desk … */
  DimFact *b; /* … and at the back office two days later: one provisional case */
  DimFact *c; /* another passport at that desk */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ledger_fixture_set_up (&fixture->ledger, data);
  fixture->a =
    ledger_fixture_register (&fixture->ledger, AMSTERDAM_CENTRUM, "2026-11-03", "passport");
  fixture->b = ledger_fixture_register (&fixture->ledger, AMSTERDAM_BACK, "2026-11-05", "passport");
  fixture->c = ledger_fixture_register (&fixture->ledger, AMSTERDAM_CENTRUM, "2026-11-06", "other");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dim_fact_free (fixture->a);
  dim_fact_free (fixture->b);
  dim_fact_free (fixture->c);
  ledger_fixture_tear_down (&fixture->ledger, data);
}

static DimFact *
decide (Fixture *fixture,
        DimDecisionKind kind,
        const DimFact *first,
        const DimFact *second,
        const DimFact *superseded)
{
  return ledger_fixture_decision (&fixture->ledger, kind, first, second, superseded);
}

static void
test_same_confirms_and_joins (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) confirm = decide (fixture, DIM_DECISION_SAME, fixture->a, fixture->b, NULL);
  g_autoptr (DimFact) join = decide (fixture, DIM_DECISION_SAME, fixture->a, fixture->c, NULL);

  assert_view (&fixture->ledger, AMSTERDAM_CENTRUM, fixture->a, "0001+0004?");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, confirm, "201");
  assert_view (&fixture->ledger, AMSTERDAM_CENTRUM, fixture->a, "0001+0004");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, join, "201");
  assert_view (&fixture->ledger, AMSTERDAM_CENTRUM, fixture->c, "0001+0001+0004");
}

static void
test_apart_is_remembered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) apart = decide (fixture, DIM_DECISION_APART, fixture->a, fixture->b, NULL);
  g_autoptr (DimFact) tags =
    ledger_fixture_tags (&fixture->ledger, fixture->a, 0, "passport", NULL);

  assert_offer (&fixture->ledger, AMSTERDAM_BACK, apart, "201");
  assert_view (&fixture->ledger, AMSTERDAM_BACK, fixture->a, "0001");
  assert_view (&fixture->ledger, AMSTERDAM_BACK, fixture->b, "0004");
  assert_offer (&fixture->ledger, AMSTERDAM_CENTRUM, tags, "201");
  assert_view (&fixture->ledger, AMSTERDAM_BACK, fixture->b, "0004");
}

static void
test_retracting_restores (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) apart = decide (fixture, DIM_DECISION_APART, fixture->a, fixture->b, NULL);
  g_autoptr (DimFact) retract = decide (fixture, DIM_DECISION_RETRACT, NULL, NULL, apart);
  g_autoptr (DimFact) back = decide (fixture, DIM_DECISION_RETRACT, NULL, NULL, retract);

  assert_offer (&fixture->ledger, AMSTERDAM_BACK, apart, "201");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, retract, "201");
  assert_view (&fixture->ledger, AMSTERDAM_BACK, fixture->a, "0001+0004?");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, back, "201");
  assert_view (&fixture->ledger, AMSTERDAM_BACK, fixture->a, "0001");
}

static void
test_contradiction_must_be_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) apart = decide (fixture, DIM_DECISION_APART, fixture->a, fixture->b, NULL);
  g_autoptr (DimFact) same = decide (fixture, DIM_DECISION_SAME, fixture->a, fixture->b, NULL);
  g_autoptr (DimFact) named = decide (fixture, DIM_DECISION_SAME, fixture->a, fixture->b, apart);
  g_autoptr (DimFact) ac = decide (fixture, DIM_DECISION_SAME, fixture->a, fixture->c, NULL);
  g_autoptr (DimFact) bc = decide (fixture, DIM_DECISION_APART, fixture->b, fixture->c, NULL);

  assert_offer (&fixture->ledger, AMSTERDAM_BACK, apart, "201");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, same, "409 tegenspraak");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, named, "201");
  assert_view (&fixture->ledger, AMSTERDAM_BACK, fixture->a, "0001+0004");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, ac, "201");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, bc, "409 tegenspraak");
}

static void
test_what_comes_back_must_fit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) apart = decide (fixture, DIM_DECISION_APART, fixture->a, fixture->b, NULL);
  g_autoptr (DimFact) retract = decide (fixture, DIM_DECISION_RETRACT, NULL, NULL, apart);
  g_autoptr (DimFact) same = decide (fixture, DIM_DECISION_SAME, fixture->a, fixture->b, NULL);
  g_autoptr (DimFact) back = decide (fixture, DIM_DECISION_RETRACT, NULL, NULL, retract);

  assert_offer (&fixture->ledger, AMSTERDAM_BACK, apart, "201");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, retract, "201");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, same, "201");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, back, "409 tegenspraak");
  assert_view (&fixture->ledger, AMSTERDAM_BACK, fixture->a, "0001+0004");
}

static void
test_authority (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) own = decide (fixture, DIM_DECISION_SAME, fixture->a, fixture->c, NULL);
  g_autoptr (DimFact) cross = decide (fixture, DIM_DECISION_SAME, fixture->a, fixture->b, NULL);
  g_autoptr (DimFact) apart = decide (fixture, DIM_DECISION_APART, fixture->a, fixture->c, own);
  g_autoptr (DimFact) undo = decide (fixture, DIM_DECISION_RETRACT, NULL, NULL, apart);
  g_autoptr (DimFact) unknown = decide (fixture, DIM_DECISION_RETRACT, NULL, NULL, cross);

  assert_offer (&fixture->ledger, AMSTERDAM_CENTRUM, cross, "403 geen-recht");
  assert_offer (&fixture->ledger, ROTTERDAM_BACK, own, "403 geen-recht");
  assert_offer (&fixture->ledger, AMSTERDAM_CENTRUM, own, "201");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, apart, "201");
  assert_offer (&fixture->ledger, AMSTERDAM_CENTRUM, undo, "403 geen-recht");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, unknown, "404 niet-gevonden");
}

static guint8
count_form (Fixture *fixture)
{
  DimLedger *ledger = fixture->ledger.rules->ledger;
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
  g_autoptr (GError) error = NULL;

  ledger->home->rows.between (ledger, 0, 0, &(DimLedgerChangedRows){ changed, cases, documents },
                              &error);
  g_assert_no_error (error);
  for (guint i = 0; i < cases->len; i++)
    if (g_array_index (cases, DimCaseRow, i).gross == 2)
      return g_array_index (cases, DimCaseRow, i).form;
  return 0;
}

static void
test_reviewer_chooses_the_value (Fixture *fixture, gconstpointer data)
{
  const DimCodeBook *book = fixture->ledger.book;
  g_autoptr (DimFact) revision = ledger_fixture_revision (&fixture->ledger, fixture->a);
  g_autoptr (DimFact) value = decide (fixture, DIM_DECISION_VALUE, fixture->a, NULL, NULL);

  revision->revision->changed = 1U << DIM_FIELD_FORM;
  dim_incident_set_code (revision->revision->values, DIM_FIELD_FORM, "nagemaakt");
  assert_offer (&fixture->ledger, AMSTERDAM_CENTRUM, revision, "201");
  g_assert_cmpuint (count_form (fixture), ==,
                    dim_code_book_find (book, DIM_LIST_FORM, "look-alike")->number);
  value->decision->field = DIM_FIELD_FORM;
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, value, "201");

  g_assert_cmpuint (count_form (fixture), ==,
                    dim_code_book_find (book, DIM_LIST_FORM, "nagemaakt")->number);
}

/* The value of a case is a reviewer's choice, also of what the desk registered itself. */
static void
test_desk_chooses_no_value (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) incident =
    ledger_fixture_register (&fixture->ledger, AMSTERDAM_CENTRUM, "2026-11-03", NULL);
  g_autoptr (DimFact) choice = decide (fixture, DIM_DECISION_VALUE, incident, NULL, NULL);

  choice->decision->field = DIM_FIELD_FORM;
  assert_offer (&fixture->ledger, AMSTERDAM_CENTRUM, choice, "403 geen-recht");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, choice, "201");
}

/* An office that works for one of the two municipalities that a decision brought together. */
static void
test_peer_elsewhere_is_not_told (Fixture *fixture, gconstpointer data)
{
  const char *const both[] = { "GM0392", "GM0397", NULL };
  DimFact *facts[2] = { NULL };
  DimDeviceProfile *asking = fixture->ledger.devices[ROTTERDAM_BACK];
  g_autoptr (DimFact) same = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++) {
    facts[i] = ledger_fixture_incident (&fixture->ledger, "2026-11-03", both[i], 1);
    assert_offer (&fixture->ledger, DUO_DESK, facts[i], "201");
  }
  same = decide (fixture, DIM_DECISION_SAME, facts[0], facts[1], NULL);
  assert_offer (&fixture->ledger, DUO_BACK, same, "201");

  g_free (asking->municipalities[0]);
  asking->municipalities[0] = g_strdup ("GM0392");

  assert_view (&fixture->ledger, DUO_BACK, facts[0], "000a+000c");
  assert_view (&fixture->ledger, ROTTERDAM_BACK, facts[0], "000a");
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    dim_fact_free (facts[i]);
}

/* A clerk and a reviewer whose desks have one name. */
static void
test_desk_of_one_name_decides_its_own (Fixture *fixture, gconstpointer data)
{
  DimDeviceProfile *clerk = fixture->ledger.devices[AMSTERDAM_CENTRUM];
  g_autoptr (DimFact) same = NULL;
  g_autoptr (DimFact) own = NULL;
  g_autoptr (DimFact) other = NULL;

  g_free (clerk->desk);
  clerk->desk = g_strdup ("Backoffice");
  own = ledger_fixture_register (&fixture->ledger, AMSTERDAM_CENTRUM, "2026-11-05", "third");
  other = ledger_fixture_register (&fixture->ledger, AMSTERDAM_BACK, "2026-11-05", "third");
  same = decide (fixture, DIM_DECISION_SAME, own, other, NULL);

  assert_offer (&fixture->ledger, AMSTERDAM_CENTRUM, same, "403 geen-recht");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, same, "201");
}

/* "kind reason stands, …" of what @place is told about @incident. */
static char *
describe_told (Fixture *fixture, Place place, const DimFact *incident)
{
  g_autoptr (DimChange) change = ledger_fixture_view (&fixture->ledger, place, incident->id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < change->decisions->len; i++) {
    const DimDecisionEntry *entry = g_ptr_array_index (change->decisions, i);

    g_string_append_printf (text, "%s%s %s%s", i > 0 ? ", " : "",
                            dim_decision_kind_name (entry->decision->kind), entry->desk,
                            entry->stands ? "" : " (not any more)");
  }
  return g_string_free (text, FALSE);
}

#define assert_told(fixture, place, incident, expected)                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *told = describe_told (fixture, place, incident);                              \
    g_assert_cmpstr (told, ==, expected);                                                          \
  }                                                                                                \
  G_STMT_END

static void
test_both_ends_are_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) apart = decide (fixture, DIM_DECISION_APART, fixture->a, fixture->b, NULL);
  g_autoptr (DimFact) same = decide (fixture, DIM_DECISION_SAME, fixture->a, fixture->b, apart);
  g_autoptr (DimFact) value = decide (fixture, DIM_DECISION_VALUE, fixture->a, NULL, NULL);
  g_autoptr (DimFact) retract = decide (fixture, DIM_DECISION_RETRACT, NULL, NULL, same);

  assert_told (fixture, AMSTERDAM_BACK, fixture->a, "");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, apart, "201");
  assert_told (fixture, AMSTERDAM_BACK, fixture->a, "apart Backoffice");
  assert_told (fixture, AMSTERDAM_BACK, fixture->b, "apart Backoffice");
  assert_told (fixture, AMSTERDAM_BACK, fixture->c, "");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, same, "201");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, value, "201");
  assert_told (fixture, AMSTERDAM_BACK, fixture->a,
               "apart Backoffice (not any more), zelfde Backoffice, waarde Backoffice");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, retract, "201");
  assert_told (fixture, AMSTERDAM_BACK, fixture->b,
               "apart Backoffice, zelfde Backoffice (not any more)");
}

/* The desk may not see what the back office registered. */
static void
test_who_may_not_see_the_other_is_not_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) same = decide (fixture, DIM_DECISION_SAME, fixture->a, fixture->b, NULL);
  g_autoptr (DimFact) own = decide (fixture, DIM_DECISION_APART, fixture->a, fixture->c, NULL);

  assert_offer (&fixture->ledger, AMSTERDAM_BACK, same, "201");
  assert_told (fixture, AMSTERDAM_CENTRUM, fixture->a, "");
  assert_offer (&fixture->ledger, AMSTERDAM_BACK, own, "201");
  assert_told (fixture, AMSTERDAM_CENTRUM, fixture->a, "apart Backoffice");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/decisions/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("same-confirms-and-joins", test_same_confirms_and_joins);
  ADD ("apart-is-remembered", test_apart_is_remembered);
  ADD ("retracting-restores", test_retracting_restores);
  ADD ("contradiction-must-be-named", test_contradiction_must_be_named);
  ADD ("what-comes-back-must-fit", test_what_comes_back_must_fit);
  ADD ("authority", test_authority);
  ADD ("reviewer-chooses-the-value", test_reviewer_chooses_the_value);
  ADD ("desk-chooses-no-value", test_desk_chooses_no_value);
  ADD ("peer-elsewhere-is-not-told", test_peer_elsewhere_is_not_told);
  ADD ("desk-of-one-name-decides-its-own", test_desk_of_one_name_decides_its_own);
  ADD ("both-ends-are-told", test_both_ends_are_told);
  ADD ("who-may-not-see-the-other-is-not-told", test_who_may_not_see_the_other_is_not_told);
  return g_test_run ();
}
