/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-outbox.h"

#include "dim-error.h"
#include "dim-fact-codec.h"
#include "dim-limits.h"
#include "dim-store-inside.h"

#define KEEP_S ((gint64) DIM_LIMIT_KEEP_OPERATION_DAYS * 24 * 60 * 60)

typedef struct {
  DimStore *store;
  GPtrArray *operations;
  GError *error;
} Peeking;

static gint64
now_s (DimStore *store)
{
  return dim_clock_now_s (dim_store_clock (store));
}

static void
read_operation (DimStatement *statement, gpointer data)
{
  Peeking *peeking = data;
  g_autoptr (DimOperation) operation = g_new0 (DimOperation, 1);
  g_autoptr (GBytes) sealed = dim_statement_bytes (statement, 3);

  if (peeking->error != NULL)
    return;
  g_strlcpy (operation->fact, dim_statement_text (statement, 0), sizeof operation->fact);
  operation->kind = (DimFactKind) dim_statement_int (statement, 1);
  g_strlcpy (operation->incident, dim_statement_text (statement, 2), sizeof operation->incident);
  operation->body =
    dim_store_unseal (peeking->store, "operation", operation->fact, sealed, &peeking->error);
  if (operation->body != NULL)
    g_ptr_array_add (peeking->operations, g_steal_pointer (&operation));
}

static gboolean
open_all (Peeking *peeking, DimStatement *statement, GError **error)
{
  if (!dim_store_read_rows (statement, read_operation, peeking, error))
    return FALSE;
  if (peeking->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&peeking->error));
  return FALSE;
}

static void
read_counts (DimStatement *statement, gpointer data)
{
  DimOutboxCounts *counts = data;

  counts->queued = (guint) dim_statement_int (statement, 0);
  counts->refused = (guint) dim_statement_int (statement, 1);
  counts->oldest_s = dim_statement_int (statement, 2);
}

static void
read_latest (DimStatement *statement, gpointer data)
{
  g_strlcpy (data, dim_statement_text (statement, 0), DIM_UUID_TEXT_LEN);
}

/* Runs a statement that settles one queued operation; FALSE without error if none was queued. */
static gboolean
settle (DimStore *store, DimStatement *statement, const char *fact, GError **error)
{
  dim_statement_bind_text (statement, ":fact", fact);
  dim_statement_bind_int (statement, ":now", now_s (store));
  return dim_statement_run (statement, error) &&
         dim_database_changes (dim_store_database (store)) == 1;
}

void
dim_operation_free (DimOperation *operation)
{
  if (operation == NULL)
    return;
  g_clear_pointer (&operation->body, g_bytes_unref);
  g_free (operation);
}

gboolean
dim_outbox_new_id (DimStore *store,
                   const char *incident,
                   char out[DIM_UUID_TEXT_LEN],
                   GError **error)
{
  gint64 unix_ms = dim_clock_now_ms (dim_store_clock (store));
  char latest[DIM_UUID_TEXT_LEN] = "";
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT ifnull(max(fact), '') FROM operation WHERE incident = :incident",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":incident", incident);
  if (!dim_store_read_row (statement, read_latest, latest, error))
    return FALSE;
  if (dim_uuid_is_valid (latest))
    unix_ms = MAX (unix_ms, dim_uuid_unix_ms (latest) + 1);
  dim_random_uuid (unix_ms, out);
  return TRUE;
}

gboolean
dim_outbox_add (DimStore *store, const DimFact *fact, GError **error)
{
  g_autoptr (GBytes) body = dim_fact_encode (fact);
  g_autoptr (GBytes) sealed = dim_store_seal (store, "operation", fact->id, body, error);
  DimStatement *statement;

  if (sealed == NULL)
    return FALSE;
  statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT INTO operation (fact, kind, incident, queued_s, state, sealed)"
                          " VALUES (:fact, :kind, :incident, :now, 0, :sealed)",
                          error);
  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":fact", fact->id);
  dim_statement_bind_int (statement, ":kind", fact->kind);
  dim_statement_bind_text (statement, ":incident", fact->incident);
  dim_statement_bind_int (statement, ":now", now_s (store));
  dim_statement_bind_bytes (statement, ":sealed", sealed);
  return dim_statement_run (statement, error);
}

