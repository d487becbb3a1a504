/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record.h"

#include "dim-base32.h"
#include "dim-bytes.h"
#include "dim-certainty.h"

#include <string.h>

#define RECEIPT_SYMBOLS 8
#define RECEIPT_BYTES   5
#define RECEIPT_OFFSET  (DIM_UUID_LEN - 10) /* its last ten digits */
#define SYMBOL_BITS     5

static gpointer
copy_amendment_cb (gconstpointer amendment, gpointer unused)
{
  return dim_amendment_copy (amendment);
}

static gpointer
copy_inquiry_cb (gconstpointer entry, gpointer unused)
{
  return dim_inquiry_entry_copy (entry);
}

DimRecord *
dim_record_copy (const DimRecord *record)
{
  DimRecord *copy = NULL;

  g_return_val_if_fail (record != NULL, NULL);
  copy = g_memdup2 (record, sizeof *record);
  copy->incident = record->incident != NULL ? dim_incident_copy (record->incident) : NULL;
  copy->refusal = g_strdup (record->refusal);
  copy->news = record->news != NULL ? dim_change_copy (record->news) : NULL;
  copy->amendments = record->amendments != NULL
                       ? g_ptr_array_copy (record->amendments, copy_amendment_cb, NULL)
                       : NULL;
  copy->inquiries =
    record->inquiries != NULL ? g_ptr_array_copy (record->inquiries, copy_inquiry_cb, NULL) : NULL;
  return copy;
}

void
dim_record_free (DimRecord *record)
{
  if (record == NULL)
    return;
  dim_incident_free (record->incident);
  g_free (record->refusal);
  dim_change_free (record->news);
  g_clear_pointer (&record->amendments, g_ptr_array_unref);
  g_clear_pointer (&record->inquiries, g_ptr_array_unref);
  g_free (record);
}

static gboolean
asks_whether_double (DimMatchClass match)
{
  return match == DIM_MATCH_T1 || match == DIM_MATCH_T1B || match == DIM_MATCH_T1C ||
         match == DIM_MATCH_CANDIDATE;
}

gboolean
dim_record_is_possible_double (const DimRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);
  if (record->news == NULL || record->news->is_withdrawn)
    return FALSE;
  if (record->news->is_provisional && record->news->peers->len > 0)
    return TRUE;
  for (guint i = 0; i < record->news->hits->len; i++)
    if (asks_whether_double (((DimHit *) g_ptr_array_index (record->news->hits, i))->match))
      return TRUE;
  return FALSE;
}

const DimInquiryEntry *
dim_record_open_inquiry (const DimRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);
  if (record->state == DIM_RECORD_WITHDRAWN)
    return NULL;
  for (guint i = 0; record->inquiries != NULL && i < record->inquiries->len; i++) {
    const DimInquiryEntry *entry = g_ptr_array_index (record->inquiries, i);

    if (!entry->is_answered)
      return entry;
  }
  return NULL;
}

const DimAmendment *
dim_record_withdrawal (const DimRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);
  for (guint i = record->amendments != NULL ? record->amendments->len : 0; i > 0; i--) {
    const DimAmendment *amendment = g_ptr_array_index (record->amendments, i - 1);

    if (amendment->is_withdrawal && amendment->state != DIM_AMENDMENT_REFUSED)
      return amendment;
  }
  return NULL;
}

gboolean
dim_record_is_refuted (const DimRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);
  return record->state != DIM_RECORD_WITHDRAWN && record->incident != NULL &&
         dim_incident_certainty (record->incident) == DIM_CERTAINTY_REFUTED;
}

static gboolean
made_it_so (const DimRecord *record, const DimAmendment *amendment)
{
  return (amendment->changed & (1U << DIM_FIELD_CERTAINTY)) != 0 &&
         amendment->state != DIM_AMENDMENT_REFUSED && amendment->after != NULL &&
         dim_incident_field_equal (amendment->after, record->incident, DIM_FIELD_CERTAINTY);
}

const DimAmendment *
dim_record_certainty_change (const DimRecord *record)
{
  g_return_val_if_fail (record != NULL && record->incident != NULL, NULL);
  for (guint i = record->amendments != NULL ? record->amendments->len : 0; i > 0; i--) {
    const DimAmendment *amendment = g_ptr_array_index (record->amendments, i - 1);

    if (made_it_so (record, amendment))
      return amendment;
  }
  return NULL;
}

const DimAmendment *
dim_record_find_amendment (const DimRecord *record, const char *fact)
{
  g_return_val_if_fail (record != NULL && fact != NULL, NULL);
  for (guint i = 0; record->amendments != NULL && i < record->amendments->len; i++) {
    const DimAmendment *amendment = g_ptr_array_index (record->amendments, i);

    if (strcmp (amendment->fact, fact) == 0)
      return amendment;
  }
  return NULL;
}

gboolean
dim_record_has_waiting_change (const DimRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);
  for (guint i = 0; record->amendments != NULL && i < record->amendments->len; i++) {
    const DimAmendment *amendment = g_ptr_array_index (record->amendments, i);

    if (amendment->state == DIM_AMENDMENT_WAITING && !amendment->is_withdrawal)
      return TRUE;
  }
  return FALSE;
}

gboolean
dim_record_is_pending (const DimRecord *record, const DimAmendment *amendment)
{
  g_return_val_if_fail (record != NULL && amendment != NULL, FALSE);
  if (!amendment->is_own)
    return FALSE;
  if (amendment->state == DIM_AMENDMENT_RECEIVED)
    return record->news == NULL || amendment->position > record->news->position;
  return amendment->state == DIM_AMENDMENT_WAITING;
}

gboolean
dim_record_is_settling (const DimRecord *record, DimField field)
{
  g_return_val_if_fail (record != NULL, FALSE);
  for (guint i = 0; record->amendments != NULL && i < record->amendments->len; i++) {
    const DimAmendment *amendment = g_ptr_array_index (record->amendments, i);

    if (dim_record_is_pending (record, amendment) && (amendment->changed & (1U << field)) != 0)
      return TRUE;
  }
  return FALSE;
}

char *
dim_receipt_number (const char *incident_id)
{
  guint8 random[RECEIPT_BYTES];
  guint64 bits = 0;
  GString *number = NULL;

  g_return_val_if_fail (incident_id != NULL && dim_uuid_is_valid (incident_id), NULL);
  /* The last bytes of a version 7 identifier are random; its first ones are the time. */
  g_return_val_if_fail (dim_hex_decode (incident_id + RECEIPT_OFFSET, random, RECEIPT_BYTES), NULL);
  number = g_string_new (NULL);
  for (guint i = 0; i < RECEIPT_BYTES; i++)
    bits = bits << 8 | random[i];
  for (guint i = 0; i < RECEIPT_SYMBOLS; i++) {
    if (i == RECEIPT_SYMBOLS / 2)
      g_string_append_c (number, '-');
    g_string_append_c (number,
                       dim_base32_letter (bits >> SYMBOL_BITS * (RECEIPT_SYMBOLS - 1 - i) & 0x1f));
  }
  return g_string_free (number, FALSE);
}
