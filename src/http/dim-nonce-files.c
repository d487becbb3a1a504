/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-nonce-files.h"

#include "dim-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define FOLDER_MODE 0700
#define FILE_MODE   0600
#define UNWRITABLE  (-1)

struct _DimNonceFiles {
  char *directory;
  GHashTable *open; /* minute → descriptor, or UNWRITABLE */
};

static char *
path_of (DimNonceFiles *files, gint64 minute)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, minute);

  return g_build_filename (files->directory, name, NULL);
}

static void
close_cb (gpointer data)
{
  int fd = GPOINTER_TO_INT (data);

  if (fd != UNWRITABLE)
    (void) g_close (fd, NULL);
}

static int
open_file (DimNonceFiles *files, gint64 minute)
{
  g_autofree char *path = path_of (files, minute);
  int fd = g_open (path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, FILE_MODE);

  if (fd < 0)
    g_message ("nonces are not kept: %s", g_strerror (errno));
  return fd < 0 ? UNWRITABLE : fd;
}

static int
find_file (DimNonceFiles *files, gint64 minute)
{
  gpointer fd = NULL;

  if (g_hash_table_lookup_extended (files->open, &minute, NULL, &fd))
    return GPOINTER_TO_INT (fd);
  fd = GINT_TO_POINTER (open_file (files, minute));
  g_hash_table_insert (files->open, g_memdup2 (&minute, sizeof minute), fd);
  return GPOINTER_TO_INT (fd);
}

/* The half of a key would shift all that come behind it. */
static void
cut_to_whole_keys (const char *path, gsize length)
{
  if (length % DIM_NONCE_KEY_BYTES != 0)
    (void) truncate (path, (off_t) (length - length % DIM_NONCE_KEY_BYTES));
}

static void
read_file (DimNonceFiles *files, gint64 minute, DimNonceFunc func, gpointer data)
{
  g_autofree char *path = path_of (files, minute);
  g_autofree char *content = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return;
  for (gsize at = 0; at + DIM_NONCE_KEY_BYTES <= length; at += DIM_NONCE_KEY_BYTES)
    func (minute, (const guint8 *) content + at, data);
  cut_to_whole_keys (path, length);
}

DimNonceFiles *
dim_nonce_files_open (const char *directory, GError **error)
{
  DimNonceFiles *files;

  g_return_val_if_fail (directory != NULL, NULL);
  if (g_mkdir_with_parents (directory, FOLDER_MODE) != 0) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot keep nonces: %s", g_strerror (errno));
    return NULL;
  }
  files = g_new0 (DimNonceFiles, 1);
  files->directory = g_strdup (directory);
  files->open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, close_cb);
  return files;
}

void
dim_nonce_files_free (DimNonceFiles *files)
{
  if (files == NULL)
    return;
  g_hash_table_unref (files->open);
  g_free (files->directory);
  g_free (files);
}

void
dim_nonce_files_each (DimNonceFiles *files, DimNonceFunc func, gpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_return_if_fail (files != NULL && func != NULL);
  folder = g_dir_open (files->directory, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    gint64 minute = 0;

    if (g_ascii_string_to_signed (name, 10, 0, G_MAXINT64, &minute, NULL))
      read_file (files, minute, func, data);
  }
}

void
dim_nonce_files_add (DimNonceFiles *files, gint64 minute, const guint8 key[DIM_NONCE_KEY_BYTES])
{
  int fd;
  gssize written;

  g_return_if_fail (files != NULL && key != NULL);
  fd = find_file (files, minute);
  if (fd == UNWRITABLE)
    return;
  written = write (fd, key, DIM_NONCE_KEY_BYTES);
  if (written == DIM_NONCE_KEY_BYTES)
    return;
  g_message ("nonces of this minute are not kept: %s", g_strerror (written < 0 ? errno : ENOSPC));
  g_hash_table_insert (files->open, g_memdup2 (&minute, sizeof minute),
                       GINT_TO_POINTER (UNWRITABLE));
}

void
dim_nonce_files_forget (DimNonceFiles *files, gint64 minute)
{
  g_autofree char *path = NULL;

  g_return_if_fail (files != NULL);
  path = path_of (files, minute);
  g_hash_table_remove (files->open, &minute);
  (void) g_unlink (path);
}
