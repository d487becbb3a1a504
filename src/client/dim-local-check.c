/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-local-check.h"

#include "dim-limits.h"
#include "dim-store-inside.h"
#include "dim-sure-time.h"

#include <string.h>

#define DIGEST_BYTES 2
#define KEEP_S       ((gint64) DIM_LIMIT_KEEP_LOCAL_CHECK_DAYS * 24 * 60 * 60)

static gint64
oldest_s (DimStore *store)
{
  return dim_clock_now_s (dim_store_clock (store)) - KEEP_S;
}

static gboolean
digest_number (DimStore *store, const char *number, guint8 out[DIGEST_BYTES], GError **error)
{
  guint8 key[32];
  guint8 digest[32];

  if (!dim_store_derive_key (store, "local-check", key, error))
    return FALSE;
  dim_blake2b (number, strlen (number), key, sizeof key, digest, sizeof digest);
  memcpy (out, digest, DIGEST_BYTES);
  dim_wipe (key, sizeof key);
  dim_wipe (digest, sizeof digest);
  return TRUE;
}

static void
read_incident (DimStatement *statement, gpointer data)
{
  g_ptr_array_add (data, g_strdup (dim_statement_text (statement, 0)));
}

gboolean
dim_local_check_add (DimStore *store,
                     const char *use,
                     const char *incident,
                     const char *number,
                     GError **error)
{
  guint8 digest[DIGEST_BYTES];
  DimStatement *statement;
  gint64 made_s = 0;

  if (!digest_number (store, number, digest, error) || !dim_sure_time_stamp (store, &made_s, error))
    return FALSE;
  statement = dim_database_prepare (dim_store_database (store),
                                    "INSERT INTO local_check (use, incident, made_s, digest)"
                                    " VALUES (:use, :incident, :now, :digest)",
                                    error);
  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":use", use);
  dim_statement_bind_text (statement, ":incident", incident);
  dim_statement_bind_int (statement, ":now", made_s);
  dim_statement_bind_blob (statement, ":digest", digest, sizeof digest);
  return dim_statement_run (statement, error);
}

char *
dim_local_check_carry (const char *number)
{
  return dim_secret_strdup (number);
}

void
dim_local_check_drop (gpointer number)
{
  dim_secret_free (number);
}

GPtrArray *
dim_local_check_find (DimStore *store, const char *number, GError **error)
{
  g_autoptr (GPtrArray) incidents = g_ptr_array_new_with_free_func (g_free);
  guint8 digest[DIGEST_BYTES];
  DimStatement *statement;

  if (!digest_number (store, number, digest, error))
    return NULL;
  statement = dim_database_prepare (dim_store_database (store),
                                    "SELECT DISTINCT incident FROM local_check"
                                    " WHERE digest = :digest AND made_s >= :oldest"
                                    " ORDER BY incident DESC",
                                    error);
  if (statement == NULL)
    return NULL;
  dim_statement_bind_blob (statement, ":digest", digest, sizeof digest);
  dim_statement_bind_int (statement, ":oldest", oldest_s (store));
  if (!dim_store_read_rows (statement, read_incident, incidents, error))
    return NULL;
  return g_steal_pointer (&incidents);
}

gboolean
dim_local_check_remove (DimStore *store, const char *use, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store), "DELETE FROM local_check WHERE use = :use",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":use", use);
  return dim_statement_run (statement, error);
}

gboolean
dim_local_check_remove_all_of (DimStore *store, const char *incident, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "DELETE FROM local_check WHERE incident = :incident", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":incident", incident);
  return dim_statement_run (statement, error);
}

gboolean
dim_local_check_prune (DimStore *store, gint64 sure_s, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "DELETE FROM local_check WHERE made_s < :oldest", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":oldest", sure_s - KEEP_S);
  return dim_statement_run (statement, error);
}
