/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rules-agreement.h"

#include <string.h>

/* A search under way. */
typedef struct {
  DimRules *rules;
  DimNeighbourhood *found;
  GHashTable *looked_at; /* id → DimLedgerIncident, or NULL where there is none */
  GHashTable *seen;      /* ids that are or were waiting */
  GPtrArray *waiting;    /* ids */
} Search;

static void
free_incident_cb (gpointer data)
{
  dim_ledger_incident_free (data);
}

static gboolean
look_at (Search *search, const char *id, DimLedgerIncident **out, GError **error)
{
  DimLedger *ledger = search->rules->ledger;

  if (g_hash_table_lookup_extended (search->looked_at, id, NULL, (gpointer *) out))
    return TRUE;
  if (!ledger->home->incident (ledger, id, out, error))
    return FALSE;
  g_hash_table_insert (search->looked_at, g_strdup (id), *out);
  return TRUE;
}

static void
await (Search *search, const char *id)
{
  if (g_hash_table_add (search->seen, g_strdup (id)))
    g_ptr_array_add (search->waiting, g_strdup (id));
}

/* What is joined at once lies in one municipality and within the window; anything farther off can
 * only be reached by a decision. */
static gboolean
await_document (Search *search,
                const DimLedgerIncident *incident,
                const char *document,
                GError **error)
{
  DimLedger *ledger = search->rules->ledger;
  gint64 window = search->rules->windows.same_event_days;
  g_autoptr (GPtrArray) ids = NULL;

  if (!ledger->home->with_document (ledger, document, &ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    DimLedgerIncident *other = NULL;

    if (g_hash_table_contains (search->seen, ids->pdata[i]))
      continue;
    if (!look_at (search, ids->pdata[i], &other, error))
      return FALSE;
    if (other != NULL && strcmp (other->area, incident->area) == 0 &&
        ABS ((gint64) other->date - incident->date) <= window)
      await (search, other->id);
  }
  return TRUE;
}

static gboolean
await_decided (Search *search, const char *id, GError **error)
{
  DimLedger *ledger = search->rules->ledger;
  g_autoptr (GPtrArray) decisions = NULL;

  if (!ledger->home->standing (ledger, id, &decisions, error))
    return FALSE;
  while (decisions->len > 0) {
    DimLedgerDecision *decision = g_ptr_array_steal_index (decisions, decisions->len - 1);

    if (decision->decision->kind == DIM_DECISION_SAME) {
      await (search, decision->decision->first);
      await (search, decision->decision->second);
    }
    g_hash_table_replace (search->found->decisions, decision->decision->id, decision);
  }
  return TRUE;
}

/* What two municipalities agreed on joins as a decision does. */
static gboolean
await_agreed (Search *search, const char *id, GError **error)
{
  g_autoptr (GPtrArray) pairs = dim_rules_pairs (search->rules, id, error);

  if (pairs == NULL)
    return FALSE;
  for (guint i = 0; i < pairs->len; i++) {
    const DimPair *pair = pairs->pdata[i];
    DimLedgerDecision *agreed = NULL;

    if (!dim_pair_is_agreed (pair))
      continue;
    await (search, pair->other);
    agreed = g_new0 (DimLedgerDecision, 1);
    agreed->decision = dim_pair_to_decision (pair, id);
    agreed->role = DIM_ROLE_BACK_OFFICE;
    agreed->is_standing = TRUE;
    g_hash_table_replace (search->found->decisions, agreed->decision->id, agreed);
  }
  return TRUE;
}

static gboolean
await_case (Search *search, const DimLedgerIncident *incident, GError **error)
{
  DimLedger *ledger = search->rules->ledger;
  g_autoptr (GPtrArray) ids = NULL;

  if (!ledger->home->in_case (ledger, incident->case_number, &ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    await (search, ids->pdata[i]);
  return TRUE;
}

static gboolean
visit (Search *search, const char *id, GError **error)
{
  DimLedger *ledger = search->rules->ledger;
  DimLedgerIncident *incident = NULL;
  GPtrArray *uses = NULL;

  if (!look_at (search, id, &incident, error))
    return FALSE;
  if (incident == NULL || !incident->is_live)
    return TRUE;
  if (!ledger->home->uses (ledger, id, &uses, error))
    return FALSE;
  g_hash_table_insert (search->found->uses, incident->id, uses);
  g_hash_table_insert (search->found->incidents, incident->id, incident);
  g_ptr_array_add (search->found->members, dim_rules_member (incident, uses));
  for (guint i = 0; i < uses->len; i++) {
    const DimLedgerUse *use = uses->pdata[i];

    if (use->state == DIM_COMPARE_TAGGED &&
        !await_document (search, incident, use->document, error))
      return FALSE;
  }
  return await_decided (search, id, error) && await_agreed (search, id, error) &&
         await_case (search, incident, error);
}

/* Registrations that were only looked at are let go; those of the neighbourhood stay. */
static void
keep_found (Search *search)
{
  GHashTableIter iter;
  gpointer incident = NULL;

  g_hash_table_iter_init (&iter, search->looked_at);
  while (g_hash_table_iter_next (&iter, NULL, &incident))
    if (incident != NULL &&
        !g_hash_table_contains (search->found->incidents, ((DimLedgerIncident *) incident)->id))
      dim_ledger_incident_free (incident);
  g_hash_table_unref (search->looked_at);
  g_hash_table_unref (search->seen);
  g_ptr_array_unref (search->waiting);
}

static DimNeighbourhood *
new_neighbourhood (void)
{
  DimNeighbourhood *neighbourhood = g_new0 (DimNeighbourhood, 1);

  neighbourhood->members = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_member_free);
  neighbourhood->incidents =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_incident_cb);
  neighbourhood->uses =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  neighbourhood->decisions = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                    (GDestroyNotify) dim_ledger_decision_free);
  return neighbourhood;
}

DimNeighbourhood *
dim_neighbourhood_gather (DimRules *rules, GPtrArray *from, GError **error)
{
  g_autoptr (DimNeighbourhood) found = new_neighbourhood ();
  Search search = {
    .rules = rules,
    .found = found,
    .looked_at = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .waiting = g_ptr_array_new_with_free_func (g_free),
  };
  gboolean is_done = TRUE;

  for (guint i = 0; i < from->len; i++)
    await (&search, from->pdata[i]);
  while (is_done && search.waiting->len > 0) {
    g_autofree char *id = g_ptr_array_steal_index_fast (search.waiting, search.waiting->len - 1);

    is_done = visit (&search, id, error);
  }
  keep_found (&search);
  return is_done ? g_steal_pointer (&found) : NULL;
}

GPtrArray *
dim_neighbourhood_decisions (DimNeighbourhood *neighbourhood)
{
  GPtrArray *decisions = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer decision = NULL;

  g_hash_table_iter_init (&iter, neighbourhood->decisions);
  while (g_hash_table_iter_next (&iter, NULL, &decision))
    g_ptr_array_add (decisions, ((DimLedgerDecision *) decision)->decision);
  return decisions;
}

void
dim_neighbourhood_free (DimNeighbourhood *neighbourhood)
{
  if (neighbourhood == NULL)
    return;
  g_hash_table_unref (neighbourhood->decisions);
  g_hash_table_unref (neighbourhood->uses);
  g_hash_table_unref (neighbourhood->incidents);
  g_ptr_array_unref (neighbourhood->members);
  g_free (neighbourhood);
}
