/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-inquiry.h"

#include <string.h>

static const char *const reasons[DIM_N_INQUIRY_REASONS] = {
  [DIM_INQUIRY_DEVIATES] = "wijkt-af",
  [DIM_INQUIRY_MISSING] = "ontbreekt",
  [DIM_INQUIRY_UNLIKELY] = "onwaarschijnlijk",
};

static const char *const answers[DIM_N_ANSWERS] = {
  [DIM_ANSWER_CORRECT] = "klopt",
  [DIM_ANSWER_CHANGED] = "aangepast",
  [DIM_ANSWER_UNKNOWN] = "onbekend",
};

const char *
dim_inquiry_reason_name (DimInquiryReason reason)
{
  g_return_val_if_fail ((guint) reason < DIM_N_INQUIRY_REASONS, NULL);
  return reasons[reason];
}

gboolean
dim_inquiry_reason_from_name (const char *name, DimInquiryReason *out_reason)
{
  g_return_val_if_fail (name != NULL && out_reason != NULL, FALSE);
  for (guint i = 0; i < DIM_N_INQUIRY_REASONS; i++)
    if (strcmp (reasons[i], name) == 0) {
      *out_reason = (DimInquiryReason) i;
      return TRUE;
    }
  return FALSE;
}

const char *
dim_inquiry_answer_name (DimInquiryAnswer answer)
{
  g_return_val_if_fail ((guint) answer < DIM_N_ANSWERS, NULL);
  return answers[answer];
}

gboolean
dim_inquiry_answer_from_name (const char *name, DimInquiryAnswer *out_answer)
{
  g_return_val_if_fail (name != NULL && out_answer != NULL, FALSE);
  for (guint i = 0; i < DIM_N_ANSWERS; i++)
    if (strcmp (answers[i], name) == 0) {
      *out_answer = (DimInquiryAnswer) i;
      return TRUE;
    }
  return FALSE;
}

DimInquiryEntry *
dim_inquiry_entry_new (const DimInquiry *inquiry)
{
  DimInquiryEntry *entry = NULL;

  g_return_val_if_fail (inquiry != NULL, NULL);
  entry = g_new0 (DimInquiryEntry, 1);
  entry->inquiry = *inquiry;
  entry->asked.desk = g_strdup ("");
  entry->answered.desk = g_strdup ("");
  return entry;
}

DimInquiryEntry *
dim_inquiry_entry_copy (const DimInquiryEntry *entry)
{
  DimInquiryEntry *copy = NULL;

  g_return_val_if_fail (entry != NULL, NULL);
  copy = g_memdup2 (entry, sizeof *entry);
  copy->asked.desk = g_strdup (entry->asked.desk);
  copy->answered.desk = g_strdup (entry->answered.desk);
  return copy;
}

void
dim_inquiry_entry_free (DimInquiryEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->asked.desk);
  g_free (entry->answered.desk);
  g_free (entry);
}

void
dim_inquiry_entry_answer (DimInquiryEntry *entry,
                          const DimReply *reply,
                          gint64 made_s,
                          const char *desk,
                          DimRole role)
{
  g_return_if_fail (entry != NULL && reply != NULL && desk != NULL);
  if (entry->is_answered && strcmp (entry->reply.id, reply->id) <= 0)
    return;
  entry->is_answered = TRUE;
  entry->reply = *reply;
  g_free (entry->answered.desk);
  entry->answered = (DimInquiryAuthor){ made_s, g_strdup (desk), role };
}
