/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-cases.h"

#include "dim-sweep.h"

#include <string.h>

/* A document shown at one desk in one role: two groups that both have it with the same country hold
 * an unanswered T1b between them. (An answered one is in one group, or apart.) */
typedef struct {
  guint place;
  guint country; /* 0: not known */
} DeskMark;

/* Registrations that are one event as far as is known. Members are indexes by id. */
typedef struct {
  gint64 first;  /* day */
  gint64 last;   /* day */
  GArray *marks; /* (element-type DeskMark): sorted */
  GArray *apart; /* (element-type guint): members that one of these is apart from */
  guint size;    /* members */
  guint decided; /* groups made by decisions alone that it consists of */
} Group;

typedef struct {
  GPtrArray *members; /* (element-type DimMember): by id */
  GHashTable *index;  /* id → position in members + 1 */
  guint *parents;
  Group *groups; /* of each root */
  const DimMatchWindows *windows;
} Join;

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const DimMember *one = *(const DimMember *const *) a;
  const DimMember *other = *(const DimMember *const *) b;

  return strcmp (one->id, other->id);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const DeskMark *one = a;
  const DeskMark *other = b;

  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  return (one->country > other->country) - (one->country < other->country);
}

static guint
intern_text (GHashTable *texts, const char *text)
{
  gpointer found = NULL;
  guint number = g_hash_table_size (texts) + 1;

  if (g_hash_table_lookup_extended (texts, text, NULL, &found))
    return GPOINTER_TO_UINT (found);
  g_hash_table_insert (texts, g_strdup (text), GUINT_TO_POINTER (number));
  return number;
}

static guint
find_root (Join *join, guint member)
{
  while (join->parents[member] != member) {
    join->parents[member] = join->parents[join->parents[member]];
    member = join->parents[member];
  }
  return member;
}

static void
add_marks (Group *group, const DimMember *member, GHashTable *places, GHashTable *countries)
{
  for (guint i = 0; i < member->documents->len; i++) {
    const DimShownDocument *shown = &g_array_index (member->documents, DimShownDocument, i);
    g_autofree char *key =
      g_strdup_printf ("%s\n%s\n%s\n%d\n%s", member->municipality, member->office, member->desk,
                       (int) member->role, shown->document);
    const char *country = dim_country_canonical (shown->country);
    DeskMark mark = { intern_text (places, key),
                      country[0] == '\0' ? 0 : intern_text (countries, country) };

    g_array_append_val (group->marks, mark);
  }
}

static void
start_groups (Join *join)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) countries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < join->members->len; i++) {
    const DimMember *member = join->members->pdata[i];
    Group *group = &join->groups[i];

    join->parents[i] = i;
    g_hash_table_insert (join->index, (gpointer) member->id, GUINT_TO_POINTER (i + 1));
    group->first = group->last = member->date;
    group->size = group->decided = 1;
    group->marks = g_array_new (FALSE, FALSE, sizeof (DeskMark));
    group->apart = g_array_new (FALSE, FALSE, sizeof (guint));
    add_marks (group, member, places, countries);
  }
}

/* Makes one group of two roots and returns its root. Its marks are left to be sorted. */
static guint
unite_groups (Join *join, guint a, guint b)
{
  guint root = join->groups[a].size >= join->groups[b].size ? a : b;
  guint other = root == a ? b : a;
  Group *into = &join->groups[root];
  Group *from = &join->groups[other];

  join->parents[other] = root;
  into->first = MIN (into->first, from->first);
  into->last = MAX (into->last, from->last);
  into->size += from->size;
  into->decided += from->decided;
  g_array_append_vals (into->marks, from->marks->data, from->marks->len);
  g_array_append_vals (into->apart, from->apart->data, from->apart->len);
  g_clear_pointer (&from->marks, g_array_unref);
  g_clear_pointer (&from->apart, g_array_unref);
  return root;
}

static gboolean
find_pair (Join *join, const DimDecision *decision, guint *out_first, guint *out_second)
{
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (join->index, decision->first));
  guint second = GPOINTER_TO_UINT (g_hash_table_lookup (join->index, decision->second));

  if (first == 0 || second == 0 || first == second)
    return FALSE;
  *out_first = first - 1;
  *out_second = second - 1;
  return TRUE;
}

static void
apply_decision (Join *join, const DimDecision *decision)
{
  guint first = 0;
  guint second = 0;

  if (!find_pair (join, decision, &first, &second))
    return;
  if (decision->kind == DIM_DECISION_APART) {
    g_array_append_val (join->groups[find_root (join, first)].apart, second);
    g_array_append_val (join->groups[find_root (join, second)].apart, first);
  }
  if (decision->kind == DIM_DECISION_SAME) {
    first = find_root (join, first);
    second = find_root (join, second);
    if (first != second)
      join->groups[unite_groups (join, first, second)].decided = 1;
  }
}

