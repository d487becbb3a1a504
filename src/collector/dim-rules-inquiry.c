/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rules-inside.h"

#include <string.h>

/* The last ones; the list stays readable, and an entry of the feed within its limit. */
#define INQUIRIES_MAX 20

/* Who may see the registration is told of it anew. */
static gboolean
tell (DimAcceptance *acceptance, const DimLedgerIncident *incident, GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;

  return ledger->home->take_positions (ledger, 1, &acceptance->position, error) &&
         ledger->home->put_position (ledger, incident->id, acceptance->position, error);
}

/* Also of what was withdrawn meanwhile: who was sooner makes no difference. */
gboolean
dim_rules_accept_inquiry (DimAcceptance *acceptance, GError **error)
{
  g_autoptr (DimLedgerIncident) incident = NULL;

  if (acceptance->device->role != DIM_ROLE_BACK_OFFICE)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_FORBIDDEN);
  return dim_acceptance_find_incident (acceptance, acceptance->fact->incident, &incident, error) &&
         tell (acceptance, incident, error);
}

gboolean
dim_rules_accept_reply (DimAcceptance *acceptance, GError **error)
{
  const DimReply *reply = acceptance->fact->reply;
  DimLedger *ledger = acceptance->rules->ledger;
  g_autoptr (DimLedgerIncident) incident = NULL;
  g_autoptr (DimFactRecord) inquiry = NULL;

  if (!dim_acceptance_find_incident (acceptance, reply->incident, &incident, error) ||
      !ledger->home->fact (ledger, reply->inquiry, &inquiry, error))
    return FALSE;
  if (inquiry == NULL || inquiry->kind != DIM_FACT_INQUIRY ||
      strcmp (inquiry->incident, reply->incident) != 0)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_NOT_FOUND);
  return tell (acceptance, incident, error);
}

static gboolean
name_author (DimRules *rules, const DimFactRecord *record, DimInquiryAuthor *author, GError **error)
{
  g_autoptr (DimDevice) device = NULL;

  if (!rules->ledger->home->device (rules->ledger, record->device, &device, error))
    return FALSE;
  author->made_s = record->received_s;
  if (device == NULL)
    return TRUE;
  g_free (author->desk);
  author->desk = g_strdup (device->desk);
  author->role = device->role;
  return TRUE;
}

static gboolean
add_inquiry (DimRules *rules,
             const DimFactRecord *record,
             const DimFact *fact,
             DimChange *change,
             GError **error)
{
  DimInquiryEntry *entry = dim_inquiry_entry_new (fact->inquiry);

  g_ptr_array_add (change->inquiries, entry);
  return name_author (rules, record, &entry->asked, error);
}

/* Of an inquiry that is not told any more nothing is. */
static gboolean
add_reply (DimRules *rules,
           const DimFactRecord *record,
           const DimFact *fact,
           DimChange *change,
           GError **error)
{
  g_autofree char *desk = NULL;
  DimInquiryAuthor author = { 0 };
  gboolean is_named = name_author (rules, record, &author, error);

  desk = author.desk;
  for (guint i = 0; is_named && i < change->inquiries->len; i++) {
    DimInquiryEntry *entry = g_ptr_array_index (change->inquiries, i);

    if (strcmp (entry->inquiry.id, fact->reply->inquiry) == 0)
      dim_inquiry_entry_answer (entry, fact->reply, author.made_s, desk != NULL ? desk : "",
                                author.role);
  }
  return is_named;
}

static guint
count_untold (const GPtrArray *records)
{
  guint count = 0;

  for (guint i = 0; i < records->len; i++)
    if (((const DimFactRecord *) g_ptr_array_index (records, i))->kind == DIM_FACT_INQUIRY)
      count++;
  return count > INQUIRIES_MAX ? count - INQUIRIES_MAX : 0;
}

gboolean
dim_rules_add_inquiries (DimRules *rules, DimChange *change, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (change->is_withdrawn)
    return TRUE;
  if (!rules->ledger->home->inquiries (rules->ledger, change->incident_id, &records, error))
    return FALSE;
  for (guint i = count_untold (records); i < records->len; i++) {
    const DimFactRecord *record = g_ptr_array_index (records, i);
    g_autoptr (DimFact) fact =
      dim_fact_record_decode (record->kind, record->id, record->body, error);

    if (fact == NULL ||
        !(fact->kind == DIM_FACT_INQUIRY ? add_inquiry (rules, record, fact, change, error)
                                         : add_reply (rules, record, fact, change, error)))
      return FALSE;
  }
  return TRUE;
}
