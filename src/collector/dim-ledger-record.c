/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-record.h"

#include "dim-error.h"
#include "dim-fact-codec.h"
#include "dim-ledger-texts.h"

DimOffice *
dim_office_new (const char *id, const char *name, const char *contact)
{
  DimOffice *office;

  g_return_val_if_fail (id != NULL && name != NULL && contact != NULL, NULL);
  office = g_new0 (DimOffice, 1);
  office->id = g_strdup (id);
  office->name = g_strdup (name);
  office->contact = g_strdup (contact);
  office->municipalities = g_ptr_array_new_with_free_func (g_free);
  office->areas = g_ptr_array_new_with_free_func (g_free);
  return office;
}

void
dim_office_free (DimOffice *office)
{
  if (office == NULL)
    return;
  g_free (office->id);
  g_free (office->name);
  g_free (office->contact);
  g_ptr_array_unref (office->municipalities);
  g_ptr_array_unref (office->areas);
  g_free (office);
}

DimDevice *
dim_device_new (const char *id)
{
  DimDevice *device;

  g_return_val_if_fail (id != NULL, NULL);
  device = g_new0 (DimDevice, 1);
  g_strlcpy (device->id, id, sizeof device->id);
  return device;
}

void
dim_device_free (DimDevice *device)
{
  if (device == NULL)
    return;
  g_free (device->office);
  g_free (device->desk);
  g_free (device->keyid);
  g_free (device);
}

void
dim_fact_record_free (DimFactRecord *record)
{
  if (record == NULL)
    return;
  g_clear_pointer (&record->body, g_bytes_unref);
  g_free (record);
}

DimFact *
dim_fact_record_decode (DimFactKind kind, const char *id, GBytes *body, GError **error)
{
  g_autoptr (DimProblem) problem = NULL;
  DimFact *fact = body != NULL ? dim_fact_decode (kind, id, body, &problem) : NULL;

  if (fact == NULL)
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot read fact: it is damaged");
  return fact;
}

void
dim_ledger_incident_free (DimLedgerIncident *incident)
{
  if (incident == NULL)
    return;
  g_free (incident->office);
  g_free (incident->desk);
  g_free (incident->form);
  g_free (incident->product);
  g_clear_pointer (&incident->answers, g_bytes_unref);
  g_free (incident);
}

void
dim_ledger_use_free (DimLedgerUse *use)
{
  if (use == NULL)
    return;
  g_free (use->keys);
  g_free (use);
}

void
dim_ledger_decision_free (DimLedgerDecision *decision)
{
  if (decision == NULL)
    return;
  g_clear_pointer (&decision->decision, dim_decision_free);
  g_free (decision->desk);
  g_free (decision);
}

void
dim_ledger_key_list_free (DimLedgerKeyList *list)
{
  if (list == NULL)
    return;
  g_free (list->jws);
  g_free (list);
}

DimLedgerNote *
dim_ledger_note_new (const char *id)
{
  DimLedgerNote *note = g_new0 (DimLedgerNote, 1);

  note->entry = dim_note_entry_new (id);
  return note;
}

void
dim_ledger_note_free (DimLedgerNote *note)
{
  if (note == NULL)
    return;
  dim_note_entry_free (note->entry);
  g_free (note);
}

void
dim_ledger_text_free (DimLedgerText *text)
{
  if (text == NULL)
    return;
  g_free (text->desk);
  g_clear_pointer (&text->body, g_bytes_unref);
  g_free (text);
}
