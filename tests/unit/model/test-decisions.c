/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-decisions.h"

#include "dim-decision-reason.h"

#define SAME    DIM_DECISION_SAME
#define APART   DIM_DECISION_APART
#define RETRACT DIM_DECISION_RETRACT
#define VALUE   DIM_DECISION_VALUE

static GPtrArray *
make_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dim_decision_free);
}

/* @supersedes with blanks between. */
static DimDecision *
decide (GPtrArray *list,
        const char *id,
        DimDecisionKind kind,
        const char *pair,
        const char *supersedes)
{
  DimDecision *decision = dim_decision_new (id, kind);

  decision->first[0] = pair[0];
  if (pair[0] != '\0')
    decision->second[0] = pair[1];
  g_clear_pointer (&decision->supersedes, g_strfreev);
  decision->supersedes = g_strsplit (supersedes, " ", -1);
  g_ptr_array_add (list, decision);
  return decision;
}

static void
assert_standing (GPtrArray *list, const char *expected)
{
  for (guint turn = 0; turn < list->len; turn++) {
    g_autoptr (GPtrArray) standing = dim_decisions_standing (list);
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint i = 0; i < standing->len; i++)
      g_string_append (text, ((const DimDecision *) standing->pdata[i])->id);
    g_assert_cmpstr (text->str, ==, expected);
    g_ptr_array_add (list, g_ptr_array_steal_index (list, 0));
  }
}

static const char *
find_contradiction (GPtrArray *standing,
                    DimDecisionKind kind,
                    const char *pair,
                    const char *supersedes)
{
  g_autoptr (GPtrArray) list = make_list ();

  return dim_decision_contradicts (decide (list, "new", kind, pair, supersedes), standing);
}

static void
test_superseded_ones_fall (void)
{
  g_autoptr (GPtrArray) list = make_list ();

  decide (list, "1", SAME, "ab", "");
  decide (list, "2", APART, "ab", "1");
  assert_standing (list, "2");
  decide (list, "3", SAME, "ab", "2");
  assert_standing (list, "3");
}

static void
test_retraction_restores_what_was_before (void)
{
  g_autoptr (GPtrArray) list = make_list ();

  decide (list, "1", SAME, "ab", "");
  decide (list, "2", APART, "ab", "1");
  decide (list, "3", RETRACT, "", "2");
  assert_standing (list, "13");
  decide (list, "4", RETRACT, "", "3");
  assert_standing (list, "24");
}

static void
test_ids_need_not_rise (void)
{
  g_autoptr (GPtrArray) list = make_list ();

  decide (list, "9", SAME, "ab", "");
  decide (list, "5", APART, "ab", "9");
  decide (list, "1", RETRACT, "", "5");
  assert_standing (list, "19");
}

static void
test_rings_and_strangers_are_survived (void)
{
  g_autoptr (GPtrArray) list = make_list ();

  decide (list, "1", RETRACT, "", "2");
  decide (list, "2", RETRACT, "", "1");
  decide (list, "3", SAME, "ab", "unknown");
  decide (list, "4", RETRACT, "", "4 unknown unknown");
  g_assert_cmpuint (list->len, ==, 4);
  assert_standing (list, "13");
}

static void
test_apart_contradicts_same (void)
{
  g_autoptr (GPtrArray) standing = make_list ();

  decide (standing, "1", SAME, "ab", "");
  decide (standing, "2", VALUE, "a", "");
  g_assert_cmpstr (find_contradiction (standing, APART, "ba", ""), ==, "1");
  g_assert_null (find_contradiction (standing, APART, "ba", "1"));
  g_assert_null (find_contradiction (standing, APART, "ac", ""));
  g_assert_null (find_contradiction (standing, SAME, "ba", ""));
  g_assert_null (find_contradiction (standing, RETRACT, "", "1"));
  g_assert_null (find_contradiction (standing, VALUE, "b", ""));
}

