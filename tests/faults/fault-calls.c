/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "fault-vfs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The calls by which a program itself changes names and syncs, beside SQLite. The linker takes
 * these for the C library's, in the program and in the libraries that it uses. */

int fault_rename (const char *from, const char *to) __asm__("rename");
int fault_unlink (const char *path) __asm__("unlink");
int fault_fsync (int fd) __asm__("fsync");

/* Never from inside the platter, which a watched folder is no part of. */
static Platter *
platter_of (const char *path)
{
  Platter *platter = fault_vfs_platter ();

  return platter != NULL && platter_has (platter, path) ? platter : NULL;
}

int
fault_rename (const char *from, const char *to)
{
  Platter *platter = platter_of (to);
  int result;

  if (platter != NULL && fault_vfs_hits (FAULT_BROKEN, to)) {
    errno = EIO;
    return -1;
  }
  result = renameat (AT_FDCWD, from, AT_FDCWD, to);
  if (result == 0 && platter != NULL) {
    platter_rename (platter, from, to);
    fault_vfs_tell_changed ();
  }
  return result;
}

int
fault_unlink (const char *path)
{
  Platter *platter = platter_of (path);
  int result = unlinkat (AT_FDCWD, path, 0);

  if (result == 0 && platter != NULL) {
    platter_remove (platter, path);
    fault_vfs_tell_changed ();
  }
  return result;
}

int
fault_fsync (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *path = g_file_read_link (link, NULL);
  Platter *platter = fault_vfs_platter ();

  if (platter == NULL || path == NULL || !platter_is_folder (platter, path))
    return (int) syscall (SYS_fsync, fd);
  if (fault_vfs_hits (FAULT_BROKEN, path)) {
    errno = EIO;
    return -1;
  }
  fault_vfs_sync_folder ();
  return 0;
}
