/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-store.h"

#include "dim-client-resource.h"
#include "dim-database-worker.h"
#include "dim-error.h"
#include "dim-store-inside.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define STORE_APPLICATION_ID 0x44494d57 /* "DIMW" */
#define STORE_MIGRATIONS     "/nl/minbzk/DutchIdMonitor/client/migrations"

struct _DimStore {
  char *path;
  DimDatabaseWorker *worker;
  const DimClock *clock;
  DimDatabase *database; /* while work runs */
  guint8 *key;           /* secret; NULL while locked */
  gboolean is_anew;      /* in the place of a damaged one */
  gboolean has_deleted;  /* the write-ahead log may hold old pages */
};

typedef struct {
  DimStore *store;
  DimStoreWork work;
  gpointer data;
  GTask *task; /* NULL for who waits */
  GDestroyNotify free_result;
} Job;

static gpointer
run_job (DimDatabase *database, gpointer data, GError **error)
{
  Job *job = data;

  job->store->database = database;
  return job->work (job->store, job->data, error);
}

static void
job_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Job *job = user_data;
  g_autoptr (GTask) task = job->task;
  g_autoptr (GError) error = NULL;
  gpointer given = dim_database_worker_run_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, given, job->free_result);
}

static void
free_secret_cb (gpointer secret)
{
  dim_secret_free (secret);
}

static gboolean
require_key (DimStore *store, GError **error)
{
  if (store->key != NULL)
    return TRUE;
  g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID, "Cannot use the store: it is locked");
  return FALSE;
}

static DimDatabase *
open_file (const char *path, GError **error)
{
  return dim_database_open (path, STORE_APPLICATION_ID, dim_client_get_resource (),
                            STORE_MIGRATIONS, DIM_DATABASE_DEFAULT, error);
}

static gboolean
holds_something (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size > 0;
}

/* A log beside an empty file: SQLite would throw the log away, which is all that is left. */
static gboolean
has_lost_its_file (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  return !holds_something (path) && holds_something (log);
}

static gboolean
is_no_database (const char *path)
{
  static const char magic[16] = "SQLite format 3"; /* sqlite.org/fileformat2.html section 1.3 */
  char head[sizeof magic] = "";
  FILE *file = fopen (path, "rbe");
  gsize length = file == NULL ? 0 : fread (head, 1, sizeof head, file);

  if (file != NULL)
    (void) fclose (file);
  return length > 0 && (length < sizeof head || memcmp (head, magic, sizeof head) != 0);
}

static DimDatabase *
begin_anew (const char *path, const DimClock *clock, GError **error)
{
  g_autofree char *aside = dim_database_move_aside (path, dim_clock_now_s (clock), error);

  if (aside == NULL)
    return NULL;
  g_info ("The store was damaged; it is kept as %s", aside);
  return open_file (path, error);
}

/* A file that something else wrote over is kept beside, and work goes on with a new one. */
static DimDatabase *
open_or_begin_anew (const char *path, const DimClock *clock, gboolean *out_anew, GError **error)
{
  g_autoptr (GError) fault = NULL;
  DimDatabase *database = NULL;

  *out_anew = has_lost_its_file (path);
  if (!*out_anew)
    database = open_file (path, &fault);
  if (database != NULL)
    return database;
  if (!*out_anew && g_error_matches (fault, DIM_ERROR, DIM_ERROR_DAMAGED))
    *out_anew = is_no_database (path);
  if (*out_anew)
    return begin_anew (path, clock, error);
  g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

DimStore *
dim_store_open (const char *path, const DimClock *clock, GError **error)
{
  DimDatabase *database;
  DimStore *store;
  gboolean is_anew = FALSE;

  g_return_val_if_fail (path != NULL && clock != NULL, NULL);
  if (!dim_crypto_init ()) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot open the store: no cryptography");
    return NULL;
  }
  database = open_or_begin_anew (path, clock, &is_anew, error);
  if (database == NULL)
    return NULL;
  store = g_new0 (DimStore, 1);
  store->path = g_strdup (path);
  store->clock = clock;
  store->is_anew = is_anew;
  store->has_deleted = TRUE; /* a run that ended before its purge left this to the next */
  store->worker = dim_database_worker_new (database);
  return store;
}

void
dim_store_free (DimStore *store)
{
  if (store == NULL)
    return;
  dim_database_worker_free (store->worker);
  g_clear_pointer (&store->key, dim_secret_free);
  g_free (store->path);
  g_free (store);
}

const DimClock *
dim_store_clock (const DimStore *store)
{
  return store->clock;
}

gboolean
dim_store_is_anew (const DimStore *store)
{
  return store->is_anew;
}

void
dim_store_new_id (const DimStore *store, char out[DIM_UUID_TEXT_LEN])
{
  dim_random_uuid (dim_clock_now_ms (store->clock), out);
}

void
dim_store_run (DimStore *store, GTask *task, DimStoreWork work, GDestroyNotify free_result)
{
  Job *job;

  g_return_if_fail (store != NULL && G_IS_TASK (task) && work != NULL);
  job = g_new (Job, 1);
  *job = (Job){ store, work, g_task_get_task_data (task), task, free_result };
  dim_database_worker_run (store->worker, run_job, job, NULL, free_result,
                           g_task_get_cancellable (task), job_done_cb, job);
}

