/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-proposals.h"

#include "dim-fact-codec.h"
#include "dim-store-inside.h"

#include <string.h>

enum {
  COLUMN_FACT,
  COLUMN_BODY,
};

/* One that cannot be read is passed over: the registration must not be lost for it. */
static void
read_fact (DimStatement *statement, gpointer data)
{
  const char *id = dim_statement_text (statement, COLUMN_FACT);
  g_autoptr (GBytes) body = dim_statement_bytes (statement, COLUMN_BODY);
  g_autoptr (DimProblem) problem = NULL;
  DimFact *fact = dim_fact_decode (DIM_FACT_PROPOSAL, id, body, &problem);

  if (fact != NULL)
    g_ptr_array_add (data, fact);
  else
    g_warning ("Cannot read proposal %s: it is damaged", id);
}

static gboolean
run_with_fact (DimStore *store, const char *sql, const char *fact, GError **error)
{
  DimStatement *statement = dim_database_prepare (dim_store_database (store), sql, error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":fact", fact);
  return dim_statement_run (statement, error);
}

gboolean
dim_proposals_add (DimStore *store, const DimFact *fact, GError **error)
{
  g_autoptr (GBytes) body = dim_fact_encode (fact);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT INTO proposal (fact, incident, is_waiting, body)"
                          " VALUES (:fact, :incident, 1, :body)",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":fact", fact->id);
  dim_statement_bind_text (statement, ":incident", fact->incident);
  dim_statement_bind_bytes (statement, ":body", body);
  return dim_statement_run (statement, error);
}

/* Of one side's words the one with the highest id counts. */
static void
show (const DimProposal *proposal, GPtrArray *hits)
{
  for (guint i = 0; i < hits->len; i++) {
    DimHit *hit = g_ptr_array_index (hits, i);

    if (strcmp (hit->handle, proposal->handle) != 0 || strcmp (hit->our_fact, proposal->id) >= 0)
      continue;
    hit->ours = proposal->kind;
    g_strlcpy (hit->our_fact, proposal->id, sizeof hit->our_fact);
  }
}

gboolean
dim_proposals_show (DimStore *store, const char *incident, GPtrArray *hits, GError **error)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_fact_free);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT fact, body FROM proposal WHERE incident = :incident", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":incident", incident);
  if (!dim_store_read_rows (statement, read_fact, facts, error))
    return FALSE;
  for (guint i = 0; i < facts->len; i++)
    show (((const DimFact *) g_ptr_array_index (facts, i))->proposal, hits);
  return TRUE;
}

gboolean
dim_proposals_receive (DimStore *store, const char *fact, GError **error)
{
  return run_with_fact (store, "UPDATE proposal SET is_waiting = 0 WHERE fact = :fact", fact,
                        error);
}

gboolean
dim_proposals_drop (DimStore *store, const char *fact, GError **error)
{
  return run_with_fact (store, "DELETE FROM proposal WHERE fact = :fact", fact, error);
}

gboolean
dim_proposals_wait_again (DimStore *store, GError **error)
{
  return dim_database_exec (dim_store_database (store),
                            "UPDATE proposal SET is_waiting = 1"
                            " WHERE fact IN (SELECT fact FROM operation WHERE state = 0)",
                            error);
}

GPtrArray *
dim_proposals_waiting (DimStore *store, GError **error)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_fact_free);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT fact, body FROM proposal WHERE is_waiting = 1 ORDER BY fact",
                          error);

  if (statement == NULL || !dim_store_read_rows (statement, read_fact, facts, error))
    return NULL;
  return g_steal_pointer (&facts);
}

gboolean
dim_proposals_prune (DimStore *store, GError **error)
{
  return dim_database_exec (dim_store_database (store),
                            "DELETE FROM proposal WHERE is_waiting = 0"
                            " AND fact NOT IN (SELECT fact FROM operation)",
                            error);
}
