/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-backup.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is done with the device as a whole, each for g_task_run_in_thread over a DimDeviceWork. */
typedef struct {
  DimBackupCopy *copy;
  char *path;
  char *passphrase; /* secret; NULL: none */
  char *data_dir;
  const DimClock *clock;
  gboolean without_keyring;
} DimDeviceWork;
DimDeviceWork *dim_device_work_new (const char *path, const char *passphrase);
/* A GDestroyNotify. */
void dim_device_work_free (gpointer data);

/* Return DimBackupContents, free'd by dim_backup_contents_free, or an error of dim-backup-file.h
 * or dim-restoring.h. */
void
dim_device_work_back_up (GTask *task, gpointer source, gpointer data, GCancellable *cancellable);
void
dim_device_work_look_into (GTask *task, gpointer source, gpointer data, GCancellable *cancellable);
void
dim_device_work_restore (GTask *task, gpointer source, gpointer data, GCancellable *cancellable);
/* Returns a boolean, or an error of dim-forgetting.h. */
void
dim_device_work_forget (GTask *task, gpointer source, gpointer data, GCancellable *cancellable);

G_END_DECLS
