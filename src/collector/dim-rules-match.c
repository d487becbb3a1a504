/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rules-inside.h"
#include "dim-text.h"

#include <string.h>

/* A soft hint is one while it is rare: the nearest few, by id, on either side are told. */
#define ALIKE_EACH_SIDE 2

DimMember *
dim_rules_member (const DimLedgerIncident *incident, GPtrArray *uses)
{
  DimMember *member = dim_member_new (incident->id);

  g_strlcpy (member->municipality, incident->area, sizeof member->municipality);
  g_strlcpy (member->office, incident->office, sizeof member->office);
  g_strlcpy (member->desk, incident->desk, sizeof member->desk);
  member->role = incident->role;
  member->date = incident->date;
  member->form = g_strdup (incident->form);
  member->product = g_strdup (incident->product);
  member->has_number = incident->has_number;
  for (guint i = 0; i < uses->len; i++) {
    const DimLedgerUse *use = uses->pdata[i];
    DimShownDocument shown = { 0 };

    if (use->state != DIM_COMPARE_TAGGED)
      continue;
    g_strlcpy (shown.document, use->document, sizeof shown.document);
    g_strlcpy (shown.country, use->country, sizeof shown.country);
    g_array_append_val (member->documents, shown);
  }
  return member;
}

static gboolean
add_sharing (DimRules *rules, const DimMember *member, GHashTable *ids, GError **error)
{
  for (guint i = 0; i < member->documents->len; i++) {
    const DimShownDocument *shown = &g_array_index (member->documents, DimShownDocument, i);
    g_autoptr (GPtrArray) found = NULL;

    if (!rules->ledger->home->with_document (rules->ledger, shown->document, &found, error))
      return FALSE;
    for (guint j = 0; j < found->len; j++)
      g_hash_table_add (ids, g_strdup (found->pdata[j]));
  }
  return TRUE;
}

/* @alike: sorted ids on both sides of @id */
static void
add_nearest (GPtrArray *alike, const char *id, GHashTable *ids)
{
  guint below = 0;

  while (below < alike->len && strcmp (alike->pdata[below], id) < 0)
    below++;
  for (guint i = 0; i < alike->len; i++)
    if (i + ALIKE_EACH_SIDE >= below && i < below + ALIKE_EACH_SIDE)
      g_hash_table_add (ids, g_strdup (alike->pdata[i]));
}

static gboolean
add_alike (DimRules *rules, const DimLedgerIncident *incident, GHashTable *ids, GError **error)
{
  g_autoptr (GPtrArray) alike = dim_rules_alike (rules, incident, error);

  if (alike == NULL)
    return FALSE;
  add_nearest (alike, incident->id, ids);
  return TRUE;
}

static gboolean
is_decided_apart (GPtrArray *decisions, const char *other)
{
  for (guint i = 0; i < decisions->len; i++) {
    const DimDecision *decision = ((DimLedgerDecision *) decisions->pdata[i])->decision;

    if (decision->kind == DIM_DECISION_APART &&
        (strcmp (decision->first, other) == 0 || strcmp (decision->second, other) == 0))
      return TRUE;
  }
  return FALSE;
}

static gboolean
classify_other (DimRules *rules,
                const DimMember *member,
                const char *id,
                DimMatch *match,
                GError **error)
{
  DimLedger *ledger = rules->ledger;
  g_autoptr (DimLedgerIncident) other = NULL;
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (DimMember) peer = NULL;

  if (!ledger->home->incident (ledger, id, &other, error) ||
      !ledger->home->uses (ledger, id, &uses, error))
    return FALSE;
  if (other == NULL || !other->is_live)
    return TRUE;
  peer = dim_rules_member (other, uses);
  match->match = dim_match_classify (member, peer, &rules->windows);
  match->other = g_steal_pointer (&other);
  return TRUE;
}

static gboolean
collect_matches (DimRules *rules,
                 const DimLedgerIncident *incident,
                 const DimMember *member,
                 GPtrArray *ids,
                 GPtrArray *matches,
                 GError **error)
{
  g_autoptr (GPtrArray) decisions = NULL;

  if (ids->len == 0)
    return TRUE;
  if (!rules->ledger->home->standing (rules->ledger, incident->id, &decisions, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    DimMatch *match = NULL;

    if (strcmp (ids->pdata[i], incident->id) == 0 || is_decided_apart (decisions, ids->pdata[i]))
      continue;
    match = g_new0 (DimMatch, 1);
    g_ptr_array_add (matches, match);
    if (!classify_other (rules, member, ids->pdata[i], match, error))
      return FALSE;
    if (match->match == DIM_MATCH_NONE ||
        strcmp (match->other->case_number, incident->case_number) == 0)
      g_ptr_array_remove_index (matches, matches->len - 1);
  }
  return TRUE;
}

void
dim_match_free (DimMatch *match)
{
  if (match == NULL)
    return;
  g_clear_pointer (&match->other, dim_ledger_incident_free);
  g_free (match);
}

/* Whoever has this one among its own nearest is, on its own day, among the nearest of this one. */
GPtrArray *
dim_rules_alike (DimRules *rules, const DimLedgerIncident *incident, GError **error)
{
  int days = (int) rules->windows.soft_hint_days;
  g_autoptr (GPtrArray) alike = g_ptr_array_new_with_free_func (g_free);

  for (int off = -days; incident->is_live && !incident->has_number && off <= days; off++) {
    g_autoptr (GPtrArray) found = NULL;

    if (!rules->ledger->home->alike (rules->ledger, incident, incident->date + off, ALIKE_EACH_SIDE,
                                     &found, error))
      return NULL;
    g_ptr_array_extend_and_steal (alike, g_steal_pointer (&found));
  }
  g_ptr_array_sort (alike, dim_text_compare_cb);
  return g_steal_pointer (&alike);
}

static GPtrArray *
find_matches (DimRules *rules,
              const DimLedgerIncident *incident,
              gboolean only_sharing,
              GError **error)
{
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_match_free);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (DimMember) member = NULL;

  if (!incident->is_live)
    return g_steal_pointer (&matches);
  if (!rules->ledger->home->uses (rules->ledger, incident->id, &uses, error))
    return NULL;
  member = dim_rules_member (incident, uses);
  if (!add_sharing (rules, member, found, error) ||
      (!only_sharing && !add_alike (rules, incident, found, error)))
    return NULL;
  ids = dim_rules_sorted_keys (found);
  if (!collect_matches (rules, incident, member, ids, matches, error))
    return NULL;
  return g_steal_pointer (&matches);
}

GPtrArray *
dim_rules_matches (DimRules *rules, const DimLedgerIncident *incident, GError **error)
{
  return find_matches (rules, incident, FALSE, error);
}

GPtrArray *
dim_rules_sharing (DimRules *rules, const DimLedgerIncident *incident, GError **error)
{
  return find_matches (rules, incident, TRUE, error);
}
