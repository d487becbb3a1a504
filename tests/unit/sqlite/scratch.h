/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-database.h"

#define SCRATCH_APPLICATION_ID 0x44494d54U

/* A directory of the test's own with the path of a database in it; gone with all it holds. */
typedef struct {
  char *directory;
  char *path;
} Scratch;

Scratch *scratch_new (void);
void scratch_free (Scratch *scratch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scratch, scratch_free)

/* @folder: of migrations/, as "first" */
DimDatabase *scratch_open (const Scratch *scratch, const char *folder, GError **error);
/* The same, which must succeed. */
DimDatabase *scratch_must_open (const Scratch *scratch, const char *folder);

void scratch_exec (DimDatabase *database, const char *sql);
/* The file holds exactly this. */
void scratch_assert_file (const char *path, const char *contents, gsize length);
gint64 scratch_number (DimDatabase *database, const char *sql);
