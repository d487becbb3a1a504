/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-database.h"
#include "dim-ledger.h"

G_BEGIN_DECLS

/* For the files of the SQLite home only: each fills in the part of the interface that its tables
 * serve. */

typedef struct {
  DimLedger parent;
  DimDatabase *database;
} DimLedgerSqlite;

static inline DimDatabase *
dim_ledger_database (DimLedger *ledger)
{
  return ((DimLedgerSqlite *) ledger)->database;
}

static inline DimStatement *
dim_ledger_prepare (DimLedger *ledger, const char *sql, GError **error)
{
  return dim_database_prepare (dim_ledger_database (ledger), sql, error);
}

/* Ends a walk over rows: @failure is what the last step gave. */
static inline gboolean
dim_ledger_end (DimStatement *statement, GError *failure, GError **error)
{
  dim_statement_reset (statement);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* The ids that a statement gives in its first column. */
gboolean dim_ledger_collect_ids (DimStatement *statement, GPtrArray *ids, GError **error);

/* Copies text of a column, "" for NULL, into a field of fixed size. */
void dim_ledger_copy_text (DimStatement *statement, int column, char *out, gsize size);
/* FALSE if the blob is not exactly @length bytes; @out is left as it was. */
gboolean dim_ledger_copy_blob (DimStatement *statement, int column, guint8 *out, gsize length);

/* Puts a line of the audit log into the log of each office that it belongs to. */
gboolean dim_ledger_share_audit_line (DimLedger *ledger,
                                      gint64 sequence,
                                      const DimAuditLine *line,
                                      GError **error);
/* The same, once, of all lines that were written before offices had logs. */
gboolean dim_ledger_share_audit (DimLedger *ledger, GError **error);
/* Reckons the chain of each office again; DIM_ERROR_INVALID. */
gboolean dim_ledger_verify_office_audit (DimLedger *ledger, GError **error);

void dim_ledger_sqlite_add_approvals (DimLedgerHome *home);
void dim_ledger_sqlite_add_audit (DimLedgerHome *home);
void dim_ledger_sqlite_add_cases (DimLedgerHome *home);
void dim_ledger_sqlite_add_decisions (DimLedgerHome *home);
void dim_ledger_sqlite_add_devices (DimLedgerHome *home);
void dim_ledger_sqlite_add_documents (DimLedgerHome *home);
void dim_ledger_sqlite_add_facts (DimLedgerHome *home);
void dim_ledger_sqlite_add_feed (DimLedgerHome *home);
void dim_ledger_sqlite_add_incidents (DimLedgerHome *home);
void dim_ledger_sqlite_add_keys (DimLedgerHome *home);
void dim_ledger_sqlite_add_months (DimLedgerHome *home);
void dim_ledger_sqlite_add_notes (DimLedgerHome *home);
void dim_ledger_sqlite_add_office_audit (DimLedgerHome *home);
void dim_ledger_sqlite_add_offices (DimLedgerHome *home);
void dim_ledger_sqlite_add_proposals (DimLedgerHome *home);
void dim_ledger_sqlite_add_readers (DimLedgerHome *home);
void dim_ledger_sqlite_add_rows (DimLedgerHome *home);
void dim_ledger_sqlite_add_texts (DimLedgerHome *home);
void dim_ledger_sqlite_add_years (DimLedgerHome *home);

/* The columns of a registration, in the order in which dim_ledger_read_incident takes them. */
#define DIM_LEDGER_INCIDENT_COLUMNS                                                                \
  "i.number, i.id, i.device, i.office, i.desk, i.role, i.received_s, i.is_live, i.area, i.date,"   \
  " i.form, i.product, i.has_number, i.answers, i.case_number, i.is_provisional, i.position,"      \
  " i.is_refuted"
DimLedgerIncident *dim_ledger_read_incident (DimStatement *statement);

G_END_DECLS
