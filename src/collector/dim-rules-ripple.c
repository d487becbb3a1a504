/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rules-case.h"
#include "dim-text.h"

#include <string.h>

/* How a registration stood before it was changed. */
typedef struct {
  DimDay date;
  char *area;
  DimCountedIn counted;
  GHashTable *matches; /* id of the other → class and date of this one, as it sees them */
} Before;

struct _DimRipple {
  DimRules *rules;
  GHashTable *watched; /* id → Before */
  GPtrArray *nearby;   /* ids that stood in one case with a watched one */
  GHashTable *touched; /* ids whose view is another */
};

static void
free_before_cb (gpointer data)
{
  Before *before = data;

  g_clear_pointer (&before->matches, g_hash_table_unref);
  g_free (before->area);
  g_free (before);
}

static void
touch (DimRipple *ripple, const char *id)
{
  g_hash_table_add (ripple->touched, g_strdup (id));
}

/* What the other side sees of a match: its class and this side's date. */
static gpointer
sign_match (DimMatchClass match, DimDay date)
{
  return GINT_TO_POINTER ((int) match + 16 * (date + 1));
}

/* Whoever looks like it may have it among its nearest, or not: to find that out costs more than to
 * tell it once too often. */
static GHashTable *
sign_matches (DimRules *rules, const DimLedgerIncident *incident, GError **error)
{
  g_autoptr (GPtrArray) alike = dim_rules_alike (rules, incident, error);
  g_autoptr (GPtrArray) matches = NULL;
  GHashTable *signs;

  if (alike == NULL)
    return NULL;
  matches = dim_rules_sharing (rules, incident, error);
  if (matches == NULL)
    return NULL;
  signs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < alike->len; i++)
    g_hash_table_insert (signs, g_strdup (alike->pdata[i]),
                         sign_match (DIM_MATCH_T4, incident->date));
  for (guint i = 0; i < matches->len; i++) {
    const DimMatch *match = matches->pdata[i];

    g_hash_table_insert (signs, g_strdup (match->other->id),
                         sign_match (match->match, incident->date));
  }
  return signs;
}

DimRipple *
dim_ripple_new (DimRules *rules)
{
  DimRipple *ripple = g_new0 (DimRipple, 1);

  ripple->rules = rules;
  ripple->watched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_before_cb);
  ripple->nearby = g_ptr_array_new_with_free_func (g_free);
  ripple->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return ripple;
}

void
dim_ripple_free (DimRipple *ripple)
{
  if (ripple == NULL)
    return;
  g_hash_table_unref (ripple->watched);
  g_ptr_array_unref (ripple->nearby);
  g_hash_table_unref (ripple->touched);
  g_free (ripple);
}

static gboolean
remember (DimRipple *ripple, const DimLedgerIncident *incident, Before *before, GError **error)
{
  DimLedger *ledger = ripple->rules->ledger;
  g_autoptr (GPtrArray) peers = NULL;

  before->date = incident->date;
  before->area = g_strdup (incident->area);
  before->counted = dim_rules_counted_in (incident);
  before->matches = sign_matches (ripple->rules, incident, error);
  if (before->matches == NULL ||
      !ledger->home->in_case (ledger, incident->case_number, &peers, error))
    return FALSE;
  g_ptr_array_extend_and_steal (ripple->nearby, g_steal_pointer (&peers));
  return TRUE;
}

gboolean
dim_ripple_watch (DimRipple *ripple, const char *incident, GError **error)
{
  g_autoptr (DimLedgerIncident) found = NULL;
  Before *before;

  if (g_hash_table_contains (ripple->watched, incident))
    return TRUE;
  if (!ripple->rules->ledger->home->incident (ripple->rules->ledger, incident, &found, error))
    return FALSE;
  before = g_new0 (Before, 1);
  before->date = DIM_DAY_NONE;
  before->counted = dim_rules_counted_in (NULL);
  if (found != NULL && !remember (ripple, found, before, error)) {
    free_before_cb (before);
    return FALSE;
  }
  if (before->matches == NULL)
    before->matches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (ripple->watched, g_strdup (incident), before);
  return TRUE;
}

