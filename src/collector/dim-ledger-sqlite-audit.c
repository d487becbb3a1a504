/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-chain.h"
#include "dim-error.h"
#include "dim-ledger-sqlite-inside.h"

#include <string.h>

/* One line as the bytes that the chain runs over; no field holds a tab. */
static void
append_to_chain (guint8 head[DIM_SHA256_BYTES], gint64 sequence, const DimAuditLine *line)
{
  g_autofree char *record =
    g_strdup_printf ("%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\t%s", sequence,
                     line->time_s, line->action, line->object, line->result, line->origin,
                     line->actor);

  dim_chain_append (head, record, strlen (record));
}

static gboolean
find_last (DimLedger *ledger, gint64 *out_sequence, guint8 head[DIM_SHA256_BYTES], GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "SELECT sequence, head FROM audit ORDER BY sequence DESC LIMIT 1",
                        error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  *out_sequence = 0;
  memset (head, 0, DIM_SHA256_BYTES);
  if (dim_statement_step (s, &failure)) {
    *out_sequence = dim_statement_int (s, 0);
    (void) dim_ledger_copy_blob (s, 1, head, DIM_SHA256_BYTES);
  }
  return dim_ledger_end (s, failure, error);
}

static gboolean
append_line (DimLedger *ledger, const DimAuditLine *line, GError **error)
{
  DimStatement *s;
  gint64 sequence = 0;
  guint8 head[DIM_SHA256_BYTES];

  if (!find_last (ledger, &sequence, head, error))
    return FALSE;
  append_to_chain (head, ++sequence, line);
  s = dim_ledger_prepare (
    ledger,
    "INSERT INTO audit (sequence, time_s, action, object, result, origin, actor, head)"
    " VALUES (:sequence, :time_s, :action, :object, :result, :origin, :actor, :head)",
    error);
  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":sequence", sequence);
  dim_statement_bind_int (s, ":time_s", line->time_s);
  dim_statement_bind_text (s, ":action", line->action);
  dim_statement_bind_text (s, ":object", line->object);
  dim_statement_bind_text (s, ":result", line->result);
  dim_statement_bind_text (s, ":origin", line->origin);
  dim_statement_bind_text (s, ":actor", line->actor);
  dim_statement_bind_blob (s, ":head", head, sizeof head);
  return dim_statement_run (s, error) &&
         dim_ledger_share_audit_line (ledger, sequence, line, error);
}

static gboolean
find_head (DimLedger *ledger, guint8 out[DIM_SHA256_BYTES], GError **error)
{
  gint64 sequence = 0;

  return find_last (ledger, &sequence, out, error);
}

/* FALSE if the line does not continue the chain; @head moves on when it does. */
static gboolean
check_line (DimStatement *s, gint64 sequence, guint8 head[DIM_SHA256_BYTES])
{
  DimAuditLine line = {
    .time_s = dim_statement_int (s, 1),
    .action = dim_statement_text (s, 2),
    .object = dim_statement_text (s, 3),
    .result = dim_statement_text (s, 4),
    .origin = dim_statement_text (s, 5),
    .actor = dim_statement_text (s, 6),
  };
  guint8 stored[DIM_SHA256_BYTES] = { 0 };

  append_to_chain (head, sequence, &line);
  return dim_statement_int (s, 0) == sequence &&
         dim_ledger_copy_blob (s, 7, stored, sizeof stored) &&
         memcmp (stored, head, sizeof stored) == 0;
}

static gboolean
verify_chain (DimLedger *ledger, guint64 *out_lines, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT sequence, time_s, action, object, result, origin, actor, head"
                        " FROM audit ORDER BY sequence",
                        error);
  guint8 head[DIM_SHA256_BYTES] = { 0 };
  GError *failure = NULL;
  gint64 sequence = 0;

  if (s == NULL)
    return FALSE;
  while (failure == NULL && dim_statement_step (s, &failure))
    if (!check_line (s, ++sequence, head))
      g_set_error (&failure, DIM_ERROR, DIM_ERROR_INVALID,
                   "Cannot trust audit log: line %" G_GINT64_FORMAT " does not fit the chain",
                   sequence);
  if (!dim_ledger_end (s, failure, error) || !dim_ledger_verify_office_audit (ledger, error))
    return FALSE;
  *out_lines = (guint64) sequence;
  return TRUE;
}

void
dim_ledger_sqlite_add_audit (DimLedgerHome *home)
{
  home->audit = append_line;
  home->log.head = find_head;
  home->log.verify = verify_chain;
}
