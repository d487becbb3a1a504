/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-backup-contents.h"
#include "dim-clock.h"

G_BEGIN_DECLS

/* Puts a backup in the place of what a data directory holds. */
typedef struct {
  const char *data_dir; /* made if it is not there */
  const char *backup;
  const char *passphrase; /* of the backup; it opens the store where there is no Secret Service */
  const DimClock *clock;
  gboolean without_keyring;
} DimRestoring;

/* Whatever happens meanwhile, the directory holds all of the old or all of the new. What stood
 * there is set aside first, as store.db.replaced-<unix_s>, and is kept as a copy is
 * (dim-retention.h). Waits for the disk. Errors of dim_backup_file_read; DIM_ERROR_BUSY: a program
 * uses the directory. *out: what was in it. */
gboolean dim_restoring_run (const DimRestoring *restoring, DimBackupContents **out, GError **error);

/* Removes what a backup or a restoring that was cut off left in the folder of @store. By whoever
 * holds the directory. */
void dim_restoring_clear_up (const char *store);

G_END_DECLS
