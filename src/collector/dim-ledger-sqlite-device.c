/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-sqlite-inside.h"

#define COLUMNS                                                                                    \
  "id, office, desk, role, code_digest, code_expires_s, public_key, keyid, enrolled_s, revoked_s"

static DimDevice *
read_device (DimStatement *s)
{
  DimDevice *device = dim_device_new (dim_statement_text (s, 0));

  device->office = g_strdup (dim_statement_text (s, 1));
  device->desk = g_strdup (dim_statement_text (s, 2));
  device->role = (DimRole) dim_statement_int (s, 3);
  (void) dim_ledger_copy_blob (s, 4, device->code_digest, sizeof device->code_digest);
  device->code_expires_s = dim_statement_int (s, 5);
  device->is_enrolled = dim_ledger_copy_blob (s, 6, device->public_key, sizeof device->public_key);
  device->keyid = g_strdup (dim_statement_text (s, 7));
  device->enrolled_s = dim_statement_int (s, 8);
  device->is_revoked = !dim_statement_is_null (s, 9);
  return device;
}

static gboolean
take_device (DimStatement *s, DimDevice **out, GError **error)
{
  g_autoptr (DimDevice) device = NULL;
  GError *failure = NULL;

  if (dim_statement_step (s, &failure))
    device = read_device (s);
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&device);
  return TRUE;
}

/* Who a device is never changes; that it enrolled is added once. */
static gboolean
put_device (DimLedger *ledger, const DimDevice *device, GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger,
    "INSERT INTO device (" COLUMNS ") VALUES (:id, :office, :desk, :role, :code_digest,"
    " :code_expires_s, :public_key, :keyid, :enrolled_s, NULL) ON CONFLICT (id) DO UPDATE SET"
    " public_key = excluded.public_key, keyid = excluded.keyid, enrolled_s = excluded.enrolled_s",
    error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", device->id);
  dim_statement_bind_text (s, ":office", device->office);
  dim_statement_bind_text (s, ":desk", device->desk);
  dim_statement_bind_int (s, ":role", device->role);
  dim_statement_bind_blob (s, ":code_digest", device->code_digest, sizeof device->code_digest);
  dim_statement_bind_int (s, ":code_expires_s", device->code_expires_s);
  dim_statement_bind_null (s, ":public_key");
  dim_statement_bind_null (s, ":enrolled_s");
  if (device->is_enrolled) {
    dim_statement_bind_blob (s, ":public_key", device->public_key, sizeof device->public_key);
    dim_statement_bind_int (s, ":enrolled_s", device->enrolled_s);
  }
  dim_statement_bind_text (s, ":keyid", device->keyid);
  return dim_statement_run (s, error);
}

static gboolean
find_device (DimLedger *ledger, const char *id, DimDevice **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "SELECT " COLUMNS " FROM device WHERE id = :id", error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", id);
  return take_device (s, out, error);
}

static gboolean
find_by_code (DimLedger *ledger,
              const guint8 digest[DIM_SHA256_BYTES],
              DimDevice **out,
              GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "SELECT " COLUMNS " FROM device WHERE code_digest = :digest",
                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_blob (s, ":digest", digest, DIM_SHA256_BYTES);
  return take_device (s, out, error);
}

static gboolean
list_devices (DimLedger *ledger, GPtrArray **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "SELECT " COLUMNS " FROM device ORDER BY id", error);
  g_autoptr (GPtrArray) devices = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_device_free);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  while (dim_statement_step (s, &failure))
    g_ptr_array_add (devices, read_device (s));
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&devices);
  return TRUE;
}

static gboolean
revoke_device (DimLedger *ledger, const char *device, gint64 now_s, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "UPDATE device SET revoked_s = :now WHERE id = :id AND revoked_s IS NULL",
                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", device);
  dim_statement_bind_int (s, ":now", now_s);
  return dim_statement_run (s, error);
}

void
dim_ledger_sqlite_add_devices (DimLedgerHome *home)
{
  home->put_device = put_device;
  home->device = find_device;
  home->device_by_code = find_by_code;
  home->devices = list_devices;
  home->revoke = revoke_device;
}
