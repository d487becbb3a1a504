/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-database.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The one thread that owns a connection. The main loop posts work and hears the result; it never
 * waits for the disk. */
typedef struct _DimDatabaseWorker DimDatabaseWorker;

/* Runs on the worker's thread. Returns: what dim_database_worker_run_finish gives, freed by the
 * caller's own means; NULL with @error set on failure (or for work without a result). */
typedef gpointer (*DimDatabaseWork) (DimDatabase *database, gpointer data, GError **error);

/* Takes @database. */
DimDatabaseWorker *dim_database_worker_new (DimDatabase *database);
/* Finishes what is queued, closes, joins the thread. */
void dim_database_worker_free (DimDatabaseWorker *worker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimDatabaseWorker, dim_database_worker_free)

/* In the order of the calls. @callback runs in the caller's thread-default main context. Cancelled
 * before its turn, @work is not run (G_IO_ERROR_CANCELLED); once begun it runs to its end and its
 * result is told. @free_data is called on the worker's thread. A transaction that @work left open
 * is rolled back. */
void dim_database_worker_run (DimDatabaseWorker *worker,
                              DimDatabaseWork work,
                              gpointer data,
                              GDestroyNotify free_data,
                              GDestroyNotify free_result,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gpointer dim_database_worker_run_finish (GAsyncResult *result, GError **error);

/* The same, and waits. For programs without a main loop, tests, and closing. Never from the
 * worker's own thread. */
gpointer dim_database_worker_call (DimDatabaseWorker *worker,
                                   DimDatabaseWork work,
                                   gpointer data,
                                   GError **error);

G_END_DECLS
