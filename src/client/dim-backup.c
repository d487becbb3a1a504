/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-backup.h"

#include "dim-device.h"
#include "dim-store-inside.h"

#include <glib/gstdio.h>

static void
read_counts (DimStatement *statement, gpointer data)
{
  DimBackupContents *contents = data;

  contents->registrations = (guint) dim_statement_int (statement, 0);
  contents->drafts = (guint) dim_statement_int (statement, 1);
  contents->waiting = (guint) dim_statement_int (statement, 2);
  contents->numbers = (guint) dim_statement_int (statement, 3);
}

static void
describe_device (DimBackupContents *contents, const DimDevice *device)
{
  const DimDeviceProfile *profile = device != NULL ? device->profile : NULL;

  contents->office = g_strdup (profile != NULL ? profile->office_name : "");
  contents->desk = g_strdup (profile != NULL ? profile->desk : "");
  contents->role = profile != NULL ? profile->role : DIM_ROLE_FRONT_OFFICE;
}

DimBackupContents *
dim_backup_count (DimStore *store, GError **error)
{
  g_autoptr (DimBackupContents) contents = g_new0 (DimBackupContents, 1);
  g_autoptr (DimDevice) device = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT (SELECT count(*) FROM incident), (SELECT count(*) FROM draft),"
                          " (SELECT count(*) FROM operation WHERE state = 0),"
                          " (SELECT count(*) FROM number)",
                          error);

  if (!dim_store_read_row (statement, read_counts, contents, error) ||
      !dim_device_load (store, &device, error))
    return NULL;
  contents->made_s = dim_clock_now_s (dim_store_clock (store));
  contents->program = g_strdup (DIM_VERSION);
  describe_device (contents, device);
  return g_steal_pointer (&contents);
}

void
dim_backup_copy_free (DimBackupCopy *copy)
{
  if (copy == NULL)
    return;
  if (copy->path != NULL)
    (void) g_unlink (copy->path);
  g_free (copy->path);
  g_clear_pointer (&copy->key, dim_secret_free);
  g_clear_pointer (&copy->contents, dim_backup_contents_free);
  g_free (copy);
}

gpointer
dim_backup_copy_run (DimStore *store, gpointer path, GError **error)
{
  g_autoptr (DimBackupCopy) copy = g_new0 (DimBackupCopy, 1);
  gint64 version = 0;

  copy->key = dim_secret_alloc (DIM_SEAL_KEY_BYTES);
  if (!dim_store_copy_key (store, copy->key, error))
    return NULL;
  copy->contents = dim_backup_count (store, error);
  if (copy->contents == NULL || !dim_database_copy_to (dim_store_database (store), path, error))
    return NULL;
  copy->path = g_strdup (path);
  return dim_store_look (path, &version, error) ? g_steal_pointer (&copy) : NULL;
}
