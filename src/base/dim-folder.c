/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

gboolean
dim_folder_sync_of (const char *path)
{
  g_autofree char *folder = NULL;
  gboolean is_synced;
  int cause;
  int fd;

  g_return_val_if_fail (path != NULL, FALSE);
  folder = g_path_get_dirname (path);
  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return FALSE;
  is_synced = fsync (fd) == 0;
  cause = errno;
  (void) close (fd);
  errno = cause;
  return is_synced;
}
