/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-query.h"

#include "dim-text.h"

#include <string.h>

#define DAYS_OF_WEEK 7
#define MONTHS       12

static const char *const standing_names[DIM_N_STANDINGS] = {
  [DIM_STANDING_ASKED] = "vraag-open",
  [DIM_STANDING_DOUBLE] = "mogelijk-dubbel",
  [DIM_STANDING_REFUSED] = "teruggestuurd",
  [DIM_STANDING_WAITING] = "wacht-op-verzending",
  [DIM_STANDING_AWAITS_TAG] = "wacht-op-kenmerk",
  [DIM_STANDING_RECEIVED] = "ontvangen",
  [DIM_STANDING_REFUTED] = "weerlegd",
  [DIM_STANDING_WITHDRAWN] = "teruggenomen",
};

static const char *const period_names[DIM_N_PERIODS] = {
  [DIM_PERIOD_TODAY] = "vandaag",         [DIM_PERIOD_YESTERDAY] = "gisteren",
  [DIM_PERIOD_THIS_WEEK] = "deze-week",   [DIM_PERIOD_LAST_WEEK] = "vorige-week",
  [DIM_PERIOD_THIS_MONTH] = "deze-maand", [DIM_PERIOD_LAST_MONTH] = "vorige-maand",
  [DIM_PERIOD_THIS_YEAR] = "dit-jaar",    [DIM_PERIOD_LAST_YEAR] = "vorig-jaar",
};

static gboolean
find_name (const char *const *names, guint n_names, const char *name, guint *out_index)
{
  for (guint i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0) {
      *out_index = i;
      return TRUE;
    }
  return FALSE;
}

static void
free_term (gpointer data)
{
  DimQueryTerm *term = data;

  g_free (term->word);
  g_free (term);
}

static gboolean
awaits_tag (const DimIncident *incident)
{
  for (guint i = 0; i < incident->documents->len; i++)
    if (((const DimDocumentUse *) g_ptr_array_index (incident->documents, i))->state ==
        DIM_COMPARE_TO_FOLLOW)
      return TRUE;
  return FALSE;
}

DimStanding
dim_record_standing (const DimRecord *record)
{
  g_return_val_if_fail (record != NULL, DIM_STANDING_RECEIVED);
  switch (record->state) {
  case DIM_RECORD_WAITING:
    return DIM_STANDING_WAITING;
  case DIM_RECORD_REFUSED:
    return DIM_STANDING_REFUSED;
  case DIM_RECORD_WITHDRAWN:
    return DIM_STANDING_WITHDRAWN;
  case DIM_RECORD_RECEIVED:
  default:
    if (dim_record_has_waiting_change (record))
      return DIM_STANDING_WAITING;
    if (dim_record_open_inquiry (record) != NULL)
      return DIM_STANDING_ASKED;
    if (dim_record_is_possible_double (record))
      return DIM_STANDING_DOUBLE;
    if (dim_record_is_refuted (record))
      return DIM_STANDING_REFUTED;
    return awaits_tag (record->incident) ? DIM_STANDING_AWAITS_TAG : DIM_STANDING_RECEIVED;
  }
}

const char *
dim_standing_name (DimStanding standing)
{
  g_return_val_if_fail ((guint) standing < DIM_N_STANDINGS, NULL);
  return standing_names[standing];
}

gboolean
dim_standing_from_name (const char *name, DimStanding *out_standing)
{
  guint index = 0;

  g_return_val_if_fail (name != NULL && out_standing != NULL, FALSE);
  if (!find_name (standing_names, DIM_N_STANDINGS, name, &index))
    return FALSE;
  *out_standing = (DimStanding) index;
  return TRUE;
}

const char *
dim_period_name (DimPeriod period)
{
  g_return_val_if_fail ((guint) period < DIM_N_PERIODS, NULL);
  return period_names[period];
}

gboolean
dim_period_from_name (const char *name, DimPeriod *out_period)
{
  guint index = 0;

  g_return_val_if_fail (name != NULL && out_period != NULL, FALSE);
  if (!find_name (period_names, DIM_N_PERIODS, name, &index))
    return FALSE;
  *out_period = (DimPeriod) index;
  return TRUE;
}

