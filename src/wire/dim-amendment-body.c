/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-amendment-body.h"

#include "dim-answers.h"
#include "dim-fact.h"
#include "dim-limits.h"

#include <string.h>

#define NAME_BYTES_MAX 200

static void
write_answers (DimJsonWriter *writer,
               const char *name,
               const DimIncident *incident,
               guint32 changed)
{
  dim_json_put_object (writer, name);
  dim_answers_write (writer, incident, changed, dim_document_write_said, NULL);
  dim_json_put_end (writer);
}

static void
write_revision (DimJsonWriter *writer, const DimAmendment *amendment)
{
  dim_fields_write (writer, "wijzigt", amendment->changed);
  write_answers (writer, "was", amendment->before, amendment->changed);
  write_answers (writer, "antwoorden", amendment->after, amendment->changed);
}

void
dim_amendment_write (DimJsonWriter *writer, const DimAmendment *amendment)
{
  DimFactKind kind = amendment->is_withdrawal ? DIM_FACT_WITHDRAWAL : DIM_FACT_REVISION;

  dim_json_put_text (writer, "id", amendment->fact);
  dim_json_put_text (writer, "soort", dim_fact_kind_name (kind));
  dim_json_put_time (writer, "ontvangen", amendment->made_s);
  dim_json_put_text (writer, "loket", amendment->desk);
  dim_json_put_text (writer, "rol", dim_role_name (amendment->role));
  if (!amendment->is_withdrawal)
    write_revision (writer, amendment);
  dim_json_put_text (writer, "reden", amendment->reason);
}

static DimIncident *
read_answers (DimJsonReader *reader, const char *name, const char *incident)
{
  DimIncident *answers = dim_incident_new (incident);

  if (!dim_json_enter (reader, name, DIM_JSON_REQUIRED))
    return answers;
  dim_answers_read (reader, answers, dim_document_read_said, answers);
  dim_json_leave (reader);
  return answers;
}

static void
read_revision (DimJsonReader *reader, const char *incident, DimAmendment *amendment)
{
  amendment->changed = dim_fields_read (reader, "wijzigt");
  amendment->before = read_answers (reader, "was", incident);
  amendment->after = read_answers (reader, "antwoorden", incident);
}

static gboolean
read_kind (DimJsonReader *reader)
{
  g_autofree char *name = dim_json_text (reader, "soort", DIM_JSON_REQUIRED, NAME_BYTES_MAX);
  DimFactKind kind = DIM_FACT_REVISION;

  if (name != NULL && (!dim_fact_kind_from_name (name, &kind) ||
                       (kind != DIM_FACT_REVISION && kind != DIM_FACT_WITHDRAWAL)))
    dim_json_fault (reader, "soort", "onbekende-code");
  return kind == DIM_FACT_WITHDRAWAL;
}

static void
take_text (DimJsonReader *reader, const char *name, gsize most_bytes, char **place)
{
  char *text = dim_json_text (reader, name, DIM_JSON_OPTIONAL, most_bytes);

  if (text == NULL)
    return;
  g_free (*place);
  *place = text;
}

DimAmendment *
dim_amendment_read (DimJsonReader *reader, const char *incident)
{
  char fact[DIM_UUID_TEXT_LEN];
  DimAmendment *amendment = NULL;

  dim_json_uuid (reader, "id", DIM_JSON_REQUIRED, fact);
  amendment = dim_amendment_new (fact);
  amendment->state = DIM_AMENDMENT_RECEIVED;
  amendment->is_withdrawal = read_kind (reader);
  amendment->made_s = dim_json_time (reader, "ontvangen");
  take_text (reader, "loket", NAME_BYTES_MAX, &amendment->desk);
  amendment->role = dim_role_read (reader);
  if (!amendment->is_withdrawal)
    read_revision (reader, incident, amendment);
  take_text (reader, "reden", DIM_LIMIT_REASON_BYTES, &amendment->reason);
  return amendment;
}
