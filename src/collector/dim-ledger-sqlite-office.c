/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-sqlite-inside.h"

static gboolean
put_municipality (DimLedger *ledger, const DimOffice *office, guint index, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "INSERT INTO office_municipality (office, municipality,"
                                        " area) VALUES (:office, :municipality, :area)",
                                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":office", office->id);
  dim_statement_bind_text (s, ":municipality", office->municipalities->pdata[index]);
  dim_statement_bind_text (s, ":area", office->areas->pdata[index]);
  return dim_statement_run (s, error);
}

static gboolean
clear_municipalities (DimLedger *ledger, const char *office, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "DELETE FROM office_municipality WHERE office = :office", error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":office", office);
  return dim_statement_run (s, error);
}

static gboolean
put_office (DimLedger *ledger, const DimOffice *office, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "INSERT INTO office (id, name, contact)"
                                        " VALUES (:id, :name, :contact) ON CONFLICT (id) DO UPDATE"
                                        " SET name = excluded.name, contact = excluded.contact",
                                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", office->id);
  dim_statement_bind_text (s, ":name", office->name);
  dim_statement_bind_text (s, ":contact", office->contact);
  if (!dim_statement_run (s, error) || !clear_municipalities (ledger, office->id, error))
    return FALSE;
  for (guint i = 0; i < office->municipalities->len; i++)
    if (!put_municipality (ledger, office, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_municipalities (DimLedger *ledger, DimOffice *office, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "SELECT municipality, area FROM office_municipality"
                                        " WHERE office = :office ORDER BY municipality",
                                        error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":office", office->id);
  while (dim_statement_step (s, &failure)) {
    g_ptr_array_add (office->municipalities, g_strdup (dim_statement_text (s, 0)));
    g_ptr_array_add (office->areas, g_strdup (dim_statement_text (s, 1)));
  }
  return dim_ledger_end (s, failure, error);
}

static gboolean
find_office (DimLedger *ledger, const char *id, DimOffice **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "SELECT id, name, contact FROM office WHERE id = :id", error);
  g_autoptr (DimOffice) office = NULL;
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", id);
  if (dim_statement_step (s, &failure))
    office = dim_office_new (dim_statement_text (s, 0), dim_statement_text (s, 1),
                             dim_statement_text (s, 2));
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  if (office != NULL && !read_municipalities (ledger, office, error))
    return FALSE;
  *out = g_steal_pointer (&office);
  return TRUE;
}

static gboolean
list_offices (DimLedger *ledger, GPtrArray **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "SELECT id, name, contact FROM office ORDER BY id", error);
  g_autoptr (GPtrArray) offices = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_office_free);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  while (dim_statement_step (s, &failure))
    g_ptr_array_add (offices, dim_office_new (dim_statement_text (s, 0), dim_statement_text (s, 1),
                                              dim_statement_text (s, 2)));
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  for (guint i = 0; i < offices->len; i++)
    if (!read_municipalities (ledger, offices->pdata[i], error))
      return FALSE;
  *out = g_steal_pointer (&offices);
  return TRUE;
}

void
dim_ledger_sqlite_add_offices (DimLedgerHome *home)
{
  home->put_office = put_office;
  home->office = find_office;
  home->offices = list_offices;
}
