/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rules-agreement.h"

#include "dim-bytes.h"

#include <string.h>

static gboolean
read_key (DimRules *rules, GError **error)
{
  DimLedger *ledger = rules->ledger;

  if (!rules->has_handle_key)
    rules->has_handle_key = ledger->home->proposals.handle_key (ledger, rules->handle_key, error);
  return rules->has_handle_key;
}

/* The same for both sides, and without the key as good as random. Reckoned rather than kept: a
 * ledger that comes back from a backup gives the same one. */
static gboolean
make_handle (DimRules *rules,
             const char *one,
             const char *other,
             char out[DIM_HANDLE_TEXT_LEN],
             GError **error)
{
  gboolean is_first = strcmp (one, other) < 0;
  g_autofree char *pair = g_strconcat (is_first ? one : other, is_first ? other : one, NULL);
  g_autofree char *text = NULL;
  guint8 handle[DIM_HANDLE_BYTES];

  if (!read_key (rules, error))
    return FALSE;
  dim_blake2b (pair, strlen (pair), rules->handle_key, sizeof rules->handle_key, handle,
               sizeof handle);
  text = dim_hex_encode (handle, sizeof handle);
  g_strlcpy (out, text, DIM_HANDLE_TEXT_LEN);
  return TRUE;
}

gboolean
dim_rules_name_case (DimRules *rules, guint64 case_key, guint64 *out_name, GError **error)
{
  g_autofree char *text = g_strdup_printf ("zaak %" G_GUINT64_FORMAT, case_key);
  guint8 name[sizeof *out_name];

  if (!read_key (rules, error))
    return FALSE;
  dim_blake2b (text, strlen (text), rules->handle_key, sizeof rules->handle_key, name, sizeof name);
  memcpy (out_name, name, sizeof name);
  return TRUE;
}

static DimPair *
find_pair (const GPtrArray *pairs, const char *other)
{
  for (guint i = 0; i < pairs->len; i++) {
    DimPair *pair = pairs->pdata[i];

    if (strcmp (pair->other, other) == 0)
      return pair;
  }
  return NULL;
}

static DimPair *
add_pair (GPtrArray *pairs, const char *other, const char *handle)
{
  DimPair *pair = g_new0 (DimPair, 1);

  g_strlcpy (pair->other, other, sizeof pair->other);
  g_strlcpy (pair->handle, handle, sizeof pair->handle);
  g_ptr_array_add (pairs, pair);
  return pair;
}

GPtrArray *
dim_rules_pairs (DimRules *rules, const char *incident, GError **error)
{
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);

  if (!rules->ledger->home->proposals.about (rules->ledger, incident, &proposals, error))
    return NULL;
  for (guint i = 0; i < proposals->len; i++) {
    const DimLedgerProposal *proposal = proposals->pdata[i];
    gboolean is_ours = strcmp (proposal->incident, incident) == 0;
    const char *other = is_ours ? proposal->other : proposal->incident;
    DimPair *pair = find_pair (pairs, other);

    if (pair == NULL)
      pair = add_pair (pairs, other, proposal->handle);
    if (is_ours) {
      pair->ours = proposal->kind;
      g_strlcpy (pair->our_fact, proposal->id, sizeof pair->our_fact);
    } else {
      pair->theirs = proposal->kind;
    }
  }
  return g_steal_pointer (&pairs);
}

gboolean
dim_pair_is_agreed (const DimPair *pair)
{
  return dim_agreement_of (pair->ours, pair->theirs) == DIM_AGREEMENT_AGREED;
}

DimDecision *
dim_pair_to_decision (const DimPair *pair, const char *incident)
{
  DimDecision *decision = dim_decision_new (pair->handle, DIM_DECISION_SAME);

  g_strlcpy (decision->first, incident, sizeof decision->first);
  g_strlcpy (decision->second, pair->other, sizeof decision->second);
  return decision;
}

gboolean
dim_rules_add_agreement (DimRules *rules,
                         const char *incident,
                         const char *other,
                         const GPtrArray *pairs,
                         DimHit *hit,
                         GError **error)
{
  const DimPair *pair = find_pair (pairs, other);

  if (!make_handle (rules, incident, other, hit->handle, error))
    return FALSE;
  if (pair == NULL)
    return TRUE;
  hit->ours = pair->ours;
  hit->theirs = pair->theirs;
  g_strlcpy (hit->our_fact, pair->our_fact, sizeof hit->our_fact);
  return TRUE;
}

gboolean
dim_rules_forget_proposals (DimRules *rules, const char *incident, GError **error)
{
  return rules->ledger->home->proposals.drop (rules->ledger, incident, error);
}

static gboolean
find_among (DimRules *rules,
            const char *incident,
            const GPtrArray *others,
            const char *handle,
            char out[DIM_UUID_TEXT_LEN],
            GError **error)
{
  char known[DIM_HANDLE_TEXT_LEN];

  for (guint i = 0; i < others->len; i++) {
    if (!make_handle (rules, incident, others->pdata[i], known, error))
      return FALSE;
    if (strcmp (known, handle) == 0 && strcmp (others->pdata[i], incident) != 0)
      g_strlcpy (out, others->pdata[i], DIM_UUID_TEXT_LEN);
  }
  return TRUE;
}

