/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "disk-changes.h"

#include <dlfcn.h>
#include <unistd.h>

int disk_changes_left = -1;

static void
count_change (void)
{
  if (disk_changes_left == 0)
    _exit (DISK_CHANGES_KILLED);
  if (disk_changes_left > 0)
    disk_changes_left--;
}

/* The system's calls that change a disk, each a moment to be killed at. The system calls their
 * parameters otherwise, and a list of parameters cannot stand in parentheses. */
/* NOLINTBEGIN(readability-inconsistent-declaration-parameter-name,bugprone-macro-parentheses) */
#define COUNTED(name, parameters, arguments, types)                                                \
  int name parameters;                                                                             \
  int name parameters                                                                              \
  {                                                                                                \
    static int (*real) types;                                                                      \
    if (real == NULL)                                                                              \
      *(void **) &real = dlsym (RTLD_NEXT, #name);                                                 \
    count_change ();                                                                               \
    return real arguments;                                                                         \
  }

COUNTED (rename, (const char *from, const char *to), (from, to), (const char *, const char *) )
COUNTED (link, (const char *from, const char *to), (from, to), (const char *, const char *) )
COUNTED (unlink, (const char *path), (path), (const char *) )
COUNTED (fsync, (int fd), (fd), (int) )
COUNTED (fdatasync, (int fd), (fd), (int) )
/* NOLINTEND(readability-inconsistent-declaration-parameter-name,bugprone-macro-parentheses) */
