/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

#define NAME "dim-fault"

typedef struct {
  sqlite3_file parent;
  char *path; /* NULL: not watched */
  gboolean syncs_folder;
  gint64 real[]; /* room for the Unix file */
} FaultFile;

typedef struct {
  sqlite3_vfs *real;
  GMutex lock; /* of what follows */
  Platter *platter;
  FaultChanged changed;
  gpointer changed_data;
  gboolean lies;
  gboolean is_breaking;
  Fault fault;
  guint skip;
  gboolean has_hit;
} Watch;

static Watch watch;

static sqlite3_file *
real_file (sqlite3_file *file)
{
  return (sqlite3_file *) ((FaultFile *) file)->real;
}

static const char *
path_of (sqlite3_file *file)
{
  return ((FaultFile *) file)->path;
}

/* Whether this operation on @path fails now. */
static gboolean
hits (const char *path)
{
  gboolean is_hit = FALSE;

  if (path == NULL)
    return FALSE;
  g_mutex_lock (&watch.lock);
  if (watch.is_breaking) {
    is_hit = watch.skip == 0;
    if (is_hit)
      watch.has_hit = TRUE;
    else
      watch.skip--;
  }
  g_mutex_unlock (&watch.lock);
  return is_hit;
}

static gboolean
can_break (Fault fault)
{
  return watch.is_breaking && watch.fault == fault;
}

static void
tell_changed (void)
{
  if (watch.changed != NULL)
    watch.changed (watch.changed_data);
}

static int
close_file (sqlite3_file *file)
{
  sqlite3_file *real = real_file (file);

  g_clear_pointer (&((FaultFile *) file)->path, g_free);
  return real->pMethods->xClose (real);
}

static int
read_file (sqlite3_file *file, void *into, int length, sqlite3_int64 offset)
{
  sqlite3_file *real = real_file (file);

  if (can_break (FAULT_BROKEN) && hits (path_of (file)))
    return SQLITE_IOERR_READ;
  return real->pMethods->xRead (real, into, length, offset);
}

static int
pass_write (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  sqlite3_file *real = real_file (file);
  int result = real->pMethods->xWrite (real, bytes, length, offset);

  if (result == SQLITE_OK && path_of (file) != NULL && watch.platter != NULL) {
    platter_write (watch.platter, path_of (file), bytes, (gsize) length, (gsize) offset);
    tell_changed ();
  }
  return result;
}

/* A write that fails may have written a part. */
static int
write_file (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  if (!hits (path_of (file)))
    return pass_write (file, bytes, length, offset);
  if (watch.fault == FAULT_FULL)
    return SQLITE_FULL;
  if (length > 1)
    (void) pass_write (file, bytes, length / 2, offset);
  return SQLITE_IOERR_WRITE;
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  sqlite3_file *real = real_file (file);
  int result;

  if (can_break (FAULT_BROKEN) && hits (path_of (file)))
    return SQLITE_IOERR_TRUNCATE;
  result = real->pMethods->xTruncate (real, size);
  if (result == SQLITE_OK && path_of (file) != NULL && watch.platter != NULL) {
    platter_truncate (watch.platter, path_of (file), (gsize) size);
    tell_changed ();
  }
  return result;
}

/* The Unix layer syncs the folder with the first sync of a journal that it may have made. */
static int
sync_file (sqlite3_file *file, int flags)
{
  FaultFile *own = (FaultFile *) file;
  sqlite3_file *real = real_file (file);

  if (can_break (FAULT_BROKEN) && hits (own->path))
    return SQLITE_IOERR_FSYNC;
  if (own->path == NULL || watch.platter == NULL)
    return real->pMethods->xSync (real, flags);
  if (!watch.lies) {
    platter_sync (watch.platter, own->path);
    if (own->syncs_folder)
      platter_sync_folder (watch.platter);
  }
  own->syncs_folder = FALSE;
  tell_changed ();
  return SQLITE_OK;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *out)
{
  sqlite3_file *real = real_file (file);

  return real->pMethods->xFileSize (real, out);
}

static int
lock_file (sqlite3_file *file, int level)
{
  sqlite3_file *real = real_file (file);

  return real->pMethods->xLock (real, level);
}

static int
unlock_file (sqlite3_file *file, int level)
{
  sqlite3_file *real = real_file (file);

  return real->pMethods->xUnlock (real, level);
}

static int
check_lock (sqlite3_file *file, int *out)
{
  sqlite3_file *real = real_file (file);

  return real->pMethods->xCheckReservedLock (real, out);
}

static int
control_file (sqlite3_file *file, int what, void *argument)
{
  sqlite3_file *real = real_file (file);

  return real->pMethods->xFileControl (real, what, argument);
}

static int
sector_size (sqlite3_file *file)
{
  sqlite3_file *real = real_file (file);

  return real->pMethods->xSectorSize (real);
}

static int
tell_device (sqlite3_file *file)
{
  sqlite3_file *real = real_file (file);

  return real->pMethods->xDeviceCharacteristics (real);
}

static int
map_memory (sqlite3_file *file, int region, int size, int extends, void volatile **out)
{
  sqlite3_file *real = real_file (file);

  if (extends && hits (path_of (file)))
    return watch.fault == FAULT_FULL ? SQLITE_IOERR_SHMSIZE : SQLITE_IOERR_SHMMAP;
  return real->pMethods->xShmMap (real, region, size, extends, out);
}

