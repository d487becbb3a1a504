/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-backup-contents.h"
#include "dim-seal.h"

#include <stdio.h>

G_BEGIN_DECLS

/* A backup as one sealed file, under a passphrase of its own; its form stands in src/DESIGN.md,
 * section "Backup". Both wait for the disk and stretch the passphrase: never on the main loop. */

typedef struct {
  const char *passphrase;
  const guint8 *store_key; /* DIM_SEAL_KEY_BYTES */
  const DimBackupContents *contents;
  const char *database; /* path of a copy that nobody writes to */
} DimBackupSource;

/* Writes @path, which appears whole or not at all, after it was read back from beside it; what
 * stood there stays until then. DIM_ERROR_INVALID: the passphrase is shorter than 12 characters;
 * _FULL, _DENIED or _STORAGE. */
gboolean dim_backup_file_write (const char *path, const DimBackupSource *source, GError **error);

/* What was in it. */
typedef struct {
  DimBackupContents *contents;
  guint8 *store_key; /* in secret memory */
  guint8 digest[32]; /* SHA-256 of the database */
} DimBackupRead;
void dim_backup_read_clear (DimBackupRead *read);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DimBackupRead, dim_backup_read_clear)

/* Reads all of it, the database into @database unless that is NULL. DIM_ERROR_NOT_FOUND, _CONFLICT:
 * no backup of this program; _TOO_NEW; _DAMAGED: cut off or altered; _INVALID: wrong passphrase;
 * _FULL, _DENIED or _STORAGE. */
gboolean dim_backup_file_read (const char *path,
                               const char *passphrase,
                               FILE *database,
                               DimBackupRead *out,
                               GError **error);

/* Everything written to @file is on the disk. */
gboolean dim_backup_sync (FILE *file, GError **error);

G_END_DECLS
