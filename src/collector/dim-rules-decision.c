/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rules-inside.h"

#include <string.h>

/* A decision on its way in, with all that it replaces and all that ever replaced those. */
typedef struct {
  DimAcceptance *acceptance;
  GHashTable *chain;    /* id → DimLedgerDecision, without the new one */
  GHashTable *standing; /* ids of the chain, and the new one, that stand once it is taken */
} Deciding;

static gboolean
find_in_ledger (Deciding *deciding, const char *id, DimLedgerDecision **out, GError **error)
{
  DimLedger *ledger = deciding->acceptance->rules->ledger;

  if (!ledger->home->decision (ledger, id, out, error))
    return FALSE;
  return *out != NULL || dim_acceptance_refuse (deciding->acceptance, DIM_REFUSAL_NOT_FOUND);
}

static gboolean
add_to_chain (Deciding *deciding, const char *id, GPtrArray *waiting, GError **error)
{
  DimLedger *ledger = deciding->acceptance->rules->ledger;
  DimLedgerDecision *decision = NULL;
  g_autoptr (GPtrArray) linked = NULL;

  if (g_hash_table_contains (deciding->chain, id))
    return TRUE;
  if (!find_in_ledger (deciding, id, &decision, error))
    return FALSE;
  g_hash_table_insert (deciding->chain, decision->decision->id, decision);
  if (!ledger->home->replaced (ledger, id, &linked, error))
    return FALSE;
  g_ptr_array_extend_and_steal (waiting, g_steal_pointer (&linked));
  return TRUE;
}

static gboolean
read_chain (Deciding *deciding, GError **error)
{
  const DimDecision *decision = deciding->acceptance->fact->decision;
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; decision->supersedes[i] != NULL; i++)
    g_ptr_array_add (waiting, g_strdup (decision->supersedes[i]));
  while (waiting->len > 0) {
    g_autofree char *id = g_ptr_array_steal_index_fast (waiting, waiting->len - 1);

    if (!add_to_chain (deciding, id, waiting, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
may_decide_about (DimAcceptance *acceptance, const char *incident, GError **error)
{
  g_autoptr (DimLedgerIncident) found = NULL;

  return incident[0] == '\0' || dim_acceptance_find_incident (acceptance, incident, &found, error);
}

/* What a reviewer decided is not a desk's to undo, nor is what a case counts with. */
static gboolean
check_authority (Deciding *deciding, GError **error)
{
  DimAcceptance *acceptance = deciding->acceptance;
  const DimDecision *decision = acceptance->fact->decision;

  if (acceptance->device->role == DIM_ROLE_FRONT_OFFICE && decision->kind == DIM_DECISION_VALUE)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_FORBIDDEN);
  if (!may_decide_about (acceptance, decision->first, error) ||
      !may_decide_about (acceptance, decision->second, error))
    return FALSE;
  for (guint i = 0; decision->supersedes[i] != NULL; i++) {
    const DimLedgerDecision *old = g_hash_table_lookup (deciding->chain, decision->supersedes[i]);

    if (acceptance->device->role == DIM_ROLE_FRONT_OFFICE && old->role == DIM_ROLE_BACK_OFFICE)
      return dim_acceptance_refuse (acceptance, DIM_REFUSAL_FORBIDDEN);
    if (!may_decide_about (acceptance, old->decision->first, error) ||
        !may_decide_about (acceptance, old->decision->second, error))
      return FALSE;
  }
  return TRUE;
}

static void
reckon_standing (Deciding *deciding)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) standing = NULL;
  GHashTableIter iter;
  gpointer value = NULL;

  g_ptr_array_add (all, deciding->acceptance->fact->decision);
  g_hash_table_iter_init (&iter, deciding->chain);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (all, ((DimLedgerDecision *) value)->decision);
  standing = dim_decisions_standing (all);
  for (guint i = 0; i < standing->len; i++)
    g_hash_table_add (deciding->standing, ((DimDecision *) standing->pdata[i])->id);
}

static gboolean
stands (Deciding *deciding, const char *id)
{
  return g_hash_table_contains (deciding->standing, id);
}

