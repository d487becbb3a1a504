/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-sqlite.h"

#include "dim-clock.h"
#include "dim-collector-resource.h"
#include "dim-error.h"
#include "dim-ledger-sqlite-inside.h"

#include <string.h>

#define APPLICATION_ID 0x4e4c4443 /* "NLDC" */
#define MIGRATIONS     "/nl/minbzk/DutchIdMonitor/collector/migrations"

static void
free_ledger (DimLedger *ledger)
{
  g_free (ledger);
}

static gboolean
begin (DimLedger *ledger, GError **error)
{
  return dim_database_begin (dim_ledger_database (ledger), error);
}

static gboolean
commit (DimLedger *ledger, GError **error)
{
  return dim_database_commit (dim_ledger_database (ledger), error);
}

static void
rollback (DimLedger *ledger)
{
  dim_database_rollback (dim_ledger_database (ledger));
}

static gboolean
begin_operation (DimLedger *ledger, GError **error)
{
  return dim_database_savepoint (dim_ledger_database (ledger), error);
}

static gboolean
keep_operation (DimLedger *ledger, GError **error)
{
  return dim_database_release (dim_ledger_database (ledger), error);
}

static void
undo_operation (DimLedger *ledger)
{
  dim_database_rollback_to_savepoint (dim_ledger_database (ledger));
}

static gboolean
begin_reading (DimLedger *ledger, GError **error)
{
  return dim_database_exec (dim_ledger_database (ledger), "BEGIN", error);
}

/* A reading transaction has nothing to lose. */
static void
end_reading (DimLedger *ledger)
{
  dim_database_rollback (dim_ledger_database (ledger));
}

static gboolean
check (DimLedger *ledger, GError **error)
{
  return dim_database_check (dim_ledger_database (ledger), error);
}

static gboolean
identify (DimLedger *ledger, char **out_id, guint64 *out_position, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "SELECT id, position FROM ledger WHERE one = 1", error);
  GError *failure = NULL;
  gboolean is_there;

  if (s == NULL)
    return FALSE;
  is_there = dim_statement_step (s, &failure);
  if (is_there) {
    if (out_id != NULL)
      *out_id = g_strdup (dim_statement_text (s, 0));
    if (out_position != NULL)
      *out_position = (guint64) dim_statement_int (s, 1);
  }
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  if (!is_there)
    g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot read ledger: it has no id");
  return is_there;
}

static gboolean
take_positions (DimLedger *ledger, guint count, guint64 *out_first, GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger, "UPDATE ledger SET position = position + :count WHERE one = 1 RETURNING position",
    error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":count", count);
  if (dim_statement_step (s, &failure)) {
    *out_first = (guint64) dim_statement_int (s, 0) - count + 1;
    (void) dim_statement_step (s, &failure);
  }
  return dim_ledger_end (s, failure, error);
}

static gboolean
give_id (DimDatabase *database, GError **error)
{
  char id[DIM_UUID_TEXT_LEN];
  DimStatement *s = dim_database_prepare (
    database, "INSERT INTO ledger (one, id, position) VALUES (1, :id, 0) ON CONFLICT DO NOTHING",
    error);

  if (s == NULL)
    return FALSE;
  dim_random_uuid (dim_clock_now_ms (dim_clock_system ()), id);
  dim_statement_bind_text (s, ":id", id);
  return dim_statement_run (s, error);
}

gboolean
dim_ledger_collect_ids (DimStatement *statement, GPtrArray *ids, GError **error)
{
  GError *failure = NULL;

  while (dim_statement_step (statement, &failure))
    g_ptr_array_add (ids, g_strdup (dim_statement_text (statement, 0)));
  return dim_ledger_end (statement, failure, error);
}

void
dim_ledger_copy_text (DimStatement *statement, int column, char *out, gsize size)
{
  const char *text = dim_statement_text (statement, column);

  g_strlcpy (out, text != NULL ? text : "", size);
}

gboolean
dim_ledger_copy_blob (DimStatement *statement, int column, guint8 *out, gsize length)
{
  gsize stored = 0;
  gconstpointer blob = dim_statement_blob (statement, column, &stored);

  if (blob == NULL || stored != length)
    return FALSE;
  memcpy (out, blob, length);
  return TRUE;
}

static const DimLedgerHome *
build_home (void)
{
  static DimLedgerHome home;
  static gsize is_built = 0;

  if (g_once_init_enter (&is_built)) {
    home.free = free_ledger;
    home.begin = begin;
    home.commit = commit;
    home.rollback = rollback;
    home.begin_operation = begin_operation;
    home.keep_operation = keep_operation;
    home.undo_operation = undo_operation;
    home.begin_reading = begin_reading;
    home.end_reading = end_reading;
    home.check = check;
    home.identify = identify;
    home.take_positions = take_positions;
    dim_ledger_sqlite_add_approvals (&home);
    dim_ledger_sqlite_add_audit (&home);
    dim_ledger_sqlite_add_cases (&home);
    dim_ledger_sqlite_add_decisions (&home);
    dim_ledger_sqlite_add_devices (&home);
    dim_ledger_sqlite_add_documents (&home);
    dim_ledger_sqlite_add_facts (&home);
    dim_ledger_sqlite_add_feed (&home);
    dim_ledger_sqlite_add_incidents (&home);
    dim_ledger_sqlite_add_keys (&home);
    dim_ledger_sqlite_add_months (&home);
    dim_ledger_sqlite_add_notes (&home);
    dim_ledger_sqlite_add_office_audit (&home);
    dim_ledger_sqlite_add_offices (&home);
    dim_ledger_sqlite_add_proposals (&home);
    dim_ledger_sqlite_add_readers (&home);
    dim_ledger_sqlite_add_rows (&home);
    dim_ledger_sqlite_add_years (&home);
    dim_ledger_sqlite_add_texts (&home);
    g_once_init_leave (&is_built, 1);
  }
  return &home;
}

static gboolean
share_audit (DimDatabase *database, GError **error)
{
  g_autoptr (DimLedger) ledger = dim_ledger_sqlite_new (database);

  return dim_ledger_share_audit (ledger, error);
}

DimDatabase *
dim_ledger_sqlite_open (const char *path, DimDatabaseFlags flags, GError **error)
{
  g_autoptr (DimDatabase) database = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  database = dim_database_open (path, APPLICATION_ID, dim_collector_get_resource (), MIGRATIONS,
                                flags, error);
  if (database == NULL)
    return NULL;
  if (!(flags & DIM_DATABASE_READ_ONLY) &&
      (!give_id (database, error) || !share_audit (database, error)))
    return NULL;
  return g_steal_pointer (&database);
}

DimLedger *
dim_ledger_sqlite_new (DimDatabase *database)
{
  DimLedgerSqlite *ledger;

  g_return_val_if_fail (database != NULL, NULL);
  ledger = g_new0 (DimLedgerSqlite, 1);
  ledger->parent.home = build_home ();
  ledger->database = database;
  return &ledger->parent;
}

void
dim_ledger_free (DimLedger *ledger)
{
  if (ledger != NULL)
    ledger->home->free (ledger);
}
