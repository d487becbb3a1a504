/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-sure-time.h"

#include "dim-store-inside.h"

#define STAND_S   ((gint64) 24 * 60 * 60)
#define LONGEST_S ((gint64) 60 * 60) /* that passes between two looks */

typedef struct {
  gint64 sure_s;
  gint64 candidate_s;
  gint64 stood_s;
  gint64 seen_s;
} SureTime;

static gint64
now_s (DimStore *store)
{
  return dim_clock_now_s (dim_store_clock (store));
}

static void
read_time (DimStatement *statement, gpointer data)
{
  SureTime *time = data;

  time->sure_s = dim_statement_int (statement, 0);
  time->candidate_s = dim_statement_int (statement, 1);
  time->stood_s = dim_statement_int (statement, 2);
  time->seen_s = dim_statement_int (statement, 3);
}

static gboolean
load (DimStore *store, SureTime *out, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT sure_s, candidate_s, stood_s, seen_s FROM sure_time", error);

  return dim_store_read_row (statement, read_time, out, error);
}

static gboolean
save (DimStore *store, const SureTime *time, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "UPDATE sure_time SET sure_s = :sure, candidate_s = :candidate,"
                          " stood_s = :stood, seen_s = :seen",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":sure", time->sure_s);
  dim_statement_bind_int (statement, ":candidate", time->candidate_s);
  dim_statement_bind_int (statement, ":stood", time->stood_s);
  dim_statement_bind_int (statement, ":seen", time->seen_s);
  return dim_statement_run (statement, error);
}

/* Sets back to now what a clock that was ahead stamped: it would be kept for as long as that. */
static gboolean
set_back (DimStore *store, const char *sql, GError **error)
{
  DimStatement *statement = dim_database_prepare (dim_store_database (store), sql, error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":now", now_s (store));
  return dim_statement_run (statement, error);
}

/* A clock that goes back behind the candidate was wrong then or is now; it begins anew either way.
 */
static void
look (SureTime *time, gint64 now)
{
  gint64 passed_s = now - time->seen_s;

  if (time->candidate_s == 0 || now < time->candidate_s) {
    time->candidate_s = now;
    time->stood_s = 0;
  } else if (passed_s > 0) {
    time->stood_s += MIN (passed_s, LONGEST_S);
  }
  time->seen_s = now;
  if (time->stood_s < STAND_S)
    return;
  time->sure_s = MAX (time->sure_s, time->candidate_s);
  time->candidate_s = now;
  time->stood_s = 0;
}

gboolean
dim_sure_time_read (DimStore *store, gint64 *out_s, GError **error)
{
  SureTime time = { 0 };

  if (!load (store, &time, error))
    return FALSE;
  *out_s = time.sure_s;
  return TRUE;
}

gboolean
dim_sure_time_stamp (DimStore *store, gint64 *out_s, GError **error)
{
  gint64 sure_s = 0;

  if (!dim_sure_time_read (store, &sure_s, error))
    return FALSE;
  *out_s = MAX (now_s (store), sure_s);
  return TRUE;
}

gboolean
dim_sure_time_prove (DimStore *store, GError **error)
{
  gint64 now = now_s (store);
  const SureTime proven = { .sure_s = now, .candidate_s = now, .seen_s = now };

  return save (store, &proven, error) &&
         set_back (store, "UPDATE number SET made_s = :now WHERE made_s > :now", error) &&
         set_back (store, "UPDATE local_check SET made_s = :now WHERE made_s > :now", error);
}

gboolean
dim_sure_time_look (DimStore *store, GError **error)
{
  SureTime time = { 0 };

  if (!load (store, &time, error))
    return FALSE;
  look (&time, now_s (store));
  return save (store, &time, error);
}

gpointer
dim_sure_time_doubt (DimStore *store, gpointer data, GError **error)
{
  SureTime time = { 0 };

  if (!load (store, &time, error))
    return NULL;
  time.candidate_s = time.seen_s = now_s (store);
  time.stood_s = 0;
  return save (store, &time, error) ? DIM_STORE_DONE : NULL;
}
