/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-records.h"

#include "dim-amendments.h"
#include "dim-error.h"
#include "dim-fact-codec.h"
#include "dim-inquiries.h"
#include "dim-news.h"
#include "dim-numbers.h"
#include "dim-proposals.h"
#include "dim-store-inside.h"

#include <string.h>

#define OWN_COLUMNS                                                                                \
  "SELECT i.id, i.state, i.since_s, i.answers, i.refusal, i.sealed_explanation NOT NULL,"          \
  " i.audience, n.entry, EXISTS (SELECT 1 FROM amendment a WHERE a.incident = i.id),"              \
  " EXISTS (SELECT 1 FROM inquiry q WHERE q.incident = i.id),"                                     \
  " EXISTS (SELECT 1 FROM proposal p WHERE p.incident = i.id)"                                     \
  " FROM incident i LEFT JOIN news n ON n.incident = i.id"
#define OTHERS_COLUMNS                                                                             \
  "SELECT n.incident, NULL, NULL, NULL, NULL, 0, 0, n.entry,"                                      \
  " EXISTS (SELECT 1 FROM amendment a WHERE a.incident = n.incident),"                             \
  " EXISTS (SELECT 1 FROM inquiry q WHERE q.incident = n.incident),"                               \
  " EXISTS (SELECT 1 FROM proposal p WHERE p.incident = n.incident)"                               \
  " FROM news n WHERE (n.day NOT NULL OR n.incident IN (SELECT incident FROM amendment))"          \
  " AND n.incident NOT IN (SELECT id FROM incident)"

enum {
  COLUMN_ID,
  COLUMN_STATE,
  COLUMN_SINCE,
  COLUMN_ANSWERS,
  COLUMN_REFUSAL,
  COLUMN_EXPLAINED,
  COLUMN_AUDIENCE,
  COLUMN_ENTRY,
  COLUMN_AMENDED,
  COLUMN_INQUIRED,
  COLUMN_PROPOSED,
};

/* What a row says, before amendments are looked at. */
typedef struct {
  DimRecord *record;
  gboolean is_amended;    /* on this device */
  gboolean is_inquired;   /* likewise: something was asked, or answered */
  gboolean is_proposed;   /* likewise: something was said of a hit */
  gboolean is_registered; /* the answers are those of the registration, without any revision */
} Found;

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
  Found *found = data;
  DimRecord *record = g_new0 (DimRecord, 1);

  found->record = record;
  found->is_amended = dim_statement_int (statement, COLUMN_AMENDED) != 0;
  found->is_inquired = dim_statement_int (statement, COLUMN_INQUIRED) != 0;
  found->is_proposed = dim_statement_int (statement, COLUMN_PROPOSED) != 0;
  if (!dim_statement_is_null (statement, COLUMN_STATE))
    take_own (record, statement);
  if (!dim_statement_is_null (statement, COLUMN_ENTRY))
    take_news (record, statement);
  /* What the collector knows goes before what was registered: others may have revised it. */
  found->is_registered = record->incident == NULL;
  if (record->incident == NULL && record->is_own)
    record->incident = decode_answers (statement);
  if (record->incident == NULL && (record->news == NULL || !record->news->is_withdrawn))
    g_warning ("Cannot read registration %s: it is damaged",
               dim_statement_text (statement, COLUMN_ID));
}

static gboolean
knows_amendment (const GPtrArray *amendments, const char *fact)
{
  for (guint i = 0; i < amendments->len; i++)
    if (strcmp (((const DimAmendment *) g_ptr_array_index (amendments, i))->fact, fact) == 0)
      return TRUE;
  return FALSE;
}

static int
compare_amendments (gconstpointer a, gconstpointer b)
{
  const DimAmendment *first = *(const DimAmendment *const *) a;
  const DimAmendment *second = *(const DimAmendment *const *) b;

  if (first->made_s != second->made_s)
    return first->made_s < second->made_s ? -1 : 1;
  return strcmp (first->fact, second->fact);
}

