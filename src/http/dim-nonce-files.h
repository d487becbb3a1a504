/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DIM_NONCE_KEY_BYTES 16

/* Nonces in a folder, a file a minute of their creation, so that a server that is started again
 * still knows them. Only handed to the system and not synced: they outlive the program, however it
 * ends, but a power cut may take those of the last seconds. One thread. */
typedef struct _DimNonceFiles DimNonceFiles;

/* Makes the folder if it is not there. DIM_ERROR_STORAGE if it cannot be had. */
DimNonceFiles *dim_nonce_files_open (const char *directory, GError **error);
void dim_nonce_files_free (DimNonceFiles *files);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimNonceFiles, dim_nonce_files_free)

typedef void (*DimNonceFunc) (gint64 minute, const guint8 key[DIM_NONCE_KEY_BYTES], gpointer data);
/* All that were written; the half of one at the end of a file is cut off. */
void dim_nonce_files_each (DimNonceFiles *files, DimNonceFunc func, gpointer data);
/* What cannot be written (a full disk) is told in the log, once a minute. */
void
dim_nonce_files_add (DimNonceFiles *files, gint64 minute, const guint8 key[DIM_NONCE_KEY_BYTES]);
/* Removes the file of @minute. */
void dim_nonce_files_forget (DimNonceFiles *files, gint64 minute);

G_END_DECLS
