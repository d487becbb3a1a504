/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DimBackupDialog: makes a backup (a passphrase, then a file), or opens one (a file, then its
 * passphrase), says what is in it, and has it restored. */
#define DIM_TYPE_BACKUP_DIALOG (dim_backup_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DimBackupDialog, dim_backup_dialog, DIM, BACKUP_DIALOG, AdwWindow)

/* To make one. */
GtkWidget *dim_backup_dialog_new (GtkWindow *parent, DimMonitor *monitor);
/* To restore @file. @monitor: (nullable): what is here now. Emits "restore" with the path and the
 * passphrase once the person has seen what is in it and said so. */
GtkWidget *dim_backup_dialog_new_for_restore (GtkWindow *parent, DimMonitor *monitor, GFile *file);

G_END_DECLS
