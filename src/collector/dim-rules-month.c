/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rules-month.h"

#include <string.h>

DimCountedIn
dim_rules_counted_in (const DimLedgerIncident *incident)
{
  DimCountedIn counted = { .month = -1 };

  if (incident == NULL || !incident->is_live || incident->is_refuted)
    return counted;
  g_strlcpy (counted.area, incident->area, sizeof counted.area);
  counted.month = dim_month_of_day (incident->date);
  return counted;
}

static gboolean
put_month (DimRules *rules, const DimCountedIn *counted, guint64 position, GError **error)
{
  DimMonth month = { .month = counted->month, .position = position };

  g_strlcpy (month.area, counted->area, sizeof month.area);
  return month.month < 0 || rules->ledger->home->months.put (rules->ledger, &month, error);
}

gboolean
dim_rules_move_month (DimRules *rules,
                      const DimCountedIn *before,
                      const DimCountedIn *after,
                      guint64 position,
                      GError **error)
{
  if (before->month == after->month && strcmp (before->area, after->area) == 0)
    return TRUE;
  return put_month (rules, before, position, error) && put_month (rules, after, position, error);
}

static gboolean
add_fault (DimAcceptance *acceptance, const char *pointer, const char *code)
{
  return code == NULL || dim_acceptance_fault (acceptance, pointer, code);
}

gboolean
dim_rules_check_municipality (DimAcceptance *acceptance, const char *municipality, int month)
{
  const char *const *own = (const char *const *) acceptance->device->municipalities;

  return add_fault (acceptance, "/gemeente",
                    dim_month_judge_municipality (acceptance->rules->municipalities, own,
                                                  municipality, month));
}

/* Of the office, and over. */
static gboolean
check_month (DimAcceptance *acceptance, const char *municipality, int month)
{
  const DimRules *rules = acceptance->rules;
  gboolean is_right = dim_rules_check_municipality (acceptance, municipality, month);

  return add_fault (acceptance, "/maand",
                    dim_month_judge (month, dim_clock_today (rules->clock))) &&
         is_right;
}

DimMonth
dim_rules_name_month (const DimAcceptance *acceptance, const char *municipality, int number)
{
  DimMonth month = { .month = number };

  g_strlcpy (month.area,
             dim_municipalities_current_code (acceptance->rules->municipalities, municipality),
             sizeof month.area);
  return month;
}

gboolean
dim_rules_tell_month (DimAcceptance *acceptance, DimMonth *month, GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;

  if (!ledger->home->take_positions (ledger, 1, &acceptance->position, error))
    return FALSE;
  month->position = acceptance->position;
  return ledger->home->months.put (ledger, month, error);
}

/* Said once or ten times, by one device or by all of an office: it stands as long as nothing is
 * registered that counts. */
gboolean
dim_rules_accept_statement (DimAcceptance *acceptance, GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;
  const DimZeroStatement *statement = acceptance->fact->statement;
  DimMonth month;

  if (!check_month (acceptance, statement->municipality, statement->month))
    return FALSE;
  month = dim_rules_name_month (acceptance, statement->municipality, statement->month);
  if (!ledger->home->months.read (ledger, &month, error))
    return FALSE;
  if (month.registered > 0)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_NOT_ZERO);
  month.stated_s = acceptance->now_s;
  return ledger->home->months.put_statement (ledger, acceptance->fact->id, &month, error) &&
         dim_rules_tell_month (acceptance, &month, error);
}

gboolean
dim_rules_accept_entry_times (DimAcceptance *acceptance, GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;
  DimEntryTimes times = *acceptance->fact->times;
  DimMonth month;

  if (!check_month (acceptance, times.municipality, times.month))
    return FALSE;
  month = dim_rules_name_month (acceptance, times.municipality, times.month);
  g_strlcpy (times.municipality, month.area, sizeof times.municipality);
  return ledger->home->months.add_entry_times (ledger, &times, error) &&
         dim_rules_tell_month (acceptance, &month, error);
}
