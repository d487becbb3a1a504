/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-export-file.h"
#include "dim-snapshot-rows.h"

G_BEGIN_DECLS

/* A snapshot of a closed year as a file that anybody can read: what it is in lines that begin with
 * "# ", then the canonical text (dim-snapshot-rows.h). UTF-8, a line feed at the end of each line.
 *
 *   # nl.minbzk.DutchIdMonitor/momentopname/1
 *   # jaar: 2026
 *   # uitgave: 1
 *   # gemaakt: 2027-02-09T10:00:00Z
 *   # feedpositie: 17
 *   # codelijst: 2026.1
 *   # regels: 12345
 *   # sha256: 5ca1182315b6…
 *   gemeente,maand,bruto,…
 */

/* A DimExportWriter; @snapshots: (element-type DimSnapshot): one. Any thread. */
gboolean dim_snapshot_write_text (GOutputStream *stream,
                                  GPtrArray *snapshots,
                                  const DimCodeBook *book,
                                  const DimMunicipalities *municipalities,
                                  GCancellable *cancellable,
                                  GError **error);
/* Writes @file as dim_export_write_file does. */
gboolean dim_snapshot_write_file (GFile *file,
                                  DimExportWriter write,
                                  GPtrArray *snapshots,
                                  const DimCodeBook *book,
                                  const DimMunicipalities *municipalities,
                                  GError **error);

/* DIM_ERROR_INVALID: it is no such file; DIM_ERROR_DAMAGED: it is not what its digest says. */
DimSnapshot *dim_snapshot_parse (const char *text, gsize length, GError **error);

/* The standard tables of the year (element-type DimTally), as they stood then. DIM_ERROR_INVALID: a
 * line is none; DIM_ERROR_TOO_NEW: it stands on other code lists than @book has. */
GPtrArray *
dim_snapshot_count (const DimSnapshot *snapshot, const DimCodeBook *book, GError **error);

G_END_DECLS
