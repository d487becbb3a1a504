/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-export-file.h"
#include "dim-monitor.h"

G_BEGIN_DECLS

/* dim_record_write_file or dim_tally_write_file. */
typedef gboolean (*DimCliFileWriter) (GFile *file,
                                      DimExportWriter write,
                                      GPtrArray *rows,
                                      const DimCodeBook *book,
                                      const DimMunicipalities *municipalities,
                                      GError **error);

/* Writes @rows, in the words of @monitor, to the file at @path by @write_file; to standard output
 * by @write alone if @path is NULL or "-". Fails as they do. */
gboolean dim_cli_write (DimMonitor *monitor,
                        GPtrArray *rows,
                        DimExportWriter write,
                        DimCliFileWriter write_file,
                        const char *path,
                        GError **error);
/* The same without a monitor. */
gboolean dim_cli_write_in (const DimExport *export,
                           DimCliFileWriter write_file,
                           const char *path,
                           GError **error);

G_END_DECLS
