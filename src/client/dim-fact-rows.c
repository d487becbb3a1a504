/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-fact-rows.h"

#include "dim-error.h"
#include "dim-rows-codec.h"
#include "dim-store-inside.h"

#define COLUMNS                                                                                    \
  "case_key, forms, discovery, outcome, municipality, month, gross, form, product, certainty,"     \
  " attempt, discovered_by, phase, comparability, is_provisional"

void
dim_fact_rows_free (DimFactRows *rows)
{
  if (rows == NULL)
    return;
  g_clear_pointer (&rows->cases, g_array_unref);
  g_clear_pointer (&rows->documents, g_array_unref);
  g_free (rows);
}

static void
read_text (DimStatement *statement, gpointer data)
{
  *(char **) data = g_strdup (dim_statement_text (statement, 0));
}

char *
dim_fact_rows_cursor (DimStore *store, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store), "SELECT cursor FROM fact_rows", error);
  char *cursor = NULL;

  if (statement != NULL)
    (void) dim_store_read_row (statement, read_text, &cursor, error);
  return cursor;
}

static gboolean
run (DimStore *store, const char *sql, GError **error)
{
  DimStatement *statement = dim_database_prepare (dim_store_database (store), sql, error);

  return statement != NULL && dim_statement_run (statement, error);
}