gpointer
dim_store_call (DimStore *store, DimStoreWork work, gpointer data, GError **error)
{
  Job job = { .store = store, .work = work, .data = data };

  g_return_val_if_fail (store != NULL && work != NULL, NULL);
  return dim_database_worker_call (store->worker, run_job, &job, error);
}

gboolean
dim_store_begin (DimStore *store, GError **error)
{
  return dim_database_begin (store->database, error);
}

gboolean
dim_store_commit (DimStore *store, GError **error)
{
  if (dim_database_commit (store->database, error))
    return TRUE;
  dim_database_rollback (store->database);
  return FALSE;
}

void
dim_store_rollback (DimStore *store)
{
  dim_database_rollback (store->database);
}

gpointer
dim_store_in_transaction (DimStore *store, DimStoreWork work, gpointer data, GError **error)
{
  gpointer given;

  if (!dim_store_begin (store, error))
    return NULL;
  given = work (store, data, error);
  if (given == NULL)
    dim_store_rollback (store);
  else if (!dim_store_commit (store, error))
    return NULL;
  return given;
}

gboolean
dim_store_purge (DimStore *store, GError **error)
{
  gboolean is_done = FALSE;

  if (!store->has_deleted)
    return TRUE;
  if (!dim_database_purge (store->database, &is_done, error))
    return FALSE;
  store->has_deleted = !is_done;
  return TRUE;
}

gboolean
dim_store_forget_copies (DimStore *store, const DimCopyPeriod *period, GError **error)
{
  return dim_database_forget_copies (store->path, period, error);
}

DimDatabase *
dim_store_database (DimStore *store)
{
  return store->database;
}

void
dim_store_set_key (DimStore *store, const guint8 key[DIM_SEAL_KEY_BYTES])
{
  g_clear_pointer (&store->key, dim_secret_free);
  if (key == NULL)
    return;
  store->key = dim_secret_alloc (DIM_SEAL_KEY_BYTES);
  memcpy (store->key, key, DIM_SEAL_KEY_BYTES);
}

gboolean
dim_store_is_unlocked (DimStore *store)
{
  return store->key != NULL;
}

gboolean
dim_store_copy_key (DimStore *store, guint8 out[DIM_SEAL_KEY_BYTES], GError **error)
{
  if (!require_key (store, error))
    return FALSE;
  memcpy (out, store->key, DIM_SEAL_KEY_BYTES);
  return TRUE;
}

gboolean
dim_store_derive_key (DimStore *store, const char *purpose, guint8 out[32], GError **error)
{
  if (!require_key (store, error))
    return FALSE;
  dim_blake2b (purpose, strlen (purpose), store->key, DIM_SEAL_KEY_BYTES, out, 32);
  return TRUE;
}

void
dim_store_mark_deleted (DimStore *store)
{
  store->has_deleted = TRUE;
}

GBytes *
dim_store_seal (DimStore *store, const char *kind, const char *id, GBytes *plain, GError **error)
{
  g_autofree char *context = g_strconcat (kind, ":", id, NULL);
  gsize length;
  gconstpointer data = g_bytes_get_data (plain, &length);

  return require_key (store, error) ? dim_seal (store->key, context, data, length) : NULL;
}

GBytes *
dim_store_unseal (DimStore *store, const char *kind, const char *id, GBytes *sealed, GError **error)
{
  g_autofree char *context = g_strconcat (kind, ":", id, NULL);
  gsize length = 0;
  gpointer plain;

  if (!require_key (store, error))
    return NULL;
  plain = dim_unseal (store->key, context, sealed, &length, NULL);
  if (plain != NULL)
    return dim_secret_bytes_take (plain, length);
  g_set_error (error, DIM_ERROR, DIM_ERROR_DAMAGED, "Cannot unseal a %s: it is damaged", kind);
  return NULL;
}

/* A migration that this program does not have has a number that it cannot find. */
gboolean
dim_store_look (const char *path, gint64 *out_version, GError **error)
{
  g_auto (GStrv) migrations = NULL;
  guint known;

  if (!dim_database_look (path, STORE_APPLICATION_ID, out_version, error))
    return FALSE;
  migrations = g_resource_enumerate_children (dim_client_get_resource (), STORE_MIGRATIONS,
                                              G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (migrations == NULL)
    return FALSE;
  known = g_strv_length (migrations);
  if (*out_version <= known)
    return TRUE;
  g_set_error (error, DIM_ERROR, DIM_ERROR_TOO_NEW,
               "Cannot use store: it has version %" G_GINT64_FORMAT ", this program knows %u",
               *out_version, known);
  return FALSE;
}

gboolean
dim_store_settle (const char *path, GError **error)
{
  g_autoptr (DimDatabase) database = open_file (path, error);
  gboolean is_done = FALSE;

  return database != NULL && dim_database_purge (database, &is_done, error);
}

GBytes *
dim_secret_bytes_take (gpointer secret, gsize length)
{
  return g_bytes_new_with_free_func (secret, length, free_secret_cb, secret);
}

gboolean
dim_store_read_row (DimStatement *statement, DimRowFunc read, gpointer data, GError **error)
{
  gboolean is_there;

  if (statement == NULL)
    return FALSE;
  is_there = dim_statement_step (statement, error);
  if (is_there)
    read (statement, data);
  dim_statement_reset (statement);
  return is_there;
}

gboolean
dim_store_read_rows (DimStatement *statement, DimRowFunc read, gpointer data, GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (statement == NULL)
    return FALSE;
  while (dim_statement_step (statement, &fault))
    read (statement, data);
  dim_statement_reset (statement);
  if (fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}
