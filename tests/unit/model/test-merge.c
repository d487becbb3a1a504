/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-merge.h"

typedef struct {
  DimIncident *incident;
  GPtrArray *revisions;
} Scene;

static void
start_scene (Scene *scene)
{
  scene->incident = dim_incident_new ("0");
  scene->revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_revision_free);
  scene->incident->date = dim_day_new (2026, 11, 3);
  dim_incident_set_code (scene->incident, DIM_FIELD_FORM, "onbekend");
  dim_incident_set_code (scene->incident, DIM_FIELD_PRODUCT, "rni");
}

static void
clear_scene (Scene *scene)
{
  g_clear_pointer (&scene->incident, dim_incident_free);
  g_clear_pointer (&scene->revisions, g_ptr_array_unref);
}

/* A revision of one field; @basis with blanks between. */
static DimRevision *
revise (Scene *scene, const char *id, const char *basis, DimField field, const char *code)
{
  DimRevision *revision = dim_revision_new (id, "0");

  g_clear_pointer (&revision->basis, g_strfreev);
  revision->basis = g_strsplit (basis, " ", -1);
  revision->changed = 1U << field;
  dim_incident_set_code (revision->values, field, code);
  g_ptr_array_add (scene->revisions, revision);
  return revision;
}

static void
reverse (GPtrArray *array)
{
  for (guint i = 0; i < array->len / 2; i++) {
    gpointer item = array->pdata[i];

    array->pdata[i] = array->pdata[array->len - 1 - i];
    array->pdata[array->len - 1 - i] = item;
  }
}

/* "form product | field standing other, …" */
static char *
print_merge (const Scene *scene)
{
  g_autoptr (GArray) conflicts = NULL;
  g_autoptr (DimIncident) merged =
    dim_incident_merge (scene->incident, scene->revisions, &conflicts);
  GString *text = g_string_new (NULL);

  g_assert_cmpstr (merged->id, ==, "0");
  g_string_append_printf (text, "%s %s |", dim_incident_code (merged, DIM_FIELD_FORM),
                          dim_incident_code (merged, DIM_FIELD_PRODUCT));
  for (guint i = 0; i < conflicts->len; i++) {
    const DimConflict *conflict = &g_array_index (conflicts, DimConflict, i);

    g_string_append_printf (text, " %s %s %s,", dim_field_spec (conflict->field)->name,
                            conflict->standing, conflict->other);
  }
  return g_string_free (text, FALSE);
}

static void
assert_merge (Scene *scene, const char *expected)
{
  for (guint order = 0; order < 2; order++) {
    g_autofree char *text = print_merge (scene);

    g_assert_cmpstr (text, ==, expected);
    reverse (scene->revisions);
  }
}

static void
test_without_revisions_nothing_changes (void)
{
  Scene scene;
  g_autoptr (DimIncident) merged = NULL;

  start_scene (&scene);
  merged = dim_incident_merge (scene.incident, scene.revisions, NULL);
  g_assert_true (dim_incident_equal (merged, scene.incident));
  clear_scene (&scene);
}

static void
test_different_fields_merge (void)
{
  Scene scene;

  start_scene (&scene);
  revise (&scene, "1", "0", DIM_FIELD_FORM, "look-alike");
  revise (&scene, "2", "0", DIM_FIELD_PRODUCT, "vog");
  assert_merge (&scene, "look-alike vog |");
  clear_scene (&scene);
}

static void
give_reason (DimRevision *revision, const char *reason)
{
  g_free (revision->reason);
  revision->reason = g_strdup (reason);
}

static void
test_reason_alone_is_no_conflict (void)
{
  Scene scene;
  g_autoptr (DimRevision) copy = NULL;

  start_scene (&scene);
  give_reason (revise (&scene, "1", "0", DIM_FIELD_FORM, "look-alike"), "bekend");
  give_reason (revise (&scene, "2", "0", DIM_FIELD_FORM, "look-alike"), "keten");
  assert_merge (&scene, "look-alike rni |");
  copy = dim_revision_copy (scene.revisions->pdata[0]);
  g_assert_cmpstr (copy->reason, ==, "bekend");
  clear_scene (&scene);
}

