/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "reference-cases.h"

#include <stdlib.h>
#include <string.h>

#define MAX_MEMBERS 64

typedef struct {
  int a; /* lower id */
  int b;
  int days_apart;
  int earlier_date;
} AutomaticPair;

typedef struct {
  const DimMember *members[MAX_MEMBERS]; /* by id */
  int n_members;
  int set_of[MAX_MEMBERS];     /* which set each is in now */
  int decided_of[MAX_MEMBERS]; /* which set each was in after the decisions */
  GPtrArray *decisions;
  int window;
} World;

static int
compare_ids (const void *a, const void *b)
{
  return strcmp ((*(const DimMember *const *) a)->id, (*(const DimMember *const *) b)->id);
}

static int
compare_automatic_pairs (const void *a, const void *b)
{
  const AutomaticPair *one = a;
  const AutomaticPair *other = b;

  if (one->days_apart != other->days_apart)
    return one->days_apart - other->days_apart;
  if (one->earlier_date != other->earlier_date)
    return one->earlier_date - other->earlier_date;
  return one->a != other->a ? one->a - other->a : one->b - other->b;
}

static const char *
without_alias (const char *country)
{
  return strcmp (country, "D") == 0 ? "DEU" : country;
}

static gboolean
share_document (const DimMember *a, const DimMember *b)
{
  for (guint i = 0; i < a->documents->len; i++)
    for (guint j = 0; j < b->documents->len; j++) {
      const DimShownDocument *x = &g_array_index (a->documents, DimShownDocument, i);
      const DimShownDocument *y = &g_array_index (b->documents, DimShownDocument, j);
      gboolean both_known = strlen (x->country) > 0 && strlen (y->country) > 0;

      if (strcmp (x->document, y->document) == 0 &&
          (!both_known || strcmp (without_alias (x->country), without_alias (y->country)) == 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
are_near (const World *world, const DimMember *a, const DimMember *b)
{
  return strcmp (a->municipality, b->municipality) == 0 &&
         abs (a->date - b->date) <= world->window && share_document (a, b);
}

static gboolean
are_at_one_desk (const DimMember *a, const DimMember *b)
{
  return strcmp (a->office, b->office) == 0 && strcmp (a->desk, b->desk) == 0 && a->role == b->role;
}

static gboolean
are_decided (const World *world, const DimMember *a, const DimMember *b, DimDecisionKind kind)
{
  for (guint i = 0; i < world->decisions->len; i++) {
    const DimDecision *decision = world->decisions->pdata[i];

    if (decision->kind == kind &&
        ((strcmp (decision->first, a->id) == 0 && strcmp (decision->second, b->id) == 0) ||
         (strcmp (decision->first, b->id) == 0 && strcmp (decision->second, a->id) == 0)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
may_not_meet (const World *world, const DimMember *a, const DimMember *b)
{
  gboolean is_apart = are_decided (world, a, b, DIM_DECISION_APART);
  gboolean is_answered = is_apart || are_decided (world, a, b, DIM_DECISION_SAME);

  return is_apart || (are_near (world, a, b) && are_at_one_desk (a, b) && !is_answered);
}

static void
unite_sets (World *world, int a, int b)
{
  int from = world->set_of[b];
  int to = world->set_of[a];

  for (int i = 0; i < world->n_members; i++)
    if (world->set_of[i] == from)
      world->set_of[i] = to;
}

static gboolean
may_unite (const World *world, int set_a, int set_b)
{
  int first = G_MAXINT;
  int last = G_MININT;

  for (int i = 0; i < world->n_members; i++)
    if (world->set_of[i] == set_a || world->set_of[i] == set_b) {
      first = MIN (first, world->members[i]->date);
      last = MAX (last, world->members[i]->date);
    }
  if (last - first > world->window)
    return FALSE;
  for (int i = 0; i < world->n_members; i++)
    for (int j = 0; j < world->n_members; j++)
      if (world->set_of[i] == set_a && world->set_of[j] == set_b &&
          may_not_meet (world, world->members[i], world->members[j]))
        return FALSE;
  return TRUE;
}

static void
join_decided (World *world)
{
  for (int i = 0; i < world->n_members; i++)
    for (int j = i + 1; j < world->n_members; j++)
      if (are_decided (world, world->members[i], world->members[j], DIM_DECISION_SAME))
        unite_sets (world, i, j);
  memcpy (world->decided_of, world->set_of, sizeof world->set_of);
}

static void
join_automatic (World *world)
{
  static AutomaticPair pairs[MAX_MEMBERS * MAX_MEMBERS];
  size_t n_pairs = 0;

  for (int i = 0; i < world->n_members; i++)
    for (int j = i + 1; j < world->n_members; j++) {
      const DimMember *a = world->members[i];
      const DimMember *b = world->members[j];

      if (are_near (world, a, b) && !are_at_one_desk (a, b))
        pairs[n_pairs++] = (AutomaticPair){ i, j, abs (a->date - b->date), MIN (a->date, b->date) };
    }
  qsort (pairs, n_pairs, sizeof pairs[0], compare_automatic_pairs);
  for (size_t i = 0; i < n_pairs; i++) {
    int set_a = world->set_of[pairs[i].a];
    int set_b = world->set_of[pairs[i].b];

    if (set_a != set_b && may_unite (world, set_a, set_b))
      unite_sets (world, pairs[i].a, pairs[i].b);
  }
}

static char *
print_sets (const World *world)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < world->n_members; i++) {
    gboolean is_first = TRUE;
    gboolean is_provisional = FALSE;

    for (int j = 0; j < i; j++)
      is_first &= world->set_of[j] != world->set_of[i];
    for (int j = i; is_first && j < world->n_members; j++)
      if (world->set_of[j] == world->set_of[i]) {
        g_string_append_printf (text, "%s ", world->members[j]->id);
        is_provisional |= world->decided_of[j] != world->decided_of[i];
      }
    if (is_first)
      g_string_append (text, is_provisional ? "?\n" : "\n");
  }
  return g_string_free (text, FALSE);
}

char *
reference_cases_join (GPtrArray *members, GPtrArray *decisions, const DimMatchWindows *windows)
{
  World world = { .decisions = decisions,
                  .n_members = (int) members->len,
                  .window = (int) windows->same_event_days };

  g_assert_cmpuint (members->len, <=, MAX_MEMBERS);
  for (int i = 0; i < world.n_members; i++) {
    world.members[i] = members->pdata[i];
    world.set_of[i] = i;
  }
  qsort (world.members, members->len, sizeof (gpointer), compare_ids);
  join_decided (&world);
  join_automatic (&world);
  return print_sets (&world);
}

char *
reference_cases_print (GPtrArray *cases)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cases->len; i++) {
    const DimCase *item = cases->pdata[i];

    for (guint j = 0; j < item->members->len; j++)
      g_string_append_printf (text, "%s ", (const char *) item->members->pdata[j]);
    g_string_append (text, item->is_provisional ? "?\n" : "\n");
  }
  return g_string_free (text, FALSE);
}
