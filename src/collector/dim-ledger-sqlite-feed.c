/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-sqlite-inside.h"

static gboolean
read_page (DimStatement *s, guint64 after, guint count, GPtrArray **out, GError **error)
{
  g_autoptr (GPtrArray) page =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_ledger_incident_free);
  GError *failure = NULL;

  dim_statement_bind_int (s, ":after", (gint64) after);
  dim_statement_bind_int (s, ":count", count);
  while (dim_statement_step (s, &failure))
    g_ptr_array_add (page, dim_ledger_read_incident (s));
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&page);
  return TRUE;
}

static gboolean
feed_of_desk (DimLedger *ledger,
              const DimDeviceProfile *device,
              guint64 after,
              guint count,
              GPtrArray **out,
              GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT " DIM_LEDGER_INCIDENT_COLUMNS " FROM incident i"
                        " WHERE i.office = :office AND i.desk = :desk AND i.role = :role"
                        " AND i.position > :after ORDER BY i.position LIMIT :count",
                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":office", device->office);
  dim_statement_bind_text (s, ":desk", device->desk);
  dim_statement_bind_int (s, ":role", device->role);
  return read_page (s, after, count, out, error);
}

static gboolean
feed_of_office (DimLedger *ledger,
                const DimDeviceProfile *device,
                guint64 after,
                guint count,
                GPtrArray **out,
                GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT " DIM_LEDGER_INCIDENT_COLUMNS " FROM incident i WHERE (i.area IN"
                        " (SELECT m.area FROM office_municipality m WHERE m.office = :office)"
                        " OR i.office = :office OR i.id IN (SELECT f.incident FROM former_area f"
                        " JOIN office_municipality m ON m.area = f.area WHERE m.office = :office))"
                        " AND i.position > :after ORDER BY i.position LIMIT :count",
                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":office", device->office);
  return read_page (s, after, count, out, error);
}

void
dim_ledger_sqlite_add_feed (DimLedgerHome *home)
{
  home->feed_of_desk = feed_of_desk;
  home->feed_of_office = feed_of_office;
}
