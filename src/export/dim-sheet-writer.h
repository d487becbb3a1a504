/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-sheet.h"

G_BEGIN_DECLS

/* Writes @sheet to @stream in blocks; flushes, does not close. @run: (nullable). Fails with
 * DIM_ERROR_FULL, _DENIED or _STORAGE if the stream takes no more, G_IO_ERROR_CANCELLED. What is
 * not UTF-8 is the caller's fault. */
typedef gboolean (*DimSheetWriter) (GOutputStream *stream,
                                    const DimSheet *sheet,
                                    const DimExportRun *run,
                                    GError **error);

/* RFC 4180, UTF-8 without a byte-order mark; the heading holds the columns' names. */
gboolean dim_sheet_write_csv (GOutputStream *stream,
                              const DimSheet *sheet,
                              const DimExportRun *run,
                              GError **error);
/* For a Dutch Excel: byte-order mark, ";" between fields, decimal comma, the heading holds the
 * columns' labels. Text that begins with = + - @ tab CR or LF gets a ' before it, so that no
 * spreadsheet takes it for a formula. */
gboolean dim_sheet_write_csv_nl (GOutputStream *stream,
                                 const DimSheet *sheet,
                                 const DimExportRun *run,
                                 GError **error);
/* RFC 8259, a row a line; empty cells are null:
 *
 *   {"schema": "nl.minbzk.DutchIdMonitor/tabel/1", "titel": "…", "codelijst": "2026.1",
 *    "kolommen": [{"naam": "vorm", "titel": "Vorm", "uitleg": "…"}],
 *    "toelichting": [{"kop": "…", "tekst": "…"}],
 *    "codes": [{"lijst": "vorm", "code": "look-alike", "omschrijving": "Look-alike"}],
 *    "rijen": [{"vorm": "look-alike", "zaken": 2}]}
 */
gboolean dim_sheet_write_json (GOutputStream *stream,
                               const DimSheet *sheet,
                               const DimExportRun *run,
                               GError **error);
/* SDMX-CSV 2.0: STRUCTURE, STRUCTURE_ID, ACTION, a column a dimension, MAATSTAF, TIME_PERIOD,
 * OBS_VALUE, OBS_STATUS; a line a measure. The total of a dimension is _T. OBS_STATUS: A as
 * counted, Q hidden, E rounded. */
gboolean dim_sheet_write_sdmx (GOutputStream *stream,
                               const DimSheet *sheet,
                               const DimExportRun *run,
                               GError **error);
/* A workbook of three sheets: the rows with a frozen head, how to read them, the codes. Numbers are
 * numbers, months dates. Written by way of a temporary file. DIM_ERROR_LIMIT if there are more rows
 * than a worksheet takes. */
gboolean dim_sheet_write_xlsx (GOutputStream *stream,
                               const DimSheet *sheet,
                               const DimExportRun *run,
                               GError **error);

/* Of "csv", "csv-nl", "json", "sdmx" or "xlsx"; NULL for anything else. */
DimSheetWriter dim_sheet_writer (const char *format);

/* Writes @file, which appears whole or not at all, as dim_export_write_file does; also when it is
 * cancelled. */
gboolean dim_sheet_write_file (GFile *file,
                               DimSheetWriter write,
                               const DimSheet *sheet,
                               gboolean is_private,
                               const DimExportRun *run,
                               GError **error);

G_END_DECLS
