/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-cases.h"

#include "reference-cases.h"

#define N_RANDOM_SETS 10000

static const DimMatchWindows windows = DIM_MATCH_WINDOWS_DEFAULT;

/* A set of registrations with short ids, as a test writes it down. */
typedef struct {
  GPtrArray *members;
  GPtrArray *decisions;
} Scene;

static void
start_scene (Scene *scene)
{
  scene->members = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_member_free);
  scene->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_decision_free);
}

static void
clear_scene (Scene *scene)
{
  g_clear_pointer (&scene->members, g_ptr_array_unref);
  g_clear_pointer (&scene->decisions, g_ptr_array_unref);
}

static void
add_document (DimMember *member, const char *document, const char *country)
{
  DimShownDocument shown = { 0 };

  g_strlcpy (shown.document, document, sizeof shown.document);
  g_strlcpy (shown.country, country, sizeof shown.country);
  g_array_append_val (member->documents, shown);
  member->has_number = TRUE;
}

static DimMember *
add_member (Scene *scene, const char *id, const char *desk, DimDay date, const char *document)
{
  DimMember *member = dim_member_new (id);

  g_strlcpy (member->municipality, "GM0363", sizeof member->municipality);
  g_strlcpy (member->office, "amsterdam", sizeof member->office);
  g_strlcpy (member->desk, desk, sizeof member->desk);
  member->date = date;
  member->form = g_strdup ("look-alike");
  member->product = g_strdup ("paspoort-aanvraag");
  if (document != NULL)
    add_document (member, document, "NLD");
  g_ptr_array_add (scene->members, member);
  return member;
}

static DimDecision *
add_decision (Scene *scene,
              const char *id,
              DimDecisionKind kind,
              const char *first,
              const char *second)
{
  DimDecision *decision = dim_decision_new (id, kind);

  g_strlcpy (decision->first, first, sizeof decision->first);
  g_strlcpy (decision->second, second, sizeof decision->second);
  g_ptr_array_add (scene->decisions, decision);
  return decision;
}

static char *
join_scene (const Scene *scene)
{
  g_autoptr (GPtrArray) standing = dim_decisions_standing (scene->decisions);
  g_autoptr (GPtrArray) cases = dim_cases_join (scene->members, standing, &windows);

  return reference_cases_print (cases);
}

static void
assert_cases (const Scene *scene, const char *expected)
{
  g_autofree char *text = join_scene (scene);

  g_assert_cmpstr (text, ==, expected);
}

static void
shuffle (GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--) {
    guint j = (guint) g_test_rand_int_range (0, (gint32) i);
    gpointer item = array->pdata[i - 1];

    array->pdata[i - 1] = array->pdata[j];
    array->pdata[j] = item;
  }
}

static guint
roll (guint below)
{
  return (guint) g_test_rand_int_range (0, (gint32) below);
}

static void
make_random_id (char id[DIM_UUID_TEXT_LEN])
{
  guint8 random[DIM_UUID_RANDOM];

  for (gsize i = 0; i < sizeof random; i++)
    random[i] = (guint8) g_test_rand_int_range (0, 256);
  dim_uuid_v7 (1767225600000 + g_test_rand_int_range (0, 4), random, id);
}

static void
add_random_member (Scene *scene, guint n_places, guint n_documents, guint n_days)
{
  static const char *const countries[] = { "", "NLD", "DEU", "D" };
  char id[DIM_UUID_TEXT_LEN];
  DimMember *member = NULL;

  make_random_id (id);
  member = dim_member_new (id);
  g_snprintf (member->municipality, sizeof member->municipality, "GM%04u", roll (n_places));
  g_snprintf (member->office, sizeof member->office, "kantoor %u", roll (n_places));
  g_snprintf (member->desk, sizeof member->desk, "loket %u", roll (3));
  member->role = roll (2) == 0 ? DIM_ROLE_FRONT_OFFICE : DIM_ROLE_BACK_OFFICE;
  member->date = dim_day_new (2026, 11, 3) + (DimDay) roll (n_days);
  for (guint i = roll (4); i > 0; i--) {
    g_autofree char *document = g_strdup_printf ("document %u", roll (n_documents));

    add_document (member, document, countries[roll (4)]);
  }
  g_ptr_array_add (scene->members, member);
}

