/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-cases.h"
#include "dim-limits.h"
#include "dim-review-plan.h"

#define N_RANDOM_SETS 2000
#define MOST          8

static const DimMatchWindows windows = DIM_MATCH_WINDOWS_DEFAULT;

/* Registrations of one document at as many desks, and all that was ever decided about them. */
typedef struct {
  guint n_members;
  GPtrArray *members;
  GPtrArray *decisions;
  guint n_ids;
} Scene;

static void
name_incident (guint index, char out[DIM_UUID_TEXT_LEN])
{
  g_snprintf (out, DIM_UUID_TEXT_LEN, "incident-%02u", index);
}

static DimMember *
make_member (guint index)
{
  char id[DIM_UUID_TEXT_LEN];
  DimShownDocument shown = { .document = "document", .country = "NLD" };
  DimMember *member;

  name_incident (index, id);
  member = dim_member_new (id);
  g_strlcpy (member->municipality, "GM0363", sizeof member->municipality);
  g_strlcpy (member->office, "amsterdam", sizeof member->office);
  g_snprintf (member->desk, sizeof member->desk, "loket %u", index);
  member->date = (DimDay) (20000 + index % 3);
  member->form = g_strdup ("look-alike");
  member->product = g_strdup ("paspoort-aanvraag");
  member->has_number = TRUE;
  g_array_append_val (member->documents, shown);
  return member;
}

static void
start_scene (Scene *scene, guint n_members)
{
  scene->n_members = n_members;
  scene->n_ids = 0;
  scene->members = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_member_free);
  scene->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_decision_free);
  for (guint i = 0; i < n_members; i++)
    g_ptr_array_add (scene->members, make_member (i));
}

static void
clear_scene (Scene *scene)
{
  g_ptr_array_unref (scene->members);
  g_ptr_array_unref (scene->decisions);
}

static GArray *
make_places (const guint *events, guint n_members)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (DimReviewPlace));

  for (guint i = 0; i < n_members; i++) {
    DimReviewPlace place = { .event = events[i] };

    name_incident (i, place.incident);
    g_array_append_val (places, place);
  }
  return places;
}

/* As the collector does: one that contradicts what stands is refused. @decision is taken. */
static void
take (Scene *scene, DimDecision *decision)
{
  g_autoptr (GPtrArray) standing = dim_decisions_standing (scene->decisions);

  g_snprintf (decision->id, sizeof decision->id, "decision-%06u", scene->n_ids++);
  g_assert_null (dim_decision_contradicts (decision, standing));
  g_ptr_array_add (scene->decisions, decision);
}

/* Where those of one event begin, by the lowest of each: "0 0 2 0". */
static char *
describe_events (const guint *events, guint n_members)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_members; i++) {
    guint first = 0;

    while (events[first] != events[i])
      first++;
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", first);
  }
  return g_string_free (text, FALSE);
}

static char *
describe_cases (const Scene *scene, gboolean *out_is_provisional)
{
  g_autoptr (GPtrArray) standing = dim_decisions_standing (scene->decisions);
  g_autoptr (GPtrArray) cases = dim_cases_join (scene->members, standing, &windows);
  guint events[64] = { 0 };

  *out_is_provisional = FALSE;
  for (guint i = 0; i < cases->len; i++) {
    const DimCase *item = g_ptr_array_index (cases, i);

    *out_is_provisional |= item->is_provisional;
    for (guint j = 0; j < item->members->len; j++)
      events[g_ascii_strtoull ((const char *) item->members->pdata[j] + 9, NULL, 10)] = i;
  }
  return describe_events (events, scene->n_members);
}

static guint
review (Scene *scene, const guint *events)
{
  g_autoptr (GArray) places = make_places (events, scene->n_members);
  g_autoptr (GPtrArray) standing = dim_decisions_standing (scene->decisions);
  g_autoptr (GPtrArray) plan = dim_review_plan (places, standing, "een-bezoek");
  g_autofree char *expected = describe_events (events, scene->n_members);
  g_autofree char *cases = NULL;
  gboolean is_provisional = TRUE;
  guint n_taken = plan->len;

  while (plan->len > 0)
    take (scene, g_ptr_array_steal_index (plan, 0));
  cases = describe_cases (scene, &is_provisional);
  g_assert_cmpstr (cases, ==, expected);
  g_assert_false (is_provisional);
  return n_taken;
}