static void
test_later_sight_wins_whatever_the_id (void)
{
  Scene scene;

  start_scene (&scene);
  revise (&scene, "9", "0", DIM_FIELD_FORM, "look-alike");
  revise (&scene, "1", "9", DIM_FIELD_FORM, "vervalst");
  assert_merge (&scene, "vervalst rni |");
  clear_scene (&scene);
}

static void
test_sight_goes_through_other_fields (void)
{
  Scene scene;

  start_scene (&scene);
  revise (&scene, "1", "0", DIM_FIELD_FORM, "look-alike");
  revise (&scene, "2", "1", DIM_FIELD_PRODUCT, "vog");
  revise (&scene, "3", "2", DIM_FIELD_FORM, "vervalst");
  assert_merge (&scene, "vervalst vog |");
  clear_scene (&scene);
}

static void
test_unseen_values_conflict_until_chosen (void)
{
  Scene scene;

  start_scene (&scene);
  revise (&scene, "3", "0", DIM_FIELD_FORM, "anders");
  revise (&scene, "1", "0", DIM_FIELD_FORM, "look-alike");
  revise (&scene, "2", "0", DIM_FIELD_FORM, "vervalst");
  assert_merge (&scene, "look-alike rni | vorm 1 2, vorm 1 3,");

  revise (&scene, "4", "1 2 3", DIM_FIELD_FORM, "vervalst");
  assert_merge (&scene, "vervalst rni |");
  clear_scene (&scene);
}

static void
test_partial_choice_leaves_the_rest (void)
{
  Scene scene;

  start_scene (&scene);
  revise (&scene, "1", "0", DIM_FIELD_FORM, "look-alike");
  revise (&scene, "2", "0", DIM_FIELD_FORM, "vervalst");
  revise (&scene, "3", "1", DIM_FIELD_FORM, "anders");
  assert_merge (&scene, "vervalst rni | vorm 2 3,");
  clear_scene (&scene);
}

static void
test_equal_values_do_not_conflict (void)
{
  Scene scene;

  start_scene (&scene);
  revise (&scene, "1", "0", DIM_FIELD_FORM, "vervalst");
  revise (&scene, "2", "0", DIM_FIELD_FORM, "vervalst");
  assert_merge (&scene, "vervalst rni |");
  clear_scene (&scene);
}

static void
test_conflicts_come_by_field (void)
{
  Scene scene;

  start_scene (&scene);
  revise (&scene, "1", "0", DIM_FIELD_FORM, "vervalst");
  revise (&scene, "2", "0", DIM_FIELD_FORM, "anders");
  revise (&scene, "3", "0", DIM_FIELD_PRODUCT, "vog");
  revise (&scene, "4", "0", DIM_FIELD_PRODUCT, "verhuizing");
  assert_merge (&scene, "vervalst vog | product 3 4, vorm 1 2,");
  clear_scene (&scene);
}

static void
test_cleared_answer_is_a_value (void)
{
  Scene scene;

  start_scene (&scene);
  revise (&scene, "1", "0", DIM_FIELD_PRODUCT, NULL);
  assert_merge (&scene, "onbekend (null) |");
  clear_scene (&scene);
}

static void
test_ring_of_revisions_stays_open (void)
{
  Scene scene;

  start_scene (&scene);
  revise (&scene, "1", "2", DIM_FIELD_FORM, "vervalst");
  revise (&scene, "2", "1", DIM_FIELD_FORM, "anders");
  assert_merge (&scene, "vervalst rni | vorm 1 2,");
  clear_scene (&scene);
}

static void
test_strangers_and_doubles_are_passed_over (void)
{
  DimRevision *stranger = NULL;
  Scene scene;

  start_scene (&scene);
  revise (&scene, "1", "0 unknown", DIM_FIELD_FORM, "vervalst");
  revise (&scene, "1", "0 unknown", DIM_FIELD_FORM, "vervalst");
  stranger = revise (&scene, "2", "1", DIM_FIELD_FORM, "anders");
  g_strlcpy (stranger->incident, "other", sizeof stranger->incident);
  assert_merge (&scene, "vervalst rni |");
  clear_scene (&scene);
}

/* Slowly and in words: a field takes the values of the revisions of it that no other revision of it
 * had seen. Bases only name lower ids here, as they do without a forger. */
