/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-collector.h"

#include "dim-collector-inside.h"
#include "dim-ledger-sqlite.h"
#include "dim-limits.h"
#include "dim-reference-codec.h"

#define DAY_S (24 * 60 * 60)

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
      dim_http_keys_add (collector->keys, device->public_key, device->id);
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
  collector->public_numbers = dim_public_numbers_load_builtin (error);
  if (collector->public_numbers == NULL)
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
  post->rules->public_numbers = (const char *const *) collector->public_numbers;
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

/* What a migration left beside the ledger holds everything that the ledger did. */
static gboolean
forget_copies_cb (gpointer data)
{
  DimCollector *collector = data;
  gint64 now_s = dim_clock_now_s (collector->clock);
  const DimCopyPeriod period = { .before_s = now_s - DIM_LIMIT_KEEP_COPY_DAYS * (gint64) DAY_S };
  g_autoptr (GError) error = NULL;

  if (!dim_database_forget_copies (collector->path, &period, &error))
    g_message ("%s", error->message);
  return G_SOURCE_CONTINUE;
}

DimCollector *
dim_collector_new (const char *path, const DimClock *clock, GError **error)
{
  g_autoptr (DimCollector) collector = NULL;

  g_return_val_if_fail (path != NULL && clock != NULL, NULL);
  collector = g_new0 (DimCollector, 1);
  collector->clock = clock;
  collector->path = g_strdup (path);
  collector->keys = dim_http_keys_new ();
  if (!load_reference (collector, error) || !man_posts (collector, path, error))
    return NULL;
  collector->server = dim_http_server_new (clock, dim_http_keys_look_up, g_free, collector->keys);
  dim_collector_add_fact_routes (collector);
  dim_collector_add_reading_routes (collector);
  dim_collector_add_enrolment_routes (collector);
  dim_collector_add_reference_routes (collector);
  dim_collector_add_text_routes (collector);
  dim_collector_add_audit_routes (collector);
  dim_collector_add_row_routes (collector);
  dim_collector_add_year_routes (collector);
  (void) forget_copies_cb (collector);
  collector->day_timer = g_timeout_add_seconds (DAY_S, forget_copies_cb, collector);
  return g_steal_pointer (&collector);
}

void
dim_collector_free (DimCollector *collector)
{
  if (collector == NULL)
    return;
  while (collector->n_questions > 0)
    g_main_context_iteration (NULL, TRUE);
  g_clear_handle_id (&collector->day_timer, g_source_remove);
  g_clear_pointer (&collector->queue, dim_commit_queue_free);
  g_clear_pointer (&collector->server, dim_http_server_free);
  clear_post (&collector->counter);
  clear_post (&collector->reader);
  clear_post (&collector->writer);
  g_clear_pointer (&collector->tallies, dim_tallies_free);
  g_clear_pointer (&collector->keys, dim_http_keys_unref);
  g_clear_pointer (&collector->code_lists, g_bytes_unref);
  g_clear_pointer (&collector->municipality_table, g_bytes_unref);
  g_clear_pointer (&collector->openapi, g_bytes_unref);
  g_clear_pointer (&collector->book, dim_code_book_unref);
  g_clear_pointer (&collector->municipalities, dim_municipalities_unref);
  g_clear_pointer (&collector->public_numbers, g_strfreev);
  g_free (collector->path);
  g_free (collector);
}

DimHttpServer *
dim_collector_server (DimCollector *collector)
{
  g_return_val_if_fail (collector != NULL, NULL);
  return collector->server;
}