static void
roll_events (guint *events, guint n_members)
{
  guint n_events = (guint) g_test_rand_int_range (1, (gint32) n_members + 1);

  for (guint i = 0; i < n_members; i++)
    events[i] = (guint) g_test_rand_int_range (0, (gint32) n_events);
}

static char *
describe_standing (const Scene *scene)
{
  g_autoptr (GPtrArray) standing = dim_decisions_standing (scene->decisions);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < standing->len; i++)
    if (((const DimDecision *) g_ptr_array_index (standing, i))->kind != DIM_DECISION_RETRACT)
      g_string_append_printf (text, "%s ",
                              ((const DimDecision *) g_ptr_array_index (standing, i))->id);
  return g_string_free (text, FALSE);
}

/* The last one first, a share at a time, as dim_reviewing_undo has it. */
static void
undo (Scene *scene, guint n_taken)
{
  guint end = scene->decisions->len;

  while (n_taken > 0) {
    guint share = MIN (n_taken, DIM_LIMIT_NAMED_FACTS);
    DimDecision *retraction = dim_decision_new ("", DIM_DECISION_RETRACT);

    g_strfreev (retraction->supersedes);
    retraction->supersedes = g_new0 (char *, share + 1);
    for (guint i = 0; i < share; i++)
      retraction->supersedes[i] = g_strdup (
        ((const DimDecision *) g_ptr_array_index (scene->decisions, end - share + i))->id);
    take (scene, retraction);
    n_taken -= share;
    end -= share;
  }
}

static void
test_any_answer_holds_after_any_other (void)
{
  for (guint set = 0; set < N_RANDOM_SETS; set++) {
    Scene scene;
    guint events[MOST] = { 0 };

    start_scene (&scene, (guint) g_test_rand_int_range (2, MOST + 1));
    for (guint turn = 0; turn < 4; turn++) {
      roll_events (events, scene.n_members);
      review (&scene, events);
    }
    clear_scene (&scene);
  }
}

static void
test_undoing_brings_back_what_was (void)
{
  for (guint set = 0; set < N_RANDOM_SETS; set++) {
    Scene scene;
    guint events[MOST] = { 0 };
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    guint n_taken;

    start_scene (&scene, (guint) g_test_rand_int_range (2, MOST + 1));
    for (guint turn = 0; turn < (guint) g_test_rand_int_range (0, 3); turn++) {
      roll_events (events, scene.n_members);
      review (&scene, events);
    }
    before = describe_standing (&scene);
    roll_events (events, scene.n_members);
    n_taken = review (&scene, events);
    undo (&scene, n_taken);
    after = describe_standing (&scene);
    g_assert_cmpstr (after, ==, before);
    clear_scene (&scene);
  }
}

static void
test_what_stands_is_not_decided_again (void)
{
  const guint events[] = { 0, 0, 1, 0, 2 };
  Scene scene;

  start_scene (&scene, G_N_ELEMENTS (events));
  g_assert_cmpuint (review (&scene, events), ==, 2 + 3 + 4);
  g_assert_cmpuint (review (&scene, events), ==, 0);
  clear_scene (&scene);
}

/* More than one fact can name stands in the way. */
static void
test_twenty_that_were_apart_become_one (void)
{
  guint events[20];
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Scene scene;
  guint n_taken;

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    events[i] = i;
  start_scene (&scene, G_N_ELEMENTS (events));
  g_assert_cmpuint (review (&scene, events), ==, 190);
  before = describe_standing (&scene);
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    events[i] = 0;
  n_taken = review (&scene, events);
  g_assert_cmpuint (n_taken, ==, 19 + 1);
  undo (&scene, n_taken);
  after = describe_standing (&scene);
  g_assert_cmpstr (after, ==, before);
  clear_scene (&scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-plan/any-answer-holds-after-any-other",
                   test_any_answer_holds_after_any_other);
  g_test_add_func ("/review-plan/undoing-brings-back-what-was", test_undoing_brings_back_what_was);
  g_test_add_func ("/review-plan/what-stands-is-not-decided-again",
                   test_what_stands_is_not_decided_again);
  g_test_add_func ("/review-plan/twenty-that-were-apart-become-one",
                   test_twenty_that_were_apart_become_one);
  return g_test_run ();
}
