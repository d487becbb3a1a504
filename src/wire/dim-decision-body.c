/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-decision-body.h"

#include "dim-answers.h"
#include "dim-limits.h"
#include "dim-text.h"

#include <string.h>

#define NAME_BYTES_MAX 200

/* A set of ids, whatever the order in which they were put into it. */
static void
write_superseded (DimJsonWriter *writer, char **ids)
{
  gsize length = g_strv_length (ids);
  g_autofree const char **sorted = g_new0 (const char *, length + 1);

  if (length == 0)
    return;
  memcpy (sorted, ids, length * sizeof *sorted);
  qsort (sorted, length, sizeof *sorted, dim_text_compare_cb);
  dim_json_put_texts (writer, "vervangt", sorted);
}

void
dim_decision_write (DimJsonWriter *writer, const DimDecision *decision)
{
  dim_json_put_text (writer, "soort", dim_decision_kind_name (decision->kind));
  if (decision->kind != DIM_DECISION_RETRACT) {
    dim_json_put_array (writer, "voorvallen");
    dim_json_put_text (writer, NULL, decision->first);
    dim_json_put_text (writer, NULL, decision->second);
    dim_json_put_end (writer);
  }
  if (decision->kind == DIM_DECISION_VALUE)
    dim_json_put_text (writer, "veld", dim_field_spec (decision->field)->name);
  write_superseded (writer, decision->supersedes);
  dim_json_put_text (writer, "reden", decision->reason);
}

void
dim_decision_write_entry (DimJsonWriter *writer, const DimDecisionEntry *entry)
{
  dim_json_put_text (writer, "id", entry->decision->id);
  dim_decision_write (writer, entry->decision);
  dim_json_put_time (writer, "ontvangen", entry->made_s);
  dim_json_put_text (writer, "loket", entry->desk);
  dim_json_put_text (writer, "rol", dim_role_name (entry->role));
  dim_json_put_flag (writer, "geldt", entry->stands);
}

static DimDecisionKind
read_kind (DimJsonReader *reader)
{
  g_autofree char *name = dim_json_text (reader, "soort", DIM_JSON_REQUIRED, DIM_CODE_BYTES_MAX);
  DimDecisionKind kind = DIM_DECISION_SAME;

  if (name != NULL && !dim_decision_kind_from_name (name, &kind))
    dim_json_fault (reader, "soort", "onbekende-code");
  return kind;
}

static DimField
read_field (DimJsonReader *reader)
{
  g_autofree char *name = dim_json_text (reader, "veld", DIM_JSON_REQUIRED, DIM_CODE_BYTES_MAX);
  DimField field = DIM_FIELD_DATE;

  if (name != NULL && !dim_field_from_name (name, &field))
    dim_json_fault (reader, "veld", "onbekende-code");
  return field;
}

/* Two registrations, or the one whose value is taken. */
static void
read_subjects (DimJsonReader *reader, DimDecision *decision)
{
  guint wanted = decision->kind == DIM_DECISION_VALUE ? 1 : 2;
  g_auto (GStrv) ids = dim_json_uuids (reader, "voorvallen", DIM_JSON_REQUIRED, wanted);

  dim_json_at_least (reader, "voorvallen", wanted);
  g_strlcpy (decision->first, ids[0] != NULL ? ids[0] : "", sizeof decision->first);
  if (ids[0] != NULL)
    g_strlcpy (decision->second, ids[1] != NULL ? ids[1] : "", sizeof decision->second);
}

DimDecision *
dim_decision_read (DimJsonReader *reader, const char *id)
{
  DimDecision *decision = dim_decision_new (id, read_kind (reader));
  gboolean is_retracting = decision->kind == DIM_DECISION_RETRACT;
  char *reason = NULL;

  if (!is_retracting)
    read_subjects (reader, decision);
  if (decision->kind == DIM_DECISION_VALUE)
    decision->field = read_field (reader);
  g_strfreev (decision->supersedes);
  decision->supersedes =
    dim_json_uuids (reader, "vervangt", is_retracting ? DIM_JSON_REQUIRED : DIM_JSON_OPTIONAL,
                    DIM_LIMIT_NAMED_FACTS);
  if (is_retracting)
    dim_json_at_least (reader, "vervangt", 1);
  reason = dim_json_text (reader, "reden", DIM_JSON_OPTIONAL, DIM_LIMIT_REASON_BYTES);
  if (reason != NULL) {
    g_free (decision->reason);
    decision->reason = reason;
  }
  return decision;
}

DimDecisionEntry *
dim_decision_read_entry (DimJsonReader *reader)
{
  char id[DIM_UUID_TEXT_LEN];
  DimDecisionEntry *entry = NULL;
  char *desk = NULL;

  dim_json_uuid (reader, "id", DIM_JSON_REQUIRED, id);
  entry = dim_decision_entry_new (dim_decision_read (reader, id));
  entry->made_s = dim_json_time (reader, "ontvangen");
  desk = dim_json_text (reader, "loket", DIM_JSON_OPTIONAL, NAME_BYTES_MAX);
  if (desk != NULL) {
    g_free (entry->desk);
    entry->desk = desk;
  }
  entry->role = dim_role_read (reader);
  entry->stands = dim_json_flag (reader, "geldt", DIM_JSON_REQUIRED);
  return entry;
}
