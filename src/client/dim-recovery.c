/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-recovery.h"

#include "dim-error.h"
#include "dim-store-inside.h"
#include "dim-texts.h"

#define PLACE "recovery"

typedef struct {
  DimRecovery *recovery;
  GBytes *sealed;
} Row;

void
dim_recovery_free (DimRecovery *recovery)
{
  if (recovery == NULL)
    return;
  g_clear_pointer (&recovery->key, dim_reading_key_free);
  g_free (recovery);
}

gboolean
dim_recovery_begin (DimStore *store, const DimRecovery *recovery, GError **error)
{
  guint8 *seed = dim_secret_alloc (DIM_READING_SEED_BYTES);
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) sealed = NULL;
  DimStatement *statement;

  dim_reading_key_seed (recovery->key, seed);
  plain = dim_secret_bytes_take (seed, DIM_READING_SEED_BYTES);
  sealed = dim_store_seal (store, PLACE, recovery->circle, plain, error);
  if (sealed == NULL)
    return FALSE;
  statement = dim_database_prepare (dim_store_database (store),
                                    "INSERT OR REPLACE INTO recovery (circle, reader, sealed_seed)"
                                    " VALUES (:circle, :reader, :seed)",
                                    error);
  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":circle", recovery->circle);
  dim_statement_bind_text (statement, ":reader", recovery->reader);
  dim_statement_bind_bytes (statement, ":seed", sealed);
  return dim_statement_run (statement, error);
}

static void
read_row (DimStatement *statement, gpointer data)
{
  Row *row = data;

  row->recovery = g_new0 (DimRecovery, 1);
  g_strlcpy (row->recovery->circle, dim_statement_text (statement, 0),
             sizeof row->recovery->circle);
  g_strlcpy (row->recovery->reader, dim_statement_text (statement, 1),
             sizeof row->recovery->reader);
  row->sealed = dim_statement_bytes (statement, 2);
}

gboolean
dim_recovery_load (DimStore *store, DimRecovery **out, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (DimRecovery) recovery = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) seed = NULL;
  Row row = { 0 };
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    "SELECT circle, reader, sealed_seed FROM recovery ORDER BY circle LIMIT 1", error);

  *out = NULL;
  if (statement == NULL)
    return FALSE;
  if (!dim_store_read_row (statement, read_row, &row, &fault)) {
    if (fault == NULL)
      return TRUE;
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  recovery = row.recovery;
  sealed = row.sealed;
  seed = dim_store_unseal (store, PLACE, recovery->circle, sealed, error);
  if (seed == NULL)
    return FALSE;
  if (g_bytes_get_size (seed) != DIM_READING_SEED_BYTES) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_DAMAGED, "Cannot read recovery: wrong length");
    return FALSE;
  }
  recovery->key = dim_reading_key_new_from_seed (g_bytes_get_data (seed, NULL));
  *out = g_steal_pointer (&recovery);
  return TRUE;
}

gboolean
dim_recovery_end (DimStore *store, const DimRecovery *recovery, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store), "DELETE FROM recovery WHERE circle = :circle",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_store_mark_deleted (store);
  dim_statement_bind_text (statement, ":circle", recovery->circle);
  return dim_statement_run (statement, error) &&
         dim_texts_save_cursor (store, recovery->reader, NULL, error);
}
