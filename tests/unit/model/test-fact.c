/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-fact.h"

static void
test_kinds_go_by_their_names (void)
{
  static const char *const names[][2] = {
    { "voorval", "voorvallen" },      { "herziening", "herzieningen" },
    { "kenmerken", "kenmerken" },     { "intrekking", "intrekkingen" },
    { "beslissing", "beslissingen" }, { "nulmelding", "nulmeldingen" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    DimFactKind kind = DIM_FACT_DECISION;

    g_assert_cmpstr (dim_fact_kind_name ((DimFactKind) i), ==, names[i][0]);
    g_assert_cmpstr (dim_fact_kind_plural ((DimFactKind) i), ==, names[i][1]);
    g_assert_true (dim_fact_kind_from_name (names[i][0], &kind));
    g_assert_cmpuint (kind, ==, i);
  }
}

static void
test_decisions_go_by_their_names (void)
{
  static const char *const names[] = { "zelfde", "apart", "intrekken", "waarde" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    DimDecisionKind kind = DIM_DECISION_VALUE;

    g_assert_cmpstr (dim_decision_kind_name ((DimDecisionKind) i), ==, names[i]);
    g_assert_true (dim_decision_kind_from_name (names[i], &kind));
    g_assert_cmpuint (kind, ==, i);
  }
}

static void
test_other_names_are_refused (void)
{
  DimFactKind fact = DIM_FACT_TAGS;
  DimDecisionKind decision = DIM_DECISION_VALUE;

  g_assert_false (dim_fact_kind_from_name ("", &fact));
  g_assert_false (dim_fact_kind_from_name ("Voorval", &fact));
  g_assert_false (dim_decision_kind_from_name ("same", &decision));
  g_assert_cmpuint (fact, ==, DIM_FACT_TAGS);
  g_assert_cmpuint (decision, ==, DIM_DECISION_VALUE);
}

static void
test_revision_copy_stands_alone (void)
{
  g_autoptr (DimRevision) revision = dim_revision_new ("r", "i");
  g_autoptr (DimRevision) copy = NULL;

  g_assert_cmpuint (g_strv_length (revision->basis), ==, 0);
  g_clear_pointer (&revision->basis, g_strfreev);
  revision->basis = g_strsplit ("i q", " ", -1);
  revision->changed = 1U << DIM_FIELD_FORM;
  dim_incident_set_code (revision->values, DIM_FIELD_FORM, "look-alike");
  copy = dim_revision_copy (revision);
  dim_incident_set_code (revision->values, DIM_FIELD_FORM, "anders");
  g_clear_pointer (&revision, dim_revision_free);

  g_assert_cmpstr (copy->id, ==, "r");
  g_assert_cmpstr (copy->incident, ==, "i");
  g_assert_cmpstr (copy->basis[1], ==, "q");
  g_assert_cmpuint (copy->changed, ==, 1U << DIM_FIELD_FORM);
  g_assert_cmpstr (dim_incident_code (copy->values, DIM_FIELD_FORM), ==, "look-alike");
}

static void
test_decision_copy_stands_alone (void)
{
  g_autoptr (DimDecision) decision = dim_decision_new ("d", DIM_DECISION_APART);
  g_autoptr (DimDecision) copy = NULL;

  g_assert_cmpuint (g_strv_length (decision->supersedes), ==, 0);
  g_assert_cmpstr (decision->reason, ==, "");
  g_clear_pointer (&decision->supersedes, g_strfreev);
  decision->supersedes = g_strsplit ("c", " ", -1);
  g_strlcpy (decision->first, "a", sizeof decision->first);
  g_strlcpy (decision->second, "b", sizeof decision->second);
  copy = dim_decision_copy (decision);
  g_clear_pointer (&decision, dim_decision_free);

  g_assert_cmpstr (copy->id, ==, "d");
  g_assert_cmpuint (copy->kind, ==, DIM_DECISION_APART);
  g_assert_cmpstr (copy->first, ==, "a");
  g_assert_cmpstr (copy->second, ==, "b");
  g_assert_cmpstr (copy->supersedes[0], ==, "c");
  g_assert_null (copy->supersedes[1]);
  g_assert_cmpstr (copy->reason, ==, "");
}

static void
test_fact_owns_what_belongs_to_its_kind (void)
{
  g_autoptr (DimFact) tags = dim_fact_new (DIM_FACT_TAGS, "f", "i");
  g_autoptr (DimFact) withdrawal = dim_fact_new (DIM_FACT_WITHDRAWAL, "w", "i");
  g_autoptr (DimFact) decision = dim_fact_new (DIM_FACT_DECISION, "d", "");
  g_autoptr (DimFact) statement = dim_fact_new (DIM_FACT_STATEMENT, "z", "");
  const DimTag tag = { .key_id = "2026a", .tag = { 1, 2, 3 } };
  DimUseTags *use = dim_use_tags_new ("u");

  g_array_append_val (use->tags, tag);
  g_ptr_array_add (tags->uses, use);
  decision->decision = dim_decision_new ("d", DIM_DECISION_SAME);

  g_assert_cmpstr (use->use, ==, "u");
  g_assert_false (use->is_withdrawn);
  g_assert_cmpstr (withdrawal->reason, ==, "");
  g_assert_null (withdrawal->uses);
  g_assert_null (tags->reason);
  g_assert_cmpstr (decision->incident, ==, "");
  statement->statement = dim_zero_statement_new ();
  g_assert_cmpstr (statement->statement->municipality, ==, "");
  g_assert_cmpint (statement->statement->month, ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fact/kinds-go-by-their-names", test_kinds_go_by_their_names);
  g_test_add_func ("/fact/decisions-go-by-their-names", test_decisions_go_by_their_names);
  g_test_add_func ("/fact/other-names-are-refused", test_other_names_are_refused);
  g_test_add_func ("/fact/revision-copy-stands-alone", test_revision_copy_stands_alone);
  g_test_add_func ("/fact/decision-copy-stands-alone", test_decision_copy_stands_alone);
  g_test_add_func ("/fact/owns-what-belongs-to-its-kind", test_fact_owns_what_belongs_to_its_kind);
  return g_test_run ();
}