/* Those that will stand beside @decision, of all that are about what it can reach. */
static gboolean
list_beside (Deciding *deciding,
             const DimDecision *decision,
             DimNeighbourhood **out_around,
             GPtrArray **out,
             GError **error)
{
  g_autoptr (GPtrArray) ends = g_ptr_array_new ();
  g_autoptr (GPtrArray) known = NULL;
  GPtrArray *beside;
  GHashTableIter iter;
  gpointer value = NULL;

  g_ptr_array_add (ends, (gpointer) decision->first);
  g_ptr_array_add (ends, (gpointer) decision->second);
  *out_around = dim_neighbourhood_gather (deciding->acceptance->rules, ends, error);
  if (*out_around == NULL)
    return FALSE;
  known = dim_neighbourhood_decisions (*out_around);
  beside = g_ptr_array_new ();
  for (guint i = 0; i < known->len; i++)
    if (!g_hash_table_contains (deciding->chain, ((DimDecision *) known->pdata[i])->id))
      g_ptr_array_add (beside, known->pdata[i]);
  g_hash_table_iter_init (&iter, deciding->chain);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    DimDecision *other = ((DimLedgerDecision *) value)->decision;

    if (stands (deciding, other->id) && strcmp (other->id, decision->id) != 0)
      g_ptr_array_add (beside, other);
  }
  *out = beside;
  return TRUE;
}

static gboolean
check_one (Deciding *deciding, const DimDecision *decision, GError **error)
{
  g_autoptr (DimNeighbourhood) around = NULL;
  g_autoptr (GPtrArray) beside = NULL;

  if (decision->kind != DIM_DECISION_SAME && decision->kind != DIM_DECISION_APART)
    return TRUE;
  if (!list_beside (deciding, decision, &around, &beside, error))
    return FALSE;
  return dim_decision_contradicts (decision, beside) == NULL ||
         dim_acceptance_refuse (deciding->acceptance, DIM_REFUSAL_CONTRADICTION);
}

/* The new one, and any that comes back because of it. */
static gboolean
check_contradictions (Deciding *deciding, GError **error)
{
  GHashTableIter iter;
  gpointer value = NULL;

  if (!check_one (deciding, deciding->acceptance->fact->decision, error))
    return FALSE;
  g_hash_table_iter_init (&iter, deciding->chain);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const DimLedgerDecision *old = value;

    if (!old->is_standing && stands (deciding, old->decision->id) &&
        !check_one (deciding, old->decision, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
watch_ends (DimRipple *ripple, const DimDecision *decision, GError **error)
{
  return (decision->first[0] == '\0' || dim_ripple_watch (ripple, decision->first, error)) &&
         (decision->second[0] == '\0' || dim_ripple_watch (ripple, decision->second, error));
}

static gboolean
watch_all (Deciding *deciding, DimRipple *ripple, GError **error)
{
  GHashTableIter iter;
  gpointer value = NULL;

  if (!watch_ends (ripple, deciding->acceptance->fact->decision, error))
    return FALSE;
  g_hash_table_iter_init (&iter, deciding->chain);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const DimLedgerDecision *old = value;

    if (!old->is_standing != !stands (deciding, old->decision->id) &&
        !watch_ends (ripple, old->decision, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
put_all (Deciding *deciding, GError **error)
{
  DimAcceptance *acceptance = deciding->acceptance;
  DimLedger *ledger = acceptance->rules->ledger;
  const DimDecision *decision = acceptance->fact->decision;
  GHashTableIter iter;
  gpointer value = NULL;

  if (!dim_acceptance_keep_fact (acceptance, error) ||
      !ledger->home->put_decision (ledger, decision, acceptance->device->role, error) ||
      !ledger->home->put_standing (ledger, decision->id, stands (deciding, decision->id), error))
    return FALSE;
  g_hash_table_iter_init (&iter, deciding->chain);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const char *id = ((DimLedgerDecision *) value)->decision->id;

    if (!ledger->home->put_standing (ledger, id, stands (deciding, id), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
decide (Deciding *deciding, GError **error)
{
  g_autoptr (DimRipple) ripple = dim_ripple_new (deciding->acceptance->rules);

  if (!read_chain (deciding, error) || !check_authority (deciding, error))
    return FALSE;
  reckon_standing (deciding);
  return check_contradictions (deciding, error) && watch_all (deciding, ripple, error) &&
         put_all (deciding, error) &&
         dim_ripple_settle (ripple, &deciding->acceptance->position, error);
}

gboolean
dim_rules_accept_decision (DimAcceptance *acceptance, GError **error)
{
  Deciding deciding = {
    .acceptance = acceptance,
    .chain = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                    (GDestroyNotify) dim_ledger_decision_free),
    .standing = g_hash_table_new (g_str_hash, g_str_equal),
  };
  gboolean is_taken = decide (&deciding, error);

  g_hash_table_unref (deciding.standing);
  g_hash_table_unref (deciding.chain);
  return is_taken;
}
