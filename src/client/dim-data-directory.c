/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-data-directory.h"

#include "dim-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOCK_FILE "lock"
#define BELL_FILE "bell"
#define HOST_MAX  256

struct _DimDataDirectory {
  char *path;
  int lock_fd;
  gboolean is_holder;
  GFileMonitor *bell;
  void (*heard) (gpointer);
  gpointer heard_data;
};

/* Bytes of the lock file: who holds the first sends; everybody who uses the folder shares the
 * second, unless somebody has it alone to replace what is there. */
enum {
  LOCK_SENDER,
  LOCK_USERS,
};

/* Open file description locks go with this descriptor, not with the process: another part of the
 * process closing the file does not lose them. */
static gboolean
take_lock (int fd, off_t byte, short type)
{
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1 };

  return fcntl (fd, F_OFD_SETLK, &lock) == 0;
}

static gboolean
is_held (int cause)
{
  return cause == EAGAIN || cause == EACCES;
}

/* The host stands in the file, so that a process on another one can be told apart in words. On a
 * full disk it does not, which is no reason to send nothing. */
static void
write_host (int fd)
{
  const char *host = g_get_host_name ();
  gsize length = strlen (host);

  if (ftruncate (fd, 0) != 0 || pwrite (fd, host, length, 0) != (gssize) length)
    g_info ("Cannot write the host into the lock file: %s", g_strerror (errno));
}

static gboolean
is_held_elsewhere (int fd)
{
  char host[HOST_MAX] = "";
  gssize length = pread (fd, host, sizeof host - 1, 0);

  if (length <= 0)
    return FALSE;
  host[length] = '\0';
  return strcmp (host, g_get_host_name ()) != 0;
}

static gboolean
make_folder (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0 && g_chmod (path, 0700) == 0)
    return TRUE;
  g_set_error (error, DIM_ERROR, (gint) dim_error_of_errno (errno),
               "Cannot make the data directory: %s", g_strerror (errno));
  return FALSE;
}

static void
bell_changed_cb (GFileMonitor *monitor,
                 GFile *file,
                 GFile *other,
                 GFileMonitorEvent event,
                 gpointer data)
{
  DimDataDirectory *directory = data;

  if (event == G_FILE_MONITOR_EVENT_CHANGED || event == G_FILE_MONITOR_EVENT_CREATED)
    directory->heard (directory->heard_data);
}

/* A lock that is held is no fault; one that the file system cannot give is: nobody would send. */
static gboolean
fail_to_lock (GError **error)
{
  g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot lock the data directory: %s",
               g_strerror (errno));
  return FALSE;
}

static gboolean
take_part (int fd, GError **error)
{
  if (take_lock (fd, LOCK_USERS, F_RDLCK))
    return TRUE;
  if (!is_held (errno))
    return fail_to_lock (error);
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_BUSY,
                       "Cannot open the data directory: its store is being replaced");
  return FALSE;
}

DimDataDirectory *
dim_data_directory_open (const char *path, GError **error)
{
  g_autoptr (DimDataDirectory) directory = NULL;
  g_autofree char *lock = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  if (!make_folder (path, error))
    return NULL;
  directory = g_new0 (DimDataDirectory, 1);
  directory->path = g_strdup (path);
  lock = dim_data_directory_file (directory, LOCK_FILE);
  directory->lock_fd = g_open (lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (directory->lock_fd < 0) {
    g_set_error (error, DIM_ERROR, (gint) dim_error_of_errno (errno),
                 "Cannot open the lock file: %s", g_strerror (errno));
    return NULL;
  }
  if (!take_part (directory->lock_fd, error))
    return NULL;
  if (dim_data_directory_is_holder (directory))
    return g_steal_pointer (&directory);
  if (!is_held (errno)) {
    fail_to_lock (error);
    return NULL;
  }
  if (is_held_elsewhere (directory->lock_fd)) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_BUSY,
                 "Cannot open the data directory: a program on another computer is using it");
    return NULL;
  }
  return g_steal_pointer (&directory);
}

void
dim_data_directory_free (DimDataDirectory *directory)
{
  if (directory == NULL)
    return;
  if (directory->bell != NULL)
    g_file_monitor_cancel (directory->bell);
  g_clear_object (&directory->bell);
  if (directory->lock_fd >= 0)
    close (directory->lock_fd);
  g_free (directory->path);
  g_free (directory);
}

char *
dim_data_directory_file (const DimDataDirectory *directory, const char *name)
{
  g_return_val_if_fail (directory != NULL && name != NULL, NULL);
  return g_build_filename (directory->path, name, NULL);
}

gboolean
dim_data_directory_is_holder (DimDataDirectory *directory)
{
  g_return_val_if_fail (directory != NULL, FALSE);
  if (!directory->is_holder && take_lock (directory->lock_fd, LOCK_SENDER, F_WRLCK)) {
    directory->is_holder = TRUE;
    write_host (directory->lock_fd);
  }
  return directory->is_holder;
}

gboolean
dim_data_directory_take_alone (DimDataDirectory *directory, GError **error)
{
  g_return_val_if_fail (directory != NULL, FALSE);
  if (dim_data_directory_is_holder (directory) &&
      take_lock (directory->lock_fd, LOCK_USERS, F_WRLCK))
    return TRUE;
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_BUSY,
                       "Cannot take the data directory: another program is using it");
  return FALSE;
}

void
dim_data_directory_ring (const DimDataDirectory *directory)
{
  g_autofree char *bell = NULL;
  int fd;

  g_return_if_fail (directory != NULL);
  bell = dim_data_directory_file (directory, BELL_FILE);
  fd = g_open (bell, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0 || write (fd, "\n", 1) != 1)
    g_info ("Cannot ring the bell: the sender notices at its next round");
  if (fd >= 0)
    close (fd);
}

void
dim_data_directory_listen (DimDataDirectory *directory, void (*heard) (gpointer), gpointer data)
{
  g_autofree char *bell = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (directory != NULL && heard != NULL && directory->bell == NULL);
  bell = dim_data_directory_file (directory, BELL_FILE);
  file = g_file_new_for_path (bell);
  directory->heard = heard;
  directory->heard_data = data;
  directory->bell = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (directory->bell != NULL)
    g_signal_connect (directory->bell, "changed", G_CALLBACK (bell_changed_cb), directory);
}