static char *
print_expected (const Scene *scene, guint n, gboolean sees[n][n])
{
  static const DimField fields[] = { DIM_FIELD_PRODUCT, DIM_FIELD_FORM };
  const char *values[2] = { dim_incident_code (scene->incident, fields[0]),
                            dim_incident_code (scene->incident, fields[1]) };
  g_autoptr (GString) conflicts = g_string_new (NULL);

  for (gsize f = 0; f < G_N_ELEMENTS (fields); f++) {
    const DimRevision *standing = NULL;

    for (guint i = 0; i < n; i++) {
      const DimRevision *revision = scene->revisions->pdata[i];
      gboolean is_newest = (revision->changed & (1U << fields[f])) != 0;

      for (guint j = 0; j < n; j++)
        if (sees[j][i] &&
            (((const DimRevision *) scene->revisions->pdata[j])->changed & (1U << fields[f])) != 0)
          is_newest = FALSE;
      if (!is_newest)
        continue;
      if (standing == NULL) {
        standing = revision;
        values[f] = dim_incident_code (revision->values, fields[f]);
      } else if (g_strcmp0 (values[f], dim_incident_code (revision->values, fields[f])) != 0) {
        g_string_append_printf (conflicts, " %s %s %s,", dim_field_spec (fields[f])->name,
                                standing->id, revision->id);
      }
    }
  }
  return g_strdup_printf ("%s %s |%s", values[1], values[0], conflicts->str);
}

static void
add_random_revision (Scene *scene, guint i, guint n, gboolean sees[n][n])
{
  static const char *const codes[] = { "a", "b", "c" };
  g_autoptr (GString) basis = g_string_new ("0");
  g_autofree char *id = g_strdup_printf ("%02u", i + 1);
  DimRevision *revision = NULL;

  for (guint j = 0; j < i; j++)
    if (g_test_rand_int_range (0, 3) == 0) {
      g_string_append_printf (basis, " %02u", j + 1);
      sees[i][j] = TRUE;
      for (guint k = 0; k < j; k++)
        sees[i][k] |= sees[j][k];
    }
  revision = revise (scene, id, basis->str, DIM_FIELD_FORM, codes[g_test_rand_int_range (0, 3)]);
  dim_incident_set_code (revision->values, DIM_FIELD_PRODUCT, codes[g_test_rand_int_range (0, 3)]);
  revision->changed = (g_test_rand_bit () ? 1U << DIM_FIELD_FORM : 0) |
                      (g_test_rand_bit () ? 1U << DIM_FIELD_PRODUCT : 0);
}

static void
test_random_revisions_follow_the_words (void)
{
  enum {
    N = 8
  };

  for (guint set = 0; set < 2000; set++) {
    gboolean sees[N][N] = { { FALSE } };
    g_autofree char *expected = NULL;
    Scene scene;

    start_scene (&scene);
    for (guint i = 0; i < N; i++)
      add_random_revision (&scene, i, N, sees);
    expected = print_expected (&scene, N, sees);
    assert_merge (&scene, expected);
    clear_scene (&scene);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/reason-alone-is-no-conflict", test_reason_alone_is_no_conflict);
  g_test_add_func ("/merge/without-revisions-nothing-changes",
                   test_without_revisions_nothing_changes);
  g_test_add_func ("/merge/different-fields-merge", test_different_fields_merge);
  g_test_add_func ("/merge/later-sight-wins-whatever-the-id",
                   test_later_sight_wins_whatever_the_id);
  g_test_add_func ("/merge/sight-goes-through-other-fields", test_sight_goes_through_other_fields);
  g_test_add_func ("/merge/unseen-values-conflict-until-chosen",
                   test_unseen_values_conflict_until_chosen);
  g_test_add_func ("/merge/partial-choice-leaves-the-rest", test_partial_choice_leaves_the_rest);
  g_test_add_func ("/merge/equal-values-do-not-conflict", test_equal_values_do_not_conflict);
  g_test_add_func ("/merge/conflicts-come-by-field", test_conflicts_come_by_field);
  g_test_add_func ("/merge/cleared-answer-is-a-value", test_cleared_answer_is_a_value);
  g_test_add_func ("/merge/ring-of-revisions-stays-open", test_ring_of_revisions_stays_open);
  g_test_add_func ("/merge/strangers-and-doubles-are-passed-over",
                   test_strangers_and_doubles_are_passed_over);
  g_test_add_func ("/merge/random-revisions-follow-the-words",
                   test_random_revisions_follow_the_words);
  return g_test_run ();
}
