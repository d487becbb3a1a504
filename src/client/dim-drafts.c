/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-drafts.h"

#include "dim-error.h"
#include "dim-fact-codec.h"
#include "dim-store-inside.h"

#include <string.h>

typedef struct {
  DimStore *store;
  GPtrArray *drafts;
} Loading;

/* One that does not open is passed over: the others must not be lost for it. */
static void
read_draft (DimStatement *statement, gpointer data)
{
  Loading *loading = data;
  const char *id = dim_statement_text (statement, 0);
  g_autoptr (GBytes) sealed = dim_statement_bytes (statement, 1);
  g_autoptr (GBytes) plain = dim_store_unseal (loading->store, "draft", id, sealed, NULL);
  g_autoptr (DimProblem) problem = NULL;
  DimDraft *draft = plain == NULL ? NULL : dim_draft_decode (plain, &problem);

  if (draft != NULL) {
    draft->is_shown = dim_statement_int (statement, 2) != 0;
    g_ptr_array_add (loading->drafts, draft);
  } else {
    g_warning ("Cannot read draft %s: it does not open", id);
  }
}

static gboolean
run_for (DimStore *store, const char *sql, const char *id, GError **error)
{
  DimStatement *statement = dim_database_prepare (dim_store_database (store), sql, error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":id", id);
  return dim_statement_run (statement, error);
}

/* The plain form holds a number: it is wiped with the bytes. */
GBytes *
dim_drafts_encode (const DimDraft *draft)
{
  g_autoptr (GBytes) plain = dim_draft_encode (draft);
  gsize length;
  gconstpointer bytes = g_bytes_get_data (plain, &length);
  guint8 *secret = dim_secret_alloc (length);

  memcpy (secret, bytes, length);
  dim_wipe ((gpointer) bytes, length);
  return dim_secret_bytes_take (secret, length);
}

gboolean
dim_drafts_save (DimStore *store, const DimDraft *draft, GError **error)
{
  g_autoptr (GBytes) plain = dim_drafts_encode (draft);
  g_autoptr (GBytes) sealed = dim_store_seal (store, "draft", draft->incident->id, plain, error);
  DimStatement *statement;

  if (sealed == NULL)
    return FALSE;
  statement = dim_database_prepare (dim_store_database (store),
                                    "INSERT OR REPLACE INTO draft (id, changed_s, sealed)"
                                    " VALUES (:id, :changed, :sealed)",
                                    error);
  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":id", draft->incident->id);
  dim_statement_bind_int (statement, ":changed", draft->changed_s);
  dim_statement_bind_bytes (statement, ":sealed", sealed);
  return dim_statement_run (statement, error);
}

gboolean
dim_drafts_show (DimStore *store, const char *id, GError **error)
{
  return run_for (store,
                  "INSERT INTO shown_draft (one, draft) VALUES (1, :id) ON CONFLICT (one)"
                  " DO UPDATE SET draft = excluded.draft WHERE draft IS NOT excluded.draft",
                  id, error);
}

gboolean
dim_drafts_remove (DimStore *store, const char *id, GError **error)
{
  dim_store_mark_deleted (store);
  return run_for (store, "DELETE FROM draft WHERE id = :id", id, error) &&
         run_for (store, "UPDATE shown_draft SET draft = NULL WHERE draft = :id", id, error);
}

GPtrArray *
dim_drafts_load (DimStore *store, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_draft_free);
  Loading loading = { store, drafts };
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT id, sealed,"
                          " id IS ifnull((SELECT ifnull(draft, '') FROM shown_draft),"
                          " (SELECT id FROM draft ORDER BY changed_s DESC, id DESC LIMIT 1))"
                          " FROM draft ORDER BY changed_s DESC, id DESC",
                          error);

  if (!dim_store_read_rows (statement, read_draft, &loading, error))
    return NULL;
  return g_steal_pointer (&drafts);
}