static void
test_apart_contradicts_same_through_others (void)
{
  g_autoptr (GPtrArray) standing = make_list ();

  decide (standing, "2", SAME, "ab", "");
  decide (standing, "3", SAME, "cb", "");
  decide (standing, "1", SAME, "de", "");
  g_assert_cmpstr (find_contradiction (standing, APART, "ca", ""), ==, "2");
  g_assert_cmpstr (find_contradiction (standing, APART, "ac", ""), ==, "2");
  g_assert_null (find_contradiction (standing, APART, "ac", "3"));
  g_assert_null (find_contradiction (standing, APART, "ad", ""));
}

static void
test_same_contradicts_apart_across (void)
{
  g_autoptr (GPtrArray) standing = make_list ();

  decide (standing, "1", SAME, "ab", "");
  decide (standing, "2", SAME, "cd", "");
  decide (standing, "3", APART, "da", "");
  g_assert_cmpstr (find_contradiction (standing, SAME, "bc", ""), ==, "3");
  g_assert_cmpstr (find_contradiction (standing, SAME, "ad", ""), ==, "3");
  g_assert_null (find_contradiction (standing, SAME, "bc", "3"));
  g_assert_null (find_contradiction (standing, SAME, "bc", "1"));
  g_assert_null (find_contradiction (standing, SAME, "be", ""));
}

static void
test_same_answers_only_for_itself (void)
{
  g_autoptr (GPtrArray) standing = make_list ();
  const DimDecision *own = decide (standing, "1", SAME, "ab", "");

  decide (standing, "2", SAME, "bc", "");
  decide (standing, "3", APART, "ac", "");
  g_assert_null (find_contradiction (standing, SAME, "ab", ""));
  g_assert_cmpstr (find_contradiction (standing, SAME, "ca", ""), ==, "3");
  g_assert_cmpstr (dim_decision_contradicts (own, standing), ==, "3");
}

static void
test_each_reason_suits_one_kind_of_decision (void)
{
  static const DimDecisionKind kinds[] = { DIM_DECISION_SAME, DIM_DECISION_APART,
                                           DIM_DECISION_VALUE, DIM_DECISION_RETRACT };
  DimDecisionReason read;

  for (guint i = 0; i < DIM_N_REASONS; i++) {
    guint n_suits = 0;

    for (gsize j = 0; j < G_N_ELEMENTS (kinds); j++)
      n_suits += dim_decision_reason_suits ((DimDecisionReason) i, kinds[j]) ? 1 : 0;
    g_assert_cmpuint (n_suits, ==, 1);
    g_assert_true (
      dim_decision_reason_from_name (dim_decision_reason_name ((DimDecisionReason) i), &read));
    g_assert_cmpuint (read, ==, i);
  }
  g_assert_false (dim_decision_reason_from_name ("zomaar", &read));
  for (guint review = 0; review < DIM_N_REVIEWS; review++)
    for (gsize j = 0; j < G_N_ELEMENTS (kinds); j++)
      for (guint roles = 0; roles < 4; roles++)
        g_assert_true (dim_decision_reason_suits (
          dim_decision_reason_usual (kinds[j], (DimReviewKind) review, roles), kinds[j]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decisions/superseded-ones-fall", test_superseded_ones_fall);
  g_test_add_func ("/decisions/retraction-restores-what-was-before",
                   test_retraction_restores_what_was_before);
  g_test_add_func ("/decisions/ids-need-not-rise", test_ids_need_not_rise);
  g_test_add_func ("/decisions/rings-and-strangers-are-survived",
                   test_rings_and_strangers_are_survived);
  g_test_add_func ("/decisions/apart-contradicts-same", test_apart_contradicts_same);
  g_test_add_func ("/decisions/apart-contradicts-same-through-others",
                   test_apart_contradicts_same_through_others);
  g_test_add_func ("/decisions/same-contradicts-apart-across", test_same_contradicts_apart_across);
  g_test_add_func ("/decisions/each-reason-suits-one-kind",
                   test_each_reason_suits_one_kind_of_decision);
  g_test_add_func ("/decisions/same-answers-only-for-itself", test_same_answers_only_for_itself);
  return g_test_run ();
}
