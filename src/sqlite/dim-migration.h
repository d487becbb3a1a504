/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-database-private.h"

G_BEGIN_DECLS

typedef struct {
  const char *path;       /* of the database, beside which the copy is made */
  guint32 application_id; /* given to a new file with its first migration */
  GResource *resource;
  const char *folder;
} DimMigration;

/* The number of the last one; 0 with @error set if they do not run from 0001 without a gap. */
guint dim_migration_last (const DimMigration *migration, GError **error);

/* From where the file stands to the last. */
gboolean dim_migration_run (const DimMigration *migration, DimDatabase *database, GError **error);

G_END_DECLS
