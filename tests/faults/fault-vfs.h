/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "fault-platter.h"

/* A layer between SQLite and its Unix files, which every connection goes through that is opened
 * while it is the default. It keeps the account of one folder's platter, and lets operations fail.
 * What it does not watch it passes on. */

/* Once, before anything is opened. */
void fault_vfs_register (void);
/* Whether connections that are opened from now on go through it. */
void fault_vfs_use (gboolean is_used);

/* Called after every operation that changed something, on the thread that did it. */
typedef void (*FaultChanged) (gpointer data);

/* @folder is watched until fault_vfs_unwatch. Syncs cost nothing while it is: the platter is in
 * memory. */
Platter *fault_vfs_watch (const char *folder, FaultChanged changed, gpointer data);
void fault_vfs_unwatch (void);
/* Syncs bring nothing to the platter: as synchronous=OFF, or a disk that lies. */
void fault_vfs_lie (gboolean lies);

/* For the calls that go past SQLite (fault-calls.c). NULL: nothing is watched. */
Platter *fault_vfs_platter (void);
void fault_vfs_tell_changed (void);
/* Unless syncs do nothing. */
void fault_vfs_sync_folder (void);

typedef enum {
  FAULT_FULL,   /* nothing more fits: SQLITE_FULL, and nothing new can be made or grown */
  FAULT_BROKEN, /* reads, writes, syncs, truncations, opens and removals fail by turns */
  N_FAULTS
} Fault;

/* The operation after @skip others, counted over all that @fault can hit, fails in the watched
 * folder, and all of them after it until fault_vfs_heal. */
void fault_vfs_break (Fault fault, guint skip);
/* Whether anything has failed since fault_vfs_break. */
gboolean fault_vfs_has_hit (void);
void fault_vfs_heal (void);
/* Whether this operation on @path fails now, if @fault is what breaks. */
gboolean fault_vfs_hits (Fault fault, const char *path);
