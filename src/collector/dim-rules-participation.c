/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rules.h"

#define MONTHS_A_YEAR 12

static int
month_of (gint64 unix_s)
{
  return dim_month_of_day (dim_day_from_unix (unix_s));
}

/* Of each device the months at whose end it was there: whoever could still report on them. No
 * single one of them is told. */
static gboolean
add_spans (DimRules *rules, DimParticipation *participation, GError **error)
{
  g_autoptr (GArray) devices = NULL;

  if (!rules->ledger->home->months.serving (rules->ledger, &devices, error))
    return FALSE;
  for (guint i = 0; i < devices->len; i++) {
    const DimLedgerServing *device = &g_array_index (devices, DimLedgerServing, i);

    dim_part_member_add_span (dim_participation_add (participation, device->area),
                              month_of (device->enrolled_s),
                              device->revoked_s != 0 ? month_of (device->revoked_s)
                                                     : DIM_PART_GOES_ON);
  }
  dim_participation_clip (participation, rules->municipalities);
  return TRUE;
}

static gboolean
add_month (DimRules *rules, DimParticipation *participation, DimMonth *month, GError **error)
{
  DimPartMonth told = { .month = month->month };

  if (!dim_rules_view_month (rules, month, error))
    return FALSE;
  told.registered = month->registered;
  told.is_stated = month->stated_s != 0;
  told.approval = month->approval.state;
  told.late = month->approval.late;
  /* What was moved away, withdrawn or only timed left a month in which nothing was reported. */
  if (told.registered > 0 || told.is_stated || told.approval != DIM_MONTH_OPEN)
    g_array_append_val (dim_participation_add (participation, month->area)->months, told);
  return TRUE;
}

static gboolean
add_months (DimRules *rules, DimParticipation *participation, GError **error)
{
  int first = participation->year * MONTHS_A_YEAR;
  g_autoptr (GArray) months = NULL;

  if (!rules->ledger->home->months.of_period (rules->ledger, first, first + MONTHS_A_YEAR, &months,
                                              error))
    return FALSE;
  for (guint i = 0; i < months->len; i++)
    if (!add_month (rules, participation, &g_array_index (months, DimMonth, i), error))
      return FALSE;
  return TRUE;
}

static void
drop_strangers (DimParticipation *participation)
{
  for (guint i = participation->members->len; i > 0; i--) {
    const DimPartMember *member = participation->members->pdata[i - 1];

    if (member->spans->len == 0 && member->months->len == 0)
      g_ptr_array_remove_index (participation->members, i - 1);
  }
}

DimParticipation *
dim_rules_view_participation (DimRules *rules, int year, GError **error)
{
  g_autoptr (DimParticipation) participation = NULL;

  g_return_val_if_fail (rules != NULL, NULL);
  participation = dim_participation_new (year);
  participation->told_s = dim_clock_now_s (rules->clock);
  if (!rules->ledger->home->identify (rules->ledger, NULL, &participation->position, error) ||
      !add_spans (rules, participation, error) || !add_months (rules, participation, error))
    return NULL;
  drop_strangers (participation);
  return g_steal_pointer (&participation);
}
