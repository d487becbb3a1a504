/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-backup-contents.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a backup holds, and what went wrong with one. */

/* "Balie Centrum · Gemeente Amsterdam, gemaakt dinsdag 3 november 2026 om 14:32." Owned by the
 * caller. */
char *dim_words_backup_origin (const DimBackupContents *contents);
/* "214 voorvallen, 2 concepten, 3 nog niet verzonden, 1 nummer dat op een kenmerk wacht." Owned by
 * the caller. */
char *dim_words_backup_contents (const DimBackupContents *contents);

/* Static sentences: of making one, of reading or restoring one, of forgetting the device. */
const char *dim_words_backup_error (const GError *error);
const char *dim_words_restore_error (const GError *error);
const char *dim_words_forget_error (const GError *error);

G_END_DECLS
