/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-sqlite-inside.h"

#define COLUMNS                                                                                    \
  "m.position, m.area, m.month,"                                                                   \
  " (SELECT count(*) FROM incident i WHERE i.is_live = 1 AND i.is_refuted = 0"                     \
  "  AND i.area = m.area AND i.date >= m.first_day AND i.date < m.end_day),"                       \
  " (SELECT ifnull(min(z.received_s), 0) FROM zero_statement z"                                    \
  "  WHERE z.area = m.area AND z.month = m.month),"                                                \
  " e.tot1, e.tot2, e.tot5, e.tot10, e.meer"
#define MONTHS " FROM month m LEFT JOIN entry_time e ON e.area = m.area AND e.month = m.month"

static void
fill_month (DimStatement *s, DimMonth *month)
{
  DimEntryTimes times = { 0 };

  month->position = (guint64) dim_statement_int (s, 0);
  dim_ledger_copy_text (s, 1, month->area, sizeof month->area);
  month->month = (int) dim_statement_int (s, 2);
  month->registered = (guint) dim_statement_int (s, 3);
  month->stated_s = dim_statement_int (s, 4);
  for (guint i = 0; i < DIM_N_ENTRY_CLASSES; i++)
    times.counts[i] = (guint) dim_statement_int (s, 5 + (int) i);
  month->entry = dim_entry_times_summarise (&times);
}

static gboolean
put_month (DimLedger *ledger, const DimMonth *month, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "INSERT INTO month (area, month, first_day, end_day,"
                                        " position) VALUES (:area, :month, :first, :end, :position)"
                                        " ON CONFLICT (area, month) DO UPDATE"
                                        " SET position = excluded.position",
                                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":area", month->area);
  dim_statement_bind_int (s, ":month", month->month);
  dim_statement_bind_int (s, ":first", dim_month_first_day (month->month));
  dim_statement_bind_int (s, ":end", dim_month_first_day (month->month + 1));
  dim_statement_bind_int (s, ":position", (gint64) month->position);
  return dim_statement_run (s, error);
}

static gboolean
put_statement (DimLedger *ledger, const char *fact, const DimMonth *month, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "INSERT INTO zero_statement (id, area, month, received_s)"
                                        " VALUES (:id, :area, :month, :received_s)",
                                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", fact);
  dim_statement_bind_text (s, ":area", month->area);
  dim_statement_bind_int (s, ":month", month->month);
  dim_statement_bind_int (s, ":received_s", month->stated_s);
  return dim_statement_run (s, error);
}

static gboolean
add_entry_times (DimLedger *ledger, const DimEntryTimes *times, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "INSERT INTO entry_time (area, month, tot1, tot2, tot5, tot10, meer)"
                        " VALUES (:area, :month, :tot1, :tot2, :tot5, :tot10, :meer)"
                        " ON CONFLICT (area, month) DO UPDATE SET tot1 = tot1 + excluded.tot1,"
                        " tot2 = tot2 + excluded.tot2, tot5 = tot5 + excluded.tot5,"
                        " tot10 = tot10 + excluded.tot10, meer = meer + excluded.meer",
                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":area", times->municipality);
  dim_statement_bind_int (s, ":month", times->month);
  for (guint i = 0; i < DIM_N_ENTRY_CLASSES; i++) {
    g_autofree char *name = g_strconcat (":", dim_entry_class_name ((DimEntryClass) i), NULL);

    dim_statement_bind_int (s, name, times->counts[i]);
  }
  return dim_statement_run (s, error);
}

static gboolean
read_month (DimLedger *ledger, DimMonth *month, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT " COLUMNS MONTHS " WHERE m.area = :area AND m.month = :month",
                        error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":area", month->area);
  dim_statement_bind_int (s, ":month", month->month);
  if (dim_statement_step (s, &failure))
    fill_month (s, month);
  return dim_ledger_end (s, failure, error);
}

static gboolean
list_months (DimLedger *ledger,
             const char *office,
             guint64 after,
             guint count,
             GArray **out,
             GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT " COLUMNS MONTHS " WHERE m.area IN"
                        " (SELECT o.area FROM office_municipality o WHERE o.office = :office)"
                        " AND m.position > :after ORDER BY m.position, m.area, m.month"
                        " LIMIT :count",
                        error);
  g_autoptr (GArray) months = g_array_new (FALSE, TRUE, sizeof (DimMonth));
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":office", office);
  dim_statement_bind_int (s, ":after", (gint64) after);
  dim_statement_bind_int (s, ":count", count);
  while (dim_statement_step (s, &failure)) {
    DimMonth month = { 0 };

    fill_month (s, &month);
    g_array_append_val (months, month);
  }
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&months);
  return TRUE;
}

static gboolean
find_office_since (DimLedger *ledger, const char *office, gint64 *out_s, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT ifnull(min(enrolled_s), 0) FROM device WHERE office = :office",
                        error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":office", office);
  if (dim_statement_step (s, &failure))
    *out_s = dim_statement_int (s, 0);
  return dim_ledger_end (s, failure, error);
}

static gboolean
list_period (DimLedger *ledger, int first, int end, GArray **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT " COLUMNS MONTHS " WHERE m.month >= :first AND m.month < :end"
                        " ORDER BY m.area, m.month",
                        error);
  g_autoptr (GArray) months = g_array_new (FALSE, TRUE, sizeof (DimMonth));
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":first", first);
  dim_statement_bind_int (s, ":end", end);
  while (dim_statement_step (s, &failure)) {
    DimMonth month = { 0 };

    fill_month (s, &month);
    g_array_append_val (months, month);
  }
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&months);
  return TRUE;
}

static gboolean
list_serving (DimLedger *ledger, GArray **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT o.area, d.enrolled_s, ifnull(d.revoked_s, 0)"
                        " FROM office_municipality o JOIN device d ON d.office = o.office"
                        " WHERE d.enrolled_s IS NOT NULL AND d.role <> :analyst"
                        " ORDER BY o.area",
                        error);
  g_autoptr (GArray) devices = g_array_new (FALSE, TRUE, sizeof (DimLedgerServing));
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":analyst", DIM_ROLE_ANALYST);
  while (dim_statement_step (s, &failure)) {
    DimLedgerServing device = { 0 };

    dim_ledger_copy_text (s, 0, device.area, sizeof device.area);
    device.enrolled_s = dim_statement_int (s, 1);
    device.revoked_s = dim_statement_int (s, 2);
    g_array_append_val (devices, device);
  }
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&devices);
  return TRUE;
}

void
dim_ledger_sqlite_add_months (DimLedgerHome *home)
{
  home->months.put = put_month;
  home->months.put_statement = put_statement;
  home->months.add_entry_times = add_entry_times;
  home->months.read = read_month;
  home->months.of_office = list_months;
  home->months.office_since = find_office_since;
  home->months.of_period = list_period;
  home->months.serving = list_serving;
}
