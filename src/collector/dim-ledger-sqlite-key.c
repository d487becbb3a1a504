/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-sqlite-inside.h"

static gboolean
find_key_list (DimLedger *ledger, DimLedgerKeyList **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "SELECT serial, list_key, jws, digest FROM key_list WHERE one = 1",
                        error);
  g_autoptr (DimLedgerKeyList) list = g_new0 (DimLedgerKeyList, 1);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  if (dim_statement_step (s, &failure)) {
    list->serial = (guint64) dim_statement_int (s, 0);
    (void) dim_ledger_copy_blob (s, 1, list->list_key, sizeof list->list_key);
    list->jws = g_strdup (dim_statement_text (s, 2));
    (void) dim_ledger_copy_blob (s, 3, list->digest, sizeof list->digest);
  }
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&list);
  return TRUE;
}

static gboolean
put_key_list (DimLedger *ledger, const DimLedgerKeyList *list, GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger,
    "INSERT INTO key_list (one, serial, list_key, jws, digest)"
    " VALUES (1, :serial, :list_key, :jws, :digest) ON CONFLICT (one) DO UPDATE SET"
    " serial = excluded.serial, list_key = excluded.list_key, jws = excluded.jws,"
    " digest = excluded.digest",
    error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":serial", (gint64) list->serial);
  dim_statement_bind_blob (s, ":list_key", list->list_key, sizeof list->list_key);
  dim_statement_bind_text (s, ":jws", list->jws);
  dim_statement_bind_blob (s, ":digest", list->digest, sizeof list->digest);
  return dim_statement_run (s, error);
}

void
dim_ledger_sqlite_add_keys (DimLedgerHome *home)
{
  home->key_list = find_key_list;
  home->put_key_list = put_key_list;
}
