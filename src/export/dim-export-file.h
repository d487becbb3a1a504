/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes what a file is to hold. */
typedef gboolean (*DimExportFunc) (GOutputStream *stream, gpointer data, GError **error);

/* Writes @file, which appears whole or not at all: what stood there stays until then. @is_private:
 * for its owner alone. Waits for the disk. DIM_ERROR_FULL, _DENIED, _STORAGE, or what @write failed
 * with. */
gboolean dim_export_write_file (GFile *file,
                                gboolean is_private,
                                DimExportFunc write,
                                gpointer data,
                                GError **error);

G_END_DECLS
