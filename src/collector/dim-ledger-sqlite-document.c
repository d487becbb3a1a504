/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-sqlite-inside.h"

static gboolean
put_use (DimLedger *ledger, const DimLedgerUse *use, GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger,
    "INSERT INTO document_use (incident, id, country, state, tag_fact, keys, document)"
    " VALUES (:incident, :id, :country, :state, :tag_fact, :keys, :document)"
    " ON CONFLICT (incident, id) DO UPDATE SET country = excluded.country, state = excluded.state,"
    " tag_fact = excluded.tag_fact, keys = excluded.keys, document = excluded.document",
    error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":incident", use->incident);
  dim_statement_bind_text (s, ":id", use->id);
  dim_statement_bind_text (s, ":country", use->country);
  dim_statement_bind_int (s, ":state", use->state);
  dim_statement_bind_text (s, ":tag_fact", use->tag_fact);
  dim_statement_bind_text (s, ":keys", use->keys != NULL ? use->keys : "");
  dim_statement_bind_text (s, ":document", use->document[0] != '\0' ? use->document : NULL);
  return dim_statement_run (s, error);
}

static DimLedgerUse *
read_use (DimStatement *s)
{
  DimLedgerUse *use = g_new0 (DimLedgerUse, 1);

  dim_ledger_copy_text (s, 0, use->incident, sizeof use->incident);
  dim_ledger_copy_text (s, 1, use->id, sizeof use->id);
  dim_ledger_copy_text (s, 2, use->country, sizeof use->country);
  use->state = (DimCompareState) dim_statement_int (s, 3);
  dim_ledger_copy_text (s, 4, use->tag_fact, sizeof use->tag_fact);
  use->keys = g_strdup (dim_statement_text (s, 5));
  dim_ledger_copy_text (s, 6, use->document, sizeof use->document);
  return use;
}

static gboolean
list_uses (DimLedger *ledger, const char *incident, GPtrArray **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT incident, id, country, state, tag_fact, keys, document"
                        " FROM document_use WHERE incident = :incident ORDER BY id",
                        error);
  g_autoptr (GPtrArray) uses =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_ledger_use_free);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":incident", incident);
  while (dim_statement_step (s, &failure))
    g_ptr_array_add (uses, read_use (s));
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&uses);
  return TRUE;
}

static gboolean
find_document (DimLedger *ledger, const DimTag *tag, char out[DIM_UUID_TEXT_LEN], GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "SELECT document FROM tag WHERE key_id = :key_id AND tag = :tag",
                        error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":key_id", tag->key_id);
  dim_statement_bind_blob (s, ":tag", tag->tag, sizeof tag->tag);
  out[0] = '\0';
  if (dim_statement_step (s, &failure))
    dim_ledger_copy_text (s, 0, out, DIM_UUID_TEXT_LEN);
  return dim_ledger_end (s, failure, error);
}

static gboolean
put_tag (DimLedger *ledger, const DimTag *tag, const char *document, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "INSERT INTO tag (key_id, tag, document)"
                                        " VALUES (:key_id, :tag, :document) ON CONFLICT DO NOTHING",
                                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":key_id", tag->key_id);
  dim_statement_bind_blob (s, ":tag", tag->tag, sizeof tag->tag);
  dim_statement_bind_text (s, ":document", document);
  return dim_statement_run (s, error);
}

static gboolean
rename_document (DimLedger *ledger,
                 const char *sql,
                 const char *from,
                 const char *into,
                 GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger, sql, error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":from", from);
  dim_statement_bind_text (s, ":into", into);
  return dim_statement_run (s, error);
}

static gboolean
unite (DimLedger *ledger, const char *from, const char *into, GError **error)
{
  return rename_document (ledger, "UPDATE tag SET document = :into WHERE document = :from", from,
                          into, error) &&
         rename_document (ledger, "UPDATE document_use SET document = :into WHERE document = :from",
                          from, into, error);
}

/* What is no longer compared keeps no place in any comparison, though its document may still be
 * written down until a person has settled which answer stands. */
static gboolean
list_with_document (DimLedger *ledger, const char *document, GPtrArray **out, GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger,
    "SELECT DISTINCT u.incident FROM document_use u JOIN incident i ON i.id = u.incident"
    " WHERE u.document = :document AND u.state = :compared AND i.is_live = 1",
    error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":document", document);
  dim_statement_bind_int (s, ":compared", DIM_COMPARE_TAGGED);
  if (!dim_ledger_collect_ids (s, ids, error))
    return FALSE;
  *out = g_steal_pointer (&ids);
  return TRUE;
}

void
dim_ledger_sqlite_add_documents (DimLedgerHome *home)
{
  home->put_use = put_use;
  home->uses = list_uses;
  home->document = find_document;
  home->put_tag = put_tag;
  home->unite = unite;
  home->with_document = list_with_document;
}
