/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-review-plan.h"

#include "dim-limits.h"

#include <string.h>

#define NOWHERE G_MAXUINT

typedef struct {
  const GArray *places;
  GPtrArray *standing;
  const char *reason;
  guint *linked; /* for each place the lowest one that SAME decisions connect it with */
  GPtrArray *plan;
} Planning;

static const DimReviewPlace *
place_at (const GArray *places, guint index)
{
  return &g_array_index (places, DimReviewPlace, index);
}

static guint
find_place (const GArray *places, const char *incident)
{
  for (guint i = 0; i < places->len; i++)
    if (strcmp (place_at (places, i)->incident, incident) == 0)
      return i;
  return NOWHERE;
}

/* FALSE: it is not about two of them. */
static gboolean
find_ends (const Planning *planning, const DimDecision *decision, guint *first, guint *second)
{
  if (decision->kind != DIM_DECISION_SAME && decision->kind != DIM_DECISION_APART)
    return FALSE;
  *first = find_place (planning->places, decision->first);
  *second = find_place (planning->places, decision->second);
  return *first != NOWHERE && *second != NOWHERE;
}

static gboolean
shall_be_one (const Planning *planning, guint first, guint second)
{
  return place_at (planning->places, first)->event == place_at (planning->places, second)->event;
}

static void
connect (Planning *planning, guint first, guint second)
{
  guint from = MAX (planning->linked[first], planning->linked[second]);
  guint to = MIN (planning->linked[first], planning->linked[second]);

  for (guint i = 0; i < planning->places->len; i++)
    if (planning->linked[i] == from)
      planning->linked[i] = to;
}

static gboolean
stands_apart (const Planning *planning, guint first, guint second)
{
  for (guint i = 0; i < planning->standing->len; i++) {
    const DimDecision *decision = g_ptr_array_index (planning->standing, i);
    guint one;
    guint other;

    if (decision->kind == DIM_DECISION_APART && find_ends (planning, decision, &one, &other) &&
        MIN (one, other) == MIN (first, second) && MAX (one, other) == MAX (first, second))
      return TRUE;
  }
  return FALSE;
}

static void
decide (Planning *planning, DimDecisionKind kind, guint first, guint second)
{
  DimDecision *decision = dim_decision_new ("", kind);

  g_strlcpy (decision->first, place_at (planning->places, first)->incident, sizeof decision->first);
  g_strlcpy (decision->second, place_at (planning->places, second)->incident,
             sizeof decision->second);
  g_free (decision->reason);
  decision->reason = g_strdup (planning->reason);
  g_ptr_array_add (planning->plan, decision);
}

/* What stands: kept where it agrees; else named, to be replaced. */
static GPtrArray *
take_standing (Planning *planning)
{
  GPtrArray *against = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < planning->standing->len; i++) {
    const DimDecision *decision = g_ptr_array_index (planning->standing, i);
    guint first;
    guint second;

    if (!find_ends (planning, decision, &first, &second))
      continue;
    if (shall_be_one (planning, first, second) != (decision->kind == DIM_DECISION_SAME))
      g_ptr_array_add (against, g_strdup (decision->id));
    else if (decision->kind == DIM_DECISION_SAME)
      connect (planning, first, second);
  }
  g_ptr_array_add (against, NULL);
  return against;
}

static void
decide_same (Planning *planning)
{
  for (guint i = 1; i < planning->places->len; i++)
    for (guint j = 0; j < i; j++)
      if (shall_be_one (planning, i, j) && planning->linked[i] != planning->linked[j]) {
        decide (planning, DIM_DECISION_SAME, j, i);
        connect (planning, j, i);
      }
}

static void
decide_apart (Planning *planning)
{
  for (guint i = 1; i < planning->places->len; i++)
    for (guint j = 0; j < i; j++)
      if (!shall_be_one (planning, i, j) && !stands_apart (planning, i, j))
        decide (planning, DIM_DECISION_APART, j, i);
}

static void
name_superseded (DimDecision *decision, char **ids, guint count)
{
  g_strfreev (decision->supersedes);
  decision->supersedes = g_new0 (char *, count + 1);
  for (guint i = 0; i < count; i++)
    decision->supersedes[i] = g_strdup (ids[i]);
}

static void
clear_way (Planning *planning, char **against)
{
  DimDecision *first = g_ptr_array_index (planning->plan, 0);
  guint left = g_strv_length (against);

  for (guint place = 0; left > DIM_LIMIT_NAMED_FACTS; place++) {
    DimDecision *retraction = dim_decision_new ("", DIM_DECISION_RETRACT);

    name_superseded (retraction, against, DIM_LIMIT_NAMED_FACTS);
    g_free (retraction->reason);
    retraction->reason = g_strdup (planning->reason);
    g_ptr_array_insert (planning->plan, (int) place, retraction);
    against += DIM_LIMIT_NAMED_FACTS;
    left -= DIM_LIMIT_NAMED_FACTS;
  }
  name_superseded (first, against, left);
}

GPtrArray *
dim_review_plan (const GArray *places, GPtrArray *standing, const char *reason)
{
  g_autofree guint *linked = NULL;
  g_autoptr (GPtrArray) against = NULL;
  Planning planning = { .places = places, .standing = standing, .reason = reason };

  g_return_val_if_fail (places != NULL && standing != NULL && reason != NULL, NULL);
  linked = g_new (guint, places->len + 1);
  for (guint i = 0; i < places->len; i++)
    linked[i] = i;
  planning.linked = linked;
  planning.plan = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_decision_free);
  against = take_standing (&planning);
  decide_same (&planning);
  decide_apart (&planning);
  if (planning.plan->len > 0)
    clear_way (&planning, (char **) against->pdata);
  return planning.plan;
}
