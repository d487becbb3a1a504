/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-database-worker.h"
#include "dim-rules.h"

G_BEGIN_DECLS

/* Group commit: everything that waits while the disk is busy goes into the next transaction, and
 * nobody hears of his own part before all of it is on the disk. Main thread. */
typedef struct _DimCommitQueue DimCommitQueue;

/* Runs on the writer's thread, inside the group's transaction, as one operation of the ledger; it
 * may take further ones within. FALSE with @error set: this one is undone, not the group. */
typedef gboolean (*DimCommitWork) (DimRules *rules, gpointer data, GError **error);
/* Runs on the main thread once the group is on the disk; @failure is set when it is not, or when
 * this one's work failed. Owns @data again. */
typedef void (*DimCommitDone) (gpointer data, const GError *failure);

/* @writer and @rules are borrowed; @rules belongs to the writer's thread. */
DimCommitQueue *dim_commit_queue_new (DimDatabaseWorker *writer, DimRules *rules);
/* Waits until everything is done and told. */
void dim_commit_queue_free (DimCommitQueue *queue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimCommitQueue, dim_commit_queue_free)

void dim_commit_queue_push (DimCommitQueue *queue,
                            DimCommitWork work,
                            DimCommitDone done,
                            gpointer data);

G_END_DECLS
