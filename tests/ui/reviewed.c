/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "reviewed.h"

const char *
reviewed_id (guint index)
{
  static char id[DIM_UUID_TEXT_LEN];

  g_snprintf (id, sizeof id, "0190d3b2-7c00-7000-8000-0000000000%02x", index);
  return id;
}

static DimRecord *
make_record (guint index)
{
  DimRecord *record = g_new0 (DimRecord, 1);
  DimIncident *incident = dim_incident_new (reviewed_id (index));
  DimDocumentUse *use =
    dim_document_use_new (reviewed_id (index + 128), "nationaal-paspoort", "NLD");

  use->state = DIM_COMPARE_TAGGED;
  g_ptr_array_add (incident->documents, use);
  incident->date = dim_day_from_text ("2026-11-03") + (DimDay) index;
  incident->municipality = g_strdup ("GM0363");
  dim_incident_set_code (incident, DIM_FIELD_PRODUCT,
                         index == 1 ? "paspoort-uitreiking" : "paspoort-aanvraag");
  dim_incident_set_code (incident, DIM_FIELD_FORM, "look-alike");
  record->incident = incident;
  record->state = DIM_RECORD_RECEIVED;
  record->news = dim_change_new (incident->id);
  record->news->incident = dim_incident_copy (incident);
  record->news->role = index % 2 == 1 ? DIM_ROLE_BACK_OFFICE : DIM_ROLE_FRONT_OFFICE;
  g_free (record->news->desk);
  record->news->desk = g_strdup_printf ("Loket %u", index + 1);
  record->news->is_provisional = TRUE;
  g_strlcpy (record->news->case_number, reviewed_id (0), sizeof record->news->case_number);
  return record;
}

DimComparison *
reviewed_comparison (guint n_records)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_record_free);

  for (guint i = 0; i < n_records; i++)
    g_ptr_array_add (records, make_record (i));
  return dim_comparison_new (records);
}
