/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-sqlite-inside.h"

DimLedgerIncident *
dim_ledger_read_incident (DimStatement *s)
{
  DimLedgerIncident *incident = g_new0 (DimLedgerIncident, 1);

  incident->number = dim_statement_int (s, 0);
  dim_ledger_copy_text (s, 1, incident->id, sizeof incident->id);
  dim_ledger_copy_text (s, 2, incident->device, sizeof incident->device);
  incident->office = g_strdup (dim_statement_text (s, 3));
  incident->desk = g_strdup (dim_statement_text (s, 4));
  incident->role = (DimRole) dim_statement_int (s, 5);
  incident->received_s = dim_statement_int (s, 6);
  incident->is_live = dim_statement_int (s, 7) != 0;
  dim_ledger_copy_text (s, 8, incident->area, sizeof incident->area);
  incident->date = (DimDay) dim_statement_int (s, 9);
  incident->form = g_strdup (dim_statement_text (s, 10));
  incident->product = g_strdup (dim_statement_text (s, 11));
  incident->has_number = dim_statement_int (s, 12) != 0;
  incident->answers = dim_statement_is_null (s, 13) ? NULL : dim_statement_bytes (s, 13);
  dim_ledger_copy_text (s, 14, incident->case_number, sizeof incident->case_number);
  incident->is_provisional = dim_statement_int (s, 15) != 0;
  incident->position = (guint64) dim_statement_int (s, 16);
  incident->is_refuted = dim_statement_int (s, 17) != 0;
  return incident;
}

static void
bind_answers (DimStatement *s, const DimLedgerIncident *incident)
{
  dim_statement_bind_text (s, ":id", incident->id);
  dim_statement_bind_int (s, ":is_live", incident->is_live);
  dim_statement_bind_text (s, ":area", incident->area);
  dim_statement_bind_int (s, ":date", incident->date);
  dim_statement_bind_text (s, ":form", incident->form);
  dim_statement_bind_text (s, ":product", incident->product);
  dim_statement_bind_int (s, ":has_number", incident->has_number);
  dim_statement_bind_int (s, ":is_refuted", incident->is_refuted);
  dim_statement_bind_bytes (s, ":answers", incident->answers);
}

static gboolean
insert_incident (DimLedger *ledger, DimLedgerIncident *incident, GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger,
    "INSERT INTO incident (id, device, office, desk, role, received_s, is_live, area, date, form,"
    " product, has_number, answers, case_number, is_provisional, position, is_refuted) VALUES (:id,"
    " :device, :office, :desk, :role, :received_s, :is_live, :area, :date, :form, :product,"
    " :has_number, :answers, :case_number, :is_provisional, :position, :is_refuted)"
    " RETURNING number",
    error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  bind_answers (s, incident);
  dim_statement_bind_text (s, ":device", incident->device);
  dim_statement_bind_text (s, ":office", incident->office);
  dim_statement_bind_text (s, ":desk", incident->desk);
  dim_statement_bind_int (s, ":role", incident->role);
  dim_statement_bind_int (s, ":received_s", incident->received_s);
  dim_statement_bind_text (s, ":case_number", incident->case_number);
  dim_statement_bind_int (s, ":is_provisional", incident->is_provisional);
  dim_statement_bind_int (s, ":position", (gint64) incident->position);
  if (dim_statement_step (s, &failure)) {
    incident->number = dim_statement_int (s, 0);
    (void) dim_statement_step (s, &failure);
  }
  return dim_ledger_end (s, failure, error);
}

static gboolean
keep_former_area (DimLedger *ledger, const DimLedgerIncident *incident, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "INSERT OR IGNORE INTO former_area (area, incident)"
                        " SELECT area, id FROM incident WHERE id = :id AND area <> :area",
                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", incident->id);
  dim_statement_bind_text (s, ":area", incident->area);
  return dim_statement_run (s, error);
}

static gboolean
put_incident (DimLedger *ledger, DimLedgerIncident *incident, GError **error)
{
  DimStatement *s;

  if (incident->number == 0)
    return insert_incident (ledger, incident, error);
  if (!keep_former_area (ledger, incident, error))
    return FALSE;
  s = dim_ledger_prepare (ledger,
                          "UPDATE incident SET is_live = :is_live, area = :area, date = :date,"
                          " form = :form, product = :product, has_number = :has_number,"
                          " answers = :answers, is_refuted = :is_refuted WHERE id = :id",
                          error);
  if (s == NULL)
    return FALSE;
  bind_answers (s, incident);
  return dim_statement_run (s, error);
}

static gboolean
find_incident (DimLedger *ledger, const char *id, DimLedgerIncident **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT " DIM_LEDGER_INCIDENT_COLUMNS " FROM incident i WHERE i.id = :id",
                        error);
  g_autoptr (DimLedgerIncident) incident = NULL;
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", id);
  if (dim_statement_step (s, &failure))
    incident = dim_ledger_read_incident (s);
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&incident);
  return TRUE;
}

static gboolean
put_position (DimLedger *ledger, const char *id, guint64 position, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "UPDATE incident SET position = :position WHERE id = :id", error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", id);
  dim_statement_bind_int (s, ":position", (gint64) position);
  return dim_statement_run (s, error);
}

/* @s: NULL when it could not be prepared */
static gboolean
collect_alike (DimStatement *s,
               const DimLedgerIncident *incident,
               DimDay day,
               guint count,
               GPtrArray *ids,
               GError **error)
{
  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":area", incident->area);
  dim_statement_bind_text (s, ":form", incident->form);
  dim_statement_bind_text (s, ":product", incident->product);
  dim_statement_bind_int (s, ":day", day);
  dim_statement_bind_text (s, ":id", incident->id);
  dim_statement_bind_int (s, ":count", count);
  return dim_ledger_collect_ids (s, ids, error);
}

static gboolean
list_alike (DimLedger *ledger,
            const DimLedgerIncident *incident,
            DimDay day,
            guint count,
            GPtrArray **out,
            GError **error)
{
  static const char below[] =
    "SELECT id FROM incident WHERE is_live = 1 AND has_number = 0 AND area = :area"
    " AND form = :form AND product = :product AND date = :day AND id < :id"
    " ORDER BY id DESC LIMIT :count";
  static const char above[] =
    "SELECT id FROM incident WHERE is_live = 1 AND has_number = 0 AND area = :area"
    " AND form = :form AND product = :product AND date = :day AND id > :id"
    " ORDER BY id LIMIT :count";
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (!collect_alike (dim_ledger_prepare (ledger, below, error), incident, day, count, ids,
                      error) ||
      !collect_alike (dim_ledger_prepare (ledger, above, error), incident, day, count, ids, error))
    return FALSE;
  *out = g_steal_pointer (&ids);
  return TRUE;
}

void
dim_ledger_sqlite_add_incidents (DimLedgerHome *home)
{
  home->put_incident = put_incident;
  home->incident = find_incident;
  home->put_position = put_position;
  home->alike = list_alike;
}
