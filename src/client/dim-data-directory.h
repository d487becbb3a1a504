/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The folder that holds one workstation's store: mode 0700, with a lock that says which process
 * sends, and a bell by which another process wakes the holder. Main thread. */
typedef struct _DimDataDirectory DimDataDirectory;

/* Makes the folder where it is not there, and tries the lock. DIM_ERROR_BUSY if a process on
 * another host holds it, or one has the folder to itself; DIM_ERROR_DENIED, _FULL, or _STORAGE,
 * also where the file system knows no locks. */
DimDataDirectory *dim_data_directory_open (const char *path, GError **error);
/* Lets go of the lock. */
void dim_data_directory_free (DimDataDirectory *directory);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimDataDirectory, dim_data_directory_free)

/* The path of a file in it. Owned by the caller. */
char *dim_data_directory_file (const DimDataDirectory *directory, const char *name);

/* Whether this process sends. Tries the lock again, as its holder may have ended. */
gboolean dim_data_directory_is_holder (DimDataDirectory *directory);

/* Nobody else uses the folder, and nobody can until it is let go of: its store may be replaced.
 * DIM_ERROR_BUSY. */
gboolean dim_data_directory_take_alone (DimDataDirectory *directory, GError **error);

/* Tells the holder that there is something to send. */
void dim_data_directory_ring (const DimDataDirectory *directory);
/* @heard is called on the main context whenever another process rings. Once. */
void
dim_data_directory_listen (DimDataDirectory *directory, void (*heard) (gpointer), gpointer data);

G_END_DECLS
