/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-ledger-sqlite-inside.h"

enum {
  COLUMN_ID,
  COLUMN_INCIDENT,
  COLUMN_OTHER,
  COLUMN_HANDLE,
  COLUMN_KIND,
};

static gboolean
read_handle_key (DimLedger *ledger, guint8 out[DIM_HANDLE_KEY_BYTES], GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger, "SELECT key FROM handle_key WHERE one = 1", error);
  GError *failure = NULL;
  gboolean is_there;

  if (s == NULL)
    return FALSE;
  is_there =
    dim_statement_step (s, &failure) && dim_ledger_copy_blob (s, 0, out, DIM_HANDLE_KEY_BYTES);
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  if (!is_there)
    g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot read ledger: it has no handle key");
  return is_there;
}

static gboolean
put_proposal (DimLedger *ledger, const DimLedgerProposal *proposal, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "INSERT INTO proposal (id, incident, other, handle, kind)"
                                        " VALUES (:id, :incident, :other, :handle, :kind)",
                                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", proposal->id);
  dim_statement_bind_text (s, ":incident", proposal->incident);
  dim_statement_bind_text (s, ":other", proposal->other);
  dim_statement_bind_text (s, ":handle", proposal->handle);
  dim_statement_bind_int (s, ":kind", proposal->kind);
  return dim_statement_run (s, error);
}

static DimLedgerProposal *
read_proposal (DimStatement *s)
{
  DimLedgerProposal *proposal = g_new0 (DimLedgerProposal, 1);

  dim_ledger_copy_text (s, COLUMN_ID, proposal->id, sizeof proposal->id);
  dim_ledger_copy_text (s, COLUMN_INCIDENT, proposal->incident, sizeof proposal->incident);
  dim_ledger_copy_text (s, COLUMN_OTHER, proposal->other, sizeof proposal->other);
  dim_ledger_copy_text (s, COLUMN_HANDLE, proposal->handle, sizeof proposal->handle);
  proposal->kind = (DimProposalKind) dim_statement_int (s, COLUMN_KIND);
  return proposal;
}

static gboolean
list_about (DimLedger *ledger, const char *incident, GPtrArray **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT id, incident, other, handle, kind FROM proposal"
                        " WHERE incident = :incident OR other = :incident ORDER BY id",
                        error);
  g_autoptr (GPtrArray) proposals = g_ptr_array_new_with_free_func (g_free);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":incident", incident);
  while (dim_statement_step (s, &failure))
    g_ptr_array_add (proposals, read_proposal (s));
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&proposals);
  return TRUE;
}

static gboolean
drop_about (DimLedger *ledger, const char *incident, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "DELETE FROM proposal WHERE incident = :incident OR other = :incident",
                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":incident", incident);
  return dim_statement_run (s, error);
}

static gboolean
read_counts_for (DimLedger *ledger, const char *case_number, guint *out, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "SELECT r.municipality FROM incident i"
                                        " JOIN case_row r ON r.case_key = i.number"
                                        " WHERE i.id = :number AND r.is_live = 1",
                                        error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":number", case_number);
  *out = dim_statement_step (s, &failure) ? (guint) dim_statement_int (s, 0) : 0;
  return dim_ledger_end (s, failure, error);
}

void
dim_ledger_sqlite_add_proposals (DimLedgerHome *home)
{
  home->proposals.handle_key = read_handle_key;
  home->proposals.put = put_proposal;
  home->proposals.about = list_about;
  home->proposals.drop = drop_about;
  home->proposals.counts_for = read_counts_for;
}
