/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A secret of 32 bytes in a file of its own: one line of base64, mode 0600. Errors are
 * DIM_ERROR_STORAGE unless said otherwise and name the cause, never the content. */
#define DIM_KEY_FILE_BYTES 32

/* Makes a new file and has it on disk before it returns. DIM_ERROR_CONFLICT if there is one. */
gboolean
dim_key_file_write (const char *path, const guint8 secret[DIM_KEY_FILE_BYTES], GError **error);

/* In memory of dim_secret_alloc. DIM_ERROR_NOT_FOUND if there is no file, DIM_ERROR_INVALID if it
 * holds something else or others may read it. */
guint8 *dim_key_file_read (const char *path, GError **error);

/* Whether there is a file in which no key can be, as its writing was cut off: it is too short, or
 * holds the zeros of a power cut. */
gboolean dim_key_file_is_cut_off (const char *path);

/* Overwrites and removes it; nothing to do if it is not there. What the disk itself keeps (copies,
 * spare blocks, backups) is beyond a program: see the administrator's guide. */
gboolean dim_key_file_destroy (const char *path, GError **error);

G_END_DECLS
