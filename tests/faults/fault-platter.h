/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* What a disk would hold if power went now, for the files of one folder. Everything that is written
 * goes to a cache first; a sync brings a file's bytes to the platter, a sync of the folder the
 * names of its files. Any thread. */
typedef struct _Platter Platter;

/* What of the cache reaches the platter when power goes. */
typedef enum {
  KEEP_NOTHING,
  KEEP_SOME, /* any sectors, torn at 512 or at 4096 bytes; any name; any length */
  KEEP_ALL,  /* as after a kill: the cache outlives the program */
} Keep;

/* The files that are in @folder now are on the platter. */
Platter *platter_new (const char *folder);
void platter_free (Platter *platter);

/* TRUE if @path is a file in the folder; a -shm is memory, and not. */
gboolean platter_has (const Platter *platter, const char *path);

/* TRUE if @path is the folder itself. */
gboolean platter_is_folder (const Platter *platter, const char *path);

/* A file that is there from now on, empty unless it is known already. */
void platter_create (Platter *platter, const char *path);
void
platter_write (Platter *platter, const char *path, gconstpointer bytes, gsize length, gsize offset);
void platter_truncate (Platter *platter, const char *path, gsize size);
void platter_rename (Platter *platter, const char *from, const char *to);
void platter_remove (Platter *platter, const char *path);
void platter_sync (Platter *platter, const char *path);
void platter_sync_folder (Platter *platter);

/* Writes what is left into @into, an empty folder. */
void platter_cut (Platter *platter, Keep keep, GRand *random, const char *into);
