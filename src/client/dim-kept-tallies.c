/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-kept-tallies.h"

#include "dim-error.h"
#include "dim-store-inside.h"

typedef struct {
  GBytes *body;
  gint64 fetched_s;
} Kept;

static void
read_kept (DimStatement *statement, gpointer data)
{
  Kept *kept = data;

  kept->body = dim_statement_bytes (statement, 0);
  kept->fetched_s = dim_statement_int (statement, 1);
}

static gboolean
put (DimStore *store, const char *sql, int year, GBytes *body, GError **error)
{
  DimStatement *statement = dim_database_prepare (dim_store_database (store), sql, error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":year", year);
  dim_statement_bind_int (statement, ":now", dim_clock_now_s (dim_store_clock (store)));
  dim_statement_bind_bytes (statement, ":body", body);
  return dim_statement_run (statement, error);
}

static GBytes *
get (DimStore *store, const char *sql, int year, gint64 *out_fetched_s, GError **error)
{
  g_autoptr (GError) fault = NULL;
  Kept kept = { 0 };
  DimStatement *statement = dim_database_prepare (dim_store_database (store), sql, error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_int (statement, ":year", year);
  if (dim_store_read_row (statement, read_kept, &kept, &fault)) {
    *out_fetched_s = kept.fetched_s;
    return kept.body;
  }
  if (fault == NULL)
    g_set_error (&fault, DIM_ERROR, DIM_ERROR_NOT_FOUND,
                 "Cannot find what was told of %d: nothing is kept", year);
  g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

gboolean
dim_kept_tallies_put (DimStore *store, int year, GBytes *body, GError **error)
{
  return put (store,
              "INSERT OR REPLACE INTO tallies (year, fetched_s, body) VALUES (:year, :now, :body)",
              year, body, error);
}

GBytes *
dim_kept_tallies_get (DimStore *store, int year, gint64 *out_fetched_s, GError **error)
{
  return get (store, "SELECT body, fetched_s FROM tallies WHERE year = :year", year, out_fetched_s,
              error);
}

gboolean
dim_kept_participation_put (DimStore *store, int year, GBytes *body, GError **error)
{
  return put (store,
              "INSERT OR REPLACE INTO participation (year, fetched_s, body)"
              " VALUES (:year, :now, :body)",
              year, body, error);
}

GBytes *
dim_kept_participation_get (DimStore *store, int year, gint64 *out_fetched_s, GError **error)
{
  return get (store, "SELECT body, fetched_s FROM participation WHERE year = :year", year,
              out_fetched_s, error);
}
