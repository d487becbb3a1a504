/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-code-list.h"
#include "dim-municipality.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes @rows for another program: dim_record_write_csv, dim_tally_write_csv and their like. */
typedef gboolean (*DimExportWriter) (GOutputStream *stream,
                                     GPtrArray *rows,
                                     const DimCodeBook *book,
                                     const DimMunicipalities *municipalities,
                                     GCancellable *cancellable,
                                     GError **error);

/* What is written and how. Everything is borrowed. */
typedef struct {
  DimExportWriter write;
  GPtrArray *rows;
  const DimCodeBook *book;
  const DimMunicipalities *municipalities;
} DimExport;

/* Writes what a file is to hold; FALSE with an error ends it. */
typedef gboolean (*DimExportFill) (GOutputStream *stream, gpointer data, GError **error);

/* Fills @file as dim_export_write_file does, by any writer. */
gboolean dim_export_fill_file (GFile *file,
                               gboolean is_private,
                               DimExportFill fill,
                               gpointer data,
                               GError **error);

/* Writes @file, which appears whole or not at all: what stood there stays until then. @is_private:
 * for its owner alone. Waits for the disk. DIM_ERROR_FULL, _DENIED, _STORAGE, or what @export's
 * writer failed with. */
gboolean
dim_export_write_file (const DimExport *export, GFile *file, gboolean is_private, GError **error);

G_END_DECLS
