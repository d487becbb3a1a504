/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "disk-changes.h"

#include "dim-crypto.h"

#include <dlfcn.h>
#include <string.h>
#include <unistd.h>

int crypto_pwhash (unsigned char *out,
                   unsigned long long length,
                   const char *passphrase,
                   unsigned long long passphrase_length,
                   const unsigned char *salt,
                   unsigned long long rounds,
                   size_t memory,
                   int algorithm);

/* Stands in for libsodium's, which is slow on purpose; what it gives is tested in crypto. */
int
crypto_pwhash (unsigned char *out,
               unsigned long long length,
               const char *passphrase,
               unsigned long long passphrase_length,
               const unsigned char *salt,
               unsigned long long rounds,
               size_t memory,
               int algorithm)
{
  guint8 key[32];

  dim_blake2b (passphrase, passphrase_length, salt, 16, key, sizeof key);
  memcpy (out, key, MIN (length, sizeof key));
  return 0;
}

int disk_changes_left = -1;

static void
count_change (void)
{
  if (disk_changes_left == 0)
    _exit (DISK_CHANGES_KILLED);
  if (disk_changes_left > 0)
    disk_changes_left--;
}

/* The system's calls that change a disk, each a moment to be killed at. */
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
