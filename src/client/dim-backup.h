/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-backup-contents.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* A copy of the store to make a backup of: what it held at one moment, and the key to what is
 * sealed in it. */
typedef struct {
  char *path; /* of the copy; removed with this */
  guint8 *key;
  DimBackupContents *contents;
} DimBackupCopy;
void dim_backup_copy_free (DimBackupCopy *copy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimBackupCopy, dim_backup_copy_free)

/* DimStoreWork over the path of the copy that is to be made; returns a DimBackupCopy.
 * DIM_ERROR_INVALID while the store is locked, _DAMAGED if the copy is not sound, _FULL, _DENIED or
 * _STORAGE. */
gpointer dim_backup_copy_run (DimStore *store, gpointer path, GError **error);

/* What is in the store now, in the same terms. On the store's thread. */
DimBackupContents *dim_backup_count (DimStore *store, GError **error);

G_END_DECLS
