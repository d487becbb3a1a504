/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-sqlite-inside.h"

#define COLUMNS "id, kind, incident, digest, body, device, received_s, position"

static DimFactRecord *
read_fact (DimStatement *s)
{
  DimFactRecord *fact = g_new0 (DimFactRecord, 1);

  dim_ledger_copy_text (s, 0, fact->id, sizeof fact->id);
  fact->kind = (DimFactKind) dim_statement_int (s, 1);
  dim_ledger_copy_text (s, 2, fact->incident, sizeof fact->incident);
  (void) dim_ledger_copy_blob (s, 3, fact->digest, sizeof fact->digest);
  fact->body = dim_statement_is_null (s, 4) ? NULL : dim_statement_bytes (s, 4);
  dim_ledger_copy_text (s, 5, fact->device, sizeof fact->device);
  fact->received_s = dim_statement_int (s, 6);
  fact->position = (guint64) dim_statement_int (s, 7);
  return fact;
}

/* A fact is written once; only the feed number of its verdict is known a moment later, at the end
 * of the same operation. */
static gboolean
put_fact (DimLedger *ledger, const DimFactRecord *fact, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "INSERT INTO fact (" COLUMNS ") VALUES (:id, :kind, :incident, :digest,"
                        " :body, :device, :received_s, :position)"
                        " ON CONFLICT (id) DO UPDATE SET position = excluded.position",
                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", fact->id);
  dim_statement_bind_int (s, ":kind", fact->kind);
  dim_statement_bind_text (s, ":incident", fact->incident[0] != '\0' ? fact->incident : NULL);
  dim_statement_bind_blob (s, ":digest", fact->digest, sizeof fact->digest);
  dim_statement_bind_bytes (s, ":body", fact->body);
  dim_statement_bind_text (s, ":device", fact->device);
  dim_statement_bind_int (s, ":received_s", fact->received_s);
  dim_statement_bind_int (s, ":position", (gint64) fact->position);
  return dim_statement_run (s, error);
}

static gboolean
find_fact (DimLedger *ledger, const char *id, DimFactRecord **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "SELECT " COLUMNS " FROM fact WHERE id = :id", error);
  g_autoptr (DimFactRecord) fact = NULL;
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", id);
  if (dim_statement_step (s, &failure))
    fact = read_fact (s);
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&fact);
  return TRUE;
}

static gboolean
list_facts (DimLedger *ledger,
            const char *sql,
            const char *incident,
            GPtrArray **out,
            GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger, sql, error);
  g_autoptr (GPtrArray) facts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_fact_record_free);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":incident", incident);
  while (dim_statement_step (s, &failure))
    g_ptr_array_add (facts, read_fact (s));
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&facts);
  return TRUE;
}

static gboolean
list_revisions (DimLedger *ledger, const char *incident, GPtrArray **out, GError **error)
{
  return list_facts (ledger,
                     "SELECT " COLUMNS " FROM fact WHERE incident = :incident AND kind = 1"
                     " ORDER BY id",
                     incident, out, error);
}

static gboolean
list_withdrawals (DimLedger *ledger, const char *incident, GPtrArray **out, GError **error)
{
  return list_facts (ledger,
                     "SELECT " COLUMNS " FROM fact WHERE incident = :incident AND kind = 3"
                     " ORDER BY id",
                     incident, out, error);
}

static gboolean
list_inquiries (DimLedger *ledger, const char *incident, GPtrArray **out, GError **error)
{
  return list_facts (ledger,
                     "SELECT " COLUMNS " FROM fact WHERE incident = :incident"
                     " AND kind IN (11, 12) ORDER BY kind, id",
                     incident, out, error);
}

void
dim_ledger_sqlite_add_facts (DimLedgerHome *home)
{
  home->put_fact = put_fact;
  home->fact = find_fact;
  home->revisions = list_revisions;
  home->withdrawals = list_withdrawals;
  home->inquiries = list_inquiries;
}
