/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-answers.h"

#include "dim-limits.h"

#define COUNTRY_BYTES_MAX 3
#define ROLE_BYTES_MAX    200

static void
write_documents (DimJsonWriter *writer,
                 const DimIncident *incident,
                 DimDocumentWriteFunc write_document,
                 gconstpointer data)
{
  dim_json_put_array (writer, dim_field_spec (DIM_FIELD_DOCUMENTS)->name);
  for (guint i = 0; i < incident->documents->len; i++) {
    dim_json_put_object (writer, NULL);
    write_document (writer, g_ptr_array_index (incident->documents, i), i, data);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

static void
write_follow_ups (DimJsonWriter *writer, const DimIncident *incident)
{
  dim_json_put_array (writer, dim_field_spec (DIM_FIELD_FOLLOW_UP)->name);
  for (guint i = 0; i < incident->follow_ups->len; i++) {
    const DimFollowUp *follow_up = g_ptr_array_index (incident->follow_ups, i);

    dim_json_put_object (writer, NULL);
    dim_json_put_text (writer, "code", follow_up->code);
    dim_json_put_day (writer, "datum", follow_up->date);
    dim_json_put_flag (writer, "gedaan", follow_up->is_done);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

static void
write_plain_answer (DimJsonWriter *writer, const DimIncident *incident, DimField field)
{
  const DimFieldSpec *spec = dim_field_spec (field);

  switch (spec->shape) {
  case DIM_SHAPE_DAY:
    dim_json_put_day (writer, spec->name, incident->date);
    break;
  case DIM_SHAPE_MUNICIPALITY:
    dim_json_put_text (writer, spec->name, incident->municipality);
    break;
  case DIM_SHAPE_CODE:
    dim_json_put_text (writer, spec->name, dim_incident_code (incident, field));
    break;
  case DIM_SHAPE_CODES:
    dim_json_put_texts (writer, spec->name, (const char *const *) incident->codes[field]);
    break;
  case DIM_SHAPE_FOLLOW_UPS:
    write_follow_ups (writer, incident);
    break;
  case DIM_SHAPE_DOCUMENTS:
  default:
    g_assert_not_reached ();
  }
}

void
dim_answers_write (DimJsonWriter *writer,
                   const DimIncident *incident,
                   guint32 fields,
                   DimDocumentWriteFunc write_document,
                   gconstpointer data)
{
  for (guint i = 0; i < DIM_N_FIELDS; i++) {
    DimField field = (DimField) i;

    if ((fields & (1U << i)) == 0 || !dim_incident_is_answered (incident, field))
      continue;
    if (field == DIM_FIELD_DOCUMENTS)
      write_documents (writer, incident, write_document, data);
    else
      write_plain_answer (writer, incident, field);
  }
}

static void
read_code (DimJsonReader *reader, DimIncident *incident, DimField field)
{
  g_autofree char *code =
    dim_json_text (reader, dim_field_spec (field)->name, DIM_JSON_OPTIONAL, DIM_CODE_BYTES_MAX);

  dim_incident_set_code (incident, field, code);
}

static void
read_codes (DimJsonReader *reader, DimIncident *incident, DimField field)
{
  g_auto (GStrv) codes = dim_json_texts (reader, dim_field_spec (field)->name, DIM_JSON_OPTIONAL,
                                         DIM_LIMIT_CODES, DIM_CODE_BYTES_MAX);

  dim_incident_set_codes (incident, field, (const char *const *) codes);
}

static void
read_follow_up (DimJsonReader *reader, gpointer data)
{
  DimIncident *incident = data;
  g_autofree char *code = dim_json_text (reader, "code", DIM_JSON_REQUIRED, DIM_CODE_BYTES_MAX);
  DimDay date = dim_json_day (reader, "datum", DIM_JSON_OPTIONAL);
  gboolean is_done = dim_json_flag (reader, "gedaan", DIM_JSON_REQUIRED);

  if (code != NULL)
    g_ptr_array_add (incident->follow_ups, dim_follow_up_new (code, date, is_done));
}

void
dim_answers_read (DimJsonReader *reader,
                  DimIncident *incident,
                  DimJsonObjectFunc read_document,
                  gpointer data)
{
  for (guint i = 0; i < DIM_N_FIELDS; i++) {
    DimField field = (DimField) i;
    const DimFieldSpec *spec = dim_field_spec (field);

    switch (spec->shape) {
    case DIM_SHAPE_DAY:
      incident->date = dim_json_day (reader, spec->name, DIM_JSON_OPTIONAL);
      break;
    case DIM_SHAPE_MUNICIPALITY:
      incident->municipality =
        dim_json_text (reader, spec->name, DIM_JSON_OPTIONAL, DIM_CODE_BYTES_MAX);
      break;
    case DIM_SHAPE_CODE:
      read_code (reader, incident, field);
      break;
    case DIM_SHAPE_CODES:
      read_codes (reader, incident, field);
      break;
    case DIM_SHAPE_DOCUMENTS:
      dim_json_each (reader, spec->name, DIM_JSON_OPTIONAL, DIM_LIMIT_DOCUMENTS, read_document,
                     data);
      break;
    case DIM_SHAPE_FOLLOW_UPS:
    default:
      dim_json_each (reader, spec->name, DIM_JSON_OPTIONAL, DIM_LIMIT_CODES, read_follow_up,
                     incident);
      break;
    }
  }
}

static void
write_document (DimJsonWriter *writer, const DimDocumentUse *use, DimCompareState state)
{
  dim_json_put_text (writer, "id", use->id);
  dim_json_put_text (writer, "soort", use->kind);
  dim_json_put_text (writer, "land", use->country);
  dim_json_put_text (writer, "vergelijking", dim_compare_state_name (state));
}

void
dim_document_write_said (DimJsonWriter *writer,
                         const DimDocumentUse *use,
                         guint index,
                         gconstpointer data)
{
  write_document (writer, use,
                  use->state == DIM_COMPARE_TAGGED ? DIM_COMPARE_TO_FOLLOW : use->state);
}

void
dim_document_write_known (DimJsonWriter *writer,
                          const DimDocumentUse *use,
                          guint index,
                          gconstpointer data)
{
  write_document (writer, use, use->state);
}

static DimDocumentUse *
read_document (DimJsonReader *reader)
{
  char id[DIM_UUID_TEXT_LEN];
  g_autofree char *kind = NULL;
  g_autofree char *country = NULL;
  g_autofree char *state_name = NULL;
  DimCompareState state = DIM_COMPARE_NO_NUMBER;
  DimDocumentUse *use = NULL;

  dim_json_uuid (reader, "id", DIM_JSON_REQUIRED, id);
  kind = dim_json_text (reader, "soort", DIM_JSON_REQUIRED, DIM_CODE_BYTES_MAX);
  country = dim_json_text (reader, "land", DIM_JSON_OPTIONAL, COUNTRY_BYTES_MAX);
  state_name = dim_json_text (reader, "vergelijking", DIM_JSON_REQUIRED, DIM_CODE_BYTES_MAX);
  if (state_name != NULL && !dim_compare_state_from_name (state_name, &state))
    dim_json_fault (reader, "vergelijking", "onbekende-code");
  use = dim_document_use_new (id, kind != NULL ? kind : "", country != NULL ? country : "");
  use->state = state;
  return use;
}

void
dim_document_read_said (DimJsonReader *reader, gpointer data)
{
  DimIncident *incident = data;
  DimDocumentUse *use = read_document (reader);

  if (use->state == DIM_COMPARE_TAGGED)
    dim_json_fault (reader, "vergelijking", "niet-van-client");
  g_ptr_array_add (incident->documents, use);
}

void
dim_document_read_known (DimJsonReader *reader, gpointer data)
{
  DimIncident *incident = data;

  g_ptr_array_add (incident->documents, read_document (reader));
}

void
dim_fields_write (DimJsonWriter *writer, const char *name, guint32 fields)
{
  dim_json_put_array (writer, name);
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if ((fields & (1U << i)) != 0)
      dim_json_put_text (writer, NULL, dim_field_spec ((DimField) i)->name);
  dim_json_put_end (writer);
}

guint32
dim_fields_read (DimJsonReader *reader, const char *name)
{
  g_auto (GStrv) names =
    dim_json_texts (reader, name, DIM_JSON_REQUIRED, DIM_N_FIELDS, DIM_CODE_BYTES_MAX);
  guint32 fields = 0;

  for (guint i = 0; names[i] != NULL; i++) {
    DimField field = DIM_FIELD_DATE;

    if (names[i][0] == '\0')
      continue;
    if (!dim_field_from_name (names[i], &field))
      dim_json_fault_at (reader, name, i, "onbekende-code");
    else if ((fields & (1U << field)) != 0)
      dim_json_fault_at (reader, name, i, "dubbel");
    else
      fields |= 1U << field;
  }
  return fields;
}

DimRole
dim_role_read (DimJsonReader *reader)
{
  g_autofree char *name = dim_json_text (reader, "rol", DIM_JSON_REQUIRED, ROLE_BYTES_MAX);
  DimRole role = DIM_ROLE_FRONT_OFFICE;

  if (name != NULL && !dim_role_from_name (name, &role))
    dim_json_fault (reader, "rol", "onbekende-code");
  return role;
}
