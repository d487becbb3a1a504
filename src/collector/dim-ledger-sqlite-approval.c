/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-sqlite-inside.h"

#define IN_MONTH "i.area = :area AND i.date >= :first AND i.date < :end"
#define COUNTS   "i.is_live = 1 AND i.is_refuted = 0 AND " IN_MONTH

static void
bind_month (DimStatement *s, const DimMonth *month)
{
  dim_statement_bind_text (s, ":area", month->area);
  dim_statement_bind_int (s, ":first", dim_month_first_day (month->month));
  dim_statement_bind_int (s, ":end", dim_month_first_day (month->month + 1));
}

static gboolean
put_approval (DimLedger *ledger, const DimLedgerApproval *approval, GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger,
    "INSERT INTO approval (id, area, month, kind, device, received_s, position, contents,"
    " registered, reason) VALUES (:id, :area, :month, :kind, :device, :received, :position,"
    " :contents, :registered, :reason)",
    error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", approval->id);
  dim_statement_bind_text (s, ":area", approval->area);
  dim_statement_bind_int (s, ":month", approval->month);
  dim_statement_bind_int (s, ":kind", approval->kind);
  dim_statement_bind_text (s, ":device", approval->device);
  dim_statement_bind_int (s, ":received", approval->received_s);
  dim_statement_bind_int (s, ":position", (gint64) approval->position);
  dim_statement_bind_int (s, ":registered", approval->registered);
  if (approval->kind == DIM_APPROVAL_REOPENED) {
    dim_statement_bind_null (s, ":contents");
    dim_statement_bind_int (s, ":reason", approval->reason);
  } else {
    dim_statement_bind_blob (s, ":contents", approval->contents, sizeof approval->contents);
    dim_statement_bind_null (s, ":reason");
  }
  return dim_statement_run (s, error);
}

static void
fill_approval (DimStatement *s, DimLedgerApproval *approval)
{
  dim_ledger_copy_text (s, 0, approval->id, sizeof approval->id);
  approval->kind = (DimApprovalKind) dim_statement_int (s, 1);
  dim_ledger_copy_text (s, 2, approval->device, sizeof approval->device);
  approval->received_s = dim_statement_int (s, 3);
  approval->position = (guint64) dim_statement_int (s, 4);
  if (approval->kind == DIM_APPROVAL_AGREED)
    (void) dim_ledger_copy_blob (s, 5, approval->contents, sizeof approval->contents);
  else
    approval->reason = (DimReopeningReason) dim_statement_int (s, 7);
  approval->registered = (guint) dim_statement_int (s, 6);
}

static gboolean
read_last_approval (DimLedger *ledger,
                    const DimMonth *month,
                    DimLedgerApproval *out,
                    GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT id, kind, device, received_s, position, contents, registered,"
                        " reason FROM approval WHERE area = :area AND month = :month"
                        " ORDER BY position DESC LIMIT 1",
                        error);
  GError *failure = NULL;

  *out = (DimLedgerApproval){ .month = month->month };
  g_strlcpy (out->area, month->area, sizeof out->area);
  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":area", month->area);
  dim_statement_bind_int (s, ":month", month->month);
  if (dim_statement_step (s, &failure))
    fill_approval (s, out);
  return dim_ledger_end (s, failure, error);
}

static gboolean
list_counted (DimLedger *ledger, const DimMonth *month, GPtrArray **out, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "SELECT " DIM_LEDGER_INCIDENT_COLUMNS
                                        " FROM incident i WHERE " COUNTS " ORDER BY i.id",
                                        error);
  g_autoptr (GPtrArray) incidents =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_ledger_incident_free);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  bind_month (s, month);
  while (dim_statement_step (s, &failure))
    g_ptr_array_add (incidents, dim_ledger_read_incident (s));
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&incidents);
  return TRUE;
}

static gboolean
list_ids (DimLedger *ledger,
          const char *sql,
          const DimMonth *month,
          guint64 after,
          GPtrArray **out,
          GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger, sql, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (s == NULL)
    return FALSE;
  bind_month (s, month);
  dim_statement_bind_int (s, ":after", (gint64) after);
  if (!dim_ledger_collect_ids (s, ids, error))
    return FALSE;
  *out = g_steal_pointer (&ids);
  return TRUE;
}

static gboolean
list_choices (DimLedger *ledger, const DimMonth *month, GPtrArray **out, GError **error)
{
  static const char sql[] =
    "SELECT d.id FROM incident i JOIN decision d ON d.first = i.id WHERE " COUNTS
    " AND d.kind = 3 AND d.is_standing = 1 AND :after = 0 ORDER BY d.id";

  G_STATIC_ASSERT (DIM_DECISION_VALUE == 3);
  return list_ids (ledger, sql, month, 0, out, error);
}

static gboolean
list_new (DimLedger *ledger, const DimMonth *month, guint64 after, GPtrArray **out, GError **error)
{
  static const char sql[] = "SELECT i.id FROM incident i JOIN fact f ON f.id = i.id WHERE " COUNTS
                            " AND f.position > :after ORDER BY i.id";

  return list_ids (ledger, sql, month, after, out, error);
}

static gboolean
list_gone (DimLedger *ledger, const DimMonth *month, guint64 after, GPtrArray **out, GError **error)
{
  static const char sql[] = "SELECT i.id FROM incident i WHERE " IN_MONTH
                            " AND (i.is_live = 0 OR i.is_refuted = 1) AND i.position > :after"
                            " ORDER BY i.id";

  return list_ids (ledger, sql, month, after, out, error);
}

/* How an approved month stands follows from all that its registrations say. */
static gboolean
touch_month (DimLedger *ledger, const char *incident, guint64 position, GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger,
    "UPDATE month SET position = :position WHERE (area, month) IN"
    " (SELECT m.area, m.month FROM incident i JOIN month m ON m.area = i.area"
    "  AND i.date >= m.first_day AND i.date < m.end_day"
    "  JOIN approval a ON a.area = m.area AND a.month = m.month WHERE i.id = :incident)",
    error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":position", (gint64) position);
  dim_statement_bind_text (s, ":incident", incident);
  return dim_statement_run (s, error);
}

void
dim_ledger_sqlite_add_approvals (DimLedgerHome *home)
{
  home->months.put_approval = put_approval;
  home->months.last_approval = read_last_approval;
  home->months.counted = list_counted;
  home->months.choices = list_choices;
  home->months.new_since = list_new;
  home->months.gone_since = list_gone;
  home->months.touch = touch_month;
}
