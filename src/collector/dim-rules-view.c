/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rules-agreement.h"
#include "dim-rules-case.h"
#include "dim-rules-notes.h"

#include <string.h>

/* One document in the hands of very many is told by its nearest; the list stays readable. */
#define HITS_MAX 50
/* Of a registration about which very much was decided: what stands, and the last of the rest. */
#define DECISIONS_MAX 100

static gboolean
add_history (DimRules *rules, DimChange *change, GError **error)
{
  g_autoptr (DimHistory) history = dim_history_read (rules, change->incident_id, error);
  g_autoptr (GArray) conflicts = NULL;

  if (history == NULL)
    return FALSE;
  g_strfreev (change->heads);
  change->heads = dim_history_heads (change->incident_id, history->revisions);
  if (!dim_rules_add_amendments (rules, history, change, error))
    return FALSE;
  if (change->is_withdrawn || history->revisions->len == 0)
    return TRUE;
  dim_incident_free (dim_incident_merge (history->registered, history->revisions, &conflicts));
  g_clear_pointer (&change->conflicts, g_array_unref);
  change->conflicts = g_steal_pointer (&conflicts);
  return TRUE;
}

static gboolean
add_answers (DimRules *rules, const DimLedgerIncident *incident, DimChange *change, GError **error)
{
  g_autoptr (GPtrArray) uses = NULL;

  if (change->is_withdrawn)
    return TRUE;
  if (!rules->ledger->home->uses (rules->ledger, incident->id, &uses, error))
    return FALSE;
  g_clear_pointer (&change->incident, dim_incident_free);
  change->incident = dim_rules_read_answers (rules, incident, uses, error);
  return change->incident != NULL;
}

/* PROTOCOL.md: a desk is told only what it must answer itself. */
static gboolean
is_told (const DimDeviceProfile *device, DimMatchClass match)
{
  return device->role == DIM_ROLE_BACK_OFFICE || match == DIM_MATCH_T1B;
}

static DimHit *
tell_openly (const DimMatch *match, const char *contact)
{
  DimHit *hit = dim_hit_new (match->match);

  g_strlcpy (hit->incident, match->other->id, sizeof hit->incident);
  g_free (hit->desk);
  hit->desk = g_strdup (match->other->desk);
  hit->date = match->other->date;
  if (match->match == DIM_MATCH_T1C) {
    g_free (hit->contact);
    hit->contact = g_strdup (contact);
  }
  return hit;
}

/* Whom to call, and the month; nothing else leaves another municipality. */
static DimHit *
tell_discreetly (const DimMatch *match, const char *contact)
{
  DimHit *hit = dim_hit_new (DIM_MATCH_T3);
  int year = dim_day_year (match->other->date);
  int month = dim_day_month (match->other->date);

  g_free (hit->contact);
  hit->contact = g_strdup (contact);
  hit->month = year * 12 + month - 1;
  hit->date = DIM_DAY_NONE;
  return hit;
}

static gboolean
add_hit (DimRules *rules,
         const DimDeviceProfile *device,
         const DimMatch *match,
         DimChange *change,
         GError **error)
{
  gboolean is_open =
    match->match != DIM_MATCH_T3 && dim_rules_may_see (rules, device, match->other);
  g_autoptr (DimOffice) office = NULL;
  const char *contact = "";
  DimHit *hit;

  if (!is_open || match->match == DIM_MATCH_T1C) {
    if (!rules->ledger->home->office (rules->ledger, match->other->office, &office, error))
      return FALSE;
    contact = office != NULL ? office->contact : "";
  }
  hit = is_open ? tell_openly (match, contact) : tell_discreetly (match, contact);
  g_ptr_array_add (change->hits, hit);
  return match->match != DIM_MATCH_T3 ||
         dim_rules_add_hit_notes (rules, match->other, change, hit, error);
}

/* What both sides agreed on is one case, and no match any more; it is told, so that it can be taken
 * back. */
static gboolean
add_agreed (DimRules *rules,
            const DimDeviceProfile *device,
            const DimLedgerIncident *incident,
            const GPtrArray *pairs,
            DimChange *change,
            GError **error)
{
  for (guint i = 0; i < pairs->len; i++) {
    const DimPair *pair = pairs->pdata[i];
    g_autoptr (DimLedgerIncident) other = NULL;
    DimMatch match = { .match = DIM_MATCH_T3 };

    if (!dim_pair_is_agreed (pair))
      continue;
    if (!rules->ledger->home->incident (rules->ledger, pair->other, &other, error))
      return FALSE;
    match.other = other;
    if (other != NULL && other->is_live &&
        (!add_hit (rules, device, &match, change, error) ||
         !dim_rules_add_agreement (rules, incident->id, other->id, pairs,
                                   g_ptr_array_index (change->hits, change->hits->len - 1), error)))
      return FALSE;
  }
  return TRUE;
}

