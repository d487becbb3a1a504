/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-ledger-sqlite-inside.h"

static gboolean
put_step (DimLedger *ledger, const DimYearEvent *event, GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger,
    "INSERT INTO year_step (id, year, kind, reason, after, until, device, received_s, vintage)"
    " VALUES (:id, :year, :kind, :reason, :after, :until, :device, :received_s, :vintage)",
    error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", event->id);
  dim_statement_bind_int (s, ":year", event->step.year);
  dim_statement_bind_text (s, ":kind", dim_year_step_name (event->step.kind));
  dim_statement_bind_text (s, ":reason", dim_year_reason_name (event->step.reason));
  dim_statement_bind_text (s, ":after", event->step.after);
  if (event->step.until != DIM_DAY_NONE)
    dim_statement_bind_int (s, ":until", event->step.until);
  else
    dim_statement_bind_null (s, ":until");
  dim_statement_bind_text (s, ":device", event->device);
  dim_statement_bind_int (s, ":received_s", event->made_s);
  dim_statement_bind_int (s, ":vintage", event->vintage);
  return dim_statement_run (s, error);
}

static gboolean
read_step (DimStatement *s, DimYearEvent *event)
{
  dim_ledger_copy_text (s, 0, event->id, sizeof event->id);
  event->step.year = (int) dim_statement_int (s, 1);
  dim_ledger_copy_text (s, 4, event->step.after, sizeof event->step.after);
  event->step.until =
    dim_statement_is_null (s, 5) ? DIM_DAY_NONE : (DimDay) dim_statement_int (s, 5);
  dim_ledger_copy_text (s, 6, event->device, sizeof event->device);
  event->made_s = dim_statement_int (s, 7);
  event->vintage = (guint) dim_statement_int (s, 8);
  dim_ledger_copy_text (s, 9, event->desk, sizeof event->desk);
  return dim_year_step_from_name (dim_statement_text (s, 2), &event->step.kind) &&
         dim_year_reason_from_name (dim_statement_text (s, 3), &event->step.reason);
}

static gboolean
list_steps (DimLedger *ledger, int year, GArray **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT y.id, y.year, y.kind, y.reason, y.after, y.until, y.device,"
                        " y.received_s, y.vintage, d.desk FROM year_step y"
                        " LEFT JOIN device d ON d.id = y.device"
                        " WHERE :year = 0 OR y.year = :year ORDER BY y.year, y.number",
                        error);
  g_autoptr (GArray) events = g_array_new (FALSE, TRUE, sizeof (DimYearEvent));
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":year", year);
  while (dim_statement_step (s, &failure)) {
    DimYearEvent event = { 0 };

    if (!read_step (s, &event)) {
      dim_statement_reset (s);
      g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE,
                   "Cannot read ledger: it has a step of a year that nobody knows");
      return FALSE;
    }
    g_array_append_val (events, event);
  }
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&events);
  return TRUE;
}

static gboolean
put_head (DimLedger *ledger, const DimSnapshotHead *head, GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger,
    "INSERT INTO snapshot (year, vintage, position, made_s, code_list, n_lines, digest)"
    " VALUES (:year, :vintage, :position, :made_s, :code_list, :n_lines, :digest)",
    error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":year", head->year);
  dim_statement_bind_int (s, ":vintage", head->vintage);
  dim_statement_bind_int (s, ":position", (gint64) head->position);
  dim_statement_bind_int (s, ":made_s", head->made_s);
  dim_statement_bind_text (s, ":code_list", head->code_list_version);
  dim_statement_bind_int (s, ":n_lines", head->n_lines);
  dim_statement_bind_blob (s, ":digest", head->digest, sizeof head->digest);
  return dim_statement_run (s, error);
}

static gboolean
put_line (DimLedger *ledger,
          const DimSnapshotHead *head,
          guint number,
          const char *line,
          GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "INSERT INTO snapshot_line (year, vintage, number, line)"
                                        " VALUES (:year, :vintage, :number, :line)",
                                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":year", head->year);
  dim_statement_bind_int (s, ":vintage", head->vintage);
  dim_statement_bind_int (s, ":number", number);
  dim_statement_bind_text (s, ":line", line);
  return dim_statement_run (s, error);
}

static gboolean
put_snapshot (DimLedger *ledger,
              const DimSnapshotHead *head,
              const GPtrArray *lines,
              GError **error)
{
  if (!put_head (ledger, head, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!put_line (ledger, head, i + 1, lines->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
list_snapshots (DimLedger *ledger, int year, GArray **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT year, vintage, position, made_s, code_list, n_lines, digest"
                        " FROM snapshot WHERE :year = 0 OR year = :year ORDER BY year, vintage",
                        error);
  g_autoptr (GArray) heads = g_array_new (FALSE, TRUE, sizeof (DimSnapshotHead));
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":year", year);
  while (dim_statement_step (s, &failure)) {
    DimSnapshotHead head = { .year = (int) dim_statement_int (s, 0),
                             .vintage = (guint) dim_statement_int (s, 1),
                             .position = (guint64) dim_statement_int (s, 2),
                             .made_s = dim_statement_int (s, 3),
                             .n_lines = (guint) dim_statement_int (s, 5) };

    dim_ledger_copy_text (s, 4, head.code_list_version, sizeof head.code_list_version);
    (void) dim_ledger_copy_blob (s, 6, head.digest, sizeof head.digest);
    g_array_append_val (heads, head);
  }
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&heads);
  return TRUE;
}

static gboolean
list_lines (DimLedger *ledger,
            const DimSnapshotHead *head,
            guint after,
            guint count,
            GPtrArray **out,
            GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT line FROM snapshot_line WHERE year = :year AND vintage = :vintage"
                        " AND number > :after ORDER BY number LIMIT :count",
                        error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":year", head->year);
  dim_statement_bind_int (s, ":vintage", head->vintage);
  dim_statement_bind_int (s, ":after", after);
  dim_statement_bind_int (s, ":count", count);
  if (!dim_ledger_collect_ids (s, lines, error))
    return FALSE;
  *out = g_steal_pointer (&lines);
  return TRUE;
}

void
dim_ledger_sqlite_add_years (DimLedgerHome *home)
{
  home->years.put_step = put_step;
  home->years.steps = list_steps;
  home->years.put_snapshot = put_snapshot;
  home->years.snapshots = list_snapshots;
  home->years.lines = list_lines;
}