static gboolean
drop_case (DimStore *store, guint64 key, GError **error)
{
  static const char *const commands[] = { "DELETE FROM document_row WHERE case_key = :key",
                                          "DELETE FROM case_row WHERE case_key = :key" };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    DimStatement *statement = dim_database_prepare (dim_store_database (store), commands[i], error);

    if (statement == NULL)
      return FALSE;
    dim_statement_bind_int (statement, ":key", (gint64) key);
    if (!dim_statement_run (statement, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
put_case (DimStore *store, const DimCaseRow *row, GError **error)
{
  DimStatement *s = dim_database_prepare (
    dim_store_database (store),
    "INSERT INTO case_row (" COLUMNS ") VALUES (:case_key, :forms, :discovery, :outcome,"
    " :municipality, :month, :gross, :form, :product, :certainty, :attempt, :discovered_by, :phase,"
    " :comparability, :is_provisional)",
    error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":case_key", (gint64) row->case_key);
  dim_statement_bind_int (s, ":forms", (gint64) row->forms);
  dim_statement_bind_int (s, ":discovery", row->discovery);
  dim_statement_bind_int (s, ":outcome", row->outcome);
  dim_statement_bind_int (s, ":municipality", row->municipality);
  dim_statement_bind_int (s, ":month", row->month);
  dim_statement_bind_int (s, ":gross", row->gross);
  dim_statement_bind_int (s, ":form", row->form);
  dim_statement_bind_int (s, ":product", row->product);
  dim_statement_bind_int (s, ":certainty", row->certainty);
  dim_statement_bind_int (s, ":attempt", row->attempt);
  dim_statement_bind_int (s, ":discovered_by", row->discovered_by);
  dim_statement_bind_int (s, ":phase", row->phase);
  dim_statement_bind_int (s, ":comparability", row->comparability);
  dim_statement_bind_int (s, ":is_provisional", row->is_provisional);
  return dim_statement_run (s, error);
}

static gboolean
put_document (DimStore *store, const DimDocumentRow *row, guint number, GError **error)
{
  DimStatement *s =
    dim_database_prepare (dim_store_database (store),
                          "INSERT INTO document_row (case_key, number, document, country, kind)"
                          " VALUES (:case_key, :number, :document, :country, :kind)",
                          error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":case_key", (gint64) row->case_key);
  dim_statement_bind_int (s, ":number", number);
  dim_statement_bind_int (s, ":document", (gint64) row->document);
  dim_statement_bind_int (s, ":country", row->country);
  dim_statement_bind_int (s, ":kind", row->kind);
  return dim_statement_run (s, error);
}

static gboolean
put_page (DimStore *store, const DimRowsPage *page, GError **error)
{
  for (guint i = 0; i < page->changed->len; i++)
    if (!drop_case (store, g_array_index (page->changed, guint64, i), error))
      return FALSE;
  for (guint i = 0; i < page->cases->len; i++)
    if (!put_case (store, &g_array_index (page->cases, DimCaseRow, i), error))
      return FALSE;
  /* Their numbers only tell them apart. */
  for (guint i = 0; i < page->documents->len; i++)
    if (!put_document (store, &g_array_index (page->documents, DimDocumentRow, i), i, error))
      return FALSE;
  return TRUE;
}

static gboolean
put_state (DimStore *store, const DimRowsPage *last, gboolean has_news, GError **error)
{
  DimStatement *s =
    dim_database_prepare (dim_store_database (store),
                          "INSERT OR REPLACE INTO fact_rows (id, ledger, cursor, position,"
                          " revision, fetched_s) VALUES (1, :ledger, :cursor, :position,"
                          " coalesce ((SELECT revision FROM fact_rows), 0) + :news, :now)",
                          error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":ledger", last->ledger);
  dim_statement_bind_text (s, ":cursor", last->cursor);
  dim_statement_bind_int (s, ":position", (gint64) last->position);
  dim_statement_bind_int (s, ":news", has_news);
  dim_statement_bind_int (s, ":now", dim_clock_now_s (dim_store_clock (store)));
  return dim_statement_run (s, error);
}

gboolean
dim_fact_rows_put (DimStore *store,
                   const DimFetchedRows *fetched,
                   gboolean *out_has_news,
                   GError **error)
{
  g_return_val_if_fail (fetched != NULL && fetched->pages->len > 0, FALSE);
  *out_has_news = fetched->is_whole;
  if (fetched->is_whole && (!run (store, "DELETE FROM document_row", error) ||
                            !run (store, "DELETE FROM case_row", error)))
    return FALSE;
  for (guint i = 0; i < fetched->pages->len; i++) {
    const DimRowsPage *page = fetched->pages->pdata[i];

    *out_has_news = *out_has_news || page->changed->len > 0;
    if (!put_page (store, page, error))
      return FALSE;
  }
  return put_state (store, fetched->pages->pdata[fetched->pages->len - 1], *out_has_news, error);
}

static void
read_state (DimStatement *statement, gpointer data)
{
  DimFactRows *rows = data;

  rows->position = (guint64) dim_statement_int (statement, 0);
  rows->revision = (guint64) dim_statement_int (statement, 1);
  rows->fetched_s = dim_statement_int (statement, 2);
}

gpointer
dim_fact_rows_stand (DimStore *store, gpointer data, GError **error)
{
  g_autoptr (DimFactRows) rows = g_new0 (DimFactRows, 1);
  g_autoptr (GError) fault = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT position, revision, fetched_s FROM fact_rows", error);

  if (statement == NULL)
    return NULL;
  if (dim_store_read_row (statement, read_state, rows, &fault))
    return g_steal_pointer (&rows);
  if (fault == NULL)
    g_set_error (&fault, DIM_ERROR, DIM_ERROR_NOT_FOUND,
                 "Cannot find fact rows: none were fetched yet");
  g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

static void
read_case (DimStatement *s, gpointer data)
{
  const DimCaseRow row = {
    .case_key = (guint64) dim_statement_int (s, 0),
    .forms = (guint64) dim_statement_int (s, 1),
    .discovery = (guint32) dim_statement_int (s, 2),
    .outcome = (guint32) dim_statement_int (s, 3),
    .municipality = (guint16) dim_statement_int (s, 4),
    .month = (guint16) dim_statement_int (s, 5),
    .gross = (guint16) dim_statement_int (s, 6),
    .form = (guint8) dim_statement_int (s, 7),
    .product = (guint8) dim_statement_int (s, 8),
    .certainty = (guint8) dim_statement_int (s, 9),
    .attempt = (guint8) dim_statement_int (s, 10),
    .discovered_by = (guint8) dim_statement_int (s, 11),
    .phase = (guint8) dim_statement_int (s, 12),
    .comparability = (guint8) dim_statement_int (s, 13),
    .is_provisional = dim_statement_int (s, 14) != 0,
  };

  g_array_append_val (((DimFactRows *) data)->cases, row);
}

static void
read_document (DimStatement *s, gpointer data)
{
  const DimDocumentRow row = {
    .case_key = (guint64) dim_statement_int (s, 0),
    .document = (guint64) dim_statement_int (s, 1),
    .country = (guint16) dim_statement_int (s, 2),
    .kind = (guint8) dim_statement_int (s, 3),
  };

  g_array_append_val (((DimFactRows *) data)->documents, row);
}

static gboolean
read_rows (DimStore *store, const char *sql, DimRowFunc read, DimFactRows *rows, GError **error)
{
  DimStatement *statement = dim_database_prepare (dim_store_database (store), sql, error);

  return statement != NULL && dim_store_read_rows (statement, read, rows, error);
}

gpointer
dim_fact_rows_load (DimStore *store, gpointer data, GError **error)
{
  g_autoptr (DimFactRows) rows = dim_fact_rows_stand (store, data, error);

  if (rows == NULL)
    return NULL;
  rows->cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  rows->documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
  if (!read_rows (store, "SELECT " COLUMNS " FROM case_row", read_case, rows, error) ||
      !read_rows (store, "SELECT case_key, document, country, kind FROM document_row",
                  read_document, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}
