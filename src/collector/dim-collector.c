/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-collector.h"

#include "dim-collector-inside.h"
#include "dim-ledger-sqlite.h"
#include "dim-reference-codec.h"

#include <string.h>

static gboolean
look_up_key (const char *keyid,
             guint8 out_public_key[DIM_SIGN_PUBLIC_BYTES],
             gpointer *out_caller,
             const char **out_code,
             gpointer data)
{
  DimCollector *collector = data;
  const DimKnownDevice *device = g_hash_table_lookup (collector->devices, keyid);

  if (device == NULL) {
    *out_code = "sleutel-onbekend";
    return FALSE;
  }
  memcpy (out_public_key, device->public_key, DIM_SIGN_PUBLIC_BYTES);
  *out_caller = g_strdup (device->device);
  return TRUE;
}

void
dim_collector_know (DimCollector *collector, const char *device, const guint8 public_key[32])
{
  DimKnownDevice *known = g_new0 (DimKnownDevice, 1);

  g_strlcpy (known->device, device, sizeof known->device);
  memcpy (known->public_key, public_key, sizeof known->public_key);
  g_hash_table_replace (collector->devices, dim_key_thumbprint (public_key), known);
}

static gboolean
load_devices (DimCollector *collector, GError **error)
{
  DimLedger *ledger = collector->writer.rules->ledger;
  g_autoptr (GPtrArray) devices = NULL;

  if (!ledger->home->devices (ledger, &devices, error))
    return FALSE;
  for (guint i = 0; i < devices->len; i++) {
    const DimDevice *device = devices->pdata[i];

    if (device->is_enrolled)
      dim_collector_know (collector, device->id, device->public_key);
  }
  return TRUE;
}

static gboolean
load_reference (DimCollector *collector, GError **error)
{
  collector->book = dim_code_book_load_builtin (error);
  if (collector->book == NULL)
    return FALSE;
  collector->municipalities = dim_municipalities_load_builtin (error);
  if (collector->municipalities == NULL)
    return FALSE;
  collector->code_lists = dim_code_book_encode (collector->book);
  collector->municipality_table = dim_municipalities_encode (collector->municipalities);
  collector->openapi = dim_openapi_builtin ("verzamelserver");
  return TRUE;
}

static gboolean
man_post (DimCollector *collector,
          DimPost *post,
          const char *path,
          DimDatabaseFlags flags,
          GError **error)
{
  DimDatabase *database = dim_ledger_sqlite_open (path, flags, error);

  if (database == NULL)
    return FALSE;
  post->rules = dim_rules_new (dim_ledger_sqlite_new (database), collector->book,
                               collector->municipalities, collector->clock);
  post->worker = dim_database_worker_new (database);
  return TRUE;
}

static void
clear_post (DimPost *post)
{
  g_clear_pointer (&post->worker, dim_database_worker_free);
  g_clear_pointer (&post->rules, dim_rules_free);
}

/* The writer comes first: it makes the file and brings it up to date. Its ledger is this thread's
 * until the first work is given to it. */
static gboolean
man_posts (DimCollector *collector, const char *path, GError **error)
{
  if (!man_post (collector, &collector->writer, path, DIM_DATABASE_DEFAULT, error) ||
      !load_devices (collector, error) ||
      !man_post (collector, &collector->reader, path, DIM_DATABASE_READ_ONLY, error) ||
      !man_post (collector, &collector->counter, path, DIM_DATABASE_READ_ONLY, error))
    return FALSE;
  collector->tallies = dim_tallies_new ();
  collector->queue = dim_commit_queue_new (collector->writer.worker, collector->writer.rules);
  return TRUE;
}

DimCollector *
dim_collector_new (const char *path, const DimClock *clock, GError **error)
{
  g_autoptr (DimCollector) collector = NULL;

  g_return_val_if_fail (path != NULL && clock != NULL, NULL);
  collector = g_new0 (DimCollector, 1);
  collector->clock = clock;
  collector->devices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!load_reference (collector, error) || !man_posts (collector, path, error))
    return NULL;
  collector->server = dim_http_server_new (clock, look_up_key, g_free, collector);
  dim_collector_add_fact_routes (collector);
  dim_collector_add_reading_routes (collector);
  dim_collector_add_enrolment_routes (collector);
  dim_collector_add_reference_routes (collector);
  return g_steal_pointer (&collector);
}

void
dim_collector_free (DimCollector *collector)
{
  if (collector == NULL)
    return;
  while (collector->n_questions > 0)
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&collector->queue, dim_commit_queue_free);
  g_clear_pointer (&collector->server, dim_http_server_free);
  clear_post (&collector->counter);
  clear_post (&collector->reader);
  clear_post (&collector->writer);
  g_clear_pointer (&collector->tallies, dim_tallies_free);
  g_clear_pointer (&collector->devices, g_hash_table_unref);
  g_clear_pointer (&collector->code_lists, g_bytes_unref);
  g_clear_pointer (&collector->municipality_table, g_bytes_unref);
  g_clear_pointer (&collector->openapi, g_bytes_unref);
  g_clear_pointer (&collector->book, dim_code_book_unref);
  g_clear_pointer (&collector->municipalities, dim_municipalities_unref);
  g_free (collector);
}

DimHttpServer *
dim_collector_server (DimCollector *collector)
{
  g_return_val_if_fail (collector != NULL, NULL);
  return collector->server;
}
