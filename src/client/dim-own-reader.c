/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-own-reader.h"

#include "dim-device.h"
#include "dim-error.h"
#include "dim-outbox.h"
#include "dim-reading-key.h"
#include "dim-signature.h"
#include "dim-store-inside.h"

#include <string.h>

#define PLACE "own-reader"

typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  GBytes *sealed;
} Row;

void
dim_own_reader_free (DimOwnReader *reader)
{
  if (reader == NULL)
    return;
  g_clear_pointer (&reader->key, dim_reading_key_free);
  g_free (reader);
}

static void
read_row (DimStatement *statement, gpointer data)
{
  Row *row = data;

  g_strlcpy (row->id, dim_statement_text (statement, 0), sizeof row->id);
  row->sealed = dim_statement_bytes (statement, 1);
}

static DimOwnReader *
open_row (DimStore *store, const Row *row, GError **error)
{
  g_autoptr (GBytes) seed = dim_store_unseal (store, PLACE, row->id, row->sealed, error);
  DimOwnReader *reader;

  if (seed == NULL)
    return NULL;
  if (g_bytes_get_size (seed) != DIM_READING_SEED_BYTES) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_DAMAGED, "Cannot read own reader: wrong length");
    return NULL;
  }
  reader = g_new0 (DimOwnReader, 1);
  g_strlcpy (reader->id, row->id, sizeof reader->id);
  reader->key = dim_reading_key_new_from_seed (g_bytes_get_data (seed, NULL));
  return reader;
}

gboolean
dim_own_reader_load (DimStore *store, DimOwnReader **out, GError **error)
{
  Row row = { 0 };
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) fault = NULL;
  DimStatement *statement = dim_database_prepare (dim_store_database (store),
                                                  "SELECT id, sealed_seed FROM own_reader", error);

  *out = NULL;
  if (statement == NULL)
    return FALSE;
  if (!dim_store_read_row (statement, read_row, &row, &fault)) {
    if (fault == NULL)
      return TRUE;
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  sealed = row.sealed;
  *out = open_row (store, &row, error);
  return *out != NULL;
}

static gboolean
save (DimStore *store, const DimOwnReader *reader, GError **error)
{
  guint8 *seed = dim_secret_alloc (DIM_READING_SEED_BYTES);
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) sealed = NULL;
  DimStatement *statement;

  dim_reading_key_seed (reader->key, seed);
  plain = dim_secret_bytes_take (seed, DIM_READING_SEED_BYTES);
  sealed = dim_store_seal (store, PLACE, reader->id, plain, error);
  if (sealed == NULL)
    return FALSE;
  statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT INTO own_reader (one, id, sealed_seed) VALUES (1, :id, :seed)",
                          error);
  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":id", reader->id);
  dim_statement_bind_bytes (statement, ":seed", sealed);
  return dim_statement_run (statement, error);
}

static gboolean
announce (DimStore *store, const DimOwnReader *reader, GError **error)
{
  g_autoptr (DimDevice) device = NULL;
  g_autoptr (DimFact) fact = dim_fact_new (DIM_FACT_READER, reader->id, "");

  if (!dim_device_load (store, &device, error))
    return FALSE;
  if (device == NULL || device->profile == NULL) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND, "Cannot read texts: nobody enrolled");
    return FALSE;
  }
  fact->reader = g_new0 (DimReader, 1);
  g_strlcpy (fact->reader->id, reader->id, sizeof fact->reader->id);
  memcpy (fact->reader->read_key, dim_reading_key_public (reader->key), DIM_READING_KEY_BYTES);
  memcpy (fact->reader->sign_key, dim_signing_key_public (device->key), DIM_SIGN_PUBLIC_BYTES);
  return dim_outbox_add (store, fact, error);
}

DimOwnReader *
dim_own_reader_ensure (DimStore *store, guint *inout_queued, GError **error)
{
  DimOwnReader *known = NULL;
  g_autoptr (DimOwnReader) reader = NULL;

  if (!dim_own_reader_load (store, &known, error) || known != NULL)
    return known;
  reader = g_new0 (DimOwnReader, 1);
  dim_store_new_id (store, reader->id);
  reader->key = dim_reading_key_new_random ();
  if (!save (store, reader, error) || !announce (store, reader, error))
    return NULL;
  *inout_queued += 1;
  return g_steal_pointer (&reader);
}