/* Whoever speaks for the municipality can say something of what it is told of another. */
static gboolean
add_matches (DimRules *rules,
             const DimDeviceProfile *device,
             const DimLedgerIncident *incident,
             const GPtrArray *pairs,
             DimChange *change,
             GError **error)
{
  g_autoptr (GPtrArray) matches = dim_rules_matches (rules, incident, error);
  gboolean speaks = dim_rules_serves (rules, device, incident->area);

  if (matches == NULL)
    return FALSE;
  for (guint i = 0; i < matches->len && change->hits->len < HITS_MAX; i++) {
    const DimMatch *match = matches->pdata[i];
    DimHit *hit = NULL;

    if (!is_told (device, match->match))
      continue;
    if (!add_hit (rules, device, match, change, error))
      return FALSE;
    hit = g_ptr_array_index (change->hits, change->hits->len - 1);
    if (speaks && hit->match == DIM_MATCH_T3 &&
        !dim_rules_add_agreement (rules, incident->id, match->other->id, pairs, hit, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_hits (DimRules *rules,
          const DimDeviceProfile *device,
          const DimLedgerIncident *incident,
          DimChange *change,
          GError **error)
{
  g_autoptr (GPtrArray) pairs = dim_rules_pairs (rules, incident->id, error);

  if (pairs == NULL)
    return FALSE;
  if (device->role == DIM_ROLE_BACK_OFFICE && incident->is_live &&
      dim_rules_serves (rules, device, incident->area) &&
      !add_agreed (rules, device, incident, pairs, change, error))
    return FALSE;
  return add_matches (rules, device, incident, pairs, change, error);
}

/* Who may not see the other registration is not told that it was spoken of. */
static gboolean
may_be_told (DimRules *rules,
             const DimDeviceProfile *device,
             const DimDecision *decision,
             const char *incident,
             gboolean *out,
             GError **error)
{
  const char *other = strcmp (decision->first, incident) == 0 ? decision->second : decision->first;
  g_autoptr (DimLedgerIncident) found = NULL;

  *out = TRUE;
  if (*other == '\0')
    return TRUE;
  if (!rules->ledger->home->incident (rules->ledger, other, &found, error))
    return FALSE;
  *out = found != NULL && dim_rules_may_see (rules, device, found);
  return TRUE;
}

static void
tell_decision (DimLedgerDecision *decision, DimChange *change)
{
  DimDecisionEntry *entry = dim_decision_entry_new (g_steal_pointer (&decision->decision));

  g_free (entry->desk);
  entry->desk = g_steal_pointer (&decision->desk);
  entry->role = decision->role;
  entry->made_s = decision->received_s;
  entry->stands = decision->is_standing;
  g_ptr_array_add (change->decisions, entry);
}

/* How many of those that stand no longer are left out, from the oldest on. */
static guint
count_untold (const GPtrArray *decisions)
{
  return decisions->len > DECISIONS_MAX ? decisions->len - DECISIONS_MAX : 0;
}

static gboolean
add_decisions (DimRules *rules, const DimDeviceProfile *device, DimChange *change, GError **error)
{
  g_autoptr (GPtrArray) decisions = NULL;
  guint untold;

  if (change->is_withdrawn)
    return TRUE;
  if (!rules->ledger->home->decisions (rules->ledger, change->incident_id, &decisions, error))
    return FALSE;
  untold = count_untold (decisions);
  for (guint i = 0; i < decisions->len && change->decisions->len < DECISIONS_MAX; i++) {
    DimLedgerDecision *decision = decisions->pdata[i];
    gboolean is_told = FALSE;

    if (!decision->is_standing && untold > 0) {
      untold--;
      continue;
    }
    if (!may_be_told (rules, device, decision->decision, change->incident_id, &is_told, error))
      return FALSE;
    if (is_told)
      tell_decision (decision, change);
  }
  return TRUE;
}

static DimChange *
describe (const DimLedgerIncident *incident)
{
  DimChange *change = dim_change_new (incident->id);

  change->position = incident->position;
  g_strlcpy (change->device, incident->device, sizeof change->device);
  g_free (change->office);
  change->office = g_strdup (incident->office);
  g_free (change->desk);
  change->desk = g_strdup (incident->desk);
  change->role = incident->role;
  change->received_s = incident->received_s;
  change->is_withdrawn = !incident->is_live;
  return change;
}

/* It went to another municipality: a device that had it learns no more than that. */
static void
tell_as_gone (DimChange *change)
{
  g_free (change->desk);
  change->desk = g_strdup ("");
  change->is_withdrawn = TRUE;
}

DimChange *
dim_rules_view (DimRules *rules,
                const DimDeviceProfile *device,
                const DimLedgerIncident *incident,
                GError **error)
{
  g_autoptr (DimChange) change = NULL;

  g_return_val_if_fail (rules != NULL && device != NULL && incident != NULL, NULL);
  change = describe (incident);
  if (!dim_rules_may_see (rules, device, incident)) {
    tell_as_gone (change);
    return g_steal_pointer (&change);
  }
  if (!add_answers (rules, incident, change, error) || !add_history (rules, change, error) ||
      !dim_rules_add_case (rules, device, incident, change, error) ||
      !add_hits (rules, device, incident, change, error) ||
      !add_decisions (rules, device, change, error) ||
      !dim_rules_add_inquiries (rules, change, error) ||
      !dim_rules_add_notes (rules, device, incident, change, error))
    return NULL;
  return g_steal_pointer (&change);
}
