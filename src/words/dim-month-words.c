/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-month-words.h"

#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-translate.h"

static char *
count_registered (const DimMonthRecord *record)
{
  g_autofree char *all =
    g_strdup_printf (P_ ("%u incident", "%u incidents", record->month.registered),
                     record->month.registered);

  if (record->waiting == 0)
    return g_steal_pointer (&all);
  if (record->waiting == record->month.registered)
    return g_strdup_printf (P_ ("%u incident that waits to be sent",
                                "%u incidents that wait to be sent", record->waiting),
                            record->waiting);
  return g_strdup_printf (P_ ("%s, of which %u waits to be sent", "%s, of which %u wait to be sent",
                              record->waiting),
                          all, record->waiting);
}

char *
dim_words_month_state (const DimMonthRecord *record)
{
  g_autofree char *count = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (record != NULL, NULL);
  count = count_registered (record);
  day = dim_words_day_short (dim_day_from_unix (record->month.stated_s));
  switch (record->state) {
  case DIM_MONTH_REGISTERED:
    return g_steal_pointer (&count);
  case DIM_MONTH_LAPSED:
    return g_strdup_printf (_ ("%s; the zero statement of %s has lapsed"), count, day);
  case DIM_MONTH_STATED:
    return record->is_statement_waiting ? g_strdup (_ ("Zero statement, waits to be sent"))
                                        : g_strdup_printf (_ ("Zero statement of %s"), day);
  case DIM_MONTH_MISSING:
    return g_strdup (_ ("No incident and no zero statement"));
  case DIM_MONTH_RUNNING:
  default:
    return g_strdup (_ ("No incident yet; the month is not over"));
  }
}

char *
dim_words_month_entry (const DimMonthRecord *record)
{
  static const char *const spans[DIM_N_ENTRY_CLASSES] = {
    [DIM_ENTRY_TO_1] = N_ ("at most 1 minute"),     [DIM_ENTRY_TO_2] = N_ ("1 to 2 minutes"),
    [DIM_ENTRY_TO_5] = N_ ("2 to 5 minutes"),       [DIM_ENTRY_TO_10] = N_ ("5 to 10 minutes"),
    [DIM_ENTRY_MORE] = N_ ("more than 10 minutes"),
  };

  g_return_val_if_fail (record != NULL, NULL);
  if (record->month.entry.total == 0)
    return g_strdup ("");
  g_return_val_if_fail ((guint) record->month.entry.median < DIM_N_ENTRY_CLASSES, NULL);
  return g_strdup_printf (P_ ("Entering mostly took %s (%u incident, all desks together)",
                              "Entering mostly took %s (%u incidents, all desks together)",
                              record->month.entry.total),
                          _ (spans[record->month.entry.median]), record->month.entry.total);
}

const char *
dim_words_month_obstacle (const DimMonthRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);
  switch (record->state) {
  case DIM_MONTH_REGISTERED:
  case DIM_MONTH_LAPSED:
    return _ ("Something is registered in this month, so a zero statement cannot be made. If that "
              "is a mistake, withdraw the incident first.");
  case DIM_MONTH_STATED:
    return _ ("A zero statement has been made for this month already.");
  case DIM_MONTH_RUNNING:
    return _ ("This month is not over yet. Make the zero statement when it is.");
  case DIM_MONTH_MISSING:
  default:
    return "";
  }
}

char *
dim_words_months_missing (guint count)
{
  if (count == 0)
    return g_strdup (_ ("Every month has been reported"));
  return g_strdup_printf (P_ ("%u month has no incident and no zero statement",
                              "%u months have no incident and no zero statement", count),
                          count);
}

char *
dim_words_months_awaiting (guint count)
{
  if (count == 0)
    return g_strdup ("");
  return g_strdup_printf (P_ ("%u month waits for your approval",
                              "%u months wait for your approval", count),
                          count);
}