static char *
describe_case (GPtrArray *members, gboolean is_provisional)
{
  GString *text = g_string_new (is_provisional ? "?" : "!");

  for (guint i = 0; i < members->len; i++)
    g_string_append_printf (text, " %s", (const char *) members->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
add_old_member (GHashTable *members, const char *case_number, const char *id)
{
  GPtrArray *ids = g_hash_table_lookup (members, case_number);

  if (ids == NULL) {
    ids = g_ptr_array_new_with_free_func (g_free);
    g_hash_table_insert (members, g_strdup (case_number), ids);
  }
  g_ptr_array_add (ids, g_strdup (id));
}

/* A withdrawn registration was still a member of its old case. */
static gboolean
add_withdrawn (DimRipple *ripple, GHashTable *members, DimNeighbourhood *now, GError **error)
{
  DimLedger *ledger = ripple->rules->ledger;
  GHashTableIter iter;
  gpointer id = NULL;

  g_hash_table_iter_init (&iter, ripple->watched);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    g_autoptr (DimLedgerIncident) incident = NULL;

    if (g_hash_table_contains (now->incidents, id))
      continue;
    if (!ledger->home->incident (ledger, id, &incident, error))
      return FALSE;
    if (incident == NULL)
      continue;
    add_old_member (members, incident->case_number, id);
    if (!ledger->home->put_case (ledger, id, id, FALSE, error))
      return FALSE;
  }
  return TRUE;
}

/* How the cases of a neighbourhood stood before, by number, so that what did not change is left
 * alone. */
static GHashTable *
describe_old_cases (DimRipple *ripple, DimNeighbourhood *now, GError **error)
{
  g_autoptr (GHashTable) members =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) cases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer number = NULL;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, now->incidents);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const DimLedgerIncident *incident = value;

    add_old_member (members, incident->case_number, incident->id);
  }
  if (!add_withdrawn (ripple, members, now, error))
    return NULL;
  g_hash_table_iter_init (&iter, members);
  while (g_hash_table_iter_next (&iter, &number, &value)) {
    const DimLedgerIncident *first = g_hash_table_lookup (now->incidents, number);

    g_ptr_array_sort (value, dim_text_compare_cb);
    g_hash_table_insert (cases, g_strdup (number),
                         describe_case (value, first != NULL && first->is_provisional));
  }
  return g_steal_pointer (&cases);
}

