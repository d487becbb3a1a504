/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-device.h"

#include "dim-enrolment-codec.h"
#include "dim-error.h"
#include "dim-signature.h"
#include "dim-store-inside.h"

#include <string.h>

#define IDENTITY_BYTES (DIM_SIGN_SEED_BYTES + DIM_SHA256_BYTES)
#define IDENTITY_PLACE "identity", "device"

typedef struct {
  DimDevice *device;
  GBytes *sealed;
  GBytes *profile;
} Row;

static void
clear_row (Row *row)
{
  g_clear_pointer (&row->device, dim_device_free);
  g_clear_pointer (&row->sealed, g_bytes_unref);
  g_clear_pointer (&row->profile, g_bytes_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, clear_row)

static void
read_device (DimStatement *statement, gpointer data)
{
  Row *row = data;

  row->device = g_new0 (DimDevice, 1);
  row->sealed = dim_statement_bytes (statement, 0);
  row->device->collector_url = g_strdup (dim_statement_text (statement, 1));
  row->device->evaluator_url = g_strdup (dim_statement_text (statement, 2));
  row->device->enrolled_s = dim_statement_int (statement, 4);
  row->profile = dim_statement_is_null (statement, 3) ? NULL : dim_statement_bytes (statement, 3);
}

static gboolean
open_identity (DimStore *store, Row *row, GError **error)
{
  g_autoptr (GBytes) plain = dim_store_unseal (store, IDENTITY_PLACE, row->sealed, error);
  gsize length = 0;
  const guint8 *identity;

  if (plain == NULL)
    return FALSE;
  identity = g_bytes_get_data (plain, &length);
  if (length != IDENTITY_BYTES) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_DAMAGED, "Cannot read the identity: it is damaged");
    return FALSE;
  }
  row->device->key = dim_signing_key_new_from_seed (identity);
  memcpy (row->device->code_digest, identity + DIM_SIGN_SEED_BYTES, DIM_SHA256_BYTES);
  return TRUE;
}

static GBytes *
seal_identity (DimStore *store, const DimDevice *device, GError **error)
{
  guint8 *identity = dim_secret_alloc (IDENTITY_BYTES);
  g_autoptr (GBytes) plain = dim_secret_bytes_take (identity, IDENTITY_BYTES);

  dim_signing_key_seed (device->key, identity);
  memcpy (identity + DIM_SIGN_SEED_BYTES, device->code_digest, DIM_SHA256_BYTES);
  return dim_store_seal (store, IDENTITY_PLACE, plain, error);
}

void
dim_device_free (DimDevice *device)
{
  if (device == NULL)
    return;
  g_clear_pointer (&device->key, dim_signing_key_free);
  g_free (device->collector_url);
  g_free (device->evaluator_url);
  g_clear_pointer (&device->profile, dim_device_profile_free);
  g_free (device);
}

gboolean
dim_device_load (DimStore *store, DimDevice **out, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_auto (Row) row = { 0 };
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT sealed_identity, collector_url, evaluator_url, profile,"
                          " ifnull (enrolled_s, 0) FROM device",
                          &fault);

  if (!dim_store_read_row (statement, read_device, &row, &fault)) {
    if (fault == NULL) {
      *out = NULL;
      return TRUE;
    }
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  if (!open_identity (store, &row, error))
    return FALSE;
  if (row.profile != NULL) {
    row.device->profile = dim_device_profile_decode (row.profile, error);
    if (row.device->profile == NULL)
      return FALSE;
  }
  *out = g_steal_pointer (&row.device);
  return TRUE;
}

gboolean
dim_device_save (DimStore *store, const DimDevice *device, GError **error)
{
  g_autoptr (GBytes) sealed = seal_identity (store, device, error);
  g_autoptr (GBytes) profile =
    device->profile == NULL ? NULL : dim_device_profile_encode (device->profile);
  DimStatement *statement;

  if (sealed == NULL)
    return FALSE;
  statement = dim_database_prepare (
    dim_store_database (store),
    "INSERT OR REPLACE INTO device (one, sealed_identity, collector_url, evaluator_url, profile,"
    " enrolled_s) VALUES (1, :identity, :collector, :evaluator, :profile, :now)",
    error);
  if (statement == NULL)
    return FALSE;
  dim_statement_bind_bytes (statement, ":identity", sealed);
  dim_statement_bind_text (statement, ":collector", device->collector_url);
  dim_statement_bind_text (statement, ":evaluator", device->evaluator_url);
  dim_statement_bind_bytes (statement, ":profile", profile);
  if (profile != NULL)
    dim_statement_bind_int (statement, ":now", dim_clock_now_s (dim_store_clock (store)));
  return dim_statement_run (statement, error);
}
