/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-sqlite-inside.h"

enum {
  COLUMN_ID,
  COLUMN_ROLE,
  COLUMN_STANDING,
  COLUMN_BODY,
  COLUMN_DESK,
  COLUMN_RECEIVED,
};

#define SELECT                                                                                     \
  "SELECT d.id, d.role, d.is_standing, f.body, v.desk, f.received_s FROM decision d"               \
  " JOIN fact f ON f.id = d.id JOIN device v ON v.id = f.device"

/* The decision itself is the fact; these tables only find it. */
static DimLedgerDecision *
read_decision (DimStatement *s, GError **error)
{
  g_autoptr (GBytes) body = dim_statement_bytes (s, COLUMN_BODY);
  g_autoptr (DimFact) fact = NULL;
  g_autoptr (DimLedgerDecision) decision = g_new0 (DimLedgerDecision, 1);

  fact = dim_fact_record_decode (DIM_FACT_DECISION, dim_statement_text (s, COLUMN_ID), body, error);
  if (fact == NULL)
    return NULL;
  decision->decision = g_steal_pointer (&fact->decision);
  decision->role = (DimRole) dim_statement_int (s, COLUMN_ROLE);
  decision->is_standing = dim_statement_int (s, COLUMN_STANDING) != 0;
  decision->desk = g_strdup (dim_statement_text (s, COLUMN_DESK));
  decision->received_s = dim_statement_int (s, COLUMN_RECEIVED);
  return g_steal_pointer (&decision);
}

static gboolean
read_decisions (DimStatement *s, GPtrArray *decisions, GError **error)
{
  GError *failure = NULL;

  while (failure == NULL && dim_statement_step (s, &failure)) {
    DimLedgerDecision *decision = read_decision (s, &failure);

    if (decision != NULL)
      g_ptr_array_add (decisions, decision);
  }
  return dim_ledger_end (s, failure, error);
}

static gboolean
put_superseded (DimLedger *ledger, const char *decision, const char *superseded, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "INSERT INTO decision_superseded (decision, superseded)"
                                        " VALUES (:decision, :superseded) ON CONFLICT DO NOTHING",
                                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":decision", decision);
  dim_statement_bind_text (s, ":superseded", superseded);
  return dim_statement_run (s, error);
}

static gboolean
put_decision (DimLedger *ledger, const DimDecision *decision, DimRole role, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "INSERT INTO decision (id, kind, first, second, role, is_standing)"
                        " VALUES (:id, :kind, :first, :second, :role, 0)",
                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", decision->id);
  dim_statement_bind_int (s, ":kind", decision->kind);
  dim_statement_bind_text (s, ":first", decision->first);
  dim_statement_bind_text (s, ":second", decision->second);
  dim_statement_bind_int (s, ":role", role);
  if (!dim_statement_run (s, error))
    return FALSE;
  for (guint i = 0; decision->supersedes[i] != NULL; i++)
    if (!put_superseded (ledger, decision->id, decision->supersedes[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
put_standing (DimLedger *ledger, const char *id, gboolean is_standing, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "UPDATE decision SET is_standing = :is_standing WHERE id = :id",
                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", id);
  dim_statement_bind_int (s, ":is_standing", is_standing);
  return dim_statement_run (s, error);
}

static gboolean
find_decision (DimLedger *ledger, const char *id, DimLedgerDecision **out, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger, SELECT " WHERE d.id = :id", error);
  g_autoptr (GPtrArray) found =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_ledger_decision_free);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", id);
  if (!read_decisions (s, found, error))
    return FALSE;
  *out = found->len > 0 ? g_ptr_array_steal_index (found, 0) : NULL;
  return TRUE;
}

static gboolean
list_replaced (DimLedger *ledger, const char *id, GPtrArray **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT superseded FROM decision_superseded WHERE decision = :id UNION"
                        " SELECT decision FROM decision_superseded WHERE superseded = :id",
                        error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", id);
  if (!dim_ledger_collect_ids (s, ids, error))
    return FALSE;
  *out = g_steal_pointer (&ids);
  return TRUE;
}

static gboolean
read_about (DimStatement *s, const char *incident, GPtrArray **out, GError **error)
{
  g_autoptr (GPtrArray) decisions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_ledger_decision_free);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":incident", incident);
  if (!read_decisions (s, decisions, error))
    return FALSE;
  *out = g_steal_pointer (&decisions);
  return TRUE;
}

static gboolean
list_standing (DimLedger *ledger, const char *incident, GPtrArray **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        SELECT " WHERE d.is_standing = 1"
                               " AND (d.first = :incident OR d.second = :incident) ORDER BY d.id",
                        error);

  return read_about (s, incident, out, error);
}

static gboolean
list_about (DimLedger *ledger, const char *incident, GPtrArray **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        SELECT " WHERE d.first = :incident OR d.second = :incident ORDER BY d.id",
                        error);

  return read_about (s, incident, out, error);
}

void
dim_ledger_sqlite_add_decisions (DimLedgerHome *home)
{
  home->put_decision = put_decision;
  home->put_standing = put_standing;
  home->decision = find_decision;
  home->replaced = list_replaced;
  home->standing = list_standing;
  home->decisions = list_about;
}
