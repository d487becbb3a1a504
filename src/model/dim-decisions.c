/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-decisions.h"

#include <string.h>

/* A decision while it is found out which of them were ever valid. */
typedef struct {
  DimDecision *decision;
  guint waits_for; /* retractions of it that are not judged yet */
  gboolean is_judged;
  gboolean is_void; /* as if it had never been */
  gboolean is_superseded;
} Judgement;

/* A registration reached from another through SAME decisions. */
typedef struct {
  const char *id;
  const char *lowest; /* of the decisions on the way */
} Step;

static int
compare_decisions (gconstpointer a, gconstpointer b)
{
  const DimDecision *one = *(const DimDecision *const *) a;
  const DimDecision *other = *(const DimDecision *const *) b;

  return strcmp (one->id, other->id);
}

static gboolean
is_about (const DimDecision *decision, const char *a, const char *b)
{
  return (g_str_equal (decision->first, a) && g_str_equal (decision->second, b)) ||
         (g_str_equal (decision->first, b) && g_str_equal (decision->second, a));
}

static GPtrArray *
list_others (const DimDecision *decision, GPtrArray *standing, DimDecisionKind kind)
{
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < standing->len; i++) {
    DimDecision *other = standing->pdata[i];

    if (other->kind == kind && !g_str_equal (other->id, decision->id) &&
        !g_strv_contains ((const char *const *) decision->supersedes, other->id))
      g_ptr_array_add (others, other);
  }
  g_ptr_array_sort (others, compare_decisions);
  return others;
}

/* id → (element-type DimDecision) that name it, in order */
static GHashTable *
index_ends (GPtrArray *same)
{
  GHashTable *index =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < same->len; i++) {
    DimDecision *decision = same->pdata[i];
    const char *const ends[] = { decision->first, decision->second };

    for (gsize end = 0; end < G_N_ELEMENTS (ends); end++) {
      GPtrArray *list = g_hash_table_lookup (index, ends[end]);

      if (list == NULL) {
        list = g_ptr_array_new ();
        g_hash_table_insert (index, (gpointer) ends[end], list);
      }
      g_ptr_array_add (list, decision);
    }
  }
  return index;
}

static void
add_neighbours (Step from, GHashTable *index, GHashTable *reached, GArray *queue)
{
  GPtrArray *list = g_hash_table_lookup (index, from.id);

  for (guint i = 0; list != NULL && i < list->len; i++) {
    const DimDecision *decision = list->pdata[i];
    const char *next = g_str_equal (decision->first, from.id) ? decision->second : decision->first;
    Step step = { next, from.lowest };

    if (g_hash_table_contains (reached, next))
      continue;
    if (step.lowest == NULL || strcmp (decision->id, step.lowest) < 0)
      step.lowest = decision->id;
    g_hash_table_insert (reached, (gpointer) next, (gpointer) step.lowest);
    g_array_append_val (queue, step);
  }
}

/* All that SAME decisions make one with @start: id → the lowest id of a decision on the shortest
 * way there; NULL for @start itself. */
static GHashTable *
reach_from (const char *start, GPtrArray *same)
{
  g_autoptr (GHashTable) index = index_ends (same);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (Step));
  GHashTable *reached = g_hash_table_new (g_str_hash, g_str_equal);
  Step first = { start, NULL };

  g_hash_table_insert (reached, (gpointer) start, NULL);
  g_array_append_val (queue, first);
  for (guint i = 0; i < queue->len; i++)
    add_neighbours (g_array_index (queue, Step, i), index, reached, queue);
  return reached;
}

static const char *
find_apart_across (const DimDecision *decision, GPtrArray *apart, GPtrArray *same)
{
  g_autoptr (GHashTable) near_first = reach_from (decision->first, same);
  g_autoptr (GHashTable) near_second = reach_from (decision->second, same);

  for (guint i = 0; i < apart->len; i++) {
    const DimDecision *other = apart->pdata[i];

    if (is_about (other, decision->first, decision->second))
      return other->id;
    /* What was one event before this decision does not become so through it. */
    if (g_hash_table_contains (near_first, decision->second))
      continue;
    if ((g_hash_table_contains (near_first, other->first) &&
         g_hash_table_contains (near_second, other->second)) ||
        (g_hash_table_contains (near_first, other->second) &&
         g_hash_table_contains (near_second, other->first)))
      return other->id;
  }
  return NULL;
}

