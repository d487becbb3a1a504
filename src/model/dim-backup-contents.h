/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-role.h"

#include <glib.h>

G_BEGIN_DECLS

/* What a backup of a workstation says of itself, once it is opened. */
typedef struct {
  gint64 made_s;
  char *program; /* version that made it */
  char *office;  /* in words; "" before enrolment */
  char *desk;    /* "" before enrolment */
  DimRole role;
  guint registrations;
  guint drafts;
  guint waiting; /* facts not yet sent */
  guint numbers; /* document numbers that wait for their tag, sealed */
} DimBackupContents;
DimBackupContents *dim_backup_contents_copy (const DimBackupContents *contents);
void dim_backup_contents_free (DimBackupContents *contents);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimBackupContents, dim_backup_contents_free)

G_END_DECLS