static int
lock_memory (sqlite3_file *file, int offset, int count, int flags)
{
  sqlite3_file *real = real_file (file);

  return real->pMethods->xShmLock (real, offset, count, flags);
}

static void
order_memory (sqlite3_file *file)
{
  sqlite3_file *real = real_file (file);

  real->pMethods->xShmBarrier (real);
}

static int
unmap_memory (sqlite3_file *file, int removes)
{
  sqlite3_file *real = real_file (file);

  return real->pMethods->xShmUnmap (real, removes);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = close_file,
  .xRead = read_file,
  .xWrite = write_file,
  .xTruncate = truncate_file,
  .xSync = sync_file,
  .xFileSize = file_size,
  .xLock = lock_file,
  .xUnlock = unlock_file,
  .xCheckReservedLock = check_lock,
  .xFileControl = control_file,
  .xSectorSize = sector_size,
  .xDeviceCharacteristics = tell_device,
  .xShmMap = map_memory,
  .xShmLock = lock_memory,
  .xShmBarrier = order_memory,
  .xShmUnmap = unmap_memory,
};

static int
open_file (sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *own = (FaultFile *) file;
  gboolean is_watched = watch.platter != NULL && platter_has (watch.platter, path);
  gboolean is_there = path != NULL && g_file_test (path, G_FILE_TEST_EXISTS);
  gboolean makes = (flags & SQLITE_OPEN_CREATE) != 0 && !is_there;
  int result;

  file->pMethods = NULL;
  if (is_watched && (makes || can_break (FAULT_BROKEN)) && hits (path))
    return SQLITE_CANTOPEN;
  result = watch.real->xOpen (watch.real, path, real_file (file), flags, out_flags);
  if (result != SQLITE_OK)
    return result;
  own->path = is_watched ? g_strdup (path) : NULL;
  own->syncs_folder = (flags & SQLITE_OPEN_CREATE) != 0 &&
                      (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
  file->pMethods = &methods;
  if (is_watched) {
    platter_create (watch.platter, path);
    tell_changed ();
  }
  return SQLITE_OK;
}

static int
remove_file (sqlite3_vfs *vfs, const char *path, int syncs_folder)
{
  gboolean is_watched = watch.platter != NULL && platter_has (watch.platter, path);
  int result;

  if (is_watched && can_break (FAULT_BROKEN) && hits (path))
    return SQLITE_IOERR_DELETE;
  result = watch.real->xDelete (watch.real, path, is_watched ? 0 : syncs_folder);
  if (result == SQLITE_OK && is_watched) {
    platter_remove (watch.platter, path);
    if (syncs_folder && !watch.lies)
      platter_sync_folder (watch.platter);
    tell_changed ();
  }
  return result;
}

void
fault_vfs_register (void)
{
  static sqlite3_vfs own;

  watch.real = sqlite3_vfs_find ("unix");
  g_assert_nonnull (watch.real);
  own = *watch.real;
  own.zName = NAME;
  own.szOsFile = (int) sizeof (FaultFile) + watch.real->szOsFile;
  own.xOpen = open_file;
  own.xDelete = remove_file;
  g_assert_cmpint (sqlite3_vfs_register (&own, 1), ==, SQLITE_OK);
}

void
fault_vfs_use (gboolean is_used)
{
  sqlite3_vfs *vfs = is_used ? sqlite3_vfs_find (NAME) : watch.real;

  g_assert_cmpint (sqlite3_vfs_register (vfs, 1), ==, SQLITE_OK);
}

Platter *
fault_vfs_watch (const char *folder, FaultChanged changed, gpointer data)
{
  g_assert_null (watch.platter);
  watch.platter = platter_new (folder);
  watch.changed = changed;
  watch.changed_data = data;
  return watch.platter;
}

void
fault_vfs_unwatch (void)
{
  watch.changed = NULL;
  g_clear_pointer (&watch.platter, platter_free);
}

Platter *
fault_vfs_platter (void)
{
  return watch.platter;
}

void
fault_vfs_tell_changed (void)
{
  tell_changed ();
}

void
fault_vfs_sync_folder (void)
{
  if (!watch.lies)
    platter_sync_folder (watch.platter);
  tell_changed ();
}

void
fault_vfs_lie (gboolean lies)
{
  watch.lies = lies;
}

void
fault_vfs_break (Fault fault, guint skip)
{
  g_mutex_lock (&watch.lock);
  watch.fault = fault;
  watch.skip = skip;
  watch.has_hit = FALSE;
  watch.is_breaking = TRUE;
  g_mutex_unlock (&watch.lock);
}

gboolean
fault_vfs_has_hit (void)
{
  gboolean has_hit;

  g_mutex_lock (&watch.lock);
  has_hit = watch.has_hit;
  g_mutex_unlock (&watch.lock);
  return has_hit;
}

void
fault_vfs_heal (void)
{
  g_mutex_lock (&watch.lock);
  watch.is_breaking = FALSE;
  g_mutex_unlock (&watch.lock);
}

gboolean
fault_vfs_hits (Fault fault, const char *path)
{
  return can_break (fault) && hits (path);
}
