/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-sqlite-inside.h"

#define COLUMNS                                                                                    \
  "case_key, position, is_live, forms, discovery, outcome, municipality, month, gross, form,"      \
  " product, certainty, attempt, discovered_by, phase, comparability, is_provisional"

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
    " :discovered_by, :phase, :comparability, :is_provisional) ON CONFLICT (case_key) DO UPDATE SET"
    " position = excluded.position, is_live = excluded.is_live, forms = excluded.forms,"
    " discovery = excluded.discovery, outcome = excluded.outcome,"
    " municipality = excluded.municipality, month = excluded.month, gross = excluded.gross,"
    " form = excluded.form, product = excluded.product, certainty = excluded.certainty,"
    " attempt = excluded.attempt, discovered_by = excluded.discovered_by,"
    " phase = excluded.phase, comparability = excluded.comparability,"
    " is_provisional = excluded.is_provisional",
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
  dim_statement_bind_int (s, ":is_provisional", row->is_provisional);
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
    .is_provisional = dim_statement_int (s, 16) != 0,
  };
}

static gint64
last_of (guint64 until)
{
  return until != 0 ? (gint64) until : G_MAXINT64;
}

static gboolean
read_changed_cases (DimLedger *ledger,
                    guint64 after,
                    guint64 until,
                    const DimLedgerChangedRows *found,
                    GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT " COLUMNS " FROM case_row"
                        " WHERE position > :after AND position <= :until ORDER BY position",
                        error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":after", (gint64) after);
  dim_statement_bind_int (s, ":until", last_of (until));
  while (dim_statement_step (s, &failure)) {
    DimCaseRow row = read_case_row (s);

    g_array_append_val (found->changed, row.case_key);
    if (dim_statement_int (s, 2) != 0)
      g_array_append_val (found->cases, row);
  }
  return dim_ledger_end (s, failure, error);
}

static gboolean
read_changed_documents (DimLedger *ledger,
                        guint64 after,
                        guint64 until,
                        GArray *documents,
                        GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT d.case_key, d.document, d.country, d.kind FROM case_row c"
                        " JOIN document_row d ON d.case_key = c.case_key"
                        " WHERE c.position > :after AND c.position <= :until",
                        error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":after", (gint64) after);
  dim_statement_bind_int (s, ":until", last_of (until));
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
list_between (DimLedger *ledger,
              guint64 after,
              guint64 until,
              const DimLedgerChangedRows *found,
              GError **error)
{
  return read_changed_cases (ledger, after, until, found, error) &&
         read_changed_documents (ledger, after, until, found->documents, error);
}

static gboolean
find_end (DimLedger *ledger, guint64 after, guint count, guint64 *out_until, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "SELECT position FROM case_row WHERE position > :after"
                                        " ORDER BY position LIMIT 1 OFFSET :others",
                                        error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  *out_until = 0;
  dim_statement_bind_int (s, ":after", (gint64) after);
  dim_statement_bind_int (s, ":others", (gint64) count - 1);
  if (dim_statement_step (s, &failure))
    *out_until = (guint64) dim_statement_int (s, 0);
  return dim_ledger_end (s, failure, error);
}

void
dim_ledger_sqlite_add_rows (DimLedgerHome *home)
{
  home->rows.put = put_rows;
  home->rows.between = list_between;
  home->rows.end = find_end;
}