static gboolean
has_watched (DimRipple *ripple, GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++)
    if (g_hash_table_contains (ripple->watched, members->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Its date is shown to the others in the case, its municipality decides whether it is. */
static gboolean
shows_otherwise (DimRipple *ripple, DimNeighbourhood *now, GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++) {
    const Before *before = g_hash_table_lookup (ripple->watched, members->pdata[i]);
    const DimLedgerIncident *incident = g_hash_table_lookup (now->incidents, members->pdata[i]);

    if (before != NULL &&
        (before->date != incident->date || g_strcmp0 (before->area, incident->area) != 0))
      return TRUE;
  }
  return FALSE;
}

static gboolean
put_members (DimRipple *ripple, DimNeighbourhood *now, const DimCase *item, GError **error)
{
  DimLedger *ledger = ripple->rules->ledger;
  const char *number = dim_case_number (item);

  for (guint i = 0; i < item->members->len; i++) {
    const DimLedgerIncident *incident =
      g_hash_table_lookup (now->incidents, item->members->pdata[i]);

    if (strcmp (incident->case_number, number) == 0 &&
        !incident->is_provisional == !item->is_provisional)
      continue;
    if (!ledger->home->put_case (ledger, incident->id, number, item->is_provisional, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_mixed (DimNeighbourhood *now, const GPtrArray *members)
{
  const DimLedgerIncident *first = g_hash_table_lookup (now->incidents, members->pdata[0]);

  for (guint i = 1; i < members->len; i++) {
    const DimLedgerIncident *member = g_hash_table_lookup (now->incidents, members->pdata[i]);

    if (strcmp (member->area, first->area) != 0)
      return TRUE;
  }
  return FALSE;
}

/* In a case of several municipalities each is told what is provisional of its own, and whether it
 * counts for another: both can change without a change of members. */
static gboolean
tells_otherwise (DimRipple *ripple,
                 DimNeighbourhood *now,
                 const DimCase *item,
                 gboolean *out,
                 GError **error)
{
  DimLedger *ledger = ripple->rules->ledger;
  guint before = 0;
  guint after = 0;

  *out = FALSE;
  if (!has_watched (ripple, item->members) || !is_mixed (now, item->members))
    return TRUE;
  if (!ledger->home->proposals.counts_for (ledger, dim_case_number (item), &before, error) ||
      !dim_rules_reckon_counts_for (ripple->rules, now, item->members, &after, error))
    return FALSE;
  *out = item->is_provisional || before != after;
  return TRUE;
}

/* Leaves in @old the cases that are no more and in @changed (element-type DimCase)
 * those whose rows must be made again. */
static gboolean
compare_cases (DimRipple *ripple,
               DimNeighbourhood *now,
               GPtrArray *cases,
               GHashTable *old,
               GPtrArray *changed,
               GError **error)
{
  for (guint i = 0; i < cases->len; i++) {
    const DimCase *item = cases->pdata[i];
    g_autofree char *text = describe_case (item->members, item->is_provisional);
    const char *before = g_hash_table_lookup (old, dim_case_number (item));
    gboolean is_same = before != NULL && strcmp (before, text) == 0;
    gboolean is_told_otherwise = FALSE;

    g_hash_table_remove (old, dim_case_number (item));
    if (!is_same || has_watched (ripple, item->members))
      g_ptr_array_add (changed, (gpointer) item);
    if (!put_members (ripple, now, item, error) ||
        (is_same && !tells_otherwise (ripple, now, item, &is_told_otherwise, error)))
      return FALSE;
    for (guint j = 0; j < item->members->len; j++)
      if (!is_same || is_told_otherwise || shows_otherwise (ripple, now, item->members))
        touch (ripple, item->members->pdata[j]);
  }
  return TRUE;
}

/* Touches whoever sees the match in only one of the two, or otherwise. */
static void
touch_difference (DimRipple *ripple, GHashTable *some, GHashTable *others)
{
  GHashTableIter iter;
  gpointer id = NULL;
  gpointer sign = NULL;
  gpointer other = NULL;

  g_hash_table_iter_init (&iter, some);
  while (g_hash_table_iter_next (&iter, &id, &sign))
    if (!g_hash_table_lookup_extended (others, id, NULL, &other) || other != sign)
      touch (ripple, id);
}

static gboolean
touch_matches (DimRipple *ripple, GError **error)
{
  DimLedger *ledger = ripple->rules->ledger;
  GHashTableIter iter;
  gpointer id = NULL;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, ripple->watched);
  while (g_hash_table_iter_next (&iter, &id, &value)) {
    const Before *before = value;
    g_autoptr (DimLedgerIncident) incident = NULL;
    g_autoptr (GHashTable) after = NULL;

    if (!ledger->home->incident (ledger, id, &incident, error))
      return FALSE;
    if (incident == NULL)
      continue;
    after = sign_matches (ripple->rules, incident, error);
    if (after == NULL)
      return FALSE;
    touch_difference (ripple, before->matches, after);
    touch_difference (ripple, after, before->matches);
  }
  return TRUE;
}

/* In order of id, the watched ones last: a fact's own registration carries its feed number. */
static gboolean
give_positions (DimRipple *ripple, guint64 *out_position, GError **error)
{
  DimLedger *ledger = ripple->rules->ledger;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  guint64 first = 0;
  GHashTableIter iter;
  gpointer id = NULL;

  g_hash_table_iter_init (&iter, ripple->watched);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_remove (ripple->touched, id);
  ids = dim_rules_sorted_keys (ripple->touched);
  own = dim_rules_sorted_keys (ripple->watched);
  g_ptr_array_extend_and_steal (ids, g_steal_pointer (&own));
  if (ids->len == 0)
    return TRUE;
  if (!ledger->home->take_positions (ledger, ids->len, &first, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!ledger->home->put_position (ledger, ids->pdata[i], first + i, error))
      return FALSE;
  *out_position = first + ids->len - 1;
  return TRUE;
}

/* How an approved month stands follows from all that its registrations say. */
static gboolean
touch_months (DimRipple *ripple, GHashTable *ids, guint64 position, GError **error)
{
  DimLedger *ledger = ripple->rules->ledger;
  GHashTableIter iter;
  gpointer id = NULL;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!ledger->home->months.touch (ledger, id, position, error))
      return FALSE;
  return TRUE;
}

/* A month and the registration that changes it share a feed number. */
static gboolean
move_months (DimRipple *ripple, guint64 position, GError **error)
{
  DimRules *rules = ripple->rules;
  GHashTableIter iter;
  gpointer id = NULL;
  gpointer value = NULL;

  if (!touch_months (ripple, ripple->touched, position, error) ||
      !touch_months (ripple, ripple->watched, position, error))
    return FALSE;

  g_hash_table_iter_init (&iter, ripple->watched);
  while (g_hash_table_iter_next (&iter, &id, &value)) {
    const Before *before = value;
    g_autoptr (DimLedgerIncident) incident = NULL;
    DimCountedIn after;

    if (!rules->ledger->home->incident (rules->ledger, id, &incident, error))
      return FALSE;
    after = dim_rules_counted_in (incident);
    if (!dim_rules_move_month (rules, &before->counted, &after, position, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
put_rows (DimRipple *ripple,
          DimNeighbourhood *now,
          GPtrArray *changed,
          GHashTable *gone,
          guint64 position,
          GError **error)
{
  DimLedger *ledger = ripple->rules->ledger;
  GHashTableIter iter;
  gpointer number = NULL;

  for (guint i = 0; i < changed->len; i++)
    if (!dim_rules_put_rows (ripple->rules, now, changed->pdata[i], position, error))
      return FALSE;
  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, &number, NULL)) {
    g_autoptr (DimLedgerIncident) first = NULL;

    if (!ledger->home->incident (ledger, number, &first, error) ||
        (first != NULL &&
         !ledger->home->rows.put (ledger, first->number, position, NULL, NULL, error)))
      return FALSE;
  }
  return TRUE;
}

gboolean
dim_ripple_settle (DimRipple *ripple, guint64 *out_position, GError **error)
{
  g_autoptr (GPtrArray) from = dim_rules_sorted_keys (ripple->watched);
  g_autoptr (DimNeighbourhood) now = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_autoptr (GHashTable) old = NULL;

  for (guint i = 0; i < ripple->nearby->len; i++)
    g_ptr_array_add (from, g_strdup (ripple->nearby->pdata[i]));
  now = dim_neighbourhood_gather (ripple->rules, from, error);
  if (now == NULL)
    return FALSE;
  old = describe_old_cases (ripple, now, error);
  if (old == NULL)
    return FALSE;
  decisions = dim_neighbourhood_decisions (now);
  cases = dim_cases_join (now->members, decisions, &ripple->rules->windows);
  return compare_cases (ripple, now, cases, old, changed, error) && touch_matches (ripple, error) &&
         give_positions (ripple, out_position, error) &&
         move_months (ripple, *out_position, error) &&
         put_rows (ripple, now, changed, old, *out_position, error);
}
