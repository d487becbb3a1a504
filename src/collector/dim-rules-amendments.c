/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rules-inside.h"

/* The last ones; the list stays readable, and an entry of the feed within its limit. */
#define AMENDMENTS_MAX 20

static gboolean
name_author (DimRules *rules, const DimFactRecord *record, DimAmendment *amendment, GError **error)
{
  g_autoptr (DimDevice) device = NULL;

  if (!rules->ledger->home->device (rules->ledger, record->device, &device, error))
    return FALSE;
  amendment->made_s = record->received_s;
  amendment->state = DIM_AMENDMENT_RECEIVED;
  if (device == NULL)
    return TRUE;
  g_free (amendment->desk);
  amendment->desk = g_strdup (device->desk);
  amendment->role = device->role;
  return TRUE;
}

/* Both as the author saw and said them, whatever others did meanwhile. */
static void
tell_revision (const DimHistory *history, const DimRevision *revision, DimAmendment *amendment)
{
  g_autoptr (GPtrArray) seen = dim_history_seen (history, revision->basis);

  amendment->changed = revision->changed;
  amendment->before = dim_incident_merge (history->registered, seen, NULL);
  amendment->after = dim_incident_copy (revision->values);
  g_free (amendment->reason);
  amendment->reason = g_strdup (revision->reason);
}

static gboolean
add_amendment (DimRules *rules,
               const DimFactRecord *record,
               DimAmendment *amendment,
               DimChange *change,
               GError **error)
{
  g_ptr_array_add (change->amendments, amendment);
  return name_author (rules, record, amendment, error);
}

static guint
first_told (const GPtrArray *records)
{
  return records->len > AMENDMENTS_MAX ? records->len - AMENDMENTS_MAX : 0;
}

static gboolean
add_revisions (DimRules *rules, const DimHistory *history, DimChange *change, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (!rules->ledger->home->revisions (rules->ledger, change->incident_id, &records, error))
    return FALSE;
  for (guint i = first_told (records); i < records->len; i++) {
    const DimFactRecord *record = records->pdata[i];
    DimAmendment *amendment = dim_amendment_new (record->id);

    tell_revision (history, history->revisions->pdata[i], amendment);
    if (!add_amendment (rules, record, amendment, change, error))
      return FALSE;
  }
  return TRUE;
}

/* Of a registration without answers nothing is told but that, and why. */
static gboolean
add_withdrawals (DimRules *rules, DimChange *change, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (!rules->ledger->home->withdrawals (rules->ledger, change->incident_id, &records, error))
    return FALSE;
  for (guint i = first_told (records); i < records->len; i++) {
    const DimFactRecord *record = records->pdata[i];
    g_autoptr (DimFact) fact =
      dim_fact_record_decode (DIM_FACT_WITHDRAWAL, record->id, record->body, error);
    DimAmendment *amendment = NULL;

    if (fact == NULL)
      return FALSE;
    amendment = dim_amendment_new (record->id);
    amendment->is_withdrawal = TRUE;
    g_free (amendment->reason);
    amendment->reason = g_steal_pointer (&fact->reason);
    if (!add_amendment (rules, record, amendment, change, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
dim_rules_add_amendments (DimRules *rules,
                          const DimHistory *history,
                          DimChange *change,
                          GError **error)
{
  return change->is_withdrawn
           ? add_withdrawals (rules, change, error)
           : history->revisions->len == 0 || add_revisions (rules, history, change, error);
}
