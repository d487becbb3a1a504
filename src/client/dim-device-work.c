/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-device-work.h"

#include "dim-backup-file.h"
#include "dim-forgetting.h"
#include "dim-restoring.h"

static void
free_contents (gpointer contents)
{
  dim_backup_contents_free (contents);
}

DimDeviceWork *
dim_device_work_new (const char *path, const char *passphrase)
{
  DimDeviceWork *work = g_new0 (DimDeviceWork, 1);

  /* No store need have been opened before. */
  if (!dim_crypto_init ())
    g_error ("Cannot work on a backup: no cryptography");
  work->path = g_strdup (path);
  work->passphrase = passphrase != NULL ? dim_secret_strdup (passphrase) : NULL;
  return work;
}

void
dim_device_work_free (gpointer data)
{
  DimDeviceWork *work = data;

  g_clear_pointer (&work->copy, dim_backup_copy_free);
  g_clear_pointer (&work->passphrase, dim_secret_free);
  g_free (work->path);
  g_free (work->data_dir);
  g_free (work);
}

void
dim_device_work_back_up (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DimDeviceWork *work = data;
  GError *error = NULL;
  const DimBackupSource from = { work->passphrase, work->copy->key, work->copy->contents,
                                 work->copy->path };

  if (dim_backup_file_write (work->path, &from, &error))
    g_task_return_pointer (task, dim_backup_contents_copy (work->copy->contents), free_contents);
  else
    g_task_return_error (task, error);
}

void
dim_device_work_look_into (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const DimDeviceWork *work = data;
  g_auto (DimBackupRead) read = { 0 };
  GError *error = NULL;

  if (dim_backup_file_read (work->path, work->passphrase, NULL, &read, &error))
    g_task_return_pointer (task, g_steal_pointer (&read.contents), free_contents);
  else
    g_task_return_error (task, error);
}

void
dim_device_work_restore (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const DimDeviceWork *work = data;
  const DimRestoring restoring = { work->data_dir, work->path, work->passphrase, work->clock,
                                   work->without_keyring };
  DimBackupContents *contents = NULL;
  GError *error = NULL;

  if (dim_restoring_run (&restoring, &contents, &error))
    g_task_return_pointer (task, contents, free_contents);
  else
    g_task_return_error (task, error);
}

void
dim_device_work_forget (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const DimDeviceWork *work = data;
  GError *error = NULL;

  if (dim_forgetting_run (work->data_dir, work->without_keyring, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}
