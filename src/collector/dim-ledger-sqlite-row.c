/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-sqlite-inside.h"

#define COLUMNS                                                                                    \
  "case_key, position, is_live, forms, discovery, outcome, municipality, month, gross, form,"      \
  " product, certainty, attempt, discovered_by, phase, comparability"

static gboolean
clear_documents (DimLedger *ledger, gint64 case_key, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "DELETE FROM document_row WHERE case_key = :case_key", error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":case_key", case_key);
  return dim_statement_run (s, error);
}

static gboolean
put_document (DimLedger *ledger, const DimDocumentRow *row, guint number, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
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
put_case_row (DimLedger *ledger,
              gint64 case_key,
              guint64 position,
              const DimCaseRow *row,
              GError **error)
{
  static const DimCaseRow nothing = { 0 };
  DimStatement *s = dim_ledger_prepare (
    ledger,
    "INSERT INTO case_row (" COLUMNS ") VALUES (:case_key, :position, :is_live, :forms,"
    " :discovery, :outcome, :municipality, :month, :gross, :form, :product, :certainty, :attempt,"
    " :discovered_by, :phase, :comparability) ON CONFLICT (case_key) DO UPDATE SET"
    " position = excluded.position, is_live = excluded.is_live, forms = excluded.forms,"
    " discovery = excluded.discovery, outcome = excluded.outcome,"
    " municipality = excluded.municipality, month = excluded.month, gross = excluded.gross,"
    " form = excluded.form, product = excluded.product, certainty = excluded.certainty,"
    " attempt = excluded.attempt, discovered_by = excluded.discovered_by,"
    " phase = excluded.phase, comparability = excluded.comparability",
    error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":case_key", case_key);
  dim_statement_bind_int (s, ":position", (gint64) position);
  dim_statement_bind_int (s, ":is_live", row != NULL);
  row = row != NULL ? row : &nothing;
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
  return dim_statement_run (s, error);
}

static gboolean
put_rows (DimLedger *ledger,
          gint64 case_key,
          guint64 position,
          const DimCaseRow *row,
          GArray *documents,
          GError **error)
{
  if (!clear_documents (ledger, case_key, error) ||
      !put_case_row (ledger, case_key, position, row, error))
    return FALSE;
  for (guint i = 0; row != NULL && i < documents->len; i++)
    if (!put_document (ledger, &g_array_index (documents, DimDocumentRow, i), i, error))
      return FALSE;
  return TRUE;
}

static DimCaseRow
read_case_row (DimStatement *s)
{
  return (DimCaseRow){
    .case_key = (guint64) dim_statement_int (s, 0),
    .forms = (guint64) dim_statement_int (s, 3),
    .discovery = (guint32) dim_statement_int (s, 4),
    .outcome = (guint32) dim_statement_int (s, 5),
    .municipality = (guint16) dim_statement_int (s, 6),
    .month = (guint16) dim_statement_int (s, 7),
    .gross = (guint16) dim_statement_int (s, 8),
    .form = (guint8) dim_statement_int (s, 9),
    .product = (guint8) dim_statement_int (s, 10),
    .certainty = (guint8) dim_statement_int (s, 11),
    .attempt = (guint8) dim_statement_int (s, 12),
    .discovered_by = (guint8) dim_statement_int (s, 13),
    .phase = (guint8) dim_statement_int (s, 14),
    .comparability = (guint8) dim_statement_int (s, 15),
  };
}

static gboolean
read_changed_cases (DimLedger *ledger,
                    guint64 position,
                    GArray *changed,
                    GArray *cases,
                    GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger, "SELECT " COLUMNS " FROM case_row WHERE position > :position ORDER BY position", error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":position", (gint64) position);
  while (dim_statement_step (s, &failure)) {
    DimCaseRow row = read_case_row (s);

    g_array_append_val (changed, row.case_key);
    if (dim_statement_int (s, 2) != 0)
      g_array_append_val (cases, row);
  }
  return dim_ledger_end (s, failure, error);
}

static gboolean
read_changed_documents (DimLedger *ledger, guint64 position, GArray *documents, GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger,
    "SELECT d.case_key, d.document, d.country, d.kind FROM case_row c"
    " JOIN document_row d ON d.case_key = c.case_key WHERE c.position > :position",
    error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":position", (gint64) position);
  while (dim_statement_step (s, &failure)) {
    DimDocumentRow row = {
      .case_key = (guint64) dim_statement_int (s, 0),
      .document = (guint64) dim_statement_int (s, 1),
      .country = (guint16) dim_statement_int (s, 2),
      .kind = (guint8) dim_statement_int (s, 3),
    };

    g_array_append_val (documents, row);
  }
  return dim_ledger_end (s, failure, error);
}

static gboolean
list_rows_since (DimLedger *ledger,
                 guint64 position,
                 GArray *out_changed,
                 GArray *out_cases,
                 GArray *out_documents,
                 GError **error)
{
  return read_changed_cases (ledger, position, out_changed, out_cases, error) &&
         read_changed_documents (ledger, position, out_documents, error);
}

void
dim_ledger_sqlite_add_rows (DimLedgerHome *home)
{
  home->put_rows = put_rows;
  home->rows_since = list_rows_since;
}
