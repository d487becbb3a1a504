/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <gio/gio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dim-bytes.h"
#include "dim-crypto.h"
#include "dim-error.h"
#include "dim-key-file.h"
#include "fuzz-target.h"

/* A key file of the evaluator. What is read is the one line that writing the key makes. */

static int
make_file (const uint8_t *input, size_t length)
{
  int fd = memfd_create ("key", MFD_CLOEXEC);

  g_assert_true (fd >= 0 && fchmod (fd, S_IRUSR | S_IWUSR) == 0);
  g_assert_true (length == 0 || write (fd, input, length) == (ssize_t) length);
  return fd;
}

static void
check_secret (const guint8 *secret, const uint8_t *input, size_t length)
{
  g_autofree char *text = dim_base64_encode (secret, DIM_KEY_FILE_BYTES);
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  g_assert_cmpmem (line, strlen (line), input, length);
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  guint8 *secret;
  int fd;

  g_assert_true (dim_crypto_init ());
  fd = make_file (input, length);
  path = g_strdup_printf ("/proc/self/fd/%d", fd);
  secret = dim_key_file_read (path, &error);
  if (secret == NULL)
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  else
    check_secret (secret, input, length);
  dim_secret_free (secret);
  close (fd);
  return 0;
}
