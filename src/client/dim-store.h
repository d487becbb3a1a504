/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-clock.h"
#include "dim-uuid.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The workstation's store: one SQLite file behind one thread that owns its connection. Files of
 * this layer named after a table work on it from that thread; everybody else posts work. */
typedef struct _DimStore DimStore;

/* Waits for the disk. Errors of dim_database_open; a file that is no database any more is moved
 * aside, and a new one is begun. @clock is borrowed. */
DimStore *dim_store_open (const char *path, const DimClock *clock, GError **error);
/* Finishes what is queued. */
void dim_store_free (DimStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimStore, dim_store_free)
const DimClock *dim_store_clock (const DimStore *store);
/* TRUE: it was begun anew, as the file of before was damaged. */
gboolean dim_store_is_anew (const DimStore *store);
/* A fresh identifier. Any thread. */
void dim_store_new_id (const DimStore *store, char out[DIM_UUID_TEXT_LEN]);

/* Runs on the store's thread with the task's data. Returns what the task gives, never NULL on
 * success: where there is nothing to give, DIM_STORE_DONE. */
typedef gpointer (*DimStoreWork) (DimStore *store, gpointer data, GError **error);
#define DIM_STORE_DONE GINT_TO_POINTER (TRUE)

/* Takes @task, and returns through it in the main context where it was made. Works run in the order
 * of the calls. @free_result frees what nobody fetched; NULL where there is nothing to free. */
void dim_store_run (DimStore *store, GTask *task, DimStoreWork work, GDestroyNotify free_result);
/* The same, and waits. */
gpointer dim_store_call (DimStore *store, DimStoreWork work, gpointer data, GError **error);

/* On the store's thread: one transaction. */
gboolean dim_store_begin (DimStore *store, GError **error);
gboolean dim_store_commit (DimStore *store, GError **error);
void dim_store_rollback (DimStore *store);
/* begin, @work, then commit or rollback. */
gpointer
dim_store_in_transaction (DimStore *store, DimStoreWork work, gpointer data, GError **error);

/* On the store's thread: after something secret was deleted, empties the write-ahead log, so that
 * no old page keeps it. Where another process is reading just then, the next call does it. */
gboolean dim_store_purge (DimStore *store, GError **error);

G_END_DECLS