GPtrArray *
dim_outbox_peek (DimStore *store, const DimOutboxView *view, GError **error)
{
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_operation_free);
  Peeking peeking = { store, operations, NULL };
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT fact, kind, incident, sealed FROM operation"
                          " WHERE state = 0 AND (kind <> :tags OR NOT :without_tags)"
                          " ORDER BY place LIMIT :limit OFFSET :skip",
                          error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_int (statement, ":tags", DIM_FACT_TAGS);
  dim_statement_bind_int (statement, ":without_tags", view->without_tags);
  dim_statement_bind_int (statement, ":limit", view->limit);
  dim_statement_bind_int (statement, ":skip", view->skip);
  return open_all (&peeking, statement, error) ? g_steal_pointer (&operations) : NULL;
}

GPtrArray *
dim_outbox_find (DimStore *store, DimFactKind kind, const char *incident, GError **error)
{
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_operation_free);
  Peeking peeking = { store, operations, NULL };
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT fact, kind, incident, sealed FROM operation"
                          " WHERE incident = :incident AND state = 0 AND kind = :kind"
                          " ORDER BY place",
                          error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_text (statement, ":incident", incident);
  dim_statement_bind_int (statement, ":kind", kind);
  return open_all (&peeking, statement, error) ? g_steal_pointer (&operations) : NULL;
}

gboolean
dim_outbox_acknowledge (DimStore *store, const char *fact, guint64 position, GError **error)
{
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    "UPDATE operation SET state = 1, settled_s = :now, position = :position, reason = NULL"
    " WHERE fact = :fact AND state = 0",
    error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":position", (gint64) position);
  return settle (store, statement, fact, error);
}

gboolean
dim_outbox_refuse (DimStore *store, const char *fact, const char *reason, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "UPDATE operation SET state = 2, settled_s = :now, reason = :reason"
                          " WHERE fact = :fact AND state = 0",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":reason", reason);
  return settle (store, statement, fact, error);
}

gboolean
dim_outbox_drop (DimStore *store, const char *fact, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store), "DELETE FROM operation WHERE fact = :fact",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":fact", fact);
  return dim_statement_run (statement, error);
}

gboolean
dim_outbox_forget_refused (DimStore *store, const char *incident, guint kinds, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "DELETE FROM operation WHERE incident = :incident AND state = 2"
                          " AND (1 << kind) & :kinds <> 0",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":incident", incident);
  dim_statement_bind_int (statement, ":kinds", kinds);
  return dim_statement_run (statement, error);
}

gboolean
dim_outbox_offer_again (DimStore *store, GError **error)
{
  return dim_database_exec (dim_store_database (store),
                            "UPDATE operation SET state = 0, settled_s = NULL, position = NULL,"
                            " reason = NULL WHERE state <> 0",
                            error);
}

gboolean
dim_outbox_prune (DimStore *store, guint64 safe_until, gint64 sure_s, GError **error)
{
  DimStatement *statement = dim_database_prepare (dim_store_database (store),
                                                  "DELETE FROM operation WHERE state = 1"
                                                  " AND (position <= :safe OR settled_s < :oldest)",
                                                  error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":safe", (gint64) safe_until);
  dim_statement_bind_int (statement, ":oldest", sure_s - KEEP_S);
  return dim_statement_run (statement, error);
}

gboolean
dim_outbox_count (DimStore *store, DimOutboxCounts *out, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT count(*) FILTER (WHERE state = 0),"
                          " count(*) FILTER (WHERE state = 2),"
                          " ifnull(min(queued_s) FILTER (WHERE state = 0), 0)"
                          " FROM operation WHERE state <> 1",
                          error);

  return dim_store_read_row (statement, read_counts, out, error);
}