DimDays
dim_month_days (int year, int month)
{
  gboolean is_last = month == MONTHS;
  DimDay next = dim_day_new (is_last ? year + 1 : year, is_last ? 1 : month + 1, 1);

  return (DimDays){ dim_day_new (year, month, 1), next - 1 };
}

DimDays
dim_period_days (DimPeriod period, DimDay today)
{
  int year = dim_day_year (today);
  int month = dim_day_month (today);
  DimDay monday = today - dim_day_weekday (today) + 1;

  switch (period) {
  case DIM_PERIOD_YESTERDAY:
    return (DimDays){ today - 1, today - 1 };
  case DIM_PERIOD_THIS_WEEK:
    return (DimDays){ monday, monday + DAYS_OF_WEEK - 1 };
  case DIM_PERIOD_LAST_WEEK:
    return (DimDays){ monday - DAYS_OF_WEEK, monday - 1 };
  case DIM_PERIOD_THIS_MONTH:
    return dim_month_days (year, month);
  case DIM_PERIOD_LAST_MONTH:
    return month > 1 ? dim_month_days (year, month - 1) : dim_month_days (year - 1, MONTHS);
  case DIM_PERIOD_THIS_YEAR:
    return (DimDays){ dim_day_new (year, 1, 1), dim_day_new (year, MONTHS, 31) };
  case DIM_PERIOD_LAST_YEAR:
    return (DimDays){ dim_day_new (year - 1, 1, 1), dim_day_new (year - 1, MONTHS, 31) };
  case DIM_PERIOD_TODAY:
  case DIM_N_PERIODS:
  default:
    return (DimDays){ today, today };
  }
}

DimRecordQuery *
dim_record_query_new (const char *search,
                      DimRecordOrder order,
                      gboolean is_reversed,
                      GHashTable *ranks)
{
  DimRecordQuery *query = NULL;
  g_autofree char *key = NULL;
  char *rest = NULL;

  g_return_val_if_fail (search != NULL && order < DIM_N_ORDERS, NULL);
  query = g_new0 (DimRecordQuery, 1);
  query->terms = g_ptr_array_new_with_free_func (free_term);
  query->order = order;
  query->is_reversed = is_reversed;
  query->ranks = ranks != NULL ? g_hash_table_ref (ranks) : NULL;
  key = dim_text_search_key (search);
  rest = key;
  for (char *word; (word = strsep (&rest, " ")) != NULL;)
    if (*word != '\0')
      dim_record_query_add_term (query, word, NULL);
  return query;
}

void
dim_record_query_free (DimRecordQuery *query)
{
  if (query == NULL)
    return;
  g_ptr_array_unref (query->terms);
  for (guint i = 0; i < DIM_N_STANDINGS; i++)
    g_free (query->standing_keys[i]);
  for (guint i = 0; i < DIM_N_ORDERS; i++)
    g_clear_pointer (&query->values[i], g_ptr_array_unref);
  g_clear_pointer (&query->ranks, g_hash_table_unref);
  g_free (query);
}

void
dim_record_query_add_term (DimRecordQuery *query, const char *word, const DimDays *days)
{
  DimQueryTerm *term = NULL;

  g_return_if_fail (query != NULL && (word != NULL || days != NULL));
  term = g_new0 (DimQueryTerm, 1);
  term->word = g_strdup (word);
  term->has_days = days != NULL;
  if (days != NULL)
    term->days = *days;
  g_ptr_array_add (query->terms, term);
}

void
dim_record_query_name_standing (DimRecordQuery *query, DimStanding standing, const char *name)
{
  g_return_if_fail (query != NULL && (guint) standing < DIM_N_STANDINGS && name != NULL);
  g_free (query->standing_keys[standing]);
  query->standing_keys[standing] = dim_text_search_key (name);
}

void
dim_record_query_allow_standing (DimRecordQuery *query, DimStanding standing)
{
  g_return_if_fail (query != NULL && (guint) standing < DIM_N_STANDINGS);
  query->standings |= 1U << standing;
}

void
dim_record_query_allow (DimRecordQuery *query, DimRecordOrder key, const char *value)
{
  g_return_if_fail (query != NULL && key < DIM_N_ORDERS && value != NULL);
  g_return_if_fail (key != DIM_ORDER_DATE && key != DIM_ORDER_STATE);
  if (query->values[key] == NULL)
    query->values[key] = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (query->values[key], g_strdup (value));
}