/* Among all that show one of its documents, also what stands in its case by now: who was sooner
 * makes no difference. Nobody knows the name of a pair but from its feed. */
static gboolean
find_hit (DimRules *rules,
          const DimLedgerIncident *incident,
          const char *handle,
          char out[DIM_UUID_TEXT_LEN],
          GError **error)
{
  DimLedger *ledger = rules->ledger;
  g_autoptr (GPtrArray) uses = NULL;

  if (!incident->is_live)
    return TRUE;
  if (!ledger->home->uses (ledger, incident->id, &uses, error))
    return FALSE;
  for (guint i = 0; i < uses->len && out[0] == '\0'; i++) {
    const DimLedgerUse *use = uses->pdata[i];
    g_autoptr (GPtrArray) others = NULL;

    if (use->state != DIM_COMPARE_TAGGED)
      continue;
    if (!ledger->home->with_document (ledger, use->document, &others, error) ||
        !find_among (rules, incident->id, others, handle, out, error))
      return FALSE;
  }
  return TRUE;
}

/* Which other one is meant: of which something was said before, or that is a hit. @out_theirs: what
 * the other side says of it. */
static gboolean
find_other (DimRules *rules,
            const DimLedgerIncident *incident,
            const char *handle,
            char out[DIM_UUID_TEXT_LEN],
            DimProposalKind *out_theirs,
            GError **error)
{
  g_autoptr (GPtrArray) pairs = dim_rules_pairs (rules, incident->id, error);

  out[0] = '\0';
  *out_theirs = DIM_PROPOSAL_RETRACT;
  if (pairs == NULL)
    return FALSE;
  for (guint i = 0; i < pairs->len; i++) {
    const DimPair *pair = pairs->pdata[i];

    if (strcmp (pair->handle, handle) != 0)
      continue;
    g_strlcpy (out, pair->other, DIM_UUID_TEXT_LEN);
    *out_theirs = pair->theirs;
    return TRUE;
  }
  return find_hit (rules, incident, handle, out, error);
}

/* What both would agree on by it. */
static gboolean
check_contradiction (DimAcceptance *acceptance, const DimLedgerProposal *proposal, GError **error)
{
  g_autoptr (DimDecision) same = dim_decision_new (proposal->handle, DIM_DECISION_SAME);
  g_autoptr (GPtrArray) ends = g_ptr_array_new ();
  g_autoptr (DimNeighbourhood) around = NULL;
  g_autoptr (GPtrArray) standing = NULL;

  g_strlcpy (same->first, proposal->incident, sizeof same->first);
  g_strlcpy (same->second, proposal->other, sizeof same->second);
  g_ptr_array_add (ends, same->first);
  g_ptr_array_add (ends, same->second);
  around = dim_neighbourhood_gather (acceptance->rules, ends, error);
  if (around == NULL)
    return FALSE;
  standing = dim_neighbourhood_decisions (around);
  return dim_decision_contradicts (same, standing) == NULL ||
         dim_acceptance_refuse (acceptance, DIM_REFUSAL_CONTRADICTION);
}

static gboolean
put (DimAcceptance *acceptance, const DimLedgerProposal *proposal, GError **error)
{
  DimRules *rules = acceptance->rules;
  g_autoptr (DimRipple) ripple = dim_ripple_new (rules);

  return dim_ripple_watch (ripple, proposal->incident, error) &&
         dim_ripple_watch (ripple, proposal->other, error) &&
         rules->ledger->home->proposals.put (rules->ledger, proposal, error) &&
         dim_ripple_settle (ripple, &acceptance->position, error);
}

/* Whoever speaks for the municipality of the one speaks, and only of what its feed tells of. */
gboolean
dim_rules_accept_proposal (DimAcceptance *acceptance, GError **error)
{
  const DimProposal *said = acceptance->fact->proposal;
  DimLedgerProposal proposal = { .kind = said->kind };
  DimProposalKind theirs = DIM_PROPOSAL_RETRACT;
  g_autoptr (DimLedgerIncident) incident = NULL;

  if (acceptance->device->role != DIM_ROLE_BACK_OFFICE)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_FORBIDDEN);
  if (!dim_acceptance_find_incident (acceptance, said->incident, &incident, error))
    return FALSE;
  if (!dim_rules_serves (acceptance->rules, acceptance->device, incident->area))
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_FORBIDDEN);
  if (!find_other (acceptance->rules, incident, said->handle, proposal.other, &theirs, error))
    return FALSE;
  if (proposal.other[0] == '\0')
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_NOT_FOUND);
  g_strlcpy (proposal.id, said->id, sizeof proposal.id);
  g_strlcpy (proposal.incident, said->incident, sizeof proposal.incident);
  g_strlcpy (proposal.handle, said->handle, sizeof proposal.handle);
  if (dim_agreement_of (said->kind, theirs) == DIM_AGREEMENT_AGREED &&
      !check_contradiction (acceptance, &proposal, error))
    return FALSE;
  return put (acceptance, &proposal, error);
}
