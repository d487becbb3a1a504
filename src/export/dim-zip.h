/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A ZIP on its way to a stream, member after member. Deterministic: no times, owners or modes of
 * this computer. Members may be of any length. */
#define DIM_TYPE_ZIP_MEMBER (dim_zip_member_get_type ())
G_DECLARE_FINAL_TYPE (DimZipMember, dim_zip_member, DIM, ZIP_MEMBER, GOutputStream)

typedef struct _DimZip DimZip;

/* Borrows both, to the end. */
DimZip *dim_zip_new (GOutputStream *stream, GCancellable *cancellable);
/* Without dim_zip_finish the archive is not whole. */
void dim_zip_free (DimZip *zip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimZip, dim_zip_free)

/* Begins the member @name, which ends where the next begins. (transfer full): what is written to it
 * stands in the member; NULL with DIM_ERROR_FULL, _DENIED or _STORAGE, or G_IO_ERROR_CANCELLED. */
GOutputStream *dim_zip_begin (DimZip *zip, const char *name, GError **error);
/* A whole member. The same errors. */
gboolean dim_zip_add (DimZip *zip, const char *name, const char *text, GError **error);
/* Writes the directory and flushes the stream. The same errors. */
gboolean dim_zip_finish (DimZip *zip, GError **error);

G_END_DECLS
