/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-entry-times.h"

#include "dim-limits.h"
#include "dim-month.h"
#include "dim-outbox.h"
#include "dim-store-inside.h"

#include <string.h>

gboolean
dim_entry_times_add (DimStore *store, const char *area, DimEntryClass class, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT INTO entry_time (area, month, class, count)"
                          " VALUES (:area, :month, :class, 1)"
                          " ON CONFLICT (area, month, class) DO UPDATE SET count = count + 1",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":area", area);
  dim_statement_bind_int (statement, ":month",
                          dim_month_of_day (dim_clock_today (dim_store_clock (store))));
  dim_statement_bind_int (statement, ":class", class);
  return dim_statement_run (statement, error);
}

/* In the order of area and month: a fact for each pair. */
static void
read_count (DimStatement *statement, gpointer data)
{
  GArray *all = data;
  const char *area = dim_statement_text (statement, 0);
  int month = (int) dim_statement_int (statement, 1);
  gint64 class = dim_statement_int (statement, 2);
  DimEntryTimes *times = all->len > 0 ? &g_array_index (all, DimEntryTimes, all->len - 1) : NULL;

  if (times == NULL || times->month != month || strcmp (times->municipality, area) != 0) {
    g_array_set_size (all, all->len + 1);
    times = &g_array_index (all, DimEntryTimes, all->len - 1);
    g_strlcpy (times->municipality, area, sizeof times->municipality);
    times->month = month;
  }
  if (class >= 0 && class < DIM_N_ENTRY_CLASSES)
    times->counts[class] = (guint) MIN (dim_statement_int (statement, 3), DIM_LIMIT_ENTRY_COUNT);
}

static gboolean
read_before (DimStore *store, int month, GArray *all, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT area, month, class, count FROM entry_time"
                          " WHERE month < :month ORDER BY area, month, class",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":month", month);
  return dim_store_read_rows (statement, read_count, all, error);
}

static gboolean
forget_before (DimStore *store, int month, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store), "DELETE FROM entry_time WHERE month < :month",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":month", month);
  return dim_statement_run (statement, error);
}

static gboolean
queue (DimStore *store, const DimEntryTimes *times, GError **error)
{
  g_autoptr (DimFact) fact = NULL;
  char id[DIM_UUID_TEXT_LEN];

  dim_store_new_id (store, id);
  fact = dim_fact_new (DIM_FACT_ENTRY_TIMES, id, "");
  fact->times = g_memdup2 (times, sizeof *times);
  return dim_outbox_add (store, fact, error);
}

gboolean
dim_entry_times_hand_over (DimStore *store, gint64 sure_s, guint *inout_queued, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (DimEntryTimes));
  int month = 0;

  if (sure_s == 0)
    return TRUE;
  month = dim_month_of_day (dim_day_from_unix (sure_s));
  if (!read_before (store, month, all, error))
    return FALSE;
  for (guint i = 0; i < all->len; i++) {
    if (!queue (store, &g_array_index (all, DimEntryTimes, i), error))
      return FALSE;
    *inout_queued += 1;
  }
  return all->len == 0 || forget_before (store, month, error);
}

gpointer
dim_entry_times_forget (DimStore *store, gpointer data, GError **error)
{
  return dim_database_exec (dim_store_database (store), "DELETE FROM entry_time", error)
           ? DIM_STORE_DONE
           : NULL;
}
