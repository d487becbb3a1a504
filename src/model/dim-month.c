/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-month.h"

#define MONTHS_A_YEAR 12
#define LAST_MONTH    (2199 * MONTHS_A_YEAR + 10) /* after which a month still begins */

int
dim_month_of_day (DimDay day)
{
  return dim_day_year (day) * MONTHS_A_YEAR + dim_day_month (day) - 1;
}

DimDay
dim_month_first_day (int month)
{
  return dim_day_new (month / MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1, 1);
}

int
dim_month_first (void)
{
  return dim_month_of_day (DIM_INCIDENT_FIRST_DAY);
}

DimMonthState
dim_month_state (const DimMonth *month, DimDay today)
{
  g_return_val_if_fail (month != NULL, DIM_MONTH_RUNNING);
  if (month->registered > 0)
    return month->stated_s != 0 ? DIM_MONTH_LAPSED : DIM_MONTH_REGISTERED;
  if (month->stated_s != 0)
    return DIM_MONTH_STATED;
  return month->month < dim_month_of_day (today) ? DIM_MONTH_MISSING : DIM_MONTH_RUNNING;
}

void
dim_month_record_free (DimMonthRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->refusal);
  g_free (record->approval_refusal);
  g_clear_pointer (&record->differences, g_array_unref);
  g_free (record);
}

gboolean
dim_month_record_may_state (const DimMonthRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);
  return record->state == DIM_MONTH_MISSING;
}

gboolean
dim_month_record_awaits_approval (const DimMonthRecord *record, DimDay today)
{
  g_return_val_if_fail (record != NULL, FALSE);
  return (record->state == DIM_MONTH_REGISTERED || record->state == DIM_MONTH_STATED ||
          record->state == DIM_MONTH_LAPSED) &&
         record->month.approval.state != DIM_MONTH_APPROVED && !record->is_approval_waiting &&
         today >= dim_approval_first_day (record->month.month);
}

const char *
dim_month_judge_municipality (const DimMunicipalities *municipalities,
                              const char *const *own,
                              const char *municipality,
                              int month)
{
  const DimMunicipality *found = NULL;
  int judged = CLAMP (month, dim_month_first (), LAST_MONTH);

  g_return_val_if_fail (municipalities != NULL && own != NULL && municipality != NULL, NULL);
  found = dim_municipalities_find (municipalities, municipality);
  if (found == NULL)
    return "gemeente-onbekend";
  if (!dim_municipality_exists_on (found, dim_month_first_day (judged)) &&
      !dim_municipality_exists_on (found, dim_month_first_day (judged + 1) - 1))
    return "gemeente-niet-geldig-op-datum";
  if (!dim_municipalities_serve (municipalities, own, municipality))
    return "gemeente-niet-van-kantoor";
  return NULL;
}

const char *
dim_month_judge (int month, DimDay today)
{
  if (month >= dim_month_of_day (today))
    return "maand-niet-voorbij";
  return month < dim_month_first () ? "datum-te-oud" : NULL;
}
