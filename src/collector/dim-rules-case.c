/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rules-case.h"

#include <string.h>

static gboolean
is_told (DimRules *rules,
         const DimDeviceProfile *device,
         const DimLedgerIncident *incident,
         const DimLedgerIncident *member)
{
  return strcmp (member->id, incident->id) == 0 || dim_rules_serves (rules, device, member->area);
}

/* Those of the case that the device is told of (element-type DimLedgerIncident), by id, itself
 * among them. @out_untold: how many it is not. */
static GPtrArray *
list_told (DimRules *rules,
           const DimDeviceProfile *device,
           const DimLedgerIncident *incident,
           guint *out_untold,
           GError **error)
{
  DimLedger *ledger = rules->ledger;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) told =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_ledger_incident_free);

  *out_untold = 0;
  if (!ledger->home->in_case (ledger, incident->case_number, &ids, error))
    return NULL;
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (DimLedgerIncident) member = NULL;

    if (!ledger->home->incident (ledger, ids->pdata[i], &member, error))
      return NULL;
    if (member != NULL && is_told (rules, device, incident, member))
      g_ptr_array_add (told, g_steal_pointer (&member));
    else
      ++*out_untold;
  }
  return g_steal_pointer (&told);
}

static void
take_lowest (const GPtrArray *told, const char *id, char out[DIM_UUID_TEXT_LEN])
{
  g_strlcpy (out, id, DIM_UUID_TEXT_LEN);
  for (guint i = 0; i < told->len; i++) {
    const DimLedgerIncident *member = told->pdata[i];

    if (strcmp (member->id, out) < 0)
      g_strlcpy (out, member->id, DIM_UUID_TEXT_LEN);
  }
}

gboolean
dim_rules_tell_number (DimRules *rules,
                       const DimDeviceProfile *device,
                       const DimLedgerIncident *incident,
                       char out[DIM_UUID_TEXT_LEN],
                       GError **error)
{
  g_autoptr (GPtrArray) told = NULL;
  guint untold = 0;

  /* It is the lowest of all. */
  if (strcmp (incident->case_number, incident->id) == 0) {
    g_strlcpy (out, incident->id, DIM_UUID_TEXT_LEN);
    return TRUE;
  }
  told = list_told (rules, device, incident, &untold, error);
  if (told == NULL)
    return FALSE;
  take_lowest (told, incident->id, out);
  return TRUE;
}

/* As joining has it: a decision about one that was withdrawn joins nothing. */
static gboolean
joins (DimNeighbourhood *around, const DimDecision *decision)
{
  return decision->kind == DIM_DECISION_SAME &&
         g_hash_table_contains (around->incidents, decision->first) &&
         g_hash_table_contains (around->incidents, decision->second);
}

static void
reach (GHashTable *reached, DimNeighbourhood *around, const GPtrArray *decisions)
{
  gboolean is_growing = TRUE;

  while (is_growing) {
    is_growing = FALSE;
    for (guint i = 0; i < decisions->len; i++) {
      const DimDecision *decision = decisions->pdata[i];
      gboolean has_first = g_hash_table_contains (reached, decision->first);
      gboolean has_second = g_hash_table_contains (reached, decision->second);

      if (has_first == has_second || !joins (around, decision))
        continue;
      g_hash_table_add (reached, (gpointer) (has_first ? decision->second : decision->first));
      is_growing = TRUE;
    }
  }
}

/* What is provisional elsewhere is nothing for this office to decide. */
static gboolean
find_provisional (DimRules *rules,
                  const DimLedgerIncident *incident,
                  const GPtrArray *told,
                  gboolean *out,
                  GError **error)
{
  g_autoptr (GPtrArray) from = g_ptr_array_new ();
  g_autoptr (GHashTable) reached = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DimNeighbourhood) around = NULL;
  g_autoptr (GPtrArray) decisions = NULL;

  g_ptr_array_add (from, (gpointer) incident->id);
  around = dim_neighbourhood_gather (rules, from, error);
  if (around == NULL)
    return FALSE;
  decisions = dim_neighbourhood_decisions (around);
  g_hash_table_add (reached, (gpointer) incident->id);
  reach (reached, around, decisions);
  *out = FALSE;
  for (guint i = 0; i < told->len; i++)
    if (!g_hash_table_contains (reached, ((const DimLedgerIncident *) told->pdata[i])->id))
      *out = TRUE;
  return TRUE;
}

/* As it is called today; borrowed from the rules, or @buffer. */
static const char *
name_area (DimRules *rules, guint digits, char buffer[8])
{
  g_snprintf (buffer, 8, "GM%04u", digits % 10000);
  return dim_municipalities_current_code (rules->municipalities, buffer);
}

/* Said to who decides about it: a desk is told nothing of other municipalities. */
static gboolean
find_elsewhere (DimRules *rules,
                const DimDeviceProfile *device,
                const DimLedgerIncident *incident,
                gboolean *out,
                GError **error)
{
  char buffer[8];
  guint digits = 0;

  *out = FALSE;
  if (device->role != DIM_ROLE_BACK_OFFICE || incident->is_refuted)
    return TRUE;
  if (!rules->ledger->home->proposals.counts_for (rules->ledger, incident->case_number, &digits,
                                                  error))
    return FALSE;
  *out = digits != 0 && strcmp (name_area (rules, digits, buffer), incident->area) != 0;
  return TRUE;
}

gboolean
dim_rules_add_case (DimRules *rules,
                    const DimDeviceProfile *device,
                    const DimLedgerIncident *incident,
                    DimChange *change,
                    GError **error)
{
  g_autoptr (GPtrArray) told = NULL;
  guint untold = 0;

  g_strlcpy (change->case_number, incident->case_number, sizeof change->case_number);
  change->is_provisional = incident->is_provisional;
  if (!incident->is_live)
    return TRUE;
  told = list_told (rules, device, incident, &untold, error);
  if (told == NULL)
    return FALSE;
  take_lowest (told, incident->id, change->case_number);
  for (guint i = 0; i < told->len; i++) {
    const DimLedgerIncident *peer = told->pdata[i];

    if (strcmp (peer->id, incident->id) != 0)
      g_ptr_array_add (change->peers,
                       dim_case_peer_new (peer->id, peer->date, peer->desk, peer->role));
  }
  if (untold > 0 && incident->is_provisional &&
      !find_provisional (rules, incident, told, &change->is_provisional, error))
    return FALSE;
  return told->len + untold < 2 ||
         find_elsewhere (rules, device, incident, &change->counts_elsewhere, error);
}
