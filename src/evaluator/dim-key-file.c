/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-key-file.h"

#include "dim-bytes.h"
#include "dim-crypto.h"
#include "dim-error.h"
#include "dim-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LINE_BYTES 45 /* 44 of base64 and the line's end */

static gboolean
fail (GError **error, const char *what, int cause)
{
  g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot %s key file: %s", what,
               g_strerror (cause));
  return FALSE;
}

static gboolean
write_all (int fd, const char *bytes, gsize length)
{
  while (length > 0) {
    ssize_t n = write (fd, bytes, length);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    bytes += n;
    length -= (gsize) n;
  }
  return fsync (fd) == 0;
}

static gboolean
write_and_close (int fd, const char *bytes, gsize length)
{
  gboolean is_written = write_all (fd, bytes, length);

  return close (fd) == 0 && is_written;
}

gboolean
dim_key_file_write (const char *path, const guint8 secret[DIM_KEY_FILE_BYTES], GError **error)
{
  char *text;
  char line[LINE_BYTES + 1];
  gboolean is_written;
  int fd;

  g_return_val_if_fail (path != NULL && secret != NULL, FALSE);
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
  if (fd < 0 && errno == EEXIST) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_CONFLICT,
                         "Cannot write key file: there is one already");
    return FALSE;
  }
  if (fd < 0)
    return fail (error, "make", errno);
  text = dim_base64_encode (secret, DIM_KEY_FILE_BYTES);
  (void) g_snprintf (line, sizeof line, "%s\n", text);
  dim_wipe_string (text);
  is_written = write_and_close (fd, line, LINE_BYTES) && dim_folder_sync_of (path);
  dim_wipe (line, sizeof line);
  if (is_written)
    return TRUE;
  (void) fail (error, "write", errno);
  (void) g_unlink (path);
  return FALSE;
}

static gboolean
is_private (int fd)
{
  struct stat status;

  return fstat (fd, &status) == 0 && S_ISREG (status.st_mode) &&
         (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

static gboolean
decode_line (const char line[LINE_BYTES + 1], ssize_t length, guint8 out[DIM_KEY_FILE_BYTES])
{
  char text[LINE_BYTES] = { 0 };
  gboolean is_decoded;

  if (length != LINE_BYTES || line[LINE_BYTES - 1] != '\n')
    return FALSE;
  memcpy (text, line, LINE_BYTES - 1);
  is_decoded = dim_base64_decode_exact (text, out, DIM_KEY_FILE_BYTES);
  dim_wipe (text, sizeof text);
  return is_decoded;
}

guint8 *
dim_key_file_read (const char *path, GError **error)
{
  guint8 *secret;
  char line[LINE_BYTES + 1] = { 0 };
  gboolean is_read;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);
  fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    g_set_error (error, DIM_ERROR, errno == ENOENT ? DIM_ERROR_NOT_FOUND : DIM_ERROR_STORAGE,
                 "Cannot open key file: %s", g_strerror (errno));
    return NULL;
  }
  secret = dim_secret_alloc (DIM_KEY_FILE_BYTES);
  is_read = is_private (fd) && decode_line (line, read (fd, line, sizeof line), secret);
  dim_wipe (line, sizeof line);
  (void) close (fd);
  if (is_read)
    return secret;
  dim_secret_free (secret);
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                       "Cannot read key file: it is no key, or others may read it");
  return NULL;
}

gboolean
dim_key_file_is_cut_off (const char *path)
{
  char line[LINE_BYTES] = { 0 };
  ssize_t length = -1;
  gboolean is_cut_off;
  int fd;

  g_return_val_if_fail (path != NULL, FALSE);
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0)
    return FALSE;
  length = read (fd, line, sizeof line);
  (void) close (fd);
  is_cut_off = length >= 0 && (length < LINE_BYTES || line[0] == '\0');
  dim_wipe (line, sizeof line);
  return is_cut_off;
}

gboolean
dim_key_file_destroy (const char *path, GError **error)
{
  char noise[LINE_BYTES];
  gboolean is_overwritten;
  int fd;

  g_return_val_if_fail (path != NULL, FALSE);
  fd = open (path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0 && errno == ENOENT)
    return TRUE;
  if (fd < 0)
    return fail (error, "open", errno);
  dim_random_bytes ((guint8 *) noise, sizeof noise);
  is_overwritten = write_and_close (fd, noise, sizeof noise);
  if (!is_overwritten || g_unlink (path) != 0 || !dim_folder_sync_of (path))
    return fail (error, "destroy", errno);
  return TRUE;
}