static void
apply_decisions (Join *join, GPtrArray *decisions)
{
  for (guint i = 0; decisions != NULL && i < decisions->len; i++)
    apply_decision (join, decisions->pdata[i]);
  for (guint i = 0; i < join->members->len; i++)
    if (join->parents[i] == i)
      g_array_sort (join->groups[i].marks, compare_marks);
}

static gboolean
is_decided_apart (Join *join, guint a, guint b)
{
  const GArray *apart_a = join->groups[a].apart;
  const GArray *apart_b = join->groups[b].apart;
  const GArray *fewer = NULL;
  guint wanted = 0;

  g_assert (apart_a != NULL && apart_b != NULL);
  fewer = apart_a->len <= apart_b->len ? apart_a : apart_b;
  wanted = fewer == apart_a ? b : a;
  for (guint i = 0; i < fewer->len; i++)
    if (find_root (join, g_array_index (fewer, guint, i)) == wanted)
      return TRUE;
  return FALSE;
}

/* Both are sorted by place, and rarely longer than a few. */
static gboolean
has_common_mark (const GArray *a, const GArray *b)
{
  for (guint i = 0, j = 0; i < a->len && j < b->len;) {
    const DeskMark *one = &g_array_index (a, DeskMark, i);
    guint place = one->place;

    while (j < b->len && g_array_index (b, DeskMark, j).place < place)
      j++;
    for (guint k = j; k < b->len && g_array_index (b, DeskMark, k).place == place; k++) {
      guint country = g_array_index (b, DeskMark, k).country;

      if (country == one->country || country == 0 || one->country == 0)
        return TRUE;
    }
    i++;
  }
  return FALSE;
}

static void
try_automatic_pair (Join *join, guint lower, guint higher)
{
  guint a = find_root (join, lower);
  guint b = find_root (join, higher);
  const Group *one = &join->groups[a];
  const Group *other = &join->groups[b];

  if (a == b || MAX (one->last, other->last) - MIN (one->first, other->first) >
                  join->windows->same_event_days)
    return;
  if (dim_match_classify (join->members->pdata[lower], join->members->pdata[higher],
                          join->windows) != DIM_MATCH_T1)
    return;
  if (!is_decided_apart (join, a, b) && !has_common_mark (one->marks, other->marks))
    g_array_sort (join->groups[unite_groups (join, a, b)].marks, compare_marks);
}

static GPtrArray *
collect_cases (Join *join)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_case_free);
  g_autofree DimCase **of_root = g_new0 (DimCase *, join->members->len + 1);

  for (guint i = 0; i < join->members->len; i++) {
    const DimMember *member = join->members->pdata[i];
    guint root = find_root (join, i);

    if (of_root[root] == NULL) {
      of_root[root] = g_new0 (DimCase, 1);
      of_root[root]->members = g_ptr_array_new_with_free_func (g_free);
      of_root[root]->is_provisional = join->groups[root].decided > 1;
      g_ptr_array_add (cases, of_root[root]);
    }
    g_ptr_array_add (of_root[root]->members, g_strdup (member->id));
  }
  return cases;
}

static void
clear_join (Join *join)
{
  for (guint i = 0; i < join->members->len; i++) {
    g_clear_pointer (&join->groups[i].marks, g_array_unref);
    g_clear_pointer (&join->groups[i].apart, g_array_unref);
  }
  g_clear_pointer (&join->members, g_ptr_array_unref);
  g_clear_pointer (&join->index, g_hash_table_unref);
  g_clear_pointer (&join->parents, g_free);
  g_clear_pointer (&join->groups, g_free);
}

void
dim_case_free (DimCase *item)
{
  if (item == NULL)
    return;
  g_clear_pointer (&item->members, g_ptr_array_unref);
  g_free (item);
}

const char *
dim_case_number (const DimCase *item)
{
  g_return_val_if_fail (item != NULL && item->members->len > 0, NULL);
  return item->members->pdata[0];
}

GPtrArray *
dim_cases_join (GPtrArray *members, GPtrArray *decisions, const DimMatchWindows *windows)
{
  Join join = { .windows = windows };
  g_autoptr (DimSweep) sweep = NULL;
  GPtrArray *cases = NULL;
  guint lower = 0;
  guint higher = 0;

  g_return_val_if_fail (members != NULL && windows != NULL, NULL);
  join.members = g_ptr_array_copy (members, NULL, NULL);
  g_ptr_array_set_free_func (join.members, NULL);
  g_ptr_array_sort (join.members, compare_members);
  join.index = g_hash_table_new (g_str_hash, g_str_equal);
  join.parents = g_new0 (guint, members->len + 1);
  join.groups = g_new0 (Group, members->len + 1);
  start_groups (&join);
  apply_decisions (&join, decisions);

  sweep = dim_sweep_new (join.members, windows->same_event_days);
  while (dim_sweep_next (sweep, &lower, &higher))
    try_automatic_pair (&join, lower, higher);
  cases = collect_cases (&join);
  clear_join (&join);
  return cases;
}