/* Those of this device, which knows more of them, and those of others that the feed told of. */
static gboolean
collect_amendments (DimStore *store, const Found *found, GError **error)
{
  DimRecord *record = found->record;
  const DimChange *news = record->news;
  const char *incident = news != NULL ? news->incident_id : record->incident->id;
  g_autoptr (GPtrArray) amendments =
    found->is_amended ? dim_amendments_load (store, incident, error)
                      : g_ptr_array_new_with_free_func ((GDestroyNotify) dim_amendment_free);

  if (amendments == NULL)
    return FALSE;
  for (guint i = 0; news != NULL && i < news->amendments->len; i++) {
    const DimAmendment *told = g_ptr_array_index (news->amendments, i);

    if (!knows_amendment (amendments, told->fact))
      g_ptr_array_add (amendments, dim_amendment_copy (told));
  }
  g_ptr_array_sort (amendments, compare_amendments);
  if (amendments->len > 0)
    record->amendments = g_steal_pointer (&amendments);
  return TRUE;
}

/* Those that the feed told of, and what was asked or answered on this device since. */
static gboolean
collect_inquiries (DimStore *store, const Found *found, GError **error)
{
  DimRecord *record = found->record;
  const GPtrArray *told = record->news != NULL ? record->news->inquiries : NULL;
  g_autoptr (GPtrArray) inquiries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_inquiry_entry_free);

  for (guint i = 0; told != NULL && i < told->len; i++)
    g_ptr_array_add (inquiries, dim_inquiry_entry_copy (g_ptr_array_index (told, i)));
  if (found->is_inquired && record->incident != NULL &&
      !dim_inquiries_show (store, record->incident->id, inquiries, error))
    return FALSE;
  if (inquiries->len > 0)
    record->inquiries = g_steal_pointer (&inquiries);
  return TRUE;
}

/* What was said here shows before the feed tells of it. */
static gboolean
show_proposals (DimStore *store, const Found *found, GError **error)
{
  const DimChange *news = found->record->news;

  return !found->is_proposed || news == NULL ||
         dim_proposals_show (store, news->incident_id, news->hits, error);
}

/* A registration that was refused takes along what was refused after it. */
static gboolean
shows (const Found *found, const DimAmendment *amendment)
{
  if (!amendment->is_own || amendment->state == DIM_AMENDMENT_KEPT)
    return FALSE;
  if (amendment->state == DIM_AMENDMENT_REFUSED)
    return found->record->state == DIM_RECORD_REFUSED;
  return found->is_registered || dim_record_is_pending (found->record, amendment);
}

static void
apply_amendments (const Found *found)
{
  DimRecord *record = found->record;
  const DimAmendment *withdrawal = dim_record_withdrawal (record);

  if (withdrawal != NULL && found->is_registered && withdrawal->before != NULL) {
    g_clear_pointer (&record->incident, dim_incident_free);
    record->incident = dim_incident_copy (withdrawal->before);
  } else if (record->incident != NULL && record->amendments != NULL) {
    for (guint i = 0; i < record->amendments->len; i++)
      if (shows (found, g_ptr_array_index (record->amendments, i)))
        dim_amendment_apply (g_ptr_array_index (record->amendments, i), record->incident);
  }
  if (withdrawal == NULL)
    return;
  record->state = DIM_RECORD_WITHDRAWN;
  record->since_s = withdrawal->made_s;
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
  Found found = { 0 };
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          OWN_COLUMNS " WHERE i.id = :id UNION ALL " OTHERS_COLUMNS
                                      " AND n.incident = :id",
                          error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_text (statement, ":id", incident);
  if (!dim_store_read_rows (statement, read_record, &found, error))
    return NULL;
  record = found.record;
  if (record != NULL && (record->news != NULL || record->incident != NULL)) {
    if (!collect_amendments (store, &found, error) || !collect_inquiries (store, &found, error) ||
        !show_proposals (store, &found, error))
      return NULL;
    apply_amendments (&found);
  }
  /* Another desk's that was withdrawn, or moved away, has no answers and is nothing to look at. */
  if (record != NULL && record->incident != NULL)
    return mark_lost_numbers (store, record, error) ? g_steal_pointer (&record) : NULL;
  g_set_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND,
               "Cannot find registration %s: it is not known here", incident);
  return NULL;
}
