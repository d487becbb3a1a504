/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tray-words.h"

#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-record.h"
#include "dim-sentences.h"
#include "dim-translate.h"
#include "dim-words.h"

#define MINUTE_S 60

char *
dim_words_moment (gint64 unix_s, gint64 now_s)
{
  DimDay day = dim_day_from_unix (unix_s);
  DimDay today = dim_day_from_unix (now_s);
  g_autofree char *time = dim_words_time (unix_s);
  g_autofree char *date = NULL;

  if (day == today)
    return g_steal_pointer (&time);
  if (day == today - 1)
    return g_strdup_printf (_ ("yesterday %s"), time);
  date = dim_words_day_near (day, today);
  return g_strdup_printf (_ ("%s, %s"), date, time);
}

char *
dim_words_trouble_since (const DimQueueState *queue, gint64 now_s)
{
  g_autofree char *sentence = NULL;
  g_autofree char *since = NULL;

  g_return_val_if_fail (queue != NULL && (guint) queue->trouble < DIM_N_TROUBLES, NULL);
  sentence = dim_words_queue_trouble (queue);
  if (sentence[0] == '\0' || queue->trouble_since_s == 0)
    return g_steal_pointer (&sentence);
  since = dim_words_moment (queue->trouble_since_s, now_s);
  if (queue->trouble == DIM_TROUBLE_COLLECTOR_OFFLINE)
    return g_strdup_printf (
      _ ("The collection server has been out of reach since %s; everything is kept safely here."),
      since);
  if (queue->trouble == DIM_TROUBLE_EVALUATOR_OFFLINE)
    return g_strdup_printf (_ ("The evaluator has been out of reach since %s. Registrations are "
                               "sent; comparing documents follows by itself."),
                            since);
  return g_strdup_printf (_ ("%s This has been so since %s."), sentence, since);
}

char *
dim_words_next_try (const DimQueueState *queue, gint64 now_s)
{
  g_autofree char *after = NULL;

  g_return_val_if_fail (queue != NULL, NULL);
  if (queue->is_sending)
    return g_strdup (_ ("It is being tried now."));
  if (queue->is_elsewhere)
    return g_strdup (_ ("Another window of this program sends."));
  if (queue->next_try_s == 0 || (queue->trouble == DIM_TROUBLE_NONE && queue->waiting == 0))
    return g_strdup ("");
  if (queue->next_try_s - now_s < MINUTE_S)
    return g_strdup (_ ("It is tried again by itself within a minute."));
  after = dim_words_duration (queue->next_try_s - now_s);
  return g_strdup_printf (_ ("It is tried again by itself in %s."), after);
}

char *
dim_words_queue_item (const DimQueueItem *item)
{
  g_autofree char *receipt = NULL;

  g_return_val_if_fail (item != NULL, NULL);
  /* What is about no registration, or about several, has no receipt. */
  if (item->incident[0] != '\0')
    receipt = dim_receipt_number (item->incident);
  switch (item->kind) {
  case DIM_FACT_INCIDENT:
    return g_strdup_printf (_ ("Incident %s"), receipt);
  case DIM_FACT_REVISION:
    return g_strdup_printf (_ ("Change to incident %s"), receipt);
  case DIM_FACT_TAGS:
    return g_strdup_printf (_ ("Comparing documents of incident %s"), receipt);
  case DIM_FACT_WITHDRAWAL:
    return g_strdup_printf (_ ("Withdrawal of incident %s"), receipt);
  case DIM_FACT_STATEMENT:
    return g_strdup (_ ("Zero statement"));
  case DIM_FACT_APPROVAL:
    return g_strdup (_ ("Approval of a month"));
  case DIM_FACT_ENTRY_TIMES:
    return g_strdup (_ ("How long entering took"));
  case DIM_FACT_TEXT:
    return g_strdup_printf (_ ("Explanation of incident %s"), receipt);
  case DIM_FACT_READER:
  case DIM_FACT_CERTIFICATE:
    return g_strdup (_ ("Who reads explanations"));
  case DIM_FACT_TEXT_KEYS:
    return g_strdup (_ ("Explanations for another reader"));
  case DIM_FACT_INQUIRY:
    return g_strdup_printf (_ ("Question about incident %s"), receipt);
  case DIM_FACT_REPLY:
    return g_strdup_printf (_ ("Answer about incident %s"), receipt);
  case DIM_FACT_PROPOSAL:
    return g_strdup_printf (_ ("Proposal about incident %s"), receipt);
  case DIM_FACT_NOTE:
    return g_strdup_printf (_ ("Note about incident %s"), receipt);
  case DIM_FACT_NOTE_KEY:
    return g_strdup_printf (_ ("Key to notes about incident %s"), receipt);
  case DIM_FACT_YEAR_STEP:
    return g_strdup (_ ("Step of a counting year"));
  case DIM_FACT_DECISION:
    if (receipt == NULL)
      return g_strdup (_ ("Decision about incidents"));
    return g_strdup_printf (_ ("Decision about incident %s"), receipt);
  default:
    return g_strdup_printf (_ ("Message about incident %s"), receipt);
  }
}

char *
dim_words_to_mend (const DimQueueItem *item)
{
  GString *labels = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (item != NULL, NULL);
  if (item->fields == 0)
    return g_strdup ("");
  labels = g_string_new (NULL);
  for (guint field = 0; field < DIM_N_FIELDS; field++)
    if ((item->fields & 1U << field) != 0)
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "",
                              dim_words_field_label ((DimField) field));
  text = g_string_free (labels, FALSE);
  return g_strdup_printf (_ ("To mend: %s"), text);
}
