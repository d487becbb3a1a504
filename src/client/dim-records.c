/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-records.h"

#include "dim-error.h"
#include "dim-fact-codec.h"
#include "dim-news.h"
#include "dim-numbers.h"
#include "dim-store-inside.h"
#include "dim-text.h"

#define OWN_COLUMNS                                                                                \
  "SELECT i.id, i.state, i.since_s, i.answers, i.refusal, i.sealed_explanation NOT NULL,"          \
  " i.search, n.search, n.entry, ifnull(n.day, i.day) AS shown_day"                                \
  " FROM incident i LEFT JOIN news n ON n.incident = i.id"
#define OTHERS_COLUMNS                                                                             \
  "SELECT n.incident, NULL, NULL, NULL, NULL, 0, NULL, n.search, n.entry, n.day AS shown_day"      \
  " FROM news n WHERE n.day NOT NULL AND n.incident NOT IN (SELECT id FROM incident)"

enum {
  COLUMN_ID,
  COLUMN_STATE,
  COLUMN_SINCE,
  COLUMN_ANSWERS,
  COLUMN_REFUSAL,
  COLUMN_EXPLAINED,
  COLUMN_OWN_SEARCH,
  COLUMN_NEWS_SEARCH,
  COLUMN_ENTRY,
};

typedef struct {
  const char *needle; /* a search key */
  GPtrArray *records;
} Loading;

static gboolean
is_found (DimStatement *statement, const char *needle)
{
  const char *own = dim_statement_text (statement, COLUMN_OWN_SEARCH);
  const char *news = dim_statement_text (statement, COLUMN_NEWS_SEARCH);

  return *needle == '\0' || (own != NULL && dim_text_matches (own, needle)) ||
         (news != NULL && dim_text_matches (news, needle));
}

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
  Loading *loading = data;
  DimRecord *record;

  if (!is_found (statement, loading->needle))
    return;
  record = g_new0 (DimRecord, 1);
  if (!dim_statement_is_null (statement, COLUMN_STATE))
    take_own (record, statement);
  if (!dim_statement_is_null (statement, COLUMN_ENTRY))
    take_news (record, statement);
  /* What the collector knows goes before what was registered: others may have revised it. */
  if (record->incident == NULL && record->is_own)
    record->incident = decode_answers (statement);
  if (record->incident != NULL) {
    g_ptr_array_add (loading->records, record);
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

static GPtrArray *
read_records (DimStore *store, DimStatement *statement, const char *needle, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_record_free);
  Loading loading = { needle, records };

  if (!dim_store_read_rows (statement, read_record, &loading, error))
    return NULL;
  for (guint i = 0; i < records->len; i++)
    if (!mark_lost_numbers (store, g_ptr_array_index (records, i), error))
      return NULL;
  return g_steal_pointer (&records);
}

GPtrArray *
dim_records_load (DimStore *store, const char *search, GError **error)
{
  g_autofree char *needle = dim_text_search_key (search);
  DimStatement *statement = dim_database_prepare (dim_store_database (store),
                                                  OWN_COLUMNS " UNION ALL " OTHERS_COLUMNS
                                                              " ORDER BY shown_day DESC, 1 DESC",
                                                  error);

  return read_records (store, statement, needle, error);
}

DimRecord *
dim_records_load_one (DimStore *store, const char *incident, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          OWN_COLUMNS " WHERE i.id = :id UNION ALL " OTHERS_COLUMNS
                                      " AND n.incident = :id",
                          error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_text (statement, ":id", incident);
  records = read_records (store, statement, "", error);
  if (records == NULL)
    return NULL;
  if (records->len == 1)
    return g_ptr_array_steal_index (records, 0);
  g_set_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND,
               "Cannot find registration %s: it is not known here", incident);
  return NULL;
}