static void
add_random_decision (Scene *scene)
{
  static const DimDecisionKind kinds[] = { DIM_DECISION_SAME, DIM_DECISION_APART, DIM_DECISION_SAME,
                                           DIM_DECISION_APART, DIM_DECISION_VALUE };
  const DimMember *first = scene->members->pdata[roll (scene->members->len)];
  const DimMember *second = scene->members->pdata[roll (scene->members->len)];
  char id[DIM_UUID_TEXT_LEN];

  make_random_id (id);
  add_decision (scene, id, kinds[roll (G_N_ELEMENTS (kinds))], first->id,
                roll (10) == 0 ? "unknown" : second->id);
}

static void
make_random_scene (Scene *scene)
{
  guint n_members = 1 + roll (roll (10) == 0 ? 40 : 12);
  guint n_places = 1 + roll (3);
  guint n_documents = 1 + roll (4);
  guint n_days = 1 + roll (45);
  guint n_decisions = roll (2) == 0 ? 0 : roll (8);

  start_scene (scene);
  for (guint i = 0; i < n_members; i++)
    add_random_member (scene, n_places, n_documents, n_days);
  for (guint i = 0; i < n_decisions; i++)
    add_random_decision (scene);
}

static void
test_equals_the_reference_in_any_order (void)
{
  for (guint set = 0; set < N_RANDOM_SETS; set++) {
    g_autofree char *expected = NULL;
    Scene scene;

    make_random_scene (&scene);
    expected = reference_cases_join (scene.members, scene.decisions, &windows);
    for (guint order = 0; order < 4; order++) {
      g_autoptr (GPtrArray) cases = NULL;
      g_autofree char *text = NULL;

      shuffle (scene.members);
      shuffle (scene.decisions);
      cases = dim_cases_join (scene.members, scene.decisions, &windows);
      text = reference_cases_print (cases);
      if (g_strcmp0 (text, expected) != 0)
        g_error ("set %u, order %u:\n%sinstead of\n%s", set, order, text, expected);
    }
    clear_scene (&scene);
  }
}

static void
test_retracting_restores_the_cases (void)
{
  for (guint set = 0; set < N_RANDOM_SETS; set++) {
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    const DimDecision *last = NULL;
    DimDecision *retraction = NULL;
    Scene scene;

    make_random_scene (&scene);
    before = join_scene (&scene);
    add_random_decision (&scene);
    last = scene.decisions->pdata[scene.decisions->len - 1];
    retraction = add_decision (&scene, "retraction", DIM_DECISION_RETRACT, "", "");
    retraction->supersedes = g_renew (char *, retraction->supersedes, 2);
    retraction->supersedes[0] = g_strdup (last->id);
    retraction->supersedes[1] = NULL;
    after = join_scene (&scene);
    g_assert_cmpstr (after, ==, before);
    clear_scene (&scene);
  }
}

static void
test_two_desks_make_one_provisional_case (void)
{
  Scene scene;

  start_scene (&scene);
  add_member (&scene, "b", "backoffice", 105, "P");
  add_member (&scene, "a", "balie", 103, "P");
  assert_cases (&scene, "a b ?\n");

  add_decision (&scene, "d", DIM_DECISION_SAME, "b", "a");
  assert_cases (&scene, "a b \n");
  clear_scene (&scene);
}

static void
test_span_holds_for_the_whole_case (void)
{
  Scene scene;

  start_scene (&scene);
  add_member (&scene, "a", "1", 100, "P");
  add_member (&scene, "b", "2", 114, "P");
  assert_cases (&scene, "a b ?\n");

  add_member (&scene, "c", "3", 115, "P");
  assert_cases (&scene, "a \nb c ?\n");
  clear_scene (&scene);
}

static void
test_only_decisions_exceed_the_span (void)
{
  Scene scene;

  start_scene (&scene);
  add_member (&scene, "a", "1", 100, "P");
  add_member (&scene, "b", "2", 200, NULL);
  add_member (&scene, "c", "3", 101, "P");
  add_decision (&scene, "d", DIM_DECISION_SAME, "a", "b");
  assert_cases (&scene, "a b \nc \n");
  clear_scene (&scene);
}

