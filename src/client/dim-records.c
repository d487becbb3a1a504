/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-records.h"

#include "dim-error.h"
#include "dim-fact-codec.h"
#include "dim-news.h"
#include "dim-numbers.h"
#include "dim-store-inside.h"

#define OWN_COLUMNS                                                                                \
  "SELECT i.id, i.state, i.since_s, i.answers, i.refusal, i.sealed_explanation NOT NULL,"          \
  " i.audience, n.entry"                                                                           \
  " FROM incident i LEFT JOIN news n ON n.incident = i.id"
#define OTHERS_COLUMNS                                                                             \
  "SELECT n.incident, NULL, NULL, NULL, NULL, 0, 0, n.entry"                                       \
  " FROM news n WHERE n.day NOT NULL AND n.incident NOT IN (SELECT id FROM incident)"

enum {
  COLUMN_ID,
  COLUMN_STATE,
  COLUMN_SINCE,
  COLUMN_ANSWERS,
  COLUMN_REFUSAL,
  COLUMN_EXPLAINED,
  COLUMN_AUDIENCE,
  COLUMN_ENTRY,
};

static DimIncident *
decode_answers (DimStatement *statement)
{
  g_autoptr (GBytes) answers = dim_statement_bytes (statement, COLUMN_ANSWERS);
  g_autoptr (DimProblem) problem = NULL;
  g_autoptr (DimFact) fact =
    dim_fact_decode (DIM_FACT_INCIDENT, dim_statement_text (statement, COLUMN_ID), answers,
                     &problem);

  return fact == NULL ? NULL : g_steal_pointer (&fact->values);
}

static void
take_own (DimRecord *record, DimStatement *statement)
{
  record->is_own = TRUE;
  record->state = (DimRecordState) dim_statement_int (statement, COLUMN_STATE);
  record->since_s = dim_statement_int (statement, COLUMN_SINCE);
  record->refusal = g_strdup (dim_statement_text (statement, COLUMN_REFUSAL));
  record->has_explanation = dim_statement_int (statement, COLUMN_EXPLAINED) != 0;
  record->audience = (DimAudience) dim_statement_int (statement, COLUMN_AUDIENCE);
}

static void
take_news (DimRecord *record, DimStatement *statement)
{
  g_autoptr (GBytes) entry = dim_statement_bytes (statement, COLUMN_ENTRY);

  record->news = dim_news_decode (entry);
  if (record->news == NULL)
    return;
  if (!record->is_own) {
    record->state = DIM_RECORD_RECEIVED;
    record->since_s = record->news->received_s;
  }
  if (record->news->is_withdrawn)
    record->state = DIM_RECORD_WITHDRAWN;
  if (record->news->incident != NULL)
    record->incident = dim_incident_copy (record->news->incident);
}

static void
read_record (DimStatement *statement, gpointer data)
{
  DimRecord **out = data;
  DimRecord *record = g_new0 (DimRecord, 1);

  if (!dim_statement_is_null (statement, COLUMN_STATE))
    take_own (record, statement);
  if (!dim_statement_is_null (statement, COLUMN_ENTRY))
    take_news (record, statement);
  /* What the collector knows goes before what was registered: others may have revised it. */
  if (record->incident == NULL && record->is_own)
    record->incident = decode_answers (statement);
  if (record->incident != NULL) {
    *out = record;
    return;
  }
  /* Another desk's that was withdrawn, or moved away, has no answers and is nothing to look at. */
  if (record->news == NULL || !record->news->is_withdrawn)
    g_warning ("Cannot read registration %s: it is damaged",
               dim_statement_text (statement, COLUMN_ID));
  dim_record_free (record);
}

/* The collector may not know yet that a number is gone; this device does. */
static gboolean
mark_lost_numbers (DimStore *store, const DimRecord *record, GError **error)
{
  for (guint i = 0; i < record->incident->documents->len; i++) {
    DimDocumentUse *use = g_ptr_array_index (record->incident->documents, i);
    gboolean is_lost = FALSE;

    if (use->state != DIM_COMPARE_TO_FOLLOW)
      continue;
    if (!dim_numbers_is_lost (store, use->id, &is_lost, error))
      return FALSE;
    if (is_lost)
      use->state = DIM_COMPARE_IMPOSSIBLE;
  }
  return TRUE;
}

DimRecord *
dim_records_load_one (DimStore *store, const char *incident, GError **error)
{
  g_autoptr (DimRecord) record = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          OWN_COLUMNS " WHERE i.id = :id UNION ALL " OTHERS_COLUMNS
                                      " AND n.incident = :id",
                          error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_text (statement, ":id", incident);
  if (!dim_store_read_rows (statement, read_record, &record, error))
    return NULL;
  if (record != NULL)
    return mark_lost_numbers (store, record, error) ? g_steal_pointer (&record) : NULL;
  g_set_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND,
               "Cannot find registration %s: it is not known here", incident);
  return NULL;
}
