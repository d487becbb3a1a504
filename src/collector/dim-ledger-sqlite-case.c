/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-sqlite-inside.h"

static gboolean
put_case (DimLedger *ledger,
          const char *id,
          const char *case_number,
          gboolean is_provisional,
          GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "UPDATE incident SET case_number = :case_number,"
                                        " is_provisional = :is_provisional WHERE id = :id",
                                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", id);
  dim_statement_bind_text (s, ":case_number", case_number);
  dim_statement_bind_int (s, ":is_provisional", is_provisional);
  return dim_statement_run (s, error);
}

static gboolean
list_in_case (DimLedger *ledger, const char *case_number, GPtrArray **out, GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger, "SELECT id FROM incident WHERE case_number = :case_number AND is_live = 1 ORDER BY id",
    error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":case_number", case_number);
  if (!dim_ledger_collect_ids (s, ids, error))
    return FALSE;
  *out = g_steal_pointer (&ids);
  return TRUE;
}

void
dim_ledger_sqlite_add_cases (DimLedgerHome *home)
{
  home->put_case = put_case;
  home->in_case = list_in_case;
}