static void
test_a_passport_shown_all_year_is_not_one_case (void)
{
  g_autoptr (GPtrArray) cases = NULL;
  Scene scene;

  start_scene (&scene);
  for (int i = 0; i < 37; i++) {
    g_autofree char *id = g_strdup_printf ("%02d", i);

    add_member (&scene, id, i % 2 == 0 ? "balie" : "backoffice", i * 10, "P");
  }
  cases = dim_cases_join (scene.members, scene.decisions, &windows);
  g_assert_cmpuint (cases->len, ==, 19);
  clear_scene (&scene);
}

static void
test_unanswered_double_at_one_desk_blocks (void)
{
  Scene scene;

  start_scene (&scene);
  add_member (&scene, "a", "balie", 100, "P");
  add_member (&scene, "b", "balie", 103, "P");
  add_member (&scene, "c", "backoffice", 101, "P");
  assert_cases (&scene, "a c ?\nb \n");

  add_decision (&scene, "d", DIM_DECISION_SAME, "a", "b");
  assert_cases (&scene, "a b c ?\n");
  clear_scene (&scene);
}

static void
test_apart_blocks_across_groups (void)
{
  Scene scene;

  start_scene (&scene);
  add_member (&scene, "a", "1", 100, "P");
  add_member (&scene, "b", "2", 101, "P");
  add_member (&scene, "c", "3", 103, "P");
  add_decision (&scene, "d", DIM_DECISION_APART, "c", "a");
  assert_cases (&scene, "a b ?\nc \n");

  /* Where decisions contradict each other, one event it is. */
  add_decision (&scene, "e", DIM_DECISION_SAME, "a", "c");
  assert_cases (&scene, "a b c ?\n");
  clear_scene (&scene);
}

static void
test_other_countries_are_not_joined (void)
{
  DimMember *member = NULL;
  Scene scene;

  start_scene (&scene);
  add_document (add_member (&scene, "a", "1", 100, NULL), "P", "DEU");
  add_document (add_member (&scene, "b", "2", 100, NULL), "P", "BEL");
  assert_cases (&scene, "a \nb \n");

  member = add_member (&scene, "c", "3", 100, NULL);
  add_document (member, "P", "D");
  assert_cases (&scene, "a c ?\nb \n");
  clear_scene (&scene);
}

static void
test_any_shared_document_joins (void)
{
  Scene scene;

  start_scene (&scene);
  add_document (add_member (&scene, "a", "1", 100, "P"), "Q", "NLD");
  add_member (&scene, "b", "2", 100, "Q");
  add_member (&scene, "c", "3", 100, "P");
  assert_cases (&scene, "a b c ?\n");
  clear_scene (&scene);
}

static void
test_nothing_makes_no_case (void)
{
  Scene scene;

  start_scene (&scene);
  assert_cases (&scene, "");
  add_decision (&scene, "d", DIM_DECISION_SAME, "a", "b");
  assert_cases (&scene, "");
  clear_scene (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cases/equals-the-reference-in-any-order",
                   test_equals_the_reference_in_any_order);
  g_test_add_func ("/cases/retracting-restores-the-cases", test_retracting_restores_the_cases);
  g_test_add_func ("/cases/two-desks-make-one-provisional-case",
                   test_two_desks_make_one_provisional_case);
  g_test_add_func ("/cases/span-holds-for-the-whole-case", test_span_holds_for_the_whole_case);
  g_test_add_func ("/cases/only-decisions-exceed-the-span", test_only_decisions_exceed_the_span);
  g_test_add_func ("/cases/a-passport-shown-all-year-is-not-one-case",
                   test_a_passport_shown_all_year_is_not_one_case);
  g_test_add_func ("/cases/unanswered-double-at-one-desk-blocks",
                   test_unanswered_double_at_one_desk_blocks);
  g_test_add_func ("/cases/apart-blocks-across-groups", test_apart_blocks_across_groups);
  g_test_add_func ("/cases/other-countries-are-not-joined", test_other_countries_are_not_joined);
  g_test_add_func ("/cases/any-shared-document-joins", test_any_shared_document_joins);
  g_test_add_func ("/cases/nothing-makes-no-case", test_nothing_makes_no_case);
  return g_test_run ();
}
