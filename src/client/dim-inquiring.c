/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-inquiring.h"

#include "dim-error.h"
#include "dim-inquiries.h"
#include "dim-outbox.h"
#include "dim-records.h"

#include <string.h>

/* An answer on its way to each open question that it is about. */
typedef struct {
  const DimRecord *record;
  guint32 fields; /* questions about any of these */
  DimInquiryAnswer answer;
} Replies;

typedef struct {
  const DimInquiring *asked;
  const DimRecord *record;
} Question;

static gboolean
queue (DimStore *store, const DimFact *fact, GError **error)
{
  return dim_inquiries_add (store, fact, error) && dim_outbox_add (store, fact, error);
}

static gpointer
commit_question (DimStore *store, gpointer data, GError **error)
{
  const Question *question = data;
  g_autoptr (DimFact) fact = NULL;
  char id[DIM_UUID_TEXT_LEN];

  if (!dim_outbox_new_id (store, question->asked->incident, id, error))
    return NULL;
  fact = dim_fact_new (DIM_FACT_INQUIRY, id, question->asked->incident);
  fact->inquiry = g_new0 (DimInquiry, 1);
  g_strlcpy (fact->inquiry->id, id, sizeof fact->inquiry->id);
  g_strlcpy (fact->inquiry->incident, fact->incident, sizeof fact->inquiry->incident);
  fact->inquiry->fields = question->asked->fields;
  fact->inquiry->reason = question->asked->reason;
  return queue (store, fact, error) ? DIM_STORE_DONE : NULL;
}

static gboolean
can_be_asked (const DimRecord *record, GError **error)
{
  if (record->state == DIM_RECORD_RECEIVED && record->news != NULL)
    return TRUE;
  g_set_error (error, DIM_ERROR, DIM_ERROR_CONFLICT,
               "Cannot ask about registration %s: it was withdrawn, or is not received yet",
               record->incident->id);
  return FALSE;
}

gpointer
dim_inquiring_ask (DimStore *store, gpointer inquiring, GError **error)
{
  const DimInquiring *asked = inquiring;
  g_autoptr (DimRecord) record = NULL;
  Question question = { .asked = asked };

  if (asked->fields == 0) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                         "Cannot ask about the registration: no field was named");
    return NULL;
  }
  record = dim_records_load_one (store, asked->incident, error);
  question.record = record;
  if (record == NULL || !can_be_asked (record, error) ||
      dim_store_in_transaction (store, commit_question, &question, error) == NULL)
    return NULL;
  return dim_records_load_one (store, asked->incident, error);
}

static gboolean
queue_reply (DimStore *store, const DimInquiry *inquiry, DimInquiryAnswer answer, GError **error)
{
  g_autoptr (DimFact) fact = NULL;
  char id[DIM_UUID_TEXT_LEN];

  if (!dim_outbox_new_id (store, inquiry->incident, id, error))
    return FALSE;
  fact = dim_fact_new (DIM_FACT_REPLY, id, inquiry->incident);
  fact->reply = g_new0 (DimReply, 1);
  g_strlcpy (fact->reply->id, id, sizeof fact->reply->id);
  g_strlcpy (fact->reply->incident, inquiry->incident, sizeof fact->reply->incident);
  g_strlcpy (fact->reply->inquiry, inquiry->id, sizeof fact->reply->inquiry);
  fact->reply->answer = answer;
  return queue (store, fact, error);
}

static gpointer
queue_replies (DimStore *store, gpointer data, GError **error)
{
  const Replies *replies = data;
  const GPtrArray *inquiries = replies->record->inquiries;

  for (guint i = 0; inquiries != NULL && i < inquiries->len; i++) {
    const DimInquiryEntry *entry = g_ptr_array_index (inquiries, i);

    if (!entry->is_answered && (entry->inquiry.fields & replies->fields) != 0 &&
        !queue_reply (store, &entry->inquiry, replies->answer, error))
      return NULL;
  }
  return DIM_STORE_DONE;
}

gpointer
dim_inquiring_reply (DimStore *store, gpointer replying, GError **error)
{
  const DimReplying *asked = replying;
  g_autoptr (DimRecord) record = dim_records_load_one (store, asked->incident, error);
  Replies replies = { .record = record, .fields = G_MAXUINT32, .answer = asked->answer };

  if (record == NULL)
    return NULL;
  if (dim_record_open_inquiry (record) == NULL) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND,
                 "Cannot answer about registration %s: no question is open", asked->incident);
    return NULL;
  }
  if (dim_store_in_transaction (store, queue_replies, &replies, error) == NULL)
    return NULL;
  return dim_records_load_one (store, asked->incident, error);
}

gboolean
dim_inquiring_note_revision (DimStore *store,
                             const DimRecord *record,
                             guint32 changed,
                             GError **error)
{
  Replies replies = { .record = record, .fields = changed, .answer = DIM_ANSWER_CHANGED };

  return dim_record_open_inquiry (record) == NULL || queue_replies (store, &replies, error) != NULL;
}

static gboolean
is_asked (const DimReviewEntry *entry)
{
  for (guint i = 0; i < entry->points->len; i++)
    if (g_array_index (entry->points, DimReviewPoint, i).kind == DIM_REVIEW_ASKED)
      return TRUE;
  return FALSE;
}

static int
compare_asked (gconstpointer a, gconstpointer b)
{
  const DimInquiryEntry *one = dim_record_open_inquiry (*(const DimRecord *const *) a);
  const DimInquiryEntry *other = dim_record_open_inquiry (*(const DimRecord *const *) b);

  return strcmp (one->inquiry.id, other->inquiry.id);
}

/* What is gone since the listing was made is passed over. */
static gboolean
add_open (DimStore *store,
          const char *incident,
          const char *desk,
          GPtrArray *records,
          GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (DimRecord) record = dim_records_load_one (store, incident, &fault);

  if (record == NULL && !g_error_matches (fault, DIM_ERROR, DIM_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  if (record != NULL && dim_record_open_inquiry (record) != NULL &&
      (record->is_own || (record->news != NULL && strcmp (record->news->desk, desk) == 0)))
    g_ptr_array_add (records, g_steal_pointer (&record));
  return TRUE;
}

GPtrArray *
dim_inquiring_list_open (DimListing *listing, DimStore *store, const char *desk, GError **error)
{
  g_autoptr (GPtrArray) entries = dim_listing_reviews (listing);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_record_free);

  for (guint i = 0; i < entries->len; i++) {
    const DimReviewEntry *entry = g_ptr_array_index (entries, i);

    if (is_asked (entry) && !add_open (store, entry->incident, desk, records, error))
      return NULL;
  }
  g_ptr_array_sort (records, compare_asked);
  return g_steal_pointer (&records);
}