static void
release_judgement (Judgement *judgement, GHashTable *by_id, GArray *queue)
{
  const DimDecision *decision = judgement->decision;

  judgement->is_judged = TRUE;
  for (char **id = decision->supersedes; *id != NULL; id++) {
    Judgement *named = g_hash_table_lookup (by_id, *id);

    if (named == NULL)
      continue;
    if (decision->kind != DIM_DECISION_RETRACT) {
      named->is_superseded |= !judgement->is_void;
      continue;
    }
    named->is_void |= !judgement->is_void;
    if (--named->waits_for == 0 && !named->is_judged)
      g_array_append_val (queue, named);
  }
}

static GArray *
collect_judgements (GPtrArray *decisions)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (decisions, NULL, NULL);
  GArray *judgements = g_array_new (FALSE, TRUE, sizeof (Judgement));

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_decisions);
  for (guint i = 0; i < sorted->len; i++) {
    Judgement judgement = { .decision = sorted->pdata[i] };

    if (i == 0 || compare_decisions (&sorted->pdata[i], &sorted->pdata[i - 1]) != 0)
      g_array_append_val (judgements, judgement);
  }
  return judgements;
}

static GHashTable *
index_judgements (GArray *judgements)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < judgements->len; i++) {
    Judgement *judgement = &g_array_index (judgements, Judgement, i);

    g_hash_table_insert (by_id, judgement->decision->id, judgement);
  }
  return by_id;
}

static void
count_retractions (GArray *judgements, GHashTable *by_id)
{
  for (guint i = 0; i < judgements->len; i++) {
    const DimDecision *decision = g_array_index (judgements, Judgement, i).decision;

    if (decision->kind != DIM_DECISION_RETRACT)
      continue;
    for (char **id = decision->supersedes; *id != NULL; id++) {
      Judgement *named = g_hash_table_lookup (by_id, *id);

      if (named != NULL)
        named->waits_for++;
    }
  }
}

/* A decision is judged when all its retractions are, for a retraction may be retracted itself.
 * Identifiers come from clients, so retractions can stand in a ring; then the lowest goes first. */
static void
judge_all (GArray *judgements)
{
  g_autoptr (GHashTable) by_id = index_judgements (judgements);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (Judgement *));
  guint done = 0;

  count_retractions (judgements, by_id);
  for (guint i = 0; i < judgements->len; i++) {
    Judgement *judgement = &g_array_index (judgements, Judgement, i);

    if (judgement->waits_for == 0)
      g_array_append_val (queue, judgement);
  }
  for (guint i = 0; i <= judgements->len; i++) {
    for (; done < queue->len; done++) {
      Judgement *judgement = g_array_index (queue, Judgement *, done);

      if (!judgement->is_judged)
        release_judgement (judgement, by_id, queue);
    }
    if (i < judgements->len && !g_array_index (judgements, Judgement, i).is_judged) {
      Judgement *judgement = &g_array_index (judgements, Judgement, i);

      g_array_append_val (queue, judgement);
    }
  }
}

const char *
dim_decision_contradicts (const DimDecision *decision, GPtrArray *standing)
{
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) apart = NULL;
  g_autoptr (GHashTable) reached = NULL;

  g_return_val_if_fail (decision != NULL && standing != NULL, NULL);
  same = list_others (decision, standing, DIM_DECISION_SAME);
  if (decision->kind == DIM_DECISION_SAME) {
    apart = list_others (decision, standing, DIM_DECISION_APART);
    return find_apart_across (decision, apart, same);
  }
  if (decision->kind != DIM_DECISION_APART)
    return NULL;
  reached = reach_from (decision->first, same);
  return g_hash_table_lookup (reached, decision->second);
}

GPtrArray *
dim_decisions_standing (GPtrArray *decisions)
{
  g_autoptr (GArray) judgements = NULL;
  GPtrArray *standing = NULL;

  g_return_val_if_fail (decisions != NULL, NULL);
  judgements = collect_judgements (decisions);
  judge_all (judgements);
  standing = g_ptr_array_new ();
  for (guint i = 0; i < judgements->len; i++) {
    const Judgement *judgement = &g_array_index (judgements, Judgement, i);

    if (!judgement->is_void && !judgement->is_superseded)
      g_ptr_array_add (standing, judgement->decision);
  }
  return standing;
}
