/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-backup-contents.h"

DimBackupContents *
dim_backup_contents_copy (const DimBackupContents *contents)
{
  DimBackupContents *copy;

  g_return_val_if_fail (contents != NULL, NULL);
  copy = g_memdup2 (contents, sizeof *contents);
  copy->program = g_strdup (contents->program);
  copy->office = g_strdup (contents->office);
  copy->desk = g_strdup (contents->desk);
  return copy;
}

void
dim_backup_contents_free (DimBackupContents *contents)
{
  if (contents == NULL)
    return;
  g_free (contents->program);
  g_free (contents->office);
  g_free (contents->desk);
  g_free (contents);
}
